"""Tổ, khoa that the list of a unit on file names for its people, in a column or over rows: they are those of the unit
in the letterhead, and each school has its "Tổ Văn phòng"."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from khenthuong_desktop.services.imports.matching.targets import Target
from khenthuong_desktop.services.imports.matching.unit_names import are_one
from khenthuong_desktop.services.imports.matching.units_matching import UnitMatch
from khenthuong_desktop.services.imports.plan.lines import Line, column_of
from khenthuong_desktop.services.imports.plan.upper_units import is_below
from khenthuong_desktop.spreadsheets.tables.upper_units import is_part_of_unit, made_the_list
from khenthuong_desktop.spreadsheets.words import name_key

if TYPE_CHECKING:
    from khenthuong_desktop.services.imports.plan.known import Known


def note_parts(known: "Known", lines: Sequence[Line]) -> None:
    """Note of the words for parts in a sheet of which unit they are, where no heading told it."""
    upper = lines[0].sheet.letterhead if lines and known.collectives else None
    unit = known.units.match(upper).sure if upper is not None else None
    if unit is None or name_key(unit.name) in known.own_names:
        return
    sheet, units = lines[0].sheet, set(filter(None, column_of(lines, "unit")))
    if made_the_list(unit.name, units):
        return
    parts = {words: unit.name for words in units if is_part_of_unit(words, unit.name) and not are_one(words, unit.name)}
    sheet.units_under = parts | sheet.units_under


def part_meant(known: "Known", line: Line, words: str) -> UnitMatch:
    """What words for the unit of somebody mean: under the letterhead of a unit not the tổ of another one."""
    match = known.units.match(words)
    over = unit_of_part(known, line, words)
    if over is None or not (ones := [match.sure] if match.sure is not None else list(match.asked)):
        return match
    here = [one for one in ones if is_below(known, one, over)]
    if len(here) == 1:
        return match if match.sure is not None else UnitMatch(here[0])
    others = [one for one in ones if known.units.parent_of(one) is None]  # nobody said whose these are
    return UnitMatch(maybe=tuple(here or others))


def unit_of_part(known: "Known", line: Line, words: str) -> Target | None:
    """The unit of the letterhead, where words are for a part of it and no heading says of another."""
    upper = line.sheet.units_under.get(words)
    if upper is None or line.sheet.letterhead is None or not are_one(upper, line.sheet.letterhead):
        return None
    return known.units.match(upper).sure
