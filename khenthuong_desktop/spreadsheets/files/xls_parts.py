"""What the values alone do not say about an .xls: fonts, zeros, errors, what is hidden, how far it reaches."""

import re
import struct
from bisect import bisect
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, takewhile
from operator import itemgetter
from pathlib import Path

from khenthuong_desktop.errors import FileEncrypted
from khenthuong_desktop.spreadsheets.files.compound_file import read_stream
from khenthuong_desktop.spreadsheets.files.file_kinds import (
    KEPT_OF_TEXT,
    MAX_CELLS,
    damaged,
    too_many_cells,
    too_many_parts,
)
from khenthuong_desktop.spreadsheets.files.legacy_text import LegacyEncoding, encoding_of_font
from khenthuong_desktop.spreadsheets.files.number_formats import ShownNumber, shown_number
from khenthuong_desktop.spreadsheets.files.xls_texts import refuse_copied_text
from khenthuong_desktop.spreadsheets.files.xlsx_parts import Place, SheetFacts

_FONT, _FORMAT, _XF, _SHEET = 0x31, 0x41E, 0xE0, 0x85
_ONE_CELL = {0x203, 0x204, 0x205, 0x06, 0xFD, 0x27E, 0xD6}  # number, label, error, formula, shared text, short number
_SEVERAL_NUMBERS = 0xBD
_LONGEST = 8_224  # bytes of a record
_BOF, _EOF, _PROTECTED, _TEXTS, _USED = 0x809, 0x0A, 0x2F, 0xFC, 0x200
_DAYS_FROM = 0x22
_ROWS, _COLUMNS = 65_536, 256  # no .xls has more
_RECORDS_BEFORE_CELLS = 2_000
_NARROW = MAX_CELLS // _ROWS  # columns that may be filled to the last row
# Records of one cell in these columns, and of rows, one after the other: gone through as fast as bytes.
_IN_NARROW = b"..[" + re.escape(bytes(range(_NARROW))) + rb"]\x00"
_USUAL = re.compile(
    rb"(?:(?:(?:\xfd\x00|\x7e\x02)\x0a\x00" + _IN_NARROW + rb".{6}|\x03\x02\x0e\x00" + _IN_NARROW + rb".{10}"
    rb"|\x01\x02\x06\x00.{6}|\x08\x02\x10\x00.{16}))*+",
    re.DOTALL,
)
ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
_ERROR_CODE = b"([" + re.escape(bytes(ERRORS)) + b"])"
# Of all records only those of errors, found as fast as bytes are gone through: length, row, column, style, error.
_ERROR_CELLS = (
    re.compile(rb"\x05\x02(\x08\x00)(..)(.\x00).." + _ERROR_CODE + rb"\x01", re.DOTALL),
    re.compile(rb"\x06\x00(..)(..)(.\x00)..\x02." + _ERROR_CODE + rb"...\xff\xff", re.DOTALL),  # of a formula
)
_BIT_5 = b"[" + re.escape(bytes(byte for byte in range(256) if byte & 0x20)) + b"]"
_ODD = b"[" + re.escape(bytes(range(1, 256, 2))) + b"]"
_HIDDEN_ROW = re.compile(rb"\x08\x02(\x10\x00)(..).{10}" + _BIT_5, re.DOTALL)
_HIDDEN_COLUMNS = re.compile(rb"\x7d\x00(\x0c\x00)(.)\x00(.)\x00.{4}" + _ODD, re.DOTALL)
_KINDS = range(1, 0x900)  # of records
_FOLLOWED = 4  # records
_OWN_TEXTS = (0x204, 0x207)  # not shared: of old programs, and what formulas come to

_MOST_SHEETS = 500
PLAIN = (None, None)

Record = tuple[int, bytes, int]  # its kind, what is in it, where it ends
Style = tuple[LegacyEncoding | None, ShownNumber | None]


def inspect_xls(path: Path, content: bytes) -> dict[str, SheetFacts]:
    """The facts of each sheet by its name; refuses what no memory would hold."""
    stream = read_stream(content, "Workbook", "Book")
    if stream is not None and _is_enciphered(stream):
        raise FileEncrypted(path)
    if stream is None or not _sizes_are_true(path, stream):
        raise damaged(path)
    styles, sheets = _styles_and_sheets(stream)
    long = refuse_copied_text(path, stream, _before_sheets(stream))
    found: dict[str, SheetFacts] = {}
    plain = all(style == PLAIN for style in styles)
    reached = 0
    for name, begin in sorted(sheets.items(), key=itemgetter(1)):
        if begin < reached:
            raise damaged(path)  # two sheets out of the same bytes
        end = _end_of_narrow(stream, begin) if plain else None
        usual = SheetFacts(may_have_long_text=long)
        found[name], reached = _facts(path, stream, begin, styles) if end is None else (usual, end)
    _find_errors(stream, sheets, found)
    _find_hidden(stream, sheets, found)
    if _counts_from_1904(stream):
        for name in sheets:
            found.setdefault(name, SheetFacts()).from_1904 = True
    return found


def _before_sheets(stream: bytes) -> Iterator[Record]:
    return takewhile(lambda record: record[0] != _EOF, _records(stream))


def _is_enciphered(stream: bytes) -> bool:
    """Whether what the records hold, sizes too, can be told with a password alone."""
    return any(kind == _PROTECTED for kind, _, _ in _before_sheets(stream))


def _counts_from_1904(stream: bytes) -> bool:
    """Whether days are counted as on a Mac of old; said before the sheets."""
    return any(kind == _DAYS_FROM and data[:1] == b"\x01" for kind, data, _ in _before_sheets(stream))


def _styles_and_sheets(stream: bytes) -> tuple[list[Style], dict[str, int]]:
    """What the part before the sheets says: how cells of each style look, and where each sheet begins."""
    fonts: list[LegacyEncoding | None] = []
    formats: dict[int, ShownNumber] = {}
    styles: list[tuple[int, int]] = []
    sheets: dict[str, int] = {}
    for kind, data, _ in _records(stream):
        if kind == _FONT and len(data) > 16:
            fonts.append(encoding_of_font(_short_text(data[14:])))
            if len(fonts) == 4:
                fonts.append(None)  # there is no font of number 4
        elif kind == _FORMAT and len(data) > 5 and (shown := shown_number(_long_text(data[2:]))) is not None:
            formats[struct.unpack_from("<H", data)[0]] = shown
        elif kind == _XF and len(data) > 3:
            styles.append(struct.unpack_from("<HH", data))
        elif kind == _SHEET and len(data) > 8:
            sheets[_short_text(data[6:])] = struct.unpack_from("<I", data)[0]
        elif kind == _EOF:
            break
    return [(fonts[font] if font < len(fonts) else None, formats.get(form)) for font, form in styles], sheets


def _end_of_narrow(stream: bytes, begin: int) -> int | None:
    """Where the sheet that begins there ends, if it has no cells but such that are never too many or too long."""
    depth = 0
    at = begin
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        at += 4 + length
        if kind == _BOF:
            depth += 1
        elif kind == _EOF:
            depth -= 1
            if depth <= 0:
                break
        elif _may_be_wide(kind, stream[at - length : at]) or (kind in _OWN_TEXTS and length > KEPT_OF_TEXT):
            return None
        if depth == 1 and (usual := _USUAL.match(stream, at)) is not None:
            at = usual.end()
    return at


def _may_be_wide(kind: int, data: bytes) -> bool:
    if kind == _USED:
        return not _size_is_true(data)
    return any(column >= _NARROW for _, column, _ in _cells(kind, data))


def _facts(path: Path, stream: bytes, begin: int, styles: Sequence[Style]) -> tuple[SheetFacts, int]:
    """The facts of the sheet that begins there, and where it ends; charts in it are parts of their own."""
    fact = SheetFacts()
    last_row = last_column = depth = 0
    reached = begin
    for kind, data, end in _records(stream, begin):
        reached = end
        if kind == _BOF:
            depth += 1
        elif kind == _EOF:
            depth -= 1
            if depth <= 0:
                break
        elif kind == _USED and not _size_is_true(data):
            raise damaged(path)
        elif depth == 1:
            for row, column, style in _cells(kind, data):
                last_row, last_column = max(last_row, row), max(last_column, column)
                if (last_row + 1) * (last_column + 1) > MAX_CELLS:
                    raise too_many_cells(path)
                if style < len(styles):
                    note(fact, (row, column), styles[style])
    return fact, reached


def _find_errors(stream: bytes, sheets: Mapping[str, int], facts: dict[str, SheetFacts]) -> None:
    for pattern in _ERROR_CELLS:
        for name, cell in _found(stream, sheets, pattern):
            place = (int.from_bytes(cell[2], "little"), int.from_bytes(cell[3], "little"))
            facts.setdefault(name, SheetFacts()).errors[place] = ERRORS[cell[4][0]]


def _find_hidden(stream: bytes, sheets: Mapping[str, int], facts: dict[str, SheetFacts]) -> None:
    for name, row in _found(stream, sheets, _HIDDEN_ROW):
        facts.setdefault(name, SheetFacts()).hidden_rows.add(int.from_bytes(row[2], "little"))
    for name, columns in _found(stream, sheets, _HIDDEN_COLUMNS):
        facts.setdefault(name, SheetFacts()).hidden_columns.update(range(columns[2][0], columns[3][0] + 1))


def _found(
    stream: bytes, sheets: Mapping[str, int], pattern: re.Pattern[bytes]
) -> Iterator[tuple[str, re.Match[bytes]]]:
    """Every record of a pattern, with the sheet it is in; the first group is its length."""
    names = sorted(sheets, key=sheets.__getitem__)
    begins = [sheets[name] for name in names]
    for record in islice(pattern.finditer(stream), _ROWS):  # nobody reads of more
        before = bisect(begins, record.start())
        if before and _are_records(stream, record.start() + 4 + int.from_bytes(record[1], "little")):
            yield names[before - 1], record  # else bytes that only look like one


def _are_records(stream: bytes, at: int) -> bool:
    """Whether some records follow one another here, or the last of a sheet."""
    for _ in range(_FOLLOWED):
        if at + 4 > len(stream):
            break
        kind, length = struct.unpack_from("<HH", stream, at)
        if kind not in _KINDS or length > _LONGEST:
            return False
        if kind == _EOF:
            break
        at += 4 + length
    return True


def _sizes_are_true(path: Path, stream: bytes) -> bool:
    """Readers set memory aside for as many texts and cells as the file says: never more than it can hold."""
    begins = []
    for kind, data, _ in _records(stream):
        if kind == _TEXTS and len(data) >= 8 and struct.unpack_from("<I", data, 4)[0] > len(stream):
            return False
        if kind == _SHEET and len(data) >= 4:
            begins.append(struct.unpack_from("<I", data)[0])
        if kind == _EOF:
            break
    if len(begins) > _MOST_SHEETS:
        raise too_many_parts(path, _MOST_SHEETS)
    for begin in begins:
        for kind, data, _ in islice(_records(stream, begin), _RECORDS_BEFORE_CELLS):
            if kind == _USED and not _size_is_true(data):
                return False
            if kind == _EOF:
                break
    return True


def _size_is_true(data: bytes) -> bool:
    """Whether first and last row and column of what is used are in their order, and no more than there are."""
    if len(data) < 10:
        return False
    first_row, rows, first_column, columns = struct.unpack_from("<IIHH" if len(data) >= 14 else "<HHHH", data)
    if not (rows and columns):
        return True  # nothing is
    return bool(first_row <= rows <= _ROWS and first_column <= columns <= _COLUMNS)


def note(fact: SheetFacts, place: Place, style: Style) -> None:
    """What the style of a cell says of it."""
    encoding, form = style
    if encoding is not None:
        fact.encodings[place] = encoding
    if form is not None:
        fact.formats[place] = form


def _records(stream: bytes, at: int = 0) -> Iterator[Record]:
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        end = at + 4 + length
        yield kind, stream[at + 4 : end], end
        at = end


def _cells(kind: int, data: bytes) -> Iterator[tuple[int, int, int]]:
    if kind in _ONE_CELL and len(data) >= 6:
        yield struct.unpack_from("<HHH", data)
    elif kind == _SEVERAL_NUMBERS and len(data) >= 12:
        row, first = struct.unpack_from("<HH", data)
        for number in range((len(data) - 6) // 6):
            yield row, first + number, struct.unpack_from("<H", data, 4 + 6 * number)[0]


def _short_text(data: bytes) -> str:
    """Text with its length in one byte, then whether it is wide."""
    length, wide = data[0], data[1] & 1
    return _decoded(data[2:], length, wide)


def _long_text(data: bytes) -> str:
    length, wide = struct.unpack_from("<H", data)[0], data[2] & 1
    return _decoded(data[3:], length, wide)


def _decoded(data: bytes, length: int, wide: int) -> str:
    if wide:
        return data[: 2 * length].decode("utf-16-le", errors="replace")
    return data[:length].decode("latin-1")
