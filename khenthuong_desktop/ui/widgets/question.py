"""A question before something that is easily regretted; the window goes on, nothing waits for the answer."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget


def may_lose(parent: QWidget, question: str = "Bỏ những gì vừa nhập?") -> bool:
    """Asked before something typed is closed, which cannot be undone; Esc and Enter go on typing."""
    box = QMessageBox(QMessageBox.Icon.Question, "Chưa lưu", question, parent=parent)
    leave = box.addButton("Bỏ", QMessageBox.ButtonRole.DestructiveRole)
    stay = box.addButton("Nhập tiếp", QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(stay)
    box.setEscapeButton(stay)
    box.exec()
    return box.clickedButton() is leave


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
