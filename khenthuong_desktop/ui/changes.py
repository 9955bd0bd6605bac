"""From "these tables changed" of the database to the pages, on the GUI thread and once per burst."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal


class Changes(QObject):
    """Collects the names of changed tables and tells the window about them when it is idle."""

    happened = Signal(frozenset)
    _arrived = Signal(frozenset)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pending: frozenset[str] = frozenset()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._tell)
        self._arrived.connect(self._collect, Qt.ConnectionType.QueuedConnection)

    def listen(self, subscribe: Callable[[Callable[[frozenset[str]], None]], object]) -> None:
        """Give our callback to ``db.on_change``; it may be called from any thread."""
        subscribe(lambda tables: self._arrived.emit(frozenset(tables)))

    def tell(self, tables: frozenset[str]) -> None:
        """Say that something outside of the database changed (``backups``, for instance)."""
        self._arrived.emit(tables)

    def _collect(self, tables: frozenset[str]) -> None:
        self._pending |= tables
        self._timer.start()

    def _tell(self) -> None:
        tables, self._pending = self._pending, frozenset()
        self.happened.emit(tables)
