"""Initiatives named beside their authors in lists of people."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from khenthuong_desktop.domain.terms import InitiativeKind, SubjectKind
from khenthuong_desktop.services.imports.plan.known import Known
from khenthuong_desktop.services.imports.plan.lines import Line, Record
from khenthuong_desktop.services.imports.plan.questions import place_of
from khenthuong_desktop.services.imports.planners.beside import Told, decision_of, keep_beside, subject_of
from khenthuong_desktop.services.imports.planners.initiatives_on_file import OnFile, Titled, together
from khenthuong_desktop.spreadsheets.layouts.record_columns import Part, RecordField, RecordKind
from khenthuong_desktop.spreadsheets.problems import FIXED, WARNING
from khenthuong_desktop.spreadsheets.words import name_key
from khenthuong_desktop.store.tables import Initiative


def plan_initiatives_beside(known: Known, told: Told, others: Sequence[Line]) -> None:
    """One initiative for a title, a year and a decision; whoever has the same beside his name is an author, too. One
    that only others have on file is asked about first."""
    there = OnFile(known)
    of_sheets = {
        (name_key(line.fields["name"]), line.get("year"))
        for line in others
        if line.record is not None and "name" in line.fields
    }
    dated = [entry for entry in told if _has_year(*entry)]
    people: dict[Titled, set[str]] = defaultdict(set)
    for line, name, field in dated:
        people[_title(line, name, field)].add(subject_of(line)[1])
    made: dict[tuple[Titled, str | None, str], tuple[Record, Line]] = {}
    for line, name, field in dated:
        title, person = _title(line, name, field), subject_of(line)[1]
        if title in of_sheets:
            continue
        on_file = _on_file(known, line, name, there, title, people[title])
        if on_file is None:
            continue
        found = next(iter(on_file), None)
        values = {**decision_of(line, field), **_scope(line, field)}
        key = title, values.get("decision_number"), found.code if found else ""
        if (same := made.get(key)) is not None:
            _add_author(same, line, name, person)
            continue
        record = _record(known, line.fields[name], title, found, values)
        made[key] = record, line
        kept = there.authors(found)
        record.authors = together(kept, [(person, None)])
        if found is None or record.values or record.authors != kept:
            keep_beside(line, name, record, found.name if found is not None else None)


def _has_year(line: Line, name: str, field: RecordField) -> bool:
    """Whether it is told of a person and a year; what is not is reported."""
    if subject_of(line)[0] is not SubjectKind.INDIVIDUAL:
        line.report(WARNING, "record_of_other_kind", name)
    elif _year(line, field) is None:
        line.report(WARNING, "initiative_without_year", name)
    else:
        return True
    return False


def _title(line: Line, name: str, field: RecordField) -> Titled:
    return name_key(line.fields[name]), _year(line, field)


def _on_file(
    known: Known, line: Line, name: str, there: OnFile, title: Titled, people: set[str]
) -> Sequence[Initiative] | None:
    """The one on file that one of these people has, or none. None: it is asked, and is not written until then."""
    titled = there.titled(title)
    key = f"{place_of(line)} · {name}"
    chosen = known.choices.answers.get(key)
    if chosen is not None or not titled:
        return [row for row in titled if row.code == chosen]
    own = there.of_some(title, {subject_of(line)[1]})
    fitting = own or there.of_some(title, people)
    if len(fitting) == 1:
        return fitting
    known.ask(line, name, key, [there.candidate(row) for row in titled], "initiative_beside_maybe")
    return None


def _record(
    known: Known, written: str, title: Titled, existing: Initiative | None, values: Mapping[str, Any]
) -> Record:
    if existing is None:
        about = {"name": written, "year": title[1], "kind": InitiativeKind.INITIATIVE}
        return Record(
            Initiative, known.new_key(), {"code": known.codes.next("SK", f"{title}"), **about, **values}, new=True
        )
    lacking = {key: value for key, value in values.items() if getattr(existing, key) is None}
    return Record(Initiative, existing.id, lacking, new=False)


def _add_author(same: tuple[Record, Line], line: Line, name: str, person: str) -> None:
    record, first = same
    before = record.authors or []
    record.authors = together(before, [(person, None)])
    line.report(FIXED, "initiative_shared", name, other=first.row.row, other_sheet=first.sheet.name)
    if record.authors != before:
        if record not in first.beside:
            keep_beside(first, name, record, None)
        keep_beside(line, name, record, None)


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
