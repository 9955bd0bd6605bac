"""A decision's list into a round: chosen, read on the worker, shown, written with one press, undone with one."""

from collections import Counter
from pathlib import Path

from PySide6.QtWidgets import QWidget

from khenthuong_desktop.services import decision_results, imports, upkeep
from khenthuong_desktop.services.imports import Aim, ImportAnswer, Preview
from khenthuong_desktop.ui import labels
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.pages.rounds.results_dialog import ResultsDialog
from khenthuong_desktop.ui.widgets.drop_area import choose_workbook


class TakingResults:
    """What the result step does with the higher level's list."""

    def __init__(self, context: Context, step: QWidget) -> None:
        self._context = context
        self._step = step

    def choose(self, round_id: str) -> None:
        """Ask for the file and read it for this round."""
        path = choose_workbook(self._step)
        if path is not None:
            self.take(path, Aim(round_id))

    def take(self, path: Path, aim: Aim) -> None:
        """Read a file and show what it means."""
        context = self._context
        context.jobs.start(
            f"Đang đọc {path.name}",
            lambda progress: decision_results.preview_results(
                context.db, context.library, path, aim, progress=progress.step
            ),
            self._show,
        )

    def _show(self, preview: Preview) -> None:
        again = self._read_again
        ResultsDialog(preview, self._confirm, again, self._answer, self._step).open()

    def _read_again(self, preview: Preview, aim: Aim) -> None:
        self.take(preview.path, aim)

    def _answer(self, preview: Preview, answers: dict[str, str]) -> None:
        self._context.jobs.start(
            f"Đang so lại {preview.path.name}",
            lambda _progress: imports.answer(self._context.db, preview, answers),
            self._show,
        )

    def _confirm(self, preview: Preview, leave_out: bool) -> None:
        context = self._context

        def work(_progress: object) -> ImportAnswer:
            upkeep.back_up(context.data, "before-import")
            return imports.confirm(context.db, preview, leave_out)

        context.jobs.start(f"Đang ghi kết quả từ {preview.path.name}", work, self._on_taken)

    def _on_taken(self, answer: ImportAnswer) -> None:
        counts = Counter(outcome.result for outcome in answer.outcomes)
        awarded = f"{labels.number(counts['awarded'])}/{labels.number(sum(counts.values()))} đề nghị được khen"
        self._context.done(f"Đã nhận danh sách quyết định: {awarded}")
