"""A form takes a detail, gives back values and shows faults in words under their fields."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QPlainTextEdit, QWidget

from khenthuong_desktop.ui.asked_field import AskedField, Field, Kind
from khenthuong_desktop.ui.theme import Size, Space

__all__ = ["Field", "Form", "Kind"]


class Form(QWidget):
    """Fields in one or two columns; Enter goes to the next field and past the last one emits ``finished``."""

    finished = Signal()
    edited = Signal()

    def __init__(self, fields: Sequence[Field], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asked = {field.name: AskedField(field, self) for field in fields}
        self._clean: dict[str, Any] = {}
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.L)
        self._grid.setVerticalSpacing(Space.M)
        self._arrange(2)
        for asked in self._asked.values():
            asked.editor.installEventFilter(self)
            asked.on_edit(asked.reconsider)
            asked.on_edit(self.edited.emit)
        self._clean = self.values()

    def fill(self, detail: object) -> None:
        """Show a detail: a dataclass or a mapping with the fields' names; what it lacks stays empty."""
        for name, asked in self._asked.items():
            value = detail.get(name) if isinstance(detail, Mapping) else getattr(detail, name, None)
            asked.value = value
            asked.show_fault("")
        self._clean = self.values()

    def values(self) -> dict[str, Any]:
        """What stands in the fields now."""
        return {name: asked.value for name, asked in self._asked.items()}

    @property
    def changed(self) -> bool:
        """Whether something differs from what was filled in."""
        return self.values() != self._clean

    def offer(self, name: str, choices: Sequence[tuple[str, Any]], chosen: Any) -> None:
        """Other choices for a drop-down, with one of them chosen by hand, as it were."""
        self._asked[name].offer(choices)
        self._asked[name].value = chosen

    def put_beside(self, name: str, extra: QWidget) -> None:
        """Something to press that belongs to one field, below it."""
        self._asked[name].add(extra)

    def check(self) -> bool:
        """Show every fault at its field; True when there is none. The cursor goes to the first fault."""
        faults = {name: asked.fault() for name, asked in self._asked.items()}
        self.show_faults(faults)
        return not any(faults.values())

    def show_faults(self, faults: Mapping[str, str]) -> None:
        """Faults found elsewhere (a value the service refused), by field name."""
        for name, asked in self._asked.items():
            asked.show_fault(faults.get(name, ""))
        first = next((name for name in self._asked if faults.get(name)), None)
        if first is not None:
            self.editor(first).setFocus(Qt.FocusReason.OtherFocusReason)

    def editor(self, name: str) -> QWidget:
        """The widget one field is typed into."""
        return self._asked[name].editor

    def has(self, name: str) -> bool:
        """Whether the form asks for this."""
        return name in self._asked

    def fault_of(self, name: str) -> str:
        """The fault shown at a field, or nothing."""
        return self._asked[name].shown_fault

    def focus_first(self) -> None:
        next(iter(self._asked.values())).editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(2 if self.width() >= Size.FORM_TWO_COLUMNS_FROM else 1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and not isinstance(watched, QPlainTextEdit):
                back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                self._go_on(watched, -1 if back else 1)
                return True
        return super().eventFilter(watched, event)

    def _go_on(self, editor: QObject, step: int) -> None:
        editors = [asked.editor for asked in self._asked.values() if asked.editor.isEnabled()]
        place = next((number for number, other in enumerate(editors) if other is editor), 0) + step
        if place >= len(editors):
            self.finished.emit()
        else:
            editors[max(place, 0)].setFocus(Qt.FocusReason.TabFocusReason)

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for asked, row, column, span in self._places(columns):
            self._grid.addWidget(asked, row, column, 1, span)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1 if columns == 2 else 0)

    def _places(self, columns: int) -> Iterator[tuple[AskedField, int, int, int]]:
        row = column = 0
        for asked in self._asked.values():
            whole = columns == 1 or asked.field.full
            if whole and column:
                row, column = row + 1, 0
            yield asked, row, column, columns if whole else 1
            column += columns if whole else 1
            if column >= columns:
                row, column = row + 1, 0
