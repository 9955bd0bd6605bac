"""Paints the cells of a table: one light line under each row, hover and selection over the whole row, chips."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from khenthuong_desktop.ui import icons, theme
from khenthuong_desktop.ui.table_model import CHIP_ROLE, Chip
from khenthuong_desktop.ui.theme import Size, Space

_CHIP = int(CHIP_ROLE)
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_ALIGN = int(Qt.ItemDataRole.TextAlignmentRole)
_CHIP_HEIGHT = 22
_CHIP_ICON = 13


class RowDelegate(QStyledItemDelegate):
    """Draws everything itself: the style sheet knows cells only, we think in rows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.hovered = -1

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect: QRect = option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.fillRect(rect, theme.colour("accent_soft"))
        elif index.row() == self.hovered:
            painter.fillRect(rect, theme.colour("hover"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.colour("line"))
        inner = rect.adjusted(Space.M, 0, -Space.M, -1)
        chip = index.data(_CHIP)
        if isinstance(chip, Chip):
            paint_chip(painter, inner, chip)
        else:
            words = index.data(_DISPLAY)
            if words:
                painter.setPen(theme.colour("text"))
                painter.setFont(option.font)
                fitted = option.fontMetrics.elidedText(words, Qt.TextElideMode.ElideRight, inner.width())
                painter.drawText(inner, index.data(_ALIGN), fitted)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(theme.colour("accent"))
            painter.drawRect(rect.adjusted(0, 0, -1, -2))

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        words = str(index.data(_DISPLAY) or "")
        return QSize(option.fontMetrics.horizontalAdvance(words) + 2 * Space.M + 8, Size.ROW)

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """A tooltip only where the text does not fit."""
        words = str(index.data(_DISPLAY) or "")
        if option.fontMetrics.horizontalAdvance(words) > option.rect.width() - 2 * Space.M:
            QToolTip.showText(event.globalPos(), words, view)
        else:
            QToolTip.hideText()
        return True


def paint_chip(painter: QPainter, room: QRect, chip: Chip) -> None:
    """A rounded label with an icon, at the left of ``room``."""
    ink, ground = theme.tone_colours(chip.tone)
    font = theme.font("secondary")
    metrics = QFontMetrics(font)
    lead = _CHIP_ICON + Space.XS if chip.icon else 0
    width = min(metrics.horizontalAdvance(chip.text) + lead + 2 * Space.S, room.width())
    box = QRect(room.left(), room.center().y() - _CHIP_HEIGHT // 2, width, _CHIP_HEIGHT)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(QRectF(box), _CHIP_HEIGHT / 2, _CHIP_HEIGHT / 2)
    painter.setPen(ink)
    painter.setFont(font)
    inner = box.adjusted(Space.S, 0, -Space.S, 0)
    if chip.icon:
        role = "secondary" if chip.tone == "neutral" else chip.tone.value
        picture = icons.pixmap(chip.icon, role, _CHIP_ICON, painter.device().devicePixelRatio())
        painter.drawPixmap(inner.left(), box.center().y() - _CHIP_ICON // 2, picture)
        inner.setLeft(inner.left() + lead)
    fitted = metrics.elidedText(chip.text, Qt.TextElideMode.ElideRight, inner.width() + 2)
    painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, fitted)
    painter.restore()
