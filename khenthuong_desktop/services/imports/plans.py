"""What a file would do to the database: every row, every record beside the rows, all problems and questions."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property

from khenthuong_desktop.services.council.councils import CouncilDetail
from khenthuong_desktop.services.council.meeting_values import Vote
from khenthuong_desktop.services.imports.plan.aims import Outcome
from khenthuong_desktop.services.imports.plan.answers import PreviewSheet, RowStatus
from khenthuong_desktop.services.imports.plan.awards_written import AwardWritten, awards_of_all
from khenthuong_desktop.services.imports.plan.lines import Line, Record
from khenthuong_desktop.services.imports.plan.questions import Question
from khenthuong_desktop.spreadsheets.layouts.decision_lists import DecisionSaid
from khenthuong_desktop.spreadsheets.problems import Problem
from khenthuong_desktop.store.tables import AwardHeld, Initiative, Registration, YearRating

_DOING = (RowStatus.NEW, RowStatus.CHANGED)
_REGISTRATIONS = "registrations"
_COUNTED = (YearRating, AwardHeld, Registration, Initiative)


@dataclass(frozen=True)
class Plan:
    """What every row would do, and all problems in reading order."""

    lines: tuple[Line, ...]
    sheets: tuple[PreviewSheet, ...]
    problems: tuple[Problem, ...]
    questions: tuple[Question, ...]
    beside: tuple[Record, ...] = ()
    councils: tuple[CouncilDetail, ...] = ()  # as the file says they are
    councils_change: bool = False
    outcomes: tuple[Outcome, ...] = ()
    decisions: tuple[DecisionSaid, ...] = ()  # of each row that is of one
    units_missing: tuple[str, ...] = ()
    units_made: tuple[Record, ...] = ()
    people_missing: tuple[str, ...] = ()  # of records about whom nobody has entered
    people_made: tuple[Record, ...] = ()

    @property
    def made(self) -> tuple[Record, ...]:
        """Subjects that are new and have no rows of their own."""
        return (*self.units_made, *self.people_made)

    @property
    def tells_more(self) -> bool:
        """Whether there is something to write besides the rows."""
        return bool(self.beside) or self.councils_change

    @property
    def writes(self) -> bool:
        """Whether anything at all is new or changed."""
        return self.tells_more or bool(self.made) or any(line.status in _DOING for line in self.lines)

    @cached_property
    def awards_written(self) -> Mapping[AwardWritten, int]:
        """Which awards how many rows write, where they are few."""
        return awards_of_all(self.lines)

    @property
    def counts_beside(self) -> Counter[str]:
        """How many ratings, awards, registrations and initiatives the rows tell beside their subjects, by name."""
        tables = [record.table for record in self._written_beside]
        return Counter(table.__tablename__ for table in tables if table in _COUNTED)

    @property
    def left_open(self) -> Counter[str]:
        """Unanswered questions, by field, for which no row waits: rows are taken in without what is asked."""
        waiting = {(line.sheet.name, line.row.row) for line in self.lines if line.status is RowStatus.WAITING}
        return Counter(one.field for one in self.questions if (one.sheet, one.row) not in waiting)

    @property
    def years_registered(self) -> tuple[int, ...]:
        """For which years it registers anybody: registrations are looked for in the year of the work in hand."""
        listed = self.lines if any(sheet.layout == _REGISTRATIONS for sheet in self.sheets) else ()
        own = (line for line in listed if line.sheet.layout.code == _REGISTRATIONS and line.status in _DOING)
        told = {int(line.fields["year"]) for line in own}
        beside = (record for record in self._written_beside if record.table is Registration)
        return tuple(sorted(told.union(int(record.get("year")) for record in beside)))

    @cached_property
    def _written_beside(self) -> Collection[Record]:
        written = [line for line in self.lines if line.beside and line.status in _DOING and line.makes_something]
        return {record.id: record for line in written for record in line.beside}.values()

    @property
    def votes(self) -> tuple[Vote, ...]:
        """The counts that rows tell."""
        return tuple(vote for line in self.lines for vote in line.votes)
