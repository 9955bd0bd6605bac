"""Criteria about the members of a collective; people the register does not list are unknown, not absent."""

from fractions import Fraction
from typing import cast

from khenthuong_desktop.domain.case import Case
from khenthuong_desktop.domain.facts import CollectiveFacts, DisciplineFacts, PersonFacts
from khenthuong_desktop.domain.records import holds
from khenthuong_desktop.domain.rules import Criterion
from khenthuong_desktop.domain.terms import DisciplineForm, DisciplineStatus, Rating
from khenthuong_desktop.domain.verdict import MET, NOT_MET, UNKNOWN, Detail, Finding, Outcome, VerdictKind

_OUTCOME_OF = {
    VerdictKind.ELIGIBLE: MET,
    VerdictKind.NOT_ELIGIBLE: NOT_MET,
    VerdictKind.UNDECIDED: UNKNOWN,
}


def members_holding(criterion: Criterion, case: Case) -> Finding:
    """Enough members hold the title of the year, by the register or by meeting the title's standard.

    Once some hold it by decision, whoever only meets the standard may have been left out or not entered yet: unknown.
    """
    collective = cast(CollectiveFacts, case.subject)
    awards = (criterion.parameters["award"], *criterion.parameters.get("counts_also", ()))
    decided = case.unit.has_decided(awards[0], case.year)
    outcomes = [_has_title(member, awards, decided, case) for member in collective.members]
    sure = outcomes.count(MET)
    size = None if collective.headcount is None else max(collective.headcount, len(outcomes))
    possible = None if size is None else size - outcomes.count(NOT_MET)
    values = {"sure": sure, "possible": possible, "headcount": size, "listed": len(outcomes)}
    outcome = _enough(criterion, sure, possible, size)
    code = {MET: "members_enough", NOT_MET: "members_too_few", UNKNOWN: "members_unclear"}[outcome]
    if size is None and outcome is UNKNOWN:
        code = "headcount_missing"
    return Finding(criterion, outcome, Detail(code, values))


def _has_title(member: PersonFacts, awards: tuple[str, ...], decided: bool, case: Case) -> Outcome:
    if any(holds(member, award, case.year, case.rules) is MET for award in awards):
        return MET
    would = _would_get_title(member, awards[0], case)
    return UNKNOWN if decided and would is MET else would


def _would_get_title(member: PersonFacts, award: str, case: Case) -> Outcome:
    key = (member.ref, award, case.year)
    if key not in case.memo:
        verdict = case.judge(case.rules, member, award, case.year, case.unit, case.memo)
        case.memo[key] = UNKNOWN if verdict is None else _OUTCOME_OF[verdict.kind]
    return case.memo[key]


def _enough(criterion: Criterion, sure: int, possible: int | None, size: int | None) -> Outcome:
    """Compares exact fractions of the headcount, or a plain number of people."""
    number: int | None = criterion.parameters.get("at_least")
    if number is not None:
        if sure >= number:
            return MET
        return NOT_MET if possible is not None and possible < number else UNKNOWN
    if not size or possible is None:
        return UNKNOWN
    share: Fraction | None = criterion.parameters.get("share")
    if share is not None:
        return MET if Fraction(sure, size) >= share else NOT_MET if Fraction(possible, size) < share else UNKNOWN
    limit: Fraction = criterion.parameters["more_than"]
    return MET if Fraction(sure, size) > limit else NOT_MET if Fraction(possible, size) <= limit else UNKNOWN


def members_rated_at_least(criterion: Criterion, case: Case) -> Finding:
    """Every member's rating of the year reaches the level."""
    needed: Rating = criterion.parameters["rating"]
    outcomes = []
    for member in cast(CollectiveFacts, case.subject).members:
        rating = member.of_year(case.year).rating
        outcomes.append(UNKNOWN if rating is None else MET if rating.rank >= needed.rank else NOT_MET)
    return _every_member(criterion, case, outcomes)


def no_member_disciplined(criterion: Criterion, case: Case) -> Finding:
    """No member was disciplined in the year at the given measure or above."""
    form: DisciplineForm = criterion.parameters["form"]
    outcomes = []
    for member in cast(CollectiveFacts, case.subject).members:
        found = {_disciplined_in(entry, form, case.year) for entry in member.discipline}
        clean = MET if member.registers_cover(case.year) else UNKNOWN
        outcomes.append(NOT_MET if MET in found else UNKNOWN if UNKNOWN in found else clean)
    return _every_member(criterion, case, outcomes)


def _disciplined_in(entry: DisciplineFacts, form: DisciplineForm, year: int) -> Outcome:
    if entry.status is DisciplineStatus.UNDER_REVIEW:
        return UNKNOWN
    if entry.form is None or entry.form.rank < form.rank:
        return NOT_MET
    if entry.from_date is not None:
        return MET if entry.from_date.year == year else NOT_MET
    over = entry.finished_on is not None and entry.finished_on.year < year
    return NOT_MET if over else UNKNOWN


def _every_member(criterion: Criterion, case: Case, outcomes: list[Outcome]) -> Finding:
    """One known failure decides; otherwise everybody of the headcount must be listed and known."""
    collective = cast(CollectiveFacts, case.subject)
    failing = [m.name for m, o in zip(collective.members, outcomes, strict=True) if o is NOT_MET]
    if failing:
        return Finding(criterion, NOT_MET, Detail("members_failing", {"names": tuple(failing)}))
    if collective.headcount is None:
        return Finding(criterion, UNKNOWN, Detail("headcount_missing"))
    unclear = [m.name for m, o in zip(collective.members, outcomes, strict=True) if o is UNKNOWN]
    if unclear:
        return Finding(criterion, UNKNOWN, Detail("members_unknown", {"names": tuple(unclear)}))
    if len(outcomes) < collective.headcount:
        values = {"listed": len(outcomes), "headcount": collective.headcount}
        return Finding(criterion, UNKNOWN, Detail("members_not_all_listed", values))
    if not outcomes:
        return Finding(criterion, UNKNOWN, Detail("headcount_missing"))
    return Finding(criterion, MET, Detail("members_all", {"headcount": collective.headcount}))
