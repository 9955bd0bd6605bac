"""Certificates in the window: seen as they will be, moved into place, written as PDF, remembered as printed."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QCheckBox, QComboBox, QDoubleSpinBox, QFileDialog, QGraphicsView, QPushButton
from pytestqt.qtbot import QtBot

from khenthuong_desktop.domain.certificates import Place
from khenthuong_desktop.services.outcome import certificates as service
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.ui.certificates.dialog import CertificateDialog
from khenthuong_desktop.ui.certificates.wording_dialog import WordingDialog
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.main_window import MainWindow
from khenthuong_desktop.ui.pages.rounds import stages
from khenthuong_desktop.ui.pages.rounds.page import RoundsPage
from tests.gui.rounds_of_commune import MERIT, YEAR, dialog, look_at


def test_the_page_of_the_round_offers_them(
    window: MainWindow, context: Context, key: str, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    look_at(qtbot, window, context, "rounds")
    assert isinstance(window.page, RoundsPage)
    window.page.show_key(f"{key}/{stages.RESULT}")
    settled()
    next(action for action in window.page.open_round.step.offered if action.text == "In giấy khen").run()
    found = dialog(qtbot)
    assert isinstance(found, CertificateDialog)
    assert len(found.certificates) == 2
    found.reject()


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
    printer = shown.stock_panel.printer
    assert service.stock_of(commune, MERIT, pre_printed=False, printer=printer).line(Place.SUBJECT) == line


def test_a_text_is_dragged_with_the_mouse(shown: CertificateDialog, qtbot: QtBot) -> None:
    before = shown.stock.line(Place.SIGNER_NAME)
    start = shown.canvas.text_at(Place.SIGNER_NAME).toPoint()
    end = start.__class__(start.x() - 40, start.y())
    port = shown.canvas.viewport()
    qtbot.mousePress(port, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(port, end)
    qtbot.mouseRelease(port, Qt.MouseButton.LeftButton, pos=end)
    qtbot.waitUntil(lambda: shown.stock.line(Place.SIGNER_NAME) != before)
    after = shown.stock.line(Place.SIGNER_NAME)
    assert after.x < before.x - 5
    assert after.y == pytest.approx(before.y, abs=0.5)
    qtbot.keyClick(shown, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert shown.stock.line(Place.SIGNER_NAME) == before
    assert not shown.undo_link.isEnabled()
    shown.reject()


def test_taking_the_first_layout_again_is_undone_like_any_change(shown: CertificateDialog) -> None:
    shown.in_hand.take(shown.stock.moved(Place.AWARD, 40, 90))
    moved = shown.stock
    shown.in_hand.take_shipped()
    assert shown.stock == service.shipped_stock(MERIT, pre_printed=False)
    shown.in_hand.undo()
    assert shown.stock == moved
    shown.reject()


def test_another_size_of_paper_takes_everything_with_it(shown: CertificateDialog, commune: Database) -> None:
    before = shown.stock.line(Place.SUBJECT)
    panel = shown.stock_panel
    panel.size_combo.setCurrentText("A3 ngang")
    panel.size_combo.activated.emit(panel.size_combo.currentIndex())
    line = shown.stock.line(Place.SUBJECT)
    assert (shown.stock.width, shown.stock.height) == (420, 297)
    assert (line.x, line.width) == pytest.approx((before.x * 420 / 297, before.width * 420 / 297), abs=0.1)
    assert line.points == pytest.approx(before.points * 420 / 297, abs=0.3)
    panel.spins["height"].setValue(280)
    assert panel.size_combo.currentText() == "Khổ khác"
    shown.reject()
    kept = service.stock_of(commune, MERIT, pre_printed=False)
    assert (kept.width, kept.height) == (420, 280)


def test_letters_are_changed_in_the_panel(shown: CertificateDialog) -> None:
    shown.show_place(Place.AWARD)
    shown.panel.spins["points"].setValue(30)
    shown.panel.checks["italic"].setChecked(True)
    shown.panel.sides.choose(0)
    line = shown.stock.line(Place.AWARD)
    assert (line.points, line.italic, line.side.value, line.family) == (30, True, "left", "Times New Roman")
    shown.reject()


def test_each_way_of_printing_has_its_own_layout_and_printer_offset(shown: CertificateDialog) -> None:
    offset = shown.stock_panel.spins["dx"]
    offset.setValue(-1.2)
    shown.ways.choose(1)
    assert shown.stock.pre_printed
    assert offset.value() == 0
    shown.ways.choose(0)
    assert offset.value() == -1.2
    shown.reject()


def rewrite(shown: CertificateDialog, place: Place, words: str, *, everywhere: bool = False) -> None:
    shown.change_text(place)
    (asked,) = (found for found in shown.findChildren(WordingDialog) if found.isVisible())
    asked.edit.setPlainText(words)
    asked.all_check.setChecked(everywhere)
    asked.save()


def achievements(shown: CertificateDialog) -> list[str]:
    return [one.texts[Place.ACHIEVEMENT] for one in shown.certificates]


def test_other_words_stay_with_their_certificate(shown: CertificateDialog) -> None:
    usual = f"Đã có thành tích xuất sắc trong phong trào thi đua năm {YEAR}"
    rewrite(shown, Place.ACHIEVEMENT, "Đã cứu người bị nạn")
    assert achievements(shown) == ["Đã cứu người bị nạn", usual]
    rewrite(shown, Place.ACHIEVEMENT, "Đã hiến đất làm đường", everywhere=True)
    assert achievements(shown) == ["Đã hiến đất làm đường"] * 2
    shown.change_text(Place.ACHIEVEMENT)
    next(found for found in shown.findChildren(WordingDialog) if found.isVisible()).forget()
    assert achievements(shown) == [usual, "Đã hiến đất làm đường"]
    shown.reject()


def test_empty_words_are_refused_and_a_name_is_one_certificate_s_own(shown: CertificateDialog) -> None:
    rewrite(shown, Place.ACHIEVEMENT, "  ")
    (asked,) = (found for found in shown.findChildren(WordingDialog) if found.isVisible())
    assert "Chưa có lời nào" in asked.faults_banner.text
    asked.forget()
    shown.change_text(Place.SUBJECT)
    named = next(found for found in shown.findChildren(WordingDialog) if found.isVisible())
    assert named.all_check.isHidden()
    named.reject()
    shown.reject()


def test_words_are_changed_with_the_keyboard_alone(shown: CertificateDialog, qtbot: QtBot) -> None:
    shown.show_place(Place.POST)
    shown.canvas.setFocus()
    qtbot.keyClick(shown.canvas.viewport(), Qt.Key.Key_Return)
    asked = next(found for found in shown.findChildren(WordingDialog) if found.isVisible())
    asked.activateWindow()
    qtbot.waitUntil(asked.isActiveWindow)
    qtbot.keyClicks(asked.edit, "Giao vien")
    qtbot.keyClick(asked, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert shown.certificates[0].texts[Place.POST] == "Giao vien"
    shown.reject()


def test_a_text_too_long_for_its_place_is_named(shown: CertificateDialog) -> None:
    rewrite(shown, Place.ACHIEVEMENT, "thành tích " * 120)
    assert "thành tích dài quá" in shown.banner.text
    shown.reject()


def test_every_part_of_the_dialog_fits_a_small_screen_and_has_a_name(shown: CertificateDialog) -> None:
    assert shown.minimumSizeHint().width() <= 1000
    assert shown.minimumSizeHint().height() <= 580
    kinds = (QPushButton, QComboBox, QDoubleSpinBox, QCheckBox, QGraphicsView)
    controls = [one for kind in kinds for one in shown.findChildren(kind) if one.isVisibleTo(shown)]
    assert len(controls) > 15
    assert [one for one in controls if not one.accessibleName() and not getattr(one, "text", str)()] == []
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
