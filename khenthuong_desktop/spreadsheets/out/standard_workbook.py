"""The standard input workbook: blank with drop-downs, notes and a guide, or filled with given rows."""

import zipfile
from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from khenthuong_desktop.domain import text
from khenthuong_desktop.errors import TargetNotWritable
from khenthuong_desktop.files import draft_beside
from khenthuong_desktop.messages import say
from khenthuong_desktop.spreadsheets.columns import Column, ValueKind
from khenthuong_desktop.spreadsheets.layouts.layouts import STANDARD
from khenthuong_desktop.spreadsheets.out.guide import GUIDE_SHEET, LOOKUP_SHEET, guide_paragraphs, guide_title, note_of
from khenthuong_desktop.spreadsheets.out.line_heights import text_height
from khenthuong_desktop.spreadsheets.out.safe_text import must_be_quoted, writable
from khenthuong_desktop.spreadsheets.problems import column_letter
from khenthuong_desktop.spreadsheets.words import WORDS, offered_words, word_of

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

Rows = Mapping[str, Sequence[Mapping[str, Any]]]  # by layout code: rows of field → value as stored

_FORMATTED_ROWS = 1_000
_AS_TEXT = {
    ValueKind.CODE, ValueKind.CODES, ValueKind.CITIZEN_ID, ValueKind.SHARES, ValueKind.PARTIAL_DATE, ValueKind.TEXT,
}  # fmt: skip
_WIDTHS = {
    ValueKind.CODE: 13, ValueKind.PERSON_NAME: 28, ValueKind.NAME: 36, ValueKind.TEXT: 22, ValueKind.DATE: 14,
    ValueKind.PARTIAL_DATE: 14, ValueKind.CITIZEN_ID: 17, ValueKind.YEAR: 9, ValueKind.AWARD: 38,
    ValueKind.YEARS: 9, ValueKind.CODES: 18, ValueKind.SHARES: 16,
}  # fmt: skip
_GUIDE_WIDTHS = (38, 110)
_DAY_FORMAT = "dd/mm/yyyy"
_FIXED_TIME = (1980, 1, 1, 0, 0, 0)


def write_blank_workbook(path: Path | str, award_names: Sequence[str] = ()) -> None:
    """The blank standard workbook; ``award_names`` fill the drop-downs of award columns."""
    write_standard_workbook(path, {}, award_names)


def write_standard_workbook(path: Path | str, rows: Rows, award_names: Sequence[str] = ()) -> None:
    """The standard workbook with ``rows`` in it. User text never becomes a formula."""
    from openpyxl import Workbook

    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for layout in STANDARD:
        sheet = workbook.create_sheet(layout.title)
        told = {field for row in rows.get(layout.code, ()) for field, value in row.items() if value not in (None, "")}
        columns = [column for column in layout.columns if column.offered or column.field in told]
        _write_header(sheet, columns)
        _offer_choices(sheet, columns, len(award_names))
        _write_rows(sheet, columns, rows.get(layout.code, ()))
    _write_guide(workbook)
    _write_lookups(workbook, award_names)
    _save(workbook, Path(path))


def put_text(cell: "Cell | MergedCell", words: str) -> None:
    """Write ``words`` as text whatever they begin with; what XML cannot hold is left out."""
    kept = writable(text.clean(words))
    if not kept:
        return
    cell.value = kept
    cell.data_type = "s"
    if must_be_quoted(kept):
        cell.style = "Normal"
        cell.quotePrefix = True


def print_on_a4(sheet: "Worksheet", header_row: int) -> None:
    """Across A4 in its width, the heading on top of every page, the page's number below."""
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = f"{header_row}:{header_row}"
    if (footer := sheet.HeaderFooter.oddFooter) is not None:
        footer.right.text, footer.right.font = say("lists", "page_numbers"), "Times New Roman,Regular"
        footer.right.size = 9


def _write_header(sheet: "Worksheet", columns: Sequence[Column]) -> None:
    from openpyxl.comments import Comment
    from openpyxl.styles import Alignment, Font, PatternFill

    required = PatternFill("solid", fgColor="1F4E79")
    optional = PatternFill("solid", fgColor="5B7FA6")
    font = Font(name="Times New Roman", size=12, bold=True, color="FFFFFF")
    middle = Alignment(horizontal="center", vertical="center", wrap_text=True)
    for number, column in enumerate(columns, start=1):
        cell = sheet.cell(1, number, column.heading)
        cell.fill = required if column.required else optional
        cell.font, cell.alignment = font, middle
        note = Comment(note_of(column), say("lists", "note_author"))
        note.width, note.height = 320, 110
        cell.comment = note
        dimension = sheet.column_dimensions[column_letter(number - 1)]
        dimension.width = max(_WIDTHS.get(column.kind, 18), len(column.heading) + 4)
        if column.kind in _AS_TEXT:
            dimension.number_format = "@"
        elif column.kind is ValueKind.DATE:
            dimension.number_format = _DAY_FORMAT
    sheet.row_dimensions[1].height = 34
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{column_letter(len(columns) - 1)}1"
    print_on_a4(sheet, 1)


def _offer_choices(sheet: "Worksheet", columns: Sequence[Column], awards: int) -> None:
    from openpyxl.worksheet.datavalidation import DataValidation

    for number, column in enumerate(columns, start=1):
        letter = column_letter(number - 1)
        if column.kind in WORDS:
            choice = DataValidation(type="list", formula1='"' + ",".join(offered_words(column.kind)) + '"')
        elif column.kind is ValueKind.AWARD and awards:
            choice = DataValidation(type="list", formula1=f"'{LOOKUP_SHEET}'!$A$2:$A${awards + 1}")
        else:
            continue
        choice.allow_blank = True
        choice.showErrorMessage = False  # words and abbreviations may be typed, too; the import checks them
        choice.add(f"{letter}2:{letter}{_FORMATTED_ROWS}")
        sheet.add_data_validation(choice)


def _write_rows(sheet: "Worksheet", columns: Sequence[Column], rows: Sequence[Mapping[str, Any]]) -> None:
    for line, row in enumerate(rows, start=2):
        for number, column in enumerate(columns, start=1):
            value = row.get(column.field)
            if value is not None and value != "":
                _put_value(sheet.cell(line, number), column, value)


def _put_value(cell: "Cell | MergedCell", column: Column, value: Any) -> None:
    if column.kind in WORDS:
        terms = {term.value: term for term in WORDS[column.kind]}
        written = value.value if isinstance(value, StrEnum) else str(value)
        put_text(cell, word_of(column.kind, terms[written]) if written in terms else written)
    elif column.kind is ValueKind.CODES:
        put_text(cell, value if isinstance(value, str) else ";".join(value))
    elif column.kind is ValueKind.SHARES and not isinstance(value, str):
        put_text(cell, ";".join(text.decimal(share / 100) for share in value))
    elif column.kind in (ValueKind.DATE, ValueKind.PARTIAL_DATE):
        _put_date(cell, value)
    elif isinstance(value, int) and not isinstance(value, bool):
        cell.value = value
    else:
        put_text(cell, str(value))


def _put_date(cell: "Cell | MergedCell", value: Any) -> None:
    """A whole day as a date cell, a month or a year as the text a clerk would write."""
    written = value.isoformat() if isinstance(value, date) else str(value)
    try:
        day = date.fromisoformat(written)
    except ValueError:
        parts = written.split("-")
        shown = f"{parts[1]}/{parts[0]}" if len(parts) == 2 and all(part.isdecimal() for part in parts) else written
        put_text(cell, shown)
        return
    cell.value = day
    cell.number_format = _DAY_FORMAT


def _write_guide(workbook: "Workbook") -> None:
    from openpyxl.styles import Alignment, Font

    sheet = workbook.create_sheet(GUIDE_SHEET)
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = _GUIDE_WIDTHS
    title = sheet.cell(1, 1, guide_title())
    title.font = Font(name="Times New Roman", size=15, bold=True)
    for line, (what, how) in enumerate(guide_paragraphs(), start=3):
        sheet.cell(line, 1, what).font = Font(name="Times New Roman", size=12, bold=True)
        sheet.cell(line, 2, how).font = Font(name="Times New Roman", size=12)
        for number in (1, 2):
            sheet.cell(line, number).alignment = Alignment(wrap_text=True, vertical="top")
        heights = (text_height(words, width, 12) for words, width in zip((what, how), _GUIDE_WIDTHS, strict=True))
        sheet.row_dimensions[line].height = max(heights)
    sheet.sheet_view.showGridLines = False
    print_on_a4(sheet, 1)


def _write_lookups(workbook: "Workbook", award_names: Sequence[str]) -> None:
    sheet = workbook.create_sheet(LOOKUP_SHEET)
    sheet["A1"] = say("spreadsheets", "award_names_heading")
    for line, name in enumerate(award_names, start=2):
        put_text(sheet.cell(line, 1), name)
    sheet.sheet_state = "hidden"


def _save(workbook: "Workbook", path: Path) -> None:
    """The same bytes for the same content."""
    made = BytesIO()
    workbook.save(made)
    if not path.parent.is_dir():  # a mistyped path must not make folders
        raise TargetNotWritable(path)
    with draft_beside(path) as draft:
        draft.write_bytes(_reproducible(made.getvalue()))


def _reproducible(content: bytes) -> bytes:
    """The same package without the moment of writing."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as made, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as kept:
        for name in made.namelist():
            if name == "docProps/core.xml":
                continue
            part = made.read(name)
            if name == "[Content_Types].xml":
                part = _without(part, b'<Override PartName="/docProps/core.xml"')
            elif name == "_rels/.rels":
                part = _without(part, b"<Relationship ", b"core-properties")
            info = zipfile.ZipInfo(name, _FIXED_TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            kept.writestr(info, part)
    return target.getvalue()


def _without(part: bytes, start: bytes, holding: bytes = b"") -> bytes:
    """The XML without the first empty element that begins so and holds the given words."""
    at = part.find(start)
    while at >= 0:
        end = part.index(b"/>", at) + 2
        if holding in part[at:end]:
            return part[:at] + part[end:]
        at = part.find(start, end)
    return part
