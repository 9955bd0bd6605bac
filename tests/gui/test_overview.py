"""The first page: figures of the year, steps with links, alarms that lead to their place."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from khenthuong_desktop.services.registrations import list_registrations
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.main_window import MainWindow
from khenthuong_desktop.ui.pages.overview.page import OverviewPage
from khenthuong_desktop.ui.pages.overview.steps import steps_of


@pytest.fixture
def page(window: MainWindow, context: Context, commune: Database, settled: Callable[[], None]) -> OverviewPage:
    window.attach(context, "overview")
    settled()
    shown = window.page
    assert isinstance(shown, OverviewPage)
    return shown


def test_the_figures_are_those_of_the_lists(page: OverviewPage, db: Database) -> None:
    shown = page.snapshot
    assert shown is not None
    assert shown.people == 24
    assert shown.registered == list_registrations(db, 2026).total > 0
    assert sum(line.registered for line in shown.awards) == shown.registered
    assert sum(line.eligible for line in shown.awards) == shown.eligible > 0


def test_an_alarm_leads_to_the_place_that_puts_it_right(
    page: OverviewPage, window: MainWindow, settled: Callable[[], None]
) -> None:
    alarm = next(problem for problem in page.alarms.problems if "người ký" in problem.text)
    page.alarms.jumped.emit(alarm.target)
    settled()
    assert window.page is not None
    assert window.page.title == "Thiết lập"


def test_a_card_leads_to_its_rows_by_keyboard(page: OverviewPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.registered_card.clicked):
        qtbot.keyClick(page.registered_card, Qt.Key.Key_Return)


def test_another_year_is_another_picture(page: OverviewPage, context: Context, settled: Callable[[], None]) -> None:
    context.year = 2023
    settled()
    assert page.snapshot is not None
    assert page.snapshot.year == 2023
    assert page.snapshot.registered == 0
    assert context.law_day == date(2023, 12, 31)


def test_steps_say_where_they_stand(page: OverviewPage) -> None:
    assert page.snapshot is not None
    steps = {step.page: step for step in steps_of(page.snapshot)}
    assert steps["people"].done
    assert steps["registrations"].done
    assert not steps["rounds"].done
    assert steps["dossiers"].said == "chưa có đợt"


def test_an_empty_unit_is_told_what_to_do_first(
    window: MainWindow, context: Context, settled: Callable[[], None]
) -> None:
    window.attach(context, "overview")
    settled()
    shown = window.page
    assert isinstance(shown, OverviewPage)
    assert shown.snapshot is not None
    assert shown.snapshot.empty
    assert not shown.eligible_card.isVisible()
