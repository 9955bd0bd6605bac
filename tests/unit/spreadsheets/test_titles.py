"""What titles say of all rows."""

import pytest

from khenthuong_desktop.spreadsheets.layouts.told_years import year_in
from khenthuong_desktop.spreadsheets.reader import read_workbook
from khenthuong_desktop.spreadsheets.tables.carried_headings import year_of_heading
from khenthuong_desktop.spreadsheets.tables.title_places import village_above
from khenthuong_desktop.spreadsheets.tables.titles import title_owner, title_unit, title_year
from tests.unit.spreadsheets.conftest import MakeWorkbook, Rows


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("KẾT QUẢ XẾP LOẠI NĂM 2025", 2025),
        ("Danh sách đăng ký thi đua năm học 2024 - 2025", 2025),
        ("(Kèm theo Tờ trình số 12/TTr-UBND ngày 05 tháng 11 năm 2026)", None),
        ("Tổng hợp các năm 2024, năm 2025", None),
        ("DANH SÁCH", None),
        ("BẢNG ĐIỂM THI ĐUA 2025", 2025),
        ("KẾT QUẢ THI ĐUA 2024-2025", 2025),
        ("NĂM HỌC: 2024 – 2025", 2025),
        ("Danh sách khen thưởng năm học 2024-25", 2025),
        ("TỔNG HỢP THI ĐUA NĂM 2024-2025", 2025),
        ("TỔNG HỢP THI ĐUA NĂM 2024-25", 2025),
        ("TỔNG HỢP THI ĐUA NĂM 2021-25", None),
        ("DANH SÁCH LAO ĐỘNG TIÊN TIẾN NĂM 2025-26 NGƯỜI", 2025),
        ("DANH SÁCH LAO ĐỘNG TIÊN TIẾN NĂM 2025 - 26 NGƯỜI", 2025),
        ("KẾT QUẢ NĂM 2025, PHƯƠNG HƯỚNG ĐẾN NĂM 2030", 2025),
        ("TỔNG KẾT PHONG TRÀO GIAI ĐOẠN 2021-2025, KHEN THƯỞNG NĂM 2025", 2025),
        ("KẾT QUẢ 5 NĂM 2021-2025, PHƯƠNG HƯỚNG NĂM 2026", None),
        ("Khen thưởng theo Luật Thi đua, khen thưởng năm 2022", None),
        ("KẾT QUẢ NĂM 2024 VÀ ĐĂNG KÝ NĂM 2025", None),
        ("KẾT QUẢ XẾP LOẠI HỌC KỲ II VÀ CẢ NĂM HỌC 2024-2025", 2025),
        ("KẾT QUẢ XẾP LOẠI CUỐI NĂM 2025", 2025),
    ],
)
def test_the_one_year_of_a_title_is_told(title: str, year: int | None) -> None:
    assert title_year([["UBND XÃ AN BÌNH"], [None, title]]) == year


PERIODS = [
    "GIAI ĐOẠN 2021-2025",
    "GIAI ĐOẠN 2024-2025",
    "giai đoạn 2021 – 2025",
    "NHIỆM KỲ 2020 - 2025",
    "NHIỆM KÌ 2020-2025",
    "5 NĂM 2021-2025",
    "05 NĂM (2021-2025)",
    "2 NĂM 2024-2025",
    "HAI NĂM 2024-2025",
    "TỪ NĂM 2021 ĐẾN NĂM 2025",
    "TỪ NĂM 2024 ĐẾN NĂM 2025",
    "TỪ NĂM 2021 ĐẾN 2025",
    "TỪ 2021 ĐẾN NĂM 2025",
    "TỪ NĂM 2021 ĐẾN NAY",
    "TỪ NĂM 2021",
    "CÁC NĂM 2023, 2024, 2025",
    "NĂM 2024 VÀ 2025",
    "NĂM HỌC 2023-2024, 2024-2025",
    "2021-2025",
]


@pytest.mark.parametrize("years", PERIODS)
def test_years_that_stand_for_a_period_are_no_year_of_its_title(years: str) -> None:
    assert title_year([[f"KẾT QUẢ THI ĐUA {years}"]]) is None
    assert title_year([[f"KẾT QUẢ THI ĐUA {years} (Kèm theo Tờ trình số 5/TTr ngày 5 tháng 1 năm 2026)"]]) is None


@pytest.mark.parametrize(
    "part",
    [
        "QUÝ III NĂM 2025",
        "QUÝ 4/2025",
        "HỌC KỲ I NĂM HỌC 2024-2025",
        "HỌC KÌ 1 - NĂM HỌC 2024 – 2025",
        "HK2 2024-2025",
        "6 THÁNG ĐẦU NĂM 2025",
        "9 THÁNG NĂM 2025",
        "THÁNG 10 NĂM 2025",
        "THÁNG 10/2025",
    ],
)
def test_a_part_of_a_year_is_not_the_year(part: str) -> None:
    assert title_year([[f"KẾT QUẢ XẾP LOẠI VIÊN CHỨC {part}"]]) is None


@pytest.mark.parametrize(
    ("words", "year"),
    [
        ("Xếp loại 2024-2025", 2025),
        ("Năm học 2024 – 2025", 2025),
        ("Năm học\n2024\n2025", 2025),
        ("31/12/2024", 2024),
        ("Xếp loại giai đoạn 2024-2025", None),
        ("Xếp loại 2 năm 2024-2025", None),
        ("Xếp loại từ 2024 đến 2025", None),
        ("Xếp loại 2021-2025", None),
        ("Xếp loại 2024, 2025", None),
        ("Xếp loại 2024-25", 2025),
        ("Xếp loại năm học 2024/25", 2025),
        ("Xếp loại 2024‑2025", 2025),
        ("Xếp loại 2021-25", None),
        ("Xếp loại 2024-05", 2024),
        ("Xếp loại năm 2025-26 người", 2025),
    ],
)
def test_headings_tell_their_year_by_the_law_of_titles(words: str, year: int | None) -> None:
    assert year_in(words) == year


STAFF: Rows = [["STT", "Họ và tên", "Ngày sinh"], [1, "Hà Thị Thảo", "05/07/1985"], [2, "Trần Văn Bình", "1/2/1980"]]


@pytest.mark.parametrize("period", ["GIAI ĐOẠN 2026-2030", "5 NĂM 2026-2030", "TỪ NĂM 2026 ĐẾN NĂM 2030"])
@pytest.mark.parametrize(
    ("title", "heading", "cell"),
    [
        ("DANH SÁCH ĐĂNG KÝ THI ĐUA", "Danh hiệu đăng ký", "LĐTT"),
        ("DANH SÁCH ĐĂNG KÝ THI ĐUA", "Danh hiệu", "LĐTT"),
        ("DANH SÁCH ĐĂNG KÝ THI ĐUA", "LĐTT", "x"),
        ("KẾT QUẢ XẾP LOẠI", "Xếp loại", "HTTNV"),
        ("TỔNG HỢP THÀNH TÍCH", "Danh hiệu đã đạt", "LĐTT"),
        ("KẾT QUẢ THI ĐUA", "LĐTT", "x"),
        ("KẾT QUẢ KHEN THƯỞNG", "Danh hiệu", "LĐTT"),
    ],
)
def test_nothing_in_a_list_of_a_period_is_of_its_last_year_or_proposed(
    make_workbook: MakeWorkbook, title: str, heading: str, cell: str, period: str
) -> None:
    heads, *people = STAFF
    rows: Rows = [[f"{title} {period}"], [*heads, heading], *([*one, cell] for one in people)]
    (sheet,) = read_workbook(make_workbook({"S": rows})).sheets
    told = {name for row in sheet.data for name in row.fields}
    assert not told & {"year", "award", "award_title", "rating_2030", "registered_2030", "held_2030"}
    assert "held" in told or any(use.lost for use in sheet.uses)


@pytest.mark.parametrize(
    ("title", "unit"),
    [
        ("Đơn vị: Trường Tiểu học Hoà Bình", "Trường Tiểu học Hoà Bình"),
        ("Tên đơn vị : Phòng Kinh tế", "Phòng Kinh tế"),
        ("Đơn vị: ..................", None),
        ("Đơn vị tính: đồng", None),
    ],
)
def test_a_unit_named_as_such_is_told(title: str, unit: str | None) -> None:
    assert title_unit([[title]]) == unit


@pytest.mark.parametrize(
    ("titles", "unit"),
    [
        (["THÀNH TÍCH KHEN THƯỞNG CỦA TRƯỜNG TIỂU HỌC AN BÌNH TỪ NĂM 2020 ĐẾN NĂM 2025"], "Trường Tiểu học An Bình"),
        (["ỦY BAN NHÂN DÂN", "UBND XÃ AN BÌNH", "THÀNH TÍCH KHEN THƯỞNG CỦA ĐƠN VỊ"], "UBND xã An Bình"),
        (["BẢNG KÊ THÀNH TÍCH TẬP THỂ TRƯỜNG TIỂU HỌC AN BÌNH 5 NĂM ĐỀ NGHỊ TẶNG CỜ"], "Trường Tiểu học An Bình"),
        (["THÀNH TÍCH CỦA TRƯỜNG TIỂU HỌC AN BÌNH 05 NĂM LIỀN KỀ"], "Trường Tiểu học An Bình"),
        (["THÀNH TÍCH CỦA TRƯỜNG TIỂU HỌC AN BÌNH ĐỀ NGHỊ TẶNG BẰNG KHEN"], "Trường Tiểu học An Bình"),
        (["THÀNH TÍCH CỦA TRƯỜNG TIỂU HỌC SỐ 2 NĂM 2025"], "Trường Tiểu học số 2"),
        (["THÀNH TÍCH CỦA TRƯỜNG TIỂU HỌC SỐ 2 NĂM HỌC 2024 - 2025"], "Trường Tiểu học số 2"),
        (["BẢNG KÊ THÀNH TÍCH TẬP THỂ 5 NĂM"], None),
        (["BẢNG KÊ THÀNH TÍCH TẬP THỂ LAO ĐỘNG XUẤT SẮC TRONG 5 NĂM"], None),
        (["Đơn vị: Tổ Văn", "DANH HIỆU THI ĐUA CỦA TẬP THỂ"], "Tổ Văn"),
        (["THÀNH TÍCH CỦA ĐƠN VỊ"], None),
        (["THÀNH TÍCH CỦA BÀ LÊ THỊ HOA"], None),
        (["UBND XÃ AN BÌNH", "DANH SÁCH KHEN THƯỞNG"], None),
    ],
)
def test_the_unit_whose_own_history_it_is_is_told(titles: list[str], unit: str | None) -> None:
    assert title_owner([[title] for title in titles]) == unit


@pytest.mark.parametrize(
    ("sheet", "unit"),
    [
        ("Phòng Kế toán", "Phòng Kế toán"),
        ("TỔ TOÁN - TIN", "Tổ Toán - Tin"),
        ("Tổ chức cán bộ", None),
        ("Hội đồng", None),
        ("Khoa", None),
        ("Sheet1", None),
    ],
)
def test_a_sheet_is_that_of_the_unit_it_is_named_after(
    make_workbook: MakeWorkbook, sheet: str, unit: str | None
) -> None:
    rows: Rows = [["Họ tên", "Ngày sinh", "Chức vụ"], ["Chu Thị An", "1/2/1980", "Kế toán"]]
    (read,) = read_workbook(make_workbook({sheet: rows})).sheets
    assert [row.fields.get("unit") for row in read.data] == [unit]
    assert ("said_by_sheet" in [one.code for one in read.problems]) == (unit is not None)


def test_a_column_for_the_unit_goes_before_the_name_of_the_sheet(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [["Họ tên", "Ngày sinh", "Đơn vị"], ["Chu Thị An", "1/2/1980", "Trạm Y tế"], ["Lê An", "1981", None]]
    (read,) = read_workbook(make_workbook({"Phòng Kế toán": rows})).sheets
    assert [row.fields.get("unit") for row in read.data] == ["Trạm Y tế", None]


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2026", "individuals_list"),
        ("KẾT QUẢ BỎ PHIẾU ĐỀ NGHỊ KHEN THƯỞNG NĂM 2026", "vote_list"),
        ("BIÊN BẢN KIỂM PHIẾU", "vote_list"),
    ],
)
def test_who_is_proposed_with_the_votes_of_a_unit_is_no_count(
    make_workbook: MakeWorkbook, title: str, code: str
) -> None:
    rows: Rows = [
        [title],
        ["STT", "Họ tên, chức vụ, đơn vị công tác", "Danh hiệu/hình thức đề nghị", "Đồng ý", "Tỷ lệ %"],
        [1, "Nguyễn Văn Bình", "CSTĐCS", "9/9", "100%"],
        [2, "Tập thể Khoa Ngoại - Sản", "Tập thể LĐTT", "9/9", 100],
    ]
    (sheet,) = read_workbook(make_workbook({"S": rows})).sheets
    assert sheet.layout.code == code


@pytest.mark.parametrize(
    ("above", "village"),
    [
        (["UBND XÃ AN BÌNH", "THÔN ĐÔNG", "DANH SÁCH HỘ"], "Thôn Đông"),
        (["XÃ AN BÌNH - THÔN ĐÔNG"], "Thôn Đông"),
        (["UBND PHƯỜNG CAO XANH\nTỔ DÂN PHỐ SỐ 3"], "Tổ dân phố số 3"),
        (["BAN CÔNG TÁC MẶT TRẬN THÔN ĐÔNG"], "Thôn Đông"),
        (["BAN CÔNG TÁC MẶT TRẬN BẢN NÀ SANG"], "Bản Nà Sang"),
        (["Danh sách hộ gia đình văn hóa thôn Đông năm 2025"], "Thôn Đông"),
        (["DANH SÁCH HỘ GIA ĐÌNH VĂN HÓA THÔN ĐÔNG, XÃ AN BÌNH NĂM 2025"], "Thôn Đông"),
        (["THÔN ĐÔNG", "Thôn Đông, ngày 5 tháng 12 năm 2025"], "Thôn Đông"),
        (["Thôn: Đông    Xã: An Bình"], "Thôn Đông"),
        (["Thôn: ……………"], None),
        (["THÔN ĐÔNG", "THÔN ĐOÀI"], None),
        (["DANH SÁCH HỘ CÁC THÔN", "THÔN ĐÔNG"], None),
        (["KẾT QUẢ BÌNH XÉT CỦA 12 THÔN, TỔ DÂN PHỐ"], None),
        (["XÂY DỰNG NÔNG THÔN MỚI KIỂU MẪU"], None),
        (["GIA ĐÌNH VĂN HÓA, THÔN VĂN HÓA, TỔ DÂN PHỐ VĂN HÓA"], None),
        (["BẢN ĐĂNG KÝ GIA ĐÌNH VĂN HÓA", "BẢN TỔNG HỢP", "BẢN KÊ KHAI HỘ"], None),
        (["Danh sách hộ của thôn đạt danh hiệu"], None),
    ],
)
def test_the_village_of_a_list_is_the_one_that_the_words_above_it_name(above: list[str], village: str | None) -> None:
    assert village_above([[words] for words in above]) == village


def test_households_without_a_place_live_in_the_village_of_the_letterhead(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["UBND XÃ AN BÌNH"],
        ["THÔN ĐÔNG"],
        ["DANH SÁCH HỘ GIA ĐÌNH"],
        ["TT", "Họ và tên chủ hộ", "Địa chỉ"],
        [1, "Nguyễn Văn Hòa", None],
        [2, "Trần Thị Bưởi", "Thôn Đoài"],
    ]
    (sheet,) = read_workbook(make_workbook({"S": rows})).sheets
    assert [row.fields["address"] for row in sheet.data] == ["Thôn Đông", "Thôn Đoài"]
    assert [(problem.code, problem.row) for problem in sheet.problems] == [("said_above", 2)]


def test_nobody_is_told_of_the_village_in_the_letterhead_where_each_household_has_a_place(
    make_workbook: MakeWorkbook,
) -> None:
    rows: Rows = [
        ["THÔN ĐÔNG"],
        ["TT", "Họ và tên chủ hộ", "Địa chỉ"],
        [1, "Nguyễn Văn Hòa", "Thôn Bắc"],
        ["Tổng: 1 hộ"],
    ]
    (sheet,) = read_workbook(make_workbook({"S": rows})).sheets
    assert sheet.data[0].fields["address"] == "Thôn Bắc" and not sheet.problems


@pytest.mark.parametrize(
    ("village", "told", "address"),
    [
        ("THÔN ĐÔNG", "Xóm 1", "Xóm 1, Thôn Đông"),
        ("KHU PHỐ 2", "Tổ 5", "Tổ 5, Khu phố 2"),
        ("THÔN ĐÔNG", "Ngõ 12/3", "Ngõ 12/3, Thôn Đông"),
        ("TỔ DÂN PHỐ SỐ 3", "Tổ 3", "Tổ 3"),
        ("XÓM ĐÌNH", "Xóm Chùa", "Xóm Chùa"),
        ("THÔN ĐÔNG", "Tổ dân phố 3", "Tổ dân phố 3"),
        ("THÔN ĐÔNG", "Xóm 1, xã Hòa An", "Xóm 1, xã Hòa An"),
    ],
)
def test_a_part_of_the_village_does_not_take_its_place(
    make_workbook: MakeWorkbook, village: str, told: str, address: str
) -> None:
    rows: Rows = [["XÃ AN BÌNH"], [village], ["TT", "Họ và tên chủ hộ", "Địa chỉ"], [1, "Nguyễn Văn Hòa", told]]
    (sheet,) = read_workbook(make_workbook({"S": rows})).sheets
    assert sheet.data[0].fields["address"] == address
    assert ("said_above" in {problem.code for problem in sheet.problems}) == (address != told)


@pytest.mark.parametrize("heading", ["Năm học 2023-24", "II. NĂM HỌC 2023‑2024", "Năm học 2023/2024", "Năm 2024"])
def test_a_year_over_rows_is_read_however_its_figures_are_joined(heading: str) -> None:
    assert year_of_heading(heading) == 2024
