"""A row of ratings or awards held that names several years."""

from pathlib import Path
from typing import Any

import pytest

from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import AwardHeld, YearRating
from tests.unit.services.importing import Importer, codes, counts

HELD: list[Any] = ["STT", "Họ và tên", "Danh hiệu", "Năm", "Số quyết định"]


@pytest.fixture
def importer(db: Database, library: Library, tmp_path: Path) -> Importer:
    importer = Importer(db, library, tmp_path)
    importer.take_list([["Họ và tên", "Chức vụ", "Đơn vị"], ["Đào Duy Từ", "Công chức", "UBND xã"]])
    return importer


@pytest.mark.parametrize("years", ["2021, 2022, 2023", "2021; 2022 và 2023", "2021-2023", "từ năm 2021 đến năm 2023"])
def test_an_award_of_several_years_is_held_in_each(importer: Importer, years: str) -> None:
    answer = importer.take_list([HELD, [1, "Đào Duy Từ", "LĐTT", years, None]])
    assert sorted(row.year for row in importer.all(AwardHeld)) == [2021, 2022, 2023]
    assert codes(answer, "fixed")[-1][0] == "years_divided"
    again = importer.take_list([HELD, [1, "Đào Duy Từ", "LĐTT", years, None]])
    assert counts(again, "added", "unchanged")["awards_held"] == (0, 3)


def test_several_awards_of_several_years_are_each_held(importer: Importer) -> None:
    importer.take_list([HELD, [1, "Đào Duy Từ", "LĐTT; CSTĐCS", "2022, 2023", None]])
    assert sorted((row.award, row.year) for row in importer.all(AwardHeld)) == [
        ("advanced_worker", 2022),
        ("advanced_worker", 2023),
        ("grassroots_emulation_fighter", 2022),
        ("grassroots_emulation_fighter", 2023),
    ]


def test_of_which_year_one_decision_is_stays_to_be_said(importer: Importer) -> None:
    answer = importer.take_list([HELD, [1, "Đào Duy Từ", "LĐTT", "2022, 2023", "45/QĐ-UBND"]])
    assert codes(answer) == [("years_of_one_decision", "Sheet1", 2, "D")]
    assert importer.all(AwardHeld) == []


def test_one_rating_of_several_years_is_of_each(importer: Importer) -> None:
    importer.take_list([["Họ và tên", "Xếp loại", "Năm"], ["Đào Duy Từ", "HTTNV", "2024, 2025"]])
    assert sorted((row.year, row.rating) for row in importer.all(YearRating)) == [(2024, "HTTNV"), (2025, "HTTNV")]


def test_a_school_year_stays_one_year(importer: Importer) -> None:
    importer.take_list([HELD, [1, "Đào Duy Từ", "LĐTT", "2021-2022", None]])
    assert [row.year for row in importer.all(AwardHeld)] == [2022]
