"""The days off of each year: what is shipped, and what a unit typed from the Government's yearly decision."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from khenthuong_desktop.domain.deadlines import WorkCalendar
from khenthuong_desktop.domain.terms import Confidence
from khenthuong_desktop.regulations.entries import Entry


@dataclass(frozen=True)
class YearOff:
    """One year's days off beyond weekends and the fixed ones, and the weekend days worked; ``text``: read where."""

    year: int
    closed: tuple[date, ...]
    worked: tuple[date, ...]
    confidence: Confidence
    text: str


@dataclass(frozen=True)
class Holidays:
    """``every_year`` are (month, day) of the fixed days off; ``years`` is in order of time."""

    every_year: frozenset[tuple[int, int]]
    years: tuple[YearOff, ...]

    def of_year(self, year: int) -> YearOff | None:
        """What is listed for a year."""
        return next((one for one in self.years if one.year == year), None)

    def with_typed(self, typed: Iterable[YearOff]) -> "Holidays":
        """The same, with what was typed for a year in place of what was known of it."""
        years = {one.year: one for one in (*self.years, *typed)}
        return replace(self, years=tuple(years[year] for year in sorted(years)))

    def unsure(self, first: date, last: date) -> tuple[int, ...]:
        """The years from one day to another whose days off nobody has listed from the Government's decision."""
        known = {one.year: one.confidence for one in self.years}
        span = range(first.year, last.year + 1)
        return tuple(year for year in span if known.get(year, Confidence.D).never_blocks)

    def calendar(self) -> WorkCalendar:
        """The calendar of working days."""
        off = frozenset(day for one in self.years for day in one.closed)
        return WorkCalendar(off, self.every_year, frozenset(day for one in self.years for day in one.worked))


def load_holidays(top: Entry) -> Holidays:
    """Reads the table; a day under the wrong year is a fault."""
    top.only("every_year", "years")
    fixed = set()
    for text in top.texts("every_year"):
        try:
            day, month = (int(part) for part in text.split("/"))
            date(2024, month, day)
            fixed.add((month, day))
        except ValueError:
            top.fault("wrong_type", "every_year", found=text)
    years = top.entry("years", needed=True)
    return Holidays(frozenset(fixed), tuple(sorted(_years(years), key=lambda one: one.year)))


def _years(top: Entry) -> Iterable[YearOff]:
    for key in top.located:
        if type(key) is not int:
            top.fault("not_a_year", key, found=key)
            continue
        entry = top.entry(key)
        entry.only("confidence", "text", "closed", "worked")
        yield YearOff(
            year=key,
            closed=_days(entry, "closed", key),
            worked=_days(entry, "worked", key),
            confidence=entry.choice("confidence", Confidence, Confidence.D),
            text=entry.words("text"),
        )


def _days(entry: Entry, key: str, year: int) -> tuple[date, ...]:
    days: Sequence[object] = entry.value(key, list) or []
    for found in days:
        if type(found) is not date or found.year != year:
            entry.fault("wrong_type", key, found=found)
    return tuple(sorted(found for found in days if type(found) is date))
