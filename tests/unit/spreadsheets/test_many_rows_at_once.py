"""What is told of many rows at once is what each row alone would tell."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khenthuong_desktop.spreadsheets import reader
from khenthuong_desktop.spreadsheets.cells.cell_signs import are_filled, is_empty
from khenthuong_desktop.spreadsheets.cells.person_names import _HONORIFIC, may_begin_with_honorific
from khenthuong_desktop.spreadsheets.files import long_texts
from khenthuong_desktop.spreadsheets.files.raw_sheets import RawSheet, RawWorkbook
from khenthuong_desktop.spreadsheets.reader import ReadWorkbook, read_workbook
from khenthuong_desktop.spreadsheets.rows import read_rows, sheet_reading
from khenthuong_desktop.spreadsheets.rows.read_sheet import InColumns, ReadRow
from khenthuong_desktop.spreadsheets.rows.row_classes import RowClass, RowClassifier

UNSEEN = ["\u200b", "\u00ad\ufeff", "\x1a", " \u2060", "\u2028", "\u0085 ", "\u200bAn"]
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
FIELDS = ["code", "name", "birth_date", "citizen_number", "job_title", "unit", "since", "until", "honorific", "year"]
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
    patch.setattr(sheet_reading, "_STEP", 3)
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
    for sheet, other in zip(together.sheets, alone.sheets, strict=True):
        said = {name: sheet.column(name) for name in FIELDS}
        assert said == {name: [row.fields.get(name) for row in other.data] for name in FIELDS}
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
    assert sheet.is_in_columns
    assert [row.fields["code"] for row in sheet.rows] == [f"CB{number}" for number in range(1, 8)]


@given(
    st.lists(
        st.sampled_from(
            ["", " ", "-", "N/A", "nULL", "Nông", "nu", None, 0.0, "…", "\u00a0", "#n/a", "Lê", ".", *UNSEEN]
        )
    )
)
def test_cells_are_filled_when_none_is_empty(cells: list[object]) -> None:
    assert are_filled(cells) == (not any(map(is_empty, cells)))


def test_a_row_that_was_looked_at_may_be_changed_and_its_column_says_so() -> None:
    said = InColumns()
    said.add({"code": ["CB1", "CB2"], "unit": ["Trường A", None]}, 2)
    said.add({"code": ["CB3"], "name": ["Lê An"]}, 1)
    row = ReadRow(7, RowClass.DATA)
    row.stand_in(said, 1)
    assert row.fields == {"code": "CB2"}
    row.fields["honorific"] = "Bà"
    row.fields["code"] = "CB9"
    assert said.column("code") == ["CB1", "CB9", "CB3"]
    assert said.column("name") == [None, None, "Lê An"]
    assert said.column("unit") == ["Trường A", None, None]
    assert said.column("honorific") == [None, "Bà", None]
    copy = row.saying({**row.fields, "code": "CB8"})
    assert (copy.fields["code"], row.fields["code"], copy.row) == ("CB8", "CB9", 7)


@given(st.from_regex(_HONORIFIC.pattern, fullmatch=True, alphabet=st.characters(categories=["L", "Z"])))
@settings(max_examples=400, deadline=None)
def test_every_title_is_seen_before_a_name(title: str) -> None:
    if all(letter.isalpha() or letter == " " for letter in title) and not title.startswith(" "):
        assert may_begin_with_honorific([f"{title}Nguyễn Văn An"])


@settings(max_examples=400, deadline=None)
@given(
    st.lists(st.sampled_from([b"<si><t>Le Van An</t></si>", b"<si/>", b"<si><t>" + b"x" * 90 + b"</t></si>"])),
    st.integers(5, 120),
    st.integers(0, 5),
)
def test_long_texts_are_seen_at_once_as_one_by_one(texts: list[bytes], length: int, many: int) -> None:
    part, marks = b"".join(texts), (b"</si>", b"<si/>")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(long_texts, "_MANY", 10**9)
        one_by_one = long_texts.goes_beyond(part, length, marks, slice(0, len(part)))
        patch.setattr(long_texts, "_MANY", many)
        patch.setattr(long_texts, "_PIECE", 40)
        at_once = long_texts.goes_beyond(part, length, marks, slice(0, len(part)))
    assert at_once == one_by_one


def test_what_nobody_sees_is_empty() -> None:
    assert [is_empty(cell) for cell in UNSEEN] == [True] * 6 + [False]
