"""Headings in capitals over groups of people: which are units, and how those are written."""

import pytest

from khenthuong_desktop.spreadsheets.reader import read_workbook
from khenthuong_desktop.spreadsheets.tables.carried_headings import under_heading
from khenthuong_desktop.spreadsheets.tables.group_headings import class_of_people, in_ordinary_case
from tests.unit.spreadsheets.conftest import MakeWorkbook, Rows


@pytest.mark.parametrize(
    "written",
    [
        "Văn phòng HĐND và UBND",
        "Phòng Văn hóa - Xã hội",
        "Phòng Văn hoá – Xã hội",
        "Trường Tiểu học Hoà Bình",
        "Trường THCS Lê Lợi",
        "Trung tâm Phục vụ hành chính công",
        "Ủy ban MTTQ Việt Nam xã Đăk Mar",
        "Ban Chỉ huy Quân sự xã",
        "Công an xã Tân Phú",
        "Đảng ủy, HĐND, UBND",
        "Thôn Đoài",
        "Tổ dân phố 3",
        "Buôn Krông Ana",
        "Ban Giám hiệu",
        "Phòng Kỹ thuật - An toàn",
        "Phòng Vật tư - Thiết bị y tế",
        "Phòng Kế hoạch tổng hợp",
        "Khoa Hồi sức cấp cứu",
        "Tổ Tự nhiên",
        "Tổ Ngoại ngữ",
        "Tổ Vật lí - Công nghệ",
        "Tổ Giáo dục thể chất",
        "Khoa Phục hồi chức năng",
        "Phòng Kế hoạch - Đầu tư",
        "Đội Quản lý vận hành số 2",
        "Xã Tự Nhiên",
        "Thôn An Toàn",
    ],
)
def test_a_unit_in_capitals_is_written_as_units_are(written: str) -> None:
    assert in_ordinary_case(written.upper()) == written


@pytest.mark.parametrize("written", ["Phòng kinh tế", "UBND", "Tổ Toán - Lý", ""])
def test_what_is_not_in_capitals_or_a_mere_abbreviation_stays(written: str) -> None:
    assert in_ordinary_case(written) == written


@pytest.mark.parametrize(
    ("heading", "says"),
    [
        ("LÃNH ĐẠO HĐND, UBND", (("person_class", "leader"),)),
        ("Cán bộ lãnh đạo, quản lý", (("person_class", "leader"),)),
        ("CÔNG CHỨC CHUYÊN MÔN", (("category", "civil_servant"),)),
        ("CÁN BỘ", (("category", "cadre"),)),
        ("VIÊN CHỨC", (("category", "public_employee"),)),
        ("CÁN BỘ, CÔNG CHỨC", ()),
        ("CÁN BỘ KHÔNG CHUYÊN TRÁCH", ()),
        ("NGƯỜI HOẠT ĐỘNG KHÔNG CHUYÊN TRÁCH", ()),
        ("CÁ NHÂN", ()),
        ("PHÒNG KINH TẾ", None),
        ("Cánh đồng Công chúng", None),
    ],
)
def test_a_class_of_people_is_told_from_a_unit(heading: str, says: tuple[tuple[str, str], ...] | None) -> None:
    assert class_of_people(heading) == says


def test_households_live_in_the_village_they_stand_under(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["DANH SÁCH HỘ GIA ĐÌNH VĂN HÓA"],
        ["STT", "Chủ hộ", "Địa chỉ"],
        ["THÔN ĐÔNG"],
        [1, "Nguyễn Văn Tám", "Xóm 1"],
        [2, "Trần Thị Lan", None],
        ["Thôn Đoài"],
        [1, "Lê Đình Quý", "Xóm 2, thôn Đoài"],
    ]
    (sheet,) = read_workbook(make_workbook({"H": rows})).sheets
    assert [row.fields["address"] for row in sheet.data] == ["Xóm 1, Thôn Đông", "Thôn Đông", "Xóm 2, thôn Đoài"]


def test_a_numbered_unit_without_anything_beside_it_is_no_person(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["STT", "Họ và tên", "Ngày sinh", "Chức vụ"],
        ["I", "Trường A"],
        ["1", "Tổ Văn phòng"],
        [1, "Cao Ba", "01/01/1980", "NV"],
        ["2", "Tổ Toán"],
        [1, "Cao Sáu", "01/01/1982", "GV"],
        ["II", "Trường B"],
        [1, "Tổ Văn phòng"],
        [1, "Cao Tư", "01/01/1981", "NV"],
        [2, "Cao Năm"],
    ]
    (sheet,) = read_workbook(make_workbook({"DS": rows})).sheets
    assert [(row.fields["name"], row.fields["unit"]) for row in sheet.data] == [
        ("Cao Ba", "Tổ Văn phòng - Trường A"),
        ("Cao Sáu", "Tổ Toán - Trường A"),
        ("Cao Tư", "Tổ Văn phòng - Trường B"),
        ("Cao Năm", "Tổ Văn phòng - Trường B"),
    ]


def test_people_under_headings_of_awards_and_units_are_proposed_for_these_awards(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2026"],
        ["STT", "Họ và tên", "Ngày sinh", "Chức vụ"],
        ["A", "CHIẾN SĨ THI ĐUA CƠ SỞ"],
        ["I", "Trường Mầm non An Bình"],
        [1, "Lê Thị Bưởi", "03/04/1980", "Hiệu trưởng"],
        ["B", "LAO ĐỘNG TIÊN TIẾN"],
        ["I", "Trường Mầm non An Bình"],
        [1, "Lê Thị Bưởi", "03/04/1980", "Hiệu trưởng"],
        ["II", "UBND xã"],
        [2, "Đào Duy Từ", "07/08/1985", "Công chức"],
    ]
    (sheet,) = read_workbook(make_workbook({"Sheet1": rows})).sheets
    assert [(row.fields["name"], row.fields["award"], row.fields["unit"]) for row in sheet.data] == [
        ("Lê Thị Bưởi", "CHIẾN SĨ THI ĐUA CƠ SỞ", "Trường Mầm non An Bình"),
        ("Lê Thị Bưởi", "LAO ĐỘNG TIÊN TIẾN", "Trường Mầm non An Bình"),
        ("Đào Duy Từ", "LAO ĐỘNG TIÊN TIẾN", "UBND xã"),
    ]


def test_a_work_said_to_be_that_above_is_that_of_several_authors(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["TỔNG HỢP SÁNG KIẾN NĂM 2025"],
        ["STT", "Tên sáng kiến", "Họ tên tác giả", "Tỷ lệ đóng góp"],
        [1, "Góc sáng tạo", "Lê Thị Bưởi", 60],
        [None, "nt", "Hoàng Thị Cam", 40],
        [2, "Góc đọc", "Đào Duy Từ", 70],
        [None, None, "Lê Tư", 30],
    ]
    (sheet,) = read_workbook(make_workbook({"SK": rows}, merges={"SK": ["B5:B6"]})).sheets
    assert [row.fields.get("name") for row in sheet.data] == ["Góc sáng tạo", "Góc sáng tạo", "Góc đọc", "Góc đọc"]


def test_a_bullet_heads_a_village_of_households(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["TT", "Họ và tên chủ hộ", "Số nhân khẩu", "Địa chỉ"],
        ["*", "THÔN 1"],
        [1, "Hộ ông Trịnh Văn Sơn", 4, "Xóm Đình"],
        ["*", "Thôn 2"],
        [1, "Ông Đào Duy Anh", 5, "Xóm Chùa"],
        ["*", "Tổng cộng: 02 hộ"],
    ]
    (sheet,) = read_workbook(make_workbook({"GĐVH": rows})).sheets
    assert [(row.fields["name"], row.fields["address"]) for row in sheet.data] == [
        ("Trịnh Văn Sơn", "Xóm Đình, Thôn 1"),
        ("Đào Duy Anh", "Xóm Chùa, Thôn 2"),
    ]


@pytest.mark.parametrize("bullet", ["*", "+", "•", "–", "-", "#", "\uf0a7", "►", "**"])
def test_a_unit_beside_a_bullet_is_no_person(make_workbook: MakeWorkbook, bullet: str) -> None:
    rows: Rows = [
        ["STT", "Họ và tên", "Chức vụ", "Ghi chú"],
        [1, "Tào Tháo Anh", "CC"],
        [bullet, "Tổ Một cửa"],
        [2, "Lỗ Túc Sơn", "VC"],
        [bullet, "BAN CHỈ HUY QUÂN SỰ"],
        [3, "Cam Ninh Hải", "VC"],
        [bullet, "MẶT TRẬN VÀ CÁC ĐOÀN THỂ"],
        [4, "Chu Du Minh", "VC"],
    ]
    (sheet,) = read_workbook(make_workbook({"S": rows})).sheets
    assert [(row.fields["name"], row.fields.get("unit")) for row in sheet.data] == [
        ("Tào Tháo Anh", None),
        ("Lỗ Túc Sơn", "Tổ Một cửa"),
        ("Cam Ninh Hải", "Ban Chỉ huy Quân sự"),
        ("Chu Du Minh", "Mặt Trận và các Đoàn Thể"),
    ]


@pytest.mark.parametrize("column", [0, 1])
def test_a_unit_in_capitals_behind_a_bullet_is_no_note(make_workbook: MakeWorkbook, column: int) -> None:
    rows: Rows = [
        ["STT", "Họ và tên", "Chức vụ", "Ghi chú"],
        [*[None] * column, "+ BAN CHỈ HUY QUÂN SỰ"],
        [1, "Cam Ninh Hải", "VC"],
        [*[None] * column, "* Tổ Văn có 01 người nghỉ thai sản"],
        [*[None] * column, "- LƯU Ý: KÝ TÊN"],
        [2, "Chu Du Minh", "VC"],
    ]
    (sheet,) = read_workbook(make_workbook({"S": rows})).sheets
    assert [row.fields.get("unit") for row in sheet.data] == ["Ban Chỉ huy Quân sự"] * 2
    assert [problem.row for problem in sheet.problems if problem.code == "note_left_out"] == [4, 5]


@pytest.mark.parametrize(
    "name", ["Khúc Thừa Dụ", "NGUYỄN VĂN AN", "KHÚC VĂN THẾ", "ĐỒNG CHÍ MẠC THỊ BƯỞI", "Y BHOK KSƠR"]
)
def test_a_person_may_have_a_bullet_for_a_number(make_workbook: MakeWorkbook, name: str) -> None:
    rows: Rows = [["STT", "Họ và tên", "Chức vụ", "Ghi chú"], ["*", name], ["*", "Lỗ Túc Sơn", "VC"]]
    (sheet,) = read_workbook(make_workbook({"S": rows})).sheets
    assert [row.row for row in sheet.data] == [2, 3]


@pytest.mark.parametrize(
    "carried",
    [
        "Mang sang: 02",
        "Mang sang",
        "Số mang sang: 12",
        "Cộng mang sang",
        "Chuyển sang trang sau",
        "Chuyển trang sau: 02 người",
        "Số chuyển sang",
        "Cộng trang 2: 01",
        "Cộng trang",
        "Lũy kế",
        "LUỸ KẾ ĐẾN TRANG NÀY: 12",
        "Mang sang trang bên",
    ],
)
def test_what_is_carried_over_from_page_to_page_is_no_unit(make_workbook: MakeWorkbook, carried: str) -> None:
    rows: Rows = [
        ["STT", "Họ và tên", "Chức vụ", "Ghi chú"],
        [1, "Tào Tháo Anh", "CC"],
        [None, carried],
        [2, "Tôn Quyền Bá", "CC"],
    ]
    (sheet,) = read_workbook(make_workbook({"S": rows})).sheets
    assert [row.row_class.value for row in sheet.rows] == ["data", "subtotal", "data"]
    assert [row.groups for row in sheet.data] == [(), ()]


def test_a_work_may_begin_as_carried_lines_do(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["STT", "Tên sáng kiến", "Tác giả"],
        [1, "Chuyển sang học qua trải nghiệm", "Lê Thị Bưởi"],
        [2, "Lũy kế số liệu bằng bảng tính", "Đào Duy Từ"],
    ]
    (sheet,) = read_workbook(make_workbook({"SK 2025": rows})).sheets
    assert [row.row_class.value for row in sheet.rows] == ["data", "data"]


def test_awards_under_headings_of_years_are_of_these_years(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["SỔ KHEN THƯỞNG"],
        ["STT", "Họ và tên", "Danh hiệu", "Số quyết định", "Ngày quyết định"],
        ["I", "Năm 2023"],
        [1, "Nguyễn Văn An", "LĐTT"],
        ["II", "NĂM 2024"],
        [1, "Nguyễn Văn An", "LĐTT"],
    ]
    path = make_workbook({"Khen": rows})
    (sheet,) = read_workbook(path).sheets
    assert [(row.fields["year"], row.fields.get("unit")) for row in sheet.data] == [(2023, None), (2024, None)]
    assert not sheet.problems


@pytest.mark.parametrize(
    ("headings", "hold"),
    [
        (["Năm 2023", "Quyết định số 10/QĐ-UBND ngày 05/01/2024", "II. TẬP THỂ"], (0, 1, 2)),
        (["Quyết định số 10/QĐ-UBND ngày 05/01/2024", "Quyết định số 12/QĐ-UBND ngày 05/01/2025"], (1,)),
        (["I. CÁ NHÂN", "Phòng Kinh tế", "Quyết định số 10/QĐ-UBND ngày 05/01/2024"], (2,)),
        (["Quyết định số 10/QĐ-UBND ngày 05/01/2024", "Năm 2024"], (1,)),
        (["Quyết định số 10/QĐ-UBND ngày 05/01/2024", "Giấy khen", "Phòng Kinh tế", "LĐTT"], (0, 2, 3)),
    ],
)
def test_headings_hold_until_their_like_or_one_above_them(headings: list[str], hold: tuple[int, ...]) -> None:
    groups: tuple[str, ...] = ()
    for words in headings:
        groups = under_heading(groups, words)
    assert groups == tuple(headings[place] for place in hold)
