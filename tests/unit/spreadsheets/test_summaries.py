"""Tables that count awards or ratings unit by unit are told, and never taken for lists."""

from typing import Any

import pytest

from khenthuong_desktop.spreadsheets.reader import read_workbook
from tests.unit.spreadsheets.conftest import MakeWorkbook
from tests.unit.spreadsheets.what_was_read import only

OFFICE, TEAM = "Văn phòng Sở", "Chi cục Thủy lợi"
AWARDS = ["TT", "Đơn vị", "LĐTT", "CSTĐCS", "BK"]
ROWS: list[list[Any]] = [[1, OFFICE, 10, 2, 0], [2, TEAM, 28, 4, 1], [None, "Tổng", 38, 6, 1]]
TWO_ROWS: list[list[Any]] = [
    ["TT", "Đơn vị", "Tập thể", None, "Cá nhân", None],
    [None, None, "TTLĐTT", "TTLĐXS", "LĐTT", "CSTĐCS"],
    [1, OFFICE, 1, None, 10, 2],
    [2, TEAM, 1, 1, 28, 4],
]
AMOUNTS: list[list[Any]] = [
    ["STT", "Tên đơn vị", "Số lượng TTLĐTT", "Số lượng cá nhân"],
    [1, OFFICE, 1, 11],
    [2, TEAM, 1, 27],
]


@pytest.mark.parametrize("table", [[AWARDS, *ROWS], TWO_ROWS, AMOUNTS], ids=["awards", "two rows", "amounts"])
def test_counts_of_awards_by_unit_are_told(make_workbook: MakeWorkbook, table: list[list[Any]]) -> None:
    book = read_workbook(make_workbook({"Sheet1": [["TỔNG HỢP KHEN THƯỞNG NĂM 2025"], *table]}))
    assert ([problem.code for problem in book.problems], book.sheets) == (["counts_only"], [])


def test_ticks_and_proposals_beside_counts_are_read(make_workbook: MakeWorkbook) -> None:
    ticked = [AWARDS, [1, OFFICE, "x", 1, None], [2, TEAM, 1, None, "x"]]
    assert read_workbook(make_workbook({"Sheet1": ticked})).problems[0].code != "counts_only"
    beside = [["TT", "Đơn vị", "TTLĐTT", "TTLĐXS", "LĐTT"], [1, OFFICE, "x", None, 20], [2, TEAM, "x", "x", 24]]
    assert "counts_only" not in [one.code for one in read_workbook(make_workbook({"Sheet1": beside})).problems]
    head = ["TT", "Tên tập thể", "HTXSNV", "HTTNV", "Danh hiệu đề nghị"]
    proposed = [["DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG"], head, [1, OFFICE, 3, 7, "TTLĐTT"], [2, TEAM, 5, 20, "TTLĐXS"]]
    sheet = only(read_workbook(make_workbook({"Sheet1": proposed})))
    assert [row.fields["name"] for row in sheet.data] == [OFFICE, TEAM]


def test_awards_in_words_beside_counts_are_no_summary(make_workbook: MakeWorkbook) -> None:
    head = ["STT", "Đơn vị", "Tổng số CBGV", "Đăng ký tập thể", "Số LĐTT", "Số CSTĐCS"]
    rows = [["ĐĂNG KÝ THI ĐUA NĂM 2026"], head, [1, OFFICE, 4, "TTLĐXS", 4, 1], [2, TEAM, 5, "TTLĐTT", 5, 1]]
    assert "counts_only" not in [one.code for one in read_workbook(make_workbook({"Sheet1": rows})).problems]
