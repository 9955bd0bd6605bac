"""Everybody at once: the planes say of each person what the plain rules say, for every award of every day."""

from array import array
from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from khenthuong_desktop.domain.bulk import attributes_of, can_be_asked, decide
from khenthuong_desktop.domain.criteria import judge
from khenthuong_desktop.domain.crowd import (
    ALWAYS_COVERED,
    COVERED,
    ENDED,
    RATED,
    WINDOW,
    Attribute,
    Crowd,
    empty_masks,
)
from khenthuong_desktop.domain.facts import AwardHeld, InitiativeFacts, PersonFacts, UnitFacts, YearFacts
from khenthuong_desktop.domain.records import holds
from khenthuong_desktop.domain.rules import AwardRule, Criterion, Reference, RulesOnDay, Version
from khenthuong_desktop.domain.terms import (
    CommendationType,
    Confidence,
    PersonCategory,
    Rating,
    Scope,
    SubjectKind,
)
from khenthuong_desktop.domain.verdict import MET, VerdictKind
from khenthuong_desktop.regulations.library import Library

YEAR = 2025
PERSON = SubjectKind.INDIVIDUAL
DAYS = (date(2023, 12, 1), date(2025, 12, 20), date(2026, 11, 22))


def crowd_of(people: Sequence[PersonFacts], asked: set[Attribute], rules: RulesOnDay) -> Crowd:
    """The planes of these people, one yes or no at a time."""
    first = YEAR - WINDOW + 1
    masks = {attribute: empty_masks(len(people)) for attribute in asked}
    for attribute, lanes in masks.items():
        for place, person in enumerate(people):
            years = [year for year in range(2004, YEAR + 1) if _is_so(person, attribute, year, rules)]
            lanes[place] = sum({1 << max(year - first, 0) for year in years})
    classes = array("H", [1 << list(PersonCategory).index(p.category) if p.category else 0 for p in people])
    return Crowd([person.ref for person in people], YEAR, masks, classes)


def _is_so(person: PersonFacts, attribute: Attribute, year: int, rules: RulesOnDay) -> bool:
    known = person.of_year(year)
    if attribute.kind == "rating_at_least":
        assert isinstance(attribute.value, int)
        return known.rating is not None and known.rating.rank >= attribute.value
    if attribute.kind == "months_below":
        assert isinstance(attribute.value, int)
        return known.months_counted is not None and known.months_counted < attribute.value
    if attribute.kind == "award":
        return holds(person, str(attribute.value), year, rules) is MET
    if attribute.kind == "initiatives":
        assert isinstance(attribute.value, int)
        made = [m for m in person.initiatives if m.year == year and m.scope and m.scope.rank >= attribute.value]
        return len(made) >= attribute.number
    return {
        COVERED: person.registers_cover(year),
        ALWAYS_COVERED: person.since is None,
        RATED: known.rating is not None,
        ENDED: person.until is not None and person.until <= rules.on,
    }[attribute]


_AWARDS = (
    "grassroots_emulation_fighter",
    "provincial_emulation_fighter",
    "provincial_diploma_of_merit",
    "prime_minister_diploma_of_merit",
    "labour_order_3",
    "advanced_worker",
)
_good_years = st.lists(
    st.sampled_from([None, Rating.GOOD, Rating.GOOD, Rating.EXCELLENT, Rating.EXCELLENT, Rating.FAILED]),
    min_size=12,
    max_size=12,
).map(
    lambda ratings: {
        YEAR - n: YearFacts(rating, None if rating else 4, 6 * (n % 2)) for n, rating in enumerate(ratings)
    }
)
_run_of_titles = st.builds(
    lambda first, years: tuple(AwardHeld(_AWARDS[0], year) for year in range(first, min(first + years, YEAR + 1))),
    st.integers(2016, YEAR),
    st.integers(0, 6),
)
_other_awards = st.lists(
    st.builds(
        AwardHeld,
        st.sampled_from(_AWARDS),
        st.integers(2004, YEAR),
        st.sampled_from([None, CommendationType.MERIT, CommendationType.UNEXPECTED]),
    ),
    max_size=4,
).map(tuple)
histories = st.builds(
    PersonFacts,
    ref=st.just("P"),
    name=st.just("A"),
    category=st.none() | st.sampled_from(list(PersonCategory)),
    since=st.none() | st.none() | st.dates(date(2010, 1, 1), date(2025, 6, 30)),
    until=st.none() | st.dates(date(2023, 1, 1), date(2027, 1, 1)),
    years=_good_years,
    awards=st.builds(lambda a, b: a + b, _run_of_titles, _other_awards),
    initiatives=st.lists(
        st.tuples(st.just("SK"), st.integers(2017, YEAR), st.sampled_from(list(Scope))).map(
            lambda told: InitiativeFacts(*told)
        ),
        max_size=4,
    ).map(tuple),
)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(people=st.lists(histories, min_size=1, max_size=12), on=st.sampled_from(DAYS))
def test_planes_and_plain_rules_agree_on_random_histories(
    library: Library, people: list[PersonFacts], on: date
) -> None:
    rules = library.on(on)
    awards = [award.code for award in library.awards_for(PERSON, on) if can_be_asked(rules, award.code, PERSON)]
    crowd = crowd_of(people, attributes_of(rules, awards, PERSON), rules)
    for award in awards:
        found = decide(crowd, rules, award, PERSON, YEAR)
        for place, person in enumerate(people):
            bit = 1 << (len(people) - 1 - place)
            verdict = judge(rules, person, award, YEAR, UnitFacts())
            told = (
                None
                if not found.concerned & bit
                else VerdictKind.ELIGIBLE
                if found.eligible & bit
                else VerdictKind.NOT_ELIGIBLE
                if found.not_eligible & bit
                else VerdictKind.UNDECIDED
            )
            assert told == (None if verdict is None else verdict.kind), award


@pytest.mark.parametrize("on", DAYS)
def test_every_award_for_individuals_can_be_asked_of_everybody(library: Library, on: date) -> None:
    rules = library.on(on)
    assert all(can_be_asked(rules, award.code, PERSON) for award in library.awards_for(PERSON, on))
    teams = SubjectKind.COLLECTIVE
    assert not can_be_asked(rules, "advanced_labour_collective", teams)


def test_a_rule_that_looks_back_too_far_is_left_to_the_plain_rules() -> None:
    def rules(years: int) -> RulesOnDay:
        inside = Criterion("each_year", "x", Reference("L"), {"award": "a"})
        run = Criterion("within_run", "x", Reference("L"), {"years": years}, (inside,))
        rule = AwardRule("a", Version(DAYS[0], Confidence.A), run)
        return RulesOnDay(DAYS[0], None, {("a", PERSON): rule})

    assert can_be_asked(rules(WINDOW - 1), "a", PERSON)
    assert not can_be_asked(rules(WINDOW), "a", PERSON)


def test_the_first_subject_is_the_highest_bit() -> None:
    masks = {RATED: array("H", [1 << 15, 0, 1 << 15, 1 << 7])}
    crowd = Crowd(["a", "b", "c", "d"], YEAR, masks, empty_masks(4))
    assert crowd.plane(RATED, YEAR) == 0b1010
    assert crowd.plane(RATED, YEAR - 8) == 0b0001
    assert list(crowd.named_by(0b0110)) == ["b", "c"]


def test_nobody_is_nobody() -> None:
    crowd = Crowd([], YEAR, {RATED: empty_masks(0)}, empty_masks(0))
    assert (crowd.plane(RATED, YEAR), list(crowd.named_by(0)), len(crowd)) == (0, [], 0)


def test_a_run_that_would_hold_too_many_titles_denies_in_planes_as_in_plain_rules(library: Library) -> None:
    """Three titles follow a year without one; whether there was one before, nobody knows; it makes no difference."""
    titles = tuple(AwardHeld(_AWARDS[0], year) for year in (YEAR - 3, YEAR - 2, YEAR - 1))
    years = {YEAR - n: YearFacts(None, 4, 6 * (n % 2)) for n in range(12)}
    person = PersonFacts(ref="P", name="A", since=date(YEAR - 4, 1, 1), years=years, awards=titles)
    rules, award = library.on(DAYS[-1]), "provincial_emulation_fighter"
    crowd = crowd_of([person], attributes_of(rules, [award], PERSON), rules)
    verdict = judge(rules, person, award, YEAR, UnitFacts())
    assert verdict is not None and verdict.kind is VerdictKind.NOT_ELIGIBLE
    assert decide(crowd, rules, award, PERSON, YEAR).not_eligible == 1
