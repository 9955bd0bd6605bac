"""Figures on cards and bars with their numbers beside them."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolTip, QVBoxLayout, QWidget

from khenthuong_desktop.ui import icons, labels, theme
from khenthuong_desktop.ui.theme import Space, Tone
from khenthuong_desktop.ui.widgets.controls import Card, label

_BAR = 12
_ROW = 30


class FigureCard(Card):
    """A big number, what it counts, and a small line; a click leads to the rows behind it."""

    def __init__(self, name: str, icon: str, *, award: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent, linked=True)
        self._name = name
        picture = QLabel()
        picture.setPixmap(icons.pixmap(icon, "award" if award else "accent", 20))
        self._figure_label = label("–", "figure-award" if award else "figure")
        self._note_label = label("", "secondary", wrap=True)
        top = QHBoxLayout()
        top.addWidget(label(name, "secondary"), 1)
        top.addWidget(picture)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        layout.setSpacing(Space.XS)
        layout.addLayout(top)
        layout.addWidget(self._figure_label)
        layout.addWidget(self._note_label)
        layout.addStretch(1)

    def show_figure(self, figure: int | str, note: str = "") -> None:
        words = labels.number(figure) if isinstance(figure, int) else figure
        self._figure_label.setText(words)
        self._note_label.setText(note)
        self.setAccessibleName(f"{self._name}: {words}. {note}")


@dataclass(frozen=True)
class Bar:
    """One bar: its label, its value, and the words beside it when the number alone says too little.

    ``about`` says under the mouse what the label abbreviates.
    """

    name: str
    value: int
    tone: Tone = Tone.ACCENT
    note: str = ""
    about: str = ""


class BarChart(QWidget):
    """Horizontal bars from zero, each with its label at the left and its figure beside it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._bars: tuple[Bar, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_bars(self, bars: Sequence[Bar]) -> None:
        self._bars = tuple(bars)
        said = ", ".join(f"{bar.name} {bar.note or labels.number(bar.value)}" for bar in bars)
        self.setAccessibleName(f"{self._name}: {said}")
        self.updateGeometry()
        self.update()

    def about_at(self, height: int) -> str:
        """What the label of the bar at this height stands for."""
        number = height // _ROW
        return self._bars[number].about if 0 <= number < len(self._bars) else ""

    def event(self, event: QEvent) -> bool:
        if not isinstance(event, QHelpEvent):
            return super().event(event)
        QToolTip.showText(event.globalPos(), self.about_at(event.pos().y()), self)
        return True

    def sizeHint(self) -> QSize:
        return QSize(320, _ROW * max(1, len(self._bars)))

    def minimumSizeHint(self) -> QSize:
        return QSize(220, _ROW * max(1, len(self._bars)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._bars:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = theme.font("secondary")
        metrics = QFontMetrics(font)
        painter.setFont(font)
        said = [bar.note or labels.number(bar.value) for bar in self._bars]
        left = min(max(metrics.horizontalAdvance(bar.name) for bar in self._bars) + Space.M, self.width() // 2)
        right = max(metrics.horizontalAdvance(words) for words in said) + Space.S
        longest = max(*(bar.value for bar in self._bars), 1)
        room = max(self.width() - left - right, 1)
        for number, (bar, words) in enumerate(zip(self._bars, said, strict=True)):
            top = number * _ROW
            name = metrics.elidedText(bar.name, Qt.TextElideMode.ElideRight, left - Space.S)
            painter.setPen(theme.colour("text"))
            painter.drawText(QRectF(0, top, left, _ROW), Qt.AlignmentFlag.AlignVCenter, name)
            length = room * bar.value / longest
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("secondary" if bar.tone is Tone.NEUTRAL else bar.tone.value))
            if bar.value:
                painter.drawRoundedRect(QRectF(left, top + (_ROW - _BAR) / 2, max(length, 3), _BAR), 3, 3)
            painter.setPen(theme.colour("secondary"))
            place = QRectF(left + length + Space.XS, top, right, _ROW)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, words)
        painter.end()
