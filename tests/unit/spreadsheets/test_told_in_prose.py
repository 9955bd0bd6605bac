"""Lines above a table of people that say something of a collective are told, for no row says it."""

from typing import Any

import pytest

from tests.unit.spreadsheets.conftest import MakeWorkbook, Rows
from tests.unit.spreadsheets.test_what_lists_say_besides import read

TITLE = ["BẢN ĐĂNG KÝ DANH HIỆU THI ĐUA NĂM 2026"]
TABLE: Rows = [["STT", "Họ và tên", "Chức vụ", "Lao động tiên tiến"], [1, "Cao Bá Quát", "Giảng viên", "x"]]


def told(make_workbook: MakeWorkbook, *lines: str) -> list[str | None]:
    rows: Rows = [["TRƯỜNG THCS AN BÌNH"], TITLE, *([line] for line in lines), ["II. Cá nhân"], *TABLE]
    return [one.value for one in read(make_workbook, rows).problems if one.code == "collective_in_prose"]


@pytest.mark.parametrize(
    "line",
    [
        "I. Tập thể: Khoa Điện - Điện tử đăng ký danh hiệu: Tập thể lao động xuất sắc",
        "I. Tập thể: Tập thể lao động xuất sắc",
        "1. Tập thể: TTLĐXS",
        "- Tập thể Tổ Văn phòng đăng ký danh hiệu Tập thể LĐTT",
        "Tổ Văn phòng phấn đấu đạt Tập thể lao động tiên tiến",
        "Đơn vị: Tổ Văn phòng đề nghị tặng Cờ thi đua của UBND tỉnh",
        "Tập thể Tổ Văn phòng đề nghị tặng Bằng khen",
        "I. DANH HIỆU TẬP THỂ: Tập thể Lao động tiên tiến",
        "1. Danh hiệu thi đua tập thể đăng ký: TTLĐXS",
        "Danh hiệu của đơn vị: Cờ thi đua của UBND tỉnh",
    ],
)
def test_a_line_that_registers_or_proposes_a_collective_is_told_in_its_words(
    make_workbook: MakeWorkbook, line: str
) -> None:
    assert told(make_workbook, line) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "DANH SÁCH ĐỀ NGHỊ TẶNG TẬP THỂ LAO ĐỘNG TIÊN TIẾN, LAO ĐỘNG TIÊN TIẾN",
        "TẬP THỂ, CÁ NHÂN ĐỀ NGHỊ TẶNG GIẤY KHEN",
        "Đơn vị: Tổ Văn phòng",
        "I. DANH HIỆU TẬP THỂ: ....................",
        "I. Danh hiệu tập thể: Không đăng ký",
        "I. Tập thể",
        "Tập thể: 02; cá nhân: 15",
        "(Kèm theo Tờ trình của Tổ Văn phòng đề nghị tặng danh hiệu Tập thể lao động tiên tiến)",
    ],
)
def test_titles_and_units_are_no_such_lines(make_workbook: MakeWorkbook, line: str) -> None:
    assert told(make_workbook, line) == []


@pytest.mark.parametrize(("heading", "count"), [("Họ và tên", 1), ("Tên tập thể, cá nhân", 0)])
def test_it_is_told_over_people_of_any_list_but_not_where_rows_may_say_it(
    make_workbook: MakeWorkbook, heading: str, count: int
) -> None:
    line = "I. DANH HIỆU TẬP THỂ: Tập thể Lao động tiên tiến"
    head = ["STT", heading, "Chức vụ", "Danh hiệu thi đua đăng ký"]
    row = [1, "Cao Bá Quát", "Giảng viên", "Lao động tiên tiến"]
    rows: Rows = [["TRƯỜNG THCS AN BÌNH"], TITLE, [line], ["II. Cá nhân"], head, row]
    problems = read(make_workbook, rows).problems
    assert [one.code for one in problems].count("collective_in_prose") == count


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ([None, "Tập thể khoa đăng ký: Tập thể Lao động xuất sắc"], True),
        (["Tập thể khoa đăng ký danh hiệu Tập thể lao động tiên tiến"], True),
        (["- Tập thể: Tập thể Lao động tiên tiến"], True),
        (["* Danh hiệu tập thể: Tập thể Lao động xuất sắc"], True),
        (["Tập thể khoa đề nghị xét tặng cá nhân có tên trên"], False),
        (["Người lập", None, "TRƯỞNG KHOA"], False),
    ],
)
@pytest.mark.parametrize("blank", [False, True])
def test_a_collective_below_the_people_is_told(
    make_workbook: MakeWorkbook, line: list[Any], *, told: bool, blank: bool
) -> None:
    head = ["STT", "Họ và tên", "Chức vụ", "Danh hiệu thi đua đăng ký"]
    row = [1, "Tạ Đức Minh", "Trưởng khoa", "Chiến sĩ thi đua cơ sở"]
    rows: Rows = [["ĐĂNG KÝ DANH HIỆU THI ĐUA NĂM 2026"], head, row, *([[]] if blank else []), line]
    sheet = read(make_workbook, rows)
    assert len(sheet.data) == 1 and ("collective_in_prose" in [one.code for one in sheet.problems]) == told
