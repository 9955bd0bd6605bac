"""Where two texts of a paper differ, and, where one may take the place of the other, the button for it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from khenthuong_desktop.services.drafting.paper_comparison import Difference
from khenthuong_desktop.ui.theme import Size, Space
from khenthuong_desktop.ui.widgets.comparison import ComparisonView
from khenthuong_desktop.ui.widgets.controls import button, label


class ComparisonDialog(QDialog):
    """Only reads; ``take`` is its words for taking the right side, and what then happens."""

    def __init__(
        self,
        title: str,
        differences: Sequence[Difference],
        heads: tuple[str, str] = ("Đang có trong tệp", "Soạn lại sẽ là"),
        take: tuple[str, Callable[[], object]] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("So hai bản của văn bản")
        self.text = ComparisonView()
        self.text.show_differences(differences, *heads)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        if take is not None:
            words, run = take
            buttons.addWidget(button(words, lambda: self._take(run), "undo-2"))
        buttons.addWidget(button("Đóng", self.accept, role="primary"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        layout.setSpacing(Space.M)
        layout.addWidget(label(title, "heading", wrap=True))
        told = f"{len(differences)} chỗ khác. Chưa có gì thay đổi: bản đang có luôn được giữ trước khi thay bản khác."
        layout.addWidget(label(told, "secondary", wrap=True))
        layout.addWidget(self.text, 1)
        layout.addLayout(buttons)
        self.resize(Size.DETAILS * 2 + 120, 520)

    def _take(self, run: Callable[[], object]) -> None:
        self.accept()
        run()
