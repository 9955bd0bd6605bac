"""Individuals, collectives and households under one roof: find any of them by kind and key, or by code."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from khenthuong_desktop.domain.terms import SubjectKind
from khenthuong_desktop.errors import RecordMissing, SubjectGone
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import Collective, Household, Person

KIND_ORDER = {SubjectKind.COLLECTIVE: 0, SubjectKind.INDIVIDUAL: 1, SubjectKind.HOUSEHOLD: 2}


@dataclass(frozen=True)
class SubjectName:
    """Who it is, for lists and documents: ``about`` is the job title, the parent or the address."""

    kind: SubjectKind
    id: str
    code: str
    name: str
    about: str
    unit_name: str
    sort_key: str
    honorific: str = ""
    born: str = ""  # a person's birth date as far as it is known


class SubjectNames(dict[tuple[SubjectKind, str], SubjectName]):
    """Names by kind and key; to ask for one that is not there raises SubjectGone."""

    def __missing__(self, subject: tuple[SubjectKind, str]) -> SubjectName:
        raise SubjectGone(*subject)


def subject_names(session: Session, keys: Iterable[tuple[SubjectKind, str]] | None = None) -> SubjectNames:
    """Names of the given subjects (all by default), by kind and key."""
    wanted = None if keys is None else set(keys)
    found = SubjectNames()
    for name in _all_names(session):
        if wanted is None or (name.kind, name.id) in wanted:
            found[name.kind, name.id] = name
    return found


def _all_names(session: Session) -> Iterable[SubjectName]:
    people = select(
        Person.id,
        Person.code,
        Person.name,
        Person.job_title,
        Person.collective_name,
        Collective.name,
        Person.sort_key,
        Person.honorific,
        Person.birth_date,
    ).outerjoin(Collective, Collective.id == Person.collective_id)
    for key, code, name, job, written, unit, order, honorific, born in session.execute(people):
        yield SubjectName(
            SubjectKind.INDIVIDUAL,
            key,
            code,
            name,
            job or "",
            unit or written or "",
            order,
            honorific or "",
            born or "",
        )
    for key, code, name, parent in session.execute(
        select(Collective.id, Collective.code, Collective.name, Collective.parent_name)
    ):
        yield SubjectName(SubjectKind.COLLECTIVE, key, code, name, parent or "", parent or "", code)
    for key, code, name, address, order in session.execute(
        select(Household.id, Household.code, Household.head_name, Household.address, Household.sort_key)
    ):
        yield SubjectName(SubjectKind.HOUSEHOLD, key, code, name, address or "", address or "", order)


def list_subjects(db: Database) -> tuple[SubjectName, ...]:
    """Everybody and everything that can be registered or proposed: collectives, individuals, households by name."""
    with db.read() as session:
        names = subject_names(session).values()
    return tuple(sorted(names, key=lambda name: (KIND_ORDER[name.kind], name.sort_key)))


def find_by_code(session: Session, code: str) -> SubjectName | None:
    """The subject whose own code in the unit this is."""
    return next((name for name in _all_names(session) if name.code == code), None)


def get_by_code(session: Session, code: str) -> SubjectName:
    """Like ``find_by_code``; raises RecordMissing."""
    found = find_by_code(session, code)
    if found is None:
        raise RecordMissing("subject", code)
    return found
