"""Paints the cells of a table: one light line under each row, hover and selection over the whole row, chips."""

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
)

from khenthuong_desktop.ui import icons, theme
from khenthuong_desktop.ui.table_model import Chip, PagedModel
from khenthuong_desktop.ui.theme import Size, Space, Tone

_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
# As numbers: Python's flag enumerations are slow, and this is done for every cell.
_LEFT = (Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter).value
_RIGHT = (Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter).value
_LEAD = int(Space.M)
_PADDING = 2 * _LEAD
_CHIP_HEIGHT = 22
_CHIP_ICON = 13
_MARK = 18


class RowDelegate(QStyledItemDelegate):
    """Draws everything itself: the style sheet knows cells only, we think in rows.

    A repaint asks for a thousand cells, so whatever is the same for all of them is looked up once in
    :meth:`begin`, and the texts come straight from the model, not through Qt's variants.
    """

    def __init__(self, model: PagedModel[Any], view: QTableView) -> None:
        super().__init__(view)
        self.hovered = -1
        self._model = model
        self._view = view
        self._selected: tuple[tuple[int, int], ...] = ()  # first and last rows
        self._focus = (-1, -1)
        self.begin()

    def begin(self) -> None:
        """Look up what all cells of one repaint share."""
        view = self._view
        ink, line, chosen, hover, accent = (
            theme.colour(role) for role in ("text", "line", "accent_soft", "hover", "accent")
        )
        self._ink, self._line, self._chosen, self._hover, self._accent = ink, line, chosen, hover, accent
        self._ground = theme.tone_colours(Tone.ACCENT)[1]
        self._metrics = view.fontMetrics()
        self._font = view.font()
        self._widest = self._metrics.maxWidth()
        self._by_cell = any(column.mark for column in self._model.columns)
        self._aligned = tuple(_RIGHT if column.numeric else _LEFT for column in self._model.columns)
        selection = view.selectionModel()
        if selection is not None:
            parts = selection.selection()
            ranges = (parts.at(number) for number in range(parts.count()))
            self._selected = tuple((part.top(), part.bottom()) for part in ranges)
        current = view.currentIndex()
        self._focus = (current.row(), current.column()) if view.hasFocus() or self._by_cell else (-1, -1)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row_number, column_number = index.row(), index.column()
        rect: QRect = option.rect
        left, top, width, height = rect.x(), rect.y(), rect.width(), rect.height()
        if any(first <= row_number <= last for first, last in self._selected):
            painter.fillRect(rect, self._chosen)
        elif row_number == self.hovered:
            painter.fillRect(rect, self._hover)
        painter.fillRect(left, top + height - 1, width, 1, self._line)
        row = self._model.row_at(row_number)
        if row is None:
            return
        column = self._model.columns[column_number]
        if column.chip is not None:
            chip = column.chip(row)
            if chip is not None and column.mark:
                self._paint_mark(painter, rect, chip)
            elif chip is not None:
                paint_chip(painter, rect.adjusted(Space.M, 0, -Space.M, -1), chip)
        else:
            words = column.text(column.value(row))
            if words:
                room = width - _PADDING
                if len(words) * self._widest > room:
                    words = self._metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
                marked = column.marked is not None and column.marked(row)
                if marked:
                    painter.fillRect(left + _LEAD // 2, top + 4, width - _LEAD, height - 9, self._ground)
                    painter.fillRect(left + _LEAD // 2, top + 4, 3, height - 9, self._accent)
                painter.setPen(self._accent if marked else self._ink)
                painter.setFont(self._font)
                painter.drawText(left + _LEAD, top, room, height - 1, self._aligned[column_number], words)
        if self._focus == (row_number, column_number):
            painter.setPen(self._accent)
            painter.drawRect(rect.adjusted(0, 0, -1, -2))

    def _paint_mark(self, painter: QPainter, rect: QRect, chip: Chip) -> None:
        """The picture of a state in the middle of its cell."""
        picture = icons.pixmap(chip.icon, _ink_of(chip), _MARK, painter.device().devicePixelRatio())
        painter.drawPixmap(rect.x() + (rect.width() - _MARK) // 2, rect.y() + (rect.height() - _MARK) // 2, picture)

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
        """A tooltip where something is abbreviated or does not fit."""
        words = str(index.data(_DISPLAY) or "")
        column, row = self._model.columns[index.column()], self._model.row_at(index.row())
        if column.tip is not None and row is not None and column.tip(row):
            QToolTip.showText(event.globalPos(), column.tip(row), view)
        elif option.fontMetrics.horizontalAdvance(words) > option.rect.width() - 2 * Space.M:
            QToolTip.showText(event.globalPos(), words, view)
        else:
            QToolTip.hideText()
        return True


def _ink_of(chip: Chip) -> str:
    return "secondary" if chip.tone == "neutral" else chip.tone.value


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
        picture = icons.pixmap(chip.icon, _ink_of(chip), _CHIP_ICON, painter.device().devicePixelRatio())
        painter.drawPixmap(inner.left(), box.center().y() - _CHIP_ICON // 2, picture)
        inner.setLeft(inner.left() + lead)
    fitted = metrics.elidedText(chip.text, Qt.TextElideMode.ElideRight, inner.width() + 2)
    painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, fitted)
    painter.restore()
