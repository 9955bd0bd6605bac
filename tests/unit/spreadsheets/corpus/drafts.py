"""A list before it is written: its columns, cell by cell, and what must be read from each row."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from random import Random
from typing import Any

EXCEL_DAY_ZERO = date(1899, 12, 30).toordinal()


@dataclass(frozen=True)
class Cell:
    """A cell that is more than its value."""

    value: str | float | None = None
    font: str = ""
    form: str = ""  # its number format
    formula: str = ""


Value = str | float | Cell | None
Truth = dict[str, Any]


@dataclass
class Column:
    """One column; ``headings`` from the top row down, equal neighbours in one row are merged."""

    field: str
    headings: tuple[str, ...]
    cells: list[Value]


@dataclass
class Draft:
    """The list as quirks change it."""

    random: Random
    layout: str
    columns: list[Column]
    truth: list[Truth]
    above: list[list[Value]] = field(default_factory=list)  # rows over the header
    below: list[list[Value]] = field(default_factory=list)  # rows after the last
    between: dict[int, list[list[Value]]] = field(default_factory=dict)  # before the row of this number: other rows
    merges: list[tuple[str, int, int]] = field(default_factory=list)  # of a column: from this row to that
    sheets_aside: list[tuple[str, bool, list[list[Value]]]] = field(default_factory=list)
    sheet: str = "Sheet1"
    shift: int = 0  # empty columns at the left
    numbered: str = ""  # the row of numbers under the header
    expected_errors: list[tuple[str, int, str]] = field(default_factory=list)  # code, row number, field
    quirks: list[str] = field(default_factory=list)

    def column(self, name: str) -> Column | None:
        return next((column for column in self.columns if column.field == name), None)


def text_of(cell: Value) -> str:
    """The words of a cell, '' for numbers and nothing."""
    value = cell.value if isinstance(cell, Cell) else cell
    return value if isinstance(value, str) else ""


def with_text(cell: Value, words: str) -> Value:
    return replace(cell, value=words) if isinstance(cell, Cell) else words


def dates_as(style: str, days: Sequence[str | None]) -> list[Value]:
    """ISO days in one of the forms that offices write; parts of a date keep to their own."""
    return [None if day is None else _date_as(style, day) for day in days]


def _date_as(style: str, day: str) -> Value:
    parts = day.split("-")
    if len(parts) == 1:
        return int(day) if style in ("cell", "slashes") else day
    if len(parts) == 2:
        return f"{parts[1]}/{parts[0]}" if style != "words" else f"tháng {int(parts[1])} năm {parts[0]}"
    year, month, of_month = map(int, parts)
    if style == "cell":
        return Cell(date.fromisoformat(day).toordinal() - EXCEL_DAY_ZERO, form="dd/mm/yyyy")
    if style == "serial":
        return date.fromisoformat(day).toordinal() - EXCEL_DAY_ZERO
    forms = {
        "slashes": f"{of_month:02d}/{month:02d}/{year}",
        "short": f"{of_month}/{month}/{year}",
        "dashes": f"{of_month}-{month}-{year}",
        "dots": f"{of_month:02d}.{month:02d}.{year}",
        "iso": day,
        "words": f"ngày {of_month:02d} tháng {month:02d} năm {year}",
    }
    return forms[style]


DATE_STYLES = ("cell", "slashes", "short", "dashes", "dots", "iso", "words", "serial")
