"""What a cell says for the rows below it, and what it does not."""

from collections.abc import Sequence
from pathlib import Path

from khenthuong_desktop.spreadsheets.reader import read_workbook
from tests.unit.spreadsheets.conftest import MakeWorkbook, Rows
from tests.unit.spreadsheets.what_was_read import only

HEADING = ["STT", "Họ và tên", "Năm sinh", "Đơn vị", "Chức vụ"]


def units(make_workbook: MakeWorkbook, *rows: Sequence[object], merges: tuple[str, ...] = ()) -> list[object]:
    sheets: dict[str, Rows] = {"DS": [HEADING, *rows]}
    sheet = only(read_workbook(make_workbook(sheets, merges={"DS": list(merges)})))
    return [row.fields.get("unit") for row in sheet.data]


def test_a_unit_merged_over_rows_is_of_each_of_them(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [[1, "Lê Thị Hoa", 1980, "Tổ Toán"], [2, "Trần Văn Minh", 1981, None], [3, "Vũ Thị Lan", 1982, None]]
    assert units(make_workbook, *rows, merges=("D2:D3",)) == ["Tổ Toán", "Tổ Toán", None]


def test_what_is_merged_over_several_columns_is_of_its_own_row_alone(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        [1, "Lê Thị Hoa", 1980, "Tổ Toán"],
        [2, "Trần Văn Minh", 1981, None],
        [3, "Vũ Thị Lan", 1982, "Tổ Văn"],
    ]
    assert units(make_workbook, *rows, merges=("D2:E3",)) == ["Tổ Toán", None, "Tổ Văn"]


def test_a_name_merged_over_the_rows_of_two_people_is_of_the_first_alone(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [[1, "Lê Thị Hoa", 1980, "Tổ Toán"], [2, "Trần Văn Minh", 1981, None]]
    path = make_workbook({"DS": [HEADING, *rows]}, merges={"DS": ["B2:B3"]})
    assert [row.fields.get("name") for row in only(read_workbook(path)).data] == ["Lê Thị Hoa", None]


def test_ditto_stands_for_the_value_and_not_for_a_note_between(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        [1, "Lê Thị Hoa", 1980, "Tổ Toán", "Giáo viên"],
        [None, None, None, "* Chuyển đến từ tháng 9"],
        [2, "Trần Văn Minh", 1981, "nt", "Giáo viên"],
    ]
    assert units(make_workbook, *rows) == ["Tổ Toán", "Tổ Toán"]


def test_ditto_after_ditto_is_still_the_value_above_both(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        [1, "Lê Thị Hoa", 1980, "Tổ Toán"],
        [2, "Trần Văn Minh", 1981, "nt"],
        [3, "Vũ Thị Lan", 1982, "như trên"],
        [4, "Hồ Văn Sơn", 1983, "Tổ Văn"],
        [5, "Đỗ Thị Mai", 1984, '"'],
        [6, "Cao Văn Bình", 1985, "``"],
    ]
    assert units(make_workbook, *rows) == ["Tổ Toán", "Tổ Toán", "Tổ Toán", "Tổ Văn", "Tổ Văn", "Tổ Văn"]


def test_a_header_printed_again_is_no_row_but_one_cell_of_it_may_be(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        [1, "Lê Thị Hoa", 1980, "Tổ Toán", "Giáo viên"],
        HEADING,
        [2, "Trần Văn Minh", 1981, "Tổ Văn", "Giáo viên"],
    ]
    sheet = only(read_workbook(make_workbook({"DS": [HEADING, *rows]})))
    assert [row.fields["name"] for row in sheet.data] == ["Lê Thị Hoa", "Trần Văn Minh"]
    assert [problem.code for problem in sheet.problems if problem.severity == "error"] == []


def test_rows_that_end_before_the_column_are_passed_over(tmp_path: Path) -> None:
    rows = ["STT;Họ và tên;Năm sinh;Đơn vị", "1;Lê Thị Hoa;1980;Tổ Toán", "2;Vũ Thị Lan;1982", "3;Đỗ Thị Mai;1984;nt"]
    (tmp_path / "ds.csv").write_text("\n".join(rows), "utf-8")
    data = only(read_workbook(tmp_path / "ds.csv")).data
    assert [row.fields.get("unit") for row in data] == ["Tổ Toán", None, "Tổ Toán"]


def test_ditto_stands_for_a_code_among_records_and_never_among_subjects(make_workbook: MakeWorkbook) -> None:
    ratings: Rows = [["Năm", "Mã số", "Xếp loại"], [2025, "CB1", "HTTNV"], [2024, "nt", "HTXSNV"]]
    sheet = only(read_workbook(make_workbook({"DS": ratings})))
    assert [row.fields["code"] for row in sheet.data] == ["CB1", "CB1"]
    people: Rows = [["Mã số", "Họ và tên", "Năm sinh"], ["CB1", "Lê Thị Hoa", 1980], ["nt", "Trần Văn Minh", 1981]]
    sheet = only(read_workbook(make_workbook({"DS": people}, name="nguoi.xlsx")))
    first, second = (row.fields.get("code") for row in sheet.data)
    assert first == "CB1" != second


def test_a_header_printed_again_says_nothing_for_the_row_it_is_merged_with(make_workbook: MakeWorkbook) -> None:
    heading = ["Đơn vị", "Họ và tên", "Năm sinh"]
    rows: Rows = [heading, ["Tổ Toán", "Lê Thị Hoa", 1980], heading, [None, "Trần Văn Minh", 1981]]
    sheet = only(read_workbook(make_workbook({"DS": rows}, merges={"DS": ["A3:A4"]})))
    assert [row.fields.get("unit") for row in sheet.data] == ["Tổ Toán", None]


def test_what_is_merged_in_the_next_table_says_nothing_for_the_one_above(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        HEADING,
        [1, "Lê Thị Hoa", 1980, "Tổ Toán", "Giáo viên"],
        ["STT", "Họ và tên", "Ngày sinh", "Đơn vị", "Xếp loại năm 2025"],
        [1, "Trần Văn Minh", "1/2/1981", "Tổ Văn", "HTTNV"],
    ]
    for merged in ("D3:D4", "D4:D5"):
        book = read_workbook(make_workbook({"DS": rows}, merges={"DS": [merged]}))
        assert len(book.sheets) == 2
        assert [row.fields.get("unit") for row in book.sheets[0].data] == ["Tổ Toán"]


def test_the_award_named_in_its_column_is_a_tick_as_far_as_rows_reach(tmp_path: Path) -> None:
    rows = ["STT;Họ và tên;Chức vụ;LĐTT;CSTĐCS", "1;Lê Thị Hoa;Giáo viên;LĐTT", "2;Vũ Thị Lan;Kế toán;;CSTĐCS"]
    (tmp_path / "ds.csv").write_text("\n".join(rows), "utf-8")
    told = [
        (row.fields.get("award"), row.fields.get("award_form")) for row in only(read_workbook(tmp_path / "ds.csv")).data
    ]
    assert told == [("LĐTT", None), ("CSTĐCS", None)]


def test_the_award_is_found_among_the_other_words_of_its_heading(make_workbook: MakeWorkbook) -> None:
    heading = ["STT", "Họ và tên", "Chức vụ", "Đăng ký LĐTT năm 2026", "Đăng ký CSTĐCS năm 2026"]
    rows: Rows = [heading, [1, "Lê Thị Hoa", "Giáo viên", "LĐTT", "x"], [2, "Vũ Thị Lan", "Kế toán", "x", None]]
    told = [row.fields.get("registered_2026") for row in only(read_workbook(make_workbook({"DS": rows}))).data]
    assert told == ["LĐTT; CSTĐCS", "LĐTT"]


def test_awards_beside_codes_alone_are_carried_to_nobody(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["Mã số", "Danh hiệu", "Năm", "Số quyết định"],
        ["CB1", "LĐTT", 2024, "1/QĐ"],
        [None, "CSTĐCS", 2025, "2/QĐ"],
    ]
    sheet = only(read_workbook(make_workbook({"DS": rows})))
    assert (sheet.layout.code, [row.fields.get("code") for row in sheet.data]) == ("awards_held", ["CB1", None])


def test_the_award_is_found_in_the_lower_of_two_headings(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["STT", "Họ và tên", "Chức vụ", "Danh hiệu đề nghị", None],
        [None, None, None, "Danh hiệu LĐTT", "Danh hiệu CSTĐCS"],
        [1, "Lê Thị Hoa", "Giáo viên", "LĐTT", None],
        [2, "Vũ Thị Lan", "Kế toán", None, "CSTĐCS"],
    ]
    book = read_workbook(make_workbook({"DS": rows}, merges={"DS": ["A1:A2", "B1:B2", "C1:C2", "D1:E1"]}))
    assert [row.fields.get("award") for row in only(book).data] == ["Danh hiệu LĐTT", "Danh hiệu CSTĐCS"]
    assert book.problems == []


def test_an_award_proposed_below_a_name_is_not_taken_for_one_of_that_name(make_workbook: MakeWorkbook) -> None:
    heading = ["STT", "Họ và tên", "Chức vụ", "Danh hiệu đề nghị", "Ghi chú"]
    rows: Rows = [heading, [1, "Lê Thị Hoa", "Giáo viên", "LĐTT"], [None, None, None, "CSTĐCS", "bổ sung"]]
    sheet = only(read_workbook(make_workbook({"DS": rows})))
    assert [row.fields.get("name") for row in sheet.data] == ["Lê Thị Hoa", None]


def test_a_list_of_awards_that_names_none_carries_no_name_down(make_workbook: MakeWorkbook) -> None:
    heading = ["Họ và tên", "Loại hình khen thưởng", "Năm được tặng", "Cơ quan khen thưởng"]
    rows: Rows = [heading, ["Lê Thị Hoa", "Thường xuyên", 2024, "UBND xã"], [None, "Đột xuất", 2025, "UBND xã"]]
    sheet = only(read_workbook(make_workbook({"DS": rows})))
    assert (sheet.layout.code, [row.fields.get("name") for row in sheet.data]) == ("awards_held", ["Lê Thị Hoa", None])
