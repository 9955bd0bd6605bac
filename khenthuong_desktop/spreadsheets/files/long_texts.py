"""Texts of an .xlsx that are too long: told quickly where there are none, and exactly where there may be."""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from xml.parsers import expat

from khenthuong_desktop.spreadsheets.files.file_kinds import (
    KEPT_OF_TEXT,
    MAX_CELLS,
    MAX_UNPACKED_BYTES,
    damaged,
    share_of_each,
    too_many_cells,
    too_much_text,
)

LONGEST_TEXT = 1_000_000  # letters, or bytes of XML; a cell holds 32,767 characters
CDATA = b"<![CDATA["  # in it a text may hold anything
_PREFIX = re.compile(rb"<(\w+:)sst\b")
_MANY = 1_000  # looks, from which it is quicker to look at many marks at once
_PIECE = 500_000  # bytes
_BEGIN = 4_000  # bytes within which the first name comes
_SHORTEST_CELL = b'<c r="A1" t="s"><v>0</v></c>'
_SHARED = b'"s"'
_SHARED_TEXT = re.compile(rb't\s*=\s*"s"[^<>]*>\s*<v\b[^<>]*>\s*(\d{1,7})')


def refuse_too_many_texts(path: Path, strings: bytes) -> None:
    """More texts than cells, or one text longer than a cell may be."""
    many = len(strings) > MAX_CELLS * len(b"<si/>")
    if many and strings.count(b"<si") + strings.count(b":si") > MAX_CELLS:
        raise too_many_cells(path)
    if _has_text_beyond(strings, LONGEST_TEXT) and max(_lengths(path, [strings]), default=0) > LONGEST_TEXT:
        raise too_many_cells(path)


def may_hold_long(strings: bytes) -> bool:
    """Whether a text may be longer than what is kept of one."""
    return _has_text_beyond(strings, KEPT_OF_TEXT)


def _has_text_beyond(strings: bytes, length: int) -> bool:
    """Whether a text, as it is written, may be longer; within a text no ``<`` stands, but where it is not parsed."""
    if CDATA in strings:
        return True
    root = _PREFIX.search(strings, 0, _BEGIN)
    prefix = root[1] if root is not None else b""
    first = max(strings.find(b"<" + prefix + b"si"), 0)
    return goes_beyond(strings, length, (b"</" + prefix + b"si>", b"<" + prefix + b"si/>"), slice(first, len(strings)))


def goes_beyond(part: bytes, length: int, marks: Sequence[bytes], within: slice) -> bool:
    """Whether somewhere none of these marks comes for so many bytes."""
    at, last = within.start, within.stop
    if last - at > _MANY * length and all(
        max(map(len, part[piece : piece + _PIECE + length].split(marks[0]))) + 2 * len(marks[0]) <= length
        for piece in range(at, last, _PIECE)
    ):
        return False  # where marks stand close together, and pieces overlap
    while at + length < last:
        found = next((place for mark in marks if (place := part.rfind(mark, at, at + length)) >= 0), None)
        if found is None:
            return True
        at = found + 1
    return False


def refuse_copied_text(path: Path, strings: Sequence[bytes], sheets: Sequence[bytes]) -> None:
    """More text than a workbook may hold, because cells share it: readers copy it into each."""
    for cells in (len(part) // len(_SHORTEST_CELL) for part in sheets), (part.count(_SHARED) for part in sheets):
        share = share_of_each(sum(cells))
        if not any(_has_text_beyond(part, share) for part in strings):
            return
    lengths = dict(enumerate(_lengths(path, strings)))
    shared = (int(cell[1]) for part in sheets for cell in _SHARED_TEXT.finditer(part))
    if sum(lengths.get(index, 0) for index in shared) > MAX_UNPACKED_BYTES:
        raise too_much_text(path)


def _lengths(path: Path, strings: Iterable[bytes]) -> list[int]:
    """The letters of each text that cells share."""
    lengths: list[int] = []

    def start(name: str, _attributes: object) -> None:
        if name.rpartition(":")[2] == "si":
            lengths.append(0)

    def text(words: str) -> None:
        if lengths:
            lengths[-1] += len(words)

    for part in strings:
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler, parser.CharacterDataHandler = start, text
        try:
            parser.Parse(part, True)
        except (expat.ExpatError, LookupError, ValueError) as error:
            raise damaged(path) from error
    return lengths
