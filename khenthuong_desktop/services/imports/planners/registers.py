"""Ratings, awards held, discipline and registrations: what is on record about a subject."""

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from typing import Any

from sqlalchemy import select

from khenthuong_desktop.domain import text
from khenthuong_desktop.domain.numbering import is_same_reference
from khenthuong_desktop.domain.terms import SubjectKind
from khenthuong_desktop.services.imports.asides.same_in_file import join
from khenthuong_desktop.services.imports.asides.withdrawn import Registered, tell_withdrawn
from khenthuong_desktop.services.imports.matching.award_givers import award_given
from khenthuong_desktop.services.imports.matching.targets import Target
from khenthuong_desktop.services.imports.plan.answers import RowStatus
from khenthuong_desktop.services.imports.plan.known import Known
from khenthuong_desktop.services.imports.plan.lines import Line
from khenthuong_desktop.services.imports.planners.awards_told import (
    full_name,
    moved_day,
    note,
    reference_to_keep,
    repeat,
    tell_giver,
    to_keep,
)
from khenthuong_desktop.services.imports.planners.code_holders import is_of_code
from khenthuong_desktop.services.imports.planners.pupils_awards import for_whom
from khenthuong_desktop.services.imports.planners.title_awards import tell_awards_over_ratings
from khenthuong_desktop.spreadsheets.problems import ERROR, WARNING
from khenthuong_desktop.store.tables import (
    AwardHeld,
    Discipline,
    Movement,
    Registration,
    YearRating,
)

_DECISION = ("decision_number", "decision_date")
_MATTER = ("form", "decision_number", "from_date", "finished_on")
_UNTOLD = frozenset({None, ""})
_MONTHS = ("months_worked", "maternity_months")
_RATED = (SubjectKind.INDIVIDUAL, SubjectKind.COLLECTIVE)


def _subject(known: Known, line: Line, kinds: Sequence[SubjectKind] = tuple(SubjectKind)) -> Target | None:
    """The subject of the row's code, of a kind that this sheet is about."""
    target = known.subject(line, "code", line.fields["code"])
    if target is not None and target.kind not in kinds:
        line.report(ERROR, "subject_of_other_kind", "code", holder=target.name)
        return None
    return target if target is not None and is_of_code(known, target, line) else None


def _tell_the_rest(known: Known, line: Line) -> None:
    """What else is wrong with a row that waits for another fault, so that all of it is put right at once."""
    if "code" in line.fields:
        known.subject(line, "code", line.fields["code"])
    if "award" in line.fields:
        known.award(line, "award", line.fields["award"])


def report_twice(groups: Mapping[Any, list[Line]], code: str, name: str, details: Sequence[str] = ()) -> None:
    """Rows that say different things about the same matter are errors, each naming the other; one that only says again
    what a row before it says (of these ``details``) is told and left to that one."""
    for same in groups.values():
        if len(same) == 1:
            continue
        agree = details and all(len({line.get(detail) for line in same} - _UNTOLD) < 2 for detail in details)
        for line in same[1:] if agree else same:
            other = same[0] if agree else next(other for other in same if other is not line)
            place = {"other": other.row.row, "other_sheet": other.sheet.name}
            if agree:
                line.report(WARNING, "said_twice", name, **place)
                line.same_as, line.status = other, RowStatus.SAME
            else:
                line.report(ERROR, code, name, **place)


def _of_all(lines: Sequence[Line], names: Sequence[str]) -> dict[str, Any]:
    """What rows that agree tell together."""
    return {name: next((told for line in lines if (told := line.get(name)) not in _UNTOLD), None) for name in names}


def plan_ratings(known: Known, lines: Sequence[Line]) -> None:
    """One rating for a subject and year."""
    tell_awards_over_ratings(known, lines)
    there = {(row.subject_kind, row.subject_id, row.year): row for row in known.session.scalars(select(YearRating))}
    groups: dict[Hashable, list[Line]] = defaultdict(list)
    targets = {}
    for line in known.watch.over(lines):
        if line.faulty:
            _tell_the_rest(known, line)
        elif (target := _subject(known, line, _RATED)) is not None:
            if not line.fields.get("rating") and line.fields.keys().isdisjoint(_MONTHS):
                line.status = RowStatus.SKIPPED  # who was not rated
                continue
            targets[id(line)] = target
            groups[target.kind, target.id, line.fields["year"]].append(line)
    details = ("rating", *_MONTHS, *_DECISION)
    report_twice(groups, "rated_twice", "rating", details)
    for key, same in groups.items():
        line = same[0]
        if line.faulty:
            continue
        values = _of_subject(targets[id(line)], line, "year") | _of_all(same, details)
        line.make(YearRating, there.get(key), values, known.new_key())  # type: ignore[call-overload]  # keys are such


def _of_subject(target: Target, line: Line, *names: str) -> dict[str, Any]:
    """The values of a record about a subject."""
    values = {name: line.get(name) for name in (*names, *_DECISION)}
    return {"subject_kind": target.kind, "subject_id": target.id, **values}


def plan_awards_held(known: Known, lines: Sequence[Line]) -> None:
    """Each award held once, whichever rows and sheets tell it."""
    for line in known.watch.over(lines):
        if line.faulty:
            _tell_the_rest(known, line)
            continue
        target = _subject(known, line)
        award = known.award(line, "award", line.fields["award"])
        if target is None or award is None:
            continue
        giver, number = line.get("decided_by"), line.get("decision_number")
        award = award_given(known.library, line.fields["award"], giver, number)
        if award is None:
            tell_giver(line, "award", line.fields["award"], giver, number)
            continue
        award = for_whom(line, award, target.kind, line.fields["award"])
        if not known.fits_kind(line, award, target.kind):
            line.leave_out()
            continue
        about = {"award": award, "award_name": full_name(known, award, line.fields["award"])}
        told = _of_subject(target, line, "year", "commendation_type", "decided_by") | about
        held = known.awards.find(told)
        if held is not None and held.line is not None:
            repeat(line, "award", held, told)
            continue
        if held is not None and (moved := moved_day(held, told["decision_date"])) is not None:
            line.report(WARNING, "decision_day_moved", "decision_date", **moved)
        existing = held.row if held is not None else None
        line.make(AwardHeld, existing, to_keep(known, line, "award", held, told), known.new_key())
        note(known, line, line.record, held, told)


def plan_discipline(known: Known, lines: Sequence[Line]) -> None:
    """A matter is known by its decision, else by its form and days, else as the one under review."""
    there: dict[Hashable, list[Discipline]] = defaultdict(list)
    told: dict[str, list[Line]] = defaultdict(list)
    of_line: dict[int, Discipline] = {}
    for row in known.session.scalars(select(Discipline)):
        there[row.subject_kind, row.subject_id].append(row)
    for line in known.watch.over(lines):
        if line.faulty:
            _tell_the_rest(known, line)
        if line.faulty or (target := _subject(known, line)) is None or "status" not in line.fields:
            continue  # a row without a status says that there was no discipline
        if line.fields.get("form") and target.kind is not SubjectKind.INDIVIDUAL:
            line.report(ERROR, "subject_of_other_kind", "code", holder=target.name)
            continue
        names = ("form", "decision_number", "from_date", "finished_on", "status")
        values = {"subject_kind": target.kind, "subject_id": target.id, **{name: line.get(name) for name in names}}
        before = next((one for one in told[target.id] if _is_one_matter(one.told(_MATTER), line)), None)
        if before is not None:
            line.report(WARNING, "said_twice", "form", other=before.row.row, other_sheet=before.sheet.name)
            number = reference_to_keep(before.get("decision_number"), line.get("decision_number"))
            join(line, before, of_line.get(id(before)), {**values, "decision_number": number})
            continue
        on_file = there[target.kind, target.id]
        same = [row for row in on_file if _is_one_matter(_matter_on_file(row), line)]
        existing = next(iter(sorted(same, key=lambda row: row.finished_on != line.get("finished_on"))), None)
        if existing is not None:
            on_file.remove(existing)
            of_line[id(line)] = existing
        line.make(Discipline, existing, values, known.new_key())
        told[target.id].append(line)


def _matter_on_file(row: Discipline) -> dict[str, Any]:
    return {name: getattr(row, name) for name in _MATTER}


def _is_one_matter(matter: Mapping[str, Any], line: Line) -> bool:
    number, before = line.fields.get("decision_number"), matter["decision_number"]
    if number and before:
        return is_same_reference(before, number)
    first, last = line.get("from_date"), line.get("finished_on")
    if first is None and last is not None and matter["finished_on"] not in (None, last):
        return False  # it was over on two days, and nothing says that it is one
    return bool(matter["form"] == line.fields.get("form") and matter["from_date"] == first)


def plan_registrations(known: Known, lines: Sequence[Line]) -> None:
    """One registration for a subject, award and year."""
    there = {
        (row.year, row.subject_kind, row.subject_id, row.award): row
        for row in known.session.scalars(select(Registration))
    }
    movements = {(text.compare_key(row.name), row.year): row.id for row in known.session.scalars(select(Movement))}
    groups: dict[Registered, list[Line]] = defaultdict(list)
    for line in known.watch.over(lines):
        if line.faulty:
            _tell_the_rest(known, line)
            continue
        target = _subject(known, line)
        award = known.award(line, "award", line.fields["award"])
        if target is not None and award is not None and not known.fits_kind(line, award, target.kind):
            line.leave_out()
        elif target is not None and award is not None:
            groups[Registered(line.fields["year"], target.kind, target.id, award)].append(line)
    if there and sum(map(len, groups.values())) == len(lines):
        told_of = {Registered(*key): same[0] for key, same in groups.items()}
        tell_withdrawn(known, told_of, there.values())
    details = ("movement", "registered_on")
    report_twice(groups, "registered_twice", "award", details)
    for key, same in groups.items():
        line = same[0]
        if line.faulty:
            continue
        told = _of_all(same, details)
        movement = told["movement"]
        values = {
            **dict(zip(("year", "subject_kind", "subject_id", "award"), key, strict=True)),
            "movement_id": movements.get((text.compare_key(movement), key.year)) if movement else None,
            "movement_name": movement,
            "registered_on": told["registered_on"],
        }
        line.make(Registration, there.get(key), values, known.new_key())
