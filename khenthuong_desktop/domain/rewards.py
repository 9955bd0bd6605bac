"""Reward money: coefficient × base salary of the day of the decision, rounded up to ten thousand đồng."""

from collections.abc import Iterable
from fractions import Fraction
from math import ceil
from typing import NamedTuple

_STEP = 10_000


class Reward(NamedTuple):
    """One award's money in đồng; ``group`` and ``year`` decide what can be received together."""

    award: str
    group: str
    year: int
    amount: int


def reward_amount(coefficient: Fraction, base_salary: int) -> int:
    """Exact product, always rounded up (NĐ 152/2025, Điều 49.2); đồng in, đồng out."""
    return ceil(coefficient * base_salary / _STEP) * _STEP


def payable(rewards: Iterable[Reward]) -> list[Reward]:
    """What one subject receives when several awards are decided together (NĐ 152/2025, Điều 49.5-7).

    Of several titles for the same year only the highest is paid; forms of commendation add up,
    and a title and a form are both paid.
    """
    given = list(rewards)
    highest: dict[int, Reward] = {}
    for reward in given:
        if reward.group == "title" and (reward.year not in highest or reward.amount > highest[reward.year].amount):
            highest[reward.year] = reward
    return [reward for reward in given if reward.group != "title" or highest[reward.year] is reward]
