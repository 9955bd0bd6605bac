"""Finding the header row of any list and which column holds which field."""

import re
from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

from khenthuong_desktop.domain.terms import SubjectKind
from khenthuong_desktop.spreadsheets.cells.cell_signs import as_text, is_empty
from khenthuong_desktop.spreadsheets.cells.household_cells import is_household
from khenthuong_desktop.spreadsheets.columns import (
    Layout,
    ValueKind,
)
from khenthuong_desktop.spreadsheets.files.file_kinds import MAX_ROWS
from khenthuong_desktop.spreadsheets.files.raw_sheets import RawSheet
from khenthuong_desktop.spreadsheets.layouts.award_standing import registers, standing_key
from khenthuong_desktop.spreadsheets.layouts.layouts import LAYOUTS, STANDARD
from khenthuong_desktop.spreadsheets.layouts.named_lists import CODED, NAMED
from khenthuong_desktop.spreadsheets.layouts.office_lists import OFFICE_LISTS
from khenthuong_desktop.spreadsheets.layouts.record_columns import (
    RECORD_LISTS,
    RecordKind,
)
from khenthuong_desktop.spreadsheets.layouts.told_lists import TOLD
from khenthuong_desktop.spreadsheets.tables.award_amounts import with_awards_for_amounts
from khenthuong_desktop.spreadsheets.tables.award_decisions import with_award_decisions
from khenthuong_desktop.spreadsheets.tables.carried_headings import award_in, names_award
from khenthuong_desktop.spreadsheets.tables.corrections import with_old_values, with_posts_given
from khenthuong_desktop.spreadsheets.tables.dated_columns import dated, said_by_title, without_other_ratings
from khenthuong_desktop.spreadsheets.tables.decided_apart import with_decisions_apart
from khenthuong_desktop.spreadsheets.tables.header import Header, Lines
from khenthuong_desktop.spreadsheets.tables.header_cells import (
    with_awards_of_summary,
    with_births,
    with_emulation_ratings,
    with_gender,
    with_headed_subject,
    with_split_name,
    with_whole_name,
    without_classes_of_initiatives,
)
from khenthuong_desktop.spreadsheets.tables.header_matching import match
from khenthuong_desktop.spreadsheets.tables.header_rows import depths, is_record, joined
from khenthuong_desktop.spreadsheets.tables.header_scores import (
    score,
    score_of_words,
    titled_layout,
)
from khenthuong_desktop.spreadsheets.tables.kind_columns import kinds_below
from khenthuong_desktop.spreadsheets.tables.lists_of_works import with_authors_as_people
from khenthuong_desktop.spreadsheets.tables.marked_awards import (
    awards_marked,
    holds_counts,
    with_marked_awards,
    with_marked_records,
)
from khenthuong_desktop.spreadsheets.tables.names_by_kind import with_names_by_kind
from khenthuong_desktop.spreadsheets.tables.other_lists import without_posts_of_bodies
from khenthuong_desktop.spreadsheets.tables.recalling import SEARCHED_ROWS, ToldFields
from khenthuong_desktop.spreadsheets.tables.results_rated import with_results_rated
from khenthuong_desktop.spreadsheets.tables.said_above import said_above
from khenthuong_desktop.spreadsheets.tables.service_days import with_day_of_leaving, without_days_of_others
from khenthuong_desktop.spreadsheets.tables.staff_changes import tells_staff, with_days_of_changes
from khenthuong_desktop.spreadsheets.tables.titles import words_above
from khenthuong_desktop.spreadsheets.tables.transfers import with_transfers, without_ticked_places
from khenthuong_desktop.spreadsheets.tables.village_units import with_village_units
from khenthuong_desktop.spreadsheets.tables.year_columns import records_of
from khenthuong_desktop.spreadsheets.words import bare

_NUMBERING = re.compile(r"\(?\s*(\d{1,2}|[A-ZĐa-z])\s*\)?|\d{1,2}\s*=.*")
_LOOKED_AT = 100  # rows
_OF_PEOPLE = ("people", "individuals_list")
_LIKE_STAFF = ("individuals_list", "nominees_list", "awards_held")  # which notes or decisions make of lists of staff
_HOUSEHOLDS = re.compile(r"(?:cac )?(?:ho gia dinh|gia dinh|ho dan)")
_OF_HOUSEHOLDS = re.compile(r"\bdanh sach (?:cac |cac ho |nhung )?(?:ho gia dinh|gia dinh|ho dan)\b")
_FEWEST_OF_LIST = 3  # columns
_OF_RATINGS = re.compile(r"\b(?:xep loai|phan loai|danh gia|chat luong|muc do hoan thanh)\b")
_LONGEST_TITLE = 2_000  # letters
_REGISTRATIONS = next(layout for layout in NAMED if layout.code == "registrations")
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


def find_header(
    sheet: RawSheet, layout: Layout | None, mapping: Mapping[str, str] | None, start: int = 0, end: int = MAX_ROWS
) -> Header | None:
    """The best header among the first rows from ``start`` on, before ``end``; ``layout`` fixes which list it is."""
    titled = layout or titled_layout(sheet)
    rows = range(start, min(start + SEARCHED_ROWS, end, len(sheet.rows)))
    best = _best(sheet, titled, ToldFields(mapping or {}), rows, free=layout is None)
    if best is None:
        return None
    header, lines = best
    header = with_authors_as_people(sheet, header, lines, free=titled is None)
    marks_rate = not (header.rating_marks and holds_counts(sheet, header))
    if not marks_rate:
        header = said_above(sheet, match(header.layout, lines, marks_rate=False))
    if titled is None and header.layout.code == "ratings" and _is_titled_by_award(sheet, header):
        header = said_above(sheet, match(LAYOUTS["people"], lines, marks_rate))
    if titled is None and header.layout.code in _LIKE_STAFF and tells_staff(sheet, header):
        header = said_above(sheet, match(LAYOUTS["people"], lines, marks_rate))
    if header.layout.code in CODED and header.index_of("code") is not None:  # codes go before names
        coded = match(CODED[header.layout.code], lines, marks_rate)
        if header.layout.named or coded.name_index is not None:
            header = said_above(sheet, coded)
    if header.layout.code in _OF_PEOPLE and header.index_of("code") is None:
        of_people_alone = header.layout.code == "people"
        if _is_of_households(sheet, header):
            header = _with_nominees(sheet, header, lines, SubjectKind.HOUSEHOLD)
        elif of_people_alone and _names_households(sheet, header):
            header = _with_nominees(sheet, header, lines, None)
        elif of_people_alone and _stands_under_awards(sheet, header):
            header = said_above(sheet, match(LAYOUTS["individuals_list"], lines))
    header = _without_numbering(sheet, header)  # before cells below are looked at
    if titled is None and (registered := _registered_by_groups(sheet, header, lines)) is not None:
        header = _without_numbering(sheet, registered)
    header = with_names_by_kind(sheet, header)
    header = with_awards_for_amounts(sheet, with_headed_subject(without_classes_of_initiatives(sheet, header)))
    header = with_births(sheet, with_split_name(sheet, with_gender(sheet, with_whole_name(sheet, header))))
    header = without_posts_of_bodies(sheet, with_emulation_ratings(sheet, with_transfers(header)))
    header = with_posts_given(sheet, with_old_values(without_ticked_places(sheet, header)))
    header = with_village_units(sheet, header)
    header = with_day_of_leaving(sheet, without_days_of_others(sheet, header, ours=titled is not None))
    header = with_days_of_changes(sheet, header)
    header = with_awards_of_summary(sheet, with_marked_awards(sheet, header))
    header = with_results_rated(sheet, header)
    header = dated(sheet, with_award_decisions(said_by_title(sheet, header)) if titled is None else header)
    header = with_decisions_apart(without_other_ratings(sheet, header) if layout is None else header)
    return with_marked_records(sheet, header)


def _best(
    sheet: RawSheet, titled: Layout | None, told: ToldFields, rows: range, *, free: bool
) -> tuple[Header, Lines] | None:
    """The header in these rows that explains most, and its rows; ``free``: no layout was fixed."""
    named = [one for one in NAMED if titled is None or titled.code == one.code]
    layouts = [titled, *named] if titled else [*STANDARD, *named, *OFFICE_LISTS, *TOLD]
    best: tuple[float, Header, Lines] | None = None
    for row in rows:
        for depth in depths(sheet, row) if not is_record(sheet.rows[row]) else ():
            headings = joined(sheet, row, depth)
            if not headings:
                continue
            kinds = kinds_below(sheet, headings, row + depth)
            lines = Lines(row, depth, headings, records_of(sheet, headings, row, row + depth), told, kinds)
            most = lines.most()
            by_years = _LISTS_OF_SUBJECTS if free and _rates_by_years(titled, lines) else ()
            for candidate in (*layouts, *by_years):
                enough = 1.0 if titled else 2.0
                if best is not None:  # a header printed again further down is no better one
                    enough = best[0] + (0.01 if row == best[1].row else 0.5)
                if most < enough:
                    break
                header = said_above(sheet, match(candidate, lines))
                points = score(sheet, header, titled is not None) + (0 if titled else score_of_words(sheet, header))
                if points >= enough:
                    best = points, header, lines
    return best[1:] if best is not None else None


def _with_nominees(sheet: RawSheet, header: Header, lines: Lines, kind: SubjectKind | None) -> Header:
    """The list as one of all kinds of subjects, or of one ``kind``, whatever the names are headed by."""
    layout = replace(LAYOUTS["nominees_list"], subject=kind)
    name, at = layout.column("name"), header.index_of("name")
    if name is None or at is None:
        return header
    found = match(layout, lines)
    columns = {index: column for index, column in found.columns.items() if column.field != "name"}
    unknown = {index: words for index, words in found.unknown.items() if index != at}
    return said_above(sheet, replace(found, columns=dict(sorted({**columns, at: name}.items())), unknown=unknown))


def _names_households(sheet: RawSheet, header: Header) -> bool:
    """Whether households stand among the names of a list without codes: "Hộ ông Lê Đức Thọ", or head rows."""
    at = header.name_index
    for row in sheet.rows[header.body :][:_LOOKED_AT]:
        filled = [as_text(cell).strip() for cell in row if not is_empty(cell)]
        named = at is not None and at < len(row) and is_household(as_text(row[at]).strip())
        if named or (0 < len(filled) <= 2 and _HOUSEHOLDS.fullmatch(bare(filled[-1]))):
            return True
    return False


def _is_of_households(sheet: RawSheet, header: Header) -> bool:
    """Whether the title says so of all who are named, none of whom has a post: "DANH SÁCH HỘ GIA ĐÌNH HIẾN ĐẤT …"."""
    above = standing_key(words_above(sheet.rows[: header.row]))
    return header.index_of("job_title") is None and _OF_HOUSEHOLDS.search(above) is not None


def _is_titled_by_award(sheet: RawSheet, header: Header) -> bool:
    """Whether the title is of an award and of no ratings, which then only stand beside: "ĐẠT DANH HIỆU LĐTT NĂM 2025"
    over "Họ và tên | Xếp loại"."""
    above = words_above(sheet.rows[: header.row])[:_LONGEST_TITLE]
    return bool(award_in(above)) and not _OF_RATINGS.search(bare(above))


def _stands_under_awards(sheet: RawSheet, header: Header) -> bool:
    """Whether people stand under headings that name awards: they are proposed for them."""
    for row in sheet.rows[header.body :][:_LOOKED_AT]:
        filled = [as_text(cell) for cell in row if not is_empty(cell)]
        if 0 < len(filled) <= 2 and names_award(filled[-1]):
            return True
    return False


def _registered_by_groups(sheet: RawSheet, header: Header, lines: Lines) -> Header | None:
    """A list whose title registers for a year those who stand under headings that name awards."""
    above = standing_key(words_above(sheet.rows[: header.row]))
    holds_awards = any(column.kind is ValueKind.AWARD for column in header.columns.values())
    if header.layout.code not in RECORD_LISTS or holds_awards or not registers(above) or "de nghi" in above:
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
