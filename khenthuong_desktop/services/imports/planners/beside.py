"""Records that a row tells beside its subject: whose they are, by which decision, and that they are written with it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from khenthuong_desktop.domain.terms import SubjectKind
from khenthuong_desktop.services.imports.plan.answers import RowStatus
from khenthuong_desktop.services.imports.plan.lines import Line, Record
from khenthuong_desktop.spreadsheets.layouts.decision_lists import decision_said
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
    """Number and day of a record's decision, where the list has columns for them."""

    day, number = told_part(line, field, Part.DATE), told_part(line, field, Part.NUMBER)
    found = {"decision_number": number, "decision_date": date.fromisoformat(day) if day else None}
    if number and day is None:  # "QĐ số 15/QĐ-UBND ngày 12/11/2025"
        said = decision_said(number)
        said = said if said.number else decision_said(f"số {number}")
        if said.number and said.issued_on:
            found = {"decision_number": said.number, "decision_date": said.issued_on}
    return {name: value for name, value in found.items() if value is not None}


def keep_beside(line: Line, name: str, record: Record, before: object) -> None:
    """Write this with the row, which so is no longer the same as on file."""
    line.beside += (record,)
    if not line.brings_somebody:  # who may be new in a round, but not in the data
        line.changes = {**line.changes, name: (before, line.fields[name])}
        line.status = RowStatus.CHANGED
