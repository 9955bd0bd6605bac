"""The cells of a list: what puts a value into one, as text, number or day."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from khenthuong_desktop.spreadsheets.out.list_sheets import Form, ListColumn, Value
from khenthuong_desktop.spreadsheets.out.safe_text import must_be_quoted, writable

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

Look = dict[str, Any]
CellWriter = Callable[[int, int, Value], None]

FONT: Look = {"font_name": "Times New Roman", "font_size": 11, "valign": "vcenter"}
CELL: Look = {**FONT, "border": 1, "valign": "top", "text_wrap": True}
DAY_FORMAT = "dd/mm/yyyy"
FIRST_DAY = date(1900, 3, 1)  # Excel's calendar has a 29/02/1900 that never was
_MUCH = 1_000_000_000


def cell_writer(workbook: "Workbook", sheet: "Worksheet", column: ListColumn, look: Look) -> CellWriter:
    """What puts a value into a cell of a column, as text, number or day."""
    middle_of = {"align": "center"} if column.form is Form.MARK else {}
    text = workbook.add_format({**CELL, **look, **middle_of})
    quoted = workbook.add_format({**CELL, **look, "quote_prefix": True})
    side = {"align": "center"} if column.form is Form.PLAIN else {"align": "right", "indent": 1}
    number = workbook.add_format({**CELL, **look, "num_format": column.form.value, **side})
    much = workbook.add_format({**CELL, **look, "num_format": Form.MUCH_MONEY.value})
    day = workbook.add_format({**CELL, **look, "num_format": DAY_FORMAT, "align": "center"})
    is_money = column.form is Form.MONEY
    put_text, put_number, put_day = sheet.write_string, sheet.write_number, sheet.write_datetime

    def write(row: int, place: int, value: Value) -> None:
        if isinstance(value, str) and value:
            kept = writable(value)
            put_text(row, place, kept, quoted if must_be_quoted(kept) else text)
        elif value is None or value == "":
            sheet.write_blank(row, place, None, text)
        elif isinstance(value, date):
            if value < FIRST_DAY:
                put_text(row, place, f"{value:%d/%m}/{value.year}", text)
            else:
                put_day(row, place, value, day)
        elif isinstance(value, (int, float)):
            put_number(row, place, value, much if is_money and value >= _MUCH else number)

    return write
