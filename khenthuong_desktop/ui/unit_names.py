"""Helping the clerk with the names of the unit: provinces offered while typing, abbreviations written out."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QLineEdit

from khenthuong_desktop.errors import FieldFault
from khenthuong_desktop.services.places import full_province, provinces
from khenthuong_desktop.ui.faults import explain_fault
from khenthuong_desktop.ui.form import Form


def offer_provinces(form: Form, day: date) -> None:
    """Any part of a province's name brings it up; leaving the field writes it in full."""
    editor = form.editor("province")
    assert isinstance(editor, QLineEdit)
    completer = QCompleter(provinces(day), editor)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    editor.setCompleter(completer)

    def write_out() -> None:
        full = full_province(editor.text(), day)
        if full is not None and full != editor.text():
            editor.setText(full)

    editor.editingFinished.connect(write_out)


def in_words(doubts: Sequence[FieldFault]) -> dict[str, str]:
    """The notes to show under the fields in doubt."""
    return {doubt.field: explain_fault(doubt) for doubt in doubts}
