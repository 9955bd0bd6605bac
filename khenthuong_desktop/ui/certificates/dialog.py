"""Certificates of a round: choose whom, see each as it will be, put texts in their places, print or save as PDF."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QDialog, QFileDialog, QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from khenthuong_desktop import messages
from khenthuong_desktop.domain.certificates import Place, Stock
from khenthuong_desktop.errors import FileUnreadable
from khenthuong_desktop.services.outcome import certificates as service
from khenthuong_desktop.services.outcome.certificates import Certificate
from khenthuong_desktop.ui import labels
from khenthuong_desktop.ui.awards import award_name
from khenthuong_desktop.ui.certificates.canvas import SheetCanvas
from khenthuong_desktop.ui.certificates.lettering import missing_families
from khenthuong_desktop.ui.certificates.line_panel import LinePanel
from khenthuong_desktop.ui.certificates.printing import has_printer, print_out, save_as_pdf
from khenthuong_desktop.ui.certificates.sheets import CertificateSheets, SettingSheet, is_picture, too_long
from khenthuong_desktop.ui.certificates.stock_in_hand import StockInHand
from khenthuong_desktop.ui.certificates.stock_panel import StockPanel
from khenthuong_desktop.ui.certificates.wording_dialog import WordingDialog
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.table_model import Column
from khenthuong_desktop.ui.theme import Size, Space, Tone
from khenthuong_desktop.ui.widgets.banner import Banner
from khenthuong_desktop.ui.widgets.controls import Segments, button, label, link
from khenthuong_desktop.ui.widgets.pick_list import PickList

_HINT = "Kéo chữ đến chỗ của nó, hoặc dùng phím mũi tên (0,1 mm; thêm Shift: 1 mm). Bấm đúp hoặc Enter để sửa lời."
_COLUMNS: tuple[Column[Certificate], ...] = (
    Column("Tên", lambda row: row.called, sort="name", chars=8, stretch=True, tip=lambda row: row.called),
    Column("Đã in", lambda row: f"{row.printed_on:%d/%m}" if row.printed_on else "", chars=6),
)


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
        self.canvas, self.panel, self.stock_panel, self.banner = SheetCanvas(), LinePanel(), StockPanel(), Banner()
        self.picks = PickList("bản", _COLUMNS, lambda: self.shown_certificates, search_hint="Tìm theo tên")
        self.in_hand = StockInHand(context.db, self._award, self)
        self.undo_link = link("Hoàn tác", self.in_hand.undo, "undo-2")
        self._build()
        self._listen()
        self.panel.show_line(self.stock, Place.SUBJECT)
        self._on_award()

    @property
    def _award(self) -> str:
        return str(self.award_combo.currentData())

    @property
    def stock(self) -> Stock:
        """The layout in hand."""
        return self.in_hand.stock

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
        self.undo_link.setToolTip("Ctrl+Z")
        top.addWidget(self.undo_link)
        top.addWidget(link("Về mẫu gốc", self.in_hand.take_shipped, "file-text"))
        tabs = QTabWidget()
        tabs.setDocumentMode(True)
        tabs.addTab(self.panel, "Dòng chữ")
        tabs.addTab(self.stock_panel, "Giấy, máy in")
        tabs.setFixedWidth(Size.NAVIGATION + 24)
        self.picks.setFixedWidth(Size.DETAILS - 36)
        middle = QHBoxLayout()
        middle.setSpacing(Space.M)
        middle.addWidget(self.picks)
        middle.addWidget(self.canvas, 1)
        middle.addWidget(tabs)
        below = QHBoxLayout()
        below.setSpacing(Space.S)
        below.addWidget(label(_HINT, "secondary", wrap=True), 1)
        below.addWidget(button("Đóng", self.reject))
        below.addWidget(button("Ghi đã in", self.note_printed, "check"))
        below.addWidget(button("Lưu thành PDF", self.save_pdf, "download"))
        below.addWidget(button("In", self.print_out, "printer", "primary"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        layout.setSpacing(Space.M)
        layout.addLayout(top)
        layout.addWidget(self.banner)
        layout.addLayout(middle, 1)
        layout.addLayout(below)
        self.resize(1240, 680)

    def _listen(self) -> None:
        QShortcut(QKeySequence.StandardKey.Undo, self, self.in_hand.undo)
        self.in_hand.changed.connect(self._show_stock)
        self.award_combo.currentIndexChanged.connect(lambda _number: self._on_award())
        self.ways.chosen.connect(lambda _number: self._turn())
        self.picks.view.selection_changed.connect(self._draw)
        self.picks.picked.connect(self._warn)
        self.canvas.moved.connect(lambda place, x, y: self.in_hand.take(self.stock.moved(place, x, y)))
        self.canvas.chosen.connect(lambda place: self.panel.show_line(self.stock, place))
        self.canvas.opened.connect(self.change_text)
        self.panel.changed.connect(lambda line: self.in_hand.take(self.stock.with_line(line)))
        self.panel.asked.connect(self.show_place)
        self.panel.wording_wanted.connect(self.change_text)
        self.stock_panel.changed.connect(self.in_hand.take)
        self.stock_panel.printer_chosen.connect(self._turn)
        self.stock_panel.scan_wanted.connect(self.choose_scan)
        self.stock_panel.emblem_wanted.connect(self.choose_emblem)
        self.stock_panel.sheet_wanted.connect(self.print_setting_sheet)

    # What is shown

    def _on_award(self) -> None:
        self.picks.clear()
        self.picks.reload()
        self.picks.pick({one.id for one in self.shown_certificates if one.printed_on is None})
        self._turn()

    def _turn(self) -> None:
        """Another award, way of printing or printer: its own layout."""
        self.in_hand.turn_to(self._award, pre_printed=bool(self.ways.current), printer=self.stock_panel.printer)

    def _show_stock(self) -> None:
        self.undo_link.setEnabled(self.in_hand.can_undo)
        self.stock_panel.show_stock(self.stock)
        self._draw()
        self.show_place(self.panel.place)

    def show_place(self, place: Place) -> None:
        """Take one line of the certificate in hand."""
        self.panel.show_line(self.stock, place)
        self.canvas.choose(place)

    def _draw(self) -> None:
        folder = self._context.folder
        scan = service.picture_of(folder, service.scan_name(self.stock))
        self.canvas.show_certificate(self.stock, self.current, scan, service.picture_of(folder, service.EMBLEM))
        self._warn()

    def _warn(self) -> None:
        names = messages.catalogue("certificates")["Place"]
        long = too_long(self.stock, tuple(self.picks.rows))
        told = [
            f"{one.called}: {names[place].lower()} dài quá, chữ nhỏ nhất cũng không vừa ô." for one, place in long[:2]
        ]
        if long[2:]:
            told.append(f"Còn {len(long) - 2} chỗ khác dài quá.")
        missing = missing_families(self.stock.lines)
        if missing:
            told.append(f"Máy này không có phông {', '.join(missing)} đủ chữ Việt; in bằng phông gần giống.")
        self.banner.say("\n".join(told))

    def done(self, result: int) -> None:
        self.in_hand.save()
        super().done(result)

    # Words and pictures

    def change_text(self, place: Place) -> None:
        """Ask for other words on this certificate, or on all that are ticked."""
        certificate = self.current
        if certificate is None:
            return
        ticked = {one.id for one in self.picks.rows}

        def keep(place: Place, text: str | None, everywhere: bool) -> None:
            keys = ticked if everywhere else {certificate.id}
            service.save_text(self._context.db, keys, place, text)
            self._reload()

        WordingDialog(certificate, place, len(ticked), keep, self).open()

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
                raise FileUnreadable(chosen, "not_a_picture")
            service.keep_picture(self._context.folder, name, Path(chosen))
            self._draw()

    # Paper

    def _sheets(self, printer: str = "") -> CertificateSheets:
        order = {one.id: number for number, one in enumerate(self.certificates)}
        ticked = tuple(sorted(self.picks.rows, key=lambda one: order[one.id]))
        emblem = service.picture_of(self._context.folder, service.EMBLEM)
        title = f"In {self.award_combo.currentText().lower()}"
        return CertificateSheets(title, self.in_hand.on_printer(printer), ticked, emblem)

    def save_pdf(self) -> None:
        """Write what is ticked, a page each."""
        if not self._any_ticked():
            return
        sheets = self._sheets()
        target = save_as_pdf(sheets, self._proposed(sheets.title), self)
        if target is not None:
            told = f"Đã lưu {len(sheets.certificates)} bản vào {target.name}. In xong thì bấm “Ghi đã in”."
            self.banner.say(told, Tone.GOOD)

    def print_out(self) -> None:
        """Print what is ticked."""
        if self._any_ticked() and print_out(self._sheets, self.stock_panel.printer, self):
            self._note_printed("Đã gửi đến máy in")

    def note_printed(self) -> None:
        """What is ticked was printed elsewhere, from a PDF."""
        if self._any_ticked():
            self._note_printed("Đã ghi là đã in")

    def print_setting_sheet(self) -> None:
        """Rulers and crosses on plain paper, to measure what the printer is off by; a PDF where there is no printer."""
        title = "Tờ canh chỉnh"
        if has_printer():
            print_out(
                lambda printer: SettingSheet(title, self.in_hand.on_printer(printer)), self.stock_panel.printer, self
            )
            return
        target = save_as_pdf(SettingSheet(title, self.stock), self._proposed(title), self)
        if target is not None:
            self.banner.say(f"Đã lưu tờ canh chỉnh: {target.name}", Tone.GOOD)

    def _proposed(self, title: str) -> Path:
        return self._context.folder.documents / f"{labels.file_name(title)}.pdf"

    def _any_ticked(self) -> bool:
        if not self.picks.rows:
            self.banner.say("Chưa chọn bản nào để in.")
        return bool(self.picks.rows)

    def _note_printed(self, told: str) -> None:
        self.in_hand.save()
        printed = [one.id for one in self.picks.rows]
        service.note_printed(self._context.db, self._round_id, printed)
        self._reload()
        self.banner.say(f"{told}: {len(printed)} bản", Tone.GOOD)
