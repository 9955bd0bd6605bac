"""Soạn văn bản khác: every kind a round can have, ticked and made; what it waits for is said before anything starts."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from khenthuong_desktop.services.drafting.papers import list_papers
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.main_window import MainWindow
from khenthuong_desktop.ui.pages.rounds import stages
from khenthuong_desktop.ui.pages.rounds.other_papers import OtherPapersDialog
from khenthuong_desktop.ui.pages.rounds.page import RoundsPage
from tests.gui.rounds_of_commune import CONTROL, add_council, add_round, add_signer, dialog, look_at

_SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def opened(
    window: MainWindow, context: Context, commune: Database, qtbot: QtBot, settled: Callable[[], None]
) -> tuple[OtherPapersDialog, str]:
    """The dialog on a round with two nominees, a council and a signer."""
    add_council(commune, context.library)
    add_signer(commune)
    key = add_round(commune, context.library)
    look_at(qtbot, window, context, "rounds")
    page = window.page
    assert isinstance(page, RoundsPage)
    page.show_key(key)
    settled()
    page.open_round.open_step(stages.STATEMENT)
    qtbot.keyClick(page, Qt.Key.Key_N, CONTROL | _SHIFT)
    shown = dialog(qtbot)
    assert isinstance(shown, OtherPapersDialog)
    return shown, key


def test_what_was_ticked_is_made(
    opened: tuple[OtherPapersDialog, str], context: Context, commune: Database, settled: Callable[[], None]
) -> None:
    shown, key = opened
    shown.picks.pick(["invitation", "ballot"])
    shown.save()
    settled()
    assert {row.kind for row in list_papers(commune, context.folder, key)} == {"invitation", "ballot"}


def test_what_still_waits_is_said_and_nothing_is_made(
    opened: tuple[OtherPapersDialog, str], context: Context, commune: Database
) -> None:
    shown, key = opened
    shown.picks.pick(["ballot", "launch_plan"])
    shown.save()
    assert shown.isVisible()
    assert "Kế hoạch phát động phong trào cần phong trào thi đua của năm." in shown.faults_banner.text
    assert list_papers(commune, context.folder, key) == ()
    shown.reject()


def test_every_row_says_what_it_waits_for_and_which_article_it_follows(
    opened: tuple[OtherPapersDialog, str],
) -> None:
    shown, _key = opened
    table = shown.picks.view.table
    headings = [column.heading for column in shown.picks.view.model.columns]
    offers = [row for number in range(shown.picks.view.count) if (row := shown.picks.view.model.row_at(number))]
    groups = [offer.group for offer in offers]
    for heading, texts in (("Nhóm", groups), ("Theo quy định", ["Luật Thi đua, khen thưởng, Điều 84 khoản 5"])):
        needed = max(table.fontMetrics().horizontalAdvance(text) for text in texts)
        assert table.columnWidth(headings.index(heading)) >= needed, heading
    waiting = next(number for number, offer in enumerate(offers) if offer.id == "launch_plan")
    assert shown.picks.view.model.index(waiting, headings.index("Còn thiếu")).data() == "phong trào thi đua của năm"
    assert shown.width() <= 1366
    shown.reject()


def test_with_nothing_ticked_it_stays_open(opened: tuple[OtherPapersDialog, str]) -> None:
    shown, _ = opened
    shown.save()
    assert shown.isVisible()
    assert "Chưa chọn văn bản nào." in shown.faults_banner.text
    shown.reject()
