"""Everybody's verdicts asked for on the worker: the table at once, then all reasons; the last question counts."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Signal

from khenthuong_desktop.services.verdicts.award_matrix import AwardMatrix, MatrixRow, award_matrix
from khenthuong_desktop.services.verdicts.eligibility import check
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.jobs import Progress
from khenthuong_desktop.ui.pages.eligibility.lines import EligibilityLine, line_of, lines_of

_TITLE = "Đang xét điều kiện"


class Judging(QObject):
    """The questions of one page."""

    judged = Signal(object)  # AwardMatrix
    explained = Signal(object, object)  # AwardMatrix, its lines

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._asked = 0
        self._day = date.min

    def ask(self, day: date) -> None:
        """Judge everybody in the window's year by the law of ``day``."""
        self._day = day
        self._asked += 1
        asked, db, library, year = self._asked, self._context.db, self._context.library, self._context.year

        def judge(_progress: Progress) -> AwardMatrix:
            return award_matrix(db, library, year, day)

        def explain(matrix: AwardMatrix) -> tuple[AwardMatrix, list[EligibilityLine]]:
            return matrix, lines_of(check(db, library, year, on=day), {row.id: row for row in matrix.rows})

        def judged(matrix: AwardMatrix) -> None:
            if asked == self._asked:
                self.judged.emit(matrix)
                self._context.jobs.start(_TITLE, lambda _progress: explain(matrix), explained, quiet=True, asker=self)

        def explained(result: tuple[AwardMatrix, list[EligibilityLine]]) -> None:
            if asked == self._asked:
                self.explained.emit(*result)

        self._context.jobs.start(_TITLE, judge, judged, quiet=True, asker=self)

    def explain_one(self, row: MatrixRow, award: str, told: Callable[[EligibilityLine], None]) -> None:
        """The reasons of one subject and award, before everybody's are at hand."""
        asked, db, library, year = self._asked, self._context.db, self._context.library, self._context.year
        day = self._day

        def explain(_progress: Progress) -> EligibilityLine:
            return line_of(check(db, library, year, award, row.code, day).results[0], row)

        def done(line: EligibilityLine) -> None:
            if asked == self._asked:
                told(line)

        self._context.jobs.start(_TITLE, explain, done, quiet=True, asker=self)
