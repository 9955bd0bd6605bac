"""Rows that say of themselves that they do not get, ask for or register what their list says of all: told, not kept."""

from collections.abc import Sequence
from dataclasses import replace

from khenthuong_desktop.services.imports.plan.answers import RowStatus
from khenthuong_desktop.services.imports.plan.lines import Line, column_of
from khenthuong_desktop.spreadsheets.cells.cell_signs import is_no_mark
from khenthuong_desktop.spreadsheets.layouts.decision_lists import is_given
from khenthuong_desktop.spreadsheets.layouts.refusals import refuses_registration
from khenthuong_desktop.spreadsheets.problems import WARNING, Remark
from khenthuong_desktop.spreadsheets.rows.read_sheet import REFUSED

RESULT = "result"
_CODE = "row_refused"


def is_refused(line: Line) -> bool:
    """Whether the row itself says so, or a heading over it, in its result or in another cell, which then is told."""
    if line.fields.get(REFUSED):
        _tell(line)
        return True
    words = str(line.fields.get(RESULT, ""))
    return bool(words) and (is_no_mark(words) or is_given(words) is False)


def registers_not(line: Line) -> bool:
    """Whether the row says that it registers nothing; what came of a registration does not take it back."""
    words = line.fields.get(REFUSED)
    return is_refused(line) if words is None else refuses_registration(words) and is_refused(line)


def leave_refused(lines: Sequence[Line]) -> None:
    """Set aside the rows of a list of awards or registrations that say that they are none."""
    refused = [line for line, words in zip(lines, column_of(lines, REFUSED), strict=True) if words]
    for line in refused:
        if not (registers_not if line.sheet.layout.code == "registrations" else is_refused)(line):
            continue
        if line.status is None and not line.faulty:
            line.status = RowStatus.SKIPPED


def _tell(line: Line) -> None:
    if any(problem.code == _CODE for problem in line.problems):
        return
    letter, heading = line.sheet.refused[line.row.row]
    remark = Remark(WARNING, _CODE, {"heading": heading})
    problem = line.sheet.place(line.row, remark, value=line.fields[REFUSED])
    line.problems += (replace(problem, column=letter),)
