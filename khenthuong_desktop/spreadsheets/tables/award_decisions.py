"""Decisions beside awards that only the title says were given: "Xếp loại | Danh hiệu thi đua | Số QĐ"."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from khenthuong_desktop.spreadsheets.columns import Column
from khenthuong_desktop.spreadsheets.layouts.record_columns import (
    RECORD_LISTS,
    Part,
    RecordField,
    RecordKind,
    decision_part,
    record_field,
)
from khenthuong_desktop.spreadsheets.layouts.upper_headings import is_day_beside
from khenthuong_desktop.spreadsheets.tables.header import Header

_IN_DECISIONS = (Part.NUMBER, Part.DATE)


def with_award_decisions(header: Header) -> Header:
    """A number and a day of no other column are of the awards right before them, once these are known to be held."""
    if header.layout.code not in RECORD_LISTS or not header.supposed:
        return header
    held = {column.field for column in header.columns.values() if _is_held(column.field)}
    if len(held) != 1:
        return header
    awards = {index for index, column in header.columns.items() if column.field in held}
    awards |= {index for index, name in header.joined.items() if name in held} | header.award_marks.keys()
    there = {column.field for column in header.columns.values()}
    found = {index: column for index, column in _decisions(header, awards) if column.field not in there}
    if not found:
        return header
    columns: Mapping[int, Column] = dict(sorted({**header.columns, **found}.items()))
    unknown = {index: words for index, words in header.unknown.items() if index not in found}
    return replace(header, columns=columns, unknown=unknown)


def parts_of_decisions(header: Header) -> dict[int, Part]:
    """The columns that nobody understood but for what they hold of a decision; "Ngày tháng" only beside its number."""
    told = {index: part for index, words in header.unknown.items() if (part := decision_part(words)) is not None}
    parts = {index: part for index, part in told.items() if part in _IN_DECISIONS}
    days = [index for index, words in header.unknown.items() if is_day_beside(words)]
    beside = [index for index in days if Part.NUMBER in (parts.get(index - 1), parts.get(index + 1))]
    return {**parts, **dict.fromkeys(beside, Part.DATE)}


def _decisions(header: Header, awards: set[int]) -> Iterator[tuple[int, Column]]:
    """The first number and the first day that stand behind awards, with nothing between them that is known."""
    known = header.columns.keys() | awards
    taken: set[Part] = set()
    for index, part in sorted(parts_of_decisions(header).items()):
        if part in taken or max((at for at in known if at < index), default=-1) not in awards:
            continue
        taken.add(part)
        yield index, RecordField(RecordKind.HELD, part).column(header.unknown[index])


def _is_held(name: str) -> bool:
    found = record_field(name)
    return found is not None and found.record is RecordKind.HELD and found.part is Part.VALUE
