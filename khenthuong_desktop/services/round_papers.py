"""Numbers and days of a round's papers, as the office gives them."""

import re
from dataclasses import dataclass
from datetime import date

from khenthuong_desktop.domain.terms import Stage
from khenthuong_desktop.errors import FieldFault, ValuesRefused
from khenthuong_desktop.services.round_days import decision_faults, statement_faults
from khenthuong_desktop.services.rounds import find_round
from khenthuong_desktop.services.stages import move_on, newest_meeting
from khenthuong_desktop.store.database import Database

_NUMBER = re.compile(r"[0-9]{1,6}[A-Za-z]?")
_NUMBERS = ("statement_number", "minutes_number", "decision_number")


@dataclass(frozen=True)
class RoundPapers:
    """Numbers and days of a round's documents, given by the office as they are issued."""

    statement_number: str | None = None
    statement_on: date | None = None
    minutes_number: str | None = None
    decision_number: str | None = None
    decision_on: date | None = None
    signer_id: str | None = None
    vote_minutes_number: str | None = None


def set_round_papers(db: Database, round_id: str, papers: RoundPapers) -> None:
    """Keep numbers, days and signer of the round's documents; a number is the number alone, without the symbol."""
    numbers = {n: getattr(papers, n) for n in _NUMBERS}
    faults = [
        FieldFault(name, "number_form", {"value": number})
        for name, number in numbers.items()
        if number and not _NUMBER.fullmatch(number)
    ]
    if faults:
        raise ValuesRefused(*faults)
    with db.write("set_round_papers") as session:
        row = find_round(session, round_id)
        meeting = newest_meeting(session, row.id)
        met_on = meeting.held_on if meeting else None
        faults = [
            *statement_faults("statement_on", papers.statement_on, met_on),
            *decision_faults("decision_on", papers.decision_on, met_on, papers.statement_on),
        ]
        if faults:
            raise ValuesRefused(*faults)
        row.statement_number = papers.statement_number
        row.statement_on = papers.statement_on
        row.minutes_number = papers.minutes_number
        row.vote_minutes_number = papers.vote_minutes_number
        row.decision_number = papers.decision_number
        row.decision_on = papers.decision_on
        row.signer_id = papers.signer_id
        if row.stage is Stage.COUNCIL_MET and papers.statement_number and papers.statement_on:
            move_on(session, row, Stage.STATEMENT_SIGNED)
