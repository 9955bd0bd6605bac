"""What the values alone do not say about an .xlsx: formulas never calculated, old fonts, far cells, shown zeros."""

import re
import zipfile
from dataclasses import dataclass, field
from io import BytesIO
from itertools import islice
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
from khenthuong_desktop.spreadsheets.legacy_text import LegacyEncoding, encoding_of_font
from khenthuong_desktop.spreadsheets.problems import column_index

MAX_ROWS = 100_000
MAX_COLUMNS = 104  # up to CZ
_STRAY_CELLS = 20  # beyond the last row: so few values are strays, more are a list that is too long
_STRINGS = "xl/sharedStrings.xml"
_LONGEST_TEXT = 1_000_000  # bytes of XML; a cell holds 32,767 characters
_ENDS = (b"c>", b"/>", b"si>")
_FAR_COLUMN = rb"(?:[A-Z]{3}|[D-Z][A-Z])"
# Patterns that go over a whole sheet begin with plain letters: they are found four times as fast.
_FAR_CELL = re.compile(rb'c r="' + _FAR_COLUMN + rb"\d")
_FAR_CELL_WHOLE = re.compile(rb'<((?:\w+:)?)c r="(' + _FAR_COLUMN + rb'\d+)"[^>]*?(?:/>|(?<!/)>(.*?)</\1c>)', re.DOTALL)
_LATE_ROW = re.compile(rb'row\s[^>]*?\br="(\d{6,})"')
_CELL_WITHOUT_VALUE = re.compile(
    rb'<((?:\w+:)?)c\b[^>]*?\br="([A-Z]{1,3})(\d+)"[^>]*(?<!/)>\s*'
    rb"<\1f\b(?:[^>]*/>|[^>]*(?<!/)>[^<]*</\1f>)\s*(?:<\1v\s*/>|<\1v[^>]*></\1v>)?\s*</\1c>"
)
_ERROR = b't="e"'
_ERROR_CELL = re.compile(
    rb'<((?:\w+:)?)c (?=[^>]*\bt="e")[^>]*?\br="([A-Z]{1,3})(\d+)"[^>]*>'
    rb"(?:<\1f\b(?:[^>]*/>|[^>]*>[^<]*</\1f>))?<\1v>(#[^<]*)</\1v>"
)
_CELL_PLACE = re.compile(rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,3}\d+)"')
_FORMULA = re.compile(rb"f[> ]")  # how one ends or begins
_FILLED = (b"v>", b"is>", b"f>", b"f ")  # how a value or a formula ends or begins
_WORTH_CUTTING = 1_000_000
_VALUE = re.compile(rb"<(?:\w+:)?(?:v|is)>")
ZEROS_FORMAT = re.compile(r'0{2,20}(?:;@|"[^"]*")?')
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"

Place = tuple[int, int]  # row and column from 0


@dataclass
class SheetFacts:
    """Facts of one sheet by the place of the cell."""

    uncalculated: set[Place] = field(default_factory=set)
    errors: dict[Place, str] = field(default_factory=dict)  # #N/A …, which the reader of values gives as nothing
    encodings: dict[Place, LegacyEncoding] = field(default_factory=dict)
    zero_widths: dict[Place, int] = field(default_factory=dict)
    merges: list[tuple[Place, Place]] = field(default_factory=list)  # where the reader of values tells none
    far_cell: str | None = None
    cut_row: int | None = None


@dataclass
class XlsxParts:
    """The checked bytes to read values from, and the facts of each sheet by its name."""

    content: bytes
    facts: dict[str, SheetFacts]


def inspect_xlsx(path: Path, content: bytes) -> XlsxParts:
    """Check every part (checksum, declared size, no document type) and gather the facts of each sheet."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            parts = {name: read_part(archive, name) for name in archive.namelist()}
        for name, part in parts.items():
            if name.endswith((".xml", ".rels")):
                refuse_document_type(path, part)
        sheets = _sheet_parts(parts)
        old_fonts, zero_formats = _styles(parts.get("xl/styles.xml", b""))
    except (*BROKEN_ARCHIVE, ElementTree.ParseError) as error:
        raise damaged(path) from error
    if any(_holds_too_much(parts[name]) for name in (*sheets.values(), _STRINGS) if name in parts):
        raise FileTooLarge(path, limit=CELLS_LIMIT)
    facts = {}
    trimmed: dict[str, bytes] = {}
    for sheet, name in sheets.items():
        fact = facts[sheet] = SheetFacts()
        kept = _within_bounds(_without_blank_end(parts[name]), fact)
        if kept is not parts[name]:
            parts[name] = trimmed[name] = kept  # what is cut off may be most of the memory
        _find_uncalculated(kept, fact)
        _find_styled(kept, fact, old_fonts, zero_formats)
    return XlsxParts(_rebuilt(parts, trimmed) if trimmed else content, facts)


def _holds_too_much(part: bytes) -> bool:
    """More cells than any list, or one text longer than a cell may be."""
    if part.count(b"<c") > MAX_CELLS:
        return True
    at = 0
    while at + _LONGEST_TEXT < len(part):  # an end of a cell or a text must come in every stretch
        ends = (part.rfind(end, at, at + _LONGEST_TEXT) for end in _ENDS)
        found = next((end for end in ends if end >= 0), None)
        if found is None:
            return True
        at = found + 1
    return False


def _sheet_parts(parts: dict[str, bytes]) -> dict[str, str]:
    """Part name of each worksheet by sheet name."""
    links = ElementTree.fromstring(parts["xl/_rels/workbook.xml.rels"])
    targets = {link.get("Id"): link.get("Target", "") for link in links}
    sheets = {}
    for element in ElementTree.fromstring(parts["xl/workbook.xml"]).iter():
        if element.tag.endswith("}sheet"):
            link = next((value for key, value in element.items() if key.endswith("}id")), None)
            target = targets.get(link, "").lstrip("/")
            name = target if target.startswith("xl/") else f"xl/{target}"
            if name in parts:
                sheets[element.get("name", "")] = name
    return sheets


def _styles(part: bytes) -> tuple[dict[int, LegacyEncoding], dict[int, int]]:
    """Cell styles that draw an old encoding, and those that show leading zeros (``0000`` → 4)."""
    if not part:
        return {}, {}
    root = ElementTree.fromstring(part)
    fonts = [
        encoding_of_font(next((name.get("val", "") for name in font if name.tag.endswith("}name")), ""))
        for font in root.iterfind(f"{_MAIN}fonts/{_MAIN}font")
    ]
    widths = {
        number.get("numFmtId"): len(code) - len(code.lstrip("0"))
        for number in root.iterfind(f"{_MAIN}numFmts/{_MAIN}numFmt")
        if ZEROS_FORMAT.fullmatch(code := number.get("formatCode", ""))
    }
    old_fonts, zero_formats = {}, {}
    for index, style in enumerate(root.iterfind(f"{_MAIN}cellXfs/{_MAIN}xf")):
        font = int(style.get("fontId", "0"))
        encoding = fonts[font] if font < len(fonts) else None
        if encoding is not None:
            old_fonts[index] = encoding
        width = widths.get(style.get("numFmtId"))
        if width:
            zero_formats[index] = width
    return old_fonts, zero_formats


def _without_blank_end(part: bytes) -> bytes:
    """The sheet without the rows below the last value or formula: clerks format whole columns."""
    end = part.rfind(b"</", 0, part.rfind(b"sheetData>") + 1)
    last = -1
    for mark in _FILLED:  # each only below what was found before: a mark that is not there costs a whole search
        last = max(last, part.rfind(mark, max(last, 0), end))
    row_end = part.find(b"row>", last, end) + len(b"row>")
    if last < 0 or row_end < last or end - row_end < _WORTH_CUTTING:
        return part
    return part[:row_end] + part[end:]


def _within_bounds(part: bytes, fact: SheetFacts) -> bytes:
    """The sheet without rows and columns no list reaches: one far cell would take all memory."""
    rows = (row for row in _LATE_ROW.finditer(part) if part[row.start() - 1] in b"<:")
    late = next((row for row in rows if int(row.group(1)) > MAX_ROWS), None)
    if late is not None:
        start = part.rfind(b"<", 0, late.start())
        end = part.rfind(b"</", 0, part.rfind(b"sheetData>") + 1)
        values = sum(1 for _ in islice(_VALUE.finditer(part, start, end), _STRAY_CELLS + 1))
        if values > _STRAY_CELLS:
            fact.cut_row = int(late.group(1))
        elif values:
            fact.far_cell = _first_filled(part[start:end])
        part = part[:start] + part[end:]
    if _FAR_CELL.search(part):

        def drop(cell: re.Match[bytes]) -> bytes:
            if cell.group(3) and _VALUE.search(cell.group(3)):
                fact.far_cell = fact.far_cell or cell.group(2).decode()
            return b""

        part = _FAR_CELL_WHOLE.sub(drop, part)
    return part


def _first_filled(rows: bytes) -> str | None:
    """The place of the first cell that holds a value."""
    value = _VALUE.search(rows)
    places = _CELL_PLACE.findall(rows, 0, value.start() if value else 0)
    return places[-1].decode() if places else None


def _find_uncalculated(part: bytes, fact: SheetFacts) -> None:
    if _FORMULA.search(part):
        for cell in _CELL_WITHOUT_VALUE.finditer(part):
            fact.uncalculated.add((int(cell.group(3)) - 1, column_index(cell.group(2).decode())))
    if _ERROR in part:
        for cell in _ERROR_CELL.finditer(part):
            fact.errors[int(cell.group(3)) - 1, column_index(cell.group(2).decode())] = cell.group(4).decode()


def _find_styled(
    part: bytes, fact: SheetFacts, old_fonts: dict[int, LegacyEncoding], zero_formats: dict[int, int]
) -> None:
    wanted = sorted(old_fonts.keys() | zero_formats.keys(), reverse=True)
    if not wanted:
        return
    choice = "|".join(map(str, wanted)).encode()
    pattern = re.compile(rb'<(?:\w+:)?c r="([A-Z]{1,3})(\d+)" s="(' + choice + rb')"[^>]*(?<!/)>')
    for cell in pattern.finditer(part):
        place = (int(cell.group(2)) - 1, column_index(cell.group(1).decode()))
        style = int(cell.group(3))
        if style in old_fonts:
            fact.encodings[place] = old_fonts[style]
        if style in zero_formats:
            fact.zero_widths[place] = zero_formats[style]


def _rebuilt(parts: dict[str, bytes], trimmed: dict[str, bytes]) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name, part in parts.items():
            archive.writestr(name, trimmed.get(name, part))
    return target.getvalue()
