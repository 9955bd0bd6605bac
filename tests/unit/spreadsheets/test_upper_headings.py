"""What the upper rows of headings say of the lower ones: whose decision a number is, of which year an award."""

import pytest

from khenthuong_desktop.spreadsheets.reader import read_workbook
from khenthuong_desktop.spreadsheets.rows.read_sheet import ReadSheet
from tests.unit.spreadsheets.conftest import MakeWorkbook, Rows
from tests.unit.spreadsheets.what_was_read import codes, only, told


def read(make_workbook: MakeWorkbook, rows: Rows) -> ReadSheet:
    return only(read_workbook(make_workbook({"S": rows})))


PROPOSED = ["BIỂU TỔNG HỢP KẾT QUẢ ĐÁNH GIÁ VÀ ĐỀ NGHỊ KHEN THƯỞNG NĂM 2025"]


def test_the_decision_on_an_initiative_is_none_on_the_award_asked_for_beside_it(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        PROPOSED,
        ["TT", "Họ và tên", "Đơn vị", "Sáng kiến", None, "Đề nghị năm 2025"],
        [None, None, None, "Tên", "Số QĐ", "Danh hiệu"],
        [1, "Lê Hoàng Cường", "Văn phòng", "Số hóa hộ tịch", "280/QĐ-UBND", "CSTĐCS"],
    ]
    sheet = read(make_workbook, rows)
    assert sheet.layout.code == "individuals_list"
    assert told(sheet, "name", "initiative_2025", "initiative_number", "award") == [
        ("Lê Hoàng Cường", "Số hóa hộ tịch", "280/QĐ-UBND", "CSTĐCS")
    ]
    assert codes(sheet) == set()


def test_three_rows_of_headings_tell_what_each_lower_one_is_of(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        PROPOSED,
        [],
        ["TT", "Họ và tên", "Đơn vị", "Kết quả năm 2025", None, None, "Đề nghị năm 2025"],
        [None, None, None, "Xếp loại CBCC", "Sáng kiến", None, "Danh hiệu"],
        [None, None, None, None, "Tên", "Số QĐ", None],
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"],
        [1, "Lê Hoàng Cường", "Văn phòng", "HTXSNV", "Số hóa hộ tịch", "280/QĐ-UBND", "CSTĐCS"],
        [2, "Hoàng Thị Gấm", "Văn phòng", "HTTNV", None, None, "LĐTT"],
    ]
    merges = ["A3:A5", "B3:B5", "C3:C5", "D3:F3", "D4:D5", "E4:F4", "G4:G5"]
    sheet = only(read_workbook(make_workbook({"S": rows}, merges={"S": merges})))
    assert told(sheet, "rating_2025", "initiative_2025", "initiative_number_2025", "award") == [
        ("HTXSNV", "Số hóa hộ tịch", "280/QĐ-UBND", "CSTĐCS"),
        ("HTTNV", None, None, "LĐTT"),
    ]
    assert codes(sheet) == set()


def test_what_people_had_before_is_not_of_the_year_they_are_proposed_in(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["DANH SÁCH ĐỀ NGHỊ TẶNG BẰNG KHEN NĂM 2026"],
        ["TT", "Họ và tên", "Đơn vị", "Thành tích đã đạt", None, "Hình thức đề nghị"],
        [None, None, None, "Danh hiệu", "Số QĐ", None],
        [1, "Lê Hoàng Cường", "Văn phòng", "CSTĐCS", "15/QĐ-UBND ngày 05/01/2025", "Bằng khen"],
    ]
    sheet = only(read_workbook(make_workbook({"S": rows}, merges={"S": ["D2:E2"]})))
    assert told(sheet, "held", "held_number", "held_date", "award", "year") == [
        ("CSTĐCS", "15/QĐ-UBND", "2025-01-05", "Bằng khen", None)
    ]
    rows = [rows[0], ["TT", "Họ và tên", "Đơn vị", "Danh hiệu", "Số QĐ"], rows[3][:5]]
    assert told(read(make_workbook, rows), "award", "year") == [("CSTĐCS", 2025)]
    without_day = [*rows[:2], [1, "Lê Hoàng Cường", "Văn phòng", "CSTĐCS", "15/QĐ-UBND"]]
    assert "required_missing" in codes(read(make_workbook, without_day))  # the year, which nothing tells


def test_the_number_under_a_rating_or_an_initiative_is_no_award_s(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["KẾT QUẢ XẾP LOẠI NĂM 2025"],
        ["TT", "Họ và tên", "Xếp loại", "Sáng kiến", None],
        [None, None, None, "Tên", "Số QĐ"],
        [1, "Lê Hoàng Cường", "HTXSNV", "Số hóa hộ tịch", "280/QĐ-UBND"],
    ]
    sheet = only(read_workbook(make_workbook({"S": rows}, merges={"S": ["D2:E2"]})))
    assert told(sheet, "rating_2025", "decision_number", "initiative_2025", "initiative_number") == [
        ("HTXSNV", None, "Số hóa hộ tịch", "280/QĐ-UBND")
    ]


def test_a_single_heading_below_beside_merged_ones_is_a_heading(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["TT", "Họ và tên", "Khen thưởng đã được", None, "Đề nghị"],
        [None, None, "Danh hiệu", "Số QĐ", "Hình thức"],
        [1, "Lê Hoàng Cường", "LĐTT năm 2024", "15/QĐ-UBND", "Giấy khen"],
    ]
    sheet = only(read_workbook(make_workbook({"S": rows}, merges={"S": ["C1:D1"]})))
    assert told(sheet, "held", "held_number", "award") == [("LĐTT năm 2024", "15/QĐ-UBND", "Giấy khen")]


BOOK_OF_YEARS: Rows = [
    ["TT", "Họ và tên", "Đơn vị", "Năm 2023", None, "Năm 2024", None],
    [None, None, None, "Danh hiệu thi đua", "Số quyết định", "Danh hiệu thi đua", "Số quyết định"],
    [1, 2, 3, 4, 5, 6, 7],
    [1, "Lê Hoàng Cường", "Văn phòng", "LĐTT", "12/QĐ-UBND", "CSTĐCS", "15/QĐ-UBND"],
]
OF_YEARS = ("held_2023", "held_number_2023", "held_2024", "held_number_2024")


@pytest.mark.parametrize("title", [[["SỔ THEO DÕI KHEN THƯỞNG"]], [["SỔ THEO DÕI KHEN THƯỞNG"], []], []])
def test_each_year_has_its_awards_and_their_decisions(make_workbook: MakeWorkbook, title: Rows) -> None:
    at = len(title) + 1
    for merged in ([], [f"D{at}:E{at}", f"F{at}:G{at}"]):
        sheet = only(read_workbook(make_workbook({"S": [*title, *BOOK_OF_YEARS]}, merges={"S": merged})))
        assert told(sheet, *OF_YEARS) == [("LĐTT", "12/QĐ-UBND", "CSTĐCS", "15/QĐ-UBND")]
        assert codes(sheet) == {"award_supposed_held"}


def test_years_in_the_headings_of_awards_and_of_numbers_go_together(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["TT", "Họ và tên", "Danh hiệu năm 2023", "Danh hiệu năm 2024", "Số QĐ năm 2023", "Số QĐ năm 2024"],
        [1, "Lê Hoàng Cường", "LĐTT", "CSTĐCS", "12/QĐ-UBND", "15/QĐ-UBND"],
    ]
    sheet = read(make_workbook, rows)
    assert told(sheet, *OF_YEARS) == [("LĐTT", "12/QĐ-UBND", "CSTĐCS", "15/QĐ-UBND")]
    assert codes(sheet) == {"award_supposed_held"}


def test_an_award_of_one_year_is_held_where_its_decision_stands_beside_it(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["TT", "Họ và tên", "Năm 2024", None],
        [None, None, "Danh hiệu", "Số QĐ"],
        [1, "Lê Hoàng Cường", "LĐTT", "12/QĐ-UBND"],
    ]
    assert told(read(make_workbook, rows), "held_2024", "held_number") == [("LĐTT", "12/QĐ-UBND")]
    undecided = [rows[0], [None, None, "Xếp loại", "Danh hiệu"], [1, "Lê Hoàng Cường", "HTTNV", "LĐTT"]]
    sheet = read(make_workbook, undecided)
    assert (told(sheet, "rating_2024", "award"), codes(sheet)) == ([("HTTNV", None)], {"extra_award_year"})
    asked = read(make_workbook, [["DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2024"], *undecided])
    assert (told(asked, "rating_2024", "award"), codes(asked)) == ([("HTTNV", "LĐTT")], set())


@pytest.mark.parametrize(
    ("title", "first", "field"),
    [
        ("DANH SÁCH CÁN BỘ BỊ KỶ LUẬT", ["Hình thức kỷ luật", "Khiển trách"], "from_date"),
        ("KẾT QUẢ XẾP LOẠI NĂM 2024", ["Xếp loại", "HTTNV"], "decision_date"),
        ("SỔ KHEN THƯỞNG", ["Danh hiệu", "LĐTT"], "decision_date"),
    ],
)
def test_number_and_day_stand_under_the_decision(
    make_workbook: MakeWorkbook, title: str, first: list[str], field: str
) -> None:
    rows: Rows = [
        [title],
        ["TT", "Họ và tên", first[0], "Quyết định", None],
        [None, None, None, "Số", "Ngày, tháng"],
        [1, "Hoàng Thị Gấm", first[1], "55/QĐ-UBND", "10/03/2025"],
    ]
    sheet = only(read_workbook(make_workbook({"S": rows}, merges={"S": ["D2:E2"]})))
    assert told(sheet, "decision_number", field) == [("55/QĐ-UBND", "2025-03-10")]


@pytest.mark.parametrize(
    ("before", "after"), [("Trước sắp xếp", "Sau sắp xếp"), ("Nơi đi", "Nơi đến"), ("Cũ", "Mới"), ("Trước 1/7", "Nay")]
)  # fmt: skip
def test_of_where_somebody_was_and_is_what_is_now_is_read(make_workbook: MakeWorkbook, before: str, after: str) -> None:
    rows = [
        ["DANH SÁCH CÁN BỘ, CÔNG CHỨC"],
        ["STT", "Họ và tên", "Ngày sinh", before, None, after, None],
        [None, None, None, "Chức vụ", "Đơn vị", "Chức vụ", "Đơn vị"],
        [1, "Lê Văn Ba", "12/03/1980", "Chủ tịch", "UBND xã Bình Minh", "Trưởng phòng", "Phòng Kinh tế"],
    ]
    path = make_workbook({"Sheet1": rows}, merges={"Sheet1": ["D2:E2", "F2:G2"]})
    (sheet,) = read_workbook(path).sheets
    (person,) = sheet.data
    assert (person.fields["job_title"], person.fields["unit"]) == ("Trưởng phòng", "Phòng Kinh tế")
    assert [problem.column for problem in sheet.problems if problem.code == "repeated_column"] == ["D", "E"]


def test_new_units_and_posts_are_read_beside_old_ones(make_workbook: MakeWorkbook) -> None:
    rows = [
        ["STT", "Họ và tên", "Ngày sinh", "Chức vụ cũ", "Đơn vị cũ", "Chức vụ mới", "Đơn vị mới"],
        [1, "Lê Văn Ba", "12/03/1980", "Chủ tịch", "UBND xã Bình Minh", "Trưởng phòng", "Phòng Kinh tế"],
    ]
    (sheet,) = read_workbook(make_workbook({"Sheet1": rows})).sheets
    (person,) = sheet.data
    assert (person.fields["job_title"], person.fields["unit"]) == ("Trưởng phòng", "Phòng Kinh tế")
