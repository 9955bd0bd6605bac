"""A form takes a detail, gives back values and shows faults in words under their fields."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from khenthuong_desktop.domain.text import clean
from khenthuong_desktop.ui import labels, theme
from khenthuong_desktop.ui.theme import Size, Space
from khenthuong_desktop.ui.widgets.date_edit import DateEdit


class Kind(StrEnum):
    """What is typed into a field and what comes out of it."""

    TEXT = "text"  # str, "" when empty
    LONG = "long"  # str over several lines
    DATE = "date"  # datetime.date or None
    PARTIAL_DATE = "partial_date"  # ISO text ("1980", "1980-05", "1980-05-07") or None
    NUMBER = "number"  # int or None
    YEAR = "year"  # four digits as an int, or None
    CHOICE = "choice"  # one of the choices' values, or None
    SUGGEST = "suggest"  # free text with suggestions
    CHECK = "check"  # bool


@dataclass(frozen=True)
class Field:
    """One question of a form. ``check`` answers with a fault in words, or with nothing."""

    name: str
    label: str
    kind: Kind = Kind.TEXT
    required: bool = False
    choices: Sequence[tuple[str, Any]] = ()
    hint: str = ""
    full: bool = False
    check: Callable[[Any], str] | None = None


class _Asked(QWidget):
    """Label, editor and the place for a fault."""

    def __init__(self, field: Field, parent: QWidget) -> None:
        super().__init__(parent)
        self.field = field
        label = QLabel(f"{field.label} *" if field.required else field.label)
        label.setVisible(field.kind is not Kind.CHECK)
        theme.mark(label, "secondary")
        self.editor = _editor(field)
        self.editor.setAccessibleName(field.label)
        label.setBuddy(self.editor)
        self.note_label = QLabel(field.hint)
        self.note_label.setWordWrap(True)
        self._room = layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        label.setContentsMargins(0, 0, 0, Space.XS)
        self.note_label.setContentsMargins(0, Space.XS, 0, 0)
        layout.addWidget(label)
        layout.addWidget(self.editor)
        layout.addWidget(self.note_label)
        layout.addStretch(1)
        self.show_fault("")

    def add(self, extra: QWidget) -> None:
        self._room.insertWidget(self._room.count() - 1, extra)

    def show_fault(self, fault: str) -> None:
        self.note_label.setText(fault or self.field.hint)
        self.note_label.setVisible(bool(fault or self.field.hint))
        theme.mark(self.note_label, "fault" if fault else "caption")
        theme.mark(self.editor, "faulty" if fault else "")
        self.editor.setAccessibleDescription(fault or self.field.hint)

    def reconsider(self) -> None:
        """Once what was wrong is being corrected, the fault goes as soon as nothing is wrong with it any more."""
        if self.note_label.property("role") == "fault" and not self.fault():
            self.show_fault("")

    @property
    def value(self) -> Any:
        return _value(self.editor, self.field)

    @value.setter
    def value(self, value: Any) -> None:
        year = self.field.kind is Kind.YEAR and value is not None
        _fill(self.editor, str(value) if year else value)

    def fault(self) -> str:
        """What is wrong with what is typed, in words."""
        editor, value = self.editor, self.value
        if isinstance(editor, DateEdit) and editor.iso is None:
            return "Không phải ngày: viết như 5/7/2026"
        if self.field.kind is Kind.NUMBER and value is None and _typed(editor):
            return "Chỉ viết chữ số, ví dụ 1.200"
        if self.field.kind is Kind.YEAR and value is None and _typed(editor):
            return "Viết năm đủ bốn chữ số, ví dụ 2026"
        if self.field.required and (value is None or value == ""):
            return f"Cần có {self.field.label[:1].lower()}{self.field.label[1:]}"
        return self.field.check(value) if self.field.check is not None else ""


class Form(QWidget):
    """Fields in one or two columns; Enter goes to the next field and past the last one emits ``finished``."""

    finished = Signal()
    edited = Signal()

    def __init__(self, fields: Sequence[Field], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asked = {field.name: _Asked(field, self) for field in fields}
        self._clean: dict[str, Any] = {}
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.L)
        self._grid.setVerticalSpacing(Space.M)
        self._arrange(2)
        for asked in self._asked.values():
            asked.editor.installEventFilter(self)
            _on_edit(asked.editor, asked.reconsider)
            _on_edit(asked.editor, self.edited.emit)
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
        asked = self._asked[name]
        asked.field = replace(asked.field, choices=choices)
        combo = asked.editor
        assert isinstance(combo, QComboBox)
        _fill_choices(combo, asked.field)
        asked.value = chosen

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
        asked = self._asked[name]
        return asked.note_label.text() if asked.note_label.property("role") == "fault" else ""

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

    def _places(self, columns: int) -> Iterator[tuple[_Asked, int, int, int]]:
        row = column = 0
        for asked in self._asked.values():
            whole = columns == 1 or asked.field.full
            if whole and column:
                row, column = row + 1, 0
            yield asked, row, column, columns if whole else 1
            column += columns if whole else 1
            if column >= columns:
                row, column = row + 1, 0


def _editor(field: Field) -> QWidget:
    match field.kind:
        case Kind.LONG:
            box = QPlainTextEdit()
            box.setTabChangesFocus(True)
            box.setFixedHeight(88)
            return box
        case Kind.DATE | Kind.PARTIAL_DATE:
            return DateEdit(partial=field.kind is Kind.PARTIAL_DATE)
        case Kind.CHOICE | Kind.SUGGEST:
            combo = QComboBox()
            combo.setEditable(field.kind is Kind.SUGGEST)
            combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.setMinimumContentsLength(8)
            _fill_choices(combo, field)
            return combo
        case Kind.CHECK:
            return QCheckBox(field.label)
        case _:
            return QLineEdit()


def _fill_choices(combo: QComboBox, field: Field) -> None:
    combo.clear()
    combo.addItem("", None)
    for label, value in field.choices:
        combo.addItem(label, value)


def _typed(editor: QWidget) -> str:
    if isinstance(editor, QComboBox):
        return clean(editor.currentText())
    if isinstance(editor, QPlainTextEdit):
        return editor.toPlainText().strip()
    return clean(editor.text()) if isinstance(editor, QLineEdit) else ""


def _value(editor: QWidget, field: Field) -> Any:
    if isinstance(editor, QCheckBox):
        return editor.isChecked()
    if isinstance(editor, DateEdit):
        iso = editor.iso
        return (iso or None) if field.kind is Kind.PARTIAL_DATE else (date.fromisoformat(iso) if iso else None)
    if field.kind is Kind.CHOICE and isinstance(editor, QComboBox):
        # Qt turns a text enumeration into plain text on its way through a combo box.
        place = editor.currentIndex() - 1
        return field.choices[place][1] if place >= 0 else None
    if field.kind is Kind.NUMBER:
        digits = _typed(editor).replace(".", "").replace(" ", "")
        return int(digits) if digits.isdigit() else None
    if field.kind is Kind.YEAR:
        typed = _typed(editor)
        return int(typed) if len(typed) == 4 and typed.isdecimal() else None
    return _typed(editor)


def _fill(editor: QWidget, value: Any) -> None:
    if isinstance(editor, QCheckBox):
        editor.setChecked(bool(value))
    elif isinstance(editor, DateEdit):
        editor.set_iso(value)
    elif isinstance(editor, QComboBox):
        place = next((n for n in range(editor.count()) if editor.itemData(n) == value), -1)
        if editor.isEditable():
            editor.setEditText("" if value is None else str(value))
        else:
            editor.setCurrentIndex(max(place, 0))
    elif isinstance(editor, QPlainTextEdit):
        editor.setPlainText("" if value is None else str(value))
    elif isinstance(editor, QLineEdit):
        editor.setText("" if value is None else labels.number(value) if isinstance(value, int) else str(value))
        editor.setCursorPosition(0)


def _on_edit(editor: QWidget, then: Callable[[], None]) -> None:
    if isinstance(editor, QCheckBox):
        editor.toggled.connect(lambda _on: then())
    elif isinstance(editor, QComboBox):
        editor.currentTextChanged.connect(lambda _text: then())
    elif isinstance(editor, QPlainTextEdit):
        editor.textChanged.connect(then)
    elif isinstance(editor, QLineEdit):
        editor.textChanged.connect(lambda _text: then())
