"""Awards that a decision gives, in the records of those who hold them from then on."""

from datetime import date

from khenthuong_desktop.services.imports.matching.awards_on_file import AwardsOnFile
from khenthuong_desktop.services.imports.matching.targets import Target
from khenthuong_desktop.services.imports.plan.answers import RowStatus
from khenthuong_desktop.services.imports.plan.known import Known
from khenthuong_desktop.services.imports.plan.lines import Line, Record
from khenthuong_desktop.services.imports.planners.decision_entries import Entry, told_year
from khenthuong_desktop.services.imports.planners.decision_rounds import RoundResults
from khenthuong_desktop.services.imports.planners.registers import moved_day, reference_to_keep
from khenthuong_desktop.spreadsheets.problems import ERROR, FIXED, WARNING, Problem
from khenthuong_desktop.store.tables import AwardHeld


def note_awards(known: Known, entry: Entry, target: Target, results: RoundResults | None, held: AwardsOnFile) -> None:
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
    told = told_year(line)
    if told is not None:
        return told
    assert issued_on is not None
    line.report(FIXED, "year_from_decision", "year", year=issued_on.year)
    return issued_on.year
