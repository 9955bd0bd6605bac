"""The whole year through the window ends in the same dossier as through the command line."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from khenthuong_desktop.app import Program
from khenthuong_desktop.paths import DataFolder
from tests.journeys import command_line, window
from tests.journeys import small_year as told
from tests.journeys.clerk import CONTROL, Clerk, Key
from tests.journeys.command_line import CommandLine

MAIN_ACTIONS = (  # page, the view it opens on when the action belongs to the next one, button, dialog
    ("Nhân sự, tập thể, hộ", "", "Thêm người", "Thêm người"),
    ("Đăng ký", "", "Đăng ký", "Đăng ký thi đua"),
    ("Đợt đề nghị", "", "Mở đợt mới", "Mở đợt đề nghị"),
    ("Hội đồng", "Cuộc họp", "Thêm Hội đồng", "Thêm Hội đồng"),
    ("Thiết lập", "Đơn vị", "Thêm người ký", "Thêm người ký"),
)


@pytest.fixture
def program(qapp: QApplication, tmp_path: Path) -> Iterator[Program]:
    started = Program(qapp, DataFolder(tmp_path / "Dữ liệu"), now=told.clock)
    yield started
    started.window.close()
    started.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def clerk(qtbot: QtBot, program: Program, monkeypatch: pytest.MonkeyPatch) -> Clerk:
    return Clerk(qtbot, program, monkeypatch)


def test_from_the_first_run_to_the_same_dossier_as_on_the_command_line(
    clerk: Clerk, program: Program, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    dossier = window.do_the_year(clerk, tmp_path)
    program.window.close()
    line = CommandLine(tmp_path / "Dữ liệu", capsys)
    assert line.run("doctor")["healthy"]
    assert line.run("verify", dossier)["verdict"] == "sealed"
    other = tmp_path / "by command line"
    other.mkdir()
    same = command_line.do_the_year(CommandLine(other / "Dữ liệu", capsys), other)
    assert told.dossier_of(dossier) == told.dossier_of(same)
    assert dossier.name == same.name
    assert dossier.read_bytes() == same.read_bytes()


def test_the_main_actions_are_reached_by_keys_alone(clerk: Clerk) -> None:
    """F6 and arrow keys to each page and view, Tab to the button, Space; Esc closes what was not begun."""
    window.name_the_unit(clerk)
    for page, view, button, title in MAIN_ACTIONS:
        go_by_keys(clerk, page)
        clerk.press(Key.Key_F6)
        if view:
            clerk.tab_to(view)
            clerk.press(Key.Key_Right)
        clerk.tab_to(button)
        clerk.press(Key.Key_Space)
        dialog = clerk.dialog(title)
        assert dialog.isActiveWindow()
        clerk.press(Key.Key_Escape)
        clerk.gone(dialog)
        assert clerk.place is clerk.window
        assert clerk.page.title == page


def go_by_keys(clerk: Clerk, page: str) -> None:
    pages = clerk.window.navigation.list
    if not pages.hasFocus():
        clerk.press(Key.Key_F6)
    clerk.press(Key.Key_Home)
    while pages.currentItem().text() != page:
        clerk.press(Key.Key_Down)
    clerk.settle()
    assert clerk.page.title == page


def test_what_was_typed_is_not_thrown_away_unasked(clerk: Clerk) -> None:
    window.name_the_unit(clerk)
    clerk.go("Nhân sự, tập thể, hộ")
    clerk.press(Key.Key_N, CONTROL)
    dialog = clerk.form_dialog("Thêm người")
    clerk.type("Đặng Thị Hoà")
    clerk.leave("Nhập tiếp")
    assert dialog.isVisible()
    assert "Đặng Thị Hoà" in dialog.form.values().values()
    clerk.leave("Bỏ")
    clerk.gone(dialog)
    assert clerk.page.list_view is not None
    assert clerk.page.list_view.count == 0
