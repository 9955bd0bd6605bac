"""Papers whose round got other numbers or days than when they were drafted; nothing is rendered to know it."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from khenthuong_desktop.documents.catalogue import DOSSIER_KINDS, NUMBERED_KINDS
from khenthuong_desktop.documents.citing import CITING
from khenthuong_desktop.documents.wording import day_in_words, reference
from khenthuong_desktop.services.numbers.given_numbers import Given, PaperKey, given_numbers, key_of_paper, number_alone
from khenthuong_desktop.store.tables import AwardRound, Decision, Dossier, Paper

_GAP = "\0"  # where a reference has the symbol
_RECORDED = ("recorded_decision", "")  # as it came back, which lists of money cite


def outdated_papers(session: Session, papers: Iterable[Paper]) -> frozenset[str]:
    """Keys of the papers that name or cite a number or a day that is another one by now."""
    papers = tuple(papers)
    keys = {paper.round_id for paper in papers}
    rounds = {row.id: row for row in session.scalars(select(AwardRound).where(AwardRound.id.in_(keys)))}
    given = given_numbers(session, rounds.values())
    for decision in session.scalars(select(Decision).where(Decision.round_id.in_(keys))):
        if decision.round_id:
            given[decision.round_id][_RECORDED] = Given(number_alone(decision.number), decision.issued_on)
    fields = _fields_that_cite(session, papers)
    return frozenset(
        paper.id
        for paper in papers
        if _is_outdated(paper, fields.get(paper.id, {}), given[paper.round_id], rounds[paper.round_id].law_on.year)
    )


def _fields_that_cite(session: Session, papers: Iterable[Paper]) -> dict[str, dict[str, Any]]:
    """What went into the few papers that cite others: whoever lists papers need not have read that of all."""
    citing = [paper.id for paper in papers if paper.kind in CITING]
    return dict(session.execute(select(Paper.id, Paper.fields).where(Paper.id.in_(citing))).all()) if citing else {}


def packed_before_change(session: Session, row: AwardRound, papers: Iterable[Paper]) -> Dossier | None:
    """The round's newest dossier while it is still in the house and holds papers that have changed, or should."""
    query = select(Dossier).where(Dossier.round_id == row.id).order_by(Dossier.edition.desc()).limit(1)
    dossier = session.scalar(query)
    if dossier is None or dossier.stage.is_closed or dossier.stage.was_handed_in:
        return None
    papers = tuple(paper for paper in papers if paper.kind in DOSSIER_KINDS)
    changed = outdated_papers(session, papers) or any(paper.made_at > dossier.made_at for paper in papers)
    return dossier if changed else None


def _is_outdated(paper: Paper, fields: Mapping[str, Any], given: Mapping[PaperKey, Given], year: int) -> bool:
    own = given.get(key_of_paper(paper.kind, paper.title), Given())
    if paper.kind in NUMBERED_KINDS and (paper.number or None, paper.issued_on) != (own.number, own.day):
        return True
    return any(not _still_cites(text, cited, year) for text, cited in _cited(paper.kind, fields, given))


def _cited(kind: str, fields: Mapping[str, Any], given: Mapping[PaperKey, Given]) -> Iterator[tuple[str, Given]]:
    """The sentences of a paper that cite others, the last of several, and what they should cite."""
    citing = CITING.get(kind)
    if citing is None:
        return
    told = fields.get(citing.field) or ()
    sentences = (told,) if isinstance(told, str) else told
    should = {other: given.get((other, ""), Given()) for other in citing.kinds}
    if kind == "reward_payments":
        should["decision"] = given.get(_RECORDED, should["decision"])
    if "minutes" in should and not should["minutes"].day:
        del should["minutes"]  # nobody met, so nothing is cited
    yield from zip(sentences[len(sentences) - len(should) :] if sentences else (), should.values(), strict=False)


def _still_cites(sentence: str, given: Given, year: int) -> bool:
    words = day_in_words(given.day.isoformat() if given.day else "", year)
    return all(part in sentence for part in reference(given.number, _GAP, words).split(_GAP))
