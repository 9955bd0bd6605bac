"""The texts that cells of an .xls share: readers copy them into each."""

import re
import struct
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from khenthuong_desktop.spreadsheets.files.file_kinds import (
    KEPT_OF_TEXT,
    MAX_UNPACKED_BYTES,
    share_of_each,
    too_much_text,
)

_TEXTS, _GO_ON = 0xFC, 0x3C
_COUNTS = 8  # bytes
_BEGIN = struct.Struct("<HB")  # of a text: how many letters, and flags
_WIDE, _MORE, _RUNS = 0x01, 0x04, 0x08  # flags
_CELL_BYTES = 14
_FEW, _MOST = 64, 18  # letters: of a text that is passed over with others, and of most texts
_CELL = re.compile(rb"\xfd\x00(?=.{8}(.{4}))", re.DOTALL)  # begins may look like one in the bytes of another


def refuse_copied_text(path: Path, stream: bytes, records: Iterable[tuple[int, bytes, int]]) -> bool:
    """Texts too long for so many cells to share; ``records`` are those before the sheets. Gives back whether one of
    them may be longer than what is kept of a text."""
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
    least = min(share, KEPT_OF_TEXT)
    if sum(map(len, pieces)) <= least or (least > 2 * _FEW and not _longer_than(least, pieces, _few_letters())):
        long = {}
    else:
        long = _longer_than(least, pieces)
    shared = (long.get(int.from_bytes(cell[1], "little"), 0) for cell in _CELL.finditer(stream))
    if max(long.values(), default=0) > share and sum(shared) > MAX_UNPACKED_BYTES:
        raise too_much_text(path)
    return max(long.values(), default=0) > KEPT_OF_TEXT


@cache
def _few_letters() -> re.Pattern[bytes]:
    """As many texts of few letters, and with no looks of their own, as stand one behind the other."""
    lengths = sorted(range(_FEW), key=lambda letters: abs(letters - _MOST))
    texts = (re.escape(bytes([n])) + rb"\x00(?:\x00.{%d}|\x01.{%d})" % (n, 2 * n) for n in lengths)
    return re.compile(b"(?:" + b"|".join(texts) + b")*+", re.DOTALL)


def _longer_than(least: int, pieces: list[bytes], passed: re.Pattern[bytes] | None = None) -> dict[int, int]:
    """How many bytes each text has that has more than these, by its number, as far as they can be told; texts that
    are ``passed`` over, many at a time, are not numbered. Letters that go on in the next record are wide or not anew.
    """
    long: dict[int, int] = {}
    rest, begin = iter(pieces), _BEGIN.unpack_from
    data, at, index = next(rest), 0, 0
    end = len(data)
    try:
        while True:
            while at >= end:
                at -= end
                data = next(rest)
                end = len(data)
            if passed is not None and (usual := passed.match(data, at)) is not None and (at := usual.end()) >= end:
                continue
            letters, flags = begin(data, at)
            length = letters << flags if flags <= _WIDE else 0
            if flags <= _WIDE and at + 3 + length <= end:  # the usual case
                at += 3 + length
            else:
                length, data, at = _odd_one(letters, flags, data, at + 3, rest)
                end = len(data)
            if length > least:
                long[index] = length
            index += 1
    except (StopIteration, struct.error, IndexError):
        return long


def _odd_one(letters: int, flags: int, data: bytes, at: int, rest: Iterator[bytes]) -> tuple[int, bytes, int]:
    """The bytes of a text that has looks of its own or goes on in the next record, and where it ends."""
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
    return length + (left << wide), data, at + (left << wide) + after
