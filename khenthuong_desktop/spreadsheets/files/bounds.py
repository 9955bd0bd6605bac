"""How much of a sheet is kept: rows and merges as far as lists reach, texts as long as fields take."""

from typing import TYPE_CHECKING

from khenthuong_desktop.domain import text
from khenthuong_desktop.spreadsheets.files.far_columns import far_cell
from khenthuong_desktop.spreadsheets.files.file_kinds import KEPT_OF_TEXT, MAX_COLUMNS, MAX_ROWS
from khenthuong_desktop.spreadsheets.files.xlsx_parts import SheetFacts
from khenthuong_desktop.spreadsheets.problems import ERROR, Problem

if TYPE_CHECKING:
    from khenthuong_desktop.spreadsheets.files.raw_sheets import RawSheet


def bound_cells(sheet: "RawSheet", fact: SheetFacts) -> None:
    """Rows as far as lists reach, and what lies beyond them told."""
    if len(sheet.rows) > MAX_ROWS:
        fact.cut_row = fact.cut_row or MAX_ROWS + 1
        del sheet.rows[MAX_ROWS:]
    if fact.cut_row is not None:
        sheet.problems.append(Problem(ERROR, "too_many_rows", sheet.name, fact.cut_row, details={"limit": MAX_ROWS}))
    if fact.far_cell is not None:
        sheet.problems.append(far_cell(sheet.name, fact.far_cell))
    elif fact.far_columns is not None:
        sheet.problems.extend(fact.far_columns.told(sheet.name))


def bound_merges(sheet: "RawSheet") -> None:
    """Merges as far as there are rows, and as lists reach to the right: a whole sheet may be merged."""
    last_row, last_column = len(sheet.rows) - 1, MAX_COLUMNS - 1
    sheet.merges = [
        ((top, left), (min(bottom, last_row), min(right, last_column)))
        for (top, left), (bottom, right) in sheet.merges
        if top <= last_row and left <= last_column
    ]


def bound_texts(sheet: "RawSheet") -> None:
    """A text that is too long for all fields, cut: patterns take their time with each."""
    for row in sheet.rows:
        for cell in row:  # all cells of long lists: a generator would take three times as long
            if type(cell) is str and len(cell) > KEPT_OF_TEXT:
                row[:] = [_shortened(other) if isinstance(other, str) else other for other in row]
                break


def _shortened(cell: str) -> str:
    """Blanks do not count, nor that a letter may be written as three characters."""
    if len(cell) <= KEPT_OF_TEXT:
        return cell
    return text.clean(" ".join(filter(None, cell.split(" ")))[: 3 * KEPT_OF_TEXT])[:KEPT_OF_TEXT]
