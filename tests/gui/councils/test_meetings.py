"""A meeting's attendance and ballots: shares counted over all members, gaps said at their sheet."""

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.council.meetings import get_meeting
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.ui.main_window import MainWindow
from khenthuong_desktop.ui.pages.councils import meeting_dialog
from khenthuong_desktop.ui.pages.councils.attendance import Presence
from khenthuong_desktop.ui.pages.councils.council_dialog import CouncilDialog
from khenthuong_desktop.ui.pages.councils.meeting_dialog import ATTENDANCE, BALLOTS, MeetingDialog
from khenthuong_desktop.ui.pages.councils.page import CouncilsPage
from khenthuong_desktop.ui.votes import share_text
from tests.gui.councils.ballots import set_presence, told, type_votes
from tests.gui.rounds_of_commune import CONTROL, NAMES, add_round, dialog, hold_meeting


def test_f3_opens_a_recorded_meeting(
    page: CouncilsPage, commune: Database, library: Library, settled: Callable[[], None]
) -> None:
    hold_meeting(commune, library, add_round(commune, library))
    settled()
    assert page.meetings.table.current_row is not None
    f3 = next(made for made in page.actions() if made.shortcut() == QKeySequence("F3"))
    assert f3.isEnabled()
    f3.trigger()
    opened = QApplication.activeModalWidget()
    assert isinstance(opened, MeetingDialog)
    assert opened.form.values()["place"] == "Phòng họp số 1"
    opened._touched = False
    opened.reject()


def test_shares_are_counted_over_all_members_as_one_types(meeting: MeetingDialog, qtbot: QtBot) -> None:
    set_presence(meeting, 3, Presence.ABSENT)
    type_votes(qtbot, meeting, "4", "2")
    assert (told(meeting, 0, 6), told(meeting, 0, 8)) == ("80 %", "Thông qua")
    assert (told(meeting, 1, 6), told(meeting, 1, 8)) == ("40 %", "Không qua")
    assert meeting.ballots.table.currentRow() == 1
    meeting._touched = False
    meeting.reject()


def test_a_written_opinion_counts_and_gets_its_own_columns(meeting: MeetingDialog, qtbot: QtBot) -> None:
    table = meeting.ballots.table
    assert table.isColumnHidden(4)
    set_presence(meeting, 3, Presence.WRITTEN)
    assert not table.isColumnHidden(4)
    type_votes(qtbot, meeting, "4", "4")
    table.put(0, "written_in_favour", 1)
    assert told(meeting, 0, 6) == "100 %"
    assert told(meeting, 1, 6) == "80 %"
    table.put(0, "written_in_favour", 2)
    assert told(meeting, 0, 8) == "Sai số phiếu"
    meeting._touched = False
    meeting.reject()


def test_a_meeting_is_recorded_and_shown(
    meeting: MeetingDialog, page: CouncilsPage, qtbot: QtBot, commune: Database, settled: Callable[[], None]
) -> None:
    type_votes(qtbot, meeting, "5", "3")
    for name, hour in (("started_at", "14h"), ("ended_at", "15h45")):
        editor = meeting.form.editor(name)
        assert isinstance(editor, QLineEdit)
        editor.setText(hour)
    qtbot.keyClick(meeting, Qt.Key.Key_S, CONTROL)
    settled()
    line = page.meetings.table.current_row
    assert line is not None
    assert line.meeting is not None
    assert [(result.in_favour, result.members) for result in line.meeting.results] == [(5, 5), (3, 5)]
    assert line.meeting.present == len(NAMES)
    recorded = get_meeting(commune, line.id)
    assert recorded is not None
    assert (recorded.place, recorded.started_at, recorded.ended_at) == ("Phòng họp số 1", "14:00", "15:45")


def test_everything_that_is_missing_is_said_at_its_sheet(meeting: MeetingDialog, qtbot: QtBot) -> None:
    for row in range(3):
        set_presence(meeting, row, Presence.ABSENT)
    meeting.save()
    assert meeting.tabs.currentIndex() == ATTENDANCE
    assert "có mặt 2/5, cần ít nhất 4" in meeting.faults_banner.text
    for row in range(3):
        set_presence(meeting, row, Presence.PRESENT)
    meeting.save()
    assert meeting.tabs.currentIndex() == BALLOTS
    assert "Chưa nhập số phiếu" in meeting.faults_banner.text
    type_votes(qtbot, meeting, "9", "5")
    meeting.save()
    assert meeting.isVisible()
    assert "nhiều hơn" in meeting.faults_banner.text
    meeting._touched = False
    meeting.reject()


def test_counts_are_copied_down_only_where_nothing_stands(meeting: MeetingDialog, qtbot: QtBot) -> None:
    type_votes(qtbot, meeting, "5")
    meeting.ballots.table.setCurrentCell(0, 1)
    meeting.ballots.copy_down()
    assert [vote.in_favour for vote in meeting.ballots.votes()] == [5, 5]
    meeting.ballots.table.put(1, "in_favour", 2)
    meeting.ballots.copy_down()
    assert [vote.in_favour for vote in meeting.ballots.votes()] == [5, 2]
    meeting._touched = False
    meeting.reject()


def test_a_recorded_meeting_fills_the_next_record(
    page: CouncilsPage, commune: Database, library: Library, settled: Callable[[], None], qtbot: QtBot
) -> None:
    key = add_round(commune, library)
    hold_meeting(commune, library, key)
    settled()
    page.show_key(f"record/{key}")
    opened = dialog(qtbot)
    assert isinstance(opened, MeetingDialog)
    assert opened.form.values()["place"] == "Phòng họp số 1"
    assert [vote.in_favour for vote in opened.ballots.votes()] == [5, 5]
    opened.reject()
    assert not opened.isVisible()


def test_without_a_council_the_council_is_asked_for_first(
    page: CouncilsPage, commune: Database, library: Library, settled: Callable[[], None], qtbot: QtBot
) -> None:
    key = add_round(commune, library)
    settled()
    page.show_key(f"record/{key}")
    opened = dialog(qtbot)
    assert isinstance(opened, CouncilDialog)
    assert page.segments.current == 1
    opened.reject()


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (Fraction(1), "100 %"),
        (Fraction(2, 3), "66,67 %"),
        (Fraction(5, 7), "71,43 %"),
        (Fraction(79_999, 100_000), "79,99 %"),
        (Fraction(7999, 10000), "79,99 %"),
        (Fraction(3, 8), "37,5 %"),
    ],
)
def test_shares_are_never_rounded_up_to_a_threshold(share: Fraction, words: str) -> None:
    assert share_text(share) == words


def test_the_votes_are_taken_from_a_list_of_the_office(
    meeting: MeetingDialog, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, window: MainWindow
) -> None:
    first = meeting.ballots.votes()[0].subject_code
    name = told(meeting, 0, 0).partition(" · ")[0]
    path = tmp_path / "phiếu.csv"
    path.write_text(f"Họ và tên,Đồng ý,Không đồng ý\n{name},4,1\nAi Đó Khác,5,0\n", "utf-8-sig")
    monkeypatch.setattr(meeting_dialog, "choose_workbook", lambda _parent: path)
    meeting.ballots.list_wanted.emit()
    qtbot.waitUntil(lambda: not window.jobs.busy)
    counts = [(vote.subject_code, vote.in_favour, vote.against) for vote in meeting.ballots.votes()]
    assert counts[0] == (first, 4, 1)
    assert "1/2 đề nghị" in meeting.votes_banner.text
    assert "Ai Đó Khác" in meeting.votes_banner.text
