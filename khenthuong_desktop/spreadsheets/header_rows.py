"""The rows of one header joined: what stands above each column, from the top down."""

from collections.abc import Sequence

from khenthuong_desktop.domain import text
from khenthuong_desktop.spreadsheets.raw_sheets import RawSheet
from khenthuong_desktop.spreadsheets.values import as_text, is_empty

MAX_HEADER_ROWS = 3
_LONGEST_HEADING = 120
_LONGEST_LOWER = 30


def depths(sheet: RawSheet, row: int) -> Sequence[int]:
    """How many rows a header starting here may have: told by vertical merges, else one or two."""
    down = [end[0] - row + 1 for start, end in sheet.merges if start[0] == row and end[0] > row]
    if down:
        return [min(max(down), MAX_HEADER_ROWS)]
    return [1, 2] if _has_lower_headings(sheet, row) else [1]


def _has_lower_headings(sheet: RawSheet, row: int) -> bool:
    """The row below holds only a few short words, some of them under a blank: parts of a heading, not data."""
    if row + 1 >= len(sheet.rows):
        return False
    upper = {index for index, cell in enumerate(sheet.rows[row]) if not is_empty(cell)}
    lower = {index: cell for index, cell in enumerate(sheet.rows[row + 1]) if not is_empty(cell)}
    short = all(isinstance(cell, str) and len(cell) <= _LONGEST_LOWER for cell in lower.values())
    return short and 2 <= len(lower) < len(upper) and not lower.keys() <= upper


def joined(sheet: RawSheet, row: int, depth: int) -> dict[int, list[str]]:
    """For each column the heading texts from the top row down; a text merged across counts for all its columns."""
    joined: dict[int, list[str]] = {}
    for line in range(row, min(row + depth, len(sheet.rows))):
        cells = {
            index: text.clean(as_text(cell))
            for index, cell in enumerate(sheet.rows[line])
            if not is_empty(cell) and len(str(cell)) <= _LONGEST_HEADING
        }
        for start, end in sheet.merges:
            if start[0] == line and end[1] > start[1] and start[1] in cells and line < row + depth - 1:
                for index in range(start[1], end[1] + 1):
                    cells.setdefault(index, cells[start[1]])
        if not sheet.merges and line < row + depth - 1:
            _spread(cells, sheet.rows[line + 1])
        for index, words in cells.items():
            joined.setdefault(index, []).append(words)
    return joined


def _spread(upper: dict[int, str], lower: Sequence[object]) -> None:
    """Where merges are lost: an upper heading counts for the lower ones beside it that have none."""
    for index, cell in enumerate(lower):
        beside = upper.get(index - 1)
        if index not in upper and beside is not None and not is_empty(cell) and not is_empty(lower[index - 1]):
            upper[index] = beside
