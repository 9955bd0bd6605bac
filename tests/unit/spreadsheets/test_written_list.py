"""Lists out: texts stay texts, numbers and days are real, and every page of A4 has its heading."""

from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from khenthuong_desktop.errors import TargetNotWritable
from khenthuong_desktop.spreadsheets.out.list_sheets import (
    Band,
    Form,
    Letterhead,
    ListColumn,
    Signature,
    Sums,
    Value,
    WrittenList,
    widths_of,
)
from khenthuong_desktop.spreadsheets.out.safe_text import LONGEST, sheet_name
from khenthuong_desktop.spreadsheets.out.written_list import write_lists
from tests.presence import there

DAY = date(2026, 11, 22)
COLUMNS = (ListColumn("TT", Form.PLAIN), ListColumn("Họ và tên"), ListColumn("Tiền thưởng"), ListColumn("Ngày"))
ROWS = ((1, "Đặng Thị Hoà", 3_510_000, date(2025, 12, 1)), (2, "H'Hen Niê", None, None))
DANGEROUS = (
    "=1+1",
    "＝1+1",
    "＋84 912",
    "－5",
    "＠SUM(1)",
    '=HYPERLINK("http://x")',
    "+84 912",
    "-5",
    "@SUM(A1)",
    "\t=1",
    "\n=1",
    "'=1",
    "{=1}",
    "http://x.vn",
)


def the_list(**changes: Any) -> WrittenList:
    return replace(WrittenList("Danh sách người", COLUMNS, ROWS, DAY), **changes)


def official(**changes: Any) -> WrittenList:
    head = Letterhead("UBND TỈNH", ("ỦY BAN NHÂN DÂN", "XÃ HÒA AN"), ("CỘNG HÒA …", "Độc lập - Tự do - Hạnh phúc"))
    return the_list(letterhead=head, signature=Signature("Hòa An, ngày …", ("CHỦ TỊCH",), "Nguyễn Văn An"), **changes)


def sheet_of(tmp_path: Path, written: WrittenList) -> Worksheet:
    path = tmp_path / "danh sách.xlsx"
    write_lists(path, [written])
    return load_workbook(path).worksheets[0]


def table_of(sheet: Worksheet, first: str = "TT") -> list[list[object]]:
    rows: list[list[object]] = [list(row) for row in sheet.iter_rows(values_only=True)]
    start = next(number for number, row in enumerate(rows) if row[0] == first)
    return rows[start:]


def test_numbers_and_days_are_real_and_empty_cells_are_empty(tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path, the_list())
    heading, first, second = table_of(sheet)
    assert heading == [column.heading for column in COLUMNS]
    assert (first[:3], second) == ([1, "Đặng Thị Hoà", 3_510_000], [2, "H'Hen Niê", None, None])
    day = sheet.cell(sheet.max_row - 1, 4)
    assert isinstance(day, Cell)
    assert (day.is_date, day.number_format, day.value) == (True, "dd/mm/yyyy", datetime(2025, 12, 1))
    assert sheet.cell(sheet.max_row - 1, 3).number_format == "#,##0"
    assert sheet.cell(sheet.max_row - 1, 1).number_format == "0"


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    texts=st.lists(
        st.one_of(
            st.text(max_size=40), st.builds(str.__add__, st.sampled_from(DANGEROUS), st.text(max_size=8))
        ),
        min_size=5,
        max_size=5,
    )
)  # fmt: skip
def test_no_text_of_a_user_becomes_a_formula(tmp_path: Path, texts: list[str]) -> None:
    title, unit, note, closing, cell = texts
    rows = ((1, cell, 2, DAY), Band(note), Sums((closing, cell, 1, None)))
    written = official(title=title, unit=unit, notes=(note,), closing=closing, rows=rows)
    path = tmp_path / "x.xlsx"
    write_lists(path, [written, the_list(title=title, unit=unit, notes=(note,), foot=note)])
    for sheet in load_workbook(path):
        for row in sheet.iter_rows():
            assert {cell.data_type for cell in row} <= {"s", "n", "d"}
    with ZipFile(path) as parts:
        for name in parts.namelist():
            assert b"<f>" not in parts.read(name)
            assert b"<hyperlink" not in parts.read(name)


@pytest.mark.parametrize("foot", ["\x1f", "2026/D01", "A & B", "\n9 dòng\t"])
def test_the_foot_is_what_was_asked_in_the_size_of_the_page(tmp_path: Path, foot: str) -> None:
    left = there(sheet_of(tmp_path, the_list(foot=foot)).oddFooter).left
    assert (left.size, (left.text or "").replace("&&", "&")) == (9, " ".join(foot.replace("\x1f", "").split()))


@pytest.mark.parametrize("words", DANGEROUS[:5])
def test_a_text_that_looks_like_a_formula_stays_as_it_was_written(tmp_path: Path, words: str) -> None:
    sheet = sheet_of(tmp_path, the_list(rows=((1, words, None, None),)))
    cell = sheet.cell(sheet.max_row, 2)
    assert (cell.value, cell.data_type, cell.quotePrefix) == (words, "s", True)


def test_what_a_file_cannot_hold_is_left_out_and_too_long_texts_are_cut(tmp_path: Path) -> None:
    rows = ((1, "a\x00b\x1f\ud800c", None, None), (2, "dài " * 10_000, None, None), (3, "𠮷" * 20_000, None, None))
    _, first, second, third = table_of(sheet_of(tmp_path, the_list(rows=rows)))
    assert first[1] == "abc"
    assert len(str(second[1])) == LONGEST and str(second[1]).endswith("…")
    assert third[1] == "𠮷" * (LONGEST // 2) + "…"


def test_days_before_excels_calendar_are_texts(tmp_path: Path) -> None:
    _, first = table_of(sheet_of(tmp_path, the_list(rows=((1, "A", None, date(1890, 5, 19)),))))
    assert first[3] == "19/05/1890"


def test_the_heading_stays_in_sight_and_on_every_page_of_a4(tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path, the_list(unit="UBND xã Hòa An", notes=("Năm 2025", "Tìm: “hoa”"), foot="A & B"))
    assert [sheet.cell(row, 1).value for row in (1, 2, 3)] == [
        "UBND xã Hòa An", "Danh sách người", "Năm 2025 · Tìm: “hoa”",
    ]  # fmt: skip
    assert sheet.freeze_panes == "A6"
    assert sheet.print_title_rows == "$5:$5"
    assert (sheet.page_setup.paperSize, sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (
        9,
        None,
        0,
    )  # 1 is usual
    assert sheet.sheet_properties.pageSetUpPr is not None and sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.page_setup.orientation == "portrait"
    foot = there(sheet.oddFooter)
    assert (foot.left.text, foot.right.text) == ("A && B", "Trang &P/&N")
    assert sheet.auto_filter.ref == "A5:D7"


def test_a_wide_list_lies_across_and_its_long_texts_are_broken_not_cut(tmp_path: Path) -> None:
    long = "Hoàn thành xuất sắc nhiệm vụ được giao trong năm, được tập thể ghi nhận và biểu dương " * 3
    columns = tuple(ListColumn(f"Cột {number}") for number in range(5))
    written = the_list(columns=columns, rows=((long,) * 5, ("ngắn",) * 5))
    sheet = sheet_of(tmp_path, written)
    assert sheet.page_setup.orientation == "landscape"
    assert sum(widths_of(written)) <= 175
    high, usual = (sheet.row_dimensions[row].height for row in (sheet.max_row - 1, sheet.max_row))
    assert high is not None and high >= 6 * 14
    assert usual is None
    assert sheet.cell(sheet.max_row - 1, 1).alignment.wrap_text


def test_an_official_list_has_its_organ_country_bands_sums_and_signature(tmp_path: Path) -> None:
    rows = (Band("I. Tập thể"), *ROWS, Sums(("", "Tổng cộng", 3_510_000, None)))
    sheet = sheet_of(tmp_path, official(rows=rows, closing="Danh sách có 02 người."))
    words = [cell.value for row in sheet.iter_rows() for cell in row if cell.value is not None]
    for told in ("UBND TỈNH", "ỦY BAN NHÂN DÂN", "XÃ HÒA AN", "Độc lập - Tự do - Hạnh phúc", "I. Tập thể"):
        assert words.count(told) == 1
    assert words[-4:] == ["Danh sách có 02 người.", "Hòa An, ngày …", "CHỦ TỊCH", "Nguyễn Văn An"]
    assert sheet.auto_filter.ref is None
    sums = table_of(sheet)[4]
    assert sums == [None, "Tổng cộng", 3_510_000, None]


def test_several_lists_get_sheets_with_names_of_their_own(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    lists = [the_list(title="Đợt 1/2025: [thử]*?"), the_list(title="đợt 1 2025 thử"), the_list(title="A" * 40)]
    write_lists(path, lists)
    names = load_workbook(path).sheetnames
    assert names == ["Đợt 1 2025 thử", "đợt 1 2025 thử 2", "A" * 31]


@given(
    words=st.one_of(st.text(), st.builds(str.__mul__, st.sampled_from("Ă𠮷😀 '"), st.integers(0, 40))),
    taken=st.frozensets(st.text(max_size=3)),
)
def test_any_words_make_a_name_that_excel_takes(words: str, taken: frozenset[str]) -> None:
    name = sheet_name(words, taken)
    assert 1 <= len(name.encode("utf-16-le")) // 2 <= 31
    assert not set(name) & set("[]:*?/\\")
    assert name.casefold() not in taken
    assert not name.startswith("'")


def test_the_same_list_gives_the_same_bytes(tmp_path: Path) -> None:
    paths = [tmp_path / "1.xlsx", tmp_path / "2.xlsx"]
    for path in paths:
        write_lists(path, [official()])
    assert paths[0].read_bytes() == paths[1].read_bytes()


def test_a_stopped_list_leaves_nothing_and_a_missing_folder_is_not_made(tmp_path: Path) -> None:
    def stop(_done: int, _total: int, _what: str) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_lists(tmp_path / "x.xlsx", [the_list()], stop)
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(TargetNotWritable):
        write_lists(tmp_path / "không có" / "x.xlsx", [the_list()])
    assert list(tmp_path.iterdir()) == []


def test_an_empty_list_has_its_heading(tmp_path: Path) -> None:
    empty: tuple[tuple[Value, ...], ...] = ()
    assert table_of(sheet_of(tmp_path, the_list(rows=empty))) == [[column.heading for column in COLUMNS]]
    assert BytesIO((tmp_path / "danh sách.xlsx").read_bytes()).read(2) == b"PK"
