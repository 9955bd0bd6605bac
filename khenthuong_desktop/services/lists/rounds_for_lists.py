"""The rounds that a list from outside could be for: proposals and votes for those still open, results for those voted
on."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from khenthuong_desktop.domain.text import fold
from khenthuong_desktop.services.award_rounds.rounds import RoundRow, list_rounds
from khenthuong_desktop.services.imports import Preview
from khenthuong_desktop.spreadsheets.layouts.decision_lists import CODE
from khenthuong_desktop.spreadsheets.layouts.vote_lists import VOTE_LIST
from khenthuong_desktop.store.database import Database

_SCHOOL_YEAR = re.compile(r"nam hoc:?\s*(20\d\d)\s*[-–/]\s*(20\d\d)")


class ListPurpose(StrEnum):
    """What a list means for a round."""

    PROPOSALS = "proposals"
    VOTES = "votes"
    RESULTS = "results"


@dataclass(frozen=True)
class RoundsForList:
    """``count`` rows propose somebody, count the votes on him, or tell who was awarded."""

    purpose: ListPurpose
    count: int
    rounds: Sequence[RoundRow]


def school_year_of(shown: Preview) -> str | None:
    """ "2025-2026" of lists headed by one school year and no other; a round opened for them is called after it."""
    titles = (fold(sheet.title) for sheet in shown.book.sheets)
    found = {f"{first}-{last}" for title in titles for first, last in _SCHOOL_YEAR.findall(title)}
    return found.pop() if len(found) == 1 else None


def rounds_for(db: Database, shown: Preview) -> RoundsForList | None:
    """Where the rows of a list can go, the newest round first; None for a list that is for no round."""
    decided = sum(sum(sheet.counts.values()) for sheet in shown.sheets if sheet.layout == CODE)
    voted = sum(sheet.classes.get("data", 0) for sheet in shown.sheets if sheet.layout == VOTE_LIST.code)
    proposed = sum(bool(line.proposed) for line in shown.plan.lines)
    if decided:
        found = [row for row in list_rounds(db) if row.stage.has_votes]
        return RoundsForList(ListPurpose.RESULTS, decided, found)
    if voted or proposed:
        found = [row for row in list_rounds(db) if not row.stage.is_closed]
        return RoundsForList(*((ListPurpose.VOTES, voted) if voted else (ListPurpose.PROPOSALS, proposed)), found)
    return None
