"""Waiting for the window: a machine with much else to do is slow, not wrong; what never comes tells what stands."""

from collections.abc import Callable, Iterator
from threading import Event
from typing import Any, TypeVar

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.exceptions import TimeoutError as WaitedInVain
from pytestqt.qtbot import QtBot

from khenthuong_desktop.ui import jobs, messages
from khenthuong_desktop.ui.main_window import MainWindow

Window = TypeVar("Window", bound=QWidget)

PATIENCE_MS = 60_000
_NEVER_MS = 3_600_000


class PatientBot(QtBot):
    """Waits long before it calls something missing."""

    def waitUntil(self, callback: Callable[[], Any], *, timeout: int = PATIENCE_MS) -> None:
        try:
            super().waitUntil(callback, timeout=timeout)
        except WaitedInVain as fault:
            fault.add_note("\n".join(_standing()) or "no window stands open")
            raise

    def waitExposed(self, widget: Any, *, timeout: int = PATIENCE_MS) -> Any:
        return super().waitExposed(widget, timeout=timeout)


def opened(kind: type[Window], qtbot: QtBot) -> Window:
    """The window of this kind, as soon as one can type into it."""

    def found() -> list[Window]:
        return [window for window in QApplication.topLevelWidgets() if isinstance(window, kind) and window.isVisible()]

    qtbot.waitUntil(lambda: bool(found()) and found()[0].isActiveWindow())
    return found()[0]


def settle(qtbot: QtBot, window: MainWindow) -> None:
    """Until no job runs and every notice has reached its page, and what the page asked for then has come."""
    while True:
        qtbot.waitUntil(lambda: not window.jobs.busy)
        qtbot.wait(20)
        if not window.jobs.busy:
            return


def held(go_on: Event, _progress: object = None) -> None:
    """Work that ends when the test says so; ``partial`` gives it the event."""
    assert go_on.wait(PATIENCE_MS / 1000)


def _standing() -> Iterator[str]:
    """Every window on the screen with its words, and the jobs that have not answered."""
    for window in QApplication.topLevelWidgets():
        if not window.isVisible():
            continue
        active = ", active" if window.isActiveWindow() else ""
        yield f"{type(window).__name__} “{window.windowTitle()}”{active}"
        if isinstance(window, MainWindow):
            yield f"    says “{window.messages.text}”"
            yield from (f"    waits for {job.work}" for job in window.jobs._running)
        else:
            yield from (f"    {words.text()}" for words in window.findChildren(QLabel) if words.text())


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    return PatientBot(request)


@pytest.fixture(autouse=True)
def unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """No progress dialog comes in the way of a test that is about something else; what was said stays."""
    monkeypatch.setattr(jobs, "SHOW_AFTER_MS", _NEVER_MS)
    monkeypatch.setattr(messages, "STAYS_MS", _NEVER_MS)
