"""Criteria about what was achieved before: earlier awards, how often, good years, age of a collective."""

from khenthuong_desktop.domain.case import Case
from khenthuong_desktop.domain.facts import AwardHeld, CollectiveFacts
from khenthuong_desktop.domain.rules import Criterion
from khenthuong_desktop.domain.terms import Rating
from khenthuong_desktop.domain.verdict import MET, NOT_MET, UNKNOWN, Detail, Finding, Outcome


def held_before(criterion: Criterion, case: Case) -> Finding:
    """One of the awards was held before the first year of the run ("và sau đó")."""
    return _held_by(criterion, case, case.run.first - 1)


def ever_held(criterion: Criterion, case: Case) -> Finding:
    """One of the awards was held at any time up to the year."""
    return _held_by(criterion, case, case.year)


def _held_by(criterion: Criterion, case: Case, last: int) -> Finding:
    years = [held.year for held in _ground(criterion, case) if held.year <= last]
    if years:
        return Finding(criterion, MET, Detail("held_in", {"year": min(years)}))
    values = {"last": last}
    if case.subject.since is not None:  # it may have been held before the registers begin
        return Finding(criterion, UNKNOWN, Detail("register_starts_later", {"since": case.subject.since}))
    return Finding(criterion, NOT_MET, Detail("not_held_by", values))


def times_held(criterion: Criterion, case: Case) -> Finding:
    """The awards were held often enough within the run; the same award counts once a year."""
    needed: int = criterion.parameters.get("count", 1)
    times = sorted({(held.year, held.award) for held in _ground(criterion, case) if held.year in case.run.years})
    values = {"found": len(times), "needed": needed, "first": case.run.first, "last": case.run.last}
    if len(times) >= needed:
        return Finding(criterion, MET, Detail("held_often", values))
    return Finding(criterion, _otherwise(case), Detail("held_too_seldom", values))


def years_rated(criterion: Criterion, case: Case) -> Finding:
    """Enough years of the run reach the rating."""
    needed: int = criterion.parameters["count"]
    rating: Rating = criterion.parameters["rating"]
    known = [case.subject.of_year(year).rating for year in case.run.years]
    found = sum(one is not None and one.rank >= rating.rank for one in known)
    possible = found + known.count(None)
    values = {"found": found, "needed": needed, "first": case.run.first, "last": case.run.last}
    outcome = MET if found >= needed else NOT_MET if possible < needed else UNKNOWN
    code = {MET: "good_years_enough", NOT_MET: "good_years_missing", UNKNOWN: "good_years_unclear"}[outcome]
    return Finding(criterion, outcome, Detail(code, values))


def established_at_least(criterion: Criterion, case: Case) -> Finding:
    """The collective has been built up for so many years."""
    needed: int = criterion.parameters["years"]
    founded = case.subject.established if isinstance(case.subject, CollectiveFacts) else None
    if founded is None:
        return Finding(criterion, UNKNOWN, Detail("establishment_missing"))
    outcome = MET if case.year - founded >= needed else NOT_MET
    return Finding(criterion, outcome, Detail("established_in", {"year": founded, "age": case.year - founded}))


def not_dissolved(criterion: Criterion, case: Case) -> Finding:
    """A unit that ended in a reorganisation receives nothing afterwards."""
    ended = case.subject.until
    if ended is not None and ended <= case.rules.on:
        return Finding(criterion, NOT_MET, Detail("dissolved_on", {"day": ended}))
    return Finding(criterion, MET)


def _ground(criterion: Criterion, case: Case) -> list[AwardHeld]:
    """What is held of the awards asked for and may support a merit award."""
    awards: tuple[str, ...] = criterion.parameters["awards"]
    return [
        held
        for held in case.subject.awards
        if held.award in awards and held.commendation_type not in case.rules.no_ground
    ]


def _otherwise(case: Case) -> Outcome:
    return NOT_MET if case.subject.registers_cover(case.run.first) else UNKNOWN
