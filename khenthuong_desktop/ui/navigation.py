"""The left column: the year's work in order; folds to icons when the window is narrow."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QMenu, QToolButton, QVBoxLayout, QWidget

from khenthuong_desktop.ui import icons, theme
from khenthuong_desktop.ui.theme import Size, Space

_PAGES = "khenthuong_desktop.ui.pages"


@dataclass(frozen=True)
class Entry:
    """A page of the window and where its code is; the code is loaded when the page is first shown."""

    name: str
    title: str
    icon: str
    class_name: str

    @property
    def module(self) -> str:
        return f"{_PAGES}.{self.name}.page"


ENTRIES = (
    Entry("overview", "Tổng quan", "layout-dashboard", "OverviewPage"),
    Entry("people", "Nhân sự, tập thể, hộ", "users", "PeoplePage"),
    Entry("registrations", "Đăng ký", "flag", "RegistrationsPage"),
    Entry("eligibility", "Xét điều kiện", "list-checks", "EligibilityPage"),
    Entry("rounds", "Đợt đề nghị", "folder-kanban", "RoundsPage"),
    Entry("councils", "Hội đồng", "vote", "CouncilsPage"),
    Entry("papers", "Văn bản", "file-text", "PapersPage"),
    Entry("dossiers", "Hồ sơ", "package", "DossiersPage"),
    Entry("settings", "Thiết lập", "settings", "SettingsPage"),
)


class Navigation(QFrame):
    """Year on top, pages below; arrow keys, Home, End and the first letters move through it."""

    chosen = Signal(str)
    year_chosen = Signal(int)

    def __init__(self, entries: Sequence[Entry] = ENTRIES, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries = tuple(entries)
        self._folded = False
        self._year = 0
        theme.mark(self, "navigation")
        self._build()
        self._fill()
        self.fold(False)

    def _build(self) -> None:
        self.year_button = QToolButton()
        self.year_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.year_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.year_button.setAccessibleName("Năm đang làm")
        self.year_button.setToolTip("Năm đang làm")
        self.year_button.setProperty("role", "year")
        self._year_menu = QMenu(self)
        self.year_button.setMenu(self._year_menu)
        self.list = QListWidget()
        theme.mark(self.list, "pages")
        self.list.setAccessibleName("Các trang")
        self.list.setIconSize(QSize(icons.SIZE, icons.SIZE))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setUniformItemSizes(True)
        self.list.currentRowChanged.connect(self._on_row_changed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, Space.M, 0, Space.S)
        layout.setSpacing(Space.S)
        holder = QVBoxLayout()
        holder.setContentsMargins(Space.S, 0, Space.S, 0)
        holder.addWidget(self.year_button)
        layout.addLayout(holder)
        layout.addWidget(self.list, 1)

    def _fill(self) -> None:
        for entry in self._entries:
            item = QListWidgetItem(icons.icon(entry.icon), entry.title)
            item.setData(Qt.ItemDataRole.UserRole, entry.name)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, entry.title)
            self.list.addItem(item)

    def redraw_icons(self) -> None:
        """After the colour scheme changed."""
        for number, entry in enumerate(self._entries):
            self.list.item(number).setIcon(icons.icon(entry.icon))

    def show_year(self, year: int, years: Sequence[int]) -> None:
        """Show the year of the work in hand and offer others."""
        self._year = year
        self._year_menu.clear()
        for offered in years:
            action = QAction(f"Năm {offered}", self._year_menu)
            action.setCheckable(True)
            action.setChecked(offered == year)
            action.triggered.connect(lambda _on=False, offered=offered: self.year_chosen.emit(offered))
            self._year_menu.addAction(action)
        self._show_year_text()

    def choose(self, name: str) -> None:
        """Mark a page as the one in sight; tells about it when it was another one."""
        for number, entry in enumerate(self._entries):
            if entry.name == name:
                self.list.setCurrentRow(number)

    def step(self, by: int) -> None:
        """The next or previous page (Ctrl+PgDn, Ctrl+PgUp)."""
        count = len(self._entries)
        if count:
            self.list.setCurrentRow((self.list.currentRow() + by) % count)

    @property
    def folded(self) -> bool:
        return self._folded

    def fold(self, folded: bool) -> None:
        """Icons only, the words in tooltips; or icons and words."""
        self._folded = folded
        self.setFixedWidth(Size.NAVIGATION_FOLDED if folded else Size.NAVIGATION)
        for number, entry in enumerate(self._entries):
            item = self.list.item(number)
            item.setText("" if folded else entry.title)
            item.setToolTip(entry.title if folded else "")
        self._show_year_text()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        height = Size.ROW_COMPACT if self.height() < Size.COMPACT_BELOW else Size.ROW + Space.XS
        for number in range(self.list.count()):
            self.list.item(number).setSizeHint(QSize(0, height))

    def _show_year_text(self) -> None:
        self.year_button.setText(str(self._year) if self._folded else f"Năm {self._year}  ▾")
        self.year_button.setFixedWidth(self.width() - 2 * Space.S if self._folded else 120)

    def _on_row_changed(self, row: int) -> None:
        if 0 <= row < len(self._entries):
            self.chosen.emit(self._entries[row].name)
