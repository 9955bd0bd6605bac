"""The page of councils and the dialog of a meeting, before anything was typed."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.main_window import MainWindow
from khenthuong_desktop.ui.pages.councils.meeting_dialog import MeetingDialog
from khenthuong_desktop.ui.pages.councils.page import CouncilsPage
from tests.gui.rounds_of_commune import CONTROL, add_council, add_round, dialog, look_at


@pytest.fixture
def page(window: MainWindow, context: Context, commune: Database, qtbot: QtBot) -> CouncilsPage:
    look_at(qtbot, window, context, "councils")
    assert isinstance(window.page, CouncilsPage)
    return window.page


@pytest.fixture
def meeting(
    page: CouncilsPage, commune: Database, library: Library, settled: Callable[[], None], qtbot: QtBot
) -> MeetingDialog:
    """The dialog on a round with two nominees, before anything was typed."""
    add_council(commune, library)
    add_round(commune, library)
    settled()
    page.meetings.table.selectRow(0)
    qtbot.keyClick(page.meetings.table, Qt.Key.Key_N, CONTROL)
    opened = dialog(qtbot)
    assert isinstance(opened, MeetingDialog)
    opened.form.fill({**opened.form.values(), "held_on": "2025-12-12", "place": "Phòng họp số 1"})
    return opened
