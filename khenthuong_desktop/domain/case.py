"""One subject before the law: what a criterion is asked about."""

from collections.abc import Callable
from typing import NamedTuple

from khenthuong_desktop.domain.facts import SubjectFacts, UnitFacts
from khenthuong_desktop.domain.rules import RulesOnDay
from khenthuong_desktop.domain.verdict import Outcome, Verdict

Memo = dict[tuple[str, str, int], Outcome]
Judge = Callable[[RulesOnDay, SubjectFacts, str, int, UnitFacts, Memo], Verdict | None]


class Run(NamedTuple):
    """Consecutive calendar years, both ends included."""

    first: int
    last: int

    @property
    def years(self) -> range:
        return range(self.first, self.last + 1)


class Case(NamedTuple):
    """``run`` is when the achievement was made: the year itself unless a group says otherwise."""

    subject: SubjectFacts
    award: str
    year: int
    rules: RulesOnDay
    unit: UnitFacts
    run: Run
    memo: Memo
    judge: Judge
