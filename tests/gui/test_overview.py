"""The first page: figures of the year, steps with links, alarms that lead to their place."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from khenthuong_desktop.domain.terms import SubjectKind
from khenthuong_desktop.domain.verdict import VerdictKind
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.award_rounds.registrations import list_registrations
from khenthuong_desktop.services.award_rounds.rounds import RoundNote, change_round
from khenthuong_desktop.services.overview import AwardLine
from khenthuong_desktop.services.registers.people import get_person, save_person
from khenthuong_desktop.services.verdicts.eligibility import check
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.main_window import MainWindow
from khenthuong_desktop.ui.pages.overview.page import OverviewPage
from khenthuong_desktop.ui.pages.overview.steps import steps_of
from tests.gui.rounds_of_commune import add_round


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
    assert sum(line.eligible for line in shown.awards) == shown.eligible > 0
    assert "Lao động tiên tiến" in {page.chart.about_at(height) for height in range(page.chart.height())}


def test_who_is_still_to_be_confirmed_is_counted_apart(page: OverviewPage) -> None:
    assert page.snapshot is not None
    lines = (AwardLine("CSTĐCS", 3, 2), AwardLine("BK TTg", 0, 1), AwardLine("LĐTT", 7, 0))
    page.show_snapshot(replace(page.snapshot, awards=lines, to_confirm=3))
    told = page.chart.accessibleName()
    assert "CSTĐCS 3 và 2 cần xác nhận, BK TTg 1 cần xác nhận, LĐTT 7" in told
    assert "3 lượt nữa cần xác nhận" in page.eligible_card.accessibleName()


def test_only_what_lacks_data_is_said_to_lack_data(page: OverviewPage, context: Context, db: Database) -> None:
    answer = check(db, context.library, 2026, on=context.law_day)
    undecided = [result for result in answer.results if result.kind is VerdictKind.UNDECIDED]
    shown = page.snapshot
    assert shown is not None
    assert shown.undecided < len(undecided)  # the orders and flags wait for people, not for data
    assert any(result.award == "labour_order_1" for result in undecided)


def test_an_alarm_leads_to_the_place_that_puts_it_right(
    page: OverviewPage, window: MainWindow, settled: Callable[[], None]
) -> None:
    alarm = next(problem for problem in page.alarms.problems if "người ký" in problem.text)
    page.alarms.jumped.emit(alarm.target)
    settled()
    assert window.page is not None
    assert window.page.title == "Thiết lập"


def test_a_round_due_within_a_month_or_with_faults_is_an_alarm_that_leads_there(
    page: OverviewPage, context: Context, db: Database, library: Library, qtbot: QtBot
) -> None:
    key = add_round(db, library)
    context.year = 2025
    change_round(db, key, RoundNote("Tổng kết", db.today(), due_on=db.today() + timedelta(days=29)))
    qtbot.waitUntil(lambda: any(problem.target == ("rounds", key) for problem in page.alarms.problems))
    told = [problem for problem in page.alarms.problems if problem.target == ("rounds", key)]
    assert "còn 29 ngày" in told[0].text
    assert "lỗi" in told[1].text


def test_what_is_not_known_is_not_said_to_be_nothing(page: OverviewPage, db: Database, qtbot: QtBot) -> None:
    aimed = {row.subject_id for row in list_registrations(db, 2026).rows if row.subject_kind is SubjectKind.INDIVIDUAL}
    save_person(db, replace(get_person(db, min(aimed)), person_class=None))
    qtbot.waitUntil(lambda: "1 cá nhân chưa ghi đối tượng" in page.registered_card.accessibleName())
    shown = page.snapshot
    assert shown is not None
    page.show_snapshot(replace(shown, unclassed=shown.registered_people, direct=0))
    assert "Chưa ghi đối tượng" in page.registered_card.accessibleName()
    assert any("thiếu dữ liệu" in problem.text for problem in page.alarms.problems)


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


def test_the_next_last_days_stand_there_with_their_source(
    page: OverviewPage, context: Context, db: Database, library: Library, settled: Callable[[], None]
) -> None:
    key = add_round(db, library)
    change_round(db, key, RoundNote("Tổng kết", db.today(), due_on=db.today() + timedelta(days=40)))
    page.reload()
    settled()
    shown = page.snapshot
    assert shown is not None and len(shown.due) == 5
    assert [day.day for day in shown.due] == sorted(day.day for day in shown.due)
    assert all(day.day >= db.today() for day in shown.due)
    assert [day.key for day in shown.due if day.text == "Nộp hồ sơ đợt Tổng kết"] == [key]
    assert all("còn 40 ngày" not in problem.text for problem in page.alarms.problems)
    told = "\n".join(found.text() for found in page.due.findChildren(QLabel))
    assert "Nộp hồ sơ đợt Tổng kết" in told and "Còn 40 ngày" in told
    unsure = [day for day in shown.due if day.confidence is not None and day.confidence.never_blocks]
    assert told.count("tham khảo") == len(unsure)
