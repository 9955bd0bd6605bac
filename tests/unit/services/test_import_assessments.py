"""Ratings that several assess: whose word is read, and the decision in the title by which they were given."""

from datetime import date
from typing import Any

import pytest
from openpyxl import Workbook

from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.imports import confirm, preview
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import YearRating
from tests.unit.services.importing import Importer

DECISION = "(Kèm theo Quyết định số 9/QĐ-ND ngày 20/12/2025)"


@pytest.fixture
def lists(db: Database, library: Library, tmp_path: Any) -> Importer:
    return Importer(db, library, tmp_path)


def rated(lists: Importer, headings: list[str], cells: list[str], decision: str = DECISION) -> list[tuple[Any, ...]]:
    lists.take_list(
        [
            ["KẾT QUẢ ĐÁNH GIÁ, XẾP LOẠI VIÊN CHỨC NĂM 2025"],
            [decision],
            ["TT", "Họ và tên", "Ngày sinh", "Chức vụ", *headings],
            [1, "Hà Thị Thảo", "01/02/1980", "Giáo viên", *cells],
        ]
    )
    return [(row.year, row.rating, row.decision_number, row.decision_date) for row in lists.all(YearRating)]


@pytest.mark.parametrize(
    "headings",
    [
        ["Cá nhân tự xếp loại", "Hội đồng xếp loại"],
        ["Tự đánh giá", "Kết quả xếp loại của Hội đồng"],
        ["Tổ xếp loại", "Hiệu trưởng xếp loại"],
        ["Cá nhân tự xếp loại", "Hội đồng BV xếp loại"],
        ["Tự xếp loại", "Giám đốc Trung tâm đánh giá, xếp loại"],
    ],
)
def test_the_word_of_who_decides_is_the_rating_and_has_the_decision_of_the_title(
    lists: Importer, headings: list[str]
) -> None:
    assert rated(lists, headings, ["HTXSNV", "HTTNV"]) == [(2025, "HTTNV", "9/QĐ-ND", date(2025, 12, 20))]


def test_of_three_who_assess_the_last_one_decides(lists: Importer) -> None:
    headings = ["Cá nhân tự xếp loại", "Khoa/phòng xếp loại", "Hội đồng BV xếp loại"]
    assert [row[:2] for row in rated(lists, headings, ["HTXSNV", "HTXSNV", "HTTNV"])] == [(2025, "HTTNV")]


@pytest.mark.parametrize(
    "headings",
    [
        ["Cá nhân tự xếp loại", "Khoa/phòng xếp loại"],  # neither decides
        ["Hội đồng BV xếp loại", "Phúc tra xếp loại"],  # something came after the council
        ["Cá nhân tự xếp loại", "Hội đồng TĐKT xếp loại thi đua"],
    ],
)
def test_no_rating_is_taken_where_nobody_who_decides_has_the_last_word(lists: Importer, headings: list[str]) -> None:
    assert rated(lists, headings, ["HTXSNV", "HTTNV"]) == []


def test_the_decision_of_a_title_is_not_that_of_ratings_of_another_year(lists: Importer) -> None:
    decision = "(Kèm theo Quyết định số 9/QĐ-ND ngày 20/12/2023)"
    assert rated(lists, ["Tự đánh giá", "Hội đồng xếp loại"], ["HTTNV", "HTTNV"], decision) == [
        (2025, "HTTNV", None, None)
    ]


@pytest.mark.parametrize("heading", ["Xếp loại năm liền kề", "Xếp loại gần nhất", "Kết quả xếp loại năm trước"])
def test_a_rating_of_a_year_before_is_not_of_that_of_the_title(lists: Importer, heading: str) -> None:
    assert rated(lists, [heading, "Danh hiệu đề nghị"], ["HTTNV", "LĐTT"]) == []


def test_the_decision_of_a_title_may_be_that_of_the_awards_beside_the_ratings(lists: Importer) -> None:
    headings = ["Tự đánh giá", "Hội đồng xếp loại", "Danh hiệu đạt được"]
    assert rated(lists, headings, ["HTTNV", "HTTNV", "LĐTT"])[0][2:] == (None, None)


def test_those_who_were_not_rated_leave_the_ratings_of_the_others(lists: Importer) -> None:
    lists.take_list([["TT", "Họ và tên", "Ngày sinh"], [1, "Hà Thị Thảo", "1980"], [2, "Lê Văn Tám", "1985"]])
    answer = lists.take_list(
        [
            ["KẾT QUẢ XẾP LOẠI NĂM 2025"],
            ["TT", "Họ và tên", "Xếp loại", "Ghi chú"],
            [1, "Hà Thị Thảo", "HTTNV", None],
            [2, "Lê Văn Tám", None, "Nghỉ hưu, không xếp loại"],
        ]
    )
    assert answer.committed
    assert [row.rating for row in lists.all(YearRating)] == ["HTTNV"]
    assert ("rating_empty", 4) in [(one.code, one.row) for one in answer.problems]


@pytest.mark.parametrize("why", ["Nghỉ thai sản", "Nghỉ hưu từ 01/9", "Đã chuyển công tác", "Tập sự", "Không xếp loại"])
def test_why_somebody_was_not_rated_may_stand_for_the_rating(lists: Importer, why: str) -> None:
    lists.take_list([["TT", "Họ và tên", "Ngày sinh"], [1, "Hà Thị Thảo", "1980"], [2, "Lê Văn Tám", "1985"]])
    title = ["KẾT QUẢ XẾP LOẠI NĂM 2025"]
    heading = ["TT", "Họ và tên", "Xếp loại"]
    answer = lists.take_list([title, heading, [1, "Hà Thị Thảo", "HTTNV"], [2, "Lê Văn Tám", why]])
    assert [row.rating for row in lists.all(YearRating)] == ["HTTNV"]
    assert ("not_rated", 4) in [(one.code, one.row) for one in answer.problems]


def test_an_empty_rating_in_one_list_does_not_hold_back_that_of_another(lists: Importer) -> None:
    lists.take_list([["Mã", "Họ và tên", "Ngày sinh"], ["CB1", "Hà Thị Thảo", "1980"]])
    workbook = Workbook()
    rated, staff = workbook.worksheets[0], workbook.create_sheet("Trích ngang")
    for row in (["KẾT QUẢ XẾP LOẠI NĂM 2025"], ["Mã", "Họ và tên", "Xếp loại"], ["CB1", "Hà Thị Thảo", None]):
        rated.append(row)
    staff.append(["Mã", "Họ và tên", "Ngày sinh", "Chức vụ", "Xếp loại năm 2025"])
    staff.append(["CB1", "Hà Thị Thảo", "1980", "Giáo viên", "HTTNV"])
    workbook.save(lists.path)
    confirm(lists.db, preview(lists.db, lists.library, lists.path))
    assert [row.rating for row in lists.all(YearRating)] == ["HTTNV"]
