"""How likely a header is that of a list: its columns against those that lack, and the words around it."""

import re

from khenthuong_desktop.spreadsheets.cells.cell_signs import as_text, is_empty
from khenthuong_desktop.spreadsheets.columns import (
    FAMILY_NAME,
    GIVEN_NAME,
    Column,
    Layout,
    ValueKind,
)
from khenthuong_desktop.spreadsheets.files.gathered import own_name
from khenthuong_desktop.spreadsheets.files.raw_sheets import RawSheet
from khenthuong_desktop.spreadsheets.layouts.award_standing import registers
from khenthuong_desktop.spreadsheets.layouts.decision_lists import DECISION_LIST, is_proposed, names_decision
from khenthuong_desktop.spreadsheets.layouts.decision_lists import is_of_awards as is_of_awards_decided
from khenthuong_desktop.spreadsheets.layouts.given_by_decision import is_given_by_decision
from khenthuong_desktop.spreadsheets.layouts.heading_words import match_heading
from khenthuong_desktop.spreadsheets.layouts.layouts import STANDARD
from khenthuong_desktop.spreadsheets.layouts.named_lists import CODED, NAMED, is_evident
from khenthuong_desktop.spreadsheets.layouts.other_ratings import OtherRating, is_meant, rated_otherwise
from khenthuong_desktop.spreadsheets.layouts.record_columns import (
    RECORD_LISTS,
    Part,
    RecordKind,
    is_of_a_decision,
    record_field,
)
from khenthuong_desktop.spreadsheets.layouts.record_headings import heads_award
from khenthuong_desktop.spreadsheets.layouts.scored_matters import is_in_words_of_law
from khenthuong_desktop.spreadsheets.layouts.told_lists import TOLD, UNITS_LIST, is_told, lists_units
from khenthuong_desktop.spreadsheets.tables.award_decisions import parts_of_decisions
from khenthuong_desktop.spreadsheets.tables.header import AWARD_FIELDS, Header, heads_any
from khenthuong_desktop.spreadsheets.tables.marked_awards import awards_marked, held_by_title
from khenthuong_desktop.spreadsheets.tables.recalling import SEARCHED_ROWS
from khenthuong_desktop.spreadsheets.tables.said_above import year_told
from khenthuong_desktop.spreadsheets.tables.titles import words_above
from khenthuong_desktop.spreadsheets.words import bare, find_word

_GROUP_NUMBER = re.compile(r"(?:[IVXLC]{1,5}|[A-ZĐ]|\d{1,2})[.)]?")
_UNUSED = {"registrations": "initiative", "people": "note"}  # what other lists know better
_LOOKED_AT = 20  # rows
_OF_AWARDS = re.compile(r"\b(?:khen|danh hieu|thanh tich)\b(?!.*\bky luat\b)")


def titled_layout(sheet: RawSheet) -> Layout | None:
    """The standard layout whose name the sheet bears, unless it is headed as another list is: offices, too, call their
    sheets "Tập thể" and "Nhân sự"."""
    named = next((layout for layout in STANDARD if bare(layout.title) == bare(own_name(sheet.name))), None)
    return None if named is None or _is_headed_otherwise(sheet, named) else named


def _is_headed_otherwise(sheet: RawSheet, layout: Layout) -> bool:
    """Whether the row with most of the headings that we know holds some of another list, or stands below a decision,
    and none for codes."""
    forms = [layout, *(one for one in (*NAMED, *CODED.values()) if one.code == layout.code)]
    rows = [
        [cell for cell in row if isinstance(cell, str) and not is_empty(cell)] for row in sheet.rows[:SEARCHED_ROWS]
    ]
    if any((found := match_heading(layout, cell)) and found.field == "code" for row in rows for cell in row):
        return False
    known = [[cell for cell in row if heads_any((cell,))] for row in rows]
    most = max(known, key=len, default=[])
    ours = [cell for cell in most if any(match_heading(form, cell) is not None for form in forms)]
    if not ours or len(most) > len(ours):
        return bool(ours)
    return layout.subject is not None and is_of_awards_decided(words_above(sheet.rows[: known.index(most)]))


def other_rating(sheet: RawSheet, header: Header, heading: str, year: int | None = None) -> OtherRating | None:
    """What a column of ratings is by the words above the list, if it is no rating of the staff for a year."""
    above = [as_text(cell) for row in sheet.rows[: header.row] for cell in row if not is_empty(cell)]
    headings = list(header.headings.values())
    other = rated_otherwise(above, own_name(sheet.name), headings)
    title_year = year_told(sheet, header.row)
    if other is OtherRating.EMULATION and _are_in_words_of_law(sheet, header, heading):
        return None
    return other if other is not None and is_meant(other, heading, headings, year, title_year) else None


def _are_in_words_of_law(sheet: RawSheet, header: Header, heading: str) -> bool:
    """Whether a column, or its heading over marks, rates in the law's words."""
    at = next((at for at, words in header.headings.items() if words == heading), None)
    if at is None or at in header.rating_marks:
        return all(map(is_in_words_of_law, header.rating_marks.values()))
    cells = [as_text(row[at]) for row in sheet.rows[header.body :][:_LOOKED_AT] if at < len(row)]
    told = [cell for cell in cells if cell.strip()]
    return bool(told) and all(map(is_in_words_of_law, told))


def _rates_otherwise(sheet: RawSheet, header: Header) -> bool:
    at = header.index_of("rating")
    return at is not None and other_rating(sheet, header, header.headings.get(at, "")) is not None


def is_of_awards(layout: Layout, column: Column) -> bool:
    """ "Danh hiệu 2024" and "Hình thức khen thưởng 2024" are both what was given in that year."""
    if column.field == "award" and layout.code in ("registrations", "awards_held"):
        return True
    found = record_field(column.field)
    awards = (RecordKind.HELD, RecordKind.REGISTERED)
    return found is not None and found.record in awards and found.part is Part.VALUE


def score(sheet: RawSheet, header: Header, titled: bool) -> float:
    """How much of a list these columns are; ``titled``: the sheet is known to be that list."""
    if header.layout.named and not _is_by_name(header):
        return 0
    if header.layout.code == "ratings" and not titled and not header.told and _rates_otherwise(sheet, header):
        return 0
    if header.layout.code == "registrations" and not titled and not _registers(sheet, header):
        return 0
    if not titled and not header.told and header.layout.code == "discipline" and not _is_of_discipline(sheet, header):
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
        if (decided := _decisions_of_awards(header)) and _stays_beside(sheet, header):
            known += decided
        else:
            known -= 2 * _is_decided(sheet, header)
        known += sum(is_of_awards(header.layout, column) for column in header.repeated.values())
    known -= 2 * (header.layout.code == "ratings" and _takes_from_awards(header))
    if header.layout.code in (*RECORD_LISTS, DECISION_LIST.code):
        known += 0.5 * len(awards_marked(sheet, header))  # which other lists would not read
    known -= header.layout.code in _UNUSED and header.index_of(_UNUSED[header.layout.code]) is not None
    known += len(header.award_groups) * (header.layout.code in RECORD_LISTS)
    known += (len(header.award_marks) + len(header.rating_marks)) * 0.1
    return known - 2 * len(lacking) * (not titled)


def _is_decided(sheet: RawSheet, header: Header) -> bool:
    """Whether awards that a list seems to propose have decisions already, and its title asks for nothing."""
    return _decisions_of_awards(header) > 0 and not is_proposed(words_above(sheet.rows[: header.row]))


def _decisions_of_awards(header: Header) -> int:
    """How many columns are headed as of the decisions on awards that a list seems to propose."""
    proposed = any(column.field in AWARD_FIELDS for column in header.columns.values())
    return len(parts_of_decisions(header)) if proposed else 0


def _stays_beside(sheet: RawSheet, header: Header) -> bool:
    """Whether ratings or initiatives, which a list of awards would not read, stand beside awards of which the title
    says whether they were given or are asked for."""
    beside = (RecordKind.RATING, RecordKind.INITIATIVE)
    if not any(column.field.startswith(beside) for column in header.columns.values()):
        return False
    return held_by_title(sheet, header) is not None or is_proposed(words_above(sheet.rows[: header.row]))


def _takes_from_awards(header: Header) -> bool:
    """Whether the decision of a list of ratings stands behind awards, which it would leave unread."""
    at = next((at for at, column in header.columns.items() if column.field in ("decision_number", "decision_date")), -1)
    awards = {index for index, words in header.unknown.items() if heads_award(words)}
    known = {index for index, column in header.columns.items() if column.field == RecordKind.RATING} | awards
    return max((index for index in known if index < at), default=-1) in awards


def _is_other_form(sheet: RawSheet, header: Header) -> bool:
    """ "Hình thức" alone is that of an award where the title speaks of awards, else that of discipline."""
    at = header.index_of("form" if header.layout.code == "discipline" else "award")
    if at is None or bare(header.headings.get(at, "")) != "hinh thuc":
        return False
    of_awards = _OF_AWARDS.search(bare(words_above(sheet.rows[: header.row]))) is not None
    return of_awards if header.layout.code == "discipline" else header.layout.code == "awards_held" and not of_awards


def _is_of_discipline(sheet: RawSheet, header: Header) -> bool:
    """Whether discipline is told, by its form, by words or by how matters stand: "Trạng thái" alone is that of a staff
    list, "Đang làm việc"."""
    if header.index_of("form") is not None:
        return True
    if "ky luat" in bare(" ".join((words_above(sheet.rows[: header.row]), *header.headings.values()))):
        return True
    at = header.index_of("status")
    cells = [as_text(row[at]) for row in sheet.rows[header.body :][:_LOOKED_AT] if at is not None and at < len(row)]
    return any(find_word(ValueKind.DISCIPLINE_STATUS, cell) is not None for cell in cells if cell)


def _registers(sheet: RawSheet, header: Header) -> bool:
    """Whether a heading or the title says that awards are only striven for."""
    return registers(" ".join((words_above(sheet.rows[: header.row]), *header.headings.values())))


def score_of_words(sheet: RawSheet, header: Header) -> float:
    """A list that the words around it tell from others goes before them, and is none without these words."""
    if header.layout.code == "collectives_list" and header.layout not in TOLD:
        alone = len(header.columns) == 1 and header.ordinal is not None and not header.unknown
        return 0.5 if alone and lists_units(words_above(sheet.rows[: header.row])) else 0
    if header.layout not in TOLD:
        return 0
    if len(header.headings) == 2 and _GROUP_NUMBER.fullmatch(header.headings[min(header.headings)].strip()):
        return -len(header.columns)  # "I | Tập thể (02)" is a heading over rows
    present = {column.field for column in header.columns.values()}
    if {FAMILY_NAME.field, GIVEN_NAME.field} <= present:
        present.add("name")  # which stands in two columns
    above = words_above(sheet.rows[: header.row])
    told = is_told(header.layout, present, above) or _gives_marked(sheet, header, above)
    return (header.layout is not UNITS_LIST) if told else -len(header.columns)


def _gives_marked(sheet: RawSheet, header: Header, above: str) -> bool:
    """ "Kèm theo Quyết định số 77/QĐ-UBND" over columns of marks that are headed by awards."""
    decides = header.layout is DECISION_LIST and names_decision(above) and is_given_by_decision(above)
    return decides and header.name_index is not None and bool(awards_marked(sheet, header))


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
