"""Who signs, and the lines above the signature."""

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from khenthuong_desktop.domain.text import clean
from khenthuong_desktop.services.units import (
    SignerDetail,
    UnitDetail,
    get_unit,
    list_signers,
    save_signer,
    usual_signer,
)
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.form import Field, Form, Kind
from khenthuong_desktop.ui.pages.settings.part import Part
from khenthuong_desktop.ui.table_model import Column, ListSource
from khenthuong_desktop.ui.widgets import actions as keys
from khenthuong_desktop.ui.widgets.actions import Action, Needs
from khenthuong_desktop.ui.widgets.empty import EmptyState
from khenthuong_desktop.ui.widgets.form_dialog import FormDialog
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
        """The first one is the head, as a rule: the title and the lines usual at the unit's level stand there."""
        count = self.view.count
        usual = SignerDetail("", "", ()) if count else usual_signer(get_unit(self.context.db))
        self._ask("Thêm người ký", replace(usual, position=count))

    def _on_edit(self) -> None:
        row = self.view.table.current_row
        if row is not None:
            self._ask("Sửa người ký", row)

    def _on_retire(self) -> None:
        row = self.view.table.current_row
        if row is not None:
            save_signer(self.context.db, replace(row, active=False))
            self.context.done(f"{row.name} không còn trong danh sách người ký")

    def _ask(self, title: str, detail: SignerDetail) -> None:
        form = Form(
            (
                Field("name", "Họ và tên", required=True),
                Field("title", "Chức vụ", required=True),
                Field(
                    "authority_lines",
                    "Các dòng ghi trên chữ ký",
                    Kind.LONG,
                    required=True,
                    full=True,
                    hint="Mỗi dòng một hàng, ví dụ: TM. ỦY BAN NHÂN DÂN, rồi KT. CHỦ TỊCH, rồi PHÓ CHỦ TỊCH",
                ),
                Field("place", "Thứ tự", Kind.NUMBER, hint="1 là người thường ký"),
            )
        )
        form.fill(
            {
                "name": detail.name,
                "title": detail.title,
                "authority_lines": "\n".join(detail.authority_lines),
                "place": detail.position + 1,
            }
        )

        _follow_title(form, get_unit(self.context.db), detail)

        def save(values: dict[str, Any]) -> None:
            kept = replace(
                detail,
                name=values["name"],
                title=values["title"],
                authority_lines=tuple(values["authority_lines"].splitlines()),
                position=(values["place"] or 1) - 1,
            )
            save_signer(self.context.db, kept)
            self.context.done(f"Đã lưu người ký {kept.name}")

        FormDialog(title, form, save, parent=self).open()


def _follow_title(form: Form, unit: UnitDetail, detail: SignerDetail) -> None:
    """The lines above the signature go with the title (KT. for a deputy) until somebody writes others by hand."""
    title, lines = form.editor("title"), form.editor("authority_lines")
    assert isinstance(title, QLineEdit)
    assert isinstance(lines, QPlainTextEdit)

    def usual(words: str) -> str:
        return "\n".join(usual_signer(unit, "", words).authority_lines) if words else ""

    last = [usual(detail.title)]

    def on_title(words: str) -> None:
        untouched = lines.toPlainText() in ("", last[0])
        last[0] = usual(clean(words))
        if untouched:
            lines.setPlainText(last[0])

    title.textChanged.connect(on_title)
