"""Sheets to a printer, edge to edge and in their own size."""

from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

from khenthuong_desktop.ui.printed_list import Printable
from khenthuong_desktop.ui.widgets.notice_dialog import NoticeDialog

_NO_PRINTER = "Máy này chưa có máy in. Bấm “Lưu thành PDF” rồi in ở máy khác cũng được."


def print_out(sheets: Printable, name: str, parent: QWidget) -> bool:
    """Ask in the system's own dialog and print; says so where there is no printer. True when it was sent."""
    if not QPrinterInfo.availablePrinterNames():
        NoticeDialog("Chưa in được", _NO_PRINTER, parent=parent).open()
        return False
    printer = QPrinter(QPrinterInfo.printerInfo(name), QPrinter.PrinterMode.HighResolution)
    printer.setDocName(sheets.title)
    printer.setPageLayout(sheets.layout())
    printer.setFullPage(True)
    if QPrintDialog(printer, parent).exec() != QDialog.DialogCode.Accepted:
        return False
    sheets.paint_on(printer)
    return True
