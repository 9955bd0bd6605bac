"""Names whose given part stands in a column of its own, under one heading."""

from typing import Any

import pytest

from khenthuong_desktop.spreadsheets.reader import read_workbook
from tests.unit.spreadsheets.conftest import MakeWorkbook

TITLE: list[Any] = ["DANH SÁCH GIÁO VIÊN"]
HEADINGS: list[Any] = ["STT", "Họ và tên", None, "Đơn vị", "Ngày sinh"]
MERGED = {"Sheet1": ["A1:E1"]}


def names(make_workbook: MakeWorkbook, *rows: list[Any]) -> list[str]:
    (sheet,) = read_workbook(make_workbook({"Sheet1": [TITLE, HEADINGS, *rows]}, merges=MERGED)).sheets
    assert not [problem for problem in sheet.problems if problem.severity == "error"]
    return [row.fields["name"] for row in sheet.data]


def test_a_merged_title_leaves_names_over_two_columns_whole(make_workbook: MakeWorkbook) -> None:
    rows = [
        [1, "Kiều Anh", "Tuấn", "Tổ Văn phòng", "19/06/1994"],
        [2, "Mạc Thị", "Thơm", "Tổ Văn phòng", "28/11/1991"],
    ]
    assert names(make_workbook, *rows) == ["Kiều Anh Tuấn", "Mạc Thị Thơm"]


def test_one_name_over_two_columns_is_whole(make_workbook: MakeWorkbook) -> None:
    assert names(make_workbook, [1, "Mạc Thị", "Thơm", "Tổ Văn phòng", "28/11/1991"]) == ["Mạc Thị Thơm"]


@pytest.mark.parametrize("beside", [("Nam", "Nữ"), ("x", "x"), ("GV01", "GV02")])
def test_other_words_beside_names_are_none_of_them(make_workbook: MakeWorkbook, beside: tuple[str, str]) -> None:
    rows = [
        [1, "Kiều Anh Tuấn", beside[0], "Tổ Văn phòng", "19/06/1994"],
        [2, "Mạc Thị Thơm", beside[1], "Tổ Văn phòng", "28/11/1991"],
    ]
    assert names(make_workbook, *rows) == ["Kiều Anh Tuấn", "Mạc Thị Thơm"]


def test_letters_and_numbers_under_the_headings_are_no_given_names(make_workbook: MakeWorkbook) -> None:
    rows = [
        ["A", "B", 1, 2, 3],
        [1, "Kiều Anh", "Tuấn", "Tổ Văn phòng", "19/06/1994"],
        [2, "Mạc Thị", "Thơm", "Tổ Văn phòng", "28/11/1991"],
    ]
    assert names(make_workbook, *rows) == ["Kiều Anh Tuấn", "Mạc Thị Thơm"]


def test_a_letter_that_tells_namesakes_apart_leaves_the_names_of_all_whole(make_workbook: MakeWorkbook) -> None:
    given = ["Tuấn", "Thơm", "Hoa B", "Lan", "Hương", "Minh"]
    rows: list[list[Any]] = [
        [number, "Mạc Thị", word, "Tổ Văn phòng", f"1{number}/06/1994"] for number, word in enumerate(given, 1)
    ]
    assert names(make_workbook, *rows) == [f"Mạc Thị {word}" for word in given]
