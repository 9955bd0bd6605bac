"""Who signs, and the lines above the signature."""

from dataclasses import replace

from khenthuong_desktop.services.units import SignerDetail, list_signers, save_signer
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.pages.settings.part import Part
from khenthuong_desktop.ui.signer_dialog import SignerDialog, new_signer
from khenthuong_desktop.ui.table_model import Column, ListSource
from khenthuong_desktop.ui.widgets import actions as keys
from khenthuong_desktop.ui.widgets.actions import Action, Needs
from khenthuong_desktop.ui.widgets.empty import EmptyState
from khenthuong_desktop.ui.widgets.list_view import ListView

_COLUMNS: tuple[Column[SignerDetail], ...] = (
    Column("Thứ tự", lambda row: row.position + 1, numeric=True, chars=6, sort="position"),
    Column("Họ và tên", lambda row: row.name, chars=20, sort="name", stretch=True),
    Column("Chức vụ", lambda row: row.title, chars=18, sort="title"),
    Column("Quyền hạn ký", lambda row: row.authority_lines, lambda lines: " / ".join(lines), chars=34),
)


class SignersPart(Part):
    name = "signers"
    title = "Người ký"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.view: ListView[SignerDetail] = ListView(
            "signers",
            "người ký",
            _COLUMNS,
            ListSource(lambda _query: list_signers(context.db), _COLUMNS),
            empty=EmptyState(
                "pencil",
                "Chưa có người ký",
                "Người ký tờ trình, quyết định, với các dòng ghi trên chữ ký (TM., KT., TL. …).",
                [Action("Thêm người ký", self._on_add, "plus")],
            ),
            state=context.state,
        )
        self.view.opened.connect(lambda _row: self._on_edit())
        self.view.selection_changed.connect(lambda: self.selection_changed.emit(self.view.table.selected_count))
        self.body.addWidget(self.view)

    def reload(self) -> None:
        self.view.reload()

    def offered(self) -> list[Action]:
        return [
            Action("Thêm người ký", self._on_add, "plus", keys.ADD),
            Action("Sửa", self._on_edit, "pencil", keys.EDIT, Needs.ONE),
            Action("Thôi ký", self._on_retire, "ban", keys.DELETE, Needs.ONE),
        ]

    def _on_add(self) -> None:
        SignerDialog(self.context, new_signer(self.context.db), parent=self).open()

    def _on_edit(self) -> None:
        row = self.view.table.current_row
        if row is not None:
            SignerDialog(self.context, row, parent=self).open()

    def _on_retire(self) -> None:
        row = self.view.table.current_row
        if row is not None:
            save_signer(self.context.db, replace(row, active=False))
            self.context.done(f"{row.name} không còn trong danh sách người ký")
