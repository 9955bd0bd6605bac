"""The one window: navigation at the left, the page in sight, the message line and the status line."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol, runtime_checkable

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QVBoxLayout,
    QWidget,
)

from khenthuong_desktop.ui import icons, theme
from khenthuong_desktop.ui.context import Context, Surroundings
from khenthuong_desktop.ui.jobs import Jobs
from khenthuong_desktop.ui.messages import MessageLine
from khenthuong_desktop.ui.navigation import ENTRIES, Entry, Navigation
from khenthuong_desktop.ui.page import Page
from khenthuong_desktop.ui.page_stack import PageStack
from khenthuong_desktop.ui.paper_watch import PaperWatch
from khenthuong_desktop.ui.status_line import StatusLine
from khenthuong_desktop.ui.theme import Scheme, Size, Space
from khenthuong_desktop.ui.widgets.drop_area import CHECKED_FILES, WORKBOOKS, dropped
from khenthuong_desktop.ui.widgets.enter_key import EnterPresses
from khenthuong_desktop.ui.window_state import WindowState

_YEARS_BACK = 6


@runtime_checkable
class TakesFiles(Protocol):
    """A page that files can be dropped on; which ones, says its ``takes``."""

    def take_files(self, files: list[Path]) -> None: ...


_NAMED = 3  # files told by name; there may be a whole folder of them


class MainWindow(QMainWindow):
    """Shown empty at once; the data come with :meth:`attach`, the pages when they are first looked at."""

    def __init__(self, state: WindowState, entries: tuple[Entry, ...] = ENTRIES) -> None:
        super().__init__()
        EnterPresses(self)
        self.state = state
        self.context: Context | None = None
        self.on_closed: Callable[[], None] = lambda: None
        self.on_reopen: Callable[[str, Callable[[], object]], None] = lambda _title, _meanwhile: None
        self.jobs = Jobs(self)
        self.messages = MessageLine()
        self.navigation = Navigation(entries)
        self.status_line = StatusLine()
        self.pages = PageStack(entries)
        self.setWindowTitle("Khen thưởng")
        self.setMinimumSize(900, 520)
        self.setAcceptDrops(True)
        self._build()
        self._connect()

    def _build(self) -> None:
        line_holder = QHBoxLayout()
        line_holder.setContentsMargins(Space.XL, 0, Space.XL, Space.S)
        line_holder.addWidget(self.messages)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.pages, 1)
        right.addLayout(line_holder)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.navigation)
        middle.addLayout(right, 1)
        centre = QWidget()
        whole = QVBoxLayout(centre)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(middle, 1)
        whole.addWidget(self.status_line)
        self.setCentralWidget(centre)

    def _connect(self) -> None:
        self.pages.made.connect(self.status_line.follow)
        self.navigation.chosen.connect(self._show_page)
        self.navigation.year_chosen.connect(self._on_year_chosen)
        for keys, run in (
            ("F5", self.reload_page),
            ("Ctrl+F", self._search),
            ("Ctrl+Z", self._undo),
            ("F1", self.show_help),
            ("F6", self._switch_side),
            ("Ctrl+PgDown", lambda: self.navigation.step(1)),
            ("Ctrl+PgUp", lambda: self.navigation.step(-1)),
        ):
            QShortcut(QKeySequence(keys), self, run)

    @property
    def page(self) -> Page | None:
        """The page in sight."""
        return self.pages.page

    def attach(self, context: Context, first: str = "overview") -> None:
        """Connect the window with open data and show the first page."""
        self.context = context
        context.changes.happened.connect(self._on_tables_changed)
        context.year_changed.connect(self._on_year_changed)
        PaperWatch(context)
        self._show_year()
        self.status_line.show_context(context)
        self.go(first if first in self.pages.entries else next(iter(self.pages.entries)))

    def surroundings(self) -> Surroundings:
        """The parts of the window that pages may use."""
        return Surroundings(
            self.jobs,
            self.messages,
            self.state,
            self.go,
            self._redress,
            lambda title, meanwhile: self.on_reopen(title, meanwhile),
        )

    def detach(self) -> None:
        """Let go of the data: every page goes, the frame stays."""
        self._drop_pages()
        if self.context is not None:
            self.context.deleteLater()
            self.context = None

    def show_instead(self, widget: QWidget) -> None:
        """Fill the window with something that is not a page of the year (the first run)."""
        self.navigation.hide()
        self.status_line.hide()
        self.pages.addWidget(widget)
        self.pages.setCurrentWidget(widget)

    def show_frame(self) -> None:
        """Back to navigation and status after :meth:`show_instead`."""
        self.pages.wait()
        self.navigation.show()
        self.status_line.show()

    def go(self, name: str, key: str = "") -> None:
        """Show a page and, with a key, the one thing on it."""
        if name not in self.pages.entries:
            return
        self.navigation.choose(name)
        page = self.page
        if key and page is not None:
            page.show_key(key)

    def reload_page(self) -> None:
        """F5: ask everything on the page again."""
        if self.page is not None:
            self.page.reload()

    def show_help(self) -> None:
        """F1: what this page is for and its keys."""
        from khenthuong_desktop.ui.widgets.help_dialog import HelpDialog

        HelpDialog(self.pages.name, self.page.title if self.page else "", self).open()

    def take_files(self, files: list[Path]) -> None:
        """Dropped dossiers and papers go where they are checked; Excel lists to the page in sight, or to the people.
        What is not taken is told."""
        checked = [path for path in files if path.suffix.lower() in CHECKED_FILES]
        lists = [path for path in files if path.suffix.lower() in WORKBOOKS]
        taken = checked or lists
        self._tell_left([path for path in files if path not in taken], waiting=lists if checked else [])
        if not taken:
            return
        if self.page is None or self.page.takes != (CHECKED_FILES if checked else WORKBOOKS):
            self.go("dossiers" if checked else "people")
        taker: object = self.page
        if isinstance(taker, TakesFiles):
            taker.take_files(taken)

    def _tell_left(self, left: list[Path], waiting: list[Path]) -> None:
        names = ", ".join(path.name for path in left[:_NAMED]) + (" …" if len(left) > _NAMED else "")
        if waiting:
            self.messages.warn(f"Chưa nhận {names}: danh sách và văn bản được nhận riêng, hãy thả lại các tệp này.")
        elif left:
            self.messages.warn(
                f"Không nhận {names}: chỉ nhận danh sách (Excel, .ods, .csv), hồ sơ .zip và văn bản .docx. "
                "Bản chụp, PDF là minh chứng thì đính kèm trong đợt đề nghị."
            )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < Size.FOLD_NAVIGATION_BELOW
        if narrow != self.navigation.folded:
            self.navigation.fold(narrow)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.context is not None and any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        files, empty = dropped(event)
        if empty and not files:
            self.messages.warn(f"Trong thư mục {empty[0].name} không có danh sách, hồ sơ hay văn bản nào.")
        self.take_files(files)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.state.keep("window/geometry", self.saveGeometry())
        self.state.save()
        self.jobs.close(self.on_closed)
        event.accept()

    def _drop_pages(self) -> None:
        self.pages.drop_pages()
        self.status_line.forget()

    def _redress(self, scheme: Scheme) -> None:
        """Other colours: the sheet changes at once, pictures when their pages are made again."""
        self.state.keep("scheme", scheme.value)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        theme.apply(app, scheme)
        icons.refresh(app)
        self.navigation.redraw_icons()
        shown = self.pages.name
        self._drop_pages()
        if shown:
            self._show_page(shown)

    def _show_page(self, name: str) -> None:
        if self.context is not None:
            self.status_line.show_page(self.pages.show_page(name, self.context))

    def _on_tables_changed(self, tables: frozenset[str]) -> None:
        self.pages.refresh(lambda page: bool(page.tables & tables))
        if self.context is not None and tables & {"units", "settings", "backups"}:
            self.status_line.show_context(self.context)

    def _on_year_chosen(self, year: int) -> None:
        if self.context is not None:
            self.context.year = year

    def _on_year_changed(self, _year: int) -> None:
        self._show_year()
        self.pages.refresh(lambda page: page.by_year)
        if self.context is not None:
            self.status_line.show_context(self.context)

    def _show_year(self) -> None:
        if self.context is not None:
            newest = max(self.context.db.today().year + 1, self.context.year)
            self.navigation.show_year(self.context.year, range(newest, newest - _YEARS_BACK, -1))

    def _search(self) -> None:
        if self.page is not None:
            self.page.search()

    def _undo(self) -> None:
        if self.context is None:
            return
        if self.jobs.holding:
            self.messages.warn("Chưa hoàn tác: chờ việc đang chạy xong.")
        else:
            self.context.undo()

    def _switch_side(self) -> None:
        """F6: between the left column and the page."""
        if self.navigation.list.hasFocus() and self.page is not None:
            self.page.focusNextChild()
        else:
            self.navigation.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
