"""Lists in Excel: what the table shows, with real numbers and days, in a file that the clerk chose."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.award_rounds.rounds import RoundNote, change_round
from khenthuong_desktop.services.registers.people import PersonDetail, list_people, save_person
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.list_preview.import_dialog import ImportDialog
from khenthuong_desktop.ui.main_window import MainWindow
from khenthuong_desktop.ui.pages.people.page import PeoplePage
from khenthuong_desktop.ui.pages.rounds.page import RoundsPage
from tests.gui.rounds_of_commune import CONTROL, LAW_ON, add_registrations, add_round, dialog, look_at


@pytest.fixture
def target(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the clerk saves; the ending is left to the program."""
    path = tmp_path / "danh sách"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(path), ""))
    return path.with_suffix(".xlsx")


@pytest.fixture
def saved(
    window: MainWindow, commune: Database, qtbot: QtBot, settled: Callable[[], None], target: Path
) -> Callable[[], Worksheet]:
    """Presses the keys on the page in sight and gives the sheet that came of it."""

    def save() -> Worksheet:
        qtbot.keyClick(window.page, Qt.Key.Key_E, CONTROL)
        settled()
        assert target.name in window.messages.text
        return load_workbook(target).worksheets[0]

    return save


def rows_of(sheet: Worksheet) -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = list(sheet.iter_rows(values_only=True))
    return rows[next(number for number, row in enumerate(rows) if row[0] == "TT") :]


def test_ctrl_e_writes_all_rows_with_real_days(
    window: MainWindow, context: Context, commune: Database, qtbot: QtBot, saved: Callable[[], Worksheet]
) -> None:
    for number in range(250):  # more than the pages that a list keeps in memory
        detail = PersonDetail(f"X{number:03d}", f"=Ước {number:03d}", birth_date="1980-05-12" if number % 2 else "1980")
        save_person(commune, detail)
    look_at(qtbot, window, context, "people")
    sheet = saved()
    heading, *rows, closing = rows_of(sheet)
    total = list_people(commune).total
    assert len(rows) == total and closing[0] == f"Tổng cộng: {total} người"
    assert [row[0] for row in rows] == list(range(1, total + 1))
    of = {str(row[heading.index("Mã số")]): row for row in rows}
    born = heading.index("Ngày sinh")
    assert str(of["X001"][born]).startswith("1980-05-12")
    assert of["X000"][born] == "1980"
    assert "=Ước 000" in of["X000"]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "d"}
    assert sheet.cell(2, 1).value == "Nhân sự, tập thể, hộ – Cá nhân"


def test_what_is_searched_ordered_and_hidden_is_written_so(
    window: MainWindow, context: Context, commune: Database, qtbot: QtBot, saved: Callable[[], Worksheet]
) -> None:
    look_at(qtbot, window, context, "people")
    assert isinstance(window.page, PeoplePage)
    view = window.page.shown.view
    view._on_searched("cb001")
    view.table.horizontalHeader().setSectionHidden(0, True)
    view.model.sort(1, Qt.SortOrder.DescendingOrder)
    sheet = saved()
    heading, row, _ = rows_of(sheet)
    assert heading == ("TT", *(view.model.columns[number].heading for number in view.table.shown_columns))
    assert str(sheet.cell(3, 1).value).startswith("Tìm: “cb001” · Xếp theo: ")
    assert row[0] == 1


def test_numbers_of_a_list_are_numbers(
    window: MainWindow,
    context: Context,
    commune: Database,
    library: Library,
    qtbot: QtBot,
    saved: Callable[[], Worksheet],
) -> None:
    key = add_round(commune, library)
    change_round(commune, key, RoundNote("Tổng kết", LAW_ON, date(2025, 12, 20)))
    look_at(qtbot, window, context, "rounds")
    heading, row, _ = rows_of(saved())
    assert row[heading.index("Đề nghị")] == 2
    assert str(row[heading.index("Hạn nộp")]).startswith("2025-12-20")


def test_a_page_without_a_list_says_so(window: MainWindow, context: Context, commune: Database, qtbot: QtBot) -> None:
    look_at(qtbot, window, context, "overview")
    assert window.page is not None
    window.page.save_list()
    assert "để xuất" in window.messages.text


@pytest.mark.parametrize("name", ["people", "registrations", "eligibility", "rounds", "councils", "dossiers"])
def test_every_list_page_offers_excel(
    window: MainWindow, context: Context, commune: Database, qtbot: QtBot, name: str
) -> None:
    look_at(qtbot, window, context, name)
    assert window.page is not None
    offered = [action for action in window.page._menu.actions() if action.text() == "Xuất Excel"]
    assert [action.shortcut().toString() for action in offered] == ["Ctrl+E"]


def test_the_faults_of_a_list_are_saved_for_its_sender_from_the_preview(
    window: MainWindow,
    context: Context,
    commune: Database,
    qtbot: QtBot,
    settled: Callable[[], None],
    target: Path,
    tmp_path: Path,
) -> None:
    look_at(qtbot, window, context, "people")
    sent = tmp_path / "gửi.csv"
    sent.write_text("Mã số,Họ và tên,Ngày sinh\nM1,Lê Thị Mận,31/02/1985\n", "utf-8")
    window.take_files([sent])
    shown = dialog(qtbot)
    assert isinstance(shown, ImportDialog)
    assert shown.faults_button.isVisible()
    shown.faults_button.click()
    qtbot.waitUntil(lambda: "chỗ cần sửa" in window.messages.text)
    assert load_workbook(target).sheetnames == ["Lỗi cần sửa", "gửi"]
    assert shown.isVisible()
    shown.reject()


def test_a_list_without_faults_or_pasted_has_nothing_to_send_back(
    window: MainWindow, context: Context, commune: Database, qtbot: QtBot, tmp_path: Path
) -> None:
    look_at(qtbot, window, context, "people")
    assert isinstance(window.page, PeoplePage)
    window.page._importing.take_text("Mã số\tHọ và tên\tNgày sinh\nM1\tLê Thị Mận\t31/02/1985")
    shown = dialog(qtbot)
    assert isinstance(shown, ImportDialog)
    assert shown.preview.problems and not shown.faults_button.isVisible()
    shown.reject()


def act(window: MainWindow, words: str) -> None:
    """Choose an entry of the page's menu."""
    assert window.page is not None
    next(action for action in window.page._menu.actions() if action.text() == words).trigger()


def test_official_lists_are_saved_where_one_looks_for_them(
    window: MainWindow,
    context: Context,
    commune: Database,
    library: Library,
    qtbot: QtBot,
    settled: Callable[[], None],
    target: Path,
) -> None:
    add_registrations(commune)
    key = add_round(commune, library)
    look_at(qtbot, window, context, "registrations")
    act(window, "Bản đăng ký thi đua (Excel)")
    settled()
    assert load_workbook(target).sheetnames == ["Đăng ký"]
    look_at(qtbot, window, context, "rounds")
    act(window, "Sổ khen thưởng năm (Excel)")
    settled()
    assert load_workbook(target).sheetnames == ["Sổ khen thưởng"]
    assert isinstance(window.page, RoundsPage)
    window.page.show_key(key)
    settled()
    for words, sheet in (("Danh sách trích ngang", "Trích ngang"), ("Bảng tổng hợp đề nghị", "Tổng hợp")):
        act(window, f"{words} (Excel)")
        settled()
        assert load_workbook(target).sheetnames == [sheet]
        assert target.name in window.messages.text


def test_thinking_better_of_it_writes_nothing(
    window: MainWindow, context: Context, commune: Database, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: ("", ""))
    look_at(qtbot, window, context, "registrations")
    before = window.messages.text
    act(window, "Bản đăng ký thi đua (Excel)")
    act(window, "Xuất Excel")
    assert not window.jobs.holding
    assert window.messages.text in (before, "Không có danh sách nào trên trang này để xuất.")


def test_the_unit_goes_into_the_workbook_whole(
    window: MainWindow,
    context: Context,
    commune: Database,
    qtbot: QtBot,
    settled: Callable[[], None],
    target: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(target), ""))
    look_at(qtbot, window, context, "people")
    act(window, "Tải file đã điền dữ liệu")
    settled()
    assert target.name in window.messages.text
    assert load_workbook(target)["Nhân sự"].max_row == list_people(commune).total + 1
