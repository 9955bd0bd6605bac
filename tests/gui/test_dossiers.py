"""Dossiers made, and the verdict on any dossier file."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.dossier.dossiers import export_dossier, list_dossiers
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.main_window import MainWindow
from khenthuong_desktop.ui.pages.dossiers.form_check_dialog import FormCheckDialog
from khenthuong_desktop.ui.pages.dossiers.page import DossiersPage
from khenthuong_desktop.ui.pages.dossiers.verify_dialog import VerifyDialog
from khenthuong_desktop.ui.widgets.notice_dialog import NoticeDialog
from tests.gui.rounds_of_commune import add_round, dialog, look_at
from tests.unit.documents.foreign_documents import Plan

REASON = "Nộp đúng hạn, bổ sung sau"


@pytest.fixture
def page(window: MainWindow, context: Context, commune: Database, qtbot: QtBot) -> DossiersPage:
    look_at(qtbot, window, context, "dossiers")
    assert isinstance(window.page, DossiersPage)
    return window.page


@pytest.fixture
def packed(page: DossiersPage, context: Context, library: Library, settled: Callable[[], None], tmp_path: Path) -> Path:
    """A dossier that was packed in spite of errors."""
    key = add_round(context.db, library)
    out = tmp_path / "out"
    out.mkdir()
    made = export_dossier(context.db, context.folder, library, key, out, REASON)
    settled()
    return made.path


def test_a_packed_dossier_is_listed_with_its_seal_and_reason(page: DossiersPage, packed: Path) -> None:
    assert page.view.count == 1
    page.view.table.selectRow(0)
    row = page.view.table.current_row
    assert row is not None
    assert row.file_name == packed.name
    assert row.errors_reason == REASON
    page._on_copy()
    assert QGuiApplication.clipboard().text() == list_dossiers(page.context.db)[0].fingerprint


def test_a_dossier_leads_to_its_round(page: DossiersPage, packed: Path, window: MainWindow) -> None:
    page.view.table.selectRow(0)
    page._on_round()
    assert window.page is not None
    assert window.page.title == "Đợt đề nghị"


def test_a_file_as_it_was_packed_is_called_whole(
    page: DossiersPage, packed: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(packed), ""))
    page._on_verify()
    opened = dialog(qtbot)
    assert isinstance(opened, VerifyDialog)
    assert opened.banner.text.startswith("Nguyên vẹn")
    assert not opened.problems.problems
    opened.accept()


def test_a_changed_file_is_named(page: DossiersPage, packed: Path, qtbot: QtBot) -> None:
    content = bytearray(packed.read_bytes())
    content[len(content) // 2] ^= 1
    broken = packed.with_name("hong.zip")
    broken.write_bytes(content)
    page.take_files([broken])
    opened = dialog(qtbot)
    assert isinstance(opened, VerifyDialog)
    assert opened.banner.text.startswith("Không dùng được")
    assert opened.problems.problems
    opened.accept()


def test_a_dossier_dropped_anywhere_leads_here_and_is_checked(
    page: DossiersPage, packed: Path, qtbot: QtBot, window: MainWindow
) -> None:
    window.go("people")
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(packed)), QUrl.fromLocalFile(str(packed.with_suffix(".txt")))])
    where, buttons = QPoint(40, 40), Qt.MouseButton.LeftButton
    plain, copying = Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction
    window.dropEvent(QDropEvent(where, copying, files, buttons, plain))
    opened = dialog(qtbot)
    assert isinstance(opened, VerifyDialog)
    assert window.page is page
    assert opened.banner.text.startswith("Nguyên vẹn")
    opened.accept()


def test_a_list_dropped_on_the_dossiers_goes_to_the_people(
    page: DossiersPage, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "danh-sach.csv"
    path.write_text("Mã số,Họ và tên\nM1,Lê Văn A\n", "utf-8-sig")
    window.take_files([path])
    opened = dialog(qtbot)
    assert window.page is not None
    assert window.page.title == "Nhân sự, tập thể, hộ"
    opened.reject()


def test_a_file_that_is_no_dossier_is_explained(page: DossiersPage, qtbot: QtBot, tmp_path: Path) -> None:
    stranger = tmp_path / "la.zip"
    stranger.write_bytes(b"not a zip at all")
    page.verify_file(stranger)
    opened = dialog(qtbot)
    assert isinstance(opened, NoticeDialog)
    assert "la.zip" in opened.text
    opened.accept()


def test_a_paper_made_elsewhere_is_checked_and_every_fault_told_with_its_mending(
    page: DossiersPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    faulty = Plan(fonts="none", line_share=2).write(tmp_path / "ke-hoach.docx")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_args: ([str(faulty)], ""))
    page._on_check_form()
    opened = dialog(qtbot)
    assert isinstance(opened, FormCheckDialog)
    assert "cần sửa trước khi trình ký" in opened.banner.text
    assert len(opened.problems.problems) == 4  # fonts, and three lines too long
    assert all("Cách sửa: " in problem.place for problem in opened.problems.problems)
    opened._on_copy()
    assert "đường kẻ dài" in QGuiApplication.clipboard().text()
    Plan().write(faulty)
    opened._on_again()
    qtbot.waitUntil(lambda: not opened.problems.problems)
    assert opened.banner.text.endswith("không có chỗ nào sai.")
    assert not opened.export_button.isEnabled()
    opened.accept()


def test_a_paper_dropped_on_the_window_is_checked_for_its_form(
    page: DossiersPage, qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    window.go("people")
    window.take_files([Plan(fonts="wps").write(tmp_path / "ke-hoach.docx")])
    opened = dialog(qtbot)
    assert isinstance(opened, FormCheckDialog)
    assert window.page is page
    assert opened.banner.text.endswith("Chỉ có chỗ nên xem lại.")
    opened.accept()


def test_several_papers_are_shown_worst_first_told_a_kind_and_exported(
    page: DossiersPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    right, wrong, torn = (tmp_path / f"{name}.docx" for name in ("dung", "sai", "hong"))
    Plan().write(right)
    Plan(line_share=2).write(wrong)
    torn.write_bytes(b"hello")
    page.take_files([right, wrong, torn])
    opened = dialog(qtbot)
    assert isinstance(opened, FormCheckDialog)
    names = [opened.file_combo.itemText(place) for place in range(3)]
    assert names == ["hong.docx – không đọc được", "sai.docx – 3 lỗi", "dung.docx – đúng"]
    assert "hong.docx" in opened.banner.text
    opened.file_combo.setCurrentIndex(1)
    assert len(opened.problems.problems) == 3
    opened.kind_combo.choose("QUYẾT ĐỊNH")
    qtbot.waitUntil(lambda: len(opened.problems.problems) > 3)
    assert opened.current.told_kind == "QUYẾT ĐỊNH"
    target = tmp_path / "the-thuc.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
    opened.export()
    qtbot.waitUntil(target.is_file)
    opened.accept()


def test_an_empty_list_offers_the_rounds_and_the_check(page: DossiersPage) -> None:
    assert page.view.count == 0
    assert not page.details.isVisibleTo(page)
