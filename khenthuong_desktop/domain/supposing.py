"""What a coming year is supposed to bring, and the facts as they would then be."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import combinations_with_replacement
from typing import NamedTuple

from khenthuong_desktop.domain.facts import (
    AwardHeld,
    CollectiveFacts,
    InitiativeFacts,
    PersonFacts,
    SubjectFacts,
    YearFacts,
)
from khenthuong_desktop.domain.rules import Criterion, RulesOnDay
from khenthuong_desktop.domain.terms import CommendationType, Rating, Scope, SubjectKind

_FULL_YEAR = 12


class Suppose(NamedTuple):
    """What one year is supposed to bring; ``members`` every member's rating, ``best_member`` at least one's."""

    rating: Rating | None = None
    initiatives: tuple[Scope, ...] = ()
    awards: tuple[str, ...] = ()
    members: Rating | None = None
    best_member: Rating | None = None

    @property
    def effort(self) -> int:
        """How much is asked, so that the easier of two ways can be told."""
        ratings = 2 * _steps(self.rating) + 2 * _steps(self.members) + _steps(self.best_member)
        return ratings + sum(3 + 2 * scope.rank for scope in self.initiatives)

    def asks_no_more_than(self, other: "Suppose") -> bool:
        """Whether whoever reaches the other has reached this."""
        mine, theirs = (sorted((s.rank for s in one.initiatives), reverse=True) for one in (self, other))
        fewer = len(mine) <= len(theirs) and all(a <= b for a, b in zip(mine, theirs, strict=False))
        levels = ((self.rating, other.rating), (self.members, other.members), (self.best_member, other.best_member))
        return fewer and all(_steps(low) <= _steps(high) for low, high in levels)

    def initiatives_of(self, year: int) -> Iterator[InitiativeFacts]:
        """The initiatives supposed, as the register of the year would show them."""
        for number, scope in enumerate(self.initiatives, start=1):
            yield InitiativeFacts(f"{year}-{number}", year, scope)


NOTHING = Suppose()


def _steps(rating: Rating | None) -> int:
    return 0 if rating is None else 1 + rating.rank


def assume(subject: SubjectFacts, supposed: Mapping[int, Suppose | Rating]) -> SubjectFacts:
    """The facts if the years brought this; a bare rating is enough where nothing else is supposed."""
    years, initiatives, awards = dict(subject.years), list(subject.initiatives), list(subject.awards)
    told = {year: Suppose(one) if isinstance(one, Rating) else one for year, one in sorted(supposed.items())}
    for year, brings in told.items():
        if brings.rating is not None:
            known = subject.of_year(year)
            months = _FULL_YEAR if known.months_worked is None else known.months_worked
            years[year] = known._replace(rating=brings.rating, months_worked=months)
        initiatives += brings.initiatives_of(year)
        awards += [AwardHeld(award, year, CommendationType.MERIT) for award in brings.awards]
    subject = replace(subject, years=years, initiatives=tuple(initiatives), awards=tuple(awards))
    for year, brings in told.items():
        if isinstance(subject, CollectiveFacts) and (brings.members or brings.best_member):
            subject = _assume_members(subject, year, brings)
    return subject


def _assume_members(collective: CollectiveFacts, year: int, brings: Suppose) -> CollectiveFacts:
    """Members not rated yet get the ratings supposed; those not listed yet are taken as alike."""
    listed = len(collective.members)
    headcount = max(collective.headcount or listed, listed, 1)
    unlisted = tuple(PersonFacts(ref=f"+{number}", name="") for number in range(listed, headcount))
    best = brings.best_member
    members = []
    for member in (*collective.members, *unlisted):
        rating = brings.members
        if member.of_year(year).rating is None:
            rating, best = best or rating, None
            if rating is not None:
                member = replace(member, years={**member.years, year: YearFacts(rating, _FULL_YEAR)})
        members.append(member)
    return replace(collective, members=tuple(members), headcount=headcount)


class Wanted(NamedTuple):
    """What some rules ask for at all: nothing else is worth supposing."""

    ratings: frozenset[Rating]
    scopes: frozenset[Scope]
    initiatives: int


def wanted_by(trees: Iterable[Criterion]) -> Wanted:
    """The levels and counts that the criteria name anywhere."""
    ratings: set[Rating] = set()
    scopes: set[Scope] = set()
    most = 0
    for criterion in every_criterion(trees):
        named = criterion.parameters.values()
        ratings.update(value for value in named if isinstance(value, Rating))
        found = [value for value in named if isinstance(value, Scope)]
        scopes.update(found)
        if found:
            most = max(most, criterion.parameters.get("count", 1))
    return Wanted(frozenset(ratings), frozenset(scopes), most)


def every_criterion(trees: Iterable[Criterion]) -> Iterable[Criterion]:
    for tree in trees:
        yield tree
        yield from every_criterion(tree.children)


def awards_leading_to(rules: RulesOnDay, award: str, kind: SubjectKind) -> tuple[str, ...]:
    """The awards that the award's criteria name and theirs in turn, itself left out, in the order of the law."""
    found = {award}
    waiting = [award]
    while waiting:
        rule = rules.rule(waiting.pop(), kind)
        for criterion in every_criterion([rule.criterion] if rule else []):
            for value in criterion.parameters.values():
                for code in value if isinstance(value, tuple) else (value,):
                    if isinstance(code, str) and code not in found and rules.rule(code, kind) is not None:
                        found.add(code)
                        waiting.append(code)
    return tuple(code for code, of in rules.rules if of is kind and code in found and code != award)


def awards_held_earlier(rules: RulesOnDay, award: str, kind: SubjectKind) -> frozenset[str]:
    """The awards that somebody “đã được tặng” when the award is proposed: in no plan do both come in one year."""
    rule = rules.rule(award, kind)
    asked = every_criterion([rule.criterion] if rule else [])
    kinds = ("ever_held", "held_before")
    return frozenset(code for one in asked if one.kind in kinds for code in one.parameters["awards"])


class Asked(NamedTuple):
    """The awards on the way to another, which of them each is to follow, what they ask for, and whether of people."""

    before: tuple[str, ...]
    earlier: Mapping[str, frozenset[str]]
    wanted: Wanted
    confirmed: bool


def asked_for(rules: RulesOnDay, award: str, kind: SubjectKind) -> Asked:
    """What the rules of an award and of those on the way to it ask for."""
    before = awards_leading_to(rules, award, kind)
    codes = (*before, award)
    trees = [found.criterion for code in codes if (found := rules.rule(code, kind))]
    return Asked(
        before,
        {code: awards_held_earlier(rules, code, kind) for code in codes},
        wanted_by(trees),
        any(criterion.kind == "to_confirm" for criterion in every_criterion(trees)),
    )


def ways_to_spend_a_year(kind: SubjectKind, wanted: Wanted, *, rated: bool) -> list[Suppose]:
    """All that a year could still bring, the least effort first; a rating already given stands."""
    if kind is SubjectKind.HOUSEHOLD:
        return [NOTHING]
    ratings = {rating for rating in wanted.ratings if rating.rank > Rating.FAILED.rank}
    own: list[Rating | None] = [None]
    if not rated:
        own += ratings
    if kind is SubjectKind.COLLECTIVE:
        members = (Rating.COMPLETED, Rating.GOOD)
        teams = [(None, None), *((level, best) for level in members for best in (None, Rating.EXCELLENT))]
        ways = [Suppose(rating, members=team, best_member=best) for rating in own for team, best in teams]
    else:
        scopes = sorted(wanted.scopes, key=lambda scope: scope.rank)
        made = [c for n in range(wanted.initiatives + 1) for c in combinations_with_replacement(scopes, n)]
        ways = [Suppose(rating, initiatives) for rating in own for initiatives in made]
    return sorted(ways, key=lambda way: way.effort)
