"""The first rows of every sheet as they stand in the file, for the clerk to point at the headings of a list."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from khenthuong_desktop.spreadsheets.cells.cell_signs import as_text, is_empty
from khenthuong_desktop.spreadsheets.files.gathered import load_together

_MOST_ROWS = 60
_MOST_COLUMNS = 40


@dataclass(frozen=True)
class TopRows:
    """The words of each cell; the first row is row 1 of the sheet."""

    sheet: str
    rows: tuple[tuple[str, ...], ...]


def top_rows_of(files: Sequence[Path]) -> tuple[TopRows, ...]:
    """Of every sheet in which anything stands; raises the known file errors."""
    found = []
    for raw in load_together(files).sheets:
        rows = tuple(
            tuple("" if is_empty(cell) else as_text(cell) for cell in row[:_MOST_COLUMNS])
            for row in raw.rows[:_MOST_ROWS]
        )
        if any(map(any, rows)):
            found.append(TopRows(raw.name, rows))
    return tuple(found)
