"""Members of a council as lines of words, as decisions name them: "1. Ông Nguyễn Văn An, Chủ tịch UBND xã, Ủy viên"."""

import re

from khenthuong_desktop.domain import text
from khenthuong_desktop.spreadsheets.cells.cell_signs import as_text, is_empty
from khenthuong_desktop.spreadsheets.columns import Column
from khenthuong_desktop.spreadsheets.files.raw_sheets import RawSheet
from khenthuong_desktop.spreadsheets.layouts.council_lists import COUNCIL_LIST, is_of_council, role_told
from khenthuong_desktop.spreadsheets.tables.header import Header
from khenthuong_desktop.spreadsheets.tables.titles import words_above

_LINE = re.compile(r"\d{1,2}\s*[.)]\s*(?:Mời\s+)?((?:Ông/Bà|Ông|Bà|Đồng chí|Đ/c)\b.+)", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*[,;:]\s*|\s+[-–]\s+")
_FEWEST_LINES = 2
_FIELDS = ("name", "job_title", "role")


def member_lines(sheet: RawSheet) -> Header | None:
    """The header of such a list, whose lines are put into columns: name, what the member is, role in the council."""
    found = {number: parts for number, row in enumerate(sheet.rows) if (parts := _parts(row)) is not None}
    if len(found) < _FEWEST_LINES or not is_of_council(words_above(sheet.rows[: min(found)])):
        return None
    for number, parts in found.items():
        sheet.rows[number] = list(parts)
    columns: dict[int, Column] = {
        place: column for place, name in enumerate(_FIELDS) if (column := COUNCIL_LIST.column(name)) is not None
    }
    first = min(found)
    return Header(COUNCIL_LIST, first, first, columns, None, {}, {}, {}, {}, {})


def _parts(row: list[object]) -> tuple[str, str, str] | None:
    """Name, work and role; the role is what is said last of the council, or the work where nothing else is said."""
    cells = [text.clean(as_text(cell)) for cell in row if not is_empty(cell)]
    line = _LINE.fullmatch(" ".join(cells)) if 0 < len(cells) <= _FEWEST_LINES else None
    if line is None:
        return None
    name, *said = (part for part in _BETWEEN.split(line[1].rstrip(" ;.,")) if part)
    role = next((part for part in reversed(said) if role_told(part) is not None), None)
    if role is None:
        return name, ", ".join(said), ""
    at = len(said) - 1 - said[::-1].index(role)
    return name, ", ".join((*said[:at], *said[at + 1 :])), role
