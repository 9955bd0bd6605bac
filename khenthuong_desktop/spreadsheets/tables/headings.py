"""Finding the header row of any list and which column holds which field."""

import re
from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

from khenthuong_desktop.domain.terms import SubjectKind
from khenthuong_desktop.spreadsheets.cells.cell_signs import as_text, is_empty
from khenthuong_desktop.spreadsheets.columns import (
    Column,
    Layout,
    ValueKind,
)
from khenthuong_desktop.spreadsheets.files.file_kinds import MAX_ROWS
from khenthuong_desktop.spreadsheets.files.gathered import own_name
from khenthuong_desktop.spreadsheets.files.raw_sheets import RawSheet
from khenthuong_desktop.spreadsheets.layouts.layouts import LAYOUTS, STANDARD
from khenthuong_desktop.spreadsheets.layouts.named_lists import CODED, NAMED, is_evident
from khenthuong_desktop.spreadsheets.layouts.office_lists import OFFICE_LISTS
from khenthuong_desktop.spreadsheets.layouts.party_ratings import is_of_state, rates_party_members
from khenthuong_desktop.spreadsheets.layouts.record_columns import (
    RECORD_LISTS,
    Part,
    RecordField,
    RecordKind,
    is_of_a_decision,
    record_field,
)
from khenthuong_desktop.spreadsheets.layouts.told_lists import TOLD, UNITS_LIST, is_told
from khenthuong_desktop.spreadsheets.tables.carried_headings import names_award
from khenthuong_desktop.spreadsheets.tables.header import Header, Lines, match
from khenthuong_desktop.spreadsheets.tables.header_cells import (
    awards_marked,
    holds_counts,
    with_awards_of_summary,
    with_births,
    with_emulation_ratings,
    with_gender,
    with_marked_awards,
    with_marked_records,
    with_split_name,
    with_whole_name,
)
from khenthuong_desktop.spreadsheets.tables.header_rows import depths, is_record, joined
from khenthuong_desktop.spreadsheets.tables.recalling import SEARCHED_ROWS, ToldFields
from khenthuong_desktop.spreadsheets.tables.said_above import said_above, year_told
from khenthuong_desktop.spreadsheets.tables.titles import words_above
from khenthuong_desktop.spreadsheets.tables.year_columns import records_of
from khenthuong_desktop.spreadsheets.words import bare

_NUMBERING = re.compile(r"\(?\s*(\d{1,2}|[A-ZĐa-z])\s*\)?|\d{1,2}\s*=.*")
_GROUP_NUMBER = re.compile(r"(?:[IVXLC]{1,5}|[A-ZĐ]|\d{1,2})[.)]?")
_LOOKED_AT = 100  # rows
_FEWEST_OF_LIST = 3  # columns
_REGISTRATIONS = next(layout for layout in NAMED if layout.code == "registrations")
_REGISTERED = ("dang ky", "phan dau")
_OF_AWARDS = re.compile(r"\b(?:khen|danh hieu|thanh tich)\b(?!.*\bky luat\b)")
_OF_THE_TITLE = (RecordKind.RATING, RecordKind.REGISTERED, RecordKind.INITIATIVE)
_LISTS_OF_SUBJECTS = tuple(LAYOUTS[code] for code in RECORD_LISTS)
_IGNORED_SHEETS = ("danh muc", "danhmuc", "huong dan", "huongdan", "tra cuu", "lookup", "guide", "help", "loi can sua")


def is_aside(sheet: RawSheet) -> bool:
    """Hidden sheets, code lists and guides hold no data."""
    return sheet.hidden or bare(sheet.name).startswith(_IGNORED_SHEETS)


def holds_list(sheet: RawSheet) -> bool:
    """Whether a sheet that is not read looks like a list of people or households, or bears the name of a list of ours;
    look-up tables name units and have few columns."""
    if titled_layout(sheet) is not None:
        return True
    header = find_header(sheet, None, None)
    if header is None or header.name_index is None or len(header.columns) < _FEWEST_OF_LIST:
        return False
    below = sheet.rows[header.body :]
    return header.layout.subject is not SubjectKind.COLLECTIVE and any(
        not is_empty(cell) for row in below for cell in row
    )


def titled_layout(sheet: RawSheet) -> Layout | None:
    """The standard layout whose name the sheet bears."""
    return next((layout for layout in STANDARD if bare(layout.title) == bare(own_name(sheet.name))), None)


def find_header(
    sheet: RawSheet, layout: Layout | None, mapping: Mapping[str, str] | None, start: int = 0, end: int = MAX_ROWS
) -> Header | None:
    """The best header among the first rows from ``start`` on, before ``end``; ``layout`` fixes which list it is."""
    titled = layout or titled_layout(sheet)
    named = [one for one in NAMED if titled is None or titled.code == one.code]
    layouts = [titled, *named] if titled else [*STANDARD, *named, *OFFICE_LISTS, *TOLD]
    told = ToldFields(mapping or {})
    best: tuple[float, Header, Lines] | None = None
    for row in range(start, min(start + SEARCHED_ROWS, end, len(sheet.rows))):
        for depth in depths(sheet, row) if not is_record(sheet.rows[row]) else ():
            headings = joined(sheet, row, depth)
            if not headings:
                continue
            lines = Lines(row, depth, headings, records_of(sheet, headings, row, row + depth), told)
            most = lines.most()
            by_years = _LISTS_OF_SUBJECTS if layout is None and _rates_by_years(titled, lines) else ()
            for candidate in (*layouts, *by_years):
                enough = 1.0 if titled else 2.0
                if best is not None:  # a header printed again further down is no better one
                    enough = best[0] + (0.01 if row == best[1].row else 0.5)
                if most < enough:
                    break
                header = said_above(sheet, match(candidate, lines))
                score = _score(sheet, header, titled is not None) + (0 if titled else _told(sheet, header))
                if score >= enough:
                    best = score, header, lines
    if best is None:
        return None
    _, header, lines = best
    marks_rate = not (header.rating_marks and holds_counts(sheet, header))
    if not marks_rate:
        header = said_above(sheet, match(header.layout, lines, marks_rate=False))
    if header.layout.code in CODED and header.index_of("code") is not None:  # codes go before names
        coded = match(CODED[header.layout.code], lines, marks_rate)
        if header.layout.named or coded.name_index is not None:
            header = said_above(sheet, coded)
    if header.layout.code == "people" and header.index_of("code") is None and _stands_under_awards(sheet, header):
        header = said_above(sheet, match(LAYOUTS["individuals_list"], lines))
    if titled is None and (registered := _registered_by_groups(sheet, header, lines)) is not None:
        header = registered
    header = with_births(sheet, with_split_name(sheet, with_gender(sheet, with_whole_name(header))))
    header = with_emulation_ratings(sheet, header)
    header = dated(sheet, with_awards_of_summary(sheet, with_marked_awards(sheet, header)))
    return _without_numbering(sheet, with_marked_records(sheet, header))


def _stands_under_awards(sheet: RawSheet, header: Header) -> bool:
    """Whether people stand under headings that name awards: they are proposed for them."""
    for row in sheet.rows[header.body :][:_LOOKED_AT]:
        filled = [as_text(cell) for cell in row if not is_empty(cell)]
        if 0 < len(filled) <= 2 and names_award(filled[-1]):
            return True
    return False


def _registered_by_groups(sheet: RawSheet, header: Header, lines: Lines) -> Header | None:
    """A list whose title registers for a year those who stand under headings that name awards."""
    above = bare(words_above(sheet.rows[: header.row]))
    holds_awards = any(column.kind is ValueKind.AWARD for column in header.columns.values())
    if header.layout.code not in RECORD_LISTS or holds_awards or "dang ky" not in above or "de nghi" in above:
        return None
    if awards_marked(sheet, header) or not _stands_under_awards(sheet, header):
        return None
    registered = said_above(sheet, match(_REGISTRATIONS, lines))
    if registered.name_index is None:  # as units are headed, or people and units together
        named = {index: column for index, column in header.columns.items() if column.field == "name"}
        registered = replace(registered, columns=dict(sorted({**registered.columns, **named}.items())))
    return replace(registered, by_groups=frozenset({"award"})) if "year" in registered.said_above else None


def _rates_by_years(titled: Layout | None, lines: Lines) -> bool:
    """ "Xếp loại | Năm 2023 | Năm 2024" on our sheet of ratings: those of several years stand beside their subjects."""
    of_records = [field.year for field in lines.records.fields.values() if field.record is RecordKind.RATING]
    ratings = of_records or [*lines.rating_years.values()]
    return titled is not None and titled.code == "ratings" and len(ratings) > 1 and None not in ratings


def is_of_party(sheet: RawSheet, header: Header) -> bool:
    """Whether the list rates party members, which is no rating of the staff."""
    return rates_party_members(words_above(sheet.rows[: header.row]), header.headings.values())


def dated(sheet: RawSheet, header: Header) -> Header:
    """Ratings, registrations and initiatives without a year of their own are of the year in the title; a rating or
    registration of no year is not understood."""
    columns, said, year = dict(header.columns), dict(header.said_above), year_told(sheet, header.row)
    of_party = is_of_party(sheet, header)
    there = {column.field for column in columns.values()}
    renamed: dict[str, Column | None] = {}
    for index, column in header.columns.items():
        if column.field == RecordKind.INITIATIVE and (year is None or there & {"initiative_date", "initiative_year"}):
            continue
        rating = column.field.startswith(RecordKind.RATING) and header.layout.code in RECORD_LISTS
        if rating and of_party and index not in header.told and not is_of_state(header.headings.get(index, "")):
            renamed[column.field] = None
            del columns[index]
        elif column.field in _OF_THE_TITLE and header.layout.code in RECORD_LISTS:
            of_year = RecordField(RecordKind(column.field), year=year).column(column.heading) if year else None
            renamed[column.field] = of_year
            if of_year is not None:
                columns[index] = of_year
                said["year"] = year
            else:
                del columns[index]
    again = {index: renamed.get(column.field, column) for index, column in header.repeated.items()}
    gone = (header.columns.keys() - columns.keys()) | {index for index, column in again.items() if column is None}
    unknown = {**header.unknown, **{index: header.headings.get(index, "") for index in gone}}
    repeated = {index: column for index, column in again.items() if column is not None}
    heads = {column.field: header.headings.get(index) for index, column in columns.items()}
    joined = {
        index: column.field
        for index, column in repeated.items()
        if _is_of_awards(header.layout, column) and heads.get(column.field) != header.headings.get(index)
    }
    layout = header.layout
    beside = [column for column in columns.values() if record_field(column.field)]
    layout = replace(layout, columns=(*layout.columns, *beside)) if beside else layout
    columns = dict(sorted(columns.items()))
    marks = header.rating_marks if gone.isdisjoint(header.rating_marks) else {}
    awards = header.award_marks if gone.isdisjoint(header.award_marks) else {}
    return replace(
        header,
        layout=layout,
        columns=columns,
        unknown=unknown,
        repeated={index: column for index, column in repeated.items() if index not in joined},
        joined=joined,
        said_above=said,
        rating_marks=marks,
        award_marks=awards,
    )


def _is_of_awards(layout: Layout, column: Column) -> bool:
    """ "Danh hiệu 2024" and "Hình thức khen thưởng 2024" are both what was given in that year."""
    if column.field == "award" and layout.code in ("registrations", "awards_held"):
        return True
    found = record_field(column.field)
    awards = (RecordKind.HELD, RecordKind.REGISTERED)
    return found is not None and found.record in awards and found.part is Part.VALUE


def _score(sheet: RawSheet, header: Header, titled: bool) -> float:
    if header.layout.named and not _is_by_name(header):
        return 0
    if header.layout.code == "ratings" and not titled and not header.told and is_of_party(sheet, header):
        return 0
    if header.layout.code == "registrations" and not titled and not header.told and not _registers(sheet, header):
        return 0
    if not titled and not header.told and _is_other_form(sheet, header):
        return 0
    lacking = [column for column in header.missing if titled or not _may_lack(header.layout, column)]
    known = len(header.columns) + (header.ordinal is not None) * 0.5
    if header.layout.code in RECORD_LISTS:  # what may as well be a list of ratings or registrations is one
        known -= 0.1 * sum(
            column.field.startswith((RecordKind.REGISTERED, RecordKind.RATING)) for column in header.columns.values()
        )
        known -= 0.1 * sum(  # … or of awards held
            is_of_a_decision(header.headings.get(index, "")) and record_field(column.field) is not None
            for index, column in header.columns.items()
        )
        known += sum(_is_of_awards(header.layout, column) for column in header.repeated.values())
        known += 0.5 * len(awards_marked(sheet, header))  # which other lists would not read
    known += (len(header.award_marks) + len(header.rating_marks)) * 0.1
    return known - 2 * len(lacking) * (not titled)


def _is_other_form(sheet: RawSheet, header: Header) -> bool:
    """ "Hình thức" alone is that of an award where the title speaks of awards, else that of discipline."""
    at = header.index_of("form" if header.layout.code == "discipline" else "award")
    if at is None or bare(header.headings.get(at, "")) != "hinh thuc":
        return False
    of_awards = _OF_AWARDS.search(bare(words_above(sheet.rows[: header.row]))) is not None
    return of_awards if header.layout.code == "discipline" else header.layout.code == "awards_held" and not of_awards


def _registers(sheet: RawSheet, header: Header) -> bool:
    """Whether a heading or the title says that awards are only striven for."""
    words = bare(" ".join((words_above(sheet.rows[: header.row]), *header.headings.values())))
    return any(said in words for said in _REGISTERED)


def _told(sheet: RawSheet, header: Header) -> float:
    """A list that the words around it tell from others goes before them, and is none without these words."""
    if header.layout not in TOLD:
        return 0
    if len(header.headings) == 2 and _GROUP_NUMBER.fullmatch(header.headings[min(header.headings)].strip()):
        return -len(header.columns)  # "I | Tập thể (02)" is a heading over rows
    present = {column.field for column in header.columns.values()}
    told = is_told(header.layout, present, words_above(sheet.rows[: header.row]))
    return (header.layout is not UNITS_LIST) if told else -len(header.columns)


def _is_by_name(header: Header) -> bool:
    """A list of records that has names and columns of its own."""
    present = {column.field for column in header.columns.values()}
    named = header.name_index is not None or "name" in header.said_above
    return named and is_evident(header.layout, present)


def _may_lack(layout: Layout, column: Column) -> bool:
    """People come without codes in most offices' lists; the import then makes codes."""
    return layout.code == "people" and column.field == "code"


def codes_can_be_made(layout: Layout, column: Column) -> bool:
    """Whether the import may make the codes of a sheet that has no column for them."""
    return layout.standard and layout.subject is not None and column.field == "code"


def lacking_columns(header: Header, sheet: RawSheet) -> list[Column]:
    """Required columns whose absence makes the list unusable."""
    titled = titled_layout(sheet)
    ours = titled is not None and titled.code == header.layout.code
    return [column for column in header.missing if ours or not _may_lack(header.layout, column)]


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
