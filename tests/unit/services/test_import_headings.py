"""The clerk points at the row of headings where the program found none or another one; next time it is known."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from khenthuong_desktop.errors import ValuesRefused
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services import imports
from khenthuong_desktop.services.imports import Preview, RowStatus, ToldColumns
from khenthuong_desktop.store.database import Database

Show = Callable[..., Preview]
UNKNOWN = ["TT thứ", "Người", "Sinh năm nào", "Làm gì", "Nơi làm"]
PEOPLE: list[list[Any]] = [
    [1, "Nguyễn Văn An", "12/3/1980", "Giáo viên", "Phòng Kinh tế"],
    [2, "Lê Thị Bình", 1985, "Kế toán", "Phòng Kinh tế"],
]


@pytest.fixture
def show(db: Database, library: Library, tmp_path: Path) -> Show:
    def read(*rows: list[Any], headings: dict[str, int] | None = None, sheets: tuple[str, ...] = ("DS",)) -> Preview:
        book = Workbook()
        book.remove(book.worksheets[0])
        for name in sheets:
            page = book.create_sheet(name)
            for row in rows:
                page.append(row)
        book.save(tmp_path / "ds.xlsx")
        return imports.preview(db, library, tmp_path / "ds.xlsx", headings=headings)

    return read


def taken_as(shown: Preview) -> list[tuple[int, bool, int]]:
    """In which row the headings of each list are, and how many rows of data are below."""
    return [(sheet.header_row, sheet.headed, sum(sheet.counts.values())) for sheet in shown.sheets]


def test_what_stands_on_top_of_each_sheet_is_shown_as_it_is(show: Show) -> None:
    (top,) = imports.top_rows(show(["Tờ theo dõi"], UNKNOWN, *PEOPLE))
    assert (top.sheet, len(top.rows)) == ("DS", 4)
    assert [cell for cell in top.rows[0] if cell] == ["Tờ theo dõi"]
    assert top.rows[2] == ("1", "Nguyễn Văn An", "12/3/1980", "Giáo viên", "Phòng Kinh tế")


def test_a_row_is_pointed_at_and_another_instead(show: Show, db: Database) -> None:
    head = ["STT", "Họ và tên", "Ngày sinh", "Chức vụ", "Đơn vị"]
    shown = show(["BẢNG THEO DÕI"], head, PEOPLE[0], ["Số", "Họ tên", "Sinh", "Việc", "Nơi làm"], PEOPLE[1])
    assert taken_as(shown)[0][0] == 2
    other = imports.point_at(db, shown, "DS", 4)
    assert taken_as(other) == [(4, True, 1)]
    assert taken_as(imports.point_at(db, other, "DS", None)) == taken_as(shown)


def test_headings_in_two_rows_are_read_from_the_row_pointed_at(show: Show) -> None:
    rows = [
        ["STT", "Họ và tên", "Kết quả xếp loại", None],
        [None, None, 2024, 2025],
        [1, "Lê Thị Hoa", "HTTNV", "HTTNV"],
    ]
    shown = show(["Cộng", "Họ tên", "Chức vụ"], [None], *rows, headings={"DS": 3})
    assert taken_as(shown) == [(3, True, 1)]
    assert {"rating_2024", "rating_2025"} <= shown.sheets[0].columns.keys()


def test_unknown_headings_pointed_at_wait_for_the_clerks_word_on_columns(show: Show, db: Database) -> None:
    shown = show(["Ghi chú nhanh", "ngày 5", "tháng 6"], UNKNOWN, *PEOPLE, headings={"DS": 2})
    (sheet,) = shown.sheets
    assert (sheet.header_row, sheet.headed, sheet.to_confirm) == (2, True, True)
    assert [use.heading for use in sheet.uses] == UNKNOWN
    mapping = {"Người": "name", "Sinh năm nào": "birth_date", "Làm gì": "job_title", "Nơi làm": "unit"}
    told = imports.explain(db, shown, sheet, ToldColumns("people", mapping))
    assert taken_as(told) == [(2, True, 2)]
    assert told.sheets[0].counts == {RowStatus.NEW: 2}


def test_known_headings_beside_unknown_ones_keep_their_meaning(show: Show) -> None:
    head = ["Họ và tên", "Cột lạ"]
    shown = show(["x", "y"], head, ["Nguyễn Văn An", "q"], ["Lê Thị Bình", "w"], headings={"DS": 2})
    assert shown.sheets[0].columns["name"] == "A"


def test_what_was_pointed_at_is_remembered_until_another_row_is(show: Show, db: Database) -> None:
    head = ["STT", "Họ và tên", "Ngày sinh", "Chức vụ", "Đơn vị"]
    second = ["TT", "Họ tên", "Năm sinh", "Công việc", "Nơi công tác"]
    rows = (["BẢNG THEO DÕI"], head, PEOPLE[0], second, PEOPLE[1])
    assert imports.confirm(db, show(*rows, headings={"DS": 4})).committed
    again = show(["Năm nay thêm một dòng"], *rows)
    assert taken_as(again) == [(5, True, 1)]
    assert "columns_recalled" in {problem.code for problem in again.problems}
    imports.confirm(db, imports.point_at(db, again, "DS", 3), accept_valid=True)
    assert taken_as(show(*rows))[0][0] == 2


@pytest.mark.parametrize("told", [{"DS": 99}, {"DS": 5}, {"Lạ": 2}])
def test_a_row_that_heads_nothing_is_refused(show: Show, told: dict[str, int]) -> None:
    with pytest.raises(ValuesRefused) as refused:
        show(["BẢNG"], UNKNOWN, *PEOPLE, [None], headings=told)
    assert [fault.code for fault in refused.value.faults] == ["heading_row_vain"]


def test_without_a_sheet_the_only_one_is_meant(show: Show) -> None:
    head = ["STT", "Họ và tên", "Ngày sinh", "Chức vụ", "Đơn vị"]
    assert taken_as(show(["BẢNG"], head, *PEOPLE, headings={"": 2})) == [(2, True, 2)]
    with pytest.raises(ValuesRefused):
        show(["BẢNG"], head, *PEOPLE, headings={"": 2}, sheets=("A", "B"))


def test_a_hidden_sheet_or_one_aside_is_read_where_its_headings_are_told(show: Show) -> None:
    head = ["STT", "Họ và tên", "Ngày sinh", "Chức vụ", "Đơn vị"]
    assert taken_as(show(head, *PEOPLE, sheets=("Danh mục",))) == []
    assert taken_as(show(head, *PEOPLE, sheets=("Danh mục",), headings={"Danh mục": 1})) == [(1, True, 2)]
