"""Movements, registrations, award rounds and their nominations."""

from datetime import date
from typing import Any

from sqlalchemy import Index, Integer, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from khenthuong_desktop.domain.terms import CommendationType, Stage, SubjectKind
from khenthuong_desktop.store.tables.base import STRICT, Row, link
from khenthuong_desktop.store.tables.columns import IsoDate, JsonText, Word


class Movement(Row):
    """An emulation movement (phong trào thi đua)."""

    __tablename__ = "movements"
    __table_args__ = (UniqueConstraint("name", "year"), STRICT)

    name: Mapped[str] = mapped_column(Text)
    year: Mapped[int] = mapped_column(Integer)
    launched_on: Mapped[date | None] = mapped_column(IsoDate)
    ends_on: Mapped[date | None] = mapped_column(IsoDate)
    launched_by: Mapped[str | None] = mapped_column(Text)


class Registration(Row):
    """A title aimed at by a subject in a year."""

    __tablename__ = "registrations"
    __table_args__ = (
        UniqueConstraint("year", "subject_kind", "subject_id", "award"),
        Index(None, "subject_kind", "subject_id"),
        STRICT,
    )

    year: Mapped[int] = mapped_column(Integer)
    subject_kind: Mapped[SubjectKind] = mapped_column(Word(SubjectKind))
    subject_id: Mapped[str] = mapped_column(Text)
    award: Mapped[str] = mapped_column(Text)
    movement_id: Mapped[str | None] = mapped_column(link("movements.id"))
    movement_name: Mapped[str | None] = mapped_column(Text)  # as written
    registered_on: Mapped[date | None] = mapped_column(IsoDate)


class AwardRound(Row):
    """One round of proposals (đợt xét), from nominees to the packaged dossier."""

    __tablename__ = "award_rounds"
    __table_args__ = (UniqueConstraint("year", "code"), STRICT)
    searched = ("code", "name", "year")

    code: Mapped[str] = mapped_column(Text)  # D01, stands in the dossier's name
    name: Mapped[str] = mapped_column(Text)
    year: Mapped[int] = mapped_column(Integer)  # the year of achievement
    commendation_type: Mapped[CommendationType] = mapped_column(Word(CommendationType))
    stage: Mapped[Stage] = mapped_column(Word(Stage), default=Stage.DRAFT)
    law_on: Mapped[date] = mapped_column(IsoDate)  # the day whose law applies
    received_on: Mapped[date | None] = mapped_column(IsoDate)  # by the organ that appraises its dossier
    due_on: Mapped[date | None] = mapped_column(IsoDate)
    statement_number: Mapped[str | None] = mapped_column(Text)
    statement_on: Mapped[date | None] = mapped_column(IsoDate)
    minutes_number: Mapped[str | None] = mapped_column(Text)
    vote_minutes_number: Mapped[str | None] = mapped_column(Text)
    decision_number: Mapped[str | None] = mapped_column(Text)
    decision_on: Mapped[date | None] = mapped_column(IsoDate)
    signer_id: Mapped[str | None] = mapped_column(link("signers.id"))
    search: Mapped[str] = mapped_column(Text)


class Nomination(Row):
    """One subject proposed for one award in a round."""

    __tablename__ = "nominations"
    __table_args__ = (
        UniqueConstraint("round_id", "subject_kind", "subject_id", "award"),
        Index(None, "subject_kind", "subject_id"),
        STRICT,
    )

    round_id: Mapped[str] = mapped_column(link("award_rounds.id"))
    subject_kind: Mapped[SubjectKind] = mapped_column(Word(SubjectKind))
    subject_id: Mapped[str] = mapped_column(Text)
    award: Mapped[str] = mapped_column(Text)
    stage: Mapped[Stage] = mapped_column(Word(Stage), default=Stage.DRAFT)
    position: Mapped[int] = mapped_column(Integer, default=0)
    achievement: Mapped[str | None] = mapped_column(Text)  # tóm tắt thành tích
    report: Mapped[dict[str, str] | None] = mapped_column(JsonText)  # the parts of the achievement report
    verdict: Mapped[dict[str, Any] | None] = mapped_column(JsonText)  # frozen with the version of the law
    override_reason: Mapped[str | None] = mapped_column(Text)  # why it goes on against a warning


class InitiativeUse(Row):
    """An initiative on which a nomination relies (an initiative is used once)."""

    __tablename__ = "initiative_uses"
    __table_args__ = (
        UniqueConstraint("nomination_id", "initiative_id"),
        Index(None, "initiative_id"),
        STRICT,
    )

    nomination_id: Mapped[str] = mapped_column(link("nominations.id"))
    initiative_id: Mapped[str] = mapped_column(link("initiatives.id"))
