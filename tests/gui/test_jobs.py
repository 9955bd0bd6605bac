"""Long work runs beside the window, tells how far it is, stops when asked, and its faults are explained."""

import threading
import time
from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from khenthuong_desktop.errors import NothingToUndo
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.verdicts.eligibility import check
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.ui import jobs
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.jobs import Progress
from khenthuong_desktop.ui.main_window import MainWindow
from khenthuong_desktop.ui.pages.eligibility.supposing import SupposeDialog
from khenthuong_desktop.ui.pages.overview.page import OverviewPage
from khenthuong_desktop.ui.theme import Scheme
from khenthuong_desktop.ui.widgets.notice_dialog import NoticeDialog
from khenthuong_desktop.ui.widgets.progress_dialog import ProgressDialog
from tests.patience import held


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


def test_who_is_gone_is_not_answered(window: MainWindow, settled: Callable[[], None]) -> None:
    told: list[object] = []
    for work in (_count, _fail):
        go_on, asker = threading.Event(), QWidget(window)
        window.jobs.start("Việc khác", partial(held, go_on), quiet=True)
        window.jobs.start("Việc", work, told.append, told.append, quiet=True, asker=asker)
        asker.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        go_on.set()
        settled()
    window.jobs.start("Việc", lambda _progress: 2, told.append, told.append, quiet=True, asker=window)
    settled()
    assert told == [2]


def _count(_progress: Progress) -> int:
    return 1


def _fail(_progress: Progress) -> None:
    raise NothingToUndo


def test_pages_made_anew_while_they_are_reckoned_are_answered_once(
    window: MainWindow, context: Context, commune: Database, settled: Callable[[], None]
) -> None:
    go_on = threading.Event()
    window.jobs.start("Việc khác", partial(held, go_on), quiet=True)
    window.attach(context, "overview")
    context.window.redress(Scheme.DARK)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    go_on.set()
    settled()
    context.window.redress(Scheme.LIGHT)
    settled()
    page = window.page
    assert isinstance(page, OverviewPage)
    assert page.snapshot is not None


def test_a_question_closed_before_its_answer_is_not_answered(
    window: MainWindow, context: Context, commune: Database, library: Library, settled: Callable[[], None]
) -> None:
    result = check(commune, library, context.year, "advanced_worker", "CB001").results[0]
    go_on = threading.Event()
    window.jobs.start("Việc khác", partial(held, go_on), quiet=True)
    dialog = SupposeDialog(context, result, context.law_day, window)
    dialog.open()
    dialog.reject()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not isValid(dialog)
    go_on.set()
    settled()
    assert notices() == []
