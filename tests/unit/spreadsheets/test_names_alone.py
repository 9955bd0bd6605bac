"""Rows with nothing but a name: of somebody written in later, or the heading of a group."""

import pytest

from khenthuong_desktop.spreadsheets.reader import read_workbook
from tests.unit.spreadsheets.conftest import MakeWorkbook, Rows
from tests.unit.spreadsheets.what_was_read import classes, codes, only, told

HEADINGS = ["STT", "Họ và tên", "Năm sinh", "Chức vụ"]


def test_somebody_written_in_between_numbered_rows_is_no_group(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        HEADINGS,
        [1, "Đào Văn Ký", 1980, "GV"],
        [None, "Trịnh Thị Thu", None, None],
        [2, "Bùi Thị Lê", 1990, "GV"],
        [3, "Vũ Thị Na", 1991, "GV"],
        [None, "Lê Trưởng Phòng", None, None],
    ]
    sheet = only(read_workbook(make_workbook({"S": rows})))
    assert [name for (name,) in told(sheet, "name")] == [
        "Đào Văn Ký",
        "Trịnh Thị Thu",
        "Bùi Thị Lê",
        "Vũ Thị Na",
        "Lê Trưởng Phòng",
    ]
    assert all("unit" not in row.fields for row in sheet.data)
    assert "names_alone" in codes(sheet)


@pytest.mark.parametrize(
    ("heading", "first"), [("Hà Nội", 2), ("Phạm Ngũ Lão", 1), ("TRẦN HƯNG ĐẠO", 2), ("Tổ Văn", 2), ("Lê Lợi", "01.")]
)
def test_a_heading_named_like_somebody_is_a_group(make_workbook: MakeWorkbook, heading: str, first: object) -> None:
    rows: Rows = [HEADINGS, [1, "Đào Văn Ký", 1980, "GV"], [None, heading], [first, "Bùi Thị Lê", 1990, "GV"]]
    sheet = only(read_workbook(make_workbook({"S": rows})))
    assert classes(sheet)[1] == (3, "group")
    assert "names_alone" not in codes(sheet)


def test_who_signs_below_the_list_is_not_in_it(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        HEADINGS,
        [1, "Đào Văn Ký", 1980, "GV"],
        [2, "Bùi Thị Lê", 1990, "GV"],
        [None, None],
        [None, "TỔ TRƯỞNG"],
        [None, None],
        [None, "Lê Thị Hoa"],
    ]
    sheet = only(read_workbook(make_workbook({"S": rows})))
    assert [name for (name,) in told(sheet, "name")] == ["Đào Văn Ký", "Bùi Thị Lê"]


def test_somebody_without_an_award_in_a_registration_list_is_told(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["DANH SÁCH ĐĂNG KÝ THI ĐUA NĂM 2027"],
        ["STT", "Họ và tên", "Tổ", "Danh hiệu đăng ký"],
        [1, "Nguyễn Văn An", "Tổ bơm số 1", "LĐTT"],
        [None, "Trần Thị Bé", None, None],
        [None, "Lê Cường", None, "LĐTT"],
    ]
    sheet = only(read_workbook(make_workbook({"S": rows})))
    assert told(sheet, "name", "unit") == [
        ("Nguyễn Văn An", "Tổ bơm số 1"),
        ("Trần Thị Bé", None),
        ("Lê Cường", None),
    ]
    assert [(problem.code, problem.row) for problem in sheet.problems if problem.row == 4] == [("names_alone", 4)]


@pytest.mark.parametrize("name", ["Kiều Thị Hồng Nhung", "Bế Thị Vân Anh", "Nghiêm Đức Hạnh", "Doãn Thị Mai Lan"])
def test_somebody_of_a_rarer_family_is_no_group(make_workbook: MakeWorkbook, name: str) -> None:
    rows: Rows = [
        HEADINGS,
        [1, "Đào Văn Ký", 1980, "GV"],
        [None, name, None, None],
        [2, "Bùi Thị Lê", 1990, "GV"],
        [3, "Vũ Thị Na", 1991, "GV"],
    ]
    sheet = only(read_workbook(make_workbook({"S": rows})))
    assert [one for (one,) in told(sheet, "name")] == ["Đào Văn Ký", name, "Bùi Thị Lê", "Vũ Thị Na"]
