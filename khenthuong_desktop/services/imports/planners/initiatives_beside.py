"""Initiatives named beside their authors in lists of people."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from khenthuong_desktop.domain.terms import InitiativeKind, SubjectKind
from khenthuong_desktop.services.imports.matching.initiative_titles import title_key
from khenthuong_desktop.services.imports.plan.known import Known
from khenthuong_desktop.services.imports.plan.lines import Line, Record
from khenthuong_desktop.services.imports.plan.questions import place_of
from khenthuong_desktop.services.imports.planners.beside import Told, decision_of, keep_beside, subject_of
from khenthuong_desktop.services.imports.planners.initiatives_on_file import OnFile, Titled, together
from khenthuong_desktop.services.imports.planners.promised_initiatives import without_promised
from khenthuong_desktop.services.imports.planners.unrecognised_initiatives import without_denied
from khenthuong_desktop.spreadsheets.cells.work_titles import WorkMention, works_in
from khenthuong_desktop.spreadsheets.layouts.record_columns import Part, RecordField, RecordKind
from khenthuong_desktop.spreadsheets.problems import FIXED, WARNING
from khenthuong_desktop.store.tables import Initiative


@dataclass(frozen=True)
class _Work:
    """One of the initiatives that a field of a row names."""

    line: Line
    name: str
    field: RecordField
    mention: WorkMention
    place: int  # among those of the field
    years: int  # how many all of them are of

    @property
    def year(self) -> int | None:
        told, decision = self.mention.year or _year(self.line, self.field), self.mention.decision
        day = decision.day if decision is not None else None
        if day is None or (told is not None and told != self.field.year):
            return told
        return min(told or day.year, day.year)  # none is recognised before its year, which the title of a list tells

    @property
    def title(self) -> Titled:
        return title_key(self.mention.title), self.year

    @property
    def person(self) -> str:
        """Whose it is."""
        return subject_of(self.line)[1]

    @property
    def decision(self) -> dict[str, Any]:
        """The one in its cell, else the one beside it; of works of several years nobody can tell whose that is."""
        if (told := self.mention.decision) is not None:
            said = {"decision_number": told.number, "decision_date": told.day}
            return {name: value for name, value in said.items() if value is not None}
        return decision_of(self.line, self.field) if self.years == 1 else {}

    @property
    def question(self) -> str:
        """Under what it is asked which one it is."""
        key = f"{place_of(self.line)} · {self.name}"
        return f"{key} · {self.place}" if self.place > 1 else key


def plan_initiatives_beside(known: Known, told: Told, others: Sequence[Line]) -> None:
    """One initiative for a title, a year and a decision; whoever has the same beside his name is an author, too. One
    that only others have on file is asked about first."""
    there = OnFile(known)
    of_sheets = {
        (title_key(line.fields["name"]), line.get("year"))
        for line in others
        if line.record is not None and "name" in line.fields
    }
    works = [work for entry in without_promised(known, without_denied(told)) for work in _works(*entry)]
    people: dict[Titled, set[str]] = defaultdict(set)
    for work in works:
        people[work.title].add(work.person)
    made: dict[tuple[Titled, str | None, str], tuple[Record, Line]] = {}
    for work in works:
        line, name, title = work.line, work.name, work.title
        if title in of_sheets:
            continue
        on_file = _on_file(known, work, there, people[title])
        if on_file is None:
            continue
        found = next(iter(on_file), None)
        values = {**work.decision, **_scope(line, work.field)}
        key = title, values.get("decision_number"), found.code if found else ""
        if (same := made.get(key)) is not None:
            _add_author(same, line, name, work.person)
            continue
        record = _record(known, work.mention.title, title, found, values)
        made[key] = record, line
        kept = there.authors(found)
        record.authors = together(kept, [(work.person, None)])
        if found is None or record.values or record.authors != kept:
            keep_beside(line, name, record, found.name if found is not None else None)


def _works(line: Line, name: str, field: RecordField) -> list[_Work]:
    """Those of a person that have a year; what there is to tell of the others, and of years in titles, is told."""
    if subject_of(line)[0] is not SubjectKind.INDIVIDUAL:
        line.report(WARNING, "record_of_other_kind", name)
        return []
    mentions = works_in(line.fields[name])
    years = len({mention.year or _year(line, field) for mention in mentions})
    named = [_Work(line, name, field, mention, place, years) for place, mention in enumerate(mentions, 1)]
    works = list({work.title: work for work in reversed(named)}.values())[::-1]  # each once, as it is named first
    if len(works) > 1:
        shown = "”, “".join(work.mention.title for work in works)
        line.report(FIXED, "initiatives_divided", name, count=len(works), new=shown)
    for work in works:
        ends_with = work.mention.ends_with
        if work.year is None:
            line.report(WARNING, "initiative_without_year", name, work.mention.title)
        elif ends_with is not None and ends_with != work.year:
            line.report(WARNING, "initiative_year_in_title", name, work.mention.title, said=ends_with, year=work.year)
    return [work for work in works if work.year is not None]


def _on_file(known: Known, work: _Work, there: OnFile, people: set[str]) -> Sequence[Initiative] | None:
    """The one on file that one of these people has, or none. None: it is asked, and is not written until then."""
    titled = there.titled(work.title)
    chosen = known.choices.answers.get(work.question)
    if chosen is not None or not titled:
        return [row for row in titled if row.code == chosen]
    own = there.of_some(work.title, {work.person})
    fitting = own or there.of_some(work.title, people)
    if len(fitting) == 1:
        return fitting
    candidates = [there.candidate(row) for row in titled]
    known.ask(work.line, work.name, work.question, candidates, "initiative_beside_maybe")
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
    """The year of its own column, before the one of the heading and that of the decision."""
    day = line.fields.get(RecordField(RecordKind.INITIATIVE, Part.DATE, field.year).name)
    day = day or line.fields.get(RecordField(RecordKind.INITIATIVE, Part.DATE).name)
    told: int | None = line.fields.get(RecordField(RecordKind.INITIATIVE, Part.YEAR).name)
    return told or field.year or (int(day[:4]) if day else None)


def _scope(line: Line, field: RecordField) -> dict[str, Any]:
    of_year = RecordField(RecordKind.INITIATIVE, Part.SCOPE, field.year).name
    scope = line.fields.get(of_year) or line.fields.get(RecordField(RecordKind.INITIATIVE, Part.SCOPE).name)
    return {"scope": scope} if scope else {}
