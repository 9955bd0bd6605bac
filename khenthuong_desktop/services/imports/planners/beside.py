"""Records that a row tells beside its subject: whose they are, by which decision, and that they are written with it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from khenthuong_desktop.domain.terms import SubjectKind
from khenthuong_desktop.services.imports.plan.answers import RowStatus
from khenthuong_desktop.services.imports.plan.known import Known
from khenthuong_desktop.services.imports.plan.lines import Line, Record
from khenthuong_desktop.spreadsheets.layouts.record_columns import Part, RecordField
from khenthuong_desktop.store.tables import Collective, Household, Person, Row

Told = Sequence[tuple[Line, str, RecordField]]  # rows with what one of their fields tells
Subject = tuple[SubjectKind, str]

KIND_OF: dict[type[Row], SubjectKind] = {
    Person: SubjectKind.INDIVIDUAL,
    Collective: SubjectKind.COLLECTIVE,
    Household: SubjectKind.HOUSEHOLD,
}


def subject_of(line: Line) -> Subject:
    """Whom the row is about."""
    assert line.record is not None
    return KIND_OF[line.record.table], line.record.id


def told_part(line: Line, field: RecordField, part: Part) -> Any:
    """What the row tells of a part of a record, for its own year or for the only one."""
    of_year = RecordField(field.record, part, field.year).name
    return line.fields.get(of_year) or line.fields.get(RecordField(field.record, part).name)


def decision_of(line: Line, field: RecordField) -> dict[str, Any]:
    """Number, day and organ of a record's decision, as far as its columns tell them."""
    day = told_part(line, field, Part.DATE)
    found = {
        "decision_number": told_part(line, field, Part.NUMBER),
        "decision_date": date.fromisoformat(day) if day else None,
        "decided_by": told_part(line, field, Part.ORGAN),
    }
    return {name: value for name, value in found.items() if value is not None}


def keep_beside(line: Line, name: str, record: Record, before: object) -> None:
    """Write this with the row, which so is no longer the same as on file."""
    line.beside += (record,)
    if not line.brings_somebody:  # who may be new in a round, but not in the data
        line.changes = {**line.changes, name: (before, line.fields[name])}
        line.status = RowStatus.CHANGED


def year_told(line: Line, field: RecordField) -> tuple[int, ...]:
    """The year in a column of its own, else of the heading."""
    year: int | None = told_part(line, field, Part.YEAR) or field.year
    return () if year is None else (year,)


def named(key: Sequence[object]) -> dict[str, Any]:
    """The kind and key of a subject, and the year, of a record."""
    return dict(zip(("subject_kind", "subject_id", "year"), key, strict=True))


def keep(
    known: Known,
    line: Line,
    name: str,
    existing: Row | None,
    table: type[Row],
    about: Mapping[str, Any],
    values: Mapping[str, Any],
) -> None:
    """A new record, or the values of one on file that are other or lack there."""
    if existing is None:
        keep_beside(line, name, Record(table, known.new_key(), {**about, **values}, new=True), None)
    else:
        change(line, name, existing, values)


def change(line: Line, name: str, existing: Row, values: Mapping[str, Any]) -> Record | None:
    """What a row says otherwise than is on file."""
    given = {key: value for key, value in values.items() if value is not None}
    changed = {key: value for key, value in given.items() if getattr(existing, key) != value}
    if not changed:
        return None
    record = Record(type(existing), existing.id, changed, new=False)
    keep_beside(line, name, record, getattr(existing, next(iter(changed))))
    return record
