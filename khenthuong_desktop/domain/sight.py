"""What the rules of an award can see of a subject: those who look alike to them are within reach alike.

A rule sees the ratings, awards and initiatives that its parameters name, as far back as its longest run of years;
whatever else is known of a subject it sees whole.
"""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple

from khenthuong_desktop.domain.criteria import is_open
from khenthuong_desktop.domain.facts import AwardUse, InitiativeFacts, PersonFacts, SubjectFacts, YearFacts
from khenthuong_desktop.domain.rules import AwardRule, Criterion, RulesOnDay
from khenthuong_desktop.domain.terms import Rating, Scope, SubjectKind

_EVER = 10_000


class Sight(NamedTuple):
    """What some rules look at, and how many years back, the year of the award included.

    ``ranks`` of ratings and ``scopes`` of initiatives (ranks, too) are those asked for: more than is asked for
    looks alike. ``enough`` initiatives are all that any criterion counts; ``months`` worked are seen only if asked for,
    and only of years without a rating.
    """

    years: int = 1
    rated: int = 0
    ranks: frozenset[int] = frozenset()
    months: bool = False
    held: Mapping[str, int] = {}
    made: int = 0
    scopes: frozenset[int] = frozenset()
    enough: int = 1

    def past(self, subject: SubjectFacts, year: int, until: int) -> Hashable:
        """What shows of ratings and awards when awards from ``year`` until ``until`` are judged."""
        seen = range(year - self.rated + 1, until + 1) if self.rated else ()
        ratings = [self._of_year(subject.of_year(one)) for one in seen]
        awards = [award for award in subject.awards if award.award in self.held and award.year <= until]
        held = {(award.award, self.clipped(award.award, award.year, year), award.commendation_type) for award in awards}
        return tuple(ratings), frozenset(held)

    def clipped(self, award: str, held: int, year: int) -> int:
        """The year in which an award was held, or the one before those looked at."""
        return max(held, year - self.held[award])

    def _of_year(self, known: YearFacts) -> Hashable:
        reached = self.reached(known.rating)
        return (reached, known.months_counted) if self.months and known.rating is None else reached

    def reached(self, rating: Rating | None) -> int:
        """How many of the ratings asked for are reached; -1 for no rating."""
        return -1 if rating is None else len([rank for rank in self.ranks if rank <= rating.rank])

    def shows(self, made: InitiativeFacts, year: int) -> bool:
        """Whether an initiative may count for an award of the year."""
        return (made.year is None or made.year > year - self.made) and self._of_scope(made) != 0

    def _of_scope(self, made: InitiativeFacts) -> int:
        """How many of the scopes asked for it reaches; -1 while its own is not known."""
        if made.scope is None:
            return -1 if self.scopes else 0
        return len([rank for rank in self.scopes if rank <= made.scope.rank])

    def unused(self, initiatives: Iterable[InitiativeFacts], use: AwardUse) -> Hashable:
        """What shows of the initiatives that no other award has used; alike ones beyond ``enough`` do not."""
        if not self.scopes:
            return ()
        found: dict[Hashable, int] = {}
        for made in initiatives:
            if (not made.used_by or made.used_by == (use,)) and self.shows(made, use.year):
                alike = made.year, self._of_scope(made)
                found[alike] = min(found.get(alike, 0) + 1, self.enough)
        return frozenset(found.items())


def sight_of(rules: RulesOnDay, awards: Iterable[str], subject: SubjectFacts) -> Sight:
    """What the rules of all these awards see of such a subject together."""
    sight = Sight()
    for award in awards:
        for criterion, years in criteria_asked(rules, award, subject.kind, subject):
            asked = criterion.parameters
            values = [one for value in asked.values() for one in (value if isinstance(value, tuple) else (value,))]
            ranks = {value.rank for value in values if isinstance(value, Rating)}
            scopes = {value.rank for value in values if isinstance(value, Scope)}
            months = "not_rated_below_months" in asked
            back = {"ever_held": 0, "meets_standard_of": None}.get(criterion.kind, years)
            codes = () if back is None else (one for one in values if type(one) is str)
            sight = Sight(
                max(sight.years, years),
                max(sight.rated, years if ranks or months else 0),
                sight.ranks | ranks,
                sight.months or months,
                {**sight.held, **{code: max(sight.held.get(code, 0), back or 0) for code in codes}},
                max(sight.made, (_EVER if asked.get("any_year") else years) if scopes else 0),
                sight.scopes | scopes,
                max(sight.enough, asked.get("count", 1)),
            )
    return sight


def besides_registers(subject: SubjectFacts, first: int) -> str:
    """All else that rules see; of the day on which the registers begin, only whether it is before ``first``."""
    begun = None if subject.since is None else max(subject.since.year, first)
    seen = replace(subject, ref="", name="", since=None, years={}, awards=(), initiatives=())
    if isinstance(seen, PersonFacts):
        seen = replace(seen, person_class=None, gender=None, headed={}, came_from=None, moved_to=None)
    return f"{begun} {seen!r}"


def criteria_asked(
    rules: RulesOnDay, award: str, kind: SubjectKind, subject: SubjectFacts | None = None
) -> Iterable[tuple[Criterion, int]]:
    """Every criterion on the way to the award, and how many years back it may look, the year itself included.

    They are the award's own, its exclusions, and those of the standards it refers to; alternatives that are not
    open to ``subject`` are left out.
    """
    rule = rules.rule(award, kind)
    waiting = [] if rule is None else [(criterion, 1) for criterion in (rule.criterion, *rule.exclusions)]
    while waiting:
        criterion, years = waiting.pop()
        years = max(years, _years_back(criterion))
        yield criterion, years
        asked = subject if criterion.kind == "any_of" else None
        waiting += [(child, years) for child in criterion.children if asked is None or is_open(child, asked)]
        other = standard_meant(criterion, rules, kind)
        if other is not None:
            waiting.append((other.criterion, years))


def standard_meant(criterion: Criterion, rules: RulesOnDay, kind: SubjectKind) -> AwardRule | None:
    """The rule of the other award that a criterion refers to."""
    return rules.rule(criterion.parameters["award"], kind) if criterion.kind == "meets_standard_of" else None


def _years_back(criterion: Criterion) -> int:
    """How many years back a run of this criterion may begin, at most."""
    asked = criterion.parameters
    years: int = asked.get("up_to_years", asked.get("years", 1))
    return years + int(asked.get("ends_within", 0))
