"""Counting ballots over all members, exactly."""

from fractions import Fraction

import pytest

from khenthuong_desktop.domain.voting import (
    BallotCount,
    count_problems,
    passes,
    people_needed,
    quorum_reached,
    share_in_favour,
    votes_needed,
)

EIGHTY = Fraction(80, 100)


def test_written_opinions_of_the_absent_count_over_all_members() -> None:
    count = BallotCount(members=10, present=7, in_favour=6, against=1, written_in_favour=2)
    assert share_in_favour(count) == Fraction(8, 10)
    assert passes(count, EIGHTY)


@pytest.mark.parametrize(("in_favour", "members", "expected"), [(8, 10, True), (15, 19, False), (16, 20, True)])
def test_the_share_is_compared_exactly_and_never_rounded_up(in_favour: int, members: int, expected: bool) -> None:
    assert passes(BallotCount(members=members, present=members, in_favour=in_favour), EIGHTY) is expected


def test_a_simple_majority_must_exceed_one_half() -> None:
    half = BallotCount(members=10, present=10, in_favour=5)
    assert not passes(half, Fraction(1, 2), more_than=True)
    assert votes_needed(10, Fraction(1, 2), more_than=True) == 6
    assert votes_needed(11, EIGHTY) == 9


def test_two_thirds_must_be_present() -> None:
    assert people_needed(10, Fraction(2, 3)) == 7
    assert not quorum_reached(6, 10, Fraction(2, 3))
    assert quorum_reached(6, 9, Fraction(2, 3))


@pytest.mark.parametrize(
    ("count", "problem"),
    [
        (BallotCount(members=0, present=0, in_favour=0), "council_without_members"),
        (BallotCount(members=5, present=6, in_favour=0), "more_present_than_members"),
        (BallotCount(members=5, present=4, in_favour=5), "more_returned_than_issued"),
        (BallotCount(members=5, present=4, in_favour=3, issued=5), "more_issued_than_present"),
        (BallotCount(members=5, present=4, in_favour=3, written_in_favour=2), "more_written_than_absent"),
        (BallotCount(members=5, present=4, in_favour=-1), "negative_number"),
    ],
)
def test_an_impossible_count_is_told(count: BallotCount, problem: str) -> None:
    assert problem in count_problems(count)


def test_a_possible_count_has_no_problem() -> None:
    assert count_problems(BallotCount(members=9, present=7, in_favour=6, invalid=1, issued=7, written_against=2)) == []
