"""A clerk drafts papers, edits one in Word, goes back, drafts again, edits with the program closed; nothing is lost."""

from pathlib import Path

import pytest
from docx import Document
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from khenthuong_desktop.app import Program
from khenthuong_desktop.paths import DataFolder
from khenthuong_desktop.ui.pages.papers.page import PapersPage
from tests.journeys import small_year as told
from tests.journeys import window
from tests.journeys.clerk import CONTROL, Clerk, Key
from tests.journeys.command_line import CommandLine

LIST = "Danh sách trích ngang"


def save_in_word(path: Path, text: str) -> bytes:
    """As Word saves: the text under another name first, which then becomes the paper's."""
    lock = path.with_name(f"~${path.name[2:]}")
    lock.write_bytes(b"Nguyen Van A")
    document = Document(str(path))
    document.add_paragraph(text)
    document.save(str(path.with_name("~WRD0002.tmp")))
    path.with_name("~WRD0002.tmp").replace(path)
    lock.unlink()
    return path.read_bytes()


def test_no_hand_s_work_is_lost_in_a_paper_s_life(
    qapp: QApplication,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    folder = DataFolder(tmp_path / "Dữ liệu")
    clerk = start(qapp, qtbot, folder, monkeypatch)
    path = draft(clerk, tmp_path)
    made = path.read_bytes()
    first = save_in_word(path, "Một câu viết tay.")
    clerk.reads("Đã giữ bản sửa lúc")
    clerk.click("Xem")
    clerk.settle()
    page = clerk.page
    assert isinstance(page, PapersPage)
    assert page.details.versions.isVisible() and page.details.heading == LIST
    clerk.click("Dùng lại bản này")
    clerk.reads("Đã dùng lại bản")
    assert path.read_bytes() == made
    clerk.press(Key.Key_Z, CONTROL)
    clerk.reads("Đã hoàn tác: dùng lại bản cũ của văn bản")
    assert path.read_bytes() == first
    clerk.select(LIST)
    clerk.choose_other("Soạn lại")
    dialog = clerk.dialog("Văn bản đã sửa trong Word")
    clerk.click("Lấy bản soạn lại (bản đang có vào các bản đã giữ, lấy lại lúc nào cũng được)")
    clerk.save(dialog)
    clerk.reads("nằm trong các bản đã giữ")
    assert path.read_bytes() == made
    stop(clerk)
    second = save_in_word(path, "Viết lúc chương trình đóng.")
    clerk = start(qapp, qtbot, folder, monkeypatch)
    clerk.choose(clerk.window.navigation.year_button, f"Năm {told.YEAR}")
    clerk.reads("Đã giữ bản sửa lúc")
    stop(clerk)
    assert {made, first, second} <= {kept.read_bytes() for kept in path.parent.glob("phien-ban/*")}
    assert CommandLine(folder.root, capsys).run("doctor")["healthy"]


def start(qapp: QApplication, qtbot: QtBot, folder: DataFolder, monkeypatch: pytest.MonkeyPatch) -> Clerk:
    return Clerk(qtbot, Program(qapp, folder, now=told.clock), monkeypatch)


def stop(clerk: Clerk) -> None:
    clerk.window.close()
    clerk.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def draft(clerk: Clerk, scratch: Path) -> Path:
    """Everything up to the first papers of the round; gives where the list lies."""
    window.name_the_unit(clerk)
    window.take_in(clerk, window.fill_the_standard_workbook(clerk, scratch))
    window.add_the_signer(clerk)
    window.turn_to_the_year(clerk)
    window.open_the_round(clerk)
    window.nominate_the_registered(clerk)
    window.step_to(clerk, "Đã ký tờ trình")
    window.draft_the_papers(clerk)
    context = clerk.window.context
    assert context is not None
    [path] = context.folder.documents.glob("*/*DS*.docx")
    return path
