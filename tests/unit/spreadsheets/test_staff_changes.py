"""Lists of who came and who left: of whom the days are read, and what is told of the others."""

from typing import Any

import pytest

from khenthuong_desktop.spreadsheets.reader import read_workbook
from khenthuong_desktop.spreadsheets.rows.read_sheet import ReadSheet
from tests.unit.spreadsheets.conftest import MakeWorkbook

BICH: list[Any] = ["Trần Thị Bích", "05/11/1985", "Chuyên viên"]
HAI: list[Any] = ["Lê Văn Hai", "12/03/1970", "Kế toán"]
HEAD: list[Any] = ["STT", "Họ và tên", "Ngày sinh", "Chức vụ"]
CHANGES = "BIẾN ĐỘNG LAO ĐỘNG QUÝ III NĂM 2026"


def read(make_workbook: MakeWorkbook, *rows: list[Any]) -> ReadSheet:
    (sheet,) = read_workbook(make_workbook({"Sheet1": list(rows)})).sheets
    return sheet


def left_on(sheet: ReadSheet) -> list[str | None]:
    return [row.fields.get("until") for row in sheet.data]


def told(sheet: ReadSheet) -> set[str]:
    codes = ("left_by_rows", "leaving_not_read", "going_not_read", "days_of_no_leaving", "day_of_leaving")
    return {problem.code for problem in sheet.problems if problem.code in codes}


@pytest.mark.parametrize("beside", ["Ghi chú", "Danh xưng", "Địa chỉ"])
def test_a_list_of_those_who_retire_is_one_of_staff_whatever_stands_beside(
    make_workbook: MakeWorkbook, beside: str
) -> None:
    head = [*HEAD, "Thời điểm nghỉ hưu", beside]
    sheet = read(make_workbook, ["DANH SÁCH VIÊN CHỨC NGHỈ HƯU NĂM 2026"], head, [1, *BICH, "01/08/2026", "Ông"])
    assert (sheet.layout.code, left_on(sheet), told(sheet)) == ("people", ["2026-08-01"], {"day_of_leaving"})


def test_who_is_commended_for_retiring_is_on_a_list_of_awards(make_workbook: MakeWorkbook) -> None:
    head = [*HEAD, "Hình thức khen thưởng", "Ghi chú"]
    title = ["DANH SÁCH VIÊN CHỨC NGHỈ HƯU ĐỀ NGHỊ KHEN THƯỞNG"]
    sheet = read(make_workbook, title, head, [1, *BICH, "Giấy khen", "Nghỉ 2026"])
    assert sheet.layout.code == "individuals_list"


@pytest.mark.parametrize("fewer", ["LAO ĐỘNG GIẢM", "GIẢM", "Giảm trong kỳ", "Nghỉ hưu, thôi việc", "Thôi việc"])
def test_who_stands_under_a_heading_of_leavers_leaves_on_the_day_beside(
    make_workbook: MakeWorkbook, fewer: str
) -> None:
    came = [["I", "LAO ĐỘNG TĂNG"], [1, *BICH, "01/07/2026", "Tuyển dụng mới"]]
    left = [["II", fewer], [1, *HAI, "01/09/2026", "Theo nguyện vọng"]]
    sheet = read(make_workbook, [CHANGES], [*HEAD, "Ngày", "Lý do"], *came, *left)
    assert (left_on(sheet), sheet.leaving) == ([None, "2026-09-01"], {6})
    assert told(sheet) == {"left_by_rows", "days_of_no_leaving"}


@pytest.mark.parametrize(
    ("reason", "until", "code"),
    [
        ("Nghỉ hưu", "2026-09-01", "left_by_rows"),
        ("Chấm dứt HĐLĐ", "2026-09-01", "left_by_rows"),
        ("Nghỉ theo NĐ 178", "2026-09-01", "left_by_rows"),
        ("Chuyển công tác đến Trung tâm Y tế", None, "going_not_read"),
        ("Điều động sang Phòng Kế toán", None, "going_not_read"),
        ("Nghỉ thai sản", None, "days_of_no_leaving"),
        ("Tuyển dụng mới", None, "days_of_no_leaving"),
    ],
)
def test_a_reason_tells_who_left(make_workbook: MakeWorkbook, reason: str, until: str | None, code: str) -> None:
    title = ["DANH SÁCH VIÊN CHỨC CHUYỂN CÔNG TÁC, THÔI VIỆC, NGHỈ HƯU NĂM 2026"]
    rows: list[list[Any]] = [[1, *BICH, "Thôi việc", "01/04/2026"], [2, *HAI, reason, "01/09/2026"]]
    sheet = read(make_workbook, title, [*HEAD, "Lý do", "Thời gian"], *rows)
    assert left_on(sheet) == ["2026-04-01", until] and code in told(sheet)


def test_who_came_from_elsewhere_did_not_leave(make_workbook: MakeWorkbook) -> None:
    came = [["I", "TĂNG"], [1, *BICH, "01/07/2026", "Chuyển công tác từ Sở Y tế"]]
    left = [["II", "GIẢM"], [1, *HAI, "01/09/2026", "Nghỉ hưu"]]
    sheet = read(make_workbook, [CHANGES], [*HEAD, "Ngày", "Lý do"], *came, *left)
    assert (left_on(sheet), told(sheet)) == ([None, "2026-09-01"], {"left_by_rows", "days_of_no_leaving"})


def test_who_left_on_no_known_day_is_told(make_workbook: MakeWorkbook) -> None:
    rows = [["II", "LAO ĐỘNG GIẢM"], [1, *HAI, "Tháng 9/2026", "Nghỉ hưu"]]
    sheet = read(make_workbook, [CHANGES], [*HEAD, "Ngày", "Lý do"], *rows)
    assert (left_on(sheet), told(sheet), sheet.leaving) == ([None], {"leaving_not_read"}, {4})


@pytest.mark.parametrize("title", ["KẾ HOẠCH BIẾN ĐỘNG LAO ĐỘNG", "DANH SÁCH TĂNG LƯƠNG, TĂNG GIẢM PHỤ CẤP", "NHÂN SỰ"])
def test_what_is_planned_or_of_something_else_lets_nobody_leave(make_workbook: MakeWorkbook, title: str) -> None:
    rows = [["II", "GIẢM"], [1, *HAI, "01/09/2026", "Nghỉ hưu"]]
    sheet = read(make_workbook, [title], [*HEAD, "Ngày", "Lý do"], *rows)
    assert (left_on(sheet), told(sheet)) == ([None], set())


@pytest.mark.parametrize(
    ("written", "post"),
    [
        ("Trưởng khoa (bổ nhiệm lại)", "Trưởng khoa"),
        ("Phó Trưởng phòng - bổ nhiệm mới", "Phó Trưởng phòng"),
        ("Hiệu trưởng (bổ nhiệm lại từ 01/7/2026)", "Hiệu trưởng"),
        ("Trưởng phòng (phụ trách)", "Trưởng phòng (phụ trách)"),
    ],
)
def test_how_a_post_was_given_is_no_part_of_it(make_workbook: MakeWorkbook, written: str, post: str) -> None:
    title = ["DANH SÁCH VIÊN CHỨC ĐƯỢC BỔ NHIỆM, BỔ NHIỆM LẠI NĂM 2026"]
    head = ["STT", "Họ và tên", "Ngày sinh", "Chức vụ được bổ nhiệm"]
    sheet = read(make_workbook, title, head, [1, "Lưu Quốc Bảo", "26/11/1979", written])
    assert [row.fields["job_title"] for row in sheet.data] == [post]


def test_initiatives_that_are_only_promised_are_said_to_be_unread(make_workbook: MakeWorkbook) -> None:
    head = ["STT", "Họ và tên", "Đơn vị", "Tên sáng kiến đăng ký", "Ghi chú"]
    row = [1, "Trịnh Đình Tùng", "Nhà máy nước", "Tự động hóa xả cặn bể lắng", None]
    sheet = read(make_workbook, ["DANH SÁCH ĐĂNG KÝ SÁNG KIẾN NĂM 2026"], head, row)
    assert [one.column for one in sheet.problems if one.code == "initiatives_promised_unread"] == ["D"]


def test_who_is_away_for_a_time_did_not_leave_though_they_are_fewer(make_workbook: MakeWorkbook) -> None:
    head = [*HEAD, "Tăng/Giảm", "Ngày", "Ghi chú"]
    rows = [[1, *BICH, "Giảm", "20/08/2026", "Nghỉ thai sản"], [2, *HAI, "Giảm", "15/08/2026", "Nghỉ việc"]]
    assert left_on(read(make_workbook, ["TĂNG GIẢM NHÂN SỰ THÁNG 8/2026"], head, *rows)) == [None, "2026-08-15"]


def test_numbered_headings_of_changes_are_nobody(make_workbook: MakeWorkbook) -> None:
    rows = [["1", "Tuyển mới"], [1, *BICH, "01/03/2026"], ["2", "Nghỉ việc"], [1, *HAI, "01/04/2026"]]
    sheet = read(make_workbook, ["BÁO CÁO BIẾN ĐỘNG NHÂN SỰ"], [*HEAD, "Ngày"], *rows)
    assert ([row.fields["name"] for row in sheet.data], left_on(sheet)) == ([BICH[0], HAI[0]], [None, "2026-04-01"])


def test_who_is_appointed_by_a_decision_has_no_award(make_workbook: MakeWorkbook) -> None:
    head = ["STT", "Họ và tên", "Chức vụ cũ", "Chức vụ mới", "Số quyết định", "Ngày quyết định", "Ghi chú"]
    row = [1, "Lưu Quốc Bảo", "Bác sĩ", "Trưởng khoa", "12/QĐ-BV", "01/08/2026", "5 năm"]
    sheet = read(make_workbook, ["DANH SÁCH BỔ NHIỆM CÁN BỘ NĂM 2026"], head, row)
    assert (sheet.layout.code, sheet.usable, sheet.data[0].fields["job_title"]) == ("people", True, "Trưởng khoa")


def test_a_note_is_no_news_of_who_left_on_the_day_beside(make_workbook: MakeWorkbook) -> None:
    head = [*HEAD, "Thời điểm nghỉ hưu", "Ghi chú"]
    rows = [[1, *BICH, "01/08/2026", "Nghỉ hưu trước tuổi"], [2, *HAI, None, "Nghỉ hưu"]]
    sheet = read(make_workbook, ["DANH SÁCH VIÊN CHỨC NGHỈ HƯU NĂM 2026"], head, *rows)
    assert [one.row for one in sheet.problems if one.code in ("note_of_absence", "leaving_not_read")] == [4, 4]
