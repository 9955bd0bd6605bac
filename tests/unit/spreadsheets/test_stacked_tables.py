"""Tables under one another: no row with a name is lost between them without a word."""

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from khenthuong_desktop.domain.terms import SubjectKind
from khenthuong_desktop.spreadsheets.reader import ReadWorkbook, read_workbook
from khenthuong_desktop.spreadsheets.rows.row_classes import RowClass
from tests.unit.spreadsheets.conftest import MakeWorkbook, Rows
from tests.unit.spreadsheets.what_was_read import told

PEOPLE = (
    "Hà Thị Thảo", "Trần Văn Bình", "Lê Thị Hoa", "Phạm Sơn", "NGUYỄN VĂN TÁM", "Ông Đinh Công Tráng", "Tòng Thị Pọm",
    "Vàng A Lử", "Nguyễn Văn Bằng", "Hồ Sơ", "Y Moan Êban", "Cao Bá Quát",
)  # fmt: skip
UNITS = (
    "Tổ Toán", "Tổ Văn", "Phòng Nội vụ", "Tập thể Phòng Kinh tế", "TRẠM Y TẾ XÃ", "Thôn Đông", "Hội Nông dân xã",
    "Tổ Sử", "Khoa Dược",
)  # fmt: skip
HEADINGS = {
    "people": ["Họ và tên", "Chức vụ", "Danh hiệu đề nghị", "Ghi chú"],
    "rated": ["Họ và tên", "Ngày sinh", "Xếp loại năm 2025", "Danh hiệu đã đạt năm 2025"],
    "units": ["Tên tập thể", "Số người", "Danh hiệu đề nghị"],
}
VALUES = {
    "Chức vụ": "Giáo viên", "Danh hiệu đề nghị": "LĐTT", "Ghi chú": "Chuyển đến", "Ngày sinh": "05/07/1985",
    "Xếp loại năm 2025": "HTTNV", "Danh hiệu đã đạt năm 2025": "CSTĐCS", "Số người": 12,
}  # fmt: skip
TITLES: tuple[list[Any], ...] = (
    [],
    [None],
    ["DANH SÁCH TIẾP THEO"],
    ["II", "TẬP THỂ"],
    ["B. Tập thể"],
    [None, "Danh sách tập thể"],
)


@st.composite
def stacked(draw: st.DrawFn) -> tuple[list[list[Any]], list[str]]:
    """The rows of one to three tables of a sheet, and the names in them."""
    names = {"units": list(draw(st.permutations(UNITS)))}
    names["people"] = names["rated"] = list(draw(st.permutations(PEOPLE)))
    rows: list[list[Any]] = [["DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2026"]]
    listed = []
    for sort in draw(st.lists(st.sampled_from(sorted(HEADINGS)), min_size=2, max_size=3)):
        headings, numbered = HEADINGS[sort], draw(st.booleans())
        rows += [["STT"] * numbered + headings]
        for number in range(1, draw(st.integers(1, 3)) + 1):
            name = names[sort].pop()
            said = draw(st.sets(st.sampled_from(headings[1:])))
            # In a numbered list a name alone without a number is a heading, of which nothing is promised here.
            first = draw(st.sampled_from((number, f"{number})", f"0{number}.a", *([None] if said else []))))
            cells = [VALUES[heading] if heading in said else None for heading in headings[1:]]
            rows += [[first] * numbered + [name, *cells]]
            listed.append(name)
        rows += [list(row) for row in draw(st.lists(st.sampled_from(TITLES), max_size=2))]
    return rows, listed


def seen_of(book: ReadWorkbook) -> str:
    """All that the clerk sees of the names in a file: what was read, units taken for headings, and every problem."""
    rows = [(sheet, row) for sheet in book.sheets for row in sheet.rows]
    read = [
        str(row.fields)
        for sheet, row in rows
        if row.row_class is RowClass.DATA or sheet.layout.subject is SubjectKind.COLLECTIVE
    ]
    return " ".join([*read, *(f"{one.value} {one.details}" for one in book.problems)]).casefold()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(stacked())
def test_no_name_between_tables_is_lost_without_a_word(
    tmp_path: Path, made_up: tuple[list[list[Any]], list[str]]
) -> None:
    rows, names = made_up
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    book.save(tmp_path / "list.xlsx")
    seen = seen_of(read_workbook(tmp_path / "list.xlsx"))
    lost = [name for name in names if re.sub(r"^(?:Ông|Tập thể) ", "", name).casefold() not in seen]
    assert lost == []


UNITS_BELOW: Rows = [["Tên tập thể", "Danh hiệu đề nghị", "Ghi chú"], ["Tổ Toán", "TTLĐTT", None]]
WITHOUT_NUMBERS = ["Họ và tên", "Danh hiệu đề nghị", "Thành tích"]
NUMBERED = ["STT", "Họ và tên", "Danh hiệu đề nghị", "Thành tích"]


@pytest.mark.parametrize(
    ("rows", "read"),
    [
        ([WITHOUT_NUMBERS, ["Hà Thị Thảo", "LĐTT"], ["Trần Văn Bình", "CSTĐCS"], []], [("Trần Văn Bình", "CSTĐCS")]),
        ([NUMBERED, [1, "Hà Thị Thảo", "LĐTT"], [None, "Trần Văn Bình", "CSTĐCS"]], [("Trần Văn Bình", "CSTĐCS")]),
        ([NUMBERED, [1, "Hà Thị Thảo", "LĐTT"], ["2)", "Trần Văn Bình"]], [("Trần Văn Bình", None)]),
        ([WITHOUT_NUMBERS, ["Hà Thị Thảo", "LĐTT"], ["Trần Văn Bình"]], [("Trần Văn Bình", None)]),
        (
            [["Tên tập thể", "Số người", "Ghi chú"], ["Tổ Văn", 3], ["Tổ Sử"], ["Tập thể Tổ Lý", 7]],
            [("Tổ Sử", None), ("Tổ Lý", None)],
        ),
    ],
)
def test_the_last_rows_of_a_table_stay_with_it_though_another_follows(
    make_workbook: MakeWorkbook, rows: Rows, read: list[tuple[Any, ...]]
) -> None:
    first, second = read_workbook(make_workbook({"S": [*rows, *UNITS_BELOW]})).sheets
    assert told(first, "name", "award")[1:] == read
    assert told(second, "name", "award") == [("Tổ Toán", "TTLĐTT")]


def test_titles_and_signatures_between_tables_are_neither_read_nor_doubted(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [
        NUMBERED,
        [1, "Hà Thị Thảo", "LĐTT", None],
        [None, "Người lập biểu", None, "Hiệu trưởng"],
        [None, None, None, "Phạm Văn Sơn"],
        ["UBND XÃ AN BÌNH", None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
        ["II", "TẬP THỂ"],
        *UNITS_BELOW,
    ]
    book = read_workbook(make_workbook({"S": rows}))
    assert [told(sheet, "name") for sheet in book.sheets] == [[("Hà Thị Thảo",)], [("Tổ Toán",)]]
    assert {problem.code for problem in book.problems} == {"further_table"}


def test_what_may_be_no_title_of_the_table_below_it_is_told(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [NUMBERED, [1, "Hà Thị Thảo", "LĐTT", None], [], [None, "Tổ Văn"], *UNITS_BELOW]
    problems = read_workbook(make_workbook({"S": rows})).problems
    (doubt,) = [problem for problem in problems if problem.code == "between_tables"]
    assert (doubt.row, doubt.value, doubt.details) == (4, "Tổ Văn", {"rows": "4", "words": "Tổ Văn", "number": 5})


def test_a_heading_that_may_be_a_name_and_is_over_nobody_is_told(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [NUMBERED, ["I", "TỔ VĂN"], [1, "Hà Thị Thảo", "LĐTT", None], [None, "Tòng Văn Pọm"], ["II", "TỔ SỬ"]]
    problems = read_workbook(make_workbook({"S": rows})).problems
    assert [(one.code, one.row, one.value) for one in problems] == [("heading_over_nobody", 4, "Tòng Văn Pọm")]


def test_the_header_of_the_first_table_stands_again_over_a_third(make_workbook: MakeWorkbook) -> None:
    people = [WITHOUT_NUMBERS, ["Hà Thị Thảo", "LĐTT"]]
    third = [WITHOUT_NUMBERS, ["Lê Thị Hoa", "CSTĐCS"]]
    numbered = [NUMBERED, [1, "Trần Văn Bình", "LĐTT"]]
    sheets = read_workbook(make_workbook({"S": [*people, *numbered, *third]})).sheets
    assert [told(sheet, "name", "award") for sheet in sheets] == [
        [("Hà Thị Thảo", "LĐTT")],
        [("Trần Văn Bình", "LĐTT")],
        [("Lê Thị Hoa", "CSTĐCS")],
    ]


@pytest.mark.parametrize("words", ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Người lập biểu"])
def test_what_stands_over_a_table_is_nobody_in_an_empty_one_above_it(make_workbook: MakeWorkbook, words: str) -> None:
    empty, below = read_workbook(make_workbook({"S": [NUMBERED, [None, words], *UNITS_BELOW]})).sheets
    assert (told(empty, "name"), told(below, "name")) == ([], [("Tổ Toán",)])
