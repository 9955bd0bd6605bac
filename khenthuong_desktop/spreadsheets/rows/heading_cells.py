"""What stands beside the name in the heading of a group: an award of the unit itself, or cells that nobody reads."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from khenthuong_desktop.domain import text
from khenthuong_desktop.spreadsheets.cells.cell_signs import as_text, is_no_mark
from khenthuong_desktop.spreadsheets.columns import ValueKind
from khenthuong_desktop.spreadsheets.problems import WARNING, Problem, column_letter
from khenthuong_desktop.spreadsheets.tables.header import Header
from khenthuong_desktop.spreadsheets.work_words import is_unit

_OWN = (ValueKind.AWARD, ValueKind.RATING)
_COUNT = re.compile(r"\W*\d.*", re.DOTALL)  # of those under the heading: "05 người", "(3)", 12


def columns_of_own(header: Header) -> frozenset[int]:
    """The columns in which a heading may hold an award or a rating of the unit itself: those of a list that names
    units as it names people."""
    if header.layout.subject is not None:
        return frozenset()
    told = {index for index, column in header.columns.items() if column.kind in _OWN}
    return frozenset(told | header.award_marks.keys() | header.rating_marks.keys())


def has_own(columns: frozenset[int], row: Sequence[object], words: str) -> bool:
    """Whether the row of a heading tells an award or a rating of its unit: "I | Phòng Kinh tế | x"."""
    return is_unit(words) and any(_says_something(row[index]) for index in columns if index < len(row))


def _says_something(cell: object) -> bool:
    return not (is_no_mark(cell) or _COUNT.fullmatch(as_text(cell)))


class HeadingCells:
    """Gathers what stands beside the headings of one sheet and is read nowhere, but for counts."""

    def __init__(self, sheet: str, header: Header) -> None:
        self._sheet = sheet
        self._header = header
        self._found: dict[int, list[tuple[int, str]]] = defaultdict(list)

    def look_at(self, number: int, row: Sequence[object], words: str) -> None:
        """Take note of row ``number`` (from 1), the heading ``words``."""
        for index, cell in enumerate(row):
            if index not in (self._header.ordinal, self._header.name_index) and _says_something(cell):
                shown = text.clean(as_text(cell))
                if words not in shown:
                    self._found[index].append((number, shown))

    def problems(self) -> Iterator[Problem]:
        """What is to be told of them, once for a column."""
        for index, cells in sorted(self._found.items()):
            rows = ", ".join(str(number) for number, _ in cells)
            details = {"heading": self._header.headings.get(index, ""), "count": len(cells), "rows": rows}
            row, value = cells[0]
            yield Problem(WARNING, "beside_group_heading", self._sheet, row, column_letter(index), value, details)
