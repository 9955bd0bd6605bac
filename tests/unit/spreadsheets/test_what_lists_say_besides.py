"""What lists say beside their rows' plain cells: births beside names, years and people in titles, whose ratings."""

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


def test_the_birth_beside_the_name_in_one_cell(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["TT", "Họ và tên, năm sinh", "Chức vụ, đơn vị"],
        [1, "Nguyễn Văn An, 1980", "Công chức Tư pháp - Hộ tịch"],
        [2, "Trần Thị Bé (1991)", "Văn thư"],
        [3, "Phùng Khắc Khoan - sinh năm 1975", "Chủ tịch UBMTTQ xã"],
        [4, "Lý Thông\n(SN: 12/4/1988)", "Công chức Địa chính"],
        [5, "Bà Hồ Thị Én; 31/02/1990", "Văn thư"],
    ]
    sheet = read(make_workbook, rows)
    assert fields(sheet, "name", "birth_date", "job_title") == [
        ("Nguyễn Văn An", "1980", "Công chức Tư pháp - Hộ tịch"),
        ("Trần Thị Bé", "1991", "Văn thư"),
        ("Phùng Khắc Khoan", "1975", "Chủ tịch UBMTTQ xã"),
        ("Lý Thông", "1988-04-12", "Công chức Địa chính"),
        ("Hồ Thị Én; 31/02/1990", None, "Văn thư"),
    ]
    assert [(problem.row, problem.severity) for problem in sheet.problems if problem.code == "date_impossible"] == [
        (6, Severity.ERROR)
    ]


def test_teachers_are_told_from_how_they_are_called(make_workbook: MakeWorkbook) -> None:
    heading = ["STT", "Họ và tên", "Chức vụ", "Danh hiệu đề nghị"]
    rows: Rows = [
        heading,
        [1, "Cô Lâm Thị Hạnh", "Giáo viên", "LĐTT"],
        [2, "Thầy Châu Văn Đốc", "Giáo viên", "LĐTT"],
        [3, "Cô Giang", "Giáo viên", "LĐTT"],
    ]
    assert fields(read(make_workbook, rows), "honorific", "name") == [
        ("Cô", "Lâm Thị Hạnh"),
        ("Thầy", "Châu Văn Đốc"),
        (None, "Cô Giang"),
    ]


def test_ratings_of_party_members_are_none_of_the_staff(make_workbook: MakeWorkbook) -> None:
    title = ["TỔNG HỢP KẾT QUẢ ĐÁNH GIÁ, XẾP LOẠI CHẤT LƯỢNG ĐẢNG VIÊN NĂM 2025"]
    heading = ["STT", "Họ và tên", "Chức vụ", "Mức xếp loại"]
    who = [1, "Cao Bá Quát", "Bí thư", "Hoàn thành xuất sắc nhiệm vụ"]
    sheet = read(make_workbook, [title, heading, who])
    assert [row.fields for row in sheet.data] == [{"name": "Cao Bá Quát"}]
    assert [problem.column for problem in sheet.problems if problem.code == "post_of_body"] == ["C"]  # in the party
    assert [problem.column for problem in sheet.problems if problem.code == "party_rating"] == ["D"]
    staff = ["TỔNG HỢP KẾT QUẢ ĐÁNH GIÁ, XẾP LOẠI CHẤT LƯỢNG VIÊN CHỨC NĂM 2025"]
    assert fields(read(make_workbook, [staff, heading, who]), "rating", "year") == [("HTXSNV", 2025)]


def test_the_year_beside_an_award_is_its_own(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["STT", "Họ và tên/Tập thể", "Nội dung khen", "Số QĐ", "Ngày ký", "Cấp QĐ"],
        [1, "Từ Hải", "CSTĐCS 2023", "88/QĐ-ĐL", "10/01/2024", "Công ty"],
        [2, "Đội 1", "Tập thể LĐXS năm học 2022-2023", "90/QĐ-EVN", "20/02/2024", "Tổng công ty"],
        [3, "Từ Hải", "Giấy khen", "77/QĐ-ĐL", "02/9/2024", "Công ty"],
    ]
    assert fields(read(make_workbook, rows), "award", "year", "decided_by") == [
        ("CSTĐCS", 2023, "Công ty"),
        ("Tập thể LĐXS", 2023, "Tổng công ty"),
        ("Giấy khen", 2024, "Công ty"),
    ]


def test_shares_behind_the_names_of_authors(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["DANH MỤC SÁNG KIẾN NĂM 2025"],
        ["STT", "Tên sáng kiến", "Tác giả/đồng tác giả"],
        [1, "Cải tiến băng tải", "Nguyễn Hữu Cảnh, Lê Công Kiều"],
        [2, "Tận dụng nhiệt thải", "Bùi Viện (66,6%), Phạm Phú Thứ (33,4%)"],
        [3, "Thùng rác thông minh", "Bùi Viện: 60%; Phạm Phú Thứ: 50%"],
    ]
    sheet = read(make_workbook, rows)
    assert fields(sheet, "author_names", "shares") == [
        ("Nguyễn Hữu Cảnh; Lê Công Kiều", None),
        ("Bùi Viện; Phạm Phú Thứ", [6660, 3340]),
        ("Bùi Viện; Phạm Phú Thứ", [6000, 5000]),
    ]
    assert [(problem.code, problem.row) for problem in sheet.problems if problem.severity is Severity.ERROR] == [
        ("shares_sum", 5)
    ]


def test_the_sheet_of_one_person_has_the_name_in_its_title(make_workbook: MakeWorkbook) -> None:
    heading = ["Năm", "Danh hiệu/Hình thức khen thưởng", "Số, ngày QĐ", "Cơ quan ban hành"]
    award = [2021, "Lao động tiên tiến", "15/QĐ-CT ngày 10/01/2022", "Công ty"]
    labelled: Rows = [
        ["QUÁ TRÌNH KHEN THƯỞNG"],
        ["Họ và tên: NGUYỄN CÔNG TRỨ    Năm sinh: 1978"],
        ["Chức vụ:", "Trưởng phòng"],
        ["Đơn vị: Phòng Kỹ thuật"],
        heading,
        award,
    ]
    sheet = read(make_workbook, labelled)
    assert fields(sheet, "name", "birth_date", "job_title", "unit", "decision_date") == [
        ("Nguyễn Công Trứ", "1978", "Trưởng phòng", "Phòng Kỹ thuật", "2022-01-10")
    ]
    titled = read(make_workbook, [["QUÁ TRÌNH KHEN THƯỞNG CỦA BÀ LÊ THỊ BÌNH"], heading, award])
    assert fields(titled, "name", "award") == [("Lê Thị Bình", "Lao động tiên tiến")]


def test_units_that_are_proposed_themselves(make_workbook: MakeWorkbook) -> None:
    title = ["DANH SÁCH ĐỀ NGHỊ TẶNG DANH HIỆU TẬP THỂ LAO ĐỘNG TIÊN TIẾN NĂM 2025"]
    heading = ["STT", "Đơn vị", "Số người", "Ghi chú"]
    sheet = read(make_workbook, [title, heading, [1, "Phòng Kinh tế", 9, "Mới"], [2, "Văn phòng", 7, None]])
    assert (sheet.layout.code, sheet.to_confirm) == ("collectives_list", False)
    assert fields(sheet, "subject_kind", "name", "headcount", "note") == [
        ("collective", "Phòng Kinh tế", 9, "Mới"),
        ("collective", "Văn phòng", 7, None),
    ]


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("Tổ xếp loại", "Hiệu trưởng xếp loại"),
        ("Tự xếp loại", "Cấp trên xếp loại"),
        ("Tự đánh giá, xếp loại", "Cơ quan có thẩm quyền xếp loại"),
    ],
)
def test_the_last_rating_counts_in_the_year_that_ends_a_title(
    make_workbook: MakeWorkbook, first: str, last: str
) -> None:
    rows: Rows = [
        ["XẾP LOẠI VIÊN CHỨC 2025"],
        ["STT", "Họ và tên", "Chức vụ", first, last],
        [1, "Nguyễn Thị Ngọc", "Giáo viên", "HTXSNV", "HTTNV"],
    ]
    sheet = read(make_workbook, rows)
    assert fields(sheet, "name", "rating_2025") == [("Nguyễn Thị Ngọc", "HTTNV")]
    assert [problem.column for problem in sheet.problems if problem.code == "rating_not_last"] == ["D"]


def test_experience_of_teachers_rated_by_their_school_is_no_rating_of_theirs(make_workbook: MakeWorkbook) -> None:
    heading = ["TT", "Họ tên tác giả", "Chức vụ", "Tên SKKN", "Xếp loại cấp trường"]
    sheet = read(
        make_workbook, [["TỔNG HỢP SÁNG KIẾN NĂM 2025"], heading, [1, "Mạc Thị Bưởi", "GV", "Rèn chữ đẹp", "A"]]
    )
    assert sheet.layout.code == "initiatives_list"
    assert fields(sheet, "name", "author_names", "year") == [("Rèn chữ đẹp", "Mạc Thị Bưởi", 2025)]
    assert "word_unknown" not in {problem.code for problem in sheet.problems}


def test_votes_of_units_and_people_in_one_list(make_workbook: MakeWorkbook) -> None:
    heading = ["TT", "Họ và tên/Tên tập thể", "Danh hiệu đề nghị", "Số phiếu đồng ý", "Tỷ lệ"]
    rows: Rows = [
        heading,
        [1, "Lý Tự Trọng", "CSTĐCS", "14/15", "93,3%"],
        [2, "Phòng Kinh tế", "TTLĐXS", "15/15", "100%"],
    ]
    assert fields(read(make_workbook, rows), "subject_kind", "name", "in_favour") == [
        ("individual", "Lý Tự Trọng", "14/15"),
        ("collective", "Phòng Kinh tế", "15/15"),
    ]


def test_the_staff_with_short_headings(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["STT", "Mã VC", "Tên CBCC", "Ngày", "Tháng", "Năm sinh", "Chức vụ"],
        [1, "VC001", "Lê Hồng Phong", 5, 6, 1985, "Chủ tịch"],
    ]
    assert fields(read(make_workbook, rows), "code", "name", "birth_date") == [("VC001", "Lê Hồng Phong", "1985-06-05")]
    discipline: Rows = [
        ["TT", "Họ và tên", "Hình thức KL", "QĐ số", "Ngày QĐ"],
        [1, "Lê Lai", "Khiển trách", "12/QĐ", "1/3/2025"],
    ]
    assert fields(read(make_workbook, discipline), "form", "from_date") == [("reprimand", "2025-03-01")]


def test_the_own_history_of_a_unit_is_of_the_unit_in_the_title(make_workbook: MakeWorkbook) -> None:
    official = "Số, ngày, tháng, năm của quyết định công nhận danh hiệu thi đua; cơ quan ban hành quyết định"
    rows: Rows = [
        ["TRƯỜNG TIỂU HỌC AN BÌNH"],
        ["THÀNH TÍCH CỦA NHÀ TRƯỜNG"],
        ["TT", "Năm", "Danh hiệu thi đua", official],
        [1, "2023", "Tập thể LĐTT", "12/QĐ-UBND ngày 01/02/2024 của UBND huyện"],
    ]
    sheet = read(make_workbook, rows)
    assert (sheet.layout.code, sheet.usable) == ("awards_held", True)
    assert fields(sheet, "name", "year", "award", "decision_number", "decision_date", "decided_by") == [
        ("Trường Tiểu học An Bình", 2023, "Tập thể LĐTT", "12/QĐ-UBND", "2024-02-01", "UBND huyện")
    ]


def test_who_gave_awards_is_not_taken_for_who_got_them(make_workbook: MakeWorkbook) -> None:
    sheet = read(make_workbook, [[2023, "Giấy khen", "UBND huyện An Bình"], [2024, "Bằng khen", "UBND tỉnh"]])
    assert "name" not in sheet.columns
    assert [problem.code for problem in sheet.problems] == ["columns_to_explain"]


def test_ratings_of_several_years_on_our_sheet_of_ratings(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["TT", "Họ và tên", "Đơn vị", "Xếp loại", None],
        [None, None, None, "Năm 2023", "Năm 2024"],
        [1, "Lê Thị Mai", "Tổ Toán", "HTTNV", "HTXSNV"],
        [2, "Bùi Văn Tý", "Tổ Văn", "HTNV", None],
    ]
    (sheet,) = read_workbook(make_workbook({"Xếp loại năm": rows})).sheets
    assert (sheet.usable, sheet.problems) == (True, [])
    assert fields(sheet, "name", "rating_2023", "rating_2024") == [
        ("Lê Thị Mai", "HTTNV", "HTXSNV"),
        ("Bùi Văn Tý", "HTNV", None),
    ]


def test_the_decision_in_the_title_is_that_of_all_ratings_and_its_row_is_told(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["KẾT QUẢ ĐÁNH GIÁ, XẾP LOẠI CHẤT LƯỢNG CÁN BỘ, CÔNG CHỨC NĂM 2025"],
        ["(Theo QĐ số 102/QĐ-UBND ngày 25/12/2025 của Chủ tịch UBND xã)"],
        [],
        ["STT", "Họ và tên", "Chức vụ", "Mức xếp loại"],
        [1, "Nguyễn Văn An", "Chủ tịch", "HTXSNV"],
    ]
    sheet = read(make_workbook, rows)
    said = ("year", "decision_number", "decision_date")
    assert fields(sheet, *said) == [(2025, "102/QĐ-UBND", "2025-12-25")]
    assert sorted((problem.row, problem.details["new"]) for problem in sheet.problems) == [
        (1, 2025),
        (2, "102/QĐ-UBND"),
        (2, "25/12/2025"),
    ]
    criteria = ["(Theo Quyết định số 7/QĐ-UBND ngày 03/02/2021 ban hành tiêu chí đánh giá)"]
    assert fields(read(make_workbook, [rows[0], criteria, *rows[2:]]), *said) == [(2025, None, None)]


def test_the_decision_in_the_title_is_that_of_all_initiatives(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["DANH SÁCH SÁNG KIẾN ĐƯỢC CÔNG NHẬN NĂM 2025"],
        ["(Theo QĐ số 88/QĐ-UBND ngày 30/10/2025 của Chủ tịch UBND xã)"],
        ["STT", "Tên sáng kiến", "Tác giả, đồng tác giả", "Phạm vi ảnh hưởng"],
        [1, "Số hóa hồ sơ", "Phạm Thị Dung", "Cấp cơ sở"],
    ]
    sheet = read(make_workbook, rows)
    assert fields(sheet, "year", "decision_number", "decision_date") == [(2025, "88/QĐ-UBND", "2025-10-30")]


@pytest.mark.parametrize(("cells", "genders"), [(("Nam", "Nữ"), ["male", "female"]), (("Nam", "Khá"), [None, None])])
def test_gt_is_the_gender_where_nothing_else_stands_below(
    make_workbook: MakeWorkbook, cells: tuple[str, str], genders: list[str | None]
) -> None:
    rows: Rows = [["STT", "Họ và tên", "GT", "Đơn vị"], [1, "Lê Văn An", cells[0], "P1"], [2, "Lê Én", cells[1], "P1"]]
    assert fields(read(make_workbook, rows), "gender") == [(gender,) for gender in genders]
