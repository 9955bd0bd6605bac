"""Words that refuse an award to those below them, wherever they stand: over rows, over tables, in a title."""

from typing import Any

import pytest

from khenthuong_desktop.spreadsheets.layouts.refusals import (
    is_no_result,
    refuses,
    refuses_registration,
    takes_out,
    tells_result,
)
from khenthuong_desktop.spreadsheets.reader import read_workbook
from khenthuong_desktop.spreadsheets.rows.read_sheet import ReadSheet
from khenthuong_desktop.spreadsheets.tables.carried_headings import place_of, refusal_above, under_heading
from tests.unit.spreadsheets.conftest import MakeWorkbook, Rows
from tests.unit.spreadsheets.what_was_read import only, told

HEADINGS = ["STT", "Họ và tên", "Ngày sinh", "Chức vụ"]
THAO, BINH, HOA = (
    [number, name, "05/07/1985", "Giáo viên"]
    for number, name in enumerate(("Hà Thị Thảo", "Trần Văn Bình", "Lê Thị Hoa"), start=1)
)
ASKED = ["DANH SÁCH ĐỀ NGHỊ DANH HIỆU LAO ĐỘNG TIÊN TIẾN NĂM 2026"]


@pytest.mark.parametrize(
    "words",
    [
        "Không đạt", "KHÔNG ĐẠT DANH HIỆU LAO ĐỘNG TIÊN TIẾN", "Không xét", "Không xét thi đua", "Chưa xét",
        "Không đề nghị", "Không công nhận", "Chưa được công nhận", "Rút danh hiệu", "Hạ bậc", "Không đủ tiêu chuẩn",
        "Không đăng ký", "CHƯA ĐỦ ĐIỀU KIỆN XÉT LAO ĐỘNG TIÊN TIẾN", "Trường hợp không đề nghị",
        "Cá nhân không đạt danh hiệu", "DANH SÁCH KHÔNG ĐẠT", "Không xếp loại", "Không được khen thưởng",
        "KHONG DAT DANH HIEU", "Bị loại", "Không đạt (02)", "Hủy bỏ danh hiệu LĐTT", "Thu hồi Quyết định khen thưởng",
        "Đề nghị không công nhận", "Không tham gia bình xét",
    ],
)  # fmt: skip
def test_words_refuse(words: str) -> None:
    assert refuses(words)
    assert tells_result(words)
    assert place_of((words,)) is None


@pytest.mark.parametrize(
    "words",
    [
        "Không có", "CÁN BỘ KHÔNG CHUYÊN TRÁCH", "Không giữ chức vụ quản lý", "Lao động tiên tiến", "Tổ Văn", "Bác sĩ",
        "Hộ không có đất sản xuất", "Phân loại", "Không hoàn thành nhiệm vụ", "Chưa vào biên chế", "Đạt và không đạt",
        "Đề nghị tặng Giấy khen cho cá nhân chưa được khen thưởng", "Đề nghị khen thưởng (không xét hợp đồng)",
        "Viên chức công tác không đủ 12 tháng", "Thôn Rút", "Loại A",
    ],
)  # fmt: skip
def test_words_that_say_something_else_do_not_refuse(words: str) -> None:
    assert not refuses(words)


@pytest.mark.parametrize("words", ["Đạt", "ĐỀ NGHỊ KHEN THƯỞNG", "Đủ điều kiện", "Danh sách đạt danh hiệu", "Đăng ký"])
def test_words_that_only_grant_are_no_place(words: str) -> None:
    assert tells_result(words) and not refuses(words)
    assert place_of((words,)) is None


@pytest.mark.parametrize(
    ("words", "others"),
    [
        ("Hoãn", "Hoàn"), ("Tạm hoãn xét", "Hoàn thành"), ("Bác", "Bậc"), ("Bị bác", "Bắc"), ("Loại", "Loài"),
        ("Rút", "Rứt"), ("Hủy", "Huy"), ("Không khen", "Khổng Khen"), ("Trả hồ sơ", "Tra hồ sơ"),
    ],
)  # fmt: skip
def test_words_that_take_a_row_out_are_told_from_those_that_differ_in_accents_alone(words: str, others: str) -> None:
    assert takes_out(words) and not takes_out(others)


@pytest.mark.parametrize("words", ["Không duyệt", "Không phê duyệt", "Không tham gia bình xét", "Không nhất trí"])
def test_a_note_refuses_in_the_words_of_headings(words: str) -> None:
    assert takes_out(words) and refuses(words) and is_no_result(words)


@pytest.mark.parametrize(
    ("words", "refused"),
    [
        ("Không đăng ký", True),
        ("Rút", True),
        ("Hoãn xét", True),
        ("Bị loại", True),
        ("Không đạt do không hoàn thành nhiệm vụ", False),
        ("Không đạt vì xếp loại thấp", False),
        ("Không đạt, chỉ được Huy chương", False),
    ],
)
def test_a_registration_is_taken_back_by_words_of_its_own(words: str, refused: bool) -> None:
    assert refuses_registration(words) is refused


def test_a_refusal_ends_with_what_it_stood_under_and_goes_on_with_what_stands_under_it() -> None:
    def over(*headings: str) -> str:
        """What refuses below the last of these headings; rows stand under those that end in a point."""
        groups: tuple[str, ...] = ()
        listed = False
        for words in headings:
            groups, listed = under_heading(groups, words.rstrip("."), listed), words.endswith(".")
        return refusal_above(groups)

    assert over("Lao động tiên tiến.", "Không đạt.") == "Không đạt"
    assert over("Lao động tiên tiến.", "Không đạt LĐTT.", "Chiến sĩ thi đua cơ sở.") == ""
    assert over("Không đề nghị", "Lao động tiên tiến.") == "Không đề nghị"
    assert over("Lao động tiên tiến.", "Không đề nghị", "Lao động tiên tiến.", "CSTĐCS.") == "Không đề nghị"
    assert over("Tổ Văn", "Đạt.", "Không đạt.", "Tổ Toán.") == ""
    assert over("Không đạt", "Tổ Văn.", "Tổ Toán.") == "Không đạt"
    assert over("Không đạt", "Cá nhân.", "Tập thể.") == "Không đạt"
    assert over("Không đạt.", "Đạt.") == ""


def read(make_workbook: MakeWorkbook, rows: Rows) -> ReadSheet:
    return only(read_workbook(make_workbook({"S": rows})))


def headed(sheet: ReadSheet, code: str) -> list[tuple[Any, Any]]:
    return [(problem.value, problem.details["rows"]) for problem in sheet.problems if problem.code == code]


@pytest.mark.parametrize("heading", [["II", "Không đạt"], ["Không đạt"], [None, "Không đạt"], ["2.", "Không đạt"]])
def test_rows_under_a_heading_that_refuses_say_so_and_it_is_no_unit(
    make_workbook: MakeWorkbook, heading: list[Any]
) -> None:
    sheet = read(make_workbook, [ASKED, HEADINGS, THAO, heading, BINH, HOA])
    rows = [(row.fields.get("name"), row.fields.get("unit"), row.fields.get("result")) for row in sheet.data]
    assert rows == [
        ("Hà Thị Thảo", None, None),
        ("Trần Văn Bình", None, "Không đạt"),
        ("Lê Thị Hoa", None, "Không đạt"),
    ]
    assert headed(sheet, "under_refusal") == [("Không đạt", "5, 6")]


def test_a_refusing_heading_takes_the_awards_of_its_rows(make_workbook: MakeWorkbook) -> None:
    headings = [*HEADINGS, "Danh hiệu đề nghị"]
    rows: Rows = [ASKED, headings, [*THAO, "LĐTT"], ["II", "Không đề nghị"], [*BINH, "LĐTT"]]
    assert told(read(make_workbook, rows), "name", "award") == [("Hà Thị Thảo", "LĐTT"), ("Trần Văn Bình", None)]


@pytest.mark.parametrize("under", [[], [["NĂM HỌC 2025-2026"]], [["(Kèm theo Tờ trình số 5)"], []]])
def test_a_title_that_refuses_holds_for_its_table_alone(make_workbook: MakeWorkbook, under: list[list[Any]]) -> None:
    title = ["DANH SÁCH KHÔNG ĐẠT DANH HIỆU LAO ĐỘNG TIÊN TIẾN"]
    rows = [ASKED, HEADINGS, THAO, [], title, *under, HEADINGS, BINH]
    first, second = read_workbook(make_workbook({"S": rows})).sheets
    assert told(first, "name", "result") == [("Hà Thị Thảo", None)]
    assert told(second, "name", "result") == [("Trần Văn Bình", "Không đạt")]
    assert headed(second, "under_refusal") == [(title[0], str(len(rows)))]


def test_ratings_over_rows_are_told_and_no_units(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        ["KẾT QUẢ XẾP LOẠI NĂM 2025"],
        HEADINGS,
        ["I", "Hoàn thành xuất sắc nhiệm vụ"],
        THAO,
        ["II", "Hoàn thành tốt nhiệm vụ: 01 người"],
        BINH,
        ["III", "Không xếp loại"],
        HOA,
    ]
    sheet = read(make_workbook, rows)
    assert [row.fields.get("unit") for row in sheet.data] == [None, None, None]
    assert headed(sheet, "under_rating") == [
        ("Hoàn thành xuất sắc nhiệm vụ", "4"),
        ("Hoàn thành tốt nhiệm vụ: 01 người", "6"),
    ]
    assert headed(sheet, "under_refusal") == [("Không xếp loại", "8")]
