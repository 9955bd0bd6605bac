"""Finding the header row of any list and which column holds which field."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from khenthuong_desktop.domain import text
from khenthuong_desktop.spreadsheets.columns import (
    FAMILY_NAME,
    GIVEN_NAME,
    ORDINAL,
    Column,
    Layout,
    ValueKind,
    split_words,
)
from khenthuong_desktop.spreadsheets.layouts import LAYOUTS, STANDARD
from khenthuong_desktop.spreadsheets.raw_sheets import RawSheet
from khenthuong_desktop.spreadsheets.values import as_text, is_empty
from khenthuong_desktop.spreadsheets.words import bare, plain
from khenthuong_desktop.spreadsheets.year_columns import rating_column

SEARCHED_ROWS = 40
MAX_HEADER_ROWS = 3
_LONGEST_HEADING = 120
_LONGEST_LOWER = 30
_IN_BRACKETS = re.compile(r"\([^)]*\)|\*")
_NUMBERING = re.compile(r"\(?\s*(\d{1,2}|[A-ZĐa-z])\s*\)?|\d{1,2}\s*=.*")
_RATED_LISTS = ("people", "collectives", "individuals_list", "collectives_list", "nominees_list")
_IGNORED_SHEETS = ("danh muc", "danhmuc", "huong dan", "huongdan", "tra cuu", "lookup", "guide", "help")


@dataclass(frozen=True)
class Header:
    """A found header: its first row and the first row under it (from 0), and the field of each column."""

    layout: Layout
    row: int
    body: int
    columns: Mapping[int, Column]
    ordinal: int | None
    unknown: Mapping[int, str]  # headings that mean nothing to us
    repeated: Mapping[int, Column]  # columns whose field another column already holds
    award_marks: Mapping[int, str]  # columns where an x means the award named in the lower heading

    @property
    def missing(self) -> list[Column]:
        """Required columns that are not there; a list that is not ours may lack codes."""
        present = {column.field for column in self.columns.values()}
        if GIVEN_NAME.field in present:
            present.add("name")
        return [column for column in self.layout.columns if column.required and column.field not in present]

    def index_of(self, field: str) -> int | None:
        return next((index for index, column in self.columns.items() if column.field == field), None)

    @property
    def name_index(self) -> int | None:
        """The column of the name, or of its first part where it has two columns."""
        whole, family = self.index_of("name"), self.index_of(FAMILY_NAME.field)
        return next((index for index in (whole, family, self.index_of(GIVEN_NAME.field)) if index is not None), None)


def is_aside(sheet: RawSheet) -> bool:
    """Hidden sheets, code lists and guides hold no data."""
    return sheet.hidden or bare(sheet.name).startswith(_IGNORED_SHEETS)


def titled_layout(sheet: RawSheet) -> Layout | None:
    """The standard layout whose name the sheet bears."""
    return next((layout for layout in STANDARD if bare(layout.title) == bare(sheet.name)), None)


def find_header(sheet: RawSheet, layout: Layout | None, mapping: Mapping[str, str] | None) -> Header | None:
    """The best header among the first rows; ``layout`` fixes which list it is."""
    titled = layout or titled_layout(sheet)
    layouts = [titled] if titled else list(LAYOUTS.values())
    fields = {plain(heading): field for heading, field in (mapping or {}).items()}
    best: tuple[float, Header] | None = None
    for row in range(min(SEARCHED_ROWS, len(sheet.rows))):
        for depth in _depths(sheet, row):
            headings = _joined(sheet, row, depth)
            if not headings:
                continue
            for candidate in layouts:
                header = _match(candidate, headings, row, depth, fields)
                score = _score(header, titled is not None)
                if score >= (1 if titled else 2) and (best is None or score > best[0]):
                    best = score, header
    if best is None:
        return None
    return _without_numbering(sheet, _with_year_ratings(_with_split_name(sheet, best[1])))


def _year_ratings(header: Header) -> dict[int, Column]:
    if header.layout.code not in _RATED_LISTS:
        return {}
    return {index: column for index, words in header.unknown.items() if (column := rating_column(words))}


def _with_year_ratings(header: Header) -> Header:
    """Columns like "Xếp loại 2025" in a list of subjects hold a field of their own."""
    found = _year_ratings(header)
    first = {column.field: index for index, column in reversed(found.items())}
    found = {index: column for index, column in found.items() if first[column.field] == index}
    return replace(
        header,
        layout=replace(header.layout, columns=(*header.layout.columns, *found.values())),
        columns={**header.columns, **found},
        unknown={index: words for index, words in header.unknown.items() if index not in found},
    )


def _with_split_name(sheet: RawSheet, header: Header) -> Header:
    """ "Họ và tên" merged over two columns: the family and middle names in the first, the given name in the second."""
    name = header.index_of("name")
    for start, end in sheet.merges:
        if start[1] == name and end[1] == start[1] + 1 and header.row <= start[0] < header.body:
            if end[1] in header.columns or end[1] in header.unknown:
                continue
            columns = {**header.columns, start[1]: FAMILY_NAME, end[1]: GIVEN_NAME}
            return replace(header, columns=columns)
    return header


def _score(header: Header, titled: bool) -> float:
    lacking = [column for column in header.missing if titled or not _may_lack(header.layout, column)]
    known = len(header.columns) + len(_year_ratings(header)) + (header.ordinal is not None) * 0.5
    return known - 2 * len(lacking) * (not titled)


def _may_lack(layout: Layout, column: Column) -> bool:
    """People come without codes in most offices' lists; the import then makes codes."""
    return layout.code == "people" and column.field == "code"


def codes_can_be_made(layout: Layout, column: Column) -> bool:
    """Whether the import may make the codes of a sheet that has no column for them."""
    return layout.standard and layout.subject is not None and column.field == "code"


def lacking_columns(header: Header, sheet: RawSheet) -> list[Column]:
    """Required columns whose absence makes the list unusable."""
    ours = titled_layout(sheet) is not None
    return [column for column in header.missing if ours or not _may_lack(header.layout, column)]


def _depths(sheet: RawSheet, row: int) -> Sequence[int]:
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


def _joined(sheet: RawSheet, row: int, depth: int) -> dict[int, list[str]]:
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
        for index, words in cells.items():
            joined.setdefault(index, []).append(words)
    return joined


def _match(
    layout: Layout, headings: Mapping[int, list[str]], row: int, depth: int, fields: Mapping[str, str]
) -> Header:
    columns: dict[int, Column] = {}
    unknown: dict[int, str] = {}
    repeated: dict[int, Column] = {}
    ordinal: int | None = None
    for index in sorted(headings):
        texts = headings[index]
        whole = " ".join(texts)
        mapped = fields.get(plain(whole))
        if mapped is not None:
            column = layout.column(mapped)
        else:
            column = next(filter(None, (match_heading(layout, words) for words in (whole, texts[-1], texts[0]))), None)
        if column is None:
            unknown[index] = whole
        elif column is ORDINAL:
            ordinal = index if ordinal is None else ordinal
        elif any(taken.field == column.field for taken in columns.values()):
            repeated[index] = column
        else:
            columns[index] = column
    marks = {
        index: headings[index][-1]
        for index, column in {**columns, **repeated}.items()
        if column.kind is ValueKind.AWARD and len(headings[index]) > 1
    }
    repeated = {index: column for index, column in repeated.items() if index not in marks}
    return Header(layout, row, row + depth, columns, ordinal, unknown, repeated, marks)


@cache
def _index(code: str) -> tuple[dict[str, Column], dict[str, Column], list[tuple[str, Column]]]:
    exact: dict[str, Column] = {}
    loose: dict[str, Column] = {}
    starts: list[tuple[str, Column]] = []
    for column in (*LAYOUTS[code].columns, ORDINAL):
        for heading in column.headings:
            exact.setdefault(plain(heading), column)
            if column.kind is not ValueKind.MARK:
                loose.setdefault(bare(heading), column)
        starts.extend((plain(start), column) for start in split_words(column.starts))
    return exact, loose, starts


@cache
def match_heading(layout: Layout, heading: str) -> Column | None:
    """The column a heading names: as written, without brackets, without accents, or by how it begins."""
    exact, loose, starts = _index(layout.code)
    shorter = _IN_BRACKETS.sub(" ", heading)
    for words in (heading, shorter):
        if plain(words) and (found := exact.get(plain(words)) or loose.get(bare(words))):
            return found
    key = plain(shorter)
    return next((column for start, column in starts if key.startswith(start)), None)


def _without_numbering(sheet: RawSheet, header: Header) -> Header:
    """A row 1, 2, 3 … or A, B, 1=(2+3) under the header is no data."""
    if header.body >= len(sheet.rows):
        return header
    cells = [as_text(cell).strip() for cell in sheet.rows[header.body] if not is_empty(cell)]
    found = [_NUMBERING.fullmatch(cell) for cell in cells]
    if len(cells) < 3 or not all(found):
        return header
    numbers = [int(match.group(1)) for match in found if match and (match.group(1) or "").isdecimal()]
    rising = all(later == earlier + 1 for earlier, later in pairwise(numbers))
    if not rising or (numbers and numbers[0] > 1) or len(cells) < len(header.columns) * 0.6:
        return header
    return replace(header, body=header.body + 1)
