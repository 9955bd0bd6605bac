"""Each kind of criterion about a person's record, asked of everybody at once on planes of bits."""

from collections.abc import Iterable
from typing import NamedTuple

from khenthuong_desktop.domain.case import Run
from khenthuong_desktop.domain.crowd import (
    ALWAYS_COVERED,
    COVERED,
    ENDED,
    RATED,
    Attribute,
    Crowd,
    at_least,
    holding,
    initiatives,
)
from khenthuong_desktop.domain.rules import Criterion, RulesOnDay
from khenthuong_desktop.domain.terms import SubjectKind


class Planes(NamedTuple):
    """The outcomes of everybody: met, not met, for people to judge; who is in none of them is unknown."""

    met: int
    not_met: int
    judged: int = 0

    def unknown(self, everybody: int) -> int:
        return everybody & ~(self.met | self.not_met | self.judged)


class BitCase(NamedTuple):
    crowd: Crowd
    rules: RulesOnDay
    kind: SubjectKind
    year: int
    run: Run

    @property
    def everybody(self) -> int:
        return self.crowd.everybody


def judgement(criterion: Criterion, case: BitCase) -> Planes:
    return Planes(0, 0, case.everybody)


def to_confirm(criterion: Criterion, case: BitCase) -> Planes:
    return Planes(0, 0)


def rating_at_least(criterion: Criterion, case: BitCase) -> Planes:
    met = case.crowd.plane(at_least(criterion.parameters["rating"].rank), case.year)
    not_met = case.crowd.plane(RATED, case.year) & ~met
    shortest = criterion.parameters.get("not_rated_below_months")
    if shortest is not None:
        not_met |= case.crowd.plane(_too_short(shortest), case.year) & ~met
    return Planes(met, not_met)


def _too_short(months: int) -> Attribute:
    """The months worked are known and fewer."""
    return Attribute("months_below", months)


_MONTHS_KNOWN = _too_short(99)


def each_year(criterion: Criterion, case: BitCase) -> Planes:
    years = [_of_year(criterion, case, year) for year in case.run.years]
    times: int = criterion.parameters.get("times", len(years))
    if times < len(years):
        return _with_gaps(criterion, case, years, times)
    missing = met = 0
    for year in years:
        missing |= year.not_met
        met |= case.everybody & ~year.met
    met = case.everybody & ~met
    unused_for = criterion.parameters.get("unused_for")
    if unused_for is not None:
        for earlier in range(case.run.first, case.year):
            met &= ~case.crowd.plane(holding(unused_for), earlier)
    return Planes(met, missing)


def _of_year(criterion: Criterion, case: BitCase, year: int) -> Planes:
    """Who held the award or reached the rating in that year."""
    rating = criterion.parameters.get("rating")
    met = doubtful = 0
    for award in _awards_of_year(criterion):
        met |= case.crowd.plane(holding(award), year)
        doubtful |= case.everybody & ~case.crowd.plane(COVERED, year)
    if rating is not None:
        met |= case.crowd.plane(at_least(rating.rank), year)
        doubtful |= case.everybody & ~case.crowd.plane(RATED, year)
    return Planes(met, case.everybody & ~(met | doubtful))


def _with_gaps(criterion: Criterion, case: BitCase, years: list[Planes], times: int) -> Planes:
    """A run longer than the times asked for is never met; it is broken, or has gaps for people to judge."""
    broken = years[0].not_met | years[-1].not_met
    shortest = criterion.parameters.get("not_rated_below_months")
    if shortest is not None:
        for year, found in zip(case.run.years, years, strict=True):
            long_enough = case.crowd.plane(_MONTHS_KNOWN, year) & ~case.crowd.plane(_too_short(shortest), year)
            broken |= found.not_met & (case.crowd.plane(RATED, year) | long_enough)
    for others in (years[1:], years[:-1]):  # the first and the last are held besides, or the run is broken
        broken |= _at_least_times(times, (year.met for year in others), case.everybody)
    possible = (case.everybody & ~year.not_met for year in years)
    return Planes(0, broken | case.everybody & ~_at_least_times(times, possible, case.everybody))


def _awards_of_year(criterion: Criterion) -> tuple[str, ...]:
    award = criterion.parameters.get("award")
    return () if award is None else (award, *criterion.parameters.get("counts_also", ()))


def _at_least_times(needed: int, planes: Iterable[int], everybody: int) -> int:
    """Those who stand in at least so many of the planes."""
    enough = [everybody, *[0] * needed]  # who stood in at least 0, 1 … of those so far
    for plane in planes:
        for number in range(needed, 0, -1):
            enough[number] |= enough[number - 1] & plane
    return enough[needed]


def initiative_at_least(criterion: Criterion, case: BitCase) -> Planes:
    any_year = criterion.parameters.get("any_year")
    first = case.crowd.first_year if any_year else case.run.first
    made = (
        case.crowd.plane(attribute, year)
        for year in range(first, case.year + 1)
        for attribute in initiative_attributes(criterion)
    )
    met = _at_least_times(criterion.parameters.get("count", 1), made, case.everybody)
    covered = case.crowd.plane(ALWAYS_COVERED if any_year else COVERED, case.run.first)
    return Planes(met, covered & ~met)


def initiative_attributes(criterion: Criterion) -> list[Attribute]:
    """More of them in one year than are needed at all make no difference."""
    rank = criterion.parameters["scope"].rank
    return [initiatives(rank, number) for number in range(1, criterion.parameters.get("count", 1) + 1)]


def held_before(criterion: Criterion, case: BitCase) -> Planes:
    return _held_by(criterion, case, case.run.first - 1)


def ever_held(criterion: Criterion, case: BitCase) -> Planes:
    return _held_by(criterion, case, case.year)


def _held_by(criterion: Criterion, case: BitCase, last: int) -> Planes:
    met = 0
    for year in range(case.crowd.first_year, last + 1):
        for award in criterion.parameters["awards"]:
            met |= case.crowd.plane(holding(award), year)
    return Planes(met, case.crowd.plane(ALWAYS_COVERED, case.year) & ~met)


def times_held(criterion: Criterion, case: BitCase) -> Planes:
    held = (
        case.crowd.plane(holding(award), year) for year in case.run.years for award in criterion.parameters["awards"]
    )
    met = _at_least_times(criterion.parameters.get("count", 1), held, case.everybody)
    return Planes(met, case.crowd.plane(COVERED, case.run.first) & ~met)


def years_rated(criterion: Criterion, case: BitCase) -> Planes:
    needed: int = criterion.parameters["count"]
    good = [case.crowd.plane(at_least(criterion.parameters["rating"].rank), year) for year in case.run.years]
    rated = [case.crowd.plane(RATED, year) for year in case.run.years]
    possible = (one | (case.everybody & ~known) for one, known in zip(good, rated, strict=True))
    return Planes(
        _at_least_times(needed, good, case.everybody),
        case.everybody & ~_at_least_times(needed, possible, case.everybody),
    )


def not_dissolved(criterion: Criterion, case: BitCase) -> Planes:
    ended = case.crowd.plane(ENDED, case.year)
    return Planes(case.everybody & ~ended, ended)


def nothing_pending(criterion: Criterion, case: BitCase) -> Planes:
    """Whoever stands in the register of discipline is irregular and left to ``judge``."""
    return Planes(case.everybody, 0)


def no_discipline(criterion: Criterion, case: BitCase) -> Planes:
    return Planes(case.crowd.plane(COVERED, case.run.first), 0)


def rating_attributes(criterion: Criterion) -> list[Attribute]:
    rating, shortest = criterion.parameters.get("rating"), criterion.parameters.get("not_rated_below_months")
    asked = [] if rating is None else [RATED, at_least(rating.rank)]
    return asked if shortest is None else [*asked, _too_short(shortest)]


def year_attributes(criterion: Criterion) -> list[Attribute]:
    unused_for = criterion.parameters.get("unused_for")
    awards = (*_awards_of_year(criterion), *criterion.parameters.get("awards", ()))
    asked = [*rating_attributes(criterion), *map(holding, awards)]
    if "not_rated_below_months" in criterion.parameters:
        asked += [RATED, _MONTHS_KNOWN]
    return asked if unused_for is None else [*asked, holding(unused_for)]
