"""Lists whose only business is initiatives: their authors may be headed as people are, and what the title says of the
decision is of the initiatives."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from khenthuong_desktop.spreadsheets.columns import PERSON_NAME, Column, Layout
from khenthuong_desktop.spreadsheets.files.raw_sheets import RawSheet
from khenthuong_desktop.spreadsheets.layouts.award_standing import registers
from khenthuong_desktop.spreadsheets.layouts.layouts import LAYOUTS
from khenthuong_desktop.spreadsheets.layouts.other_ratings import is_of_works
from khenthuong_desktop.spreadsheets.layouts.record_columns import (
    RECORD_LISTS,
    Part,
    RecordField,
    RecordKind,
    record_field,
)
from khenthuong_desktop.spreadsheets.tables.header import Header, Lines
from khenthuong_desktop.spreadsheets.tables.header_matching import match
from khenthuong_desktop.spreadsheets.tables.said_above import said_above
from khenthuong_desktop.spreadsheets.tables.titles import title_decision, title_sorts, words_above
from khenthuong_desktop.spreadsheets.words import bare

_HONOURED = ("Ông/Bà", "Ông (bà)", "Ông, bà")
_WORKS = LAYOUTS["initiatives_list"]
_NAMES_WORKS = re.compile(r"(?:dang ky )?(?:ten |noi dung )*(?:sang kien|de tai|giai phap|skkn|sk)\b.*")
_PARTS = {"decision_number": Part.NUMBER, "decision_date": Part.DATE, "scope": Part.SCOPE}
_AUTHORS = frozenset(  # what a list of initiatives may say of them; more is of a list of people
    {"name", "honorific", "job_title", "unit", "department", "note", "achievement", "field_of_activity"}
)


def _with_people() -> Layout:
    """The list of initiatives with "Họ và tên" over their authors."""
    columns = (
        replace(one, synonyms=" | ".join((one.synonyms, *PERSON_NAME.headings, *_HONOURED)))
        if one.field == "author_names"
        else one
        for one in _WORKS.columns
    )
    return replace(_WORKS, columns=tuple(columns))


_WORKS_OF_PEOPLE = _with_people()


def with_authors_as_people(sheet: RawSheet, header: Header, lines: Lines, *, free: bool) -> Header:
    """ "Họ và tên | Tên sáng kiến" under a title that speaks of initiatives alone, or in what the clerk says is such a
    list, names their authors. ``free``: nobody said which list it is."""
    if not free:
        needed = header.layout is _WORKS and any(column.field == "author_names" for column in header.missing)
    else:
        needed = header.layout.code in RECORD_LISTS and _tells_works_alone(sheet, header)
    if not needed:
        return header
    found = said_above(sheet, match(_WORKS_OF_PEOPLE, lines))
    return header if found.missing else found


def _tells_works_alone(sheet: RawSheet, header: Header) -> bool:
    fields = {column.field for column in header.columns.values()}
    records = {field for field in fields if (found := record_field(field)) and found.record is RecordKind.INITIATIVE}
    if not records or fields - records - _AUTHORS or header.award_marks or header.rating_marks:
        return False
    return is_of_works(words_above(sheet.rows[: header.row]))


def decision_of_works(sheet: RawSheet, header: Header, beside: Sequence[Column]) -> Mapping[RecordField, object]:
    """What a title that speaks of initiatives alone says of those beside people, where no column does: the decision by
    which they were recognised, and how far they reach."""
    fields = [field for column in beside if (field := record_field(column.field)) is not None]
    above = sheet.rows[: header.row]
    works = [field for field in fields if field.record is RecordKind.INITIATIVE]
    values = [field for field in works if field.part is Part.VALUE]
    if len(values) != 1 or not is_of_works(words_above(above)):
        return {}
    told = title_sorts(above) | ({} if _tells_decisions(works) else title_decision(above))
    there = {field.part for field in works}
    return {
        RecordField(RecordKind.INITIATIVE, part): told[said]
        for said, part in _PARTS.items()
        if said in told and part not in there
    }


def _tells_decisions(works: Sequence[RecordField]) -> bool:
    """Whether columns tell the decisions of initiatives, or years of which that of the title is not."""
    return any(field.part in (Part.NUMBER, Part.DATE, Part.YEAR) for field in works)


def promises_initiatives(sheet: RawSheet, header: Header, heading: str) -> bool:
    """Whether a column holds initiatives that people only mean to make: "Tên sáng kiến đăng ký"."""
    above = words_above(sheet.rows[: header.row])
    return _NAMES_WORKS.fullmatch(bare(heading)) is not None and registers(f"{above} {heading}")
