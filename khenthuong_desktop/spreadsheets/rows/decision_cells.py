"""What one cell says of a decision: its number and its day, or the day alone; of the row, or of what it tells beside
its subject."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from khenthuong_desktop.spreadsheets.cells.person_cells import Fields, Found
from khenthuong_desktop.spreadsheets.cells.written_decisions import may_tell_a_day, read_decision
from khenthuong_desktop.spreadsheets.columns import Layout
from khenthuong_desktop.spreadsheets.layouts.record_columns import Part, RecordField, RecordKind, record_field
from khenthuong_desktop.spreadsheets.problems import FIXED, WARNING, Remark

_DAYS = ("decision_date", "from_date")  # discipline begins on the day it was decided


class _Place(NamedTuple):
    """The fields that one decision of a row has."""

    number: str
    day: str
    decided_by: str | None
    told: str | None  # the day that another cell tells


def divided_decision(layout: Layout, fields: Fields) -> Found:
    """The number and the day of each decision that stand in one cell: "QĐ số 15/QĐ-UBND ngày 12/11/2025"; a day alone
    is no number."""
    return [(place.number, remark) for place in list(_places(layout, fields)) for remark in _divided(place, fields)]


def with_decisions(columns: Mapping[str, Sequence[Any]]) -> set[int]:
    """The places of the rows, told field by field, where the number of a decision beside a subject may be divided."""
    numbers = [values for name, values in columns.items() if _number_beside(name) is not None]
    return {place for values in numbers for place, words in enumerate(values) if words and may_tell_a_day(words)}


def _number_beside(name: str) -> RecordField | None:
    field = record_field(name)
    return field if field is not None and field.part is Part.NUMBER else None


def _places(layout: Layout, fields: Fields) -> Iterator[_Place]:
    day = next((name for name in _DAYS if layout.column(name) is not None), None)
    if day is not None and fields.get("decision_number"):
        decided_by = "decided_by" if layout.column("decided_by") is not None else None
        yield _Place("decision_number", day, decided_by, fields.get(day))
    for name in fields:
        if (field := _number_beside(name)) is not None and fields[name]:
            day, organ = (RecordField(field.record, part, field.year).name for part in (Part.DATE, Part.ORGAN))
            told = fields.get(day) or fields.get(RecordField(field.record, Part.DATE).name)
            yield _Place(name, day, organ if field.record is RecordKind.HELD else None, told)


def _divided(place: _Place, fields: Fields) -> list[Remark]:
    words = fields[place.number]
    read = read_decision(words)
    if read.day is None:
        return [Remark(WARNING, "decision_not_divided", {"words": words})] if read.unclear else []
    if place.told is None:
        fields[place.day] = read.day
    details = {"number": read.number, "day": _shown(read.day)}
    if read.number is None:
        del fields[place.number]
    else:
        fields[place.number] = read.number
    if place.told is not None and place.told != read.day:
        return [Remark(WARNING, "decision_days_differ", {"words": words, "other": _shown(place.told)})]
    if read.number is None:
        return [Remark(WARNING, "decision_without_number", details)]
    if read.decided_by is not None and place.decided_by is not None:
        fields.setdefault(place.decided_by, read.decided_by)
    return [Remark(FIXED, "decision_divided", details)]


def _shown(day: str) -> str:
    return "/".join(reversed(day.split("-")))
