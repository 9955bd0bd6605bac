"""What Excel has not calculated, or could not, is told and never taken for nothing."""

from khenthuong_desktop.spreadsheets.reader import ReadWorkbook, read_workbook
from tests.unit.spreadsheets.conftest import MakeWorkbook, Rows

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


def test_rows_prepared_below_a_list_without_a_name_are_nothing(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [HEAD, [1, "Nguyễn Văn An", "1980", "Kế toán"], *[[n, None, None, "#N/A"] for n in range(2, 20)]]
    assert told(read_workbook(make_workbook({"Sheet1": rows}))) == []
