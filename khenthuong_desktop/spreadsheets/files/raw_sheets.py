"""A workbook of any kind as plain sheets of raw cells, with what was repaired or left out on the way."""

import os
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from itertools import islice
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from khenthuong_desktop.errors import FileEncrypted
from khenthuong_desktop.sparing import collector_at_rest, give_back
from khenthuong_desktop.spreadsheets.files.bounds import bound_cells, bound_merges, bound_texts
from khenthuong_desktop.spreadsheets.files.delimited import read_delimited
from khenthuong_desktop.spreadsheets.files.far_columns import FarColumns
from khenthuong_desktop.spreadsheets.files.file_kinds import (
    MAX_CELLS_TOGETHER,
    MAX_COLUMNS,
    MAX_ROWS,
    FileKind,
    cautions,
    damaged,
    read_bytes,
    recognise,
    too_many_cells,
)
from khenthuong_desktop.spreadsheets.files.legacy_text import LegacyEncoding, by_content, guess_encoding, under_font
from khenthuong_desktop.spreadsheets.files.ods_parts import inspect_ods
from khenthuong_desktop.spreadsheets.files.plain_rows import PlainRows
from khenthuong_desktop.spreadsheets.files.xls_parts import inspect_xls
from khenthuong_desktop.spreadsheets.files.xlsb_parts import inspect_xlsb
from khenthuong_desktop.spreadsheets.files.xlsx_parts import SheetFacts, inspect_xlsx
from khenthuong_desktop.spreadsheets.problems import ERROR, FIXED, WARNING, Problem, as_shown, column_letter

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

_GUESS_FROM_ROWS = 200
_SAMPLED_ROWS = 2_000
_MANY_ROWS = 10_000

Merge = tuple[tuple[int, int], tuple[int, int]]


@dataclass
class RawSheet:
    """Cells from A1 on (row and column from 0); an empty cell is ''."""

    name: str
    rows: list[list[object]]
    hidden: bool = False
    merges: list[Merge] = field(default_factory=list)
    uncalculated: set[tuple[int, int]] = field(default_factory=set)
    as_written: dict[tuple[int, int], object] = field(default_factory=dict)  # in the file, of cells put right since
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    struck: set[tuple[int, int]] = field(default_factory=set)  # with a line through what is written
    from_1904: bool = False  # numbers that stand for days are counted from there
    problems: list[Problem] = field(default_factory=list)

    def column(self, index: int, start: int = 0) -> list[object]:
        """The cells of one column from row ``start`` on, of the rows that reach so far."""
        rows = self.rows[start:]
        try:
            return list(map(itemgetter(index), rows))
        except IndexError:
            return [row[index] for row in rows if index < len(row)]


@dataclass
class RawWorkbook:
    """All sheets of a workbook, or the one table of a text file."""

    sheets: list[RawSheet]
    problems: list[Problem]  # of the file as a whole


def load_workbook(path: Path) -> RawWorkbook:
    """Every cell of a file; raises the known file errors."""
    content = read_bytes(path)
    kind = recognise(path, content)
    problems = [Problem(WARNING, code) for code in cautions(kind, content)]
    if kind is FileKind.TEXT:
        rows, found = read_delimited(path, content)
        sheets = [RawSheet(path.stem, rows, problems=found)]
        facts: dict[str, SheetFacts] = {}
    else:
        checked, facts, taken = _checked(path, kind, content)
        del content  # what is not needed to the end is not held beside all cells
        with collector_at_rest():
            sheets = _sheets_of(path, checked, taken)
        if sum(len(sheet.rows) for sheet in sheets) > _MANY_ROWS:
            give_back()
    for sheet in sheets:
        fact = facts.get(sheet.name, SheetFacts())
        sheet.from_1904 = fact.from_1904
        sheet.uncalculated, sheet.merges = fact.uncalculated, sheet.merges or fact.merges
        sheet.hidden_rows, sheet.hidden_columns, sheet.struck = fact.hidden_rows, fact.hidden_columns, fact.struck
        bound_cells(sheet, fact)
        bound_merges(sheet)
        _show_errors(sheet, fact)
        _show_numbers(sheet, fact)
        _make_unicode(sheet, fact)
        if fact.may_have_long_text:
            bound_texts(sheet)
    return RawWorkbook(sheets, problems)


def _checked(path: Path, kind: FileKind, content: bytes) -> tuple[BytesIO, dict[str, SheetFacts], dict[str, PlainRows]]:
    """What may be given to the reader, what it would not tell of each sheet, and rows that it need not read."""
    if kind is FileKind.XLSX:
        parts = inspect_xlsx(path, content)
        return BytesIO(parts.content), parts.facts, parts.rows
    if kind is FileKind.ODS:
        plain, facts = inspect_ods(path, content)
        return BytesIO(plain), facts, {}
    return BytesIO(content), (inspect_xlsb if kind is FileKind.XLSB else inspect_xls)(path, content), {}


def _sheets_of(path: Path, content: BytesIO, taken: dict[str, PlainRows]) -> list[RawSheet]:
    from python_calamine import CalamineError, PasswordError

    sheets = []
    try:
        with _quiet():
            cells = 0
            for found in _worksheets(content):
                cells += found.sheet.total_height * found.sheet.total_width
                if found.name in taken:
                    cells += taken[found.name].cells
                if cells > MAX_CELLS_TOGETHER:
                    raise too_many_cells(path, MAX_CELLS_TOGETHER, "limit_cells_together")
                read = RawSheet(found.name, [], found.hidden, list(found.sheet.merged_cell_ranges or []))
                _take_rows(found.sheet, read)
                if found.name in taken:
                    read.rows = taken[found.name].with_those_left(read.rows)
                if found.often > 1:
                    details = {"count": found.often}
                    read.problems.append(Problem(ERROR, "sheets_of_one_name", read.name, details=details))
                sheets.append(read)
                del found  # one sheet of the reader at a time
    except PasswordError as error:
        raise FileEncrypted(path) from error
    except (CalamineError, OSError, ValueError) as error:
        if "password" in str(error).lower() or "encrypt" in str(error).lower():
            raise FileEncrypted(path) from error
        raise damaged(path) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # how the Rust reader gives up on a file; it is no Exception
            raise
        raise damaged(path) from error
    return sheets


class _Worksheet(NamedTuple):
    name: str
    hidden: bool
    sheet: "CalamineSheet"
    often: int  # sheets of this name


def _worksheets(content: BytesIO) -> Iterator[_Worksheet]:
    """Each sheet of cells; the texts that sheets share are let go before the rows of the last one are taken."""
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    workbook = CalamineWorkbook.from_filelike(content)
    content.close()
    of_cells = [about for about in workbook.sheets_metadata if about.typ is SheetTypeEnum.WorkSheet]
    often = Counter(about.name for about in of_cells)
    waiting = list({about.name: about for about in of_cells}.values())  # of one name the reader finds but the last
    while waiting:
        about = waiting.pop(0)
        sheet = workbook.get_sheet_by_name(about.name)
        if not waiting:
            del workbook
            if sheet.height > _MANY_ROWS:
                give_back()
        yield _Worksheet(about.name, about.visible is not SheetVisibleEnum.Visible, sheet, often[about.name])
        del sheet


@contextmanager
def _quiet() -> Iterator[None]:
    """The Rust reader prints lines of its own when it gives up on a file; we say it in our words."""
    try:
        kept = os.dup(2)
    except OSError:  # a window without a terminal
        yield
        return
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 2)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nothing)


def _take_rows(sheet: "CalamineSheet", read: RawSheet) -> None:
    """Its cells from A1 on, as far to the right as lists reach; words that stand in many rows are kept once."""
    before: list[object] = [""] * min(sheet.start[1] if sheet.start else 0, MAX_COLUMNS)
    width = MAX_COLUMNS - len(before)
    rows = read.rows
    repeating: list[tuple[int, dict[object, object]]] = []
    far = FarColumns()
    found: Iterator[list[Any]] = islice(sheet.iter_rows(), MAX_ROWS + 1)  # one more tells that there are too many
    for row in found:
        if len(row) > width:
            for beyond, cell in enumerate(row[width:], MAX_COLUMNS):
                if cell != "":
                    far.note(len(rows), beyond)
            row = row[:width]
        if before:
            row = before + row
        if len(rows) == _SAMPLED_ROWS:
            repeating = _repeating(rows)
        for index, once in repeating:
            row[index] = once.get(row[index], row[index])
        rows.append(row)
    read.problems.extend(far.told(read.name))


def _repeating(rows: list[list[object]]) -> list[tuple[int, dict[object, object]]]:
    """The columns (all rows are of one width) whose words come again and again, with these words."""
    found = []
    for index in range(len(rows[0])):
        words = [row[index] for row in rows if row[index] and type(row[index]) is str]
        once = {word: word for word in words}
        if len(once) < len(words) / 2:
            found.append((index, once))
    return found


def _show_errors(sheet: RawSheet, fact: SheetFacts) -> None:
    """#N/A as the clerk sees it."""
    for (row, column), error in fact.errors.items():
        if row < len(sheet.rows) and column < len(sheet.rows[row]) and sheet.rows[row][column] == "":
            sheet.rows[row][column] = error


def _show_numbers(sheet: RawSheet, fact: SheetFacts) -> None:
    """A number shown as 0012 is what the clerk typed and reads: keep it so."""
    untold: list[tuple[int, int]] = []
    for (row, column), form in fact.formats.items():
        if row < len(sheet.rows) and column < len(sheet.rows[row]):
            value = sheet.rows[row][column]
            if (shown := form.of(value)) is not None:
                sheet.rows[row][column] = shown
            elif not form.is_told and isinstance(value, float):
                untold.append((row, column))
    for (row, column), shown in fact.shown.items():
        if row < len(sheet.rows) and column < len(sheet.rows[row]) and isinstance(sheet.rows[row][column], float):
            sheet.rows[row][column] = shown
    if untold:
        row, column = min(untold)
        value = as_shown(sheet.rows[row][column])
        details = {"count": len(untold)}
        sheet.problems.append(
            Problem(WARNING, "shown_otherwise", sheet.name, row + 1, column_letter(column), value, details)
        )


def _make_unicode(sheet: RawSheet, fact: SheetFacts) -> None:
    """Text in old encodings becomes Unicode: known by the cell's font, else by what can be read."""
    done: list[tuple[int, int, LegacyEncoding, str]] = []
    for (row, column), encoding in fact.encodings.items():
        if row < len(sheet.rows) and column < len(sheet.rows[row]):
            value = sheet.rows[row][column]
            if isinstance(value, str) and (converted := under_font(value, encoding)) != value:
                sheet.rows[row][column] = converted
                done.append((row, column, encoding, value))
    sample = (cell for row in sheet.rows[:_GUESS_FROM_ROWS] for cell in row if isinstance(cell, str) and cell)
    guessed = guess_encoding(sample)
    if guessed is not None:
        for row, cells in enumerate(sheet.rows):
            for column, value in enumerate(cells):
                if isinstance(value, str) and (row, column) not in fact.encodings:
                    converted = by_content(value, guessed)
                    if converted != value:
                        cells[column] = converted
                        done.append((row, column, guessed, value))
    if done:
        row, column, _, written = min(done)
        names = {found.value.removesuffix("-H") for _, _, found, _ in done}
        details = {"count": len(done), "names": ", ".join(sorted(names)), "new": sheet.rows[row][column]}
        place = (sheet.name, row + 1, column_letter(column), written)
        sheet.problems.append(Problem(FIXED, "legacy_font", *place, details))
