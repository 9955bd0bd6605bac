"""A line above the work that says what to keep in mind; it stays as long as it is true."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from khenthuong_desktop.ui import icons, theme
from khenthuong_desktop.ui.theme import Space, Tone
from khenthuong_desktop.ui.widgets.controls import label

_ICONS = {Tone.GOOD: "circle-check", Tone.WARNING: "triangle-alert", Tone.ERROR: "circle-alert"}


class Banner(QFrame):
    """Hidden while there is nothing to say."""

    def __init__(self, tone: Tone = Tone.WARNING, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = QLabel()
        self._words = label("", wrap=True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
        layout.setSpacing(Space.S)
        layout.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._words, 1)
        self.say("", tone)

    @property
    def text(self) -> str:
        """What it says; empty when it is hidden."""
        return self._words.text()

    def say(self, text: str, tone: Tone = Tone.WARNING) -> None:
        """Show the words, or hide when there are none."""
        self._words.setText(text)
        self._picture.setPixmap(icons.pixmap(_ICONS[tone], tone.value))
        theme.mark(self, f"notice-{tone.value}")
        self.setAccessibleName(text)
        self.setVisible(bool(text))
