"""Tables kept as text (.csv, .tsv): the encoding, the separator, the cells."""

import csv
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from khenthuong_desktop import messages
from khenthuong_desktop.errors import FileTooLarge, FileUnreadable
from khenthuong_desktop.spreadsheets.files.far_columns import FarColumns
from khenthuong_desktop.spreadsheets.files.file_kinds import (
    MAX_CELLS,
    MAX_COLUMNS,
    MAX_ROWS,
    damaged,
    too_many_cells,
    wide_encoding,
)
from khenthuong_desktop.spreadsheets.files.legacy_text import guess_encoding, to_unicode
from khenthuong_desktop.spreadsheets.problems import WARNING, Problem, column_letter
from khenthuong_desktop.spreadsheets.syllables import legibility

_MAX_BYTES = 40 * 1024 * 1024  # 100,000 rows of 400 letters
_SEPARATORS = ";\t,|"
_FIELD_END = re.compile(r"[;\t,|\r\n]+")
_LINE_END = re.compile(r"[\r\n]")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_JUDGED = 20_000  # characters looked at to tell an encoding
_SAMPLED_ROWS = 30
_SAMPLED = 50_000  # characters looked at to tell the separator
_KEPT_AS_TEXT = re.compile(r'="([^"]*)"')  # ="0012" is how zeros are kept from Excel
_LOST = "\ufffd"
_GOOD_FOR_ONE_BAD = 2
_LETTERS_FOR_ONE_LOST = 50
_END = "\ue000"  # no text has this line
MAX_CELL_CHARACTERS = 32_767


class TextTable(NamedTuple):
    """All rows of a text table; every cell is text, an empty cell is ''."""

    rows: list[list[object]]
    problems: list[Problem]


def decode(path: Path, content: bytes) -> str:
    """UTF-8, UTF-16 or UTF-32 with or without mark, else what is more legible: Windows Vietnamese (CP1258) or an older
    encoding, whose bytes are kept for the conversion of whole sheets. Few broken letters in UTF-8 or UTF-16 spoil no
    others."""
    wide = wide_encoding(content)
    try:
        return content.decode(wide or "utf-8-sig")
    except UnicodeDecodeError as error:
        if wide is not None:
            found = content.decode(wide, errors="replace")
            if found.count(_LOST) * _LETTERS_FOR_ONE_LOST > len(found):
                raise damaged(path) from error
            return found
    mostly = content.decode("utf-8-sig", errors="replace")
    bad = mostly.count(_LOST)
    good = len(mostly) - bad - sum(map(mostly.count, map(chr, range(128))))
    return mostly if good > _GOOD_FOR_ONE_BAD * bad else _one_byte(content)


def _one_byte(content: bytes) -> str:
    windows = unicodedata.normalize("NFC", content.decode("cp1258", errors="replace"))
    western = content.decode("latin-1")
    lines = _FIELD_END.split(western[:_JUDGED])
    older = guess_encoding(lines)
    if older is None:
        return windows
    return western if legibility(to_unicode(western[:_JUDGED], older)) > legibility(windows[:_JUDGED]) else windows


def read_delimited(path: Path, content: bytes) -> TextTable:
    """The rows as far as they are read; raises the known file errors for what is too large or cannot be told."""
    if len(content) > _MAX_BYTES:
        raise FileTooLarge(path, limit=f"{_MAX_BYTES // 1024 // 1024} MB")
    text = decode(path, content)
    if "\v" in text and not _LINE_END.search(text):
        text = text.replace("\v", "\n")  # as some programs for the Mac end their lines
    separator = None  # Excel's own hint in the first line, which it does not show as a row
    if text[:4].lower() == "sep=":
        first, _, text = text.partition("\n")
        separator = first.strip()[4:5] or None
    separator = separator or _separator(text)
    if text.count(separator) > MAX_CELLS:
        raise too_many_cells(path)
    try:
        rows = list(islice(csv.reader(_lines(text), delimiter=separator), MAX_ROWS + 2))
    except csv.Error as error:
        raise damaged(path) from error
    if rows and rows[-1] == [_END]:
        rows.pop()
    elif len(rows) < MAX_ROWS + 2:  # the end was swallowed
        raise _quote_open(path, rows, len(rows) - 1)
    _refuse_swallowed_rows(path, rows, separator)
    return TextTable(*_bounded(path.stem, rows, '="' in text))


def _lines(text: str) -> Iterator[str]:
    """Line by line, and one that tells whether the end is reached outside of all quotes."""
    for line in _LINE.finditer(text):
        yield line.group() if line.group()[-1] in "\r\n" else f"{line.group()}\n"
    yield _END


def _quote_open(path: Path, rows: list[list[str]], row: int) -> FileUnreadable:
    number = 1 + row + sum(cell.count("\n") for cells in rows[:row] for cell in cells)
    return FileUnreadable(path, reason=messages.say("spreadsheets", "reason_quote", row=number))


def _refuse_swallowed_rows(path: Path, rows: list[list[str]], separator: str) -> None:
    """A quote that is not closed in its row takes the rows below, up to the next one, into its cell."""
    widths = Counter(map(len, rows))
    usual = max(widths, key=lambda width: widths[width], default=0)
    for number, cells in enumerate(rows):
        for cell in cells:
            if separator not in cell or not ("\n" in cell or "\r" in cell):
                continue
            below = [line.count(separator) for line in cell.splitlines()[1:]]
            whole = sum(count == usual - 1 for count in below[:-1])
            if (len(cells) != usual and any(below)) or (usual > 2 and whole > 1):
                raise _quote_open(path, rows, number)


def _bounded(sheet: str, rows: list[list[str]], kept_as_text: bool) -> tuple[list[list[object]], list[Problem]]:
    """The rows without cells that no list reaches, and what is to be told of them."""
    far = FarColumns()
    found: list[list[object]] = []
    lost: list[tuple[int, int]] = []
    for number, cells in enumerate(rows):
        if len(cells) > MAX_COLUMNS:
            for at in range(MAX_COLUMNS, len(cells)):
                if cells[at]:
                    far.note(number, at)
            cells = cells[:MAX_COLUMNS]
        if kept_as_text:
            cells = [kept[1] if (kept := _KEPT_AS_TEXT.fullmatch(cell)) else cell for cell in cells]
        lost.extend((number, at) for at, cell in enumerate(cells) if _LOST in cell)
        found.append([cell[:MAX_CELL_CHARACTERS] for cell in cells])
    problems = far.told(sheet)
    if lost:
        row, column = lost[0]
        details = {"count": len(lost)}
        value = str(found[row][column])
        problems.append(Problem(WARNING, "letters_lost", sheet, row + 1, column_letter(column), value, details))
    return found, problems


def _separator(text: str) -> str:
    """The mark that cuts the most of the first rows into cells of one number; of several, into the most cells."""
    sample = [line for line in islice(_lines(text[:_SAMPLED]), 400) if line.strip()]

    def fit(mark: str) -> tuple[int, int, int]:
        try:
            rows = list(islice(csv.reader(sample, delimiter=mark), _SAMPLED_ROWS))
        except csv.Error:
            return 0, 0, 0
        widths = Counter(len(row) for row in rows if len(row) > 1)
        width = max(widths, key=lambda one: (widths[one], one), default=0)
        return widths[width], width, sum(width * times for width, times in widths.items())

    best = max(_SEPARATORS, key=fit)
    return best if fit(best)[0] else ","
