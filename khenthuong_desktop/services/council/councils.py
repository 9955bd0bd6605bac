"""Councils and their members."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from khenthuong_desktop.domain import text
from khenthuong_desktop.domain.terms import CouncilRole
from khenthuong_desktop.errors import FieldFault, RecordMissing
from khenthuong_desktop.services.typed_symbols import even_reference
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import Attendance, Council, CouncilMember

ROLE_ORDER = {role: place for place, role in enumerate(CouncilRole)}


@dataclass(frozen=True)
class Member:
    """A member of a council; ``id`` None for a new one."""

    name: str
    role: CouncilRole
    job_title: str | None = None
    task: str | None = None
    id: str | None = None


@dataclass(frozen=True)
class CouncilDetail:
    """A council with its active members in order of rank; ``id`` None for a new one."""

    name: str
    members: tuple[Member, ...]
    decision_number: str | None = None
    decision_date: date | None = None
    id: str | None = None


def list_councils(db: Database) -> tuple[CouncilDetail, ...]:
    """All councils with their members."""
    with db.read() as session:
        return find_councils(session)


def find_councils(session: Session) -> tuple[CouncilDetail, ...]:
    """All councils with their members, by name."""
    keys = session.scalars(select(Council.id).order_by(Council.name)).all()
    return tuple(_detail(session, key) for key in keys)


def _detail(session: Session, council_id: str) -> CouncilDetail:
    row = session.get(Council, council_id)
    if row is None:
        raise RecordMissing("council", council_id)
    members = [
        Member(member.name, member.role, member.job_title, member.task, member.id)
        for member in active_members(session, council_id)
    ]
    return CouncilDetail(row.name, tuple(members), row.decision_number, row.decision_date, row.id)


def active_members(session: Session, council_id: str) -> list[CouncilMember]:
    """Members who sit on the council now, by rank and place in the list."""
    rows = session.scalars(
        select(CouncilMember).where(CouncilMember.council_id == council_id, CouncilMember.active == 1)
    ).all()
    return sorted(rows, key=lambda member: (ROLE_ORDER[member.role], member.position, text.sort_key(member.name)))


def check_council(detail: CouncilDetail) -> list[FieldFault]:
    """Everything that stands against keeping this council."""
    faults = [] if text.clean(detail.name) else [FieldFault("name", "required")]
    if not any(member.role.votes for member in detail.members):
        faults.append(FieldFault("members", "council_without_members"))
    chairmen = sum(member.role is CouncilRole.CHAIRMAN for member in detail.members)
    if detail.members and chairmen != 1:
        faults.append(FieldFault("members", "one_chairman", {"count": chairmen}))
    names = [text.compare_key(member.name) for member in detail.members]
    for member in detail.members:
        if not text.clean(member.name):
            faults.append(FieldFault("members", "member_without_name"))
        elif names.count(text.compare_key(member.name)) > 1:
            faults.append(FieldFault("members", "member_twice", {"name": member.name}))
    return faults


def keep_council(session: Session, detail: CouncilDetail) -> str:
    """Add or change a council inside a running action; gives back its key."""
    row = session.get(Council, detail.id) if detail.id else Council()
    if row is None:
        raise RecordMissing("council", detail.id or "")
    row.name = text.clean(detail.name)
    row.decision_number = even_reference(detail.decision_number)
    row.decision_date = detail.decision_date
    session.add(row)
    session.flush()
    keep_members(session, row.id, detail.members)
    return row.id


def keep_members(session: Session, council_id: str, members: tuple[Member, ...]) -> dict[str, CouncilMember]:
    """Bring the member list up to date inside an action; by name."""
    known = {
        text.compare_key(member.name): member
        for member in session.scalars(select(CouncilMember).where(CouncilMember.council_id == council_id))
    }
    by_id = {member.id: member for member in known.values()}
    kept: dict[str, CouncilMember] = {}
    for position, member in enumerate(members, 1):
        key = text.compare_key(member.name)
        row = (by_id.get(member.id) if member.id else None) or known.get(key) or CouncilMember(council_id=council_id)
        row.name = text.clean(member.name)
        row.role = member.role
        row.job_title = text.clean(member.job_title or "") or None
        row.task = text.clean(member.task or "") or None
        row.position = position
        row.active = True
        session.add(row)
        session.flush()
        kept[key] = row
    stay = {row.id for row in kept.values()}
    for row in known.values():
        if row.id not in stay and row.active:
            _let_go(session, row)
    return kept


def _let_go(session: Session, member: CouncilMember) -> None:
    # Who once sat in a meeting stays on record.
    met = session.scalar(select(func.count()).where(Attendance.member_id == member.id))
    if met:
        member.active = False
    else:
        session.delete(member)
