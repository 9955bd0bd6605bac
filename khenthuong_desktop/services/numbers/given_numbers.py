"""The number and day that each paper of a round has, wherever they are kept."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from khenthuong_desktop.documents.catalogue import KINDS, SEVERAL_KINDS
from khenthuong_desktop.domain.numbering import read_reference
from khenthuong_desktop.domain.text import fold
from khenthuong_desktop.messages import say
from khenthuong_desktop.services.award_rounds.rounds import find_round
from khenthuong_desktop.services.award_rounds.stages import newest_meeting
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import AwardRound, Council, PaperNumber

PaperKey = tuple[str, str]  # kind, and the title where a round has several papers of the kind
COUNCIL_DECISION = "council_decision"  # one for the council, not for each round: kept with the council
ROUND_NUMBERS = {  # kept with the round; the day of minutes is that of the meeting
    "request_statement": ("statement_number", "statement_on"),
    "minutes": ("minutes_number", None),
    "vote_count_minutes": ("vote_minutes_number", None),
    "decision": ("decision_number", "decision_on"),
}


@dataclass(frozen=True)
class Given:
    """A number without its symbol, and a day; None while nobody gave it."""

    number: str | None = None
    day: date | None = None


def given_numbers(session: Session, rounds: Iterable[AwardRound]) -> dict[str, dict[PaperKey, Given]]:
    """What the papers of each round have, by the round's key; a paper without number and day is left out."""
    rounds = tuple(rounds)
    found = {row.id: _of_round(session, row) for row in rounds}
    for row in session.scalars(select(PaperNumber).where(PaperNumber.round_id.in_(found))):
        told = Given(None if row.reserved else row.number, row.day)  # a number kept free is not given yet
        if row.round_id and row.kind and row.kind not in ROUND_NUMBERS and told != Given():
            found[row.round_id][row.kind, row.title] = told
    return found


def key_of_paper(kind: str, title: str) -> PaperKey:
    """By what the number of a paper is kept in its round."""
    return kind, title if kind in SEVERAL_KINDS else ""


def title_of(kind: str, about: str = "") -> str:
    """What a paper is called; ``about`` tells it from others of its kind in the round."""
    return say("papers", f"title_{kind}", name=about).removesuffix(": ")


def own_title(kind: str, about: str) -> str:
    """The title by which a number is kept: empty where a round has one paper of the kind, or no such kind is known."""
    return key_of_paper(kind, title_of(kind, about))[1] if kind in KINDS else ""


def numbers_of_round(db: Database, reference: str) -> dict[PaperKey, Given]:
    """What the papers of one round have."""
    with db.read() as session:
        row = find_round(session, reference)
        return given_numbers(session, [row])[row.id]


def _of_round(session: Session, row: AwardRound) -> dict[PaperKey, Given]:
    meeting = newest_meeting(session, row.id)
    met_on = meeting.held_on if meeting else None
    found = {
        (kind, ""): Given(getattr(row, number) or None, getattr(row, day) if day else met_on)
        for kind, (number, day) in ROUND_NUMBERS.items()
    }
    council = council_of_round(session, row)
    if council is not None:
        found[COUNCIL_DECISION, ""] = Given(number_alone(council.decision_number), council.decision_date)
    return {key: given for key, given in found.items() if given != Given()}


def number_alone(reference: str | None) -> str | None:
    """15/QĐ-UBND is 15."""
    return read_reference(reference or "")[0] or None


def council_of_round(session: Session, row: AwardRound) -> Council | None:
    """The council that met, else the unit's council for commendations."""
    meeting = newest_meeting(session, row.id)
    if meeting is not None:
        return session.get(Council, meeting.council_id)
    usual = fold(say("documents", "council_usual"))
    rows = session.scalars(select(Council).order_by(Council.name))
    return next((council for council in rows if fold(council.name).startswith(usual)), None)
