"""What the reader of values does not tell of an .ods: merges, errors, and few bytes that stand for too many cells."""

import re
import zipfile
from io import BytesIO
from pathlib import Path
from xml.parsers import expat

from khenthuong_desktop.errors import FileTooLarge
from khenthuong_desktop.spreadsheets.file_kinds import BROKEN_ARCHIVE, damaged, read_part, refuse_document_type
from khenthuong_desktop.spreadsheets.xlsx_parts import MAX_COLUMNS, MAX_ROWS, SheetFacts

_CELL = re.compile(rb"<table:table-cell\b[^>]*>")
_ROW = re.compile(rb"<table:table-row\b([^>]*)>(.*?)</table:table-row>", re.DOTALL)
_COLUMNS_REPEATED = re.compile(rb'number-columns-repeated="(\d+)"')
_ROWS_REPEATED = re.compile(rb'number-rows-repeated="(\d+)"')
_CELLS = ("table:table-cell", "table:covered-table-cell")
_VALUED = b"office:value-type"
_ERRING = b'calcext:value-type="error"'
_ERROR = re.compile(rb"[^>]*>\s*<text:p[^>]*>(#(?:N/A|REF!|VALUE!|NAME\?|DIV/0!|NUM!|NULL!))<")
_OTHER_ERROR = "#VALUE!"  # Err:502, and whatever else LibreOffice says


def inspect_ods(path: Path, content: bytes) -> dict[str, SheetFacts]:
    """The merged cells and the errors of each sheet. Refuses values repeated beyond the largest list; empty cells may
    be repeated to the end of the sheet."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            part = read_part(archive, "content.xml")
    except BROKEN_ARCHIVE as error:
        raise damaged(path) from error
    refuse_document_type(path, part)
    try:
        tables = _Tables(part)
        tables.parser.Parse(part, True)  # the reader of values never ends on some broken XML
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise damaged(path) from error
    if _COLUMNS_REPEATED.search(part):
        for cell in _CELL.finditer(part):
            repeated = _COLUMNS_REPEATED.search(cell.group()) if _VALUED in cell.group() else None
            if repeated and int(repeated.group(1)) > MAX_COLUMNS:
                raise FileTooLarge(path, limit=f"{MAX_COLUMNS}")
    if _ROWS_REPEATED.search(part):
        for row in _ROW.finditer(part):
            many = _ROWS_REPEATED.search(row.group(1))
            if many and int(many.group(1)) > MAX_ROWS and _VALUED in row.group(2):
                raise FileTooLarge(path, limit=f"{MAX_ROWS}")
    return tables.of_sheets


class _Tables:
    """Hears of tables, rows and cells in their order and keeps the places of those that span others or are errors."""

    def __init__(self, part: bytes) -> None:
        self.of_sheets: dict[str, SheetFacts] = {}
        self.parser = expat.ParserCreate()
        self._part = part
        if b"-spanned=" in part or _ERRING in part:
            self.parser.StartElementHandler = self._start
        self._facts = SheetFacts()
        self._row, self._rows, self._column = 0, 0, 0

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if name in _CELLS:
            if len(attributes) > 1:
                down = min(int(attributes.get("table:number-rows-spanned", 1)), MAX_ROWS)
                across = min(int(attributes.get("table:number-columns-spanned", 1)), MAX_COLUMNS)
                if down > 1 or across > 1:
                    start = (self._row, self._column)
                    self._facts.merges.append((start, (self._row + down - 1, self._column + across - 1)))
            repeated = int(attributes.get("table:number-columns-repeated", 1))
            if attributes.get("calcext:value-type") == "error":
                self._note_error(min(repeated, MAX_COLUMNS))
            self._column += repeated
        elif name == "table:table-row":
            self._row += self._rows
            self._rows = int(attributes.get("table:number-rows-repeated", 1))
            self._column = 0
        elif name == "table:table":
            self._facts = self.of_sheets.setdefault(attributes.get("table:name", ""), SheetFacts())
            self._row, self._rows = 0, 0

    def _note_error(self, across: int) -> None:
        found = _ERROR.match(self._part, self.parser.CurrentByteIndex)
        error = found[1].decode() if found else _OTHER_ERROR
        for row in range(self._row, self._row + min(self._rows, MAX_ROWS)):
            if len(self._facts.errors) > MAX_ROWS:
                return  # more than anybody reads of
            self._facts.errors |= dict.fromkeys(((row, self._column + step) for step in range(across)), error)
