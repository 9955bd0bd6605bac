"""What is on record about one subject across the years, for the sheet of a person or collective."""

from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select

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
    Discipline,
    Initiative,
    InitiativeAuthor,
    YearRating,
)


@dataclass(frozen=True)
class RatingRow:
    year: int
    rating: Rating | None
    months_worked: int | None
    decision_number: str | None
    decision_date: date | None
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
class SubjectRecord:
    """Everything on record about a subject, newest first."""

    ratings: tuple[RatingRow, ...]
    awards: tuple[AwardRow, ...]
    initiatives: tuple[InitiativeRow, ...]
    discipline: tuple[DisciplineRow, ...]


def get_record(db: Database, kind: SubjectKind, subject_id: str) -> SubjectRecord:
    """Ratings, awards held, initiatives and discipline of one subject."""
    ratings = (
        select(
            YearRating.year,
            YearRating.rating,
            YearRating.months_worked,
            YearRating.decision_number,
            YearRating.decision_date,
            YearRating.id,
        )
        .where(YearRating.subject_kind == kind, YearRating.subject_id == subject_id)
        .order_by(YearRating.year.desc())
    )
    awards = (
        select(
            AwardHeld.year,
            AwardHeld.award,
            AwardHeld.award_name,
            AwardHeld.decision_number,
            AwardHeld.decision_date,
            AwardHeld.decided_by,
            AwardHeld.id,
        )
        .where(AwardHeld.subject_kind == kind, AwardHeld.subject_id == subject_id)
        .order_by(AwardHeld.year.desc(), AwardHeld.award)
    )
    initiatives = (
        select(
            Initiative.id,
            Initiative.code,
            Initiative.name,
            Initiative.kind,
            Initiative.scope,
            Initiative.year,
            InitiativeAuthor.share,
            Initiative.decision_number,
            Initiative.decision_date,
        )
        .join(InitiativeAuthor, InitiativeAuthor.initiative_id == Initiative.id)
        .where(InitiativeAuthor.person_id == subject_id)
        .order_by(Initiative.year.desc(), Initiative.code)
    )
    discipline = (
        select(
            Discipline.form,
            Discipline.status,
            Discipline.from_date,
            Discipline.finished_on,
            Discipline.decision_number,
            Discipline.id,
        )
        .where(Discipline.person_id == subject_id)
        .order_by(Discipline.from_date.desc())
    )
    with db.read() as session:
        return SubjectRecord(
            tuple(RatingRow(*line) for line in session.execute(ratings)),
            tuple(AwardRow(*line) for line in session.execute(awards)),
            tuple(InitiativeRow(*line) for line in session.execute(initiatives)),
            tuple(DisciplineRow(*line) for line in session.execute(discipline)),
        )
