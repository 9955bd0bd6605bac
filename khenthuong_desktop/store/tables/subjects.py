"""Who can be commended: people, collectives, households."""

from datetime import date

from sqlalchemy import CheckConstraint, Index, Integer, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from khenthuong_desktop.domain.terms import CollectiveCategory, Gender, PersonCategory, PersonClass
from khenthuong_desktop.store.tables.base import STRICT, Row, link
from khenthuong_desktop.store.tables.columns import IsoDate, Word


def _where_told(column: str) -> Index:
    """An index of a reference that few records have; without it each unit that goes is looked for among all. (The same
    word for a server would load what belongs to it wherever the program starts.)"""
    return Index(None, column, sqlite_where=text(f"{column} IS NOT NULL"))


class Collective(Row):
    """A collective (tập thể): an office, a school, a team; may belong to another one."""

    __tablename__ = "collectives"
    __table_args__ = (
        UniqueConstraint("code"),
        Index(None, "search"),
        _where_told("parent_id"),
        CheckConstraint("headcount IS NULL OR headcount >= 0", name="headcount"),
        STRICT,
    )
    searched = ("code", "name", "kind")

    code: Mapped[str] = mapped_column(Text)
    name: Mapped[str] = mapped_column(Text)
    kind: Mapped[str | None] = mapped_column(Text)  # loại as written
    category: Mapped[CollectiveCategory | None] = mapped_column(Word(CollectiveCategory))
    parent_id: Mapped[str | None] = mapped_column(link("collectives.id"))
    parent_name: Mapped[str | None] = mapped_column(Text)  # as written, also where it is no collective here
    headcount: Mapped[int | None] = mapped_column(Integer)
    established: Mapped[str | None] = mapped_column(Text)  # 1998, 1998-07 or 1998-07-01
    dissolved_on: Mapped[date | None] = mapped_column(IsoDate)
    search: Mapped[str] = mapped_column(Text)


class Person(Row):
    """An individual (cá nhân) of the unit."""

    __tablename__ = "people"
    __table_args__ = (
        UniqueConstraint("code"),
        Index(None, "sort_key"),
        Index(None, "collective_id"),
        _where_told("heads_id"),
        STRICT,
    )
    searched = ("code", "name", "job_title", "collective_name")
    sorted_by = "name"

    code: Mapped[str] = mapped_column(Text)
    name: Mapped[str] = mapped_column(Text)
    honorific: Mapped[str | None] = mapped_column(Text)
    birth_date: Mapped[str | None] = mapped_column(Text)  # 1980, 1980-05 or 1980-05-07
    gender: Mapped[Gender | None] = mapped_column(Word(Gender))
    citizen_number: Mapped[str | None] = mapped_column(Text)  # CCCD
    job_title: Mapped[str | None] = mapped_column(Text)  # chức vụ
    collective_id: Mapped[str | None] = mapped_column(link("collectives.id"))
    collective_name: Mapped[str | None] = mapped_column(Text)  # đơn vị as written
    person_class: Mapped[PersonClass | None] = mapped_column(Word(PersonClass))
    category: Mapped[PersonCategory | None] = mapped_column(Word(PersonCategory))
    since: Mapped[date | None] = mapped_column(IsoDate)
    until: Mapped[date | None] = mapped_column(IsoDate)
    heads_id: Mapped[str | None] = mapped_column(link("collectives.id"))  # người đứng đầu of this collective
    came_from: Mapped[str | None] = mapped_column(Text)  # the workplace before this unit
    moved_to: Mapped[str | None] = mapped_column(Text)  # the workplace after it
    sort_key: Mapped[str] = mapped_column(Text)
    search: Mapped[str] = mapped_column(Text)


class Household(Row):
    """A household (hộ gia đình), named by its head."""

    __tablename__ = "households"
    __table_args__ = (UniqueConstraint("code"), Index(None, "search"), STRICT)
    searched = ("code", "head_name", "address")
    sorted_by = "head_name"

    code: Mapped[str] = mapped_column(Text)
    head_name: Mapped[str] = mapped_column(Text)
    address: Mapped[str | None] = mapped_column(Text)
    sort_key: Mapped[str] = mapped_column(Text)
    search: Mapped[str] = mapped_column(Text)
