"""The unit's people: list, look up, keep, remove."""

import re
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from khenthuong_desktop.domain import text
from khenthuong_desktop.domain.terms import Gender, PersonCategory, PersonClass, SubjectKind
from khenthuong_desktop.errors import FieldFault
from khenthuong_desktop.services.details import code_faults, detail_of, keep, present, required
from khenthuong_desktop.services.listing import ALL, Listed, Wanted, listed, matching
from khenthuong_desktop.services.registers.references import refuse_if_used
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import Collective, Person

_CITIZEN_NUMBER = re.compile("[0-9]{9}|[0-9]{12}")


@dataclass(frozen=True)
class PersonRow:
    """A person as the list shows them."""

    id: str
    code: str
    name: str
    birth_date: str | None
    job_title: str | None
    collective: str | None
    category: PersonCategory | None
    person_class: PersonClass | None


@dataclass(frozen=True)
class PersonDetail:
    """A person whole; ``id`` None for a new one, ``version`` guards against lost updates."""

    code: str
    name: str
    honorific: str | None = None
    birth_date: str | None = None
    gender: Gender | None = None
    citizen_number: str | None = None
    job_title: str | None = None
    collective_id: str | None = None
    collective_name: str | None = None
    person_class: PersonClass | None = None
    category: PersonCategory | None = None
    since: date | None = None
    until: date | None = None
    heads_id: str | None = None
    came_from: str | None = None
    moved_to: str | None = None
    id: str | None = None
    version: int = 1


_ORDERS = {
    "name": Person.sort_key,
    "code": Person.code,
    "collective": Person.collective_name,
    "job_title": Person.job_title,
    "birth_date": Person.birth_date,
}


def list_people(db: Database, wanted: Wanted = ALL, collective_id: str | None = None) -> Listed[PersonRow]:
    """People in the order of Vietnamese lists (given name first)."""
    query = select(
        Person.id,
        Person.code,
        Person.name,
        Person.birth_date,
        Person.job_title,
        Person.collective_name,
        Person.category,
        Person.person_class,
    ).where(*matching(Person.search, wanted.search))
    if collective_id:
        query = query.where(Person.collective_id == collective_id)
    with db.read() as session:
        return listed(session, query, wanted, _ORDERS, "name", PersonRow)


def get_person(db: Database, person_id: str) -> PersonDetail:
    """One person whole; raises RecordMissing."""
    with db.read() as session:
        return detail_of(PersonDetail, present(session, Person, person_id))


def _faults(session: Session, detail: PersonDetail) -> list[FieldFault]:
    faults = [*required(detail, "code", "name"), *code_faults(session, Person, detail)]
    if detail.citizen_number and not _CITIZEN_NUMBER.fullmatch(detail.citizen_number):
        faults.append(FieldFault("citizen_number", "citizen_number_form"))
    if detail.since and detail.until and detail.until < detail.since:
        faults.append(FieldFault("until", "ends_before_start"))
    if detail.moved_to and detail.until is None:
        faults.append(FieldFault("until", "moved_without_day"))
    other_head = select(Person.name).where(Person.heads_id == detail.heads_id, Person.id != (detail.id or ""))
    if detail.heads_id and detail.until is None:
        name = session.scalars(other_head.where(Person.until.is_(None))).first()
        faults += [FieldFault("heads_id", "headed_by_other", {"name": name})] if name else []
    return faults


def save_person(db: Database, detail: PersonDetail) -> str:
    """Add or change a person; gives back the key. Raises RecordChanged, ValuesRefused with all faults."""
    with db.write("edit_person" if detail.id else "add_person") as session:
        unit = session.get(Collective, detail.collective_id) if detail.collective_id else None
        name = unit.name if unit is not None else detail.collective_name
        return keep(session, Person, detail, _faults(session, detail), collective_name=name)


def of_unit_named(db: Database, detail: PersonDetail) -> PersonDetail:
    """The person in the collective that ``collective_name`` names, or with these words alone where there is none."""
    wanted = text.compare_key(detail.collective_name or "")
    with db.read() as session:
        rows = session.execute(select(Collective.id, Collective.name).order_by(Collective.code)).all()
    found = next((key for key, name in rows if wanted and text.compare_key(name) == wanted), None)
    return replace(detail, collective_id=found, collective_name=text.clean(detail.collective_name or "") or None)


def delete_people(db: Database, person_ids: tuple[str, ...]) -> int:
    """Remove people on whom nothing else stands; raises ValuesRefused naming what does."""
    with db.write("delete_people") as session:
        for person_id in person_ids:
            refuse_if_used(session, SubjectKind.INDIVIDUAL, person_id)
            session.delete(present(session, Person, person_id))
        return len(person_ids)
