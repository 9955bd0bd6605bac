"""New people of lists that say that they are none of the staff: they are made only where the clerk wants them."""

from collections.abc import Iterable, Sequence

from khenthuong_desktop.services.imports.plan.answers import RowStatus
from khenthuong_desktop.services.imports.plan.known import Known
from khenthuong_desktop.services.imports.plan.lines import Line
from khenthuong_desktop.services.imports.plan.questions import NEW
from khenthuong_desktop.spreadsheets.layouts.outsiders import Outsiders, is_class, outsiders_of
from khenthuong_desktop.spreadsheets.problems import WARNING, Problem
from khenthuong_desktop.spreadsheets.rows.read_sheet import ReadSheet
from khenthuong_desktop.store.tables import Person

_LISTS = ("people", "individuals_list", "nominees_list")


def hold_back_outsiders(known: Known, sheets: Iterable[tuple[ReadSheet, Sequence[Line]]]) -> None:
    """Pupils and residents can be commended, too, but a list of them does not make them people of the unit."""
    if known.aim.make_people:
        return
    for sheet, lines in sheets:
        if sheet.layout.code not in _LISTS:
            continue
        whom = outsiders_of(sheet.title, [use.heading for use in sheet.uses])
        held = [line for line in lines if whom is not None and _is_held(known, line, whom)]
        for line in held:
            line.leave_out()
            known.new_subjects.count(line)
        if whom is not None and held:
            code = "residents_not_made" if whom is Outsiders.RESIDENTS else "pupils_not_made"
            known.notes.append(Problem(WARNING, code, sheet.name, held[0].row.row, details={"count": len(held)}))


def _is_held(known: Known, line: Line, whom: Outsiders) -> bool:
    if line.status is not RowStatus.NEW or known.choices.of_row(line) == NEW:
        return False
    if line.among is None and (line.record is None or line.record.table is not Person):
        return False
    unit = line.fields.get("unit")
    return whom is not Outsiders.SOME_PUPILS or unit is None or is_class(unit)
