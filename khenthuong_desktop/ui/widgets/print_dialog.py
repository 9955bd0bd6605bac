"""The look of a list or a sheet on paper before it is printed or saved as PDF."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QPageLayout
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo, QPrintPreviewWidget
from PySide6.QtWidgets import QAbstractScrollArea, QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from khenthuong_desktop.files import draft_beside
from khenthuong_desktop.ui import labels
from khenthuong_desktop.ui.messages import MessageLine
from khenthuong_desktop.ui.printed_list import Printable, write_pdf
from khenthuong_desktop.ui.theme import Size, Space
from khenthuong_desktop.ui.widgets.controls import Segments, button, label
from khenthuong_desktop.ui.widgets.notice_dialog import NoticeDialog

_NO_PRINTER = "Máy này chưa có máy in. Bấm “Lưu thành PDF” rồi in ở máy khác cũng được."
_ORIENTATIONS = (QPageLayout.Orientation.Portrait, QPageLayout.Orientation.Landscape)


class PrintDialog(QDialog):
    """Nothing reaches a printer before "In" is pressed there."""

    def __init__(self, printed: Printable, messages: MessageLine, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Xem trước khi in")
        self._printed = printed
        self._messages = messages
        self._folder = folder
        self.pages = 0
        self.printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self.printer.setDocName(printed.title)
        self.printer.setPageLayout(printed.layout())
        self.preview = QPrintPreviewWidget(self.printer)
        self.preview.paintRequested.connect(self._on_paint_requested)
        self.orientation = Segments(("Giấy dọc", "Giấy ngang"))
        self.orientation.choose(_ORIENTATIONS.index(self.printer.pageLayout().orientation()))
        self.orientation.chosen.connect(self._on_turned)
        self._pages_label = label("", "secondary")
        self._build()
        self.resize(Size.DETAILS * 2, 600)

    def _build(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(Space.S)
        top.addWidget(self.orientation)
        top.addWidget(button("Vừa trang", self.preview.fitInView, "file-text"))
        top.addWidget(button("Vừa chiều ngang", self.preview.fitToWidth, "search"))
        top.addStretch(1)
        top.addWidget(self._pages_label)
        below = QHBoxLayout()
        below.setSpacing(Space.S)
        below.addStretch(1)
        below.addWidget(button("Đóng", self.reject))
        below.addWidget(button("Lưu thành PDF", self.save_pdf, "download"))
        self.print_button = button("In", self.print_out, "printer", "primary")
        self.print_button.setDefault(True)
        below.addWidget(self.print_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        layout.setSpacing(Space.M)
        layout.addLayout(top)
        layout.addWidget(self.preview, 1)
        layout.addLayout(below)
        for area in self.preview.findChildren(QAbstractScrollArea):  # a page as wide as the view needs no bar below
            area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.preview.fitToWidth()
        self.print_button.setFocus()

    def print_out(self) -> None:
        """Ask for the printer in the system's own dialog and print."""
        if not QPrinterInfo.availablePrinterNames():
            NoticeDialog("Chưa in được", _NO_PRINTER, parent=self).open()
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self._printed.title)
        printer.setPageLayout(self.printer.pageLayout())
        asked = QPrintDialog(printer, self)
        if asked.exec() == QDialog.DialogCode.Accepted:
            self._printed.paint_on(printer)
            self._messages.done(f"Đã gửi đến máy in: {self._printed.title}")
            self.accept()

    def save_pdf(self) -> None:
        """Ask where to and write the same pages as PDF."""
        proposed = self._folder / f"{labels.file_name(self._printed.title)}.pdf"
        chosen, _kind = QFileDialog.getSaveFileName(self, "Lưu thành PDF", str(proposed), "PDF (*.pdf)")
        if not chosen:
            return
        target = Path(chosen) if chosen.lower().endswith(".pdf") else Path(f"{chosen}.pdf")
        with draft_beside(target) as draft:
            write_pdf(self._printed, str(draft), self.printer.pageLayout().orientation())
        self._messages.done(f"Đã lưu {target.name} vào {target.parent}")
        self.accept()

    def _on_turned(self, number: int) -> None:
        self.printer.setPageLayout(self._printed.layout(_ORIENTATIONS[number]))
        self.preview.updatePreview()

    def _on_paint_requested(self, printer: QPrinter) -> None:
        self.pages = self._printed.paint_on(printer)
        self._pages_label.setText(f"{self.pages} trang A4")
