"""What the kinds of criteria answer, and that learning more never overturns a decided verdict."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from khenthuong_desktop.domain.criteria import CIVILIANS, judge
from khenthuong_desktop.domain.facts import (
    AwardHeld,
    AwardUse,
    CollectiveFacts,
    DisciplineFacts,
    InitiativeFacts,
    PersonFacts,
    SubjectFacts,
    UnitFacts,
    YearFacts,
)
from khenthuong_desktop.domain.terms import (
    CommendationType,
    DisciplineForm,
    DisciplineStatus,
    PersonCategory,
    Rating,
    Scope,
)
from khenthuong_desktop.domain.verdict import Finding, Verdict, VerdictKind
from khenthuong_desktop.regulations.library import Library

YEAR = 2025
R3 = date(2025, 12, 20)
R4 = date(2026, 11, 22)
ELIGIBLE, NOT_ELIGIBLE, UNDECIDED = VerdictKind.ELIGIBLE, VerdictKind.NOT_ELIGIBLE, VerdictKind.UNDECIDED
CSTDCS = "grassroots_emulation_fighter"


def person(**known: Any) -> PersonFacts:
    given: dict[str, Any] = {"ref": "P1", "name": "Nguyễn Văn A", "category": PersonCategory.CIVIL_SERVANT}
    return PersonFacts(**(given | known))


def rated(rating: Rating, year: int = YEAR) -> dict[int, YearFacts]:
    return {year: YearFacts(rating, 12)}


def verdict(
    library: Library,
    subject: PersonFacts | CollectiveFacts,
    award: str,
    on: date = R3,
    unit: UnitFacts | None = None,
    year: int = YEAR,
) -> Verdict:
    found = judge(library.on(on), subject, award, year, unit or UnitFacts())
    assert found is not None
    return found


def leaves(found: Verdict) -> Iterable[Finding]:
    return [leaf for finding in found.findings for leaf in finding.leaves()]


def details(found: Verdict) -> set[str]:
    return {leaf.detail.code for leaf in leaves(found) if leaf.detail}


def test_a_rating_decides_the_advanced_worker_and_no_rating_leaves_it_open(library: Library) -> None:
    assert verdict(library, person(years=rated(Rating.GOOD)), "advanced_worker").kind is ELIGIBLE
    assert verdict(library, person(years=rated(Rating.COMPLETED)), "advanced_worker").kind is NOT_ELIGIBLE
    assert verdict(library, person(), "advanced_worker").kind is UNDECIDED


def test_fewer_than_six_months_without_a_rating_is_no_ground_for_the_title(library: Library) -> None:
    short = verdict(library, person(years={YEAR: YearFacts(None, 5)}), "advanced_worker")
    assert short.kind is NOT_ELIGIBLE
    assert "worked_too_short_to_be_rated" in details(short)
    assert verdict(library, person(years={YEAR: YearFacts(None, 6)}), "advanced_worker").kind is UNDECIDED


@pytest.mark.parametrize(
    ("category", "expected"),
    [
        (PersonCategory.CIVIL_SERVANT, NOT_ELIGIBLE),
        (PersonCategory.EMPLOYEE, NOT_ELIGIBLE),
        (PersonCategory.WORKER, UNDECIDED),
        (PersonCategory.FARMER, UNDECIDED),
        (None, UNDECIDED),
    ],
)
def test_the_workers_and_farmers_alternative_is_open_to_them_and_to_the_unknown(
    library: Library, category: PersonCategory | None, expected: VerdictKind
) -> None:
    failed = person(category=category, years=rated(Rating.COMPLETED))
    assert verdict(library, failed, "advanced_worker").kind is expected


def test_the_combat_alternative_is_open_to_the_armed_forces_alone(library: Library) -> None:
    for category in (*PersonCategory, None):
        good = person(category=category, years=rated(Rating.GOOD))
        in_forces = category is not None and category.in_armed_forces
        assert verdict(library, good, CSTDCS).kind is (UNDECIDED if in_forces else NOT_ELIGIBLE)


def test_an_initiative_used_for_another_award_does_not_count_again(library: Library) -> None:
    used = InitiativeFacts("SK1", YEAR, Scope.PROVINCE, used_by=(AwardUse("provincial_diploma_of_merit", YEAR),))
    found = verdict(library, person(years=rated(Rating.GOOD), initiatives=(used,)), CSTDCS)
    assert found.kind is NOT_ELIGIBLE
    assert "initiatives_used" in details(found)
    own = replace_use(used, AwardUse(CSTDCS, YEAR))
    assert verdict(library, person(years=rated(Rating.GOOD), initiatives=(own,)), CSTDCS).kind is ELIGIBLE


def replace_use(initiative: InitiativeFacts, use: AwardUse) -> InitiativeFacts:
    return initiative._replace(used_by=(use,))


def test_under_the_law_from_october_2026_the_draft_rule_only_warns(library: Library) -> None:
    excellent = person(years=rated(Rating.EXCELLENT, 2026))
    found = verdict(library, excellent, CSTDCS, R4, year=2026)
    advice = found.findings[-1]
    assert found.kind is ELIGIBLE
    assert (advice.outcome.value, advice.detail and advice.detail.code) == (
        "judgement",
        "advisory_only_present_law",
    )
    both = person(years=rated(Rating.EXCELLENT, 2026), initiatives=(InitiativeFacts("S", 2026, Scope.GRASSROOTS),))
    agreed = verdict(library, both, CSTDCS, R4, year=2026).findings[-1]
    assert agreed.detail is not None and agreed.detail.code == "advisory_agrees"


def held(*years: int, award: str = CSTDCS, kind: CommendationType | None = None) -> tuple[AwardHeld, ...]:
    return tuple(AwardHeld(award, year, kind) for year in years)


def test_unexpected_and_movement_commendations_never_support_a_merit_chain(library: Library) -> None:
    initiative = (InitiativeFacts("SK1", YEAR, Scope.PROVINCE),)
    chain = person(awards=held(2023, 2024, 2025, kind=CommendationType.MERIT), initiatives=initiative)
    assert verdict(library, chain, "provincial_emulation_fighter").kind is ELIGIBLE
    broken = replace(chain, awards=held(2023, 2024, 2025, kind=CommendationType.MOVEMENT))
    assert verdict(library, broken, "provincial_emulation_fighter").kind is NOT_ELIGIBLE


def test_before_the_register_begins_awards_are_unknown_and_entered_ones_count(library: Library) -> None:
    initiative = (InitiativeFacts("SK1", YEAR, Scope.PROVINCE),)
    newcomer = person(since=date(2024, 6, 1), awards=held(2024, 2025), initiatives=initiative)
    found = verdict(library, newcomer, "provincial_emulation_fighter")
    assert found.kind is UNDECIDED
    assert "years_unknown" in details(found)
    gap_after = replace(newcomer, awards=held(2023, 2024))
    assert verdict(library, gap_after, "provincial_emulation_fighter").kind is UNDECIDED
    no_awards = replace(newcomer, awards=())
    assert verdict(library, no_awards, "provincial_emulation_fighter").kind is NOT_ELIGIBLE


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (DisciplineFacts(None, None, None, DisciplineStatus.UNDER_REVIEW), NOT_ELIGIBLE),
        (DisciplineFacts(None, date(2025, 1, 5), None, DisciplineStatus.CONCLUDED), ELIGIBLE),
        (DisciplineFacts(DisciplineForm.WARNING, date(2025, 3, 1), None, DisciplineStatus.CONCLUDED), NOT_ELIGIBLE),
        (DisciplineFacts(DisciplineForm.WARNING, date(2024, 3, 1), None, DisciplineStatus.CONCLUDED), UNDECIDED),
        (
            DisciplineFacts(DisciplineForm.WARNING, date(2024, 3, 1), date(2025, 3, 1), DisciplineStatus.CONCLUDED),
            NOT_ELIGIBLE,
        ),
        (
            DisciplineFacts(DisciplineForm.WARNING, date(2024, 1, 1), date(2025, 1, 1), DisciplineStatus.CONCLUDED),
            ELIGIBLE,
        ),
        (
            DisciplineFacts(DisciplineForm.REPRIMAND, date(2026, 1, 5), None, DisciplineStatus.CONCLUDED),
            ELIGIBLE,
        ),
        (DisciplineFacts(DisciplineForm.REPRIMAND, None, None, DisciplineStatus.CONCLUDED), UNDECIDED),
    ],
)
def test_discipline_in_the_period_excludes_and_achievement_counts_after_it_is_served(
    library: Library, entry: DisciplineFacts, expected: VerdictKind
) -> None:
    subject = person(years=rated(Rating.GOOD), discipline=(entry,))
    assert verdict(library, subject, "advanced_worker").kind is expected


def team(good: int, completed: int = 0, headcount: int | None = 10, **known: Any) -> CollectiveFacts:
    members = [person(ref=f"G{n}", years=rated(Rating.GOOD)) for n in range(good)]
    members += [person(ref=f"C{n}", years=rated(Rating.COMPLETED)) for n in range(completed)]
    given: dict[str, Any] = {"years": rated(Rating.GOOD), "members": tuple(members), "headcount": headcount}
    return CollectiveFacts(ref="T1", name="Tổ 1", **(given | known))


@pytest.mark.parametrize(
    ("good", "completed", "headcount", "expected"),
    [
        (7, 3, 10, ELIGIBLE),
        (6, 4, 10, NOT_ELIGIBLE),
        (9, 4, 13, NOT_ELIGIBLE),
        (7, 0, 10, UNDECIDED),
        (10, 0, None, UNDECIDED),
        (0, 4, 10, NOT_ELIGIBLE),
    ],
)
def test_seventy_percent_is_of_the_headcount_and_exact(
    library: Library, good: int, completed: int, headcount: int | None, expected: VerdictKind
) -> None:
    found = verdict(library, team(good, completed, headcount), "advanced_labour_collective")
    assert found.kind is expected


def test_an_initiative_without_its_decision_counts_and_says_so(library: Library) -> None:
    known = InitiativeFacts("SK0", YEAR, Scope.GRASSROOTS)
    for has_decision, code in ((True, "initiatives_found"), (False, "initiatives_unproven")):
        made = (known._replace(has_decision=has_decision),)
        subject = PersonFacts(
            ref="P", name="A", category=PersonCategory.CIVIL_SERVANT, years=rated(Rating.GOOD), initiatives=made
        )
        found = verdict(library, subject, "grassroots_emulation_fighter")
        leaves = [leaf for finding in found.findings for leaf in finding.leaves()]
        assert found.kind is ELIGIBLE
        assert code in [leaf.detail.code for leaf in leaves if leaf.detail]


def test_a_title_recorded_counts_and_whoever_is_not_named_is_unknown_not_absent(library: Library) -> None:
    collective = team(10)
    unit = UnitFacts(frozenset({("advanced_worker", YEAR)}))
    assert verdict(library, collective, "advanced_labour_collective").kind is ELIGIBLE
    assert verdict(library, collective, "advanced_labour_collective", unit=unit).kind is UNDECIDED
    others = UnitFacts(frozenset({("grassroots_emulation_fighter", YEAR)}))
    assert verdict(library, collective, "advanced_labour_collective", unit=others).kind is ELIGIBLE
    fighters = tuple(replace(member, awards=held(YEAR)) for member in collective.members)
    decided = replace(collective, members=fighters)
    assert verdict(library, decided, "advanced_labour_collective", unit=unit).kind is ELIGIBLE


def test_one_known_failure_decides_an_all_members_rule_without_the_headcount(library: Library) -> None:
    failing = team(0, headcount=None, years=rated(Rating.EXCELLENT), members=(person(years=rated(Rating.FAILED)),))
    assert verdict(library, failing, "excellent_labour_collective").kind is NOT_ELIGIBLE


_ratings = st.none() | st.sampled_from(list(Rating))
_years = st.dictionaries(
    st.integers(2021, 2025), st.builds(YearFacts, _ratings, st.none() | st.integers(0, 12), st.just(0)), max_size=5
)
_HELD = (
    *[CSTDCS] * 4,
    "provincial_emulation_fighter",
    "provincial_diploma_of_merit",
    "prime_minister_diploma_of_merit",
    "labour_order_3",
    "labour_order_2",
)
_people = st.builds(
    PersonFacts,
    ref=st.uuids().map(str),
    name=st.just("A"),
    category=st.none() | st.sampled_from(list(PersonCategory)),
    since=st.none() | st.dates(date(2021, 1, 1), date(2025, 12, 31)),
    years=_years,
    awards=st.lists(st.builds(AwardHeld, st.sampled_from(_HELD), st.integers(2015, 2025)), max_size=8).map(tuple),
    initiatives=st.lists(
        st.builds(
            InitiativeFacts,
            st.just("SK"),
            st.none() | st.integers(2021, 2025),
            st.none() | st.sampled_from(list(Scope)),
        ),
        max_size=3,
    ).map(tuple),
)
_collectives = st.builds(
    CollectiveFacts,
    ref=st.just("T"),
    name=st.just("T"),
    years=_years,
    headcount=st.none() | st.integers(0, 5),
    members=st.lists(_people, max_size=4).map(tuple),
)


def _learn_person(draw: st.DrawFn, subject: PersonFacts) -> PersonFacts:
    """The same person with some unknown things filled in; nothing known is changed."""
    years = dict(subject.years)
    for year in range(2021, 2026):
        old = years.get(year, YearFacts())
        # A rating ends the question of months: nobody rated is "too short to be rated".
        short = old.rating is None and old.months_worked is not None and old.months_worked < 6
        rating = old.rating if old.rating or short else draw(_ratings)
        months = old.months_worked if old.months_worked is not None else draw(st.none() | st.integers(0, 12))
        years[year] = YearFacts(rating, months)
    initiatives = tuple(
        initiative._replace(
            year=initiative.year or draw(st.none() | st.integers(2021, 2025)),
            scope=initiative.scope or draw(st.none() | st.sampled_from(list(Scope))),
        )
        for initiative in subject.initiatives
    )
    # Somebody of unknown category is taken for a civilian until told otherwise.
    category = subject.category or draw(st.none() | st.sampled_from(sorted(CIVILIANS)))
    learned = replace(subject, years=years, initiatives=initiatives, category=category)
    return _learn_registers(draw, learned) if subject.since is not None and draw(st.booleans()) else learned


def _learn_registers(draw: st.DrawFn, subject: PersonFacts) -> PersonFacts:
    """The same person with the registers complete, and what they hold of the years before they began."""
    assert subject.since is not None
    before = st.integers(2010, subject.since.year - 1)
    awards = draw(st.lists(st.builds(AwardHeld, st.sampled_from(_HELD), before), max_size=4))
    made = draw(st.lists(st.builds(InitiativeFacts, st.just("SK0"), before, st.sampled_from(list(Scope))), max_size=2))
    punished = draw(st.lists(before, max_size=1))
    discipline = (
        DisciplineFacts(DisciplineForm.WARNING, date(year, 3, 1), date(year, 9, 1), DisciplineStatus.CONCLUDED)
        for year in punished
    )
    return replace(
        subject,
        since=None,
        awards=(*subject.awards, *awards),
        initiatives=(*subject.initiatives, *made),
        discipline=(*subject.discipline, *discipline),
    )


@st.composite
def _person_learning(draw: st.DrawFn) -> tuple[PersonFacts, PersonFacts]:
    subject = draw(_people)
    return subject, _learn_person(draw, subject)


@st.composite
def _collective_learning(draw: st.DrawFn) -> tuple[CollectiveFacts, CollectiveFacts]:
    subject = draw(_collectives)
    members = [_learn_person(draw, member) for member in subject.members]
    headcount = subject.headcount
    if headcount is None:
        headcount = draw(st.none() | st.integers(len(members), 6))
    if headcount is not None and len(members) < headcount:
        members += draw(st.lists(_people, max_size=headcount - len(members)))
    years = dict(subject.years)
    old = years.get(YEAR, YearFacts())
    years[YEAR] = YearFacts(old.rating or draw(_ratings), old.months_worked)
    return subject, replace(subject, members=tuple(members), headcount=headcount, years=years)


_slow = settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
_DAYS = st.sampled_from([date(2023, 12, 1), R3, R4])


def assert_nothing_overturned(library: Library, before: SubjectFacts, after: SubjectFacts, on: date) -> None:
    for award in library.awards_for(before.kind, on):
        first = judge(library.on(on), before, award.code, YEAR, UnitFacts())
        then = judge(library.on(on), after, award.code, YEAR, UnitFacts())
        if first is None:  # an award kept for others
            continue
        assert then is not None
        assert first.kind in (UNDECIDED, then.kind), award.code


@_slow
@given(pair=_person_learning(), on=_DAYS)
def test_learning_more_about_a_person_never_overturns_a_decided_verdict(
    library: Library, pair: tuple[PersonFacts, PersonFacts], on: date
) -> None:
    assert_nothing_overturned(library, *pair, on)


@_slow
@given(pair=_collective_learning(), on=_DAYS)
def test_learning_more_about_a_collective_never_overturns_a_decided_verdict(
    library: Library, pair: tuple[CollectiveFacts, CollectiveFacts], on: date
) -> None:
    assert_nothing_overturned(library, *pair, on)
