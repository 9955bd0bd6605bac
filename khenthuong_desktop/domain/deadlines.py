"""Working days, last days for handing in, and planning backwards from them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

_DAY = timedelta(days=1)
_SATURDAY = 5


@dataclass(frozen=True)
class WorkCalendar:
    """Days off besides weekends: by date, and those of every year as (month, day); ``worked`` are made up for."""

    off: frozenset[date] = frozenset()
    every_year: frozenset[tuple[int, int]] = frozenset()
    worked: frozenset[date] = frozenset()

    def is_working(self, day: date) -> bool:
        """Whether offices are open that day."""
        if day in self.worked:
            return True
        return day.weekday() < _SATURDAY and day not in self.off and (day.month, day.day) not in self.every_year

    def after(self, day: date, working_days: int) -> date:
        """The day on which a time of so many working days is over; the first day does not count."""
        return self._walk(day, working_days, _DAY)

    def before(self, day: date, working_days: int) -> date:
        """The latest day from which so many working days are left until ``day``."""
        return self._walk(day, working_days, -_DAY)

    def on_or_before(self, day: date) -> date:
        """The day itself, or the last working day before it."""
        while not self.is_working(day):
            day -= _DAY
        return day

    def between(self, first: date, last: date) -> int:
        """How many working days lie after ``first`` up to ``last``."""
        return sum(self.is_working(first + _DAY * n) for n in range(1, (last - first).days + 1))

    def _walk(self, day: date, working_days: int, step: timedelta) -> date:
        while working_days > 0:
            day += step
            working_days -= self.is_working(day)
        return day


class Stretch(NamedTuple):
    """One piece of work and the working days it takes."""

    code: str
    working_days: int


class Planned(NamedTuple):
    """A piece of work with its latest start and the day by which it must be done."""

    code: str
    start: date
    finish: date


def plan_back(due: date, work: Iterable[Stretch], calendar: WorkCalendar) -> tuple[Planned, ...]:
    """The latest days for each piece of work, in order, so that the last is done on a working day by ``due``."""
    finish = calendar.on_or_before(due)
    planned = []
    for stretch in reversed(list(work)):
        start = calendar.before(finish, stretch.working_days)
        planned.append(Planned(stretch.code, start, finish))
        finish = start
    return tuple(reversed(planned))
