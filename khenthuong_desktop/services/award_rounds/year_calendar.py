"""The last days of a calendar year: of the law, of the unit's rounds, of documents said to lapse."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from khenthuong_desktop.domain.deadlines import Planned
from khenthuong_desktop.domain.rules import Reference
from khenthuong_desktop.domain.terms import Confidence, Stage, UnitLevel
from khenthuong_desktop.messages import say
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.regulations.timetable import DeadlineRule
from khenthuong_desktop.services.award_rounds.due_dates import plan_for, unit_level
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import AwardRound, Dossier


class Due(StrEnum):
    """What is due: a dossier by the law, work of every year, a round of this unit, a completion, a look at the law."""

    DOSSIER = "dossier"
    YEARLY = "yearly"
    ROUND = "round"
    RETURNED = "returned"
    LAW = "law"


@dataclass(frozen=True)
class CalendarDay:
    """One last day in words; ``year`` is the year of the awards, ``key`` the round or document it is about."""

    day: date
    kind: Due
    text: str
    to: str = ""
    year: int | None = None
    awards: tuple[str, ...] = ()
    reference: Reference | None = None
    confidence: Confidence | None = None
    work: tuple[Planned, ...] = ()
    unsure_years: tuple[int, ...] = ()
    done: bool = False
    key: str = ""


def year_calendar(db: Database, library: Library, year: int) -> tuple[CalendarDay, ...]:
    """Everything with its last day in a calendar year, in order."""
    level = unit_level(db)
    with db.read() as session:
        days = [
            *_of_rules(library, library.timetable.deadlines, Due.DOSSIER, year, level),
            *_of_rules(library, library.timetable.yearly, Due.YEARLY, year, level),
            *_rounds(session, library, year, level),
            *_returned(session, year),
            *_lapsing(library, year),
        ]
    return tuple(sorted(days, key=lambda one: (one.day, one.kind.value, one.text)))


def coming_up(db: Database, library: Library, today: date) -> tuple[CalendarDay, ...]:
    """The days to come of this year and the next that are not done; the unit's own stay until they are."""
    own = (Due.ROUND, Due.RETURNED)
    return tuple(
        day
        for year in (today.year, today.year + 1)
        for day in year_calendar(db, library, year)
        if not day.done and (day.day >= today or day.kind in own)
    )


def _of_rules(
    library: Library, rules: tuple[DeadlineRule, ...], kind: Due, year: int, level: UnitLevel | None
) -> Iterator[CalendarDay]:
    """The awards of the year itself and of the one before may be due in it, by the law of the last day."""
    for rule in rules:
        for of_year in (year - 1, year):
            due = rule.due(of_year)
            if due is None or due.year != year or not rule.holds(due, level=level):
                continue
            awards = tuple(sorted(rule.awards))
            work, unsure = plan_for(library, awards, due, due, level) if kind is Due.DOSSIER else ((), ())
            about = (of_year, awards, rule.reference, rule.confidence, work, unsure)
            yield CalendarDay(due, kind, rule.text, rule.to, *about)


def _rounds(session: Session, library: Library, year: int, level: UnitLevel | None) -> Iterator[CalendarDay]:
    for row in session.scalars(select(AwardRound).where(AwardRound.due_on.is_not(None)).order_by(AwardRound.code)):
        if row.due_on is not None and row.due_on.year == year:
            work, unsure = plan_for(library, (), row.due_on, row.law_on, level, row.commendation_type)
            yield CalendarDay(
                row.due_on,
                Due.ROUND,
                say("timetable", "round_due", name=row.name),
                year=row.year,
                work=work,
                unsure_years=unsure,
                done=row.stage.is_closed,
                key=row.id,
            )


def _returned(session: Session, year: int) -> Iterator[CalendarDay]:
    query = select(Dossier, AwardRound).join(AwardRound, AwardRound.id == Dossier.round_id)
    for dossier, found in session.execute(query.where(Dossier.stage == Stage.RETURNED)):
        if dossier.returned_until is not None and dossier.returned_until.year == year:
            text = say("timetable", "returned_due", name=found.name)
            done = found.stage is not Stage.RETURNED
            yield CalendarDay(dossier.returned_until, Due.RETURNED, text, year=found.year, done=done, key=found.id)


def _lapsing(library: Library, year: int) -> Iterator[CalendarDay]:
    """Documents that are said to lapse: somebody has to look for what follows them."""
    for source in library.sources.values():
        day = source.until or source.review_by
        if source.review_by is not None and day is not None and day.year == year:
            text = say("timetable", "law_lapses", document=source.short)
            yield CalendarDay(day, Due.LAW, text, confidence=source.confidence, key=source.code)
