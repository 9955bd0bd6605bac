"""What the clerk is shown of a file before anything is written, and the answer in numbers."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.imports.plan.answers import ImportAnswer, PreviewSheet, RowStatus
from khenthuong_desktop.services.imports.plan.free_codes import GivenCodes
from khenthuong_desktop.services.imports.plan.questions import Question
from khenthuong_desktop.services.imports.plans import Plan
from khenthuong_desktop.services.imports.said import Said
from khenthuong_desktop.spreadsheets.problems import Problem
from khenthuong_desktop.spreadsheets.reader import ReadWorkbook


@dataclass(frozen=True)
class Preview:
    """What importing a file would do; hand it to ``confirm``."""

    book: ReadWorkbook
    library: Library
    plan: Plan
    seen: str  # the head of the history when the plan was made
    codes: GivenCodes = field(default_factory=dict)  # what the plan gave to those without one
    said: Said = field(default_factory=Said)  # what is told of columns is kept when the file is taken in

    @property
    def files(self) -> tuple[Path, ...]:
        return self.book.files

    @property
    def path(self) -> Path:
        """The file, or the first of several."""
        return self.book.path

    @property
    def name(self) -> str:
        """What was read, in a few words."""
        return ", ".join(path.name for path in self.files)

    @property
    def sheets(self) -> tuple[PreviewSheet, ...]:
        return self.plan.sheets

    @property
    def problems(self) -> tuple[Problem, ...]:
        return self.plan.problems

    @property
    def questions(self) -> tuple[Question, ...]:
        """What only the clerk can tell; ``answer`` takes it."""
        return self.plan.questions

    def can_be_written(self, accept_valid: bool = False) -> bool:
        """Whether ``confirm`` would write anything: no errors (or only the valid rows), and something to do."""
        errors = not_written(self).errors
        todo = any(line.makes_something and line.status is not RowStatus.SAME for line in self.plan.lines)
        return (todo or self.plan.tells_more) and (accept_valid or not errors)

    def as_json(self, rows: bool = False) -> dict[str, Any]:
        told = not_written(self).as_json(rows)
        return told | {"questions": [question.as_json() for question in self.questions]}


def not_written(shown: Preview) -> ImportAnswer:
    """The answer of a dry run: what would be added and changed."""
    return answer_of(shown.plan, committed=False)


def answer_of(plan: Plan, committed: bool, refused: bool = False) -> ImportAnswer:
    """What a plan did, or would do."""
    return ImportAnswer(
        committed,
        plan.sheets,
        plan.problems,
        refused,
        plan.outcomes,
        units_missing=plan.units_missing,
        units_made=() if refused else tuple(record.values["name"] for record in plan.units_made),
        people_missing=plan.people_missing,
        people_made=() if refused else tuple(record.called for record in plan.people_made),
        beside={} if refused else plan.counts_beside,
        years_registered=() if refused else plan.years_registered,
        writes=plan.writes,
        left_open=plan.left_open if plan.questions else {},
        awards={} if refused else plan.awards_written,
    )
