"""The one line at the bottom that says what was just done and offers to undo it."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from khenthuong_desktop.ui import icons, theme
from khenthuong_desktop.ui.theme import Space, Tone

_ICONS = {Tone.GOOD: "circle-check", Tone.WARNING: "triangle-alert", Tone.ERROR: "circle-alert"}
STAYS_MS = 10_000


class MessageLine(QFrame):
    """ "Đã thêm 12 người · Hoàn tác": goes away by itself, faults stay until they are closed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._undo: Callable[[], object] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self._build()
        self.hide()

    def _build(self) -> None:
        self._icon_label = QLabel()
        self._text_label = QLabel()
        self._text_label.setTextFormat(Qt.TextFormat.PlainText)
        self._text_label.setWordWrap(True)
        self.undo_button = QPushButton("Hoàn tác")
        theme.mark(self.undo_button, "link")
        self.undo_button.clicked.connect(self._on_undo_clicked)
        close_button = QToolButton()
        icons.put(close_button, "x")
        close_button.setAccessibleName("Đóng thông báo")
        close_button.setToolTip("Đóng thông báo")
        close_button.clicked.connect(self.hide)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(Space.M, Space.XS, Space.XS, Space.XS)
        layout.setSpacing(Space.S)
        layout.addWidget(self._icon_label)
        layout.addWidget(self._text_label, 1)
        layout.addWidget(self.undo_button)
        layout.addWidget(close_button)

    @property
    def text(self) -> str:
        """What the line says now; empty when it is hidden."""
        return "" if self.isHidden() else self._text_label.text()

    def done(self, text: str, undo: Callable[[], object] | None = None) -> None:
        """Say what was done; ``undo`` is offered beside it."""
        self._show(text, Tone.GOOD, undo)
        self._timer.start(STAYS_MS)

    def lead(self, text: str, word: str, do: Callable[[], object]) -> None:
        """Say what happened without the user; ``word`` on the button leads to it."""
        self._show(text, Tone.GOOD, do, word)
        self._timer.start(STAYS_MS)

    def warn(self, text: str) -> None:
        """Say what deserves attention; stays until closed."""
        self._show(text, Tone.WARNING, None)

    def _show(self, text: str, tone: Tone, undo: Callable[[], object] | None, word: str = "Hoàn tác") -> None:
        self._timer.stop()
        self._undo = undo
        self._text_label.setText(text)
        self._icon_label.setPixmap(icons.pixmap(_ICONS[tone], tone.value))
        self.undo_button.setText(word)
        self.undo_button.setAccessibleName(word)
        self.undo_button.setVisible(undo is not None)
        theme.mark(self, f"notice-{tone.value}")
        self.show()

    def _on_undo_clicked(self) -> None:
        undo, self._undo = self._undo, None
        self.hide()
        if undo is not None:
            undo()
