"""Which records are editions of one paper: drafted again beside what somebody had edited."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from khenthuong_desktop.services.numbers.given_numbers import key_of_paper
from khenthuong_desktop.store.tables import Paper

Identity = tuple[str | None, str, str]


def identity(nomination_id: str | None, kind: str, title: str) -> Identity:
    """What a paper is in its round, the same for all its editions: about whom, its kind, which of several."""
    return (nomination_id, *key_of_paper(kind, title))


def editions_of(session: Session, round_id: str, paper: Identity) -> Sequence[Paper]:
    """The records of a paper that was made, oldest first."""
    nomination_id, kind, title = paper
    same = [Paper.round_id == round_id, Paper.kind == kind, Paper.nomination_id == nomination_id]
    if title:
        same.append(Paper.title == title)
    return session.scalars(select(Paper).where(*same).order_by(Paper.edition)).all()


def newest_edition(session: Session, round_id: str, paper: Identity) -> Paper | None:
    """The last of them, if it was made before."""
    return next(reversed(editions_of(session, round_id, paper)), None)


def current_papers(session: Session, round_id: str) -> tuple[Paper, ...]:
    """The newest edition of each paper, in the order of their paths."""
    rows = session.scalars(select(Paper).where(Paper.round_id == round_id).order_by(Paper.edition, Paper.made_at))
    newest = {identity(row.nomination_id, row.kind, row.title): row for row in rows}
    return tuple(sorted(newest.values(), key=lambda row: row.path))
