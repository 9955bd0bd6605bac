"""Ratings of several years beside the names, told by marks or by words, and what people came out as in emulation."""

import pytest

from khenthuong_desktop.spreadsheets.reader import read_workbook
from tests.unit.spreadsheets.conftest import MakeWorkbook, Rows
from tests.unit.spreadsheets.test_what_lists_say_besides import fields, read

SCALE = ["HTXSNV", "HTTNV", "HTNV", "KHTNV"]
BLANK = [None] * 4
YEARS: Rows = [
    ["STT", "Họ và tên", "Ngày sinh", "Chức vụ", "Năm 2024", *BLANK[:3], "Năm 2025"],
    [*BLANK, *SCALE, *SCALE],
]
TAM = [1, "Lê Văn Tám", "1980", "Kế toán", "x", *BLANK, "x", None, None]
LY = [2, "Đỗ Thị Lý", "1985", "Văn thư", None, "x", *BLANK, "x", None]


def told(make_workbook: MakeWorkbook, rows: Rows) -> list[tuple[str, str | None]]:
    return [(one.code, one.column) for one in read_workbook(make_workbook({"Sheet1": rows})).problems]


def test_marks_under_several_years_are_ratings_of_these_years(make_workbook: MakeWorkbook) -> None:
    sheet = read(make_workbook, [*YEARS, TAM, LY])
    assert fields(sheet, "name", "rating_2024", "rating_2025") == [
        ("Lê Văn Tám", "HTXSNV", "HTTNV"),
        ("Đỗ Thị Lý", "HTTNV", "HTNV"),
    ]
    assert sheet.problems == []


def test_marks_under_years_and_a_heading_over_them_on_our_sheet_of_ratings(make_workbook: MakeWorkbook) -> None:
    heads: Rows = [["STT", "Họ và tên", "Ngày sinh", "Chức vụ", "Xếp loại", *BLANK, *BLANK[:3]]]
    years: Rows = [[*BLANK, "2024", *BLANK[:3], "2025", *BLANK[:3]], [*BLANK, *SCALE, *SCALE]]
    merges = ["A1:A3", "B1:B3", "C1:C3", "D1:D3", "E1:L1", "E2:H2", "I2:L2"]
    path = make_workbook({"Xếp loại năm": [*heads, *years, TAM, LY]}, merges={"Xếp loại năm": merges})
    (sheet,) = read_workbook(path).sheets
    assert fields(sheet, "rating_2024", "rating_2025") == [("HTXSNV", "HTTNV"), ("HTTNV", "HTNV")]


def test_two_marks_of_one_year_are_told_and_those_of_another_kept(make_workbook: MakeWorkbook) -> None:
    sheet = read(make_workbook, [*YEARS, [*TAM[:5], "x", *TAM[6:]], LY])
    assert [(one.code, one.row, one.column) for one in sheet.problems] == [("rating_marked_twice", 3, "E")]
    assert fields(sheet, "rating_2024", "rating_2025")[0] == (None, "HTTNV")


def test_years_in_turns_under_ratings_are_not_guessed(make_workbook: MakeWorkbook) -> None:
    heads: Rows = [["STT", "Họ và tên", "Ngày sinh", "Năm 2024", "Năm 2025", "Năm 2024"]]
    rows: Rows = [[None] * 3 + ["HTXSNV", "HTXSNV", "HTTNV"], [1, "Lê Văn Tám", "1980", "x", "x", None]]
    assert {code for code, _ in told(make_workbook, [*heads, *rows])} == {"extra_column"}


@pytest.mark.parametrize(
    ("cells", "records"),
    [
        (("LĐTT", "CSTĐCS"), ("held_2024", "held_2025")),
        (("HTTNV", "Hoàn thành xuất sắc nhiệm vụ"), ("rating_2024", "rating_2025")),
        (("A", "B"), ()),
        (("Loại A", "A1"), ()),
        (("Tốt", "Khá"), ()),
    ],
)
def test_what_people_came_out_as_in_emulation_is_read_by_its_words(
    make_workbook: MakeWorkbook, cells: tuple[str, str], records: tuple[str, ...]
) -> None:
    heads = ["STT", "Họ và tên", "Ngày sinh", "Chức vụ", "Xếp loại thi đua năm 2024", "Xếp loại thi đua năm 2025"]
    rows: Rows = [heads, [1, "Lê Văn Tám", "1980", "Kế toán", *cells], [2, "Đỗ Thị Lý", "1985", "Văn thư", *cells]]
    sheet = read(make_workbook, rows)
    assert [name for name in sheet.columns if name[-4:].isdecimal()] == [*records]
    codes = [one.code for one in sheet.problems]
    expected = {"held_2024": "award_supposed_held", "": "emulation_rating"}.get("".join(records[:1]))
    assert codes == [expected] * 2 if expected else codes == []


def test_what_people_came_out_as_in_emulation_in_no_year_is_told(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [["STT", "Họ và tên", "Ngày sinh", "Xếp loại thi đua"], [1, "Lê Văn Tám", "1980", "A"]]
    assert told(make_workbook, rows) == [("emulation_rating", "D")]


def test_ratings_and_awards_of_years_under_one_heading_on_emulation_are_both_read(make_workbook: MakeWorkbook) -> None:
    heads: Rows = [
        ["STT", "Mã NV", "Họ và tên", "Kết quả thi đua"],
        [*BLANK[:3], "Xếp loại", None, "Danh hiệu"],
        [*BLANK[:3], 2024, 2025, 2024, 2025],
    ]
    people: Rows = [
        [1, "NV1", "Lê Văn Tám", "HTXSNV", "HTTNV", "CSTĐCS", "LĐTT"],
        [2, "NV2", "Đỗ Thị Lý", "HTTNV", "HTNV", "x", "LĐTT"],
    ]
    merges = ["A1:A3", "B1:B3", "C1:C3", "D1:G1", "D2:E2", "F2:G2"]
    path = make_workbook({"Sheet1": [*heads, *people]}, merges={"Sheet1": merges})
    (sheet,) = read_workbook(path).sheets
    assert fields(sheet, "rating_2024", "rating_2025", "held_2024", "held_2025") == [
        ("HTXSNV", "HTTNV", "CSTĐCS", "LĐTT"),
        ("HTTNV", "HTNV", None, "LĐTT"),
    ]
    assert ("mark_of_no_award", "F") in [(one.code, one.column) for one in sheet.problems]


def test_columns_of_years_alone_are_what_stands_in_them(make_workbook: MakeWorkbook) -> None:
    title, heads = ["KẾT QUẢ XẾP LOẠI CÁC NĂM"], ["STT", "Tên cá nhân, tập thể", "Năm 2023", 2024]
    rated = read(make_workbook, [title, heads, [1, "Phòng Kinh tế", "HTXSNV", "HT tốt"], [2, "Phòng VHXH", "HTT", "-"]])
    assert fields(rated, "name", "rating_2023", "rating_2024") == [
        ("Phòng Kinh tế", "HTXSNV", "HTTNV"),
        ("Phòng VHXH", "HTTNV", None),
    ]
    assert rated.problems == []


@pytest.mark.parametrize(
    ("title", "records"),
    [
        ("THEO DÕI DANH HIỆU THI ĐUA GIAI ĐOẠN 2023-2024", ("LĐTT", "CSTĐCS")),
        ("ĐỀ NGHỊ KHEN THƯỞNG NĂM 2024", ("LĐTT", None)),
        ("ĐĂNG KÝ THI ĐUA", (None, None)),
    ],
)
def test_awards_under_years_alone_were_given_unless_asked_for(
    make_workbook: MakeWorkbook, title: str, records: tuple[str | None, str | None]
) -> None:
    heads, who = ["STT", "Họ tên", "Chức vụ", "2023", "Năm 2024"], [1, "Trần Thị Bích", "Văn thư", "LĐTT", "CSTĐCS"]
    sheet = read(make_workbook, [[title], heads, who])
    assert fields(sheet, "held_2023", "held_2024") == [records]
    assert [use.heading for use in sheet.uses][3:] == ["2023", "Năm 2024"]  # the title is no part of them
