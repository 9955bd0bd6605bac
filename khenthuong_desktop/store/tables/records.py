"""What is on record about a subject, year by year: ratings, awards held, discipline."""

from datetime import date

from sqlalchemy import CheckConstraint, Index, Integer, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from khenthuong_desktop.domain.terms import (
    CommendationType,
    DisciplineForm,
    DisciplineStatus,
    Rating,
    SubjectKind,
)
from khenthuong_desktop.store.tables.base import STRICT, Row
from khenthuong_desktop.store.tables.columns import Flag, IsoDate, Word


class YearRating(Row):
    """The annual rating of a person or collective; a row without ``rating`` only tells months worked."""

    __tablename__ = "year_ratings"
    __table_args__ = (
        UniqueConstraint("subject_kind", "subject_id", "year"),
        CheckConstraint("months_worked IS NULL OR months_worked BETWEEN 0 AND 12", name="months"),
        CheckConstraint("maternity_months IS NULL OR maternity_months BETWEEN 0 AND 12", name="maternity"),
        STRICT,
    )

    subject_kind: Mapped[SubjectKind] = mapped_column(Word(SubjectKind))
    subject_id: Mapped[str] = mapped_column(Text)  # a person or collective
    year: Mapped[int] = mapped_column(Integer)
    rating: Mapped[Rating | None] = mapped_column(Word(Rating))
    months_worked: Mapped[int | None] = mapped_column(Integer)
    decision_number: Mapped[str | None] = mapped_column(Text)
    decision_date: Mapped[date | None] = mapped_column(IsoDate)
    maternity_months: Mapped[int | None] = mapped_column(Integer)  # beside the months worked
    old_workplace_heard: Mapped[bool | None] = mapped_column(Flag)  # nhận xét của đơn vị cũ is there


class AwardHeld(Row):
    """An award that a subject already holds."""

    __tablename__ = "awards_held"
    __table_args__ = (Index(None, "subject_kind", "subject_id", "year"), Index(None, "award", "year"), STRICT)

    subject_kind: Mapped[SubjectKind] = mapped_column(Word(SubjectKind))
    subject_id: Mapped[str] = mapped_column(Text)
    award: Mapped[str] = mapped_column(Text)  # pack code
    award_name: Mapped[str] = mapped_column(Text)  # as written in the decision
    commendation_type: Mapped[CommendationType | None] = mapped_column(Word(CommendationType))
    year: Mapped[int] = mapped_column(Integer)
    decision_number: Mapped[str | None] = mapped_column(Text)
    decision_date: Mapped[date | None] = mapped_column(IsoDate)
    decided_by: Mapped[str | None] = mapped_column(Text)


class Confirmation(Row):
    """Whoever may has confirmed what no register knows and an award asks for in a year."""

    __tablename__ = "confirmations"
    __table_args__ = (UniqueConstraint("subject_kind", "subject_id", "award", "year"), STRICT)

    subject_kind: Mapped[SubjectKind] = mapped_column(Word(SubjectKind))
    subject_id: Mapped[str] = mapped_column(Text)
    award: Mapped[str] = mapped_column(Text)  # pack code
    award_name: Mapped[str] = mapped_column(Text)
    year: Mapped[int] = mapped_column(Integer)
    confirmed_by: Mapped[str | None] = mapped_column(Text)
    document_number: Mapped[str | None] = mapped_column(Text)
    document_date: Mapped[date | None] = mapped_column(IsoDate)


class Discipline(Row):
    """A disciplinary matter of a person, or what is being looked into about anybody, pending or concluded."""

    __tablename__ = "discipline"
    __table_args__ = (Index(None, "subject_kind", "subject_id"), STRICT)

    subject_kind: Mapped[SubjectKind] = mapped_column(Word(SubjectKind))
    subject_id: Mapped[str] = mapped_column(Text)
    form: Mapped[DisciplineForm | None] = mapped_column(Word(DisciplineForm))
    decision_number: Mapped[str | None] = mapped_column(Text)
    from_date: Mapped[date | None] = mapped_column(IsoDate)
    finished_on: Mapped[date | None] = mapped_column(IsoDate)
    status: Mapped[DisciplineStatus] = mapped_column(Word(DisciplineStatus))
