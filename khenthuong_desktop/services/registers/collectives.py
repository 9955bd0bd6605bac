"""The unit's collectives: list, look up, keep, remove."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from khenthuong_desktop.domain import text
from khenthuong_desktop.domain.terms import CollectiveCategory, SubjectKind
from khenthuong_desktop.errors import FieldFault
from khenthuong_desktop.services.details import code_faults, detail_of, keep, present, required
from khenthuong_desktop.services.listing import ALL, Listed, Wanted, listed, matching
from khenthuong_desktop.services.registers.references import refuse_if_used
from khenthuong_desktop.store.belonging import is_above
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import Collective, Person


@dataclass(frozen=True)
class CollectiveRow:
    """A collective as the list shows it; ``listed`` counts the people on file in it."""

    id: str
    code: str
    name: str
    kind: str | None
    parent: str | None
    headcount: int | None
    listed: int


@dataclass(frozen=True)
class CollectiveDetail:
    """A collective whole; ``id`` None for a new one."""

    code: str
    name: str
    kind: str | None = None
    category: CollectiveCategory | None = None
    parent_id: str | None = None
    parent_name: str | None = None
    headcount: int | None = None
    established: str | None = None
    dissolved_on: date | None = None
    id: str | None = None
    version: int = 1


_ORDERS = {"code": Collective.code, "name": Collective.search, "headcount": Collective.headcount}


def list_collectives(db: Database, wanted: Wanted = ALL) -> Listed[CollectiveRow]:
    """Collectives by code."""
    members = (
        select(Person.collective_id, func.count().label("listed")).group_by(Person.collective_id).subquery("members")
    )
    query = (
        select(
            Collective.id,
            Collective.code,
            Collective.name,
            Collective.kind,
            Collective.parent_name,
            Collective.headcount,
            func.coalesce(members.c.listed, 0),
        )
        .outerjoin(members, members.c.collective_id == Collective.id)
        .where(*matching(Collective.search, wanted.search))
    )
    with db.read() as session:
        return listed(session, query, wanted, _ORDERS, "code", CollectiveRow)


def get_collective(db: Database, collective_id: str) -> CollectiveDetail:
    """One collective whole; raises RecordMissing."""
    with db.read() as session:
        return detail_of(CollectiveDetail, present(session, Collective, collective_id))


def _faults(session: Session, detail: CollectiveDetail) -> list[FieldFault]:
    faults = [*required(detail, "code", "name"), *code_faults(session, Collective, detail)]
    if detail.headcount is not None and detail.headcount < 0:
        faults.append(FieldFault("headcount", "negative"))
    if detail.established and detail.dissolved_on and detail.dissolved_on.isoformat() < detail.established:
        faults.append(FieldFault("dissolved_on", "dissolved_before_established"))
    if detail.id and _is_below(session, detail.parent_id, detail.id):
        faults.append(FieldFault("parent_id", "own_parent"))
    return faults


def _is_below(session: Session, collective_id: str | None, top: str) -> bool:
    found = session.execute(select(Collective.id, Collective.parent_id).where(Collective.parent_id.is_not(None)))
    return is_above({key: parent for key, parent in found if parent is not None}, collective_id, top)


def save_collective(db: Database, detail: CollectiveDetail) -> str:
    """Add or change a collective; gives back the key. Raises RecordChanged, ValuesRefused with all faults."""
    from khenthuong_desktop.spreadsheets.words import category_of_collective  # the words of all lists, for one

    with db.write("edit_collective" if detail.id else "add_collective") as session:
        category = category_of_collective(text.clean(detail.kind or ""), text.clean(detail.name))
        parent = session.get(Collective, detail.parent_id) if detail.parent_id else None
        return keep(
            session,
            Collective,
            detail,
            _faults(session, detail),
            category=detail.category or category,
            parent_name=parent.name if parent is not None else detail.parent_name,
        )


def delete_collectives(db: Database, collective_ids: tuple[str, ...]) -> int:
    """Remove collectives on which nothing else stands; raises ValuesRefused naming what does."""
    with db.write("delete_collectives") as session:
        for collective_id in collective_ids:
            refuse_if_used(session, SubjectKind.COLLECTIVE, collective_id)
            session.delete(present(session, Collective, collective_id))
        return len(collective_ids)
