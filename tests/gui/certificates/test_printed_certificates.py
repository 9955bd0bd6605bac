"""What reaches the paper: every text in its place, one emblem, letters that are there."""

import re
import zlib
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFontDatabase, QImage, QTransform
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QFileDialog

from khenthuong_desktop.domain.certificates import Place, height_of
from khenthuong_desktop.domain.text import fold
from khenthuong_desktop.services.outcome import certificates as service
from khenthuong_desktop.ui.certificates.dialog import CertificateDialog
from khenthuong_desktop.ui.certificates.lettering import VIETNAMESE, fitted, missing_families
from khenthuong_desktop.ui.certificates.sheets import CertificateSheets, SettingSheet
from khenthuong_desktop.ui.printed_list import write_pdf
from tests.gui.rounds_of_commune import MERIT

_OPERATOR = re.compile(r"((?:-?[\d.]+ )*)(cm|q|Q|m|l|Tm|Td)\b")


def strokes(pdf: bytes) -> tuple[list[tuple[float, float, float, float]], list[tuple[float, float]]]:
    """Lines of a PDF's first page and where its texts begin, in millimetres from the upper left corner of the sheet."""
    streams = re.findall(rb"FlateDecode.{,80}?stream\r?\n(.*?)endstream", pdf, re.DOTALL)
    page = next(text for text in map(zlib.decompress, streams) if b" cm\n" in text).decode("latin-1")
    box = re.search(rb"/MediaBox \[\S+ \S+ \S+ ([\d.]+)\]", pdf)
    assert box is not None
    saved: list[QTransform] = []
    at, text, pen = QTransform(), QTransform(), QPointF()
    lines, words = [], []

    def placed(point: QPointF) -> tuple[float, float]:
        return point.x() / 72 * 25.4, (float(box[1]) - point.y()) / 72 * 25.4

    for numbers, operator in _OPERATOR.findall(page):
        given = [float(number) for number in numbers.split()]
        if operator == "q":
            saved.append(at)
        elif operator == "Q":
            at = saved.pop()
        elif operator == "cm":
            at = QTransform(*given) * at
        elif operator == "Tm":
            text = QTransform(*given)
        elif operator == "Td":
            text = QTransform.fromTranslate(*given) * text
            words.append(placed(at.map(text.map(QPointF()))))
        elif operator == "m":
            pen = at.map(QPointF(*given))
        elif operator == "l":
            lines.append(placed(pen) + placed(at.map(QPointF(*given))))
    return lines, words


def test_everything_is_printed_within_a_tenth_of_a_millimetre_of_its_place(
    shown: CertificateDialog, tmp_path: Path
) -> None:
    off = replace(shown.stock, dx=-1.2, dy=0.4)
    for stock in (off, off.resized(360, 237)):
        write_pdf(SettingSheet("x", stock), str(tmp_path / "tờ canh chỉnh.pdf"))
        lines, _words = strokes((tmp_path / "tờ canh chỉnh.pdf").read_bytes())
        corners = [(x, y) for x in (30, stock.width - 30) for y in (30, stock.height - 30)]
        for x, y in corners:
            cross = (x - 6 - 1.2, y + 0.4, x + 6 - 1.2, y + 0.4)
            assert any(line == pytest.approx(cross, abs=0.1) for line in lines), cross
        place = stock.line(Place.DECISION)
        only = replace(stock, pre_printed=True, lines=(place,))
        write_pdf(CertificateSheets("x", only, shown.certificates[:1]), str(tmp_path / "một.pdf"))
        _lines, words = strokes((tmp_path / "một.pdf").read_bytes())
        assert words[0][0] == pytest.approx(place.x - 1.2, abs=0.1)
        assert place.y + 0.4 < words[0][1] < place.y + 0.4 + height_of(place.points)
    shown.reject()


def test_a_hundred_and_twenty_sheets_hold_the_emblem_once(shown: CertificateDialog, tmp_path: Path) -> None:
    picture = QImage(300, 300, QImage.Format.Format_RGB32)
    picture.setText("made", "for a test")
    picture.fill(Qt.GlobalColor.red)
    for number in range(300):
        picture.setPixel(number, number * number % 300, 0x123456 * number)
    assert picture.save(str(tmp_path / "huy.png"))
    sizes = []
    for count in (1, 60):
        batch = shown.certificates * count
        write_pdf(CertificateSheets("x", shown.stock, batch, tmp_path / "huy.png"), str(tmp_path / "x.pdf"))
        content = (tmp_path / "x.pdf").read_bytes()
        assert content.count(b"/Type /Page\n") == 2 * count
        sizes.append(content.count(b"/Subtype /Image"))
    assert sizes[0] == sizes[1] > 0
    shown.reject()


def test_a_family_without_vietnamese_letters_is_told_and_not_offered(shown: CertificateDialog) -> None:
    letters = "".join(chr(code) for code in range(0xC0, 0x1EFA) if fold(chr(code)) in tuple("aeiouyd"))
    vietnamese = {sign for sign in letters if sign in VIETNAMESE + VIETNAMESE.upper()}
    assert len(vietnamese) == 134
    offered = shown.panel.family_combo
    assert offered.writingSystem() is QFontDatabase.WritingSystem.Vietnamese
    shown.in_hand.take(shown.stock.with_line(replace(shown.stock.lines[0], family="Không có phông này")))
    assert "Máy này không có phông Không có phông này" in shown.banner.text.replace("Times New Roman, ", "")
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
