"""What is told of many rows at once is what each row alone would tell."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khenthuong_desktop.spreadsheets import reader
from khenthuong_desktop.spreadsheets.cells.cell_signs import are_filled, is_empty
from khenthuong_desktop.spreadsheets.files.raw_sheets import RawSheet, RawWorkbook
from khenthuong_desktop.spreadsheets.reader import ReadWorkbook, read_workbook
from khenthuong_desktop.spreadsheets.rows import read_rows
from khenthuong_desktop.spreadsheets.rows.row_classes import RowClassifier

HEADINGS = [
    "STT",
    "Mã số",
    "Họ và tên",
    "Ngày sinh",
    "Số CCCD",
    "Chức vụ",
    "Đơn vị",
    "Từ ngày",
    "Đến ngày",
    "Số điện thoại",
]
cells = {
    "ordinal": st.sampled_from([1.0, 2.0, "3", "", "II", 1.5]),
    "code": st.sampled_from(["CB1", "CB2", "", "cộng", "Tổng 5", "Ct3", "n/a", "-"]),
    "name": st.sampled_from(
        ["Lê Văn An", "Nguyễn Thị Hoa", "LÊ VĂN AN", "Ông Lê Tư", "Lê An, Giám đốc", "lê Văn Tám", "A", "", "H'Hen Niê"]
    ),
    "birth": st.sampled_from([date(1980, 5, 1), date(2001, 1, 1), "31/02/1990", "1975", "", "03/04/1980"]),
    "number": st.sampled_from(["001080012345", "1080012345", "", 1080012345.0]),
    "job": st.sampled_from(["Giáo viên", "  Y sĩ", "", "…"]),
    "unit": st.sampled_from(["Trường A", "", "nt"]),
    "since": st.sampled_from([date(2010, 1, 1), "", date(2022, 1, 1), "2020"]),
    "until": st.sampled_from(["", date(2015, 1, 1), date(2024, 1, 1)]),
    "phone": st.sampled_from(["0912345678", "", "  ", "#N/A"]),
}
usual = st.just(
    [1.0, "CB7", "Trần Văn Bình", date(1980, 5, 1), "001080012345", "Y sĩ", "Trường A", "", "", "0912345678"]
)
headings = st.sampled_from(
    [["I", "Trường A"], ["Phòng Nội vụ"], ["", "Tổng cộng: 4"], ["* ghi chú"], [], ["", "", "#N/A"]]
)
rows = st.lists(usual | usual | st.tuples(*cells.values()).map(list) | headings, max_size=14)


def read(table: list[list[object]], patch: pytest.MonkeyPatch, *, one_by_one: bool) -> ReadWorkbook:
    sheet = RawSheet("DS", [list(HEADINGS), *(list(row) for row in table)])
    patch.setattr(reader, "load_together", lambda _files: RawWorkbook([sheet], []))
    patch.setattr(reader, "_STEP", 3)
    if one_by_one:
        patch.setattr(RowClassifier, "are_data", lambda _self, _columns: False)
        patch.setattr(read_rows, "rows_to_complete", lambda _layout, columns: range(len(columns["name"])))
    return read_workbook(Path("ds.xlsx"))


@given(rows)
@settings(max_examples=250, deadline=None)
def test_rows_read_together_are_those_read_one_by_one(table: list[list[object]]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        together = read(table, patch, one_by_one=False)
    with pytest.MonkeyPatch.context() as patch:
        alone = read(table, patch, one_by_one=True)
    assert [sheet.rows for sheet in together.sheets] == [sheet.rows for sheet in alone.sheets]
    assert together.problems == alone.problems
    assert [sheet.uses for sheet in together.sheets] == [sheet.uses for sheet in alone.sheets]


def test_usual_rows_are_indeed_read_together(monkeypatch: pytest.MonkeyPatch) -> None:
    table: list[list[object]] = [
        [
            float(number),
            f"CB{number}",
            "Nguyễn Văn An",
            date(1980, 5, 1),
            "001080012345",
            "Y sĩ",
            "Trường A",
            "",
            "",
            "",
        ]
        for number in range(1, 8)
    ]
    monkeypatch.setattr(RowClassifier, "classify", lambda *_: pytest.fail("looked at one by one"))
    monkeypatch.setattr(read_rows, "complete_row", lambda *_: pytest.fail("looked at one by one"))
    (sheet,) = read(table, monkeypatch, one_by_one=False).sheets
    assert [row.fields["code"] for row in sheet.rows] == [f"CB{number}" for number in range(1, 8)]


@given(
    st.lists(st.sampled_from(["", " ", "-", "N/A", "nULL", "Nông", "nu", None, 0.0, "…", "\u00a0", "#n/a", "Lê", "."]))
)
def test_cells_are_filled_when_none_is_empty(cells: list[object]) -> None:
    assert are_filled(cells) == (not any(map(is_empty, cells)))
