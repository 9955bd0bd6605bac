"""A short history whose lines can be chosen: double click, Enter or F3 opens one, Del removes it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from khenthuong_desktop.ui import theme
from khenthuong_desktop.ui.table_model import Chip
from khenthuong_desktop.ui.theme import Size, Space
from khenthuong_desktop.ui.widgets.controls import ChipLabel, label
from khenthuong_desktop.ui.widgets.emptying import empty

_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F3)
_OWN = (*_OPENING, Qt.Key.Key_Delete, Qt.Key.Key_Up, Qt.Key.Key_Down)

Entry = tuple[str, str | Chip, str]
"""When, what (a chip stands for a state), and small print."""


class EntryLine(QFrame):
    """One line of a history."""

    opened = Signal()
    delete_asked = Signal()

    def __init__(self, entry: Entry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        when, what, small = entry
        theme.mark(self, "entry")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        words = what.text if isinstance(what, Chip) else what
        self.setAccessibleName(" ".join(part for part in (when, words, small) if part))
        self.setToolTip("Enter, F3 hoặc bấm đúp để sửa · Del để xóa")
        grid = QGridLayout(self)
        grid.setContentsMargins(Space.XS, 2, Space.XS, 2)
        grid.setHorizontalSpacing(Space.M)
        grid.setVerticalSpacing(2)
        grid.setColumnMinimumWidth(0, Size.CONTROL)
        grid.setColumnStretch(1, 1)
        grid.addWidget(label(when, "strong"), 0, 0, Qt.AlignmentFlag.AlignTop)
        if isinstance(what, Chip):
            grid.addWidget(ChipLabel(what), 0, 1, Qt.AlignmentFlag.AlignLeft)
        else:
            grid.addWidget(label(what, wrap=True), 0, 1)
        if small:
            grid.addWidget(label(small, "secondary", wrap=True), 1, 1)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        for text, signal in (("Sửa", self.opened), ("Xóa", self.delete_asked)):
            made = QAction(text, self)
            made.triggered.connect(signal)
            self.addAction(made)

    def event(self, event: QEvent) -> bool:
        # F3 and Del belong to the page's list otherwise.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in _OWN:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _OPENING:
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_asked.emit()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        self.opened.emit()


class EntryList(QWidget):
    """Lines by key; says ``nothing`` when there are none."""

    opened = Signal(str)
    delete_asked = Signal(str)

    def __init__(self, nothing: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._nothing = nothing
        self.lines: dict[str, EntryLine] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, Space.S, Space.S, Space.M)
        self._layout.setSpacing(0)

    def show_entries(self, entries: Sequence[tuple[str, Entry]]) -> None:
        """Each with its key; the line that had the cursor gets it back."""
        focused = next((key for key, line in self.lines.items() if line.hasFocus()), None)
        empty(self._layout)
        self.lines = {}
        if not entries:
            self._layout.addWidget(label(self._nothing, "secondary", wrap=True))
        for key, entry in entries:
            self._add(key, entry)
        if focused in self.lines:
            self.lines[focused].setFocus()

    def _add(self, key: str, entry: Entry) -> None:
        line = EntryLine(entry)
        line.opened.connect(lambda: self.opened.emit(key))
        line.delete_asked.connect(lambda: self.delete_asked.emit(key))
        self.lines[key] = line
        self._layout.addWidget(line)
