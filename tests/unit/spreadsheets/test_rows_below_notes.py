"""Rows below words that look like the end of a list are read where they go on with it."""

import pytest

from khenthuong_desktop.spreadsheets.reader import read_workbook
from tests.unit.spreadsheets.conftest import MakeWorkbook
from tests.unit.spreadsheets.what_was_read import only, told


@pytest.mark.parametrize(
    "words", ["Ghi chú: Đồng chí Sơn nghỉ từ tháng 9", "Hiệu trưởng, Phó Hiệu trưởng", "Xác nhận của Tổ Toán"]
)
@pytest.mark.parametrize("headings", [["Họ và tên", "Xếp loại"], ["STT", "Họ và tên", "Xếp loại"]])
def test_rows_with_a_name_below_words_that_look_like_the_end_of_a_list_are_read(
    make_workbook: MakeWorkbook, words: str, headings: list[str]
) -> None:
    names = ["Phạm Văn Sơn", "Hà Thị Thảo", "Trần Văn Bình"]
    rows: list[list[object]] = [[None] * (len(headings) - 2) + [name, "HTTNV"] for name in names]
    below: list[list[object]] = [[], ["Người lập biểu", None, "Hiệu trưởng"], [], [None, "Lê Thị Hoa", "Đỗ Văn An"]]
    sheet = only(
        read_workbook(make_workbook({"S": [["XẾP LOẠI NĂM 2025"], headings, rows[0], [words], *rows[1:], *below]}))
    )
    assert told(sheet, "name", "rating") == [(name, "HTTNV") for name in names]
