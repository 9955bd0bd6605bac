"""What a list tells of subjects beside their names: ratings, awards held, registrations and initiatives of years."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from itertools import accumulate
from typing import Any

from sqlalchemy import select

from khenthuong_desktop.domain.terms import SubjectKind
from khenthuong_desktop.services.imports.asides.withdrawn import Registered, tell_withdrawn
from khenthuong_desktop.services.imports.plan.answers import RowStatus
from khenthuong_desktop.services.imports.plan.known import Known
from khenthuong_desktop.services.imports.plan.lines import Line, Record
from khenthuong_desktop.services.imports.planners.awards_told import full_name, moved_day, note, tell_again, to_keep
from khenthuong_desktop.services.imports.planners.beside import (
    KIND_OF,
    Told,
    decision_of,
    keep_beside,
    subject_of,
    told_part,
)
from khenthuong_desktop.services.imports.planners.initiatives_beside import plan_initiatives_beside
from khenthuong_desktop.services.imports.planners.office_lists import awards_named
from khenthuong_desktop.services.imports.planners.title_awards import told_by_titles
from khenthuong_desktop.spreadsheets.cells.award_mentions import AwardMention, award_mentions
from khenthuong_desktop.spreadsheets.layouts.record_columns import Part, RecordField, RecordKind, record_field
from khenthuong_desktop.spreadsheets.problems import ERROR, WARNING, Problem
from khenthuong_desktop.store.tables import AwardHeld, Registration, Row, YearRating

MAX_RECORDS = 200_000  # beside the subjects of all lists of a file

_Key = tuple[object, ...]  # kind and key of the subject, year, award


def check_registered(known: Known, subjects: Sequence[Line]) -> None:
    """Hold back, before anything is planned, every row that registers for what is no award: without it the row would
    tell only half of what it says. What was held once is only warned of."""
    sheets = {id(line.sheet): line.sheet for line in subjects}.values()
    fields = {name: field for sheet in sheets for name in sheet.columns if (field := record_field(name))}
    names = sorted(name for name, field in fields.items() if field.record is RecordKind.REGISTERED)
    all_known: set[str] = set()
    for line in subjects if names else ():
        for name in names:
            cell = line.fields.get(name, "")
            if cell in all_known:
                continue
            before = line.problems
            for mention in award_mentions(cell):
                list(awards_named(known, line, name, mention.written, ERROR))
            if line.problems == before:
                all_known.add(cell)


def plan_records_beside(known: Known, subjects: Sequence[Line], records: Mapping[str, Sequence[Line]]) -> None:
    """Each record once; what the file's own sheets of ``records`` (by layout) say goes first."""
    told: dict[RecordKind, list[tuple[Line, str, RecordField]]] = {kind: [] for kind in RecordKind}
    sheets = {id(line.sheet): line.sheet for line in subjects}.values()
    fields = {name: field for sheet in sheets for name in sheet.columns if (field := record_field(name))}
    for line in subjects if fields else ():
        if line.faulty:
            _tell_unknown_awards(known, line, fields)
        if line.record is None or line.record.table not in KIND_OF:
            continue
        for name in line.fields.keys() & fields.keys():
            if fields[name].part is Part.VALUE and line.fields[name]:  # who was not rated has ""
                told[fields[name].record].append((line, name, fields[name]))
    for line, name, field in told_by_titles(known, subjects):
        told[field.record].append((line, name, field))
    if _are_too_many(known, told):
        return
    for kind, (layouts, plan) in _PLANS.items():
        if told[kind]:
            in_order = sorted(told[kind], key=lambda one: one[1])
            plan(known, in_order, [line for layout in layouts for line in records.get(layout, ())])


def _are_too_many(known: Known, told: Mapping[RecordKind, Told]) -> bool:
    """Whether more is said beside the subjects than a list can sensibly say: then it is told and none is planned."""
    awards = (
        sum(len(mention.years) or 1 for mention in award_mentions(line.fields[name]))
        for kind in (RecordKind.HELD, RecordKind.REGISTERED)
        for line, name, _ in told[kind]
    )
    cells = sum(map(len, told.values()))
    many = cells > MAX_RECORDS or any(count > MAX_RECORDS for count in accumulate(awards))
    if many:
        first = next(line for entries in told.values() for line, _, _ in entries)
        details = {"limit": MAX_RECORDS}
        known.notes.append(Problem(ERROR, "too_many_beside", first.sheet.name, first.sheet.header_row, details=details))
    return many


def _tell_unknown_awards(known: Known, line: Line, fields: Mapping[str, RecordField]) -> None:
    """Awards held, also of a row that waits to be put right, so that its faults are told at once."""
    for name in sorted(line.fields.keys() & fields.keys()):
        if fields[name].part is Part.VALUE and fields[name].record is RecordKind.HELD:
            for mention in award_mentions(line.fields[name]):
                list(awards_named(known, line, name, mention.written))


def _plan_ratings(known: Known, told: Told, rated: Sequence[Line]) -> None:
    on_file = known.session.scalars(select(YearRating))
    there: dict[_Key, YearRating] = {(row.subject_kind, row.subject_id, row.year): row for row in on_file}
    key_of = {row.id: key for key, row in there.items()}
    lines: dict[_Key, Line] = {}
    for line in rated:
        if line.record is not None:
            values = line.record.values
            new = (values.get("subject_kind"), values.get("subject_id"), values.get("year"))
            lines[key_of.get(line.record.id, new)] = line
    for line, name, field in told:
        kind, subject = subject_of(line)
        key = (kind, subject, field.year)
        if kind is SubjectKind.HOUSEHOLD:
            line.report(WARNING, "record_of_other_kind", name)
        elif key in lines:
            other = lines[key]
            if (rated_there := _rating_of(other, field.year)) is None:
                _rate(other, line.fields[name], there.get(key))
            elif line.fields[name] != rated_there:
                line.report(WARNING, "rated_twice", name, other=other.row.row, other_sheet=other.sheet.name)
        else:
            lines[key] = line
            values = {"rating": line.fields[name], **decision_of(line, field)}
            _keep(known, line, name, there.get(key), YearRating, _named(key), values)


def _rate(line: Line, rating: str, existing: YearRating | None) -> None:
    """The rating that a row of a list of ratings leaves open, as one of months worked does."""
    record, before = line.record, existing.rating if existing is not None else None
    if record is None or before == rating:
        return
    line.record = Record(record.table, record.id, {**record.values, "rating": rating}, new=record.new)
    if not record.new:
        line.changes = {**line.changes, "rating": (before, rating)}
        line.status = RowStatus.CHANGED


def _rating_of(line: Line, year: int | None) -> object:
    """What a row says of that year, in a list of ratings or beside a subject."""
    return line.fields.get("rating") or line.fields.get(RecordField(RecordKind.RATING, year=year).name)


def _plan_held(known: Known, told: Told, _: Sequence[Line]) -> None:
    for line, name, field in told:
        kind, subject = subject_of(line)
        mentions, of_cell = award_mentions(line.fields[name]), decision_of(line, field)
        of_row = _years_beside(line, field) if any(not one.years and not one.unclear for one in mentions) else ()
        for mention in mentions:
            years = mention.years or of_row
            if mention.unclear or not years:
                line.report(WARNING, "held_without_year", name, mention.written)
                continue
            for award, written in awards_named(known, line, name, mention.written):
                about = {"award": award, "award_name": full_name(known, award, written)}
                for year in years:
                    decision = _decision(mention) or of_cell
                    _hold(known, line, name, _named((kind, subject, year)) | about | decision)


def _hold(known: Known, line: Line, name: str, told: Mapping[str, Any]) -> None:
    """One award that a row tells beside its subject."""
    held = known.awards.find(told)
    if held is not None and held.line is not None:
        if (more := tell_again(line, name, held, told)) is not None:
            keep_beside(line, name, more, None)
        return
    values = to_keep(known, line, name, held, told)
    if held is None or held.row is None:
        record = Record(AwardHeld, known.new_key(), values, new=True)
        keep_beside(line, name, record, None)
        note(known, line, record, held, told)
        return
    if (moved := moved_day(held, told.get("decision_date"))) is not None:
        line.report(WARNING, "decision_day_moved", name, **moved)
    note(known, line, _change(line, name, held.row, values), held, told)


def _years_beside(line: Line, field: RecordField) -> tuple[int, ...]:
    """The year in a column of its own, else of the heading, else of the decision, as in a list of awards held."""
    if year := told_part(line, field, Part.YEAR) or field.year:
        return (year,)
    decided: date | None = decision_of(line, field).get("decision_date")
    if decided is None:
        return ()
    line.report(WARNING, "held_year_from_decision", field.name, year=decided.year)
    return (decided.year,)


def _plan_registered(known: Known, told: Told, others: Sequence[Line]) -> None:
    on_file = known.session.scalars(select(Registration))
    there: dict[_Key, Registration] = {(row.subject_kind, row.subject_id, row.year, row.award): row for row in on_file}
    done = _of_sheets(others)
    registered: dict[Registered, Line] = {}
    for line, name, field in told:
        kind, subject = subject_of(line)
        for mention in award_mentions(line.fields[name]):
            for award, _ in awards_named(known, line, name, mention.written):
                key = (kind, subject, field.year, award)
                if field.year is not None:
                    registered.setdefault(Registered(field.year, kind, subject, award), line)
                if key not in done:
                    done.add(key)
                    known.check_award_kind(line, award, kind)
                    _keep(known, line, name, there.get(key), Registration, _named(key[:3]) | {"award": award}, {})
    if not (others or known.unsettled or known.waiting):
        tell_withdrawn(known, registered, there.values())


def _of_sheets(lines: Sequence[Line]) -> set[_Key]:
    """What the file's own sheets of registrations add."""
    names = ("subject_kind", "subject_id", "year", "award")
    records = (line.record for line in lines)
    return {tuple(one.get(name) for name in names) for one in records if one is not None and one.new}


def _named(key: Sequence[object]) -> dict[str, Any]:
    return dict(zip(("subject_kind", "subject_id", "year"), key, strict=True))


def _decision(mention: AwardMention) -> dict[str, Any]:
    day = date.fromisoformat(mention.decision_date) if mention.decision_date else None
    return {"decision_number": mention.decision_number, "decision_date": day} if mention.decision_number else {}


def _keep(
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
        _change(line, name, existing, values)


def _change(line: Line, name: str, existing: Row, values: Mapping[str, Any]) -> Record | None:
    """What a row says otherwise than is on file."""
    given = {key: value for key, value in values.items() if value is not None}
    changed = {key: value for key, value in given.items() if getattr(existing, key) != value}
    if not changed:
        return None
    record = Record(type(existing), existing.id, changed, new=False)
    keep_beside(line, name, record, getattr(existing, next(iter(changed))))
    return record


_PLANS: dict[RecordKind, tuple[tuple[str, ...], Callable[[Known, Told, Sequence[Line]], None]]] = {
    RecordKind.RATING: (("ratings",), _plan_ratings),
    RecordKind.HELD: ((), _plan_held),
    RecordKind.REGISTERED: (("registrations",), _plan_registered),
    RecordKind.INITIATIVE: (("initiatives", "initiatives_list"), plan_initiatives_beside),
}
