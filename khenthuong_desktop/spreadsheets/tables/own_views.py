"""Sheets that our own pages wrote to be looked at: nothing in them is taken in, and the clerk hears what they are."""

from khenthuong_desktop.spreadsheets.cells.cell_signs import as_text, is_empty
from khenthuong_desktop.spreadsheets.files.gathered import own_name
from khenthuong_desktop.spreadsheets.files.raw_sheets import RawSheet
from khenthuong_desktop.spreadsheets.layouts.own_views import view_title
from khenthuong_desktop.spreadsheets.problems import ERROR, WARNING, Problem
from khenthuong_desktop.spreadsheets.words import bare

_TOP = 15  # rows; a letterhead stands above official lists


def own_view(sheet: RawSheet, alone: bool) -> Problem | None:
    """What the sheet is, if it is one of these; ``alone`` in its file it leaves nothing to be read."""
    rows = [[bare(as_text(cell)) for cell in row if not is_empty(cell)] for row in sheet.rows[:_TOP]]
    lines = [bare(own_name(sheet.name)), *(row[0] for row in rows if len(row) == 1)]
    title = view_title(lines, (f"|{'|'.join(row)}|" for row in rows if len(row) > 1))
    if title is None:
        return None
    return Problem(ERROR if alone else WARNING, "own_view", sheet.name, details={"title": title})
