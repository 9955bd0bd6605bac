"""F1: what the page is for and the keys that work everywhere."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from khenthuong_desktop import messages
from khenthuong_desktop.ui.theme import Space
from khenthuong_desktop.ui.widgets.controls import button, label, rule

KEYS = (
    ("Thêm mới", "Ctrl+N · F2"), ("Sửa", "F3"), ("Xóa", "Del"),
    ("Lưu", "Ctrl+S"), ("Lưu và thêm", "Ctrl+Shift+S"), ("Hoàn tác", "Ctrl+Z"),
    ("Tìm", "Ctrl+F"), ("Làm mới", "F5"), ("In · Xuất Excel", "Ctrl+P · Ctrl+E"),
    ("Chép ra Excel", "Ctrl+C"), ("Dán từ Excel", "Ctrl+V"), ("Ô tiếp theo", "Enter"),
    ("Cột trái ↔ trang", "F6"), ("Trang trước, sau", "Ctrl+PgUp, PgDn"), ("Đóng", "Esc"),
)  # fmt: skip


class HelpDialog(QDialog):
    """One paragraph about the page, then the keys in two columns."""

    def __init__(self, page: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Trợ giúp")
        helps = messages.catalogue("window")["help"]
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        layout.setSpacing(Space.M)
        layout.addWidget(label(title or "Khen thưởng", "heading"))
        layout.addWidget(label(helps.get(page, helps["window"]), wrap=True))
        layout.addWidget(rule())
        layout.addWidget(label("Phím dùng ở mọi trang", "section"))
        layout.addLayout(_keys())
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        close_button = button("Đóng", self.accept, role="primary")
        close_button.setDefault(True)
        buttons.addWidget(close_button)
        layout.addLayout(buttons)
        self.setMinimumWidth(620)


def _keys() -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(Space.M)
    grid.setVerticalSpacing(Space.S)
    rows = -(-len(KEYS) // 2)
    for number, (what, keys) in enumerate(KEYS):
        column, row = divmod(number, rows)
        grid.addWidget(label(what, "secondary"), row, column * 2)
        grid.addWidget(label(keys, "strong"), row, column * 2 + 1, Qt.AlignmentFlag.AlignLeft)
        grid.setColumnStretch(column * 2 + 1, 1)
    return grid
