"""Papers that were signed under another number than the register has, or drafted anew since they were signed."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from khenthuong_desktop.domain.dossier import DossierProblem, Place, PlaceKind, RoundPicture
from khenthuong_desktop.domain.numbering import rank
from khenthuong_desktop.domain.terms import Severity
from khenthuong_desktop.services.numbers.given_numbers import given_numbers, key_of_paper
from khenthuong_desktop.services.paper_life.paper_editions import Identity, current_papers, identity
from khenthuong_desktop.store.tables import AwardRound, Paper, SignedCopy


def signed_number_problems(session: Session, picture: RoundPicture) -> Iterator[DossierProblem]:
    """A number that was signed cannot be drafted anew: it is the register or the paper that is wrong."""
    row = session.get_one(AwardRound, picture.key)
    given = given_numbers(session, [row])[row.id]
    if picture.decided_elsewhere:
        given.pop(("decision", ""), None)
    signed = _signed_editions(session, row.id)
    keys = {key for editions in signed.values() for key in editions}
    for paper in picture.papers:
        told, due = paper.number, given.get(key_of_paper(paper.kind, paper.title))
        if paper.key in keys and due and due.number and rank(told) and rank(told) != rank(due.number):
            spot = paper.spots.get("reference.number")
            details = {"paper": paper.title, "told": told, "round": due.number}
            yield DossierProblem(
                Severity.ERROR, "signed_number_differs", Place(PlaceKind.PAPER, paper.key, spot), details
            )
    for current in current_papers(session, row.id):
        editions = signed.get(identity(current.nomination_id, current.kind, current.title), set())
        if editions and current.id not in editions:
            where = Place(PlaceKind.PAPER, current.id)
            yield DossierProblem(Severity.WARNING, "signed_before_redrafting", where, {"paper": current.title})


def _signed_editions(session: Session, round_id: str) -> dict[Identity, set[str]]:
    """The keys of the editions of each paper that have a signed copy beside them."""
    query = select(Paper.id, Paper.nomination_id, Paper.kind, Paper.title).where(
        Paper.round_id == round_id, Paper.id.in_(select(SignedCopy.paper_id))
    )
    found: dict[Identity, set[str]] = {}
    for key, nomination_id, kind, title in session.execute(query):
        found.setdefault(identity(nomination_id, kind, title), set()).add(key)
    return found
