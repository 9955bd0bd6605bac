"""Days off of a year typed in the settings: in force at once, undone, refused with reasons."""

from collections.abc import Callable
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from khenthuong_desktop.store.database import Database
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.main_window import MainWindow
from khenthuong_desktop.ui.pages.settings.holidays import HolidaysPart
from khenthuong_desktop.ui.pages.settings.holidays_dialog import HolidaysDialog
from khenthuong_desktop.ui.pages.settings.page import SettingsPage
from tests.gui.rounds_of_commune import dialog


@pytest.fixture
def part(window: MainWindow, context: Context, commune: Database, settled: Callable[[], None]) -> HolidaysPart:
    window.attach(context, "settings")
    page = window.page
    assert isinstance(page, SettingsPage)
    page.show_key("holidays")
    settled()
    return page.part(HolidaysPart)


def offered(part: HolidaysPart, number: int, qtbot: QtBot) -> HolidaysDialog:
    part.offered()[number].run()
    found = dialog(qtbot)
    assert isinstance(found, HolidaysDialog)
    return found


def test_the_government_s_decision_is_typed_and_counts_at_once(
    part: HolidaysPart, qtbot: QtBot, window: MainWindow, settled: Callable[[], None]
) -> None:
    assert part.view.count == 4
    asked = offered(part, 0, qtbot)
    assert asked.form.values()["year"] == 2027 and asked.days.rows()[0]["day"] == "05/02/2027"
    assert asked.days.value(0, "weekday") == "Thứ Sáu"
    asked.days.put(0, "day", "4/2")
    assert asked.days.value(0, "weekday") == "Thứ Năm"
    asked.add_day()
    asked.days.put(asked.days.rowCount() - 1, "day", "6/2/2027")
    asked.days.put(asked.days.rowCount() - 1, "kind", "Đi làm bù")
    asked.form.fill({"year": 2027, "document": "Thông báo 12/TB-BNV"})
    asked.save()
    settled()
    calendar = part.context.library.timetable.calendar
    assert not calendar.is_working(date(2027, 2, 4)) and calendar.is_working(date(2027, 2, 6))
    row = part.view.model.row_at(0)
    assert row is not None and row.typed and row.text == "Thông báo 12/TB-BNV"
    window.messages.undo_button.click()
    settled()
    assert part.context.library.timetable.calendar.is_working(date(2027, 2, 4))


def test_a_day_that_is_none_and_a_working_day_made_up_for_are_refused(part: HolidaysPart, qtbot: QtBot) -> None:
    asked = offered(part, 0, qtbot)
    asked.form.fill({"year": 2027, "document": "Thông báo"})
    asked.days.put(0, "day", "31/2")
    asked.save()
    assert "31/2" in asked.faults_banner.text
    asked.days.put(0, "day", "4/2")
    asked.days.put(0, "kind", "Đi làm bù")
    asked.save()
    assert "04/02/2027 là ngày làm việc bình thường" in asked.faults_banner.text
    asked.done(0)


def test_only_what_the_unit_typed_can_be_taken_away(
    part: HolidaysPart, window: MainWindow, settled: Callable[[], None]
) -> None:
    part.view.show_key("2026")
    part.offered()[2].run()
    assert "không bỏ được" in window.messages.text
