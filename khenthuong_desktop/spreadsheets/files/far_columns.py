"""Values to the right of all columns that are read: one that strayed there, or columns of a list that is too wide."""

from khenthuong_desktop.spreadsheets.files.file_kinds import MAX_COLUMNS
from khenthuong_desktop.spreadsheets.problems import WARNING, Problem, column_letter


class FarColumns:
    """From which column to which they stand, and how many."""

    def __init__(self) -> None:
        self._place = ""  # of the first
        self._first = self._last = self._count = 0

    def note(self, row: int, column: int) -> None:
        """A value there, both from 0."""
        if not self._count:
            self._place, self._first, self._last = f"{column_letter(column)}{row + 1}", column, column
        self._first, self._last = min(self._first, column), max(self._last, column)
        self._count += 1

    def told(self, sheet: str) -> list[Problem]:
        """What the clerk is told of them: a single cell by its place, several by their columns."""
        if not self._count:
            return []
        if self._count == 1:
            return [far_cell(sheet, self._place)]
        first, last = column_letter(self._first), column_letter(self._last)
        details = {"first": first, "last": last, "count": self._count, "read": column_letter(MAX_COLUMNS - 1)}
        return [Problem(WARNING, "far_columns", sheet, column=first, value=self._place, details=details)]


def far_cell(sheet: str, place: str) -> Problem:
    """That a single cell far from the list is left out."""
    return Problem(WARNING, "far_cell", sheet, value=place, details={"limit": MAX_COLUMNS})
