"""A dialog for work that is more than one form: any body, faults in words above the buttons, Ctrl+S saves."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from khenthuong_desktop.errors import ValuesRefused
from khenthuong_desktop.ui import icons, theme
from khenthuong_desktop.ui.faults import explain
from khenthuong_desktop.ui.theme import Space, Tone
from khenthuong_desktop.ui.widgets.banner import Banner
from khenthuong_desktop.ui.widgets.controls import button, label
from khenthuong_desktop.ui.widgets.question import may_lose


class WorkDialog(QDialog):
    """Put the body into ``self.body``, say in ``ready`` what is missing, call one service in ``hand_over``."""

    def __init__(self, title: str, *, save_text: str = "Lưu", hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.body = QVBoxLayout()
        self.body.setSpacing(Space.M)
        self.faults_banner = Banner(Tone.ERROR)
        self.save_button = QPushButton(save_text)
        self._build(title, hint)

    def _build(self, title: str, hint: str) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        layout.setSpacing(Space.M)
        layout.addWidget(label(title, "heading"))
        if hint:
            layout.addWidget(label(hint, "secondary", wrap=True))
        layout.addLayout(self.body, 1)
        layout.addWidget(self.faults_banner)
        theme.mark(self.save_button, "primary")
        icons.put(self.save_button, "check", "on_accent")
        self.save_button.setAutoDefault(False)
        self.save_button.setToolTip("Ctrl+S")
        self.save_button.clicked.connect(lambda _checked=False: self.save())
        QShortcut(QKeySequence("Ctrl+S"), self, self.save)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(Space.S)
        self.buttons.addStretch(1)
        self.buttons.addWidget(button("Hủy", self.reject))
        self.buttons.addWidget(self.save_button)
        layout.addLayout(self.buttons)

    def ready(self) -> bool:
        """Whether everything needed stands there; what is missing is shown at its place."""
        return True

    def hand_over(self) -> None:
        """Call the service; raises ValuesRefused."""

    def changed(self) -> bool:
        """Whether closing would lose something typed, which is then asked."""
        return False

    def save(self) -> None:
        """Hand over and close; say what is wrong and stay open when the values are refused."""
        self.save_button.setFocus()  # a cell that is still typed into is kept, too
        if not self.save_button.isEnabled() or not self.ready():
            return
        try:
            self.hand_over()
        except ValuesRefused as refused:
            self.show_fault(explain(refused))
        else:
            self.accept()

    def show_fault(self, text: str) -> None:
        """What keeps this from being saved, in words; nothing takes it away."""
        self.faults_banner.say(text, Tone.ERROR)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.save_button.hasFocus():
            self.save()
        else:
            super().keyPressEvent(event)

    def reject(self) -> None:
        if not self.changed() or may_lose(self):
            super().reject()
