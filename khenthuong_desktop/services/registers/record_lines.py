"""Single lines on record about a subject: a year's rating, an award held, a disciplinary matter; kept and removed."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from khenthuong_desktop.domain import text
from khenthuong_desktop.domain.terms import (
    CommendationType,
    DisciplineForm,
    DisciplineStatus,
    Rating,
    SubjectKind,
)
from khenthuong_desktop.errors import FieldFault, RecordMissing
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.details import detail_of, keep, present
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.subject_references import is_there
from khenthuong_desktop.store.tables import AwardHeld, Confirmation, Discipline, Row, YearRating

FIRST_YEAR = 1945  # the state's first awards
_CALLED = {SubjectKind.INDIVIDUAL: "person", SubjectKind.COLLECTIVE: "collective", SubjectKind.HOUSEHOLD: "household"}


@dataclass(frozen=True)
class RatingDetail:
    """A year's rating of a person or collective; ``id`` None for a new one, ``version`` guards lost updates."""

    subject_kind: SubjectKind
    subject_id: str
    year: int | None = None
    rating: Rating | None = None
    months_worked: int | None = None
    decision_number: str | None = None
    decision_date: date | None = None
    maternity_months: int | None = None
    old_workplace_heard: bool | None = None
    id: str | None = None
    version: int = 1


@dataclass(frozen=True)
class AwardHeldDetail:
    """An award a subject holds; ``award_name`` follows from the award unless it is kept from before."""

    subject_kind: SubjectKind
    subject_id: str
    award: str | None = None
    year: int | None = None
    commendation_type: CommendationType | None = None
    decision_number: str | None = None
    decision_date: date | None = None
    decided_by: str | None = None
    award_name: str = ""
    id: str | None = None
    version: int = 1


@dataclass(frozen=True)
class DisciplineDetail:
    """A disciplinary matter of a person, or what is being looked into about anybody; ``status`` says how far it is."""

    subject_kind: SubjectKind
    subject_id: str
    form: DisciplineForm | None = None
    status: DisciplineStatus | None = None
    from_date: date | None = None
    finished_on: date | None = None
    decision_number: str | None = None
    id: str | None = None
    version: int = 1


@dataclass(frozen=True)
class ConfirmationDetail:
    """What people have confirmed for an award and year of a subject."""

    subject_kind: SubjectKind
    subject_id: str
    award: str | None = None
    year: int | None = None
    confirmed_by: str | None = None
    document_number: str | None = None
    document_date: date | None = None
    award_name: str = ""
    id: str | None = None
    version: int = 1


class LineKind(StrEnum):
    """Which of the registers a line stands in."""

    RATING = "rating"
    AWARD = "award_held"
    DISCIPLINE = "discipline"
    CONFIRMATION = "confirmation"


_TABLES: dict[LineKind, type[Row]] = {
    LineKind.RATING: YearRating,
    LineKind.AWARD: AwardHeld,
    LineKind.DISCIPLINE: Discipline,
    LineKind.CONFIRMATION: Confirmation,
}


def get_rating(db: Database, line_id: str) -> RatingDetail:
    """One rating whole; raises RecordMissing."""
    with db.read() as session:
        return detail_of(RatingDetail, present(session, YearRating, line_id))


def get_award_held(db: Database, line_id: str) -> AwardHeldDetail:
    """One award held whole; raises RecordMissing."""
    with db.read() as session:
        return detail_of(AwardHeldDetail, present(session, AwardHeld, line_id))


def get_discipline(db: Database, line_id: str) -> DisciplineDetail:
    """One disciplinary matter whole; raises RecordMissing."""
    with db.read() as session:
        return detail_of(DisciplineDetail, present(session, Discipline, line_id))


def get_confirmation(db: Database, line_id: str) -> ConfirmationDetail:
    """One confirmation whole; raises RecordMissing."""
    with db.read() as session:
        return detail_of(ConfirmationDetail, present(session, Confirmation, line_id))


def save_rating(db: Database, detail: RatingDetail) -> str:
    """Add or change a year's rating; gives back the key. Raises ValuesRefused with all faults."""
    with db.write("edit_rating" if detail.id else "add_rating") as session:
        faults = year_faults(db, detail.year)
        if detail.rating is None and detail.months_worked is None and detail.maternity_months is None:
            faults.append(FieldFault("rating", "required"))
        months = {name: getattr(detail, name) or 0 for name in ("months_worked", "maternity_months")}
        outside = [FieldFault(name, "months_outside") for name, count in months.items() if not 0 <= count <= 12]
        if not outside and sum(months.values()) > 12:
            outside.append(FieldFault("maternity_months", "months_over_year"))
        faults += outside
        same = select(YearRating.id).where(
            YearRating.subject_kind == detail.subject_kind,
            YearRating.subject_id == detail.subject_id,
            YearRating.year == detail.year,
            YearRating.id != (detail.id or ""),
        )
        if session.scalar(same) is not None:
            faults.append(FieldFault("year", "year_rated", {"year": detail.year}))
        return _keep_line(session, YearRating, detail, faults)


def save_award_held(db: Database, library: Library, detail: AwardHeldDetail) -> str:
    """Add or change an award held; gives back the key. Raises ValuesRefused with all faults."""
    with db.write("edit_award_held" if detail.id else "add_award_held") as session:
        faults = year_faults(db, detail.year)
        award = library.awards.get(detail.award or "")
        if not detail.award:
            faults.append(FieldFault("award", "required"))
        elif award is not None and award.subjects and detail.subject_kind not in award.subjects:
            faults.append(FieldFault("award", "award_held_by_other_kind", {"award": award.name}))
        same = select(AwardHeld.id).where(
            AwardHeld.subject_kind == detail.subject_kind,
            AwardHeld.subject_id == detail.subject_id,
            AwardHeld.award == detail.award,
            AwardHeld.year == detail.year,
            AwardHeld.decision_number.is_not_distinct_from(text.clean(detail.decision_number or "") or None),
            AwardHeld.id != (detail.id or ""),
        )
        if session.scalars(same).first() is not None:
            faults.append(FieldFault("award", "award_on_record", {"year": detail.year}))
        before = session.get(AwardHeld, detail.id) if detail.id else None
        kept_name = before.award_name if before is not None and before.award == detail.award else ""
        name = kept_name or (award.name if award is not None else detail.award_name or detail.award or "")
        return _keep_line(session, AwardHeld, detail, faults, award_name=name)


def save_discipline(db: Database, detail: DisciplineDetail) -> str:
    """Add or change a disciplinary matter; gives back the key. Raises ValuesRefused with all faults."""
    with db.write("edit_discipline" if detail.id else "add_discipline") as session:
        faults = [] if detail.status else [FieldFault("status", "required")]
        if detail.status is DisciplineStatus.CONCLUDED and detail.subject_kind is SubjectKind.INDIVIDUAL:
            # Without its day nobody can tell until when it stands against an award.
            faults += [FieldFault(name, "required") for name in ("form", "from_date") if getattr(detail, name) is None]
        if detail.from_date and detail.finished_on and detail.finished_on < detail.from_date:
            faults.append(FieldFault("finished_on", "ends_before_start"))
        return _keep_line(session, Discipline, detail, faults)


def save_confirmation(db: Database, library: Library, detail: ConfirmationDetail) -> str:
    """Add or change what people have confirmed; gives back the key. Raises ValuesRefused with all faults."""
    with db.write("edit_confirmation" if detail.id else "add_confirmation") as session:
        faults = year_faults(db, detail.year)
        faults += [] if detail.award else [FieldFault("award", "required")]
        same = select(Confirmation.id).where(
            Confirmation.subject_kind == detail.subject_kind,
            Confirmation.subject_id == detail.subject_id,
            Confirmation.award == detail.award,
            Confirmation.year == detail.year,
            Confirmation.id != (detail.id or ""),
        )
        if session.scalar(same) is not None:
            faults.append(FieldFault("award", "confirmed_already", {"year": detail.year}))
        award = library.awards.get(detail.award or "")
        return _keep_line(session, Confirmation, detail, faults, award_name=award.name if award else detail.award_name)


def _keep_line(session: Session, table: type[Row], detail: Any, faults: list[FieldFault], **computed: Any) -> str:
    """Keep a line of a subject that is still there; raises RecordMissing when somebody removed it meanwhile."""
    if not is_there(session, detail.subject_kind, detail.subject_id):
        raise RecordMissing(_CALLED[detail.subject_kind], detail.subject_id)
    return keep(session, table, detail, faults, **computed)


def delete_line(db: Database, kind: LineKind, line_id: str) -> None:
    """Take one line out of its register."""
    with db.write(f"delete_{kind.value}") as session:
        session.delete(present(session, _TABLES[kind], line_id))


def year_faults(db: Database, year: int | None) -> list[FieldFault]:
    """What stands against this year; next year's decisions are not made yet."""
    if year is None:
        return [FieldFault("year", "required")]
    last = db.today().year + 1
    return (
        [] if FIRST_YEAR <= year <= last else [FieldFault("year", "year_outside", {"first": FIRST_YEAR, "last": last})]
    )
