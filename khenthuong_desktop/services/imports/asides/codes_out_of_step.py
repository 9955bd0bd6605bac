"""A column of codes that slipped against the names beside it: one fault, not a question for each of its rows."""

from collections.abc import Sequence

from khenthuong_desktop.services.imports.plan.known import Known
from khenthuong_desktop.services.imports.plan.lines import Line, sheets_of
from khenthuong_desktop.services.imports.plan.questions import place_of
from khenthuong_desktop.spreadsheets.problems import ERROR, Problem
from khenthuong_desktop.spreadsheets.rows.read_sheet import ReadSheet

_OF_ANOTHER = frozenset({"code_of_another", "code_of_other_name", "holder_maybe", "code_not_of_name"})
_FEWEST = 20  # so many may well be asked one by one


def tell_codes_out_of_step(known: Known, lines: Sequence[Line]) -> None:
    """Where most codes of a sheet are those of others, say so once; its rows wait until the column is put right."""
    slipped = [line for line in lines if line.problems and _is_of_another(line)]
    for sheet in sheets_of(slipped):
        of_sheet = [line for line in slipped if line.sheet is sheet]
        coded = sum("code" in line.fields for line in lines if line.sheet is sheet)
        if len(of_sheet) > _FEWEST and 2 * len(of_sheet) > coded:
            _tell_once(known, sheet, of_sheet, coded)


def _is_of_another(line: Line) -> bool:
    return any(problem.code in _OF_ANOTHER for problem in line.problems)


def _tell_once(known: Known, sheet: ReadSheet, lines: Sequence[Line], coded: int) -> None:
    first = lines[0]
    example = next(problem for problem in first.problems if problem.code in _OF_ANOTHER)
    of_all = {"count": len(lines), "total": coded, "name": first.fields.get("name", "")}
    details = {**example.details, **of_all}
    place = (sheet.name, first.row.row, sheet.columns.get("code"), first.fields["code"])
    known.notes.append(Problem(ERROR, "codes_out_of_step", *place, details=details))
    asked = {place_of(line) for line in lines}
    known.questions[:] = [question for question in known.questions if question.key not in asked]
    for line in lines:
        line.problems = tuple(problem for problem in line.problems if problem.code not in _OF_ANOTHER)
        line.leave_out()
