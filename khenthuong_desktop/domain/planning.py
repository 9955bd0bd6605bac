"""The way to an award: the fewest things the coming years must bring, found by asking the rules themselves.

First everything is supposed that the rules could ask for, and each award that then follows; that tells the
earliest year. Then, from the last year to the first, each year is made as easy as it can be while the award
is still reached. No rule is written twice: only ``judge`` says what follows from what.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from khenthuong_desktop.domain.criteria import judge
from khenthuong_desktop.domain.facts import AwardUse, SubjectFacts, UnitFacts
from khenthuong_desktop.domain.rules import AwardRule, RulesOnDay
from khenthuong_desktop.domain.supposing import (
    NOTHING,
    Suppose,
    Wanted,
    assume,
    awards_leading_to,
    wanted_by,
    ways_to_spend_a_year,
)
from khenthuong_desktop.domain.verdict import JUDGEMENT, MET, NOT_MET, Finding, Verdict, VerdictKind

YEARS_AHEAD = 5


class Step(NamedTuple):
    """One year of a path: what it must bring, what would do instead, and the awards to be had on the way."""

    year: int
    brings: Suppose
    instead: tuple[Suppose, ...] = ()
    awards: tuple[str, ...] = ()


@dataclass(frozen=True)
class Path:
    """The shortest way to an award: reached in ``year`` when every step is taken."""

    award: str
    year: int
    steps: tuple[Step, ...]

    @property
    def effort(self) -> int:
        return sum(step.brings.effort for step in self.steps)


def gaps_of(verdict: Verdict) -> list[Finding]:
    """The fewest findings whose fulfilment would make the verdict eligible, as far as data can."""
    return [gap for finding in verdict.findings for gap in _shortest(finding)]


def _shortest(finding: Finding) -> list[Finding]:
    if finding.outcome in (MET, JUDGEMENT):
        return []
    if not finding.children:
        return [finding]
    ways = [_shortest(child) for child in finding.children if child.outcome is not JUDGEMENT]
    if finding.kind == "any_of":
        return min(ways, key=lambda way: (len(way), sum(map(_is_settled, way))), default=[finding])
    return [gap for way in ways for gap in way]


def _is_settled(finding: Finding) -> bool:
    """A rating that was given stays: of two short ways the other one is the way to go."""
    return finding.outcome is NOT_MET and finding.kind == "rating_at_least"


def is_within_reach(verdict: Verdict | None) -> bool:
    """Whether nothing is missing that data can show; what people judge may still be open."""
    if verdict is None or verdict.kind is VerdictKind.NOT_ELIGIBLE:
        return False
    return verdict.kind is VerdictKind.ELIGIBLE or not gaps_of(verdict)


def find_path(
    rules: RulesOnDay, subject: SubjectFacts, award: str, year: int, unit: UnitFacts, ahead: int = YEARS_AHEAD
) -> Path | None:
    """The shortest way to the award from ``year`` on; ``None`` when no year within reach leads there."""
    rule = rules.rule(award, subject.kind)
    return None if rule is None else _Planner(rules, subject, rule, year, unit).path(ahead)


_Bringing = dict[int, Suppose]
_Grant = tuple[int, str]
_Lived = tuple[SubjectFacts, tuple[_Grant, ...]]


class _Planner:
    def __init__(self, rules: RulesOnDay, subject: SubjectFacts, rule: AwardRule, year: int, unit: UnitFacts) -> None:
        self.rules = rules
        self.subject = subject
        self.award = rule.award
        self.first = year
        self.unit = unit
        self._lived: dict[tuple[tuple[Suppose, ...], frozenset[_Grant]], _Lived] = {}
        self.before = awards_leading_to(rules, self.award, subject.kind)
        trees = [found.criterion for code in (*self.before, self.award) if (found := rules.rule(code, subject.kind))]
        self.wanted: Wanted = wanted_by(trees)

    def path(self, ahead: int) -> Path | None:
        ways = {year: self._ways(year) for year in range(self.first, self.first + ahead + 1)}
        best = {year: options[-1] for year, options in ways.items()}
        for last in best:
            bringing = {year: brings for year, brings in best.items() if year <= last}
            if not self._held(last) and self._reached(bringing, last):
                return self._easiest(bringing, ways, last)
        return None

    def _ways(self, year: int) -> list[Suppose]:
        return ways_to_spend_a_year(self.subject, year, self.wanted)

    def _held(self, year: int) -> bool:
        return any(held.award == self.award and held.year == year for held in self.subject.awards)

    def _easiest(self, bringing: _Bringing, ways: Mapping[int, list[Suppose]], last: int) -> Path:
        for year in sorted(bringing, reverse=True):
            enough = (way for way in ways[year] if self._reached({**bringing, year: way}, last))
            bringing[year] = next(enough, bringing[year])
        granted = self._needed_grants(bringing, last)
        steps = []
        for year, brings in bringing.items():
            awards = tuple(award for of_year, award in granted if of_year == year)
            instead = self._instead(bringing, year, ways[year], last)
            if brings != NOTHING or awards or year == last:
                steps.append(Step(year, brings, instead, awards))
        return Path(self.award, last, tuple(steps))

    def _instead(self, bringing: _Bringing, year: int, ways: list[Suppose], last: int) -> tuple[Suppose, ...]:
        """Other ways to spend the year that do as well, none asking more than another one does."""
        enough = [bringing[year]]
        for way in ways:
            easier = any(found.asks_no_more_than(way) for found in enough)
            if not easier and self._reached({**bringing, year: way}, last):
                enough.append(way)
        return tuple(enough[1:])

    def _needed_grants(self, bringing: _Bringing, last: int) -> list[_Grant]:
        """The awards on the way without which the goal would not be reached."""
        _, granted = self._live(bringing, last, frozenset())
        refused: frozenset[_Grant] = frozenset()
        for grant in granted:
            if self._reached(bringing, last, refused | {grant}):
                refused |= {grant}
        return [grant for grant in granted if grant not in refused]

    def _reached(self, bringing: _Bringing, last: int, refused: frozenset[_Grant] = frozenset()) -> bool:
        subject, _ = self._live(bringing, last, refused)
        return is_within_reach(judge(self.rules, subject, self.award, last, self.unit))

    def _live(self, bringing: _Bringing, last: int, refused: frozenset[_Grant]) -> _Lived:
        """The subject at the end of ``last``, with the awards that followed; equal beginnings are lived once."""
        if last < self.first:
            return self.subject, ()
        begun = (tuple(bringing[year] for year in range(self.first, last + 1)), refused)
        if begun not in self._lived:
            subject, granted = self._live(bringing, last - 1, refused)
            subject = assume(subject, {last: bringing[last]})
            for award in self.before:
                if (last, award) not in refused and self._follows(subject, award, last):
                    subject = use_up(self.rules, subject, award, last, self.unit)
                    subject = assume(subject, {last: Suppose(awards=(award,))})
                    granted = (*granted, (last, award))
            self._lived[begun] = subject, granted
        return self._lived[begun]

    def _follows(self, subject: SubjectFacts, award: str, year: int) -> bool:
        """Whether the award will be given; once a year's decisions are on record nobody else gets it."""
        if self.unit.has_decided((award,), year) or any(h.award == award and h.year == year for h in subject.awards):
            return False
        return is_within_reach(judge(self.rules, subject, award, year, self.unit))


def use_up(rules: RulesOnDay, subject: SubjectFacts, award: str, year: int, unit: UnitFacts) -> SubjectFacts:
    """The subject after the award: the initiatives without which it had not been reached are used."""
    kept = list(subject.initiatives)
    for initiative in subject.initiatives:
        fewer = [other for other in kept if other is not initiative]
        without = replace(subject, initiatives=tuple(fewer))
        if is_within_reach(judge(rules, without, award, year, unit)):
            kept = fewer
    use = AwardUse(award, year)
    spent = tuple(
        made._replace(used_by=(*made.used_by, use)) if any(made is one for one in kept) and not made.used_by else made
        for made in subject.initiatives
    )
    return replace(subject, initiatives=spent)
