"""Giving a number and a day to one paper of a round, or keeping one free for it; opened wherever papers are listed."""

from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from khenthuong_desktop.services.drafting.paper_register import RegisteredPaper
from khenthuong_desktop.services.drafting.papers import PaperRow
from khenthuong_desktop.services.numbers.given_numbers import ROUND_NUMBERS, Given, key_of_paper
from khenthuong_desktop.services.numbers.number_register import proposals
from khenthuong_desktop.services.numbers.paper_numbers import field_names, give_numbers, reserve_number
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.form import Field, Form, Kind
from khenthuong_desktop.ui.theme import Size
from khenthuong_desktop.ui.widgets.controls import link
from khenthuong_desktop.ui.widgets.form_dialog import FormDialog

REASON = Field("reason", "Lý do, khi vẫn dùng số mà văn bản khác đã có", full=True)


def ask_number(context: Context, round_id: str, paper: RegisteredPaper | PaperRow, parent: QWidget) -> None:
    """Ask for the number of a paper that bears one; say so of a list or form that has none."""
    if paper.symbol:
        PaperNumberDialog(context, round_id, paper, parent).open()
    else:
        context.messages.warn(f"{paper.title} không có số của sổ văn bản.")


class PaperNumberDialog(FormDialog):
    """The next number stands beside the field; nothing is given until it is taken over and saved."""

    def __init__(
        self, context: Context, round_id: str, paper: RegisteredPaper | PaperRow, parent: QWidget | None = None
    ) -> None:
        self._context, self._paper, self._round_id = context, paper, round_id
        self._key = key_of_paper(paper.kind, paper.title)
        self._names = number_name, day_name = field_names(paper.kind)
        proposal = proposals(context.db, context.library, round_id, [self._key])[self._key]
        asked = [
            Field(number_name, f"Số …/{proposal.symbol}", hint="Chỉ ghi số, ví dụ 12 hoặc 12a; để trống là bỏ số"),
            Field(day_name, "Ngày văn bản", Kind.DATE),
            Field("reserved", "Chỉ giữ số, chưa cấp: số chưa in lên văn bản", Kind.CHECK, full=True),
            REASON,
        ]
        self._of_meeting = paper.kind in ROUND_NUMBERS and ROUND_NUMBERS[paper.kind][1] is None
        if self._of_meeting:
            del asked[1]
        form = Form(asked)
        form.fill({number_name: paper.number, day_name: paper.issued_on})
        super().__init__(f"Cấp số: {paper.title}", form, self._save_number, parent=parent)
        offered = proposal.reserved or str(proposal.following)
        words = "Lấy số đang giữ" if proposal.reserved else "Lấy số tiếp theo"
        self.take_button = link(f"{words}: {offered}", lambda: self._take(offered), "arrow-right")
        form.put_beside(number_name, self.take_button)
        self.resize(self.width(), self.height() + 3 * Size.ROW)  # room for who has a number already

    def _take(self, number: str) -> None:
        editor = self.form.editor(self._names[0])
        assert isinstance(editor, QLineEdit)
        editor.setText(number)
        editor.setFocus()

    def _save_number(self, values: dict[str, Any]) -> None:
        context, paper, reason = self._context, self._paper, values["reason"] or None
        round_id = self._round_id
        number = values[self._names[0]] or None
        if values["reserved"]:
            wanted = Given(number, values.get(self._names[1]))
            kept = reserve_number(context.db, context.library, round_id, self._key, wanted, reason)
            context.done(f"Đã giữ số {kept} cho {paper.title}")
            return
        day = paper.issued_on if self._of_meeting else values[self._names[1]]
        give_numbers(context.db, context.library, round_id, {self._key: Given(number, day)}, reason)
        told = f"Đã cấp số {number} cho" if number else "Đã bỏ số của"
        context.done(f"{told} {paper.title}; soạn lại để số, ngày in lên văn bản")
