"""Reading lists: places, headers, rows, all problems."""

from datetime import date
from pathlib import Path

import pytest

from khenthuong_desktop.spreadsheets.read_rows import ReadSheet
from khenthuong_desktop.spreadsheets.reader import ReadWorkbook, read_workbook
from tests.unit.spreadsheets.conftest import MakeWorkbook, Rows

PEOPLE = ["Mã số", "Họ và tên", "Ngày sinh", "Giới tính", "Số CCCD", "Chức vụ", "Đơn vị"]


def only(book: ReadWorkbook) -> ReadSheet:
    (sheet,) = book.sheets
    return sheet


def places(book: ReadWorkbook) -> list[tuple[str, str, int | None, str | None]]:
    return [(p.severity.value, p.code, p.row, p.column) for p in book.problems]


def classes(sheet: ReadSheet) -> list[tuple[int, str]]:
    return [(row.row, row.row_class.value) for row in sheet.rows]


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
        ("household", "Gia đình ông Lê Văn Hải"),
    ]
    assert sheet.data[1].fields["honorific"] == "Ông"


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


def test_a_missing_column_is_told_once_and_not_again_in_every_row(make_workbook: MakeWorkbook) -> None:
    path = make_workbook({"Xếp loại năm": [["Năm", "Mã số"], [2025, "A"], [2026, "A"]]})
    assert places(read_workbook(path)) == [("error", "missing_column", 1, None)]


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
    rows += [["C", "Trần Văn Cường", "12/31/1990"], *([f"D{day}", f"Hà {day}", f"{day}/5/1990"] for day in (20, 21))]
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
        ("A;B", "50;40", ["shares_sum"]),
        ("A;B", "100", ["shares_count"]),
        ("A", None, []),
    ],
)
def test_shares_belong_to_authors_and_make_a_whole(
    make_workbook: MakeWorkbook, authors: str, shares: str | None, codes: list[str]
) -> None:
    rows: Rows = [
        ["Mã sáng kiến", "Tên sáng kiến", "Tác giả", "Tỷ lệ đóng góp", "Ngày quyết định"],
        ["SK1", "Số hoá sổ sách", authors, shares, "02/03/2025"],
    ]
    book = read_workbook(make_workbook({"Sáng kiến": rows}))
    assert [p.code for p in book.problems if p.severity == "error"] == codes
    assert only(book).data[0].fields["year"] == 2025


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


def test_a_name_in_two_columns_is_joined(make_workbook: MakeWorkbook) -> None:
    apart: Rows = [["STT", "Họ và tên đệm", "Tên", "Chức vụ"], [1, "Nguyễn Văn", "An", "Chủ tịch"]]
    assert only(read_workbook(make_workbook({"Sheet1": apart}))).data[0].fields["name"] == "Nguyễn Văn An"
    merged: Rows = [["STT", "Họ và tên", None, "Chức vụ"], [1, "Nguyễn Văn", "An", "Chủ tịch"], [2, None, None, "x y"]]
    book = read_workbook(make_workbook({"Sheet1": merged}, merges={"Sheet1": ["B1:C1"]}))
    assert only(book).data[0].fields["name"] == "Nguyễn Văn An"
    assert places(book) == [("error", "required_missing", 3, "B")]


def test_a_cell_merged_over_rows_counts_for_each(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["STT", "Họ và tên", "Đơn vị"],
        [1, "Nguyễn Văn An", "Văn phòng"],
        [2, "Trần Thị Bình"],
        [3, "Lê Văn Cường", "Công an xã"],
    ]
    sheet = only(read_workbook(make_workbook({"Sheet1": rows}, merges={"Sheet1": ["C2:C3"]})))
    assert [row.fields["unit"] for row in sheet.data] == ["Văn phòng", "Văn phòng", "Công an xã"]


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
