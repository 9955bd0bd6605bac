"""Working days forwards and backwards, and a plan that ends on time."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khenthuong_desktop.domain.deadlines import Stretch, WorkCalendar, plan_back

CALENDAR = WorkCalendar(
    off=frozenset({date(2026, 2, 16), date(2026, 2, 17)}),
    every_year=frozenset({(1, 1), (5, 1)}),
    worked=frozenset({date(2026, 2, 14)}),
)
_days = st.dates(date(2025, 1, 1), date(2027, 12, 31))


@pytest.mark.parametrize(
    ("day", "working"),
    [
        (date(2026, 2, 13), True),
        (date(2026, 2, 14), True),
        (date(2026, 2, 15), False),
        (date(2026, 2, 16), False),
        (date(2026, 1, 1), False),
        (date(2026, 5, 1), False),
        (date(2026, 5, 2), False),
    ],
)
def test_weekends_holidays_and_days_made_up_for(day: date, working: bool) -> None:
    assert CALENDAR.is_working(day) is working


def test_a_time_of_working_days_skips_what_is_off() -> None:
    assert CALENDAR.after(date(2026, 2, 13), 2) == date(2026, 2, 18)
    assert CALENDAR.before(date(2026, 2, 18), 2) == date(2026, 2, 13)
    assert CALENDAR.after(date(2026, 2, 13), 0) == date(2026, 2, 13)


@given(day=_days, number=st.integers(1, 40))
def test_forwards_and_backwards_count_the_same_days(day: date, number: int) -> None:
    end = CALENDAR.after(day, number)
    assert CALENDAR.is_working(end)
    assert CALENDAR.between(day, end) == number
    assert CALENDAR.between(CALENDAR.before(end, number), end) == number


@given(due=_days, lengths=st.lists(st.integers(0, 15), min_size=1, max_size=5))
def test_a_plan_ends_by_the_last_day_without_a_gap(due: date, lengths: list[int]) -> None:
    planned = plan_back(due, [Stretch(str(n), days) for n, days in enumerate(lengths)], CALENDAR)
    assert [one.code for one in planned] == [str(n) for n in range(len(lengths))]
    assert planned[-1].finish <= due
    assert all(one.finish == later.start for one, later in pairwise(planned))
    assert [CALENDAR.between(one.start, one.finish) for one in planned] == lengths
