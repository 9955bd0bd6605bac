"""Columns headed by an award each, with marks below: what an x in them means, and what are counts."""

import re
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import replace

from khenthuong_desktop.domain.terms import SubjectKind
from khenthuong_desktop.spreadsheets.cells.cell_signs import as_text, is_mark, is_no_mark
from khenthuong_desktop.spreadsheets.files.raw_sheets import RawSheet
from khenthuong_desktop.spreadsheets.layouts.award_standing import (
    HELD_OR_REACHED,
    gives,
    is_open,
    registers,
    standing_key,
)
from khenthuong_desktop.spreadsheets.layouts.decision_lists import DECISION_LIST
from khenthuong_desktop.spreadsheets.layouts.heading_words import is_exactly
from khenthuong_desktop.spreadsheets.layouts.layouts import LAYOUTS
from khenthuong_desktop.spreadsheets.layouts.record_columns import (
    RECORD_LISTS,
    Part,
    RecordField,
    RecordKind,
    record_field,
)
from khenthuong_desktop.spreadsheets.layouts.told_years import is_of_period, year_in
from khenthuong_desktop.spreadsheets.tables.carried_headings import award_in, names_award, says_award
from khenthuong_desktop.spreadsheets.tables.header import AWARD_FIELDS, Header
from khenthuong_desktop.spreadsheets.tables.row_signs import is_listed
from khenthuong_desktop.spreadsheets.tables.said_above import year_told
from khenthuong_desktop.spreadsheets.tables.titles import words_above
from khenthuong_desktop.spreadsheets.words import bare

_LOOKED_AT = 60  # rows
_MOST_OTHERS = 40  # totals and signatures
_BESIDE = frozenset(map(str, RecordKind))  # records of the year in the title
_CAME_OUT = re.compile(  # "KẾT QUẢ ĐÁNH GIÁ, XẾP LOẠI VIÊN CHỨC VÀ THI ĐUA", of nothing that is to come
    r"\bket qua (?:(?:cong tac|danh gia|xep loai|phan loai|chat luong|can bo|cong chuc|vien chuc|nguoi lao dong"
    r"|giao vien|nhan vien|cbccvc|cbcc|ccvc|nld|tap the|ca nhan|hoan thanh|thuc hien|nhiem vu|va) )*"
    r"(?:thi dua|khen thuong|danh hieu)\b"
)


def with_marked_awards(sheet: RawSheet, header: Header) -> Header:
    """Columns headed by an award each, with marks below: proposed, or registered or given where the title says so."""
    if header.layout.code == DECISION_LIST.code:
        return _given(sheet, header)
    header = _with_awards_had(sheet, header)
    layout = header.layout if header.layout.code != "people" else LAYOUTS["individuals_list"]
    there = {column.field for column in header.columns.values()}
    beside = {name for name in there if name in _BESIDE or record_field(name)}
    told = _told_marks(sheet, header)
    marked = awards_marked(sheet, header) | told
    if not marked or layout.code not in RECORD_LISTS or there - beside - {column.field for column in layout.columns}:
        return header
    if not (told or header.marked_for) and any(header.columns[at].field in AWARD_FIELDS for at in _holders(header)):
        return _with_more_marks(header, marked)
    headed = " ".join(header.headings[index] for index in marked)
    asked = registers(f"{headed} {words_above(sheet.rows[: header.row])}")
    registered = RecordField(RecordKind.REGISTERED, year=year_in(headed))
    held = None if asked or told else held_by_title(sheet, header)
    column = registered.column("Danh hiệu đăng ký") if asked else layout.column("award")
    if held is not None:
        column = held.column("Danh hiệu đã đạt")
    holders = {header.columns[index].field for index in told}
    if column is None or column.field in there - holders:
        return header
    kept = {index: found for index, found in header.columns.items() if index not in told}
    columns = dict(sorted({**kept, min(marked): column}.items()))
    unknown = {index: words for index, words in header.unknown.items() if index not in marked}
    supposed = header.supposed | ({min(marked)} if held is not None else set())
    return replace(
        header, layout=layout, columns=columns, unknown=unknown, award_marks=marked, supposed=frozenset(supposed)
    )


def _holders(header: Header) -> list[int]:
    """The columns whose upper heading says that marks below them are awards."""
    return [index for index in header.award_marks if index in header.columns]


def _with_more_marks(header: Header, marked: Mapping[int, str]) -> Header:
    """ "Giấy khen" beside "Danh hiệu thi đua" over "LĐTT | CSTĐCS": one x more for the same."""
    unknown = {index: words for index, words in header.unknown.items() if index not in marked}
    return replace(header, unknown=unknown, award_marks={**header.award_marks, **marked})


def _given(sheet: RawSheet, header: Header) -> Header:
    """The marks in a list that comes with a decision are what it gives."""
    marked, column = awards_marked(sheet, header), header.layout.column("award")
    if marked and _holders(header):
        return _with_more_marks(header, marked)
    if not marked or column is None or header.index_of(column.field) is not None:
        return header
    columns = dict(sorted({**header.columns, min(marked): column}.items()))
    unknown = {index: words for index, words in header.unknown.items() if index not in marked}
    return replace(header, columns=columns, unknown=unknown, award_marks=marked)


def held_by_title(sheet: RawSheet, header: Header) -> RecordField | None:
    """ "KẾT QUẢ THI ĐUA NĂM 2025", "CÁ NHÂN ĐẠT DANH HIỆU …" over awards that nothing asks for: given in that year, or
    in one that is not told."""
    written, year = words_above(sheet.rows[: header.row]), year_told(sheet, header.row)
    above = standing_key(written)
    if is_open(above):
        return None
    of_years = year is not None or is_of_period(written)
    given = gives(above) or (of_years and _CAME_OUT.search(above))
    return RecordField(RecordKind.HELD, year=year) if given else None


def _told_marks(sheet: RawSheet, header: Header) -> dict[int, str]:
    """Columns of marks that the clerk explained as those of awards: which, their headings say."""
    told = {index for index in header.told & header.columns.keys() if header.columns[index].field in AWARD_FIELDS}
    awards = {index: award for index in told if (award := award_in(header.headings.get(index, "")))}
    return {index: award for index, award in awards.items() if _holds_marks(sheet, header, index, award)}


def _with_awards_had(sheet: RawSheet, header: Header) -> Header:
    """ "Đạt Gia đình văn hóa năm 2024", or one award under several years, with marks below: held in that year."""
    found = awards_marked(sheet, header) if header.layout.code in RECORD_LISTS else {}
    years = {index: year for index in found if (year := year_in(header.headings[index])) is not None}
    of_award = Counter(bare(found[index]) for index in years)
    columns, unknown, marked_for = dict(header.columns), dict(header.unknown), {}
    for index, year in years.items():
        heading = header.headings[index]
        once = of_award[bare(found[index])] == 1 and not HELD_OR_REACHED.search(standing_key(heading))
        if once or is_open(heading):
            continue
        held = RecordField(RecordKind.HELD, year=year).column(heading)
        if held.field not in {column.field for column in columns.values()}:
            columns[index] = held
        marked_for[index] = held.field
        del unknown[index]
    marks = {**header.award_marks, **{index: found[index] for index in marked_for}}
    columns = dict(sorted(columns.items()))
    return replace(header, columns=columns, unknown=unknown, award_marks=marks, marked_for=marked_for)


def awards_marked(sheet: RawSheet, header: Header) -> dict[int, str]:
    """The columns that nobody understood but for the award in their heading and the marks below; a 1 beside people is a
    mark where no award has more."""
    awards = {index: award for index, words in header.unknown.items() if (award := award_in(words))}
    cells = {index: _cells_below(sheet, header, index, award) for index, award in awards.items()}
    of_people = _is_of_people(header) and None not in cells.values()
    return {index: awards[index] for index, found in cells.items() if found and (of_people or _are_marks(found))}


def _is_of_people(header: Header) -> bool:
    """Also in a list of a decision, which may name collectives, those under "Họ và tên" are people."""
    if header.layout.code != DECISION_LIST.code:
        return header.layout.subject is SubjectKind.INDIVIDUAL
    heading = header.headings.get(header.name_index) if header.name_index is not None else None
    return heading is not None and is_exactly(LAYOUTS["individuals_list"], heading)


def with_marked_records(sheet: RawSheet, header: Header) -> Header:
    """ "Đăng ký năm 2026 | LĐTT | CSTĐCS" with marks below: each x is a record of the award that heads it."""
    fields = {index: column.field for index, column in {**header.columns, **header.repeated}.items()}
    fields |= header.joined
    marked = {
        index: award
        for index, name in fields.items()
        if (record := record_field(name)) is not None
        and record.record in (RecordKind.HELD, RecordKind.REGISTERED)
        and record.part is Part.VALUE
        and (award := award_in(header.headings.get(index, "")))
        and _holds_marks(sheet, header, index, award)
    }
    return replace(
        header,
        award_marks={**header.award_marks, **marked},
        marked_for={**header.marked_for, **{index: fields[index] for index in marked}},
        repeated={index: column for index, column in header.repeated.items() if index not in marked},
        joined={index: name for index, name in header.joined.items() if index not in marked},
    )


def _holds_marks(sheet: RawSheet, header: Header, index: int, award: str) -> bool:
    """Nothing but marks, or the award itself, stands in a column, and one mark at least."""
    found = _cells_below(sheet, header, index, award)
    return found is not None and _are_marks(found)


def _are_marks(cells: Collection[str]) -> bool:
    """A 1 may be a count where no x stands."""
    return any(not cell.strip().isdecimal() for cell in cells)


def _cells_below(sheet: RawSheet, header: Header, index: int, award: str) -> Collection[str] | None:
    """The marks of a column, totals and signatures left out; None where anything else stands there."""
    rows = sheet.rows[header.body :]
    cells: set[str] = set()
    others: list[int] = []
    for at, row in enumerate(rows):
        if index >= len(row) or is_no_mark(row[index]):
            continue
        cell = as_text(row[index])
        if is_mark(cell) or says_award(cell, award):
            cells.add(cell)
        elif not names_award(cell):
            others.append(at)
            if len(others) > _MOST_OTHERS:
                return None
    return None if any(is_listed(rows, at) for at in others) else cells


def holds_counts(sheet: RawSheet, header: Header) -> bool:
    """ "HTXSNV | HTTNV" with figures below are how many were rated so, no marks."""
    rows = sheet.rows[header.body :][:_LOOKED_AT]
    cells = [row[index] for row in rows for index in header.rating_marks if index < len(row)]
    filled = [words for cell in cells if (words := as_text(cell).strip()) not in ("", "0")]
    return sum(words.isdecimal() and words != "1" for words in filled) * 2 > len(filled)
