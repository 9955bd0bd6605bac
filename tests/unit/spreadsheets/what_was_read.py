"""What was read of a workbook, in few words."""

from typing import Any

from khenthuong_desktop.spreadsheets.problems import FIXED
from khenthuong_desktop.spreadsheets.reader import ReadWorkbook
from khenthuong_desktop.spreadsheets.rows.read_sheet import ReadSheet

PEOPLE = ["Mã số", "Họ và tên", "Ngày sinh", "Giới tính", "Số CCCD", "Chức vụ", "Đơn vị"]


def only(book: ReadWorkbook) -> ReadSheet:
    (sheet,) = book.sheets
    return sheet


def places(book: ReadWorkbook) -> list[tuple[str, str, int | None, str | None]]:
    return [(p.severity.value, p.code, p.row, p.column) for p in book.problems]


def classes(sheet: ReadSheet) -> list[tuple[int, str]]:
    return [(row.row, row.row_class.value) for row in sheet.rows]


def told(sheet: ReadSheet, *names: str) -> list[tuple[Any, ...]]:
    """These fields of every row of data."""
    return [tuple(row.fields.get(name) for name in names) for row in sheet.data]


def codes(sheet: ReadSheet) -> set[str]:
    """The codes of all problems but those of what was put right."""
    return {problem.code for problem in sheet.problems if problem.severity is not FIXED}
