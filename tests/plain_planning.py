"""The planner as it is explained, every life lived anew and every verdict asked for: what the quick one must say."""

from collections.abc import Mapping
from dataclasses import replace

from khenthuong_desktop.domain.criteria import judge
from khenthuong_desktop.domain.facts import AwardUse, SubjectFacts, UnitFacts
from khenthuong_desktop.domain.planning import YEARS_AHEAD, Path, Step
from khenthuong_desktop.domain.reach import way_of
from khenthuong_desktop.domain.rules import Criterion, RulesOnDay
from khenthuong_desktop.domain.supposing import (
    NOTHING,
    Suppose,
    assume,
    awards_held_earlier,
    awards_leading_to,
    wanted_by,
    ways_to_spend_a_year,
)
from khenthuong_desktop.domain.verdict import Verdict, VerdictKind

Bringing = dict[int, Suppose]
Grant = tuple[int, str]


def is_within_reach(verdict: Verdict | None) -> bool:
    """Whether nothing is missing that data can show, and they speak for it where people have to confirm."""
    if verdict is None or verdict.kind is VerdictKind.NOT_ELIGIBLE:
        return False
    way = way_of(verdict)
    return verdict.kind is VerdictKind.ELIGIBLE or (way.is_open and (way.backed or not way.gaps))


def plain_path(rules: RulesOnDay, subject: SubjectFacts, award: str, year: int, unit: UnitFacts) -> Path | None:
    """The shortest way to the award from ``year`` on."""
    return None if rules.rule(award, subject.kind) is None else _Plain(rules, subject, award, year, unit).path()


class _Plain:
    def __init__(self, rules: RulesOnDay, subject: SubjectFacts, award: str, year: int, unit: UnitFacts) -> None:
        self.rules, self.subject, self.award, self.first, self.unit = rules, subject, award, year, unit
        self.before = awards_leading_to(rules, award, subject.kind)

    def path(self) -> Path | None:
        codes = (*self.before, self.award)
        wanted = wanted_by(rule.criterion for code in codes if (rule := self.rules.rule(code, self.subject.kind)))
        years = range(self.first, self.first + YEARS_AHEAD + 1)
        ways = {
            year: ways_to_spend_a_year(self.subject.kind, wanted, rated=self.subject.of_year(year).rating is not None)
            for year in years
        }
        for last in years:
            held = any(one.award == self.award and one.year == last for one in self.subject.awards)
            bringing = {year: ways[year][-1] for year in years if year <= last}
            if not held and self._reached(bringing, last):
                return self._easiest(bringing, ways, last)
        return None

    def _easiest(self, bringing: Bringing, ways: Mapping[int, list[Suppose]], last: int) -> Path:
        for year in sorted(bringing, reverse=True):
            enough = (way for way in ways[year] if self._reached({**bringing, year: way}, last))
            bringing[year] = next(enough, bringing[year])
        needed = self._needed(bringing, last)
        steps = []
        for year, brings in bringing.items():
            awards = tuple(award for of_year, award in needed if of_year == year)
            others = [brings]
            for way in ways[year]:
                easier = any(found.asks_no_more_than(way) for found in others)
                if not easier and self._reached({**bringing, year: way}, last):
                    others.append(way)
            if brings != NOTHING or awards or year == last:
                given = (*awards, self.award) if year == last else awards
                steps.append(Step(year, brings, tuple(others[1:]), awards, self._confirmed(bringing, year, given)))
        return Path(self.award, last, tuple(steps))

    def _needed(self, bringing: Bringing, last: int) -> list[Grant]:
        _, granted = self._live(bringing, last, frozenset())
        refused: frozenset[Grant] = frozenset()
        for grant in granted:
            if self._reached(bringing, last, refused | {grant}):
                refused |= {grant}
        return [grant for grant in granted if grant not in refused]

    def _reached(self, bringing: Bringing, last: int, refused: frozenset[Grant] = frozenset()) -> bool:
        subject, _ = self._live(bringing, last, refused)
        return self._is_reached(subject, self.award, last)

    def _is_reached(self, subject: SubjectFacts, award: str, year: int) -> bool:
        verdict = judge(self.rules, self._before(subject, award, year), award, year, self.unit)
        return is_within_reach(verdict)

    def _before(self, subject: SubjectFacts, award: str, year: int) -> SubjectFacts:
        """Without what is supposed to be given in the year itself of the awards that this one is to follow."""
        earlier = awards_held_earlier(self.rules, award, subject.kind)
        known = [one for one in subject.awards if one in self.subject.awards or one.year != year]
        supposed = [one for one in subject.awards if one not in known and one.award not in earlier]
        return replace(subject, awards=(*known, *supposed))

    def _confirmed(self, bringing: Bringing, year: int, awards: tuple[str, ...]) -> tuple[Criterion, ...]:
        subject, _ = self._live(bringing, year, frozenset())
        verdicts = [judge(self.rules, self._before(subject, one, year), one, year, self.unit) for one in awards]
        gaps = [gap for verdict in verdicts if verdict is not None for gap in way_of(verdict).gaps]
        asked = [gap.finding.criterion for gap in gaps if gap.confirm]
        return tuple(one for number, one in enumerate(asked) if one not in asked[:number])

    def _live(self, bringing: Bringing, last: int, refused: frozenset[Grant]) -> tuple[SubjectFacts, list[Grant]]:
        subject, granted = self.subject, []
        for year in range(self.first, last + 1):
            subject = assume(subject, {year: bringing[year]})
            for award in self.before:
                held = any(one.award == award and one.year == year for one in subject.awards)
                if (year, award) not in refused and not held and self._is_reached(subject, award, year):
                    subject = assume(self._use_up(subject, award, year), {year: Suppose(awards=(award,))})
                    granted.append((year, award))
        return subject, granted

    def _use_up(self, subject: SubjectFacts, award: str, year: int) -> SubjectFacts:
        kept = list(subject.initiatives)
        for made in subject.initiatives:
            fewer = [other for other in kept if other is not made]
            if self._is_reached(replace(subject, initiatives=tuple(fewer)), award, year):
                kept = fewer
        spent = [
            made._replace(used_by=(AwardUse(award, year),))
            if any(made is one for one in kept) and not made.used_by
            else made
            for made in subject.initiatives
        ]
        return replace(subject, initiatives=tuple(spent))
