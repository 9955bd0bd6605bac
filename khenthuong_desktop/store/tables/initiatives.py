"""Initiatives and research work with their authors."""

from datetime import date

from sqlalchemy import CheckConstraint, Index, Integer, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from khenthuong_desktop.domain.terms import InitiativeKind, Scope
from khenthuong_desktop.store.tables.base import STRICT, Row, link
from khenthuong_desktop.store.tables.columns import IsoDate, Word


class Initiative(Row):
    """A recognised initiative, research topic, scheme or work."""

    __tablename__ = "initiatives"
    __table_args__ = (UniqueConstraint("code"), Index(None, "year"), STRICT)
    searched = ("code", "name")

    code: Mapped[str] = mapped_column(Text)
    name: Mapped[str] = mapped_column(Text)
    kind: Mapped[InitiativeKind] = mapped_column(Word(InitiativeKind))
    scope: Mapped[Scope | None] = mapped_column(Word(Scope))
    decision_number: Mapped[str | None] = mapped_column(Text)
    decision_date: Mapped[date | None] = mapped_column(IsoDate)
    year: Mapped[int] = mapped_column(Integer)
    search: Mapped[str] = mapped_column(Text)


class InitiativeAuthor(Row):
    """One author's share (in hundredths of a percent, 10,000 = all) of an initiative."""

    __tablename__ = "initiative_authors"
    __table_args__ = (
        UniqueConstraint("initiative_id", "person_id"),
        Index(None, "person_id"),
        CheckConstraint("share IS NULL OR share BETWEEN 0 AND 10000", name="share"),
        STRICT,
    )

    initiative_id: Mapped[str] = mapped_column(link("initiatives.id"))
    person_id: Mapped[str] = mapped_column(link("people.id"))
    share: Mapped[int | None] = mapped_column(Integer)
    position: Mapped[int] = mapped_column(Integer, default=0)
