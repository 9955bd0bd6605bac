"""Keeping a number free for a paper of a round that is not drafted yet."""

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from khenthuong_desktop.documents.catalogue import NUMBERED_KINDS, SEVERAL_KINDS
from khenthuong_desktop.errors import FieldFault, ValuesRefused
from khenthuong_desktop.services.award_rounds.rounds import RoundRow
from khenthuong_desktop.services.award_rounds.stages import ENDED
from khenthuong_desktop.services.numbers.given_numbers import Given, PaperKey, own_title, title_of
from khenthuong_desktop.services.numbers.number_register import proposals
from khenthuong_desktop.services.numbers.paper_numbers import field_names, reserve_number
from khenthuong_desktop.services.word_templates.templates import kind_title
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.form import Field, Form, Kind
from khenthuong_desktop.ui.paper_number_dialog import REASON
from khenthuong_desktop.ui.theme import Size
from khenthuong_desktop.ui.widgets.controls import label
from khenthuong_desktop.ui.widgets.form_dialog import FormDialog


class RoundNumberDialog(FormDialog):
    """Says the next number of the series as soon as the round and the kind are chosen."""

    def __init__(self, context: Context, rounds: tuple[RoundRow, ...], parent: QWidget | None = None) -> None:
        self._context = context
        form = Form(
            (
                Field("round", "Đợt", Kind.CHOICE, True, [(f"{row.code} · {row.name}", row.id) for row in rounds]),
                Field("kind", "Văn bản", Kind.CHOICE, True, [(kind_title(kind), kind) for kind in NUMBERED_KINDS]),
                Field(
                    "about",
                    "Tên riêng của bản này",
                    hint="Chỉ với loại có nhiều bản trong một đợt: tên phong trào, đơn vị được kiểm tra",
                    full=True,
                ),
                Field("paper_number", "Số", hint="Để trống: lấy số tiếp theo của dãy"),
                Field("paper_day", "Ngày văn bản", Kind.DATE, hint="Để trống khi chưa biết ngày"),
                REASON,
            )
        )
        newest = next((row for row in reversed(rounds) if row.stage not in ENDED), rounds[-1])
        form.fill({"round": newest.id})
        super().__init__("Giữ số cho văn bản của đợt, trước khi soạn", form, self._keep_number, parent=parent)
        self.offer_label = label("", "caption", wrap=True)
        form.put_beside("paper_number", self.offer_label)
        form.edited.connect(self._on_edited)
        self._on_edited()
        self.resize(self.width(), self.height() + 2 * Size.ROW)  # room for who has a number already

    def _on_edited(self) -> None:
        values = self.form.values()
        self.form.editor("about").setEnabled(values["kind"] in SEVERAL_KINDS)
        self.offer_label.setText(self._offer(values["round"], values["kind"], values["about"]))

    def _offer(self, round_id: str | None, kind: str | None, about: str) -> str:
        if round_id is None or kind is None:
            return ""
        key = _key(kind, about)
        found = proposals(self._context.db, self._context.library, round_id, [key]).get(key)
        if found is None:
            return ""
        kept = f"Đang giữ số {found.reserved}. " if found.reserved else ""
        return f"{kept}Số tiếp theo: {found.following}/{found.symbol}"

    def _keep_number(self, values: dict[str, Any]) -> None:
        context, kind, about = self._context, values["kind"], values["about"]
        if kind in SEVERAL_KINDS and not about:
            raise ValuesRefused(FieldFault("about", "required"))
        wanted = Given(values["paper_number"] or None, values["paper_day"])
        key, reason = _key(kind, about), values["reason"] or None
        try:
            number = reserve_number(context.db, context.library, values["round"], key, wanted, reason)
        except ValuesRefused as refused:
            raise ValuesRefused(*(_as_asked(kind, fault) for fault in refused.faults)) from refused
        context.done(f"Đã giữ số {number} cho {title_of(kind, about if key[1] else '')}")


def _key(kind: str, about: str) -> PaperKey:
    return kind, own_title(kind, about)


def _as_asked(kind: str, fault: FieldFault) -> FieldFault:
    """The fault at the field of this form: number and day of a round's own papers have other names there."""
    names = dict(zip(field_names(kind), ("paper_number", "paper_day"), strict=True))
    return replace(fault, field=names.get(fault.field, fault.field))
