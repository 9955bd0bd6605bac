"""Waiting for the window: a machine with much else to do is slow, not wrong."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from khenthuong_desktop.ui import jobs, messages

PATIENCE_MS = 60_000
_NEVER_MS = 3_600_000


class PatientBot(QtBot):
    """Waits long before it calls something missing."""

    def waitUntil(self, callback: Callable[[], Any], *, timeout: int = PATIENCE_MS) -> None:
        super().waitUntil(callback, timeout=timeout)

    def waitExposed(self, widget: Any, *, timeout: int = PATIENCE_MS) -> Any:
        return super().waitExposed(widget, timeout=timeout)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    return PatientBot(request)


@pytest.fixture(autouse=True)
def unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """No progress dialog comes in the way of a test that is about something else; what was said stays."""
    monkeypatch.setattr(jobs, "SHOW_AFTER_MS", _NEVER_MS)
    monkeypatch.setattr(messages, "STAYS_MS", _NEVER_MS)
