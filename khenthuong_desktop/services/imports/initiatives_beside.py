"""Initiatives named beside their authors in lists of people."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select

from khenthuong_desktop.domain.terms import InitiativeKind, SubjectKind
from khenthuong_desktop.services.imports.beside import Told, decision_of, keep_beside, subject_of
from khenthuong_desktop.services.imports.known import Known
from khenthuong_desktop.services.imports.lines import Line, Record
from khenthuong_desktop.services.imports.registers import Authors, authors_on_file
from khenthuong_desktop.spreadsheets.problems import FIXED, WARNING
from khenthuong_desktop.spreadsheets.record_columns import Part, RecordField, RecordKind
from khenthuong_desktop.spreadsheets.words import name_key
from khenthuong_desktop.store.tables import Initiative

_Key = tuple[str, int]  # name and year


def plan_initiatives_beside(known: Known, told: Told, others: Sequence[Line]) -> None:
    """One initiative for a name, a year and a decision; whoever has the same beside his name is an author, too."""
    there: dict[_Key, Initiative] = {
        (name_key(row.name), row.year): row for row in known.session.scalars(select(Initiative))
    }
    kept = authors_on_file(known)
    sheets = [line.record.values for line in others if line.record is not None]
    of_sheets = {(name_key(values["name"]), values.get("year")) for values in sheets if "name" in values}
    known.codes.take(row.code for row in there.values())
    made: dict[tuple[_Key, str | None], tuple[Record, Line]] = {}
    for line, name, field in told:
        kind, person = subject_of(line)
        year = _year(line, field)
        if kind is not SubjectKind.INDIVIDUAL:
            line.report(WARNING, "record_of_other_kind", name)
            continue
        if year is None:
            line.report(WARNING, "initiative_without_year", name)
            continue
        key = (name_key(line.fields[name]), year)
        if key in of_sheets:
            continue
        values = {**decision_of(line, field), **_scope(line, field)}
        same = made.get((key, values.get("decision_number")))
        if same is not None:
            _add_author(same, line, name, person)
            continue
        existing = there.get(key)
        on_file = kept.get(existing.id, []) if existing is not None else []
        if existing is None:
            about = {"name": line.fields[name], "year": year, "kind": InitiativeKind.INITIATIVE}
            record = Record(Initiative, known.new_key(), {"code": known.codes.next("SK"), **about, **values}, new=True)
        else:
            lacking = {key: value for key, value in values.items() if getattr(existing, key) is None}
            record = Record(Initiative, existing.id, lacking, new=False)
        made[key, values.get("decision_number")] = record, line
        record.authors = _with(on_file, person)
        if existing is None or record.values or record.authors != on_file:
            keep_beside(line, name, record, existing.name if existing is not None else None)


def _with(authors: Authors, person: str) -> Authors:
    return authors if person in {key for key, _ in authors} else [*authors, (person, None)]


def _add_author(same: tuple[Record, Line], line: Line, name: str, person: str) -> None:
    record, first = same
    before = record.authors or []
    record.authors = _with(before, person)
    line.report(FIXED, "initiative_shared", name, other=first.row.row)
    if record.authors != before:
        if record not in first.beside:
            keep_beside(first, name, record, None)
        keep_beside(line, name, Record(Initiative, record.id, {}, new=False), None)


def _year(line: Line, field: RecordField) -> int | None:
    """The year of the decision or the one told, before the one of the heading."""
    day = line.fields.get(RecordField(RecordKind.INITIATIVE, Part.DATE, field.year).name)
    day = day or line.fields.get(RecordField(RecordKind.INITIATIVE, Part.DATE).name)
    told: int | None = line.fields.get(RecordField(RecordKind.INITIATIVE, Part.YEAR).name)
    return told or field.year or (int(day[:4]) if day else None)


def _scope(line: Line, field: RecordField) -> dict[str, Any]:
    of_year = RecordField(RecordKind.INITIATIVE, Part.SCOPE, field.year).name
    scope = line.fields.get(of_year) or line.fields.get(RecordField(RecordKind.INITIATIVE, Part.SCOPE).name)
    return {"scope": scope} if scope else {}
