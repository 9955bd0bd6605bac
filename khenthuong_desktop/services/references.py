"""What stands on a subject, so that nothing is removed from under it."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from khenthuong_desktop.domain.terms import SubjectKind
from khenthuong_desktop.errors import FieldFault, ValuesRefused
from khenthuong_desktop.store.tables import (
    AwardHeld,
    Collective,
    Discipline,
    InitiativeAuthor,
    Nomination,
    Person,
    Registration,
    YearRating,
)


def refuse_if_used(session: Session, kind: SubjectKind, subject_id: str) -> None:
    """Raise ValuesRefused when records stand on the subject, saying how many of which kind."""
    uses = {}
    for table in (YearRating, AwardHeld, Registration, Nomination):
        count = session.scalar(select(func.count()).where(table.subject_kind == kind, table.subject_id == subject_id))
        uses[table.__tablename__] = count or 0
    if kind is SubjectKind.INDIVIDUAL:
        for owned in (Discipline, InitiativeAuthor):
            uses[owned.__tablename__] = session.scalar(select(func.count()).where(owned.person_id == subject_id)) or 0
    if kind is SubjectKind.COLLECTIVE:
        uses["people"] = (session.scalar(select(func.count()).where(Person.collective_id == subject_id)) or 0) + (
            session.scalar(select(func.count()).where(Collective.parent_id == subject_id)) or 0
        )
    faults = [FieldFault("id", f"used_by_{name}", {"count": count}) for name, count in uses.items() if count]
    if faults:
        raise ValuesRefused(*faults)
