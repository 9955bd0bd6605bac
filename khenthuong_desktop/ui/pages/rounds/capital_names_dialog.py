"""Names that are all in capitals, each beside what it would be written as; nothing changes unasked."""

from PySide6.QtWidgets import QWidget

from khenthuong_desktop.services.award_rounds.capital_names import CapitalName, rewrite_names
from khenthuong_desktop.ui import labels
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.theme import Size
from khenthuong_desktop.ui.widgets.cell_table import CellColumn, CellKind, CellTable
from khenthuong_desktop.ui.widgets.work_dialog import WorkDialog

_COLUMNS = (
    CellColumn("name", "Đang viết", CellKind.SHOWN, 24, stretch=True),
    CellColumn("offered", "Viết lại thành", chars=24, stretch=True),
)


class CapitalNamesDialog(WorkDialog):
    """The clerk mends what is offered, or leaves a cell empty to keep the name as it is."""

    def __init__(self, context: Context, names: tuple[CapitalName, ...], parent: QWidget | None = None) -> None:
        super().__init__(
            "Tên viết chữ in hoa",
            save_text="Viết lại",
            hint="Văn bản viết tên bằng chữ thường. Sửa ô chưa đúng, ghi tên tập thể; ô để trống thì tên ấy giữ nguyên",
            parent=parent,
        )
        self._context = context
        self._names = names
        self.table = CellTable("Tên viết chữ in hoa", _COLUMNS)
        self.table.set_rows([{"name": one.name, "offered": one.offered} for one in names])
        self.body.addWidget(self.table, 1)
        self.resize(Size.DETAILS * 2, 420)

    def hand_over(self) -> None:
        wanted = {one.subject: row["offered"] for one, row in zip(self._names, self.table.rows(), strict=True)}
        count = rewrite_names(self._context.db, wanted)
        self._context.done(f"Đã viết lại {labels.number(count)} tên")
