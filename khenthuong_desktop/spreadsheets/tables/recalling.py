"""A list seen before is known by its heading rows; what the clerk said of its columns then holds again."""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from khenthuong_desktop.spreadsheets.cells.cell_signs import as_text, is_empty
from khenthuong_desktop.spreadsheets.files.raw_sheets import RawSheet
from khenthuong_desktop.spreadsheets.layouts.record_columns import record_field
from khenthuong_desktop.spreadsheets.problems import column_index
from khenthuong_desktop.spreadsheets.tables.header_rows import depths
from khenthuong_desktop.spreadsheets.words import plain

NOT_USED = "unused"  # told of a column that shall not be read
SEARCHED_ROWS = 40
_FEWEST_HEADINGS = 2
_YEAR = re.compile(r"\b20\d\d\b")
_PLACE = re.compile(r"\[([A-Z]{1,3})\]")


@dataclass(frozen=True)
class ToldColumns:
    """Which list it is and what its columns hold (heading → field), as far as the clerk said so; ``heading``: these
    rows are its headings by the clerk's word."""

    layout: str | None = None
    mapping: Mapping[str, str] = field(default_factory=dict)
    heading: bool = False
    year: int | None = None  # that the title told when this was said of a list seen earlier

    def __bool__(self) -> bool:
        return self.layout is not None or bool(self.mapping) or self.heading

    def in_year(self, year: int | None) -> "ToldColumns":
        """What holds for a list whose title tells this year: records of years are of years as far from it as then,
        unless headings tell years themselves. Where a title tells none, records of years are not meant."""
        moved = year - self.year if year is not None and self.year is not None else None
        moved = 0 if any(map(_YEAR.search, self.mapping)) else moved
        held = ((heading, _moved(field, moved)) for heading, field in self.mapping.items())
        mapping = {heading: field for heading, field in held if field is not None}
        return replace(self, mapping=mapping, year=year)

    def only(self, headings: Iterable[str]) -> "ToldColumns":
        """What is told of these columns."""
        there = frozenset(map(plain, headings))
        return replace(self, mapping={words: field for words, field in self.mapping.items() if plain(words) in there})

    @property
    def by_place(self) -> bool:
        """Whether nothing but places is told: "[H]"."""
        return bool(self.mapping) and all(map(_PLACE.fullmatch, self.mapping))


class ToldFields:
    """What columns hold by the clerk's word: heading, or "[H]" for a column without one of its own → field."""

    def __init__(self, mapping: Mapping[str, str]) -> None:
        self._by_words = {plain(heading): field for heading, field in mapping.items() if not _PLACE.fullmatch(heading)}
        places = ((_PLACE.fullmatch(heading), field) for heading, field in mapping.items())
        self._by_place = {column_index(found[1]): field for found, field in places if found}

    def of(self, headings: Mapping[int, str]) -> dict[int, str]:
        """The field told for each column; its place goes before its words."""
        if not self._by_words and not self._by_place:
            return {}
        by_words = {
            index: self._by_words[plain(words)] for index, words in headings.items() if plain(words) in self._by_words
        }
        return by_words | self._by_place


def _moved(field: str, years: int | None) -> str | None:
    """The field of another year's list; None where nothing tells which year it is."""
    record = record_field(field)
    if record is None or record.year is None:
        return field
    return None if years is None else replace(record, year=record.year + years).name


def fingerprint(*rows: Sequence[object]) -> str:
    """The same for the same headings in the same columns, however they are typed; columns without one count, too, and
    so do lower headings."""
    words = [["" if is_empty(cell) else plain(as_text(cell)) for cell in row] for row in rows]
    several = sum(bool(word) for row in words for word in row) >= _FEWEST_HEADINGS
    return hashlib.sha256("\n".join(map("|".join, words)).encode()).hexdigest()[:32] if several else ""


def recall(sheet: RawSheet, known: Mapping[str, ToldColumns], start: int = 0) -> tuple[ToldColumns, int] | None:
    """What was said of a list with one of these rows, and those that may belong to it, as its headings; and the row."""
    at = _row_known(sheet, known, start)
    return (known[at[1]], at[0]) if at is not None else None


def heading_recalled(sheet: RawSheet, known: Mapping[str, ToldColumns]) -> tuple[int, str] | None:
    """The row (from 0) that the clerk took for the headings of such a list before, and its fingerprint."""
    return _row_known(sheet, {fingerprint: told for fingerprint, told in known.items() if told.heading}, alone=(1,))


def _row_known(
    sheet: RawSheet, known: Mapping[str, ToldColumns], start: int = 0, alone: Sequence[int] = ()
) -> tuple[int, str] | None:
    for at in range(start, min(start + SEARCHED_ROWS, len(sheet.rows))) if known else ():
        for depth in sorted({*alone, *depths(sheet, at)}, reverse=True):
            if (found := fingerprint(*sheet.rows[at : at + depth])) in known:
                return at, found
    return None
