"""Eligibility: judged on the worker, told in the words of the law, put into a round."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.people import list_people
from khenthuong_desktop.services.rounds import get_round, list_rounds
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.main_window import MainWindow
from khenthuong_desktop.ui.pages.eligibility.cells import Cell
from khenthuong_desktop.ui.pages.eligibility.dialogs import NEW, PutIntoRoundDialog
from khenthuong_desktop.ui.pages.eligibility.page import EligibilityPage
from tests.gui.rounds_of_commune import CONTROL, WORKER, YEAR, add_round, dialog, look_at


@pytest.fixture
def page(window: MainWindow, context: Context, commune: Database, qtbot: QtBot) -> EligibilityPage:
    look_at(qtbot, window, context, "eligibility")
    assert isinstance(window.page, EligibilityPage)
    return window.page


def type_day(page: EligibilityPage, qtbot: QtBot, typed: str) -> None:
    page.day_edit.selectAll()
    qtbot.keyClicks(page.day_edit, typed)
    qtbot.keyClick(page.day_edit, Qt.Key.Key_Return)


def test_everybody_is_judged_for_every_award(page: EligibilityPage) -> None:
    assert page.view.count > 24 * 4
    assert {line.cell for line in page.lines.values()} == set(Cell)


def test_a_verdict_is_told_in_the_words_of_the_law(page: EligibilityPage, commune: Database) -> None:
    person = list_people(commune).rows[0]
    page.show_key(f"{person.id}/{WORKER}")
    line = page.view.table.current_row
    assert line is not None
    assert line.name == person.name
    assert person.name in page.details.sentence
    told = line.result.as_json()["findings"]
    assert any("Luật Thi đua, khen thưởng" in finding["reference"] for finding in told)


def test_filters_leave_what_is_within_reach(page: EligibilityPage) -> None:
    page.view.set_filter("verdict", Cell.NEAR)
    near = page.view.count
    assert 0 < near < len(page.lines)
    page.view.set_filter("verdict", Cell.ELIGIBLE)
    page.view.set_filter("award", WORKER)
    assert 0 < page.view.count < 24


def test_a_law_that_was_not_compared_with_its_text_is_said_so(
    page: EligibilityPage, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    assert not page.banner.text
    type_day(page, qtbot, "1/11/2026")
    settled()
    assert "06/2026/QH16" in page.banner.text
    type_day(page, qtbot, "ngay mai")
    assert page.day_edit.text() == "01/11/2026"


def test_another_year_is_judged_again_by_its_own_law(
    page: EligibilityPage, context: Context, settled: Callable[[], None]
) -> None:
    context.year = 2024
    settled()
    assert page.day_edit.text() == "31/12/2024"
    assert {line.result.verdict.year for line in page.lines.values()} == {2024}


def test_the_chosen_are_put_into_a_new_round_with_their_verdicts(
    page: EligibilityPage, qtbot: QtBot, commune: Database, settled: Callable[[], None], window: MainWindow
) -> None:
    page.view.set_filter("award", WORKER)
    page.view.table.selectAll()
    qtbot.keyClick(page.view.table, Qt.Key.Key_N, CONTROL)
    opened = dialog(qtbot)
    assert isinstance(opened, PutIntoRoundDialog)
    assert opened.form.values()["round"] == NEW
    qtbot.keyClick(opened, Qt.Key.Key_S, CONTROL)
    settled()
    rounds = list_rounds(commune, YEAR)
    assert [row.nominations for row in rounds] == [24]
    assert all(row.verdict for row in get_round(commune, rounds[0].id).nominations)
    assert window.page is not None
    assert window.page.title == "Đợt đề nghị"
    page.context.undo()
    settled()
    assert list_rounds(commune, YEAR) == ()


def test_an_open_round_is_offered_first(
    page: EligibilityPage, qtbot: QtBot, commune: Database, library: Library, settled: Callable[[], None]
) -> None:
    key = add_round(commune, library, ("CB001",))
    settled()
    page.view.table.selectRow(0)
    qtbot.keyClick(page.view.table, Qt.Key.Key_Return)
    opened = dialog(qtbot)
    assert isinstance(opened, PutIntoRoundDialog)
    assert opened.form.values()["round"] == key
    assert not opened.form.editor("name").isEnabled()
    box = opened.form.editor("round")
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(box.count() - 1)
    assert opened.form.editor("name").isEnabled()
    opened.form.fill({**opened.form.values(), "round": key})
    opened.save()
    settled()
    assert len(get_round(commune, key).nominations) == 2
