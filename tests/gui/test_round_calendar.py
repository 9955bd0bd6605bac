"""What is due in a round, what its dossier is made of, and who decides, where the clerk looks for it."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtWidgets import QComboBox, QLabel
from pytestqt.qtbot import QtBot

from khenthuong_desktop.services.award_rounds.rounds import RoundNote, change_round, get_round
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.main_window import MainWindow
from khenthuong_desktop.ui.pages.rounds import stages
from khenthuong_desktop.ui.pages.rounds.add_nominees import AddNomineesDialog
from khenthuong_desktop.ui.pages.rounds.decision_dialog import DecisionDialog
from khenthuong_desktop.ui.pages.rounds.open_round import OpenRound
from khenthuong_desktop.ui.pages.rounds.page import RoundsPage
from khenthuong_desktop.ui.pages.rounds.round_calendar import RoundCalendarDialog
from tests.gui.rounds_of_commune import LAW_ON, add_round, choose, dialog, hold_meeting, look_at


@pytest.fixture
def key(commune: Database, context: Context) -> str:
    return add_round(commune, context.library)


@pytest.fixture
def opened(key: str, context: Context, window: MainWindow, qtbot: QtBot, settled: Callable[[], None]) -> OpenRound:
    look_at(qtbot, window, context, "rounds")
    page = window.page
    assert isinstance(page, RoundsPage)
    page.show_key(key)
    settled()
    return page.open_round


def words(widget: object) -> str:
    assert hasattr(widget, "findChildren")
    return "\n".join(found.text() for found in widget.findChildren(QLabel))


def test_a_round_without_a_last_day_asks_for_one_and_then_says_what_is_next(
    opened: OpenRound, commune: Database, key: str, settled: Callable[[], None]
) -> None:
    assert opened.calendar.text.startswith("Chưa có hạn nộp")
    today = commune.today()
    change_round(commune, key, RoundNote("Tổng kết", LAW_ON, date(today.year + 1, 6, 30)))
    settled()
    assert opened.calendar.text.startswith("Việc kế tiếp: viết báo cáo thành tích, thu minh chứng chậm nhất")
    assert f"hạn nộp 30/06/{today.year + 1}" in opened.calendar.text
    change_round(commune, key, RoundNote("Tổng kết", LAW_ON, date(2025, 12, 31)))
    settled()
    assert "(trễ " in opened.calendar.text


def test_the_calendar_of_a_round_shows_each_piece_of_work_with_its_day(
    opened: OpenRound, commune: Database, key: str, settled: Callable[[], None], qtbot: QtBot
) -> None:
    change_round(commune, key, RoundNote("Tổng kết", LAW_ON, date(2027, 2, 26)))
    settled()
    opened.calendar.open_calendar()
    shown = dialog(qtbot)
    assert isinstance(shown, RoundCalendarDialog)
    told = words(shown)
    assert "Hạn nộp 26/02/2027" in told and "Họp Hội đồng" in told and "Trình ký tờ trình" in told
    assert "Chưa có thông báo lịch nghỉ năm 2027" in shown.banner.text
    shown.accept()


def test_the_package_step_lists_papers_copies_and_the_article(opened: OpenRound) -> None:
    opened.open_step(stages.PACKAGE)
    opened.package.tabs.setCurrentIndex(1)
    told = words(opened.package.papers)
    assert "Lao động tiên tiến: tờ trình, báo cáo thành tích, biên bản họp Hội đồng" in told
    assert "Số bộ do tỉnh quy định" in told and "Điều 84" in told


def test_choosing_an_award_of_a_higher_level_says_who_decides(opened: OpenRound, context: Context, key: str) -> None:
    asked = AddNomineesDialog(context, get_round(context.db, key), opened)
    box = asked.form.editor("award")
    assert isinstance(box, QComboBox)
    choose(box, next(box.itemText(n) for n in range(box.count()) if "Bằng khen của Chủ tịch" in box.itemText(n)))
    assert "Chủ tịch UBND cấp tỉnh quyết định" in asked.banner.text
    choose(box, next(box.itemText(n) for n in range(box.count()) if "Lao động tiên tiến" in box.itemText(n)))
    assert asked.banner.text == ""
    asked.reject()


def test_a_decision_by_somebody_who_may_not_decide_is_doubted(
    opened: OpenRound, context: Context, commune: Database, key: str
) -> None:
    hold_meeting(commune, context.library, key)
    asked = DecisionDialog(context, get_round(commune, key), None, opened)
    assert asked.banner.text == ""
    asked.form.fill({"decided_by": context.unit.higher_authority if context.unit else "", "issued_on": LAW_ON})
    asked.picks.picked.emit()
    assert "không có thẩm quyền quyết định" in asked.banner.text
    asked.deleteLater()
