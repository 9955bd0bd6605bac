"""A dialog that explains something and, for faults, lets the user copy the details."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from khenthuong_desktop.ui import icons, theme
from khenthuong_desktop.ui.theme import Space


class NoticeDialog(QDialog):
    """Title, sentence, optional details to copy, one way out."""

    def __init__(
        self,
        title: str,
        text: str,
        *,
        details: str = "",
        parent: QWidget | None = None,
        icon: str = "triangle-alert",
        role: str = "warning",
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.text = text
        self.details = details
        self._build(title, text, icon, role)

    def _build(self, title: str, text: str, icon: str, role: str) -> None:
        picture = QLabel()
        picture.setPixmap(icons.pixmap(icon, role, 28))
        picture.setAlignment(Qt.AlignmentFlag.AlignTop)
        heading = QLabel(title)
        theme.mark(heading, "heading")
        sentence = QLabel(text)
        sentence.setWordWrap(True)
        sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        words = QVBoxLayout()
        words.setSpacing(Space.S)
        words.addWidget(heading)
        words.addWidget(sentence)
        if self.details:
            words.addWidget(self._details_box())
        top = QHBoxLayout()
        top.setSpacing(Space.L)
        top.addWidget(picture)
        top.addLayout(words, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        layout.setSpacing(Space.L)
        layout.addLayout(top, 1)
        layout.addLayout(self._buttons())
        self.setMinimumWidth(480)

    def _details_box(self) -> QPlainTextEdit:
        box = QPlainTextEdit(self.details)
        box.setReadOnly(True)
        box.setAccessibleName("Chi tiết")
        box.setMinimumHeight(140)
        return box

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch(1)
        if self.details:
            self.copy_button = QPushButton("Chép nội dung")
            icons.put(self.copy_button, "copy")
            self.copy_button.clicked.connect(self.copy_details)
            row.addWidget(self.copy_button)
        close_button = QPushButton("Đóng")
        theme.mark(close_button, "primary")
        close_button.setDefault(True)
        close_button.clicked.connect(self.accept)
        row.addWidget(close_button)
        return row

    def copy_details(self) -> None:
        QGuiApplication.clipboard().setText(self.details)
