"""A frameless area that scrolls what is higher than its room."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from khenthuong_desktop.ui.theme import Space


def scrolled(widget: QWidget, *, sideways: bool = False) -> QScrollArea:
    """The widget as wide as the area, and up and down only unless it may go ``sideways``."""
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    if not sideways:
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(widget)
    return area


def scrolled_sheet(widget: QWidget) -> QScrollArea:
    """A form or the like at the top of a tab, with room around."""
    room = QWidget()
    layout = QVBoxLayout(room)
    layout.setContentsMargins(0, Space.M, Space.S, Space.S)
    layout.addWidget(widget)
    layout.addStretch(1)
    return scrolled(room, sideways=True)
