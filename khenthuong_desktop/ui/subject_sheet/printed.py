"""The sheet on paper: the picture across the page, under it what to do and what was."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QMarginsF, QRectF, QSizeF, QUrl
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QTextDocument,
)

from khenthuong_desktop.ui import theme
from khenthuong_desktop.ui.subject_sheet.entries import Entry
from khenthuong_desktop.ui.table_model import Chip
from khenthuong_desktop.ui.widgets.timeline import Timeline

_MARGINS_MM = QMarginsF(15, 12, 12, 12)
_PICTURE = "picture"
_SHARPER = 4  # pixels of the picture for one on the screen


@dataclass(frozen=True)
class PrintedSheet:
    """What is printed, all in words, and the picture."""

    title: str
    unit: str
    notes: tuple[str, ...]
    picture: Timeline
    plan: Sequence[Entry]
    history: Sequence[Entry]
    printed_on: str

    def layout(self, orientation: QPageLayout.Orientation | None = None) -> QPageLayout:
        """A4, across unless something else is asked for: the picture is wide."""
        across = orientation or QPageLayout.Orientation.Landscape
        return QPageLayout(QPageSize(QPageSize.PageSizeId.A4), across, _MARGINS_MM, QPageLayout.Unit.Millimeter)

    def paint_on(self, device: QPagedPaintDevice) -> int:
        """Paint it on the pages of a device that has its page layout; gives the number of pages."""
        painter = QPainter(device)
        try:
            room = device.pageLayout().paintRectPoints().size()
            scale = painter.viewport().width() / room.width()
            made = self._document(room.width())
            made.setPageSize(QSizeF(room))
            painter.scale(scale, scale)
            for number in range(made.pageCount()):
                if number:
                    device.newPage()
                    painter.translate(0, -room.height())
                shown = QAbstractTextDocumentLayout.PaintContext()
                shown.clip = QRectF(0, number * room.height(), room.width(), room.height())
                shown.palette.setColor(shown.palette.ColorRole.Text, theme.LIGHT.text)
                painter.setClipRect(shown.clip)
                made.documentLayout().draw(painter, shown)
            return made.pageCount()
        finally:
            painter.end()

    def _document(self, width: int) -> QTextDocument:
        made = QTextDocument()
        made.setDocumentMargin(0)
        face = theme.font("secondary")
        face.setPixelSize(9)  # the page is measured in points
        made.setDefaultFont(face)
        image = self.picture.drawn(_SHARPER, theme.LIGHT)
        made.addResource(QTextDocument.ResourceType.ImageResource.value, QUrl(_PICTURE), image)
        made.setHtml(self._html(width))
        return made

    def _html(self, width: int) -> str:
        wide = min(width, self.picture.width() * 3 // 4)  # as large as on the screen, where the page has room
        small = f'<span style="color:{theme.LIGHT.secondary}">'
        return (
            f"{small}{escape(self.unit)}</span>"
            f'<p style="font-size:15px;font-weight:600;margin:2px 0 2px 0">{escape(self.title)}</p>'
            f"<p style='margin:0 0 8px 0'>{small}{escape(' · '.join(self.notes))}</span></p>"
            f'<img src="{_PICTURE}" width="{wide}">'
            '<table width="100%" cellspacing="0" style="margin-top:8px"><tr>'
            f'<td width="58%" style="padding-right:16px">{_section("Kế hoạch", self.plan)}</td>'
            f'<td width="42%">{_section("Quá trình", self.history)}</td></tr></table>'
            f"<p style='margin-top:8px'>{small}{escape(self.printed_on)}</span></p>"
        )


def _section(title: str, entries: Iterable[Entry]) -> str:
    rows = "".join(map(_row, entries)) or "<tr><td>Chưa có gì được ghi.</td></tr>"
    return (
        f'<p style="font-size:11px;font-weight:600;margin:0 0 4px 0">{title}</p><table cellspacing="2">{rows}</table>'
    )


def _row(entry: Entry) -> str:
    when, what, small = entry
    said = f"<b>{escape(what.text)}</b>" if isinstance(what, Chip) else escape(what)
    more = "<br>".join(escape(line) for line in small.splitlines())
    below = f'<br><span style="color:{theme.LIGHT.secondary}">{more}</span>' if more else ""
    return f'<tr><td width="30"><b>{escape(when)}</b></td><td>{said}{below}</td></tr>'
