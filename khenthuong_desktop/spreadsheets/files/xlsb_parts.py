"""What the values alone do not say about an .xlsb: old fonts, errors, what is hidden, few cells too far apart."""

import re
import struct
import zipfile
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

from khenthuong_desktop.spreadsheets.files.file_kinds import (
    BROKEN_ARCHIVE,
    MAX_CELLS,
    MAX_COLUMNS,
    MAX_PARTS,
    MAX_ROWS,
    MAX_UNPACKED_BYTES,
    damaged,
    folded,
    linked_part,
    read_part,
    refuse_document_type,
    share_of_each,
    too_many_cells,
    too_many_parts,
    too_much_text,
)
from khenthuong_desktop.spreadsheets.files.legacy_text import LegacyEncoding, encoding_of_font
from khenthuong_desktop.spreadsheets.files.number_formats import ShownNumber, shown_number
from khenthuong_desktop.spreadsheets.files.xls_parts import ERRORS, PLAIN, Style, note
from khenthuong_desktop.spreadsheets.files.xlsx_parts import SheetFacts

_ROW = 0
_SHEET = 156
_COLUMNS = 60  # some columns beside one another: the first, the last, width, style, flags
_ROW_FLAGS, _ROW_HIDDEN = 11, 0x10
_ERRORS = (3, 11)  # a cell, and the result of a formula
_WORKBOOK, _LINKS = "xl/workbook.bin", "xl/_rels/workbook.bin.rels"
_STYLES = "xl/styles.bin"
_STRINGS = "xl/sharedstrings.bin"
_SHARED, _SHARED_CELL = 19, 7
_SHARED_CELL_BYTES = 14
_ABOUT = 153  # the workbook as a whole
_FONT, _FONT_NAME = 43, 21
_FORMAT, _STYLE, _CELL_STYLES, _END_OF_CELL_STYLES = 44, 47, 617, 618
_STYLE_BITS = 0xFFFFFF
_IS_SHEET = re.compile(r"xl/worksheets/[^/]*\.bin")
_PLACE = 8  # bytes: a row or column and its style
_CELLS = range(1, 12)  # blank, number, error, truth, real, text, shared text and the four kinds of formula


def inspect_xlsb(path: Path, content: bytes) -> dict[str, SheetFacts]:
    """The facts of each sheet by its name; refuses a sheet whose used rectangle is larger than any list, or whose
    records do not fill it."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            workbook, links = read_part(archive, _WORKBOOK), read_part(archive, _LINKS)
            refuse_document_type(path, links)
            names = {folded(name): name for name in archive.namelist()}
            sheets = _sheets(path, workbook, links)
            held = {part for part in names if part in sheets.values() or _IS_SHEET.fullmatch(part)}
            parts = {part: read_part(archive, names[part]) for part in held}
            styles = _styles(read_part(archive, names[_STYLES]) if _STYLES in names else b"")
            share = share_of_each(sum(map(len, parts.values())) // _SHARED_CELL_BYTES)
            long = _long_texts(read_part(archive, names[_STRINGS]) if _STRINGS in names else b"", share)
    except (*BROKEN_ARCHIVE, ElementTree.ParseError, struct.error) as error:
        raise damaged(path) from error
    facts = {name: _facts(path, part, styles) for name, part in parts.items()}
    if _counts_from_1904(workbook):
        for fact in facts.values():
            fact.from_1904 = True
    if long and sum(_copied(part, long) for part in parts.values()) > MAX_UNPACKED_BYTES:
        raise too_much_text(path)
    return {sheet: facts[name] for sheet, name in sheets.items() if name in facts}


def _sheets(path: Path, workbook: bytes, links: bytes) -> dict[str, str]:
    """Folded part name of each sheet by its name."""
    targets = {link.get("Id"): link.get("Target", "") for link in ElementTree.fromstring(links)}
    found = {}
    begins = [start for kind, start, _ in _records(workbook) if kind == _SHEET]
    if len(begins) > MAX_PARTS:
        raise too_many_parts(path)  # many may lead to one part
    for start in begins:
        link, after = _text(workbook, start + 8)
        name, _ = _text(workbook, after)
        found[name] = linked_part(targets.get(link, ""))
    if len(set(found.values())) < len(found):
        raise damaged(path)  # as in an .xlsx
    return found


def _counts_from_1904(workbook: bytes) -> bool:
    """Whether days are counted as on a Mac of old."""
    about = (workbook[start] for kind, start, length in _records(workbook) if kind == _ABOUT and length)
    return any(flags & 1 for flags in about)


def _styles(part: bytes) -> dict[int, Style]:
    """Cell styles that draw an old encoding or show more than the number."""
    fonts: list[LegacyEncoding | None] = []
    formats: dict[int, ShownNumber] = {}
    styles: dict[int, Style] = {}
    number = -1
    for kind, start, length in _records(part):
        if kind == _FONT and length > _FONT_NAME + 4:
            fonts.append(encoding_of_font(_text(part, start + _FONT_NAME)[0]))
        elif kind == _FORMAT and length > 6:
            if (shown := shown_number(_text(part, start + 2)[0])) is not None:
                formats[struct.unpack_from("<H", part, start)[0]] = shown
        elif kind == _CELL_STYLES:
            number = 0
        elif kind == _END_OF_CELL_STYLES:
            break
        elif kind == _STYLE and number >= 0 and length > 5:
            form, font = struct.unpack_from("<HH", part, start + 2)
            style = (fonts[font] if font < len(fonts) else None, formats.get(form))
            if style != PLAIN:
                styles[number] = style
            number += 1
    return styles


def _long_texts(part: bytes, share: int) -> dict[int, int]:
    """The lengths of the long ones among the texts that cells share, by their numbers."""
    texts = (length for kind, _, length in _records(part) if kind == _SHARED)
    return {number: length for number, length in enumerate(texts) if length > share}


def _copied(part: bytes, long: Mapping[int, int]) -> int:
    """How many bytes of long texts a reader copies into the cells of a sheet."""
    cells = (start for kind, start, length in _records(part) if kind == _SHARED_CELL and length >= _PLACE + 4)
    return sum(long.get(struct.unpack_from("<I", part, start + _PLACE)[0], 0) for start in cells)


def _text(part: bytes, at: int) -> tuple[str, int]:
    end = at + 4 + 2 * struct.unpack_from("<I", part, at)[0]
    return part[at + 4 : end].decode("utf-16-le", errors="replace"), end


def _facts(path: Path, part: bytes, styles: Mapping[int, Style]) -> SheetFacts:
    fact = SheetFacts()
    row = last_row = last_column = reached = 0
    for kind, start, length in _records(part):
        if length < _PLACE and (kind == _ROW or kind in _CELLS):
            raise damaged(path)
        if kind == _ROW:
            (row,) = struct.unpack_from("<I", part, start)
            last_row = max(last_row, row)
            if length > _ROW_FLAGS and part[start + _ROW_FLAGS] & _ROW_HIDDEN:
                fact.hidden_rows.add(row)
        elif kind in _CELLS:
            column, style = struct.unpack_from("<II", part, start)
            if style & _STYLE_BITS in styles:
                note(fact, (row, column), styles[style & _STYLE_BITS])
            last_column = max(last_column, column)
            if kind in _ERRORS and length > _PLACE and len(fact.errors) < MAX_ROWS:  # nobody reads of more
                fact.errors[row, column] = ERRORS.get(part[start + _PLACE], "#N/A")
        elif kind == _COLUMNS and length > 16 and part[start + 16] & 1:
            first, last = struct.unpack_from("<II", part, start)
            fact.hidden_columns.update(range(first, min(last + 1, MAX_COLUMNS)))
        reached = start + length
        if (last_row + 1) * (last_column + 1) > MAX_CELLS:
            raise too_many_cells(path)
    if reached != len(part):
        raise damaged(path)  # what follows cannot be told
    return fact


def _records(part: bytes) -> Iterator[tuple[int, int, int]]:
    """Kind, start and length of each record; both numbers are written seven bits to a byte."""
    at = 0
    while at < len(part):
        kind, at = _number(part, at, 2)
        length, at = _number(part, at, 4)
        if at + length > len(part):
            return
        yield kind, at, length
        at += length


def _number(part: bytes, at: int, most: int) -> tuple[int, int]:
    number = 0
    for place in range(most):
        if at >= len(part):
            break
        byte = part[at]
        at += 1
        number |= (byte & 0x7F) << (7 * place)
        if byte < 0x80:
            break
    return number, at
