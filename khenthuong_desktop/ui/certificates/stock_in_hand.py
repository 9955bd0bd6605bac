"""The layout that is worked on: kept when another is turned to, its changes taken back one after another."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from khenthuong_desktop.domain.certificates import Stock
from khenthuong_desktop.services.outcome import certificates as service
from khenthuong_desktop.store.database import Database


class StockInHand(QObject):
    """One way of printing one award's certificate, on one printer."""

    changed = Signal()

    def __init__(self, db: Database, award: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._db = db
        self._award, self._printer = award, ""
        self.stock = self._saved = service.stock_of(db, award, pre_printed=False)
        self._past: list[Stock] = []

    @property
    def can_undo(self) -> bool:
        return bool(self._past)

    def turn_to(self, award: str, *, pre_printed: bool, printer: str) -> None:
        """Keep what was in hand and take up another."""
        self.save()
        self._award, self._printer = award, printer
        self.stock = self._saved = service.stock_of(self._db, award, pre_printed=pre_printed, printer=printer)
        self._past.clear()
        self.changed.emit()

    def take(self, stock: Stock) -> None:
        """Go on with a changed layout."""
        if stock != self.stock:
            self._past.append(self.stock)
            self.stock = stock
            self.changed.emit()

    def undo(self) -> None:
        """Take the last change back."""
        if self._past:
            self.stock = self._past.pop()
            self.changed.emit()

    def take_shipped(self) -> None:
        """Everything where the program puts it at first, but for what the printer is off by."""
        shipped = service.shipped_stock(self._award, pre_printed=self.stock.pre_printed)
        self.take(replace(shipped, dx=self.stock.dx, dy=self.stock.dy))

    def on_printer(self, printer: str) -> Stock:
        """The layout with what another printer is off by."""
        if printer in ("", self._printer):
            return self.stock
        other = service.stock_of(self._db, self._award, pre_printed=self.stock.pre_printed, printer=printer)
        return replace(self.stock, dx=other.dx, dy=other.dy)

    def save(self) -> None:
        if self.stock != self._saved:
            service.save_stock(self._db, self.stock, self._printer)
            self._saved = self.stock
