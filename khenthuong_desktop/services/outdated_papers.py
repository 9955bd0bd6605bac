"""Papers whose round got other numbers or days than when they were drafted; nothing is rendered to know it."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from khenthuong_desktop.documents.wording import day_in_words, reference
from khenthuong_desktop.store.tables import AwardRound, Dossier, Meeting, Paper

_GAP = "\0"  # where a reference has the symbol


def outdated_papers(session: Session, papers: Iterable[Paper]) -> frozenset[str]:
    """Keys of the papers that name or cite a number or a day that is another one by now."""
    papers = tuple(papers)
    keys = {paper.round_id for paper in papers}
    rounds = {row.id: row for row in session.scalars(select(AwardRound).where(AwardRound.id.in_(keys)))}
    query = select(Meeting.round_id, Meeting.held_on).where(Meeting.round_id.in_(keys)).order_by(Meeting.id)
    met = {row.round_id: row.held_on for row in session.execute(query)}  # the newest one counts
    return frozenset(
        paper.id for paper in papers if _is_outdated(paper, rounds[paper.round_id], met.get(paper.round_id))
    )


def packed_before_change(session: Session, row: AwardRound, papers: Iterable[Paper]) -> Dossier | None:
    """The round's newest dossier while it is still in the house and holds papers that have changed, or should."""
    query = select(Dossier).where(Dossier.round_id == row.id).order_by(Dossier.edition.desc()).limit(1)
    dossier = session.scalar(query)
    if dossier is None or dossier.stage.is_closed or dossier.stage.was_handed_in:
        return None
    papers = tuple(papers)
    changed = outdated_papers(session, papers) or any(paper.made_at > dossier.made_at for paper in papers)
    return dossier if changed else None


def _is_outdated(paper: Paper, row: AwardRound, met_on: date | None) -> bool:
    own = {
        "request_statement": (row.statement_number, row.statement_on),
        "minutes": (row.minutes_number, met_on),
        "vote_count_minutes": (row.vote_minutes_number, met_on),
        "decision": (row.decision_number, row.decision_on),
    }
    if paper.kind in own and (paper.number or None, paper.issued_on) != (
        own[paper.kind][0] or None,
        own[paper.kind][1],
    ):
        return True
    return any(not _told(text, number, day, row) for text, number, day in _cited(paper.kind, paper.fields, row, met_on))


def _cited(
    kind: str, fields: dict[str, Any], row: AwardRound, met_on: date | None
) -> Iterator[tuple[str, str | None, date | None]]:
    """Sentences of a paper that cite another one of the round, with its number and day."""
    bases = fields.get("legal_bases") or ("",)
    if kind == "summary_list":
        yield fields.get("attached_to", ""), row.statement_number, row.statement_on
    elif kind == "decision":
        yield bases[-1], row.statement_number, row.statement_on
    elif kind == "request_statement" and met_on:
        yield bases[-1], row.minutes_number, met_on


def _told(sentence: str, number: str | None, day: date | None, row: AwardRound) -> bool:
    words = day_in_words(str(day) if day else "", row.law_on.year)
    return not sentence or all(part in sentence for part in reference(number, _GAP, words).split(_GAP))
