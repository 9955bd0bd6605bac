"""Counting a council's ballots: over all members, absent ones by written opinion, compared exactly."""

from dataclasses import dataclass
from fractions import Fraction
from math import ceil


@dataclass(frozen=True)
class BallotCount:
    """The count of one nomination; ``written_*`` are the written opinions of absent members."""

    members: int
    present: int
    in_favour: int
    against: int = 0
    invalid: int = 0
    written_in_favour: int = 0
    written_against: int = 0
    issued: int | None = None

    @property
    def all_in_favour(self) -> int:
        return self.in_favour + self.written_in_favour

    @property
    def returned(self) -> int:
        return self.in_favour + self.against + self.invalid

    @property
    def valid(self) -> int:
        return self.in_favour + self.against

    @property
    def written(self) -> int:
        return self.written_in_favour + self.written_against


def share_in_favour(count: BallotCount) -> Fraction:
    """All in favour over all members of the council, absent or not (NĐ 98/2023, Điều 30.7)."""
    return Fraction(count.all_in_favour, count.members) if count.members > 0 else Fraction(0)


def passes(count: BallotCount, threshold: Fraction, *, more_than: bool = False) -> bool:
    """Whether the share reaches the threshold, without rounding; a simple majority must exceed it."""
    share = share_in_favour(count)
    return share > threshold if more_than else share >= threshold


def votes_needed(members: int, threshold: Fraction, *, more_than: bool = False) -> int:
    """The smallest number in favour that passes."""
    exact = threshold * members
    return int(exact) + 1 if more_than else ceil(exact)


def people_needed(members: int, quorum: Fraction) -> int:
    """The smallest attendance at which the council may sit."""
    return ceil(quorum * members)


def quorum_reached(present: int, members: int, quorum: Fraction) -> bool:
    return members > 0 and Fraction(present, members) >= quorum


def count_problems(count: BallotCount) -> list[str]:
    """Codes of what cannot be right in a count, with words in ``problems.json``."""
    numbers = (
        count.present,
        count.in_favour,
        count.against,
        count.invalid,
        count.written_in_favour,
        count.written_against,
        count.issued or 0,
    )
    problems = []
    if count.members <= 0:
        problems.append("council_without_members")
    if min(numbers) < 0:
        problems.append("negative_number")
    if count.present > count.members:
        problems.append("more_present_than_members")
    if count.issued is not None and count.issued > count.present:
        problems.append("more_issued_than_present")
    if count.returned > (count.present if count.issued is None else count.issued):
        problems.append("more_returned_than_issued")
    if count.written > count.members - count.present:
        problems.append("more_written_than_absent")
    return problems
