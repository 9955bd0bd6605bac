"""Giving or reserving a number: to one paper of a round, or to other work; and how the unit numbers."""

from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from khenthuong_desktop.domain.numbering import NumberingWays
from khenthuong_desktop.services.given_numbers import ROUND_NUMBERS, Given, key_of_paper
from khenthuong_desktop.services.number_register import proposals, set_numbering_ways, ways_of_year
from khenthuong_desktop.services.paper_numbers import (
    OutsideNumber,
    enter_number,
    field_names,
    give_numbers,
    reserve_number,
)
from khenthuong_desktop.services.paper_register import RegisteredPaper
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.form import Field, Form, Kind
from khenthuong_desktop.ui.theme import Size
from khenthuong_desktop.ui.widgets.controls import link
from khenthuong_desktop.ui.widgets.form_dialog import FormDialog

_REASON = Field("reason", "Lý do, khi vẫn dùng số mà văn bản khác đã có", full=True)
_EACH, _COMMON = "each", "common"
_WAYS = (("Đánh số riêng từng loại văn bản", _EACH), ("Chung một dãy cho mọi loại văn bản", _COMMON))


class PaperNumberDialog(FormDialog):
    """The next number stands beside the field; nothing is given until it is taken over and saved."""

    def __init__(self, context: Context, paper: RegisteredPaper, parent: QWidget | None = None) -> None:
        self._context, self._paper, self._key = context, paper, key_of_paper(paper.kind, paper.title)
        self._names = number_name, day_name = field_names(paper.kind)
        proposal = proposals(context.db, context.library, paper.round_id, [self._key])[self._key]
        asked = [
            Field(number_name, f"Số …/{proposal.symbol}", hint="Chỉ ghi số, ví dụ 12 hoặc 12a; để trống là bỏ số"),
            Field(day_name, "Ngày văn bản", Kind.DATE),
            Field("reserved", "Chỉ giữ số, chưa cấp: số chưa in lên văn bản", Kind.CHECK, full=True),
            _REASON,
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
        number = values[self._names[0]] or None
        if values["reserved"]:
            kept = reserve_number(context.db, context.library, paper.round_id, self._key, number, reason)
            context.done(f"Đã giữ số {kept} cho {paper.title}")
            return
        day = paper.issued_on if self._of_meeting else values[self._names[1]]
        give_numbers(context.db, context.library, paper.round_id, {self._key: Given(number, day)}, reason)
        told = f"Đã cấp số {number} cho" if number else "Đã bỏ số của"
        context.done(f"{told} {paper.title}; soạn lại để số, ngày in lên văn bản")


class OutsideNumberDialog(FormDialog):
    """A number of work that the rounds know nothing of; ``reserved`` keeps it free for now."""

    def __init__(
        self,
        context: Context,
        *,
        symbol: str = "",
        number: str = "",
        subject: str = "",
        reserved: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        self._context, self._reserved = context, reserved
        form = Form(
            (
                Field("paper_symbol", "Ký hiệu", required=True, hint="Ví dụ QĐ-UBND; công văn: UBND-VHXH"),
                Field("paper_number", "Số", hint="Để trống: lấy số tiếp theo của dãy"),
                Field("paper_subject", "Văn bản, việc dùng số này", required=True, full=True),
                *(() if reserved else (Field("day", "Ngày văn bản", Kind.DATE),)),
                _REASON,
            )
        )
        form.fill({"paper_symbol": symbol, "paper_number": number, "paper_subject": subject})
        title = "Giữ số cho văn bản, việc khác" if reserved else "Cấp số cho văn bản, việc khác"
        super().__init__(title, form, self._save_number, parent=parent)

    def _save_number(self, values: dict[str, Any]) -> None:
        context = self._context
        told = OutsideNumber(
            values["paper_symbol"],
            context.year,
            values["paper_subject"],
            values["paper_number"] or None,
            values.get("day"),
            self._reserved,
        )
        number = enter_number(context.db, context.library, told, values["reason"] or None)
        context.done(f"Đã {'giữ' if self._reserved else 'cấp'} số {number}/{told.symbol}")


class NumberingWaysDialog(FormDialog):
    """From the year of the page on; earlier years stay as they were numbered."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        ways = ways_of_year(context.db, context.year)
        form = Form(
            (
                Field("unit", "Văn bản của đơn vị", Kind.CHOICE, True, _WAYS, full=True),
                Field(
                    "council", "Văn bản của Hội đồng (dãy số của riêng Hội đồng)", Kind.CHOICE, True, _WAYS, full=True
                ),
                Field(
                    "whole",
                    "Sổ số của đơn vị ghi đủ ở đây: số bỏ trống được báo",
                    Kind.CHECK,
                    hint="Để trống khi văn thư cơ quan còn cấp số ở sổ khác",
                    full=True,
                ),
            )
        )
        form.fill(
            {
                "unit": _EACH if ways.unit_each_kind else _COMMON,
                "council": _EACH if ways.council_each_kind else _COMMON,
                "whole": ways.unit_whole,
            }
        )

        def save(values: dict[str, Any]) -> None:
            chosen = NumberingWays(values["unit"] == _EACH, values["council"] == _EACH, values["whole"])
            set_numbering_ways(context.db, context.year, chosen)
            context.done(f"Đã lưu cách đánh số từ năm {context.year}")

        super().__init__(f"Cách đánh số từ năm {context.year}", form, save, parent=parent)
