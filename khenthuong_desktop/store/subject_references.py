"""Records that name their subject by kind and key, which no foreign key watches: is the subject there?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Table, and_, func, or_, select
from sqlalchemy.orm import Session

from khenthuong_desktop.domain.terms import SubjectKind
from khenthuong_desktop.store.raw import CHUNK
from khenthuong_desktop.store.tables import Base

_ALL = Base.metadata.tables
SUBJECTS: Mapping[SubjectKind, Table] = {
    SubjectKind.INDIVIDUAL: _ALL["people"],
    SubjectKind.COLLECTIVE: _ALL["collectives"],
    SubjectKind.HOUSEHOLD: _ALL["households"],
}
RECORDS: tuple[Table, ...] = tuple(table for table in Base.metadata.sorted_tables if "subject_id" in table.c)


@dataclass(frozen=True)
class Orphan:
    """A record whose subject is gone."""

    table: str
    id: str
    kind: SubjectKind
    subject_id: str


def is_there(session: Session, kind: SubjectKind, subject_id: str) -> bool:
    """Whether the subject is on file."""
    subject = SUBJECTS[kind]
    return session.scalar(select(subject.c.id).where(subject.c.id == subject_id)) is not None


def count_records(session: Session, kind: SubjectKind, subject_id: str) -> dict[str, int]:
    """How many records of each table stand on a subject."""
    return {
        table.name: session.scalar(
            select(func.count()).where(table.c.subject_kind == kind, table.c.subject_id == subject_id)
        )
        or 0
        for table in RECORDS
    }


def orphans(session: Session) -> list[Orphan]:
    """All records whose subject is gone; none in sound data."""
    return [orphan for table in RECORDS for orphan in _orphans(session, table)]


def has_orphans_of(session: Session, kind: SubjectKind, subjects: Iterable[str]) -> bool:
    """Whether records stand on any of these subjects though it is gone."""
    return any(
        _orphans(session, table, table.c.subject_kind == kind, table.c.subject_id.in_(part))
        for part in _parts(subjects)
        for table in RECORDS
    )


def are_orphans(session: Session, table: Table, records: Iterable[str]) -> bool:
    """Whether the subject of any of these records is gone."""
    return any(_orphans(session, table, table.c.id.in_(part)) for part in _parts(records))


def _orphans(session: Session, table: Table, *wanted: ColumnElement[bool]) -> list[Orphan]:
    there = (
        and_(table.c.subject_kind == kind, select(subject.c.id).where(subject.c.id == table.c.subject_id).exists())
        for kind, subject in SUBJECTS.items()
    )
    found = select(table.c.id, table.c.subject_kind, table.c.subject_id).where(*wanted, ~or_(*there))
    return [Orphan(table.name, *row) for row in session.execute(found.order_by(table.c.id))]


def _parts(keys: Iterable[str]) -> Iterable[list[str]]:
    known = list(keys)
    return (known[start : start + CHUNK] for start in range(0, len(known), CHUNK))
