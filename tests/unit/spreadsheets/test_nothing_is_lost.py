"""Cells that say something else than their column asks for are told of, never lost in silence."""

from pathlib import Path
from typing import Any

from openpyxl import Workbook

from khenthuong_desktop.domain.terms import Severity
from khenthuong_desktop.spreadsheets.reader import read_workbook
from khenthuong_desktop.spreadsheets.rows.read_sheet import ReadSheet
from tests.unit.spreadsheets.conftest import MakeWorkbook, Rows
from tests.unit.spreadsheets.corpus.grids import Sheet
from tests.unit.spreadsheets.corpus.ods import save_ods


def read(make_workbook: MakeWorkbook, rows: Rows) -> ReadSheet:
    (sheet,) = read_workbook(make_workbook({"Sheet1": rows})).sheets
    return sheet


def read_merged(folder: Path, rows: Rows, *merges: str) -> ReadSheet:
    book = Workbook()
    page = book.worksheets[0]
    for row in rows:
        page.append(list(row))
    for merge in merges:
        page.merge_cells(merge)
    book.save(folder / "list.xlsx")
    (sheet,) = read_workbook(folder / "list.xlsx").sheets
    return sheet


def fields(sheet: ReadSheet, *names: str) -> list[tuple[Any, ...]]:
    return [tuple(row.fields.get(name) for name in names) for row in sheet.data]


def errors(sheet: ReadSheet) -> list[tuple[str, int | None, str | None]]:
    return [
        (problem.code, problem.row, problem.column) for problem in sheet.problems if problem.severity is Severity.ERROR
    ]


def test_the_words_tick_under_men_and_women_and_nothing_else_does(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["STT", "Họ và tên", "Nam", "Nữ", "Chức vụ"],
        [1, "Nguyễn Văn An", "Nam", None, "Chuyên viên"],
        [2, "Lê Thị Bình", None, "nữ", "Chuyên viên"],
        [3, "Trần Văn Cừ", "12 tháng", None, "Chuyên viên"],
        [4, "Phạm Thị Dung", "Nữ", None, "Chuyên viên"],
        [5, "Hồ Thị Én", "0", "x*", "Chuyên viên"],
    ]
    sheet = read(make_workbook, rows)
    assert fields(sheet, "name", "gender") == [
        ("Nguyễn Văn An", "male"),
        ("Lê Thị Bình", "female"),
        ("Trần Văn Cừ", None),
        ("Phạm Thị Dung", None),
        ("Hồ Thị Én", "female"),
    ]
    assert errors(sheet) == [("mark_unreadable", 4, "C"), ("mark_unreadable", 5, "C")]


def test_days_of_birth_and_marks_stand_in_one_column(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["STT", "Họ và tên", "Nam", "Nữ", "Chức vụ"],
        [1, "Nguyễn Văn An", "11/11/1971", None, "Chuyên viên"],
        [2, "Lê Thị Bình", None, "8/3/1980", "Chuyên viên"],
        [3, "Phạm Thị Dung", None, "Nữ", "Chuyên viên"],
    ]
    sheet = read(make_workbook, rows)
    assert fields(sheet, "birth_date", "gender") == [("1971-11-11", "male"), ("1980-03-08", "female"), (None, "female")]
    assert errors(sheet) == []


def test_what_stands_among_marks_under_awards_is_told(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["TT", "Họ và tên", "Danh hiệu đề nghị", None, "Chức vụ"],
        [None, None, "LĐTT", "CSTĐCS", None],
        [1, "Nguyễn Văn An", "x", "không", "Chuyên viên"],
        [2, "Lê Thị Bình", "x", "chờ sáng kiến", "Chuyên viên"],
    ]
    sheet = read(make_workbook, rows)
    assert fields(sheet, "award", "award_form") == [("LĐTT", None), ("LĐTT", None)]
    assert errors(sheet) == [("mark_unreadable", 4, "D")]


def test_figures_under_ratings_are_counts_of_people(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["DANH SÁCH TẬP THỂ ĐỀ NGHỊ KHEN THƯỞNG NĂM 2025"],
        ["TT", "Tên tập thể", "Số người", "HTXSNV", "HTTNV", "Danh hiệu đề nghị"],
        [1, "Khoa Gây mê", 20, 5, 15, "Tập thể lao động xuất sắc"],
        [2, "Phòng Điều dưỡng", 8, 1, 7, "Tập thể lao động tiên tiến"],
    ]
    sheet = read(make_workbook, rows)
    assert fields(sheet, "name", "headcount", "rating_2025") == [
        ("Khoa Gây mê", 20, None),
        ("Phòng Điều dưỡng", 8, None),
    ]
    assert [problem.column for problem in sheet.problems if problem.code == "extra_column"] == ["D", "E"]


def test_a_name_merged_over_its_awards_counts_for_each_of_them(tmp_path: Path) -> None:
    heading: list[object] = ["STT", "Họ và tên", "Chức vụ", "Năm", "Danh hiệu", "Số quyết định"]
    rows: Rows = [
        heading,
        [1, "Lương Thế Vinh", "Chuyên viên", 2021, "LĐTT", "11/QĐ"],
        [None, None, None, 2022, "CSTĐCS", "12/QĐ"],
        [2, "Võ Trường Toản", "Văn thư", 2022, "LĐTT", "12/QĐ"],
    ]
    sheet = read_merged(tmp_path, rows, "A2:A3", "B2:B3", "C2:C3")
    assert sheet.layout.code == "awards_held"
    assert fields(sheet, "name", "job_title", "year", "award") == [
        ("Lương Thế Vinh", "Chuyên viên", 2021, "LĐTT"),
        ("Lương Thế Vinh", "Chuyên viên", 2022, "CSTĐCS"),
        ("Võ Trường Toản", "Văn thư", 2022, "LĐTT"),
    ]
    assert errors(sheet) == []


def test_awards_beside_a_merged_name_are_all_proposed_for_it(tmp_path: Path) -> None:
    rows: Rows = [
        ["STT", "Họ và tên", "Ngày sinh", "Danh hiệu đề nghị", "Thành tích"],
        [1, "Lương Thế Vinh", "1/2/1980", "LĐTT", "Tốt"],
        [None, None, None, "Giấy khen", None],
        [2, "Võ Trường Toản", "3/4/1985", "LĐTT", "Tốt"],
    ]
    sheet = read_merged(tmp_path, rows, "A2:A3", "B2:B3", "C2:C3")
    assert fields(sheet, "name", "award") == [("Lương Thế Vinh", "LĐTT; Giấy khen"), ("Võ Trường Toản", "LĐTT")]
    assert errors(sheet) == []


def test_a_note_between_rows_is_no_unit_of_those_below_it(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["STT", "Họ và tên", "Năm sinh", "Chức vụ"],
        ["I", "Tổ Văn"],
        [1, "Nguyễn Thị Ngọc", 1985, "Giáo viên"],
        ["* Đồng chí Ngọc đi học từ tháng 9/2023"],
        [2, "Lò Thị Xuân", 1992, "Giáo viên"],
    ]
    sheet = read(make_workbook, rows)
    assert fields(sheet, "name", "unit") == [("Nguyễn Thị Ngọc", "Tổ Văn"), ("Lò Thị Xuân", "Tổ Văn")]
    assert [(problem.row, problem.value) for problem in sheet.problems if problem.code == "note_left_out"] == [
        (4, "* Đồng chí Ngọc đi học từ tháng 9/2023")
    ]


def test_sheets_of_one_name_are_told_for_only_the_last_can_be_read(tmp_path: Path) -> None:
    names = ("Lê Thị Na", "Lê Thị Mai")
    sheets = [Sheet("A", [["STT", "Họ và tên", "Chức vụ"], [1, name, "GV"]]) for name in names]
    save_ods(tmp_path / "ds.ods", sheets)
    book = read_workbook(tmp_path / "ds.ods")
    assert [(p.severity.value, p.code, p.details) for p in book.problems] == [
        ("error", "sheets_of_one_name", {"count": 2})
    ]
    assert [row.fields["name"] for sheet in book.sheets for row in sheet.data] == ["Lê Thị Mai"]


def test_a_column_told_to_hold_authors_joins_the_one_that_holds_them_already(make_workbook: MakeWorkbook) -> None:
    path = make_workbook(
        {
            "SK": [
                ["STT", "Tên sáng kiến", "Tên tác giả", "Người cùng làm", "Năm"],
                [1, "Giải pháp A", "Lê Thị Bình", "Trần Văn Cừ", 2025],
                [2, "Giải pháp B", "Phạm Thị Dung", None, 2025],
                [3, "Giải pháp C", None, "Hồ Thị Én", 2025],
            ]
        }
    )
    for told in ({"Người cùng làm": "author_names"}, {"Người cùng làm": "author_names", "Tên tác giả": "author_names"}):
        (sheet,) = read_workbook(path, mapping=told).sheets
        assert fields(sheet, "author_names") == [("Lê Thị Bình; Trần Văn Cừ",), ("Phạm Thị Dung",), ("Hồ Thị Én",)]
        assert [use.field for use in sheet.uses if use.column in "CD"] == ["author_names", "author_names"]


def test_a_column_told_to_be_what_another_is_goes_before_it_and_the_other_is_told(make_workbook: MakeWorkbook) -> None:
    path = make_workbook(
        {
            "S": [
                ["STT", "Họ và tên", "Chức vụ", "Ngạch", "Kiêm nhiệm"],
                [1, "Nguyễn Văn An", "Nhân viên", "Kế toán", "Bí thư"],
                [2, "Lê Thị Bình", "Nhân viên", None, None],
            ]
        }
    )
    (sheet,) = read_workbook(path, mapping={"Ngạch": "job_title"}).sheets
    assert fields(sheet, "job_title") == [("Kế toán",), ("Nhân viên",)]  # who has no other post keeps his
    assert [(use.column, use.field, use.filled) for use in sheet.uses if use.column in "CD"] == [
        ("C", None, 2),
        ("D", "job_title", 0),
    ]
    assert [problem.column for problem in sheet.problems if problem.code == "repeated_column"] == ["C"]
    (sheet,) = read_workbook(path, mapping={"Ngạch": "job_title", "Kiêm nhiệm": "job_title"}).sheets
    told = [
        (problem.column, problem.details["count"]) for problem in sheet.problems if problem.code == "repeated_column"
    ]
    assert told == [("C", 2), ("E", 1)]


def test_of_two_columns_without_headings_told_to_be_one_field_the_second_is_told(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [["an", "9 - A", "9 - D"], ["bình", "9 - B", "9 - E"], ["cừ", "9 - C", "9 - F"]]
    path = make_workbook({"Sheet1": rows})
    (sheet,) = read_workbook(path, "people", {"[A]": "name", "[B]": "unit", "[C]": "unit"}).sheets
    assert [(problem.column, problem.details["count"]) for problem in sheet.problems if problem.column == "C"] == [
        ("C", 3)
    ]
