"""The money that goes with several awards decided together, by the law of the day of the decision."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from khenthuong_desktop.domain.rewards import Reward, payable
from khenthuong_desktop.domain.terms import SubjectKind, UnitLevel
from khenthuong_desktop.regulations.library import Library, RewardOnDay


class Decided(NamedTuple):
    """One award of a decision; ``year`` is when the achievement was made, ``level`` that of the unit deciding."""

    award: str
    year: int
    level: UnitLevel | None = None


@dataclass(frozen=True)
class Payment:
    """What one award comes to; ``is_paid`` is false where a higher title of the same year takes its place.

    ``reward`` is None where the law lays down no money.
    """

    award: str
    year: int
    reward: RewardOnDay | None
    is_paid: bool

    @property
    def amount(self) -> int:
        """What is paid, in đồng."""
        return self.reward.amount if self.reward is not None and self.is_paid else 0

    @property
    def cautions(self) -> tuple[str, ...]:
        """Codes of what the office should know before it pays; coefficients it may then set in a pack of its own."""
        reward = self.reward
        if reward is None:
            return ("no_money",)
        told = {
            "higher_taken": not self.is_paid,
            "ceiling": reward.at_most,
            "coefficient_unsure": reward.confidence.is_doubtful,
            "salary_unsure": reward.salary.confidence.is_doubtful,
        }
        return tuple(code for code, holds in told.items() if holds)


def payments(library: Library, decided: Iterable[Decided], kind: SubjectKind, on: date) -> tuple[Payment, ...]:
    """Every award that one subject gets at one time with its money, in the order given (NĐ 152/2025, Điều 49)."""
    given = list(decided)
    rewards = [library.reward(one.award, kind, on, one.level) for one in given]
    lines = [
        None if reward is None else Reward(one.award, library.award(one.award).group, one.year, reward.amount)
        for one, reward in zip(given, rewards, strict=True)
    ]
    paid = {id(line) for line in payable(line for line in lines if line is not None)}
    return tuple(
        Payment(one.award, one.year, reward, id(line) in paid)
        for one, reward, line in zip(given, rewards, lines, strict=True)
    )


def total(lines: Iterable[Payment]) -> int:
    """What is paid in all, in đồng."""
    return sum(line.amount for line in lines)
