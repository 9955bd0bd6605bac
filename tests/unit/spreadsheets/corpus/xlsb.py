"""A small .xlsb writer: values and hidden sheets, the records that readers need."""

import struct
import zipfile
from pathlib import Path

from tests.unit.spreadsheets.corpus.drafts import Cell, Value
from tests.unit.spreadsheets.corpus.grids import Sheet, shown
from tests.unit.spreadsheets.corpus.xls import ERRORS

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.ms-excel"


def _number(number: int) -> bytes:
    made = b""
    while number >= 0x80:
        made += bytes([number & 0x7F | 0x80])
        number >>= 7
    return made + bytes([number])


def record(kind: int, data: bytes = b"") -> bytes:
    return _number(kind) + _number(len(data)) + data


def _text(words: str) -> bytes:
    data = words.encode("utf-16-le")
    return struct.pack("<I", len(data) // 2) + data


def save_xlsb(path: Path, sheets: list[Sheet]) -> None:
    numbered = list(enumerate(sheets, start=1))
    listed = b"".join(
        record(156, struct.pack("<II", one.hidden, n) + _text(f"s{n}") + _text(one.name)) for n, one in numbered
    )
    links = "".join(
        f"<Relationship Id='s{n}' Type='{_OFFICE}/worksheet' Target='worksheets/sheet{n}.bin'/>" for n, _ in numbered
    )
    kinds = "".join(
        f"<Override PartName='/xl/worksheets/sheet{n}.bin' ContentType='{_KIND}.worksheet'/>" for n, _ in numbered
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "[Content_Types].xml",
            f"<Types xmlns='{_PACKAGE}/content-types'><Default Extension='bin' ContentType='{_KIND}.sheet.binary'/>"
            f"<Default Extension='rels' ContentType='application/xml'/>{kinds}</Types>",
        )
        archive.writestr(
            "_rels/.rels",
            f"<Relationships xmlns='{_PACKAGE}/relationships'>"
            f"<Relationship Id='w' Type='{_OFFICE}/officeDocument' Target='xl/workbook.bin'/></Relationships>",
        )
        archive.writestr("xl/workbook.bin", record(131) + record(143) + listed + record(144) + record(132))
        archive.writestr(
            "xl/_rels/workbook.bin.rels", f"<Relationships xmlns='{_PACKAGE}/relationships'>{links}</Relationships>"
        )
        for n, one in numbered:
            archive.writestr(f"xl/worksheets/sheet{n}.bin", sheet_part(one))


def sheet_part(sheet: Sheet) -> bytes:
    rows = sheet.rows
    width = max((len(row) for row in rows), default=1)
    size = struct.pack("<IIII", 0, max(len(rows) - 1, 0), 0, width - 1)
    made = record(129) + record(148, size)
    for column in sheet.hidden_columns:
        made += record(60, struct.pack("<IIIIH", column, column, 2304, 0, 1))
    made += record(145)
    for number, row in enumerate(rows):
        made += record(0, struct.pack("<IIHBB", number, 0, 300, 0, 0x10 * (number in sheet.hidden_rows)) + bytes(5))
        for column, cell in enumerate(row):
            made += _cell(column, shown(cell), isinstance(cell, Cell) and bool(cell.formula))
    return made + record(146) + record(130)


def _cell(column: int, value: Value, calculated: bool) -> bytes:
    place = struct.pack("<II", column, 0)
    if value is None:
        return record(1, place)
    if isinstance(value, str):
        if value.startswith("#"):
            return record(11 if calculated else 3, place + bytes([ERRORS[value]]) + bytes(10) * calculated)
        return record(6, place + _text(value))
    assert isinstance(value, int | float)
    return record(5, place + struct.pack("<d", value))
