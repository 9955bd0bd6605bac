"""Small controls: search field, segmented switch, chip, link and section heading."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from khenthuong_desktop.ui import icons, theme
from khenthuong_desktop.ui.table_model import Chip
from khenthuong_desktop.ui.theme import Space
from khenthuong_desktop.ui.widgets.row_delegate import paint_chip

SEARCH_AFTER_MS = 120
_SEARCH_WIDTH = 360
_ARROW = 4 * Space.M  # what a drop-down needs beside its words


class SearchEdit(QLineEdit):
    """Searches as one types, with or without accents; Esc empties it."""

    searched = Signal(str)
    left_down = Signal()  # the Down key: into the list

    def __init__(self, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        self.setToolTip(f"{hint} (Ctrl+F) · gõ có dấu hay không dấu đều được")
        self.setClearButtonEnabled(True)
        self.addAction(icons.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.setMaximumWidth(_SEARCH_WIDTH)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SEARCH_AFTER_MS)
        self._timer.timeout.connect(lambda: self.searched.emit(self.text()))
        self.textChanged.connect(lambda _text: self._timer.start())

    def sizeHint(self) -> QSize:
        """As wide as can be: room for its hint is worth more than empty room beside it."""
        return QSize(_SEARCH_WIDTH, super().sizeHint().height())

    def search_now(self) -> None:
        """Do not wait for more letters."""
        if self._timer.isActive():
            self._timer.stop()
            self.searched.emit(self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() == Qt.Key.Key_Down:
            self.left_down.emit()
        else:
            super().keyPressEvent(event)


class Segments(QFrame):
    """A switch between a few views of one page; arrow keys move it."""

    chosen = Signal(int)

    def __init__(self, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        theme.mark(self, "segments")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2, 2, 2, 2)
        layout.setSpacing(2)
        for number, name in enumerate(names):
            button = QPushButton(name)
            button.setCheckable(True)
            button.setAutoDefault(False)
            theme.mark(button, "segment")
            self._group.addButton(button, number)
            layout.addWidget(button)
        self._group.button(0).setChecked(True)
        self._group.idToggled.connect(self._on_toggled)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    @property
    def current(self) -> int:
        return self._group.checkedId()

    def choose(self, number: int) -> None:
        self._group.button(number).setChecked(True)

    def name(self, number: int, text: str) -> None:
        """Change what stands on one segment (its count, for instance)."""
        self._group.button(number).setText(text)

    @property
    def names(self) -> list[str]:
        return [button.text() for button in self._group.buttons()]

    def _on_toggled(self, number: int, on: bool) -> None:
        if on:
            self.chosen.emit(number)


class FilterCombo(QComboBox):
    """A drop-down of a filter line; its first entry lets everything through."""

    filtered = Signal(object)

    def __init__(self, everything: str, choices: Sequence[tuple[str, Any]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: list[Any] = [None]
        self.addItem(everything)
        self.offer(choices)
        self.setAccessibleName(everything)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setMaximumWidth(240)
        self.currentIndexChanged.connect(lambda place: self.filtered.emit(self._values[place]))

    def minimumSizeHint(self) -> QSize:
        """No longer than its first entry where there is little room, though a choice may be."""
        return QSize(
            self.fontMetrics().horizontalAdvance(self.itemText(0)) + _ARROW, super().minimumSizeHint().height()
        )

    @property
    def value(self) -> Any:
        return self._values[self.currentIndex()]

    def offer(self, choices: Sequence[tuple[str, Any]]) -> None:
        """Offer other choices; the one in force stays, or everything is let through again."""
        chosen, values = self.value, [None, *(value for _, value in choices)]
        if values == self._values:
            return
        blocked = self.blockSignals(True)
        while self.count() > 1:
            self.removeItem(1)
        self._values = values
        self.addItems([label for label, _ in choices])
        self.blockSignals(blocked)
        if chosen is not None and chosen not in values:
            self.filtered.emit(None)
        elif chosen is not None:
            self.blockSignals(True)
            self.choose(chosen)
            self.blockSignals(blocked)

    def choose(self, value: Any) -> None:
        self.setCurrentIndex(self._values.index(value) if value in self._values else 0)


class ChipLabel(QWidget):
    """A chip outside of a table."""

    def __init__(self, chip: Chip | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chip = chip
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.show_chip(chip)

    def show_chip(self, chip: Chip | None) -> None:
        self._chip = chip
        self.setAccessibleName(chip.text if chip else "")
        self.setVisible(chip is not None)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        if self._chip is None:
            return QSize(0, 0)
        self.ensurePolished()
        width = self.fontMetrics().horizontalAdvance(self._chip.text) + (18 if self._chip.icon else 0)
        return QSize(width + 2 * Space.S, 24)

    def minimumSizeHint(self) -> QSize:
        return QSize(min(64, self.sizeHint().width()), 24)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._chip is not None:
            painter = QPainter(self)
            paint_chip(painter, self.rect(), self._chip)
            painter.end()


class Card(QFrame):
    """A light frame on the page's ground; with ``linked`` it can be clicked or opened with Enter."""

    clicked = Signal()

    def __init__(self, parent: QWidget | None = None, *, linked: bool = False) -> None:
        super().__init__(parent)
        self._linked = linked
        theme.mark(self, "card-link" if linked else "card")
        if linked:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def event(self, event: QEvent) -> bool:
        if self._linked:
            pressed = isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Space)
            if event.type() == QEvent.Type.MouseButtonRelease or (event.type() == QEvent.Type.KeyPress and pressed):
                self.clicked.emit()
                return True
        return super().event(event)


def label(text: str, role: str = "", *, wrap: bool = False) -> QLabel:
    """A label with a role of the type scale."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if role:
        theme.mark(made, role)
    return made


def link(text: str, run: Callable[[], object], icon: str = "") -> QPushButton:
    """A button that looks like a link."""
    made = button(text, run, icon, "link", "accent")
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    return made


def button(
    text: str, run: Callable[[], object], icon: str = "", role: str = "", icon_role: str = "secondary"
) -> QPushButton:
    """A push button with an icon; ``primary`` at most once in a view."""
    made = QPushButton(f" {text}" if icon else text)
    made.setAccessibleName(text)
    made.setAutoDefault(False)
    if role:
        theme.mark(made, role)
    if icon:
        icons.put(made, icon, "on_accent" if role == "primary" else icon_role)
    made.clicked.connect(lambda _checked=False: run())
    return made


def rule() -> QFrame:
    """A light line between two parts."""
    made = QFrame()
    made.setFixedHeight(1)
    theme.mark(made, "rule")
    return made
