"""What the values alone do not say about an .xlsx: formulas never calculated, old fonts, far cells, shown zeros."""

import re
import zipfile
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree
from xml.sax.saxutils import quoteattr, unescape

from khenthuong_desktop.spreadsheets.files.beside_cells import refuse_too_many_beside
from khenthuong_desktop.spreadsheets.files.far_columns import FarColumns
from khenthuong_desktop.spreadsheets.files.file_kinds import (
    BROKEN_ARCHIVE,
    KEPT_OF_TEXT,
    MAX_COLUMNS,
    MAX_PARTS,
    damaged,
    folded,
    linked_part,
    read_part,
    refuse_document_type,
    too_many_cells,
    too_many_parts,
)
from khenthuong_desktop.spreadsheets.files.legacy_text import LegacyEncoding, encoding_of_font
from khenthuong_desktop.spreadsheets.files.long_texts import (
    CDATA,
    LONGEST_TEXT,
    goes_beyond,
    may_hold_long,
    refuse_copied_text,
    refuse_too_many_texts,
)
from khenthuong_desktop.spreadsheets.files.number_formats import ShownNumber, shown_number
from khenthuong_desktop.spreadsheets.files.package_parts import (
    in_utf8,
    packed,
    under_usual_names,
    without_no_letters,
)
from khenthuong_desktop.spreadsheets.files.plain_rows import PlainRows, take_plain_rows
from khenthuong_desktop.spreadsheets.files.sheet_spelling import PlainSheet
from khenthuong_desktop.spreadsheets.problems import column_index

_XML = (".xml", ".rels")
_STRINGS = "xl/sharedstrings.xml"
_ENDS_OF_CELLS = (b"c>", b"/>", b"si>")  # in any spelling; a text may hold them, too
_BEGINS_OF_CELLS = (b'<c r="', b"<row ")  # in plain spelling
_ERROR = b't="e"'
_HIDDEN = b' hidden="'
_FORMULA = re.compile(rb"f[> ]")  # how one ends or begins
# No pattern goes beyond the tag it is in: what is repeated without end would take time without end.
_CELL_WITHOUT_VALUE = re.compile(
    rb'<c r="([A-Z]{1,3})(\d+)"[^<>]*(?<!/)>\s*'
    rb"<f\b(?:[^<>]*/>|[^<>]*(?<!/)>[^<]*</f>)\s*(?:<v\s*/>|<v[^<>]*></v>)?\s*</c>"
)
_ERROR_CELL = re.compile(
    rb'<c r="([A-Z]{1,3})(\d+)"(?=[^<>]* t="e")[^<>]*>(?:<f\b(?:[^<>]*/>|[^<>]*>[^<]*</f>))?<v>(#[^<]*)</v>'
)
_HIDDEN_ROW = re.compile(rb'<row r="(\d{1,7})"(?=[^<>]* hidden="(?:1|true)")')
_HIDDEN_COLUMNS = re.compile(rb'<(?:\w+:)?col\s(?=[^<>]*\bhidden="(?:1|true)")[^<>]*>')
_FIRST_AND_LAST = re.compile(rb'\b(?:min|max)="(\d{1,5})"')
_FILLED = (b"v>", b"is>", b"f>", b"f ")  # how a value or a formula ends or begins
_WORTH_CUTTING = 1_000_000
_SHEET_DATA = b"sheetData"

Place = tuple[int, int]  # row and column from 0


_SHEET_NAME = re.compile(rb"""(<(?:\w+:)?sheet\s(?:[^<]*?\s)?name\s*=\s*)("[^"<]*"|'[^'<]*')""")
_FROM_1904 = re.compile(rb"""\bdate1904\s*=\s*["'](?:1|true)["']""")


@dataclass
class SheetFacts:
    """Facts of one sheet by the place of the cell."""

    uncalculated: set[Place] = field(default_factory=set)
    errors: dict[Place, str] = field(default_factory=dict)  # #N/A …, which the reader of values gives as nothing
    encodings: dict[Place, LegacyEncoding] = field(default_factory=dict)
    formats: dict[Place, ShownNumber] = field(default_factory=dict)  # of numbers that show more than they are
    shown: dict[Place, str] = field(default_factory=dict)  # the same where the file says itself what is shown
    merges: list[tuple[Place, Place]] = field(default_factory=list)  # where the reader of values tells none
    hidden_rows: set[int] = field(default_factory=set)  # from 0; by hand, by a filter, or in a closed group
    hidden_columns: set[int] = field(default_factory=set)
    struck: set[Place] = field(default_factory=set)  # with a line through what is written
    far_cell: str | None = None
    far_columns: FarColumns | None = None
    cut_row: int | None = None
    from_1904: bool = False  # days without the format of a date are counted as on a Mac of old
    may_have_long_text: bool = True  # beyond what is kept of a text


@dataclass
class XlsxParts:
    """The checked bytes to read values from; by the name of each sheet its facts, and its rows where they are taken."""

    content: bytes
    facts: dict[str, SheetFacts]
    rows: dict[str, PlainRows]


def inspect_xlsx(path: Path, content: bytes) -> XlsxParts:
    """Check every part (checksum, declared size, no document type) and gather the facts of each sheet."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            read = {name: read_part(archive, name) for name in archive.namelist()}
        for name, part in read.items():
            if name.endswith(_XML):
                refuse_document_type(path, part)
        plain = {name: without_no_letters(in_utf8(part)) for name, part in read.items() if name.endswith(_XML)}
        parts = under_usual_names(read | plain)
        refuse_too_many_beside(path, parts)
        is_changed = any(part is not read.get(name) for name, part in parts.items())
        named = _named_apart(parts["xl/workbook.xml"])
        is_renamed, parts["xl/workbook.xml"] = named != parts["xl/workbook.xml"], named
        sheets = _sheet_parts(path, parts)
        styles = _styles(parts.get("xl/styles.xml", b""))
        from_1904 = _FROM_1904.search(parts["xl/workbook.xml"]) is not None
    except (*BROKEN_ARCHIVE, ElementTree.ParseError) as error:
        raise damaged(path) from error
    strings = [name for name in parts if folded(name) == _STRINGS]
    texts = [parts[name] for name in strings]
    for part in texts:
        refuse_too_many_texts(path, part)
    long = any(map(may_hold_long, texts))
    names = [name for name, part in parts.items() if _SHEET_DATA in part]  # whether or not anything leads to it
    whole = {name: _without_blank_end(parts[name]) for name in names}
    is_changed = is_changed or is_renamed or any(parts[name] is not whole[name] for name in names)
    parts |= whole
    rows = {} if from_1904 else take_plain_rows(parts, names, strings)
    facts: dict[str, SheetFacts] = {}
    for name in names:
        fact = facts[name] = SheetFacts(from_1904=from_1904)
        parts[name] = _look_through(path, parts[name], fact)
        fact.may_have_long_text |= long
        if name not in rows:
            is_changed = is_changed or parts[name] is not whole[name]
            whole[name] = parts[name]
        _find_hidden(whole[name], fact)
        _find_styled(whole[name], fact, styles)
    refuse_copied_text(path, texts, list(whole.values()))
    return XlsxParts(
        packed(parts) if is_changed or rows else content,
        {sheet: facts[name] for sheet, name in sheets.items() if name in facts},
        {sheet: rows[name] for sheet, name in sheets.items() if name in rows},
    )


def _look_through(path: Path, part: bytes, fact: SheetFacts) -> bytes:
    """The sheet as it is given to the reader of values, and what that does not tell of it."""
    if goes_beyond(part, LONGEST_TEXT, _ENDS_OF_CELLS, _cells_of(part)):
        raise too_many_cells(path)
    sheet = PlainSheet(path, part)
    fact.far_cell, fact.far_columns, fact.cut_row = sheet.far_cell, sheet.far_columns, sheet.cut_row
    fact.may_have_long_text = CDATA in sheet.part or goes_beyond(
        sheet.part, KEPT_OF_TEXT, _BEGINS_OF_CELLS, _cells_of(sheet.part)
    )
    _find_uncalculated(sheet.part, fact)
    return sheet.part


def _cells_of(part: bytes) -> slice:
    """Where the cells of a sheet stand; rules for looks before and after them may be long."""
    return slice(part.find(_SHEET_DATA), part.rfind(b"sheetData>"))


def _named_apart(workbook: bytes) -> bytes:
    """A sheet that has the name of one before it gets a number as Excel would give it: readers ask by the name."""
    taken: set[str] = set()

    def name_apart(sheet: re.Match[bytes]) -> bytes:
        name = plain = unescape(sheet[2][1:-1].decode(errors="replace"), {"&quot;": '"', "&apos;": "'"})
        number = 1
        while name in taken:
            number += 1
            name = f"{plain} ({number})"
        taken.add(name)
        return sheet[0] if name == plain else sheet[1] + quoteattr(name).encode()

    return _SHEET_NAME.sub(name_apart, workbook)


def _sheet_parts(path: Path, parts: dict[str, bytes]) -> dict[str, str]:
    """Part name of each worksheet by sheet name."""
    links = ElementTree.fromstring(parts["xl/_rels/workbook.xml.rels"])
    targets = {link.get("Id"): link.get("Target", "") for link in links}
    names = {folded(name): name for name in parts}
    sheets = {}
    listed = [one for one in ElementTree.fromstring(parts["xl/workbook.xml"]).iter() if one.tag.endswith("}sheet")]
    if len(listed) > MAX_PARTS:
        raise too_many_parts(path)  # many may lead to one part
    for element in listed:
        link = next((value for key, value in element.items() if key.endswith("}id")), None)
        name = names.get(linked_part(targets.get(link, "")))
        if name is not None:
            if b"\x00" in parts[name][:4]:
                raise damaged(path)  # in wide characters, which no pattern finds anything in
            sheets[element.get("name", "")] = name
    if len(set(sheets.values())) < len(sheets):
        raise damaged(path)  # no program writes two sheets as one; read as often as there are links it may be endless
    return sheets


@dataclass
class _Styles:
    """Cell styles that draw an old encoding, that show more than the number (``0000``), that strike words out."""

    old_fonts: dict[int, LegacyEncoding] = field(default_factory=dict)
    formats: dict[int, ShownNumber] = field(default_factory=dict)
    struck: set[int] = field(default_factory=set)


def _styles(part: bytes) -> _Styles:
    styles = _Styles()
    if not part:
        return styles
    root = ElementTree.fromstring(part)
    fonts = [
        encoding_of_font(next((name.get("val", "") for name in font if name.tag.endswith("}name")), ""))
        for font in root.iterfind("{*}fonts/{*}font")
    ]
    lines = [font.find("{*}strike") for font in root.iterfind("{*}fonts/{*}font")]
    struck = {index for index, line in enumerate(lines) if line is not None and line.get("val") not in ("0", "false")}
    shown = {
        number.get("numFmtId"): found
        for number in root.iterfind("{*}numFmts/{*}numFmt")
        if (found := shown_number(number.get("formatCode", ""))) is not None
    }
    for index, style in enumerate(root.iterfind("{*}cellXfs/{*}xf")):
        font = int(style.get("fontId", "0"))
        encoding = fonts[font] if font < len(fonts) else None
        if encoding is not None:
            styles.old_fonts[index] = encoding
        if font in struck:
            styles.struck.add(index)
        if style.get("numFmtId") in shown:
            styles.formats[index] = shown[style.get("numFmtId")]
    return styles


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


def _find_uncalculated(part: bytes, fact: SheetFacts) -> None:
    if _FORMULA.search(part):
        for cell in _CELL_WITHOUT_VALUE.finditer(part):
            fact.uncalculated.add((int(cell[2]) - 1, column_index(cell[1].decode())))
    if _ERROR in part:
        for cell in _ERROR_CELL.finditer(part):
            fact.errors[int(cell[2]) - 1, column_index(cell[1].decode())] = cell[3].decode(errors="replace")


def _find_hidden(part: bytes, fact: SheetFacts) -> None:
    if _HIDDEN not in part:
        return
    fact.hidden_rows.update(int(row[1]) - 1 for row in _HIDDEN_ROW.finditer(part))
    for columns in _HIDDEN_COLUMNS.finditer(part, 0, part.find(b"sheetData")):
        places = [min(int(place), MAX_COLUMNS) for place in _FIRST_AND_LAST.findall(columns.group())]
        fact.hidden_columns.update(range(min(places, default=1) - 1, max(places, default=0)))


def _find_styled(part: bytes, fact: SheetFacts, styles: _Styles) -> None:
    wanted = sorted(styles.old_fonts.keys() | styles.formats.keys() | styles.struck, reverse=True)
    if not wanted:
        return
    choice = "|".join(map(str, wanted)).encode()
    pattern = re.compile(
        rb'<c r="([A-Z]{1,3})(\d+)"(?:\s+[a-rt-z]+="[^"<>]*")*\s+s="0*(' + choice + rb')"[^<>]*(?<!/)>'
    )
    for cell in pattern.finditer(part):
        place = (int(cell[2]) - 1, column_index(cell[1].decode()))
        style = int(cell[3])
        if style in styles.old_fonts:
            fact.encodings[place] = styles.old_fonts[style]
        if style in styles.formats:
            fact.formats[place] = styles.formats[style]
        if style in styles.struck:
            fact.struck.add(place)
