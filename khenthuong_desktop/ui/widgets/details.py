"""The panel beside or under a list that shows one row whole."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from khenthuong_desktop.ui import icons
from khenthuong_desktop.ui.table_model import Chip
from khenthuong_desktop.ui.theme import Size, Space
from khenthuong_desktop.ui.widgets.controls import Card, ChipLabel, label
from khenthuong_desktop.ui.widgets.emptying import empty
from khenthuong_desktop.ui.widgets.flow import FlowLayout


class DetailsPanel(Card):
    """Name, what it is, chips, then tabs; says what to do when nothing is chosen."""

    edit_asked = Signal()

    def __init__(self, hint: str = "Chọn một dòng để xem chi tiết.", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hint = hint
        self.setMinimumWidth(Size.DETAILS - 60)
        self._title_label = label("", "heading", wrap=True)
        self._subtitle_label = label("", "secondary", wrap=True)
        self._chips = FlowLayout(Space.XS)
        self.edit_button = QToolButton()
        icons.put(self.edit_button, "pencil")
        self.edit_button.setToolTip("Sửa (F3)")
        self.edit_button.setAccessibleName("Sửa")
        self.edit_button.clicked.connect(self.edit_asked)
        self._tabs = QTabWidget()
        self._tabs.setDocumentMode(True)
        self._build()
        self.clear()

    def _build(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(Space.XS)
        words.addWidget(self._title_label)
        words.addWidget(self._subtitle_label)
        words.addLayout(self._chips)
        top = QHBoxLayout()
        top.addLayout(words, 1)
        top.addWidget(self.edit_button, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.L, Space.L, Space.L, Space.S)
        layout.setSpacing(Space.M)
        layout.addLayout(top)
        layout.addWidget(self._tabs, 1)
        layout.addStretch(0)
        self.edit_button.setProperty("role", "framed")

    def add_tab(self, title: str, widget: QWidget) -> None:
        """A tab; long contents scroll."""
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(widget)
        self._tabs.addTab(area, title)

    @property
    def heading(self) -> str:
        """The name shown on top; empty when nothing is chosen."""
        return self._title_label.text()

    def choose_tab(self, number: int) -> None:
        """Bring a tab to the front."""
        self._tabs.setCurrentIndex(number)

    def show_heading(self, title: str, subtitle: str = "", chips: Sequence[Chip] = ()) -> None:
        """Fill the head of the panel and show its tabs."""
        self._title_label.setText(title)
        self._subtitle_label.setText(subtitle)
        self._subtitle_label.setVisible(bool(subtitle))
        empty(self._chips)
        for chip in chips:
            self._chips.addWidget(ChipLabel(chip))
        self._tabs.show()
        self.edit_button.show()

    def read(self) -> None:
        """Put the cursor on what is shown, to be read with the keyboard."""
        self._tabs.setFocus()

    def clear(self) -> None:
        """Nothing is chosen."""
        self.show_heading("", self._hint)
        self._tabs.hide()
        self.edit_button.hide()


class Facts(QWidget):
    """Names and values in two columns; unknown is shown as "chưa có"."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, Space.M, Space.S, Space.M)
        self._grid.setHorizontalSpacing(Space.M)
        self._grid.setVerticalSpacing(Space.S)
        self._grid.setColumnStretch(1, 1)

    def show_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        empty(self._grid)
        for row, (name, value) in enumerate(facts):
            asked = label(name, "secondary")
            asked.setMinimumWidth(96)
            self._grid.addWidget(asked, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(_answer(value), row, 1)
        self._grid.setRowStretch(len(facts), 1)


class Entries(QWidget):
    """A short history: a year or date, what, and a second line in small."""

    def __init__(self, nothing: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._nothing = nothing
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, Space.M, Space.S, Space.M)
        self._grid.setHorizontalSpacing(Space.M)
        self._grid.setVerticalSpacing(Space.XS)
        self._grid.setColumnStretch(1, 1)

    def show_entries(self, entries: Sequence[tuple[str, str | Chip, str]]) -> None:
        """Each entry is (when, what, small print); a chip stands for a state."""
        empty(self._grid)
        if not entries:
            self._grid.addWidget(label(self._nothing, "secondary", wrap=True), 0, 0, 1, 2)
        for number, (when, what, small) in enumerate(entries):
            row = number * 2
            self._grid.addWidget(label(when, "strong"), row, 0, Qt.AlignmentFlag.AlignTop)
            if isinstance(what, Chip):  # aligned: a chip would keep the whole column as narrow as itself
                self._grid.addWidget(ChipLabel(what), row, 1, Qt.AlignmentFlag.AlignLeft)
            else:
                self._grid.addWidget(label(what, wrap=True), row, 1)
            if small:
                self._grid.addWidget(label(small, "secondary", wrap=True), row + 1, 1)
        self._grid.setRowStretch(2 * len(entries) + 1, 1)


def _answer(value: str) -> QLabel:
    made = label(value or "chưa có", "" if value else "secondary", wrap=True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made
