"""What the values alone do not say about an .xls: old fonts, shown zeros, errors, how far its cells reach."""

import re
import struct
from bisect import bisect
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path

from khenthuong_desktop.errors import FileEncrypted, FileTooLarge
from khenthuong_desktop.spreadsheets.compound_file import read_stream
from khenthuong_desktop.spreadsheets.file_kinds import CELLS_LIMIT, MAX_CELLS, damaged
from khenthuong_desktop.spreadsheets.legacy_text import LegacyEncoding, encoding_of_font
from khenthuong_desktop.spreadsheets.xlsx_parts import ZEROS_FORMAT, SheetFacts

_FONT, _FORMAT, _XF, _SHEET = 0x31, 0x41E, 0xE0, 0x85
_ONE_CELL = {0x203, 0x204, 0x205, 0x06, 0xFD, 0x27E, 0xD6}  # number, label, error, formula, shared text, short number
_SEVERAL_NUMBERS = 0xBD
_LONGEST = 8_224  # bytes of a record
_BOF, _EOF, _PROTECTED, _TEXTS, _USED = 0x809, 0x0A, 0x2F, 0xFC, 0x200
_ROWS, _COLUMNS = 65_536, 256  # no .xls has more
_RECORDS_BEFORE_CELLS = 2_000
_TOO_LONG_TO_SEARCH = 3_000_000  # bytes
ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
_ERROR_CODE = b"([" + re.escape(bytes(ERRORS)) + b"])"
# Of all records only those of errors, found as fast as bytes are gone through: length, row, column, style, error.
_ERROR_CELLS = (
    re.compile(rb"\x05\x02(\x08\x00)(..)(.\x00).." + _ERROR_CODE + rb"\x01", re.DOTALL),
    re.compile(rb"\x06\x00(..)(..)(.\x00)..\x02." + _ERROR_CODE + rb"...\xff\xff", re.DOTALL),  # of a formula
)
_KINDS = range(1, 0x900)  # of records
_FOLLOWED = 4  # records

Record = tuple[int, bytes]


def inspect_xls(path: Path, content: bytes) -> dict[str, SheetFacts]:
    """The facts of each sheet by its name; refuses what no memory would hold."""
    stream = read_stream(content, "Workbook", "Book")
    if stream is None or not _sizes_are_true(stream):
        raise damaged(path)
    fonts: list[LegacyEncoding | None] = []
    formats: dict[int, int] = {}
    styles: list[tuple[int, int]] = []
    sheets: dict[str, int] = {}  # name → where it begins
    facts: list[SheetFacts] = []
    far = (0, 0)
    for kind, data in _records(stream):
        if kind == _BOF:
            far = (0, 0)
            facts.append(SheetFacts())
            looked_for = any(fonts) or formats
            if len(facts) > 1 and not looked_for and len(stream) > _TOO_LONG_TO_SEARCH:
                break  # so many cells that a far one adds little
        elif kind == _PROTECTED and len(facts) == 1:
            raise FileEncrypted(path)
        elif kind == _FONT and len(data) > 16:
            fonts.append(encoding_of_font(_short_text(data[14:])))
            if len(fonts) == 4:
                fonts.append(None)  # there is no font of number 4
        elif kind == _FORMAT and len(data) > 5 and ZEROS_FORMAT.fullmatch(code := _long_text(data[2:])):
            formats[struct.unpack_from("<H", data)[0]] = len(code) - len(code.lstrip("0"))
        elif kind == _XF and len(data) > 3:
            styles.append(struct.unpack_from("<HH", data))
        elif kind == _SHEET and len(data) > 8:
            sheets[_short_text(data[6:])] = struct.unpack_from("<I", data)[0]
        elif facts:
            for row, column, style in _cells(kind, data):
                far = max(far[0], row), max(far[1], column)
                if (far[0] + 1) * (far[1] + 1) > MAX_CELLS:
                    raise FileTooLarge(path, limit=CELLS_LIMIT)
                if style < len(styles):
                    _note(facts[-1], (row, column), styles[style], fonts, formats)
    found = dict(zip(sheets, facts[1:], strict=False))  # the first part is the workbook's own
    for name, place, error in _errors(stream, sheets):
        found.setdefault(name, SheetFacts()).errors[place] = error
    return found


def _errors(stream: bytes, sheets: Mapping[str, int]) -> Iterator[tuple[str, tuple[int, int], str]]:
    """Sheet, place and error of every cell that holds one."""
    names = sorted(sheets, key=sheets.__getitem__)
    begins = [sheets[name] for name in names]
    for pattern in _ERROR_CELLS:
        for cell in islice(pattern.finditer(stream), _ROWS):  # nobody reads of more
            length, row, column = (int.from_bytes(number, "little") for number in cell.groups()[:3])
            before = bisect(begins, cell.start())
            if before and _are_records(stream, cell.start() + 4 + length):  # else bytes that only look like a cell
                yield names[before - 1], (row, column), ERRORS[cell[4][0]]


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


def _sizes_are_true(stream: bytes) -> bool:
    """Readers set memory aside for as many texts and cells as the file says: never more than it can hold."""
    begins = []
    for kind, data in _records(stream):
        if kind == _TEXTS and len(data) >= 8 and struct.unpack_from("<I", data, 4)[0] > len(stream):
            return False
        if kind == _SHEET and len(data) >= 4:
            begins.append(struct.unpack_from("<I", data)[0])
        if kind == _EOF:
            break
    for begin in begins:
        for kind, data in islice(_records(stream, begin), _RECORDS_BEFORE_CELLS):
            if kind == _USED and len(data) >= 12:
                _, rows, _, columns = struct.unpack_from("<IIHH", data)
                if rows > _ROWS or columns > _COLUMNS:
                    return False
            if kind == _EOF:
                break
    return True


def _note(
    fact: SheetFacts,
    place: tuple[int, int],
    style: tuple[int, int],
    fonts: list[LegacyEncoding | None],
    formats: dict[int, int],
) -> None:
    font, form = style
    encoding = fonts[font] if font < len(fonts) else None
    if encoding is not None:
        fact.encodings[place] = encoding
    if form in formats:
        fact.zero_widths[place] = formats[form]


def _records(stream: bytes, at: int = 0) -> Iterator[Record]:
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        yield kind, stream[at + 4 : at + 4 + length]
        at += 4 + length


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
