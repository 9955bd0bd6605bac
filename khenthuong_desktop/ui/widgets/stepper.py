"""The steps of a piece of work along the top: what is done, what is open, what comes."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from khenthuong_desktop.ui import icons, theme
from khenthuong_desktop.ui.theme import Space

_DOT = 24


class Stepper(QWidget):
    """Steps that are done are ticked, those done with errors marked; arrow keys and clicks open another step."""

    step_chosen = Signal(int)

    def __init__(self, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = tuple(names)
        self._done: frozenset[int] = frozenset()
        self._faulty: frozenset[int] = frozenset()
        self._open = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.show_step((), 0)

    @property
    def open_step(self) -> int:
        return self._open

    def show_step(self, done: Collection[int], opened: int, faulty: Collection[int] = ()) -> None:
        """``opened`` is the step shown below; ``faulty`` ones are done and have errors."""
        self._done, self._open, self._faulty = frozenset(done), opened, frozenset(faulty)
        self.setAccessibleName(f"Bước {opened + 1}/{len(self._names)}: {self._names[opened]}")
        told = (f"{name}{' (còn lỗi)' if number in faulty else ''}" for number, name in enumerate(self._names))
        self.setAccessibleDescription(", ".join(words for number, words in enumerate(told) if number in done))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(len(self._names) * 96, 60)

    def minimumSizeHint(self) -> QSize:
        return QSize(len(self._names) * 60, 60)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.choose(int(event.position().x() * len(self._names) / max(1, self.width())))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.choose(self._open + step)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = self.width() / len(self._names)
        for number in range(len(self._names) - 1):
            role = "accent" if number in self._done else "border"
            painter.setPen(QPen(theme.colour(role), 2))
            y = Space.XS + _DOT / 2
            painter.drawLine(
                round(width * (number + 0.5) + _DOT), round(y), round(width * (number + 1.5) - _DOT), round(y)
            )
        for number, name in enumerate(self._names):
            self._paint_step(painter, QRect(round(width * number), 0, round(width), self.height()), number, name)
        painter.end()

    def _paint_step(self, painter: QPainter, room: QRect, number: int, name: str) -> None:
        done, opened, faulty = number in self._done, number == self._open, number in self._faulty
        dot = QRectF(room.center().x() - _DOT / 2, Space.XS, _DOT, _DOT)
        ring = "warning" if faulty else "accent" if done or opened else "border"
        painter.setPen(QPen(theme.colour(ring), 2))
        filled = "accent" if done and not faulty else "accent_soft" if opened and not faulty else "surface"
        painter.setBrush(theme.colour(filled))
        painter.drawEllipse(dot)
        if faulty:
            painter.setPen(theme.colour("warning"))
            painter.setFont(theme.font("secondary", strong=True))
            painter.drawText(dot, Qt.AlignmentFlag.AlignCenter, "!")
        elif done:
            ratio = self.devicePixelRatioF()
            picture = icons.pixmap("check", "on_accent", 14, ratio)
            painter.drawPixmap(round(dot.left()) + 5, round(dot.top()) + 5, picture)
        else:
            painter.setPen(theme.colour("accent" if opened else "secondary"))
            painter.setFont(theme.font("secondary", strong=True))
            painter.drawText(dot, Qt.AlignmentFlag.AlignCenter, str(number + 1))
        painter.setFont(theme.font("secondary", strong=opened))
        painter.setPen(theme.colour("text" if opened else "secondary"))
        words = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, room.width() - Space.S)
        below = QRect(room.left(), _DOT + Space.S + 2, room.width(), 22)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, words)
        if opened and self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("accent"), 1))
            painter.drawRoundedRect(QRectF(below.adjusted(Space.XS, 0, -Space.XS, 0)), 4, 4)

    @property
    def count(self) -> int:
        return len(self._names)

    def choose(self, number: int) -> None:
        """Open another step, as a click on it does."""
        if 0 <= number < len(self._names) and number != self._open:
            self.show_step(self._done, number, self._faulty)
            self.step_chosen.emit(number)
