"""What decisions mean for the round that was submitted: who is awarded, who is not, who waits for another one."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from khenthuong_desktop.domain.numbering import is_same_reference
from khenthuong_desktop.domain.terms import CommendationType, Stage
from khenthuong_desktop.services.award_rounds.rounds import NominationRow
from khenthuong_desktop.services.award_rounds.stages import ENDED
from khenthuong_desktop.services.imports.matching.organs import are_one_organ
from khenthuong_desktop.services.imports.matching.targets import Target
from khenthuong_desktop.services.imports.plan.aims import Outcome
from khenthuong_desktop.services.imports.plan.answers import RowStatus
from khenthuong_desktop.services.imports.plan.known import Known
from khenthuong_desktop.services.imports.plan.lines import Line, Record
from khenthuong_desktop.services.imports.planners.decision_rounds import Awaiting
from khenthuong_desktop.services.imports.planners.supposed_deciders import with_decider
from khenthuong_desktop.spreadsheets.layouts.decision_lists import DecisionSaid
from khenthuong_desktop.spreadsheets.problems import WARNING, Problem
from khenthuong_desktop.store.tables import AwardRound, Decision, Nomination


@dataclass
class _Kept:
    """A decision on the round, with the row there is of it and where the file tells it."""

    said: DecisionSaid
    row: Decision | None
    line: Line


class RoundResults:
    """Settles the nominations of one round by all decisions of the file that are on it."""

    def __init__(self, known: Known, awaiting: Awaiting) -> None:
        self._known = known
        self._awaiting = awaiting
        self._decisions: list[_Kept] = []
        self._pairs = {(one.subject_kind, one.subject_id, one.award) for one in awaiting.nominations}
        self._after: dict[str, Stage] = {one.id: one.stage for one in awaiting.nominations}
        self._told: dict[str, tuple[Line, DecisionSaid]] = {}

    @property
    def awaiting(self) -> Awaiting:
        """The round as it was before."""
        return self._awaiting

    @property
    def year(self) -> int:
        return self._awaiting.round.year

    @property
    def code(self) -> str:
        return self._awaiting.code

    @property
    def commendation_type(self) -> CommendationType:
        return self._awaiting.round.commendation_type

    def is_proposed(self, target: Target, award: str) -> bool:
        """Whether this is proposed for that subject in the round."""
        return (target.kind, target.id, award) in self._pairs

    def decide(self, said: DecisionSaid, row: Decision | None, line: Line) -> None:
        """A decision is on this round."""
        self._decisions.append(_Kept(said, row, line))

    def settle(self, line: Line, said: DecisionSaid, target: Target, awards: Collection[str], *, refused: bool) -> None:
        """What a row says of its subject's nominations for these awards; what one row gives no other takes away."""
        if line.faulty:
            return
        for one in self._awaiting.nominations:
            if (one.subject_kind, one.subject_id) != (target.kind, target.id) or one.award not in awards:
                continue
            if one.passed is False and not refused:
                line.report(WARNING, "council_refused", "name", round=self._awaiting.code)
                continue
            if one.id in self._told and not self._takes_over(line, one, refused=refused):
                continue
            self._told[one.id] = line, said
            self._after[one.id] = Stage.NOT_AWARDED if refused else Stage.DECIDED
            self._change(line, one)

    def _takes_over(self, line: Line, one: NominationRow, *, refused: bool) -> bool:
        """Whether a further row about a nomination counts: one that gives, after one that does not."""
        before, _ = self._told[one.id]
        given = self._after[one.id] is Stage.DECIDED
        if given is refused:
            line.report(WARNING, "result_otherwise", "result", other=before.row.row, other_sheet=before.sheet.name)
        if given or refused:
            return False
        _take_back(before, one)
        return True

    def _change(self, line: Line, one: NominationRow) -> None:
        """The nomination's end, written with the row."""
        after = self._after[one.id]
        if one.stage is after:
            return
        record = Record(Nomination, one.id, {"stage": after}, new=False)
        line.beside += (record,)
        line.changes = {**line.changes, "stage": (one.stage, after)}
        if line.record is None:  # a refusal gives no award: the nomination is all there is to write
            line.record, line.beside = record, line.beside[:-1]
        if line.status is not RowStatus.NEW:
            line.status = RowStatus.CHANGED

    def finish(self, covered: Collection[tuple[str | None, str]], *, all_settled: bool) -> None:
        """Those absent from all lists of their award are not awarded; the decisions and the round's end are kept."""
        absent = [one for one in self._awaiting.nominations if self._is_absent(one, covered)]
        unread = self._known.unread
        waits = self._known.aim.absent_wait or not all_settled or bool(unread)
        sheet = self._decisions[0].line.sheet.name
        if absent and unread and not self._known.aim.absent_wait:
            details = {"sheets": ", ".join(unread)}
            self._known.notes.append(Problem(WARNING, "absent_wait_for_unread", sheet, details=details))
        for one in absent:
            details = {"name": one.name, "award": self._known.library.award(one.award).name}
            code = "absent_waits" if waits else "absent_not_awarded"
            self._known.notes.append(Problem(WARNING, code, sheet, details=details))
            if not waits:
                self._after[one.id] = Stage.NOT_AWARDED
                self._keep(Record(Nomination, one.id, {"stage": Stage.NOT_AWARDED}, new=False))
        for decision in self._decisions:
            self._keep_decision(decision)
        stages = set(self._after.values())
        if stages <= set(ENDED):
            self._end_round(Stage.DECIDED if Stage.DECIDED in stages else Stage.NOT_AWARDED)
        self._known.outcomes.extend(self._outcomes())

    def _is_absent(self, one: NominationRow, covered: Collection[tuple[str | None, str]]) -> bool:
        return one.id not in self._told and one.stage not in ENDED and (one.subject_kind.value, one.award) in covered

    def _end_round(self, stage: Stage) -> None:
        if self._awaiting.round.stage is not stage:
            self._keep(Record(AwardRound, self._awaiting.round.id, {"stage": stage}, new=False))

    def _keep_decision(self, kept: _Kept) -> None:
        said, row = kept.said, kept.row
        values = {
            "round_id": self._awaiting.round.id,
            "number": said.number,
            "issued_on": said.issued_on,
            "decided_by": said.decided_by or ("" if row is None else None),
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
            line, said = self._told.get(one.id, (None, None))
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
                said,
                line.sheet.name if line else None,
                line.row.row if line else None,
            )


def _take_back(line: Line, one: NominationRow) -> None:
    """The row does not settle the nomination after all."""
    line.beside = tuple(record for record in line.beside if record.id != one.id)
    line.changes = {name: change for name, change in line.changes.items() if name != "stage"}
    if line.record is not None and line.record.id == one.id:
        line.record, line.status = None, RowStatus.SAME


class ResultsOfFile:
    """The rounds that the decisions of a file are on."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._of_round: dict[str, RoundResults] = {}

    def of(
        self,
        said: DecisionSaid,
        awaiting: Sequence[Awaiting],
        given: Sequence[tuple[Target | None, Sequence[str]]],
        line: Line,
    ) -> tuple[RoundResults | None, DecisionSaid]:
        """Those of the round most of whose nominees a decision names; None where it names none, or is on another. With
        the decision, of which it is known then who took it."""
        pairs = {(target.kind, target.id, award) for target, awards in given if target for award in awards}
        counts = [
            sum((one.subject_kind, one.subject_id, one.award) in pairs for one in round_.nominations)
            for round_ in awaiting
        ]
        if not any(counts):
            return None, said
        chosen = awaiting[counts.index(max(counts))]
        row = self._on_file(said)
        if row is not None and row.round_id not in (None, chosen.round.id):
            other = self._known.session.get(AwardRound, row.round_id)
            details = {"number": said.number, "name": other.name if other else "", "round": chosen.code}
            self._known.notes.append(Problem(WARNING, "decision_of_other_round", details=details))
            return None, said
        said = with_decider(self._known, said, row, {award for _, _, award in pairs}, line.sheet)
        results = self._of_round.setdefault(chosen.round.id, RoundResults(self._known, chosen))
        results.decide(said, row, line)
        return results, said

    def _on_file(self, said: DecisionSaid) -> Decision | None:
        """The decision of that number and day, however it is written there."""
        rows = self._known.session.scalars(select(Decision).where(Decision.issued_on == said.issued_on))
        return next(
            (
                row
                for row in rows
                if is_same_reference(row.number, said.number or "") and are_one_organ(row.decided_by, said.decided_by)
            ),
            None,
        )
