"""Lists of those whose awards are taken back: nothing in them was given or is proposed, and the clerk hears it."""

from khenthuong_desktop.spreadsheets.files.raw_sheets import RawSheet
from khenthuong_desktop.spreadsheets.layouts.award_standing import revokes
from khenthuong_desktop.spreadsheets.problems import ERROR, WARNING, Problem
from khenthuong_desktop.spreadsheets.tables.titles import words_above


def revoking_list(sheet: RawSheet, row: int, alone: bool) -> Problem | None:
    """What is told of the table headed in a ``row``, if its title takes awards back; ``alone`` in its file it leaves
    nothing to be read."""
    if not revokes(words_above(sheet.rows[:row])):
        return None
    return Problem(ERROR if alone else WARNING, "list_revokes", sheet.name, row + 1)
