"""Sheets to a printer or into a PDF, edge to edge and in their own size."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from khenthuong_desktop.files import draft_beside
from khenthuong_desktop.ui.printed_list import Printable, write_pdf
from khenthuong_desktop.ui.widgets.notice_dialog import NoticeDialog

_NO_PRINTER = "Máy này chưa có máy in. Bấm “Lưu thành PDF” rồi in ở máy khác cũng được."


def has_printer() -> bool:
    return bool(QPrinterInfo.availablePrinterNames())


def print_out(sheets_for: Callable[[str], Printable], name: str, parent: QWidget) -> bool:
    """Ask in the system's own dialog and print what is made for the printer chosen there; True when it was sent."""
    if not has_printer():
        NoticeDialog("Chưa in được", _NO_PRINTER, parent=parent).open()
        return False
    printer = QPrinter(QPrinterInfo.printerInfo(name), QPrinter.PrinterMode.HighResolution)
    _set_up(printer, sheets_for(name))
    if QPrintDialog(printer, parent).exec() != QDialog.DialogCode.Accepted:
        return False
    sheets = sheets_for(printer.printerName())
    _set_up(printer, sheets)  # another printer, or the dialog, may have put its own paper
    sheets.paint_on(printer)
    return True


def _set_up(printer: QPrinter, sheets: Printable) -> None:
    printer.setDocName(sheets.title)
    printer.setPageLayout(sheets.layout())
    printer.setFullPage(True)


def save_as_pdf(sheets: Printable, proposed: Path, parent: QWidget) -> Path | None:
    """Ask where to and write; None when nothing was chosen."""
    chosen, _kind = QFileDialog.getSaveFileName(parent, "Lưu thành PDF", str(proposed), "PDF (*.pdf)")
    if not chosen:
        return None
    target = Path(chosen) if chosen.lower().endswith(".pdf") else Path(f"{chosen}.pdf")
    with draft_beside(target) as draft:
        write_pdf(sheets, str(draft))
    return target
