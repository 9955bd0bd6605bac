"""What is wrong with the columns of a list: those that lack, those that nobody understands, those taken on trust; and
what is read though it is hidden."""

from collections.abc import Iterator, Sequence
from enum import StrEnum

from khenthuong_desktop.domain.terms import SubjectKind
from khenthuong_desktop.spreadsheets.cells.cell_signs import is_empty
from khenthuong_desktop.spreadsheets.columns import ADDRESS, BIRTH_FEMALE, BIRTH_MALE, NOTE, YEAR, ValueKind
from khenthuong_desktop.spreadsheets.files.raw_sheets import RawSheet
from khenthuong_desktop.spreadsheets.layouts.named_lists import NEVER_KEPT, NOT_KEPT
from khenthuong_desktop.spreadsheets.layouts.outsiders import names_staff
from khenthuong_desktop.spreadsheets.layouts.record_columns import (
    RECORD_LISTS,
    Part,
    RecordKind,
    rates_emulation,
    record_field,
    unclear_award,
)
from khenthuong_desktop.spreadsheets.layouts.record_words import record_words
from khenthuong_desktop.spreadsheets.problems import ERROR, FIXED, WARNING, Problem, column_letter
from khenthuong_desktop.spreadsheets.rows.hidden_cells import hidden_problems
from khenthuong_desktop.spreadsheets.rows.read_sheet import ReadSheet
from khenthuong_desktop.spreadsheets.rows.told_in_prose import told_in_prose
from khenthuong_desktop.spreadsheets.rows.unread_ratings import unread_rating
from khenthuong_desktop.spreadsheets.tables.column_uses import Confidence
from khenthuong_desktop.spreadsheets.tables.header import Guess, Header
from khenthuong_desktop.spreadsheets.tables.header_scores import (
    codes_can_be_made,
    lacking_columns,
    titled_layout,
)
from khenthuong_desktop.spreadsheets.tables.lists_of_works import promises_initiatives
from khenthuong_desktop.spreadsheets.tables.other_lists import why_post_not_read
from khenthuong_desktop.spreadsheets.tables.service_days import day_of_leaving, why_days_not_read
from khenthuong_desktop.spreadsheets.tables.title_places import village_above
from khenthuong_desktop.spreadsheets.tables.titled_registers import award_of_register
from khenthuong_desktop.spreadsheets.tables.titles import letterhead_unit, title_says
from khenthuong_desktop.spreadsheets.tables.titles_of_people import unit_of_people
from khenthuong_desktop.spreadsheets.tables.upper_units import is_part_of_unit, made_the_list, upper_unit
from khenthuong_desktop.spreadsheets.words import nearest, word_of

_KEPT_ELSEWHERE = (*RECORD_LISTS, "decision_list", "vote_list")  # initiatives
_MOST_SHOWN = 20  # rows
_OF_PEOPLE = ("people", "individuals_list")


def header_problems(raw: RawSheet, header: Header, sheet: ReadSheet) -> list[Problem]:
    """All of them; a sheet that lacks what it must have is not usable."""
    if header.guess is not None and not header.guess.confirmed:
        sheet.usable = False
        return [_to_confirm(raw, header, header.guess)]
    used: set[str] = set()
    office: list[Problem] = []
    if header.layout.subject is not SubjectKind.INDIVIDUAL:
        office = _unit_over(raw, header, sheet)
    elif header.index_of("unit") is not None or any(sheet.column("unit")):  # of headings over rows
        sheet.letterhead = letterhead_unit(raw.rows[: header.row], min(header.headings, default=0))
    lacking = list(_lacking(raw, header, sheet, used))
    unclear = list(_not_understood(raw, header, sheet, used))
    if not sheet.data and not sheet.problems and titled_layout(raw) is None:
        unclear.append(Problem(WARNING, "no_rows_below", raw.name, header.row + 1))
    return [
        *lacking,
        *unclear,
        *_on_trust(raw, header, sheet),
        *office,
        *_years_of_decisions(raw, header, sheet),
        *told_in_prose(raw, header),
        *_notes(raw, header, sheet),
        *hidden_problems(raw, header, sheet),
    ]


def _unit_over(raw: RawSheet, header: Header, sheet: ReadSheet) -> list[Problem]:
    """Note the unit whose parts a list of collectives tells; an office that only made it, is told not to be one."""
    upper, by_title = upper_unit(raw.rows[: header.row], min(header.headings, default=0))
    names = [] if upper is None or by_title else sheet.column("name")
    if upper is None or by_title or not made_the_list(upper, names):
        sheet.upper_unit = upper
        return []
    if header.index_of("parent") is not None or not any(is_part_of_unit(name, upper) for name in names if name):
        return []
    return [Problem(FIXED, "office_no_parent", raw.name, header.row + 1, value=upper)]


def _lacking(raw: RawSheet, header: Header, sheet: ReadSheet, used: set[str]) -> Iterator[Problem]:
    """Missing required columns, with the unknown heading most like it."""
    unknown = {words: index for index, words in header.unknown.items() if words}
    for column in lacking_columns(header, raw):
        unknown = {words: index for words, index in unknown.items() if unread_rating(raw, header, words) is None}
        near = nearest(column.heading, unknown)
        if near is None and codes_can_be_made(header.layout, column):
            details = {"heading": column.heading}
            yield Problem(FIXED, "codes_made", raw.name, header.row + 1, details=details)
            continue
        sheet.usable = False
        if near is not None:
            used.add(near)
        code = "missing_column_near" if near else "missing_column"
        letter = column_letter(unknown[near]) if near else None
        details = {"heading": column.heading, "nearest": near or ""}
        yield Problem(ERROR, code, raw.name, header.row + 1, letter, near, details)


def _not_understood(raw: RawSheet, header: Header, sheet: ReadSheet, used: set[str]) -> Iterator[Problem]:
    """Every column that no field was found for, with the number of its filled cells."""
    divided = (BIRTH_MALE, BIRTH_FEMALE)  # known by what stands beside them
    absent = [one.heading for one in header.layout.columns if one.field not in sheet.columns and one not in divided]
    repeated = {column_letter(index): column for index, column in header.repeated.items()}
    for use in sheet.uses:
        place = (raw.name, header.row + 1, use.column, use.heading or None)
        if use.confidence is not Confidence.UNKNOWN or use.heading in used or not use.filled:
            continue
        if use.column in repeated:
            first = sheet.columns[repeated[use.column].field]
            details = {"heading": repeated[use.column].heading, "first": first, "count": use.filled}
            beside = repeated[use.column].field == "name" and use.filled > 0
            yield Problem(WARNING, "table_beside" if beside else "repeated_column", *place, details=details)
        elif not use.heading:
            yield Problem(WARNING, "column_without_heading", *place, details={"count": use.filled})
        else:
            near = nearest(use.heading, absent, cutoff=0.85)
            code = "extra_column_near" if near else "extra_column"
            if (rating := unread_rating(raw, header, use.heading)) is not None:
                code = rating
            elif (why := _why_of_other_matter(raw, header, use.heading)) is not None:
                code = why
            elif rates_emulation(use.heading):
                code = "emulation_rating"
            elif (award := unclear_award(use.heading)) is not None:
                code = "registration_without_year" if award is RecordKind.REGISTERED else "extra_award_year"
            elif promises_initiatives(raw, header, use.heading):
                code = "initiatives_promised_unread"
            details = {"heading": use.heading, "nearest": near or "", "count": use.filled}
            yield Problem(WARNING, code, *place, details=details)


def _why_of_other_matter(raw: RawSheet, header: Header, heading: str) -> str | None:
    """What is told of days and posts that are of something else than people's work."""
    if header.layout.code != "people":
        return None
    return why_days_not_read(raw, header, heading) or why_post_not_read(raw, header, heading)


def _unit_above(raw: RawSheet, header: Header, sheet: ReadSheet) -> tuple[str, int, str] | None:
    """The unit in the title or the letterhead of a list of people, or of records by their names, some of whom nothing
    else tells the unit of; with what is told of it, and where it stands."""
    told = {column.field for column in header.columns.values()} | header.said_above.keys()
    by_name = header.layout.named and header.index_of("name") is not None
    if "unit" in told or not (by_name or header.layout.code in _OF_PEOPLE):
        return None
    above = raw.rows[: header.row]
    row, unit = unit_of_people(above) or (None, letterhead_unit(above, min(header.headings, default=0)))
    if unit is None or None not in sheet.column("unit"):
        return None
    if row is not None:
        return "unit_of_title", row, unit
    return "letterhead_of_sender" if _lists_residents(header, sheet) else "unit_of_letterhead", header.row, unit


def _lists_residents(header: Header, sheet: ReadSheet) -> bool:
    """Whether a list tells where people live and no posts, nor names staff in its title: who sends it is not where they
    work."""
    told = {column.field for column in header.columns.values()}
    lives = ADDRESS.field in told and any(place is not None for place in sheet.column(ADDRESS.field))
    return lives and "job_title" not in told and not names_staff(sheet.title)


def _to_confirm(raw: RawSheet, header: Header, guess: Guess) -> Problem:
    """Nothing is taken by its cells alone before the clerk says so; beside other lists it is only left out."""
    code = "columns_to_confirm" if guess.understood else "columns_to_explain"
    details = {"columns": _guessed(header)}
    return Problem(ERROR if guess.alone else WARNING, code, raw.name, header.row + 1, details=details)


def _guessed(header: Header) -> str:
    """ "B là “Họ và tên”, C là “Ngày sinh”"."""
    named = ((index, header.columns[index]) for index in sorted(header.supposed & header.columns.keys()))
    return ", ".join(f"{column_letter(index)} = “{column.heading}”" for index, column in named)


def _row_saying(above: Sequence[Sequence[object]], said: str, value: object) -> int | None:
    """The row above a list that says something of it (from 1); None where only the sheet's name does."""
    filled = (number for number, row in enumerate(above, 1) if not all(map(is_empty, row)))
    named = record_field(said)
    if named is not None:
        said = named.part if named.part is Part.SCOPE else f"decision_{named.part}"
    if said == ADDRESS.field:
        return next((number for number in filled if village_above(above[:number]) == value), None)
    if said == "award":
        return next((number for number in filled if award_of_register(above[:number]) == value), None)
    return next((number for number in filled if title_says(above[:number]).get(said) == value), None)


def _years_of_decisions(raw: RawSheet, header: Header, sheet: ReadSheet) -> Iterator[Problem]:
    """Awards of no year are of that of their decision: a decision of January may reward the year before."""
    if header.layout.code != "awards_held" or "year" in sheet.columns or "year" in header.said_above:
        return
    days = [(row.fields.get("year"), row.fields.get("decision_date", "")) for row in sheet.data]
    if count := sum(day[:4] == str(year) for year, day in days):
        at = sheet.columns.get("decision_date")
        yield Problem(WARNING, "years_of_decisions", raw.name, header.row + 1, at, details={"count": count})


def _notes(raw: RawSheet, header: Header, sheet: ReadSheet) -> Iterator[Problem]:
    """What stands beside the rows and nobody keeps; and units that only the first of their people have."""
    for field in NOT_KEPT if header.layout.code not in _KEPT_ELSEWHERE else NEVER_KEPT:
        if (at := header.index_of(field)) is None:
            continue
        values = sheet.column(field)
        if count := len(values) - values.count(None) + (sheet.notes if field == NOTE.field else 0):
            heading = header.headings.get(at, "")
            code = "initiatives_not_kept" if field == RecordKind.INITIATIVE else "notes_not_kept"
            details = {"heading": heading, "count": count}
            yield Problem(FIXED, code, raw.name, header.row + 1, column_letter(at), heading, details)
    lives = header.index_of(ADDRESS.field) if header.layout.code == "individuals_list" else None
    if lives is not None and (count := sum(place is not None for place in sheet.column(ADDRESS.field))):
        heading = header.headings.get(lives, "")
        details = {"heading": heading, "count": count}
        yield Problem(FIXED, "homes_not_kept", raw.name, header.row + 1, column_letter(lives), heading, details)
    if (leaves := day_of_leaving(raw, header)) is not None:
        heading = header.headings.get(leaves, "")
        place = (header.row + 1, column_letter(leaves), heading)
        yield Problem(FIXED, "day_of_leaving", raw.name, *place, {"heading": heading})
    of_office = header.layout.code in _OF_PEOPLE and titled_layout(raw) is None
    if of_office and (rows := _without_unit(sheet)):
        shown = ", ".join(map(str, rows[:_MOST_SHOWN])) + (" …" if len(rows) > _MOST_SHOWN else "")
        details = {"count": len(rows), "rows": shown}
        yield Problem(WARNING, "units_of_first_alone", raw.name, rows[0], sheet.columns["unit"], details=details)


def _without_unit(sheet: ReadSheet) -> list[int]:
    """The rows below others that have a unit, where every unit stands but once: it may be that of the rows below."""
    units = sheet.column("unit")
    if None not in units:
        return []
    named = [unit for unit in units if unit is not None]
    without = [row.row for row, unit in zip(sheet.data, units, strict=True) if unit is None]
    once = 0 < len(named) == len(set(named)) <= len(without) and units[0] is not None
    return without if once and "unit" in sheet.columns else []


def _on_trust(raw: RawSheet, header: Header, sheet: ReadSheet) -> Iterator[Problem]:
    """What the title says, and what a column is only taken for."""
    for said, value in header.said_above.items():
        named, record = header.layout.column(said) or YEAR, record_field(said)
        shown = "/".join(reversed(str(value).split("-"))) if named.kind is ValueKind.DATE else value
        shown = word_of(named.kind, value) if isinstance(value, StrEnum) else shown
        details: dict[str, object] = {"heading": record_words(record) if record else named.heading, "new": shown}
        row = _row_saying(raw.rows[: header.row], said, value)
        code = "said_above" if row else "said_by_sheet"
        yield Problem(FIXED, code, raw.name, row or header.row + 1, details=details)
    if (told := _unit_above(raw, header, sheet)) is not None:
        code, row, unit = told
        sheet.unit_above = None if code == "letterhead_of_sender" else unit
        yield Problem(FIXED, code, raw.name, row, value=unit)
    if header.guess is not None and header.supposed:
        yield Problem(WARNING, "columns_by_content", raw.name, header.row + 1, details={"columns": _guessed(header)})
        return
    for use in sheet.uses:
        if use.confidence is Confidence.SUPPOSED:
            place = (raw.name, header.row + 1, use.column, use.heading)
            yield Problem(WARNING, "award_supposed_held", *place, details={"heading": use.heading})
