"""Certificates in the window: seen as they will be, moved into place, written as PDF, remembered as printed."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QFileDialog, QInputDialog
from pytestqt.qtbot import QtBot

from khenthuong_desktop.domain.certificates import Place
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services import certificates as service
from khenthuong_desktop.services.decisions import DecisionNote, record_decision
from khenthuong_desktop.services.nominating import nominate_checked
from khenthuong_desktop.services.rounds import Nominee, get_round, open_round
from khenthuong_desktop.services.units import get_unit
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.ui.certificates.dialog import CertificateDialog
from khenthuong_desktop.ui.certificates.lettering import fitted, missing_families
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.main_window import MainWindow
from khenthuong_desktop.ui.pages.rounds import stages
from khenthuong_desktop.ui.pages.rounds.page import RoundsPage
from tests.gui.rounds_of_commune import LAW_ON, YEAR, add_signer, dialog, hold_meeting, look_at

MERIT = "certificate_of_merit"


@pytest.fixture
def key(commune: Database, library: Library) -> str:
    """A round that gave Giấy khen to two people."""
    made = open_round(commune, "Tổng kết công tác năm", YEAR, LAW_ON)
    nominate_checked(commune, library, made, tuple(Nominee(code, MERIT) for code in ("CB001", "CB004")))
    add_signer(commune)
    hold_meeting(commune, library, made)
    awarded = tuple(row.id for row in get_round(commune, made).nominations)
    by = f"Chủ tịch {get_unit(commune).name}"
    record_decision(commune, library, made, DecisionNote("412", date(YEAR, 12, 20), by, awarded))
    return made


@pytest.fixture
def shown(
    window: MainWindow, context: Context, key: str, qtbot: QtBot, settled: Callable[[], None]
) -> CertificateDialog:
    look_at(qtbot, window, context, "rounds")
    assert isinstance(window.page, RoundsPage)
    window.page.show_key(f"{key}/{stages.RESULT}")
    settled()
    next(action for action in window.page.open_round.step.offered if action.text == "In giấy khen").run()
    found = dialog(qtbot)
    assert isinstance(found, CertificateDialog)
    return found


def saved(shown: CertificateDialog, monkeypatch: pytest.MonkeyPatch, target: Path) -> bytes:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(target), ""))
    shown.save_pdf()
    return target.read_bytes()


def test_all_that_were_not_printed_are_ticked_and_saved_a_page_each(
    shown: CertificateDialog, key: str, commune: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert len(shown.picks.rows) == 2
    content = saved(shown, monkeypatch, tmp_path / "giấy khen.pdf")
    assert content.startswith(b"%PDF")
    assert content.count(b"/Type /Page\n") == 2
    assert "Đã lưu 2 bản vào giấy khen.pdf" in shown.banner.text
    assert [one.printed_on for one in shown.certificates] == [None, None]  # a file is not a sheet yet
    shown.note_printed()
    found = service.certificates_of_round(commune, shown._context.library, key)
    assert [one.printed_on for one in found] == [commune.today()] * 2
    shown.reject()


def test_one_left_out_is_the_one_ticked_next_time(
    shown: CertificateDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = shown.certificates
    shown.picks.clear()
    shown.picks.pick({first.id})
    assert saved(shown, monkeypatch, tmp_path / "một.pdf").count(b"/Type /Page\n") == 1
    shown.note_printed()
    shown._on_award()
    assert [one.id for one in shown.picks.rows] == [second.id]
    shown.reject()


def test_nothing_ticked_is_said(shown: CertificateDialog) -> None:
    shown.picks.clear()
    shown.save_pdf()
    assert shown.banner.text == "Chưa chọn bản nào để in."
    shown.reject()


def test_a_text_is_moved_by_keys_and_stays_there(shown: CertificateDialog, commune: Database, qtbot: QtBot) -> None:
    before = shown.stock.line(Place.SUBJECT)
    shown.canvas.choose(Place.SUBJECT)
    shown.canvas.setFocus()
    qtbot.keyClick(shown.canvas.viewport(), Qt.Key.Key_Right)
    qtbot.keyClick(shown.canvas.viewport(), Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    line = shown.stock.line(Place.SUBJECT)
    assert (round(line.x - before.x, 1), round(line.y - before.y, 1)) == (0.1, 1.0)
    assert shown.panel.spins["x"].value() == line.x
    shown.reject()
    printer = shown.printer_combo.currentText()
    assert service.stock_of(commune, MERIT, pre_printed=False, printer=printer).line(Place.SUBJECT) == line


def test_a_text_is_dragged_with_the_mouse(shown: CertificateDialog, qtbot: QtBot) -> None:
    before = shown.stock.line(Place.SIGNER_NAME)
    start = shown.canvas.text_at(Place.SIGNER_NAME).toPoint()
    end = start.__class__(start.x() - 40, start.y())
    port = shown.canvas.viewport()
    qtbot.mousePress(port, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(port, end)
    qtbot.mouseRelease(port, Qt.MouseButton.LeftButton, pos=end)
    after = shown.stock.line(Place.SIGNER_NAME)
    assert after.x < before.x - 5
    assert after.y == pytest.approx(before.y, abs=0.5)
    shown.take_shipped()
    assert shown.stock.line(Place.SIGNER_NAME) == before
    shown.reject()


def test_letters_are_changed_in_the_panel(shown: CertificateDialog) -> None:
    shown._on_place_asked(Place.AWARD)
    shown.panel.spins["points"].setValue(30)
    shown.panel.checks["italic"].setChecked(True)
    shown.panel.sides.choose(0)
    line = shown.stock.line(Place.AWARD)
    assert (line.points, line.italic, line.side.value, line.family) == (30, True, "left", "Times New Roman")
    shown.reject()


def test_each_way_of_printing_has_its_own_layout_and_printer_offset(shown: CertificateDialog) -> None:
    shown.offsets["dx"].setValue(-1.2)
    shown.ways.choose(1)
    assert shown.stock.pre_printed
    assert shown.offsets["dx"].value() == 0
    shown.ways.choose(0)
    assert shown.offsets["dx"].value() == -1.2
    shown.reject()


def test_other_words_stay_with_their_certificate(shown: CertificateDialog, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QInputDialog, "getMultiLineText", lambda *_asked: ("Đã cứu người bị nạn", True))
    first = shown.certificates[0]
    shown.change_text(Place.ACHIEVEMENT)
    texts = {one.id: one.texts[Place.ACHIEVEMENT] for one in shown.certificates}
    assert texts.pop(first.id) == "Đã cứu người bị nạn"
    assert set(texts.values()) == {f"Đã có thành tích xuất sắc trong phong trào thi đua năm {YEAR}"}
    shown.reject()


def test_a_text_too_long_for_its_place_is_named(shown: CertificateDialog, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QInputDialog, "getMultiLineText", lambda *_asked: ("thành tích " * 120, True))
    shown.change_text(Place.ACHIEVEMENT)
    assert "thành tích dài quá" in shown.banner.text
    shown.reject()


def test_a_scan_is_kept_and_seen_behind_the_texts(
    shown: CertificateDialog, tmp_path: Path, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    picture = QImage(297, 210, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.green)
    assert picture.save(str(tmp_path / "phôi.png"))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: (str(tmp_path / "phôi.png"), ""))
    shown.ways.choose(1)
    shown.choose_scan()
    assert service.picture_of(context.folder, service.scan_name(shown.stock)) is not None
    port = shown.canvas.viewport()
    seen = shown.canvas.grab().toImage().pixelColor(int(port.width() * 0.15), int(port.height() * 0.42))
    assert seen.green() > 200 and seen.red() < 80
    shown.reject()


@pytest.mark.skipif(bool(QPrinterInfo.availablePrinterNames()), reason="asks a real printer")
def test_without_a_printer_the_setting_sheet_is_saved(
    shown: CertificateDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "tờ canh chỉnh.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(target), ""))
    shown.print_setting_sheet()
    assert target.read_bytes().startswith(b"%PDF")
    shown.reject()


def test_every_shipped_text_fits_with_the_letters_of_this_pc(shown: CertificateDialog) -> None:
    for award in (MERIT, "grassroots_emulation_fighter"):
        stock = service.shipped_stock(award, pre_printed=False)
        for certificate in shown.certificates:
            assert all(fitted(certificate.texts[line.place], line).fits for line in stock.lines)
    odd = tuple(line.__class__(**{**vars(line), "family": "Không có phông này"}) for line in shown.stock.lines[:1])
    assert missing_families(odd) == ("Không có phông này",)
    shown.reject()
