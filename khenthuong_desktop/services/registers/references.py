"""What stands on a subject, so that nothing is removed from under it."""

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from khenthuong_desktop.domain.terms import SubjectKind
from khenthuong_desktop.errors import FieldFault, ValuesRefused
from khenthuong_desktop.store.subject_references import count_records
from khenthuong_desktop.store.tables import Collective, InitiativeAuthor, Person


def refuse_if_used(session: Session, kind: SubjectKind, subject_id: str) -> None:
    """Raise ValuesRefused when records stand on the subject, saying how many of which kind."""
    uses = count_records(session, kind, subject_id)
    if kind is SubjectKind.INDIVIDUAL:
        authored = select(func.count()).where(InitiativeAuthor.person_id == subject_id)
        uses[InitiativeAuthor.__tablename__] = session.scalar(authored) or 0
    if kind is SubjectKind.COLLECTIVE:
        below = (
            or_(Person.collective_id == subject_id, Person.heads_id == subject_id),
            Collective.parent_id == subject_id,
        )
        uses["people"] = sum(session.scalar(select(func.count()).where(one)) or 0 for one in below)
    faults = [FieldFault("id", f"used_by_{name}", {"count": count}) for name, count in uses.items() if count]
    if faults:
        raise ValuesRefused(*faults)
