"""Professions in a list without posts, or where the post is left empty: they never take the place of one on file."""

from khenthuong_desktop.services.imports.plan.known import Known
from khenthuong_desktop.services.imports.plan.lines import Line
from khenthuong_desktop.spreadsheets.problems import FIXED, Problem
from khenthuong_desktop.store.tables import Person

_TOLD = "profession_no_post"


def keeps_post(known: Known, line: Line, person: Person) -> bool:
    """Whether a row names but the profession of somebody whose post is on file; told once for each sheet."""
    sheet = line.sheet
    if not person.job_title or line.row.row not in sheet.professed:
        return False
    if not any(note.code == _TOLD and note.sheet == sheet.name for note in known.notes):
        example = {"name": person.name, "kept": person.job_title}
        value = line.fields["job_title"]
        column = sheet.columns.get("job_title")
        known.notes.append(Problem(FIXED, _TOLD, sheet.name, line.row.row, column, value, example))
    return True
