"""Headings as schools, hospitals, enterprises, fronts and programs word them: one list each, all cells judged."""

from typing import Any

import pytest

from khenthuong_desktop.spreadsheets.reader import read_workbook
from tests.unit.spreadsheets.conftest import MakeWorkbook, Rows
from tests.unit.spreadsheets.what_was_read import only

LISTS: dict[str, tuple[str, list[Any], list[Any], str, dict[str, Any]]] = {
    "a company in two columns of units": (
        "DANH SÁCH CBCNV",
        ["STT", "Họ và tên", "Năm sinh", "Chức danh", "Cụm, tổ"],
        [1, "Phạm Văn Dũng", 1980, "Cụm trưởng", "Cụm thủy nông số 1"],
        "people",
        {"name": "Phạm Văn Dũng", "birth_date": "1980", "job_title": "Cụm trưởng", "unit": "Cụm thủy nông số 1"},
    ),
    "units of a company under two words": (
        "DANH SÁCH CBCNV",
        ["STT", "Họ và tên", "Năm sinh", "Phòng/Xí nghiệp"],
        [1, "Phạm Văn Dũng", 1980, "Phòng Tài vụ"],
        "people",
        {"name": "Phạm Văn Dũng", "birth_date": "1980", "unit": "Phòng Tài vụ"},
    ),
    "who has come": (
        "DANH SÁCH VIÊN CHỨC MỚI",
        ["STT", "Họ và tên", "Ngày sinh", "Bố trí tại khoa/phòng", "Đơn vị công tác trước đây"],
        [1, "Ngô Thị Bích", "04/06/2000", "Khoa Nội", "Trung tâm Y tế"],
        "people",
        {"name": "Ngô Thị Bích", "birth_date": "2000-06-04", "unit": "Khoa Nội", "came_from": "Trung tâm Y tế"},
    ),
    "rated by the hospital at last": (
        "KẾT QUẢ XẾP LOẠI NĂM 2025",
        ["STT", "Họ và tên", "Cá nhân tự xếp loại", "Khoa, phòng xếp loại", "Bệnh viện xếp loại"],
        [1, "Lê Quang Dũng", "Xuất sắc", "Xuất sắc", "Tốt"],
        "people",
        {"name": "Lê Quang Dũng", "rating_2025": "HTTNV"},
    ),
    "rated by the school at last": (
        "KẾT QUẢ XẾP LOẠI NĂM 2025",
        ["STT", "Họ và tên", "Tự xếp loại", "Tổ xếp loại", "Trường xếp loại"],
        [1, "Lê Quang Dũng", "Xuất sắc", "Xuất sắc", "Tốt"],
        "people",
        {"name": "Lê Quang Dũng", "rating_2025": "HTTNV"},
    ),
    "rated by the enterprise, then by the company": (
        "KẾT QUẢ XẾP LOẠI NĂM 2025",
        ["STT", "Họ và tên", "Tự xếp loại", "Xí nghiệp xếp loại", "Công ty xếp loại"],
        [1, "Lê Quang Dũng", "Xuất sắc", "Xuất sắc", "Tốt"],
        "people",
        {"name": "Lê Quang Dũng", "rating_2025": "HTTNV"},
    ),
    "units or people rated": (
        "KẾT QUẢ XẾP LOẠI NĂM 2025",
        ["TT", "Tên đơn vị / Họ và tên", "Chức vụ", "Xếp loại"],
        [1, "Lê Quang Dũng", "Trưởng khoa", "HTXSNV"],
        "ratings",
        {"name": "Lê Quang Dũng", "job_title": "Trưởng khoa", "rating": "HTXSNV", "year": 2025},
    ),
    "units summed up": (
        "TỔNG HỢP ĐƠN VỊ, SỐ LƯỢNG NGƯỜI",
        ["STT", "Đơn vị", "Tổng số CBVC"],
        [1, "Khoa Nội", 28],
        "collectives_list",
        {"name": "Khoa Nội", "headcount": 28, "subject_kind": "collective"},
    ),
    "sorts of units": (
        "BẢNG TỔNG HỢP NHÂN LỰC",
        ["STT", "Khoa/phòng", "Bác sĩ", "Khác", "Số nhân lực"],
        [1, "Khoa Nội", 8, 20, 28],
        "collectives_list",
        {"name": "Khoa Nội", "headcount": 28, "subject_kind": "collective"},
    ),
    "sorts of units beside names": (
        "DANH SÁCH VIÊN CHỨC CÁC KHOA, PHÒNG",
        ["STT", "Họ và tên", "Khoa, phòng", "Ngày sinh"],
        [1, "Lê Quang Dũng", "Khoa Nội", "01/02/1980"],
        "people",
        {"name": "Lê Quang Dũng", "unit": "Khoa Nội", "birth_date": "1980-02-01"},
    ),
    "two languages": (
        "DANH SÁCH GIÁO VIÊN",
        ["STT (No.)", "Họ và tên (Full name)", "Ngày sinh (Date of birth)", "Giới tính (Sex)", "Tổ (Group)"],
        [1, "Lê Thị Mai", "05/09/1988", "Nữ", "Tổ 1"],
        "people",
        {"name": "Lê Thị Mai", "birth_date": "1988-09-05", "gender": "female", "unit": "Tổ 1"},
    ),
    "an English export": (
        "STAFF",
        ["No", "Full Name", "DOB", "Gender", "ID Number", "Position", "Department"],
        [1, "Lê Thị Chín", "1990-10-20", "Female", "001190002222", "Manager", "Phòng Kinh doanh"],
        "people",
        {"name": "Lê Thị Chín", "birth_date": "1990-10-20", "gender": "female", "citizen_number": "001190002222",
         "job_title": "Manager", "unit": "Phòng Kinh doanh"},
    ),
    "words run together": (
        "",
        ["hoten", "gioitinh", "ngaysinh", "cccd", "chucvu", "donvi", "ghichu"],
        ["Phạm Thị Hoa", "Nữ", "12/12/1992", "001192001235", "Kế toán", "Phòng Kế toán", "mới"],
        "individuals_list",
        {"name": "Phạm Thị Hoa", "gender": "female", "birth_date": "1992-12-12", "citizen_number": "001192001235",
         "job_title": "Kế toán", "unit": "Phòng Kế toán", "note": "mới", "subject_kind": "individual"},
    ),
    "columns named by a program": (
        "",
        ["ma_nv", "ho_ten", "ngay_sinh", "so_cccd", "chuc_danh", "phong_ban", "ngay_vao_lam"],
        ["A01", "Nguyễn Văn An", "1980-05-06T00:00:00", "079080001234", "KS", "Phòng Kỹ thuật", "2010-01-04 00:00:00"],
        "people",
        {"code": "A01", "name": "Nguyễn Văn An", "birth_date": "1980-05-06", "citizen_number": "079080001234",
         "job_title": "KS", "unit": "Phòng Kỹ thuật", "since": "2010-01-04"},
    ),
    "an enterprise": (
        "BẢNG TỔNG HỢP NHÂN SỰ T12/2025",
        ["Mã số NV", "Họ & tên", "Ngày/ tháng/ năm sinh", "Bộ phận", "Ngày vào làm việc", "Số CMND/Hộ chiếu"],
        ["0012", "Đặng Văn Lâm", "5/4/1991", "Xưởng 1", "2/3/2015", "034091001234"],
        "people",
        {"code": "0012", "name": "Đặng Văn Lâm", "birth_date": "1991-04-05", "unit": "Xưởng 1", "since": "2015-03-02",
         "citizen_number": "034091001234"},
    ),
    "a hospital, in abbreviations": (
        "ĐỀ NGHỊ XÉT DANH HIỆU THI ĐUA NĂM 2025",
        ["TT", "Họ và tên", "Năm sinh", "KQ đánh giá, xếp loại", "DH đề nghị", "HTKT đề nghị"],
        [2, "ĐD. Lê Thị Lan", "1988", "HTXS NV", "LĐTT", "GK"],
        "individuals_list",
        {"honorific": "ĐD", "name": "Lê Thị Lan", "birth_date": "1988", "rating_2025": "HTXSNV", "award": "LĐTT",
         "award_form": "GK", "subject_kind": "individual"},
    ),
    "the year in the name of the sheet": (
        "DANH SÁCH ĐÁNH GIÁ, XẾP LOẠI CÁN BỘ",
        ["STT", "Họ tên", "Chức vụ", "Tự đánh giá", "Kết quả xếp loại"],
        [1, "Nguyễn Văn An", "Chủ tịch", "HTXSNV", "HTTNV"],
        "ratings",
        {"name": "Nguyễn Văn An", "job_title": "Chủ tịch", "rating": "HTTNV", "year": 2025},
    ),
    "initiatives and how far they reach": (
        "DANH MỤC SÁNG KIẾN, GIẢI PHÁP NĂM 2025",
        ["STT", "Tên sáng kiến, giải pháp", "Tác giả", "Đơn vị", "Mức độ ảnh hưởng"],
        [1, "Số hóa hồ sơ", "Nguyễn Văn An", "VP", "Cấp xã"],
        "initiatives_list",
        {"name": "Số hóa hồ sơ", "author_names": "Nguyễn Văn An", "unit": "VP", "scope": "grassroots", "year": 2025},
    ),
    "sections with their size": (
        "DANH SÁCH TỔ BỘ MÔN TRỰC THUỘC CÁC KHOA",
        ["TT", "Tên bộ môn", "Số người"],
        [1, "Bộ môn Điện tử", 13],
        "collectives_list",
        {"name": "Bộ môn Điện tử", "headcount": 13, "subject_kind": "collective"},
    ),
    "schools with their size": (
        "DANH SÁCH CÁC TRƯỜNG",
        ["STT", "Tên trường", "Số CBGV"],
        [1, "Trường MN Hoa Sen", "18"],
        "collectives_list",
        {"name": "Trường MN Hoa Sen", "headcount": 18, "subject_kind": "collective"},
    ),
    "discipline by the day of the decision": (
        "THEO DÕI KỶ LUẬT",
        ["TT", "Họ và tên", "Đơn vị", "Hình thức kỷ luật", "Số quyết định", "Ngày ra QĐ"],
        [1, "Nguyễn Văn An", "VP", "Khiển trách", "3/QĐ-UBND", "01/03/2025"],
        "discipline",
        {"name": "Nguyễn Văn An", "unit": "VP", "form": "reprimand", "decision_number": "3/QĐ-UBND",
         "from_date": "2025-03-01", "status": "concluded"},
    ),
    "discipline by a decision called just that": (
        "DANH SÁCH CÔNG CHỨC BỊ KỶ LUẬT NĂM 2025",
        ["TT", "Họ và tên", "Đơn vị", "Hình thức kỷ luật", "Quyết định"],
        [1, "Nguyễn Văn An", "VP", "Khiển trách", "QĐ số 3/QĐ-UBND ngày 01/03/2025"],
        "discipline",
        {"name": "Nguyễn Văn An", "unit": "VP", "form": "reprimand", "decision_number": "3/QĐ-UBND",
         "from_date": "2025-03-01", "status": "concluded"},
    ),
    "discipline by the number and day of its decision": (
        "DANH SÁCH CÁN BỘ, CÔNG CHỨC BỊ KỶ LUẬT NĂM 2025",
        ["TT", "Họ và tên", "Đơn vị", "Hình thức kỷ luật", "Quyết định số, ngày, tháng, năm"],
        [1, "Nguyễn Văn An", "VP", "Khiển trách", "Số 3/QĐ-UBND ngày 01/3/2025"],
        "discipline",
        {"name": "Nguyễn Văn An", "unit": "VP", "form": "reprimand", "decision_number": "3/QĐ-UBND",
         "from_date": "2025-03-01", "status": "concluded"},
    ),
    "a register of certificates is no discipline": (
        "SỔ VÀO SỐ GIẤY KHEN",
        ["Số vào sổ", "Họ và tên cá nhân/tập thể", "Địa chỉ/Đơn vị", "Thành tích", "Số, ngày QĐ"],
        ["01", "Nguyễn Văn An", "VP UBND", "Tốt", "12/QĐ-UBND, 01/02/2025"],
        "nominees_list",
        {"name": "Nguyễn Văn An", "unit": "VP UBND", "achievement": "Tốt", "subject_kind": "individual"},
    ),
    "people of standing": (
        "DANH SÁCH NGƯỜI CÓ UY TÍN",
        ["TT", "Họ và tên", "Năm sinh", "Nơi thường trú", "Lý do đề nghị khen"],
        [1, "Ksor H'Lan", 1950, "Buôn Ma", "Vận động nhân dân"],
        "individuals_list",
        {"name": "Ksor H'Lan", "birth_date": "1950", "address": "Buôn Ma", "achievement": "Vận động nhân dân",
         "subject_kind": "individual"},
    ),
    "pupils": (
        "DANH SÁCH HỌC SINH ĐỀ NGHỊ KHEN THƯỞNG",
        ["STT", "Họ và tên học sinh", "Lớp", "Ngày sinh", "Danh hiệu"],
        [1, "Lê Bảo An", "5A", "01/01/2015", "Học sinh xuất sắc"],
        "individuals_list",
        {"name": "Lê Bảo An", "unit": "5A", "birth_date": "2015-01-01", "award_title": "Học sinh xuất sắc",
         "subject_kind": "individual"},
    ),
    "years of birth under the genders": (
        "DANH SÁCH ĐOÀN VIÊN CÔNG ĐOÀN",
        ["Stt", "Họ tên", "Nam", "Nữ", "Đơn vị"],
        ["1.", "Lê Thị Bình", None, "1985", "VP"],
        "people",
        {"name": "Lê Thị Bình", "birth_date": "1985", "gender": "female", "unit": "VP"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("office", LISTS)
def test_a_list_is_understood(make_workbook: MakeWorkbook, office: str) -> None:
    title, heading, row, layout, expected = LISTS[office]
    (sheet,) = read_workbook(make_workbook({"Năm 2025": [[title], heading, row]})).sheets
    assert (sheet.layout.code, sheet.data[0].fields) == (layout, expected)


def test_years_of_birth_of_men_and_women_in_a_registration_are_no_years_of_registering(
    make_workbook: MakeWorkbook,
) -> None:
    rows: Rows = [
        ["BẢN ĐĂNG KÝ THI ĐUA NĂM 2026"],
        ["STT", "HỌ VÀ TÊN", "NĂM SINH", None, "CHỨC VỤ", "ĐĂNG KÝ DANH HIỆU"],
        [None, None, "NAM", "NỮ"],
        [1, "Nguyễn Đức Thắng", 1970, None, "Giám đốc", "LĐTT"],
        [2, "Lê Ngọc Ánh", None, 1983, "Trưởng khoa", "CSTĐCS"],
    ]
    sheet = only(read_workbook(make_workbook({"Sheet1": rows}, merges={"Sheet1": ["A2:A3", "B2:B3", "C2:D2"]})))
    assert sheet.layout.code == "registrations"
    told = [[row.fields.get(name) for name in ("year", "birth_date", "gender", "award")] for row in sheet.data]
    assert told == [[2026, "1970", "male", "LĐTT"], [2026, "1983", "female", "CSTĐCS"]]


def test_how_many_work_somewhere_stands_over_two_columns(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["DANH SÁCH TẬP THỂ"],
        ["STT", "Tên tập thể", "Số CBCNV", None, "Danh hiệu 2025"],
        [None, None, "Tổng số", "Nữ"],
        [1, "Phòng Kế hoạch", 12, 7, "TTLĐTT"],
    ]
    sheet = only(read_workbook(make_workbook({"TT": rows}, merges={"TT": ["A2:A3", "B2:B3", "C2:D2", "E2:E3"]})))
    assert [(row.fields["name"], row.fields["headcount"]) for row in sheet.data] == [("Phòng Kế hoạch", 12)]


def test_a_figure_among_marks_under_an_award_is_a_mark(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["ĐĂNG KÝ THI ĐUA NĂM 2027"],
        ["STT", "Họ và tên", "Chức vụ", "LĐTT", "CSTĐCS"],
        [1, "Nguyễn Văn An", "Chủ tịch", "x", "x"],
        [2, "Hoàng Thị Cam", "Giáo viên", 1, None],
    ]
    sheet = only(read_workbook(make_workbook({"Sheet1": rows})))
    assert [row.fields.get("registered_2027") for row in sheet.data] == ["LĐTT; CSTĐCS", "LĐTT"]


def test_what_the_authority_rated_goes_before_what_people_rated_themselves(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["KẾT QUẢ ĐÁNH GIÁ, XẾP LOẠI CHẤT LƯỢNG NĂM 2025"],
        ["STT", "Họ và tên", "Chức vụ", "Cá nhân tự xếp loại", "Cấp có thẩm quyền xếp loại", "Số tháng công tác"],
        [1, "Nguyễn Văn An", "Chủ tịch", "HTXSNV", "HTTNV", 12],
    ]
    sheet = only(read_workbook(make_workbook({"Sheet1": rows})))
    assert sheet.layout.code == "ratings"
    told = [[row.fields.get(name) for name in ("year", "rating", "months_worked")] for row in sheet.data]
    assert told == [[2025, "HTTNV", 12]]


def test_a_birth_that_cannot_be_still_stands_under_a_gender(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["STT", "Họ và tên", "Ngày sinh", None, "Chức vụ"],
        [None, None, "Nam", "Nữ"],
        [1, "Nguyễn Đức Thắng", "30/02/1980", None, "Giám đốc"],
        [2, "Lê Ngọc Ánh", None, "1/2/1983", "Trưởng khoa"],
    ]
    sheet = only(read_workbook(make_workbook({"Sheet1": rows}, merges={"Sheet1": ["A1:A2", "B1:B2", "C1:D1"]})))
    assert [row.fields.get("gender") for row in sheet.data] == ["male", "female"]
    assert [row.fields.get("birth_date") for row in sheet.data] == [None, "1983-02-01"]
    assert [(one.code, one.row) for one in sheet.problems] == [("date_impossible", 3)]


def test_counts_and_shares_of_votes_stand_under_one_heading(make_workbook: MakeWorkbook) -> None:
    rows = [
        ["STT", "Tên tập thể, cá nhân", "Danh hiệu", "Số phiếu đồng ý", None, "Không đồng ý", None],
        [None, None, None, "Số phiếu", "Tỷ lệ %", "Số phiếu", "Tỷ lệ"],
        [1, "Phòng Kinh tế", "TTLĐXS", "4/5", "80%", "1", "20%"],
    ]
    sheet = read_workbook(make_workbook({"KP": rows}, merges={"KP": ["D1:E1", "F1:G1"]})).sheets[0]
    votes = {"in_favour": "4/5", "share": "80%", "against": "1", "share_against": "20%"}
    assert [row.fields for row in sheet.data] == [
        {"name": "Phòng Kinh tế", "award": "TTLĐXS", "subject_kind": "collective", **votes}
    ]


@pytest.mark.parametrize(
    ("heading", "cell", "field"),
    [
        ("Trạm", "Trạm bơm Kim Sơn", "unit"),
        ("Khoa/Phòng/Trạm", "Khoa Nội", "unit"),
        ("Đơn vị CT", "Tổ Toán", "unit"),
        ("Tổ bộ môn", "Tổ Toán", "unit"),
        ("Thuộc tổ", "Tổ bơm số 1", "unit"),
        ("Nơi làm việc", "Đội xe", "unit"),
        ("Chức danh công việc", "Công nhân bơm", "job_title"),
        ("Chức vụ Đảng, chính quyền", "Bí thư, Hiệu trưởng", "job_title"),
        ("G.tính", "Nữ", "gender"),
    ],
)
def test_shortened_headings_are_understood(make_workbook: MakeWorkbook, heading: str, cell: str, field: str) -> None:
    rows: Rows = [["STT", "Họ và tên", "Ngày sinh", heading], [1, "Nguyễn Thị An", "05/07/1966", cell]]
    (row,) = only(read_workbook(make_workbook({"S": rows}))).data
    assert row.fields[field] == ("female" if field == "gender" else cell)


UNITS: list[Any] = ["DANH SÁCH CÁC CƠ QUAN, ĐƠN VỊ TRỰC THUỘC NĂM 2026"]


@pytest.mark.parametrize(
    ("headings", "fields", "not_kept"),
    [
        (["STT", "Tên đơn vị", "Biên chế giao", "Có mặt"], {"name", "quota", "headcount"}, ["C"]),
        (["STT", "Tên đơn vị", "Biên chế được giao", "Số người hiện có"], {"name", "quota", "headcount"}, ["C"]),
        (["TT", "Tên cơ quan, đơn vị", "Tổng số CBCC"], {"name", "headcount"}, []),
        (["TT", "Tên tập thể", "Số lượng CB, CC, VC, NLĐ"], {"name", "headcount"}, []),
        (["TT", "Đơn vị", "Ghi chú"], {"name", "note"}, ["C"]),
        (["TT", "Tên phòng, đơn vị", "Địa chỉ"], {"name", "seat"}, ["C"]),
        (["TT", "Tên đơn vị"], {"name"}, []),
    ],
)
def test_lists_of_units_are_known_by_their_title_and_headings(
    make_workbook: MakeWorkbook, headings: list[Any], fields: set[str], not_kept: list[str]
) -> None:
    rows = [
        UNITS,
        headings,
        [1, "Văn phòng Sở", 25, 24][: len(headings)],
        [2, "Phòng Kế hoạch", 12, 11][: len(headings)],
    ]
    book = read_workbook(make_workbook({"S": rows}))
    (found,) = book.sheets

    assert (found.layout.code, set(found.columns)) == ("collectives_list", fields)
    assert [one.column for one in book.problems if one.code == "notes_not_kept"] == not_kept


@pytest.mark.parametrize(
    "title", ["DANH SÁCH CÁN BỘ CÁC ĐƠN VỊ", "DANH SÁCH CÁC ĐƠN VỊ, CÁ NHÂN ĐƯỢC MỜI", "DỰ TOÁN NĂM 2026"]
)
def test_a_column_of_units_under_another_title_is_no_list_of_units(make_workbook: MakeWorkbook, title: str) -> None:
    rows = [[title], ["TT", "Đơn vị", "Ghi chú"], [1, "Văn phòng Sở", "a"], [2, "Phòng Kế hoạch", "b"]]
    book = read_workbook(make_workbook({"S": rows}))

    assert all(sheet.to_confirm for sheet in book.sheets)


@pytest.mark.parametrize("heading", ["Họ tên cán bộ, công chức", "Họ tên viên chức, người lao động", "Họ tên CB, CC"])
def test_a_heading_of_names_may_say_what_people_they_are(make_workbook: MakeWorkbook, heading: str) -> None:
    rows = [["DANH SÁCH CÁN BỘ"], ["TT", heading, "Chức vụ", "Đơn vị công tác"], [1, "Lê Văn A", "Văn thư", "Phòng A"]]
    (found,) = read_workbook(make_workbook({"S": rows})).sheets

    assert set(found.columns) == {"name", "job_title", "unit"}


def test_how_many_live_in_a_household_is_said_not_to_be_kept(make_workbook: MakeWorkbook) -> None:
    rows = [["DANH SÁCH HỘ"], ["TT", "Chủ hộ", "Thôn", "Số nhân khẩu"], [1, "Lê Văn A", "Thôn Đông", 4]]
    book = read_workbook(make_workbook({"S": rows}))

    assert [one.column for one in book.problems if one.code == "notes_not_kept"] == ["D"]
