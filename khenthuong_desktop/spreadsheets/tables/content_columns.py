"""Lists without headings, or with headings that nobody knows: what their columns seem to hold, to be confirmed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from khenthuong_desktop.domain import text
from khenthuong_desktop.spreadsheets.cells.cell_signs import as_text, is_empty
from khenthuong_desktop.spreadsheets.cells.dates import read_date
from khenthuong_desktop.spreadsheets.cells.person_names import divided_name, is_honorific, split_honorific
from khenthuong_desktop.spreadsheets.columns import ORDINAL, Column, Layout, ValueKind, holds_several
from khenthuong_desktop.spreadsheets.files.raw_sheets import RawSheet
from khenthuong_desktop.spreadsheets.layouts.decision_lists import DECISION_LIST
from khenthuong_desktop.spreadsheets.layouts.heading_words import match_heading
from khenthuong_desktop.spreadsheets.layouts.layouts import LAYOUTS
from khenthuong_desktop.spreadsheets.layouts.record_columns import RECORD_LISTS, RecordField, RecordKind, record_field
from khenthuong_desktop.spreadsheets.tables.carried_headings import names_award
from khenthuong_desktop.spreadsheets.tables.dated_columns import dated
from khenthuong_desktop.spreadsheets.tables.decided_rows import DecidedRows, decided_rows
from khenthuong_desktop.spreadsheets.tables.header import Guess, Header
from khenthuong_desktop.spreadsheets.tables.recalling import (
    NOT_USED,
    SEARCHED_ROWS,
    ToldColumns,
    ToldFields,
    fingerprint,
)
from khenthuong_desktop.spreadsheets.tables.year_columns import records_of
from khenthuong_desktop.spreadsheets.words import bare, find_word, plain
from khenthuong_desktop.spreadsheets.work_words import is_unit, is_work

_LOOKED_AT = 200  # rows
_FEW = 5
_ENOUGH = 0.6  # of the cells of a column
_BIRTH_YEARS = range(1925, 2013)
_AWARD_YEARS = range(2013, 2101)  # no years of birth
_CARD_LENGTHS = (9, 11, 12)
_NAME_WORDS = range(2, 7)
_HOUSEHOLDS = ("ho ong ", "ho ba ", "ho gia dinh ", "gia dinh ong ", "gia dinh ba ")


@dataclass(frozen=True)
class _Seeming:
    """What columns seem to hold, and so which list it is."""

    layout: Layout
    fields: Mapping[int, str]

    def begins(self, row: Sequence[object]) -> bool:
        """Whether a row has in its columns what they seem to hold: the first of the data."""
        told = [(name, row[index]) for index, name in self.fields.items() if index < len(row)]
        right = [_KINDS[_kind_of(self.layout, name)](cell) for name, cell in told if not is_empty(cell)]
        return len(right) > 0 and sum(right) > len(right) / 2

    def outline(self, row: Sequence[object]) -> list[object]:
        """What makes the fingerprint of a list without headings."""
        return [f"{index} {self.fields.get(index, '')}" for index in range(max(len(row), 2))]


@dataclass(frozen=True)
class ByContent:
    """A header that cells made."""

    header: Header
    fingerprint: str  # the same for a list of the same columns
    told: ToldColumns


def by_content(
    sheet: RawSheet, told_of: Callable[[str], ToldColumns], alone: bool, heading: int | None = None
) -> ByContent | None:
    """The one table of a sheet as its cells make it seem; ``told_of`` gives what was said of a fingerprint. None
    where nothing stands in rows and columns, or nothing of use while the file is not ``alone`` made of this sheet.
    The clerk may have said which row is the ``heading``."""
    if heading is not None:
        return _below(sheet, heading, told_of)
    decided = decided_rows(sheet)
    if decided is not None:
        return _decided(sheet, decided, told_of, alone)
    rows = [number for number, row in enumerate(sheet.rows) if sum(not is_empty(cell) for cell in row) > 1]
    seeming = _seeming([sheet.rows[number] for number in rows[:_LOOKED_AT]])
    if len(rows) <= _FEW:  # headings that nobody knows weigh much beside few rows
        below = _seeming([sheet.rows[number] for number in rows[1:]])
        seeming = below if len(below.fields) > len(seeming.fields) else seeming
    understood = "name" in seeming.fields.values()
    if not rows or (len(rows) == 1 and not understood):
        return None
    first = next((number for number in rows if seeming.begins(sheet.rows[number])), rows[0])
    headed = first - 1 in rows
    print_of_list = fingerprint(sheet.rows[first - 1] if headed else seeming.outline(sheet.rows[first]))
    told = told_of(print_of_list)
    if not headed and (named := _row_named(sheet, rows, told)) is not None:
        first, headed = named + 1, True
    seeming = _with_headings(sheet, seeming, first - 1, told) if headed else seeming
    header = _header(sheet, first - headed, first, seeming, told)
    confirmed = told.layout is not None or bool(header.told)
    if not (alone or understood or confirmed):
        return None
    header = replace(dated(sheet, header), guess=Guess(understood, confirmed, alone))
    return ByContent(header, print_of_list, told)


def _below(sheet: RawSheet, heading: int, told_of: Callable[[str], ToldColumns]) -> ByContent | None:
    """The table under a row that the clerk says is its heading."""
    below = [row for row in sheet.rows[heading + 1 :] if sum(not is_empty(cell) for cell in row) > 1]
    if not below or all(map(is_empty, sheet.rows[heading])):
        return None
    print_of_list = fingerprint(sheet.rows[heading])
    told = told_of(print_of_list)
    seeming = _seeming(below[:_LOOKED_AT])
    words = {index: text.clean(as_text(cell)) for index, cell in enumerate(sheet.rows[heading]) if not is_empty(cell)}
    layout = LAYOUTS[told.layout] if told.layout else seeming.layout
    named = {index: column.field for index, one in words.items() if (column := match_heading(layout, one)) is not None}
    fields = named | {
        index: name for index, name in seeming.fields.items() if index not in named and name not in named.values()
    }
    header = _header(sheet, heading, heading + 1, _Seeming(layout, fields), told)
    header = replace(dated(sheet, header), supposed=header.supposed - named.keys())
    confirmed = "name" in named.values() or told.layout is not None or bool(header.told)
    guess = Guess("name" in fields.values(), confirmed, alone=True)
    return ByContent(replace(header, guess=guess), print_of_list, told)


def _with_headings(sheet: RawSheet, seeming: _Seeming, row: int, told: ToldColumns) -> _Seeming:
    """What the headings that are known tell of columns whose cells tell nothing: once the clerk confirms the columns,
    the list is read by its headings, and must be read as it was shown."""
    words = {index: text.clean(as_text(cell)) for index, cell in enumerate(sheet.rows[row]) if not is_empty(cell)}
    layout = LAYOUTS[told.layout] if told.layout else seeming.layout
    named = {index: column.field for index, one in words.items() if (column := match_heading(layout, one)) is not None}
    if layout.code in RECORD_LISTS:
        beside = records_of(sheet, {index: [one] for index, one in words.items()}, row, row + 1).fields
        named = {index: record.name for index, record in beside.items()} | named
    fields = dict(seeming.fields)
    for index, name in named.items():
        if index not in fields and name not in fields.values():
            fields[index] = name
    return replace(seeming, fields=fields)


def _decided(
    sheet: RawSheet, decided: DecidedRows, told_of: Callable[[str], ToldColumns], alone: bool
) -> ByContent | None:
    """A list that goes with a decision is taken as it seems where its names are understood, and so it is told."""
    rows = [sheet.rows[number] for number in decided.numbered]
    found = dict(_seeming(rows[:_LOOKED_AT], _DECIDED).fields)
    seeming = _Seeming(DECISION_LIST, {index: kind for index, kind in found.items() if kind != "household"})
    understood = "name" in seeming.fields.values()
    told = told_of(print_of_list := fingerprint(seeming.outline(rows[0])))
    if not (alone or understood or told):
        return None
    header = _header(sheet, decided.start, decided.start, seeming, told)
    return ByContent(replace(header, guess=Guess(understood, understood or bool(told), alone)), print_of_list, told)


def _row_named(sheet: RawSheet, rows: Sequence[int], told: ToldColumns) -> int | None:
    """The row with a heading that the clerk named."""
    words = {plain(heading) for heading in told.mapping}
    texts = ((number, {plain(as_text(cell)) for cell in sheet.rows[number]}) for number in rows[:SEARCHED_ROWS])
    return next((number for number, cells in texts if words & (cells - {""})), None)


def _header(sheet: RawSheet, row: int, body: int, seeming: _Seeming, told: ToldColumns) -> Header:
    cells = enumerate(sheet.rows[row]) if row < body else ()
    headings = {index: text.clean(as_text(cell)) for index, cell in cells if not is_empty(cell)}
    said = ToldFields(told.mapping).of(headings)
    layout = LAYOUTS[told.layout] if told.layout else seeming.layout
    columns: dict[int, Column] = {}
    again: dict[int, Column] = {}  # told to be what another column is told to be
    seem = ((index, name) for index, name in seeming.fields.items() if index not in said)
    for index, name in (*sorted(said.items()), *seem):
        column = None if name == NOT_USED else _column(layout, name, headings.get(index, ""))
        if column is not None and all(each.field != column.field for each in columns.values()):
            columns[index] = column
        elif column is not None and index in said:
            again[index] = column
    ordinals = [index for index, name in seeming.fields.items() if name == ORDINAL.field and index not in said]
    known = columns.keys() | said.keys() | set(ordinals)
    unknown = {index: headings.get(index, "") for index in range(max(map(len, sheet.rows))) if index not in known}
    return Header(
        layout,
        row,
        body,
        dict(sorted(columns.items())),
        ordinals[0] if ordinals else None,
        unknown,
        repeated={index: column for index, column in again.items() if not holds_several(column)},
        award_marks={},
        rating_marks={},
        headings=headings,
        told=frozenset(said),
        supposed=frozenset(columns.keys() - said.keys()),
        joined={index: column.field for index, column in again.items() if holds_several(column)},
    )


def _column(layout: Layout, name: str, heading: str) -> Column | None:
    if layout.code not in RECORD_LISTS:
        return layout.column(name)
    record = RecordField(RecordKind.RATING) if name == RecordKind.RATING else record_field(name)
    return record.column(heading) if record else layout.column(name)


def _seeming(rows: Sequence[Sequence[object]], kinds: "_Kinds | None" = None) -> _Seeming:
    """People, unless there is nothing but the names of collectives or households; awards make it a proposal."""
    found: dict[str, int] = {}
    for index in range(max(map(len, rows), default=0)):
        cells = [row[index] for row in rows if index < len(row) and not is_empty(row[index])]
        kind = next((kind for kind, fits in (kinds or _KINDS).items() if cells and _mostly(fits, cells)), None)
        if kind is not None:
            found.setdefault(kind, index)
    code = "individuals_list" if found.keys() & {"award", "honorific"} else "people"
    if {"award", "unit", "year"} <= found.keys() and "name" not in found:
        del found["unit"]  # a history of awards: the units may be those who gave them
    found.pop("year", None)
    if "name" not in found and (instead := next((kind for kind in _INSTEAD if kind in found), None)) is not None:
        code = _INSTEAD[instead]
        found["name"] = found.pop(instead)
    return _Seeming(LAYOUTS[code], {index: kind for kind, index in found.items()})


def _mostly(fits: Callable[[object], bool], cells: Sequence[object]) -> bool:
    return sum(map(fits, cells)) >= _ENOUGH * len(cells)


def _kind_of(layout: Layout, name: str) -> str:
    instead = next((kind for kind, code in _INSTEAD.items() if code == layout.code), name)
    return instead if name == "name" else name


def _is_ordinal(cell: object) -> bool:
    words = as_text(cell).strip().rstrip(".)")
    return words.isdecimal() and len(words) <= 4 and int(words) not in _BIRTH_YEARS


def _is_citizen_number(cell: object) -> bool:
    words = as_text(cell).replace(" ", "").strip("'")
    return words.isdecimal() and len(words) in _CARD_LENGTHS


def _is_birth_date(cell: object) -> bool:
    day, _ = read_date(cell, partial=True)
    return day is not None and int(day[:4]) in _BIRTH_YEARS


def _is_year(cell: object) -> bool:
    words = as_text(cell).strip()
    return words.isdecimal() and int(words) in _AWARD_YEARS


def _is_person(cell: object) -> bool:
    """Two to six words, each with a capital; no unit, no award, no work."""
    if not isinstance(cell, str) or any(map(str.isdecimal, cell)):
        return False
    words = split_honorific(divided_name(text.clean(cell))[0])[1].split()
    capitals = all(word[:1].isupper() for word in words)
    return len(words) in _NAME_WORDS and capitals and not (is_unit(cell) or is_work(cell) or names_award(cell))


def _is_household(cell: object) -> bool:
    return bare(as_text(cell)).startswith(_HOUSEHOLDS)


def _is_named(cell: object) -> bool:
    """Whom a decision names: a person, with what he is behind a comma, or a collective."""
    name = text.clean(as_text(cell))
    return _is_person(cell) or is_unit(cell) or _is_household(cell) or split_honorific(name)[0] is not None


_Kinds = dict[str, Callable[[object], bool]]
_KINDS: _Kinds = {
    "year": _is_year,
    ORDINAL.field: _is_ordinal,
    "citizen_number": _is_citizen_number,
    "birth_date": _is_birth_date,
    "gender": lambda cell: find_word(ValueKind.GENDER, as_text(cell)) is not None,
    "honorific": is_honorific,
    "rating": lambda cell: find_word(ValueKind.RATING, as_text(cell)) is not None,
    "household": _is_household,
    "award": lambda cell: names_award(as_text(cell)),
    "job_title": is_work,
    "unit": is_unit,
    "name": _is_person,
}
_DECIDED = {**_KINDS, "name": _is_named}
_INSTEAD = {"household": "households_list", "unit": "collectives_list"}  # where no person is named
