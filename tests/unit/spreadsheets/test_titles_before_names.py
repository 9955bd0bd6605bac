"""Titles before the names of people and households, and marks behind them, are no part of a name."""

from pathlib import Path
from typing import Any

import pytest

from khenthuong_desktop.spreadsheets.reader import read_workbook
from tests.unit.spreadsheets.conftest import MakeWorkbook


def read(make_workbook: MakeWorkbook, *rows: list[Any]) -> tuple[list[dict[str, Any]], list[str]]:
    path: Path = make_workbook({"Sheet1": rows})
    (sheet,) = read_workbook(path).sheets
    return [row.fields for row in sheet.data], [problem.code for problem in sheet.problems]


@pytest.mark.parametrize(
    "title",
    ["Th.S", "T.S", "B.S.", "K.S", "Th.sĩ", "P.GS.TS", "Th.S.BS", "Nhà giáo", "Sư cô", "Già làng", "Dr.", "Mr."],
)
def test_a_title_with_points_or_of_few_is_told_from_the_name(make_workbook: MakeWorkbook, title: str) -> None:
    (person,), problems = read(
        make_workbook, ["STT", "Họ và tên", "Chức vụ"], [1, f"{title} Giáp Quốc Bảo", "Giáo viên"]
    )
    assert person["name"] == "Giáp Quốc Bảo"
    assert "honorific_split" in problems


@pytest.mark.parametrize("title", ["Ông (bà)", "Ông(Bà):", "Bà/Ông", "Anh (chị)"])
def test_a_title_for_anybody_is_nobodys(make_workbook: MakeWorkbook, title: str) -> None:
    (person,), _ = read(make_workbook, ["STT", "Họ và tên", "Chức vụ"], [1, f"{title} Giáp Quốc Bảo", "Giáo viên"])
    assert (person["name"], person.get("honorific")) == ("Giáp Quốc Bảo", None)


@pytest.mark.parametrize("mark", [".", ":", ";", ",", " -", "…", "., "])
def test_a_mark_behind_a_name_is_none_of_it(make_workbook: MakeWorkbook, mark: str) -> None:
    (person,), problems = read(make_workbook, ["STT", "Họ và tên", "Chức vụ"], [1, f"Trần Thị Lan{mark}", "Kế toán"])
    assert person["name"] == "Trần Thị Lan"
    assert "name_doubtful" not in problems
    (household,), _ = read(make_workbook, ["STT", "Họ tên chủ hộ", "Thôn"], [1, f"Giáp Văn Ba{mark}", "Đông"])
    assert household["name"] == "Giáp Văn Ba"


@pytest.mark.parametrize(
    "written",
    ["Hộ ông (bà): Giáp Văn Sơn", "GĐ ông Giáp Văn Sơn", "Gđ bà: Giáp Văn Sơn", "Hộ: Giáp Văn Sơn",
     "Chủ hộ: Giáp Văn Sơn",
     "Ông (Bà) Giáp Văn Sơn", "Hộ gia đình: ông Giáp Văn Sơn", "HGĐ bà Giáp Văn Sơn"],
)  # fmt: skip
def test_words_for_a_household_are_no_part_of_the_name_of_its_head(make_workbook: MakeWorkbook, written: str) -> None:
    (household,), _ = read(make_workbook, ["STT", "Họ tên chủ hộ", "Thôn"], [1, written, "Đông"])
    assert household["name"] == "Giáp Văn Sơn"


def test_a_household_named_by_husband_and_wife_is_told(make_workbook: MakeWorkbook) -> None:
    rows = [[1, "Nguyễn Văn C (đã mất), vợ Lê Thị D", "Đông"], [2, "Lê Văn B (đi xa, chưa về)", "Đông"]]
    _, problems = read(make_workbook, ["STT", "Họ tên chủ hộ", "Thôn"], *rows)
    assert "household_of_two" in problems


def test_a_unit_whose_code_is_told_keeps_its_name_as_it_stands(make_workbook: MakeWorkbook) -> None:
    book = read_workbook(make_workbook({"Tập thể": [["Mã số", "Tên tập thể"], ["TT1", "- Tổ Hành chính;"]]}))
    assert [row.fields["name"] for sheet in book.sheets for row in sheet.data] == ["- Tổ Hành chính;"]
