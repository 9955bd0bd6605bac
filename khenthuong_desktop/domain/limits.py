"""Limits on numbers: a share of one title among another's holders, a quota, and leaders against direct workers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from khenthuong_desktop.domain.rules import Reference


@dataclass(frozen=True)
class Limit:
    """At most ``share`` of those with ``of_award``, or ``most`` people, may be proposed for ``award`` in a year."""

    award: str
    of_award: str | None
    share: Fraction | None
    most: int | None
    reference: Reference

    def allowed(self, counts: Mapping[str, int]) -> int:
        """The lowest of what it says, rounded down."""
        told = [] if self.most is None else [self.most]
        if self.of_award is not None and self.share is not None:
            told.append(int(counts.get(self.of_award, 0) * self.share))
        return min(told)


@dataclass(frozen=True)
class Exceeded:
    """A limit that is not kept: how many are proposed and how many may be."""

    limit: Limit
    proposed: int
    allowed: int


def exceeded_limits(limits: Iterable[Limit], counts: Mapping[str, int]) -> list[Exceeded]:
    """Limits broken by the numbers of people per award."""
    found = []
    for limit in limits:
        proposed = counts.get(limit.award, 0)
        allowed = limit.allowed(counts)
        if proposed > allowed:
            found.append(Exceeded(limit, proposed, allowed))
    return found


def leaders_outnumber(leaders: int, direct: int) -> bool:
    """Whether a list favours leaders over people who do the work (Luật 06/2022/QH15, Điều 5.2.d)."""
    return leaders > direct
