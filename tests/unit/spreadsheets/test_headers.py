"""Where the header of a list is, what its columns mean, and what is no list."""

from pathlib import Path
from typing import Any

import pytest

from khenthuong_desktop.spreadsheets.reader import read_workbook
from tests.unit.spreadsheets.conftest import MakeWorkbook, Rows
from tests.unit.spreadsheets.what_was_read import only, places


def test_columns_may_come_in_any_order_and_extra_ones_are_noted(make_workbook: MakeWorkbook) -> None:
    path = make_workbook({"Tập thể": [["Ghi chú", "Tên tập thể", "Mã số"], ["cũ", "Văn phòng", "TT1"]]})
    book = read_workbook(path)
    assert only(book).data[0].fields == {"name": "Văn phòng", "code": "TT1"}
    assert places(book) == [("warning", "extra_column", 1, "A")]


def test_a_misspelt_required_heading_is_named_with_its_place(make_workbook: MakeWorkbook) -> None:
    path = make_workbook({"Tập thể": [["Mã sốo", "Tên tập thể"], ["TT1", "Văn phòng"]]})
    book = read_workbook(path)
    problem = book.problems[0]
    assert (problem.severity, problem.code, problem.column) == ("error", "missing_column_near", "A")
    assert "Mã số" in problem.message
    assert "Mã sốo" in problem.message
    assert not only(book).usable


def test_a_header_under_a_title_is_found_and_a_numbering_row_dropped(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["DANH SÁCH CÁN BỘ NĂM 2026"],
        [],
        ["STT", "Họ và tên", "Ngày sinh", "Chức vụ", "Đơn vị công tác"],
        [1, 2, 3, 4, 5],
        [1, "Nguyễn Văn An", "07/05/1980", "Chủ tịch", "UBND xã"],
    ]
    sheet = only(read_workbook(make_workbook({"Sheet1": rows}, merges={"Sheet1": ["A1:E1"]})))
    assert (sheet.layout.code, sheet.header_row) == ("people", 3)
    assert [row.row for row in sheet.data] == [5]
    assert sheet.data[0].fields == {
        "name": "Nguyễn Văn An",
        "birth_date": "1980-05-07",
        "job_title": "Chủ tịch",
        "unit": "UBND xã",
    }


def test_a_two_row_header_is_joined(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["Đơn vị: UBND xã An Bình"],
        ["STT", "Họ và tên", "Ngày sinh", None, "Chức vụ"],
        [None, None, "Nam", "Nữ", None],
        ["(1)", "(2)", "(3)", "(4)", "(5)"],
        [1, "NGUYỄN VĂN AN", "07/05/1980", None, "Chủ tịch"],
        [2, "TRẦN THỊ BÌNH", None, 1985, "Công chức"],
    ]
    merges = {"DS": ["A2:A3", "B2:B3", "C2:D2", "E2:E3"]}
    sheet = only(read_workbook(make_workbook({"DS": rows}, merges=merges)))
    assert sheet.header_row == 2
    unit = "UBND xã An Bình"
    assert [row.fields for row in sheet.data] == [
        {"name": "Nguyễn Văn An", "birth_date": "1980-05-07", "gender": "male", "job_title": "Chủ tịch", "unit": unit},
        {"name": "Trần Thị Bình", "birth_date": "1985", "gender": "female", "job_title": "Công chức", "unit": unit},
    ]


def test_hidden_sheets_and_guides_are_no_data_but_explain_codes(make_workbook: MakeWorkbook) -> None:
    people: Rows = [
        ["STT", "Họ và tên", "Chức vụ", "Mã hình thức khen thưởng"],
        [1, "Nguyễn Văn An", "Chủ tịch", "1650360499"],
        [2, "Trần Thị Bình", "Phó Chủ tịch", 1650360491],
    ]
    codes: Rows = [["STT", "Mã số", "Hình thức"], [1, "1650360499", "Giấy khen"], [2, "1650360491", "Bằng khen"]]
    guide: Rows = [["Mã số", "Họ và tên"], ["CB9", "Ví Dụ Một"]]
    path = make_workbook({"DS": people, "ma": codes, "Hướng dẫn": guide}, hidden=["ma"])
    sheet = only(read_workbook(path))
    assert [row.fields["award_form"] for row in sheet.data] == ["Giấy khen", "Bằng khen"]


def test_a_hidden_sheet_with_the_name_of_a_known_list_is_told(make_workbook: MakeWorkbook) -> None:
    people: Rows = [["Mã số", "Họ và tên"], ["CB1", "Nguyễn Văn An"]]
    path = make_workbook({"Tập thể": [["Mã số", "Tên tập thể"]], "Nhân sự": people}, hidden=["Nhân sự"])
    told = [(found.severity.value, found.code, found.sheet) for found in read_workbook(path).problems]
    assert told == [("warning", "hidden_sheet", "Nhân sự")]


def test_a_hidden_list_of_people_is_told_and_a_hidden_look_up_is_not(make_workbook: MakeWorkbook) -> None:
    heading = ["STT", "Họ tên", "Năm sinh", "Chức vụ"]
    people: Rows = [heading, [1, "Lê Văn Cường", 1980, "Công chức"]]
    old: Rows = [["DANH SÁCH"], heading, [1, "Người Đã Nghỉ", 1960, "Công chức"]]
    units: Rows = [["Mã", "Tên đơn vị", "Loại"], ["TT01", "Phòng Kinh tế", "Phòng"]]
    names: Rows = [["Mã số", "Họ và tên"], ["CB01", "Lê Văn Cường"]]
    sheets = {"DS": people, "cũ": old, "dv": units, "ma": names, "mẫu": [heading]}
    book = read_workbook(make_workbook(sheets, hidden=["cũ", "dv", "ma", "mẫu"]))
    assert [row.fields["name"] for row in only(book).data] == ["Lê Văn Cường"]
    assert [(found.code, found.sheet) for found in book.file_problems] == [("hidden_sheet", "cũ")]


def test_a_missing_column_is_told_once_and_not_again_in_every_row(make_workbook: MakeWorkbook) -> None:
    path = make_workbook({"Xếp loại năm": [["Năm", "Mã số"], [2025, "A"], [2026, "A"]]})
    assert places(read_workbook(path)) == [("error", "missing_column", 1, None)]


def test_a_mapping_names_the_field_of_an_unknown_heading(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [["Ký hiệu riêng", "Người", "Đơn vị"], ["CB1", "Nguyễn Văn An", "Văn phòng"]]
    path = make_workbook({"Sheet1": rows})
    book = read_workbook(path, layout="people", mapping={"Ký hiệu riêng": "code", "người": "name"})
    assert only(book).data[0].fields == {"code": "CB1", "name": "Nguyễn Văn An", "unit": "Văn phòng"}


def test_a_sheet_without_a_known_header_is_named(make_workbook: MakeWorkbook) -> None:
    path = make_workbook({"Tập thể": [["Mã số", "Tên tập thể"], ["TT1", "A"]], "Linh tinh": [["abc", "def"], [1, 2]]})
    assert [(p.code, p.sheet) for p in read_workbook(path).problems] == [("sheet_not_recognised", "Linh tinh")]
    alone = make_workbook({"Linh tinh": [["abc", "def"], [1, 2]]})
    assert [p.code for p in read_workbook(alone).problems] == ["columns_to_explain"]


def test_a_name_in_two_columns_is_joined(make_workbook: MakeWorkbook) -> None:
    apart: Rows = [["STT", "Họ và tên đệm", "Tên", "Chức vụ"], [1, "Nguyễn Văn", "An", "Chủ tịch"]]
    assert only(read_workbook(make_workbook({"Sheet1": apart}))).data[0].fields["name"] == "Nguyễn Văn An"
    merged: Rows = [["STT", "Họ và tên", None, "Chức vụ"], [1, "Nguyễn Văn", "An", "Chủ tịch"], [2, None, None, "x y"]]
    book = read_workbook(make_workbook({"Sheet1": merged}, merges={"Sheet1": ["B1:C1"]}))
    assert only(book).data[0].fields["name"] == "Nguyễn Văn An"
    assert places(book) == [("error", "required_missing", 3, "B")]


def test_the_first_row_of_data_is_never_taken_for_a_heading(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["Họ và tên", "Giới tính", "Khối", "Chức vụ", "Diện khác"],
        ["Nguyễn Văn An", "Nam", "Đơn vị", "Cá nhân", None],
        ["Trần Thị Bình", "Nữ", None, None, None],
    ]
    sheet = only(read_workbook(make_workbook({"Sheet1": rows})))
    assert [(row.row, row.fields["name"], row.fields["gender"]) for row in sheet.data] == [
        (2, "Nguyễn Văn An", "male"),
        (3, "Trần Thị Bình", "female"),
    ]


def test_a_two_row_header_without_merges_is_joined(tmp_path: Path) -> None:
    lines = ["STT,Họ và tên,Ngày sinh,,Chức vụ", ",,Nam,Nữ,", "1,Nguyễn Văn An,07/05/1980,,Chủ tịch"]
    (tmp_path / "ds.csv").write_text("\n".join(lines), "utf-8")
    sheet = only(read_workbook(tmp_path / "ds.csv"))
    assert [(row.row, row.fields["gender"], row.fields["birth_date"]) for row in sheet.data] == [
        (3, "male", "1980-05-07")
    ]


def test_sheet_names_may_lack_accents(make_workbook: MakeWorkbook) -> None:
    sheet = only(read_workbook(make_workbook({"NHAN SU": [["Mã số", "Họ và tên"], ["A", "Nguyễn Văn An"]]})))
    assert sheet.layout.code == "people"


def test_headings_of_kind_award_and_unit_hold_side_by_side(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["STT", "Tên tập thể/cá nhân/hộ gia đình", "Chức vụ", "Đơn vị công tác", "Hình thức đề nghị"],
        ["I", "TẬP THỂ"],
        [1, "Văn phòng", None, None, "Giấy khen"],
        ["II", "CÁ NHÂN"],
        ["A", "Danh hiệu Lao động tiên tiến"],
        ["a", "Phòng Nội vụ"],
        [1, "Nguyễn Văn An", "Trưởng phòng"],
        ["b", "Phòng Kinh tế"],
        [1, "Lê Thị Bình", "Chuyên viên"],
    ]
    told = [row.fields for row in only(read_workbook(make_workbook({"Sheet1": rows}))).data]
    assert [(f["subject_kind"], f.get("unit"), f["award"]) for f in told] == [
        ("collective", None, "Giấy khen"),
        ("individual", "Phòng Nội vụ", "Danh hiệu Lao động tiên tiến"),
        ("individual", "Phòng Kinh tế", "Danh hiệu Lao động tiên tiến"),
    ]


@pytest.mark.parametrize(
    ("name", "rows", "layout", "fields"),
    [
        (
            "Tập thể",
            [["DANH SÁCH TẬP THỂ ĐỀ NGHỊ KHEN THƯỞNG"], ["TT", "Tên tập thể", "Danh hiệu đề nghị", "Thành tích"]],
            "collectives_list",
            {"name", "award", "achievement"},
        ),
        (
            "Nhân sự",
            [["DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG"], ["TT", "Họ và tên", "Chức vụ", "Danh hiệu đề nghị", "Ghi chú"]],
            "individuals_list",
            {"name", "job_title", "award", "note"},
        ),
        (
            "Hộ gia đình",
            [["DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG"], ["TT", "Chủ hộ", "Địa chỉ", "Hình thức khen thưởng"]],
            "households_list",
            {"name", "address", "award_form"},
        ),
        (
            "Sáng kiến",
            [["DANH SÁCH SÁNG KIẾN"], ["TT", "Tên sáng kiến", "Họ tên tác giả", "Cơ quan công nhận", "Năm"]],
            "initiatives_list",
            {"name", "author_names", "decided_by", "year"},
        ),
        (
            "Tập thể",
            [
                ["TẬP THỂ ĐƯỢC TẶNG DANH HIỆU TẬP THỂ LAO ĐỘNG TIÊN TIẾN"],
                ["(Kèm theo Quyết định số 7/QĐ-UBND ngày 15/01/2026)"],
                ["TT", "Tên tập thể"],
            ],
            "decision_list",
            {"name"},
        ),
    ],
)
def test_a_sheet_that_only_bears_the_name_of_ours_is_read_by_its_headings(
    make_workbook: MakeWorkbook, name: str, rows: list[list[Any]], layout: str, fields: set[str]
) -> None:
    row = [1, "Lê Văn Hùng", "Chuyên viên", "LĐTT", 2025][: len(rows[-1])]
    (found,) = read_workbook(make_workbook({name: [*rows, row]})).sheets

    assert (found.layout.code, set(found.columns)) == (layout, fields)


def test_a_sheet_of_ours_stays_ours_with_columns_of_other_lists(make_workbook: MakeWorkbook) -> None:
    rows = [["Mã số", "Tên tập thể", "Danh hiệu đề nghị"], ["TT1", "Phòng Kinh tế", "TTLĐTT"]]
    (found,) = read_workbook(make_workbook({"Tập thể": rows})).sheets

    assert found.layout.code == "collectives"
