"""Certificates on paper: one a page, whole or only what stock lacks; and the sheet to set a printer by."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QLineF, QMarginsF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPen,
    QPixmap,
    QPolygonF,
)

from khenthuong_desktop.domain.certificates import CertificateLine, Place, Stock
from khenthuong_desktop.services.outcome.certificates import Certificate
from khenthuong_desktop.ui.certificates.lettering import UNITS, draw, fitted

_GOLD, _RED = "#a9822f", "#c00000"
_EMBLEM_TOP, _EMBLEM_HEIGHT, _OF_SHEET = 38.5, 24.0, 210.0  # between the motto and who gives, on a sheet of A4
_FLAGS = 4
_CROSS_MM, _FROM_EDGE_MM = 12.0, 30.0


@dataclass(frozen=True)
class CertificateSheets:
    """What is printed: a batch of certificates on one kind of stock."""

    title: str
    stock: Stock
    certificates: tuple[Certificate, ...]
    emblem: Path | None = None

    def layout(self, orientation: QPageLayout.Orientation | None = None) -> QPageLayout:
        return page_layout(self.stock)

    def paint_on(self, device: QPagedPaintDevice) -> int:
        """One page a certificate; gives their number."""
        with _painting(device) as painter:
            for number, certificate in enumerate(self.certificates):
                if number:
                    device.newPage()
                painter.save()
                painter.translate(self.stock.dx * UNITS, self.stock.dy * UNITS)
                if not self.stock.pre_printed:
                    draw_ground(painter, self.stock, flags=has_flags(self.stock), emblem=self.emblem)
                for line in written_lines(self.stock):
                    draw_line(painter, line, certificate)
                painter.restore()
        return len(self.certificates)


@dataclass(frozen=True)
class SettingSheet:
    """Rulers and crosses on plain paper: what the crosses are off by is what the printer is off by."""

    title: str
    stock: Stock

    def layout(self, orientation: QPageLayout.Orientation | None = None) -> QPageLayout:
        return page_layout(self.stock)

    def paint_on(self, device: QPagedPaintDevice) -> int:
        with _painting(device) as painter:
            painter.translate(self.stock.dx * UNITS, self.stock.dy * UNITS)
            painter.setPen(QPen(Qt.GlobalColor.black, 0.15 * UNITS))
            painter.setFont(_small())
            self._draw_rulers(painter)
            self._draw_crosses(painter)
            self._tell(painter)
        return 1

    def _draw_rulers(self, painter: QPainter) -> None:
        for length, across in ((self.stock.width, True), (self.stock.height, False)):
            for mm in range(0, int(length) + 1):
                size = (6 if mm % 10 == 0 else 4 if mm % 5 == 0 else 2) * UNITS
                at, edge = mm * UNITS, 6 * UNITS  # most printers leave the outermost 5 mm free
                line = QLineF(at, edge, at, edge + size) if across else QLineF(edge, at, edge + size, at)
                painter.drawLine(line)
                if mm and mm % 10 == 0:
                    spot = QPointF(at + 30, edge + size + 250) if across else QPointF(edge + size + 60, at + 90)
                    painter.drawText(spot, str(mm))

    def _draw_crosses(self, painter: QPainter) -> None:
        for x, y in self._crosses():
            half = _CROSS_MM / 2 * UNITS
            painter.drawLine(QLineF(x * UNITS - half, y * UNITS, x * UNITS + half, y * UNITS))
            painter.drawLine(QLineF(x * UNITS, y * UNITS - half, x * UNITS, y * UNITS + half))

    def _crosses(self) -> tuple[tuple[float, float], ...]:
        right, bottom = self.stock.width - _FROM_EDGE_MM, self.stock.height - _FROM_EDGE_MM
        corners = ((_FROM_EDGE_MM, _FROM_EDGE_MM), (right, _FROM_EDGE_MM), (_FROM_EDGE_MM, bottom), (right, bottom))
        return (*corners, (self.stock.width / 2, self.stock.height / 2))

    def _tell(self, painter: QPainter) -> None:
        words = (
            f"Khổ giấy {self.stock.width:g} × {self.stock.height:g} mm, in 100 %, không co giãn theo trang.\n"
            f"Đo từ mép giấy đến tâm dấu thập góc trên bên trái: đúng là {_FROM_EDGE_MM:g} mm mỗi chiều.\n"
            "Dấu thập lệch sang phải 1 mm thì ghi Lệch ngang -1; lệch xuống 1 mm thì ghi Lệch dọc -1. "
            "In lại tờ này để thử."
        )
        room = QRectF(40 * UNITS, 46 * UNITS, (self.stock.width - 80) * UNITS, 40 * UNITS)
        painter.drawText(room, int(Qt.TextFlag.TextWordWrap), words)


def page_layout(stock: Stock) -> QPageLayout:
    """The sheet as it lies in the printer, edge to edge."""
    short, long = sorted((stock.width, stock.height))
    across = stock.width >= stock.height
    layout = QPageLayout(
        QPageSize(QSizeF(short, long), QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.FuzzyMatch),
        QPageLayout.Orientation.Landscape if across else QPageLayout.Orientation.Portrait,
        QMarginsF(),
        QPageLayout.Unit.Millimeter,
    )
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout


def written_lines(stock: Stock) -> Iterator[CertificateLine]:
    """The lines that reach the paper."""
    return (line for line in stock.lines if stock.is_written(line))


def draw_line(painter: QPainter, line: CertificateLine, certificate: Certificate) -> None:
    """One text in its place on the sheet."""
    painter.save()
    painter.translate(line.x * UNITS, line.y * UNITS)
    draw(painter, fitted(certificate.texts[line.place], line))
    painter.restore()


def too_long(stock: Stock, certificates: Sequence[Certificate]) -> tuple[tuple[Certificate, Place], ...]:
    """Texts that do not fit their place even in the smallest letters."""
    return tuple(
        (certificate, line.place)
        for certificate in certificates
        for line in written_lines(stock)
        if not fitted(certificate.texts[line.place], line).fits
    )


def draw_ground(painter: QPainter, stock: Stock, *, flags: bool, emblem: Path | None) -> None:
    """Frame and emblem of a whole sheet: white, no ornaments in the corners (NĐ 98/2023, Điều 104)."""
    painter.save()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for inset, width, colour in ((9.0, 1.6, _GOLD), (11.6, 0.4, _RED), (12.8, 0.4, _GOLD)):
        painter.setPen(QPen(QColor(colour), width * UNITS, Qt.PenStyle.SolidLine, Qt.PenCapStyle.SquareCap))
        size = QSizeF((stock.width - 2 * inset) * UNITS, (stock.height - 2 * inset) * UNITS)
        painter.drawRect(QRectF(QPointF(inset * UNITS, inset * UNITS), size))
    place = emblem_place(stock)
    if flags:
        painter.save()
        painter.translate(place.center().x() * UNITS, place.bottom() * UNITS)
        painter.scale(place.height() / _EMBLEM_HEIGHT, place.height() / _EMBLEM_HEIGHT)
        for side in (-1, 1):
            for number in range(_FLAGS):
                _draw_flag(painter, side * (20 + 9 * number), side)
        painter.restore()
    picture = _picture(str(emblem), emblem.stat().st_mtime_ns) if emblem else QPixmap()
    if not picture.isNull():
        size = QSizeF(picture.size()).scaled(place.size(), Qt.AspectRatioMode.KeepAspectRatio) * UNITS
        spot = QRectF(QPointF(), size)
        spot.moveCenter(place.center() * UNITS)
        painter.drawPixmap(spot, picture, QRectF(picture.rect()))
    painter.restore()


def emblem_place(stock: Stock) -> QRectF:
    """Where the emblem stands on a sheet, in millimetres."""
    scale = stock.height / _OF_SHEET
    width = min(2 * _EMBLEM_HEIGHT * scale, stock.width / 2)
    return QRectF((stock.width - width) / 2, _EMBLEM_TOP * scale, width, _EMBLEM_HEIGHT * scale)


@lru_cache(maxsize=4)
def _picture(path: str, _modified: int) -> QPixmap:
    """Read once: a batch holds the picture once, too."""
    return QPixmap(path)


def _draw_flag(painter: QPainter, x: float, side: int) -> None:
    """A red flag on its pole, leaning outwards, with its foot level with that of the emblem."""
    painter.save()
    painter.translate(x * UNITS, 0)
    painter.rotate(side * 12)
    painter.setPen(QPen(QColor(_GOLD), 0.5 * UNITS))
    painter.drawLine(QLineF(0, 0, 0, -22 * UNITS))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(_RED))
    corners = ((0, -21.5), (side * 4, -22.3), (side * 8, -21), (side * 8, -15), (side * 4, -16.3), (0, -15.5))
    painter.drawPolygon(QPolygonF([QPointF(px * UNITS, py * UNITS) for px, py in corners]))
    painter.restore()


def is_picture(path: Path) -> bool:
    """Whether the file can be shown."""
    return not QPixmap(str(path)).isNull()


def has_flags(stock: Stock) -> bool:
    """Rows of red flags stand beside the emblem of the fighter's certificate alone."""
    return stock.code.startswith("grassroots_emulation_fighter")


def _small() -> QFont:
    made = QFont()
    made.setPixelSize(300)
    return made


@contextmanager
def _painting(device: QPagedPaintDevice) -> Iterator[QPainter]:
    """A painter in hundredths of a millimetre from the sheet's own corner."""
    painter = QPainter(device)
    try:
        painter.scale(device.logicalDpiX() / 25.4 / UNITS, device.logicalDpiY() / 25.4 / UNITS)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        yield painter
    finally:
        painter.end()
