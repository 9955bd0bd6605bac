"""Where people were before: those who leave, or go from one unit of ours to another, did not come from there to us."""

import re

from khenthuong_desktop.services.imports.matching.unit_names import are_one
from khenthuong_desktop.services.imports.plan.known import Known
from khenthuong_desktop.services.imports.plan.lines import Line
from khenthuong_desktop.spreadsheets.problems import FIXED, WARNING
from khenthuong_desktop.spreadsheets.words import bare
from khenthuong_desktop.store.tables import Person

_FIRST_DAY = re.compile(r"\b(?:vao|lam|viec|tuyen dung|co quan|cong ty)\b")


def place_before(known: Known, line: Line, existing: Person, words: str) -> str | None:
    """Where somebody was before he came to us; not the unit that he leaves, nor one of ours for another of ours."""
    inside, unit = known.units.match(words).sure, line.fields.get("unit")
    is_own, goes_on = _is_unit_of(existing, words), unit is not None and not are_one(unit, words)
    if goes_on and (is_own or inside is not None) and words != existing.came_from:
        line.report(FIXED, "came_from_inside", "came_from", new=unit)
        return None
    if is_own:
        line.report(WARNING, "came_from_own_unit", "came_from")  # who leaves: the unit before is that on file
        return None
    return words


def is_day_of_move(line: Line) -> bool:
    """Whether the day beside a move between units of ours is that of the move, not the first at the office."""
    if _FIRST_DAY.search(bare(line.sheet.heading_of("since"))):
        return False
    line.report(FIXED, "since_of_move", "since")
    return True


def _is_unit_of(person: Person, words: str) -> bool:
    return bool(person.collective_name) and are_one(person.collective_name or "", words)
