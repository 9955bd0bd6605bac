"""Where a subject stands with an award: what is near, what is unknown, what people confirm; asked in two ways alike."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from khenthuong_desktop.domain.criteria import judge
from khenthuong_desktop.domain.facts import AwardHeld, InitiativeFacts, PersonFacts, UnitFacts, YearFacts
from khenthuong_desktop.domain.planning import find_path
from khenthuong_desktop.domain.reach import NEAR_STEPS, Standing, Way, first_standing, standing_of, way_of
from khenthuong_desktop.domain.reaching import is_within_reach
from khenthuong_desktop.domain.rules import Criterion, Reference, RulesOnDay
from khenthuong_desktop.domain.terms import Confidence, PersonCategory, Rating, Scope, SubjectKind
from khenthuong_desktop.domain.verdict import UNKNOWN, Verdict, VerdictKind
from khenthuong_desktop.regulations.library import load_library
from tests import plain_planning
from tests.unit.domain.test_planning_alike import codes, people, teams

YEAR, PERSON = 2026, SubjectKind.INDIVIDUAL
WORKER, CSTDCS, CSTD_TINH = "advanced_worker", "grassroots_emulation_fighter", "provincial_emulation_fighter"
BK_TINH, BK_TTG = "provincial_diploma_of_merit", "prime_minister_diploma_of_merit"
GOOD, EXCELLENT = YearFacts(Rating.GOOD, 12), YearFacts(Rating.EXCELLENT, 12)
MANY = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.fixture(scope="module")
def rules() -> RulesOnDay:
    return load_library().on(date(2025, 12, 20))


@pytest.fixture(scope="module")
def of_province() -> RulesOnDay:
    """Law not compared yet, and a province asks of a grassroots fighter, too, what only people can confirm."""
    law = load_library().on(date(2026, 11, 20))
    rule = law.rules[CSTDCS, PERSON]
    asked = Criterion("to_confirm", "Có đăng ký danh hiệu thi đua từ đầu năm", Reference("MAU/QĐ-UBND", article="4"))
    with_it = replace(rule.criterion, children=(*rule.criterion.children, asked))
    return replace(law, rules={**law.rules, (CSTDCS, PERSON): replace(rule, criterion=with_it)})


def person(**known: Any) -> PersonFacts:
    given: dict[str, Any] = {"ref": "P1", "name": "Nguyễn Văn A", "category": PersonCategory.CIVIL_SERVANT}
    return PersonFacts(**(given | known))


def stands(rules: RulesOnDay, subject: PersonFacts, award: str, unit: UnitFacts | None = None) -> tuple[Standing, Way]:
    """As the service asks: a title of the year is asked about on its own."""
    unit = unit or UnitFacts()

    def way_to(title: str) -> Way | None:
        verdict = judge(rules, subject, title, YEAR, unit)
        return None if verdict is None else way_of(verdict)

    verdict = judge(rules, subject, award, YEAR, unit)
    assert verdict is not None
    way = way_of(verdict, way_to)
    return standing_of(verdict, way), way


def initiatives(*scopes: Scope) -> tuple[InitiativeFacts, ...]:
    return tuple(InitiativeFacts(f"SK{n}", YEAR, scope) for n, scope in enumerate(scopes))


def titles(*years: int) -> tuple[AwardHeld, ...]:
    return tuple(AwardHeld(CSTDCS, year) for year in years)


def test_one_initiative_is_near_and_two_are_not(rules: RulesOnDay) -> None:
    assert stands(rules, person(years={YEAR: GOOD}), CSTDCS)[0] is Standing.NEAR
    years = {YEAR - 1: EXCELLENT, YEAR: EXCELLENT}
    with_one = person(years=years, initiatives=initiatives(Scope.GRASSROOTS))
    assert stands(rules, with_one, BK_TINH)[0] is Standing.NEAR
    standing, way = stands(rules, person(years=years), BK_TINH)
    assert (standing, way.steps) == (Standing.LEFT_TO_PEOPLE, 2)


def test_a_missing_rating_is_unknown_and_never_near(rules: RulesOnDay) -> None:
    for award in (WORKER, CSTDCS):
        standing, way = stands(rules, person(), award)
        assert (standing, way.steps, way.unknown) == (Standing.UNKNOWN, 0, 1)  # the same rating is missing once
    one_rating = person(years={YEAR - 1: EXCELLENT}, initiatives=initiatives(Scope.GRASSROOTS, Scope.GRASSROOTS))
    assert stands(rules, one_rating, BK_TINH)[0] is Standing.UNKNOWN


def test_a_rating_once_given_is_no_step(rules: RulesOnDay) -> None:
    fair = person(years={YEAR: YearFacts(Rating.COMPLETED, 12)}, initiatives=initiatives(Scope.GRASSROOTS))
    assert stands(rules, fair, CSTDCS)[0] is Standing.NOT_ELIGIBLE


def test_a_title_of_an_earlier_year_cannot_be_brought_any_more(rules: RulesOnDay) -> None:
    made = initiatives(Scope.PROVINCE)
    gap = person(years={YEAR: EXCELLENT}, awards=titles(YEAR - 2, YEAR), initiatives=made)
    assert stands(rules, gap, CSTD_TINH)[0] is Standing.NOT_ELIGIBLE


def test_the_title_of_the_year_is_near_for_whoever_meets_its_standard(rules: RulesOnDay) -> None:
    two = person(years={YEAR: EXCELLENT}, awards=titles(YEAR - 2, YEAR - 1), initiatives=initiatives(Scope.PROVINCE))
    assert stands(rules, two, CSTD_TINH)[0] is Standing.NEAR
    assert stands(rules, replace(two, years={YEAR: YearFacts(Rating.FAILED, 12)}), CSTD_TINH)[0] is not Standing.NEAR
    assert stands(rules, replace(two, years={}), CSTD_TINH)[0] is not Standing.NEAR
    assert stands(rules, replace(two, initiatives=()), CSTD_TINH)[0] is not Standing.NEAR  # two things
    for_another = UnitFacts(frozenset({(CSTDCS, YEAR)}))
    assert stands(rules, two, CSTD_TINH, for_another)[0] is Standing.NEAR


def test_two_missing_titles_are_two(rules: RulesOnDay) -> None:
    one = person(years={YEAR: EXCELLENT}, awards=titles(YEAR - 2), initiatives=initiatives(Scope.PROVINCE))
    standing, way = stands(rules, one, CSTD_TINH)
    assert standing is Standing.NOT_ELIGIBLE
    (gap,) = way.gaps
    assert gap.finding.detail is not None and gap.finding.detail.values["lacking"] == 2


def test_whom_the_data_speak_for_is_to_be_confirmed_in_list_and_plan(of_province: RulesOnDay) -> None:
    able = person(years={YEAR: EXCELLENT})
    assert stands(of_province, able, CSTDCS)[0] is Standing.TO_CONFIRM
    path = find_path(of_province, able, CSTDCS, YEAR, UnitFacts())
    assert path is not None and (path.year, path.effort) == (YEAR, 0)
    assert [criterion.text for criterion in path.steps[-1].confirms] == ["Có đăng ký danh hiệu thi đua từ đầu năm"]
    confirmed = replace(able, confirmed=frozenset({(CSTDCS, YEAR)}))
    assert stands(of_province, confirmed, CSTDCS)[0] is Standing.ELIGIBLE
    assert stands(of_province, person(years={YEAR: GOOD}), CSTDCS)[0] is Standing.NEAR
    assert stands(of_province, person(), CSTDCS)[0] is Standing.UNKNOWN


def test_a_clean_register_alone_does_not_speak_for_anybody(rules: RulesOnDay) -> None:
    farmer = person(category=PersonCategory.FARMER)
    standing, way = stands(rules, farmer, BK_TTG)
    assert (standing, way.is_open, way.backed) == (Standing.LEFT_TO_PEOPLE, True, False)
    path = find_path(rules, farmer, BK_TTG, YEAR, UnitFacts())
    assert path is not None and path.year > YEAR and not any(step.confirms for step in path.steps)


def test_without_a_category_nobody_is_shown_what_farmers_do(rules: RulesOnDay) -> None:
    _, way = stands(rules, person(category=None), BK_TTG)
    assert not any(gap.confirm or "Nông dân" in gap.finding.text for gap in way.gaps)
    fair = person(category=None, years={YEAR: YearFacts(Rating.COMPLETED, 12)})
    standing, way = stands(rules, fair, WORKER)  # people judge workers and farmers: the category would tell
    assert standing is Standing.UNKNOWN
    assert [gap.finding.detail.code for gap in way.gaps if gap.finding.detail] == ["category_missing"]


def test_law_that_is_not_sure_turns_nobody_away_and_does_not_hide_who_is_near(rules: RulesOnDay) -> None:
    unsure = dict(rules.rules)
    for award in (WORKER, CSTDCS):
        rule = rules.rules[award, PERSON]
        unsure[award, PERSON] = replace(rule, criterion=replace(rule.criterion, confidence=Confidence.D))
    law = replace(rules, rules=unsure)
    assert stands(law, person(years={YEAR: YearFacts(Rating.COMPLETED, 12)}), WORKER)[0] is Standing.UNKNOWN
    assert stands(law, person(years={YEAR: GOOD}), CSTDCS)[0] is Standing.NEAR


def test_before_the_reasons_are_known_the_verdict_tells_what_it_can() -> None:
    told = {kind: first_standing(kind, left_to_people=True) for kind in VerdictKind}
    assert told == {
        VerdictKind.ELIGIBLE: Standing.ELIGIBLE,
        VerdictKind.NOT_ELIGIBLE: Standing.NOT_ELIGIBLE,
        VerdictKind.UNDECIDED: Standing.LEFT_TO_PEOPLE,
    }
    assert first_standing(VerdictKind.UNDECIDED, left_to_people=False) is Standing.UNKNOWN


def _is_sound(verdict: Verdict, standing: Standing, way: Way) -> bool:
    """What each standing promises."""
    return {
        Standing.ELIGIBLE: verdict.kind is VerdictKind.ELIGIBLE and not way.gaps,
        Standing.TO_CONFIRM: way.backed and bool(way.gaps) and all(gap.confirm for gap in way.gaps),
        Standing.NEAR: 0 < way.steps <= NEAR_STEPS and not way.unknown and not any(g.is_blocked for g in way.gaps),
        Standing.UNKNOWN: verdict.kind is VerdictKind.UNDECIDED,
        Standing.LEFT_TO_PEOPLE: verdict.kind is VerdictKind.UNDECIDED,
        Standing.NOT_ELIGIBLE: verdict.kind is VerdictKind.NOT_ELIGIBLE and bool(way.gaps),
    }[standing]


@MANY
@given(subject=people | teams, sure=st.booleans())
def test_every_standing_keeps_its_promise(
    rules: RulesOnDay, of_province: RulesOnDay, subject: PersonFacts, sure: bool
) -> None:
    law = rules if sure else of_province
    for award in codes(law, subject.kind):
        verdict = judge(law, subject, award, YEAR, UnitFacts())
        if verdict is not None:
            standing, way = stands(law, subject, award)
            assert _is_sound(verdict, standing, way), (award, standing)
            assert all(gap.finding.outcome is UNKNOWN for gap in way.gaps if gap.unknown and not gap.steps)
            details = [gap.finding.detail for gap in way.gaps if gap.finding.detail is not None]
            lacking = [detail.values["lacking"] for detail in details if "lacking" in detail.values]
            assert standing is not Standing.NEAR or sum(lacking) <= NEAR_STEPS, (award, lacking)


@MANY
@given(subject=people | teams, sure=st.booleans())
def test_the_short_question_is_answered_as_the_whole_verdict_says(
    rules: RulesOnDay, of_province: RulesOnDay, subject: PersonFacts, sure: bool
) -> None:
    law = rules if sure else of_province
    for award in codes(law, subject.kind):
        verdict = judge(law, subject, award, YEAR, UnitFacts())
        asked = is_within_reach(law, subject, award, YEAR, UnitFacts())
        assert asked == plain_planning.is_within_reach(verdict), award


@MANY
@given(subject=people)
def test_a_step_taken_leads_from_near_to_eligible(rules: RulesOnDay, subject: PersonFacts) -> None:
    """Whoever is near for an initiative has the award once it is there, or people still confirm."""
    for award in codes(rules, PERSON):
        if judge(rules, subject, award, YEAR, UnitFacts()) is None:
            continue
        standing, way = stands(rules, subject, award)
        steps = [gap.finding for gap in way.gaps if gap.steps]
        if standing is Standing.NEAR and steps[0].kind == "initiative_at_least":
            made = InitiativeFacts("new", YEAR, steps[0].criterion.parameters["scope"])
            after, _ = stands(rules, replace(subject, initiatives=(*subject.initiatives, made)), award)
            assert after in (Standing.ELIGIBLE, Standing.TO_CONFIRM), award
