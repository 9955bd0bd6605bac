"""Marks under awards, and awards of a year: which are proposed, registered or held, whatever clerks tick with."""

from typing import Any

import pytest

from khenthuong_desktop.spreadsheets.reader import read_workbook
from tests.unit.spreadsheets.conftest import MakeWorkbook
from tests.unit.spreadsheets.what_was_read import only, places

WHO: list[Any] = ["STT", "Họ và tên", "Chức vụ", "Đơn vị"]
AN: list[Any] = [1, "Nguyễn Văn An", "Chủ tịch", "UBND xã"]
CAM: list[Any] = [2, "Hoàng Thị Cam", "Giáo viên", "Trường Mầm non An Bình"]


@pytest.mark.parametrize("tick", ["+", "v", "✓", "X", "√", "LĐTT", "Lao động tiên tiến"])
def test_whatever_a_clerk_ticks_with_registers_for_the_award_above(make_workbook: MakeWorkbook, tick: str) -> None:
    rows = [["ĐĂNG KÝ THI ĐUA NĂM 2027"], [*WHO, "LĐTT", "CSTĐCS"], [*AN, tick, "x"], [*CAM, tick, None]]
    book = read_workbook(make_workbook({"Sheet1": rows}))
    told = [row.fields["registered_2027"] for row in only(book).data]
    assert told == ["LĐTT; CSTĐCS", "LĐTT"]
    assert [code for _, code, *_ in places(book)] == ["said_above"]


def test_a_tick_with_what_nobody_sees_behind_it_is_one(make_workbook: MakeWorkbook) -> None:
    rows = [["ĐĂNG KÝ THI ĐUA NĂM 2027"], [*WHO, "LĐTT", "CSTĐCS"], [*AN, "x\u200b", "x"], [*CAM, "x", None]]
    book = read_workbook(make_workbook({"Sheet1": rows}))
    assert [row.fields["registered_2027"] for row in only(book).data] == ["LĐTT; CSTĐCS", "LĐTT"]


def test_the_short_name_of_the_award_above_proposes_it(make_workbook: MakeWorkbook) -> None:
    rows = [[*WHO, "Lao động tiên tiến", "Chiến sĩ thi đua cơ sở"], [*AN, "LĐTT", "CSTĐCS"], [*CAM, "LĐTT", None]]
    (first, second) = only(read_workbook(make_workbook({"Sheet1": rows}))).data
    assert [first.fields["award"], first.fields["award_form"]] == ["Lao động tiên tiến", "Chiến sĩ thi đua cơ sở"]
    assert (second.fields["award"], second.fields.get("award_form")) == ("Lao động tiên tiến", None)


def test_another_award_than_the_one_above_is_no_tick(make_workbook: MakeWorkbook) -> None:
    rows = [[*WHO, "LĐTT"], [*AN, "CSTĐCS"]]
    book = read_workbook(make_workbook({"Sheet1": rows}))
    assert places(book) == [("warning", "extra_column", 1, "E")]


def test_marked_awards_and_ratings_of_one_list_are_both_read(make_workbook: MakeWorkbook) -> None:
    rows = [
        ["TỔNG HỢP ĐÁNH GIÁ, BÌNH XÉT THI ĐUA NĂM 2025"],
        [*WHO, "Xếp loại", "LĐTT", "CSTĐCS"],
        [*AN, "HTXSNV", "x", "x"],
        [*CAM, "HTTNV", "x", None],
    ]
    book = read_workbook(make_workbook({"Sheet1": rows}))
    sheet = only(book)
    assert [row.fields["rating_2025"] for row in sheet.data] == ["HTXSNV", "HTTNV"]
    assert [row.fields["award"] for row in sheet.data] == ["LĐTT", "LĐTT"]
    assert sheet.data[0].fields["award_form"] == "CSTĐCS"
    assert [use.column for use in sheet.uses if use.lost] == []


def test_families_of_culture_marked_by_years_were_that_in_these_years(make_workbook: MakeWorkbook) -> None:
    rows = [
        ["DANH SÁCH HỘ GIA ĐÌNH ĐẠT DANH HIỆU GIA ĐÌNH VĂN HÓA"],
        ["STT", "Họ và tên chủ hộ", "Địa chỉ", "Đạt Gia đình văn hóa năm", None],
        [None, None, None, 2023, 2024],
        [1, "Nguyễn Văn Tám", "Xóm 1", "x", "x"],
        [2, "Trần Thị Lan", "Xóm 2", None, "X"],
    ]
    merges = ["A2:A3", "B2:B3", "C2:C3", "D2:E2"]
    (first, second) = only(read_workbook(make_workbook({"GĐVH": rows}, merges={"GĐVH": merges}))).data
    assert (first.fields["held_2023"], first.fields["held_2024"]) == ("Gia đình văn hóa", "Gia đình văn hóa")
    assert ("held_2023" in second.fields, second.fields["held_2024"]) == (False, "Gia đình văn hóa")
    assert "award" not in first.fields


@pytest.mark.parametrize("heading", ["LĐTT {}", "Đạt LĐTT năm {}"])
def test_one_award_marked_under_several_years_is_held(make_workbook: MakeWorkbook, heading: str) -> None:
    rows = [[*WHO, heading.format(2023), heading.format(2024)], [*AN, "x", "x"], [*CAM, None, "x"]]
    (first, second) = only(read_workbook(make_workbook({"Sheet1": rows}))).data
    assert (first.fields["held_2023"], first.fields["held_2024"]) == ("LĐTT", "LĐTT")
    assert ("held_2023" in second.fields, second.fields["held_2024"]) == (False, "LĐTT")


COLLECTIVE: list[Any] = ["STT", "Tên tập thể", "Danh hiệu 2025", "Tổng số lao động"]
OFFICE: list[Any] = [1, "Phòng Tài chính", "TTLĐTT", 12]


@pytest.mark.parametrize("title", ["TỔNG HỢP TẬP THỂ", "DANH SÁCH TẬP THỂ"])
def test_the_award_of_a_year_beside_collectives_was_given(make_workbook: MakeWorkbook, title: str) -> None:
    book = read_workbook(make_workbook({"Sheet1": [[title], COLLECTIVE, OFFICE]}))
    assert only(book).data[0].fields["held_2025"] == "TTLĐTT"
    assert places(book) == [("warning", "award_supposed_held", 2, "C")]


def test_the_award_of_a_year_in_a_summary_of_people_was_given(make_workbook: MakeWorkbook) -> None:
    rows = [["TỔNG HỢP KẾT QUẢ THI ĐUA"], [*WHO, "Danh hiệu 2025"], [*AN, "LĐTT"]]
    book = read_workbook(make_workbook({"Sheet1": rows}))
    assert only(book).data[0].fields["held_2025"] == "LĐTT"
    assert places(book) == [("warning", "award_supposed_held", 2, "E")]


def test_elsewhere_what_the_award_of_a_year_is_stays_to_be_said(make_workbook: MakeWorkbook) -> None:
    rows = [["TỔNG HỢP TẬP THỂ ĐỀ NGHỊ KHEN THƯỞNG"], COLLECTIVE, OFFICE]
    asked = read_workbook(make_workbook({"Sheet1": rows}))
    assert places(asked) == [("warning", "extra_award_year", 2, "C")]
    people = read_workbook(make_workbook({"Sheet1": [["DANH SÁCH"], [*WHO, "Danh hiệu 2025"], [*AN, "LĐTT"]]}))
    assert places(people) == [("warning", "extra_award_year", 2, "E")]


def test_kind_and_superior_of_collectives_are_read(make_workbook: MakeWorkbook) -> None:
    rows = [
        ["STT", "Tên tập thể", "Số CBCNVC", "Loại hình đơn vị", "Trực thuộc"],
        [1, "Phòng Tài chính", 12, "Phòng", "Công ty Bình Minh"],
    ]
    sheet = only(read_workbook(make_workbook({"Sheet1": rows})))
    assert sheet.data[0].fields == {
        "name": "Phòng Tài chính",
        "headcount": 12,
        "kind": "Phòng",
        "parent": "Công ty Bình Minh",
        "subject_kind": "collective",
    }


MARKED: list[Any] = [*WHO, "Danh hiệu đăng ký", None, None, None]
LOWER: list[Any] = [None, None, None, None, "LĐTT", "CSTĐCS", "Giấy khen", "Bằng khen cấp tỉnh"]
ABOVE = ["A2:A3", "B2:B3", "C2:C3", "D2:D3", "E2:H2"]


def test_every_mark_of_a_row_registers(make_workbook: MakeWorkbook) -> None:
    rows = [["BẢNG ĐĂNG KÝ NĂM 2027"], MARKED, LOWER, [*AN, "x", "x", "x", "x"], [*CAM, "x", None, None, "x"]]
    sheet = only(read_workbook(make_workbook({"Sheet1": rows}, merges={"Sheet1": ABOVE})))
    assert sheet.layout.code == "registrations"
    assert [row.fields["award"] for row in sheet.data] == [
        "LĐTT; CSTĐCS; Giấy khen; Bằng khen cấp tỉnh",
        "LĐTT; Bằng khen cấp tỉnh",
    ]


def test_every_mark_of_a_row_proposes(make_workbook: MakeWorkbook) -> None:
    upper = [*MARKED[:4], "Danh hiệu đề nghị", *MARKED[5:]]
    rows = [["DANH SÁCH ĐỀ NGHỊ"], upper, LOWER, [*AN, "x", "x", "x", "x"]]
    (row,) = only(read_workbook(make_workbook({"Sheet1": rows}, merges={"Sheet1": ABOVE}))).data
    told = [row.fields[name] for name in ("award", "award_form", "award_title")]
    assert told == ["LĐTT; Bằng khen cấp tỉnh", "CSTĐCS", "Giấy khen"]


@pytest.mark.parametrize("sheet", ["Đăng ký", "Sheet1"])
def test_awards_of_people_and_of_collectives_under_headings_of_their_own(
    make_workbook: MakeWorkbook, sheet: str
) -> None:
    rows = [
        ["ĐĂNG KÝ DANH HIỆU THI ĐUA NĂM 2026"],
        ["TT", "Họ và tên / Tập thể", "Danh hiệu cá nhân", None, "Danh hiệu tập thể"],
        [None, None, "LĐTT", "CSTĐCS", "TTLĐTT"],
        [1, "Phòng Kinh tế", None, None, "x"],
        [2, "Phạm Thị Dung", "x", "x", None],
    ]
    merges = ["A2:A3", "B2:B3", "C2:D2"]
    read = only(read_workbook(make_workbook({sheet: rows}, merges={sheet: merges})))
    assert read.layout.code == "registrations"
    assert [row.fields["award"] for row in read.data] == ["TTLĐTT", "LĐTT; CSTĐCS"]


def test_awards_that_nobody_registers_for_are_proposed(make_workbook: MakeWorkbook) -> None:
    rows = [["DANH SÁCH ĐỀ NGHỊ NĂM 2026"], [*WHO, "Danh hiệu cá nhân"], [*AN, "LĐTT"], [*CAM, "CSTĐCS"]]
    sheet = only(read_workbook(make_workbook({"Sheet1": rows})))
    assert [row.fields["award_title"] for row in sheet.data] == ["LĐTT", "CSTĐCS"]


def test_an_award_may_be_headed_in_two_rows(make_workbook: MakeWorkbook) -> None:
    rows: list[list[Any]] = [
        ["STT", "Họ và tên", "Đơn vị", "Danh hiệu đề nghị", None, None],
        [None, None, None, "LĐTT", "CSTĐ", "Khác"],
        [None, None, None, None, "cơ sở", None],
        [1, "Nguyễn Văn An", "Tổ 1", "x", "x", "GK GĐ Sở"],
    ]
    merges = {"S": ["A1:A3", "B1:B3", "C1:C3", "D1:F1", "D2:D3", "F2:F3"]}
    (row,) = only(read_workbook(make_workbook({"S": rows}, merges=merges))).data
    told = [row.fields.get(name) for name in ("award", "award_form", "award_title")]
    assert told == ["LĐTT", "CSTĐ cơ sở", "GK GĐ Sở"]


def test_what_is_asked_to_be_given_is_proposed(make_workbook: MakeWorkbook) -> None:
    rows = [[*WHO, "Đề nghị tặng"], [*AN, "LĐTT"], [*CAM, "Giấy khen"]]
    sheet = only(read_workbook(make_workbook({"Sheet1": rows})))
    assert [row.fields["award"] for row in sheet.data] == ["LĐTT", "Giấy khen"]


def test_who_stands_under_an_award_in_a_list_that_registers_is_registered_for_it(make_workbook: MakeWorkbook) -> None:
    rows: list[list[Any]] = [
        ["BẢNG ĐĂNG KÝ THI ĐUA NĂM 2027 CỦA XÃ MINH TÂN"],
        ["TT", "Tên đơn vị, cá nhân", "Đơn vị", "Ghi chú"],
        ["I", "TẬP THỂ LAO ĐỘNG XUẤT SẮC"],
        [1, "Phòng Kinh tế"],
        ["II", "LAO ĐỘNG TIÊN TIẾN"],
        [1, "Phạm Thị Dung", "Phòng Kinh tế"],
    ]
    sheet = only(read_workbook(make_workbook({"DK": rows})))
    assert (sheet.layout.code, sheet.usable) == ("registrations", True)
    assert [(row.fields["name"], row.fields["award"], row.fields["year"]) for row in sheet.data] == [
        ("Phòng Kinh tế", "TẬP THỂ LAO ĐỘNG XUẤT SẮC", 2027),
        ("Phạm Thị Dung", "LAO ĐỘNG TIÊN TIẾN", 2027),
    ]
    alone = only(read_workbook(make_workbook({"DK": [*rows[:2], [1, "Trần Thị Bích", "Văn phòng"], *rows[4:]]})))
    assert [problem.code for problem in alone.problems if problem.row == 3] == ["required_missing"]
    asked = only(read_workbook(make_workbook({"DK": [["DANH SÁCH ĐỀ NGHỊ NĂM 2027"], *rows[1:]]})))
    assert asked.layout.code == "nominees_list"


@pytest.mark.parametrize(
    "numbers", [[1, 2, 3, 4, 5, 6], ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"], ["A", "B", 1, 2, 3, 4], [*"ABCDEF"]]
)
def test_a_row_of_numbers_below_the_headings_is_no_mark(make_workbook: MakeWorkbook, numbers: list[Any]) -> None:
    title = ["DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2026"]
    rows = [title, [*WHO, "LĐTT", "CSTĐCS"], numbers, [*AN, "x", "x"], [*CAM, "x", None]]
    sheet = only(read_workbook(make_workbook({"Sheet1": rows})))
    assert [row.fields.get("award") for row in sheet.data] == ["LĐTT", "LĐTT"]
    assert [row.fields.get("award_form") for row in sheet.data] == ["CSTĐCS", None]
    assert [use.column for use in sheet.uses if use.lost] == []


@pytest.mark.parametrize("title", ["ĐĂNG KÝ THI ĐUA NĂM 2027", "DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2026"])
def test_an_award_beside_an_upper_heading_of_awards_is_ticked_for_itself(
    make_workbook: MakeWorkbook, title: str
) -> None:
    heading = [*WHO, "Danh hiệu thi đua", None, "Giấy khen"]
    lower = [None, None, None, None, "LĐTT", "CSTĐCS", None]
    rows = [[title], heading, lower, [*AN, "x", "x", None], [*CAM, None, None, "x"]]
    sheet = only(read_workbook(make_workbook({"Sheet1": rows})))
    awards = ("award", "award_form", "award_title", "registered_2027")
    told = ["; ".join(row.fields[name] for name in awards if name in row.fields) for row in sheet.data]
    assert told == ["LĐTT; CSTĐCS", "Giấy khen"]
    assert [use.column for use in sheet.uses if use.lost] == []
