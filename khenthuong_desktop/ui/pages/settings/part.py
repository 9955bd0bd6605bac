"""What the parts of the settings page have in common."""

from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.theme import Space
from khenthuong_desktop.ui.widgets import scrolling
from khenthuong_desktop.ui.widgets.actions import Action
from khenthuong_desktop.ui.widgets.controls import Card


class Part(QWidget):
    """One part: its word in the switch, its actions, its body."""

    name: ClassVar[str] = ""
    title: ClassVar[str] = ""
    selection_changed = Signal(int)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(Space.M)

    def reload(self) -> None:
        """Show what the database says now."""

    def offered(self) -> list[Action]:
        """What can be done here; the first is the primary one."""
        return []


def scrolled(*widgets: QWidget) -> QScrollArea:
    """Widgets one under another, as wide as one can read, scrolling when there is little room."""
    inside = QWidget()
    column = QVBoxLayout()
    column.setSpacing(Space.M)
    for widget in widgets:
        column.addWidget(widget)
    column.addStretch(1)
    holder = QWidget()
    holder.setLayout(column)
    holder.setMaximumWidth(860)
    column.setContentsMargins(0, 0, 0, 0)
    row = QHBoxLayout(inside)
    row.setContentsMargins(0, 0, Space.S, 0)
    row.addWidget(holder, 1)
    row.addStretch(0)
    return scrolling.scrolled(inside, sideways=True)


def card(*rows: QWidget) -> Card:
    """A card with widgets one under another."""
    made = Card()
    inside = QVBoxLayout(made)
    inside.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
    inside.setSpacing(Space.M)
    for row in rows:
        inside.addWidget(row)
    return made
