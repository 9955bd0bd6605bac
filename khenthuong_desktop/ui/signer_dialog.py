"""A person who signs, with the lines above the signature; opened wherever a signer is wanted."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from khenthuong_desktop.domain.text import clean
from khenthuong_desktop.services.units import (
    SignerDetail,
    UnitDetail,
    get_unit,
    list_signers,
    save_signer,
    usual_signer,
)
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.form import Field, Form, Kind
from khenthuong_desktop.ui.widgets.form_dialog import FormDialog


def new_signer(db: Database) -> SignerDetail:
    """The first one is the head, as a rule: the title and the lines usual at the unit's level stand there."""
    count = len(list_signers(db))
    usual = SignerDetail("", "", ()) if count else usual_signer(get_unit(db))
    return replace(usual, position=count)


class SignerDialog(FormDialog):
    """``saved`` gets the key of the signer."""

    def __init__(
        self,
        context: Context,
        detail: SignerDetail,
        saved: Callable[[str], object] = lambda _key: None,
        parent: QWidget | None = None,
    ) -> None:
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
        _follow_title(form, get_unit(context.db), detail)

        def save(values: dict[str, Any]) -> None:
            kept = replace(
                detail,
                name=values["name"],
                title=values["title"],
                authority_lines=tuple(values["authority_lines"].splitlines()),
                position=(values["place"] or 1) - 1,
            )
            key = save_signer(context.db, kept)
            context.done(f"Đã lưu người ký {kept.name}")
            saved(key)

        super().__init__("Sửa người ký" if detail.id else "Thêm người ký", form, save, parent=parent)


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
