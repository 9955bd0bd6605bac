"""Registrations: many at once, found as one types, withdrawn and undone, compared with what came of them."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.award_rounds.registrations import list_registrations, register
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.main_window import MainWindow
from khenthuong_desktop.ui.pages.registrations.dialogs import RegisterDialog
from khenthuong_desktop.ui.pages.registrations.page import RegistrationsPage
from tests.gui.rounds_of_commune import CONTROL, WORKER, YEAR, add_registrations, add_round, choose, dialog, look_at


@pytest.fixture
def page(window: MainWindow, context: Context, commune: Database, qtbot: QtBot) -> RegistrationsPage:
    look_at(qtbot, window, context, "registrations")
    assert isinstance(window.page, RegistrationsPage)
    return window.page


@pytest.fixture
def register_dialog(page: RegistrationsPage, qtbot: QtBot) -> RegisterDialog:
    qtbot.keyClick(page, Qt.Key.Key_N, CONTROL)
    opened = dialog(qtbot)
    assert isinstance(opened, RegisterDialog)
    return opened


def click_row(qtbot: QtBot, opened: RegisterDialog, row: int) -> None:
    table = opened.picks.view.table
    place = table.visualRect(opened.picks.view.model.index(row, 1)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_an_empty_page_says_what_to_do_first(page: RegistrationsPage) -> None:
    assert page.view.count == 0
    assert not page.view.narrowed


def test_registrations_of_another_year_are_told_and_led_to(
    page: RegistrationsPage, commune: Database, settled: Callable[[], None], window: MainWindow, context: Context
) -> None:
    assert f"năm {YEAR + 2}" not in page.empty.sentence.text()
    register(commune, YEAR + 2, ("CB001", "CB004"), WORKER, None, None)
    settled()
    assert f"năm {YEAR + 2}: 2" in page.empty.sentence.text()
    page.other_year_button.click()
    settled()
    assert (context.year, page.view.count) == (YEAR + 2, 2)


def test_many_are_registered_at_once_and_undone_in_one_step(
    page: RegistrationsPage,
    register_dialog: RegisterDialog,
    qtbot: QtBot,
    commune: Database,
    settled: Callable[[], None],
    window: MainWindow,
) -> None:
    choose(register_dialog.form.editor("award"), "Lao động tiên tiến")
    click_row(qtbot, register_dialog, 0)
    click_row(qtbot, register_dialog, 2)
    qtbot.keyClick(register_dialog, Qt.Key.Key_S, CONTROL)
    settled()
    assert page.view.count == 2
    assert window.messages.text == "Đã đăng ký 2 danh hiệu Lao động tiên tiến"
    qtbot.mouseClick(window.messages.undo_button, Qt.MouseButton.LeftButton)
    settled()
    assert list_registrations(commune, YEAR).total == 0
    assert page.view.count == 0


def test_what_is_ticked_stays_while_searching_on(register_dialog: RegisterDialog, qtbot: QtBot) -> None:
    picks = register_dialog.picks
    click_row(qtbot, register_dialog, 0)
    qtbot.keyClicks(picks.view.search_edit, "phong kinh te")
    qtbot.waitUntil(lambda: 0 < picks.view.count < 24)
    picks.view.table.selectRow(0)
    qtbot.keyClick(picks.view.table, Qt.Key.Key_Space)
    assert len(picks.rows) == 2
    qtbot.keyClick(picks.view.table, Qt.Key.Key_Space)
    assert len(picks.rows) == 1


def test_only_those_who_can_receive_the_award_are_offered(register_dialog: RegisterDialog) -> None:
    everybody = register_dialog.picks.view.count
    choose(register_dialog.form.editor("award"), "Tập thể lao động tiên tiến")
    assert register_dialog.picks.view.count == 6
    choose(register_dialog.form.editor("award"), "Lao động tiên tiến")
    assert register_dialog.picks.view.count == 24
    assert everybody > 24


def test_registering_nobody_is_refused_in_words(register_dialog: RegisterDialog, qtbot: QtBot) -> None:
    qtbot.mouseClick(register_dialog.save_button, Qt.MouseButton.LeftButton)
    assert register_dialog.form.fault_of("award")
    choose(register_dialog.form.editor("award"), "Lao động tiên tiến")
    qtbot.mouseClick(register_dialog.save_button, Qt.MouseButton.LeftButton)
    assert register_dialog.isVisible()
    assert register_dialog.faults_banner.text == "Chưa chọn người, tập thể nào để đăng ký."
    register_dialog.reject()


def test_registering_again_adds_nobody_and_says_so(
    page: RegistrationsPage, qtbot: QtBot, commune: Database, settled: Callable[[], None], window: MainWindow
) -> None:
    add_registrations(commune)
    settled()
    qtbot.keyClick(page, Qt.Key.Key_F2)
    opened = dialog(qtbot)
    assert isinstance(opened, RegisterDialog)
    choose(opened.form.editor("award"), "Lao động tiên tiến")
    qtbot.keyClicks(opened.picks.view.search_edit, "CB001")
    qtbot.waitUntil(lambda: opened.picks.view.count == 1)
    click_row(qtbot, opened, 0)
    opened.save()
    settled()
    assert page.view.count == 2
    assert "từ trước" in window.messages.text


def test_a_registration_is_withdrawn_by_a_key(
    page: RegistrationsPage, qtbot: QtBot, commune: Database, settled: Callable[[], None]
) -> None:
    add_registrations(commune)
    settled()
    page.view.table.selectRow(0)
    qtbot.keyClick(page.view.table, Qt.Key.Key_Delete)
    settled()
    assert list_registrations(commune, YEAR).total == 1


def test_the_list_is_narrowed_by_award_and_tells_what_came_of_it(
    page: RegistrationsPage, commune: Database, library: Library, settled: Callable[[], None]
) -> None:
    add_registrations(commune, codes=("CB001", "CB002"))
    add_registrations(commune, "grassroots_emulation_fighter", ("CB002",))
    add_round(commune, library, ("CB002",))
    settled()
    page.view.set_filter("award", "advanced_worker")
    assert page.view.count == 2
    cells = [page.view.model.data(page.view.model.index(row, len(page.view.model.columns) - 1)) for row in range(2)]
    assert sorted(cells) == ["Đã đạt", "Đã đề nghị"]


def test_details_lead_on_to_the_verdict(
    page: RegistrationsPage, commune: Database, settled: Callable[[], None], window: MainWindow
) -> None:
    add_registrations(commune)
    settled()
    page.view.table.selectRow(0)
    page._on_check()
    settled()
    assert window.page is not None
    assert window.page.title == "Xét điều kiện"
    view = window.page.list_view
    assert view is not None
    assert view.table.current_row is not None
