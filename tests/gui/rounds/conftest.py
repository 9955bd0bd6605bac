"""The page of rounds with a round open on it."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.main_window import MainWindow
from khenthuong_desktop.ui.pages.rounds.page import RoundsPage
from tests.gui.rounds_of_commune import (
    add_round,
    look_at,
)
from tests.patience import settle


@pytest.fixture
def settled(qtbot: QtBot, window: MainWindow) -> Callable[[], None]:
    """Wait until no job runs, every notice has reached its page and the window takes keys again."""

    def wait() -> None:
        settle(qtbot, window)
        if QApplication.activeModalWidget() is None:
            window.activateWindow()
            qtbot.waitUntil(window.isActiveWindow)

    return wait


@pytest.fixture
def page(window: MainWindow, context: Context, commune: Database, qtbot: QtBot) -> RoundsPage:
    look_at(qtbot, window, context, "rounds")
    assert isinstance(window.page, RoundsPage)
    return window.page


@pytest.fixture
def key(page: RoundsPage, commune: Database, library: Library, settled: Callable[[], None]) -> str:
    """A round with two nominees, open on the page."""
    made = add_round(commune, library)
    page.show_key(made)
    settled()
    return made
