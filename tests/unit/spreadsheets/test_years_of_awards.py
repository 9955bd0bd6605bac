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
