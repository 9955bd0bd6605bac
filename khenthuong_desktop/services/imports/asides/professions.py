"""Professions in a list without posts, or where the post is left empty: they never take the place of one on file."""

from khenthuong_desktop.services.imports.plan.known import Known
from khenthuong_desktop.services.imports.plan.lines import Line
from khenthuong_desktop.spreadsheets.problems import FIXED, Problem
from khenthuong_desktop.spreadsheets.work_words import is_leading
from khenthuong_desktop.store.tables import Person

_TOLD, _OF_TITLES = "profession_no_post", "title_no_post"


def keeps_post(known: Known, line: Line, person: Person) -> bool:
    """Whether a row names but the profession of somebody whose post is on file; told once for each sheet. Under
    "Chức danh" that is sure of those only who lead, and are not said to lead something."""
    sheet = line.sheet
    if not person.job_title:
        return False
    leads = is_leading(person.job_title) and not is_leading(line.fields["job_title"])
    code = _TOLD if line.row.row in sheet.professed else _OF_TITLES
    if code == _OF_TITLES and not (leads and line.row.row in sheet.titled):
        return False
    if not any(note.code == code and note.sheet == sheet.name for note in known.notes):
        value, column = line.fields["job_title"], sheet.columns.get("job_title")
        example = {"name": person.name, "kept": person.job_title, "heading": sheet.heading_of("job_title")}
        known.notes.append(Problem(FIXED, code, sheet.name, line.row.row, column, value, example))
    return True
