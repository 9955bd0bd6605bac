"""Workbooks whose days are counted from 1904, as on a Mac of old, where a cell lost the format of a date."""

import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900

from khenthuong_desktop.spreadsheets.cells.dates import counted_from_1904
from khenthuong_desktop.spreadsheets.files.xls_parts import inspect_xls
from khenthuong_desktop.spreadsheets.reader import read_workbook
from tests.unit.spreadsheets.corpus.grids import Sheet
from tests.unit.spreadsheets.corpus.xlsb import record, save_xlsb

HEAD: list[Any] = ["STT", "Họ và tên", "Ngày sinh", "Số CCCD"]
BORN = date(1981, 2, 1)


@pytest.mark.parametrize("epoch", [CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900])
def test_a_number_stands_for_the_day_that_excel_would_show(tmp_path: Path, epoch: datetime) -> None:
    book = Workbook()
    book.epoch = epoch
    page = book.worksheets[0]
    rows: list[list[Any]] = [
        ["STT", "Họ và tên", "Ngày sinh", "Số CCCD"],
        [1, "Lê Thị Lan", BORN],
        [2, "Lê Văn Tám", BORN],
    ]
    for row in [*rows, [3, "Trần Văn An", 1981]]:
        page.append(row)
    page["C3"].number_format = "General"
    book.save(tmp_path / "ds.xlsx")
    read = read_workbook(tmp_path / "ds.xlsx").sheets[0]
    assert [row.fields["birth_date"] for row in read.data] == [BORN.isoformat(), BORN.isoformat(), "1981"]


@pytest.mark.parametrize(("flags", "born"), [(1, "1981-02-01"), (0, "1977-01-31")])
def test_a_binary_workbook_says_so_as_well(tmp_path: Path, flags: int, born: str) -> None:
    path = tmp_path / "ds.xlsb"
    save_xlsb(path, [Sheet("DS", [HEAD, [1, "Lê Thị Lan", 28_156, "033181000001"]])])
    about = record(153, flags.to_bytes(4, "little") + bytes(8))
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["xl/workbook.bin"] = parts["xl/workbook.bin"].replace(record(131), record(131) + about)
    with zipfile.ZipFile(path, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    assert [row.fields["birth_date"] for row in read_workbook(path).sheets[0].data] == [born]


@pytest.mark.parametrize("cell", [1981, 1981.0, "28156", "1981", BORN, True, 1_021_981, float("nan"), None, ""])
def test_what_is_no_count_of_days_stays(cell: object) -> None:
    assert counted_from_1904(cell) is cell


@pytest.mark.parametrize("from_1904", [True, False])
def test_an_old_workbook_says_before_its_sheets_how_days_are_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, from_1904: bool
) -> None:
    def part(kind: int, data: bytes = b"") -> bytes:
        return kind.to_bytes(2, "little") + len(data).to_bytes(2, "little") + data

    name = b"\x02\x00DS"
    before = part(0x809, b"\x00\x06\x05\x00" + bytes(12)) + part(0x22, bytes([from_1904, 0]))
    begin = len(before) + len(part(0x85, bytes(6) + name)) + len(part(0x0A))
    stream = before + part(0x85, begin.to_bytes(4, "little") + b"\x00\x00" + name) + part(0x0A)
    stream += part(0x809, b"\x00\x06\x10\x00" + bytes(12)) + part(0x0A)
    monkeypatch.setattr("khenthuong_desktop.spreadsheets.files.xls_parts.read_stream", lambda *_: stream)
    assert {name: fact.from_1904 for name, fact in inspect_xls(tmp_path, b"").items()} == {"DS": from_1904}
