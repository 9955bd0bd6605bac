"""Giving or reserving a number of other work than the rounds' papers; and how the unit numbers."""

from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from khenthuong_desktop.domain.numbering import NumberingWays
from khenthuong_desktop.services.numbers.number_register import set_numbering_ways, ways_of_year
from khenthuong_desktop.services.numbers.paper_numbers import OutsideNumber, enter_number
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.form import Field, Form, Kind
from khenthuong_desktop.ui.paper_number_dialog import REASON
from khenthuong_desktop.ui.widgets.form_dialog import FormDialog

_EACH, _COMMON = "each", "common"
_WAYS = (("Đánh số riêng từng loại văn bản", _EACH), ("Chung một dãy cho mọi loại văn bản", _COMMON))


class OutsideNumberDialog(FormDialog):
    """A number of work that the rounds know nothing of; ``reserved`` keeps it free for now."""

    def __init__(
        self,
        context: Context,
        *,
        symbol: str = "",
        number: str = "",
        subject: str = "",
        day: date | None = None,
        reserved: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        self._context, self._reserved = context, reserved
        form = Form(
            (
                Field("paper_symbol", "Ký hiệu", required=True, hint="Ví dụ QĐ-UBND; công văn: UBND-VHXH"),
                Field("paper_number", "Số", hint="Để trống: lấy số tiếp theo của dãy"),
                Field("paper_subject", "Văn bản, việc dùng số này", required=True, full=True),
                Field("day", "Ngày văn bản", Kind.DATE),
                REASON,
            )
        )
        form.fill({"paper_symbol": symbol, "paper_number": number, "paper_subject": subject, "day": day})
        title = "Giữ số cho văn bản, việc khác" if reserved else "Cấp số cho văn bản, việc khác"
        super().__init__(title, form, self._save_number, parent=parent)

    def _save_number(self, values: dict[str, Any]) -> None:
        context = self._context
        told = OutsideNumber(
            values["paper_symbol"],
            context.year,
            values["paper_subject"],
            values["paper_number"] or None,
            values["day"],
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
