"""Lists as schools, communes and departments keep them: each is understood without a word from the clerk."""

from datetime import date
from typing import Any

import pytest

from khenthuong_desktop.domain.terms import Severity
from khenthuong_desktop.spreadsheets.reader import read_workbook
from khenthuong_desktop.spreadsheets.rows.read_sheet import ReadSheet
from tests.unit.spreadsheets.conftest import MakeWorkbook, Rows


def read(make_workbook: MakeWorkbook, rows: Rows) -> ReadSheet:
    (sheet,) = read_workbook(make_workbook({"Sheet1": rows})).sheets
    return sheet


def fields(sheet: ReadSheet, *names: str) -> list[tuple[Any, ...]]:
    return [tuple(row.fields.get(name) for name in names) for row in sheet.data]


def test_the_staff_of_a_school(make_workbook: MakeWorkbook) -> None:
    heading = ["Số TT", "Họ và tên giáo viên", "Giới tính", "Ngày, tháng, năm sinh", "Trình độ CM",
               "Chức danh nghề nghiệp", "Tổ chuyên môn", "Ngày vào ngành", "Ngày về trường"]  # fmt: skip
    who = ["1", "Lê Thị Hồng Nhung", "Nữ", "02/9/1990", "ĐHSP", "GV hạng II", "Tổ Toán - Tin", "1/9/2012", "1/9/2015"]
    sheet = read(make_workbook, [["TRƯỜNG THCS HOÀ BÌNH"], ["DANH SÁCH VIÊN CHỨC"], heading, who])
    assert sheet.layout.code == "people"
    assert fields(sheet, "name", "birth_date", "job_title", "unit", "since") == [
        ("Lê Thị Hồng Nhung", "1990-09-02", "GV hạng II", "Tổ Toán - Tin", "2015-09-01")
    ]


def test_registrations_marked_under_each_title(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["DANH SÁCH ĐĂNG KÝ THI ĐUA NĂM 2026"],
        ["TT", "Họ và tên", "Chức danh", "Danh hiệu đăng ký", None, None, "Ghi chú"],
        [None, None, None, "LĐTT", "CSTĐCS", "CSTĐ cấp tỉnh", None],
        [1, "Nguyễn Văn An", "Chuyên viên", "x", None, None, None],
        [2, "Lê Thị Bình", "Chuyên viên", "X", "x", None, "sáng kiến"],
    ]
    sheet = read(make_workbook, rows)
    assert sheet.layout.code == "registrations"
    assert fields(sheet, "name", "year", "award") == [
        ("Nguyễn Văn An", 2026, "LĐTT"),
        ("Lê Thị Bình", 2026, "LĐTT; CSTĐCS"),
    ]


def test_households_with_what_they_are_proposed_for(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["DANH SÁCH HỘ GIA ĐÌNH TIÊU BIỂU NĂM 2025"],
        ["STT", "Họ và tên chủ hộ", "Thôn", "Danh hiệu"],
        [1, "Hộ gia đình ông Nguyễn Văn Hộ", "Thôn 1", "Giấy khen"],
        [2, "LÊ THỊ THÔN", "Thôn 2", "Giấy khen"],
    ]
    assert fields(read(make_workbook, rows), "subject_kind", "name", "address") == [
        ("household", "Nguyễn Văn Hộ", "Thôn 1"),
        ("household", "Lê Thị Thôn", "Thôn 2"),
    ]


def test_collectives_with_their_size_in_words(make_workbook: MakeWorkbook) -> None:
    heading = ["STT", "Tên tập thể", "Số lượng CB, CC", "Danh hiệu đề nghị", "Tóm tắt thành tích"]
    rows: Rows = [heading, [1, "Phòng Kinh tế", "12 người", "TTLĐXS", "Tốt"], [2, "Văn phòng", "08", "TTLĐTT", None]]
    sheet = read(make_workbook, rows)
    assert fields(sheet, "name", "headcount", "award") == [("Phòng Kinh tế", 12, "TTLĐXS"), ("Văn phòng", 8, "TTLĐTT")]


def test_initiatives_recognised_in_the_year_of_the_title(make_workbook: MakeWorkbook) -> None:
    heading = ["STT", "Tên sáng kiến", "Tác giả/đồng tác giả", "Tỷ lệ (%)", "Phạm vi ảnh hưởng",
               "Số, ngày QĐ công nhận"]  # fmt: skip
    row = [1, "Số hóa hồ sơ", "Nguyễn Văn An; Lê Thị Bình", "60;40", "Cấp cơ sở", "QĐ số 15/QĐ-UBND ngày 12/11/2025"]
    sheet = read(make_workbook, [["DANH SÁCH SÁNG KIẾN ĐƯỢC CÔNG NHẬN NĂM 2025"], heading, row])
    assert fields(sheet, "author_names", "shares", "year", "decision_number", "decision_date") == [
        ("Nguyễn Văn An; Lê Thị Bình", [6000, 4000], 2025, "15/QĐ-UBND", "2025-11-12")
    ]


def test_the_register_of_awards_with_number_and_day_in_one_cell(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["SỔ THEO DÕI KHEN THƯỞNG"],
        ["TT", "Họ và tên", "Đơn vị", "Hình thức khen thưởng", "Số QĐ, ngày tháng năm", "Cơ quan ban hành"],
        [1, "Nguyễn Văn An", "Phòng Kinh tế", "CSTĐCS", "QĐ số 12/QĐ-UBND ngày 05 tháng 01 năm 2025", "UBND xã"],
        [2, "Lê Thị Bình", "Văn phòng", "Giấy khen", "45/QĐ-UBND; 20/12/2024", "Chủ tịch UBND xã"],
        [3, "Trần Văn Cừ", "Văn phòng", "Giấy khen", "46/QĐ-UBND", "Chủ tịch UBND xã"],
    ]
    sheet = read(make_workbook, rows)
    assert sheet.layout.code == "awards_held"
    assert fields(sheet, "decision_number", "decision_date", "year") == [
        ("12/QĐ-UBND", "2025-01-05", 2025),
        ("45/QĐ-UBND", "2024-12-20", 2024),
        ("46/QĐ-UBND", None, None),
    ]
    assert [problem.row for problem in sheet.problems if problem.code == "decision_divided"] == [3, 4]


@pytest.mark.parametrize(
    ("cell", "number", "day", "told"),
    [
        (date(2025, 12, 5), None, "2025-12-05", "decision_without_number"),
        ("412/QĐ-UBND\n16/12/2025", "412/QĐ-UBND", "2025-12-16", "decision_divided"),
        ("QĐ 9 - 3/3/2025", "9", "2025-03-03", "decision_divided"),
        ("số: 412/QĐ-UBND, ngày 16.12.25", "412/QĐ-UBND", "2025-12-16", "decision_divided"),
        ("TB 12/TB-UBND 1/4/2024", "12/TB-UBND", "2024-04-01", "decision_divided"),
        ("412/QĐ-UBND ngày 31/02/2025", "412/QĐ-UBND ngày 31/02/2025", None, "decision_not_divided"),
        ("12/2025/QĐ-UBND", "12/2025/QĐ-UBND", None, None),
    ],
)
def test_however_number_and_day_of_a_decision_are_written(
    make_workbook: MakeWorkbook, cell: object, number: str | None, day: str | None, told: str | None
) -> None:
    rows: Rows = [
        ["SỔ KHEN THƯỞNG NĂM 2025"],
        ["STT", "Họ tên", "Danh hiệu", "Số, ngày, tháng, năm QĐ", "Cấp khen"],
        [1, "Trần Thị Bích", "LĐTT", cell, "UBND xã"],
    ]
    sheet = read(make_workbook, rows)
    assert fields(sheet, "decision_number", "decision_date") == [(number, day)]
    codes = {problem.code for problem in sheet.problems} - {"said_above", "spaces_removed"}
    assert codes == ({told} if told else set())


def test_ratings_are_of_the_year_in_the_title(make_workbook: MakeWorkbook) -> None:
    heading = ["STT", "HỌ VÀ TÊN", "CHỨC VỤ", "XẾP LOẠI NĂM HỌC", "THÀNH TÍCH", "GHI CHÚ"]
    who = [1, "Lê Thị Hồng Nhung", "Giáo viên", "HTTNV", "Dạy giỏi", None]
    title = ["DANH SÁCH ĐỀ NGHỊ TẶNG DANH HIỆU “LAO ĐỘNG TIÊN TIẾN” NĂM HỌC 2025-2026"]
    assert fields(read(make_workbook, [title, [], heading, who]), "name", "rating_2026") == [
        ("Lê Thị Hồng Nhung", "HTTNV")
    ]
    without = read(make_workbook, [heading, who])
    assert fields(without, "name", "rating_2026") == [("Lê Thị Hồng Nhung", None)]
    assert "rating_without_year" in {problem.code for problem in without.problems}


def test_ratings_marked_under_each_level(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["TỔNG HỢP KẾT QUẢ ĐÁNH GIÁ, XẾP LOẠI CHẤT LƯỢNG CÁN BỘ, CÔNG CHỨC NĂM 2025"],
        ["TT", "Họ và tên", "Chức vụ", "Mức độ hoàn thành", None, None, None, "Ghi chú"],
        [None, None, None, "HTXS nhiệm vụ", "HT tốt nhiệm vụ", "HT nhiệm vụ", "Không HTNV", None],
        [1, "Nguyễn Văn An", "Chủ tịch", "✓"],
        [2, "Lê Thị Bình", "Công chức", None, "x"],
        [3, "Trần Văn Cừ", "Công chức", "x", None, "X", None, "nghỉ ốm 4 tháng"],
        [4, "Phạm Thị Dung", "Công chức"],
        ["Tổng cộng", None, None, 2, 1, 1, 0],
    ]
    sheet = read(make_workbook, rows)
    assert sheet.layout.code == "ratings"
    assert fields(sheet, "name", "rating", "year") == [
        ("Nguyễn Văn An", "HTXSNV", 2025),
        ("Lê Thị Bình", "HTTNV", 2025),
        ("Trần Văn Cừ", None, 2025),
        ("Phạm Thị Dung", None, 2025),
    ]
    faults = [(problem.row, problem.code) for problem in sheet.problems if problem.severity is Severity.ERROR]
    assert faults == [(6, "rating_marked_twice")]
    assert [problem.row for problem in sheet.problems if problem.code == "rating_empty"] == [7]


def test_ratings_marked_in_a_list_of_proposals(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2025"],
        ["STT", "Họ và tên", "Ngày sinh", "HTXSNV", "HTTNV", "Danh hiệu đề nghị", "Thành tích"],
        [1, "Nguyễn Văn An", "12/3/1980", "x", None, "CSTĐCS", "Tốt"],
    ]
    sheet = read(make_workbook, rows)
    assert sheet.layout.code == "individuals_list"
    assert fields(sheet, "name", "rating_2025", "award") == [("Nguyễn Văn An", "HTXSNV", "CSTĐCS")]


def test_day_month_and_year_of_birth_in_columns_of_their_own(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["STT", "Họ đệm", "Tên", "Ngày", "Tháng", "Năm", "Nam", "Nữ", "Đơn vị"],
        [1, "Nguyễn Văn", "An", 12, 3, 1980, "x", None, "VP"],
        [2, "Lê Thị", "Bình", None, 12, "1985", None, "x", "VP"],
        [3, "Trần Văn", "Cừ", None, None, 1990, "x", None, "VP"],
        [4, "Phạm Thị", "Dung", 31, 2, 1990, None, "x", "VP"],
    ]
    sheet = read(make_workbook, rows)
    assert fields(sheet, "name", "birth_date", "gender") == [
        ("Nguyễn Văn An", "1980-03-12", "male"),
        ("Lê Thị Bình", "1985-12", "female"),
        ("Trần Văn Cừ", "1990", "male"),
        ("Phạm Thị Dung", None, "female"),
    ]
    assert [(problem.row, problem.code) for problem in sheet.problems if problem.severity is Severity.ERROR] == [
        (5, "date_impossible")
    ]


def test_parts_of_the_day_of_birth_under_their_heading(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["STT", "Họ và tên", "Ngày sinh", None, None, "Chức vụ"],
        [None, None, "Ngày", "Tháng", "Năm", None],
        [1, "Nguyễn Văn An", "05", "07", "1980", "Chủ tịch"],
    ]
    assert fields(read(make_workbook, rows), "name", "birth_date") == [("Nguyễn Văn An", "1980-07-05")]


def test_registrations_marked_beside_an_initiative(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["BẢNG ĐĂNG KÝ THI ĐUA NĂM HỌC 2025 - 2026"],
        ["TT", "Họ và tên", "Đăng ký danh hiệu thi đua", None, "Đề tài SKKN"],
        [None, None, "LĐTT", "CSTĐ CS", None],
        [1, "Lê Thị Hồng Nhung", "x", "x", "Dạy Toán bằng trò chơi"],
        [2, "Nguyễn Hữu Phước", "x", None, None],
    ]
    assert fields(read(make_workbook, rows), "name", "registered_2026", "initiative_2026", "award") == [
        ("Lê Thị Hồng Nhung", "LĐTT; CSTĐ CS", "Dạy Toán bằng trò chơi", None),
        ("Nguyễn Hữu Phước", "LĐTT", None, None),
    ]


def test_what_somebody_is_stands_beside_or_below_the_name(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["TT", "Họ và tên, chức vụ, đơn vị công tác", "Thành tích", "Hình thức đề nghị"],
        [1, "Ông Nguyễn Văn An\nTrưởng phòng Kinh tế", "Tốt", "Giấy khen"],
        [2, "Bà Lê Thị Bình, Công chức Văn hoá", "Tốt", "Bằng khen"],
        [3, "trần văn - cừ", "Tốt", "Giấy khen"],
        [4, "Phạm Thị\nDung", "Tốt", "Giấy khen"],
        [5, "- \n -", "Tốt", "Giấy khen"],
    ]
    sheet = read(make_workbook, rows)
    assert fields(sheet, "name", "job_title") == [
        ("Nguyễn Văn An", "Trưởng phòng Kinh tế"),
        ("Lê Thị Bình", "Công chức Văn hoá"),
        ("Trần Văn - Cừ", None),
        ("Phạm Thị Dung", None),
        ("- -", None),
    ]
    codes = [problem.code for problem in sheet.problems if problem.column == "B"]
    assert codes == [
        *["name_divided", "honorific_split"] * 2, "name_lower_case", "spaces_removed", "spaces_removed",
        "name_without_letters",
    ]  # fmt: skip


def test_a_mark_heads_ones_own_unit_and_a_year_is_no_day(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["STT", "Họ và tên", "Đơn vị", "Từ ngày", "Đứng đầu"],
        [1, "Nguyễn Văn An", "Phòng Kinh tế", "2015", "x"],
        [2, "Lê Thị Bình", None, "01/9/2018", "x"],
        [3, "Trần Văn Cừ", "Văn phòng", "9/2018", "Văn phòng"],
    ]
    sheet = read(make_workbook, rows)
    assert fields(sheet, "since", "heads") == [(None, "Phòng Kinh tế"), ("2018-09-01", None), (None, "Văn phòng")]
    told = {(problem.row, problem.code) for problem in sheet.problems if problem.row != 1}
    assert told == {
        (2, "date_left_empty"), (2, "heads_own_unit"), (3, "heads_no_unit"), (4, "date_left_empty"),
    }  # fmt: skip
    assert not any(row.faulty for row in sheet.data)


def test_titles_and_forms_of_one_year_in_columns_of_their_own(make_workbook: MakeWorkbook) -> None:
    held: Rows = [
        ["TT", "Họ và tên", "Danh hiệu thi đua", None, "Hình thức khen thưởng", None],
        [None, None, 2024, 2025, 2024, 2025],
        [1, "Nguyễn Văn An", "CSTĐCS", "CSTĐCS", "GK", "BK tỉnh"],
        [2, "Lê Thị Bình", "LĐTT", None, None, "GK"],
    ]
    sheet = read(make_workbook, held)
    assert fields(sheet, "held_2024", "held_2025") == [("CSTĐCS; GK", "CSTĐCS; BK tỉnh"), ("LĐTT", "GK")]
    assert "repeated_column" not in {problem.code for problem in sheet.problems}
    registered: Rows = [
        ["TT", "Tên tập thể", "Danh hiệu đăng ký 2026", "Hình thức khen thưởng đăng ký"],
        [1, "Tổ Toán - Tin", "TTLĐTT", "Giấy khen"],
    ]
    assert fields(read(make_workbook, registered), "registered_2026") == [("TTLĐTT; Giấy khen",)]


def test_members_of_a_council_in_lines_of_words(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["DANH SÁCH THÀNH VIÊN HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG"],
        ["(Kèm theo Quyết định số 15/QĐ-UBND ngày 20 tháng 01 năm 2026)"],
        ["1. Ông Nguyễn Văn An, Chủ tịch UBND xã, Chủ tịch Hội đồng;"],
        ["2. Bà Lê Thị Bình, Phó Chủ tịch UBND xã - Phó Chủ tịch Hội đồng;"],
        ["3. Mời ông Trần Cừ, Chủ tịch Ủy ban MTTQ xã, Ủy viên."],
        ["TM. ỦY BAN NHÂN DÂN"],
    ]
    sheet = read(make_workbook, rows)
    assert (sheet.layout.code, sheet.headed) == ("council_list", False)
    assert fields(sheet, "name", "job_title", "role") == [
        ("Nguyễn Văn An", "Chủ tịch UBND xã", "Chủ tịch Hội đồng"),
        ("Lê Thị Bình", "Phó Chủ tịch UBND xã", "Phó Chủ tịch Hội đồng"),
        ("Trần Cừ", "Chủ tịch Ủy ban MTTQ xã", "Ủy viên"),
    ]


def test_marks_under_awards_without_a_heading_above_them(make_workbook: MakeWorkbook) -> None:
    heading = ["STT", "Họ và tên", "Chức vụ", "LĐTT", "CSTĐCS", "Giấy khen"]
    who: Rows = [[1, "Lê Thị An", "GV", "x", None, None], [2, "Trần Văn Bình", "GV", "x", "x", "x"]]
    proposed = read(make_workbook, [["TỔNG HỢP ĐỀ NGHỊ DANH HIỆU THI ĐUA NĂM 2025"], heading, *who])
    assert fields(proposed, "name", "award", "award_form", "award_title") == [
        ("Lê Thị An", "LĐTT", None, None),
        ("Trần Văn Bình", "LĐTT", "CSTĐCS", "Giấy khen"),
    ]
    registered = read(make_workbook, [["DANH SÁCH ĐĂNG KÝ THI ĐUA NĂM 2026"], heading, *who])
    assert fields(registered, "name", "registered_2026", "award") == [
        ("Lê Thị An", "LĐTT", None),
        ("Trần Văn Bình", "LĐTT; CSTĐCS; Giấy khen", None),
    ]
    sums = read(make_workbook, [["TỔNG HỢP"], heading, [1, "Lê Thị An", "GV", 3, 2, 1]])
    assert {use.filled for use in sums.uses if use.lost} == {1} and "award" not in sums.data[0].fields


def test_strokes_stand_for_the_cell_above(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["STT", "Họ và tên", "Đơn vị"],
        [1, "Nguyễn Văn An", "Văn phòng"],
        [2, "Lê Thị Bình", "//"],
        [3, "Trần Văn Cừ", " // "],
    ]
    assert fields(read(make_workbook, rows), "unit") == [("Văn phòng",)] * 3


def test_names_with_nothing_but_marks_under_awards(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2025"],
        ["TT", "Họ và tên", "LĐTT", "CSTĐCS", "Giấy khen"],
        [1, "Lê Văn An", "x", None, "X"],
        [2, "Lê Thị Bé", None, "✓", None],
    ]
    sheet = read(make_workbook, rows)
    assert (sheet.layout.code, sheet.headed, sheet.problems) == ("individuals_list", True, [])
    assert fields(sheet, "name", "award", "award_form") == [
        ("Lê Văn An", "LĐTT", "Giấy khen"),
        ("Lê Thị Bé", "CSTĐCS", None),
    ]


def test_a_household_among_collectives_is_told_by_its_classification(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["STT", "Tên đơn vị / tập thể", "Mã phân loại tập thể", "Mã hình thức khen thưởng"],
        [1, "Hội Phụ nữ xã", "Cơ quan hành chính, sự nghiệp", "Giấy khen"],
        [2, "Gia đình bà Mai Thị Tư", "Hộ gia đình", "Giấy khen"],
    ]
    (sheet,) = read_workbook(make_workbook({"DANHSACH": rows})).sheets
    assert [(row.fields["subject_kind"], row.fields["name"]) for row in sheet.data] == [
        ("collective", "Hội Phụ nữ xã"),
        ("household", "Mai Thị Tư"),
    ]


def test_a_household_among_those_voted_on_is_told_by_its_name(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["BIÊN BẢN KIỂM PHIẾU"],
        ["STT", "Tên tập thể, cá nhân", "Danh hiệu", "Số phiếu đồng ý", "Số phiếu không đồng ý"],
        [1, "Hội Nông dân xã", "Giấy khen", 6, 0],
        [2, "Ông Nguyễn Văn An", "Giấy khen", 4, 2],
        [3, "Hộ ông Phạm Văn Hòa", "Giấy khen", 7, 0],
    ]
    (sheet,) = read_workbook(make_workbook({"Sheet": rows})).sheets
    assert [(row.fields["subject_kind"], row.fields["name"]) for row in sheet.data] == [
        ("collective", "Hội Nông dân xã"),
        ("individual", "Nguyễn Văn An"),
        ("household", "Phạm Văn Hòa"),
    ]


def test_discipline_with_number_and_day_in_one_cell_and_its_term(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["DANH SÁCH CÁN BỘ, CÔNG CHỨC BỊ KỶ LUẬT"],
        ["TT", "Họ tên", "Hình thức kỷ luật", "Số, ngày QĐ", "Thời hạn", "Hiện nay"],
        [1, "Hoàng Minh Đức", "Khiển trách", "QĐ 77/QĐ-UBND ngày 12/6/2025", "12 tháng", "Đang chấp hành"],
        [2, "Đỗ Văn Nam", "Cảnh cáo", "15/QĐ-UBND", "Từ 03/02/2023 đến 03/02/2024", "Đã xóa kỷ luật"],
    ]
    sheet = read(make_workbook, rows)
    assert sheet.layout.code == "discipline"
    assert fields(sheet, "decision_number", "from_date", "finished_on", "status") == [
        ("77/QĐ-UBND", "2025-06-12", None, "concluded"),
        ("15/QĐ-UBND", "2023-02-03", "2024-02-03", "concluded"),
    ]
    told = [(problem.code, problem.row, problem.column) for problem in sheet.problems]
    assert told == [("decision_divided", 3, "D"), ("term_not_kept", 3, "E")]


def test_days_the_other_way_round_than_the_term_are_a_fault(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["TT", "Họ tên", "Hình thức kỷ luật", "Thời hạn kỷ luật", "Từ ngày", "Đến ngày"],
        [1, "Đỗ Văn Nam", "Cảnh cáo", "Từ 03/02/2023 đến 03/02/2024", "03/02/2024", "03/02/2023"],
    ]
    told = [(problem.code, problem.column) for problem in read(make_workbook, rows).problems]
    assert told == [("term_not_kept", "D"), ("dates_reversed", "F")]


def test_a_history_of_awards_is_none_of_discipline(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["LỊCH SỬ KHEN THƯỞNG CỦA ĐƠN VỊ"],
        ["Năm", "Tên", "Hình thức", "QĐ số", "Ngày"],
        [2022, "Trường Tiểu học Minh Tân", "TTLĐXS", "10/QĐ-UBND", "1/2/2023"],
        [2023, "Nguyễn Văn An", "CSTĐ cấp tỉnh", "12/QĐ-UBND", "1/2/2024"],
    ]
    sheet = read(make_workbook, rows)
    assert sheet.layout.code == "awards_held"
    assert fields(sheet, "name", "subject_kind", "award", "year", "decision_date") == [
        ("Trường Tiểu học Minh Tân", "collective", "TTLĐXS", 2022, "2023-02-01"),
        ("Nguyễn Văn An", None, "CSTĐ cấp tỉnh", 2023, "2024-02-01"),
    ]
    assert sheet.problems == []
    disciplined: Rows = [["Họ tên", "Hình thức", "Số QĐ"], ["Nguyễn Văn An", "Khiển trách", "12/QĐ-UBND"]]
    assert read(make_workbook, disciplined).layout.code == "discipline"
    titled = read(make_workbook, [["KHEN THƯỞNG, KỶ LUẬT"], *disciplined])
    assert titled.layout.code == "discipline"


@pytest.mark.parametrize(
    ("written", "form"),
    [
        ("Kéo dài thời hạn nâng lương", "raise_delay"),
        ("Kéo dài thời hạn nâng lương không quá 06 tháng", "raise_delay"),
        ("Hạ bậc lương", "salary_reduction"),
        ("Cách chức", "removal"),
        ("Bãi nhiệm", "recall"),
        ("Xóa tư cách chức vụ đã đảm nhiệm", "past_post_revoked"),
        ("Buộc thôi việc", "dismissal"),
        ("Sa thải", "sacking"),
    ],
)
def test_no_form_of_discipline_is_kept_as_another(make_workbook: MakeWorkbook, written: str, form: str) -> None:
    rows: Rows = [["Họ tên", "Hình thức kỷ luật", "Số QĐ"], ["Nguyễn Văn An", written, "12/QĐ-UBND"]]
    assert [row.fields["form"] for row in read(make_workbook, rows).data] == [form]
