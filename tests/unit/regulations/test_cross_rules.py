"""The principles for every award: all there, each with its source, told of whom they concern."""

from datetime import date
from typing import Any

import pytest

from khenthuong_desktop.domain.facts import CollectiveFacts, HouseholdFacts, PersonFacts, SubjectFacts, YearFacts
from khenthuong_desktop.domain.terms import Gender, PersonClass, Rating, SubjectKind
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.regulations.reward_money import Decided, payments, total

ON, YEAR = date(2026, 12, 20), 2026
GOOD, BEST = {YEAR: YearFacts(Rating.GOOD)}, {YEAR: YearFacts(Rating.EXCELLENT)}


def person(**known: Any) -> PersonFacts:
    return PersonFacts(ref="P", name="P", **known)


def team(*members: PersonFacts) -> CollectiveFacts:
    return CollectiveFacts(ref="T", name="T", years=GOOD, members=members, headcount=len(members))


def test_all_twenty_four_principles_are_there(library: Library) -> None:
    rules = library.tables.cross_rules
    assert list(dict.fromkeys(rule.code for rule in rules)) == [f"N{number}" for number in range(1, 25)]
    assert {rule.reference.document for rule in rules} <= set(library.sources)


@pytest.mark.parametrize(
    ("subject", "told"),
    [
        (person(gender=Gender.FEMALE), {"N8"}),
        (person(gender=Gender.MALE), set()),
        (person(since=date(YEAR, 3, 1)), {"N16"}),
        (person(since=date(YEAR, 1, 1)), set()),
        (person(since=date(YEAR - 1, 3, 1)), set()),
        (person(years={YEAR: YearFacts(None, 5, 6)}), {"N7"}),
        (person(years={YEAR: YearFacts(Rating.GOOD, 3)}), {"N17"}),
        (person(years={YEAR: YearFacts(Rating.GOOD, 6)}), set()),
        (person(years={YEAR: YearFacts(Rating.GOOD, 3, 3)}), {"N7"}),
        (person(years={YEAR: YearFacts(None, 3)}), set()),
        (team(*[person(gender=Gender.FEMALE)] * 7, *[person()] * 3), {"N8"}),
        (team(*[person(gender=Gender.FEMALE)] * 6, *[person()] * 4), set()),
        (team(person(person_class=PersonClass.LEADER, years=BEST)), {"N19"}),
        (team(person(person_class=PersonClass.LEADER, years=GOOD)), set()),
        (team(person(person_class=PersonClass.DIRECT, years=BEST)), set()),
        (HouseholdFacts(ref="H", name="H"), set()),
    ],
)
def test_a_subject_is_told_of_what_concerns_it(library: Library, subject: SubjectFacts, told: set[str]) -> None:
    assert {rule.code for rule in library.cautions(subject, YEAR, ON)} == told


def test_a_principle_is_not_told_before_its_day(library: Library) -> None:
    assert library.cautions(person(gender=Gender.FEMALE), 2024, date(2024, 12, 20)) == []


def test_of_two_titles_of_a_year_the_higher_is_paid_and_a_form_besides(library: Library) -> None:
    decided = [
        Decided("advanced_worker", YEAR),
        Decided("grassroots_emulation_fighter", YEAR),
        Decided("certificate_of_merit", YEAR),
        Decided("courage_order", YEAR),
        Decided("cultural_family", YEAR),
    ]
    lines = payments(library, decided, SubjectKind.INDIVIDUAL, ON)
    assert [line.is_paid for line in lines] == [False, True, True, True, False]
    assert [line.cautions for line in lines] == [("higher_taken",), (), ("coefficient_unsure",), (), ("no_money",)]
    assert total(lines) == 2_530_000 + 760_000 + 11_390_000
    medal = payments(library, [Decided("provincial_commemorative_medal", YEAR)], SubjectKind.INDIVIDUAL, ON)
    assert medal[0].cautions == ("ceiling",)
