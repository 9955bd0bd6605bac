"""Ratings that are not somebody's own, last one of the year as a civil servant: told, and not read as such."""

from typing import Any

import pytest

from khenthuong_desktop.domain.terms import Severity
from khenthuong_desktop.spreadsheets.reader import read_workbook
from khenthuong_desktop.spreadsheets.rows.read_sheet import ReadSheet
from tests.unit.spreadsheets.conftest import MakeWorkbook, Rows
from tests.unit.spreadsheets.test_what_lists_say_besides import read

WHO = [1, "Cao Bá Quát", "Chuyên viên"]
HEADING = ["STT", "Họ và tên", "Chức vụ"]
SCALE = ["HTXSNV", "HTTNV", "HTNV"]


def ratings(sheet: ReadSheet) -> list[Any]:
    fields = [row.fields for row in sheet.data]
    return [one[name] for one in fields for name in sorted(one) if name.startswith("rating")]


def listed(make_workbook: MakeWorkbook, title: list[str], headings: list[str], cells: list[str]) -> ReadSheet:
    return read(make_workbook, [*([line] for line in title), [*HEADING, *headings], [*WHO, *cells]])


@pytest.mark.parametrize(
    ("title", "code"),
    [
        (["ĐẢNG BỘ XÃ AN BÌNH", "CHI BỘ KINH TẾ", "KẾT QUẢ XẾP LOẠI NĂM 2025"], "party_rating"),
        (["ĐẢNG BỘ XÃ AN BÌNH\nCHI BỘ KINH TẾ", "KẾT QUẢ XẾP LOẠI NĂM 2025"], "party_rating"),
        (["KẾT QUẢ XẾP LOẠI CHI BỘ, TỔ CHỨC ĐẢNG NĂM 2025"], "party_rating"),
        (["KẾT QUẢ XẾP LOẠI ĐOÀN VIÊN CÔNG ĐOÀN NĂM 2025"], "members_rating"),
        (["CÔNG ĐOÀN TRƯỜNG THCS AN BÌNH", "KẾT QUẢ XẾP LOẠI NĂM 2025"], "members_rating"),
        (["KẾT QUẢ XẾP LOẠI HỘI VIÊN HỘI NÔNG DÂN NĂM 2025"], "members_rating"),
        (["KẾT QUẢ XẾP LOẠI CÔNG CHỨC QUÝ III NĂM 2025"], "part_year_rating"),
        (["KẾT QUẢ XẾP LOẠI CÔNG CHỨC NĂM 2025", "(Quý IV)"], "part_year_rating"),
        (["KẾT QUẢ XẾP LOẠI THÁNG 10/2025"], "part_year_rating"),
        (["KẾT QUẢ XẾP LOẠI CÔNG CHỨC 6 THÁNG ĐẦU NĂM 2025"], "part_year_rating"),
        (["KẾT QUẢ XẾP LOẠI VIÊN CHỨC HỌC KỲ I NĂM HỌC 2024-2025"], "part_year_rating"),
        (["DỰ THẢO KẾT QUẢ XẾP LOẠI CÔNG CHỨC NĂM 2025"], "draft_rating"),
        (["DỰ KIẾN XẾP LOẠI NĂM 2026"], "draft_rating"),
        (["DANH SÁCH ĐỀ NGHỊ XẾP LOẠI CHẤT LƯỢNG VIÊN CHỨC NĂM 2025"], "draft_rating"),
        (["BẢN TỰ ĐÁNH GIÁ, XẾP LOẠI CHẤT LƯỢNG NĂM 2025"], "own_rating"),
        (["KẾT QUẢ BỒI DƯỠNG THƯỜNG XUYÊN NĂM 2025"], "training_rating"),
        (["KẾT QUẢ ĐÁNH GIÁ, XẾP LOẠI THEO CHUẨN NGHỀ NGHIỆP GIÁO VIÊN NĂM 2025"], "training_rating"),
    ],
)
def test_what_a_title_calls_something_else_is_told_and_no_rating_of_the_year(
    make_workbook: MakeWorkbook, title: list[str], code: str
) -> None:
    for heading in ("Xếp loại", "Mức xếp loại"):
        sheet = listed(make_workbook, title, [heading], ["HTXSNV"])
        assert ratings(sheet) == []
        assert [(one.code, one.column) for one in sheet.problems if one.severity is Severity.WARNING] == [(code, "D")]


@pytest.mark.parametrize(
    "title",
    [
        ["KẾT QUẢ XẾP LOẠI NĂM 2025"],
        ["ĐẢNG ỦY XÃ AN BÌNH", "KẾT QUẢ XẾP LOẠI CÁN BỘ, CÔNG CHỨC NĂM 2025"],
        ["KẾT QUẢ XẾP LOẠI CÔNG CHỨC LÀ ĐẢNG VIÊN NĂM 2025"],
        ["KẾT QUẢ XẾP LOẠI VIÊN CHỨC QUÝ IV VÀ CẢ NĂM 2025"],
        ["KẾT QUẢ XẾP LOẠI CÔNG CHỨC NĂM 2025", "(Kèm theo Quyết định số 9/QĐ-UBND ngày 05 tháng 01 năm 2026)"],
        ["KẾT QUẢ XẾP LOẠI CÔNG CHỨC NĂM 2025", "An Bình, tháng 12 năm 2025"],
        ["XẾP LOẠI CÔNG CHỨC CÓ THỜI GIAN CÔNG TÁC TỪ 6 THÁNG TRỞ LÊN NĂM 2025"],
        ["TRUNG TÂM BỒI DƯỠNG CHÍNH TRỊ", "KẾT QUẢ XẾP LOẠI NĂM 2025"],
        ["HỘI ĐỒNG NHÂN DÂN XÃ AN BÌNH", "KẾT QUẢ XẾP LOẠI NĂM 2025"],
    ],
)
def test_titles_that_name_something_else_beside_the_rating_of_the_year(
    make_workbook: MakeWorkbook, title: list[str]
) -> None:
    assert ratings(listed(make_workbook, title, ["Mức xếp loại"], ["HTTNV"])) == ["HTTNV"]


MEMBERS = "members_rating"
PARTY = "party_rating"


@pytest.mark.parametrize(
    ("title", "headings", "code"),
    [
        ("DANH SÁCH ĐOÀN VIÊN CHI ĐOÀN SỞ NĂM 2026", ["Chức vụ Đoàn", "Ngày vào Đoàn"], MEMBERS),
        ("DANH SÁCH ĐOÀN VIÊN CHI ĐOÀN SỞ NĂM 2026", ["Chức vụ", "Đơn vị"], MEMBERS),
        ("DANH SÁCH HỘI VIÊN HỘI CỰU CHIẾN BINH NĂM 2025", ["Chức vụ", "Địa chỉ"], MEMBERS),
        ("DANH SÁCH CÔNG ĐOÀN VIÊN NĂM 2025", ["Chức vụ", "Tổ công đoàn"], MEMBERS),
        ("DANH SÁCH NĂM 2025", ["Chức vụ Đoàn", "Ngày vào Đoàn"], MEMBERS),
        ("DANH SÁCH ĐẢNG VIÊN NĂM 2025", ["Chức vụ", "Chi bộ"], PARTY),
        ("DANH SÁCH NĂM 2025", ["Chức vụ Đảng", "Ngày vào Đảng"], PARTY),
    ],
)
def test_members_listed_are_rated_as_such_unless_the_rating_is_of_the_staff(
    make_workbook: MakeWorkbook, title: str, headings: list[str], code: str
) -> None:
    def taken(heading: str) -> ReadSheet:
        rows: Rows = [[title], ["STT", "Họ và tên", *headings, heading], [*WHO[:2], "Bí thư", None, "HTTNV"]]
        return read(make_workbook, rows)

    assert ratings(sheet := taken("Xếp loại 2025")) == []
    assert code in [one.code for one in sheet.problems]
    assert ratings(taken("Xếp loại công chức 2025")) == ["HTTNV"]


@pytest.mark.parametrize("title", ["DANH SÁCH TRÍCH NGANG NĂM 2025", "DANH SÁCH CÔNG CHỨC LÀ ĐOÀN VIÊN NĂM 2025"])
def test_staff_who_also_are_members_are_rated_as_staff(make_workbook: MakeWorkbook, title: str) -> None:
    headings = ["STT", "Họ và tên", "Chức vụ", "Ngày vào Đoàn", "Ngày vào Đảng", "Xếp loại 2025"]
    sheet = read(make_workbook, [[title], headings, [*WHO, "26/3/2005", "3/2/2015", "HTTNV"]])
    assert ratings(sheet) == ["HTTNV"]


@pytest.mark.parametrize(
    "letterhead",
    [
        ["HUYỆN ỦY", "ỦY BAN NHÂN DÂN XÃ HÒA AN"],
        ["ĐẢNG ỦY XÃ HÒA AN", "VĂN PHÒNG ĐẢNG ỦY"],
        ["TỈNH ỦY HƯNG YÊN", "BAN TỔ CHỨC"],
        ["LIÊN ĐOÀN LAO ĐỘNG TỈNH", "TRƯỜNG TRUNG CẤP"],
    ],
)
def test_an_office_under_an_organ_of_the_party_rates_its_own_staff(
    make_workbook: MakeWorkbook, letterhead: list[str]
) -> None:
    sheet = listed(make_workbook, [*letterhead, "KẾT QUẢ XẾP LOẠI NĂM 2025"], ["Xếp loại"], ["HTXSNV"])
    assert ratings(sheet) == ["HTXSNV"]


def test_a_branch_of_the_party_beside_the_names_says_nothing_of_the_ratings(make_workbook: MakeWorkbook) -> None:
    title = ["KẾT QUẢ XẾP LOẠI NĂM 2025"]
    sheet = listed(make_workbook, title, ["Chi bộ", "Xếp loại", "Ghi chú"], ["Kinh tế", "HTTNV", "Đảng viên"])
    assert ratings(sheet) == ["HTTNV"]


@pytest.mark.parametrize(
    ("headings", "cells", "rating", "told"),
    [
        (["Xếp loại tập thể", "Xếp loại cá nhân"], ["HTXSNV", "HTTNV"], ["HTTNV"], [("rating_of_unit", "D")]),
        (["Xếp loại cá nhân", "Xếp loại tập thể"], ["HTTNV", "HTXSNV"], ["HTTNV"], [("rating_of_unit", "E")]),
        (["Xếp loại đơn vị"], ["HTXSNV"], [], [("rating_of_unit", "D")]),
        (["Đơn vị xếp loại", "UBND xã xếp loại"], ["HTXSNV", "HTTNV"], ["HTTNV"], [("rating_not_last", "D")]),
        (["UBND xã xếp loại", "Đơn vị xếp loại"], ["HTTNV", "HTXSNV"], ["HTTNV"], [("rating_not_last", "E")]),
        (
            ["Tự xếp loại", "Đơn vị xếp loại", "Cấp có thẩm quyền xếp loại"],
            ["HTXSNV", "HTXSNV", "HTTNV"],
            ["HTTNV"],
            [("rating_not_last", "D"), ("rating_not_last", "E")],
        ),
        (["Đơn vị xếp loại"], ["HTTNV"], ["HTTNV"], []),
        (["Xếp loại đề nghị", "Xếp loại được duyệt"], ["HTXSNV", "HTTNV"], ["HTTNV"], [("rating_not_last", "D")]),
        (["Tự xếp loại", "Đơn vị xếp loại"], ["HTXSNV", "HTTNV"], ["HTTNV"], [("rating_not_last", "D")]),
        (["Tự xếp loại"], ["HTXSNV"], [], [("rating_not_last", "D")]),
        (["Xếp loại", "Nhận xét, đánh giá của Thủ trưởng"], ["HTTNV", "Tốt, cần cù"], ["HTTNV"], None),
        (["XL năm trước", "XL năm nay"], ["HTXSNV", "HTTNV"], ["HTTNV"], [("extra_column", "D")]),
        (["Xếp loại Đảng", "Xếp loại chính quyền"], ["HTXSNV", "HTTNV"], ["HTTNV"], [("rating_of_members", "D")]),
        (["Kết quả năm 2024", "Kết quả năm 2025"], ["HTTNV", "HTNV"], ["HTTNV", "HTNV"], []),
    ],
)
def test_whose_rating_a_column_holds(
    make_workbook: MakeWorkbook,
    headings: list[str],
    cells: list[str],
    rating: list[str],
    told: list[tuple[str, str]] | None,
) -> None:
    sheet = listed(make_workbook, ["XẾP LOẠI NĂM 2025"], headings, cells)
    assert ratings(sheet) == rating
    found = [(one.code, one.column) for one in sheet.problems if one.severity is not Severity.FIXED]
    assert told is None or found == told


def test_what_nobody_has_decided_yet_is_not_what_was_proposed(make_workbook: MakeWorkbook) -> None:
    title = ["XẾP LOẠI NĂM 2025"]
    sheet = listed(make_workbook, title, ["Đơn vị xếp loại", "Cấp có thẩm quyền xếp loại"], ["HTXSNV", ""])
    assert ratings(sheet) == []


@pytest.mark.parametrize("other", ["Đảng viên", "Đoàn viên", "Tự đánh giá", "Quý III", "Đơn vị xếp loại"])
def test_marks_under_another_heading_than_that_of_the_staff_are_none_of_theirs(
    make_workbook: MakeWorkbook, other: str
) -> None:
    heads: Rows = [
        ["TỔNG HỢP XẾP LOẠI NĂM 2025"],
        [*HEADING, other, None, None, "Công chức", None, None],
        [*[None] * 3, *SCALE, *SCALE],
    ]
    merges = {"Sheet1": ["A2:A3", "B2:B3", "C2:C3", "D2:F2", "G2:I2"]}
    rows: Rows = [[*WHO, "x", None, None, None, "x", None], [2, "Lý Thông", "Kế toán", "x", *[None] * 5]]
    sheet = read(lambda sheets: make_workbook(sheets, merges=merges), [*heads, *rows])
    assert ratings(sheet) == ["HTTNV"]
    unread = [one.column for one in sheet.problems if one.row == 2 and one.severity is Severity.WARNING]
    assert unread == ["D"]
    assert [(one.code, one.row) for one in sheet.problems if one.code == "rating_empty"] == [("rating_empty", 5)]


def test_the_ratings_of_staff_are_read_in_words_beside_marks_for_party_members(make_workbook: MakeWorkbook) -> None:
    heads: Rows = [
        ["TỔNG HỢP XẾP LOẠI NĂM 2025"],
        [*HEADING, "Đảng viên", None, None, "Công chức"],
        [*[None] * 3, *SCALE, None],
    ]
    sheet = read(make_workbook, [*heads, [*WHO, "x", None, None, "HTTNV"]])
    assert ratings(sheet) == ["HTTNV"]


def test_ratings_beside_what_is_registered_for_a_year_are_not_of_that_year(make_workbook: MakeWorkbook) -> None:
    headings = ["Xếp loại năm 2025", "Xếp loại", "Danh hiệu đăng ký"]
    sheet = listed(make_workbook, ["ĐĂNG KÝ THI ĐUA NĂM 2026"], headings, ["HTTNV", "HTXSNV", "LĐTT"])
    assert [row.fields.get("rating_2025") for row in sheet.data] == ratings(sheet) == ["HTTNV"]
    assert ("draft_rating", "E") in [(one.code, one.column) for one in sheet.problems]


def test_a_sheet_of_the_name_of_our_ratings_is_none_of_them_under_another_title(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [["XẾP LOẠI ĐẢNG VIÊN NĂM 2025"], [*HEADING, "Xếp loại"], [*WHO, "HTXSNV"]]
    (sheet,) = read_workbook(make_workbook({"Xếp loại năm": rows})).sheets
    assert (sheet.usable, ratings(sheet)) == (False, [])
    assert "party_rating" in {one.code for one in sheet.problems}


def test_marks_for_a_quarter_are_told_as_such(make_workbook: MakeWorkbook) -> None:
    sheet = listed(make_workbook, ["KẾT QUẢ XẾP LOẠI CÔNG CHỨC QUÝ III NĂM 2025"], SCALE, ["x", "", ""])
    assert ratings(sheet) == []
    assert [(one.code, one.column) for one in sheet.problems] == [("part_year_rating", "D")]


def test_a_rating_of_no_year_is_asked_for_its_year(make_workbook: MakeWorkbook) -> None:
    sheet = listed(make_workbook, ["KẾT QUẢ ĐÁNH GIÁ, XẾP LOẠI VIÊN CHỨC"], ["Kết quả xếp loại"], ["HTTNV"])
    assert ratings(sheet) == []
    assert [(one.code, one.column) for one in sheet.problems] == [("rating_without_year", "D")]


@pytest.mark.parametrize("heading", ["Kết quả", "Kết quả năm 2025", "Mức"])
def test_results_under_a_title_of_ratings_are_ratings(make_workbook: MakeWorkbook, heading: str) -> None:
    assert ratings(listed(make_workbook, ["KẾT QUẢ XẾP LOẠI VIÊN CHỨC NĂM 2025"], [heading], ["HTTNV"])) == ["HTTNV"]


@pytest.mark.parametrize(
    ("title", "cell"),
    [
        ("KẾT QUẢ XẾP LOẠI VIÊN CHỨC NĂM 2025", "Đạt"),
        ("KẾT QUẢ XẾP LOẠI ĐẢNG VIÊN NĂM 2025", "HTTNV"),
        ("DANH SÁCH VIÊN CHỨC NĂM 2025", "HTTNV"),
    ],
)
def test_other_results_are_none(make_workbook: MakeWorkbook, title: str, cell: str) -> None:
    sheet = listed(make_workbook, [title], ["Kết quả"], [cell])
    assert ratings(sheet) == []
    assert [one.column for one in sheet.problems if one.severity is Severity.WARNING] == ["D"]


def test_the_year_behind_discipline_in_a_title_is_of_no_law(make_workbook: MakeWorkbook) -> None:
    title = ["DANH SÁCH CÔNG CHỨC XẾP LOẠI VÀ KỶ LUẬT NĂM 2025"]
    sheet = listed(make_workbook, title, ["Xếp loại", "Kỷ luật (nếu có)"], ["HTTNV", "Không"])
    assert (ratings(sheet), sheet.data[0].fields["year"]) == (["HTTNV"], 2025)


def test_scores_of_all_units_are_of_the_units_whatever_their_column_is_called(make_workbook: MakeWorkbook) -> None:
    title = ["KẾT QUẢ CHẤM ĐIỂM, XẾP LOẠI THI ĐUA CÁC PHÒNG, ĐƠN VỊ NĂM 2025"]
    rows: Rows = [title, ["STT", "Phòng, đơn vị", "Điểm", "Xếp loại"], [1, "Văn phòng Sở", 98, "HTXSNV"]]
    sheet = read(make_workbook, rows)
    assert (sheet.layout.code, sheet.data[0].fields["name"], ratings(sheet)) == (
        "collectives_list",
        "Văn phòng Sở",
        ["HTXSNV"],
    )


@pytest.mark.parametrize(
    ("title", "rated"),
    [
        ("KẾT QUẢ XÉT SÁNG KIẾN NĂM 2025", False),
        ("KẾT QUẢ XẾP LOẠI CHẤT LƯỢNG SÁNG KIẾN KINH NGHIỆM NĂM 2025", False),
        ("KẾT QUẢ XẾP LOẠI VIÊN CHỨC VÀ SÁNG KIẾN NĂM 2025", True),
        ("TỔNG HỢP THI ĐUA, SÁNG KIẾN NĂM 2025", True),
    ],
)
def test_the_class_of_an_initiative_is_no_rating_of_its_author(
    make_workbook: MakeWorkbook, title: str, rated: bool
) -> None:
    sheet = listed(make_workbook, [title], ["Tên sáng kiến", "Xếp loại"], ["Số hóa hồ sơ", "HTTNV"])
    assert bool(ratings(sheet)) is rated


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("KẾT QUẢ CHẤM ĐIỂM THI ĐUA CÁC ĐƠN VỊ NĂM 2025", "scoring_rating"),
        ("KẾT QUẢ CHẤM ĐIỂM, XẾP LOẠI THI ĐUA CÔNG CHỨC NĂM 2025", "scoring_rating"),
        ("BẢNG ĐIỂM THI ĐUA KHỐI CÁC PHÒNG NĂM 2025", "scoring_rating"),
        ("BÌNH XÉT A, B, C THI ĐUA VIÊN CHỨC NĂM 2025", "scoring_rating"),
        ("BẢNG XẾP HẠNG CÁC ĐƠN VỊ NĂM 2025", "scoring_rating"),
        ("KẾT QUẢ XẾP LOẠI CÔNG TÁC CẢI CÁCH HÀNH CHÍNH NĂM 2025", "matter_rating"),
        ("KẾT QUẢ ĐÁNH GIÁ MỨC ĐỘ CHUYỂN ĐỔI SỐ NĂM 2025", "matter_rating"),
        ("XẾP LOẠI CƠ QUAN AN TOÀN VỀ AN NINH TRẬT TỰ NĂM 2025", "matter_rating"),
        ("KẾT QUẢ XẾP LOẠI TAY NGHỀ CÔNG NHÂN NĂM 2025", "matter_rating"),
        ("KẾT QUẢ PHÂN LOẠI SỨC KHỎE NĂM 2025", "matter_rating"),
        ("ĐÁNH GIÁ VIÊN CHỨC HẾT TẬP SỰ NĂM 2025", "matter_rating"),
        ("KẾT QUẢ ĐÁNH GIÁ LAO ĐỘNG THỬ VIỆC NĂM 2025", "matter_rating"),
    ],
)
def test_a_class_of_scored_emulation_or_of_one_field_of_work_is_told_and_no_rating_of_the_year(
    make_workbook: MakeWorkbook, title: str, code: str
) -> None:
    sheet = listed(make_workbook, [title], ["Xếp loại"], ["Xuất sắc"])
    assert ratings(sheet) == []
    assert [(one.code, one.column) for one in sheet.problems if one.severity is Severity.WARNING] == [(code, "D")]


@pytest.mark.parametrize(
    ("title", "heading", "cell"),
    [
        ("KẾT QUẢ CHẤM ĐIỂM THI ĐUA NĂM 2025", "Xếp loại", "Hoàn thành tốt nhiệm vụ"),
        ("KẾT QUẢ CHẤM ĐIỂM THI ĐUA NĂM 2025", "Xếp loại chất lượng", "Tốt"),
        ("KẾT QUẢ CHẤM ĐIỂM VÀ XẾP LOẠI CHẤT LƯỢNG CÔNG CHỨC NĂM 2025", "Xếp loại", "Tốt"),
        ("BẢNG TỔNG HỢP ĐIỂM ĐÁNH GIÁ VIÊN CHỨC NĂM 2025", "Xếp loại", "Tốt"),
        ("XẾP LOẠI CÔNG CHỨC CHI CỤC AN TOÀN VỆ SINH THỰC PHẨM NĂM 2025", "Xếp loại", "Tốt"),
        ("KẾT QUẢ XẾP LOẠI, BÌNH XÉT DANH HIỆU THI ĐUA NĂM 2025", "Xếp loại", "Tốt"),
        ("XẾP LOẠI NGƯỜI LAO ĐỘNG (KHÔNG TÍNH NGƯỜI THỬ VIỆC) NĂM 2025", "Xếp loại", "Tốt"),
        ("TỔNG HỢP ĐÁNH GIÁ, XẾP LOẠI CÁC CƠ QUAN CHUYÊN MÔN NĂM 2025", "Xếp loại", "Tốt"),
        ("KẾT QUẢ XẾP LOẠI CÁC TỔ CHUYÊN MÔN NĂM 2025", "Xếp loại", "Tốt"),
    ],
)
def test_ratings_in_the_words_of_the_law_or_of_the_staff_stay_ratings_beside_points(
    make_workbook: MakeWorkbook, title: str, heading: str, cell: str
) -> None:
    assert ratings(listed(make_workbook, [title], [heading], [cell])) == ["HTTNV"]
