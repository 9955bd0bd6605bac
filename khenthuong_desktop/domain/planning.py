"""The way to an award: the fewest things the coming years must bring, found by asking the rules themselves.

First everything is supposed that the rules could ask for, and each award that then follows; that tells the
earliest year. Then, from the last year to the first, each year is made as easy as it can be while the award
is still reached. No rule is written twice: only ``judge`` says what follows from what.
"""

from bisect import bisect_left
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import NamedTuple

from khenthuong_desktop.domain.criteria import judge
from khenthuong_desktop.domain.facts import (
    AwardHeld,
    AwardUse,
    CollectiveFacts,
    InitiativeFacts,
    SubjectFacts,
    UnitFacts,
)
from khenthuong_desktop.domain.reach import way_of
from khenthuong_desktop.domain.reaching import is_within_reach
from khenthuong_desktop.domain.rules import Criterion, RulesOnDay
from khenthuong_desktop.domain.sight import Sight, besides_registers, sight_of
from khenthuong_desktop.domain.supposing import (
    NOTHING,
    Asked,
    Suppose,
    asked_for,
    assume,
    ways_to_spend_a_year,
)
from khenthuong_desktop.domain.terms import CommendationType, Rating, SubjectKind

YEARS_AHEAD = 5


class Step(NamedTuple):
    """One year of a path: what it must bring, what would do instead, and the awards to be had on the way.

    ``confirms``: what people have to confirm for these awards, and in the last year for the award itself.
    """

    year: int
    brings: Suppose
    instead: tuple[Suppose, ...] = ()
    awards: tuple[str, ...] = ()
    confirms: tuple[Criterion, ...] = ()


@dataclass(frozen=True)
class Path:
    """The shortest way to an award: reached in ``year`` when every step is taken."""

    award: str
    year: int
    steps: tuple[Step, ...]

    @property
    def effort(self) -> int:
        return sum(step.brings.effort for step in self.steps)


class Known:
    """What was found for a unit's subjects under one law: people who look alike to the rules are asked about once."""

    def __init__(self) -> None:
        self.paths: dict[Hashable, Path | None] = {}
        self.reached: dict[Hashable, bool] = {}
        self.numbers: dict[Hashable, int] = {}
        self.sights: dict[Hashable, Sight] = {}
        self.asked: dict[tuple[str, SubjectKind], Asked] = {}

    def asks(self, rules: RulesOnDay, award: str, kind: SubjectKind) -> Asked:
        """What the rules of an award and of those on the way to it ask for."""
        if (award, kind) not in self.asked:
            self.asked[award, kind] = asked_for(rules, award, kind)
        return self.asked[award, kind]

    def sight(self, rules: RulesOnDay, awards: tuple[str, ...], subject: SubjectFacts) -> Sight:
        asked = (awards, subject.kind, getattr(subject, "category", None), subject.in_armed_forces)
        if asked not in self.sights:
            self.sights[asked] = sight_of(rules, awards, subject)
        return self.sights[asked]


def find_path(
    rules: RulesOnDay,
    subject: SubjectFacts,
    award: str,
    year: int,
    unit: UnitFacts,
    known: Known | None = None,
) -> Path | None:
    """The shortest way to the award from ``year`` on; ``None`` when no year within reach leads there.

    ``known`` serves all subjects of the same unit, year and law.
    """
    if rules.rule(award, subject.kind) is None:
        return None
    known = known or Known()
    planner = _Planner(rules, subject, award, year, unit, known)
    looks = planner.looks()
    if looks not in known.paths:
        known.paths[looks] = planner.path()
    return known.paths[looks]


_Bringing = dict[int, Suppose]
_Grant = tuple[int, str]


class _Life(NamedTuple):
    """The coming years up to one of them: what they brought, what was given, and the initiatives as they then are."""

    brought: tuple[Suppose, ...]
    granted: tuple[_Grant, ...]
    initiatives: tuple[InitiativeFacts, ...]


class _Planner:
    def __init__(
        self, rules: RulesOnDay, subject: SubjectFacts, award: str, year: int, unit: UnitFacts, known: Known
    ) -> None:
        self.rules = rules
        self.subject = subject
        self.award = award
        self.first = year
        self.last = year + YEARS_AHEAD
        self.unit = unit
        self.known = known
        self._asks = known.asks(rules, award, subject.kind)
        self.before = self._asks.before
        self._codes = (*self.before, award)
        self._sights = {code: known.sight(rules, (code,), subject) for code in self._codes}
        self._whole = known.sight(rules, self._codes, subject)
        self._levels = {
            code: {rating: sight.reached(rating) for rating in (None, *Rating)} if sight.rated else {}
            for code, sight in self._sights.items()
        }
        self._besides = besides_registers(subject, year - self._whole.years)
        self._held = {(held.award, held.year) for held in subject.awards}
        self._history: dict[tuple[str, int], Hashable] = {}
        self._ratings: dict[tuple[Suppose, ...], SubjectFacts] = {}
        self._lived: dict[tuple[tuple[Suppose, ...], frozenset[_Grant]], _Life] = {}

    def looks(self) -> Hashable:
        """Subjects of whom this is the same have the same way before them."""
        pasts = tuple(sight.past(self.subject, self.first, self.last) for sight in self._sights.values())
        decided = frozenset(held for held in self._held if held[1] >= self.first and held[0] in self._codes)
        initiatives = tuple(m[1:] for m in self.subject.initiatives if self._whole.shows(m, self.first))
        return self.award, self._besides, pasts, decided, initiatives

    def path(self) -> Path | None:
        years = range(self.first, self.last + 1)
        rated = {year: self.subject.of_year(year).rating is not None for year in years}
        options = {
            one: ways_to_spend_a_year(self.subject.kind, self._asks.wanted, rated=one) for one in {*rated.values()}
        }
        ways = {year: options[rated[year]] for year in years}
        best = {year: most[-1] for year, most in ways.items()}
        for last in best:
            bringing = {year: brings for year, brings in best.items() if year <= last}
            if (self.award, last) not in self._held and self._reached(bringing, last):
                return self._easiest(bringing, ways, last)
        return None

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
                given = (*awards, self.award) if year == last else awards
                steps.append(Step(year, brings, instead, awards, self._confirmations(bringing, year, given)))
        return Path(self.award, last, tuple(steps))

    def _confirmations(self, bringing: _Bringing, year: int, awards: tuple[str, ...]) -> tuple[Criterion, ...]:
        """What people have to confirm before these awards of the year are given."""
        if not self._asks.confirmed:
            return ()
        life = self._live(bringing, year, frozenset())
        found: list[Criterion] = []
        for award in awards:
            verdict = judge(self.rules, self._facts(life, award, year), award, year, self.unit)
            asked = [gap.finding.criterion for gap in way_of(verdict).gaps if gap.confirm] if verdict else []
            found += [criterion for criterion in asked if criterion not in found]
        return tuple(found)

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
        granted = self._live(bringing, last, frozenset()).granted
        refused: frozenset[_Grant] = frozenset()
        for grant in granted:
            if self._reached(bringing, last, refused | {grant}):
                refused |= {grant}
        return [grant for grant in granted if grant not in refused]

    def _reached(self, bringing: _Bringing, last: int, refused: frozenset[_Grant] = frozenset()) -> bool:
        return self._within_reach(self._live(bringing, last, refused), self.award, last)

    def _live(self, bringing: _Bringing, last: int, refused: frozenset[_Grant]) -> _Life:
        """The life up to the end of ``last``, with the awards that follow; equal beginnings are lived once."""
        if last < self.first:
            return _Life((), (), self.subject.initiatives)
        begun = (tuple(bringing[year] for year in range(self.first, last + 1)), refused)
        if begun not in self._lived:
            before, brings = self._live(bringing, last - 1, refused), bringing[last]
            life = _Life(
                (*before.brought, brings),
                before.granted,
                (*before.initiatives, *brings.initiatives_of(last)),
            )
            for award in self.before:
                if (last, award) not in refused and self._follows(life, award, last):
                    left = self._used_up(life, award, last)
                    life = life._replace(granted=(*life.granted, (last, award)), initiatives=left)
            self._lived[begun] = life
        return self._lived[begun]

    def _follows(self, life: _Life, award: str, year: int) -> bool:
        """Whether the award can still be given; another person's decision of the year takes it from nobody."""
        return (award, year) not in self._held and self._within_reach(life, award, year)

    def _used_up(self, life: _Life, award: str, year: int) -> tuple[InitiativeFacts, ...]:
        """The initiatives after the award: those without which it had not been reached are used."""
        sight = self._sights[award]
        left = [made for made in life.initiatives if sight.shows(made, year)]
        kept: list[InitiativeFacts] = []
        while left:
            spared = partial(self._is_reached_with, life, award, year, kept, left)
            first = bisect_left(range(1, len(left) + 1), True, key=lambda count: not spared(count))
            kept += left[first : first + 1]
            left = left[first + 1 :]
        if not kept:
            return life.initiatives
        use = (AwardUse(award, year),)
        return tuple(
            made._replace(used_by=use) if not made.used_by and any(made is one for one in kept) else made
            for made in life.initiatives
        )

    def _is_reached_with(
        self, life: _Life, award: str, year: int, kept: list[InitiativeFacts], left: list[InitiativeFacts], without: int
    ) -> bool:
        """Whether some initiatives do without the first few of those left."""
        return self._within_reach(life._replace(initiatives=(*kept, *left[without:])), award, year)

    def _within_reach(self, life: _Life, award: str, year: int) -> bool:
        """What the rules say; lives that look alike to them are judged once."""
        seen = self._seen(life, award, year)
        reached = self.known.reached.get(seen)
        if reached is None:
            reached = is_within_reach(self.rules, self._facts(life, award, year), award, year, self.unit)
            self.known.reached[seen] = reached
        return reached

    def _seen(self, life: _Life, award: str, year: int) -> Hashable:
        sight, levels = self._sights[award], self._levels[award]
        history = self._history.get((award, year))
        if history is None:
            history = (award, year, self._besides, sight.past(self.subject, year, year))
            history = self._history[award, year] = self.known.numbers.setdefault(history, len(self.known.numbers))
        first = max(year - sight.rated + 1 - self.first, 0)
        return (
            history,
            self._members(life),
            tuple([levels[brings.rating] for brings in life.brought[first:]]) if levels else (),
            frozenset(
                [
                    (code, sight.clipped(code, of, year))
                    for of, code in self._given(life, award, year)
                    if code in sight.held
                ]
            ),
            sight.unused(life.initiatives, AwardUse(award, year)),
        )

    def _members(self, life: _Life) -> Hashable:
        """What is supposed of the members of a collective."""
        if isinstance(self.subject, CollectiveFacts):
            return tuple((brings.members, brings.best_member) for brings in life.brought)
        return ()

    def _given(self, life: _Life, award: str, year: int) -> list[_Grant]:
        """The supposed awards that count for an award of the year: those it is to follow are of earlier years."""
        return [grant for grant in life.granted if grant[0] != year or grant[1] not in self._asks.earlier[award]]

    def _facts(self, life: _Life, award: str, year: int) -> SubjectFacts:
        """The subject as it then is before the award."""
        given = tuple(AwardHeld(code, of, CommendationType.MERIT) for of, code in self._given(life, award, year))
        rated = self._rated(tuple([brings._replace(initiatives=()) for brings in life.brought]))
        return replace(rated, awards=(*self.subject.awards, *given), initiatives=life.initiatives)

    def _rated(self, brought: tuple[Suppose, ...]) -> SubjectFacts:
        """The subject with the ratings supposed, its own and its members': the same for many lives."""
        if brought not in self._ratings:
            self._ratings[brought] = assume(self.subject, dict(enumerate(brought, start=self.first)))
        return self._ratings[brought]
