"""Records beside a subject that no heading tells the year of are of the year in the title."""

import re
from collections.abc import Sequence
from dataclasses import replace

from khenthuong_desktop.spreadsheets.cells.cell_signs import is_empty
from khenthuong_desktop.spreadsheets.columns import (
    Column,
)
from khenthuong_desktop.spreadsheets.files.raw_sheets import RawSheet
from khenthuong_desktop.spreadsheets.layouts.award_standing import is_open, registers, standing_key
from khenthuong_desktop.spreadsheets.layouts.heading_words import had_before
from khenthuong_desktop.spreadsheets.layouts.record_columns import (
    RECORD_LISTS,
    Part,
    RecordField,
    RecordKind,
    is_rating,
    record_field,
)
from khenthuong_desktop.spreadsheets.layouts.record_headings import heads_award
from khenthuong_desktop.spreadsheets.tables.award_decisions import parts_of_decisions
from khenthuong_desktop.spreadsheets.tables.header import AWARD_FIELDS, Header
from khenthuong_desktop.spreadsheets.tables.header_scores import (
    is_of_awards,
    other_rating,
)
from khenthuong_desktop.spreadsheets.tables.lists_of_works import decision_of_works
from khenthuong_desktop.spreadsheets.tables.marked_awards import held_by_title
from khenthuong_desktop.spreadsheets.tables.said_above import rating_decision, year_told
from khenthuong_desktop.spreadsheets.tables.titles import words_above

_OF_THE_TITLE = (RecordKind.RATING, RecordKind.REGISTERED, RecordKind.INITIATIVE)


_OF_CONSIDERING = re.compile(r"\bket qua(?: cong tac)? (?:binh )?xet\b(?! (?:tang|cong nhan)\b)")  # what came of it
_LOOKED_AT = 60  # rows
_CAME_OUT = re.compile(r"\b(?:tong hop|ket qua|theo doi|thong ke)\b")


def said_by_title(sheet: RawSheet, header: Header) -> Header:
    """ "DANH SÁCH ĐĂNG KÝ … NĂM 2026" over "Danh hiệu thi đua | Hình thức khen thưởng": what stands there is registered
    and not proposed; under "CÁ NHÂN ĐƯỢC CÔNG NHẬN DANH HIỆU …" it was given, and that is told."""
    awards = {index: column for index, column in header.columns.items() if column.field in AWARD_FIELDS}
    headed = standing_key(" ".join(header.headings.get(index, "") for index in awards))
    if not awards or header.layout.code not in RECORD_LISTS:
        return header
    field = _registered(sheet, header, headed)
    explained = not header.told.isdisjoint(awards)
    held = None
    if field is None and not explained and not is_open(headed):
        held = held_by_title(sheet, header) or _held_by_decisions(sheet, header)
    field = field or held
    if field is None or header.index_of(field.name) is not None:
        return header
    others = {index: column for index, column in header.columns.items() if index not in awards}
    first = min(awards)
    words = "Danh hiệu đăng ký" if held is None else "Danh hiệu đã đạt"
    unmarked = awards.keys() - {first} - header.award_marks.keys()
    return replace(
        header,
        columns=dict(sorted({**others, first: field.column(words)}.items())),
        joined={**header.joined, **dict.fromkeys(unmarked, field.name)},
        marked_for={**header.marked_for, **dict.fromkeys(header.award_marks, field.name)},
        supposed=header.supposed | ({first} if held is not None else set()),
    )


def _held_by_decisions(sheet: RawSheet, header: Header) -> RecordField | None:
    """ "TỔNG HỢP THI ĐUA NĂM 2025" over awards with numbers of decisions behind them, unless it asks."""
    numbers = [index for index, part in parts_of_decisions(header).items() if part is Part.NUMBER]
    year, rows = year_told(sheet, header.row), sheet.rows[header.body :][:_LOOKED_AT]
    filled = any(index < len(row) and not is_empty(row[index]) for index in numbers for row in rows)
    above = standing_key(words_above(sheet.rows[: header.row]))
    if year is None or not filled or is_open(above) or registers(above):
        return None
    return RecordField(RecordKind.HELD, year=year)


def _registered(sheet: RawSheet, header: Header, headed: str) -> RecordField | None:
    above = standing_key(words_above(sheet.rows[: header.row]))
    if not registers(above) or "de nghi" in f"{above} {headed}":
        return None
    return RecordField(RecordKind.REGISTERED, year=year_told(sheet, header.row))


def dated(sheet: RawSheet, header: Header) -> Header:
    """Ratings, registrations and initiatives without a year of their own are of the year in the title; a rating or
    registration of no year is not understood."""
    columns, renamed = _of_title(sheet, header)
    said = dict(header.said_above)
    if any(column is not None for column in renamed.values()):
        said["year"] = year_told(sheet, header.row)
    again = {index: renamed.get(column.field, column) for index, column in header.repeated.items()}
    gone = (header.columns.keys() - columns.keys()) | {index for index, column in again.items() if column is None}
    unknown = {**header.unknown, **{index: header.headings.get(index, "") for index in gone}}
    repeated = {index: column for index, column in again.items() if column is not None}
    heads = {column.field: header.headings.get(index) for index, column in columns.items()}
    joined = {
        index: column.field
        for index, column in repeated.items()
        if is_of_awards(header.layout, column) and heads.get(column.field) != header.headings.get(index)
    }
    layout = header.layout
    beside = [column for column in columns.values() if record_field(column.field)]
    decided = {**_decision_of_ratings(sheet, header, beside), **decision_of_works(sheet, header, beside)}
    beside += [field.column(field.name) for field in decided]
    said |= {field.name: value for field, value in decided.items()}
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
        joined={**header.joined, **joined},
        said_above=said,
        rating_marks=marks,
        award_marks=awards,
    )


def _of_title(sheet: RawSheet, header: Header) -> tuple[dict[int, Column], dict[str, Column | None]]:
    """The columns with the year of the title, without those that it leaves without one; and what became of them by
    their fields."""
    columns, year = dict(header.columns), year_told(sheet, header.row)
    there = {column.field for column in columns.values()}
    renamed: dict[str, Column | None] = {}
    for index, column in header.columns.items():
        if column.field == RecordKind.INITIATIVE and (year is None or there & {"initiative_date", "initiative_year"}):
            continue
        if _is_other_rating(sheet, header, index, column):
            renamed[column.field] = None
            del columns[index]
        elif column.field == RecordKind.HELD and had_before(header.headings.get(index, "")):
            continue  # of a year that is not the title's
        elif column.field == RecordKind.HELD and "held_year" not in there and year and _came_out(sheet, header):
            columns[index] = RecordField(RecordKind.HELD, year=year).column(column.heading)
            renamed[column.field] = columns[index]
        elif column.field in _OF_THE_TITLE and header.layout.code in RECORD_LISTS:
            before = column.field == RecordKind.RATING and had_before(header.headings.get(index, ""))
            field = RecordField(RecordKind(column.field), year=year) if year and not before else None
            of_year = field.column(column.heading) if field is not None else None
            renamed[column.field] = of_year
            if of_year is not None:
                columns[index] = of_year
            else:
                del columns[index]
    return columns, renamed


def without_other_ratings(sheet: RawSheet, header: Header) -> Header:
    """ "XẾP LOẠI ĐẢNG VIÊN" above a sheet that bears the name of our ratings: it lacks what it must have."""
    index = header.index_of(RecordKind.RATING)
    heading = header.headings.get(index, "") if index is not None else ""
    if index is None or header.layout.code != "ratings" or header.told or other_rating(sheet, header, heading) is None:
        return header
    columns = {at: column for at, column in header.columns.items() if at != index}
    return replace(header, columns=columns, unknown={**header.unknown, index: heading}, rating_marks={})


def _is_other_rating(sheet: RawSheet, header: Header, index: int, column: Column) -> bool:
    """Whether the words above say that what looks like a rating of somebody is none of the staff for a year."""
    field = record_field(column.field) if header.layout.code in RECORD_LISTS else None
    rates = column.field == RecordKind.RATING or (field is not None and field.record is RecordKind.RATING)
    if header.layout.code not in RECORD_LISTS or not rates or index in header.told:
        return False
    year = field.year if field is not None else None
    return other_rating(sheet, header, header.headings.get(index, ""), year) is not None


def _decision_of_ratings(sheet: RawSheet, header: Header, beside: Sequence[Column]) -> dict[RecordField, object]:
    """What the title of a list of ratings says of the decision by which the one column of ratings was given; where
    awards stand beside them it may be theirs."""
    fields = [field for column in beside if (field := record_field(column.field)) is not None]
    above = sheet.rows[: header.row]
    of_awards = any(heads_award(words) for words in header.headings.values())
    if len(fields) != 1 or fields[0].record is not RecordKind.RATING or of_awards or not is_rating(words_above(above)):
        return {}
    decision, year = rating_decision(above, fields[0].year), fields[0].year
    parts = {Part.NUMBER: decision.get("decision_number"), Part.DATE: decision.get("decision_date")}
    return {RecordField(RecordKind.RATING, part, year): value for part, value in parts.items() if value is not None}


def _came_out(sheet: RawSheet, header: Header) -> bool:
    """ "KẾT QUẢ THI ĐUA NĂM 2025": awards without a year are of that one, unless something is asked for beside them."""
    if header.award_groups or any(column.field in AWARD_FIELDS for column in header.columns.values()):
        return False
    above = standing_key(words_above(sheet.rows[: header.row]))
    return _CAME_OUT.search(above) is not None and not is_open(_OF_CONSIDERING.sub("ket qua", above))
