"""The money that goes with several awards decided together, by the law of the day of the decision."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from khenthuong_desktop.domain.rewards import Reward, payable
from khenthuong_desktop.domain.terms import Confidence, SubjectKind, UnitLevel
from khenthuong_desktop.regulations.library import Library, RewardOnDay


class Decided(NamedTuple):
    """One award of a decision; ``year`` is when the achievement was made."""

    award: str
    year: int


@dataclass(frozen=True)
class Payment:
    """What one award comes to; ``is_paid`` is false where a higher title of the same year takes its place."""

    award: str
    year: int
    reward: RewardOnDay
    is_paid: bool

    @property
    def may_be_edited(self) -> bool:
        """A coefficient that is only a ceiling, or that nobody has seen in the text, is for the office to set."""
        return self.reward.at_most or self.reward.confidence in (Confidence.C, Confidence.D)


def payments(
    library: Library, decided: Iterable[Decided], kind: SubjectKind, on: date, level: UnitLevel | None = None
) -> tuple[Payment, ...]:
    """Every award with its money (NĐ 152/2025, Điều 49); awards without money are left out."""
    found: list[tuple[Decided, RewardOnDay, Reward]] = []
    for one in decided:
        reward = library.reward(one.award, kind, on, level)
        if reward is not None:
            group = library.award(one.award).group
            found.append((one, reward, Reward(one.award, group, one.year, reward.amount)))
    paid = {id(reward) for reward in payable(line for _, _, line in found)}
    return tuple(Payment(one.award, one.year, reward, id(line) in paid) for one, reward, line in found)


def total(lines: Iterable[Payment]) -> int:
    """What is paid in all, in đồng."""
    return sum(line.reward.amount for line in lines if line.is_paid)
