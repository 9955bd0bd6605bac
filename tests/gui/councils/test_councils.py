"""Councils typed, pasted or taken from the list of their decision."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from khenthuong_desktop.domain.terms import CouncilRole
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.council.councils import list_councils
from khenthuong_desktop.services.numbers.paper_numbers import OutsideNumber, enter_number
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.ui.main_window import MainWindow
from khenthuong_desktop.ui.pages.councils import council_dialog
from khenthuong_desktop.ui.pages.councils.council_dialog import CouncilDialog
from khenthuong_desktop.ui.pages.councils.meeting_dialog import MeetingDialog
from khenthuong_desktop.ui.pages.councils.page import CouncilsPage
from tests.gui.rounds_of_commune import CONTROL, YEAR, add_round, dialog


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


def test_a_council_s_decision_takes_a_number_that_is_gone_only_for_a_reason(
    page: CouncilsPage, qtbot: QtBot, commune: Database, library: Library, settled: Callable[[], None]
) -> None:
    enter_number(commune, library, OutsideNumber("QĐ-UBND", YEAR, "Giao dự toán", "15"))
    page.segments.choose(1)
    page._on_add()
    opened = dialog(qtbot)
    assert isinstance(opened, CouncilDialog)
    opened.members.set_rows([{"name": "Lê An", "role": CouncilRole.CHAIRMAN}])
    told = {"decision_number": "15 / qđ-ubnd", "decision_date": date(YEAR, 1, 20)}
    opened.form.fill({**opened.form.values(), **told})
    opened.save()
    assert "Số 15/QĐ-UBND đã cấp cho Giao dự toán." in opened.faults_banner.text
    assert list_councils(commune) == ()
    opened.form.fill({**opened.form.values(), "reason": "Cùng một quyết định"})
    opened.save()
    settled()
    assert list_councils(commune)[0].decision_number == "15/QĐ-UBND"


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
