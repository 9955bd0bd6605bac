"""How often an award was given is no part of its name: the award is read, the rest is told."""

import pytest

from khenthuong_desktop.spreadsheets.reader import read_workbook
from tests.unit.spreadsheets.conftest import MakeWorkbook, Rows
from tests.unit.spreadsheets.what_was_read import codes, only, told


@pytest.mark.parametrize(
    ("cell", "award"),
    [
        ("LĐTT 3 năm liền", "LĐTT"),
        ("LĐTT (03 năm liên tục)", "LĐTT"),
        ("Lao động tiên tiến hai năm liền kề", "Lao động tiên tiến"),
        ("CSTĐCS lần 2", "CSTĐCS"),
        ("CSTĐCS lần thứ hai; Giấy khen", "CSTĐCS; Giấy khen"),
        ("CSTĐCS (lần 2), Giấy khen", "CSTĐCS, Giấy khen"),
    ],
)
@pytest.mark.parametrize("heading", ["Danh hiệu đề nghị", "Danh hiệu đã đạt 2024"])
def test_the_award_is_read_and_how_often_it_was_given_is_told(
    make_workbook: MakeWorkbook, cell: str, award: str, heading: str
) -> None:
    rows: Rows = [["STT", "Họ và tên", heading], [1, "Nguyễn Văn An", cell]]
    sheet = only(read_workbook(make_workbook({"S": rows})))
    assert told(sheet, "award" if "đề nghị" in heading else "held_2024") == [(award,)]
    assert codes(sheet) == {"award_times_left_out"}
    (problem,) = [problem for problem in sheet.problems if problem.code == "award_times_left_out"]
    assert (problem.value, problem.details["new"]) == (cell, award)


@pytest.mark.parametrize(
    "cell", ["LĐTT 3 năm liền (2022-2024)", "Huân chương Lao động hạng Ba", "Giấy khen năm 2024", "Lần 2"]
)
def test_what_belongs_to_the_award_or_to_its_years_is_left(make_workbook: MakeWorkbook, cell: str) -> None:
    rows: Rows = [["STT", "Họ và tên", "Danh hiệu đã đạt"], [1, "Nguyễn Văn An", cell]]
    sheet = only(read_workbook(make_workbook({"S": rows})))
    assert (told(sheet, "held"), codes(sheet)) == ([(cell,)], set())
