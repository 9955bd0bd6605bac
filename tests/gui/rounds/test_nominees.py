"""Who is proposed: taken from registrations, picked by hand, described, with evidence, confirmed complete."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from khenthuong_desktop.domain.terms import EvidenceForm, Stage
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.award_rounds.capital_names import rewrite_names
from khenthuong_desktop.services.award_rounds.evidence import list_evidence
from khenthuong_desktop.services.award_rounds.rounds import drop_nominations, get_round
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.main_window import MainWindow
from khenthuong_desktop.ui.pages.eligibility.cells import CHIPS
from khenthuong_desktop.ui.pages.rounds import evidence_dialog, file_step, stages
from khenthuong_desktop.ui.pages.rounds.add_nominees import AddNomineesDialog
from khenthuong_desktop.ui.pages.rounds.capital_names_dialog import CapitalNamesDialog
from khenthuong_desktop.ui.pages.rounds.file_step import FileStep
from khenthuong_desktop.ui.pages.rounds.nominee_dialog import NomineeDialog
from khenthuong_desktop.ui.pages.rounds.nominees_step import NomineesStep, verdict_of
from khenthuong_desktop.ui.pages.rounds.page import RoundsPage
from khenthuong_desktop.ui.widgets.notice_dialog import NoticeDialog
from tests.gui.rounds_of_commune import (
    CONTROL,
    add_registrations,
    choose,
    dialog,
    hold_meeting,
)


def test_registrations_become_nominations_with_a_verdict(
    page: RoundsPage, key: str, commune: Database, settled: Callable[[], None], window: MainWindow
) -> None:
    add_registrations(commune, codes=("CB002", "CB005", "CB008"))
    page.open_round.open_step(stages.NOMINEES)
    step = page.open_round.step
    assert isinstance(step, NomineesStep)
    step._on_take_registered()
    settled()
    found = get_round(commune, key)
    assert len(found.nominations) > 2
    assert all(row.verdict for row in found.nominations)
    assert step.view.count == len(found.nominations)
    assert "đăng ký vào đợt" in window.messages.text
    told = QApplication.activeModalWidget()
    if "/" in window.messages.text:
        assert isinstance(told, NoticeDialog)
        assert len(told.details.splitlines()) == 1
        told.accept()


def test_achievements_are_typed_one_nominee_after_the_other(
    page: RoundsPage, key: str, qtbot: QtBot, commune: Database, settled: Callable[[], None]
) -> None:
    page.open_round.open_step(stages.PAPERS_OF_NOMINEES)
    step = page.open_round.step
    assert isinstance(step, FileStep)
    step.achievements.table.selectRow(0)
    step._on_describe()
    opened = dialog(qtbot)
    assert isinstance(opened, NomineeDialog)
    first = opened.windowTitle()
    summary = opened.form.editor("achievement")
    assert isinstance(summary, QPlainTextEdit)
    summary.setPlainText("Ý một")
    qtbot.keyClick(opened, Qt.Key.Key_PageDown, CONTROL)
    second = dialog(qtbot)
    assert isinstance(second, NomineeDialog)
    assert second.windowTitle() != first
    settled()
    assert [row.achievement for row in get_round(commune, key).nominations].count("Ý một") == 1
    next(found for found in second.findChildren(QPushButton) if found.text() == "Người trước").click()
    again = dialog(qtbot)
    assert again.windowTitle() == first
    assert isinstance(again, NomineeDialog)
    assert again.form.values()["achievement"] == "Ý một"
    again.reject()


def test_adding_after_the_council_met_is_asked_first(
    page: RoundsPage, key: str, commune: Database, library: Library, settled: Callable[[], None]
) -> None:
    hold_meeting(commune, library, key)
    settled()
    page.open_round.open_step(stages.NOMINEES)
    step = page.open_round.step
    assert isinstance(step, NomineesStep)
    step._on_add()
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    assert "phiếu" in box.text()
    box.button(QMessageBox.StandardButton.Cancel).click()
    assert not isinstance(QApplication.activeModalWidget(), AddNomineesDialog)
    step._on_add()
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    box.buttons()[0].click()
    opened = QApplication.activeModalWidget()
    assert isinstance(opened, AddNomineesDialog)
    opened.reject()


def test_nominees_are_picked_by_hand_and_dropped_by_a_key(
    page: RoundsPage, key: str, qtbot: QtBot, commune: Database, settled: Callable[[], None]
) -> None:
    page.open_round.open_step(stages.NOMINEES)
    qtbot.keyClick(page, Qt.Key.Key_N, CONTROL)
    opened = dialog(qtbot)
    assert isinstance(opened, AddNomineesDialog)
    choose(opened.form.editor("award"), "Lao động tiên tiến")
    assert opened.picks.view.count == 22
    qtbot.keyClicks(opened.picks.view.search_edit, "CB010")
    qtbot.waitUntil(lambda: opened.picks.view.count == 1)
    opened.picks.view.table.selectRow(0)
    qtbot.keyClick(opened.picks.view.table, Qt.Key.Key_Space)
    qtbot.keyClick(opened, Qt.Key.Key_S, CONTROL)
    settled()
    assert {row.code for row in get_round(commune, key).nominations} == {"CB001", "CB004", "CB010"}
    step = page.open_round.step
    assert isinstance(step, NomineesStep)
    step.view.table.selectAll()
    qtbot.keyClick(step.view.table, Qt.Key.Key_Delete)
    settled()
    assert not get_round(commune, key).nominations


def test_a_name_in_capitals_is_written_anew_only_after_a_look(
    page: RoundsPage, key: str, qtbot: QtBot, commune: Database, settled: Callable[[], None]
) -> None:
    page.open_round.open_step(stages.NOMINEES)
    assert "Viết lại tên in hoa" not in [action.text for action in page.open_round.offered]
    nominee = get_round(commune, key).nominations[0]
    rewrite_names(commune, {(nominee.subject_kind, nominee.subject_id): nominee.name.upper()})
    settled()
    next(action for action in page.open_round.offered if action.text == "Viết lại tên in hoa").run()
    asked = dialog(qtbot)
    assert isinstance(asked, CapitalNamesDialog)
    assert get_round(commune, key).nominations[0].name.isupper()
    asked.save()
    settled()
    assert get_round(commune, key).nominations[0].name == nominee.name


def test_who_meets_the_standard_is_offered_first(
    page: RoundsPage, key: str, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    page.open_round.open_step(stages.NOMINEES)
    qtbot.keyClick(page, Qt.Key.Key_N, CONTROL)
    opened = dialog(qtbot)
    assert isinstance(opened, AddNomineesDialog)
    choose(opened.form.editor("award"), "Chiến sĩ thi đua cơ sở")
    settled()
    rows = [opened.picks.view.model.row_at(number) for number in range(opened.picks.view.count)]
    standings = [row.result.standing for row in rows if row is not None and row.result is not None]
    assert len(standings) == len(rows)
    assert standings == sorted(standings, key=lambda standing: standing.rank)
    assert len(set(standings)) > 1
    first, last = rows[0], rows[-1]
    assert first is not None and last is not None
    assert first.chip == CHIPS[standings[0]]
    assert last.sentence
    opened.reject()


def test_words_about_a_nominee_are_kept(
    page: RoundsPage, key: str, qtbot: QtBot, commune: Database, settled: Callable[[], None]
) -> None:
    page.open_round.open_step(stages.PAPERS_OF_NOMINEES)
    step = page.open_round.step
    assert isinstance(step, FileStep)
    step.achievements.table.selectRow(0)
    qtbot.keyClick(page, Qt.Key.Key_F3)
    opened = dialog(qtbot)
    assert isinstance(opened, NomineeDialog)
    summary, results = opened.form.editor("achievement"), opened.form.editor("results")
    assert isinstance(summary, QPlainTextEdit)
    assert isinstance(results, QPlainTextEdit)
    summary.setPlainText("Hoàn thành xuất sắc nhiệm vụ")
    results.setPlainText("Ý một\nÝ hai")
    opened.save()
    settled()
    row = step.achievements.table.current_row
    assert row is not None
    kept = next(one for one in get_round(commune, key).nominations if one.id == row.id)
    assert kept.achievement == "Hoàn thành xuất sắc nhiệm vụ"
    assert kept.report == {"results": "Ý một\nÝ hai"}


def test_evidence_is_copied_named_and_taken_off(
    page: RoundsPage,
    key: str,
    qtbot: QtBot,
    commune: Database,
    context: Context,
    settled: Callable[[], None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    source = tmp_path / "quyet-dinh.pdf"
    source.write_bytes(b"%PDF-1.4 a proof")
    monkeypatch.setattr(file_step, "choose_file", lambda _parent: source)
    page.open_round.open_step(stages.PAPERS_OF_NOMINEES)
    step = page.open_round.step
    assert isinstance(step, FileStep)
    step.achievements.table.selectRow(1)
    qtbot.keyClick(page, Qt.Key.Key_N, CONTROL)
    opened = dialog(qtbot)
    assert isinstance(opened, evidence_dialog.EvidenceDialog)
    choose(opened.form.editor("form"), "Bản gốc")
    opened.save()
    settled()
    proof = list_evidence(commune, key)[0]
    assert (proof.name, proof.form) == ("quyet-dinh", EvidenceForm.ORIGINAL)
    assert (context.folder.attachments / proof.path).read_bytes() == source.read_bytes()
    assert step.achievements.table.current_row is not None
    assert proof.nomination_id == step.achievements.table.current_row.id
    step.segments.choose(1)
    step.evidence.table.selectRow(0)
    qtbot.keyClick(step.evidence.table, Qt.Key.Key_Delete)
    settled()
    assert not list_evidence(commune, key)


def test_the_nominees_are_confirmed_complete_when_nothing_is_missing(
    page: RoundsPage, key: str, qtbot: QtBot, commune: Database, settled: Callable[[], None], window: MainWindow
) -> None:
    page.open_round.open_step(stages.PAPERS_OF_NOMINEES)
    step = page.open_round.step
    assert isinstance(step, FileStep)
    step._on_confirm()
    told = dialog(qtbot)
    assert get_round(commune, key).stage is Stage.DRAFT
    told.reject()
    failing = tuple(row.id for row in get_round(commune, key).nominations if verdict_of(row) != "eligible")
    assert len(failing) == 1
    drop_nominations(commune, failing)
    settled()
    step._on_confirm()
    asked = dialog(qtbot)
    assert isinstance(asked, QMessageBox)
    assert "Chưa ghi cuộc họp Hội đồng" in asked.text()
    asked.reject()
    settled()
    assert get_round(commune, key).stage is Stage.DRAFT
    step._on_confirm()
    asked = dialog(qtbot)
    assert isinstance(asked, QMessageBox)
    next(one for one in asked.buttons() if one.text() == "Xác nhận đủ hồ sơ").click()
    settled()
    assert get_round(commune, key).stage is Stage.COMPLETE
    assert "đủ hồ sơ" in window.messages.text
    assert not any(action.text == "Xác nhận đủ hồ sơ" for action in step.offered)
    page.close_round()
    page.show_key(key)
    assert page.open_round.stepper.open_step == stages.COUNCIL
