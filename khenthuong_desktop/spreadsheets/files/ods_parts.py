"""What the reader of values does not tell of an .ods: fonts, merges, errors, what is hidden, repeated cells."""

import re
import zipfile
from collections.abc import Iterator, Sized
from io import BytesIO
from pathlib import Path
from xml.parsers import expat
from xml.sax.saxutils import unescape

from khenthuong_desktop.spreadsheets.files.file_kinds import (
    BROKEN_ARCHIVE,
    MAX_CELLS,
    MAX_COLUMNS,
    MAX_PARTS,
    MAX_ROWS,
    MAX_UNPACKED_BYTES,
    damaged,
    read_part,
    refuse_document_type,
    too_many_cells,
    too_many_parts,
    too_much_text,
)
from khenthuong_desktop.spreadsheets.files.legacy_text import LegacyEncoding, encoding_of_font
from khenthuong_desktop.spreadsheets.files.long_texts import LONGEST_TEXT
from khenthuong_desktop.spreadsheets.files.ods_spelling import in_plain_spelling
from khenthuong_desktop.spreadsheets.files.package_parts import in_utf8, packed
from khenthuong_desktop.spreadsheets.files.xlsx_parts import SheetFacts

_READ = ("mimetype", "META-INF/manifest.xml", "content.xml")
_CELLS = ("table:table-cell", "table:covered-table-cell")
_FILLED = {"office:value-type", "calcext:value-type", "table:formula"}
_NUMBERS = ("float", "percentage", "currency", "boolean")
_HIDDEN = ("collapse", "filter")
_ERROR = re.compile(rb"[^>]*>\s*<text:p[^>]*>(#(?:N/A|REF!|VALUE!|NAME\?|DIV/0!|NUM!|NULL!))<")
# What is shown of a number, if it is more than the number: zeros or letters before it.
_SHOWN = re.compile(rb"<[^<>]*>\s*<text:p[^<>]*>\s*((?:0|[A-Za-z\x80-\xff])[^<]{1,40}?)\s*</text:p>")
_OTHER_ERROR = "#VALUE!"  # Err:502, and whatever else LibreOffice says


def inspect_ods(path: Path, content: bytes) -> tuple[bytes, dict[str, SheetFacts]]:
    """The bytes to read values from, and the facts of each sheet by its name. Refuses values repeated beyond the
    largest list; empty cells may be repeated to the end of the sheet."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            parts = {name: read_part(archive, name) for name in _READ}
        written = parts["content.xml"]
        refuse_document_type(path, written)
        part = parts["content.xml"] = in_plain_spelling(in_utf8(written))
    except BROKEN_ARCHIVE as error:
        raise damaged(path) from error
    try:
        tables = _Tables(path, part)
        tables.parser.Parse(part, True)  # the reader of values never ends on some broken XML
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise damaged(path) from error
    return content if part is written else packed(parts), tables.of_sheets


class _Tables:
    """Hears of tables, columns, rows and cells in their order: how far they reach, which span others, are errors, are
    hidden, show more than their number."""

    def __init__(self, path: Path, part: bytes) -> None:
        self.of_sheets: dict[str, SheetFacts] = {}
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self._start
        self._path = path
        self._part = part
        self._faces: dict[str, LegacyEncoding] = {}  # by the name of the font in the file
        self._old: dict[str, LegacyEncoding] = {}  # by the name of the style
        self._style = ""
        self._expanded = self._at_end = self._sheets = self._copied = 0
        self._blanks, self._times = 0, 1  # of the cell read now: told by their number, and how often it stands
        self._copies: list[tuple[int, int]] = []  # where the text of a repeated cell begins, and how often it stands
        self._facts = SheetFacts()
        self._begin_table()

    def _begin_table(self) -> None:
        self._row, self._rows, self._column, self._columns = 0, 0, 0, 0
        self._last_row = self._last_column = 0
        self._looks: list[tuple[int, str]] = []  # the columns up to there, and the style of cells without one

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if name in _CELLS:
            across = int(attributes.get("table:number-columns-repeated", 1))
            self._blanks, self._times = 0, across * self._rows
            if len(attributes) > 1:
                self._look_at(attributes, across)
            if not _FILLED.isdisjoint(attributes):
                self._reach(across)
                if self._times > 1 and attributes.get("office:value-type") not in _NUMBERS:
                    self._copy(attributes, self._times)
                if self._old:
                    self._note_font(attributes.get("table:style-name", ""), across)
            self._expand(across)
            self._column += across
        elif name == "text:s":
            self._count_blanks(int(attributes.get("text:c", 1)))
        elif name == "table:table-row":
            self._row += self._rows
            self._rows = int(attributes.get("table:number-rows-repeated", 1))
            self._column = self._at_end = 0
            if attributes.get("table:visibility") in _HIDDEN:
                self._facts.hidden_rows.update(range(self._row, min(self._row + self._rows, MAX_ROWS)))
        elif name == "table:table-column":
            after = self._columns + int(attributes.get("table:number-columns-repeated", 1))
            if attributes.get("table:visibility") in _HIDDEN:
                self._facts.hidden_columns.update(range(self._columns, min(after, MAX_COLUMNS)))
            self._columns = after
            self._looks.append((after, attributes.get("table:default-cell-style-name", "")))
        elif name.startswith("style:"):
            self._learn(name, attributes)
        elif name == "table:table":
            self._sheets += 1
            if self._sheets > MAX_PARTS:
                raise too_many_parts(self._path)
            self._facts = self.of_sheets.setdefault(attributes.get("table:name", ""), SheetFacts())
            self._begin_table()

    def _learn(self, name: str, attributes: dict[str, str]) -> None:
        """Which fonts and styles draw an old encoding."""
        if name == "style:font-face":
            encoding = encoding_of_font(attributes.get("svg:font-family", "").strip("'"))
            if encoding is not None:
                self._faces[attributes.get("style:name", "")] = encoding
        elif name == "style:style":
            self._style = attributes.get("style:name", "")
        elif name == "style:text-properties":
            face = attributes.get("style:font-name", "")
            encoding = self._faces.get(face) or encoding_of_font(attributes.get("fo:font-family", "").strip("'"))
            if encoding is not None:
                self._old[self._style] = encoding

    def _note_font(self, style: str, across: int) -> None:
        style = style or next((look for after, look in self._looks if self._column < after), "")
        if (encoding := self._old.get(style)) is not None:
            self._facts.encodings.update(dict.fromkeys(self._places(across, self._facts.encodings), encoding))

    def _places(self, across: int, known: Sized) -> Iterator[tuple[int, int]]:
        """Where a cell that is repeated stands, as far as anybody reads."""
        for row in range(self._row, self._row + min(self._rows, MAX_ROWS)):
            if len(known) > MAX_CELLS:
                return
            yield from ((row, self._column + step) for step in range(min(across, MAX_COLUMNS)))

    def _reach(self, across: int) -> None:
        """Values up to here: readers keep every cell above and to the left of them."""
        self._last_row = max(self._last_row, self._row + self._rows)
        self._last_column = max(self._last_column, self._column + across)
        if across > MAX_COLUMNS or self._rows > MAX_ROWS or self._last_row * self._last_column > MAX_CELLS:
            raise too_many_cells(self._path)

    def _copy(self, attributes: dict[str, str], times: int) -> None:
        """One text in many cells: readers copy it into each."""
        self._count_copied(max(map(len, attributes.values())) * times)
        self._copies.append((self.parser.CurrentByteIndex, times))
        self.parser.EndElementHandler = self._end_of_copied

    def _end_of_copied(self, name: str) -> None:
        if name in _CELLS:
            end = self.parser.CurrentByteIndex
            self._count_copied(sum((end - begin) * times for begin, times in self._copies))
            self._copies.clear()
            self.parser.EndElementHandler = None

    def _count_copied(self, length: int) -> None:
        self._copied += length
        if self._copied > MAX_UNPACKED_BYTES:
            raise too_much_text(self._path)

    def _count_blanks(self, count: int) -> None:
        """Blanks told by their number: readers write each of them."""
        if count > 1:
            self._blanks += count
            if self._blanks > LONGEST_TEXT:
                raise too_much_text(self._path)
            self._count_copied(count * self._times)

    def _expand(self, across: int) -> None:
        """Readers let none but the last empty cells of a row be."""
        self._expanded += self._at_end
        self._at_end = across
        if across < 0 or self._expanded > 2 * MAX_CELLS:
            raise too_many_cells(self._path)

    def _look_at(self, attributes: dict[str, str], repeated: int) -> None:
        down = min(int(attributes.get("table:number-rows-spanned", 1)), MAX_ROWS)
        across = min(int(attributes.get("table:number-columns-spanned", 1)), MAX_COLUMNS)
        if down > 1 or across > 1:
            start = (self._row, self._column)
            self._facts.merges.append((start, (self._row + down - 1, self._column + across - 1)))
        if attributes.get("calcext:value-type") == "error":
            self._note_error(min(repeated, MAX_COLUMNS))
        elif attributes.get("office:value-type") == "float":
            found = _SHOWN.match(self._part, self.parser.CurrentByteIndex)
            if found is not None:
                self._note_shown(found[1].decode(errors="replace"), attributes.get("office:value", ""))

    def _note_shown(self, shown: str, value: str) -> None:
        digits = "".join(filter(str.isdecimal, shown))
        if digits.lstrip("0") == value.lstrip("0") and digits.isascii():
            self._facts.shown[self._row, self._column] = unescape(shown)

    def _note_error(self, across: int) -> None:
        found = _ERROR.match(self._part, self.parser.CurrentByteIndex)
        error = found[1].decode() if found else _OTHER_ERROR
        for row in range(self._row, self._row + min(self._rows, MAX_ROWS)):
            if len(self._facts.errors) > MAX_ROWS:
                return  # more than anybody reads of
            self._facts.errors |= dict.fromkeys(((row, self._column + step) for step in range(across)), error)
