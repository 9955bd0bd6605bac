"""The planner: the earliest year, the least effort, and what the rules themselves say of its paths."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from khenthuong_desktop.domain.criteria import judge
from khenthuong_desktop.domain.facts import (
    AwardHeld,
    CollectiveFacts,
    DisciplineFacts,
    HouseholdFacts,
    InitiativeFacts,
    PersonFacts,
    UnitFacts,
    YearFacts,
)
from khenthuong_desktop.domain.planning import Path, find_path
from khenthuong_desktop.domain.rules import RulesOnDay
from khenthuong_desktop.domain.supposing import Suppose, assume
from khenthuong_desktop.domain.terms import DisciplineStatus, PersonCategory, Rating, Scope
from khenthuong_desktop.domain.verdict import VerdictKind
from khenthuong_desktop.regulations.library import load_library
from tests.plain_planning import is_within_reach

YEAR = 2026
CSTDCS = "grassroots_emulation_fighter"
CSTD_TINH = "provincial_emulation_fighter"
BK_TINH = "provincial_diploma_of_merit"
GOOD, EXCELLENT = YearFacts(Rating.GOOD, 12), YearFacts(Rating.EXCELLENT, 12)


@pytest.fixture(scope="module")
def rules() -> RulesOnDay:
    return load_library().on(date(2025, 12, 20))


def person(**known: Any) -> PersonFacts:
    given: dict[str, Any] = {"ref": "P1", "name": "Nguyễn Văn A", "category": PersonCategory.CIVIL_SERVANT}
    return PersonFacts(**(given | known))


def found(rules: RulesOnDay, subject: PersonFacts | CollectiveFacts, award: str, unit: UnitFacts | None = None) -> Path:
    path = find_path(rules, subject, award, YEAR, unit or UnitFacts())
    assert path is not None
    return path


def test_the_grassroots_title_needs_the_best_rating_or_an_initiative_this_year(rules: RulesOnDay) -> None:
    path = found(rules, person(), CSTDCS)
    (step,) = path.steps
    assert (path.year, step.brings) == (YEAR, Suppose(Rating.EXCELLENT))
    assert step.instead == (Suppose(Rating.GOOD, (Scope.GRASSROOTS,)),)


def test_a_rating_already_given_leaves_the_initiative_as_the_only_way(rules: RulesOnDay) -> None:
    (step,) = found(rules, person(years={YEAR: GOOD}), CSTDCS).steps
    assert (step.brings, step.instead) == (Suppose(None, (Scope.GRASSROOTS,)), ())


def test_a_year_spoilt_puts_the_award_off_to_the_next(rules: RulesOnDay) -> None:
    path = found(rules, person(years={YEAR: YearFacts(Rating.FAILED, 12)}), CSTDCS)
    assert [step.year for step in path.steps] == [YEAR + 1]


def test_three_years_lead_to_the_provincial_title_with_the_grassroots_one_each_year(rules: RulesOnDay) -> None:
    path = found(rules, person(), CSTD_TINH)
    assert [(step.year, step.awards) for step in path.steps] == [(year, (CSTDCS,)) for year in (2026, 2027, 2028)]
    assert [step.brings.initiatives for step in path.steps].count((Scope.PROVINCE,)) == 1


def test_titles_already_held_shorten_the_way(rules: RulesOnDay) -> None:
    held = (AwardHeld(CSTDCS, 2024), AwardHeld(CSTDCS, 2025))
    path = found(rules, person(awards=held), CSTD_TINH)
    assert path.year == YEAR
    assert path.steps[0].brings == Suppose(Rating.EXCELLENT, (Scope.PROVINCE,))
    both = found(rules, person(awards=held), BK_TINH)
    assert (both.year, both.steps[0].brings) == (YEAR, Suppose(None, (Scope.GRASSROOTS, Scope.GRASSROOTS)))


def test_what_is_already_enough_asks_for_nothing(rules: RulesOnDay) -> None:
    path = found(rules, person(years={YEAR: EXCELLENT}), CSTDCS)
    assert (path.year, path.effort) == (YEAR, 0)


def test_an_initiative_that_carried_one_award_is_made_anew_for_the_next(rules: RulesOnDay) -> None:
    made = (InitiativeFacts("SK1", YEAR, Scope.PROVINCE),)
    held = (AwardHeld(CSTDCS, 2024), AwardHeld(CSTDCS, 2025))
    (step,) = found(rules, person(years={YEAR: GOOD}, initiatives=made, awards=held), CSTD_TINH).steps
    assert step.brings == Suppose(None, (Scope.GRASSROOTS,))  # one of the two is used for the grassroots title
    (step,) = found(rules, person(years={YEAR: EXCELLENT}, initiatives=made, awards=held), CSTD_TINH).steps
    assert step.brings == Suppose()


def test_a_collective_is_told_what_its_members_need(rules: RulesOnDay) -> None:
    team = CollectiveFacts(ref="T", name="T", headcount=4, members=(person(),))
    (step,) = found(rules, team, "excellent_labour_collective").steps
    assert step.brings == Suppose(Rating.EXCELLENT, members=Rating.GOOD, best_member=Rating.EXCELLENT)


def test_no_way_leads_past_an_open_review_or_a_law_that_has_no_rule(rules: RulesOnDay) -> None:
    review = DisciplineFacts(None, None, None, DisciplineStatus.UNDER_REVIEW)
    assert find_path(rules, person(discipline=(review,)), CSTDCS, YEAR, UnitFacts()) is None
    assert find_path(rules, person(), "hero_of_labour_that_is_not", YEAR, UnitFacts()) is None


def test_a_household_is_left_to_those_who_judge(rules: RulesOnDay) -> None:
    path = find_path(rules, HouseholdFacts(ref="H", name="H"), "certificate_of_merit", YEAR, UnitFacts())
    assert path is not None
    assert (path.year, path.effort) == (YEAR, 0)


def test_a_title_decided_for_another_person_is_taken_from_nobody(rules: RulesOnDay) -> None:
    subject = person(years={YEAR: EXCELLENT})
    decided = UnitFacts(frozenset({(CSTDCS, YEAR)}))
    assert found(rules, subject, CSTD_TINH, decided) == found(rules, subject, CSTD_TINH, UnitFacts())


_histories = st.builds(
    PersonFacts,
    ref=st.just("P"),
    name=st.just("A"),
    category=st.sampled_from([PersonCategory.CIVIL_SERVANT, PersonCategory.WORKER]),
    years=st.dictionaries(st.integers(2023, 2026), st.builds(YearFacts, st.sampled_from(list(Rating)), st.just(12))),
    awards=st.lists(st.builds(AwardHeld, st.just(CSTDCS), st.integers(2023, 2025)), max_size=3).map(tuple),
    initiatives=st.lists(
        st.builds(InitiativeFacts, st.uuids().map(str), st.integers(2023, 2026), st.sampled_from(list(Scope))),
        max_size=2,
    ).map(tuple),
)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(subject=_histories, award=st.sampled_from([CSTDCS, CSTD_TINH, BK_TINH, "advanced_worker"]))
def test_whoever_takes_the_steps_is_within_reach_by_the_rules(
    rules: RulesOnDay, subject: PersonFacts, award: str
) -> None:
    path = find_path(rules, subject, award, YEAR, UnitFacts())
    if path is None:
        return
    taken = {step.year: step.brings._replace(awards=step.awards) for step in path.steps}
    verdict = judge(rules, assume(subject, taken), award, path.year, UnitFacts())
    assert is_within_reach(verdict)
    assert all(step.year <= path.year for step in path.steps)


def test_supposing_changes_only_what_is_supposed() -> None:
    subject = person(years={YEAR: YearFacts(None, 8)})
    assert assume(subject, {}) == subject
    supposed = assume(subject, {YEAR: Rating.EXCELLENT, YEAR + 1: Suppose(awards=(CSTDCS,))})
    assert supposed.of_year(YEAR) == YearFacts(Rating.EXCELLENT, 8)
    assert [held.award for held in supposed.awards] == [CSTDCS]
    assert replace(supposed, years=subject.years, awards=()) == subject


def test_a_good_year_more_is_never_further_away(rules: RulesOnDay) -> None:
    plain = judge(rules, person(), CSTDCS, YEAR, UnitFacts())
    better = judge(rules, assume(person(), {YEAR: Rating.EXCELLENT}), CSTDCS, YEAR, UnitFacts())
    assert plain is not None and better is not None
    assert (plain.kind, better.kind) == (VerdictKind.UNDECIDED, VerdictKind.ELIGIBLE)
