"""Lists into a round: chosen, read on the worker, shown, written with one press, undone with one."""

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from khenthuong_desktop.services import imports, upkeep
from khenthuong_desktop.services.imports import Aim, ImportAnswer, Preview
from khenthuong_desktop.services.lists.decision_results import preview_results
from khenthuong_desktop.ui import errors, labels
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.jobs import Progress
from khenthuong_desktop.ui.list_preview.dialog import follow
from khenthuong_desktop.ui.pages.rounds.list_dialog import ListDialog
from khenthuong_desktop.ui.pages.rounds.proposals_dialog import ProposalsDialog
from khenthuong_desktop.ui.pages.rounds.results_dialog import ResultsDialog


class TakingList(ABC):
    """What a step does with lists of one sort."""

    def __init__(self, context: Context, step: QWidget) -> None:
        self._context = context
        self._step = step

    def take(self, files: Sequence[Path], aim: Aim) -> None:
        """Read the files as one and show what they mean."""
        title = f"Đang đọc {files[0].name}" if len(files) == 1 else f"Đang đọc {labels.number(len(files))} tệp"
        self._context.jobs.start(title, lambda progress: self._read(files, aim, progress), self._show, asker=self._step)

    @abstractmethod
    def _read(self, files: Sequence[Path], aim: Aim, progress: Progress) -> Preview:
        """The list against what is known; runs on the worker."""

    @abstractmethod
    def _dialog(self, preview: Preview) -> ListDialog:
        """The window that shows it."""

    @abstractmethod
    def _told(self, answer: ImportAnswer) -> str:
        """What was done, in a line."""

    def _show(self, preview: Preview, before: ListDialog | None = None) -> None:
        """What is read again is shown in the place of the dialog ``before``."""
        dialog = self._dialog(preview)
        dialog.taken.connect(lambda leave_out: self._confirm(preview, leave_out))
        follow(self._context, dialog, lambda anew: self._show(anew, dialog))
        if before is not None:
            dialog.show_as(before)
            before.reject()
        dialog.open()

    @property
    def _this_year(self) -> int:
        return self._context.db.today().year

    def _confirm(self, preview: Preview, leave_out: bool) -> None:
        context = self._context

        def work(progress: Progress) -> ImportAnswer:
            upkeep.back_up(context.data, "before-import")
            return imports.confirm(context.db, preview, leave_out, progress.step)

        title = f"Đang ghi {preview.name}"
        context.jobs.start(title, work, lambda answer: context.done(self._told(answer)), self._on_failed)

    def _on_failed(self, fault: BaseException) -> None:
        if isinstance(fault, imports.PreviewOutdated):
            self._show(fault.anew)
        errors.show(fault, self._step)


class TakingResults(TakingList):
    """The higher level's decision list."""

    def _read(self, files: Sequence[Path], aim: Aim, progress: Progress) -> Preview:
        return preview_results(self._context.db, self._context.library, files, aim, progress=progress.step)

    def _dialog(self, preview: Preview) -> ListDialog:
        dialog = ResultsDialog(preview, self._this_year, self._step)
        dialog.again_wanted.connect(lambda aim: self.take(preview.files, aim))
        return dialog

    def _told(self, answer: ImportAnswer) -> str:
        counts = Counter(outcome.result for outcome in answer.outcomes)
        awarded = f"{labels.number(counts['awarded'])}/{labels.number(sum(counts.values()))} đề nghị được khen"
        return f"Đã nhận danh sách quyết định: {awarded}"


class TakingProposals(TakingList):
    """The proposals of one sub-unit, or of several."""

    def _read(self, files: Sequence[Path], aim: Aim, progress: Progress) -> Preview:
        return imports.preview(self._context.db, self._context.library, files, progress=progress.step, aim=aim)

    def _dialog(self, preview: Preview) -> ListDialog:
        return ProposalsDialog(preview, self._this_year, self._step)

    def _told(self, answer: ImportAnswer) -> str:
        lines = [sheet.as_json(answer.refused) for sheet in answer.sheets]
        taken = sum(line["added"] + line["updated"] for line in lines)
        return f"Đã nhận {labels.number(taken)} dòng đề nghị vào đợt"
