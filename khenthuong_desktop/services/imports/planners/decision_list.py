"""The list of a decision on awards: who holds what from then on, and what became of a round's nominations."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select

from khenthuong_desktop.services.imports.matching.award_titles import awards_in_title
from khenthuong_desktop.services.imports.matching.awards_on_file import AwardsOnFile
from khenthuong_desktop.services.imports.matching.targets import Target
from khenthuong_desktop.services.imports.plan.answers import RowStatus
from khenthuong_desktop.services.imports.plan.known import Known
from khenthuong_desktop.services.imports.plan.lines import Line, Record
from khenthuong_desktop.services.imports.planners.decision_rounds import (
    Awaiting,
    RoundResults,
    Unmet,
    awaiting_rounds,
    unmet_rounds,
)
from khenthuong_desktop.services.imports.planners.decision_subjects import DecisionSubjects, report_unknown, set_aside
from khenthuong_desktop.services.imports.planners.office_lists import AWARD_FIELDS, awards_in
from khenthuong_desktop.services.imports.planners.registers import moved_day, reference_to_keep
from khenthuong_desktop.spreadsheets.cells.cell_signs import is_mark
from khenthuong_desktop.spreadsheets.layouts.decision_lists import (
    DecisionSaid,
    decision_said,
    is_given,
    names_decision,
    signer_said,
)
from khenthuong_desktop.spreadsheets.problems import ERROR, FIXED, WARNING, Problem
from khenthuong_desktop.spreadsheets.rows.read_rows import ReadSheet
from khenthuong_desktop.spreadsheets.tables.titles import title_year
from khenthuong_desktop.store.tables import AwardHeld

_SHOWN_ROWS = 12


@dataclass
class Entry:
    """A row with its decision, what it gives and to whom."""

    line: Line
    said: DecisionSaid
    awards: list[str]
    unknown: list[tuple[str, str]] = field(default_factory=list)  # field and words that name no award
    target: Target | None = None

    @property
    def refused(self) -> bool:
        return self.given is False

    @property
    def given(self) -> bool | None:
        """What the row itself says of its result; None where that is neither yes nor no."""
        words = self.line.fields.get("result") or ""
        return is_mark(words) or is_given(words)

    @property
    def settled(self) -> bool:
        """Whether it is known whom the row is about and what it gives, or that it is about nobody of ours."""
        return not self.line.faulty and self.line.status is not RowStatus.PROBLEM


def plan_decision_lists(known: Known, lines: Sequence[Line]) -> None:
    """Awards held out of decisions; nominations of the round that a decision is on are settled with them."""
    awaiting, unmet = awaiting_rounds(known), unmet_rounds(known)
    subjects = DecisionSubjects(known)
    entries = [entry for sheet in _sheets(lines) for entry in _entries(known, sheet, lines)]
    _refuse_unclear_results(known, entries)
    _refused_by_the_usual(entries)
    known.decisions.extend(entry.said for entry in entries)
    held = AwardsOnFile(known.session.scalars(select(AwardHeld).order_by(AwardHeld.id)))
    for said, of_decision in _by_decision(entries).items():
        if said.number is None or said.issued_on is None:
            _refuse_unsaid(known, said, of_decision)
            continue
        may_be_meant = [one for one in awaiting if one.may_be_decided_by(said)]
        _find_subjects(subjects, of_decision, may_be_meant, all_ours=subjects.decides(said.decided_by))
        _tell_unknown_awards(known, of_decision)
        results = RoundResults.choose(known, said, may_be_meant, [(e.target, e.awards) for e in of_decision])
        if results is None:
            _tell_not_met(known, said.issued_on, of_decision, unmet)
        for entry in of_decision:
            if entry.target is not None and not entry.line.faulty:
                _note(known, entry, entry.target, results, held)
                if results:
                    results.settle(entry.line, entry.target, entry.awards, refused=entry.refused)
        if results is None:
            _tell_too_early(known, said, of_decision, awaiting)
        else:
            covered = {(e.line.fields.get("subject_kind"), award) for e in of_decision for award in e.awards}
            settled = all(entry.settled for entry in of_decision) and not _has_rows_left_out(of_decision)
            results.finish(covered, all_settled=settled, note_at=of_decision[0].line)
    _tell_asides(known, entries)


def _refuse_unclear_results(known: Known, entries: Sequence[Entry]) -> None:
    """A result that says neither yes nor no, or names another award, is never taken for what was proposed."""
    for entry in entries:
        if entry.given is not None or entry.line.faulty:
            continue
        named = [known.library.find_award(one) for one in awards_in(known, entry.line.fields["result"])]
        if not named or named != entry.awards:
            entry.line.report(ERROR, "result_unclear", "result")


def _refused_by_the_usual(entries: Sequence[Entry]) -> None:
    """Who got nothing has no decision of his own: the one that most rows of the file are of says so."""
    told = Counter(entry.said for entry in entries if entry.said.number is not None)
    for entry in entries if told else ():
        if entry.said.number is None and entry.refused:
            entry.said = told.most_common(1)[0][0]


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
            and round_.may_be_decided_by(issued_on, _told_year(entry.line))
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


def _has_rows_left_out(entries: Sequence[Entry]) -> bool:
    """Whether the clerk left rows out that may have named somebody."""
    return any(row.left_out for sheet in _sheets([entry.line for entry in entries]) for row in sheet.data)


def _sheets(lines: Sequence[Line]) -> list[ReadSheet]:
    return list({id(line.sheet): line.sheet for line in lines}.values())


def _entries(known: Known, sheet: ReadSheet, lines: Sequence[Line]) -> Iterator[Entry]:
    """The rows of a sheet, each with the decision that it, a heading over it or the title names."""
    title = decision_said(sheet.title) | DecisionSaid(signer_name=signer_said(sheet.foot))
    of_title = awards_in_title(known.library, sheet.title)
    for line in lines:
        if line.sheet is not sheet:
            continue
        fields = line.fields
        own = DecisionSaid(
            fields.get("decision_number"),
            line.get("decision_date"),
            fields.get("decided_by"),
            fields.get("signer_name"),
        )
        heading = next((words for words in line.row.groups if names_decision(words)), None)
        said = known.aim.decision | own | (decision_said(heading) if heading else title)
        if said.number == title.number:
            said |= title
        entry = Entry(line, said, [])
        asked = () if any(name in fields for name in AWARD_FIELDS) or "result" not in fields else ("asked_award",)
        for name in (*AWARD_FIELDS, *asked):
            for written in awards_in(known, fields.get(name) or ""):
                code = known.library.find_award(written)
                if code is None:
                    entry.unknown.append((name, written))
                elif code not in entry.awards:
                    entry.awards.append(code)
        if not entry.awards and not entry.unknown and len(of_title) == 1:
            entry.awards = list(of_title)
        yield entry


def _by_decision(entries: Sequence[Entry]) -> dict[DecisionSaid, list[Entry]]:
    found: dict[DecisionSaid, list[Entry]] = defaultdict(list)
    for entry in entries:
        found[entry.said].append(entry)
    return found


def _refuse_unsaid(known: Known, said: DecisionSaid, entries: Sequence[Entry]) -> None:
    """Without its number and day a decision cannot be kept."""
    first = entries[0].line
    code = "decision_unsaid" if said.number is None else "decision_day_unsaid"
    details = {"count": len(entries), "number": said.number or ""}
    known.notes.append(Problem(ERROR, code, first.sheet.name, first.row.row, details=details))
    for entry in entries:
        entry.line.leave_out()


def _find_subjects(
    subjects: DecisionSubjects, entries: Sequence[Entry], awaiting: Sequence[Awaiting], all_ours: bool
) -> None:
    """Exact names first; whom nobody has exactly may be one of those proposed that are left."""
    unfound = []
    for entry in entries:
        if entry.line.faulty:
            continue
        nominated = {one.subject_id for round_ in awaiting for one in round_.nominations if one.award in entry.awards}
        entry.target = subjects.find(entry.line, nominated, all_ours)
        if entry.target is None and entry.line.status is None:
            unfound.append(entry)
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
        if all_ours or subjects.is_ours(entry.line):
            report_unknown(entry.line)
        else:
            set_aside(entry.line)


def _tell_unknown_awards(known: Known, entries: Sequence[Entry]) -> None:
    """Also where it is still asked who is meant; what others were given is not ours to understand."""
    for entry in entries:
        if entry.line.status is not RowStatus.SKIPPED:
            for name, written in entry.unknown:
                known.award(entry.line, name, written)


def _note(known: Known, entry: Entry, target: Target, results: RoundResults | None, held: AwardsOnFile) -> None:
    """The awards of a row in the subject's record, for the year of the round where they are its results."""
    line, said = entry.line, entry.said
    assert said.issued_on is not None
    if not entry.awards:
        line.report(ERROR, "award_unsaid", "award")
        return
    if entry.refused:
        line.status = RowStatus.SAME
        return
    for award in entry.awards:
        known.check_award_kind(line, award, target.kind)
        year = results.year if results else _year(line, said.issued_on)
        same, other = held.take(target.id, award, year, said.number or "", said.issued_on)
        if same is not None and (moved := moved_day(same, said.issued_on)) is not None:
            _tell_once(known, line, "decision_day_moved", moved)
        if other is not None:
            details = {"number": other.decision_number, "award": other.award_name, "year": year}
            line.report(WARNING, "award_held_otherwise", "award", **details)
        values = {
            "subject_kind": target.kind,
            "subject_id": target.id,
            "award": award,
            "award_name": same.award_name if same is not None else known.library.award(award).name,
            "year": same.year if same is not None else year,
            "commendation_type": line.get("commendation_type") or (results.commendation_type if results else None),
            "decision_number": reference_to_keep(same.decision_number if same else None, said.number),
            "decision_date": said.issued_on,
            "decided_by": said.decided_by,
        }
        first = line.record
        before, changes = line.status, line.changes
        line.make(AwardHeld, same, values, known.new_key())
        if first is not None and line.record is not None:
            _beside(line, first, line.record, before, {**changes, **line.changes})


def _tell_once(known: Known, line: Line, code: str, details: dict[str, object]) -> None:
    """What is true of all rows of a decision is told at the first."""
    if not any(note.code == code and note.details == details for note in known.notes):
        known.notes.append(Problem(WARNING, code, line.sheet.name, line.row.row, details=details))


def _beside(
    line: Line, first: Record, more: Record, before: RowStatus | None, changes: dict[str, tuple[object, object]]
) -> None:
    """A further award of the same row stands beside the first."""
    statuses = {before, line.status}
    line.record, line.beside, line.changes = first, (*line.beside, more), changes
    kept = statuses <= {RowStatus.SAME}
    line.status = RowStatus.SAME if kept else before if before is line.status else RowStatus.CHANGED


def _year(line: Line, issued_on: date | None) -> int:
    """The year of the achievement: as the row or the title says, else that of the decision."""
    told = _told_year(line)
    if told is not None:
        return told
    assert issued_on is not None
    line.report(FIXED, "year_from_decision", "year", year=issued_on.year)
    return issued_on.year


def _told_year(line: Line) -> int | None:
    told = line.fields.get("year") or title_year([[line.sheet.title]])
    return None if told is None else int(told)


def _tell_asides(known: Known, entries: Sequence[Entry]) -> None:
    """Rows about others, told once for a sheet."""
    for sheet in _sheets([entry.line for entry in entries]):
        rows = [
            entry.line.row.row
            for entry in entries
            if entry.line.sheet is sheet and entry.line.status is RowStatus.SKIPPED and not entry.line.problems
        ]
        if rows:
            shown = ", ".join(map(str, rows[:_SHOWN_ROWS])) + (" …" if len(rows) > _SHOWN_ROWS else "")
            details = {"count": len(rows), "rows": shown}
            known.notes.append(Problem(WARNING, "rows_of_others", sheet.name, rows[0], details=details))
