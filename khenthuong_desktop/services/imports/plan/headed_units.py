"""Units written without their sort under a heading that says it: "Nội tổng hợp" under "Khoa, phòng"."""

import re
from collections.abc import Sequence

from khenthuong_desktop.services.imports.matching.targets import Target
from khenthuong_desktop.services.imports.plan.known import Known
from khenthuong_desktop.services.imports.plan.lines import Line, column_of
from khenthuong_desktop.services.imports.plan.unit_members import is_above
from khenthuong_desktop.spreadsheets.problems import FIXED
from khenthuong_desktop.spreadsheets.words import plain
from khenthuong_desktop.spreadsheets.work_words import SORTS_OF_UNITS


def name_headed_units(known: Known, lines: Sequence[Line]) -> None:
    """Give the rows of a sheet the whole names, where just one unit on file is called so by a sort of the heading."""
    heading = plain(lines[0].sheet.heading_of("unit")) if lines and known.collectives else ""
    sorts = [sort for sort in SORTS_OF_UNITS if re.search(rf"\b{sort}\b", heading)]
    if not sorts:
        return
    units = column_of(lines, "unit")
    over = lines[0].sheet.letterhead or lines[0].sheet.upper_unit
    meant = {
        words: unit
        for words in set(filter(None, units))
        if (unit := _headed(known, words, sorts)) is not None and not _is_of_another(known, unit, over)
    }
    for line, words in zip(lines, units, strict=True) if meant else ():
        if words in meant:
            line.report(FIXED, "unit_read_as", "unit", new=meant[words].name)
            line.fields["unit"] = meant[words].name


def _headed(known: Known, words: str, sorts: Sequence[str]) -> Target | None:
    """The only unit that words mean with one of these sorts before them, where alone they mean none."""
    match = known.units.match(words)
    if match.sure is not None or match.asked:
        return None
    found = (known.units.match(f"{sort} {words}") for sort in sorts)
    units = {one.sure.id: one.sure for one in found if one.sure is not None and not one.with_parent}
    return next(iter(units.values())) if len(units) == 1 else None


def _is_of_another(known: Known, unit: Target, letterhead: str | None) -> bool:
    """Whether a unit is below another one than that of the letterhead, which is on file, too."""
    over = known.units.match(letterhead).sure if letterhead else None
    if over is None or over.id == unit.id or known.units.parent_of(unit) is None:
        return False
    return not is_above(known, over, unit.id)
