"""What the values alone do not say about an .xlsb: errors, and few cells that stand too far apart for any memory."""

import struct
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

from khenthuong_desktop.errors import FileTooLarge
from khenthuong_desktop.spreadsheets.file_kinds import (
    BROKEN_ARCHIVE,
    CELLS_LIMIT,
    MAX_CELLS,
    damaged,
    read_part,
    refuse_document_type,
)
from khenthuong_desktop.spreadsheets.xls_parts import ERRORS
from khenthuong_desktop.spreadsheets.xlsx_parts import MAX_ROWS, SheetFacts

_ROW = 0
_SHEET = 156
_ERRORS = (3, 11)  # a cell, and the result of a formula
_WORKBOOK, _LINKS = "xl/workbook.bin", "xl/_rels/workbook.bin.rels"
_PLACE = 8  # bytes: a row or column and its style
_CELLS = range(1, 12)  # blank, number, error, truth, real, text, shared text and the four kinds of formula


def inspect_xlsb(path: Path, content: bytes) -> dict[str, SheetFacts]:
    """The facts of each sheet by its name; refuses a sheet whose used rectangle is larger than any list, or whose
    records do not fill it."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            names = [name for name in archive.namelist() if name.startswith("xl/worksheets/") and name.endswith(".bin")]
            parts = {name: read_part(archive, name) for name in names}
            workbook, links = read_part(archive, _WORKBOOK), read_part(archive, _LINKS)
        refuse_document_type(path, links)
        sheets = _sheets(workbook, links)
    except (*BROKEN_ARCHIVE, ElementTree.ParseError, struct.error) as error:
        raise damaged(path) from error
    facts = {name: _facts(path, part) for name, part in parts.items()}
    return {sheet: facts[name] for sheet, name in sheets.items() if name in facts}


def _sheets(workbook: bytes, links: bytes) -> dict[str, str]:
    """Part name of each sheet by its name."""
    targets = {link.get("Id"): link.get("Target", "") for link in ElementTree.fromstring(links)}
    found = {}
    for kind, start, _ in _records(workbook):
        if kind == _SHEET:
            link, after = _text(workbook, start + 8)
            name, _ = _text(workbook, after)
            found[name] = "xl/" + targets.get(link, "").lstrip("/").removeprefix("xl/")
    return found


def _text(part: bytes, at: int) -> tuple[str, int]:
    end = at + 4 + 2 * struct.unpack_from("<I", part, at)[0]
    return part[at + 4 : end].decode("utf-16-le", errors="replace"), end


def _facts(path: Path, part: bytes) -> SheetFacts:
    fact = SheetFacts()
    row = last_row = last_column = reached = 0
    for kind, start, length in _records(part):
        if length < _PLACE and (kind == _ROW or kind in _CELLS):
            raise damaged(path)
        if kind == _ROW:
            (row,) = struct.unpack_from("<I", part, start)
            last_row = max(last_row, row)
        elif kind in _CELLS:
            (column,) = struct.unpack_from("<I", part, start)
            last_column = max(last_column, column)
            if kind in _ERRORS and length > _PLACE and len(fact.errors) < MAX_ROWS:  # nobody reads of more
                fact.errors[row, column] = ERRORS.get(part[start + _PLACE], "#N/A")
        reached = start + length
        if (last_row + 1) * (last_column + 1) > MAX_CELLS:
            raise FileTooLarge(path, limit=CELLS_LIMIT)
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
