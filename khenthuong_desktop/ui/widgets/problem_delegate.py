"""Paints a problem: its icon at the first line, its words over a few lines, the rest in the tooltip."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QIcon, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from khenthuong_desktop.ui import theme
from khenthuong_desktop.ui.theme import Space

_ICON = 18
_MOST_LINES = 10  # what to do stands last in what is told of an error
_KEPT = 5_000  # texts, measured at each width of the panel
_LEAD = _ICON + Space.S


class ProblemDelegate(QStyledItemDelegate):
    """The list view itself measures wrapped words by their unwrapped width."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self._wrapped: dict[tuple[str, str, int], list[str]] = {}  # long lists are laid out often

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect: QRect = option.rect
        chosen = option.state & QStyle.StateFlag.State_Selected
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent_soft" if chosen else "hover"))
            painter.drawRoundedRect(rect, 6, 6)
        icon = index.data(Qt.ItemDataRole.DecorationRole)
        if isinstance(icon, QIcon):
            icon.paint(painter, QRect(rect.left() + Space.XS, rect.top() + Space.XS + 1, _ICON, _ICON))
        painter.setPen(theme.colour("text"))
        painter.setFont(option.font)
        top = rect.top() + Space.XS
        metrics = option.fontMetrics
        for line in self._lines(index, option.font):
            painter.drawText(QPointF(rect.left() + Space.XS + _LEAD, top + metrics.ascent()), line)
            top += metrics.lineSpacing()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        lines = self._lines(index, option.font)
        return QSize(self._view.viewport().width(), len(lines) * option.fontMetrics.lineSpacing() + Space.M)

    def _lines(self, index: QModelIndex | QPersistentModelIndex, font: QFont) -> list[str]:
        width = max(self._view.viewport().width() - _LEAD - 2 * Space.S, 60)
        words = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        key = (words, font.key(), width)
        if key not in self._wrapped:
            if len(self._wrapped) == _KEPT:
                self._wrapped.clear()
            self._wrapped[key] = [line for part in words.split("\n") for line in wrapped(part, font, width)]
        return self._wrapped[key]


def wrapped(words: str, font: QFont, width: int, most: int = _MOST_LINES) -> list[str]:
    """The words broken into lines of a width; what does not fit into ``most`` lines ends in …"""
    layout = QTextLayout(words, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    lines: list[str] = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        start = line.textStart()
        if len(lines) == most:
            lines[-1] = f"{lines[-1].rstrip()[:-1].rstrip()}…"
            break
        lines.append(words[start : start + line.textLength()].rstrip())
    layout.endLayout()
    return lines or [""]
