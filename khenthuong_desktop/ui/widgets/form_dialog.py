"""A form in a dialog: it checks and hands the values over; writing is the page's business."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from khenthuong_desktop.errors import ValuesRefused
from khenthuong_desktop.ui import errors, icons, theme
from khenthuong_desktop.ui.faults import explain_fault
from khenthuong_desktop.ui.form import Form
from khenthuong_desktop.ui.theme import Space
from khenthuong_desktop.ui.widgets.question import may_lose
from khenthuong_desktop.ui.widgets.scrolling import scrolled


class FormDialog(QDialog):
    """Lưu (Ctrl+S), Lưu và thêm (Ctrl+Shift+S) when ``again`` is given, Hủy (Esc).

    ``save`` gets the values and calls a service; when it raises ``ValuesRefused`` the fault is shown at its
    field, any other error is explained, and nothing typed is lost.
    """

    def __init__(
        self,
        title: str,
        form: Form,
        save: Callable[[dict[str, Any]], object],
        *,
        again: bool = False,
        save_text: str = "Lưu",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.form = form
        self._save = save
        self._build(title, again, save_text)
        form.finished.connect(self.save_button.setFocus)
        form.focus_first()

    def _build(self, title: str, again: bool, save_text: str) -> None:
        heading = QLabel(title)
        theme.mark(heading, "heading")
        inside = QWidget()
        room = QVBoxLayout(inside)
        room.setContentsMargins(0, 0, Space.S, 0)
        room.addWidget(self.form)
        room.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XL, Space.L, Space.L, Space.L)
        layout.setSpacing(Space.L)
        layout.addWidget(heading)
        area = scrolled(inside)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its fields have the cursor, and scroll it
        layout.addWidget(area, 1)
        layout.addLayout(self._buttons(again, save_text))
        self.resize(640, min(self.form.sizeHint().height() + 150, 560))

    def _buttons(self, again: bool, save_text: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addStretch(1)
        cancel_button = QPushButton("Hủy")
        cancel_button.setAutoDefault(False)
        cancel_button.clicked.connect(self.reject)
        row.addWidget(cancel_button)
        if again:
            again_button = QPushButton("Lưu và thêm")
            again_button.setAutoDefault(False)
            again_button.setToolTip("Ctrl+Shift+S")
            again_button.clicked.connect(self.save_and_go_on)
            row.addWidget(again_button)
            QShortcut(QKeySequence("Ctrl+Shift+S"), self, self.save_and_go_on)
        self.save_button = QPushButton(save_text)
        theme.mark(self.save_button, "primary")
        icons.put(self.save_button, "check", "on_accent")
        self.save_button.setToolTip("Ctrl+S")
        self.save_button.clicked.connect(self.save)
        row.addWidget(self.save_button)
        QShortcut(QKeySequence("Ctrl+S"), self, self.save)
        return row

    def save(self) -> None:
        """Check, hand over, close."""
        if self._hand_over():
            self.accept()

    def save_and_go_on(self) -> None:
        """Check, hand over, start the next one with an empty form."""
        if self._hand_over():
            self.form.fill({})
            self.form.focus_first()

    def reject(self) -> None:
        if not self.form.changed or may_lose(self):
            super().reject()

    def _hand_over(self) -> bool:
        if not self.form.check():
            return False
        try:
            self._save(self.form.values())
        except ValuesRefused as refused:
            self.form.show_faults({fault.field: explain_fault(fault) for fault in refused.faults})
            if not all(self.form.has(fault.field) for fault in refused.faults):
                errors.show(refused, self)
            return False
        return True
