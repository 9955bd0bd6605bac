"""Whatever clerks drop on the window: several lists, a folder of them, papers, scans; what is not taken is told."""

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from khenthuong_desktop.services.registers.people import list_people
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.list_preview.import_dialog import ImportDialog
from khenthuong_desktop.ui.main_window import MainWindow
from khenthuong_desktop.ui.pages.dossiers.form_check_dialog import FormCheckDialog
from tests.gui.rounds_of_commune import dialog, look_at

Drop = Callable[..., bool]
HOW = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)


@pytest.fixture
def drop(window: MainWindow, context: Context, db: Database, qtbot: QtBot, settled: Callable[[], None]) -> Drop:
    """Drags files over the window and lets them go; whether the window took the drop."""
    look_at(qtbot, window, context, "people")

    def let_go(*paths: Path) -> bool:
        files = QMimeData()
        files.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        over = QDragEnterEvent(QPoint(40, 40), Qt.DropAction.CopyAction, files, *HOW)
        over.ignore()
        window.dragEnterEvent(over)
        if over.isAccepted():
            window.dropEvent(QDropEvent(QPointF(40, 40), Qt.DropAction.CopyAction, files, *HOW))
            settled()
        return over.isAccepted()

    return let_go


def a_list(path: Path, *names: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    book = Workbook()
    for row in (["TT", "Họ và tên", "Ngày sinh"], *([str(n), name, "1980"] for n, name in enumerate(names, 1))):
        book.worksheets[0].append(row)
    book.save(path)
    return path


def take_in(qtbot: QtBot, settled: Callable[[], None]) -> None:
    shown = dialog(qtbot)
    assert isinstance(shown, ImportDialog)
    shown.take_button.click()
    settled()


def names(db: Database) -> set[str]:
    return {row.name for row in list_people(db).rows}


def test_several_lists_are_taken_as_one(
    drop: Drop, db: Database, tmp_path: Path, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    assert drop(a_list(tmp_path / "a.xlsx", "Lê Thị Mận"), a_list(tmp_path / "b.xlsx", "Bùi Văn Tám"))
    take_in(qtbot, settled)
    assert {"Lê Thị Mận", "Bùi Văn Tám"} <= names(db)


def test_a_folder_of_lists_is_taken_without_what_is_none(
    drop: Drop, db: Database, window: MainWindow, tmp_path: Path, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    folder = tmp_path / "các xã gửi"
    a_list(folder / "a.xlsx", "Lê Thị Mận")
    a_list(folder / "b.xlsx", "Bùi Văn Tám")
    (folder / "~$b.xlsx").write_bytes(b"\0" * 165)
    (folder / "anh.jpg").write_bytes(b"\xff\xd8\xff")
    assert drop(folder)
    take_in(qtbot, settled)
    assert {"Lê Thị Mận", "Bùi Văn Tám"} <= names(db)


def test_a_folder_without_lists_is_told(drop: Drop, window: MainWindow, tmp_path: Path) -> None:
    folder = tmp_path / "ảnh"
    folder.mkdir()
    (folder / "anh.jpg").write_bytes(b"\xff\xd8\xff")
    assert drop(folder)
    assert "Trong thư mục ảnh không có danh sách" in window.messages.text
    assert QApplication.activeModalWidget() is None


@pytest.mark.parametrize("name", ["quyết định.pdf", "ảnh.jpg", "ghi chú.txt", "không đuôi"])
def test_a_file_that_is_no_list_is_told_with_what_is_taken(
    drop: Drop, window: MainWindow, tmp_path: Path, name: str
) -> None:
    (tmp_path / name).write_bytes(b"%PDF-1.4")
    assert drop(tmp_path / name)
    assert window.messages.text.startswith(f"Không nhận {name}: chỉ nhận danh sách (Excel")
    assert "minh chứng" in window.messages.text
    assert QApplication.activeModalWidget() is None


def test_a_list_among_scans_is_taken_and_the_scans_are_told(
    drop: Drop, db: Database, window: MainWindow, tmp_path: Path, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    scans = [tmp_path / f"ảnh {number}.jpg" for number in range(5)]
    for scan in scans:
        scan.write_bytes(b"\xff\xd8\xff")
    assert drop(*scans, a_list(tmp_path / "a.xlsx", "Lê Thị Mận"))
    assert window.messages.text.startswith("Không nhận ảnh 0.jpg, ảnh 1.jpg, ảnh 2.jpg …: chỉ nhận")
    take_in(qtbot, settled)
    assert "Lê Thị Mận" in names(db)


def test_a_list_among_papers_is_not_lost_silently(drop: Drop, window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    paper = tmp_path / "tờ trình.docx"
    paper.write_bytes(b"PK\x03\x04")
    assert drop(paper, a_list(tmp_path / "a.xlsx", "Lê Thị Mận"))
    shown = dialog(qtbot)
    assert isinstance(shown, FormCheckDialog)
    assert window.messages.text.startswith("Chưa nhận a.xlsx: danh sách và văn bản được nhận riêng")
    shown.reject()


def test_a_file_with_the_name_of_a_list_that_is_none_is_explained(
    drop: Drop, db: Database, tmp_path: Path, qtbot: QtBot
) -> None:
    page = tmp_path / "danh sách.xls"
    page.write_bytes(b"<html><body><p>Trang</p></body></html>")
    before = names(db)
    assert drop(page)
    told = dialog(qtbot)
    assert not isinstance(told, ImportDialog)
    told.reject()
    assert names(db) == before


def test_a_broken_file_among_others_is_left_out_with_one_tick(
    drop: Drop, db: Database, tmp_path: Path, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    broken = tmp_path / "hỏng.xlsx"
    broken.write_bytes(b"PK\x03\x04")
    assert drop(a_list(tmp_path / "a.xlsx", "Lê Thị Mận"), broken)
    shown = dialog(qtbot)
    assert isinstance(shown, ImportDialog)
    assert shown.leave_out_check.text() == "Bỏ qua 1 tệp không đọc được, nhận các tệp khác"
    shown.leave_out_check.click()
    shown.take_button.click()
    settled()
    assert "Lê Thị Mận" in names(db)
