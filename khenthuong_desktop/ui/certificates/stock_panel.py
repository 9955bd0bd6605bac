"""The paper and the printer: the size of the stock, pictures for it, and what this printer is off by."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from khenthuong_desktop.domain.certificates import FARTHEST_MM, LARGEST_MM, SMALLEST_MM, Stock
from khenthuong_desktop.ui.certificates.line_panel import millimetres
from khenthuong_desktop.ui.theme import Space
from khenthuong_desktop.ui.widgets.controls import label, link

_SIZES = {
    "A4 ngang": (297.0, 210.0),
    "A3 ngang": (420.0, 297.0),
    "A5 ngang": (210.0, 148.0),
    "A4 dọc": (210.0, 297.0),
}
_OTHER = "Khổ khác"
NO_PRINTER = "Chưa có máy in"


class StockPanel(QWidget):
    """Shows a stock and tells of each change; pictures and the setting sheet are asked for."""

    changed = Signal(object)  # Stock
    printer_chosen = Signal()
    scan_wanted = Signal()
    emblem_wanted = Signal()
    sheet_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stock: Stock | None = None
        self.size_combo = QComboBox()
        self.size_combo.setAccessibleName("Khổ giấy")
        self.size_combo.addItems([*_SIZES, _OTHER])
        self.spins = {
            "width": millimetres("Rộng (ngang)", least=SMALLEST_MM, most=LARGEST_MM),
            "height": millimetres("Cao (dọc)", least=SMALLEST_MM, most=LARGEST_MM),
            "dx": millimetres("Lệch ngang", least=-FARTHEST_MM, most=FARTHEST_MM),
            "dy": millimetres("Lệch dọc", least=-FARTHEST_MM, most=FARTHEST_MM),
        }
        self.printer_combo = QComboBox()
        self.printer_combo.setAccessibleName("Máy in")
        self.printer_combo.addItems(QPrinterInfo.availablePrinterNames() or [NO_PRINTER])
        self.scan_link = link("Ảnh quét của phôi…", self.scan_wanted.emit, "upload")
        self.emblem_link = link("Quốc huy, biểu trưng…", self.emblem_wanted.emit, "stamp")
        self._build()

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.S, Space.M, Space.S, Space.S)
        layout.setSpacing(Space.S)
        layout.addWidget(label("Khổ giấy", "strong"))
        layout.addWidget(self.size_combo)
        layout.addLayout(self._pair("width", "height"))
        layout.addWidget(self.scan_link)
        layout.addWidget(self.emblem_link)
        layout.addSpacing(Space.S)
        layout.addWidget(label("Máy in", "strong"))
        layout.addWidget(self.printer_combo)
        layout.addLayout(self._pair("dx", "dy"))
        layout.addWidget(label("Số âm: dịch sang trái, lên trên.", "secondary", wrap=True))
        layout.addWidget(link("In tờ canh chỉnh", self.sheet_wanted.emit, "printer"))
        layout.addStretch(1)
        self.size_combo.activated.connect(lambda _number: self._on_size_chosen())
        self.printer_combo.currentIndexChanged.connect(lambda _number: self.printer_chosen.emit())
        for name, spin in self.spins.items():
            spin.valueChanged.connect(lambda _value, name=name: self._on_changed(name))

    def _pair(self, *names: str) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.S)
        for column, name in enumerate(names):
            spin = self.spins[name]
            called = QLabel(spin.accessibleName())
            called.setBuddy(spin)
            grid.addWidget(called, 0, column)
            grid.addWidget(spin, 1, column)
        return grid

    @property
    def printer(self) -> str:
        """The printer in hand, or words that there is none."""
        return self.printer_combo.currentText()

    def show_stock(self, stock: Stock) -> None:
        """Show a stock without telling of it."""
        self._stock = None
        for name, spin in self.spins.items():
            spin.setValue(getattr(stock, name))
        self.size_combo.setCurrentText(_named((stock.width, stock.height)))
        self.scan_link.setVisible(stock.pre_printed)
        self.emblem_link.setVisible(not stock.pre_printed)
        self._stock = stock

    def _on_size_chosen(self) -> None:
        size = _SIZES.get(self.size_combo.currentText())
        if size is None:
            self.spins["width"].setFocus()
        elif self._stock is not None:
            self.changed.emit(self._stock.resized(*size))

    def _on_changed(self, name: str) -> None:
        if self._stock is None:
            return
        at = {name: round(spin.value(), 1) for name, spin in self.spins.items()}
        if name in ("width", "height"):
            self.changed.emit(self._stock.resized(at["width"], at["height"]))
        else:
            self.changed.emit(replace(self._stock, dx=at["dx"], dy=at["dy"]))


def _named(size: Sequence[float]) -> str:
    return next((name for name, known in _SIZES.items() if known == tuple(size)), _OTHER)
