"""Awards that a decision gives, in the records of those who hold them from then on."""

from typing import Any

from khenthuong_desktop.services.imports.matching.targets import Target
from khenthuong_desktop.services.imports.plan.answers import RowStatus
from khenthuong_desktop.services.imports.plan.awards_on_file import Held
from khenthuong_desktop.services.imports.plan.known import Known
from khenthuong_desktop.services.imports.plan.lines import Line, Record
from khenthuong_desktop.services.imports.planners.awards_told import moved_day, note, repeat, to_keep
from khenthuong_desktop.services.imports.planners.awards_unsaid import report_unsaid
from khenthuong_desktop.services.imports.planners.decision_entries import Entry, told_year
from khenthuong_desktop.services.imports.planners.round_results import RoundResults
from khenthuong_desktop.spreadsheets.problems import FIXED, WARNING, Problem
from khenthuong_desktop.store.tables import AwardHeld


def note_awards(known: Known, entry: Entry, target: Target, results: RoundResults | None) -> None:
    """The awards of a row in the subject's record, for the year of the round where they are its results."""
    line = entry.line
    if not entry.awards:
        report_unsaid(known, line)
        return
    if entry.refused:
        _tell_still_held(known, entry, target)
        line.status = RowStatus.SAME
        return
    if not all(known.fits_kind(line, award, target.kind) for award in entry.awards):
        line.leave_out()
        return
    for award in entry.awards:
        told = _told(known, entry, target, award) | {
            "year": _year(entry, target, award, results),
            "commendation_type": line.get("commendation_type") or (results.commendation_type if results else None),
        }
        held = known.awards.find(told, by_decision=True)
        if held is not None and held.line is None and (moved := moved_day(held, told["decision_date"])) is not None:
            _tell_once(known, line, "decision_day_moved", moved)
        _make(known, line, held, told)


def _told(known: Known, entry: Entry, target: Target, award: str) -> dict[str, Any]:
    """What a decision's row says of an award and its holder."""
    return {
        "subject_kind": target.kind,
        "subject_id": target.id,
        "award": award,
        "award_name": entry.own_names.get(award) or known.library.award(award).name,
        "decision_number": entry.said.number,
        "decision_date": entry.said.issued_on,
        "decided_by": entry.said.decided_by,
    }


def _make(known: Known, line: Line, held: Held | None, told: dict[str, Any]) -> None:
    """The record of one award of a row, which may give several."""
    first, before, changes = line.record, line.status, line.changes
    if held is not None and held.line is not None:
        repeat(line, "name", held, told)
    else:
        existing = held.row if held is not None else None
        line.make(AwardHeld, existing, to_keep(known, line, "award", held, told), known.new_key())
        note(known, line, line.record, held, told)
    if first is not None and line.record is not None and line.record is not first:
        _beside(line, first, line.record, before, {**changes, **line.changes})
    elif first is not None:
        line.status = before


def _tell_still_held(known: Known, entry: Entry, target: Target) -> None:
    """Who is said to have got nothing keeps what is on file of the same decision, until a person takes it away."""
    for award in entry.awards:
        held = known.awards.by(_told(known, entry, target, award))
        if held is not None:
            about = {"award": known.library.award(award).name, "year": held.year, "number": held.number}
            entry.line.report(WARNING, "refused_but_held", "result", **about)


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


def _year(entry: Entry, target: Target, award: str, results: RoundResults | None) -> int:
    """The year of the achievement: of what is proposed in the round that of the round; else as the row or the title
    says, else that of the round, or of the decision."""
    line, told = entry.line, told_year(entry.line)
    if results is not None and results.is_proposed(target, award):
        of_row = line.fields.get("year")
        if of_row is not None and int(of_row) != results.year:
            line.report(WARNING, "year_of_round", "year", of_row, round=results.code, year=results.year)
        return results.year
    if told is not None:
        return told
    if results is not None:
        return results.year
    assert entry.said.issued_on is not None
    line.report(FIXED, "year_from_decision", "year", year=entry.said.issued_on.year)
    return entry.said.issued_on.year
