"""The window: lazy pages, keys, folding, notices of change, the year, undo, the look."""

import subprocess
import sys
from collections.abc import Callable
from functools import partial
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from khenthuong_desktop.services.registers.people import PersonDetail, list_people, save_person
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.ui import icons, theme
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.main_window import MainWindow
from khenthuong_desktop.ui.navigation import ENTRIES
from khenthuong_desktop.ui.page import Page
from khenthuong_desktop.ui.theme import DARK, LIGHT, Colours, Scheme
from khenthuong_desktop.ui.widgets.help_dialog import HelpDialog

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def ready(window: MainWindow, context: Context, commune: Database) -> MainWindow:
    window.attach(context, "people")
    window.activateWindow()
    return window


def test_pages_are_made_when_they_are_first_looked_at(ready: MainWindow) -> None:
    assert len(ready.findChildren(Page)) == 1
    ready.go("settings")
    assert len(ready.findChildren(Page)) == 2


def test_every_page_opens(ready: MainWindow, settled: Callable[[], None]) -> None:
    for entry in ENTRIES:
        ready.go(entry.name)
        settled()
        assert ready.page is not None
        assert ready.page.title == entry.title


def test_the_left_column_folds_to_icons_when_the_window_is_narrow(ready: MainWindow) -> None:
    assert not ready.navigation.folded
    ready.resize(1024, 600)
    assert ready.navigation.folded
    assert ready.navigation.list.item(0).toolTip() == ENTRIES[0].title
    ready.resize(1300, 700)
    assert not ready.navigation.folded


def test_pages_are_reached_by_keyboard(ready: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(ready, Qt.Key.Key_PageUp, CONTROL)
    assert ready.page is not None
    assert ready.page.title == "Tổng quan"
    qtbot.keyClick(ready, Qt.Key.Key_F6)
    assert ready.navigation.list.hasFocus()


def test_ctrl_f_goes_to_the_search_field_and_escape_empties_it(ready: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(ready, Qt.Key.Key_F, CONTROL)
    view = ready.page.list_view if ready.page else None
    assert view is not None
    assert view.search_edit.hasFocus()
    qtbot.keyClicks(view.search_edit, "an")
    qtbot.waitUntil(lambda: view.model.query.text == "an")
    qtbot.keyClick(view.search_edit, Qt.Key.Key_Escape)
    assert view.search_edit.text() == ""


def test_a_change_reaches_the_page_in_sight(ready: MainWindow, commune: Database, settled: Callable[[], None]) -> None:
    view = ready.page.list_view if ready.page else None
    assert view is not None
    before = view.count
    save_person(commune, PersonDetail("X1", "Lê Mới"))
    settled()
    assert view.count == before + 1


def test_undo_takes_the_last_action_back_and_says_which(
    ready: MainWindow, commune: Database, settled: Callable[[], None], qtbot: QtBot
) -> None:
    before = list_people(commune).total
    save_person(commune, PersonDetail("X1", "Lê Mới"))
    qtbot.keyClick(ready, Qt.Key.Key_Z, CONTROL)
    settled()
    assert list_people(commune).total == before
    assert ready.messages.text == "Đã hoàn tác: thêm người"


def _wait(go_on: Event, _progress: object) -> bool:
    return go_on.wait(5)


def test_undo_waits_for_work_the_user_started_but_not_for_quiet_reading(
    ready: MainWindow, commune: Database, settled: Callable[[], None], qtbot: QtBot
) -> None:
    before = list_people(commune).total
    for quiet, told, left in (
        (False, "Chưa hoàn tác: chờ việc đang chạy xong.", 1),
        (True, "Đã hoàn tác: thêm người", 1),
    ):
        save_person(commune, PersonDetail(f"X{quiet}", "Lê Mới"))
        go_on = Event()
        ready.jobs.start("Việc lâu", partial(_wait, go_on), quiet=quiet)
        qtbot.keyClick(ready, Qt.Key.Key_Z, CONTROL)
        go_on.set()
        settled()
        assert ready.messages.text == told
        assert list_people(commune).total == before + left


def test_choosing_a_year_is_told_and_shown(ready: MainWindow, context: Context) -> None:
    ready.navigation.year_chosen.emit(2025)
    assert context.year == 2025
    assert "2025" in ready.navigation.year_button.text()


def test_help_names_the_page_and_the_keys(ready: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(ready, Qt.Key.Key_F1)
    dialogs = [w for w in QApplication.topLevelWidgets() if isinstance(w, HelpDialog) and w.isVisible()]
    assert len(dialogs) == 1
    dialogs[0].close()


def test_every_page_has_help_and_every_icon_exists(qtbot: QtBot) -> None:
    from khenthuong_desktop import messages

    helps = messages.catalogue("window")["help"]
    for entry in ENTRIES:
        assert helps[entry.name]
        assert not icons.pixmap(entry.icon).isNull()


def _luminance(text: str) -> float:
    channels = [int(text[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        *((ink, ground) for ink in ("text", "secondary") for ground in ("background", "surface", "hover")),
        ("text", "accent_soft"),
        ("accent", "surface"),
        ("accent", "accent_soft"),
        ("on_accent", "accent"),
        ("on_accent", "accent_hover"),
        *((tone, f"{tone}_soft") for tone in ("award", "good", "warning", "error")),
        *((tone, "surface") for tone in ("award", "good", "warning", "error")),
    ],
)
def test_colours_can_be_read(scheme: Colours, ink: str, ground: str) -> None:
    light, dark = sorted((_luminance(getattr(scheme, ink)), _luminance(getattr(scheme, ground))), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_another_scheme_changes_colours_and_icons(qapp: QApplication, ready: MainWindow) -> None:
    light = icons.pixmap("plus").toImage()
    theme.apply(qapp, Scheme.DARK)
    icons.refresh(qapp)
    try:
        assert theme.colours() == DARK
        assert icons.pixmap("plus").toImage() != light
    finally:
        theme.apply(qapp, Scheme.LIGHT)
        icons.refresh(qapp)


def test_the_window_is_made_before_the_database_layer_is_loaded() -> None:
    code = (
        "import sys, khenthuong_desktop.app; print([m for m in ('sqlalchemy', 'openpyxl', 'docx') if m in sys.modules])"
    )
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "[]"
