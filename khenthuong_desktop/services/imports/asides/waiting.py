"""Rows that wait for an answer, those that stand on them, and those that say what a row before them says: nothing is
wrong with them."""

from collections.abc import Sequence

from khenthuong_desktop.domain.terms import Severity
from khenthuong_desktop.services.imports.plan.answers import RowStatus
from khenthuong_desktop.services.imports.plan.lines import Line
from khenthuong_desktop.services.imports.plan.questions import Question, place_of

_STANDS_ON = ("waits_for_faulty_row", "waits_for_other_row")


def tell_waiting(lines: Sequence[Line], questions: Sequence[Question]) -> None:
    """Tell those rows from faulty ones; so wait, too, those of a list whose columns the clerk has to confirm."""
    asked = {question.key for question in questions if not question.of_unit}
    unsure = any(line.sheet.to_confirm for line in lines)
    left = [line for line in lines if line.status is RowStatus.PROBLEM] if asked or unsure else []
    left = [line for line in left if all(one.severity is not Severity.ERROR for one in line.problems)]
    waiting: set[tuple[str, int]] = set()
    for line in left:
        if line.sheet.to_confirm or place_of(line) in asked or not waiting.isdisjoint(_rows_below(line)):
            line.status = RowStatus.WAITING
            waiting.add((line.sheet.name, line.row.row))


def tell_repeated(lines: Sequence[Line]) -> None:
    """Tell rows of which an earlier one is taken from faulty ones: nobody has to put them right."""
    twice = [line for line in lines if line.same_as is not None and line.status is RowStatus.PROBLEM]
    for line in twice:
        if not line.faulty:
            line.status = RowStatus.REPEATED


def _rows_below(line: Line) -> list[tuple[str, int]]:
    """The rows that this one stands on."""
    details = [problem.details for problem in line.problems if problem.code in _STANDS_ON]
    return [(str(told["other_sheet"]), int(str(told["other"]))) for told in details]
