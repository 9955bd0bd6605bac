"""Lists on paper: everything the list shows, on as many pages as it takes, with its heading on each."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPageLayout
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.registers.people import PersonDetail, list_people, save_person
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.main_window import MainWindow
from khenthuong_desktop.ui.page import Page
from khenthuong_desktop.ui.pages.people.page import PeoplePage
from khenthuong_desktop.ui.pages.rounds.page import RoundsPage
from khenthuong_desktop.ui.printed_list import PrintedColumn, PrintedList, write_pdf
from khenthuong_desktop.ui.widgets.notice_dialog import NoticeDialog
from khenthuong_desktop.ui.widgets.print_dialog import PrintDialog
from tests.gui.rounds_of_commune import CONTROL, add_round, dialog, look_at

NAME = "Đặng Thị Hoà Ưỡn Ễnh"


def printed(rows: int = 3, columns: int = 3, long: bool = False) -> PrintedList:
    headings = [f"Cột {number}" for number in range(columns)]
    text = "Hoàn thành xuất sắc nhiệm vụ được giao trong năm, được tập thể ghi nhận" if long else "Chữ ngắn"
    return PrintedList(
        "Danh sách thử",
        "Ủy ban nhân dân xã Hòa An",
        ("Năm 2025", "Tìm: “hoa”"),
        (PrintedColumn("TT", numeric=True), *(PrintedColumn(heading) for heading in headings)),
        tuple((str(row + 1), *[NAME, *[text] * columns][:columns]) for row in range(rows)),
        f"Tổng cộng: {rows} dòng",
        "In ngày 22/11/2026",
    )


def text_of(path: Path) -> list[str]:
    """The words of each page."""
    program = shutil.which("pdftotext")
    if program is None:
        pytest.skip("pdftotext is not installed: the words of a printed page were not read back")
    done = subprocess.run([program, "-layout", str(path), "-"], capture_output=True, check=True)
    return done.stdout.decode("utf-8").split("\f")[:-1]


def pages_in(path: Path) -> int:
    return path.read_bytes().count(b"/Type /Page\n")


@pytest.fixture
def page(window: MainWindow, context: Context, commune: Database, qtbot: QtBot) -> PeoplePage:
    look_at(qtbot, window, context, "people")
    assert isinstance(window.page, PeoplePage)
    return window.page


def opened_by_keys(page: Page, qtbot: QtBot) -> PrintDialog:
    qtbot.keyClick(page, Qt.Key.Key_P, CONTROL)
    found = dialog(qtbot)
    assert isinstance(found, PrintDialog)
    return found


def test_a_list_that_fits_is_one_page_with_title_unit_notes_total_and_number(tmp_path: Path) -> None:
    path = tmp_path / "một.pdf"
    assert write_pdf(printed(), str(path)) == pages_in(path) == 1
    [words] = text_of(path)
    for told in ("Ủy ban nhân dân xã Hòa An", "Danh sách thử", "Năm 2025 · Tìm: “hoa”", NAME, "Tổng cộng: 3 dòng"):
        assert told in words
    assert "Trang 1/1" in words


def test_a_long_list_repeats_its_heading_and_keeps_every_row(tmp_path: Path) -> None:
    path = tmp_path / "dài.pdf"
    count = write_pdf(printed(rows=130), str(path))
    pages = text_of(path)
    assert len(pages) == count == 4
    for number, words in enumerate(pages, 1):
        assert "Cột 0" in words
        assert f"Trang {number}/4" in words
        assert ("Danh sách thử" in words) == (number == 1)
        assert ("Tổng cộng" in words) == (number == 4)
    lines = [line.split()[0] for words in pages for line in words.splitlines() if NAME in line]
    assert lines == [str(number) for number in range(1, 131)]


@pytest.mark.parametrize("rows", range(28, 48))
def test_the_total_never_falls_off_the_page(tmp_path: Path, rows: int) -> None:
    path = tmp_path / "vừa.pdf"
    write_pdf(printed(rows), str(path))
    pages = text_of(path)
    assert f"Tổng cộng: {rows} dòng" in pages[-1]
    assert sum(words.count(NAME) for words in pages) == rows


def test_a_wide_list_is_printed_across_and_long_texts_are_broken_not_cut(tmp_path: Path) -> None:
    wide = printed(columns=6, long=True)
    assert wide.layout().orientation() is QPageLayout.Orientation.Landscape
    assert printed().layout().orientation() is QPageLayout.Orientation.Portrait
    path = tmp_path / "rộng.pdf"
    write_pdf(wide, str(path))
    [words] = text_of(path)
    assert words.split().count("xuất") == 3 * 5
    assert words.split().count("nhận") == 3 * 5


def test_an_empty_list_still_has_its_heading(tmp_path: Path) -> None:
    path = tmp_path / "trống.pdf"
    assert write_pdf(printed(rows=0), str(path)) == 1
    assert "Cột 0" in text_of(path)[0]


def test_ctrl_p_shows_all_rows_and_saves_them_as_pdf(
    page: PeoplePage,
    qtbot: QtBot,
    commune: Database,
    settled: Callable[[], None],
    window: MainWindow,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for number in range(250):  # more than the pages that a list keeps in memory show at once
        save_person(commune, PersonDetail(f"X{number:03d}", f"Lê Văn Ước {number:03d}"))
    settled()
    opened = opened_by_keys(page, qtbot)
    qtbot.waitUntil(lambda: opened.pages > 3)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(tmp_path / "danh sách"), ""))
    opened.save_pdf()
    settled()
    assert "danh sách.pdf" in window.messages.text
    words = "".join(text_of(tmp_path / "danh sách.pdf"))
    assert "Nhân sự, tập thể, hộ – Cá nhân" in words
    assert words.count("Lê Văn Ước") == 250
    assert f"Tổng cộng: {list_people(commune).total} người" in words


def test_what_is_searched_ordered_and_hidden_is_printed_so(page: PeoplePage) -> None:
    view = page.shown.view
    view._on_searched("cb001")
    view.table.horizontalHeader().setSectionHidden(0, True)
    view.model.sort(1, Qt.SortOrder.DescendingOrder)
    made = page._printed(view)
    assert made.notes[0] == "Tìm: “cb001”"
    assert made.notes[1].startswith("Xếp theo: ")
    assert made.notes[1].endswith("giảm dần")
    assert made.columns[0].heading == "TT"
    assert view.model.columns[0].heading not in [column.heading for column in made.columns]
    assert len(made.rows) == view.count == 1


def test_the_paper_can_be_turned(page: PeoplePage, qtbot: QtBot) -> None:
    opened = opened_by_keys(page, qtbot)
    opened.orientation.choose(1)
    assert opened.printer.pageLayout().orientation() is QPageLayout.Orientation.Landscape
    opened.orientation.choose(0)
    assert opened.printer.pageLayout().orientation() is QPageLayout.Orientation.Portrait
    opened.reject()


def test_without_a_printer_it_is_said_what_to_do(
    page: PeoplePage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: [])
    opened = opened_by_keys(page, qtbot)
    opened.print_out()
    told = dialog(qtbot)
    assert isinstance(told, NoticeDialog)
    assert "PDF" in told.text
    told.reject()
    opened.reject()


def test_every_list_in_a_round_is_printed_under_its_own_name(
    window: MainWindow,
    context: Context,
    commune: Database,
    library: Library,
    qtbot: QtBot,
    settled: Callable[[], None],
) -> None:
    look_at(qtbot, window, context, "rounds")
    page = window.page
    assert isinstance(page, RoundsPage)
    page.show_key(add_round(commune, library))
    settled()
    page.open_round.open_step(0)
    opened = opened_by_keys(page, qtbot)
    assert opened.windowTitle() == "Xem trước khi in"
    assert page.heading == "Đợt D01/2025: Tổng kết công tác năm – danh sách đề nghị"
    opened.reject()


def test_a_page_without_a_list_says_so(window: MainWindow, context: Context, commune: Database, qtbot: QtBot) -> None:
    look_at(qtbot, window, context, "overview")
    assert window.page is not None
    window.page.print_list()
    assert "để in" in window.messages.text


@pytest.mark.parametrize("name", ["people", "registrations", "eligibility", "rounds", "councils", "dossiers"])
def test_every_list_page_offers_printing(
    window: MainWindow, context: Context, commune: Database, qtbot: QtBot, name: str
) -> None:
    look_at(qtbot, window, context, name)
    assert window.page is not None
    offered = [action for action in window.page._menu.actions() if action.text() == "In danh sách"]
    assert [action.shortcut().toString() for action in offered] == ["Ctrl+P"]
