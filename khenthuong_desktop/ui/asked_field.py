"""One question of a form: its label, the widget it is typed into, and the place for a fault."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from khenthuong_desktop.domain.text import clean, whole_number
from khenthuong_desktop.ui import labels, theme
from khenthuong_desktop.ui.theme import Space
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


class AskedField(QWidget):
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

    @property
    def shown_fault(self) -> str:
        """The fault that stands there, or nothing."""
        return self.note_label.text() if self.note_label.property("role") == "fault" else ""

    def reconsider(self) -> None:
        """Once what was wrong is being corrected, the fault goes as soon as nothing is wrong with it any more."""
        if self.shown_fault and not self.fault():
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

    def offer(self, choices: Sequence[tuple[str, Any]]) -> None:
        """Other choices for a drop-down."""
        assert isinstance(self.editor, QComboBox)
        self.field = replace(self.field, choices=choices)
        _fill_choices(self.editor, self.field)

    def on_edit(self, then: Callable[[], None]) -> None:
        """Call this whenever something is typed or chosen."""
        editor = self.editor
        if isinstance(editor, QCheckBox):
            editor.toggled.connect(lambda _on: then())
        elif isinstance(editor, QComboBox):
            editor.currentTextChanged.connect(lambda _text: then())
        elif isinstance(editor, QPlainTextEdit):
            editor.textChanged.connect(then)
        elif isinstance(editor, QLineEdit):
            editor.textChanged.connect(lambda _text: then())


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
        return whole_number(_typed(editor).replace(".", "").replace(" ", ""))
    if field.kind is Kind.YEAR:
        typed = _typed(editor)
        return whole_number(typed) if len(typed) == 4 else None
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
