"""A certificate on the screen: texts are dragged or moved by the arrow keys to where they stand on the paper."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QGraphicsItem,
    QGraphicsRectItem,
    QGraphicsScene,
    QGraphicsSceneMouseEvent,
    QGraphicsView,
    QStyleOptionGraphicsItem,
    QWidget,
)

from khenthuong_desktop.domain.certificates import CertificateLine, Place, Stock
from khenthuong_desktop.services.outcome.certificates import Certificate
from khenthuong_desktop.ui import theme
from khenthuong_desktop.ui.certificates.lettering import UNITS, draw, fitted
from khenthuong_desktop.ui.certificates.sheets import draw_ground, emblem_place, has_flags

_MARGIN_MM = 6.0
_FINE_MM, _COARSE_MM = 0.1, 1.0
_FAINT = 0.35  # of what is not printed
_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)


class SheetCanvas(QGraphicsView):
    """Tells what was moved or asked to be changed; what stands where is the dialog's to keep."""

    moved = Signal(object, float, float)  # Place, millimetres
    chosen = Signal(object)  # Place
    opened = Signal(object)  # Place

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scene = QGraphicsScene(self)
        self.setScene(self._scene)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setBackgroundBrush(theme.colour("background"))
        self.setAccessibleName("Hình giấy khen; kéo chữ đến chỗ của nó")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scene.selectionChanged.connect(self._on_selection_changed)
        self._texts: dict[Place, _Text] = {}

    def show_certificate(
        self, stock: Stock, certificate: Certificate | None, scan: Path | None = None, emblem: Path | None = None
    ) -> None:
        """Draw anew; the text in hand stays in hand."""
        held = self.held
        self._scene.blockSignals(True)
        self._scene.clear()
        self._texts = {}
        sheet = _Sheet(stock, scan if stock.pre_printed else None, emblem)
        self._scene.addItem(sheet)
        for line in stock.lines:
            if line.shown and certificate is not None:
                text = _Text(line, certificate.texts[line.place], faint=not stock.is_written(line))
                text.on_moved, text.on_opened = self._let_go, self.opened.emit
                self._texts[line.place] = text
                self._scene.addItem(text)
        if held in self._texts:
            self._texts[held].setSelected(True)
        self._scene.blockSignals(False)
        margin = _MARGIN_MM * UNITS
        self._scene.setSceneRect(sheet.rect().adjusted(-margin, -margin, margin, margin))
        self._fit()

    def choose(self, place: Place) -> None:
        """Take a text in hand."""
        self._scene.clearSelection()
        if place in self._texts:
            self._texts[place].setSelected(True)

    def text_at(self, place: Place) -> QPointF:
        """Where a text stands, in the view's own pixels."""
        text = self._texts[place]
        return QPointF(self.mapFromScene(text.mapToScene(text.boundingRect().center())))

    @property
    def held(self) -> Place | None:
        """The text in hand."""
        return next((place for place, text in self._texts.items() if text.isSelected()), None)

    def _let_go(self, place: Place, x: float, y: float) -> None:
        """Told once the text has dealt with the mouse: what is told makes all texts anew."""
        QTimer.singleShot(0, self, lambda: self.moved.emit(place, x, y))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move the text in hand, Enter and F2 ask for other words."""
        held, key = self.held, Qt.Key(event.key())
        if held is None or key not in (*_STEPS, *_OPENING):
            super().keyPressEvent(event)
        elif key in _OPENING:
            self.opened.emit(held)
        else:
            size = _COARSE_MM if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else _FINE_MM
            across, down = _STEPS[key]
            line = self._texts[held].line
            self.moved.emit(held, line.x + across * size, line.y + down * size)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.fitInView(self._scene.sceneRect(), Qt.AspectRatioMode.KeepAspectRatio)

    def _on_selection_changed(self) -> None:
        for place, text in self._texts.items():
            if text.isSelected():
                self.chosen.emit(place)


class _Sheet(QGraphicsRectItem):
    """The paper, with the scan of the stock or the frame of a whole sheet on it."""

    def __init__(self, stock: Stock, scan: Path | None, emblem: Path | None) -> None:
        super().__init__(QRectF(0, 0, stock.width * UNITS, stock.height * UNITS))
        self._stock, self._emblem = stock, emblem
        self._scan = QPixmap(str(scan)) if scan else QPixmap()
        self.setBrush(QColor(Qt.GlobalColor.white))
        self.setPen(QPen(theme.colour("border"), 0))

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        super().paint(painter, option, widget)
        if not self._scan.isNull():
            painter.drawPixmap(self.rect().toRect(), self._scan)
        elif not self._stock.pre_printed:
            draw_ground(painter, self._stock, flags=has_flags(self._stock), emblem=self._emblem)
            if self._emblem is None:
                self._draw_room_for_emblem(painter)

    def _draw_room_for_emblem(self, painter: QPainter) -> None:
        """Only on the screen: what is to stand there."""
        place = emblem_place(self._stock)
        room = QRectF(place.topLeft() * UNITS, place.size() * UNITS)
        room.setWidth(room.height())
        room.moveCenter(place.center() * UNITS)
        painter.setPen(QPen(QColor(Qt.GlobalColor.gray), 0, Qt.PenStyle.DotLine))
        painter.drawEllipse(room)
        font = painter.font()
        font.setPixelSize(round(room.height() / 7))
        painter.setFont(font)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter), "Quốc huy\nhoặc\nbiểu trưng")


class _Text(QGraphicsItem):
    """One text in its box."""

    def __init__(self, line: CertificateLine, said: str, *, faint: bool) -> None:
        super().__init__()
        self.on_moved: Callable[[Place, float, float], object] = lambda *_: None
        self.on_opened: Callable[[Place], object] = lambda *_: None
        self.line, self._fitted = line, fitted(said, line)
        self.setPos(line.x * UNITS, line.y * UNITS)
        self.setOpacity(_FAINT if faint else 1.0)
        self.setFlags(QGraphicsItem.GraphicsItemFlag.ItemIsMovable | QGraphicsItem.GraphicsItemFlag.ItemIsSelectable)
        self.setCursor(Qt.CursorShape.SizeAllCursor)

    def boundingRect(self) -> QRectF:
        return QRectF(0, 0, self.line.width * UNITS, self.line.height * UNITS)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        draw(painter, self._fitted)
        role = "accent" if self.isSelected() else "" if self._fitted.fits else "error"
        if role:
            pen = QPen(theme.colour(role), 0, Qt.PenStyle.DashLine)
            pen.setCosmetic(True)
            painter.setPen(pen)
            painter.drawRect(self.boundingRect())

    def mouseReleaseEvent(self, event: QGraphicsSceneMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        x, y = self.x() / UNITS, self.y() / UNITS
        if (round(x, 1), round(y, 1)) != (self.line.x, self.line.y):
            self.on_moved(self.line.place, x, y)

    def mouseDoubleClickEvent(self, event: QGraphicsSceneMouseEvent) -> None:
        self.on_opened(self.line.place)
