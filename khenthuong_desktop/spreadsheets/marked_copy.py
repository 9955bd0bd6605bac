"""A list back to its sender: a copy in which the faulty cells are marked and explained; the original stays as it is."""

import warnings
import zipfile
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import ParseError

from khenthuong_desktop.errors import TargetNotWritable
from khenthuong_desktop.files import draft_beside
from khenthuong_desktop.messages import say
from khenthuong_desktop.spreadsheets.fault_list import FILLS, Mark, fault_list, fault_sheet_name, marks_of, to_be_fixed
from khenthuong_desktop.spreadsheets.file_kinds import FileKind, read_bytes, recognise
from khenthuong_desktop.spreadsheets.list_sheets import WrittenList
from khenthuong_desktop.spreadsheets.problems import Problem, column_letter
from khenthuong_desktop.spreadsheets.raw_sheets import RawSheet, load_workbook
from khenthuong_desktop.spreadsheets.safe_text import must_be_quoted, sheet_name, writable
from khenthuong_desktop.spreadsheets.standard_workbook import put_text
from khenthuong_desktop.spreadsheets.written_list import add_list, new_workbook
from khenthuong_desktop.spreadsheets.xlsx_parts import inspect_xlsx

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet
    from xlsxwriter.workbook import Workbook as NewWorkbook

_MOST_SHEET_BYTES = 16_000_000  # of XML; the library that keeps the looks takes fifty times as much memory
_NOTED = 5_000  # cells of a sheet; beyond, the colour and the list must do
_NOT_UNDERSTOOD = (ValueError, LookupError, TypeError, AttributeError, zipfile.BadZipFile, ParseError)
_NARROW, _WIDE = 9, 40
_DAY_FORMATS = {datetime: "dd/mm/yyyy hh:mm", date: "dd/mm/yyyy", time: "hh:mm", timedelta: "[h]:mm"}
_FIRST_YEAR = 1900  # of Excel's calendar
_HEADING_ROW = 4  # of the list of faults


def write_marked_copy(source: Path, target: Path, problems: Sequence[Problem], made_on: date) -> int:
    """Write the copy and give the number of faults told. An .xlsx keeps its looks (values instead of formulas, no
    macros, no links to other files); of other kinds, and of giant ones, it is the rows as they were read.

    Raises the known file errors, and TargetNotWritable when the target is the original.
    """
    content = read_bytes(source)
    if target.exists() and target.samefile(source):
        raise TargetNotWritable(target)
    told = fault_list(source.name, problems, made_on)
    kept = False
    if recognise(source, content) is FileKind.XLSX:
        content = inspect_xlsx(source, content).content
        kept = _sheet_bytes(content) <= _MOST_SHEET_BYTES and _mark_looks(content, target, problems, told)
    if not kept:
        _mark_rows(source, target, problems, told)
    return len(to_be_fixed(problems))


def _sheet_bytes(content: bytes) -> int:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return sum(part.file_size for part in archive.infolist() if part.filename.startswith("xl/worksheets/"))


def _mark_looks(content: bytes, target: Path, problems: Sequence[Problem], told: WrittenList) -> bool:
    """The workbook itself with marks; False when the library does not understand it."""
    from openpyxl import load_workbook as load_with_looks

    saved = BytesIO()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it tells what extras of Excel it leaves out
            workbook = load_with_looks(BytesIO(content), data_only=True, keep_links=False)
            _forget_other_files(workbook)
            _forget_old_marks(workbook)
            for sheet in workbook.worksheets:
                _mark_sheet(sheet, marks_of(sheet.title, problems))
            _tell_faults(workbook, told)
            workbook.save(saved)
    except _NOT_UNDERSTOOD:
        return False
    if not target.parent.is_dir():
        raise TargetNotWritable(target)
    with draft_beside(target) as draft:
        draft.write_bytes(saved.getvalue())
    return True


def _forget_other_files(workbook: "Workbook") -> None:
    """Names and choices that point into other files: without those files Excel calls the copy damaged."""
    for names in (workbook.defined_names, *(sheet.defined_names for sheet in workbook.worksheets)):
        for name in [name for name, defined in names.items() if "[" in str(defined.value)]:
            del names[name]
    for sheet in workbook.worksheets:
        offered = sheet.data_validations
        offered.dataValidation = [
            rule for rule in offered.dataValidation if "[" not in f"{rule.formula1}{rule.formula2}"
        ]


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
        if number < _NOTED:
            before = f"\n\n{cell.comment.text}" if cell.comment is not None else ""
            note = Comment(writable(mark.words + before), say("lists", "note_author"))
            note.width, note.height = 320, _note_height(mark.words + before)
            cell.comment = note


def _note_height(words: str) -> int:
    """Points; some 45 letters go into a line of a note."""
    return 24 + 18 * sum(1 + len(line) // 45 for line in words.split("\n"))


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


def _tell_faults(workbook: "Workbook", told: WrittenList) -> None:
    """The sheet of faults in front of all others, and none but it chosen."""
    from openpyxl.styles import Alignment, Font, PatternFill

    sheet = workbook.create_sheet(fault_sheet_name(), 0)
    put_text(sheet.cell(1, 1), told.title)
    put_text(sheet.cell(2, 1), told.notes[0])
    sheet.cell(1, 1).font = Font(name="Times New Roman", size=14, bold=True)
    top = Alignment(vertical="top", wrap_text=True)
    for place, column in enumerate(told.columns, 1):
        heading = sheet.cell(_HEADING_ROW, place)
        put_text(heading, column.heading)
        heading.font, heading.fill = Font(bold=True), PatternFill("solid", fgColor="E7EBF1")
        sheet.column_dimensions[column_letter(place - 1)].width = column.width or _WIDE
    for line, values in enumerate(told.rows, _HEADING_ROW + 1):
        assert isinstance(values, tuple)
        for place, value in enumerate(values, 1):
            cell = sheet.cell(line, place)
            if isinstance(value, int):
                cell.value = value
            elif value:
                put_text(cell, value)
            cell.alignment = top
    sheet.freeze_panes = f"A{_HEADING_ROW + 1}"
    sheet.print_title_rows = f"{_HEADING_ROW}:{_HEADING_ROW}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    workbook.active = 0
    for other in workbook.worksheets:  # sheets chosen together are written to together
        other.sheet_view.tabSelected = other is sheet


def _mark_rows(source: Path, target: Path, problems: Sequence[Problem], told: WrittenList) -> None:
    """A new workbook with the rows as they were read."""
    sheets = load_workbook(source).sheets
    with new_workbook(target, told.title, told.made_on) as workbook:
        add_list(workbook, fault_sheet_name(), told)
        taken = frozenset({fault_sheet_name().casefold()})
        for raw in sheets:
            if raw.name == fault_sheet_name():
                continue
            name = sheet_name(raw.name, taken)
            taken |= {name.casefold()}
            _write_rows(workbook, name, raw, marks_of(raw.name, problems))


def _write_rows(workbook: "NewWorkbook", name: str, raw: RawSheet, marks: Sequence[Mark]) -> None:
    sheet = workbook.add_worksheet(name)
    if raw.hidden:
        sheet.hide()
    looks = _Looks(workbook)
    marked: dict[int, dict[int, Mark]] = {}
    for each in marks:
        marked.setdefault(each.row, {})[each.column] = each
    widths: dict[int, int] = {}
    noted = 0
    for row in range(max(len(raw.rows), *(line + 1 for line in marked), 0)):
        cells = raw.rows[row] if row < len(raw.rows) else []
        at = marked.get(row, {})
        for column in range(max(len(cells), *(place + 1 for place in at), 0)):
            value = cells[column] if column < len(cells) else ""
            mark = at.get(column)
            _put(sheet, row, column, value, looks, mark)
            if mark is not None and noted < _NOTED:
                noted += 1
                note = {"author": say("lists", "note_author"), "width": 320, "height": _note_height(mark.words)}
                sheet.write_comment(row, column, writable(mark.words), note)
            if isinstance(value, str):
                widths[column] = max(widths.get(column, _NARROW), min(len(value), _WIDE))
    for column, width in widths.items():
        sheet.set_column(column, column, width + 1)


class _Looks:
    """The formats of a workbook, each made once."""

    def __init__(self, workbook: "NewWorkbook") -> None:
        self._workbook = workbook
        self._made: dict[tuple[str, bool, str], Any] = {}

    def of(self, number: str = "", *, quoted: bool = False, mark: Mark | None = None) -> Any:
        colour = FILLS[mark.severity] if mark is not None else ""
        key = (number, quoted, colour)
        if key not in self._made:
            look: dict[str, Any] = {"quote_prefix": quoted}
            if number:
                look["num_format"] = number
            if colour:
                look["bg_color"] = f"#{colour}"
            self._made[key] = self._workbook.add_format(look)
        return self._made[key]


def _put(sheet: Any, row: int, column: int, value: object, looks: _Looks, mark: Mark | None) -> None:
    number = _DAY_FORMATS.get(type(value), "")
    if number and not (isinstance(value, date) and value.year < _FIRST_YEAR):
        sheet.write_datetime(row, column, value, looks.of(number, mark=mark))
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        sheet.write_number(row, column, value, looks.of(mark=mark))
    elif value != "" and value is not None:
        words = writable(str(value))
        sheet.write_string(row, column, words, looks.of(quoted=must_be_quoted(words), mark=mark))
    elif mark is not None:
        sheet.write_blank(row, column, None, looks.of(mark=mark))
