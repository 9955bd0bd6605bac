"""The small dialog that shows how far a long work is and lets the user stop it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from khenthuong_desktop.ui import theme
from khenthuong_desktop.ui.theme import Space


class ProgressDialog(QDialog):
    """Opens late, closes by itself; closing it by hand asks the work to stop."""

    stopped = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._finished = False
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._build(title)

    def _build(self, title: str) -> None:
        heading = QLabel(title)
        theme.mark(heading, "heading")
        self._what_label = QLabel("Đang chuẩn bị…")
        theme.mark(self._what_label, "secondary")
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(title)
        self._stop_button = QPushButton("Dừng")
        self._stop_button.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addWidget(self._what_label, 1)
        buttons.addWidget(self._stop_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        layout.setSpacing(Space.M)
        layout.addWidget(heading)
        layout.addWidget(self._bar)
        layout.addLayout(buttons)
        self.setMinimumWidth(440)

    def open_if_running(self) -> None:
        """Show up, unless the work is already over."""
        if not self._finished:
            self.open()

    def show_step(self, done: int, total: int, what: str) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        counted = f"{done:,}/{total:,}".replace(",", ".") if total else ""
        self._what_label.setText(" · ".join(part for part in (what, counted) if part))

    def finish(self) -> None:
        """The work is over: go away for good."""
        self._finished = True
        self.hide()
        self.deleteLater()

    def reject(self) -> None:
        self._stop_button.setEnabled(False)
        self._what_label.setText("Đang dừng…")
        self.stopped.emit()
