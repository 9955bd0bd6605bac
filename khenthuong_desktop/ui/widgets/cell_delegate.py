"""Draws the cells of a typed table, and completes the names typed into them."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from khenthuong_desktop.ui import theme
from khenthuong_desktop.ui.table_model import CHIP_ROLE, Chip
from khenthuong_desktop.ui.theme import Space
from khenthuong_desktop.ui.widgets.name_completer import NameCompleter
from khenthuong_desktop.ui.widgets.pasting import CellColumn
from khenthuong_desktop.ui.widgets.row_delegate import paint_chip

_CHIP = int(CHIP_ROLE)
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_ALIGN = int(Qt.ItemDataRole.TextAlignmentRole)
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class CellDelegate(QStyledItemDelegate):
    """Draws cells as the lists draw theirs: a light line under each row, chips, room at both sides.

    A cell with names to offer completes what is typed into it.
    """

    def __init__(self, columns: Sequence[CellColumn], parent: QObject) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        editor = super().createEditor(parent, option, index)
        offered = self._columns[index.column()].offered
        if offered and isinstance(editor, QLineEdit):
            editor.setCompleter(NameCompleter(offered, editor))
        return editor

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect: QRect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.colour("accent_soft"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.colour("line"))
        inner = rect.adjusted(Space.M, 0, -Space.M, -1)
        chip = index.data(_CHIP)
        if isinstance(chip, Chip):
            paint_chip(painter, inner, chip)
        else:
            painter.setPen(theme.colour("text"))
            painter.setFont(option.font)
            words = str(index.data(_DISPLAY) or "")
            fitted = option.fontMetrics.elidedText(words, Qt.TextElideMode.ElideRight, inner.width())
            painter.drawText(inner, index.data(_ALIGN) or _LEFT, fitted)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(theme.colour("accent"))
            painter.drawRect(rect.adjusted(0, 0, -1, -2))
