"""Headings over rows at several levels: units of one name under two upper ones are two ("A. Xí nghiệp …" over "I. Cụm
số 1", then "B. Xí nghiệp …" over its own)."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from khenthuong_desktop.spreadsheets.cells.cell_signs import as_text
from khenthuong_desktop.spreadsheets.problems import FIXED, Problem
from khenthuong_desktop.spreadsheets.rows.lettered_rows import DOTTED
from khenthuong_desktop.spreadsheets.rows.read_sheet import ReadSheet
from khenthuong_desktop.spreadsheets.tables.carried_headings import says_where
from khenthuong_desktop.spreadsheets.tables.group_headings import in_ordinary_case
from khenthuong_desktop.spreadsheets.tables.header import Header
from khenthuong_desktop.spreadsheets.work_words import is_sector, is_unit, may_be_under

_STYLES = (
    ("roman", re.compile(r"[IVXLC]+")),
    ("letter", re.compile(r"[A-ZĐ]")),
    ("small", re.compile(r"[a-zđ]")),
    ("dotted", DOTTED),
    ("number", re.compile(r"\d{1,2}")),
)


class _Level(NamedTuple):
    style: str
    ordinal: str
    words: str


class _Headed(NamedTuple):
    row: int  # of the heading, from 1
    words: str
    upper: str  # the unit whose heading stands above it; "" for none


class HeadingLevels:
    """The headings of units of one sheet from the top down, each with the one above it."""

    def __init__(self, header: Header) -> None:
        self._ordinal = header.ordinal
        self._levels: list[_Level] = []
        self._headed: list[_Headed] = []

    def enter(self, row: int, cells: Sequence[object], words: str) -> None:
        """A heading over rows, which ends those of its own level and below."""
        if not says_where(words):
            return
        at = self._ordinal
        ordinal = as_text(cells[at]).strip(" .)") if at is not None and at < len(cells) else ""
        style = self._style(ordinal, words)
        same = next((place for place, level in enumerate(self._levels) if level.style == style), len(self._levels))
        self._levels = [*self._levels[:same], _Level(style, ordinal, words)]
        uppers = [level.words for level in self._levels[:-1] if is_unit(level.words) and not is_sector(level.words)]
        self._headed.append(_Headed(row, words, uppers[-1] if uppers else ""))

    def _style(self, ordinal: str, words: str) -> str:
        for level in self._levels:
            follows = len(ordinal) == len(level.ordinal) == 1 and ord(ordinal) == ord(level.ordinal) + 1
            if follows and level.style == "letter":
                return level.style  # C behind B is no hundred
        found = (style for style, written in _STYLES if written.fullmatch(ordinal))
        return next(found, "capitals" if words.isupper() else "words")

    def tell_apart(self, sheet: ReadSheet) -> Iterator[Problem]:
        """Add the upper unit where headings of one name stand under several."""
        under = (one for one in self._headed if may_be_under(one.words, one.upper))
        sheet.units_under = {in_ordinary_case(one.words): in_ordinary_case(one.upper) for one in under}
        above: dict[str, set[str]] = defaultdict(set)
        for headed in self._headed:
            above[headed.words.casefold()].add(headed.upper.casefold())
        if all(len(uppers) < 2 for uppers in above.values()):
            return
        ends = [*(headed.row for headed in self._headed[1:]), sheet.rows[-1].row + 1]
        data = sheet.data
        for headed, end in zip(self._headed, ends, strict=True):
            if not headed.upper or len(above[headed.words.casefold()]) < 2:
                continue
            unit = in_ordinary_case(headed.words)
            whole = f"{unit} - {in_ordinary_case(headed.upper)}"
            below = [row for row in data if headed.row < row.row < end and row.fields.get("unit") == unit]
            for row in below:
                row.fields["unit"] = whole
            if may_be_under(headed.words, headed.upper):
                sheet.units_under[whole] = in_ordinary_case(headed.upper)
            if below:
                details = {"heading": headed.words, "new": whole, "count": len(below)}
                yield Problem(FIXED, "unit_under_heading", sheet.name, headed.row, details=details)
