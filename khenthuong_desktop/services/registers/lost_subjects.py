"""Subjects that are gone while records still stand on them: who they were and what is left, for the doctor."""

from collections import Counter, defaultdict

from sqlalchemy import select
from sqlalchemy.orm import Session

from khenthuong_desktop.domain.terms import SubjectKind
from khenthuong_desktop.messages import catalogue, say
from khenthuong_desktop.store.subject_references import SUBJECTS, orphans
from khenthuong_desktop.store.tables import Change


def lost_subjects(session: Session) -> list[str]:
    """One line about each, in words: what it was called by its last state in the history, and its records."""
    left: dict[tuple[SubjectKind, str], Counter[str]] = defaultdict(Counter)
    for orphan in orphans(session):
        left[orphan.kind, orphan.subject_id][orphan.table] += 1
    return [
        say(
            "problems",
            "left_behind",
            kind=catalogue("labels")["SubjectKind"][kind],
            name=_last_name(session, kind, key),
            records=", ".join(say("problems", f"left_{table}", count=count) for table, count in counts.items()),
        )
        for (kind, key), counts in left.items()
    ]


def _last_name(session: Session, kind: SubjectKind, key: str) -> str:
    deleted = select(Change.before).where(
        Change.table_name == SUBJECTS[kind].name, Change.row_id == key, Change.kind == "delete"
    )
    was = session.scalars(deleted.order_by(Change.seq.desc())).first()
    if not was:
        return key
    return f"{was.get('name') or was.get('head_name')} ({was.get('code')})"
