"""The pages of the window: made when they are first looked at, asked anew when what they show has changed."""

import importlib
from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget

from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.navigation import Entry
from khenthuong_desktop.ui.page import Page
from khenthuong_desktop.ui.widgets.controls import label


class PageStack(QStackedWidget):
    """Shows one line of words as long as there is no page."""

    made = Signal(object)  # a page, before it is seen

    def __init__(self, entries: Iterable[Entry]) -> None:
        super().__init__()
        self.entries = {entry.name: entry for entry in entries}
        self._pages: dict[str, Page] = {}
        self._stale: set[str] = set()
        self._waiting = label("Đang mở dữ liệu…", "secondary")
        self._waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.addWidget(self._waiting)

    @property
    def page(self) -> Page | None:
        """The page in sight."""
        shown = self.currentWidget()
        return shown if isinstance(shown, Page) else None

    @property
    def name(self) -> str:
        """The name of the page in sight, or nothing."""
        return next((name for name, page in self._pages.items() if page is self.page), "")

    def show_page(self, name: str, context: Context) -> Page:
        """Put a page in sight, with what it shows as it is now."""
        page = self._pages.get(name)
        if page is None:
            entry = self.entries[name]
            page = self._pages[name] = getattr(importlib.import_module(entry.module), entry.class_name)(context)
            self.addWidget(page)
            self._stale.add(name)
            self.made.emit(page)
        self.setCurrentWidget(page)
        if name in self._stale:
            self._stale.discard(name)
            page.reload()
        return page

    def refresh(self, concerned: Callable[[Page], bool]) -> None:
        """Reload the page in sight at once and the others when they are looked at again."""
        for name, page in self._pages.items():
            if concerned(page):
                if page is self.page:
                    page.reload()
                else:
                    self._stale.add(name)

    def wait(self) -> None:
        """Show no page for now; what is shown instead of pages goes."""
        instead = self.currentWidget()
        self.setCurrentWidget(self._waiting)
        if instead is not None and instead is not self._waiting and not isinstance(instead, Page):
            self.removeWidget(instead)
            instead.deleteLater()

    def drop_pages(self) -> None:
        """Every page goes."""
        self.setCurrentWidget(self._waiting)
        for page in self._pages.values():
            self.removeWidget(page)
            page.deleteLater()
        self._pages.clear()
        self._stale.clear()
