"""The first rows of a file as they stand in it; the clerk points at the one with the headings."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from khenthuong_desktop.services.imports import Preview, TopRows
from khenthuong_desktop.spreadsheets.problems import column_letter
from khenthuong_desktop.ui.table_model import Chip, Column, ListSource, PagedModel
from khenthuong_desktop.ui.theme import Space, Tone
from khenthuong_desktop.ui.widgets.controls import button, label
from khenthuong_desktop.ui.widgets.table import Table

_CHIP = Chip("Tiêu đề", Tone.ACCENT, "check")
_HOW = (
    "Chọn dòng ghi tên các cột (Họ và tên, Đơn vị…), rồi bấm Enter. Tiêu đề hai dòng thì chọn dòng trên. "
    "Lần sau, danh sách có dòng như vậy được đọc theo dòng này."
)


class _Row(NamedTuple):
    number: int  # as Excel counts, from 1
    cells: tuple[str, ...]
    heads: bool  # it is taken for the headings now


class HeadingDialog(QDialog):
    """``pointed`` carries the sheet and the row, or None where the program shall look for it by itself."""

    pointed = Signal(str, object)

    def __init__(self, preview: Preview, tops: Sequence[TopRows], sheet: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Dòng tiêu đề")
        self._told = preview.said.headings
        self.sheet_box = QComboBox()
        self._stack = QStackedWidget()
        self.point_button = button("Dòng này là tiêu đề", self._on_point, "check", "primary")
        self.free_button = button("Để chương trình tự tìm", self._on_free)
        self.tables: list[Table[_Row]] = []
        self._heads: list[int] = []  # of each sheet, or its first row
        for top in tops:
            heads = {one.header_row for one in preview.sheets if one.sheet == top.sheet and one.headed}
            self.tables.append(_table(top, heads))
            self._heads.append(min(heads, default=1))
            self.tables[-1].opened.connect(lambda _row: self._on_point())
            self.tables[-1].current_changed.connect(lambda _row: self._show_choice())
            self._stack.addWidget(self.tables[-1])
            self.sheet_box.addItem(top.sheet, top.sheet)
        self._build()
        self.sheet_box.currentIndexChanged.connect(self._on_sheet)
        self.sheet_box.setCurrentIndex(max(0, self.sheet_box.findData(sheet)))
        self._on_sheet(self.sheet_box.currentIndex())
        room = parent.window().size() if parent is not None else self.sizeHint()
        self.resize(max(640, room.width() - 160), max(420, room.height() - 120))

    def _build(self) -> None:
        self.sheet_box.setAccessibleName("Trang tính")
        self.sheet_box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.sheet_box.setVisible(len(self.tables) > 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.S)
        buttons.addWidget(self.free_button)
        buttons.addStretch(1)
        buttons.addWidget(button("Hủy", self.reject))
        buttons.addWidget(self.point_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        layout.setSpacing(Space.M)
        layout.addWidget(label("Dòng nào là dòng tiêu đề?", "heading"))
        layout.addWidget(label(_HOW, "secondary", wrap=True))
        layout.addWidget(self.sheet_box)
        layout.addWidget(self._stack, 1)
        layout.addLayout(buttons)

    @property
    def table(self) -> Table[_Row]:
        """The rows of the sheet in sight."""
        return self.tables[self._stack.currentIndex()]

    def _on_sheet(self, place: int) -> None:
        self._stack.setCurrentIndex(place)
        self.free_button.setVisible(self.sheet_box.currentData() in self._told)
        if self.table.current_row is None:
            self.table.select_key(str(self._heads[place]))
        self.table.setFocus()
        self._show_choice()

    def _show_choice(self) -> None:
        row = self.table.current_row
        self.point_button.setEnabled(row is not None and any(row.cells))

    def _on_point(self) -> None:
        if self.point_button.isEnabled() and (row := self.table.current_row) is not None:
            self.pointed.emit(self.sheet_box.currentData(), row.number)
            self.accept()

    def _on_free(self) -> None:
        self.pointed.emit(self.sheet_box.currentData(), None)
        self.accept()


def _table(top: TopRows, heads: set[int]) -> Table[_Row]:
    rows = [_Row(number, cells, number in heads) for number, cells in enumerate(top.rows, 1)]
    width = max((len(row.cells) for row in rows), default=0)
    columns: tuple[Column[_Row], ...] = (
        Column("Dòng", lambda row: row.number, numeric=True, chars=5),
        Column("", lambda row: row.heads, chip=lambda row: _CHIP if row.heads else None, chars=9),
        *(_column(index) for index in range(width) if any(index < len(row.cells) and row.cells[index] for row in rows)),
    )
    model = PagedModel(columns, ListSource(lambda _query: rows, columns), lambda row: str(row.number))
    table: Table[_Row] = Table(model, f"Các dòng đầu của trang {top.sheet}")
    model.setParent(table)
    model.reload()
    return table


def _column(index: int) -> Column[_Row]:
    return Column(column_letter(index), lambda row: row.cells[index] if index < len(row.cells) else "", chars=16)
