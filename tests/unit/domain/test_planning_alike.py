"""The quick planner asks once about all who look alike to the rules, and says what the plain one says of each."""

from datetime import date
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from khenthuong_desktop.domain.facts import (
    AwardHeld,
    AwardUse,
    CollectiveFacts,
    DisciplineFacts,
    InitiativeFacts,
    PersonFacts,
    UnitFacts,
    YearFacts,
)
from khenthuong_desktop.domain.planning import Known, find_path
from khenthuong_desktop.domain.rules import RulesOnDay
from khenthuong_desktop.domain.sight import besides_registers, sight_of
from khenthuong_desktop.domain.terms import (
    CommendationType,
    DisciplineForm,
    DisciplineStatus,
    PersonCategory,
    Rating,
    Scope,
    SubjectKind,
)
from khenthuong_desktop.regulations.library import Library
from tests.plain_planning import plain_path

YEAR = 2026
DAYS = (date(2023, 12, 1), date(2025, 12, 20), date(2026, 11, 22))
CSTDCS = "grassroots_emulation_fighter"
HELD = (CSTDCS, "provincial_emulation_fighter", "provincial_diploma_of_merit", "prime_minister_diploma_of_merit")
PERSON, TEAM = SubjectKind.INDIVIDUAL, SubjectKind.COLLECTIVE


_YEARS = st.dictionaries(
    st.integers(2014, YEAR),
    st.builds(
        YearFacts,
        st.sampled_from([None, Rating.FAILED, Rating.GOOD, Rating.GOOD, Rating.EXCELLENT, Rating.EXCELLENT]),
        st.sampled_from([None, 4, 12]),
        st.sampled_from([0, 6]),
    ),
)
_RUN_OF_GOOD_YEARS = st.integers(2014, YEAR).map(
    lambda first: {year: YearFacts(Rating.EXCELLENT, 12) for year in range(first, YEAR)}
)
_AWARDS = st.lists(
    st.builds(
        AwardHeld,
        st.sampled_from(HELD),
        st.integers(2012, YEAR),
        st.sampled_from([None, CommendationType.MERIT, CommendationType.UNEXPECTED]),
    ),
    max_size=6,
)
_RUN_OF_TITLES = st.integers(2015, YEAR).map(lambda first: [AwardHeld(CSTDCS, year) for year in range(first, YEAR)])
_INITIATIVES = st.lists(
    st.builds(
        InitiativeFacts,
        st.uuids().map(str),
        st.none() | st.integers(2018, YEAR),
        st.none() | st.sampled_from(list(Scope)),
        used_by=st.sampled_from([(), (), (AwardUse(CSTDCS, YEAR - 1),), (AwardUse(CSTDCS, YEAR),)]),
    ),
    max_size=3,
)
_CONCLUDED = DisciplineFacts(DisciplineForm.WARNING, date(2024, 5, 1), date(2025, 5, 1), DisciplineStatus.CONCLUDED)
people = st.builds(
    PersonFacts,
    ref=st.uuids().map(str),
    name=st.just("A"),
    category=st.none() | st.sampled_from(list(PersonCategory)),
    since=st.none() | st.none() | st.dates(date(2010, 1, 1), date(2025, 6, 30)),
    years=_YEARS | _RUN_OF_GOOD_YEARS,
    awards=st.builds(lambda one, other: (*one, *other), _RUN_OF_TITLES, _AWARDS),
    initiatives=_INITIATIVES.map(tuple),
    discipline=st.sampled_from([(), (), (), (_CONCLUDED,)]),
)
teams = st.builds(
    CollectiveFacts,
    ref=st.just("T"),
    name=st.just("T"),
    years=_YEARS,
    headcount=st.integers(1, 4),
    members=st.lists(people, max_size=2).map(tuple),
)
SLOW = settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck))


def codes(rules: RulesOnDay, kind: SubjectKind) -> list[str]:
    return [award for award, of in rules.rules if of is kind]


@SLOW
@given(subjects=st.lists(people, min_size=2, max_size=3), on=st.sampled_from(DAYS), decided=st.booleans())
def test_people_planned_together_have_the_ways_they_have_alone(
    library: Library, subjects: list[PersonFacts], on: date, decided: bool
) -> None:
    rules, known = library.on(on), Known()
    unit = UnitFacts(frozenset({(CSTDCS, YEAR)} if decided else ()))
    for subject in subjects:
        for award in codes(rules, PERSON):
            quick = find_path(rules, subject, award, YEAR, unit, known)
            assert quick == plain_path(rules, subject, award, YEAR, unit), award


@SLOW
@given(subjects=st.lists(teams, min_size=1, max_size=2))
def test_collectives_planned_together_have_the_ways_they_have_alone(
    library: Library, subjects: list[CollectiveFacts]
) -> None:
    rules, known = library.on(DAYS[1]), Known()
    for subject in subjects:
        for award in codes(rules, TEAM):
            quick = find_path(rules, subject, award, YEAR, UnitFacts(), known)
            assert quick == plain_path(rules, subject, award, YEAR, UnitFacts()), award


def test_a_rule_sees_as_far_back_as_its_runs_and_no_award_but_those_it_names(library: Library) -> None:
    rules = library.on(DAYS[1])
    civil_servant = PersonFacts(ref="P", name="A", category=PersonCategory.CIVIL_SERVANT)
    sight = sight_of(rules, ["provincial_emulation_fighter"], civil_servant)
    assert (sight.years, sight.rated, sight.held, sight.made) == (6, 6, dict.fromkeys(HELD[:2], 6), 6)
    assert not sight_of(rules, ["labour_order_3"], civil_servant).scopes  # initiatives are for workers and farmers
    worker = PersonFacts(ref="P", name="A", category=PersonCategory.WORKER)
    assert sight_of(rules, ["labour_order_3"], worker).scopes == {Scope.GRASSROOTS.rank}


def test_beside_the_registers_all_is_seen_but_who_it_is() -> None:
    def told(**known: Any) -> str:
        given: dict[str, Any] = {"ref": "P", "name": "A", "since": date(2020, 1, 1)}
        return besides_registers(PersonFacts(**(given | known)), 2014)

    assert told() == told(ref="Q", name="B", since=date(2020, 9, 1), awards=(AwardHeld(CSTDCS, 2020),))
    assert told() != told(since=date(2021, 1, 1))
    assert told() != told(category=PersonCategory.WORKER)
    assert told() != told(discipline=(_CONCLUDED,))
