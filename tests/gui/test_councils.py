"""Councils typed or pasted, meetings with attendance and ballots, shares counted over all members."""

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from khenthuong_desktop.domain.terms import CouncilRole
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.councils import list_councils
from khenthuong_desktop.services.meetings import get_meeting
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.main_window import MainWindow
from khenthuong_desktop.ui.pages.councils import council_dialog, meeting_dialog
from khenthuong_desktop.ui.pages.councils.attendance import Presence
from khenthuong_desktop.ui.pages.councils.council_dialog import CouncilDialog
from khenthuong_desktop.ui.pages.councils.meeting_dialog import ATTENDANCE, BALLOTS, MeetingDialog
from khenthuong_desktop.ui.pages.councils.page import CouncilsPage
from khenthuong_desktop.ui.votes import share_text
from khenthuong_desktop.ui.widgets.cell_table import CellColumn, CellKind, CellTable
from tests.gui.rounds_of_commune import CONTROL, NAMES, add_council, add_round, dialog, hold_meeting, look_at


@pytest.fixture
def page(window: MainWindow, context: Context, commune: Database, qtbot: QtBot) -> CouncilsPage:
    look_at(qtbot, window, context, "councils")
    assert isinstance(window.page, CouncilsPage)
    return window.page


@pytest.fixture
def meeting(
    page: CouncilsPage, commune: Database, library: Library, settled: Callable[[], None], qtbot: QtBot
) -> MeetingDialog:
    """The dialog on a round with two nominees, before anything was typed."""
    add_council(commune)
    add_round(commune, library)
    settled()
    page.meetings.table.selectRow(0)
    qtbot.keyClick(page.meetings.table, Qt.Key.Key_N, CONTROL)
    opened = dialog(qtbot)
    assert isinstance(opened, MeetingDialog)
    opened.form.fill({**opened.form.values(), "held_on": "2025-12-12", "place": "Phòng họp số 1"})
    return opened


def set_presence(opened: MeetingDialog, row: int, presence: Presence) -> None:
    rows = opened.attendance.table
    box = rows._box(row, 2)
    assert box is not None
    box.setCurrentIndex(list(Presence).index(presence))


def type_votes(qtbot: QtBot, opened: MeetingDialog, *votes: str) -> None:
    """Type the votes in favour, one below the other, as with a keyboard."""
    opened.tabs.setCurrentIndex(BALLOTS)
    table = opened.ballots.table
    table.setFocus()
    table.setCurrentCell(0, 1)
    for words in votes:
        qtbot.keyClicks(table, words[0])
        editor = next(editor for editor in table.viewport().findChildren(QLineEdit) if editor.isVisible())
        qtbot.keyClicks(editor, words[1:])
        qtbot.keyClick(editor, Qt.Key.Key_Return)
        qtbot.wait(5)  # Qt takes the value over in its next round


def told(opened: MeetingDialog, row: int, column: int) -> str:
    item = opened.ballots.table.item(row, column)
    return item.text() if item is not None else ""


def test_a_council_is_typed_and_its_empty_rows_are_left_out(
    page: CouncilsPage, qtbot: QtBot, commune: Database, settled: Callable[[], None]
) -> None:
    page.segments.choose(1)
    qtbot.keyClick(page, Qt.Key.Key_N, CONTROL)
    opened = dialog(qtbot)
    assert isinstance(opened, CouncilDialog)
    block = "Lê An\tChủ tịch\tChủ trì\nTrần Bình\tCông chức\tGhi biên bản"
    QGuiApplication.clipboard().setText(block)
    opened.members.setCurrentCell(0, 0)
    qtbot.keyClick(opened.members, Qt.Key.Key_V, CONTROL)
    qtbot.keyClick(opened, Qt.Key.Key_S, CONTROL)
    settled()
    council = list_councils(commune)[0]
    assert council.name.startswith("Hội đồng Thi đua - Khen thưởng xã")
    assert [(member.name, member.role, member.task) for member in council.members] == [
        ("Lê An", CouncilRole.CHAIRMAN, "Chủ trì"),
        ("Trần Bình", CouncilRole.MEMBER, "Ghi biên bản"),
    ]
    assert page.councils.count == 1
    assert "chưa có thư ký" in page.context.messages.text


MEMBERS = """Họ và tên\tTrong Hội đồng\tChức vụ
Lê An\tChủ tịch\tChủ tịch UBND xã
Trần Bình\tPhó Chủ tịch (thường trực)\tPhó Chủ tịch UBND xã
Phạm Chi\tỦy viên thường trực\tTrưởng phòng
Vũ Dũng\tỦy viên\tTrưởng phòng
Đỗ Em\tUỷ viên\tBí thư Đoàn
Ngô Giang\tKhách mời\tChuyên viên
Bùi Hà\tỦy viên, Thư ký\tChuyên viên"""


@pytest.mark.parametrize("headings", [True, False])
def test_a_pasted_council_keeps_everybody_with_the_role_and_says_what_has_no_place(
    page: CouncilsPage, qtbot: QtBot, headings: bool
) -> None:
    page.segments.choose(1)
    page._on_add()
    opened = dialog(qtbot)
    assert isinstance(opened, CouncilDialog)
    lines = [line.split("\t") for line in MEMBERS.split("\n")]
    if not headings:  # then in the order of the table
        lines = [[name, job, role] for name, role, job in lines[1:]]
    opened.members.setCurrentCell(0, 0)
    opened.members.paste("\r\n".join("\t".join(line) for line in lines) + "\r\n")
    rows = opened.members.rows()
    assert [row["name"].split()[-1] for row in rows] == ["An", "Bình", "Chi", "Dũng", "Em", "Giang", "Hà"]
    member = CouncilRole.MEMBER
    assert [row["role"] for row in rows] == [
        CouncilRole.CHAIRMAN, CouncilRole.DEPUTY, member, member, member, member, CouncilRole.SECRETARY
    ]  # fmt: skip
    assert rows[1]["job_title"] == "Phó Chủ tịch UBND xã"
    assert not any(row["task"] for row in rows)
    assert "Khách mời" in opened.faults_banner.text
    opened._before = opened.members.rows()
    opened.reject()


def test_rows_that_a_fixed_table_cannot_take_are_told(cells: CellTable, qtbot: QtBot) -> None:
    cells.setCurrentCell(1, 0)
    with qtbot.waitSignal(cells.left_out) as told:
        cells.paste("1\n2\n3\n4")
    assert told.args == ["Chưa dán được: 2 dòng cuối không còn chỗ."]


def test_what_cannot_be_a_council_is_said_and_nothing_typed_is_lost(
    page: CouncilsPage, qtbot: QtBot, commune: Database
) -> None:
    page.segments.choose(1)
    page._on_add()
    opened = dialog(qtbot)
    assert isinstance(opened, CouncilDialog)
    opened.members.put(1, "name", "Trần Bình")
    opened.save()
    assert "đúng một Chủ tịch" in opened.faults_banner.text
    assert opened.isVisible()
    assert opened.members.value(1, "name") == "Trần Bình"
    assert not list_councils(commune)
    opened.members.set_rows([])
    opened.form.fill(opened.form.values())
    opened._before = []
    opened.reject()


def test_with_one_round_nothing_is_chosen_and_a_new_council_leads_on_to_the_meeting(
    page: CouncilsPage, commune: Database, library: Library, settled: Callable[[], None], qtbot: QtBot
) -> None:
    record_button = next(b for b in page.findChildren(QPushButton) if b.text().strip() == "Ghi cuộc họp")
    assert not record_button.isEnabled()
    assert "Chọn một dòng" in record_button.toolTip()
    add_round(commune, library)
    settled()
    assert record_button.isEnabled()
    record_button.click()
    council = dialog(qtbot)
    assert isinstance(council, CouncilDialog)
    council.members.put(0, "name", "Lê An")
    council.save()
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), MeetingDialog))
    opened = QApplication.activeModalWidget()
    assert isinstance(opened, MeetingDialog)
    opened._touched = False
    opened.reject()


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


@pytest.fixture
def cells(qtbot: QtBot) -> CellTable:
    columns = (
        CellColumn("name", "Tên", CellKind.SHOWN),
        CellColumn("count", "Số", CellKind.NUMBER),
        CellColumn("note", "Ghi chú"),
    )
    made = CellTable("Thử", columns)
    made.set_rows([{"name": name} for name in ("An", "Bình", "Cường")])
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_pasted_block_skips_what_is_not_typed_and_ends_with_the_table(cells: CellTable) -> None:
    cells.setCurrentCell(1, 0)
    cells.paste("1\ta\r\n2\tb\r\n3\tc\r\n")
    assert [(row["count"], row["note"]) for row in cells.rows()] == [(None, ""), (1, "a"), (2, "b")]


def test_filling_down_and_emptying_by_keys(cells: CellTable, qtbot: QtBot) -> None:
    cells.put(0, "count", 7)
    cells.setCurrentCell(0, 1)
    for _ in range(2):
        qtbot.keyClick(cells, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(cells, Qt.Key.Key_D, CONTROL)
    assert [row["count"] for row in cells.rows()] == [7, 7, 7]
    qtbot.keyClick(cells, Qt.Key.Key_Delete)
    assert [row["count"] for row in cells.rows()] == [None, None, None]


def test_words_are_no_number(cells: CellTable) -> None:
    cells.put(0, "count", "năm")
    assert cells.value(0, "count") is None


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


def test_a_council_is_taken_from_the_list_of_its_decision(
    page: CouncilsPage,
    qtbot: QtBot,
    commune: Database,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    window: MainWindow,
    settled: Callable[[], None],
) -> None:
    page.segments.choose(1)
    qtbot.keyClick(page, Qt.Key.Key_N, CONTROL)
    opened = dialog(qtbot)
    assert isinstance(opened, CouncilDialog)
    path = tmp_path / "hội đồng.csv"
    title = "DANH SÁCH THÀNH VIÊN HỘI ĐỒNG (Kèm theo Quyết định số 15/QĐ-UBND ngày 20/01/2025),,,"
    rows = "1,Lê Văn A,Chủ tịch UBND,Chủ tịch\n2,Lê Văn B,Công chức,Ủy viên\n3,Lê Văn C,Văn thư,Khách mời"
    path.write_text(f"{title}\nSTT,Họ và tên,Chức vụ,Chức danh trong Hội đồng\n{rows}\n", "utf-8-sig")
    monkeypatch.setattr(council_dialog, "choose_workbook", lambda _parent: path)
    opened.take_list()
    qtbot.waitUntil(lambda: not window.jobs.busy)
    assert [row["name"] for row in opened.members.rows()] == ["Lê Văn A", "Lê Văn B"]
    assert opened.form.values()["decision_number"] == "15/QĐ-UBND"
    assert "Lê Văn C" in opened.faults_banner.text
    opened.save()
    settled()
    (council,) = list_councils(commune)
    assert [member.role for member in council.members] == [CouncilRole.CHAIRMAN, CouncilRole.MEMBER]
