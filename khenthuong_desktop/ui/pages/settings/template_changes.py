"""What the program's new template would change, read before anybody chooses it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from khenthuong_desktop.services.drafting.template_updates import TemplateChanges
from khenthuong_desktop.ui.theme import Size, Space
from khenthuong_desktop.ui.widgets.comparison import ComparisonView
from khenthuong_desktop.ui.widgets.controls import button, label

_TOLD = "Chữ bị gạch là chữ mất đi, chữ gạch chân là chữ thêm vào. Chưa có gì thay đổi cho đến khi chọn."
OWN, OLD, NEW = "Mẫu của đơn vị", "Bản cũ của chương trình", "Bản mới của chương trình"


class TemplateChangesDialog(QDialog):
    """``take`` puts the new one in use, ``keep`` stays with the unit's own."""

    def __init__(
        self,
        title: str,
        changes: TemplateChanges,
        take: Callable[[], object],
        keep: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Bản mới của mẫu")
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        for name, found, left, right in (
            ("Chương trình đã đổi gì", changes.by_program, OLD, NEW),
            ("Đơn vị đã sửa gì", changes.by_unit, OLD, OWN),
            ("Nhận bản mới thì", changes.taking, OWN, NEW),
        ):
            if found is not None:
                view = ComparisonView()
                view.show_differences(found, left, right)
                self.tabs.addTab(view, f"{name} ({len(found)})")
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.S)
        buttons.addStretch(1)
        buttons.addWidget(button("Để sau", self.reject))
        buttons.addWidget(button("Nhận bản mới", lambda: self._choose(take), "download"))
        buttons.addWidget(button("Giữ mẫu của đơn vị", lambda: self._choose(keep), "check", "primary"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        layout.setSpacing(Space.M)
        layout.addWidget(label(title, "heading", wrap=True))
        layout.addWidget(label(_TOLD, "secondary", wrap=True))
        layout.addWidget(self.tabs, 1)
        layout.addLayout(buttons)
        self.resize(Size.DETAILS * 2 + 160, 540)

    def _choose(self, run: Callable[[], object]) -> None:
        self.accept()
        run()
