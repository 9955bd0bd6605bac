"""Tables kept as text (.csv, .tsv): the encoding, the separator, the cells."""

import csv
import re
import unicodedata
from io import StringIO
from pathlib import Path

from khenthuong_desktop.spreadsheets.file_kinds import damaged
from khenthuong_desktop.spreadsheets.legacy_text import guess_encoding, to_unicode
from khenthuong_desktop.spreadsheets.syllables import legibility

_SEPARATORS = ";\t,|"
_FIELD_END = re.compile(r"[;\t,|\r\n]+")
_JUDGED = 20_000  # characters looked at to tell an encoding
MAX_CELL_CHARACTERS = 32_767


def decode(path: Path, content: bytes) -> str:
    """UTF-8 with or without mark, UTF-16 with or without mark, else what is more legible: Windows Vietnamese
    (CP1258) or an older encoding, whose bytes are kept for the conversion of whole sheets."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        candidates = ["utf-16"]
    elif len(content) >= 8 and content[1:400:2].count(0) > min(len(content), 400) * 0.3:
        candidates = ["utf-16-le"]
    else:
        candidates = ["utf-8-sig"]
    for encoding in candidates:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    if candidates != ["utf-8-sig"]:
        raise damaged(path)
    return _one_byte(content)


def _one_byte(content: bytes) -> str:
    windows = unicodedata.normalize("NFC", content.decode("cp1258", errors="replace"))
    western = content.decode("latin-1")
    lines = _FIELD_END.split(western[:_JUDGED])
    older = guess_encoding(lines)
    if older is None:
        return windows
    return western if legibility(to_unicode(western[:_JUDGED], older)) > legibility(windows[:_JUDGED]) else windows


def read_delimited(path: Path, content: bytes) -> list[list[object]]:
    """All rows of a text table; every cell is text, an empty cell is ''."""
    text = decode(path, content)
    separator = None  # Excel's own hint in the first line, which it does not show as a row
    if text[:4].lower() == "sep=":
        first, _, text = text.partition("\n")
        separator = first.strip()[4:5] or None
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator or _separator(text))
    try:
        return [[cell[:MAX_CELL_CHARACTERS] for cell in row] for row in reader]
    except csv.Error as error:
        raise damaged(path) from error


def _separator(text: str) -> str:
    """The mark that cuts the first lines into the most cells."""
    sample = [line for line in text[:50_000].splitlines() if line.strip()][:20]
    counts = {mark: sum(line.count(mark) for line in sample) for mark in _SEPARATORS}
    best = max(counts, key=lambda mark: counts[mark])
    return best if counts[best] else ","
