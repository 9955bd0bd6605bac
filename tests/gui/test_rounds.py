"""A round step by step: nominees, words and evidence, the council, papers, the check, the packed dossier."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from khenthuong_desktop.domain.terms import EvidenceForm, Stage
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.capital_names import rewrite_names
from khenthuong_desktop.services.decisions import get_decision
from khenthuong_desktop.services.dossiers import export_dossier
from khenthuong_desktop.services.evidence import list_evidence
from khenthuong_desktop.services.papers import draft_papers, list_papers
from khenthuong_desktop.services.progress import STEPS
from khenthuong_desktop.services.round_papers import RoundPapers, set_round_papers
from khenthuong_desktop.services.rounds import drop_nominations, get_round, list_rounds
from khenthuong_desktop.services.units import list_signers
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import Meeting
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.main_window import MainWindow
from khenthuong_desktop.ui.pages.councils.page import CouncilsPage
from khenthuong_desktop.ui.pages.eligibility.cells import CHIPS
from khenthuong_desktop.ui.pages.rounds import evidence_dialog, file_step, stages
from khenthuong_desktop.ui.pages.rounds.add_nominees import AddNomineesDialog
from khenthuong_desktop.ui.pages.rounds.capital_names_dialog import CapitalNamesDialog
from khenthuong_desktop.ui.pages.rounds.decision_dialog import DecisionDialog
from khenthuong_desktop.ui.pages.rounds.export_dialog import ExportDialog
from khenthuong_desktop.ui.pages.rounds.file_step import FileStep
from khenthuong_desktop.ui.pages.rounds.new_round import EditRoundDialog
from khenthuong_desktop.ui.pages.rounds.nominee_dialog import NomineeDialog
from khenthuong_desktop.ui.pages.rounds.nominees_step import NomineesStep, verdict_of
from khenthuong_desktop.ui.pages.rounds.numbers_dialog import NumbersDialog
from khenthuong_desktop.ui.pages.rounds.page import RoundsPage
from khenthuong_desktop.ui.pages.rounds.result_step import ResultStep
from khenthuong_desktop.ui.pages.rounds.statement_step import StatementStep
from khenthuong_desktop.ui.signer_dialog import SignerDialog
from khenthuong_desktop.ui.widgets.form_dialog import FormDialog
from khenthuong_desktop.ui.widgets.notice_dialog import NoticeDialog
from tests.gui.rounds_of_commune import (
    CONTROL,
    YEAR,
    add_registrations,
    add_round,
    add_signer,
    choose,
    dialog,
    hold_meeting,
    look_at,
)
from tests.presence import there


@pytest.fixture
def settled(qtbot: QtBot, window: MainWindow) -> Callable[[], None]:
    """Wait until no job runs, every notice has reached its page and the window takes keys again."""

    def wait() -> None:
        qtbot.waitUntil(lambda: not window.jobs.busy)
        qtbot.wait(20)
        if QApplication.activeModalWidget() is None:
            window.activateWindow()
            qtbot.waitUntil(window.isActiveWindow)

    return wait


@pytest.fixture
def page(window: MainWindow, context: Context, commune: Database, qtbot: QtBot) -> RoundsPage:
    look_at(qtbot, window, context, "rounds")
    assert isinstance(window.page, RoundsPage)
    return window.page


@pytest.fixture
def key(page: RoundsPage, commune: Database, library: Library, settled: Callable[[], None]) -> str:
    """A round with two nominees, open on the page."""
    made = add_round(commune, library)
    page.show_key(made)
    settled()
    return made


def test_a_round_is_opened_by_name_and_shown_at_once(
    page: RoundsPage, qtbot: QtBot, commune: Database, settled: Callable[[], None]
) -> None:
    qtbot.keyClick(page, Qt.Key.Key_N, CONTROL)
    opened = dialog(qtbot)
    assert isinstance(opened, FormDialog)
    name = opened.form.editor("name")
    assert isinstance(name, QLineEdit)
    name.selectAll()
    qtbot.keyClicks(name, "Dot thang 12")
    qtbot.keyClick(opened, Qt.Key.Key_S, CONTROL)
    settled()
    assert [row.name for row in list_rounds(commune, YEAR)] == ["Dot thang 12"]
    assert page.showing_round
    assert isinstance(page.open_round.step, NomineesStep)
    qtbot.keyClick(page, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert not page.showing_round
    assert page.view.count == 1


def test_enter_opens_the_round_at_its_next_step(
    page: RoundsPage, qtbot: QtBot, commune: Database, library: Library, settled: Callable[[], None]
) -> None:
    key = add_round(commune, library)
    hold_meeting(commune, library, key)
    settled()
    page.view.table.selectRow(0)
    qtbot.keyClick(page.view.table, Qt.Key.Key_Return)
    settled()
    assert page.open_round.stepper.open_step == stages.STATEMENT


def test_a_step_whose_errors_stand_is_not_ticked(
    page: RoundsPage,
    qtbot: QtBot,
    commune: Database,
    context: Context,
    library: Library,
    settled: Callable[[], None],
) -> None:
    key = add_round(commune, library)
    hold_meeting(commune, library, key)
    page.show_key(key)
    qtbot.waitUntil(lambda: page.open_round.check is not None)
    settled()
    assert page.open_round.check is not None
    assert {problem.code for problem in page.open_round.check.errors} >= {"report_missing", "paper_missing"}
    assert stages.STATEMENT not in stages.numbered(page.open_round.progress.done)
    set_round_papers(commune, page.context.library, key, RoundPapers("12", date(YEAR, 12, 20)))
    settled()
    assert "Đã ký tờ trình" not in page.open_round.stepper.accessibleDescription()
    draft_papers(commune, context.folder, library, key, ["request_statement"])
    settled()
    assert "Đã ký tờ trình (còn lỗi)" in page.open_round.stepper.accessibleDescription()


def test_arrow_keys_walk_the_steps(page: RoundsPage, key: str, qtbot: QtBot) -> None:
    seen = {type(page.open_round.step)}
    for _ in range(6):
        qtbot.keyClick(page.open_round.stepper, Qt.Key.Key_Right)
        seen.add(type(page.open_round.step))
    assert page.open_round.stepper.open_step == stages.RESULT
    assert len(seen) == 6


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


def test_a_problem_leads_to_the_step_where_it_is_put_right(page: RoundsPage, key: str) -> None:
    targets: list[Any] = [problem.target for problem in page.open_round.problems.problems]
    codes = [target[0] for target in targets]
    assert {"meeting_missing", "report_missing", "achievement_missing"} <= set(codes)
    page.open_round.problems.open(codes.index("meeting_missing"))
    assert page.open_round.stepper.open_step == stages.COUNCIL
    page.open_round.problems.open(codes.index("achievement_missing"))
    step = page.open_round.step
    assert isinstance(step, FileStep)
    assert step.achievements.table.current_row is not None


def test_a_dossier_with_errors_is_packed_only_with_a_reason(
    page: RoundsPage, key: str, qtbot: QtBot, commune: Database, settled: Callable[[], None], tmp_path: Path,
    window: MainWindow,
) -> None:  # fmt: skip
    page.open_round.open_step(stages.PACKAGE)
    qtbot.keyClick(page, Qt.Key.Key_N, CONTROL)
    opened = dialog(qtbot)
    assert isinstance(opened, ExportDialog)
    target = tmp_path / "usb"
    opened.folder_edit.setText(str(target))
    opened.save()
    assert "Không thấy thư mục" in opened.faults_banner.text
    target.mkdir()
    opened.save()
    assert "cần ghi lý do" in opened.faults_banner.text
    qtbot.keyClicks(opened.reason_edit, "Nop dung han")
    qtbot.keyClick(opened, Qt.Key.Key_S, CONTROL)
    settled()
    assert len(list(target.glob("*.zip"))) == 1
    assert get_round(commune, key).stage is Stage.PACKAGED
    assert page.open_round.package.view.count == 1
    assert not window.messages.undo_button.isVisible()


def test_undoing_the_round_away_leads_back_to_the_list(
    page: RoundsPage, qtbot: QtBot, commune: Database, settled: Callable[[], None]
) -> None:
    page._on_new()
    opened = dialog(qtbot)
    assert isinstance(opened, FormDialog)
    opened.save()
    settled()
    assert page.showing_round
    qtbot.keyClick(page, Qt.Key.Key_Z, CONTROL)
    settled()
    assert not list_rounds(commune, YEAR)
    assert not page.showing_round


def test_recording_a_meeting_leads_to_the_council_page(
    page: RoundsPage, key: str, qtbot: QtBot, settled: Callable[[], None], window: MainWindow
) -> None:
    page.open_round.open_step(stages.COUNCIL)
    qtbot.keyClick(page, Qt.Key.Key_N, CONTROL)
    opened = dialog(qtbot)
    assert window.page is not None
    assert window.page.title == "Hội đồng"
    opened.reject()


@pytest.mark.parametrize("size", [(1024, 600), (1093, 614), (1366, 768)])
def test_nothing_is_cut_in_small_windows(
    page: RoundsPage, key: str, window: MainWindow, size: tuple[int, int], settled: Callable[[], None]
) -> None:
    window.resize(*size)
    settled()
    assert (window.width(), window.height()) == size
    for number in range(len(STEPS)):
        page.open_round.open_step(number)
        settled()
        assert (window.width(), window.height()) == size
        assert page.open_round.step.width() >= page.open_round.step.minimumSizeHint().width()
        assert page.open_round.height() >= page.open_round.minimumSizeHint().height()


def test_a_dossier_is_handed_in_returned_and_followed_by_a_supplement(
    page: RoundsPage,
    key: str,
    qtbot: QtBot,
    commune: Database,
    library: Library,
    context: Context,
    settled: Callable[[], None],
    tmp_path: Path,
) -> None:
    export_dossier(commune, context.folder, library, key, tmp_path, "Nộp đúng hạn")
    settled()
    page.open_round.open_step(stages.HANDED_IN)
    qtbot.keyClick(page, Qt.Key.Key_N, CONTROL)
    opened = dialog(qtbot)
    assert isinstance(opened, FormDialog)
    qtbot.keyClicks(opened.form.editor("receipt"), "25/BN")
    opened.save()
    settled()
    assert get_round(commune, key).stage is Stage.SUBMITTED
    qtbot.keyClick(page, Qt.Key.Key_N, CONTROL)
    opened = dialog(qtbot)
    assert isinstance(opened, FormDialog)
    qtbot.keyClicks(opened.form.editor("reason"), "Thieu ban sao")
    opened.save()
    settled()
    assert get_round(commune, key).stage is Stage.RETURNED
    page.open_round.open_step(stages.PACKAGE)
    qtbot.keyClick(page, Qt.Key.Key_N, CONTROL)
    packing = dialog(qtbot)
    assert packing.windowTitle() == "Đóng gói hồ sơ bổ sung"
    packing.reject()


def test_the_decision_is_recorded_put_right_and_taken_back(
    page: RoundsPage,
    key: str,
    qtbot: QtBot,
    commune: Database,
    library: Library,
    settled: Callable[[], None],
    window: MainWindow,
) -> None:
    add_signer(commune)
    page.open_round.open_step(stages.RESULT)
    assert page.open_round.step.offered == ()
    hold_meeting(commune, library, key)
    settled()
    qtbot.keyClick(page, Qt.Key.Key_N, CONTROL)
    opened = dialog(qtbot)
    assert isinstance(opened, DecisionDialog)
    assert opened.form.values()["decided_by"].startswith("Chủ tịch Ủy ban nhân dân xã")
    assert len(opened.picks.rows) == 2
    opened.save()
    assert opened.form.fault_of("number")
    opened.form.fill({**opened.form.values(), "number": "412/QĐ-UBND", "issued_on": date(YEAR, 12, 11)})
    opened.save()
    assert "trước ngày họp" in opened.faults_banner.text
    opened.form.fill({**opened.form.values(), "issued_on": date(YEAR, 12, 20)})
    opened.save()
    settled()
    assert "2 đề nghị được khen" in window.messages.text
    assert get_round(commune, key).stage is Stage.DECIDED
    qtbot.keyClick(page, Qt.Key.Key_F3)
    again = dialog(qtbot)
    assert isinstance(again, DecisionDialog)
    assert again.form.values()["number"] == "412/QĐ-UBND"
    again.picks.clear()
    assert "không được khen" in again.banner.text
    again.picks.pick({there(again.picks.view.model.row_at(0)).id})
    again.save()
    settled()
    decision = get_decision(commune, key)
    assert decision is not None
    assert (len(decision.awarded), len(decision.not_awarded)) == (1, 1)
    step = page.open_round.step
    assert isinstance(step, ResultStep)
    assert "Không được khen" in step.view.model.as_text(range(2), range(5))
    for _ in range(2):
        page.context.undo()
        settled()
    assert get_decision(commune, key) is None
    assert get_round(commune, key).stage is Stage.COUNCIL_MET


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


def test_f3_on_the_list_says_otherwise_what_the_round_is(
    page: RoundsPage, qtbot: QtBot, commune: Database, library: Library, settled: Callable[[], None]
) -> None:
    key = add_round(commune, library)
    settled()
    page.view.table.selectRow(0)
    qtbot.keyClick(page.view.table, Qt.Key.Key_F3)
    opened = dialog(qtbot)
    assert isinstance(opened, EditRoundDialog)
    opened.form.fill({**opened.form.values(), "name": "Đợt tháng 12", "due_on": date(YEAR, 12, 31)})
    opened.save()
    settled()
    found = get_round(commune, key)
    assert (found.name, found.due_on) == ("Đợt tháng 12", date(YEAR, 12, 31))
    qtbot.keyClick(page, Qt.Key.Key_Z, CONTROL)
    settled()
    assert get_round(commune, key).name == "Tổng kết công tác năm"
