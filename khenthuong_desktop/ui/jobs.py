"""Long work away from the window: the only place with a thread.

``jobs.start(title, work, on_done)`` runs ``work(progress)`` on the one worker and gives its result to
``on_done`` on the GUI thread. The work calls ``progress.step(done, total, what)`` often: it shows how far
things are, at most every 50 ms, and raises :class:`~khenthuong_desktop.errors.Cancelled` after the user
pressed "Dừng". A dialog shows up only when the work takes longer than 400 ms.
"""

import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from khenthuong_desktop.errors import Cancelled
from khenthuong_desktop.ui import errors
from khenthuong_desktop.ui.widgets.progress_dialog import ProgressDialog

Result = TypeVar("Result")

SHOW_AFTER_MS = 400
STEP_EVERY_S = 0.05


class Progress(QObject):
    """What the work tells about itself; safe to call from the worker."""

    stepped = Signal(int, int, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cancelled = threading.Event()
        self._last = 0.0

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._cancelled.set()

    def step(self, done: int, total: int, what: str = "") -> None:
        """Say how far the work is; raises ``Cancelled`` when the user asked to stop."""
        if self._cancelled.is_set():
            raise Cancelled
        now = time.monotonic()
        if now - self._last >= STEP_EVERY_S or done == total:
            self._last = now
            self.stepped.emit(done, total, what)


@dataclass(frozen=True)
class _Job:
    """One piece of work on its way through the worker."""

    work: Callable[[Progress], Any]
    progress: Progress
    dialog: ProgressDialog | None
    on_done: Callable[[Any], object] | None
    on_failed: Callable[[BaseException], object] | None
    asker: QObject | None

    @property
    def wanted(self) -> bool:
        """Whether who asked for it is still there."""
        return self.asker is None or isValid(self.asker)


class Jobs(QObject):
    """Runs work one after another on one worker and keeps the window alive meanwhile."""

    busy_changed = Signal(bool)
    _ended = Signal(object, object, object)  # job, result, fault: from the worker to the GUI thread

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="work")
        self._running: list[_Job] = []
        self._closed = False
        self._ended.connect(self._on_ended, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        return bool(self._running)

    @property
    def holding(self) -> bool:
        """Whether work is under way that the user asked for; quiet work only reads."""
        return any(job.dialog is not None for job in self._running)

    def start(
        self,
        title: str,
        work: Callable[[Progress], Result],
        on_done: Callable[[Result], object] | None = None,
        on_failed: Callable[[BaseException], object] | None = None,
        *,
        quiet: bool = False,
        asker: QObject | None = None,
    ) -> None:
        """Run ``work``; ``quiet`` work never shows a dialog.

        Faults are explained unless ``on_failed`` is given; it hears of stopping, too (``errors.show`` is silent then).
        Work that only reads names its ``asker``: nothing is answered to a page or dialog that is gone by then.
        """
        if self._closed:
            return
        progress = Progress(self)
        dialog = None if quiet else self._dialog_for(title, progress)
        job = _Job(work, progress, dialog, on_done, on_failed, asker)
        self._running.append(job)
        self.busy_changed.emit(True)
        self._worker.submit(self._run, job)

    def close(self, last: Callable[[], object] = lambda: None) -> None:
        """Stop what runs, do one last thing on the worker, wait for it. Nothing is answered any more.

        The last thing is letting go of the data: what the worker took (the folder's lock) only it gives back.
        """
        if self._closed:
            return
        self._closed = True
        for job in self._running:
            job.progress.cancel()
        ended = self._worker.submit(last)
        self._worker.shutdown(wait=True)
        ended.result()

    def _run(self, job: _Job) -> None:
        """On the worker."""
        try:
            result = job.work(job.progress)
        except BaseException as fault:  # noqa: BLE001  one of the three places that catch everything
            self._ended.emit(job, None, fault)
        else:
            self._ended.emit(job, result, None)

    def _on_ended(self, job: _Job, result: Any, fault: BaseException | None) -> None:
        self._running.remove(job)
        if job.dialog is not None:
            job.dialog.finish()
        job.progress.deleteLater()
        self.busy_changed.emit(self.busy)
        if self._closed or not job.wanted:
            return
        if fault is None:
            if job.on_done is not None:
                job.on_done(result)
        elif job.on_failed is not None:
            job.on_failed(fault)
        else:
            errors.show(fault, self._window)

    def _dialog_for(self, title: str, progress: Progress) -> ProgressDialog:
        dialog = ProgressDialog(title, self._window)
        dialog.stopped.connect(progress.cancel)
        progress.stepped.connect(dialog.show_step, Qt.ConnectionType.QueuedConnection)
        QTimer.singleShot(SHOW_AFTER_MS, dialog, dialog.open_if_running)
        return dialog
