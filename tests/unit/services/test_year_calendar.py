"""The last days of a year: of the law, of a province's pack, of the unit's rounds, of documents said to lapse."""

from datetime import date

import pytest

from khenthuong_desktop.domain.terms import CommendationType
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.award_rounds.rounds import open_round
from khenthuong_desktop.services.award_rounds.year_calendar import Due, coming_up, year_calendar
from khenthuong_desktop.store.database import Database
from tests.unit.regulations.test_example_pack import EXAMPLE, library_with


@pytest.fixture(scope="module")
def with_province(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return library_with(EXAMPLE, tmp_path_factory.mktemp("unit"))


def test_the_days_of_the_central_law_are_those_of_the_source(db: Database, library: Library) -> None:
    days = {(one.day, one.awards): one.year for one in year_calendar(db, library, 2026) if one.kind is Due.DOSSIER}
    assert days == {
        (date(2026, 6, 29), ("government_emulation_flag",)): 2025,
        (date(2026, 12, 30), ("government_emulation_flag",)): 2026,
        (date(2026, 12, 30), ("national_emulation_fighter",)): 2025,
    }


def test_a_province_s_days_join_them(db: Database, with_province: Library) -> None:
    """ "trước ngày 10/12" ends on the ninth, for schools on the ninth of July."""
    days = [one for one in year_calendar(db, with_province, 2026) if one.kind is Due.DOSSIER and one.to == "Sở Nội vụ"]
    assert [one.day for one in days] == [date(2026, 7, 9), date(2026, 12, 9)]
    assert all(one.reference and one.reference.document == "86/2025/QĐ-UBND-BN" and one.work for one in days)
    yearly = {one.day for one in year_calendar(db, with_province, 2026) if one.kind is Due.YEARLY}
    assert {date(2026, 8, 29), date(2026, 11, 29), date(2026, 12, 9), date(2026, 12, 14)} <= yearly


def test_the_decree_that_is_said_to_lapse_stands_in_its_year(db: Database, library: Library) -> None:
    days = [one for one in year_calendar(db, library, 2027) if one.kind is Due.LAW]
    assert {(one.day, one.key) for one in days} >= {(date(2027, 3, 1), "152/2025/NĐ-CP")}


def test_what_comes_up_is_not_past_but_a_round_waits_until_it_is_handed_in(db: Database, library: Library) -> None:
    today = date(2026, 11, 22)
    late = open_round(db, "Trễ", 2026, date(2026, 9, 1), CommendationType.MERIT, date(2026, 10, 1))
    open_round(db, "Năm sau nữa", 2026, date(2026, 9, 1), CommendationType.MERIT, date(2028, 1, 10))
    days = coming_up(db, library, today)
    assert [one.key for one in days if one.kind is Due.ROUND] == [late]
    assert all(one.day >= today for one in days if one.kind is not Due.ROUND)
    assert date(2027, 3, 1) in {one.day for one in days}
