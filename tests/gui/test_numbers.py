"""Sổ số: series with what is given, reserved and free; numbers given to papers and other work; undo."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox
from pytestqt.qtbot import QtBot

from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.award_rounds.rounds import get_round
from khenthuong_desktop.services.drafting.papers import draft_papers
from khenthuong_desktop.services.numbers.given_numbers import Given
from khenthuong_desktop.services.numbers.paper_numbers import OutsideNumber, enter_number, give_numbers
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.main_window import MainWindow
from khenthuong_desktop.ui.pages.papers.number_dialogs import NumberingWaysDialog, OutsideNumberDialog
from khenthuong_desktop.ui.pages.papers.number_lines import NumberLine
from khenthuong_desktop.ui.pages.papers.page import PapersPage
from khenthuong_desktop.ui.pages.papers.round_number_dialog import RoundNumberDialog
from khenthuong_desktop.ui.pages.rounds.numbers_dialog import NumbersDialog
from khenthuong_desktop.ui.pages.rounds.page import RoundsPage
from khenthuong_desktop.ui.pages.rounds.statement_step import StatementStep
from khenthuong_desktop.ui.paper_number_dialog import PaperNumberDialog
from khenthuong_desktop.ui.widgets.date_edit import DateEdit
from tests.gui.rounds_of_commune import CONTROL, YEAR, add_round, add_signer, dialog, hold_meeting, look_at
from tests.gui.test_papers import act

OTHER = "Thông báo lịch tiếp dân"


@pytest.fixture
def page(
    window: MainWindow, context: Context, commune: Database, library: Library, qtbot: QtBot, settled: Callable[[], None]
) -> PapersPage:
    """The page with a notice and minutes drafted; 5/TB-UBND is given to other work."""
    key = add_round(commune, library)
    add_signer(commune)
    hold_meeting(commune, library, key)
    draft_papers(commune, context.folder, library, key, ["public_notice", "minutes", "summary_list"])
    give_numbers(commune, library, key, {("minutes", ""): Given("3", date(YEAR, 12, 12))})
    enter_number(commune, library, OutsideNumber("TB-UBND", YEAR, OTHER, "5", date(YEAR, 12, 1)))
    look_at(qtbot, window, context, "papers")
    settled()
    assert isinstance(window.page, PapersPage)
    return window.page


def select(page: PapersPage, kind: str) -> None:
    rows = [page.view.model.row_at(number) for number in range(page.view.count)]
    page.view.table.selectRow(next(n for n, row in enumerate(rows) if row is not None and row.kind == kind))


def lines(page: PapersPage, series: str) -> dict[str, str]:
    """Numbers of a series as the register shows them, with their chips."""
    view = page.numbers.view
    rows = [view.model.row_at(number) for number in range(view.count)]
    return {row.number: row.chip.text for row in rows if row is not None and series in row.series}


def pick(page: PapersPage, wanted: Callable[[NumberLine], bool]) -> None:
    view = page.numbers.view
    rows = [view.model.row_at(number) for number in range(view.count)]
    view.table.selectRow(next(n for n, row in enumerate(rows) if row is not None and wanted(row)))


def press(window: MainWindow, qtbot: QtBot, key: Qt.Key) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, key)


def test_a_paper_gets_the_next_number_with_its_day_and_undo_takes_it_back(
    page: PapersPage, window: MainWindow, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    select(page, "public_notice")
    act(page, "Cấp số")
    asked = dialog(qtbot)
    assert isinstance(asked, PaperNumberDialog)
    qtbot.mouseClick(asked.take_button, Qt.MouseButton.LeftButton)
    assert asked.form.values()["paper_number"] == "6"
    day = asked.form.editor("paper_day")
    assert isinstance(day, DateEdit)
    qtbot.keyClicks(day, f"15/12/{YEAR}")
    qtbot.keyClick(asked, Qt.Key.Key_S, CONTROL)
    settled()
    assert window.messages.text.startswith("Đã cấp số 6 cho Thông báo công khai")
    page.segments.choose(1)
    assert lines(page, "TB-UBND") == {"5": "Đã cấp", "6": "Đã cấp", "07": "Số tiếp theo"}
    page.context.undo()
    settled()
    assert lines(page, "TB-UBND") == {"5": "Đã cấp", "06": "Số tiếp theo"}


def test_another_paper_s_number_is_refused_at_its_field_until_there_is_a_reason(
    page: PapersPage, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    select(page, "public_notice")
    act(page, "Cấp số")
    asked = dialog(qtbot)
    assert isinstance(asked, PaperNumberDialog)
    qtbot.keyClicks(asked.form.editor("paper_number"), "05")
    asked.save()
    assert asked.form.fault_of("paper_number").startswith(f"Số 5/TB-UBND đã cấp cho {OTHER} (ngày 01/12/{YEAR}).")
    qtbot.keyClicks(asked.form.editor("reason"), "Danh lai so")
    asked.save()
    settled()
    assert page.numbers_banner.text.startswith("TB-UBND: số 5 ghi cho nhiều văn bản.")
    assert "Trùng số" in lines(page, "TB-UBND").values()


def test_minutes_ask_for_no_day_and_a_list_has_no_number(page: PapersPage, window: MainWindow, qtbot: QtBot) -> None:
    select(page, "minutes")
    act(page, "Cấp số")
    asked = dialog(qtbot)
    assert isinstance(asked, PaperNumberDialog)
    assert set(asked.form.values()) == {"minutes_number", "reserved", "reason"}
    asked.reject()
    select(page, "summary_list")
    act(page, "Cấp số")
    assert "không có số" in window.messages.text


def test_a_number_is_kept_free_for_a_paper_and_not_given_away(
    page: PapersPage, window: MainWindow, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    select(page, "public_notice")
    act(page, "Cấp số")
    asked = dialog(qtbot)
    assert isinstance(asked, PaperNumberDialog)
    keep = asked.form.editor("reserved")
    assert isinstance(keep, QCheckBox)
    keep.setChecked(True)
    asked.save()
    settled()
    assert window.messages.text.startswith("Đã giữ số 6 cho")
    page.segments.choose(1)
    assert lines(page, "TB-UBND")["6"] == "Giữ chỗ"
    pick(page, lambda line: line.number == "6" and "TB" in line.symbol)
    act(page, "Cấp số")
    assert window.messages.text.startswith("Số này giữ cho Thông báo công khai danh sách đề nghị")
    act(page, "Bỏ số")
    settled()
    assert "6" not in lines(page, "TB-UBND")


def test_numbers_of_other_work_are_reserved_given_and_taken_back_by_keys(
    page: PapersPage, window: MainWindow, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    page.segments.choose(1)
    pick(page, lambda line: line.symbol == "KH-UBND")
    qtbot.keyClick(window, Qt.Key.Key_N, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    asked = dialog(qtbot)
    assert isinstance(asked, OutsideNumberDialog)
    assert asked.form.values()["paper_symbol"] == "KH-UBND"
    qtbot.keyClicks(asked.form.editor("paper_subject"), "Ke hoach tiep dan")
    qtbot.keyClick(asked, Qt.Key.Key_S, CONTROL)
    settled()
    pick(page, lambda line: line.entry is not None and line.entry.holder == "Ke hoach tiep dan")
    press(window, qtbot, Qt.Key.Key_F2)
    asked = dialog(qtbot)
    assert isinstance(asked, OutsideNumberDialog)
    assert (asked.form.values()["paper_number"], asked.form.values()["paper_subject"]) == ("01", "Ke hoach tiep dan")
    asked.save()
    settled()
    assert lines(page, "KH-UBND") == {"01": "Đã cấp", "02": "Số tiếp theo"}
    pick(page, lambda line: line.symbol == "KH-UBND" and line.number == "01")
    press(window, qtbot, Qt.Key.Key_Delete)
    settled()
    assert lines(page, "KH-UBND") == {"01": "Số tiếp theo"}
    pick(page, lambda line: line.symbol == "KH-UBND")
    act(page, "Bỏ số")
    assert window.messages.text == "Số này chưa cấp, chưa giữ cho văn bản nào."


def choose(asked: RoundNumberDialog, name: str, value: str) -> None:
    box = asked.form.editor(name)
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(box.findData(value))


def test_a_number_is_kept_for_a_round_s_paper_before_it_is_drafted(
    page: PapersPage, window: MainWindow, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    page.segments.choose(1)
    act(page, "Giữ số cho đợt")
    asked = dialog(qtbot)
    assert isinstance(asked, RoundNumberDialog)
    asked.save()
    assert asked.form.fault_of("kind") == "Cần có văn bản"
    choose(asked, "kind", "invitation")
    assert asked.offer_label.text() == "Số tiếp theo: 1/GM-HĐTĐKT"
    assert not asked.form.editor("about").isEnabled()
    day = asked.form.editor("paper_day")
    qtbot.keyClicks(day, f"8/12/{YEAR}")
    qtbot.keyClick(asked, Qt.Key.Key_S, CONTROL)
    settled()
    assert window.messages.text == "Đã giữ số 1 cho Giấy mời họp Hội đồng"
    pick(page, lambda line: line.symbol == "GM-HĐTĐKT" and line.entry is not None)
    line = page.numbers.view.table.current_row
    assert line is not None
    assert (line.chip.text, line.entry and line.entry.day) == ("Giữ chỗ", date(YEAR, 12, 8))
    page.context.undo()
    settled()
    assert lines(page, "GM-HĐTĐKT") == {"01": "Số tiếp theo"}


def test_of_a_kind_with_several_papers_its_own_name_is_asked_and_faults_stand_at_their_fields(
    page: PapersPage, window: MainWindow, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    page.segments.choose(1)
    act(page, "Giữ số cho đợt")
    asked = dialog(qtbot)
    assert isinstance(asked, RoundNumberDialog)
    choose(asked, "kind", "launch_plan")
    asked.save()
    assert asked.form.fault_of("about")
    qtbot.keyClicks(asked.form.editor("about"), "Ngay vi nguoi ngheo")
    asked.save()
    settled()
    assert window.messages.text.endswith("Ngay vi nguoi ngheo")
    act(page, "Giữ số cho đợt")
    asked = dialog(qtbot)
    assert isinstance(asked, RoundNumberDialog)
    choose(asked, "kind", "vote_count_minutes")
    qtbot.keyClicks(asked.form.editor("paper_number"), "3")
    asked.save()
    assert asked.form.fault_of("paper_number").startswith("Số 3/BB-HĐTĐKT đã cấp cho Biên bản họp")
    qtbot.keyClicks(asked.form.editor("reason"), "Danh lai so")
    asked.save()
    settled()
    assert window.messages.text == "Đã giữ số 3 cho Biên bản kiểm phiếu"


def test_kinds_share_a_series_when_the_unit_says_so(
    page: PapersPage, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    page.segments.choose(1)
    act(page, "Cách đánh số")
    asked = dialog(qtbot)
    assert isinstance(asked, NumberingWaysDialog)
    unit = asked.form.editor("unit")
    assert isinstance(unit, QComboBox)
    unit.setCurrentIndex(2)
    asked.save()
    settled()
    common = lines(page, "Các loại văn bản (UBND)")
    assert (common["5"], common["16"]) == ("Đã cấp", "Số tiếp theo")
    assert "TB-UBND" not in " ".join(page.numbers.view.model.as_text(range(page.numbers.view.count), [0]).split())
    page.numbers.view.set_filter("series", "Các loại văn bản (UBND)")
    assert page.numbers.view.count == len(lines(page, "Các loại văn bản (UBND)"))


def test_the_round_s_dialog_shows_the_next_numbers_and_refuses_what_is_taken(
    page: PapersPage, commune: Database, context: Context, qtbot: QtBot
) -> None:
    row = page.view.model.row_at(0)
    assert row is not None
    asked = NumbersDialog(context, get_round(commune, row.round_id), page)
    asked.open()
    hint = asked.form.editor("vote_minutes_number").accessibleDescription()
    assert hint == "Số tiếp theo: 4/BB-HĐTĐKT"
    qtbot.keyClicks(asked.form.editor("vote_minutes_number"), "3")
    asked.save()
    assert asked.form.fault_of("vote_minutes_number").startswith("Số 3/BB-HĐTĐKT đã cấp cho Biên bản họp")
    asked.form.fill(get_round(commune, row.round_id))
    asked.reject()


def test_a_paper_gets_its_number_in_its_round_too(
    page: PapersPage, window: MainWindow, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    select(page, "public_notice")
    act(page, "Đến đợt này")
    settled()
    assert isinstance(window.page, RoundsPage)
    step = window.page.open_round.step
    assert isinstance(step, StatementStep)
    rows = [step.view.model.row_at(number) for number in range(step.view.count)]
    step.view.table.selectRow(next(n for n, row in enumerate(rows) if row is not None and row.kind == "public_notice"))
    next(action for action in step.offered if action.text == "Cấp số").run()
    asked = dialog(qtbot)
    assert isinstance(asked, PaperNumberDialog)
    qtbot.keyClicks(asked.form.editor("paper_number"), "7a")
    asked.save()
    settled()
    assert step.view.table.current_row is not None
    assert window.messages.text.startswith("Đã cấp số 7a cho Thông báo công khai")
