"""A list on paper: title, what it shows, the table with its heading on every page, the total and page numbers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QMarginsF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPen,
)

from khenthuong_desktop.ui import theme

_MARGINS_MM = QMarginsF(15, 12, 12, 12)
_A4_MM = (210.0, 297.0)
_PADDING_MM = 1.4
_WIDEST_MM = 150.0  # longer texts are broken into lines
_NARROWEST_MM = 14.0
_POINTS_PER_MM = 72 / 25.4
_WORDS = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop)
_BREAK_ANYWHERE = int(Qt.TextFlag.TextWrapAnywhere | Qt.AlignmentFlag.AlignTop)


class Printable(Protocol):
    """What can be shown on paper and written as PDF."""

    @property
    def title(self) -> str: ...

    def layout(self, orientation: QPageLayout.Orientation | None = None) -> QPageLayout: ...

    def paint_on(self, device: QPagedPaintDevice) -> int: ...


@dataclass(frozen=True)
class PrintedColumn:
    """A column as it is printed; numbers stand at the right."""

    heading: str
    numeric: bool = False


@dataclass(frozen=True)
class PrintedList:
    """What is printed, all in words."""

    title: str
    unit: str
    notes: tuple[str, ...]  # year, filters, order
    columns: tuple[PrintedColumn, ...]
    rows: tuple[tuple[str, ...], ...]
    total: str
    printed_on: str

    def layout(self, orientation: QPageLayout.Orientation | None = None) -> QPageLayout:
        """A4; across when the columns need more than an upright page has and nothing else is asked for."""
        if orientation is None:
            room = _A4_MM[0] - _MARGINS_MM.left() - _MARGINS_MM.right()
            across = sum(_natural_widths(self)) > room * 1.1
            orientation = QPageLayout.Orientation.Landscape if across else QPageLayout.Orientation.Portrait
        return QPageLayout(QPageSize(QPageSize.PageSizeId.A4), orientation, _MARGINS_MM, QPageLayout.Unit.Millimeter)

    def paint_on(self, device: QPagedPaintDevice) -> int:
        """Paint the list on the pages of a device that has its page layout; gives the number of pages."""
        painter = QPainter(device)
        try:
            sheets = _Sheets(self, painter, device)
            for number, rows in enumerate(sheets.pages, 1):
                if number > 1:
                    device.newPage()
                sheets.paint_page(rows, number)
            return len(sheets.pages)
        finally:
            painter.end()


def write_pdf(printed: Printable, path: str, orientation: QPageLayout.Orientation | None = None) -> int:
    """Write it to a PDF file; gives the number of pages."""
    writer = QPdfWriter(path)
    writer.setResolution(300)
    writer.setTitle(printed.title)
    writer.setPageLayout(printed.layout(orientation))
    return printed.paint_on(writer)


def _font(points: float, *, strong: bool = False) -> QFont:
    made = QFont(theme.family())
    made.setPointSizeF(points)
    made.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    return made


_TITLE, _BODY, _SMALL = 14.0, 9.5, 8.5


def _natural_widths(printed: PrintedList) -> list[float]:
    """What each column would like, in millimetres; texts longer than the widest column are broken."""
    body, strong = (QFont(_font(_BODY)), QFont(_font(_BODY, strong=True)))
    body.setPixelSize(round(_BODY * 10))  # ten pixels are a point, whatever the screen
    strong.setPixelSize(round(_BODY * 10))
    plain, heavy = QFontMetricsF(body), QFontMetricsF(strong)
    per_mm = 10 * _POINTS_PER_MM
    widths = []
    for place, column in enumerate(printed.columns):
        longest = sorted({row[place] for row in printed.rows}, key=len)[-20:]
        wanted = max((plain.horizontalAdvance(text) for text in longest), default=0.0) / per_mm
        heading = max(heavy.horizontalAdvance(word) for word in column.heading.split() or [""]) / per_mm
        widths.append(max(min(wanted, _WIDEST_MM), heading) * 1.03 + 2 * _PADDING_MM)  # devices measure a little apart
    return widths


def _shared(widths: Sequence[float], room: float) -> list[float]:
    """Columns on the room there is: what is left goes to the wide ones, and the wide ones give way first."""
    total = sum(widths)
    if total <= room:
        return [width + (room - total) * width / total for width in widths]
    limit = max(widths)
    while limit > _NARROWEST_MM and sum(min(width, limit) for width in widths) > room:
        limit -= 0.5
    cut = [min(width, limit) for width in widths]
    return [width * room / sum(cut) for width in cut] if sum(cut) > room else cut


class _Sheets:
    """The list cut into pages for one device; lengths are in the device's own units."""

    def __init__(self, printed: PrintedList, painter: QPainter, device: QPagedPaintDevice) -> None:
        self._printed = printed
        self._painter = painter
        self._mm = device.logicalDpiX() / 25.4
        room = device.pageLayout().paintRect(QPageLayout.Unit.Millimeter)
        self._width, self._height = room.width() * self._mm, room.height() * self._mm
        self._widths = [width * self._mm for width in _shared(_natural_widths(printed), room.width())]
        self._body, self._strong = _font(_BODY), _font(_BODY, strong=True)
        self._small, self._title = _font(_SMALL), _font(_TITLE, strong=True)
        self._heading_height = self._row_height([column.heading for column in printed.columns], self._strong)
        self._top_height = self._paint_top(dry=True)
        self.pages = list(self._cut())

    def paint_page(self, rows: range, number: int) -> None:
        """One page with these rows; the first has the title, the last the total."""
        y = self._paint_top() if number == 1 else 0.0
        if rows or not self._printed.rows:
            y = self._paint_heading(y)
        for row in rows:
            y = self._paint_row(self._printed.rows[row], y)
        if number == len(self.pages):
            self._write(self._printed.total, self._strong, QRectF(0, y + 2 * self._mm, self._width, 99 * self._mm))
        self._paint_foot(number)

    def _cut(self) -> Iterator[range]:
        line = self._line(self._small)
        bottom = self._height - line - 3 * self._mm
        y, first = self._top_height + self._heading_height, 0
        for number, row in enumerate(self._printed.rows):
            height = self._row_height(row, self._body)
            if y + height > bottom and number > first:
                yield range(first, number)
                y, first = self._heading_height, number
            y += height
        if y + self._line(self._strong) + 2 * self._mm > bottom and first < len(self._printed.rows):
            yield range(first, len(self._printed.rows))
            first = len(self._printed.rows)
        yield range(first, len(self._printed.rows))

    def _paint_top(self, *, dry: bool = False) -> float:
        """Unit, title and notes; gives where they end."""
        y = 0.0
        parts = (
            (self._printed.unit, self._small, 0.5),
            (self._printed.title, self._title, 0.8),
            (" · ".join(self._printed.notes), self._body, 0.0),
        )
        for text, font, gap in parts:
            if text:
                room = QRectF(0, y, self._width, 99 * self._mm)
                y = (self._measure(text, font, room) if dry else self._write(text, font, room)) + gap * self._mm
        return y + 3 * self._mm

    def _paint_heading(self, y: float) -> float:
        room = QRectF(0, y, sum(self._widths), self._heading_height)
        self._painter.fillRect(room, QColor(theme.LIGHT.hover))
        self._paint_cells([column.heading for column in self._printed.columns], self._strong, y)
        self._rule(room.bottom(), theme.LIGHT.secondary, 0.3)
        return room.bottom()

    def _paint_row(self, row: Sequence[str], y: float) -> float:
        self._paint_cells(row, self._body, y)
        end = y + self._row_height(row, self._body)
        self._rule(end, theme.LIGHT.border, 0.15)
        return end

    def _paint_cells(self, texts: Sequence[str], font: QFont, y: float) -> None:
        x, padding = 0.0, _PADDING_MM * self._mm
        for text, width, column in zip(texts, self._widths, self._printed.columns, strict=True):
            if text:
                side = Qt.AlignmentFlag.AlignRight if column.numeric else Qt.AlignmentFlag.AlignLeft
                room = QRectF(x + padding, y + padding, width - 2 * padding, 999 * self._mm)
                self._write(text, font, room, int(side))
            x += width

    def _paint_foot(self, number: int) -> None:
        line = self._line(self._small)
        room = QRectF(0, self._height - line, self._width, line)
        self._write(self._printed.printed_on, self._small, room)
        self._write(f"Trang {number}/{len(self.pages)}", self._small, room, int(Qt.AlignmentFlag.AlignRight))

    def _rule(self, y: float, colour: str, millimetres: float) -> None:
        self._painter.setPen(QPen(QColor(colour), millimetres * self._mm))
        self._painter.drawLine(
            QRectF(0, y, sum(self._widths), 0).topLeft(), QRectF(0, y, sum(self._widths), 0).topRight()
        )

    def _row_height(self, texts: Sequence[str], font: QFont) -> float:
        padding = _PADDING_MM * self._mm
        heights = [self._line(font)]
        metrics = self._metrics(font)
        for text, width in zip(texts, self._widths, strict=True):
            if text and metrics.horizontalAdvance(text) > width - 2 * padding:
                heights.append(self._measure(text, font, QRectF(0, 0, width - 2 * padding, 999 * self._mm)))
        return max(heights) + 2 * padding

    def _metrics(self, font: QFont) -> QFontMetricsF:
        return QFontMetricsF(font, self._painter.device())

    def _line(self, font: QFont) -> float:
        return self._metrics(font).height()

    def _measure(self, text: str, font: QFont, room: QRectF) -> float:
        return self._metrics(font).boundingRect(room, self._breaking(text, font, room), text).bottom()

    def _write(self, text: str, font: QFont, room: QRectF, side: int = 0) -> float:
        """Write a text, broken where the room ends; gives where it ends."""
        self._painter.setFont(font)
        self._painter.setPen(QColor(theme.LIGHT.text))
        flags = self._breaking(text, font, room) | side
        self._painter.drawText(room, flags, text)
        return self._measure(text, font, room)

    def _breaking(self, text: str, font: QFont, room: QRectF) -> int:
        """Between words, unless one word alone is wider than the room."""
        metrics = self._metrics(font)
        fits = all(metrics.horizontalAdvance(word) <= room.width() for word in text.split())
        return _WORDS if fits else _BREAK_ANYWHERE
