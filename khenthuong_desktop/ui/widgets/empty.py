"""What an empty list says: what belongs here and what to do first."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from khenthuong_desktop.ui import icons
from khenthuong_desktop.ui.theme import Space
from khenthuong_desktop.ui.widgets.actions import Action
from khenthuong_desktop.ui.widgets.controls import button, label

_WIDEST = 440
_NARROWEST = 200


class EmptyState(QWidget):
    """An icon, a sentence, and the first thing to do as a button."""

    def __init__(
        self, icon: str, title: str, text: str, actions: Sequence[Action] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        picture = QLabel()
        picture.setPixmap(icons.pixmap(icon, "secondary", 40))
        heading = label(title, "heading")
        self.sentence = sentence = label(text, "secondary", wrap=True)
        sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.S)
        self.buttons = [
            button(action.text, action.run, action.icon, "" if number else "primary")
            for number, action in enumerate(actions)
        ]
        for one in self.buttons:
            buttons.addWidget(one)
        layout = QVBoxLayout(self)
        layout.setSpacing(Space.M)
        layout.addStretch(1)
        layout.addWidget(picture, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(heading, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(sentence, 0, Qt.AlignmentFlag.AlignHCenter)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addLayout(buttons)
        row.addStretch(1)
        layout.addLayout(row)
        layout.addStretch(2)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if hasattr(self, "sentence") and event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        """A wrapping label in the middle of a layout is given one line unless it is told its height."""
        self.sentence.ensurePolished()
        room = self.contentsRect().width() - 2 * Space.L
        width = max(min(_WIDEST, room), _NARROWEST)
        self.sentence.setFixedSize(width, self.sentence.heightForWidth(width) if self.sentence.text() else 0)
