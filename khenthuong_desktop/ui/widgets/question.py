"""A question before something that is easily regretted; the window goes on, nothing waits for the answer."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget


def ask(title: str, text: str, yes: str, then: Callable[[], object], parent: QWidget) -> QMessageBox:
    """``then`` is called when the answer is ``yes``; Esc, Enter and "Hủy" leave everything as it is."""
    box = QMessageBox(QMessageBox.Icon.Question, title, text, parent=parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    chosen = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    cancel = box.addButton(QMessageBox.StandardButton.Cancel)
    cancel.setText("Hủy")
    box.setDefaultButton(cancel)
    box.setEscapeButton(cancel)
    chosen.clicked.connect(lambda _checked=False: then())
    box.open()
    return box
