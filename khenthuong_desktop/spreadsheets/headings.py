"""Finding the header row of any list and which column holds which field."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from itertools import pairwise

from khenthuong_desktop.spreadsheets.columns import (
    FAMILY_NAME,
    GIVEN_NAME,
    ORDINAL,
    Column,
    Layout,
    ValueKind,
    split_words,
)
from khenthuong_desktop.spreadsheets.header_rows import depths, joined
from khenthuong_desktop.spreadsheets.layouts import LAYOUTS, STANDARD
from khenthuong_desktop.spreadsheets.named_lists import NAMED, is_evident
from khenthuong_desktop.spreadsheets.office_lists import OFFICE_LISTS
from khenthuong_desktop.spreadsheets.raw_sheets import RawSheet
from khenthuong_desktop.spreadsheets.titles import title_unit, title_year, words_above
from khenthuong_desktop.spreadsheets.told_lists import TOLD, is_told
from khenthuong_desktop.spreadsheets.values import as_text, is_empty
from khenthuong_desktop.spreadsheets.words import bare, plain
from khenthuong_desktop.spreadsheets.year_columns import rating_column

SEARCHED_ROWS = 40
_LOOKED_AT = 60  # rows
_IN_BRACKETS = re.compile(r"\([^)]*\)|\*")
_NUMBERING = re.compile(r"\(?\s*(\d{1,2}|[A-ZĐa-z])\s*\)?|\d{1,2}\s*=.*")
_OF_ONE_YEAR = ("ratings", "registrations")
_RATED_LISTS = ("people", "collectives", "individuals_list", "collectives_list", "nominees_list")
_IGNORED_SHEETS = ("danh muc", "danhmuc", "huong dan", "huongdan", "tra cuu", "lookup", "guide", "help", "loi can sua")


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
    said_above: Mapping[str, object] = field(default_factory=dict)  # fields that the title tells for all rows

    @property
    def missing(self) -> list[Column]:
        """Required columns that are not there; a list that is not ours may lack codes."""
        present = {column.field for column in self.columns.values()} | self.said_above.keys()
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
    named = [one for one in NAMED if titled is None or titled.code == one.code]
    layouts = [titled, *named] if titled else [*STANDARD, *named, *OFFICE_LISTS, *TOLD]
    fields = {plain(heading): field for heading, field in (mapping or {}).items()}
    best: tuple[float, Header, dict[int, list[str]]] | None = None
    for row in range(min(SEARCHED_ROWS, len(sheet.rows))):
        for depth in depths(sheet, row):
            headings = joined(sheet, row, depth)
            if not headings:
                continue
            for candidate in layouts:
                header = _said_above(sheet, _match(candidate, headings, row, depth, fields))
                score = _score(header, titled is not None) + (0 if titled else _told(sheet, header))
                enough = 1.0 if titled else 2.0
                if best is not None:  # a header printed again further down is no better one
                    enough = best[0] + (0.01 if row == best[1].row else 0.5)
                if score >= enough:
                    best = score, header, headings
    if best is None:
        return None
    _, header, headings = best
    if header.layout.named and header.index_of("code") is not None:  # codes go before names
        header = _match(LAYOUTS[header.layout.code], headings, header.row, header.body - header.row, fields)
        header = _said_above(sheet, header)
    return _without_numbering(sheet, _with_year_ratings(_with_split_name(sheet, header)))


def _said_above(sheet: RawSheet, header: Header) -> Header:
    """The year and the unit in the title, where the list has no column for them."""
    if len(header.columns) < 2:
        return header
    lacking = {column.field for column in header.layout.columns} - {column.field for column in header.columns.values()}
    above = sheet.rows[: header.row]
    said: dict[str, object] = {}
    if "year" in lacking and header.layout.code in _OF_ONE_YEAR and (year := title_year(above)) is not None:
        said["year"] = year
    if "unit" in lacking and "name" not in lacking and (unit := title_unit(above)) is not None:
        said["unit"] = unit
    return replace(header, said_above=said) if said else header


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
    """ "Họ và tên" over two columns: the family and middle names in the first, the given name in the second."""
    name = header.index_of("name")
    if name is None or name + 1 in header.columns or name + 1 in header.unknown or name + 1 == header.ordinal:
        return header
    merged = any(
        start[1] == name and end[1] == name + 1 and header.row <= start[0] < header.body for start, end in sheet.merges
    )
    if not merged and (sheet.merges or not _holds_given_names(sheet.rows[header.body :], name + 1)):
        return header
    return replace(header, columns={**header.columns, name: FAMILY_NAME, name + 1: GIVEN_NAME})


def _holds_given_names(rows: Sequence[Sequence[object]], index: int) -> bool:
    """A column without a heading, as merges are lost in text files, with one word beside most names."""
    named = [row for row in rows[:_LOOKED_AT] if index < len(row) and not is_empty(row[index - 1])]
    words = [len(as_text(row[index]).split()) for row in named if not is_empty(row[index])]
    return len(words) > 1 and max(words) == 1 and len(words) >= 0.4 * len(named)


def _score(header: Header, titled: bool) -> float:
    if header.layout.named and not _is_by_name(header):
        return 0
    lacking = [column for column in header.missing if titled or not _may_lack(header.layout, column)]
    known = len(header.columns) + len(_year_ratings(header)) + (header.ordinal is not None) * 0.5
    known += len(header.award_marks) * 0.1
    return known - 2 * len(lacking) * (not titled)


def _told(sheet: RawSheet, header: Header) -> float:
    """A list that the words around it tell from others goes before them, and is none without these words."""
    if header.layout not in TOLD:
        return 0
    present = {column.field for column in header.columns.values()}
    return 1 if is_told(header.layout, present, words_above(sheet.rows[: header.row])) else -len(header.columns)


def _is_by_name(header: Header) -> bool:
    """A list of records that has names and columns of its own."""
    present = {column.field for column in header.columns.values()}
    return header.name_index is not None and is_evident(header.layout, present)


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
        mapped = fields.get(plain(whole)) if fields else None
        if mapped is not None:
            column = layout.column(mapped)
        else:
            tried = [*(" ".join(texts[start:]) for start in range(len(texts))), texts[0]]
            column = next(filter(None, (match_heading(layout, words) for words in tried)), None)
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
def _index(layout: Layout) -> tuple[dict[str, Column], dict[str, Column], list[tuple[str, Column]]]:
    exact: dict[str, Column] = {}
    loose: dict[str, Column] = {}
    starts: list[tuple[str, Column]] = []
    for column in (*layout.columns, ORDINAL):
        for heading in column.headings:
            exact.setdefault(plain(heading), column)
            if column.kind is not ValueKind.MARK:
                loose.setdefault(bare(heading), column)
        starts.extend((plain(start), column) for start in split_words(column.starts))
    return exact, loose, starts


@lru_cache(maxsize=50_000)
def match_heading(layout: Layout, heading: str) -> Column | None:
    """The column a heading names: as written, without brackets, without accents, or by how it begins."""
    exact, loose, starts = _index(layout)
    shorter = _IN_BRACKETS.sub(" ", heading)
    for words in (heading, shorter):
        if plain(words) and (found := exact.get(plain(words)) or loose.get(bare(words))):
            return found
    key = plain(shorter)
    return next((column for start, column in starts if key.startswith(start)), None)


def _without_numbering(sheet: RawSheet, header: Header) -> Header:
    """A row 1, 2, 3 … or A, B, 1=(2+3) under the header is no data."""
    at = next((at for at in range(header.body, len(sheet.rows)) if not all(map(is_empty, sheet.rows[at]))), None)
    if at is None or at > header.body + 1:
        return header
    cells = [as_text(cell).strip() for cell in sheet.rows[at] if not is_empty(cell)]
    found = [_NUMBERING.fullmatch(cell) for cell in cells]
    if len(cells) < 3 or not all(found):
        return header
    numbers = [int(match.group(1)) for match in found if match and (match.group(1) or "").isdecimal()]
    rising = all(later == earlier + 1 for earlier, later in pairwise(numbers))
    if not rising or (numbers and numbers[0] > 1) or len(cells) < len(header.columns) * 0.6:
        return header
    return replace(header, body=at + 1)
