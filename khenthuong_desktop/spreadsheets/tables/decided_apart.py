"""Awards in several columns, each with the decision that gave it: "Danh hiệu | Số QĐ | Hình thức khen | Số QĐ"."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from khenthuong_desktop.spreadsheets.columns import DECIDED_BY, DECISION_DATE, DECISION_NUMBER
from khenthuong_desktop.spreadsheets.layouts.record_columns import (
    RECORD_LISTS,
    Part,
    RecordKind,
    record_field,
)
from khenthuong_desktop.spreadsheets.tables.award_decisions import parts_of_decisions
from khenthuong_desktop.spreadsheets.tables.award_groups import AwardGroup
from khenthuong_desktop.spreadsheets.tables.header import Header

_PARTS = {DECISION_NUMBER.field: Part.NUMBER, DECISION_DATE.field: Part.DATE, DECIDED_BY.field: Part.ORGAN}
_LIST = "awards_held"
_SEVERAL = 2


def with_decisions_apart(header: Header) -> Header:
    """Where several columns of awards that are told in one, be it of one year, have each a number behind them, it is
    that of their own; behind crosses, which are told in one cell, they are left to the clerk."""
    owners, parts = _awards(header), _parts(header)
    groups: dict[int, dict[Part, int]] = {}
    for index in sorted(parts.keys() - header.told):
        owner = max((at for at in owners if at < index), default=None)
        if owner is not None and parts.keys() >= set(range(owner + 1, index)):
            groups.setdefault(owner, {}).setdefault(parts[index], index)
    numbered = Counter(owners[at] for at, columns in groups.items() if Part.NUMBER in columns)
    groups = {at: columns for at, columns in groups.items() if numbered[owners[at]] >= _SEVERAL}
    if not groups:
        return header
    if sum(Part.ORGAN in columns for columns in groups.values()) < _SEVERAL:  # one column of organs is that of the row
        groups = {
            at: {part: one for part, one in told.items() if part is not Part.ORGAN} for at, told in groups.items()
        }
    if not groups.keys().isdisjoint(header.award_marks):
        return _without_decisions(header, parts.keys())
    told = {at: part for columns in groups.values() for part, at in columns.items()}
    names = {part: name for name, part in _PARTS.items()}
    return replace(
        header,
        columns={index: column for index, column in header.columns.items() if index not in told},
        repeated={index: column for index, column in header.repeated.items() if index not in told},
        unknown={index: words for index, words in header.unknown.items() if index not in told},
        joined={**header.joined, **{index: names[part] for index, part in told.items()}},
        decided_apart=tuple(AwardGroup("", columns, at) for at, columns in sorted(groups.items())),
    )


def _without_decisions(header: Header, parts: Iterable[int]) -> Header:
    unread = {index: header.headings.get(index, "") for index in parts}
    return replace(
        header,
        columns={index: column for index, column in header.columns.items() if index not in unread},
        repeated={index: column for index, column in header.repeated.items() if index not in unread},
        unknown=dict(sorted({**header.unknown, **unread}.items())),
    )


def _awards(header: Header) -> Mapping[int, str]:
    """The columns of awards whose words are told in one cell, with the field of that."""
    fields = ["award"] if header.layout.code == _LIST else _held(header)
    found = {at: name for name in fields if (at := header.index_of(name)) is not None}
    if len(fields) == 1:
        found |= dict.fromkeys(header.award_marks, fields[0])
    return found | {index: name for index, name in header.joined.items() if name in fields}


def _held(header: Header) -> list[str]:
    """The fields of awards held, of several years where they stand side by side."""
    if header.layout.code not in RECORD_LISTS:
        return []
    fields = {column.field for column in header.columns.values()}
    told = {name: found for name in fields if (found := record_field(name)) is not None}
    return sorted(name for name, one in told.items() if one.record is RecordKind.HELD and one.part is Part.VALUE)


def _parts(header: Header) -> Mapping[int, Part]:
    """The columns that tell of decisions on awards, understood or not."""
    found = dict(parts_of_decisions(header))
    for index, column in (*header.columns.items(), *header.repeated.items()):
        field = record_field(column.field)
        if column.field in _PARTS:
            found[index] = _PARTS[column.field]
        elif field is not None and field.record is RecordKind.HELD and field.part in _PARTS.values():
            found[index] = field.part
    return found
