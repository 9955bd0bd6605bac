"""What a list tells of subjects beside their names: ratings, awards held, registrations and initiatives of years."""

from collections.abc import Callable, Mapping, Sequence
from itertools import accumulate

from sqlalchemy import select

from khenthuong_desktop.domain.terms import SubjectKind
from khenthuong_desktop.services.imports.asides.withdrawn import Registered, tell_withdrawn
from khenthuong_desktop.services.imports.plan.answers import RowStatus
from khenthuong_desktop.services.imports.plan.known import Known
from khenthuong_desktop.services.imports.plan.lines import Line, Record, sheets_of
from khenthuong_desktop.services.imports.planners.awards_told import tell_year_otherwise, years_of
from khenthuong_desktop.services.imports.planners.beside import (
    KIND_OF,
    Told,
    decision_of,
    keep,
    named,
    subject_of,
    year_told,
)
from khenthuong_desktop.services.imports.planners.held_beside import plan_held
from khenthuong_desktop.services.imports.planners.initiatives_beside import plan_initiatives_beside
from khenthuong_desktop.services.imports.planners.office_lists import awards_named
from khenthuong_desktop.services.imports.planners.refused_rows import RESULT, is_refused, registers_not
from khenthuong_desktop.services.imports.planners.title_awards import told_by_titles
from khenthuong_desktop.spreadsheets.cells.award_mentions import award_mentions
from khenthuong_desktop.spreadsheets.layouts.record_columns import Part, RecordField, RecordKind, record_field
from khenthuong_desktop.spreadsheets.problems import ERROR, WARNING, Problem
from khenthuong_desktop.spreadsheets.rows.read_sheet import REFUSED
from khenthuong_desktop.spreadsheets.tables.column_uses import Confidence
from khenthuong_desktop.store.tables import Registration, YearRating

MAX_RECORDS = 200_000  # beside the subjects of all lists of a file

_Key = tuple[object, ...]  # kind and key of the subject, year, award


def check_registered(known: Known, subjects: Sequence[Line]) -> None:
    """Hold back, before anything is planned, every row that registers for what is no award: without it the row would
    tell only half of what it says. What was held once is only warned of."""
    sheets = sheets_of(subjects)
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
    sheets = sheets_of(subjects)
    fields = {name: field for sheet in sheets for name in sheet.columns if (field := record_field(name))}
    for line in subjects if fields else ():
        if line.faulty:
            _tell_unknown_awards(known, line, fields)
        if line.record is None or line.record.table not in KIND_OF:
            continue
        refused = not line.fields.keys().isdisjoint((REFUSED, RESULT))
        for name in line.fields.keys() & fields.keys():
            if refused and line.fields[name] and _is_taken_back(line, name, fields[name]):
                continue
            rates = fields[name].record is RecordKind.RATING  # "" of who was not rated, which may contradict others
            if fields[name].part is Part.VALUE and (line.fields[name] or rates):
                told[fields[name].record].append((line, name, fields[name]))
    for line, name, field in told_by_titles(known, subjects):
        told[field.record].append((line, name, field))
    if _are_too_many(known, told):
        return
    for kind, (layouts, plan) in _PLANS.items():
        if told[kind]:
            in_order = sorted(told[kind], key=lambda one: one[1])
            plan(known, in_order, [line for layout in layouts for line in records.get(layout, ())])


def _is_taken_back(line: Line, name: str, field: RecordField) -> bool:
    """Whether the row says that it is not what a column tells of all."""
    if not _is_of_all(line, name, field):
        return False
    return registers_not(line) if field.record is RecordKind.REGISTERED else is_refused(line)


def _is_of_all(line: Line, name: str, field: RecordField) -> bool:
    """Whether a column tells what the list is of, and not what its subjects had before."""
    if field.record is not RecordKind.HELD or field.part is not Part.VALUE:
        return field.record is RecordKind.REGISTERED
    supposed = any(use.field == name and use.confidence is Confidence.SUPPOSED for use in line.sheet.uses)
    return supposed or (field.year is not None and field.year == line.sheet.year)


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
        elif (
            line.status is RowStatus.SKIPPED
            and "rating" in line.fields  # an empty cell says nothing
            and (target := known.targets.get(line.fields.get("code", ""))) is not None
        ):
            lines.setdefault((target.kind, target.id, line.fields.get("year")), line)  # it says: not rated
    for line, name, field in told:
        kind, subject = subject_of(line)
        key, rating = (kind, subject, field.year), line.fields[name]
        if kind is SubjectKind.HOUSEHOLD:
            line.report(WARNING, "record_of_other_kind", name)
        elif key in lines:
            other = lines[key]
            if (rated_there := _rating_of(other, field.year)) is None:
                _rate(other, rating or None, there.get(key))
            elif rating != rated_there:
                line.report(WARNING, "rated_twice", name, other=other.row.row, other_sheet=other.sheet.name)
        else:
            lines[key] = line
            if rating:
                values = {"rating": rating, **decision_of(line, field)}
                keep(known, line, name, there.get(key), YearRating, named(key), values)


def _rate(line: Line, rating: str | None, existing: YearRating | None) -> None:
    """The rating that a row of a list of ratings leaves open, as one of months worked does."""
    record, before = line.record, existing.rating if existing is not None else None
    if record is None or rating is None or before == rating:
        return
    line.record = Record(record.table, record.id, {**record.values, "rating": rating}, new=record.new)
    if not record.new:
        line.changes = {**line.changes, "rating": (before, rating)}
        line.status = RowStatus.CHANGED


def _rating_of(line: Line, year: int | None) -> object:
    """What a row says of that year, in a list of ratings or beside a subject: "" that there was no rating."""
    rating = line.fields.get("rating")
    return line.fields.get(RecordField(RecordKind.RATING, year=year).name) if rating is None else rating


def _plan_registered(known: Known, told: Told, others: Sequence[Line]) -> None:
    on_file = known.session.scalars(select(Registration))
    there: dict[_Key, Registration] = {(row.subject_kind, row.subject_id, row.year, row.award): row for row in on_file}
    done = _of_sheets(others)
    registered: dict[Registered, Line] = {}
    whole = True  # whether all that is said is understood
    for line, name, field in told:
        kind, subject = subject_of(line)
        mentions, of_heading = award_mentions(line.fields[name]), year_told(line, field)
        tell_year_otherwise(line, name, mentions, of_heading)
        for mention in mentions:
            if not (years := years_of(mention, of_heading)):
                line.report(WARNING, "registered_without_year", name, mention.written)
                whole = False
            for award, _ in awards_named(known, line, name, mention.written) if years else ():
                registered = {Registered(year, kind, subject, award): line for year in years} | registered
                keys = [key for year in years if (key := (kind, subject, year, award)) not in done]
                if keys and not known.fits_kind(line, award, kind):
                    continue
                done.update(keys)
                for key in keys:
                    keep(known, line, name, there.get(key), Registration, named(key[:3]) | {"award": award}, {})
    if whole and not (others or known.unsettled or known.waiting):
        tell_withdrawn(known, registered, there.values())


def _of_sheets(lines: Sequence[Line]) -> set[_Key]:
    """What the file's own sheets of registrations add."""
    names = ("subject_kind", "subject_id", "year", "award")
    records = (line.record for line in lines)
    return {tuple(one.get(name) for name in names) for one in records if one is not None and one.new}


_PLANS: dict[RecordKind, tuple[tuple[str, ...], Callable[[Known, Told, Sequence[Line]], None]]] = {
    RecordKind.RATING: (("ratings",), _plan_ratings),
    RecordKind.HELD: ((), plan_held),
    RecordKind.REGISTERED: (("registrations",), _plan_registered),
    RecordKind.INITIATIVE: (("initiatives", "initiatives_list"), plan_initiatives_beside),
}
