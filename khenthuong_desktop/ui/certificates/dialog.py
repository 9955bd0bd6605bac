"""Certificates of a round: choose whom, see each as it will be, put texts in their places, print or save as PDF."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDoubleSpinBox,
    QFileDialog,
    QHBoxLayout,
    QInputDialog,
    QVBoxLayout,
    QWidget,
)

from khenthuong_desktop import messages
from khenthuong_desktop.domain.certificates import Line, Place, Stock
from khenthuong_desktop.errors import FileUnreadable
from khenthuong_desktop.files import draft_beside
from khenthuong_desktop.messages import say
from khenthuong_desktop.services import certificates as service
from khenthuong_desktop.services.certificates import Certificate
from khenthuong_desktop.ui import labels
from khenthuong_desktop.ui.awards import award_name
from khenthuong_desktop.ui.certificates.canvas import SheetCanvas
from khenthuong_desktop.ui.certificates.lettering import missing_families
from khenthuong_desktop.ui.certificates.line_panel import LinePanel, millimetres
from khenthuong_desktop.ui.certificates.printing import print_out
from khenthuong_desktop.ui.certificates.sheets import CertificateSheets, SettingSheet, is_picture, too_long
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.printed_list import Printable, write_pdf
from khenthuong_desktop.ui.table_model import Column
from khenthuong_desktop.ui.theme import Size, Space, Tone
from khenthuong_desktop.ui.widgets.banner import Banner
from khenthuong_desktop.ui.widgets.controls import Segments, button, label, link
from khenthuong_desktop.ui.widgets.pick_list import PickList

_OFF_MM = 50.0


class CertificateDialog(QDialog):
    """``certificates`` are all of the round; those not printed yet are ticked at first."""

    def __init__(
        self, context: Context, round_id: str, certificates: tuple[Certificate, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("In giấy khen, bằng chứng nhận")
        self._context, self._round_id = context, round_id
        self.certificates = certificates
        self.award_combo = QComboBox()
        self.award_combo.setAccessibleName("Danh hiệu, hình thức")
        for award in dict.fromkeys(one.award for one in certificates):
            self.award_combo.addItem(award_name(context.library, award), award)
        self.ways = Segments(("In cả mẫu", "Chỉ in chữ lên phôi"))
        self.printer_combo = QComboBox()
        self.printer_combo.setAccessibleName("Máy in")
        self.printer_combo.addItems(QPrinterInfo.availablePrinterNames() or ["Chưa có máy in"])
        self.offsets = {"dx": _offset("Lệch ngang"), "dy": _offset("Lệch dọc")}
        self.canvas, self.panel, self.banner = SheetCanvas(), LinePanel(), Banner(Tone.WARNING)
        columns: tuple[Column[Certificate], ...] = (
            Column("Tên", lambda row: row.called, sort="name", chars=14, stretch=True),
            Column("Đã in", lambda row: labels.day(row.printed_on) if row.printed_on else "", chars=8),
        )
        self.picks = PickList("bản", columns, lambda: self.shown_certificates, search_hint="Tìm theo tên")
        self.stock = self._saved = self._stock_in_force()
        self._printer = self.printer_combo.currentText()
        self._build()
        self._listen()
        self.panel.show_line(self.stock, Place.SUBJECT)
        self._on_award()

    @property
    def shown_certificates(self) -> tuple[Certificate, ...]:
        """Those of the award in hand."""
        return tuple(one for one in self.certificates if one.award == self.award_combo.currentData())

    @property
    def current(self) -> Certificate | None:
        """The one that is shown: of the line in hand, else the first."""
        return self.picks.view.table.current_row or next(iter(self.shown_certificates), None)

    def _build(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(Space.S)
        top.addWidget(self.award_combo)
        top.addWidget(self.ways)
        top.addStretch(1)
        self._stock_links = [
            link("Ảnh phôi…", self.choose_scan, "upload"),
            link("Biểu trưng…", self.choose_emblem, "stamp"),
        ]
        for made in (*self._stock_links, link("Về mẫu gốc", self.take_shipped, "undo-2")):
            top.addWidget(made)
        middle = QHBoxLayout()
        middle.setSpacing(Space.M)
        self.picks.setFixedWidth(Size.DETAILS)
        self.panel.setFixedWidth(Size.NAVIGATION + 10)
        middle.addWidget(self.picks)
        middle.addWidget(self.canvas, 1)
        middle.addWidget(self.panel, 0, Qt.AlignmentFlag.AlignTop)
        below = QHBoxLayout()
        below.setSpacing(Space.S)
        below.addWidget(label("Máy in", "secondary"))
        below.addWidget(self.printer_combo)
        for spin in self.offsets.values():
            below.addWidget(label(spin.accessibleName(), "secondary"))
            below.addWidget(spin)
        below.addWidget(link("Tờ canh chỉnh", self.print_setting_sheet, "printer"))
        below.addStretch(1)
        below.addWidget(button("Đóng", self.reject))
        below.addWidget(link("Ghi đã in", self.note_printed, "check"))
        below.addWidget(button("Lưu thành PDF", self.save_pdf, "download"))
        self.print_button = button("In", self.print_out, "printer", "primary")
        below.addWidget(self.print_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        layout.setSpacing(Space.M)
        layout.addLayout(top)
        layout.addWidget(self.banner)
        layout.addLayout(middle, 1)
        hint = "Kéo chữ đến chỗ của nó, hoặc chọn rồi bấm phím mũi tên (0,1 mm; thêm Shift: 1 mm). Bấm đúp để sửa lời."
        layout.addWidget(label(hint, "secondary"))
        layout.addLayout(below)
        self.resize(1240, 680)

    def _listen(self) -> None:
        self.award_combo.currentIndexChanged.connect(lambda _number: self._on_award())
        self.ways.chosen.connect(lambda _number: self._on_stock())
        self.printer_combo.currentIndexChanged.connect(lambda _number: self._on_stock())
        self.picks.view.selection_changed.connect(self._draw)
        self.picks.picked.connect(self._warn)
        self.canvas.moved.connect(lambda place, x, y: self._take(self.stock.moved(place, x, y).line(place)))
        self.canvas.chosen.connect(lambda place: self.panel.show_line(self.stock, place))
        self.canvas.opened.connect(self.change_text)
        self.panel.changed.connect(self._take)
        self.panel.asked.connect(self._on_place_asked)
        for spin in self.offsets.values():
            spin.valueChanged.connect(lambda _value: self._on_offset())

    # What is shown

    def _stock_in_force(self) -> Stock:
        award, printer = str(self.award_combo.currentData()), self.printer_combo.currentText()
        return service.stock_of(self._context.db, award, pre_printed=bool(self.ways.current), printer=printer)

    def _on_award(self) -> None:
        self.picks.clear()
        self.picks.reload()
        self.picks.pick({one.id for one in self.shown_certificates if one.printed_on is None})
        self._on_stock()

    def _on_stock(self) -> None:
        self._save()
        self.stock = self._saved = self._stock_in_force()
        self._printer = self.printer_combo.currentText()
        for name, spin in self.offsets.items():
            spin.blockSignals(True)
            spin.setValue(getattr(self.stock, name))
            spin.blockSignals(False)
        scan, emblem = self._stock_links
        scan.setVisible(self.stock.pre_printed)
        emblem.setVisible(not self.stock.pre_printed)
        self._on_place_asked(self.panel.place)
        self._draw()

    def _on_place_asked(self, place: Place) -> None:
        self.panel.show_line(self.stock, place)
        self.canvas.choose(place)

    def _draw(self) -> None:
        folder = self._context.folder
        scan = service.picture_of(folder, service.scan_name(self.stock))
        self.canvas.show_certificate(self.stock, self.current, scan, service.picture_of(folder, service.EMBLEM))
        self._warn()

    def _warn(self) -> None:
        names = messages.catalogue("certificates")["Place"]
        told = [
            f"{one.called}: {names[place].lower()} dài quá, chữ nhỏ nhất cũng không vừa ô."
            for one, place in too_long(self.stock, tuple(self.picks.rows))[:3]
        ]
        missing = missing_families(self.stock.lines)
        if missing:
            told.append(f"Máy này không có phông {', '.join(missing)} đủ chữ Việt; in bằng phông gần giống.")
        self.banner.say("\n".join(told))

    # Changes, kept when something else is turned to

    def _save(self) -> None:
        if self.stock != self._saved:
            service.save_stock(self._context.db, self.stock, self._printer)
            self._saved = self.stock

    def done(self, result: int) -> None:
        self._save()
        super().done(result)

    def _take(self, line: Line) -> None:
        self.stock = self.stock.with_line(line)
        self._draw()
        self.panel.show_line(self.stock, line.place)

    def _on_offset(self) -> None:
        self.stock = replace(self.stock, dx=self.offsets["dx"].value(), dy=self.offsets["dy"].value())
        self._draw()

    def take_shipped(self) -> None:
        """Everything where the program puts it at first."""
        shipped = service.shipped_stock(str(self.award_combo.currentData()), pre_printed=self.stock.pre_printed)
        self.stock = replace(shipped, dx=self.stock.dx, dy=self.stock.dy)
        self._draw()
        self._on_place_asked(self.panel.place)

    def change_text(self, place: Place) -> None:
        """Ask for other words on this one certificate."""
        certificate = self.current
        if certificate is None:
            return
        name = messages.catalogue("certificates")["Place"][place]
        words, taken = QInputDialog.getMultiLineText(
            self, "Sửa lời", f"{name}, bản của {certificate.called}:", certificate.texts[place]
        )
        if taken and words.strip():
            service.save_texts(self._context.db, certificate, {place: words})
            self._reload()

    def _reload(self) -> None:
        ticked = {one.id for one in self.picks.rows}
        context = self._context
        self.certificates = service.certificates_of_round(context.db, context.library, self._round_id)
        self.picks.clear()
        self.picks.reload()
        self.picks.pick(ticked)
        self._draw()

    def choose_scan(self) -> None:
        """A scan of the stock, to be seen behind the texts and never printed."""
        self._choose_picture("Chọn ảnh quét của phôi", service.scan_name(self.stock))

    def choose_emblem(self) -> None:
        """The national emblem or the organ's own, at the top of the whole sheet."""
        self._choose_picture("Chọn ảnh Quốc huy hoặc biểu trưng", service.EMBLEM)

    def _choose_picture(self, title: str, name: str) -> None:
        chosen, _kind = QFileDialog.getOpenFileName(self, title, "", "Ảnh (*.png *.jpg *.jpeg)")
        if chosen:
            if not is_picture(Path(chosen)):
                raise FileUnreadable(chosen, say("certificates", "not_a_picture"))
            service.keep_picture(self._context.folder, name, Path(chosen))
            self._draw()

    # Paper

    @property
    def _sheets(self) -> CertificateSheets:
        order = {one.id: number for number, one in enumerate(self.certificates)}
        ticked = tuple(sorted(self.picks.rows, key=lambda one: order[one.id]))
        emblem = service.picture_of(self._context.folder, service.EMBLEM)
        return CertificateSheets(f"In {self.award_combo.currentText().lower()}", self.stock, ticked, emblem)

    def save_pdf(self) -> None:
        """Ask where to and write what is ticked, a page each."""
        if not self._any_ticked():
            return
        sheets = self._sheets
        proposed = self._context.folder.documents / f"{labels.file_name(sheets.title)}.pdf"
        chosen, _kind = QFileDialog.getSaveFileName(self, "Lưu thành PDF", str(proposed), "PDF (*.pdf)")
        if chosen:
            target = Path(chosen) if chosen.lower().endswith(".pdf") else Path(f"{chosen}.pdf")
            with draft_beside(target) as draft:
                write_pdf(sheets, str(draft))
            told = f"Đã lưu {len(sheets.certificates)} bản vào {target.name}. In xong thì bấm “Ghi đã in”."
            self.banner.say(told, Tone.GOOD)

    def print_out(self) -> None:
        """Print what is ticked."""
        if self._any_ticked():
            sheets = self._sheets
            if self._print(sheets):
                self._note_printed(sheets.certificates, "Đã gửi đến máy in")

    def note_printed(self) -> None:
        """What is ticked was printed elsewhere, from a PDF."""
        if self._any_ticked():
            self._note_printed(self._sheets.certificates, "Đã ghi là đã in")

    def print_setting_sheet(self) -> None:
        """Rulers and crosses on plain paper, to measure what the printer is off by; a PDF where there is no printer."""
        sheet = SettingSheet("Tờ canh chỉnh", self.stock)
        if QPrinterInfo.availablePrinterNames():
            self._print(sheet)
            return
        proposed = self._context.folder.documents / "to-canh-chinh.pdf"
        chosen, _kind = QFileDialog.getSaveFileName(self, "Lưu tờ canh chỉnh", str(proposed), "PDF (*.pdf)")
        if chosen:
            with draft_beside(Path(chosen)) as draft:
                write_pdf(sheet, str(draft))
            self.banner.say(f"Đã lưu tờ canh chỉnh: {Path(chosen).name}", Tone.GOOD)

    def _any_ticked(self) -> bool:
        if not self.picks.rows:
            self.banner.say("Chưa chọn bản nào để in.")
        return bool(self.picks.rows)

    def _print(self, sheets: Printable) -> bool:
        return print_out(sheets, self.printer_combo.currentText(), self)

    def _note_printed(self, certificates: tuple[Certificate, ...], told: str) -> None:
        self._save()
        service.note_printed(self._context.db, self._round_id, [one.id for one in certificates])
        self._reload()
        self.banner.say(f"{told}: {len(certificates)} bản", Tone.GOOD)


def _offset(name: str) -> QDoubleSpinBox:
    return millimetres(name, least=-_OFF_MM, most=_OFF_MM)
