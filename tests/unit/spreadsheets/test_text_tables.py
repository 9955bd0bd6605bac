"""Tables kept as text: what is too large, what a quote swallows, which mark divides, letters that are lost."""

from pathlib import Path

import pytest

from khenthuong_desktop.errors import FileTooLarge, FileUnreadable, NotAWorkbook
from khenthuong_desktop.spreadsheets.files.raw_sheets import RawSheet, load_workbook
from khenthuong_desktop.spreadsheets.reader import read_workbook

HEAD = "Mã;Họ và tên;Chức vụ\n"


def opened(folder: Path, content: str | bytes) -> RawSheet:
    path = folder / "ds.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return load_workbook(path).sheets[0]


@pytest.mark.parametrize(
    "content", [b"A;B\nC;D\n" + b";" * 5_000_000, b"A;B\n" + b"C;D\n" * 11_000_000], ids=["cells", "bytes"]
)
def test_what_is_larger_than_any_list_is_refused_before_it_is_read(content: bytes, tmp_path: Path) -> None:
    with pytest.raises(FileTooLarge):
        opened(tmp_path, content)


def test_blank_lines_beyond_the_last_row_that_is_read_are_not_kept(tmp_path: Path) -> None:
    sheet = opened(tmp_path, HEAD + "CB1;Lê Thị B;NV\n" + "\n" * 3_000_000)
    assert len(sheet.rows) == 100_000


def test_cells_beyond_the_last_column_that_is_read_are_left_out_and_told(tmp_path: Path) -> None:
    sheet = opened(tmp_path, HEAD + "CB1;Lê Thị B;NV" + ";" * 500 + "xa\n")
    assert [len(row) for row in sheet.rows] == [3, 104]
    assert [(problem.code, problem.value) for problem in sheet.problems] == [("far_cell", "SI2")]


@pytest.mark.parametrize(
    "rows",
    [
        'CB2;"Lê Thị C;NV\nCB3;Lê Thị D;NV\nCB4;Lê Thị E;NV\n',
        'CB2;"Lê Thị C;NV\nCB3;Lê Thị D;NV',
        'CB2;"Lê Thị C;NV\nCB3;Lê Thị D;"NV"\nCB4;Lê Thị E;NV\n',
        'CB2;"Lê Thị C;NV\nCB3;Lê Thị D;NV\nCB4;Lê Thị E;NV\nCB5;Lê Thị G";NV;\n',
    ],
)
def test_a_quote_that_takes_the_rows_below_is_refused_with_its_row(rows: str, tmp_path: Path) -> None:
    with pytest.raises(FileUnreadable) as caught:
        opened(tmp_path, f'{HEAD}CB1;"Lê; Thị B";NV\n{rows}')
    assert "dòng 3" in str(caught.value.details["reason"])


def test_lines_and_marks_in_quotes_stay_in_their_cell(tmp_path: Path) -> None:
    sheet = opened(tmp_path, HEAD + 'CB1;"Lê ""Bé"" B";"Bí thư; Chủ tịch\nĐại biểu; UVBCH\nTổ trưởng"\nCB2;Lê C;NV\n')
    assert sheet.rows[1:] == [
        ["CB1", 'Lê "Bé" B', "Bí thư; Chủ tịch\nĐại biểu; UVBCH\nTổ trưởng"],
        ["CB2", "Lê C", "NV"],
    ]


def test_zeros_kept_from_excel_by_a_formula_are_read(tmp_path: Path) -> None:
    sheet = opened(tmp_path, 'Mã,Tên\n="0012",Lê B\n"=""0013""",Lê C\n=1+1,Lê D\n')
    assert [row[0] for row in sheet.rows[1:]] == ["0012", "0013", "=1+1"]


@pytest.mark.parametrize(
    "text",
    [
        "Mã,Danh hiệu,Năm\n0012,LĐTT; Giấy khen; CSTĐCS; BK,2022\n12,LĐTT; Giấy khen; CSTĐCS; BK,2022\n",
        "DANH SÁCH; NĂM; 2025\nMã,Danh hiệu,Năm\n0012,a; b; c,2022\n12,LĐTT,2022\n",
        "sep=,\nMã,Danh hiệu\n1;1;1,a;b\n2;2;2,a;b\n",
    ],
)
def test_the_mark_is_the_one_that_divides_most_rows_alike(text: str, tmp_path: Path) -> None:
    widths = [len(row) for row in opened(tmp_path, text).rows]
    assert widths[-2:] in ([3, 3], [2, 2]) and ";" in str(opened(tmp_path, text).rows)


def test_one_broken_letter_spoils_no_others_and_is_told(tmp_path: Path) -> None:
    sheet = opened(tmp_path, "Ma;Ho va ten\nX1;Lê Thị Hường\n".encode() + b"X3;Le B\xe9\n")
    assert sheet.rows[1:] == [["X1", "Lê Thị Hường"], ["X3", "Le B\ufffd"]]
    (problem,) = sheet.problems
    assert (problem.code, problem.row, problem.column) == ("letters_lost", 3, "B")
    assert "Le B" in problem.message


def test_one_half_of_a_wide_letter_spoils_no_others_and_is_told(tmp_path: Path) -> None:
    rows = "".join(f"X{at};Lê Thị Hường\n" for at in range(9))
    sheet = opened(tmp_path, f"Ma;Ho va ten\nX1;Lê\ud800 B\n{rows}".encode("utf-16", "surrogatepass"))
    assert sheet.rows[1] == ["X1", "Lê\ufffd B"]
    assert sheet.rows[2] == ["X0", "Lê Thị Hường"]
    assert [problem.code for problem in sheet.problems] == ["letters_lost"]


def test_wide_letters_that_mostly_are_none_are_refused(tmp_path: Path) -> None:
    with pytest.raises(FileUnreadable):
        opened(tmp_path, b"\xff\xfe" + b"\x00\xd8a\x00" * 500)


def test_a_zero_between_letters_keeps_no_list_from_being_read(tmp_path: Path) -> None:
    rows = "".join(f"X{at};Lê Thị Hường\n" for at in range(20))
    assert opened(tmp_path, f"Mã;Họ và tên\nX1;Lê\x00B\n{rows}\x1a").rows[1] == ["X1", "Lê\x00B"]


def test_what_only_holds_some_letters_is_no_table(tmp_path: Path) -> None:
    for content in (b"Ma;Ten\n" + bytes(range(256)) * 4, b"\x00" * 4_000 + b"Ma;Ten\nX1;An\n" * 9):
        with pytest.raises(NotAWorkbook):
            opened(tmp_path, content)


@pytest.mark.parametrize("end", ["\r", "\v"])
def test_lines_end_as_programs_for_the_mac_end_them(end: str, tmp_path: Path) -> None:
    sheet = opened(tmp_path, end.join(["Mã;Họ và tên", "CB1;Lê Thị B", "CB2;Lê C"]))
    assert sheet.rows == [["Mã", "Họ và tên"], ["CB1", "Lê Thị B"], ["CB2", "Lê C"]]


@pytest.mark.parametrize("encoding", ["utf-32", "utf-32-be", "utf-16", "utf-16-be"])
def test_wide_letters_are_known_by_their_mark(encoding: str, tmp_path: Path) -> None:
    mark = "\ufeff" * encoding.endswith("-be")
    assert opened(tmp_path, f"{mark}Mã\tHọ và tên\nCB1\tLê Thị B\n".encode(encoding)).rows[1] == ["CB1", "Lê Thị B"]


def test_a_heading_with_nothing_below_is_told(tmp_path: Path) -> None:
    path = tmp_path / "ds.csv"
    path.write_text("Mã số;Họ và tên;Đơn vị\n", "utf-8")
    assert [(problem.code, problem.row) for problem in read_workbook(path).problems] == [("no_rows_below", 1)]
