"""When a dossier must be handed in and, from there backwards, when each piece of work must begin."""

from dataclasses import dataclass
from datetime import date

from khenthuong_desktop.domain.deadlines import Planned, plan_back
from khenthuong_desktop.domain.rules import Reference
from khenthuong_desktop.domain.terms import Confidence, UnitLevel
from khenthuong_desktop.regulations.library import Library


@dataclass(frozen=True)
class DueDate:
    """A last day with the rule behind it and the work planned back from it.

    ``calendar_is_complete`` is false where the days off of that year are not all listed yet.
    """

    due: date
    to: str
    text: str
    reference: Reference
    confidence: Confidence
    work: tuple[Planned, ...]
    calendar_is_complete: bool


def due_dates(
    library: Library,
    award: str,
    year: int,
    on: date,
    level: UnitLevel | None = None,
    sector: str | None = None,
    event: date | None = None,
) -> tuple[DueDate, ...]:
    """Every last day for an award of a year, the earliest first; ``event``: when the movement is summed up."""
    table = library.timetable
    found = []
    for rule in table.deadlines_for(award, on, level, sector):
        due = rule.due(year, event)
        if due is not None:
            work = plan_back(due, table.preparation, table.calendar)
            complete = due.year <= table.calendar_until
            found.append(DueDate(due, rule.to, rule.text, rule.reference, rule.confidence, work, complete))
    return tuple(sorted(found, key=lambda one: one.due))


def answer_due(library: Library, award: str, received_on: date, on: date, level: UnitLevel) -> dict[str, date]:
    """For each step of an office its last day, counted in working days from the complete dossier."""
    calendar = library.timetable.calendar
    return {
        rule.step: calendar.after(received_on, rule.working_days)
        for rule in library.timetable.processing_for(award, on, level)
    }
