"""Long work runs beside the window, tells how far it is, stops when asked, and its faults are explained."""

import threading
import time
from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from khenthuong_desktop.errors import NothingToUndo
from khenthuong_desktop.ui import jobs
from khenthuong_desktop.ui.jobs import Progress
from khenthuong_desktop.ui.main_window import MainWindow
from khenthuong_desktop.ui.widgets.notice_dialog import NoticeDialog
from khenthuong_desktop.ui.widgets.progress_dialog import ProgressDialog


def notices() -> list[NoticeDialog]:
    return [
        widget for widget in QApplication.topLevelWidgets() if isinstance(widget, NoticeDialog) and widget.isVisible()
    ]


def progress_dialogs() -> list[ProgressDialog]:
    return [
        widget for widget in QApplication.topLevelWidgets() if isinstance(widget, ProgressDialog) and widget.isVisible()
    ]


def test_work_runs_on_another_thread_and_its_result_comes_back(window: MainWindow, qtbot: QtBot) -> None:
    seen: list[tuple[int, bool]] = []
    here = threading.get_ident()

    def work(_progress: Progress) -> int:
        return threading.get_ident()

    window.jobs.start("Việc", work, lambda there: seen.append((there, threading.get_ident() == here)))
    qtbot.waitUntil(lambda: bool(seen))
    assert seen[0][0] != here
    assert seen[0][1]
    assert not window.jobs.busy


def test_short_work_shows_no_dialog(
    window: MainWindow, settled: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "SHOW_AFTER_MS", 5_000)
    window.jobs.start("Việc", lambda _progress: None)
    settled()
    assert progress_dialogs() == []


def test_long_work_shows_how_far_it_is_and_stops_when_asked(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "SHOW_AFTER_MS", 400)
    done: list[object] = []
    stopped = threading.Event()

    def work(progress: Progress) -> None:
        try:
            for step in range(2000):
                progress.step(step, 2000, "đang đọc")
                time.sleep(0.005)
        finally:
            stopped.set()

    window.jobs.start("Đọc danh sách", work, done.append)
    qtbot.waitUntil(lambda: bool(progress_dialogs()))
    dialog = progress_dialogs()[0]
    dialog.reject()
    qtbot.waitUntil(lambda: not window.jobs.busy)
    assert stopped.is_set()
    assert done == []
    assert notices() == []
    assert progress_dialogs() == []


def test_steps_reach_the_window_at_most_every_fifty_milliseconds(qtbot: QtBot) -> None:
    progress = Progress()
    told: list[int] = []
    progress.stepped.connect(lambda done, _total, _what: told.append(done))
    for step in range(1, 1001):
        progress.step(step, 1000)
    assert told[-1] == 1000
    assert len(told) < 20


def test_a_known_fault_is_explained(window: MainWindow, qtbot: QtBot) -> None:
    def work(_progress: Progress) -> None:
        raise NothingToUndo

    window.jobs.start("Việc", work)
    qtbot.waitUntil(lambda: bool(notices()))
    assert notices()[0].details == ""
    assert notices()[0].text
    notices()[0].close()


def test_a_page_may_take_the_fault_itself(window: MainWindow, qtbot: QtBot) -> None:
    faults: list[BaseException] = []

    def work(_progress: Progress) -> None:
        raise NothingToUndo

    window.jobs.start("Việc", work, on_failed=faults.append)
    qtbot.waitUntil(lambda: bool(faults))
    assert isinstance(faults[0], NothingToUndo)
    assert notices() == []
