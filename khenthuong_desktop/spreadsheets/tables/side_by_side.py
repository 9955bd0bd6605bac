"""Tables that stand beside one another in a sheet: each is a sheet of its own with its columns in their places."""

from collections.abc import Sequence
from dataclasses import replace

from khenthuong_desktop.domain import text
from khenthuong_desktop.spreadsheets.cells.cell_signs import is_empty
from khenthuong_desktop.spreadsheets.columns import ORDINAL
from khenthuong_desktop.spreadsheets.files.raw_sheets import RawSheet
from khenthuong_desktop.spreadsheets.tables.further_tables import first_words
from khenthuong_desktop.spreadsheets.tables.recalling import SEARCHED_ROWS

_ORDINALS = frozenset(text.clean(heading).casefold() for heading in ORDINAL.headings)
_FEWEST_HEADINGS = 2


def tables_beside(sheet: RawSheet) -> list[RawSheet]:
    """The parts of a sheet from left to right; none where it holds one table only."""
    for number, row in enumerate(sheet.rows[:SEARCHED_ROWS]):
        starts = _starts(sheet, number, row)
        if len(starts) > 1:
            ends = [*starts[1:], max(map(len, sheet.rows))]
            bounds = list(zip([0, *starts[1:]], ends, strict=True))
            if all(_headings(row, *bound) >= _FEWEST_HEADINGS for bound in bounds):
                return [_part(sheet, number, *bound) for bound in bounds]
    return []


def _starts(sheet: RawSheet, number: int, row: Sequence[object]) -> list[int]:
    """Where a running number is headed, or a name after a column in which nothing stands."""
    words = [text.clean(cell).casefold() if isinstance(cell, str) else "" for cell in row]
    starts = [index for index, word in enumerate(words) if word in _ORDINALS]
    if len(starts) > 1 or not any(words):
        return starts
    first = next(index for index, word in enumerate(words) if word)
    names = (index for index, word in enumerate(words) if word in first_words() and index > first + 1)
    return [first, *(index for index in names if not any(map(_filled, sheet.column(index - 1, number))))]


def _filled(cell: object) -> bool:
    return not is_empty(cell)


def _headings(row: Sequence[object], start: int, end: int) -> int:
    return sum(map(_filled, row[start:end]))


def _part(sheet: RawSheet, header: int, start: int, end: int) -> RawSheet:
    """The columns from ``start`` to ``end``; titles over another part that stands alone in its row are of all."""
    rows = []
    for number, row in enumerate(sheet.rows):
        own: list[object] = ["" if index < start else cell for index, cell in enumerate(row[:end])]
        of_all = number < header and not any(map(_filled, own))
        rows.append(list(row) if of_all else own)
    merges = [merge for merge in sheet.merges if start <= merge[0][1] and merge[1][1] < end]
    uncalculated = {place for place in sheet.uncalculated if start <= place[1] < end}
    return replace(sheet, rows=rows, merges=merges, uncalculated=uncalculated, problems=[])
