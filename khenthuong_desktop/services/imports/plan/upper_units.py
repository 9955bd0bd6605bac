"""Collectives in the list of a unit of ours, which its letterhead or title names: its tổ are under it, and are not
those of the same name in another."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from khenthuong_desktop.domain.terms import SubjectKind
from khenthuong_desktop.services.imports.matching.targets import Target
from khenthuong_desktop.services.imports.matching.unit_names import are_one
from khenthuong_desktop.services.imports.plan.lines import Line
from khenthuong_desktop.spreadsheets.problems import FIXED
from khenthuong_desktop.spreadsheets.tables.upper_units import is_part_of_unit
from khenthuong_desktop.spreadsheets.words import name_key

if TYPE_CHECKING:
    from khenthuong_desktop.services.imports.plan.known import Known

_MOST_LEVELS = 5


def unit_over(known: "Known", line: Line) -> Target | None:
    """The unit on file that a row's collective is a part of, as nothing but the head of the list tells it."""
    upper, name = line.sheet.upper_unit, line.fields.get("name")
    if upper is None or name is None or "parent" in line.fields or not is_part_of_unit(name, upper):
        return None
    unit = known.units.match(upper).sure
    if unit is None or name_key(unit.name) in known.own_names or are_one(unit.name, name):
        return None
    return unit


def put_parts_under(known: "Known", lines: Iterable[Line]) -> None:
    """Each row about a part tells that it is one; one on file under a part of the unit stays there."""
    told: set[int] = set()  # sheets
    for line in (line for line in lines if line.sheet.upper_unit is not None):
        if line.subject_kind is not SubjectKind.COLLECTIVE or line.faulty or "code" in line.fields:
            continue
        unit = unit_over(known, line)
        if unit is None:
            continue
        bearers = [one for one in known.bearers(line.fields["name"]) if is_below(known, one, unit)]
        above = known.units.parent_of(bearers[0]) if len(bearers) == 1 else None
        line.fields["parent"] = above or unit.name
        if not bearers and id(line.sheet) not in told:
            told.add(id(line.sheet))
            line.report(FIXED, "parts_put_under", "name", new=unit.name)


def is_below(known: "Known", target: Target, unit: Target) -> bool:
    """Whether a collective stands under a unit, or under one that does."""
    above, levels = known.units.parent_of(target), 0
    while above is not None and levels < _MOST_LEVELS:
        if are_one(above, unit.name):
            return True
        over = known.units.match(above).sure
        above, levels = (known.units.parent_of(over) if over is not None else None), levels + 1
    return False


def is_of_another_unit(known: "Known", target: Target, line: Line) -> bool:
    """Whether a collective on file is a part of another unit than the one whose list it is."""
    unit = unit_over(known, line) if known.units.parent_of(target) is not None else None
    return unit is not None and not is_below(known, target, unit)


def is_put_under(line: Line) -> bool:
    """Whether nothing in the row itself tells the unit above."""
    upper, parent = line.sheet.upper_unit, line.fields.get("parent")
    told = upper is not None and parent is not None and "parent" not in line.sheet.columns
    return told and are_one(str(upper), str(parent))
