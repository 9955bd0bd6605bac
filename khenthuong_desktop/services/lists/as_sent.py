"""What is wrong with a list as its sender wrote it, whatever was put right or left out where it was looked at: the
sender would send the same faults again."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from khenthuong_desktop.services import imports
from khenthuong_desktop.services.imports import Corrections, Preview
from khenthuong_desktop.spreadsheets.problems import FIXED, WARNING, Problem
from khenthuong_desktop.spreadsheets.rows.sheet_reading import Progress
from khenthuong_desktop.store.database import Database

_MENDED, _LEFT_OUT = "fault_mended", "fault_left_out"


def is_changed(shown: Preview) -> bool:
    """Whether the clerk put cells right or left rows out."""
    return bool(shown.said.corrections.places)


def problems_as_sent(db: Database, shown: Preview, progress: Progress | None = None) -> Sequence[Problem]:
    """The problems of the file itself."""
    if not is_changed(shown):
        return shown.problems
    return imports.correct(db, shown, Corrections(), progress).problems


def with_changes(shown: Preview, problems: Sequence[Problem]) -> list[Problem]:
    """These problems; those in cells and rows that the clerk changed say what was taken instead."""
    only = shown.book.sheets[0].name if shown.book.sheets else ""  # of a place without a sheet
    told = shown.said.corrections
    cells = {(sheet or only, row, letters): value for (sheet, row, letters), value in told.cells.items()}
    left_out = {(sheet or only, row) for sheet, row, _ in told.left_out}
    return list(_told(problems, cells, left_out))


def _told(
    problems: Sequence[Problem], cells: Mapping[tuple[str, int, str], str], left_out: set[tuple[str, int]]
) -> Iterator[Problem]:
    """Every problem, and every change of the clerk's, once."""
    open_cells, open_rows = dict(cells), set(left_out)
    for problem in problems:
        sheet, row, letters = problem.sheet or "", problem.row or 0, problem.column or ""
        if problem.severity is FIXED:
            yield problem
        elif (taken := cells.get((sheet, row, letters))) is not None:
            open_cells.pop((sheet, row, letters), None)
            yield replace(problem, code=_MENDED, details={"fault": problem.message, "taken": taken})
        elif (sheet, row) in left_out:
            open_rows.discard((sheet, row))
            yield replace(problem, code=_LEFT_OUT, details={"fault": problem.message})
        else:
            yield problem
    for (sheet, row, letters), taken in open_cells.items():
        yield Problem(WARNING, "cell_mended", sheet, row, letters, details={"taken": taken})
    for sheet, row in sorted(open_rows):
        yield Problem(WARNING, "row_left_out_here", sheet, row)
