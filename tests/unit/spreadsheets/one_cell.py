"""One cell cleaned by itself, as the reader cleans those of a column."""

from khenthuong_desktop.spreadsheets.cells.cell_signs import is_empty
from khenthuong_desktop.spreadsheets.cells.cell_words import Cleaned
from khenthuong_desktop.spreadsheets.cells.values import CLEANERS
from khenthuong_desktop.spreadsheets.columns import ValueKind


def clean_cell(kind: ValueKind, raw: object) -> Cleaned:
    """The value to keep (None: nothing) and the remarks on the way to it."""
    return (None, ()) if is_empty(raw) else CLEANERS[kind](raw)
