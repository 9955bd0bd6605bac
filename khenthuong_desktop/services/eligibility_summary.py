"""How a year stands in a few figures, reckoned verdict by verdict so that no tree of reasons is kept."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from khenthuong_desktop.domain.planning import gaps_of
from khenthuong_desktop.domain.verdict import Outcome, Verdict, VerdictKind
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.eligibility import Gap, describe_gap, each_result
from khenthuong_desktop.services.fact_finding import find_facts
from khenthuong_desktop.store.database import Database

NEAREST = 5
NEAREST_PER_AWARD = 2


@dataclass(frozen=True)
class EligibilitySummary:
    """Who may have what: ``eligible`` counts verdicts by award code, ``lacking`` those that want data.

    ``near`` are the first few who fail by one thing alone; where data are missing there is nothing to strive for yet.
    """

    eligible: Counter[str]
    lacking: int
    near: tuple[Gap, ...]


def summarise(db: Database, library: Library, year: int, on: date) -> EligibilitySummary:
    """Judge everybody for every award of the year under the law of ``on``."""
    with db.read() as session:
        register = find_facts(session, year)
    eligible: Counter[str] = Counter()
    near: list[Gap] = []
    near_by_award: Counter[str] = Counter()
    lacking = 0
    for result in each_result(library, register, year, on):
        if result.kind is VerdictKind.ELIGIBLE:
            eligible[result.award] += 1
        elif result.kind is VerdictKind.UNDECIDED:
            lacking += _lacks_data(result.verdict)
        elif near_by_award[result.award] < NEAREST_PER_AWARD and len(gaps_of(result.verdict)) == 1:
            near_by_award[result.award] += 1
            near.append(describe_gap(result))
    return EligibilitySummary(eligible, lacking, tuple(near[:NEAREST]))


def _lacks_data(undecided: Verdict) -> bool:
    """What only people judge or confirm is no gap in the data."""
    return any(gap.outcome is Outcome.UNKNOWN and gap.kind != "to_confirm" for gap in gaps_of(undecided))
