"""Limits on numbers."""

from fractions import Fraction

from khenthuong_desktop.domain.limits import Limit, exceeded_limits, leaders_outnumber
from khenthuong_desktop.domain.rules import Reference

FIFTEEN = Limit("fighter", "worker", Fraction(15, 100), None, Reference("91/2017"))


def test_the_allowed_number_is_rounded_down() -> None:
    assert exceeded_limits([FIFTEEN], {"worker": 19, "fighter": 2}) == []
    (broken,) = exceeded_limits([FIFTEEN], {"worker": 19, "fighter": 3})
    assert (broken.proposed, broken.allowed) == (3, 2)


def test_a_quota_is_a_plain_number_and_the_lower_of_two_limits_counts() -> None:
    quota = Limit("fighter", None, None, 2, Reference("01/2026"))
    both = Limit("fighter", "worker", Fraction(1, 2), 2, Reference("01/2026"))
    assert exceeded_limits([quota], {"worker": 3, "fighter": 2}) == []
    assert [one.allowed for one in exceeded_limits([quota, both], {"worker": 2, "fighter": 3})] == [2, 1]


def test_equal_numbers_of_leaders_and_workers_are_in_order() -> None:
    assert not leaders_outnumber(2, 2)
    assert leaders_outnumber(3, 2)
