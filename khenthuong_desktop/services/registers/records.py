"""What is on record about one subject across the years, for the sheet of a person or collective."""

from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from khenthuong_desktop.domain.terms import (
    DisciplineForm,
    DisciplineStatus,
    InitiativeKind,
    Rating,
    Scope,
    SubjectKind,
)
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import (
    AwardHeld,
    Confirmation,
    Discipline,
    Initiative,
    InitiativeAuthor,
    Row,
    YearRating,
)


@dataclass(frozen=True)
class RatingRow:
    year: int
    rating: Rating | None
    months_worked: int | None
    decision_number: str | None
    decision_date: date | None
    maternity_months: int | None = None
    old_workplace_heard: bool | None = None
    id: str = field(default="", compare=False)


@dataclass(frozen=True)
class AwardRow:
    year: int
    award: str
    award_name: str
    decision_number: str | None
    decision_date: date | None
    decided_by: str | None
    id: str = field(default="", compare=False)


@dataclass(frozen=True)
class InitiativeRow:
    id: str
    code: str
    name: str
    kind: InitiativeKind
    scope: Scope | None
    year: int
    share: int | None
    decision_number: str | None
    decision_date: date | None


@dataclass(frozen=True)
class DisciplineRow:
    form: DisciplineForm | None
    status: DisciplineStatus
    from_date: date | None
    finished_on: date | None
    decision_number: str | None
    id: str = field(default="", compare=False)


@dataclass(frozen=True)
class ConfirmationRow:
    year: int
    award: str
    award_name: str
    confirmed_by: str | None
    document_number: str | None
    document_date: date | None
    id: str = field(default="", compare=False)


@dataclass(frozen=True)
class SubjectRecord:
    """Everything on record about a subject, newest first."""

    ratings: tuple[RatingRow, ...]
    awards: tuple[AwardRow, ...]
    initiatives: tuple[InitiativeRow, ...]
    discipline: tuple[DisciplineRow, ...]
    confirmations: tuple[ConfirmationRow, ...] = ()


def get_record(db: Database, kind: SubjectKind, subject_id: str) -> SubjectRecord:
    """Ratings, awards held, initiatives, discipline and confirmations of one subject."""
    with db.read() as session:
        return SubjectRecord(
            _ratings(session, kind, subject_id),
            _awards(session, kind, subject_id),
            _initiatives(session, subject_id),
            _discipline(session, kind, subject_id),
            _confirmations(session, kind, subject_id),
        )


def _ratings(session: Session, kind: SubjectKind, subject_id: str) -> tuple[RatingRow, ...]:
    query = (
        _fields_of(RatingRow, YearRating)
        .where(YearRating.subject_kind == kind, YearRating.subject_id == subject_id)
        .order_by(YearRating.year.desc())
    )
    return tuple(RatingRow(*line) for line in session.execute(query))


def _awards(session: Session, kind: SubjectKind, subject_id: str) -> tuple[AwardRow, ...]:
    query = (
        _fields_of(AwardRow, AwardHeld)
        .where(AwardHeld.subject_kind == kind, AwardHeld.subject_id == subject_id)
        .order_by(AwardHeld.year.desc(), AwardHeld.award)
    )
    return tuple(AwardRow(*line) for line in session.execute(query))


def _initiatives(session: Session, person_id: str) -> tuple[InitiativeRow, ...]:
    query = (
        _fields_of(InitiativeRow, Initiative, InitiativeAuthor)
        .join(InitiativeAuthor, InitiativeAuthor.initiative_id == Initiative.id)
        .where(InitiativeAuthor.person_id == person_id)
        .order_by(Initiative.year.desc(), Initiative.code)
    )
    return tuple(InitiativeRow(*line) for line in session.execute(query))


def _discipline(session: Session, kind: SubjectKind, subject_id: str) -> tuple[DisciplineRow, ...]:
    query = (
        _fields_of(DisciplineRow, Discipline)
        .where(Discipline.subject_kind == kind, Discipline.subject_id == subject_id)
        .order_by(Discipline.from_date.desc())
    )
    return tuple(DisciplineRow(*line) for line in session.execute(query))


def _confirmations(session: Session, kind: SubjectKind, subject_id: str) -> tuple[ConfirmationRow, ...]:
    query = (
        _fields_of(ConfirmationRow, Confirmation)
        .where(Confirmation.subject_kind == kind, Confirmation.subject_id == subject_id)
        .order_by(Confirmation.year.desc(), Confirmation.award)
    )
    return tuple(ConfirmationRow(*line) for line in session.execute(query))


def _fields_of(kind: type, *sources: type[Row]) -> Select[*tuple[Any, ...]]:
    """The columns that the fields of a row class are named after, each from the first table that has it."""
    columns = (
        next(getattr(table, one.name) for table in sources if one.name in table.__table__.columns)
        for one in fields(kind)
    )
    return select(*columns)
