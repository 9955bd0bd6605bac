"""A further row of the file about a subject that a row before it is about: it adds what that one leaves open."""

from collections.abc import Mapping
from typing import Any

from khenthuong_desktop.services.imports.matching.award_titles import awards_in_title
from khenthuong_desktop.services.imports.plan.answers import RowStatus
from khenthuong_desktop.services.imports.plan.known import Known
from khenthuong_desktop.services.imports.plan.lines import Line, Record, says_less
from khenthuong_desktop.spreadsheets.problems import WARNING
from khenthuong_desktop.store.tables import Row


def join(line: Line, earlier: Line, existing: Row | None, values: Mapping[str, Any]) -> None:
    """What the earlier row does not tell is written with it; what it tells otherwise stands, and is told."""
    record = earlier.record
    place = {"other": earlier.row.row, "other_sheet": earlier.sheet.name}
    if record is None:
        line.report(WARNING, "waits_for_other_row", "name", **place)
        line.leave_out()
        return
    told = record.values
    said = {name: value for name, value in values.items() if value is not None}
    before = {name: getattr(existing, name, None) for name in said}
    earlier_said = {name: told.get(name, before[name]) for name in said}
    added = {name: value for name, value in said.items() if _adds(name, value, earlier_said[name])}
    for name, value in said.items():
        agrees = value == earlier_said[name] or name in added or says_less(name, value, earlier_said[name])
        if not agrees and name in line.fields:
            line.report(WARNING, "told_otherwise", name, **place)
    if added:
        earlier.record = Record(record.table, record.id, {**told, **added}, new=record.new)
        if not record.new:
            earlier.changes = {**earlier.changes, **{name: (before[name], value) for name, value in added.items()}}
            earlier.status = RowStatus.CHANGED
    line.same_as, line.status = earlier, RowStatus.SAME
    line.record = Record(record.table, record.id, {}, new=False)


def _adds(name: str, value: Any, earlier: Any) -> bool:
    """Whether a row tells what the earlier one leaves open, wholly or but for the day."""
    return earlier is None or says_less(name, earlier, value)


def tells_by_title(known: Known, line: Line, earlier: Line) -> bool:
    """Whether the title over a further row names an award, and is another than that over the earlier one: lists of two
    years name the same people, and their rows may be wholly alike."""
    title = line.sheet.title
    apart = line.sheet is not earlier.sheet and title != earlier.sheet.title
    return apart and bool(awards_in_title(known.library, title))


def set_aside(line: Line, earlier: Line) -> None:
    """A row that is likely the same as an earlier one is not written; the clerk is told which."""
    line.report(WARNING, "subject_twice", "name", other=earlier.row.row, other_sheet=earlier.sheet.name)
    line.status = RowStatus.PROBLEM
    line.same_as = earlier
