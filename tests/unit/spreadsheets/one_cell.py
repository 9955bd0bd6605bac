"""One cell cleaned by itself, as the reader cleans those of a column."""

from khenthuong_desktop.spreadsheets.cell_signs import is_empty
from khenthuong_desktop.spreadsheets.columns import ValueKind
from khenthuong_desktop.spreadsheets.values import CLEANERS, Cleaned


def clean_cell(kind: ValueKind, raw: object) -> Cleaned:
    """The value to keep (None: nothing) and the remarks on the way to it."""
    return (None, ()) if is_empty(raw) else CLEANERS[kind](raw)
