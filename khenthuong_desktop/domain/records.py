"""Criteria about the subject's own record: ratings, awards held, initiatives, discipline."""

from datetime import date

from khenthuong_desktop.domain.case import Case, Run
from khenthuong_desktop.domain.facts import DisciplineFacts, SubjectFacts, YearFacts
from khenthuong_desktop.domain.rules import Criterion, RulesOnDay
from khenthuong_desktop.domain.terms import DisciplineStatus, Rating, Scope
from khenthuong_desktop.domain.verdict import MET, NOT_MET, UNKNOWN, Detail, Finding, Outcome

MAY_GO_ON = "may_go_on"  # said of a broken run: a longer one that ends in the same year may hold


def rating_at_least(criterion: Criterion, case: Case) -> Finding:
    """The year's rating; somebody who worked too few months to be rated has no ground for the award."""
    known = case.subject.of_year(case.year)
    needed: Rating = criterion.parameters["rating"]
    if known.rating is not None:
        outcome = MET if known.rating.rank >= needed.rank else NOT_MET
        return Finding(criterion, outcome, Detail("rating_is", {"year": case.year, "rating": known.rating}))
    shortest: int | None = criterion.parameters.get("not_rated_below_months")
    months = known.months_counted
    if shortest is not None and months is not None and months < shortest:
        values = {"year": case.year, "months": months, "shortest": shortest}
        return Finding(criterion, NOT_MET, Detail("worked_too_short_to_be_rated", values))
    return Finding(criterion, UNKNOWN, Detail("rating_missing", {"year": case.year}))


def holds(subject: SubjectFacts, award: str, year: int, rules: RulesOnDay) -> Outcome:
    """Whether the register shows the award for the year; where the register does not reach, unknown."""
    for held in subject.awards:
        if held.year == year and held.award == award and held.commendation_type not in rules.no_ground:
            return MET
    return NOT_MET if subject.registers_cover(year) else UNKNOWN


def each_year(criterion: Criterion, case: Case) -> Finding:
    """In every year of the run the award was held, or the rating reached (either of those asked for).

    With ``times`` the award was held so many times in a row: a longer run may have gaps, which the law is silent
    about and people judge; with ``not_rated_below_months`` only years that may have been too short to be rated.
    """
    outcomes = {year: _of_year(criterion, case, year) for year in case.run.years}
    missing = tuple(year for year, outcome in outcomes.items() if outcome is NOT_MET)
    unknown = tuple(year for year, outcome in outcomes.items() if outcome is UNKNOWN)
    times: int = criterion.parameters.get("times", len(outcomes))
    held = len(outcomes) - len(missing) - len(unknown)
    if held > times:
        return Finding(criterion, NOT_MET, Detail("times_more_than_asked", {"times": times}))
    gaps = case.run.last not in missing and _are_gaps(criterion, case, missing)
    bridged = gaps and case.run.first not in missing and held + len(unknown) >= times
    if missing and not bridged:
        values = {"years": missing, "lacking": max(times - held - len(unknown), 1), MAY_GO_ON: gaps and held < times}
        return Finding(criterion, NOT_MET, Detail("years_missing", values))
    if unknown:
        return Finding(criterion, UNKNOWN, Detail("years_unknown", {"years": unknown}))
    if missing:
        return Finding(criterion, UNKNOWN, Detail("years_between", {"years": missing}))
    reused = _earlier_use(case, criterion.parameters.get("unused_for"))
    if reused is not None:
        return Finding(criterion, UNKNOWN, Detail("years_used_before", {"year": reused}))
    return Finding(criterion, MET, Detail("years_complete", {"years": tuple(case.run.years)}))


def _of_year(criterion: Criterion, case: Case, year: int) -> Outcome:
    """Either of those asked for is enough."""
    award: str | None = criterion.parameters.get("award")
    rating: Rating | None = criterion.parameters.get("rating")
    outcome = NOT_MET
    if rating is not None:
        reached = case.subject.of_year(year).rating
        outcome = UNKNOWN if reached is None else MET if reached.rank >= rating.rank else NOT_MET
    for one in () if award is None else (award, *criterion.parameters.get("counts_also", ())):
        if outcome is MET:
            break
        held = holds(case.subject, one, year, case.rules)
        outcome = outcome if held is NOT_MET else held
    return outcome


def _are_gaps(criterion: Criterion, case: Case, years: tuple[int, ...]) -> bool:
    """Whether these years without the award need not break a row of times."""
    if "times" not in criterion.parameters:
        return False
    shortest: int | None = criterion.parameters.get("not_rated_below_months")
    return shortest is None or all(_may_be_unrated(case.subject.of_year(year), shortest) for year in years)


def _may_be_unrated(known: YearFacts, shortest: int) -> bool:
    return known.rating is None and (known.months_counted is None or known.months_counted < shortest)


def _earlier_use(case: Case, award: str | None) -> int | None:
    """The year of an earlier award that rested on a year of this run."""
    earlier = [
        held.year
        for held in case.subject.awards
        if held.award == award
        and case.run.first <= held.year < case.year
        and held.commendation_type not in case.rules.no_ground
    ]
    return max(earlier, default=None)


def initiative_at_least(criterion: Criterion, case: Case) -> Finding:
    """Enough recognised initiatives from the first year of the run (or of any year) to the year of the award."""
    scope: Scope = criterion.parameters["scope"]
    needed: int = criterion.parameters.get("count", 1)
    first = case.run.first
    if criterion.parameters.get("any_year"):
        first = min((one.year for one in case.subject.initiatives if one.year is not None), default=first)
    window = Run(min(first, case.year), case.year)
    counted, used, doubtful, unproven = [], [], [], []
    for initiative in case.subject.initiatives:
        if initiative.year is not None and initiative.year not in window.years:
            continue
        if initiative.scope is not None and initiative.scope.rank < scope.rank:
            continue
        if any((use.award, use.year) != (case.award, case.year) for use in initiative.used_by):
            used.append(initiative.ref)
        elif initiative.year is None or initiative.scope is None:
            doubtful.append(initiative.ref)
        else:
            counted.append(initiative.ref)
            if not initiative.has_decision:
                unproven.append(initiative.ref)
    values = {"found": len(counted), "needed": needed, "first": window.first, "last": window.last}
    if len(counted) >= needed:
        code = "initiatives_unproven" if unproven else "initiatives_found"
        told = {**values, "refs": tuple(counted), "unproven": tuple(unproven)}
        return Finding(criterion, MET, Detail(code, told))
    if len(counted) + len(doubtful) >= needed:
        return Finding(criterion, UNKNOWN, Detail("initiatives_doubtful", {**values, "refs": tuple(doubtful)}))
    register_begins_late = case.subject.since is not None and criterion.parameters.get("any_year")
    if register_begins_late or not case.subject.registers_cover(window.first):
        return Finding(criterion, UNKNOWN, Detail("register_starts_later", {"since": case.subject.since}))
    if used:
        return Finding(criterion, NOT_MET, Detail("initiatives_used", {**values, "refs": tuple(used)}))
    return Finding(criterion, NOT_MET, Detail("initiatives_missing", values))


def not_under_review(criterion: Criterion, case: Case) -> Finding:
    """Nobody is proposed while a violation is being looked into."""
    if any(entry.status is DisciplineStatus.UNDER_REVIEW for entry in case.subject.discipline):
        return Finding(criterion, NOT_MET, Detail("under_review"))
    return Finding(criterion, MET)


def no_discipline(criterion: Criterion, case: Case) -> Finding:
    """Achievement counts only from the day the discipline was served, so the period must be free."""
    first_day, last_day = date(case.run.first, 1, 1), date(case.run.last, 12, 31)
    doubtful = False
    for entry in case.subject.discipline:
        outcome = _in_force(entry, first_day, last_day)
        if outcome is MET:
            values = {"form": entry.form, "from_date": entry.from_date, "finished_on": entry.finished_on}
            return Finding(criterion, NOT_MET, Detail("disciplined", values))
        doubtful = doubtful or outcome is UNKNOWN
    if doubtful:
        return Finding(criterion, UNKNOWN, Detail("discipline_dates_missing"))
    if not case.subject.registers_cover(case.run.first):
        return Finding(criterion, UNKNOWN, Detail("register_starts_later", {"since": case.subject.since}))
    return Finding(criterion, MET)


def _in_force(entry: DisciplineFacts, first_day: date, last_day: date) -> Outcome:
    """Whether a concluded discipline touches the period; a day of completion on its first day does not."""
    if entry.form is None or entry.status is not DisciplineStatus.CONCLUDED:
        return NOT_MET
    started, finished = entry.from_date, entry.finished_on
    if (started is not None and started > last_day) or (finished is not None and finished <= first_day):
        return NOT_MET
    if started is not None and (started >= first_day or finished is not None):
        return MET
    if finished is not None and finished <= last_day:
        return MET
    return UNKNOWN
