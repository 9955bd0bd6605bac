"""Posts with the unit in one cell."""

from khenthuong_desktop.spreadsheets.reader import read_workbook
from tests.unit.spreadsheets.conftest import MakeWorkbook, Rows
from tests.unit.spreadsheets.what_was_read import only, told


def test_a_unit_behind_a_post_is_divided_from_it(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["STT", "Họ và tên", "Ngày sinh", "Chức vụ, đơn vị"],
        [1, "Đào Văn Ký", "05/07/1980", "Giáo viên, Tổ Toán"],
        [2, "Bùi Thị Lê", "06/08/1990", "Tổ trưởng - Tổ Văn"],
        [3, "Lê Na", "06/08/1991", "BS hạng II, Khoa Nội - Nhi"],
        [4, "Vũ Kỳ", "06/08/1992", "Giáo viên, Khối trưởng"],
    ]
    sheet = only(read_workbook(make_workbook({"S": rows})))
    assert told(sheet, "job_title", "unit") == [
        ("Giáo viên", "Tổ Toán"),
        ("Tổ trưởng", "Tổ Văn"),
        ("BS hạng II", "Khoa Nội - Nhi"),
        ("Giáo viên, Khối trưởng", None),
    ]
    assert [problem.row for problem in sheet.problems if problem.code == "post_divided"] == [2]  # once


def test_a_post_under_its_own_heading_stays_whole(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["STT", "Họ và tên", "Ngày sinh", "Chức vụ", "Đơn vị"],
        [1, "Đào Văn Ký", "05/07/1980", "Giáo viên, Tổ Toán", "Trường A"],
    ]
    sheet = only(read_workbook(make_workbook({"S": rows})))
    assert told(sheet, "job_title", "unit") == [("Giáo viên, Tổ Toán", "Trường A")]


def test_a_unit_behind_name_and_post_is_divided_from_them(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["STT", "Họ tên, chức vụ, đơn vị công tác", "Ngày sinh"],
        [1, "Bà Trần Thị Cúc - Điều dưỡng trưởng, Khoa Nội - Nhi", "05/07/1980"],
        [2, "Ông Nguyễn Văn Bình, Trưởng khoa Nội - Nhi", "05/07/1981"],
    ]
    sheet = only(read_workbook(make_workbook({"S": rows})))
    assert told(sheet, "name", "job_title", "unit") == [
        ("Trần Thị Cúc", "Điều dưỡng trưởng", "Khoa Nội - Nhi"),
        ("Nguyễn Văn Bình", "Trưởng khoa Nội - Nhi", None),
    ]
    assert [problem.row for problem in sheet.problems if problem.code == "post_divided"] == [2]
