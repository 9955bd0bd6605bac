"""A list back to its sender where its looks cannot be kept: the rows as they were read, faulty cells marked."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from khenthuong_desktop.messages import say
from khenthuong_desktop.spreadsheets.files.raw_sheets import RawSheet, load_workbook
from khenthuong_desktop.spreadsheets.out.fault_list import (
    FILLS,
    NOTE_WIDTH,
    NOTED,
    Mark,
    fault_sheet_name,
    marks_of,
    note_height,
)
from khenthuong_desktop.spreadsheets.out.list_sheets import WrittenList
from khenthuong_desktop.spreadsheets.out.new_workbook import new_workbook
from khenthuong_desktop.spreadsheets.out.safe_text import must_be_quoted, sheet_name, writable
from khenthuong_desktop.spreadsheets.out.written_list import Progress, add_list
from khenthuong_desktop.spreadsheets.problems import Problem

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

_STEP = 500  # rows between two words about how far it is
_NARROW, _WIDE = 9, 40
_DAY_FORMATS = {datetime: "dd/mm/yyyy hh:mm", date: "dd/mm/yyyy", time: "hh:mm", timedelta: "[h]:mm"}
_FIRST_YEAR = 1900  # of Excel's calendar


def write_marked_rows(
    source: Path, target: Path, problems: Sequence[Problem], told: WrittenList, progress: Progress | None
) -> None:
    """A new workbook with the rows as they were read."""
    sheets = load_workbook(source).sheets
    with new_workbook(target, told.title, told.made_on) as workbook:
        add_list(workbook, fault_sheet_name(), told, progress)
        taken = frozenset({fault_sheet_name().casefold()})
        for raw in sheets:
            if raw.name == fault_sheet_name():
                continue
            name = sheet_name(raw.name, taken)
            taken |= {name.casefold()}
            _write_rows(workbook, name, raw, marks_of(raw.name, problems), progress)


def _write_rows(
    workbook: "Workbook", name: str, raw: RawSheet, marks: Sequence[Mark], progress: Progress | None
) -> None:
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
        if progress is not None and row % _STEP == 0:
            progress(row, len(raw.rows), raw.name)
        cells = raw.rows[row] if row < len(raw.rows) else []
        at = marked.get(row, {})
        for column in range(max(len(cells), *(place + 1 for place in at), 0)):
            value = cells[column] if column < len(cells) else ""
            mark = at.get(column)
            _put(sheet, row, column, value, looks, mark)
            if mark is not None and noted < NOTED:
                noted += 1
                note = {"author": say("lists", "note_author"), "width": NOTE_WIDTH, "height": note_height(mark.words)}
                sheet.write_comment(row, column, writable(mark.words), note)
            if isinstance(value, str):
                widths[column] = max(widths.get(column, _NARROW), min(len(value), _WIDE))
    for column, width in widths.items():
        sheet.set_column(column, column, width + 1)


class _Looks:
    """The formats of a workbook, each made once."""

    def __init__(self, workbook: "Workbook") -> None:
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
