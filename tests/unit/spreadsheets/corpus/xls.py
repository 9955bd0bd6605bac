"""A small .xls writer (BIFF8 in a compound file): fonts, number formats, cached formulas, merges, hidden sheets."""

import struct
from pathlib import Path

from tests.unit.spreadsheets.corpus.drafts import Cell, Value
from tests.unit.spreadsheets.corpus.grids import Sheet

_SECTOR = 512
ERRORS = {"#NULL!": 0, "#DIV/0!": 7, "#VALUE!": 15, "#REF!": 23, "#NAME?": 29, "#NUM!": 36, "#N/A": 42}
_END, _FREE, _TABLE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def _record(kind: int, data: bytes) -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def _text(words: str, length: str = "<H") -> bytes:
    """A string, in one byte a letter where that is enough, as Excel does."""
    wide = any(ord(char) > 0xFF for char in words)
    data = words.encode("utf-16-le" if wide else "latin-1")
    return struct.pack(length, len(words)) + bytes([wide]) + data


def save_xls(path: Path, sheets: list[Sheet], chart_in: int | None = None) -> None:
    """``chart_in``: the sheet that has a chart in it, which is a part with a beginning and an end of its own."""
    looks = [("", "")]
    bodies = [_body(sheet, looks) for sheet in sheets]
    if chart_in is not None:
        chart = _record(0x809, struct.pack("<HHHHII", 0x600, 0x20, 0x1DBB, 0x7CC, 0, 6)) + _record(0x0A, b"")
        bodies[chart_in] = bodies[chart_in][:-4] + chart + bodies[chart_in][-4:]
    start = _record(0x809, struct.pack("<HHHHII", 0x600, 5, 0x1DBB, 0x7CC, 0, 6)) + _record(0x42, b"\xb0\x04")
    for font, _ in looks:
        start += _record(
            0x31, struct.pack("<HHHHHBBBB", 240, 0, 0x7FFF, 400, 0, 0, 0, 0, 0) + _text(font or "Arial", "B")
        )
    for index, (_, form) in enumerate(looks):
        if form:
            start += _record(0x41E, struct.pack("<H", 164 + index) + _text(form))
    for index, (_, form) in enumerate(looks):
        number = index if index < 4 else index + 1  # there is no font of number 4
        start += _record(0xE0, struct.pack("<HH", number, 164 + index if form else 0) + bytes(16))
    listed = [_record(0x85, struct.pack("<IBB", 0, one.hidden, 0) + _text(one.name, "B")) for one in sheets]
    at = len(start) + sum(map(len, listed)) + 4
    for index, (sheet, body) in enumerate(zip(sheets, bodies, strict=True)):
        listed[index] = _record(0x85, struct.pack("<IBB", at, sheet.hidden, 0) + _text(sheet.name, "B"))
        at += len(body)
    path.write_bytes(compound_file(start + b"".join(listed) + _record(0x0A, b"") + b"".join(bodies)))


def _body(sheet: Sheet, looks: list[tuple[str, str]]) -> bytes:
    made = _record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0x1DBB, 0x7CC, 0, 6))
    for column in sheet.hidden_columns:
        made += _record(0x7D, struct.pack("<HHHHHH", column, column, 2560, 15, 1, 0))
    for row in sheet.hidden_rows:
        made += _record(0x208, struct.pack("<HHHHHHHH", row, 0, 8, 255, 0, 0, 0x120, 15))
    for row, cells in enumerate(sheet.rows):
        for column, cell in enumerate(cells):
            made += _cell(row, column, cell, looks)
    if sheet.merges:
        ranges = b"".join(struct.pack("<HHHH", top, bottom, left, right) for top, left, bottom, right in sheet.merges)
        made += _record(0xE5, struct.pack("<H", len(sheet.merges)) + ranges)
    return made + _record(0x0A, b"")


def _cell(row: int, column: int, cell: Value, looks: list[tuple[str, str]]) -> bytes:
    look = (cell.font, cell.form) if isinstance(cell, Cell) else ("", "")
    if look not in looks:
        looks.append(look)
    place = struct.pack("<HHH", row, column, looks.index(look))
    value = cell.value if isinstance(cell, Cell) else cell
    if value is None:
        return _record(0x201, place)
    if isinstance(value, str):
        if value.startswith("#"):
            error = ERRORS[value]
            if isinstance(cell, Cell) and cell.formula:
                return _record(0x06, place + bytes([2, 0, error, 0, 0, 0, 0xFF, 0xFF]) + bytes(8))
            return _record(0x205, place + bytes([error, 1]))
        return _record(0x204, place + _text(value))
    return _record(0x203, place + struct.pack("<d", value))


def compound_file(stream: bytes, name: str = "Workbook") -> bytes:
    """The stream alone in a compound file."""
    stream = stream.ljust(4096, b"\x00")
    sectors = -(-len(stream) // _SECTOR)
    tables = -(-(sectors + 2) // 127)
    following = [*range(1, sectors), _END, _END, *[_TABLE] * tables]
    following += [_FREE] * (tables * 128 - len(following))
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(10)
    head += struct.pack("<IIIIIIII", tables, sectors, 0, 4096, _END, 0, _END, 0)
    first = sectors + 1
    head += b"".join(struct.pack("<I", first + n if n < tables else _FREE) for n in range(109))
    entries = _entry("Root Entry", 5, _END, 0, 1) + _entry(name, 2, 0, len(stream), _FREE)
    directory = entries.ljust(_SECTOR, b"\x00")
    table = struct.pack(f"<{len(following)}I", *following)
    return head + stream.ljust(sectors * _SECTOR, b"\x00") + directory + table


def _entry(name: str, kind: int, first: int, size: int, child: int) -> bytes:
    words = name.encode("utf-16-le") + b"\x00\x00"
    head = words.ljust(64, b"\x00") + struct.pack("<HBB", len(words), kind, 1)
    return head + struct.pack("<III", _FREE, _FREE, child) + bytes(36) + struct.pack("<IQ", first, size)
