"""The list of a decision on awards: who holds what from then on, and what became of a round's nominations."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from khenthuong_desktop.services.imports.asides.alike_rows import alike, say_twice
from khenthuong_desktop.services.imports.plan.answers import RowStatus
from khenthuong_desktop.services.imports.plan.known import Known
from khenthuong_desktop.services.imports.plan.lines import Line, sheets_of
from khenthuong_desktop.services.imports.planners.awards_otherwise import given_by, tell_other_awards
from khenthuong_desktop.services.imports.planners.awards_told import tell_giver
from khenthuong_desktop.services.imports.planners.decided_awards import note_awards
from khenthuong_desktop.services.imports.planners.decision_entries import (
    Entry,
    by_decision,
    entries_of,
    told_year,
)
from khenthuong_desktop.services.imports.planners.decision_rounds import (
    Awaiting,
    Unmet,
    awaiting_rounds,
    unmet_rounds,
)
from khenthuong_desktop.services.imports.planners.decision_subjects import DecisionSubjects, set_aside
from khenthuong_desktop.services.imports.planners.round_results import ResultsOfFile, RoundResults
from khenthuong_desktop.spreadsheets.layouts.decision_lists import DecisionSaid
from khenthuong_desktop.spreadsheets.problems import ERROR, WARNING, Problem

_SHOWN_ROWS = 12


def plan_decision_lists(known: Known, lines: Sequence[Line]) -> None:
    """Awards held out of decisions; nominations of the rounds that they are on are settled with them, each round once
    for all decisions of the file."""
    awaiting, unmet = awaiting_rounds(known), unmet_rounds(known)
    subjects, results_of_file = DecisionSubjects(known), ResultsOfFile(known)
    entries = entries_of(known, lines)
    of_round: dict[str, list[Entry]] = defaultdict(list)  # all rows that may be about it
    on_round: list[tuple[list[Entry], Sequence[Awaiting], bool]] = []
    settling: dict[int, tuple[RoundResults, list[Entry]]] = {}
    for said, of_decision in by_decision(entries).items():
        if said.number is None or said.issued_on is None:
            _refuse_unsaid(known, said, of_decision)
            may_be_meant = awaiting
        else:
            may_be_meant = [one for one in awaiting if one.may_be_decided_by(said)]
            _find_subjects(subjects, of_decision, may_be_meant, all_ours=subjects.decides(said.decided_by))
            _tell_unknown_awards(known, of_decision)
            given = [(entry.target, entry.awards) for entry in of_decision]
            results, said = results_of_file.of(said, may_be_meant, given, of_decision[0].line)
            for entry in of_decision:
                entry.said = said
            on_round.append((of_decision, may_be_meant if results is None else [results.awaiting], results is not None))
            _book(known, said, of_decision, results, awaiting, unmet)
            if results is not None:
                settling.setdefault(id(results), (results, []))[1].extend(of_decision)
        for round_ in may_be_meant:
            of_round[round_.code].extend(of_decision)
    for results, decided in settling.values():
        covered = {(entry.line.fields.get("subject_kind"), award) for entry in decided for award in entry.awards}
        results.finish(covered, all_settled=all(entry.settled for entry in of_round[results.code]))
    of_file = given_by(entries)
    for decided, rounds, of_one in on_round:
        tell_other_awards(known, decided, rounds, of_file, of_round=of_one)
    known.decisions.extend(entry.said for entry in entries)
    _tell_asides(known, entries)


def _book(
    known: Known,
    said: DecisionSaid,
    entries: Sequence[Entry],
    results: RoundResults | None,
    awaiting: Sequence[Awaiting],
    unmet: Sequence[Unmet],
) -> None:
    """What the rows of one decision give, in the records of the subjects and in the round it is on, if it is on one."""
    assert said.issued_on is not None
    if results is None:
        _tell_not_met(known, said.issued_on, entries, unmet)
    for entry in entries:
        if entry.target is not None and not entry.line.faulty:
            note_awards(known, entry, entry.target, results)
            if results is not None:
                results.settle(entry.line, said, entry.target, entry.awards, refused=entry.refused)
    if results is None:
        _tell_too_early(known, said, entries, awaiting)


def _tell_too_early(known: Known, said: DecisionSaid, entries: Sequence[Entry], awaiting: Sequence[Awaiting]) -> None:
    """A decision of a round's year before the council met is no result of it, but perhaps a slip of the pen."""
    pairs = {(entry.target.id, award) for entry in entries if entry.target for award in entry.awards}
    for round_ in awaiting:
        if said.issued_on is None or not round_.is_met_after(said.issued_on):
            continue
        if any((one.subject_id, one.award) in pairs for one in round_.nominations):
            day = f"{round_.held_on:%d/%m/%Y}"
            details = {"number": said.number, "round": round_.code, "held_on": day}
            line = entries[0].line
            known.notes.append(Problem(ERROR, "decided_too_early", line.sheet.name, line.row.row, details=details))
            for entry in entries:  # neither a result nor an award held, until it is known which day is right
                entry.line.leave_out()


def _tell_not_met(known: Known, issued_on: date, entries: Sequence[Entry], unmet: Sequence[Unmet]) -> None:
    """What is proposed in a round is decided after its meeting: until that is recorded, nothing is booked beside it."""
    for round_ in unmet:
        meant = [
            entry
            for entry in entries
            if entry.target is not None
            and not entry.line.faulty
            and round_.may_be_decided_by(issued_on, told_year(entry.line))
            and any((entry.target.id, award) in round_.proposed for award in entry.awards)
        ]
        if not meant:
            continue
        line = meant[0].line
        if known.aim.round is None:  # else it is told that the round has no votes
            details = {"count": len(meant), "round": round_.code, "name": round_.round.name}
            known.notes.append(Problem(ERROR, "round_not_met", line.sheet.name, line.row.row, details=details))
        for entry in meant:
            entry.line.leave_out()


def _refuse_unsaid(known: Known, said: DecisionSaid, entries: Sequence[Entry]) -> None:
    """Without its number and day a decision cannot be kept."""
    first = entries[0].line
    code = "decision_unsaid" if said.number is None else "decision_day_unsaid"
    details = {"count": len(entries), "number": said.number or ""}
    if said.number is not None or all(note.code != "round_without_votes" for note in known.notes):
        known.notes.append(Problem(ERROR, code, first.sheet.name, first.row.row, details=details))
    for entry in entries:
        entry.line.leave_out()


def _find_subjects(
    subjects: DecisionSubjects, entries: Sequence[Entry], awaiting: Sequence[Awaiting], all_ours: bool
) -> None:
    """Exact names first; whom nobody has exactly may be one of those proposed that are left."""
    before: dict[int, Entry] = {}  # of rows that say the same
    for same in _alike([entry for entry in entries if not entry.line.faulty]):
        before.update((id(entry), same[0]) for entry in same[1:])
        awards = same[0].awards
        nominated = {one.subject_id for round_ in awaiting for one in round_.nominations if one.award in awards}
        lines, decided_by = [entry.line for entry in same], same[0].said.decided_by
        targets = subjects.find(lines, nominated, all_ours, decided_by)
        for entry, target in zip(same, targets, strict=True):
            entry.target = target
    unfound = [
        entry for entry in entries if entry.target is None and entry.line.status is None and not entry.line.faulty
    ]
    taken = {entry.target.id for entry in entries if entry.target is not None}
    for entry in unfound:
        proposed = [
            target
            for round_ in awaiting
            for target, awards in round_.proposed()
            if target.id not in taken and not awards.isdisjoint(entry.awards)
        ]
        if subjects.ask_near(entry.line, proposed):
            continue
        if id(entry) in before:
            say_twice(entry.line, before[id(entry)].line)
        elif all_ours or subjects.is_ours(entry.line, entry.said.decided_by):
            entry.target = subjects.make(entry.line, entry.said.decided_by)
        else:
            set_aside(entry.line)


def _alike(entries: Sequence[Entry]) -> list[list[Entry]]:
    """The rows in their order, those of one sheet together that are wholly alike."""
    of_line = {id(entry.line): entry for entry in entries}
    lines = [entry.line for entry in entries]
    groups = [same for sheet in sheets_of(lines) for same in alike([line for line in lines if line.sheet is sheet])]
    later = {id(line) for same in groups for line in same[1:]}
    whole = {id(same[0]): same for same in groups}
    firsts = (line for line in lines if id(line) not in later)
    return [[of_line[id(one)] for one in whole.get(id(line), [line])] for line in firsts]


def _tell_unknown_awards(known: Known, entries: Sequence[Entry]) -> None:
    """Also where it is still asked who is meant; what others were given is not ours to understand."""
    for entry in entries:
        if entry.line.status is not RowStatus.SKIPPED:
            for name, written in entry.unknown:
                if known.award(entry.line, name, written) is not None:
                    tell_giver(entry.line, name, written, entry.said.decided_by, entry.said.number)


def _tell_asides(known: Known, entries: Sequence[Entry]) -> None:
    """Rows about others, told once for a sheet."""
    for sheet in sheets_of([entry.line for entry in entries]):
        rows = [
            entry.line.row.row
            for entry in entries
            if entry.line.sheet is sheet and entry.line.status is RowStatus.SKIPPED and not entry.line.problems
        ]
        if rows:
            shown = ", ".join(map(str, rows[:_SHOWN_ROWS])) + (" …" if len(rows) > _SHOWN_ROWS else "")
            details = {"count": len(rows), "rows": shown}
            known.notes.append(Problem(WARNING, "rows_of_others", sheet.name, rows[0], details=details))
