"""Headings over two rows without merged cells, titles that say what the columns below are, and where units stand."""

import pytest

from khenthuong_desktop.spreadsheets.problems import ERROR, Remark
from khenthuong_desktop.spreadsheets.reader import read_workbook
from khenthuong_desktop.spreadsheets.rows.read_sheet import ReadSheet
from tests.unit.spreadsheets.conftest import MakeWorkbook, Rows
from tests.unit.spreadsheets.what_was_read import codes, only, told


def read(make_workbook: MakeWorkbook, rows: Rows, name: str = "S") -> ReadSheet:
    return only(read_workbook(make_workbook({name: rows})))


def test_two_groups_of_headings(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["STT", "Họ và tên", "Ngày, tháng, năm sinh", None, "Tổ", "Kết quả năm học 2024-2025", None, None],
        [None, None, "Nam", "Nữ", None, "Xếp loại", "Danh hiệu", "Hình thức"],
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)"],
        [1, "Nguyễn Văn Một", "01/02/1980", None, "Tổ Toán", "HTXSNV", "CSTĐCS", "GK huyện"],
        [2, "Trần Thị Hai", None, "03/04/1985", "Tổ Văn", "HTTNV", "LĐTT", None],
    ]
    sheet = read(make_workbook, rows)
    assert told(sheet, "name", "birth_date", "gender", "unit", "rating_2025", "held_2025", "award") == [
        ("Nguyễn Văn Một", "1980-02-01", "male", "Tổ Toán", "HTXSNV", "CSTĐCS; GK huyện", None),
        ("Trần Thị Hai", "1985-04-03", "female", "Tổ Văn", "HTTNV", "LĐTT", None),
    ]
    assert codes(sheet) == set()


def test_awards_over_their_years_and_decisions(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["DANH HIỆU TẬP THỂ ĐÃ ĐẠT"],
        ["STT", "Tên tập thể", "TTLĐTT", None, "TTLĐXS", None, None, "Hình thức khác"],
        [None, None, "Năm", "Số QĐ", "Năm", "Số QĐ", "Ngày QĐ", None],
        [1, "Phòng Kinh tế", "2022, 2023", "11/QĐ-UBND", 2024, "QĐ 90/QĐ-UBND", "02/01/2025", "Cờ TĐ tỉnh 2023"],
        [2, "Công an xã", 2024, None, None, None, None, None],
        [3, "Trạm Y tế", None, None, None, None, None, None],
    ]
    sheet = read(make_workbook, rows)
    assert told(sheet, "name", "held") == [
        (
            "Phòng Kinh tế",
            "TTLĐTT 2022, 2023 (QĐ số 11/QĐ-UBND); TTLĐXS 2024 (QĐ 90/QĐ-UBND ngày 02/01/2025)",
        ),
        ("Công an xã", "TTLĐTT 2024"),
        ("Trạm Y tế", None),
    ]
    assert [(use.column, use.filled) for use in sheet.uses if use.lost] == [("H", 1)]


def test_awards_over_their_years_in_a_list_of_people(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["TT", "Họ và tên", "Chức vụ", "CSTĐCS", None, "Bằng khen UBND tỉnh", None],
        [None, None, None, "Năm", "Số QĐ", "Năm", "Số QĐ"],
        [1, "Lê Văn Cường", "Công chức", 2023, "12/QĐ-UBND", None, None],
        [2, "Vũ Thị Hòa", "Công chức", None, None, 2024, "1001/QĐ-UBND"],
    ]
    assert told(read(make_workbook, rows), "name", "held") == [
        ("Lê Văn Cường", "CSTĐCS 2023 (QĐ số 12/QĐ-UBND)"),
        ("Vũ Thị Hòa", "Bằng khen UBND tỉnh 2024 (QĐ số 1001/QĐ-UBND)"),
    ]


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("12/QĐ-UBND - 02/01/2025", "QĐ số 12/QĐ-UBND ngày 02/01/2025"),
        ("02/01/2025 số 12/QĐ-UBND", "QĐ số 12/QĐ-UBND ngày 02/01/2025"),
        ("12 ngày 02/01/2025", "QĐ số 12 ngày 02/01/2025"),
        ("02/01/2025", "ngày 02/01/2025"),
    ],
)
def test_a_day_in_the_number_of_an_award_below_its_heading_is_no_number(
    make_workbook: MakeWorkbook, words: str, shown: str
) -> None:
    rows: Rows = [
        ["TT", "Họ và tên", "Chức vụ", "CSTĐCS", None],
        [None, None, None, "Năm", "Số QĐ"],
        [1, "Lê Văn Cường", "Công chức", 2023, words],
    ]
    assert told(read(make_workbook, rows), "held") == [(f"CSTĐCS 2023 ({shown})",)]


def test_what_a_title_registers_is_not_proposed(make_workbook: MakeWorkbook) -> None:
    heading = ["STT", "Họ và tên", "Danh hiệu thi đua", "Hình thức khen thưởng"]
    who = [1, "Nguyễn Văn Bình", "CSTĐCS", "Giấy khen"]
    registered = read(make_workbook, [["DANH SÁCH ĐĂNG KÝ DANH HIỆU THI ĐUA NĂM 2026"], heading, who])
    assert told(registered, "registered_2026", "award_title", "award_form") == [("CSTĐCS; Giấy khen", None, None)]
    proposed = read(make_workbook, [["ĐĂNG KÝ THI ĐUA VÀ ĐỀ NGHỊ KHEN THƯỞNG NĂM 2026"], heading, who])
    assert told(proposed, "registered_2026", "award_title") == [(None, "CSTĐCS")]


def test_marks_under_two_headings_of_a_list_that_registers(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["DANH SÁCH ĐĂNG KÝ DANH HIỆU THI ĐUA NĂM 2026"],
        ["STT", "Họ và tên", "Danh hiệu thi đua", None, "Hình thức khen thưởng", None],
        [None, None, "LĐTT", "CSTĐCS", "Giấy khen", "BK UBND tỉnh"],
        [1, "Nguyễn Văn Bình", "x", "x", None, None],
        [2, "Trần Thị Cúc", "x", None, None, "x"],
    ]
    assert told(read(make_workbook, rows), "registered_2026") == [("LĐTT; CSTĐCS",), ("LĐTT; BK UBND tỉnh",)]


def test_what_came_out_is_of_the_year_in_the_title(make_workbook: MakeWorkbook) -> None:
    heading = ["STT", "Họ và tên", "Đơn vị", "Danh hiệu đạt được", "Số QĐ"]
    who = [1, "Nguyễn Văn Bình", "Khoa Nội", "CSTĐCS", "500/QĐ-SYT"]
    came_out = read(make_workbook, [["KẾT QUẢ XÉT THI ĐUA NĂM 2025"], heading, who])
    assert told(came_out, "held_2025", "held_number") == [("CSTĐCS", "500/QĐ-SYT")]
    asked = read(make_workbook, [["KẾT QUẢ VÀ ĐỀ NGHỊ KHEN THƯỞNG NĂM 2026"], heading, who])
    assert told(asked, "held_2026", "held") == [(None, "CSTĐCS")]


def test_the_unit_above_the_table_is_the_one_that_names_the_sheet(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [["KHOA NỘI - NHI"], ["STT", "Họ và tên", "Năm sinh", "Chức vụ"], [1, "Nông Văn Mới", 1999, "ĐD"]]
    assert told(read(make_workbook, rows, "Khoa Nội"), "unit") == [("Khoa Nội - Nhi",)]
    assert told(read(make_workbook, rows, "Khoa Ngoại"), "unit") == [("Khoa Ngoại",)]


def test_tables_beside_one_another_are_of_the_units_in_their_titles(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["DANH SÁCH TỔ 1", None, None, None, "DANH SÁCH TỔ BẢO VỆ"],
        ["STT", "Họ và tên", "Năm sinh", None, "STT", "Họ và tên", "Năm sinh"],
        [1, "Nguyễn Văn Một", 1980, None, 1, "Trần Thị Hai", 1985],
        [2, "Lê Văn Ba", 1979, None, 2, "Phạm Thị Tư", 1990],
    ]
    sheets = read_workbook(make_workbook({"S": rows})).sheets
    assert [told(sheet, "unit") for sheet in sheets] == [[("Tổ 1",)] * 2, [("Tổ Bảo vệ",)] * 2]
    assert [p.row for sheet in sheets for p in sheet.problems if p.code == "said_above"] == [1, 1]


def test_a_list_of_leaders_or_cases_is_of_no_unit(make_workbook: MakeWorkbook) -> None:
    for title in ("DANH SÁCH TỔ TRƯỞNG 2026", "DANH SÁCH TRƯỜNG HỢP 1", "DANH SÁCH HỘI VIÊN 2025"):
        rows: Rows = [[title], ["STT", "Họ và tên", "Năm sinh"], [1, "Nguyễn Văn Một", 1980]]
        assert told(read(make_workbook, rows), "unit") == [(None,)]


def test_a_heading_between_the_rows_names_other_awards_for_the_marks_below(make_workbook: MakeWorkbook) -> None:
    for upper in (["Danh hiệu đăng ký", None, None], ["LĐTT", "CSTĐCS", "Khác"]):
        two: Rows = [[None, None, "LĐTT", "CSTĐCS", "Khác"]] if upper[1] is None else []
        rows: Rows = [
            ["DANH SÁCH ĐĂNG KÝ THI ĐUA NĂM 2026"],
            ["TT", "Họ và tên, tập thể", *upper],
            *two,
            ["A", "Cá nhân", None, None, None],
            [1, "Trần Thị Lan", "x", "x", None],
            [2, "Vũ Đức Thắng", "x", None, "GK CT xã" if two else None],
            ["B", "Tập thể", "TTLĐTT", "TTLĐXS", None],
            [1, "Phòng Kinh tế", "x", "x", None],
            [2, "Văn phòng", "x", None, None],
        ]
        sheet = read(make_workbook, rows)
        registered = [row.fields.get("registered_2026") or row.fields.get("award") for row in sheet.data]
        other = ["LĐTT; GK CT xã"] if two else ["LĐTT"]
        assert registered == ["LĐTT; CSTĐCS", *other, "TTLĐTT; TTLĐXS", "TTLĐTT"]
        assert codes(sheet) == set()


def test_three_awards_marked_in_one_row_of_headings(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2026"],
        ["TT", "Họ và tên", "Chức vụ", "LĐTT", "CSTĐCS", "Giấy khen", "Tóm tắt thành tích"],
        [1, "Vũ Đức Thắng", "TP", "x", "x", None, "Tham mưu 12 đề án"],
        [2, "Hoàng Thị Hoà", "CV", "x", None, "x", None],
        [None, "Cộng", None, 2, 1, 1, None],
    ]
    sheet = read(make_workbook, rows)
    awards = [{row.fields.get(name) for name in ("award", "award_form", "award_title")} for row in sheet.data]
    assert [found - {None} for found in awards] == [{"LĐTT", "CSTĐCS"}, {"LĐTT", "Giấy khen"}]
    assert codes(sheet) == set()


def test_marks_stay_marks_in_a_column_that_the_clerk_explains(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2026"],
        ["TT", "Họ và tên", "Chức vụ", "LĐTT", "CSTĐCS"],
        [1, "Vũ Đức Thắng", "TP", "x", "x"],
        [2, "Hoàng Thị Hoà", "CV", "x", None],
    ]
    for field in ("award_title", "award"):
        sheet = only(read_workbook(make_workbook({"S": rows}), mapping={"LĐTT": field}))
        awards = [{row.fields.get(name) for name in ("award", "award_form", "award_title")} for row in sheet.data]
        assert [found - {None} for found in awards] == [{"LĐTT", "CSTĐCS"}, {"LĐTT"}]


def test_a_list_with_a_decision_names_collectives_under_their_award(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["DANH SÁCH KHEN THƯỞNG"],
        ["(Kèm theo Quyết định số 412/QĐ-UBND ngày 20/12/2025 của UBND xã Tân Hòa)"],
        ["TT", "Họ và tên, đơn vị", "Chức vụ, đơn vị"],
        ["A", "TẬP THỂ LAO ĐỘNG TIÊN TIẾN (02 tập thể)", None],
        [1, "Trường Mầm non Tân Hòa", None],
        [2, "Đoàn TNCS Hồ Chí Minh xã", None],
        ["B", "CHIẾN SĨ THI ĐUA CƠ SỞ (03)", None],
        [1, "Bà Đỗ Thị Hằng", "Hiệu trưởng Trường Mầm non Tân Hòa"],
    ]
    sheet = read(make_workbook, rows)
    assert sheet.layout.code == "decision_list"
    assert told(sheet, "name", "subject_kind", "award", "unit") == [
        ("Trường Mầm non Tân Hòa", "collective", "TẬP THỂ LAO ĐỘNG TIÊN TIẾN", None),
        ("Đoàn TNCS Hồ Chí Minh xã", "collective", "TẬP THỂ LAO ĐỘNG TIÊN TIẾN", None),
        ("Đỗ Thị Hằng", "individual", "CHIẾN SĨ THI ĐUA CƠ SỞ", None),
    ]


def test_days_of_leave_are_no_days_of_service(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["DANH SÁCH NGHỈ THAI SẢN, ĐI HỌC NĂM 2026"],
        ["STT", "Họ và tên", "Từ ngày", "Đến ngày", "Lý do"],
        [1, "Lý Thị Thơm", "01/02/2026", "31/07/2026", "Thai sản"],
    ]
    sheet = read(make_workbook, rows)
    assert told(sheet, "name", "since", "until") == [("Lý Thị Thơm", None, None)]
    assert [(p.code, p.column) for p in sheet.problems if p.code == "leave_days"] == [
        ("leave_days", "C"),
        ("leave_days", "D"),
    ]
    staff = read(make_workbook, [["DANH SÁCH CÁN BỘ"], *(row[:4] for row in rows[1:])])
    assert told(staff, "since", "until") == [("2026-02-01", "2026-07-31")]


def test_a_day_behind_other_words_is_no_birth(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [["STT", "Họ và tên", "Chức vụ"], [1, "Lê Văn Tám - nghỉ hưu 6/2026", "Bảo vệ"]]
    sheet = read(make_workbook, rows)
    assert (told(sheet, "birth_date"), codes(sheet)) == ([(None,)], {"name_with_number"})


def test_the_title_behind_a_unit_is_no_part_of_its_name(make_workbook: MakeWorkbook) -> None:
    for title in ("VĂN PHÒNG HĐND VÀ UBND - ĐỀ NGHỊ KHEN THƯỞNG CUỐI NĂM 2026", "Văn phòng HĐND và UBND: xếp loại"):
        rows: Rows = [[title], ["STT", "Họ và tên", "Chức vụ"], [1, "Trần Thị Lan", "CC"]]
        assert read(make_workbook, rows).unit_above == "Văn phòng HĐND và UBND"


def test_an_award_that_nobody_knows_is_told_where_its_mark_stands(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["ĐĂNG KÝ THI ĐUA NĂM 2026"],
        ["TT", "Họ và tên", "Chức vụ", "LĐTT", "CSTĐCS", "BK CT tỉnh"],
        [1, "Vũ Đức Thắng", "TP", "x", None, "x"],
    ]
    sheet = read(make_workbook, rows)
    problem = sheet.place(sheet.data[0], Remark(ERROR, "award_unknown"), "registered_2026", "BK CT tỉnh")
    assert problem.column == "F"


def test_marks_under_results_are_awards_held(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [["STT", "Họ và tên", "Tổ", "LĐTT", "CSTĐCS"], [1, "Nguyễn Văn An", "Tổ bơm số 1", "x", "x"]]
    held = read(make_workbook, [["KẾT QUẢ THI ĐUA NĂM 2025"], *rows])
    assert told(held, "held_2025", "award") == [("LĐTT; CSTĐCS", None)]
    asked = read(make_workbook, [["KẾT QUẢ BÌNH XÉT THI ĐUA NĂM 2025"], *rows])
    assert told(asked, "held_2025", "award") == [(None, "LĐTT")]
