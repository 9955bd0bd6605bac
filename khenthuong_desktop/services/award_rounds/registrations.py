"""Titles that subjects aim at in a year."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from khenthuong_desktop.domain import text
from khenthuong_desktop.domain.terms import SubjectKind
from khenthuong_desktop.errors import FieldFault, RecordMissing, ValuesRefused
from khenthuong_desktop.services.award_rounds.stages import votes_of
from khenthuong_desktop.services.listing import ALL, Listed, Wanted
from khenthuong_desktop.services.registers.subjects import SubjectName, get_by_code, subject_names
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import AwardHeld, AwardRound, Decision, Meeting, Movement, Nomination, Registration

_Key = tuple[SubjectKind, str, str]


@dataclass(frozen=True)
class RegistrationRow:
    """A registration as the list shows it; ``proposed`` and ``achieved`` compare it with what came of it.

    Whom the council turned down was not proposed.
    """

    id: str
    year: int
    subject_kind: SubjectKind
    subject_id: str
    code: str
    name: str
    unit_name: str
    award: str
    movement: str | None
    registered_on: date | None
    proposed: bool
    achieved: bool


def list_registrations(
    db: Database, year: int, wanted: Wanted = ALL, kind: SubjectKind | None = None, until: date | None = None
) -> Listed[RegistrationRow]:
    """Registrations of a year by kind of subject and name; with ``until``, as things stood at the end of that day."""
    end = until or date.max
    with db.read() as session:
        names = subject_names(session)
        proposed = _put_forward(session, year, until)
        achieved = _achieved(session, year, until)
        rows = []
        for row in session.scalars(select(Registration).where(Registration.year == year)):
            name = names.get((row.subject_kind, row.subject_id))
            if name is not None and kind in (None, row.subject_kind) and (row.registered_on or date.min) <= end:
                key = (row.subject_kind, row.subject_id, row.award)
                rows.append((name.sort_key, _line(row, name, key in proposed, key in achieved)))
    return _page(rows, wanted)


def years_registered(db: Database) -> Mapping[int, int]:
    """For which years anybody is registered, the newest first, and how many registrations there are of each."""
    counted = select(Registration.year, func.count()).group_by(Registration.year).order_by(Registration.year.desc())
    with db.read() as session:
        return {int(year): int(count) for year, count in session.execute(counted)}


def _put_forward(session: Session, year: int, until: date | None) -> set[_Key]:
    """Of all rounds; with ``until``, of those whose council had met or whose statement was made by then."""
    query = select(AwardRound.id).where(AwardRound.year == year)
    if until is not None:
        met = select(Meeting.round_id).where(Meeting.held_on <= until)
        query = query.where(or_(AwardRound.statement_on <= until, AwardRound.id.in_(met)))
    rounds = session.scalars(query).all()
    turned_down = {key for found in rounds for key, passed in votes_of(session, found).items() if not passed}
    row = Nomination
    lines = session.execute(select(row.id, row.subject_kind, row.subject_id, row.award).where(row.round_id.in_(rounds)))
    return {(kind, subject_id, award) for key, kind, subject_id, award in lines if key not in turned_down}


def _achieved(session: Session, year: int, until: date | None) -> set[_Key]:
    query = select(AwardHeld.subject_kind, AwardHeld.subject_id, AwardHeld.award).where(AwardHeld.year == year)
    if until is not None:
        query = query.where(AwardHeld.decision_date <= until)
    return {(kind, subject_id, award) for kind, subject_id, award in session.execute(query)}


def decided_awards(db: Database, year: int, until: date | None = None) -> set[str]:
    """Awards that a decision was taken on for a year's achievements, whoever got them."""
    day = until or date.max
    held = select(AwardHeld.award).where(AwardHeld.year == year)
    asked = (
        select(Nomination.award)
        .join(AwardRound, AwardRound.id == Nomination.round_id)
        .join(Decision, Decision.round_id == AwardRound.id)
        .where(AwardRound.year == year, Decision.issued_on <= day)
    )
    if until is not None:
        held = held.where(AwardHeld.decision_date <= until)
    with db.read() as session:
        return {*session.scalars(held), *session.scalars(asked)}


def _line(row: Registration, name: SubjectName, proposed: bool, achieved: bool) -> RegistrationRow:
    return RegistrationRow(
        row.id,
        row.year,
        row.subject_kind,
        row.subject_id,
        name.code,
        name.name,
        name.unit_name,
        row.award,
        row.movement_name,
        row.registered_on,
        proposed,
        achieved,
    )


def _page(rows: list[tuple[str, RegistrationRow]], wanted: Wanted) -> Listed[RegistrationRow]:
    words = text.fold(wanted.search).split()
    kept = [
        (order, row)
        for order, row in rows
        if all(word in text.fold(f"{row.code} {row.name} {row.unit_name}") for word in words)
    ]
    order = {"code": lambda p: p[1].code, "award": lambda p: p[1].award, "unit": lambda p: p[1].unit_name}
    kept.sort(key=lambda p: (p[1].subject_kind.value, p[0], p[1].award))
    if wanted.order in order:
        kept.sort(key=order[wanted.order])
    if wanted.descending:
        kept.reverse()
    end = None if wanted.limit is None else wanted.offset + wanted.limit
    return Listed(tuple(row for _, row in kept[wanted.offset : end]), len(kept))


def register(
    db: Database,
    year: int,
    subject_codes: tuple[str, ...],
    award: str,
    movement: str | None = None,
    registered_on: date | None = None,
) -> int:
    """Register subjects for one award of a year; who is registered already stays as is. How many were added."""
    with db.write("register") as session:
        if not subject_codes:
            raise ValuesRefused(FieldFault("subjects", "required"))
        added = 0
        for code in subject_codes:
            subject = get_by_code(session, code)
            same = session.scalar(
                select(Registration).where(
                    Registration.year == year,
                    Registration.subject_kind == subject.kind,
                    Registration.subject_id == subject.id,
                    Registration.award == award,
                )
            )
            if same is None:
                session.add(
                    Registration(
                        year=year,
                        subject_kind=subject.kind,
                        subject_id=subject.id,
                        award=award,
                        movement_id=_movement_id(session, movement, year),
                        movement_name=movement,
                        registered_on=registered_on,
                    )
                )
                added += 1
        return added


def _movement_id(session: Session, name: str | None, year: int) -> str | None:
    if not name:
        return None
    return session.scalar(select(Movement.id).where(Movement.name == name, Movement.year == year))


def withdraw(db: Database, registration_ids: tuple[str, ...]) -> int:
    """Take registrations back; how many."""
    with db.write("withdraw_registrations") as session:
        for key in registration_ids:
            row = session.get(Registration, key)
            if row is None:
                raise RecordMissing("registration", key)
            session.delete(row)
        return len(registration_ids)
