"""One round open: the stepper along the top, the open step below it, its problems at the right."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from khenthuong_desktop.domain.dossier import Place
from khenthuong_desktop.errors import RecordMissing
from khenthuong_desktop.services.award_rounds.progress import STEPS, RoundProgress, progress_of
from khenthuong_desktop.services.award_rounds.rounds import RoundDetail, get_round
from khenthuong_desktop.services.dossier.dossier_problems import DossierCheck, grouped
from khenthuong_desktop.services.dossier.dossiers import check_dossier
from khenthuong_desktop.ui import labels
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.pages.rounds import stages
from khenthuong_desktop.ui.pages.rounds.council_step import CouncilStep
from khenthuong_desktop.ui.pages.rounds.file_step import FileStep
from khenthuong_desktop.ui.pages.rounds.nominees_step import NomineesStep
from khenthuong_desktop.ui.pages.rounds.package_step import PackageStep
from khenthuong_desktop.ui.pages.rounds.result_step import ResultStep
from khenthuong_desktop.ui.pages.rounds.round_calendar import CalendarLine
from khenthuong_desktop.ui.pages.rounds.statement_step import StatementStep
from khenthuong_desktop.ui.pages.rounds.step import Step
from khenthuong_desktop.ui.pages.rounds.submission_step import SubmissionStep
from khenthuong_desktop.ui.theme import Size, Space
from khenthuong_desktop.ui.widgets.actions import Action
from khenthuong_desktop.ui.widgets.problems import ProblemsPanel, ShownProblem
from khenthuong_desktop.ui.widgets.stepper import Stepper

_PRINTED_AS = {
    stages.NOMINEES: "danh sách đề nghị",
    stages.PAPERS_OF_NOMINEES: "thành tích, minh chứng",
    stages.COUNCIL: "kết quả bỏ phiếu",
    stages.STATEMENT: "văn bản",
    stages.PACKAGE: "hồ sơ đã đóng gói",
    stages.HANDED_IN: "nộp hồ sơ",
    stages.RESULT: "kết quả khen thưởng",
}


class OpenRound(QWidget):
    """Keeps no more of the round than the detail it shows; checks it on the worker after every change."""

    renamed = Signal()
    actions_changed = Signal()
    selection_changed = Signal(int)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.round: RoundDetail | None = None
        self.check: DossierCheck | None = None
        self.progress = RoundProgress(frozenset())
        self._checks = 0  # answers of older checks are not shown any more
        self.stepper = Stepper([labels.word(stage) for stage in STEPS])
        self.calendar = CalendarLine(context)
        self.problems = ProblemsPanel()
        self.package = PackageStep(context)
        self.steps: tuple[Step, ...] = (
            NomineesStep(context),
            FileStep(context),
            CouncilStep(context),
            StatementStep(context),
            self.package,
            SubmissionStep(context),
            ResultStep(context),
        )
        self._build()

    def _build(self) -> None:
        self._stack = QStackedWidget()
        for step in self.steps:
            self._stack.addWidget(step)
            step.selection_changed.connect(self.selection_changed)
            step.actions_changed.connect(self.actions_changed)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setHandleWidth(Space.M)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self._stack)
        self._splitter.addWidget(self.problems)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setStretchFactor(1, 0)
        self._splitter.setSizes([10_000, Size.DETAILS - 80])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.S)
        layout.addWidget(self.stepper)
        layout.addWidget(self.calendar)
        layout.addWidget(self._splitter, 1)
        self.stepper.step_chosen.connect(self.open_step)
        self.problems.jumped.connect(self._on_jumped)

    @property
    def step(self) -> Step:
        """The step in sight."""
        return self.steps[self.stepper.open_step]

    @property
    def step_name(self) -> str:
        """What the list of the open step is, on paper."""
        return self.step.printed_as or _PRINTED_AS[self.stepper.open_step]

    @property
    def offered(self) -> Sequence[Action]:
        return (
            *self.step.offered,
            Action("Kiểm tra lại", self.check_again, "refresh-cw", ("Ctrl+K",), separated=True),
        )

    @property
    def selected_count(self) -> int:
        return self.step.selected_count

    def show_round(self, key: str, step: int | None = None) -> bool:
        """Open a round at a step (by default the next one to do); False when there is no such round."""
        try:
            found = get_round(self._context.db, key)
        except RecordMissing:
            return False
        another = self.round is None or self.round.id != found.id
        self.round = found
        if another:
            self.check = None
            self.problems.show_waiting()
        self.progress = progress_of(self._context.db, found.id)
        self._show_step(STEPS.index(self.progress.next_step) if step is None else step)
        self._show()
        self.check_again()
        return True

    def reload(self) -> bool:
        """Show the open round as it is now, at the same step."""
        return self.round is not None and self.show_round(self.round.id, self.stepper.open_step)

    def leave(self) -> None:
        """No round is open any more."""
        self.round = None
        self._checks += 1

    def open_step(self, number: int) -> None:
        """Show another step of the round."""
        if self.round is not None:
            self._show_step(number)
            self._show()

    def check_again(self) -> None:
        """Check completeness and consistency on the worker."""
        if self.round is None:
            return
        self._checks += 1
        asked, key, context = self._checks, self.round.id, self._context

        def done(check: DossierCheck) -> None:
            if asked == self._checks:
                self._show_check(check)

        context.jobs.start(
            "Đang kiểm tra hồ sơ",
            lambda _progress: check_dossier(context.db, context.folder, context.library, key),
            done,
            quiet=True,
            asker=self,
        )

    def _show_check(self, check: DossierCheck) -> None:
        self.check = check
        self.problems.show_problems(
            [
                ShownProblem(
                    group.first.severity,
                    group.sentence,
                    group.where,
                    (group.first.code, group.first.place),
                    group.count,
                )
                for group in grouped(check)
            ]
        )
        self.package.show_check(check)
        self._show_step(self.stepper.open_step)

    def _show_step(self, number: int) -> None:
        """Open a step; one that is done and has errors, as far as they are known, says so."""
        done = stages.numbered(self.progress.done)
        faulty = stages.steps_with(self.check.errors) if self.check is not None else frozenset()
        self.stepper.show_step(done, number, faulty & done)

    def _show(self) -> None:
        if self.round is not None:
            self.calendar.show_round(self.round.id)
            self._stack.setCurrentWidget(self.step)
            self.step.show_round(self.round)
            self.renamed.emit()
            self.actions_changed.emit()

    def _on_jumped(self, target: tuple[str, Place]) -> None:
        code, place = target
        self.open_step(stages.step_of(code, place.kind))
        self.step.show_key(place.key)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < Size.FOLD_DETAILS_BELOW
        wanted = Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal
        if self._splitter.orientation() != wanted:
            self._splitter.setOrientation(wanted)
            self._splitter.setSizes([6_000, 4_000] if narrow else [10_000, Size.DETAILS - 80])
