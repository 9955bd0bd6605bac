"""Proposals and decisions dropped on the window: the rounds that they could be for are offered at once."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from khenthuong_desktop.domain.terms import Stage
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.award_rounds.rounds import get_round, list_rounds, open_round
from khenthuong_desktop.services.imports import RowStatus
from khenthuong_desktop.services.registers.people import list_people
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import AwardRound
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.list_preview.import_dialog import ImportDialog
from khenthuong_desktop.ui.main_window import MainWindow
from khenthuong_desktop.ui.new_round import NewRoundDialog
from khenthuong_desktop.ui.pages.rounds.page import RoundsPage
from tests.gui.rounds_of_commune import YEAR, add_round, add_signer, hold_meeting
from tests.patience import opened
from tests.presence import there

Dropped = Callable[..., ImportDialog]
ATTACHED = f"(Kèm theo Quyết định số 77/QĐ-UBND ngày 20/12/{YEAR} của Chủ tịch UBND tỉnh)"


@pytest.fixture
def dropped(window: MainWindow, context: Context, commune: Database, tmp_path: Path, qtbot: QtBot) -> Dropped:
    def drop(*rows: list[Any]) -> ImportDialog:
        book = Workbook()
        for row in rows:
            book.worksheets[0].append(row)
        book.save(tmp_path / "ds.xlsx")
        window.attach(context, "overview")
        window.activateWindow()
        window.take_files([tmp_path / "ds.xlsx"])
        return opened(ImportDialog, qtbot)

    return drop


def proposals(db: Database) -> list[list[Any]]:
    people = list_people(db).rows[:2]
    head = ["STT", "Họ và tên", "Đơn vị", "Danh hiệu đề nghị"]
    return [["DANH SÁCH ĐỀ NGHỊ"], head, *([n, one.name, one.collective, "LĐTT"] for n, one in enumerate(people, 1))]


def test_proposals_go_into_the_round_that_the_clerk_chooses(
    dropped: Dropped, commune: Database, window: MainWindow, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    key = open_round(commune, "Tổng kết công tác năm", YEAR, date(YEAR, 12, 10))
    dialog = dropped(*proposals(commune))
    offer = dialog.round_offer
    assert offer.isVisible() and not dialog.take_button.isEnabled()
    assert "hãy chọn đợt" in dialog._why_label.text()
    assert offer.box.itemText(1) == f"{YEAR}/D01 · Tổng kết công tác năm (0 đề nghị)"
    offer.box.setFocus()
    qtbot.keyClick(offer.box, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: dialog.take_button.isEnabled())
    assert dialog.round_offer.box.currentData() == key
    dialog.take_button.click()
    settled()
    assert window.messages.text == f"Đã nhận danh sách: 2 dòng mới, vào đợt {YEAR}/D01"
    assert len(get_round(commune, key).nominations) == 2


def test_a_round_is_opened_for_proposals_and_chosen_at_once(
    dropped: Dropped, commune: Database, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    dialog = dropped(*proposals(commune))
    assert dialog.round_offer.box.count() == 1
    dialog.round_offer.new_button.click()
    opened(NewRoundDialog, qtbot).save()
    qtbot.waitUntil(lambda: dialog.take_button.isEnabled())
    dialog.take_button.click()
    settled()
    (made,) = list_rounds(commune)
    assert made.nominations == 2


@pytest.mark.parametrize("years", ["2025-2026", "2025 – 2026"])
def test_a_round_for_a_list_of_a_school_year_is_called_after_it(
    dropped: Dropped, commune: Database, qtbot: QtBot, years: str
) -> None:
    (_, *rest) = proposals(commune)
    dialog = dropped([f"DANH SÁCH ĐỀ NGHỊ NĂM HỌC {years}"], *rest)
    dialog.round_offer.new_button.click()
    form = opened(NewRoundDialog, qtbot)
    assert form.form.values()["name"] == "Tổng kết năm học 2025-2026"
    form.reject()
    dialog.reject()


def test_a_round_can_be_unchosen(dropped: Dropped, commune: Database, qtbot: QtBot) -> None:
    open_round(commune, "Tổng kết", YEAR, date(YEAR, 12, 10))
    dialog = dropped(*proposals(commune))
    for place in (1, 0):
        dialog.round_offer.box.setCurrentIndex(place)
        dialog.round_offer.box.activated.emit(place)
        wanted = dialog.round_offer.box.itemData(place)
        qtbot.waitUntil(partial(_is_for, dialog, wanted))
        assert dialog.take_button.isEnabled() is (wanted is not None)
    dialog.reject()


def _is_for(dialog: ImportDialog, round_id: str | None) -> bool:
    return dialog.preview.said.aim.round == round_id


def test_votes_dropped_on_the_window_are_for_a_round_that_has_met(
    dropped: Dropped, commune: Database, library: Library, qtbot: QtBot
) -> None:
    met, open_ = add_round(commune, library), add_round(commune, library)
    hold_meeting(commune, library, met)
    one = get_round(commune, met).nominations[0]
    dialog = dropped(["KẾT QUẢ BỎ PHIẾU"], ["STT", "Họ và tên", "Đồng ý", "Không đồng ý"], [1, one.name, 5, 0])
    offer = dialog.round_offer
    assert "Kết quả bỏ phiếu (1 dòng)" in offer.box.accessibleName() and not offer.new_button.isVisible()
    for key, code in ((open_, "votes_without_meeting"), (met, None)):
        place = offer.box.findData(key)
        offer.box.setCurrentIndex(place)
        offer.box.activated.emit(place)
        qtbot.waitUntil(partial(_is_for, dialog, key))
        offer = dialog.round_offer
        errors = [problem.code for problem in dialog.preview.problems if problem.severity == "error"]
        assert errors == ([code] if code else [])
    dialog.reject()


def test_rounds_that_were_handed_in_take_no_proposals(dropped: Dropped, commune: Database) -> None:
    key = open_round(commune, "Đã nộp", YEAR, date(YEAR, 12, 10))
    with commune.write("test") as session:
        row = session.get(AwardRound, key)
        assert row is not None
        row.stage = Stage.SUBMITTED
    dialog = dropped(*proposals(commune))
    assert dialog.round_offer.isVisible() and dialog.round_offer.box.count() == 1
    dialog.reject()


def test_a_decision_is_asked_for_the_round_it_is_about(
    dropped: Dropped, commune: Database, library: Library, qtbot: QtBot
) -> None:
    add_signer(commune)
    key = add_round(commune, library)
    hold_meeting(commune, library, key)
    open_round(commune, "Chưa họp", YEAR, date(YEAR, 12, 10))
    name = get_round(commune, key).nominations[0].name
    dialog = dropped(["KHEN THƯỞNG"], [ATTACHED], ["TT", "Họ và tên", "Danh hiệu"], [1, name, "LĐTT"])
    box = dialog.round_offer.box
    assert [box.itemData(place) for place in range(box.count())] == [None, key]
    assert dialog.round_offer.new_button.isHidden()
    box.setCurrentIndex(1)
    box.activated.emit(1)
    qtbot.waitUntil(lambda: dialog.preview.said.aim.round == key)
    assert {outcome.round_id for outcome in dialog.preview.plan.outcomes} == {key}
    assert [outcome.result for outcome in dialog.preview.plan.outcomes] == ["awarded", "not_awarded"]
    dialog.round_offer.wait_check.click()
    qtbot.waitUntil(lambda: dialog.preview.said.aim.absent_wait)
    assert [outcome.result for outcome in dialog.preview.plan.outcomes] == ["awarded", "waiting"]
    assert dialog.round_offer.wait_check.isChecked()
    dialog.reject()


def test_lists_dropped_on_an_open_round_are_for_it_and_leave_it_in_sight(
    window: MainWindow,
    context: Context,
    commune: Database,
    tmp_path: Path,
    qtbot: QtBot,
    settled: Callable[[], None],
) -> None:
    open_round(commune, "Đợt một", YEAR, date(YEAR, 12, 10))
    key = open_round(commune, "Đợt hai", YEAR, date(YEAR, 12, 10))
    window.attach(context, "rounds")
    window.activateWindow()
    window.go("rounds", key)
    book = Workbook()
    for row in proposals(commune):
        book.worksheets[0].append(row)
    book.save(tmp_path / "ds.xlsx")
    window.take_files([tmp_path / "ds.xlsx"])
    dialog = opened(ImportDialog, qtbot)
    assert dialog.round_offer.box.currentData() == key
    dialog.take_button.click()
    settled()
    assert isinstance(window.page, RoundsPage) and window.page.showing_round
    assert len(get_round(commune, key).nominations) == 2
    people = tmp_path / "người.csv"
    people.write_text("Họ và tên,Ngày sinh\nLê Thị Mận,1/2/1985\n", "utf-8-sig")
    window.take_files([people])
    dialog = opened(ImportDialog, qtbot)
    assert dialog.preview.said.aim.round is None and dialog.take_button.isEnabled()
    dialog.reject()
    assert window.page.showing_round


def test_lists_of_people_are_for_no_round(dropped: Dropped, commune: Database) -> None:
    open_round(commune, "Tổng kết", YEAR, date(YEAR, 12, 10))
    dialog = dropped(["STT", "Họ và tên", "Ngày sinh"], [1, "Lê Thị Mận", "1/2/1985"])
    assert not dialog.round_offer.isVisible()
    dialog.reject()


def test_what_proposals_change_of_somebody_on_file_is_seen_before_they_are_taken(
    dropped: Dropped, commune: Database, qtbot: QtBot
) -> None:
    open_round(commune, "Tổng kết công tác năm", YEAR, date(YEAR, 12, 10))
    one, other = list_people(commune).rows[:2]
    head = ["STT", "Họ và tên", "Đơn vị", "Chức vụ", "Danh hiệu đề nghị"]
    told = [
        [1, one.name, one.collective, "Cố vấn cao cấp", "LĐTT"],
        [2, other.name, other.collective, other.job_title, "LĐTT"],
    ]
    dialog = dropped(["DANH SÁCH ĐỀ NGHỊ"], head, *told)
    dialog.round_offer.box.setFocus()
    qtbot.keyClick(dialog.round_offer.box, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: dialog.preview.said.aim.round is not None)
    panel = dialog.sheets.panels[0]
    assert panel.view.show_key("3") and there(panel.view.model.row_at(0)).status is RowStatus.CHANGED
    assert panel.details.isVisible() and panel.details.words == f"Chức vụ: {one.job_title} → Cố vấn cao cấp"
    dialog.reject()
