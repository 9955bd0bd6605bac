"""Rounds are opened, walked through step by step and said otherwise."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.award_rounds.progress import STEPS
from khenthuong_desktop.services.award_rounds.rounds import get_round, list_rounds
from khenthuong_desktop.services.drafting.papers import draft_papers
from khenthuong_desktop.services.numbers.round_papers import RoundPapers, set_round_papers
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.main_window import MainWindow
from khenthuong_desktop.ui.new_round import EditRoundDialog
from khenthuong_desktop.ui.pages.rounds import stages
from khenthuong_desktop.ui.pages.rounds.nominees_step import NomineesStep
from khenthuong_desktop.ui.pages.rounds.page import RoundsPage
from khenthuong_desktop.ui.widgets.form_dialog import FormDialog
from tests.gui.rounds_of_commune import (
    CONTROL,
    YEAR,
    add_round,
    dialog,
    hold_meeting,
)


def test_a_round_is_opened_by_name_and_shown_at_once(
    page: RoundsPage, qtbot: QtBot, commune: Database, settled: Callable[[], None]
) -> None:
    qtbot.keyClick(page, Qt.Key.Key_N, CONTROL)
    opened = dialog(qtbot)
    assert isinstance(opened, FormDialog)
    name = opened.form.editor("name")
    assert isinstance(name, QLineEdit)
    name.selectAll()
    qtbot.keyClicks(name, "Dot thang 12")
    qtbot.keyClick(opened, Qt.Key.Key_S, CONTROL)
    settled()
    assert [row.name for row in list_rounds(commune, YEAR)] == ["Dot thang 12"]
    assert page.showing_round
    assert isinstance(page.open_round.step, NomineesStep)
    qtbot.keyClick(page, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert not page.showing_round
    assert page.view.count == 1


def test_enter_opens_the_round_at_its_next_step(
    page: RoundsPage, qtbot: QtBot, commune: Database, library: Library, settled: Callable[[], None]
) -> None:
    key = add_round(commune, library)
    hold_meeting(commune, library, key)
    settled()
    page.view.table.selectRow(0)
    qtbot.keyClick(page.view.table, Qt.Key.Key_Return)
    settled()
    assert page.open_round.stepper.open_step == stages.STATEMENT


def test_a_step_whose_errors_stand_is_not_ticked(
    page: RoundsPage,
    qtbot: QtBot,
    commune: Database,
    context: Context,
    library: Library,
    settled: Callable[[], None],
) -> None:
    key = add_round(commune, library)
    hold_meeting(commune, library, key)
    page.show_key(key)
    qtbot.waitUntil(lambda: page.open_round.check is not None)
    settled()
    assert page.open_round.check is not None
    assert {problem.code for problem in page.open_round.check.errors} >= {"report_missing", "paper_missing"}
    assert stages.STATEMENT not in stages.numbered(page.open_round.progress.done)
    set_round_papers(commune, page.context.library, key, RoundPapers("12", date(YEAR, 12, 20)))
    settled()
    assert "Đã ký tờ trình" not in page.open_round.stepper.accessibleDescription()
    draft_papers(commune, context.folder, library, key, ["request_statement"])
    settled()
    assert "Đã ký tờ trình (còn lỗi)" in page.open_round.stepper.accessibleDescription()


def test_arrow_keys_walk_the_steps(page: RoundsPage, key: str, qtbot: QtBot) -> None:
    seen = {type(page.open_round.step)}
    for _ in range(6):
        qtbot.keyClick(page.open_round.stepper, Qt.Key.Key_Right)
        seen.add(type(page.open_round.step))
    assert page.open_round.stepper.open_step == stages.RESULT
    assert len(seen) == 6


def test_undoing_the_round_away_leads_back_to_the_list(
    page: RoundsPage, qtbot: QtBot, commune: Database, settled: Callable[[], None]
) -> None:
    page._on_new()
    opened = dialog(qtbot)
    assert isinstance(opened, FormDialog)
    opened.save()
    settled()
    assert page.showing_round
    qtbot.keyClick(page, Qt.Key.Key_Z, CONTROL)
    settled()
    assert not list_rounds(commune, YEAR)
    assert not page.showing_round


@pytest.mark.parametrize("size", [(1024, 600), (1093, 614), (1366, 768)])
def test_nothing_is_cut_in_small_windows(
    page: RoundsPage, key: str, window: MainWindow, size: tuple[int, int], settled: Callable[[], None]
) -> None:
    window.resize(*size)
    settled()
    assert (window.width(), window.height()) == size
    for number in range(len(STEPS)):
        page.open_round.open_step(number)
        settled()
        assert (window.width(), window.height()) == size
        assert page.open_round.step.width() >= page.open_round.step.minimumSizeHint().width()
        assert page.open_round.height() >= page.open_round.minimumSizeHint().height()


def test_f3_on_the_list_says_otherwise_what_the_round_is(
    page: RoundsPage, qtbot: QtBot, commune: Database, library: Library, settled: Callable[[], None]
) -> None:
    key = add_round(commune, library)
    settled()
    page.view.table.selectRow(0)
    qtbot.keyClick(page.view.table, Qt.Key.Key_F3)
    opened = dialog(qtbot)
    assert isinstance(opened, EditRoundDialog)
    opened.form.fill({**opened.form.values(), "name": "Đợt tháng 12", "due_on": date(YEAR, 12, 31)})
    opened.save()
    settled()
    found = get_round(commune, key)
    assert (found.name, found.due_on) == ("Đợt tháng 12", date(YEAR, 12, 31))
    qtbot.keyClick(page, Qt.Key.Key_Z, CONTROL)
    settled()
    assert get_round(commune, key).name == "Tổng kết công tác năm"
