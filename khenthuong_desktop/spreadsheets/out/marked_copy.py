"""A list back to its sender: a copy in which the faulty cells are marked and explained; the original stays as it is."""

import warnings
import zipfile
from collections.abc import Sequence
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from khenthuong_desktop.domain import text
from khenthuong_desktop.errors import TargetNotWritable
from khenthuong_desktop.files import draft_beside
from khenthuong_desktop.messages import say
from khenthuong_desktop.spreadsheets.files.file_kinds import FileKind, read_bytes, recognise
from khenthuong_desktop.spreadsheets.files.xlsx_parts import inspect_xlsx
from khenthuong_desktop.spreadsheets.out.fault_list import (
    FILLS,
    NOTE_WIDTH,
    NOTED,
    Mark,
    fault_list,
    fault_sheet_name,
    marks_of,
    note_height,
    to_be_fixed,
)
from khenthuong_desktop.spreadsheets.out.line_heights import text_height
from khenthuong_desktop.spreadsheets.out.list_sheets import WrittenList
from khenthuong_desktop.spreadsheets.out.marked_rows import write_marked_rows
from khenthuong_desktop.spreadsheets.out.outer_reach import forget_outside
from khenthuong_desktop.spreadsheets.out.safe_text import must_be_quoted, writable
from khenthuong_desktop.spreadsheets.out.written_list import Progress
from khenthuong_desktop.spreadsheets.problems import Problem, column_letter

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_MOST_SHEET_BYTES = 16_000_000  # of XML; the library that keeps the looks takes fifty times as much memory
_ODD_XML = SyntaxError  # what every reader of XML raises is one; the library may take another reader than ours
_NOT_UNDERSTOOD = (ValueError, LookupError, TypeError, AttributeError, zipfile.BadZipFile, _ODD_XML)
_HEADING_ROW = 4  # of the list of faults


def write_marked_copy(
    source: Path, target: Path, problems: Sequence[Problem], made_on: date, progress: Progress | None = None
) -> int:
    """Write the copy and give the number of faults told. An .xlsx keeps its looks (values instead of formulas, no
    macros, nothing that leads out of it); of other kinds, and of giant ones, it is the rows as they were read.

    Raises the known file errors, and TargetNotWritable when the target is the original.
    """
    content = read_bytes(source)
    if target.exists() and target.samefile(source):
        raise TargetNotWritable(target)
    told = fault_list(source.name, problems, made_on)
    kept = False
    if recognise(source, content) is FileKind.XLSX:
        content = inspect_xlsx(source, content).content
        kept = _sheet_bytes(content) <= _MOST_SHEET_BYTES and _mark_looks(content, target, problems, told, progress)
    if not kept:
        write_marked_rows(source, target, problems, told, progress)
    return len(to_be_fixed(problems))


def _sheet_bytes(content: bytes) -> int:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return sum(part.file_size for part in archive.infolist() if part.filename.startswith("xl/worksheets/"))


def _mark_looks(
    content: bytes, target: Path, problems: Sequence[Problem], told: WrittenList, progress: Progress | None
) -> bool:
    """The workbook itself with marks; False when the library does not understand it."""
    workbook = _load(content)
    if workbook is None:
        return False
    left_out = forget_outside(workbook)
    _forget_old_marks(workbook)
    for number, sheet in enumerate(workbook.worksheets):
        if progress is not None:
            progress(number, len(workbook.worksheets), sheet.title)
        _mark_sheet(sheet, marks_of(sheet.title, problems))
    _tell_faults(workbook, told, left_out)
    saved = BytesIO()
    try:
        workbook.save(saved)
    except _NOT_UNDERSTOOD:  # what was read and left alone may be nothing that can be written
        return False
    if not target.parent.is_dir():
        raise TargetNotWritable(target)
    with draft_beside(target) as draft:
        draft.write_bytes(saved.getvalue())
    return True


def _load(content: bytes) -> "Workbook | None":
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it tells what extras of Excel it leaves out
        try:
            return load_workbook(BytesIO(content), data_only=True, keep_links=False)
        except _NOT_UNDERSTOOD:
            return None


def _forget_old_marks(workbook: "Workbook") -> None:
    """What an earlier copy marked: the list may have come back with some of it put right."""
    from openpyxl.styles import PatternFill

    if fault_sheet_name() not in workbook.sheetnames:
        return
    del workbook[fault_sheet_name()]
    for sheet in workbook.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.comment is not None and cell.comment.author == say("lists", "note_author"):
                    cell.comment = None
                    cell.fill = PatternFill()


def _mark_sheet(sheet: "Worksheet", marks: Sequence[Mark]) -> None:
    from openpyxl.comments import Comment
    from openpyxl.styles import PatternFill

    fills = {severity: PatternFill("solid", fgColor=colour) for severity, colour in FILLS.items()}
    for number, mark in enumerate(marks):
        cell = _whole_cell(sheet, mark)
        cell.fill = fills[mark.severity]
        if number < NOTED:
            before = f"\n\n{cell.comment.text}" if cell.comment is not None else ""
            note = Comment(writable(mark.words + before), say("lists", "note_author"))
            note.width, note.height = NOTE_WIDTH, note_height(mark.words + before)
            cell.comment = note


def _whole_cell(sheet: "Worksheet", mark: Mark) -> "Cell":
    """The cell, or the one that shows for it where cells are merged."""
    from openpyxl.cell.cell import Cell

    found: Cell | MergedCell = sheet.cell(mark.row + 1, mark.column + 1)
    if isinstance(found, Cell):
        return found
    area = next(area for area in sheet.merged_cells.ranges if found.coordinate in area)
    first = sheet.cell(area.min_row, area.min_col)
    assert isinstance(first, Cell)
    return first


def _tell_faults(workbook: "Workbook", told: WrittenList, left_out: int) -> None:
    """The sheet of faults in front of all others, and none but it chosen."""
    from openpyxl.styles import Alignment, Font, PatternFill

    sheet = workbook.create_sheet(fault_sheet_name(), 0)
    put_text(sheet.cell(1, 1), told.title)
    put_text(sheet.cell(2, 1), told.notes[0])
    if left_out:
        put_text(sheet.cell(3, 1), say("lists", "faults_left_out", count=left_out))
    sheet.cell(1, 1).font = Font(name="Times New Roman", size=14, bold=True)
    sheet.cell(2, 1).font = sheet.cell(3, 1).font = plain = Font(name="Times New Roman", size=11)
    top = Alignment(horizontal="left", vertical="top", wrap_text=True)
    for place, column in enumerate(told.columns, 1):
        heading = sheet.cell(_HEADING_ROW, place)
        put_text(heading, column.heading)
        heading.font, heading.fill = Font(name="Times New Roman", bold=True), PatternFill("solid", fgColor="E7EBF1")
        sheet.column_dimensions[column_letter(place - 1)].width = column.width or 0.0
    for line, values in enumerate(told.rows, _HEADING_ROW + 1):
        assert isinstance(values, tuple)
        for place, value in enumerate(values, 1):
            cell = sheet.cell(line, place)
            if isinstance(value, int):
                cell.value = value
            elif value:
                put_text(cell, value)
            cell.alignment, cell.font = top, plain
        columns = zip(values, told.columns, strict=True)
        heights = (text_height(str(value or ""), column.width or 1.0) for value, column in columns)
        sheet.row_dimensions[line].height = max(heights)
    sheet.freeze_panes = f"A{_HEADING_ROW + 1}"
    _print_on_a4(sheet, _HEADING_ROW)
    workbook.active = 0
    for other in workbook.worksheets:  # sheets chosen together are written to together
        other.sheet_view.tabSelected = other is sheet


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


def _print_on_a4(sheet: "Worksheet", header_row: int) -> None:
    """Across A4 in its width, the heading on top of every page, the page's number below."""
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = f"{header_row}:{header_row}"
    if (footer := sheet.HeaderFooter.oddFooter) is not None:
        footer.right.text, footer.right.font = say("lists", "page_numbers"), "Times New Roman,Regular"
        footer.right.size = 9
