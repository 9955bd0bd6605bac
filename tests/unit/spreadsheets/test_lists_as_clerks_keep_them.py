"""Lists as schools, hospitals and enterprises keep them, with what was once misread or lost in them."""

from khenthuong_desktop.spreadsheets.reader import read_workbook
from khenthuong_desktop.spreadsheets.rows.read_sheet import ReadSheet
from tests.unit.spreadsheets.conftest import MakeWorkbook, Rows
from tests.unit.spreadsheets.what_was_read import codes, only, told

REGISTERED = ["STT", "Họ và tên", "Chức vụ", "Khoa/phòng", "LĐTT", "CSTĐCS"]


def read(make_workbook: MakeWorkbook, rows: Rows) -> ReadSheet:
    return only(read_workbook(make_workbook({"S": rows})))


def test_a_total_below_marks_makes_them_no_counts(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["DANH SÁCH ĐĂNG KÝ DANH HIỆU THI ĐUA NĂM 2026"],
        REGISTERED,
        [1, "Nguyễn Văn Bình", "BS", "Khoa Nội", "x", "x"],
        [2, "Trần Thị Cúc", "BS", "Khoa Nội", "x", None],
        [3, "Lê Thị Dung", "BS", "Khoa Nội", "x", None],
        ["Cộng", None, None, None, 3, 1],
        [None, None, None, None, "GIÁM ĐỐC", None],
    ]
    assert told(read(make_workbook, rows), "name", "registered_2026") == [
        ("Nguyễn Văn Bình", "LĐTT; CSTĐCS"),
        ("Trần Thị Cúc", "LĐTT"),
        ("Lê Thị Dung", "LĐTT"),
    ]


def test_ones_and_noughts_beside_people_are_marks(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["DANH SÁCH ĐĂNG KÝ DANH HIỆU THI ĐUA NĂM 2026"],
        REGISTERED,
        [1, "Nguyễn Văn Bình", "BS", "Khoa Nội", 1, 1],
        [2, "Trần Thị Cúc", "BS", "Khoa Nội", 1, 0],
    ]
    assert told(read(make_workbook, rows), "registered_2026") == [("LĐTT; CSTĐCS",), ("LĐTT",)]


def test_ticks_of_several_fonts_are_marks(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["DANH SÁCH ĐĂNG KÝ DANH HIỆU THI ĐUA NĂM 2026"],
        [*REGISTERED, "BK UBND tỉnh"],
        [1, "Nguyễn Văn Bình", "BS", "Khoa Nội", "√", "√", None],
        [2, "Trần Thị Cúc", "BS", "Khoa Nội", "þ", "không", "ü"],
    ]
    assert told(read(make_workbook, rows), "registered_2026") == [("LĐTT; CSTĐCS",), ("LĐTT; BK UBND tỉnh",)]


def test_a_name_over_two_columns_is_never_its_last_word_alone(make_workbook: MakeWorkbook) -> None:
    for first in ("HỌ VÀ", "Họ tên lót"):
        rows: Rows = [
            ["STT", "Mã NV", first, "TÊN", "NGÀY SINH", "GT", "TỔ/PHÂN XƯỞNG"],
            [1, "NV001", "Nguyễn Văn", "An", "05/07/1980", "Nam", "PX Bơm 1"],
            [2, "NV002", "Trần Thị", "Bé", "01/12/1985", "Nữ", "PX Bơm 1"],
            [3, "NV003", "Lê", "Cường", "31/01/1979", "X", "Tổ cơ khí"],
            ["CỘNG", None, None, None, None, 2, None],
        ]
        assert told(read(make_workbook, rows), "name", "gender", "unit") == [
            ("Nguyễn Văn An", "male", "PX Bơm 1"),
            ("Trần Thị Bé", "female", "PX Bơm 1"),
            ("Lê Cường", None, "Tổ cơ khí"),
        ]


def test_the_post_goes_before_the_grade_and_the_grade_where_there_is_no_post(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["STT", "Họ và tên", "Ngày sinh", "Chức danh", "Chức vụ", "Khoa"],
        [1, "Nguyễn Văn Bình", "1975", "BS hạng II", "Trưởng khoa", "Khoa Nội"],
        [2, "Lê Thị Dung", "1990", "ĐD hạng III", None, "Khoa Nội"],
    ]
    sheet = read(make_workbook, rows)
    assert told(sheet, "job_title") == [("Trưởng khoa",), ("ĐD hạng III",)]
    assert "repeated_column" in codes(sheet)


def test_a_group_heading_is_the_unit_without_label_and_count(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["STT", "Họ và tên", "Năm sinh", "Chức vụ"],
        ["Đơn vị: Phòng KT-TV", None, None, None],
        [1, "Phạm Thu Dung", 1990, "Kế toán"],
        ["Đơn vị: Tổ bơm số 1 (02 người)", None, None, None],
        [2, "Nguyễn Văn Mới", 1966, "CN bơm"],
        ["* ĐỘI XE", None, None, None],
        [3, "Hoàng Văn Xe", 1977, "Lái xe"],
        ["HỢP ĐỒNG", None, None, None],
        [4, "Đỗ Văn Lái", 1978, "Bảo vệ"],
    ]
    assert told(read(make_workbook, rows), "unit") == [("Phòng KT-TV",), ("Tổ bơm số 1",), ("Đội xe",), (None,)]


def test_what_stands_behind_a_name_is_no_part_of_it(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["STT", "Họ và tên", "Ngày sinh", "Chức vụ", "Tổ"],
        [1, "Hoàng Văn Lực - GVCN 9A", "05/05/1981", "GV", "Tổ Toán"],
        [2, "Hoàng Văn Tám - 9B", "05/05/1982", "GV", "Tổ Toán"],
    ]
    sheet = read(make_workbook, rows)
    assert told(sheet, "name", "job_title") == [("Hoàng Văn Lực", "GV"), ("Hoàng Văn Tám - 9B", "GV")]
    assert codes(sheet) == {"name_cut", "name_doubtful"}


def test_a_family_name_is_no_total(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["STT", "Họ và tên", "Năm sinh", "Chức vụ"],
        [1, "Cộng Thị Hoa", 1990, "GV"],
        [2, "Lê Na", 1991, "GV"],
    ]
    assert told(read(make_workbook, rows), "name") == [("Cộng Thị Hoa",), ("Lê Na",)]


def test_authors_in_lines_of_their_own(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["DANH SÁCH SÁNG KIẾN NĂM 2025"],
        ["STT", "Tên sáng kiến", "Tác giả", "Đơn vị", "Tỷ lệ đóng góp"],
        [1, "Cải tiến quy trình", "BS Nguyễn Văn Bình (chủ nhiệm)\nĐD Trần Thị Cúc", "Khoa Nội", "60-40"],
        [2, "Thay băng", "1. Lê Thị Dung\n2. Trần Thị Cúc", "Khoa Nội", "70%\n30%"],
        [3, "Kho thuốc", "Phạm Đức Em, Hoàng Thị Gấm", "Khoa Nội", "50:50"],
        [4, "Bảng kiểm", "Phạm Đức Em (chủ biên)", "Khoa Nội", None],
    ]
    assert told(read(make_workbook, rows), "author_names", "shares") == [
        ("Nguyễn Văn Bình; Trần Thị Cúc", [6000, 4000]),
        ("Lê Thị Dung; Trần Thị Cúc", [7000, 3000]),
        ("Phạm Đức Em; Hoàng Thị Gấm", [5000, 5000]),
        ("Phạm Đức Em", None),
    ]


def test_that_there_is_an_initiative_is_no_name_of_it(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["BẢNG ĐĂNG KÝ THI ĐUA NĂM 2027"],
        ["STT", "Họ và tên", "Chức vụ", "Danh hiệu đăng ký", "Sáng kiến"],
        [1, "Nguyễn Văn An", "CN", "LĐTT", "Có"],
        [2, "Lê Văn Cường", "CN", "LĐTT", "01 SK cấp cơ sở"],
        [3, "Trần Thị Bé", "CN", "LĐTT", "Không"],
        [4, "Phạm Thu Dung", "CN", "LĐTT", "Có cấu mới của máy bơm"],
    ]
    sheet = read(make_workbook, rows)
    assert told(sheet, "initiative_2027") == [(None,), (None,), (None,), ("Có cấu mới của máy bơm",)]
    assert [(p.code, p.row) for p in sheet.problems if p.code == "initiative_without_name"] == [
        ("initiative_without_name", 3),
        ("initiative_without_name", 4),
    ]


def test_votes_by_other_words_and_under_one_heading(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["KẾT QUẢ BỎ PHIẾU"],
        ["STT", "Họ và tên, tên tập thể", "Danh hiệu", "Kết quả bỏ phiếu", None, None, None],
        [None, None, None, "Đồng ý", "Không ĐY", "Phiếu hỏng", "Ý kiến khác"],
        [1, "Nguyễn Văn Bình", "CSTĐCS", 3, 1, 0, "không"],
        [2, "nt", "LĐTT", 4, 0, 0, None],
    ]
    sheet = read(make_workbook, rows)
    assert told(sheet, "name", "award", "in_favour", "against", "invalid", "result") == [
        ("Nguyễn Văn Bình", "CSTĐCS", "3", "1", "0", None),
        ("Nguyễn Văn Bình", "LĐTT", "4", "0", "0", None),
    ]
    assert codes(sheet) == {"extra_column"}


def test_votes_for_and_against_by_any_usual_word(make_workbook: MakeWorkbook) -> None:
    for yes, no in (
        ("Số phiếu thuận", "Số phiếu chống"),
        ("Nhất trí", "Không nhất trí"),
        ("Đồng ý", "Phiếu ko đồng ý"),
    ):
        rows: Rows = [["STT", "Họ và tên", "Danh hiệu", yes, no], [1, "Vũ Văn Hải", "LĐTT", 2, 1]]
        assert told(read(make_workbook, rows), "in_favour", "against") == [("2", "1")]


def test_a_list_of_discipline_that_names_everybody(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["DANH SÁCH KỶ LUẬT NĂM 2025"],
        ["STT", "Họ và tên", "Đơn vị", "Hình thức kỷ luật", "Số QĐ", "Ngày QĐ"],
        [1, "Nguyễn Văn An", "Tổ Toán", "Không", None, None],
        [2, "Lê Văn Cường", "Tổ Toán", "không bị kỷ luật", None, None],
        [3, "Trần Thị Bé", "Tổ Toán", 0, None, None],
        [4, "Phạm Thu Dung", "Tổ Toán", "Phê bình", None, None],
        [5, "Vũ Văn Hải", "Tổ Toán", "Khiển trách", "15/QĐ-THCS", "10/03/2025"],
    ]
    sheet = read(make_workbook, rows)
    assert told(sheet, "form", "status") == [(None, None)] * 4 + [("reprimand", "concluded")]
    assert codes(sheet) == {"form_no_discipline"}


def test_awards_of_the_usual_sort_in_two_letters(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["STT", "Họ và tên", "Danh hiệu", "Số QĐ", "Ngày QĐ", "Loại hình"],
        [1, "Nguyễn Văn An", "LĐTT", "12/QĐ-UBND", "05/01/2026", "TX"],
    ]
    assert told(read(make_workbook, rows), "commendation_type") == [("merit",)]


def test_notes_are_counted_and_those_of_absence_told_at_their_rows(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["STT", "Họ và tên", "Năm sinh", "Chức vụ", "Ghi chú"],
        [1, "Nguyễn Văn An", 1966, "Kế toán", "Nghỉ hưu 01/7/2026"],
        [2, "Lê Văn Cường", 1980, "Văn thư", "chuyển công tác"],
        [3, "Trần Thị Bé", 1990, "GV", "học thạc sĩ"],
        [4, "Phạm Thu Dung", 1991, "GV", None],
    ]
    problems = read(make_workbook, rows).problems
    assert [(p.code, p.row, p.column) for p in problems] == [
        ("notes_not_kept", 1, "E"),
        ("note_of_absence", 2, "E"),
        ("note_of_absence", 3, "E"),
    ]
    assert problems[0].details["count"] == 3


def test_units_that_only_the_first_of_their_people_have(make_workbook: MakeWorkbook) -> None:
    heading = ["STT", "Tổ", "Họ và tên", "Năm sinh", "Chức vụ"]
    rows: Rows = [
        heading,
        [1, "Tổ KHTN", "Nguyễn Văn Toán", 1980, "TT"],
        [2, None, "Trần Thị Lý", 1985, "TP"],
        [3, "Tổ KHXH", "Phạm Thị Văn", 1978, "TT"],
        [4, None, "Đỗ Thị Sử", 1982, "GV"],
    ]
    (problem,) = read(make_workbook, rows).problems
    assert (problem.code, problem.row, problem.column) == ("units_of_first_alone", 3, "B")
    assert problem.details == {"count": 2, "rows": "3, 5"}
    everybody: Rows = [heading, [1, "Tổ 1", "Lê Na", 1980, "GV"], [2, "Tổ 1", "Lê Mai", 1981, "GV"]]
    assert not read(make_workbook, [*everybody, [3, None, "Lê Hà", 1982, "GV"]]).problems


BESIDE_BULLETS: Rows = [
    ["I", "Phòng Kinh tế", None, None],
    ["-", "Nguyễn Văn An", None, None],
    ["-", "Lê Thị Bình", "CV", "LĐTT"],
    ["*", "Đồng chí An đi học từ tháng 9", None, None],
    ["+", "Lưu ý: danh sách chưa đủ", None, None],
    ["-", "TỔ BẢO VỆ", None, None],
    ["-", "Trần Văn Đạt", None, None],
]


def test_a_person_beside_a_bullet_heads_nobody_and_a_note_is_no_person(make_workbook: MakeWorkbook) -> None:
    heading: Rows = [["STT", "Họ và tên", "Chức vụ", "Danh hiệu đề nghị"]]
    for first in ([], [[1, "Lê Na", "CV", "LĐTT"]]):
        sheet = read(make_workbook, [*heading, *first, *BESIDE_BULLETS])
        assert told(sheet, "name", "unit")[-3:] == [
            ("Nguyễn Văn An", "Phòng Kinh tế"),
            ("Lê Thị Bình", "Phòng Kinh tế"),
            ("Trần Văn Đạt", "Tổ Bảo vệ"),
        ]
        assert [p.value for p in sheet.problems if p.code == "note_left_out"] == [
            "Đồng chí An đi học từ tháng 9",
            "Lưu ý: danh sách chưa đủ",
        ]


def test_bullets_and_numbers_before_a_name_are_no_part_of_it(make_workbook: MakeWorkbook) -> None:
    names = ["- Nguyễn Văn An", "• Lê Thị Bình", "1. Lê Mai", "2) Lê Hà", "12.Trần Tú"]
    sheet = read(
        make_workbook, [["Họ và tên", "Năm sinh"], *([name, 1990] for name in names), ["- Trần Văn Đạt", None]]
    )
    assert told(sheet, "name") == [(name.split(maxsplit=1)[1],) for name in names[:4]] + [
        ("Trần Tú",),
        ("Trần Văn Đạt",),
    ]


def test_what_is_wrong_with_a_birth_in_three_columns_is_told_in_the_last(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["STT", "Họ tên", "Sinh", None, None, "Chức vụ"],
        [None, None, "Ngày", "Tháng", "Năm", None],
        [1, "Nguyễn Thị Xuân", 5, 7, 1980, "GV"],
        [2, "Trần Văn Hạ", "01", "9", "79", "GV"],
    ]
    (problem,) = read(make_workbook, rows).problems
    assert (problem.code, problem.row, problem.column, problem.value) == ("date_two_digit_year", 4, "E", "01/9/79")


def test_the_initiatives_of_a_district_are_told_with_what_to_write(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["DANH SÁCH SÁNG KIẾN NĂM 2024"],
        ["STT", "Tên sáng kiến", "Tác giả", "Cấp công nhận"],
        [1, "Cải tiến quy trình", "Lê Thị Dung", "Cấp huyện"],
        [2, "Thay băng", "Lê Thị Dung", "Cấp cơ sở"],
    ]
    sheet = read(make_workbook, rows)
    assert told(sheet, "scope") == [(None,), ("grassroots",)]
    assert codes(sheet) == {"scope_of_district"}


def test_initiatives_that_are_only_registered_are_told(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["BẢNG ĐĂNG KÝ THI ĐUA NĂM 2026"],
        ["STT", "Tập thể/cá nhân", "Danh hiệu đăng ký", None, "Sáng kiến"],
        [None, None, "LĐTT", "CSTĐCS", "Tên SK"],
        ["I", "Phòng Kinh tế", "x", None, None],
        [1, "Phạm Thị Dung", "x", "x", "Số hóa hồ sơ"],
    ]
    merges = ["A2:A3", "B2:B3", "C2:D2"]
    sheet = only(read_workbook(make_workbook({"S": rows}, merges={"S": merges})))
    assert told(sheet, "name", "award", "initiative") == [
        ("Phòng Kinh tế", "LĐTT", None),
        ("Phạm Thị Dung", "LĐTT; CSTĐCS", "Số hóa hồ sơ"),
    ]
    assert [(p.code, p.column) for p in sheet.problems if p.row == 2] == [("initiatives_not_kept", "E")]


def test_awards_with_decisions_are_not_proposed(make_workbook: MakeWorkbook) -> None:
    heading = ["STT", "Họ và tên", "Địa chỉ", "Hình thức", "Số, ngày quyết định", "Lý do khen"]
    who = [1, "Ông Nguyễn Văn Sáu", "Thôn Đông", "GK", "QĐ số 45/QĐ-UBND ngày 03/03/2025", "Cứu người"]
    held = read(make_workbook, [["DANH SÁCH KHEN THƯỞNG ĐỘT XUẤT NĂM 2025"], heading, who])
    assert held.layout.code == "awards_held"
    assert told(held, "name", "award", "decision_number", "year") == [("Nguyễn Văn Sáu", "GK", "45/QĐ-UBND", 2025)]
    asked = read(make_workbook, [["DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2025"], heading, who])
    assert asked.layout.code == "individuals_list"


def test_whose_word_on_a_rating_is_the_last(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["KẾT QUẢ ĐÁNH GIÁ, XẾP LOẠI VIÊN CHỨC NĂM 2025"],
        ["TT", "Họ và tên", "Khoa/Phòng", "Tự xếp loại", "Khoa xếp loại", "Giám đốc xếp loại"],
        [1, "Nguyễn Văn Bình", "Khoa Nội", "HTXSNV", "HTXSNV", "HTTNV"],
    ]
    sheet = read(make_workbook, rows)
    assert told(sheet, "rating_2025") == [("HTTNV",)]
    assert [use.heading for use in sheet.uses if use.lost] == ["Tự xếp loại", "Khoa xếp loại"]


def test_members_of_a_council_by_a_shortened_heading(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["HỘI ĐỒNG THI ĐUA KHEN THƯỞNG"],
        ["STT", "Họ tên", "Chức vụ", "Nhiệm vụ trong HĐ"],
        [1, "Nguyễn Văn An", "Hiệu trưởng", "Chủ tịch"],
        [2, "Trần Thị Lan", "PHT", "Phó CT"],
    ]
    sheet = read(make_workbook, rows)
    assert (sheet.layout.code, told(sheet, "role")) == ("council_list", [("Chủ tịch",), ("Phó CT",)])


def test_titles_and_forms_registered_in_two_columns_of_shortened_headings(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["BẢN ĐĂNG KÝ THI ĐUA NĂM 2026"],
        ["STT", "Họ và tên", "Chức vụ", "Đăng ký DHTĐ", "Đăng ký HTKT"],
        [1, "Lê Văn Cường", "CC", "CSTĐCS", "BK Chủ tịch UBND tỉnh"],
    ]
    assert told(read(make_workbook, rows), "award", "year") == [("CSTĐCS; BK Chủ tịch UBND tỉnh", 2026)]


def test_the_nearest_unit_stays_the_unit(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [["STT", "Họ và tên", "Tổ", "Đơn vị"], [1, "Lê Thị Na", "Tổ Toán", "Trường THCS A"]]
    sheet = read(make_workbook, rows)
    assert (told(sheet, "unit"), codes(sheet)) == ([("Tổ Toán",)], {"repeated_column"})


def test_nobody_is_named_as_above(make_workbook: MakeWorkbook) -> None:
    heading = ["STT", "Họ và tên", "Chức vụ", "Danh hiệu đề nghị"]
    proposed = read(make_workbook, [heading, [1, "Lê Thị Na", "CV", "LĐTT"], [2, "nt", "nt", "GK"]])
    assert told(proposed, "name", "award") == [("Lê Thị Na", "LĐTT"), ("Lê Thị Na", "GK")]
    staff = read(make_workbook, [heading[:3], [1, "Lê Thị Na", "CV"], [2, "-nt-", "nt"]])
    assert codes(staff) == {"name_ditto"}
