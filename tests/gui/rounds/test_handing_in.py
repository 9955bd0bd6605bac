"""The dossier is checked, packed and handed in; the decision is recorded."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from khenthuong_desktop.domain.terms import Stage
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.award_rounds.rounds import get_round
from khenthuong_desktop.services.dossier.dossiers import export_dossier
from khenthuong_desktop.services.numbers.paper_numbers import OutsideNumber, enter_number
from khenthuong_desktop.services.outcome.decisions import get_decision
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.main_window import MainWindow
from khenthuong_desktop.ui.pages.rounds import stages
from khenthuong_desktop.ui.pages.rounds.decision_dialog import DecisionDialog
from khenthuong_desktop.ui.pages.rounds.export_dialog import ExportDialog
from khenthuong_desktop.ui.pages.rounds.file_step import FileStep
from khenthuong_desktop.ui.pages.rounds.page import RoundsPage
from khenthuong_desktop.ui.pages.rounds.result_step import ResultStep
from khenthuong_desktop.ui.widgets.form_dialog import FormDialog
from tests.gui.rounds_of_commune import (
    CONTROL,
    YEAR,
    add_signer,
    dialog,
    hold_meeting,
)
from tests.presence import there


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


def test_packing_again_tells_which_package_must_not_go_out(
    page: RoundsPage, key: str, qtbot: QtBot, context: Context, settled: Callable[[], None], tmp_path: Path
) -> None:
    made = export_dossier(context.db, context.folder, context.library, key, tmp_path, with_errors="thử")
    settled()
    page.open_round.open_step(stages.PACKAGE)
    qtbot.keyClick(page, Qt.Key.Key_N, CONTROL)
    opened = dialog(qtbot)
    assert isinstance(opened, ExportDialog)
    assert opened.earlier_banner.text.startswith(f"Gói mới thay gói {made.path.name} đóng ngày ")
    assert opened.earlier_banner.text.endswith("Không nộp gói cũ nữa.")
    opened.reject()


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
    enter_number(commune, page.context.library, OutsideNumber("QĐ-UBND", YEAR, "Giao dự toán", "412"))
    opened.form.fill({**opened.form.values(), "issued_on": date(YEAR, 12, 20)})
    opened.save()
    assert "Số 412/QĐ-UBND đã cấp cho Giao dự toán." in opened.faults_banner.text
    opened.form.fill({**opened.form.values(), "reason": "Sổ văn thư ghi nhầm"})
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
