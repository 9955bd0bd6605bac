"""The bottom line: unit, year, rows in sight, last verified backup."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from khenthuong_desktop.ui import icons, labels, theme
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.page import Page
from khenthuong_desktop.ui.theme import Space
from khenthuong_desktop.ui.widgets.controls import label
from khenthuong_desktop.ui.widgets.list_view import ListView


class StatusLine(QFrame):
    """Four facts, always in the same place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.mark(self, "status")
        self._unit_label = label("", "secondary")
        self._year_label = label("", "secondary")
        self._rows_label = label("", "secondary")
        self._backup_icon = QLabel()
        self._backup_label = label("", "secondary")
        self._page: Page | None = None
        layout = QHBoxLayout(self)
        layout.setContentsMargins(Space.M, Space.XS, Space.M, Space.XS)
        layout.setSpacing(Space.L)
        layout.addWidget(self._unit_label)
        layout.addWidget(self._year_label)
        layout.addWidget(self._rows_label)
        layout.addStretch(1)
        layout.addWidget(self._backup_icon)
        layout.addWidget(self._backup_label)

    def show_context(self, context: Context) -> None:
        """Unit, year and backup as they are now."""
        unit = context.unit
        self._unit_label.setText(unit.name if unit else "Chưa có tên đơn vị")
        self._year_label.setText(f"Năm {context.year}")
        last = context.last_backup()
        icon, role = ("circle-check", "good") if last else ("triangle-alert", "warning")
        self._backup_icon.setPixmap(icons.pixmap(icon, role, 14))
        said = labels.moment(last) if last else "chưa có"
        self._backup_label.setText(f"Sao lưu: {said}")
        self._backup_label.setToolTip("Bản sao lưu đã kiểm tra gần nhất")

    def follow(self, page: Page) -> None:
        """Listen to the lists of a page; called once when the page is made."""
        for view in page.findChildren(ListView):
            view.counted.connect(self._show_rows)

    def show_page(self, page: Page) -> None:
        """Show the count of rows of this page's list from now on."""
        self._page = page
        self._show_rows()

    def forget(self) -> None:
        """The pages are going away."""
        self._page = None

    def _show_rows(self, _count: int = 0) -> None:
        view = self._page.list_view if self._page is not None else None
        self._rows_label.setText(f"{labels.number(view.count)} dòng" if view is not None else "")
