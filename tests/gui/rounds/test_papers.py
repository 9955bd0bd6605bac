"""The papers of a round and the council that they need."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from khenthuong_desktop.domain.terms import Stage
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.award_rounds.rounds import get_round
from khenthuong_desktop.services.drafting.papers import list_papers
from khenthuong_desktop.services.units import list_signers
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import Meeting, Paper
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.main_window import MainWindow
from khenthuong_desktop.ui.pages.councils.page import CouncilsPage
from khenthuong_desktop.ui.pages.rounds import stages
from khenthuong_desktop.ui.pages.rounds.numbers_dialog import NumbersDialog
from khenthuong_desktop.ui.pages.rounds.page import RoundsPage
from khenthuong_desktop.ui.pages.rounds.statement_step import StatementStep
from khenthuong_desktop.ui.signer_dialog import SignerDialog
from khenthuong_desktop.ui.widgets.form_dialog import FormDialog
from tests.gui.rounds_of_commune import (
    CONTROL,
    add_signer,
    dialog,
    hold_meeting,
)


def test_a_signer_is_added_where_one_is_chosen(
    page: RoundsPage, key: str, qtbot: QtBot, commune: Database, settled: Callable[[], None]
) -> None:
    page.open_round.open_step(stages.STATEMENT)
    step = page.open_round.step
    assert isinstance(step, StatementStep)
    step._on_numbers()
    numbers = dialog(qtbot)
    assert isinstance(numbers, NumbersDialog)
    qtbot.keyClicks(numbers.form.editor("statement_number"), "12")
    numbers.add_button.click()
    signer = dialog(qtbot)
    assert isinstance(signer, SignerDialog)
    qtbot.keyClicks(signer.form.editor("name"), "Le Na")
    signer.save()
    settled()
    [kept] = list_signers(commune)
    assert numbers.form.values()["signer_id"] == kept.id
    assert numbers.form.values()["statement_number"] == "12"
    numbers.save()
    settled()
    found = get_round(commune, key)
    assert (found.signer_id, found.statement_number) == (kept.id, "12")


def test_papers_are_drafted_and_opened_in_word(
    page: RoundsPage,
    key: str,
    qtbot: QtBot,
    commune: Database,
    library: Library,
    context: Context,
    settled: Callable[[], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened_files: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened_files.append(QUrl(url).toLocalFile()))
    add_signer(commune)
    hold_meeting(commune, library, key)
    page.open_round.open_step(stages.STATEMENT)
    step = page.open_round.step
    assert isinstance(step, StatementStep)
    step._on_numbers()
    numbers = dialog(qtbot)
    assert isinstance(numbers, FormDialog)
    number, day = numbers.form.editor("statement_number"), numbers.form.editor("statement_on")
    qtbot.keyClicks(number, "12")
    qtbot.keyClicks(day, "14/12/25")
    numbers.save()
    settled()
    assert get_round(commune, key).stage is Stage.STATEMENT_SIGNED
    qtbot.keyClick(page, Qt.Key.Key_N, CONTROL)
    settled()
    papers = list_papers(commune, context.folder, key)
    assert len(papers) == step.view.count > 4
    assert "12/TTr-HĐTĐKT" in step.view.model.as_text(range(step.view.count), range(2))
    with commune.write("draft_papers") as session:
        session.query(Paper).filter_by(kind="request_statement").one().signer_name = "Trần Thị Phó"
    settled()
    assert "Người ký: Trần Thị Phó, " in step._others_label.text()
    step.view.table.selectRow(0)
    qtbot.keyClick(step.view.table, Qt.Key.Key_Return)
    assert [Path(path) for path in opened_files] == [papers[0].path]


def test_papers_left_out_for_want_of_a_secretary_are_named_and_lead_to_the_council(
    page: RoundsPage,
    key: str,
    qtbot: QtBot,
    window: MainWindow,
    commune: Database,
    library: Library,
    settled: Callable[[], None],
) -> None:
    add_signer(commune)
    hold_meeting(commune, library, key)
    with commune.write("record_meeting") as session:
        for meeting in session.query(Meeting).all():
            meeting.secretary_name = ""
    settled()
    page.open_round.open_step(stages.STATEMENT)
    step = page.open_round.step
    assert isinstance(step, StatementStep)
    step._on_draft()
    settled()
    assert step.view.count > 2
    asked = dialog(qtbot)
    assert isinstance(asked, QMessageBox)
    assert "Biên bản" in asked.text()
    next(one for one in asked.buttons() if one.text() == "Đến trang Hội đồng").click()
    assert isinstance(window.page, CouncilsPage)


def test_recording_a_meeting_leads_to_the_council_page(
    page: RoundsPage, key: str, qtbot: QtBot, settled: Callable[[], None], window: MainWindow
) -> None:
    page.open_round.open_step(stages.COUNCIL)
    qtbot.keyClick(page, Qt.Key.Key_N, CONTROL)
    opened = dialog(qtbot)
    assert window.page is not None
    assert window.page.title == "Hội đồng"
    opened.reject()
