"""What Excel has not calculated, or could not, is told and never taken for nothing."""

from collections.abc import Callable
from pathlib import Path

import pytest

from khenthuong_desktop.spreadsheets.files.raw_sheets import load_workbook
from khenthuong_desktop.spreadsheets.reader import ReadWorkbook, read_workbook
from tests.unit.spreadsheets.conftest import MakeWorkbook, Rows
from tests.unit.spreadsheets.corpus.drafts import Cell, Value
from tests.unit.spreadsheets.corpus.grids import Sheet
from tests.unit.spreadsheets.corpus.ods import save_ods
from tests.unit.spreadsheets.corpus.xls import save_xls
from tests.unit.spreadsheets.corpus.xlsb import save_xlsb

HEAD = ["TT", "Họ và tên", "Ngày sinh", "Chức vụ"]


def told(book: ReadWorkbook) -> list[tuple[str, str, int | None, object]]:
    return [(one.severity.value, one.code, one.row, one.details.get("rows", one.value)) for one in book.problems]


def test_rows_of_formulas_without_results_are_told_together(make_workbook: MakeWorkbook) -> None:
    formulas = ["=A2+1", "=Goc!B3", "=Goc!C3", "=Goc!D3"]
    rows: Rows = [HEAD, [1, "Nguyễn Văn An", "1980", "Kế toán"], formulas, [3, "Lê Thị Cúc", "1982", "Văn thư"]]
    rows = [*rows, formulas, formulas]
    book = read_workbook(make_workbook({"Sheet1": rows}))
    assert [row.fields["name"] for row in book.sheets[0].data] == ["Nguyễn Văn An", "Lê Thị Cúc"]
    assert told(book) == [("error", "rows_without_values", 3, "3, 5–6")]


def test_a_list_of_nothing_but_formulas_is_told(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [HEAD, ["=x!A1", "=x!B1", "=x!C1", "=x!D1"], ["=A2", "=B2", "=C2", "=D2"]]
    assert told(read_workbook(make_workbook({"Sheet1": rows}))) == [("error", "rows_without_values", 2, "2–3")]


def test_formulas_of_a_further_table_are_no_lost_rows_of_the_first(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [HEAD, [1, "Nguyễn Văn An", "1980", "Kế toán"], [2, "Lê Thị Cúc", "1982", "Văn thư"], []]
    further: Rows = [["TT", "Tên tập thể", "Danh hiệu đề nghị"], [1, "=x!B1", "LĐTT"], [2, "Tổ Toán", "LĐTT"]]
    book = read_workbook(make_workbook({"Sheet1": [*rows, *further]}))
    assert len(book.sheets) == 2
    assert [one.code for one in book.problems if one.severity == "error"] == ["formula_without_value"]


def test_errors_of_excel_are_told_where_a_value_should_be(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [HEAD, [1, "Nguyễn Văn An", "#N/A", "#REF!"], [2, "Lê Thị Cúc", "1982", "-"], [3, "#N/A"]]
    book = read_workbook(make_workbook({"Sheet1": rows}))
    assert [row.fields["name"] for row in book.sheets[0].data] == ["Nguyễn Văn An", "Lê Thị Cúc"]
    assert told(book) == [
        ("warning", "excel_error", 2, "#N/A"),
        ("warning", "excel_error", 2, "#REF!"),
        ("warning", "rows_of_errors", 4, "4"),
    ]


@pytest.mark.parametrize(("kind", "save"), [("xls", save_xls), ("xlsb", save_xlsb), ("ods", save_ods)])
def test_errors_are_told_alike_whatever_the_format(
    tmp_path: Path, kind: str, save: Callable[[Path, list[Sheet]], None]
) -> None:
    path = tmp_path / f"ds.{kind}"
    first = Sheet("Ẩn", [["x", "#REF!"], [None, "#N/A"]], hidden=True)
    rows: list[list[Value]] = [
        [*HEAD],
        [1, "Nguyễn Văn An", "#N/A", Cell("#DIV/0!", formula="1/0")],
        [2, "Lê Thị Cúc", 1982, None],
        [3, "#N/A", None, None],
    ]
    save(path, [first, Sheet("DS", rows)])
    book = read_workbook(path)
    assert [row.fields["name"] for row in book.sheets[-1].data] == ["Nguyễn Văn An", "Lê Thị Cúc"]
    assert [one for one in told(book) if "error" in one[1]] == [
        ("warning", "excel_error", 2, "#N/A"),
        ("warning", "excel_error", 2, "#DIV/0!"),
        ("warning", "rows_of_errors", 4, "4"),
    ]


def test_what_only_looks_like_an_error_in_the_bytes_of_a_workbook_is_none(tmp_path: Path) -> None:
    path = tmp_path / "ds.xls"
    looks_so = b"\x05\x02\x08\x00\x01\x00\x02\x00\x0f\x00\x2a\x01".decode("latin-1") + "?"  # a cell C2 with #N/A
    save_xls(path, [Sheet("DS", [[*HEAD, looks_so], [1, "Nguyễn Văn An", None, "Kế toán"]])])
    assert load_workbook(path).sheets[0].rows[1][:4] == [1.0, "Nguyễn Văn An", "", "Kế toán"]


def test_an_error_where_a_mark_should_be_is_told(make_workbook: MakeWorkbook) -> None:
    awards: Rows = [["TT", "Họ và tên", "Đơn vị", "LĐTT", "CSTĐCS"], [1, "Lê Văn Tám", "Tổ 1", "x", "#N/A"]]
    book = read_workbook(make_workbook({"Sheet1": [*awards, [2, "Lê Thị Cúc", "Tổ 1", None, "x"]]}))
    assert [row.fields.get("award") for row in book.sheets[0].data] == ["LĐTT", "CSTĐCS"]
    assert told(book) == [("warning", "excel_error", 2, "#N/A")]
    title, heads = ["XẾP LOẠI NĂM 2025"], ["TT", "Mã số", "Họ và tên", "HTXSNV", "HTTNV", "HTNV"]
    rows: Rows = [title, heads, [1, "CB1", "Lê Văn Tám", "x", "#REF!", None], [2, "CB2", "Lê Thị Cúc", None, "x", None]]
    found = [one for one in read_workbook(make_workbook({"Sheet1": rows})).problems if one.code == "excel_error"]
    assert [(one.row, one.column) for one in found] == [(3, "E")] and "“HTTNV”" in found[0].message


def test_rows_prepared_below_a_list_without_a_name_are_nothing(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [HEAD, [1, "Nguyễn Văn An", "1980", "Kế toán"], *[[n, None, None, "#N/A"] for n in range(2, 20)]]
    book = read_workbook(make_workbook({"Sheet1": rows}))
    assert told(book) == []
    assert [row.fields["name"] for row in book.sheets[0].data] == ["Nguyễn Văn An"]
