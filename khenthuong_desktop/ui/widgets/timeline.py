"""Years on an axis with what happened in each, and in dashes what may come."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from khenthuong_desktop.ui import theme
from khenthuong_desktop.ui.theme import Colours, Space, Tone

_MARK = 22
_ROW = _MARK + Space.XS
_HEAD = 28
_COLUMN = 68
_FALLBACK = 2  # years before and after, when nothing is on record


@dataclass(frozen=True)
class Mark:
    """Something in one year or over several; ``planned`` is what may come and is drawn in dashes."""

    lane: str
    first: int
    last: int
    text: str
    tone: Tone = Tone.NEUTRAL
    told: str = ""
    planned: bool = False

    @property
    def said(self) -> str:
        years = str(self.first) if self.first == self.last else f"{self.first}–{self.last}"
        return f"{years}: {self.told or self.text}"


class Timeline(QWidget):
    """One lane for each sort of thing; marks of one lane that would lie on one another are stacked."""

    def __init__(self, lanes: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lanes = tuple(lanes)
        self._this_year = 0
        self.marks: tuple[Mark, ...] = ()
        self._placed: list[tuple[Mark, int]] = []  # with its row from the top
        self._rows: dict[str, tuple[int, int]] = {}  # lane → first row, number of rows
        self._years = range(0)
        self._colours: Colours | None = None  # those on paper, while it is drawn for paper
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def years(self) -> range:
        """The years on the axis."""
        return self._years

    def show_lanes(self, lanes: Sequence[str]) -> None:
        """Other lanes; the marks of a lane that is gone are shown again when it comes back."""
        self._lanes = tuple(lanes)
        self._place()

    def show_marks(self, marks: Sequence[Mark], this_year: int, first: int, last: int) -> None:
        """Show what lies between two years; a mark that reaches over the edge is cut there."""
        self._this_year = this_year
        self._years = range(first, max(last, first + _FALLBACK) + 1)
        self.marks = tuple(mark for mark in marks if mark.first <= self._years[-1] and mark.last >= first)
        self._place()
        self.setAccessibleName(". ".join(mark.said for mark in self.marks) or "Chưa có gì được ghi")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        rows = sum(count for _, count in self._rows.values())
        return QSize(self._left() + _COLUMN * len(self._years), _HEAD + rows * _ROW + len(self._lanes) * Space.S)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            mark = self.mark_at(event.pos().x(), event.pos().y())
            QToolTip.showText(event.globalPos(), mark.said if mark else "", self)
            return True
        return super().event(event)

    def mark_at(self, x: float, y: float) -> Mark | None:
        """The mark at a place of the picture."""
        return next((mark for mark, row in self._placed if self._area(mark, row).contains(QPointF(x, y))), None)

    def drawn(self, scale: float, colours: Colours) -> QImage:
        """The picture for paper, ``scale`` pixels for each on the screen."""
        size = self.sizeHint().expandedTo(self.size())
        image = QImage(size * scale, QImage.Format.Format_ARGB32)
        image.fill(QColor(colours.surface))
        painter = QPainter(image)
        painter.scale(scale, scale)
        self._colours = colours
        self._paint(painter)
        self._colours = None
        painter.end()
        return image

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._paint(painter)
        painter.end()

    def _paint(self, painter: QPainter) -> None:
        if not self._years:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font("secondary"))
        self._paint_axis(painter)
        self._paint_lanes(painter)
        for mark, row in self._placed:
            self._paint_mark(painter, mark, row)

    def _place(self) -> None:
        """First come, first row: a mark goes into the first row of its lane that is free in its years."""
        self._placed, self._rows = [], {}
        lanes = {lane: list(marks) for lane, marks in groupby(self._in_order(), key=lambda mark: mark.lane)}
        top = 0
        for lane in self._lanes:
            ends: list[int] = []
            for mark in lanes.get(lane, ()):
                row = next((n for n, end in enumerate(ends) if end < mark.first), len(ends))
                ends[row : row + 1] = [mark.last]
                self._placed.append((mark, top + row))
            self._rows[lane] = (top, max(1, len(ends)))
            top += max(1, len(ends))

    def _in_order(self) -> list[Mark]:
        known = [mark for mark in self.marks if mark.lane in self._lanes]
        return sorted(known, key=lambda mark: (self._lanes.index(mark.lane), mark.first, mark.planned))

    def _left(self) -> int:
        metrics = QFontMetrics(theme.font("secondary"))
        return max((metrics.horizontalAdvance(lane) for lane in self._lanes), default=0) + Space.L

    def _column(self) -> float:
        return (self.width() - self._left()) / len(self._years)

    def _top(self, row: int) -> float:
        lane = sum(first <= row for first, _ in self._rows.values()) - 1
        return _HEAD + row * _ROW + lane * Space.S + Space.S / 2

    def _area(self, mark: Mark, row: int) -> QRectF:
        first, last = max(mark.first, self._years[0]), min(mark.last, self._years[-1])
        left = self._left() + (first - self._years[0]) * self._column()
        return QRectF(left + 2, self._top(row), (last - first + 1) * self._column() - 4, _MARK)

    def _colour(self, role: str) -> QColor:
        return theme.colour(role, self._colours)

    def _paint_axis(self, painter: QPainter) -> None:
        column, left = self._column(), self._left()
        for number, year in enumerate(self._years):
            place = QRectF(left + number * column, 0, column, _HEAD)
            now = year == self._this_year
            if now:
                painter.fillRect(QRectF(place.left(), 0, column, self.height()), self._colour("background"))
            painter.setFont(theme.font("secondary", strong=now))
            painter.setPen(self._colour("accent" if now else "secondary"))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(year))
        painter.setFont(theme.font("secondary"))

    def _paint_lanes(self, painter: QPainter) -> None:
        for lane, (row, _count) in self._rows.items():
            top = self._top(row) - Space.S / 2
            painter.setPen(self._colour("line"))
            painter.drawLine(QPointF(0, top), QPointF(self.width(), top))
            painter.setPen(self._colour("secondary"))
            place = QRectF(0, self._top(row), self._left(), _MARK)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, lane)

    def _paint_mark(self, painter: QPainter, mark: Mark, row: int) -> None:
        ink, ground = theme.tone_colours(mark.tone, self._colours)
        area = self._area(mark, row)
        pen = QPen(ink if mark.planned else ground)
        pen.setStyle(Qt.PenStyle.DashLine if mark.planned else Qt.PenStyle.SolidLine)
        painter.setPen(pen)
        painter.setBrush(self._colour("surface") if mark.planned else ground)
        painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), Space.XS, Space.XS)
        painter.setPen(ink)
        words = painter.fontMetrics().elidedText(mark.text, Qt.TextElideMode.ElideRight, int(area.width()) - Space.XS)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, words)
