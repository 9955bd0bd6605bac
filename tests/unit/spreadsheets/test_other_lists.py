"""Lists of people whose days, posts or states are of something else than their work: told, and not read as it."""

from typing import Any

import pytest

from khenthuong_desktop.spreadsheets.reader import read_workbook
from khenthuong_desktop.spreadsheets.rows.read_sheet import ReadSheet
from tests.unit.spreadsheets.conftest import MakeWorkbook, Rows

BICH: list[Any] = ["Trần Thị Bích", "05/11/1985", "Chuyên viên"]
HEAD: list[Any] = ["STT", "Họ và tên", "Ngày sinh", "Chức vụ"]


def read(make_workbook: MakeWorkbook, *rows: list[Any]) -> ReadSheet:
    (sheet,) = read_workbook(make_workbook({"Sheet1": list(rows)})).sheets
    return sheet


def told(sheet: ReadSheet, *names: str) -> list[tuple[Any, ...]]:
    return [tuple(row.fields.get(name) for name in names) for row in sheet.data]


def places(sheet: ReadSheet, code: str) -> list[str | None]:
    return [problem.column for problem in sheet.problems if problem.code == code]


@pytest.mark.parametrize(
    ("title", "beside", "cell"),
    [
        ("BIẾN ĐỘNG CÁN BỘ, CÔNG CHỨC QUÝ III NĂM 2026", "Đơn vị", "Phòng Kinh tế"),
        ("DANH SÁCH CÁN BỘ CHUYỂN ĐI NĂM 2026", "Đơn vị", "Phòng Kinh tế"),
        ("DANH SÁCH BỔ NHIỆM, ĐIỀU ĐỘNG", "Đơn vị", "Phòng Kinh tế"),
        ("DANH SÁCH NÂNG LƯƠNG NĂM 2026", "Đơn vị", "Phòng Kinh tế"),
        ("DANH SÁCH NGHỈ HƯU NĂM 2026", "Đơn vị", "Phòng Kinh tế"),
        ("DANH SÁCH NHÂN VIÊN", "Loại hợp đồng", "HĐ 12 tháng"),
        ("DANH SÁCH NHÂN VIÊN", "Nội dung biến động", "Nghỉ thai sản"),
        ("DANH SÁCH NHÂN VIÊN", "Lý do nghỉ", "Nghỉ hưu"),
        ("DANH SÁCH NHÂN VIÊN", "Chức vụ bổ nhiệm", "Trưởng phòng"),
    ],
)
def test_the_day_of_a_change_is_not_when_work_began(
    make_workbook: MakeWorkbook, title: str, beside: str, cell: str
) -> None:
    rows: Rows = [[*HEAD, beside, "Từ ngày", "Đến ngày"], [1, *BICH, cell, "01/08/2026", "31/12/2026"]]
    sheet = read(make_workbook, [title], *map(list, rows))
    assert (sheet.layout.code, told(sheet, "since", "until")) == ("people", [(None, None)])
    assert places(sheet, "days_of_changes") == ["F", "G"]


def test_days_that_their_own_headings_explain_are_read_in_any_list(make_workbook: MakeWorkbook) -> None:
    head = [*HEAD, "Ngày vào cơ quan", "Ngày chuyển đi"]
    sheet = read(make_workbook, ["BIẾN ĐỘNG NHÂN SỰ NĂM 2026"], head, [1, *BICH, "01/01/2010", "01/08/2026"])
    assert told(sheet, "since", "until") == [("2010-01-01", "2026-08-01")]
    staff = read(make_workbook, ["DANH SÁCH CÁN BỘ"], [*HEAD, "Từ ngày"], [1, *BICH, "01/01/2010"])
    assert told(staff, "since") == [("2010-01-01",)]


def test_days_that_the_clerk_explains_are_read(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [["DANH SÁCH CHUYỂN ĐẾN"], [*HEAD, "Từ ngày"], [1, *BICH, "01/08/2026"]]
    (sheet,) = read_workbook(make_workbook({"Sheet1": rows}), mapping={"Từ ngày": "since"}).sheets
    assert told(sheet, "since") == [("2026-08-01",)]


@pytest.mark.parametrize(
    ("title", "over"),
    [
        ("DANH SÁCH GIÁO VIÊN", "Thời hạn hợp đồng"),
        ("DANH SÁCH CÁN BỘ QUẢN LÝ", "Nhiệm kỳ"),
        ("DANH SÁCH CÁN BỘ QUẢN LÝ", "Thời gian giữ chức vụ"),
        ("DANH SÁCH VIÊN CHỨC", "Nghỉ thai sản"),
        ("DANH SÁCH VIÊN CHỨC", "Biệt phái"),
        ("DANH SÁCH VIÊN CHỨC", "Hưởng phụ cấp"),
        ("DANH SÁCH GIÁO VIÊN HỢP ĐỒNG", None),
        ("DANH SÁCH GIÁO VIÊN THỈNH GIẢNG", "Thời gian"),
        ("DANH SÁCH VIÊN CHỨC TẬP SỰ", None),
        ("DANH SÁCH PHÂN CÔNG TRỰC HÈ", None),
    ],
)
def test_a_time_that_is_of_something_else_than_work_here_is_told_and_left(
    make_workbook: MakeWorkbook, title: str, over: str | None
) -> None:
    head: Rows = [[*HEAD, over, None], [None, None, None, None, "Từ ngày", "Đến ngày"]]
    heads = head if over else [[*HEAD, "Từ ngày", "Đến ngày"]]
    sheet = read(make_workbook, [title], *map(list, heads), [1, *BICH, "05/09/2026", "15/01/2027"])
    assert told(sheet, "since", "until") == [(None, None)]
    assert len(places(sheet, "days_of_changes") or places(sheet, "leave_days")) == 2


def test_the_time_of_work_here_is_read_under_its_own_words(make_workbook: MakeWorkbook) -> None:
    head: Rows = [
        [*HEAD, "Thời gian công tác tại trường", None],
        [None, None, None, None, "Từ ngày", "Đến ngày"],
    ]
    sheet = read(make_workbook, ["DANH SÁCH VIÊN CHỨC"], *map(list, head), [1, *BICH, "05/09/2016", "15/01/2026"])
    assert told(sheet, "since", "until") == [("2016-09-05", "2026-01-15")]
    rows: list[list[Any]] = [[1, *BICH, "05/09/2016", "15/01/2026"], [2, "Lê Văn Hai", None, None, "01/02/2020", None]]
    sheet = read(make_workbook, ["DANH SÁCH VIÊN CHỨC"], [*HEAD, "Từ ngày", "Đến ngày"], *rows)
    assert told(sheet, "since", "until") == [("2016-09-05", "2026-01-15"), ("2020-02-01", None)]


def test_days_that_everybody_has_to_both_ends_are_not_those_of_all_work(make_workbook: MakeWorkbook) -> None:
    rows: list[list[Any]] = [
        [1, *BICH, "05/06/2026", "15/07/2026"],
        [2, "Lê Văn Hai", None, None, "16/07/2026", "01/09/2026"],
    ]
    sheet = read(make_workbook, ["DANH SÁCH GIÁO VIÊN BƠI LỘI"], [*HEAD, "Từ ngày", "Đến ngày"], *rows)
    assert told(sheet, "since", "until") == [(None, None), (None, None)]
    assert places(sheet, "days_of_changes") == ["E", "F"]


@pytest.mark.parametrize(
    ("office", "title", "since"),
    [
        ("SỞ GIÁO DỤC VÀ ĐÀO TẠO", "DANH SÁCH VIÊN CHỨC", "2016-09-05"),
        ("TRUNG TÂM BỒI DƯỠNG CHÍNH TRỊ", "DANH SÁCH VIÊN CHỨC PHÒNG TỔ CHỨC - ĐÀO TẠO", "2016-09-05"),
        ("TRƯỜNG CAO ĐẲNG", "DANH SÁCH VIÊN CHỨC ĐI ĐÀO TẠO, BỒI DƯỠNG", None),
        ("SỞ GIÁO DỤC VÀ ĐÀO TẠO", "DANH SÁCH GIÁO VIÊN TRƯỜNG THPT LÊ LỢI CỬ ĐI BỒI DƯỠNG", None),
    ],
)
def test_an_office_that_teaches_sends_nobody_away_by_its_name(
    make_workbook: MakeWorkbook, office: str, title: str, since: str | None
) -> None:
    sheet = read(make_workbook, [office], [title], [*HEAD, "Ngày vào làm việc"], [1, *BICH, "05/09/2016"])
    assert told(sheet, "since") == [(since,)]


def test_days_of_leave_are_known_by_the_day_of_coming_back(make_workbook: MakeWorkbook) -> None:
    head = [*HEAD, "Ngày nghỉ", "Ngày đi làm lại"]
    sheet = read(make_workbook, ["DANH SÁCH HƯỞNG CHẾ ĐỘ BHXH"], head, [1, *BICH, "05/09/2026", "15/01/2027"])
    assert (told(sheet, "until"), places(sheet, "leave_days")) == ([(None,)], ["E"])


@pytest.mark.parametrize(
    ("title", "heading"),
    [
        ("DANH SÁCH VIÊN CHỨC NGHỈ HƯU NĂM 2026", "Thời điểm nghỉ hưu"),
        ("DANH SÁCH VIÊN CHỨC NGHỈ HƯU NĂM 2026", "Từ ngày"),
        ("DANH SÁCH VIÊN CHỨC NGHỈ HƯU NĂM 2026", "Hưởng chế độ hưu trí từ ngày"),
        ("DANH SÁCH CÔNG CHỨC NGHỈ VIỆC THEO NGHỊ ĐỊNH 178", "Thời điểm nghỉ"),
        ("DANH SÁCH NGƯỜI LAO ĐỘNG THÔI VIỆC", "Kể từ ngày"),
        ("DANH SÁCH CHẤM DỨT HỢP ĐỒNG LAO ĐỘNG", "Thời điểm chấm dứt"),
    ],
)
def test_the_day_in_a_list_of_those_who_leave_is_that_of_leaving(
    make_workbook: MakeWorkbook, title: str, heading: str
) -> None:
    sheet = read(make_workbook, [title], [*HEAD, heading], [1, *BICH, "01/12/2026"])
    assert told(sheet, "since", "until") == [(None, "2026-12-01")]
    assert places(sheet, "day_of_leaving") == ["E"]


@pytest.mark.parametrize(
    ("title", "heading", "reason", "day"),
    [
        ("DANH SÁCH VIÊN CHỨC DỰ KIẾN NGHỈ HƯU", "Thời điểm nghỉ hưu", "Đủ tuổi", "01/12/2028"),
        ("DANH SÁCH VIÊN CHỨC ĐỀ NGHỊ NGHỈ HƯU", "Thời điểm nghỉ hưu", "Đủ tuổi", "01/12/2026"),
        ("DANH SÁCH ĐIỀU ĐỘNG, BỔ NHIỆM, NGHỈ HƯU", "Kể từ ngày", "Nghỉ hưu", "01/12/2026"),
        ("DANH SÁCH LAO ĐỘNG NGHỈ VIỆC", "Kể từ ngày", "Nghỉ thai sản", "01/12/2026"),
        ("DANH SÁCH VIÊN CHỨC NGHỈ HƯU", "Thời điểm nghỉ hưu", "Đủ tuổi", "Tháng 12/2026"),
        ("DANH SÁCH VIÊN CHỨC", "Thời điểm nghỉ hưu", "Đủ tuổi", "01/12/2040"),
    ],
)
def test_who_may_leave_or_is_only_away_has_no_day_of_leaving(
    make_workbook: MakeWorkbook, title: str, heading: str, reason: str, day: str
) -> None:
    sheet = read(make_workbook, [title], [*HEAD, "Diễn giải", heading], [1, *BICH, reason, day])
    assert told(sheet, "since", "until") == [(None, None)]
    warned = [problem.column for problem in sheet.problems if problem.severity == "warning"]
    assert [column for column in warned if column] == ["E", "F"]


def test_a_tick_under_going_away_names_no_place(make_workbook: MakeWorkbook) -> None:
    head: Rows = [[*HEAD, "Lý do giảm", None], [None, None, None, None, "Nghỉ hưu", "Chuyển đi"]]
    sheet = read(make_workbook, ["DANH SÁCH LAO ĐỘNG GIẢM"], *map(list, head), [1, *BICH, None, "x"])
    assert (told(sheet, "moved_to"), places(sheet, "extra_column")) == ([(None,)], ["F"])


@pytest.mark.parametrize(
    ("title", "roles"),
    [
        ("DANH SÁCH BAN CHẤP HÀNH ĐẢNG BỘ XÃ", ("Ủy viên", "Ủy viên BTV", "Bí thư")),
        ("DANH SÁCH BAN CHẤP HÀNH CÔNG ĐOÀN", ("Chủ tịch Công đoàn", "Ủy viên", "Phó Chủ tịch")),
        ("DANH SÁCH TỔ CÔNG TÁC CHUYỂN ĐỔI SỐ", ("Tổ trưởng", "Tổ viên", "Phó Tổ trưởng")),
        ("DANH SÁCH BAN CHỈ ĐẠO PHONG TRÀO", ("Trưởng ban", "Phó Trưởng ban", "Thành viên")),
        ("DANH SÁCH ĐẢNG VIÊN CHI BỘ KINH TẾ", ("Bí thư", "Đảng viên", "Chi ủy viên")),
    ],
)
def test_the_place_in_a_committee_is_no_post_at_work(
    make_workbook: MakeWorkbook, title: str, roles: tuple[str, ...]
) -> None:
    rows = [
        [n, f"Nguyễn Văn {name}", "05/11/1985", role] for n, (name, role) in enumerate(zip("ABC", roles, strict=True))
    ]
    sheet = read(make_workbook, [title], HEAD, *rows)
    assert told(sheet, "job_title") == [(None,)] * 3 and places(sheet, "post_of_body") == ["D"]
    at_work = read(make_workbook, [title], [*HEAD[:3], "Chức vụ chính quyền"], *rows)
    assert told(at_work, "job_title") == [(role,) for role in roles]
    posts = [[*row[:3], post] for row, post in zip(rows, ("Chủ tịch UBND xã", "Công chức", "Giáo viên"), strict=True)]
    worked = read(make_workbook, [title], HEAD, *posts)
    assert told(worked, "job_title") == [("Chủ tịch UBND xã",), ("Công chức",), ("Giáo viên",)]


@pytest.mark.parametrize("code", [[], ["Mã NV"]])
def test_a_staff_list_that_tells_states_is_no_list_of_discipline(make_workbook: MakeWorkbook, code: list[Any]) -> None:
    head = [*HEAD, *code, "Trạng thái"]
    beside = ["NV01"] if code else []
    rows = [[1, *BICH, *beside, "Đang làm việc"], [2, "Lê Văn Cừ", "1960", "Bảo vệ", *beside, "Nghỉ hưu"]]
    sheet = read(make_workbook, ["DANH SÁCH NHÂN SỰ"], head, *rows)
    assert sheet.layout.code == "people" and len(places(sheet, "extra_column")) == 1
    watched = read(make_workbook, ["DANH SÁCH BỊ KỶ LUẬT"], head, *rows)
    assert watched.layout.code == "discipline"
    stands = read(make_workbook, head, [1, *BICH, *beside, "Đang xem xét"])
    assert stands.layout.code == "discipline"


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("Ngày sinh cũ", "Ngày sinh đúng"),
        ("Ngày sinh cũ", "Ngày sinh mới"),
        ("Ngày sinh đã ghi sai", "Ngày sinh điều chỉnh"),
        ("Ngày sinh trong hồ sơ", "Ngày sinh theo CCCD"),
        ("Ngày sinh", "Ngày sinh theo giấy khai sinh"),
        ("Ngày sinh trước khi đính chính", "Ngày sinh"),
    ],
)
def test_a_corrected_day_of_birth_is_told_from_the_old_one(make_workbook: MakeWorkbook, before: str, now: str) -> None:
    head: list[Any] = ["STT", "Họ và tên", before, now, "Căn cứ"]
    row: list[Any] = [1, "Trần Thị Bích", "05/11/1985", "15/11/1985", "CCCD"]
    sheet = read(make_workbook, ["DANH SÁCH ĐIỀU CHỈNH NGÀY SINH"], head, row)
    assert told(sheet, "birth_date", "old_birth_date") == [("1985-11-15", "1985-11-05")]
    assert [(problem.code, problem.column) for problem in sheet.problems] == [("extra_column", "E")]


def test_old_and_new_stand_under_one_heading(make_workbook: MakeWorkbook) -> None:
    head: Rows = [["STT", "Họ và tên", "Ngày sinh", None], [None, None, "Cũ", "Mới"]]
    rows: Rows = [["DANH SÁCH ĐIỀU CHỈNH"], *head, [1, "Trần Thị Bích", "05/11/1985", "15/11/1985"]]
    merges = {"Sheet1": ["A2:A3", "B2:B3", "C2:D2"]}
    (sheet,) = read_workbook(make_workbook({"Sheet1": rows}, merges)).sheets
    assert told(sheet, "birth_date", "old_birth_date") == [("1985-11-15", "1985-11-05")]


@pytest.mark.parametrize(
    ("title", "post"),
    [
        ("DANH SÁCH BỔ NHIỆM CÁN BỘ QUẢN LÝ", "Trưởng phòng"),
        ("DANH SÁCH ĐỀ NGHỊ BỔ NHIỆM", "Chuyên viên"),
        ("DANH SÁCH QUY HOẠCH, BỔ NHIỆM", "Chuyên viên"),
    ],
)
def test_who_was_appointed_has_the_new_post(make_workbook: MakeWorkbook, title: str, post: str) -> None:
    head = ["STT", "Họ và tên", "Ngày sinh", "Chức vụ hiện tại", "Chức vụ được bổ nhiệm"]
    sheet = read(make_workbook, [title], head, [1, *BICH, "Trưởng phòng"])
    assert told(sheet, "job_title") == [(post,)]
    assert len(places(sheet, "extra_column")) == 1


def test_who_was_recruited_has_unit_and_post(make_workbook: MakeWorkbook) -> None:
    head = ["STT", "Họ và tên", "Ngày sinh", "Vị trí dự tuyển", "Đơn vị tuyển dụng"]
    row = [1, *BICH, "Trường THCS Nguyễn Du"]
    sheet = read(make_workbook, ["DANH SÁCH THÍ SINH TRÚNG TUYỂN VIÊN CHỨC"], head, row)
    assert told(sheet, "job_title", "unit") == [("Chuyên viên", "Trường THCS Nguyễn Du")]


def test_a_day_that_would_only_repeat_one_left_unread_is_told_too(make_workbook: MakeWorkbook) -> None:
    head: Rows = [[*HEAD, "Lương cũ", None, "Lương mới", None], [*[None] * 4, "Hệ số", "Từ ngày", "Hệ số", "Từ ngày"]]
    row = [1, *BICH, "3,00", "01/09/2023", "3,33", "01/09/2026"]
    sheet = read(make_workbook, ["DANH SÁCH NÂNG LƯƠNG"], *map(list, head), row)
    assert (told(sheet, "since"), places(sheet, "days_of_changes")) == ([(None,)], ["F", "H"])


def test_a_plain_day_of_work_goes_before_one_of_probation(make_workbook: MakeWorkbook) -> None:
    head: Rows = [[*HEAD, "Thời gian tập sự", None, "Ngày nhận việc"], [*[None] * 4, "Từ ngày", "Đến ngày", None]]
    row = [1, *BICH, "01/10/2026", "01/04/2027", "15/09/2026"]
    sheet = read(make_workbook, ["DANH SÁCH VIÊN CHỨC MỚI"], *map(list, head), row)
    assert told(sheet, "since", "until") == [("2026-09-15", None)]
