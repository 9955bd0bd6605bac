"""What the cells below a header make of it: births under genders, marks under awards, names over two columns."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from khenthuong_desktop.domain.terms import SubjectKind
from khenthuong_desktop.spreadsheets.cells.cell_signs import as_text, is_empty, is_gender, is_mark
from khenthuong_desktop.spreadsheets.cells.dates import read_date
from khenthuong_desktop.spreadsheets.columns import (
    BIRTH_FEMALE,
    BIRTH_MALE,
    FAMILY_NAME,
    GIVEN_NAME,
    HOUSEHOLD_NAME,
    Column,
    Layout,
)
from khenthuong_desktop.spreadsheets.files.raw_sheets import RawSheet
from khenthuong_desktop.spreadsheets.layouts.award_standing import is_open, standing_key
from khenthuong_desktop.spreadsheets.layouts.decision_lists import DECISION_LIST
from khenthuong_desktop.spreadsheets.layouts.heading_words import match_heading
from khenthuong_desktop.spreadsheets.layouts.record_columns import (
    RECORD_LISTS,
    RecordField,
    RecordKind,
    rates_emulation,
    record_field,
    unclear_award,
)
from khenthuong_desktop.spreadsheets.layouts.told_years import year_in
from khenthuong_desktop.spreadsheets.tables.header import Header
from khenthuong_desktop.spreadsheets.tables.row_signs import listed
from khenthuong_desktop.spreadsheets.tables.titles import words_above
from khenthuong_desktop.spreadsheets.words import bare

_LOOKED_AT = 60  # rows
_MIDDLE_NAMES = (" thị", " văn")
_HOUSEHOLDS = Layout("heads of households", "", (HOUSEHOLD_NAME,))
_SUMMARY = re.compile(r"\b(?:tong hop|ket qua|theo doi|thong ke|da dat|dat duoc|trich ngang thanh tich)\b")


def with_births(sheet: RawSheet, header: Header) -> Header:
    """ "Nam" and "Nữ" with days and years below them instead of marks are columns of birth dates."""
    births = {"male": BIRTH_MALE, "female": BIRTH_FEMALE}
    of_births = {
        index: births[column.field]
        for index, column in header.columns.items()
        if column.field in births and header.index_of("birth_date") is None and _holds_days(sheet, header, index)
    }
    return replace(header, columns={**header.columns, **of_births}) if of_births else header


def with_headed_subject(header: Header) -> Header:
    """ "Họ tên chủ hộ" over the names of a decision's list: the awards are those of households, not of the people who
    head them."""
    at = header.index_of("name")
    if header.layout is not DECISION_LIST or at is None:
        return header
    of_heads = match_heading(_HOUSEHOLDS, header.headings.get(at, "")) is HOUSEHOLD_NAME
    return replace(header, layout=replace(header.layout, subject=SubjectKind.HOUSEHOLD)) if of_heads else header


def with_gender(sheet: RawSheet, header: Header) -> Header:
    """ "GT" with "Nam" and "Nữ" below is the gender."""
    gender = header.layout.column("gender")
    at = next((index for index, words in header.unknown.items() if bare(words) == "gt"), None)
    if gender is None or at is None or header.index_of("gender") is not None:
        return header
    rows = listed(sheet.rows[header.body :][:_LOOKED_AT])
    cells = [row[at] for row in rows if at < len(row) and not is_empty(row[at]) and not is_mark(row[at])]
    if not cells or not all(map(is_gender, cells)):
        return header
    unknown = {index: words for index, words in header.unknown.items() if index != at}
    return replace(header, columns=dict(sorted({**header.columns, at: gender}.items())), unknown=unknown)


def with_awards_of_summary(sheet: RawSheet, header: Header) -> Header:
    """ "Danh hiệu 2025" alone is an award held where the words above speak of what came out, or collectives are
    listed, and of nothing that is asked for."""
    above = standing_key(words_above(sheet.rows[: header.row]))
    tells_so = header.layout.subject is SubjectKind.COLLECTIVE or _SUMMARY.search(above)
    if header.layout.code not in RECORD_LISTS or not tells_so or is_open(above):
        return header
    columns = {
        index: RecordField(RecordKind.HELD, year=year).column(words)
        for index, words in header.unknown.items()
        if unclear_award(words) is RecordKind.HELD and (year := year_in(words)) is not None
    }
    if not columns:
        return header
    unknown = {index: words for index, words in header.unknown.items() if index not in columns}
    columns = dict(sorted({**header.columns, **columns}.items()))
    return replace(header, columns=columns, unknown=unknown, supposed=header.supposed | columns.keys() - header.columns)


_CLASS = re.compile(r"(?:loai )?[a-d][1-4]?|xuat sac|gioi|tot|kha|trung binh|yeu|dat|khong dat")
_QUALITY = re.compile(r"(?:khong )?hoan thanh .*|k?ht[a-z]*")


def with_emulation_ratings(sheet: RawSheet, header: Header) -> Header:
    """ "Xếp loại thi đua 2025" tells awards of that year, or ratings where "HTTNV" stands below; what "A" and "B" mean
    there nobody but the office knows."""
    columns, unknown, rated = dict(header.columns), dict(header.unknown), set()
    for index, column in header.columns.items():
        record, heading = record_field(column.field), header.headings.get(index, "")
        if record is None or record.record is not RecordKind.HELD or not rates_emulation(heading):
            continue
        rows = (row for row in sheet.rows[header.body :] if index < len(row) and not is_empty(row[index]))
        cells = [bare(as_text(row[index])) for row in islice(rows, _LOOKED_AT)]
        rating = RecordField(RecordKind.RATING, year=record.year)
        if cells and all(map(_QUALITY.fullmatch, cells)) and header.index_of(rating.name) is None:
            columns[index] = rating.column(heading)
            rated.add(index)
        elif index not in header.told and sum(map(bool, map(_CLASS.fullmatch, cells))) * 2 > len(cells):
            del columns[index]
            unknown[index] = heading
    gone = {column.field for column in header.columns.values()} - {column.field for column in columns.values()}
    freed = {index: column for index, column in header.repeated.items() if column.field in gone}
    repeated = {index: column for index, column in header.repeated.items() if index not in freed}
    columns = dict(sorted({**columns, **freed}.items()))  # "Xếp loại 2025" was no award: "Danh hiệu 2025" beside it is
    return replace(header, columns=columns, unknown=unknown, repeated=repeated, supposed=header.supposed - rated)


def without_classes_of_initiatives(sheet: RawSheet, header: Header) -> Header:
    """ "Tên SKKN | Xếp loại" with "A" and "B" below: the class of the initiative, no rating of its author."""
    index = next((at for at, column in header.columns.items() if _is_class(sheet, header, at, column)), None)
    if index is None or index in header.told:
        return header
    columns = {at: column for at, column in header.columns.items() if at != index}
    return replace(header, columns=columns, unknown={**header.unknown, index: header.headings.get(index, "")})


def _is_class(sheet: RawSheet, header: Header, index: int, column: Column) -> bool:
    before = header.columns.get(index - 1)
    beside = before is not None and before.field.startswith(RecordKind.INITIATIVE)
    if not beside or not column.field.startswith(RecordKind.RATING):
        return False
    rows = listed(sheet.rows[header.body :][:_LOOKED_AT])
    cells = [bare(as_text(row[index])) for row in rows if index < len(row) and not is_empty(row[index])]
    return bool(cells) and all(map(_CLASS.fullmatch, cells))


def _holds_days(sheet: RawSheet, header: Header, index: int) -> bool:
    rows = sheet.rows[header.body :][:_LOOKED_AT]
    filled = (row[index] for row in rows if index < len(row) and not is_empty(row[index]))
    cells = [cell for cell in filled if not is_mark(cell) and not is_gender(cell)]
    return len(cells) > 0 and sum(read_date(cell, partial=True)[0] is not None for cell in cells) * 2 > len(cells)


def with_whole_name(sheet: RawSheet, header: Header) -> Header:
    """ "Tên" is the whole name where no column holds another part of it; one word under it is not."""
    name, at = header.layout.column("name"), header.index_of(GIVEN_NAME.field)
    if name is None or at is None or at != header.name_index:
        return header
    if at - 1 in header.unknown and _holds_given_names(list(listed(sheet.rows[header.body :][:_LOOKED_AT])), at):
        unknown = {index: words for index, words in header.unknown.items() if index != at - 1}
        columns = dict(sorted({**header.columns, at - 1: FAMILY_NAME}.items()))
        return replace(header, columns=columns, unknown=unknown)
    return replace(header, columns={**header.columns, at: name})


def with_split_name(sheet: RawSheet, header: Header) -> Header:
    """ "Họ và tên" over two columns: the family and middle names in the first, the given name in the second."""
    name = header.index_of("name")
    if header.layout.subject in (SubjectKind.COLLECTIVE, SubjectKind.HOUSEHOLD):
        return header
    if name is None or name + 1 in header.columns or name + 1 in header.unknown or name + 1 == header.ordinal:
        return header
    merged = any(
        start[1] == name and end[1] == name + 1 and header.row <= start[0] < header.body for start, end in sheet.merges
    )
    if not merged and not _holds_given_names(list(listed(sheet.rows[header.body :][:_LOOKED_AT])), name + 1):
        return header
    return replace(header, columns={**header.columns, name: FAMILY_NAME, name + 1: GIVEN_NAME})


def _holds_given_names(rows: Sequence[Sequence[object]], index: int) -> bool:
    """A column without a heading, as merges are lost in text files, with one word beside most names; "Hoa B" and
    "Hoa (ĐD)" tell namesakes apart."""
    named = [row for row in rows[:_LOOKED_AT] if index < len(row) and not is_empty(row[index - 1])]
    told = [(as_text(row[index - 1]).strip(), row[index]) for row in named if not is_empty(row[index])]
    cells = [as_text(cell).strip() for _, cell in told]
    of_one = len(told) == 1 and told[0][0].casefold().endswith(_MIDDLE_NAMES)  # "Lê Thị" is no whole name
    words = sum(cell.replace("'", "").isalpha() and len(cell.split()) == 1 for cell in cells)
    say_else = all(is_gender(cell) or is_mark(cell) for _, cell in told)
    return (len(told) > 1 or of_one) and words >= 0.8 * len(cells) and not say_else and len(told) >= 0.4 * len(named)
