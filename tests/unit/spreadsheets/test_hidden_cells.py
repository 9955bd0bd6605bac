"""Rows and columns that nobody sees in the sheet are read, and it is told that they are."""

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.styles import Font

from khenthuong_desktop.spreadsheets.reader import ReadWorkbook, read_workbook
from khenthuong_desktop.spreadsheets.rows.corrections import Corrections
from tests.unit.spreadsheets.conftest import MakeWorkbook, Rows
from tests.unit.spreadsheets.corpus.drafts import Value
from tests.unit.spreadsheets.corpus.grids import Sheet
from tests.unit.spreadsheets.corpus.ods import save_ods
from tests.unit.spreadsheets.corpus.xls import save_xls
from tests.unit.spreadsheets.corpus.xlsb import save_xlsb

HEAD = ["TT", "Họ và tên", "Ngày sinh", "Chức vụ"]
NAMES = ["Lê Văn Tám", "Đỗ Thị Lý", "Trần Văn An", "Lê Thị Cúc"]
LIST: Rows = [HEAD, *([number, name, "1980", "Văn thư"] for number, name in enumerate(NAMES, 1))]


def told(book: ReadWorkbook) -> list[tuple[str, int | None, str | None, object]]:
    return [(one.code, one.row, one.column, one.details.get("rows")) for one in book.problems]


def test_filtered_rows_and_hidden_columns_are_read_and_told(make_workbook: MakeWorkbook) -> None:
    book = read_workbook(make_workbook({"Sheet1": LIST}, unseen=[2, 3, 5, "D"]))
    assert [row.fields["name"] for row in book.sheets[0].data] == NAMES
    assert told(book) == [("hidden_rows", 2, None, "2–3, 5"), ("hidden_column", 1, "D", None)]
    assert "3 dòng đang ẩn" in book.problems[0].message


@pytest.mark.parametrize(("kind", "save"), [("xls", save_xls), ("xlsb", save_xlsb), ("ods", save_ods)])
def test_hidden_rows_are_told_alike_whatever_the_format(
    tmp_path: Path, kind: str, save: Callable[[Path, list[Sheet]], None]
) -> None:
    path = tmp_path / f"ds.{kind}"
    rows: list[list[Value]] = [list(row) for row in LIST]
    before = Sheet("Khác", [["Chưa có gì"]], hidden_rows={0, 1, 2})
    save(path, [before, Sheet("DS", rows, hidden_rows={2, 3}, hidden_columns={2})])
    book = read_workbook(path)
    assert [one for one in told(book) if one[0].startswith("hidden")] == [
        ("hidden_rows", 3, None, "3–4"),
        ("hidden_column", 1, "C", None),
    ]


def test_rows_whose_name_is_struck_out_are_read_and_told(make_workbook: MakeWorkbook) -> None:
    path = make_workbook({"Sheet1": LIST})
    workbook = load_workbook(path)
    for place in ("B3", "B5", "D2"):
        workbook["Sheet1"][place].font = Font(strike=True)
    workbook.save(path)
    book = read_workbook(path)
    assert [row.fields["name"] for row in book.sheets[0].data] == NAMES
    assert told(book) == [("struck_rows", 3, None, "3, 5")]


def test_hidden_rows_that_are_no_data_are_told_nothing_of(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [["DANH SÁCH"], *LIST, [], ["", "Người lập"]]
    assert told(read_workbook(make_workbook({"Sheet1": rows}, unseen=[1, 2, 7, 8, "F"]))) == []


def test_hidden_rows_that_the_clerk_leaves_out_are_not_told_again(make_workbook: MakeWorkbook) -> None:
    path = make_workbook({"Sheet1": LIST}, unseen=[2, 5])
    book = read_workbook(path, corrections=Corrections(left_out=frozenset({("", 2, "")})))
    assert told(book) == [("hidden_rows", 5, None, "5")]


def test_of_many_runs_of_hidden_rows_some_are_named(make_workbook: MakeWorkbook) -> None:
    rows = [HEAD, *([number, f"Lê Thị {chr(64 + number)}", "1980", "Văn thư"] for number in range(1, 27))]
    ((code, row, _, shown),) = told(read_workbook(make_workbook({"Sheet1": rows}, unseen=range(2, 28, 2))))
    assert (code, row, shown) == ("hidden_rows", 2, "2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24 …")


def test_hidden_rows_of_a_further_table_are_told_of_it(make_workbook: MakeWorkbook) -> None:
    further: Rows = [[], ["TT", "Tên tập thể", "Danh hiệu đề nghị"], [1, "Tổ Toán", "LĐTT"], [2, "Tổ Văn", "LĐTT"]]
    first, second = read_workbook(make_workbook({"Sheet1": [*LIST, *further]}, unseen=[2, 9])).sheets
    assert [one.row for one in first.problems if one.code == "hidden_rows"] == [2]
    assert [one.row for one in second.problems if one.code == "hidden_rows"] == [9]
