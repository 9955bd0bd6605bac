"""The page of who may have which award, looked at."""

import pytest
from pytestqt.qtbot import QtBot

from khenthuong_desktop.store.database import Database
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.main_window import MainWindow
from khenthuong_desktop.ui.pages.eligibility.page import EligibilityPage
from tests.gui.rounds_of_commune import look_at


@pytest.fixture
def page(window: MainWindow, context: Context, commune: Database, qtbot: QtBot) -> EligibilityPage:
    look_at(qtbot, window, context, "eligibility")
    assert isinstance(window.page, EligibilityPage)
    return window.page
