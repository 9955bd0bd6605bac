"""People of whom a list says that they left and who are not on file: they are made only where the clerk wants them."""

from collections.abc import Iterable, Sequence

from khenthuong_desktop.services.imports.plan.answers import RowStatus
from khenthuong_desktop.services.imports.plan.known import Known
from khenthuong_desktop.services.imports.plan.lines import Line, listed_rows
from khenthuong_desktop.services.imports.plan.questions import NEW
from khenthuong_desktop.spreadsheets.problems import WARNING, Problem
from khenthuong_desktop.spreadsheets.rows.read_sheet import ReadSheet
from khenthuong_desktop.store.tables import Person


def hold_back_leavers(known: Known, sheets: Iterable[tuple[ReadSheet, Sequence[Line]]]) -> None:
    """Who retired last year and was never on file is none of the staff for being on a list of those who left."""
    if known.aim.make_people:
        return
    for sheet, lines in sheets:
        held = (
            [line for line in lines if line.row.row in sheet.leaving and _is_held(known, line)] if sheet.leaving else []
        )
        for line in held:
            line.leave_out()
            known.new_subjects.count(line)
        if held:
            details = {"count": len(held), "rows": listed_rows(held)}
            known.notes.append(Problem(WARNING, "leavers_not_made", sheet.name, held[0].row.row, details=details))


def _is_held(known: Known, line: Line) -> bool:
    if line.status is not RowStatus.NEW or known.choices.of_row(line) == NEW:
        return False
    return line.among is not None or (line.record is not None and line.record.table is Person)
