"""The sheet that tells the sender of a list what to put right, and the looks of faulty cells."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from khenthuong_desktop.domain.terms import Severity
from khenthuong_desktop.messages import catalogue, say
from khenthuong_desktop.spreadsheets.out.list_sheets import Form, ListColumn, WrittenList
from khenthuong_desktop.spreadsheets.problems import ERROR, FIXED, WARNING, Problem, column_index

FILLS = {ERROR: "FFC7CE", WARNING: "FFEB9C"}
_HEADINGS = ("order", "sheet", "row", "column", "value", "severity", "message")
_WIDTHS = (5.0, 18.0, 7.0, 7.0, 24.0, 11.0, 66.0)
_LONGEST_NOTE = 2_000
NOTED = 5_000  # cells of a sheet; beyond, the colour and the list must do
NOTE_WIDTH = 320


@dataclass(frozen=True)
class Mark:
    """A faulty cell (row and column from 0) with all that is wrong with it."""

    row: int
    column: int
    severity: Severity
    words: str


def to_be_fixed(problems: Sequence[Problem]) -> list[Problem]:
    """What the sender must look at: not what was put right without him."""
    return [problem for problem in problems if problem.severity is not FIXED]


def marks_of(sheet: str, problems: Sequence[Problem]) -> list[Mark]:
    """The faulty cells of a sheet; what is wrong with a whole row stands at its first cell."""
    at: dict[tuple[int, int], list[Problem]] = {}
    for problem in to_be_fixed(problems):
        if problem.sheet == sheet and problem.row is not None:
            place = (problem.row - 1, column_index(problem.column) if problem.column else 0)
            at.setdefault(place, []).append(problem)
    return [
        Mark(row, column, ERROR if any(p.severity is ERROR for p in found) else WARNING, _note(found))
        for (row, column), found in sorted(at.items())
    ]


def _note(problems: Sequence[Problem]) -> str:
    words = "\n".join(dict.fromkeys(problem.message for problem in problems))
    return words if len(words) <= _LONGEST_NOTE else f"{words[: _LONGEST_NOTE - 1]}…"


def note_height(words: str) -> int:
    """Points; some 45 letters go into a line of a note."""
    return 24 + 18 * sum(1 + len(line) // 45 for line in words.split("\n"))


def fault_sheet_name() -> str:
    return say("lists", "faults_sheet")


def fault_list(source: str, problems: Sequence[Problem], made_on: date) -> WrittenList:
    """The list of all faults in reading order; ``source`` is the name of the file they are in."""
    severities = catalogue("labels")["Severity"]
    rows = tuple(
        (
            number,
            problem.sheet,
            problem.row,
            problem.column,
            problem.value,
            severities[problem.severity.value],
            problem.message,
        )
        for number, problem in enumerate(to_be_fixed(problems), 1)
    )
    headings = catalogue("lists")["fault_headings"]
    return WrittenList(
        title=say("lists", "faults_title", name=source),
        columns=tuple(
            ListColumn(headings[name], Form.PLAIN, width) for name, width in zip(_HEADINGS, _WIDTHS, strict=True)
        ),
        rows=rows,
        made_on=made_on,
        notes=(say("lists", "faults_note"),),
        name=fault_sheet_name(),
    )
