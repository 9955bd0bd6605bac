"""The rounds that a decision may be on: those the council voted on, and those it has not met on yet."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select

from khenthuong_desktop.domain.numbering import is_same_reference
from khenthuong_desktop.services.award_rounds.rounds import NominationRow, find_round, nominations_of
from khenthuong_desktop.services.award_rounds.stages import ENDED, newest_meeting
from khenthuong_desktop.services.imports.matching.targets import Target
from khenthuong_desktop.services.imports.plan.known import Known
from khenthuong_desktop.spreadsheets.layouts.decision_lists import DecisionSaid
from khenthuong_desktop.spreadsheets.problems import ERROR, Problem
from khenthuong_desktop.store.tables import AwardRound, Decision, Nomination

_AWAITED = timedelta(days=2 * 366)  # a decision comes within two years of the council's meeting


@dataclass(frozen=True)
class Awaiting:
    """A round that the council voted on, with its nominees and the decisions there are on it."""

    round: AwardRound
    held_on: date
    nominations: tuple[NominationRow, ...]
    numbers: frozenset[str]
    wanted: bool  # the clerk said that the file is about it

    @property
    def code(self) -> str:
        return f"{self.round.year}/{self.round.code}"

    def may_be_decided_by(self, said: DecisionSaid) -> bool:
        """Whether a decision of that day and number can be on this round."""
        if said.issued_on is None or self.wanted:
            return self.wanted
        due = self.held_on <= said.issued_on <= self.held_on + _AWAITED
        return due and (self.round.stage not in ENDED or self._is_known(said.number or ""))

    def _is_known(self, number: str) -> bool:
        return any(is_same_reference(number, one) for one in self.numbers)

    def is_met_after(self, day: date) -> bool:
        """Whether the council met on it only after a day of its year."""
        return self.round.stage not in ENDED and day.year == self.held_on.year and day < self.held_on

    def proposed(self) -> Iterator[tuple[Target, set[str]]]:
        """The nominees, each with the awards proposed for it."""
        awards: dict[str, set[str]] = defaultdict(set)
        for one in self.nominations:
            awards[one.subject_id].add(one.award)
        for one in self.nominations:
            if one.subject_id in awards:
                target = Target(one.subject_kind, one.subject_id, one.code, one.name)
                yield target, awards.pop(one.subject_id)


def awaiting_rounds(known: Known) -> list[Awaiting]:
    """Rounds that have votes, newest law first; only the one the clerk named, if one was. Raises RecordMissing."""
    session = known.session
    rows = list(session.scalars(select(AwardRound).order_by(AwardRound.law_on.desc(), AwardRound.id.desc())))
    wanted = find_round(session, known.aim.round) if known.aim.round else None
    numbers: dict[str | None, set[str]] = defaultdict(set)
    for decision in session.scalars(select(Decision)):
        numbers[decision.round_id].add(decision.number)
    found = []
    for row in rows if wanted is None else [wanted]:
        meeting = newest_meeting(session, row.id) if row.stage.has_votes else None
        if meeting is not None:
            nominations = nominations_of(session, row.id)
            found.append(Awaiting(row, meeting.held_on, nominations, frozenset(numbers[row.id]), wanted is not None))
    if wanted is not None and not found:
        known.notes.append(Problem(ERROR, "round_without_votes", details={"name": wanted.name}))
    return found


@dataclass(frozen=True)
class Unmet:
    """A round whose council has not met as far as anybody recorded, with what is proposed in it."""

    round: AwardRound
    proposed: frozenset[tuple[str, str]]  # subject and award

    @property
    def code(self) -> str:
        return f"{self.round.year}/{self.round.code}"

    def may_be_decided_by(self, issued_on: date, year: int | None) -> bool:
        """Whether a decision of that day, on what was done in that year where it says so, can be on this round."""
        return 0 <= issued_on.year - self.round.year <= 1 and year in (None, self.round.year)


def unmet_rounds(known: Known) -> list[Unmet]:
    """Rounds that no meeting is recorded of; only the one the clerk named, if one was. Raises RecordMissing."""
    session = known.session
    wanted = find_round(session, known.aim.round) if known.aim.round else None
    rows = session.scalars(select(AwardRound).order_by(AwardRound.id)) if wanted is None else [wanted]
    open_ = [row for row in rows if row.stage not in ENDED]
    unmet = [row for row in open_ if not row.stage.has_votes or newest_meeting(session, row.id) is None]
    proposed: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for one in session.scalars(select(Nomination).where(Nomination.round_id.in_([row.id for row in unmet]))):
        proposed[one.round_id].add((one.subject_id, one.award))
    return [Unmet(row, frozenset(proposed[row.id])) for row in unmet if row.id in proposed]
