"""The sheets of an .xlsx in one plain spelling, as Excel writes them, so that plain patterns find all there is."""

import re
from collections.abc import Mapping
from functools import lru_cache
from io import BytesIO
from itertools import islice
from pathlib import Path
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from khenthuong_desktop.errors import FileTooLarge
from khenthuong_desktop.messages import say
from khenthuong_desktop.spreadsheets.files.far_columns import FarColumns
from khenthuong_desktop.spreadsheets.files.file_kinds import (
    MAX_CELLS,
    MAX_COLUMNS,
    MAX_ROWS,
    damaged,
    too_many_cells,
)
from khenthuong_desktop.spreadsheets.problems import column_index, column_letter

_STRAY_CELLS = 20  # beyond the last row: so few values are strays, more are a list that is too long
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PREFIX = re.compile(rb"<(\w+):worksheet\b")
_PREFIXED = re.compile(rb":(?:c|row|sheetData)\b")
# Of a cell that lies within what is read; patterns that go over a whole sheet begin with plain letters.
_ODD_CELL = re.compile(rb'<c(?![a-z]| r="[A-C]?[A-Z][1-9]\d{0,4}"[ />])')
_ODD_ROW = re.compile(rb'<row(?! r="[1-9]\d{0,6}"[ />])')
_ODD_QUOTES = re.compile(rb"[a-z]=\s*'")
_NO_CELLS = (b"<!", b"<?")  # comments and the like may hold what looks like one
_LATE_ROW = re.compile(rb'<row r="(\d{6,7})"')
_VALUE = re.compile(rb"<(?:v|is)>")
_BLANK_ROW = re.compile(
    rb'<row r="\d{1,7}"(?![^<>]*hidden)[^<>]*(?:/>|(?<!/)>(?:<c r="[A-Z]{1,3}\d{1,7}"(?: s="\d+")?/>)*</row>)'
)
_UNPLACED = re.compile(rb'<(?:c(?![a-z]| r=")|row(?! r="))')
_PLACE = re.compile(r"([A-Z]{1,3})(\d{1,7})", re.IGNORECASE)
_KEPT = frozenset({"cols", "col", "sheetData", "mergeCells", "mergeCell"})
_BEGIN = 4_000  # bytes within which the first name comes
_DIGITS = 9
_MOST_ODD_CELLS = 1_500_000  # to hear of each takes its time
_letter = lru_cache(maxsize=1_000)(column_letter)


class PlainSheet:
    """A sheet as Excel writes it, without cells that no list reaches, and what was left out for that."""

    def __init__(self, path: Path, part: bytes) -> None:
        self.far_cell: str | None = None
        self.far_columns: FarColumns | None = None
        self.cut_row: int | None = None
        self.part = _without_prefix(part)
        if self.part.count(b'<c r="') > MAX_CELLS:
            raise too_many_cells(path)
        if _is_odd(self.part):
            self._make_plain(path)

    def _make_plain(self, path: Path) -> None:
        self.part = _without_blank_rows(self._without_late_rows(self.part))
        if self.cut_row is None or _is_odd(self.part):
            respelt = _Respelt(path, self.part)
            self.part, self.far_cell, self.far_columns = respelt.part(), respelt.far_cell, respelt.far_columns
            self.cut_row = self.cut_row or respelt.cut_row

    def _without_late_rows(self, part: bytes) -> bytes:
        """A list that is too long, cut; few values far below are left to :class:`_Respelt`."""
        late = next((row for row in _LATE_ROW.finditer(part) if int(row[1]) > MAX_ROWS), None)
        if late is None:
            return part
        end = part.rfind(b"</", 0, part.rfind(b"sheetData>") + 1)
        if sum(1 for _ in islice(_VALUE.finditer(part, late.start(), end), _STRAY_CELLS + 1)) <= _STRAY_CELLS:
            return part
        self.cut_row = int(late[1])
        return part[: late.start()] + part[end:]


def _without_blank_rows(part: bytes) -> bytes:
    """Whole columns are formatted down to the last row: to hear of each such row takes its time."""
    return part if _UNPLACED.search(part) is not None else _BLANK_ROW.sub(b"", part)


def _is_odd(part: bytes) -> bool:
    if b"hidden=" in part and _ODD_ROW.search(part) is not None:
        return True
    inside = part.find(b">", part.find(b"worksheet"))  # how the sheet as a whole is told matters to no pattern
    if any(part.find(mark[1:], inside) >= 0 <= part.find(mark, inside) for mark in _NO_CELLS):  # one byte: sooner
        return True
    if b"'" in part and _ODD_QUOTES.search(part, inside) is not None:
        return True
    return _ODD_CELL.search(part) is not None or _PREFIXED.search(part) is not None


def _without_prefix(part: bytes) -> bytes:
    """<x:c> as <c>: some programs put a prefix before every name."""
    root = _PREFIX.search(part, 0, _BEGIN)
    if root is None:
        return part
    for begin in (b"<", b"</"):
        part = part.replace(begin + root[1] + b":", begin)
    return part


class _Respelt:
    """Hears of every row and cell of a sheet and writes those that a list may reach as Excel would."""

    def __init__(self, path: Path, part: bytes) -> None:
        self.far_cell: str | None = None
        self.far_columns = FarColumns()
        self.cut_row: int | None = None
        self._path = path
        self._written = BytesIO()
        self._row, self._column = -1, -1
        self._cells = 0
        self._last_told = -1  # the row of the last value that a list may reach
        self._late: list[tuple[int, str]] = []  # values below all lists: row, place
        self._cell: list[str] | None = None  # what is in the cell that is being read
        self._place = self._start_of_cell = ""
        self._holds = ""  # the names of what is in it
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        if part.count(b"<c") + part.count(b":c") > 2 * _MOST_ODD_CELLS:
            raise FileTooLarge(
                path, limit=say("spreadsheets", "limit_odd_cells")
            )  # seen at once; the rest is counted on the way
        self._write(f'<worksheet xmlns="{_MAIN}">')
        try:
            parser.Parse(part, True)
        except (expat.ExpatError, LookupError, ValueError) as error:
            raise damaged(path) from error
        self._write("</worksheet>")
        if len(self._late) > _STRAY_CELLS or (self._late and self._late[0][0] == self._last_told + 1):
            self.cut_row = self._late[0][0] + 1
        elif self._late:
            self.far_cell = self._late[0][1]

    def part(self) -> bytes:
        """The sheet in plain spelling."""
        return self._written.getvalue()

    def _write(self, words: str) -> None:
        self._written.write(words.encode())

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        name = name.rpartition(":")[2]
        if self._cell is not None:
            self._cell.append(_tag(name, attributes))
            self._holds += f" {name}"
        elif name == "c":
            self._start_cell(attributes)
        elif name == "row":
            self._row = _whole(self._path, attributes["r"]) - 1 if "r" in attributes else self._row + 1
            self._column = -1
            hidden = ' hidden="1"' if attributes.get("hidden") in ("1", "true") else ""
            self._write(f'<row r="{self._row + 1}"{hidden}>')
        elif name in _KEPT:
            self._write(_tag(name, attributes))

    def _start_cell(self, attributes: dict[str, str]) -> None:
        self._cells += 1
        if self._cells > _MOST_ODD_CELLS:
            raise FileTooLarge(self._path, limit=say("spreadsheets", "limit_odd_cells"))
        self._column += 1
        if (place := attributes.get("r")) is not None:
            found = _PLACE.fullmatch(place)
            if found is None:
                raise damaged(self._path)
            self._row, self._column = int(found[2]) - 1, column_index(found[1].upper())
        self._cell, self._holds = [], ""
        self._place = f"{_letter(self._column)}{self._row + 1}"
        self._start_of_cell = f'<c r="{self._place}"{_look(attributes.get("s"), attributes.get("t"))}>'

    def _end(self, name: str) -> None:
        name = name.rpartition(":")[2]
        if self._cell is None:
            if name in _KEPT or name == "row":
                self._write(f"</{name}>")
        elif name != "c":
            self._cell.append(f"</{name}>")
        else:
            self._end_cell(self._cell)
            self._cell = None

    def _end_cell(self, cell: list[str]) -> None:
        if self._row < 0 or not cell:
            return
        has_value = " v" in self._holds or " is" in self._holds
        if self._row >= MAX_ROWS:
            if has_value and len(self._late) <= _STRAY_CELLS:
                self._late.append((self._row, self._place))
        elif self._column < MAX_COLUMNS:
            self._last_told = self._row if has_value else self._last_told
            self._write(f"{self._start_of_cell}{''.join(cell)}</c>")
        elif has_value:
            self.far_columns.note(self._row, self._column)

    def _text(self, words: str) -> None:
        if self._cell is not None:
            self._cell.append(words if words.isalnum() else escape(words))


@lru_cache(maxsize=1_000)
def _look(style: str | None, kind: str | None) -> str:
    """The attributes of a cell beside its place."""
    return "".join(f" {name}={quoteattr(said)}" for name, said in (("s", style), ("t", kind)) if said is not None)


def _tag(name: str, attributes: Mapping[str, str]) -> str:
    if not attributes:
        return f"<{name}>"
    return f"<{name}{''.join(f' {key}={quoteattr(value)}' for key, value in attributes.items())}>"


def _whole(path: Path, number: str) -> int:
    if not (number.isascii() and number.isdecimal() and len(number) < _DIGITS):
        raise damaged(path)
    return int(number)
