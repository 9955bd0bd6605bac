"""What a decision means for the round that was submitted: who is awarded, who is not, who waits for another one."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select

from khenthuong_desktop.domain.terms import CommendationType, Stage
from khenthuong_desktop.services.award_rounds.rounds import NominationRow, find_round, nominations_of
from khenthuong_desktop.services.award_rounds.stages import ENDED, newest_meeting
from khenthuong_desktop.services.imports.matching.targets import Target
from khenthuong_desktop.services.imports.plan.aims import Outcome
from khenthuong_desktop.services.imports.plan.answers import RowStatus
from khenthuong_desktop.services.imports.plan.known import Known
from khenthuong_desktop.services.imports.plan.lines import Line, Record
from khenthuong_desktop.spreadsheets.layouts.decision_lists import DecisionSaid
from khenthuong_desktop.spreadsheets.problems import ERROR, FIXED, WARNING, Problem
from khenthuong_desktop.store.tables import AwardRound, Decision, Nomination, Unit

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
        return due and (self.round.stage not in ENDED or said.number in self.numbers)

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


class RoundResults:
    """Settles the nominations of one round by one decision."""

    def __init__(self, known: Known, said: DecisionSaid, awaiting: Awaiting, decision: Decision | None) -> None:
        self._known = known
        self._said = said
        self._awaiting = awaiting
        self._decision = decision
        self._after: dict[str, Stage] = {one.id: one.stage for one in awaiting.nominations}
        self._told: dict[str, Line] = {}

    @classmethod
    def choose(
        cls,
        known: Known,
        said: DecisionSaid,
        awaiting: Sequence[Awaiting],
        given: Sequence[tuple[Target | None, Sequence[str]]],
    ) -> "RoundResults | None":
        """The round most of whose nominees the decision names; None where it names none, or is on another round."""
        pairs = {(target.kind, target.id, award) for target, awards in given if target for award in awards}
        counts = Counter(
            {
                place: sum((one.subject_kind, one.subject_id, one.award) in pairs for one in round_.nominations)
                for place, round_ in enumerate(awaiting)
            }
        )
        if not counts or not max(counts.values()):
            return None
        chosen = awaiting[max(counts, key=lambda place: counts[place])]
        decision = known.session.scalar(
            select(Decision).where(Decision.number == said.number, Decision.issued_on == said.issued_on)
        )
        if decision is not None and decision.round_id not in (None, chosen.round.id):
            other = known.session.get(AwardRound, decision.round_id)
            details = {"number": said.number, "name": other.name if other else "", "round": chosen.code}
            known.notes.append(Problem(WARNING, "decision_of_other_round", details=details))
            return None
        return cls(known, said, chosen, decision)

    @property
    def year(self) -> int:
        return self._awaiting.round.year

    @property
    def commendation_type(self) -> CommendationType:
        return self._awaiting.round.commendation_type

    def settle(self, line: Line, target: Target, awards: Collection[str], *, refused: bool) -> None:
        """What a row says of its subject's nominations for these awards."""
        if line.faulty:
            return
        for one in self._awaiting.nominations:
            if (one.subject_kind, one.subject_id) != (target.kind, target.id) or one.award not in awards:
                continue
            if one.passed is False and not refused:
                line.report(WARNING, "council_refused", "name", round=self._awaiting.code)
                continue
            self._told[one.id] = line
            self._after[one.id] = Stage.NOT_AWARDED if refused else Stage.DECIDED
            if one.stage is not self._after[one.id]:
                record = Record(Nomination, one.id, {"stage": self._after[one.id]}, new=False)
                line.beside += (record,)
                line.changes = {**line.changes, "stage": (one.stage, self._after[one.id])}
                if line.record is None:  # a refusal gives no award: the nomination is all there is to write
                    line.record, line.beside = record, line.beside[:-1]
                if line.status is not RowStatus.NEW:
                    line.status = RowStatus.CHANGED

    def finish(self, covered: Collection[tuple[str | None, str]], *, all_settled: bool, note_at: Line) -> None:
        """Those absent from a list of their award are not awarded; the decision and the round's end are kept."""
        absent = [one for one in self._awaiting.nominations if self._is_absent(one, covered)]
        waits = self._known.aim.absent_wait or not all_settled
        for one in absent:
            details = {"name": one.name, "award": self._known.library.award(one.award).name}
            code = "absent_waits" if waits else "absent_not_awarded"
            self._known.notes.append(Problem(WARNING, code, note_at.sheet.name, details=details))
            if not waits:
                self._after[one.id] = Stage.NOT_AWARDED
                self._keep(Record(Nomination, one.id, {"stage": Stage.NOT_AWARDED}, new=False))
        self._keep_decision(note_at)
        stages = set(self._after.values())
        if stages <= set(ENDED):
            self._end_round(Stage.DECIDED if Stage.DECIDED in stages else Stage.NOT_AWARDED)
        self._known.outcomes.extend(self._outcomes())

    def _is_absent(self, one: NominationRow, covered: Collection[tuple[str | None, str]]) -> bool:
        return one.id not in self._told and one.stage not in ENDED and (one.subject_kind.value, one.award) in covered

    def _end_round(self, stage: Stage) -> None:
        if self._awaiting.round.stage is not stage:
            self._keep(Record(AwardRound, self._awaiting.round.id, {"stage": stage}, new=False))

    def _keep_decision(self, note_at: Line) -> None:
        said, row = self._said, self._decision
        decided_by = said.decided_by
        if decided_by is None and row is None:
            decided_by = self._known.session.scalar(select(Unit.higher_authority)) or ""
            details = {"new": decided_by}
            self._known.notes.append(
                Problem(FIXED, "decided_by_supposed", note_at.sheet.name, note_at.sheet.header_row, details=details)
            )
        values = {
            "round_id": self._awaiting.round.id,
            "number": said.number,
            "issued_on": said.issued_on,
            "decided_by": decided_by,
            "signer_name": said.signer_name,
        }
        if row is None:
            given = {name: value for name, value in values.items() if value is not None}
            self._keep(Record(Decision, self._known.new_key(), given, new=True))
            return
        missing = {name: new for name, new in values.items() if new is not None and getattr(row, name) is None}
        if missing:
            self._keep(Record(Decision, row.id, missing, new=False))

    def _keep(self, record: Record) -> None:
        self._known.beside.append(record)

    def _outcomes(self) -> Iterator[Outcome]:
        for one in self._awaiting.nominations:
            line = self._told.get(one.id)
            yield Outcome(
                self._awaiting.round.id,
                self._awaiting.code,
                one.id,
                one.subject_kind,
                one.code,
                one.name,
                one.award,
                self._known.library.award(one.award).name,
                one.stage,
                self._after[one.id],
                self._said if line else None,
                line.sheet.name if line else None,
                line.row.row if line else None,
            )
