"""Numbers and days of a round's papers and who signs them, as the office gives them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.award_rounds.rounds import find_round
from khenthuong_desktop.services.numbers.given_numbers import ROUND_NUMBERS, Given, PaperKey, given_numbers
from khenthuong_desktop.services.numbers.paper_numbers import write_numbers
from khenthuong_desktop.store.database import Database


@dataclass(frozen=True)
class RoundPapers:
    """Numbers and days of a round's own documents, given by the office as they are issued."""

    statement_number: str | None = None
    statement_on: date | None = None
    minutes_number: str | None = None
    decision_number: str | None = None
    decision_on: date | None = None
    signer_id: str | None = None
    vote_minutes_number: str | None = None


def set_round_papers(
    db: Database,
    library: Library,
    round_id: str,
    papers: RoundPapers,
    others: Mapping[PaperKey, Given] | None = None,
    reason: str | None = None,
) -> None:
    """Keep numbers, days and signer of the round's documents, and numbers of its ``others``.

    Raises ValuesRefused; a number that another paper has needs a ``reason``, which is kept.
    """
    with db.write("set_round_papers") as session:
        row = find_round(session, round_id)
        met = given_numbers(session, [row])[row.id]
        given = {
            (kind, ""): Given(
                getattr(papers, number) or None, getattr(papers, day) if day else met.get((kind, ""), Given()).day
            )
            for kind, (number, day) in ROUND_NUMBERS.items()
        }
        write_numbers(session, library, row, {**given, **(others or {})}, reason)
        row.signer_id = papers.signer_id
