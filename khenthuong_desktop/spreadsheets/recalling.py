"""A list seen before is known by its heading row; what the clerk said of its columns then holds again."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from khenthuong_desktop.spreadsheets.headings import SEARCHED_ROWS
from khenthuong_desktop.spreadsheets.raw_sheets import RawSheet
from khenthuong_desktop.spreadsheets.values import as_text, is_empty
from khenthuong_desktop.spreadsheets.words import plain

_FEWEST_HEADINGS = 2


@dataclass(frozen=True)
class ToldColumns:
    """Which list it is and what its columns hold (heading → field), as far as the clerk said so."""

    layout: str | None = None
    mapping: Mapping[str, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return self.layout is not None or bool(self.mapping)


def fingerprint(headings: Sequence[object]) -> str:
    """The same for the same headings in the same order, however they are typed; blank cells do not count."""
    words = [plain(as_text(cell)) for cell in headings if not is_empty(cell)]
    return hashlib.sha256("|".join(words).encode()).hexdigest()[:32] if len(words) >= _FEWEST_HEADINGS else ""


def recall(sheet: RawSheet, known: Mapping[str, ToldColumns]) -> ToldColumns | None:
    """What was said of a list with one of these rows as its headings."""
    for row in sheet.rows[:SEARCHED_ROWS] if known else ():
        if (found := known.get(fingerprint(row))) is not None:
            return found
    return None
