"""Searching in a list by keyboard: what counts, and the way on into the table."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QStyleOptionViewItem, QToolTip
from pytestqt.qtbot import QtBot

from khenthuong_desktop.store.database import Database
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.main_window import MainWindow
from khenthuong_desktop.ui.pages.eligibility.page import EligibilityPage
from tests.gui.rounds_of_commune import look_at
from tests.presence import there


@pytest.fixture
def page(
    window: MainWindow, context: Context, commune: Database, qtbot: QtBot, settled: Callable[[], None]
) -> EligibilityPage:
    look_at(qtbot, window, context, "eligibility")
    settled()
    assert isinstance(window.page, EligibilityPage)
    return window.page


def test_names_codes_and_units_are_searched_and_not_what_is_missing(page: EligibilityPage, qtbot: QtBot) -> None:
    unit = next(line.unit for line in page.lines.values() if line.unit)
    edit = page.view.search_edit
    edit.setText(unit)
    edit.search_now()
    rows = [there(page.view.model.row_at(number)) for number in range(page.view.count)]
    assert rows
    assert all(unit in f"{row.unit} {row.name}" for row in rows)
    missing = next(line.missing[0] for line in page.lines.values() if line.missing)
    edit.setText(missing)
    edit.search_now()
    assert page.view.count == 0


def test_down_leads_from_the_search_field_onto_the_first_row(page: EligibilityPage, qtbot: QtBot) -> None:
    page.view.search_edit.setText("CB001")
    qtbot.keyClick(page.view.search_edit, Qt.Key.Key_Down)
    row = page.view.table.current_row
    assert row is not None
    assert row.code == "CB001"


def test_an_abbreviated_award_is_told_in_full_under_the_mouse(page: EligibilityPage) -> None:
    table = page.view.table
    column = next(n for n, shown in enumerate(page.view.model.columns) if shown.heading == "Danh hiệu")
    where = table.mapToGlobal(QPoint(5, 5))
    event = QHelpEvent(QHelpEvent.Type.ToolTip, QPoint(5, 5), where)
    table.itemDelegate().helpEvent(event, table, QStyleOptionViewItem(), page.view.model.index(0, column))
    row = page.view.model.row_at(0)
    assert row is not None
    assert QToolTip.text() == row.award_name
    QToolTip.hideText()
