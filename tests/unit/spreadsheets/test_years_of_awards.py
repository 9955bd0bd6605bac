"""Of which year awards are that a list holds: by its own column, its title, else by their decisions, and then it is
said."""

import pytest

from khenthuong_desktop.spreadsheets.reader import read_workbook
from tests.unit.spreadsheets.conftest import MakeWorkbook, Rows
from tests.unit.spreadsheets.what_was_read import codes, only, told

HEADINGS = ["STT", "Họ và tên", "Tổ", "Danh hiệu", "Số QĐ", "Ngày QĐ"]
AWARD = [1, "Nguyễn Văn An", "Tổ bơm số 1", "CSTĐCS", "12/QĐ-CT", "10/01/2025"]


@pytest.mark.parametrize("title", ["KẾT QUẢ THI ĐUA NĂM 2024", "KẾT QUẢ THI ĐUA NĂM HỌC 2023-2024"])
def test_the_year_of_the_title_goes_before_that_of_the_decision(make_workbook: MakeWorkbook, title: str) -> None:
    sheet = only(read_workbook(make_workbook({"S": [[title], HEADINGS, AWARD]})))
    assert told(sheet, "year", "decision_date") == [(2024, "2025-01-10")]
    assert "said_above" in {problem.code for problem in sheet.problems}


@pytest.mark.parametrize(
    "title", ["SỔ KHEN THƯỞNG", "KHEN THƯỞNG TỔNG KẾT NĂM 2024, NHIỆM VỤ NĂM 2025", "DANH SÁCH ĐÃ KHEN ĐẾN NĂM 2022"]
)
def test_a_year_that_only_the_decision_tells_is_told(make_workbook: MakeWorkbook, title: str) -> None:
    sheet = only(read_workbook(make_workbook({"S": [[title], HEADINGS, AWARD]})))
    assert told(sheet, "year") == [(2025,)]
    assert "years_of_decisions" in codes(sheet)


def test_a_school_year_has_a_column_of_its_own(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        [*HEADINGS, "Năm học"],
        [*AWARD, "2023-2024"],
        [2, "Trần Thị Bé", "Tổ bơm số 1", "LĐTT", "55/QĐ-SNN", "03/02/2024", 2023],
    ]
    sheet = only(read_workbook(make_workbook({"S": rows})))
    assert told(sheet, "year") == [(2024,), (2023,)]
    assert "years_of_decisions" not in codes(sheet)


@pytest.mark.parametrize("heading", ["Ngày tháng", "Ngày, tháng, năm", "Ngày ban hành"])
@pytest.mark.parametrize("before", [True, False])
def test_the_day_beside_the_number_of_a_decision_is_its_day(
    make_workbook: MakeWorkbook, heading: str, before: bool
) -> None:
    day, number = (heading, "05/01/2024"), ("Số QĐ", "12/QĐ-UBND")
    pair = [day, number] if before else [number, day]
    rows: Rows = [
        ["SỔ KHEN THƯỞNG"],
        ["Số TT", *(words for words, _ in pair), "Họ tên, đơn vị được khen", "Hình thức", "Tiền thưởng"],
        [1, *(cell for _, cell in pair), "Lê Hoàng Cường", "Giấy khen", 300000],
        [2, "nt", "nt", "Đỗ Quang Em", "nt", "nt"],
    ]
    sheet = only(read_workbook(make_workbook({"S": rows})))
    assert told(sheet, "decision_number", "decision_date", "year") == [("12/QĐ-UBND", "2024-01-05", 2024)] * 2
    assert codes(sheet) == {"years_of_decisions"}


def test_a_day_that_stands_beside_no_number_is_no_decision_s(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [["STT", "Họ và tên", "Ngày tháng", "Tổ"], [1, "Nguyễn Văn An", "05/01/2024", "Tổ bơm số 1"]]
    sheet = only(read_workbook(make_workbook({"S": rows})))
    assert (told(sheet, "decision_date", "birth_date"), codes(sheet)) == ([(None, None)], {"extra_column"})


def test_the_day_beside_the_number_of_an_award_had_before_is_its_day(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["STT", "Họ và tên", "Danh hiệu đã đạt", "Số QĐ", "Ngày tháng", "Danh hiệu đề nghị"],
        [1, "Nguyễn Văn An", "LĐTT", "12/QĐ-UBND", "05/01/2024", "CSTĐCS"],
    ]
    sheet = only(read_workbook(make_workbook({"S": rows})))
    assert told(sheet, "held", "held_number", "held_date") == [("LĐTT", "12/QĐ-UBND", "2024-01-05")]


@pytest.mark.parametrize("first", [True, False])
def test_what_an_award_was_given_for_is_no_award_beside_its_form(make_workbook: MakeWorkbook, first: bool) -> None:
    pair = [("Nội dung khen thưởng", "Hiến đất làm đường"), ("Hình thức khen thưởng", "Giấy khen")]
    pair = pair if first else pair[::-1]
    rows: Rows = [
        ["DANH SÁCH KHEN THƯỞNG ĐỘT XUẤT NĂM 2025"],
        ["STT", "Họ tên", *(words for words, _ in pair), "Số, ngày quyết định"],
        [1, "Trần Thị Bích", *(cell for _, cell in pair), "101/QĐ-UBND ngày 2/3/2025"],
    ]
    sheet = only(read_workbook(make_workbook({"S": rows})))
    assert (told(sheet, "award", "year"), codes(sheet)) == ([("Giấy khen", 2025)], {"extra_column"})
    alone: Rows = [["STT", "Họ tên", "Nội dung khen thưởng", "Số QĐ", "Năm"], [1, "An Văn Bình", "LĐTT", "1/QĐ", 2024]]
    assert told(only(read_workbook(make_workbook({"S": alone}))), "award") == [("LĐTT",)]
