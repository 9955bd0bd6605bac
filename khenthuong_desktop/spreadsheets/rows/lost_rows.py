"""Rows that would name somebody but for a formula without a result or an error of Excel: read as blank, but told."""

from collections.abc import Iterator, Sequence

from khenthuong_desktop.domain.terms import Severity
from khenthuong_desktop.spreadsheets.cells.cell_signs import is_excel_error
from khenthuong_desktop.spreadsheets.files.raw_sheets import RawSheet
from khenthuong_desktop.spreadsheets.problems import ERROR, WARNING, Problem, column_letter
from khenthuong_desktop.spreadsheets.tables.header import Header


class LostRows:
    """Gathers the blank rows of a sheet whose name or code Excel has not calculated, or could not."""

    def __init__(self, raw: RawSheet, header: Header) -> None:
        named = {index for index in (header.name_index, header.index_of("code")) if index is not None}
        self._places = sorted(named or header.columns)
        self._sheet = raw.name
        uncalculated = {row for row, at in raw.uncalculated if at in self._places and row >= header.body}
        self._formulas = {row for row in uncalculated if row >= len(raw.rows)}  # the reader ends before them
        self._uncalculated = uncalculated - self._formulas
        self._errors: list[int] = []

    def look_at(self, number: int, row: Sequence[object]) -> None:
        """Take note of row ``number`` (from 0), which was found to be blank."""
        if number in self._uncalculated:
            self._formulas.add(number)
        elif any(index < len(row) and is_excel_error(row[index]) for index in self._places):
            self._errors.append(number)

    def problems(self) -> Iterator[Problem]:
        """What is to be told of them, once for the sheet."""
        if self._formulas:
            yield self._told(ERROR, "rows_without_values", sorted(self._formulas))
        if self._errors:
            yield self._told(WARNING, "rows_of_errors", self._errors)

    def _told(self, severity: Severity, code: str, numbers: Sequence[int]) -> Problem:
        details = {"count": len(numbers), "rows": ", ".join(ranges(numbers))}
        return Problem(severity, code, self._sheet, numbers[0] + 1, column_letter(self._places[0]), details=details)


def ranges(numbers: Sequence[int]) -> Iterator[str]:
    """Rows as Excel counts them, those after one another together: "3", "7–10"."""
    first = numbers[0]
    for number, following in zip(numbers, [*numbers[1:], None], strict=True):
        if following != number + 1:
            yield str(first + 1) if first == number else f"{first + 1}–{number + 1}"
            first = following if following is not None else first
