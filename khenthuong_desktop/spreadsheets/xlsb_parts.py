"""Guarding against an .xlsb whose few cells stand too far apart for any memory."""

import struct
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from khenthuong_desktop.errors import FileTooLarge
from khenthuong_desktop.spreadsheets.file_kinds import BROKEN_ARCHIVE, CELLS_LIMIT, MAX_CELLS, damaged, read_part

_ROW = 0
_PLACE = 8  # bytes: a row or column and its style
_CELLS = range(1, 12)  # blank, number, error, truth, real, text, shared text and the four kinds of formula


def refuse_giant_xlsb(path: Path, content: bytes) -> None:
    """Refuse a sheet whose used rectangle is larger than any list, or whose records do not fill it."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            names = [name for name in archive.namelist() if name.startswith("xl/worksheets/") and name.endswith(".bin")]
            parts = [read_part(archive, name) for name in names]
    except BROKEN_ARCHIVE as error:
        raise damaged(path) from error
    for part in parts:
        last_row = last_column = reached = 0
        for kind, start, length in _records(part):
            if length < _PLACE and (kind == _ROW or kind in _CELLS):
                raise damaged(path)
            if kind == _ROW:
                last_row = max(last_row, struct.unpack_from("<I", part, start)[0])
            elif kind in _CELLS:
                last_column = max(last_column, struct.unpack_from("<I", part, start)[0])
            reached = start + length
            if (last_row + 1) * (last_column + 1) > MAX_CELLS:
                raise FileTooLarge(path, limit=CELLS_LIMIT)
        if reached != len(part):
            raise damaged(path)  # what follows cannot be told


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
