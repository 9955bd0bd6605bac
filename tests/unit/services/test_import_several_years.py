"""A row of ratings or awards held that names several years."""

from pathlib import Path
from typing import Any

import pytest

from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.imports.plan.answers import RowStatus, records_in_words
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import AwardHeld, Registration, YearRating
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
    assert counts(again, "added", "unchanged")["awards_held"] == (0, 1)


def test_rows_are_counted_and_the_records_they_make_beside_them(importer: Importer) -> None:
    importer.take_list([HELD, [1, "Đào Duy Từ", "LĐTT", "2022", None]])
    rows = [[1, "Đào Duy Từ", "LĐTT; CSTĐCS", "2022", None], [2, "Đào Duy Từ", "CSTĐCS", "2023", None]]
    answer = importer.take_list([HELD, *rows])
    assert counts(answer, "rows", "added", "unchanged", "records")["awards_held"] == (2, 2, 0, 2)
    assert records_in_words(answer.sheets) == ["2 khen thưởng đã có"]
    assert [row.status for row in answer.sheets[0].rows if row.status] == [RowStatus.NEW, RowStatus.NEW]
    assert records_in_words(importer.take_list([HELD, [1, "Đào Duy Từ", "BK", "2020", None]]).sheets) == []


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


IN_CELL: list[Any] = ["STT", "Họ và tên", "Danh hiệu", "Số quyết định"]


def held(importer: Importer) -> list[tuple[str, int, str | None]]:
    short = {"advanced_worker": "LĐTT", "grassroots_emulation_fighter": "CSTĐCS"}
    return sorted((short[row.award], row.year, row.decision_number) for row in importer.all(AwardHeld))


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Lao động tiên tiến 2021 - 2023", [("LĐTT", year, None) for year in (2021, 2022, 2023)]),
        ("LĐTT 2021, 2022, 2023", [("LĐTT", year, None) for year in (2021, 2022, 2023)]),
        ("LĐTT các năm 2022-2023", [("LĐTT", 2022, None), ("LĐTT", 2023, None)]),
        ("CSTĐCS 2023\nLĐTT 2022", [("CSTĐCS", 2023, None), ("LĐTT", 2022, None)]),
        (
            "LĐTT 2022 (QĐ số 5/QĐ-UBND); CSTĐCS 2023, QĐ số 6/QĐ-UBND",
            [("CSTĐCS", 2023, "6/QĐ-UBND"), ("LĐTT", 2022, "5/QĐ-UBND")],
        ),
        ("LĐTT năm học 2022-2023", [("LĐTT", 2023, None)]),
        ("LĐTT, QĐ số 5/QĐ-UBND ngày 10/01/2024", [("LĐTT", 2024, "5/QĐ-UBND")]),
    ],
)
def test_a_list_of_awards_reads_their_years_and_decisions_as_a_list_of_people_does(
    importer: Importer, cell: str, expected: list[tuple[str, int, str | None]]
) -> None:
    importer.take_list([IN_CELL, [1, "Đào Duy Từ", cell, None]])
    assert held(importer) == expected


def test_a_year_beside_the_award_is_that_of_its_column_or_told(importer: Importer) -> None:
    answer = importer.take_list([HELD, [1, "Đào Duy Từ", "LĐTT 2022", 2022, None]])
    assert "award_year_otherwise" not in [code for code, *_ in codes(answer, "warning")]
    answer = importer.take_list([HELD, [1, "Đào Duy Từ", "CSTĐCS 2023", 2024, None]])
    assert codes(answer, "warning") == [("award_year_otherwise", "Sheet1", 2, "C")]
    assert held(importer) == [("CSTĐCS", 2023, None), ("LĐTT", 2022, None)]


@pytest.mark.parametrize("cell", ["LĐTT, CSTĐCS năm 2023", "LĐTT 1990-2023"])
def test_an_award_beside_years_of_others_is_asked_for_its_own(importer: Importer, cell: str) -> None:
    answer = importer.take_list([IN_CELL, [1, "Đào Duy Từ", cell, None]])
    assert codes(answer) == [("award_year_unclear", "Sheet1", 2, "C")]
    assert held(importer) == []


@pytest.mark.parametrize(
    ("cell", "number"), [("LĐTT 2022-2024", "45/QĐ-UBND"), ("LĐTT 2022, 2023 (QĐ 5/QĐ-UBND)", None)]
)
def test_a_decision_beside_an_award_of_several_years_stays_to_be_said(
    importer: Importer, cell: str, number: str | None
) -> None:
    answer = importer.take_list([IN_CELL, [1, "Đào Duy Từ", cell, number]])
    assert codes(answer) == [("years_of_one_decision", "Sheet1", 2, "C")]
    assert held(importer) == []


def test_another_decision_than_in_the_column_is_told(importer: Importer) -> None:
    answer = importer.take_list([IN_CELL, [1, "Đào Duy Từ", "LĐTT 2023 (QĐ 5/QĐ-UBND)", "45/QĐ-UBND"]])
    assert ("decision_otherwise", "Sheet1", 2, "C") in codes(answer, "warning")
    assert held(importer) == [("LĐTT", 2023, "5/QĐ-UBND")]


def test_of_several_awards_none_is_held_while_one_is_unknown(importer: Importer) -> None:
    answer = importer.take_list([IN_CELL, [1, "Đào Duy Từ", "LĐTT 2022; Danh hiệu lạ 2023", None]])
    assert codes(answer) == [("award_unknown", "Sheet1", 2, "C")]
    assert held(importer) == []


def test_who_has_no_award_is_no_fault(importer: Importer) -> None:
    answer = importer.take_list([IN_CELL, [1, "Đào Duy Từ", "Chưa có", None]])
    assert codes(answer) == []
    assert codes(answer, "warning") == [("holds_nothing", "Sheet1", 2, "C")]
    assert held(importer) == []


def test_registrations_are_of_the_years_behind_them(importer: Importer) -> None:
    rows: list[list[Any]] = [["ĐĂNG KÝ THI ĐUA NĂM 2026"], ["STT", "Họ và tên", "Danh hiệu đăng ký"]]
    answer = importer.take_list([*rows, [1, "Đào Duy Từ", "LĐTT 2025; CSTĐCS 2025-2026"]])
    assert codes(answer, "warning") == [("award_year_otherwise", "Sheet1", 3, "C")]
    assert sorted((row.award, row.year) for row in importer.all(Registration)) == [
        ("advanced_worker", 2025),
        ("grassroots_emulation_fighter", 2026),
    ]


@pytest.mark.parametrize("years", [("NĂM 2024", "NĂM 2025"), ("Năm học 2023-2024", "Năm học 2024-2025")])
def test_awards_without_running_numbers_are_of_the_year_of_the_row_above(importer: Importer, years: list[str]) -> None:
    first, second = years
    rows: list[list[Any]] = [
        ["Đào Duy Từ", "UBND xã", "LĐTT", "15/QĐ-UBND ngày 10/01/2025"],
        ["Đào Duy Từ", "UBND xã", "CSTĐCS", None],
    ]
    heading = ["Họ tên", "Đơn vị", "Danh hiệu", "Số QĐ"]
    answer = importer.take_list([["SỔ THEO DÕI KHEN THƯỞNG"], heading, [first], rows[0], [second], rows[1]])
    assert answer.committed
    assert held(importer) == [
        ("CSTĐCS", 2025, None),
        ("LĐTT", 2024, "15/QĐ-UBND"),
    ]


def test_a_book_of_awards_tells_who_signed_and_for_what_they_were_given(importer: Importer) -> None:
    heading = ["Số QĐ", "Ngày QĐ", "Họ và tên", "Đơn vị", "Hình thức", "Cơ quan ký"]
    row = ["45/QĐ-UBND", "12/5/2025", "Đào Duy Từ", "UBND xã", "Giấy khen", "UBND xã An Bình"]
    importer.take_list([["SỔ KHEN THƯỞNG ĐỘT XUẤT NĂM 2025"], heading, row])
    (award,) = importer.all(AwardHeld)
    assert (award.commendation_type, award.decided_by) == ("unexpected", "UBND xã An Bình")
