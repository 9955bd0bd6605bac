"""The texts that cells of an .xls share: readers copy them into each."""

import re
import struct
from collections.abc import Iterable, Iterator
from pathlib import Path

from khenthuong_desktop.spreadsheets.files.file_kinds import MAX_UNPACKED_BYTES, share_of_each, too_much_text

_TEXTS, _GO_ON = 0xFC, 0x3C
_COUNTS = 8  # bytes
_WIDE, _MORE, _RUNS = 0x01, 0x04, 0x08  # flags
_CELL_BYTES = 14
_CELL = re.compile(rb"\xfd\x00(?=.{8}(.{4}))", re.DOTALL)  # begins may look like one in the bytes of another


def refuse_copied_text(path: Path, stream: bytes, records: Iterable[tuple[int, bytes, int]]) -> None:
    """Texts too long for so many cells to share; ``records`` are those before the sheets."""
    share = share_of_each(len(stream) // _CELL_BYTES)
    pieces: list[bytes] = []
    before = 0
    for kind, data, _ in records:
        if kind == _TEXTS:
            pieces = [data[_COUNTS:]]
        elif kind == _GO_ON and before == _TEXTS:
            pieces.append(data)
        if kind != _GO_ON:
            before = kind
    if sum(map(len, pieces)) <= share:
        return
    long = {index: length for index, length in enumerate(_lengths(pieces)) if length > share}
    if long and sum(long.get(int.from_bytes(cell[1], "little"), 0) for cell in _CELL.finditer(stream)) > (
        MAX_UNPACKED_BYTES
    ):
        raise too_much_text(path)


def _lengths(pieces: list[bytes]) -> Iterator[int]:
    """How many bytes each text has, as far as they can be told. Letters that go on in the next record are wide or not
    anew."""
    rest = iter(pieces)
    data, at = next(rest), 0
    try:
        while True:
            while at >= len(data):
                at -= len(data)
                data = next(rest)
            letters, flags = struct.unpack_from("<HB", data, at)
            at += 3
            after = 0
            if flags & _RUNS:
                after = 4 * struct.unpack_from("<H", data, at)[0]
                at += 2
            if flags & _MORE:
                after += struct.unpack_from("<I", data, at)[0]
                at += 4
            wide, left, length = flags & _WIDE, letters, 0
            while left > (held := (len(data) - at) >> wide):
                length += held << wide
                left -= held
                data, at = next(rest), 1
                wide = data[0] & _WIDE
            length += left << wide
            at += (left << wide) + after
            yield length
    except (StopIteration, struct.error, IndexError):
        return
