"""Several tables under one another in one sheet: each is a list of its own."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from khenthuong_desktop.domain import text
from khenthuong_desktop.spreadsheets.cells.cell_signs import is_empty
from khenthuong_desktop.spreadsheets.columns import ORDINAL
from khenthuong_desktop.spreadsheets.files.raw_sheets import RawSheet
from khenthuong_desktop.spreadsheets.layouts.layouts import LAYOUTS
from khenthuong_desktop.spreadsheets.problems import FIXED, WARNING, Problem
from khenthuong_desktop.spreadsheets.tables.header import Header
from khenthuong_desktop.spreadsheets.tables.own_titles import is_told_anew, titles_left
from khenthuong_desktop.spreadsheets.tables.rows_of_list import doubtful_titles, is_of_list
from khenthuong_desktop.spreadsheets.tables.title_parts import is_list_title

MOST_TABLES = 12
_FEWEST_HEADINGS = 3
_FEWEST_UNDER = 2
_FIRST_COLUMNS = 4
_LONGEST_HEADING = 60
_SHORTEST_TITLE = 10


@dataclass(frozen=True)
class FurtherTable:
    """The rest of a sheet from where a further table may begin, with the titles of the first one above it."""

    sheet: RawSheet
    start: int  # the first row of its own, its titles
    row: int  # what looks like its header
    retitled: bool = False  # whether its own title says what its rows are listed for
    unclear: str = ""  # such a title of which no award is known, though that of the table before names one
    doubtful: tuple[tuple[int, str], ...] = ()  # rows (from 1) taken for its titles that may be none, and their words

    @property
    def search(self) -> int:
        """The first row where its header is looked for."""
        return min(self.start, self.row)

    def told(self, heading: int) -> Iterator[Problem]:
        """What is told of it, whose headings stand in that row (from 1)."""
        name = self.sheet.name
        yield Problem(FIXED, "further_table", name, heading, details={"number": heading})
        if self.unclear:
            yield Problem(WARNING, "further_title_unclear", name, heading, value=self.unclear)
        if self.doubtful:  # read neither with the table above nor surely as titles of this one
            rows = ", ".join(str(row) for row, _ in self.doubtful)
            details = {"rows": rows, "words": "”, “".join(words for _, words in self.doubtful), "number": heading}
            row, value = self.doubtful[0]
            yield Problem(WARNING, "between_tables", name, row, value=value, details=details)


@cache
def first_words() -> frozenset[str]:
    """How headings of the first columns read: STT, Họ và tên, Tên tập thể …"""
    names = (column for layout in LAYOUTS.values() for column in layout.columns if column.field in ("name", "code"))
    return frozenset(text.clean(heading).casefold() for column in (ORDINAL, *names) for heading in column.headings)


def table_before(sheet: RawSheet, header: Header) -> int | None:
    """Where a table of its own seems to begin above the header that was found: headings with something under them."""
    own = sheet.rows[header.row + 1] if header.depth > 1 else []
    # A row of a person over headings may look like headings over them.
    doubtful = any(_may_begin(own, place) for place in range(_FIRST_COLUMNS))
    for number in range(header.row - (1 if doubtful else 2), -1, -1):
        under = [index for index, cell in enumerate(sheet.rows[number + 1]) if not is_empty(cell)]
        if any(
            _may_begin(sheet.rows[number], place) and (len(under) >= _FEWEST_UNDER or {place, place + 1} & set(under))
            for place in range(_FIRST_COLUMNS)
        ):
            return number
    return None


def further_tables(sheet: RawSheet, header: Header) -> Iterator[FurtherTable]:
    """Where the next table of a sheet may begin, from the top down; a few are enough."""
    places = _places(header)
    tried = 0
    for number in range(header.body + 1, len(sheet.rows)):
        row = sheet.rows[number]
        if tried < MOST_TABLES and any(_may_begin(row, place) for place in places):
            tried += 1
            yield _from(sheet, header, number)
        elif _may_be_title(row) and (further := _unheaded(sheet, header, number)) is not None:
            yield further


def begins_other(sheet: RawSheet, header: Header, rows: Iterable[int]) -> bool:
    """Whether any of these rows (from 0), of which none is the header again, may begin another table."""
    places = _places(header)
    return any(_may_begin(sheet.rows[number], place) for number in rows for place in places)


def _may_begin(row: list[object], place: int) -> bool:
    """Whether a row may be a header: STT, a name or a code as its first heading, and words beside it."""
    cell = row[place] if place < len(row) else ""
    return (
        isinstance(cell, str)
        and 1 < len(cell) < _LONGEST_HEADING
        and text.clean(cell).casefold() in first_words()
        and _is_of_words(row)
    )


def _is_of_words(row: list[object]) -> bool:
    filled = [cell for cell in row if not is_empty(cell)]
    return len(filled) >= _FEWEST_HEADINGS and all(isinstance(cell, str) for cell in filled)


def _from(sheet: RawSheet, header: Header, row: int) -> FurtherTable:
    start = _start(sheet, header, row)
    above, retitled, unclear = titles_left(sheet.rows[: header.row], sheet.rows[start:row])
    blank: list[list[object]] = [[] for _ in range(start - header.row)]
    merges = [merge for merge in sheet.merges if merge[0][0] >= start]
    rows = [*above, *blank, *sheet.rows[start:]]
    further = replace(sheet, rows=rows, merges=merges, problems=[])
    doubtful = tuple(doubtful_titles(sheet, start, row))
    return FurtherTable(further, start, row, retitled, unclear, doubtful)


def _may_be_title(row: list[object]) -> bool:
    """Whether the first words of a row may be those of a title: told quickly, for lists may be long."""
    if row and isinstance(row[0], (int, float)):
        return False  # the usual row, with its number
    first = next((cell for cell in row if cell != "" and cell is not None), None)
    return isinstance(first, str) and len(first) >= _SHORTEST_TITLE and is_list_title(text.clean(first))


def _unheaded(sheet: RawSheet, header: Header, number: int) -> FurtherTable | None:
    """The table whose title, of another purpose, year or decision, stands between the rows of the first without
    headings of its own: those of the first hold for it."""
    body = next((at for at in range(number, len(sheet.rows)) if _is_of_body(sheet, header, at)), None)
    own = sheet.rows[number:body]
    if body is None or any(_may_begin(sheet.rows[body], place) for place in _places(header)):
        return None
    above = sheet.rows[: header.row]
    if not is_told_anew(above, own):
        return None
    left, _, unclear = titles_left(above, own)
    headings = sheet.rows[header.row : header.row + header.depth]
    titles = [row for row in own if any(not is_empty(cell) for cell in row)]
    blank: list[list[object]] = [[] for _ in range(body - header.row - len(titles) - len(headings))]
    rows = [*left, *blank, *titles, *(list(row) for row in headings), *sheet.rows[body:]]
    row = body - header.depth
    merges = [merge for merge in sheet.merges if merge[0][0] >= body] + [
        ((top + row - header.row, left_at), (bottom + row - header.row, right))
        for (top, left_at), (bottom, right) in sheet.merges
        if header.row <= top <= bottom < header.row + header.depth
    ]
    further = replace(sheet, rows=rows, merges=merges, problems=[])
    return FurtherTable(further, number, row, retitled=True, unclear=unclear)


def _is_of_body(sheet: RawSheet, header: Header, number: int) -> bool:
    """Whether a row below a title is of its list."""
    row = sheet.rows[number]
    filled = [index for index, cell in enumerate(row) if not is_empty(cell)]
    return len(filled) >= _FEWEST_HEADINGS or (header.ordinal in filled and is_of_list(sheet, header, number))


def is_retitled(sheet: RawSheet, header: Header, row: int) -> bool:
    """Whether a heading row printed again begins a table of its own: that it says what its rows are listed for."""
    if row <= header.body or not any(_may_begin(sheet.rows[row], place) for place in _places(header)):
        return False
    own = sheet.rows[_start(sheet, header, row) : row]
    return titles_left(sheet.rows[: header.row], own)[1]


def _start(sheet: RawSheet, header: Header, row: int) -> int:
    """The first of the titles over a further table."""
    start = row
    while start > header.body and not is_of_list(sheet, header, start - 1):
        start -= 1
    return start


def _places(header: Header) -> list[int]:
    return [header.ordinal] if header.ordinal is not None else sorted(header.columns)[:2]
