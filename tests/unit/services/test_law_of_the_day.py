"""Which text binds a dossier that waits while the law changes, and by when it is due."""

from datetime import date

import pytest

from khenthuong_desktop.domain.facts import InitiativeFacts, PersonFacts, UnitFacts, YearFacts
from khenthuong_desktop.domain.terms import Confidence, PersonCategory, Rating, Scope, UnitLevel
from khenthuong_desktop.domain.verdict import VerdictKind
from khenthuong_desktop.regulations.library import Library, load_library
from khenthuong_desktop.services.due_dates import answer_due, due_dates
from khenthuong_desktop.services.law_of_the_day import LawChoice, choose_law

CSTDCS = "grassroots_emulation_fighter"


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library()


def choose(library: Library, received: date, decided: date, *, initiative: bool, year: int) -> LawChoice:
    person = PersonFacts(
        ref="P",
        name="P",
        category=PersonCategory.CIVIL_SERVANT,
        years={year: YearFacts(Rating.EXCELLENT, 12)},
        initiatives=(InitiativeFacts("SK", year, Scope.GRASSROOTS),) if initiative else (),
    )
    found = choose_law(library, person, CSTDCS, year, received, decided, UnitFacts())
    assert found is not None
    return found


def test_the_text_of_the_day_of_receipt_binds(library: Library) -> None:
    found = choose(library, date(2023, 12, 20), date(2024, 1, 15), initiative=True, year=2023)
    assert (found.law_on, found.by_favour) == (date(2023, 12, 20), False)
    assert found.binding.version == date(2017, 10, 1)


def test_a_newer_text_binds_where_it_is_more_favourable(library: Library) -> None:
    found = choose(library, date(2023, 12, 20), date(2024, 1, 15), initiative=False, year=2023)
    assert found.older.kind is VerdictKind.NOT_ELIGIBLE
    assert (found.law_on, found.by_favour, found.binding.kind) == (date(2024, 1, 15), True, VerdictKind.ELIGIBLE)


def test_a_text_nobody_compared_never_wins_by_favour(library: Library) -> None:
    found = choose(library, date(2026, 9, 20), date(2026, 10, 15), initiative=False, year=2026)
    assert found.newer is not None
    assert found.newer.confidence is Confidence.UNVERIFIED
    assert (found.binding, found.by_favour) == (found.older, False)


def test_without_a_change_there_is_one_text(library: Library) -> None:
    found = choose(library, date(2025, 8, 1), date(2025, 12, 1), initiative=True, year=2025)
    assert found.newer is None


def test_last_days_come_with_a_plan_back_from_them(library: Library) -> None:
    (found,) = due_dates(library, "national_emulation_fighter", 2025, date(2026, 6, 1))
    assert found.due == date(2026, 12, 31)
    assert found.work[-1].finish == found.due
    assert [one.code for one in found.work][:3] == ["reports", "review", "public_opinion"]
    assert found.work[0].start == date(2026, 11, 16)
    assert found.unsure_years == ()
    assert due_dates(library, "certificate_of_merit", 2025, date(2026, 6, 1)) == ()


def test_an_office_has_working_days_from_the_complete_dossier(library: Library) -> None:
    due = answer_due(library, CSTDCS, date(2026, 2, 2), date(2026, 2, 2), UnitLevel.COMMUNE)
    assert due == {"commune_review": date(2026, 3, 9)}
