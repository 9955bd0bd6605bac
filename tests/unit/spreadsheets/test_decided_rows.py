"""Lists that go with a decision on awards and have no headings are understood by its title and their rows."""

from typing import Any

from khenthuong_desktop.domain.terms import Severity
from khenthuong_desktop.spreadsheets.reader import read_workbook
from khenthuong_desktop.spreadsheets.rows.read_sheet import ReadSheet
from tests.unit.spreadsheets.conftest import MakeWorkbook, Rows

DECISION = ["(Kèm theo Quyết định số 215/QĐ-UBND ngày 12 tháng 8 năm 2025 của Chủ tịch UBND xã Đông Thạnh)"]


def read(make_workbook: MakeWorkbook, rows: Rows) -> ReadSheet:
    (sheet,) = read_workbook(make_workbook({"Sheet1": rows})).sheets
    assert (sheet.layout.code, sheet.to_confirm) == ("decision_list", False)
    assert not [problem.code for problem in sheet.problems if problem.severity is Severity.ERROR]
    return sheet


def fields(sheet: ReadSheet, *names: str) -> list[tuple[Any, ...]]:
    return [tuple(row.fields.get(name) for name in names) for row in sheet.data]


def test_collectives_and_people_under_their_headings(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["DANH SÁCH TẬP THỂ, CÁ NHÂN ĐƯỢC TẶNG GIẤY KHEN"],
        DECISION,
        [],
        ["I. TẬP THỂ"],
        [1, "Ban Chỉ huy Quân sự xã"],
        [2, "Công an xã"],
        ["II. CÁ NHÂN"],
        [1, "Ông Trần Văn Sáu, Trưởng ấp Đông Thạnh 1"],
        [2, "Bà Lê Thị Tám, Chủ tịch Hội LHPN xã"],
    ]
    assert fields(read(make_workbook, rows), "subject_kind", "name", "job_title") == [
        ("collective", "Ban Chỉ huy Quân sự xã", None),
        ("collective", "Công an xã", None),
        ("individual", "Trần Văn Sáu", "Trưởng ấp Đông Thạnh 1"),
        ("individual", "Lê Thị Tám", "Chủ tịch Hội LHPN xã"),
    ]


def test_a_column_of_titles_beside_the_names(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["Danh sách cá nhân được tặng Bằng khen của Chủ tịch UBND tỉnh"],
        DECISION,
        [1, "Ông", "Chu Văn Thịnh", "Chủ tịch UBND xã Tân Lập"],
        [2, "Bà", "Triệu Thị Nái", "Bí thư Chi bộ thôn Nà Lạn"],
    ]
    assert fields(read(make_workbook, rows), "honorific", "name", "job_title") == [
        ("Ông", "Chu Văn Thịnh", "Chủ tịch UBND xã Tân Lập"),
        ("Bà", "Triệu Thị Nái", "Bí thư Chi bộ thôn Nà Lạn"),
    ]


def test_several_awards_each_over_its_rows(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["DANH SÁCH TẬP THỂ, CÁ NHÂN ĐƯỢC KHEN THƯỞNG NĂM 2024"],
        DECISION,
        ["I. DANH HIỆU TẬP THỂ LAO ĐỘNG TIÊN TIẾN"],
        [1, "Phòng Quy hoạch"],
        ["II. DANH HIỆU LAO ĐỘNG TIÊN TIẾN"],
        [1, "Ông Phó Đức Chính", "Chuyên viên Phòng Quy hoạch"],
        [2, "Bà Lê Thị Giang", "Thanh tra viên"],
        ["III. GIẤY KHEN"],
        [1, "Ông Đội Cấn", "Bảo vệ"],
    ]
    assert fields(read(make_workbook, rows), "subject_kind", "name", "award") == [
        ("collective", "Phòng Quy hoạch", "DANH HIỆU TẬP THỂ LAO ĐỘNG TIÊN TIẾN"),
        ("individual", "Phó Đức Chính", "DANH HIỆU LAO ĐỘNG TIÊN TIẾN"),
        ("individual", "Lê Thị Giang", "DANH HIỆU LAO ĐỘNG TIÊN TIẾN"),
        ("individual", "Đội Cấn", "GIẤY KHEN"),
    ]


def test_numbers_before_names_in_one_cell(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["DANH SÁCH KHEN THƯỞNG ĐỘT XUẤT"],
        DECISION,
        ["1. Ông Trần Văn Sáu, sinh năm 1970, Trưởng ấp 1"],
        ["2. Bà Lê Thị Tám (1981) - Giáo viên"],
        ["3. Trạm Y tế xã"],
    ]
    assert fields(read(make_workbook, rows), "subject_kind", "name", "birth_date", "job_title") == [
        ("individual", "Trần Văn Sáu", "1970", "Trưởng ấp 1"),
        ("individual", "Lê Thị Tám", "1981", "Giáo viên"),
        ("collective", "Trạm Y tế xã", None, None),
    ]


def test_letters_beside_headings_and_words_below_the_list(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["DANH SÁCH TẬP THỂ, CÁ NHÂN ĐƯỢC TẶNG BẰNG KHEN CỦA CHỦ TỊCH UBND TỈNH"],
        DECISION,
        ["A", "TẬP THỂ (02)"],
        ["1. Phòng Kinh tế, UBND xã An Bình;"],
        ["2. Trường THCS An Bình, xã An Bình."],
        ["B", "CÁ NHÂN (01)"],
        ["1. Ông Nguyễn Văn An, Bí thư Đảng ủy xã An Bình."],
        ["Đã có thành tích xuất sắc trong thực hiện nhiệm vụ năm 2025"],
    ]
    sheet = read(make_workbook, rows)
    assert fields(sheet, "subject_kind", "name", "job_title") == [
        ("collective", "Phòng Kinh tế, UBND xã An Bình", None),
        ("collective", "Trường THCS An Bình, xã An Bình", None),
        ("individual", "Nguyễn Văn An", "Bí thư Đảng ủy xã An Bình"),
    ]
    assert [(one.code, one.row) for one in sheet.problems if one.row == 8] == [("note_left_out", 8)]
