"""Reading lists: rows of each sort, what their cells hold, all problems at once."""

from datetime import date
from pathlib import Path

import pytest

from khenthuong_desktop.spreadsheets.problems import ERROR
from khenthuong_desktop.spreadsheets.reader import read_workbook
from khenthuong_desktop.spreadsheets.rows import sheet_reading
from tests.unit.spreadsheets.conftest import MakeWorkbook, Rows
from tests.unit.spreadsheets.what_was_read import PEOPLE, classes, only, places


def test_all_problems_are_reported_with_their_places(make_workbook: MakeWorkbook) -> None:
    path = make_workbook(
        {
            "Nhân sự": [
                PEOPLE,
                ["CB1", "Nguyễn Văn An", "31/02/1980", "Nam", "001080012345", "Chủ tịch", "Văn phòng"],
                [None, "Trần Thị Bình", "1985", "Nữa", 1080012345, "Phó Chủ tịch", "Văn phòng "],
                ["CB3", None, date(1990, 5, 7), "Nữ", "12", None, None],
            ],
            "Xếp loại năm": [["Năm", "Mã số", "Mức xếp loại"], [2024, "CB1", "Tàm tạm"], ["hai bốn", "CB3", "HTTNV"]],
        }
    )
    book = read_workbook(path)
    assert places(book) == [
        ("error", "date_impossible", 2, "C"),
        ("error", "word_unknown_near", 3, "D"),
        ("fixed", "citizen_number_zeros", 3, "E"),
        ("fixed", "spaces_removed", 3, "G"),
        ("error", "required_missing", 3, "A"),
        ("error", "citizen_number_length", 4, "E"),
        ("error", "required_missing", 4, "B"),
        ("error", "word_unknown", 2, "C"),
        ("error", "year_unreadable", 3, "A"),
    ]
    assert {p.sheet for p in book.problems} == {"Nhân sự", "Xếp loại năm"}
    assert [row.faulty for row in book.sheets[0].rows] == [True, True, True]
    assert all(p.message and "[" not in p.message for p in book.problems)


def test_a_list_that_is_wrong_everywhere_is_read_no_further_and_says_from_where(
    make_workbook: MakeWorkbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows: Rows = [PEOPLE, *([f"CB{n}", "Lê Văn An", "31/02/1980", "Nam", "12", None, None] for n in range(1_200))]
    monkeypatch.setattr(sheet_reading, "MAX_FAULTS", 1_500)
    cut = only(read_workbook(make_workbook({"Nhân sự": rows})))
    (told,) = [problem for problem in cut.problems if problem.code == "too_many_faults"]
    assert (len(cut.data), told.row, told.severity) == (1_000, 1_002, ERROR)
    monkeypatch.setattr(sheet_reading, "MAX_FAULTS", 2_400)
    whole = only(read_workbook(make_workbook({"Nhân sự": rows})))
    assert (len(whole.data), len(whole.problems)) == (1_200, 2_400)


def test_rows_are_classed_and_group_headings_carried_down(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["STT", "Họ và tên", "Chức vụ", "Đơn vị"],
        ["I", "Phòng Nội vụ"],
        [1, "Nguyễn Văn An", "Trưởng phòng"],
        [2, "Trần Thị Bình", "Chuyên viên", "Bộ phận một cửa"],
        [None, "Cộng: 2 người"],
        ["II. Phòng Kinh tế"],
        [1, "Cống Thị Hoa", "Chuyên viên"],
        [2, "Lê Văn Tổng", "Chuyên viên"],
        [3],
        [],
        [None, "Tổng cộng: 4 người"],
        [None, None, "An Bình, ngày 05 tháng 11 năm 2026"],
        [None, "Người lập biểu", None, "THỦ TRƯỞNG ĐƠN VỊ"],
        [None, "Phạm Văn Ký"],
    ]
    sheet = only(read_workbook(make_workbook({"Sheet1": rows})))
    assert classes(sheet) == [
        (2, "group"), (3, "data"), (4, "data"), (5, "subtotal"), (6, "group"), (7, "data"), (8, "data"), (9, "blank"),
        (10, "blank"), (11, "subtotal"), (12, "tail"), (13, "tail"), (14, "tail"),
    ]  # fmt: skip
    assert [row.fields["unit"] for row in sheet.data] == [
        "Phòng Nội vụ", "Bộ phận một cửa", "Phòng Kinh tế", "Phòng Kinh tế",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("heading", "unit"),
    [
        ("II. PHÒNG VĂN HÓA - XÃ HỘI", "Phòng Văn hóa - Xã hội"),
        ("PHÒNG VĂN HÓA – XÃ HỘI", "Phòng Văn hóa – Xã hội"),
        ("Trường Tiểu học A - Cơ sở 2", "Trường Tiểu học A - Cơ sở 2"),
        ("B. Thôn A. Đông", "Thôn A. Đông"),
    ],
)
def test_a_group_heading_loses_its_number_and_nothing_inside(
    make_workbook: MakeWorkbook, heading: str, unit: str
) -> None:
    rows: Rows = [["STT", "Họ và tên", "Chức vụ"], ["I", heading], [1, "Nguyễn Văn An", "Trưởng phòng"]]
    (row,) = only(read_workbook(make_workbook({"Sheet1": rows}))).data
    assert row.fields["unit"] == unit


def test_group_headings_tell_the_kind_of_subject(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["TT", "Tên tập thể, cá nhân", "Chức vụ, đơn vị", "Tóm tắt thành tích", "Hình thức đề nghị"],
        ["I", "TẬP THỂ"],
        [1, "Cộng đồng dân cư thôn 3", None, "Thu hoạch tốt", "Giấy khen"],
        ["II", "CÁ NHÂN"],
        [1, "Ông Nguyễn Văn An", "Trưởng thôn", None, "Giấy khen"],
        ["III", "HỘ GIA ĐÌNH"],
        [1, "Gia đình ông Lê Văn Hải", None, None, "Giấy khen"],
    ]
    sheet = only(read_workbook(make_workbook({"Danh sách": rows})))
    assert sheet.layout.code == "nominees_list"
    assert [(r.fields["subject_kind"], r.fields["name"]) for r in sheet.data] == [
        ("collective", "Cộng đồng dân cư thôn 3"),
        ("individual", "Nguyễn Văn An"),
        ("household", "Lê Văn Hải"),
    ]
    assert sheet.data[1].fields["honorific"] == "Ông"


def test_a_formula_never_calculated_is_an_error_at_its_cell(make_workbook: MakeWorkbook) -> None:
    path = make_workbook({"Tập thể": [["Mã số", "Tên tập thể", "Tổng số người"], ["TT1", "Văn phòng", "=5+6"]]})
    assert places(read_workbook(path)) == [("error", "formula_without_value", 2, "C")]


def test_phantom_rows_and_error_values_are_nothing(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [["STT", "Họ và tên", "Chức vụ", "Mã"], [1, "Nguyễn Văn An", "#N/A", "A1"]]
    rows = [*rows, *[[number, None, "#N/A"] for number in range(2, 60)]]
    sheet = only(read_workbook(make_workbook({"Sheet1": rows})))
    assert [row.row for row in sheet.rows] == [2]
    assert "job_title" not in sheet.data[0].fields


def test_american_dates_in_a_column_make_the_others_unsure(make_workbook: MakeWorkbook) -> None:
    rows = [PEOPLE[:3], ["A", "Nguyễn Văn An", "05/13/1980"], ["B", "Lê Thị Bình", "05/06/1980"]]
    rows.append(["C", "Trần Văn Cường", "12/31/1990"])
    assert places(read_workbook(make_workbook({"Nhân sự": rows}))) == [
        ("error", "date_impossible", 2, "C"),
        ("error", "date_order_unsure", 3, "C"),
        ("error", "date_impossible", 4, "C"),
    ]


def test_one_bad_date_makes_no_other_one_doubtful(make_workbook: MakeWorkbook) -> None:
    rows = [PEOPLE[:3], ["A", "Nguyễn Văn An", "12/13/1990"], ["B", "Lê Thị Bình", "05/06/1980"]]
    assert places(read_workbook(make_workbook({"Nhân sự": rows}))) == [("error", "date_impossible", 2, "C")]
    rows += [["C", "Trần Văn Cường", "12/31/1990"], *([f"D{day}", "Hà Văn Dần", f"{day}/5/1990"] for day in (20, 21))]
    assert {code for _, code, *_ in places(read_workbook(make_workbook({"Nhân sự": rows})))} == {"date_impossible"}


@pytest.mark.parametrize("ditto", ["nt", "NT", "-nt-", "như trên", '"', "”"])
def test_the_same_as_above_is_carried_down_and_told_once_for_a_column(make_workbook: MakeWorkbook, ditto: str) -> None:
    rows: Rows = [
        PEOPLE,
        ["A", "Nguyễn Văn An", None, None, None, "Giáo viên", "Tổ Toán"],
        ["B", "Lê Thị Bình", None, None, None, ditto, ditto],
        ["C", "Trần Văn Cường", None, None, None, "Nhân viên", ditto],
    ]
    book = read_workbook(make_workbook({"Nhân sự": rows}))
    assert [row.fields["unit"] for row in only(book).data] == ["Tổ Toán"] * 3
    assert [row.fields["job_title"] for row in only(book).data] == ["Giáo viên", "Giáo viên", "Nhân viên"]
    assert sorted(places(book)) == [("fixed", "same_as_above", 3, "F"), ("fixed", "same_as_above", 3, "G")]
    assert "2 dòng: 3, 4" in next(problem.message for problem in book.problems if problem.column == "G")


def test_a_ditto_mark_under_nothing_says_nothing(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [PEOPLE, ["A", "Nguyễn Văn An", None, None, None, "Giáo viên", "nt"]]
    assert "unit" not in only(read_workbook(make_workbook({"Nhân sự": rows}))).data[0].fields


def test_codes_may_lack_as_a_column_but_not_in_a_cell(make_workbook: MakeWorkbook) -> None:
    without = read_workbook(make_workbook({"Tập thể": [["Tên tập thể"], ["Văn phòng"]]}))
    assert places(without) == [("fixed", "codes_made", 1, None)]
    assert only(without).usable
    empty = read_workbook(make_workbook({"Tập thể": [["Mã số", "Tên tập thể"], [None, "Văn phòng"]]}))
    assert places(empty) == [("error", "required_missing", 2, "A")]


@pytest.mark.parametrize(
    ("authors", "shares", "codes"),
    [
        ("A;B", "50;50", []),
        ("A;B;C", "33,3;33,3;33,3", []),
        ("A;B", "50;60", ["shares_sum"]),
        ("A;B", "50;51", ["shares_sum"]),
        ("A;B", "100", ["shares_count"]),
        ("A", None, []),
    ],
)
def test_shares_belong_to_authors_and_are_no_more_than_the_whole(
    make_workbook: MakeWorkbook, authors: str, shares: str | None, codes: list[str]
) -> None:
    rows: Rows = [
        ["Mã sáng kiến", "Tên sáng kiến", "Tác giả", "Tỷ lệ đóng góp", "Ngày quyết định"],
        ["SK1", "Số hoá sổ sách", authors, shares, "02/03/2025"],
    ]
    book = read_workbook(make_workbook({"Sáng kiến": rows}))
    assert [p.code for p in book.problems if p.severity == "error"] == codes
    assert only(book).data[0].fields["year"] == 2025


def test_shares_that_are_less_than_the_whole_are_kept_and_told(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["Mã sáng kiến", "Tên sáng kiến", "Tác giả", "Tỷ lệ đóng góp", "Năm"],
        ["SK1", "Số hoá sổ sách", "A", 70, 2025],
    ]
    book = read_workbook(make_workbook({"Sáng kiến": rows}))
    assert [(p.code, p.severity) for p in book.problems] == [("shares_sum", "warning")]
    assert only(book).data[0].fields["shares"] == [7000]


def test_numbers_shown_with_leading_zeros_keep_them(tmp_path: Path) -> None:
    from openpyxl import Workbook

    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "Tập thể"
    sheet.append(["Mã số", "Tên tập thể"])
    sheet.append([12, "Văn phòng"])
    sheet["A2"].number_format = "0000"
    workbook.save(tmp_path / "ma.xlsx")
    assert only(read_workbook(tmp_path / "ma.xlsx")).data[0].fields["code"] == "0012"


def test_text_under_old_fonts_becomes_unicode(tmp_path: Path) -> None:
    from openpyxl import Workbook
    from openpyxl.styles import Font

    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "Tập thể"
    sheet.append(["Mã số", "Tên tập thể", "Trực thuộc"])
    sheet.append(["TT1", "V¨n phßng", "UÛy ban"])
    sheet["B2"].font = Font(name=".VnTime")
    sheet["C2"].font = Font(name="VNI-Times")
    workbook.save(tmp_path / "cu.xlsx")
    book = read_workbook(tmp_path / "cu.xlsx")
    assert only(book).data[0].fields == {"code": "TT1", "name": "Văn phòng", "parent": "Ủy ban"}
    assert [(p.code, p.severity.value) for p in book.problems] == [("legacy_font", "fixed")]


def test_a_cell_merged_over_rows_counts_for_each(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["STT", "Họ và tên", "Đơn vị"],
        [1, "Nguyễn Văn An", "Văn phòng"],
        [2, "Trần Thị Bình"],
        [3, "Lê Văn Cường", "Công an xã"],
    ]
    sheet = only(read_workbook(make_workbook({"Sheet1": rows}, merges={"Sheet1": ["C2:C3"]})))
    assert [row.fields["unit"] for row in sheet.data] == ["Văn phòng", "Văn phòng", "Công an xã"]


def test_an_x_under_an_awards_name_proposes_it_and_elsewhere_is_nothing(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["STT", "Họ và tên", "Đơn vị", "Danh hiệu đề nghị", None],
        [None, None, None, "LĐTT", "CSTĐCS"],
        [1, "Nguyễn Văn An", "x", "x", None],
        [2, "Trần Thị Bình", "Văn phòng", "x", "X"],
    ]
    path = make_workbook({"Sheet1": rows}, merges={"Sheet1": ["A1:A2", "B1:B2", "C1:C2", "D1:E1"]})
    book = read_workbook(path)
    first, second = (row.fields for row in only(book).data)
    assert (first["award"], "unit" in first) == ("LĐTT", False)
    assert (second["award"], second["award_form"]) == ("LĐTT", "CSTĐCS")
    assert book.problems == []


def test_the_day_of_a_decision_in_a_column_of_its_own_goes_before_that_beside_its_number(
    make_workbook: MakeWorkbook,
) -> None:
    rows: Rows = [
        ["Mã cán bộ", "Danh hiệu, hình thức", "Năm", "Số quyết định", "Ngày quyết định"],
        ["CB1", "Giấy khen", 2024, "15/QĐ-UBND ngày 12/11/2024", "20/12/2024"],
        ["CB2", "Giấy khen", 2024, "15/QĐ-UBND ngày 12/11/2024", None],
    ]
    days = [row.fields["decision_date"] for row in only(read_workbook(make_workbook({"Khen": rows}))).data]
    assert days == ["2024-12-20", "2024-11-12"]
