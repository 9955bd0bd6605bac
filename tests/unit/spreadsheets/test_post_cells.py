"""Posts with the unit in one cell."""

import pytest

from khenthuong_desktop.spreadsheets.reader import read_workbook
from tests.unit.spreadsheets.conftest import MakeWorkbook, Rows
from tests.unit.spreadsheets.what_was_read import only, told


@pytest.mark.parametrize("heading", ["Chức vụ, đơn vị", "Chức vụ và đơn vị công tác"])
def test_a_unit_behind_a_post_is_divided_from_it(make_workbook: MakeWorkbook, heading: str) -> None:
    rows: Rows = [
        ["STT", "Họ và tên", "Ngày sinh", heading],
        [1, "Đào Văn Ký", "05/07/1980", "Giáo viên, Tổ Toán"],
        [2, "Bùi Thị Lê", "06/08/1990", "Tổ trưởng - Tổ Văn"],
        [3, "Lê Na", "06/08/1991", "BS hạng II, Khoa Nội - Nhi"],
        [4, "Vũ Kỳ", "06/08/1992", "Giáo viên, Khối trưởng"],
    ]
    sheet = only(read_workbook(make_workbook({"S": rows})))
    assert told(sheet, "job_title", "unit") == [
        ("Giáo viên", "Tổ Toán"),
        ("Tổ trưởng", "Tổ Văn"),
        ("BS hạng II", "Khoa Nội - Nhi"),
        ("Giáo viên, Khối trưởng", None),
    ]
    assert [problem.row for problem in sheet.problems if problem.code == "post_divided"] == [2]  # once


def test_who_heads_a_sub_department_is_a_post_and_no_unit(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["STT", "Họ và tên", "Chức vụ, đơn vị công tác"],
        [1, "Đào Văn Ký", "Chi cục trưởng, Chi cục Trồng trọt và Bảo vệ thực vật"],
        [2, "Bùi Thị Lê", "Chi cục phó, Chi cục Thủy lợi"],
        [3, "Lê Na", "Hạt phó Hạt Quản lý đê số 2"],
        [4, "Vũ Kỳ", "Chi hội trưởng, Chi hội Nông dân thôn 3"],
        [5, "Vũ Na", "Chi cục Thủy lợi"],
    ]
    sheet = only(read_workbook(make_workbook({"S": rows})))
    assert told(sheet, "job_title", "unit") == [
        ("Chi cục trưởng", "Chi cục Trồng trọt và Bảo vệ thực vật"),
        ("Chi cục phó", "Chi cục Thủy lợi"),
        ("Hạt phó", "Hạt Quản lý đê số 2"),
        ("Chi hội trưởng", "Chi hội Nông dân thôn 3"),
        (None, "Chi cục Thủy lợi"),
    ]


def test_a_post_under_its_own_heading_stays_whole(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["STT", "Họ và tên", "Ngày sinh", "Chức vụ", "Đơn vị"],
        [1, "Đào Văn Ký", "05/07/1980", "Giáo viên, Tổ Toán", "Trường A"],
    ]
    sheet = only(read_workbook(make_workbook({"S": rows})))
    assert told(sheet, "job_title", "unit") == [("Giáo viên, Tổ Toán", "Trường A")]


def test_a_unit_behind_name_and_post_is_divided_from_them(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["STT", "Họ tên, chức vụ, đơn vị công tác", "Ngày sinh"],
        [1, "Bà Trần Thị Cúc - Điều dưỡng trưởng, Khoa Nội - Nhi", "05/07/1980"],
        [2, "Ông Nguyễn Văn Bình, Trưởng khoa Nội - Nhi", "05/07/1981"],
    ]
    sheet = only(read_workbook(make_workbook({"S": rows})))
    assert told(sheet, "name", "job_title", "unit") == [
        ("Trần Thị Cúc", "Điều dưỡng trưởng", "Khoa Nội - Nhi"),
        ("Nguyễn Văn Bình", "Trưởng khoa Nội - Nhi", None),
    ]
    assert [problem.row for problem in sheet.problems if problem.code == "post_divided"] == [2]


@pytest.mark.parametrize(
    ("written", "post", "unit"),
    [
        ("Chuyên viên Phòng Văn hóa - Xã hội", "Chuyên viên", "Phòng Văn hóa - Xã hội"),
        (
            "Chuyên viên phòng Văn hóa – Xã hội, UBND xã An Bình",
            "Chuyên viên",
            "Phòng Văn hóa – Xã hội, UBND xã An Bình",
        ),
        ("Chuyên viên, Phòng Văn hóa - Xã hội", "Chuyên viên", "Phòng Văn hóa - Xã hội"),
        ("Chuyên viên Phòng Kinh tế - Hạ tầng", "Chuyên viên", "Phòng Kinh tế - Hạ tầng"),
        ("Chuyên viên Phòng Kinh tế, Hạ tầng và Đô thị", "Chuyên viên", "Phòng Kinh tế, Hạ tầng và Đô thị"),
        ("Công chức Văn phòng HĐND và UBND", "Công chức", "Văn phòng HĐND và UBND"),
        ("Chuyên viên Ban Tổ chức - Cán bộ", "Chuyên viên", "Ban Tổ chức - Cán bộ"),
        ("Chuyên viên Phòng Hành chính - Tổ chức", "Chuyên viên", "Phòng Hành chính - Tổ chức"),
        ("Giáo viên Tổ Hóa - Sinh", "Giáo viên", "Tổ Hóa - Sinh"),
        ("Hiệu trưởng Trường Mầm non An Bình", "Hiệu trưởng", "Trường Mầm non An Bình"),
        ("Phó Trưởng ban Kinh tế - Xã hội, HĐND xã An Bình", "Phó Trưởng ban Kinh tế - Xã hội", "HĐND xã An Bình"),
        (
            "Công chức Văn phòng - Thống kê, UBND xã An Bình",
            "Công chức Văn phòng - Thống kê",
            "UBND xã An Bình",
        ),
        (
            "Chuyên viên Phòng Tổ chức - Hành chính, Chi cục Kiểm lâm",
            "Chuyên viên",
            "Phòng Tổ chức - Hành chính, Chi cục Kiểm lâm",
        ),
        ("Kiểm lâm viên, Hạt Kiểm lâm số 1", "Kiểm lâm viên", "Hạt Kiểm lâm số 1"),
        ("Viện trưởng, Viện Kiểm sát nhân dân", "Viện trưởng", "Viện Kiểm sát nhân dân"),
        ("Giáo viên - Xã Hội An", "Giáo viên", "Xã Hội An"),
        ("GVCN lớp 4A - Tổ 4", "GVCN lớp 4A", "Tổ 4"),
        ("Phòng Kinh tế", None, "Phòng Kinh tế"),
        ("Trưởng phòng\nPhòng Văn hóa - Xã hội", "Trưởng phòng", "Phòng Văn hóa - Xã hội"),
        ("Chánh Văn phòng\nVăn phòng HĐND và UBND", "Chánh Văn phòng", "Văn phòng HĐND và UBND"),
        ("Tổ trưởng Tổ Hóa - Sinh", "Tổ trưởng", "Tổ Hóa - Sinh"),
        ("CV Phòng VH-XH", "CV", "Phòng VH-XH"),
        ("Chuyên viên, P. VH-XH", "Chuyên viên", "P. VH-XH"),
        ("Chuyên viên VP HĐND và UBND", "Chuyên viên", "VP HĐND và UBND"),
        ("Giáo viên (Tổ Toán)", "Giáo viên", "Tổ Toán"),
        ("Giáo viên/Tổ Toán", "Giáo viên", "Tổ Toán"),
    ],
)
def test_a_dash_within_a_name_of_a_unit_divides_nothing(
    make_workbook: MakeWorkbook, written: str, post: str | None, unit: str
) -> None:
    assert _divided(make_workbook, written) == (post, unit)


@pytest.mark.parametrize(
    "written",
    [
        "Trưởng phòng Văn hóa - Xã hội",
        "Công chức Văn hóa - Xã hội",
        "TRƯỞNG PHÒNG VĂN HÓA - XÃ HỘI",
        "Trưởng phòng Kinh tế, Hạ tầng và Đô thị",
        "Trưởng phòng Hành chính - Tổ chức",
        "Trưởng ban Tuyên giáo - Khoa giáo",
        "Trưởng ban Văn hóa - Xã hội HĐND xã",
        "Trưởng phòng Sở hữu trí tuệ",
        "Công chức Văn phòng Thống kê",
        "Giáo viên, P. Hiệu trưởng",
        "Kế toán/Thủ quỹ",
        "Công chức Văn phòng - Thống kê",
        "Công chức Lao động - Thương binh và Xã hội",
        "Phó Chánh Văn phòng HĐND và UBND",
        "Phó Bí thư Đảng ủy, Chủ tịch UBND xã",
        "Nhân viên Văn phòng",
        "Ủy viên Ban Thường vụ Đảng ủy, Trưởng Công an xã",
    ],
)
def test_a_post_that_names_its_unit_by_parts_stays_whole(make_workbook: MakeWorkbook, written: str) -> None:
    assert _divided(make_workbook, written) == (written, None)


def test_a_cell_in_which_no_unit_is_found_is_told(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["STT", "Họ và tên", "Ngày sinh", "Chức vụ, đơn vị"],
        [1, "Đào Văn Ký", "05/07/1980", "Chuyên viên, Phòng Kinh tế"],
        [2, "Bùi Thị Lê", "06/08/1990", "Kiểm lâm viên, Chốt Đèo Ngang"],
        [3, "Lê Na", "06/08/1991", "Phó Bí thư Đảng ủy, Chủ tịch UBND xã"],
        [4, "Vũ Kỳ", "06/08/1992", "Kiểm lâm viên, Chốt Đèo Gió"],
    ]
    sheet = only(read_workbook(make_workbook({"S": rows})))
    assert [(one.code, one.row) for one in sheet.problems] == [("post_divided", 2), ("post_undivided", 3)]
    assert "“Kiểm lâm viên, Chốt Đèo Ngang”: không rõ phần nào là đơn vị" in sheet.problems[1].message


def _divided(make_workbook: MakeWorkbook, written: str) -> tuple[object, ...]:
    rows: Rows = [
        ["STT", "Họ và tên", "Ngày sinh", "Chức vụ, đơn vị công tác"],
        [1, "Đào Văn Ký", "05/07/1980", written],
    ]
    return told(only(read_workbook(make_workbook({"S": rows}))), "job_title", "unit")[0]
