"""Notices while the window is open what somebody saves in Word, and has it kept."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

from khenthuong_desktop.errors import KnownError
from khenthuong_desktop.sparing import give_back
from khenthuong_desktop.ui import errors
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.faults import explain

if TYPE_CHECKING:
    from khenthuong_desktop.services.paper_life.paper_versions import EditKept, Looked, Noticed

FIRST_MS = 1_500  # after the window is there
SETTLE_MS = 400  # Word writes several files one after another
_WAITS_MS = (1_000, 2_000, 4_000, 8_000, 15_000, 30_000)  # for files that are held or half written


class PaperWatch(QObject):
    """Watches the files of the year in hand and the folders of all papers; looks when the window comes to the front.

    What stands in its way is said once, until a look succeeds. Lives with its context.
    """

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._context = context
        self._looked: Looked | None = None
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(lambda _path: self.look_soon())
        self._watcher.fileChanged.connect(lambda _path: self.look_soon())
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._look)
        self._looking = self._again = False
        self._waited = 0
        self._said: set[str] = set()
        context.year_changed.connect(lambda _year: self.look_soon())
        context.changes.happened.connect(self._on_tables_changed)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._on_state_changed)
        self._timer.start(FIRST_MS)

    def look_soon(self) -> None:
        """Look once things have settled."""
        self._waited = 0
        self._timer.start(SETTLE_MS)

    def _on_tables_changed(self, tables: frozenset[str]) -> None:
        if "papers" in tables:
            self.look_soon()

    def _on_state_changed(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive:
            self.look_soon()

    def _look(self) -> None:
        if self._looking:
            self._again = True
            return
        self._looking = True
        year = self._context.year
        self._context.jobs.start(
            "", lambda _progress: self._work(year), self._on_looked, self._on_failed, quiet=True, asker=self
        )

    def _work(self, year: int) -> "tuple[Noticed, frozenset[str]]":
        """On the worker: what was edited, and the files and folders to watch."""
        from khenthuong_desktop.services.paper_life.paper_versions import Looked, keep_edits, places_to_watch

        self._looked = self._looked or Looked()
        context = self._context
        noticed = keep_edits(context.db, context.folder, looked=self._looked)
        places = frozenset(map(str, places_to_watch(context.db, context.folder, year)))
        context.db.rest()
        give_back()
        return noticed, places

    def _on_looked(self, found: "tuple[Noticed, frozenset[str]]") -> None:
        noticed, wanted = found
        self._said.clear()
        self._follow(wanted)
        self._tell(noticed.kept)
        self._go_on(bool(noticed.waiting))

    def _on_failed(self, fault: BaseException) -> None:
        if repr(fault) not in self._said:
            self._said.add(repr(fault))
            if isinstance(fault, KnownError):
                self._context.messages.warn(explain(fault))
            else:
                errors.show(fault)
        self._go_on(waiting=True)

    def _go_on(self, waiting: bool) -> None:
        self._looking = False
        if self._again:
            self._again = False
            self._timer.start(SETTLE_MS)
        elif waiting and self._waited < len(_WAITS_MS):
            self._timer.start(_WAITS_MS[self._waited])
            self._waited += 1

    def _follow(self, wanted: frozenset[str]) -> None:
        watched = {*self._watcher.files(), *self._watcher.directories()}
        if gone := watched - wanted:
            self._watcher.removePaths(sorted(gone))
        if new := wanted - watched:
            self._watcher.addPaths(sorted(new))

    def _tell(self, kept: "tuple[EditKept, ...]") -> None:
        if not kept:
            return
        damaged = next((one for one in kept if one.damaged), None)
        if damaged is not None:
            self._context.messages.warn(
                f"Tệp của {damaged.title} bị hỏng, không mở được; bản trước đó vẫn còn ở trang Văn bản, thẻ “Các bản”"
            )
            return
        last = kept[-1]
        what = last.title if len(kept) == 1 else f"{len(kept)} văn bản"
        if last.year != self._context.year:
            what += f" (năm {last.year})"
        moment = f"{last.noticed_at.astimezone():%H:%M}"
        self._context.messages.lead(
            f"Đã giữ bản sửa lúc {moment} của {what}",
            "Xem",
            lambda: self._open(last),
        )

    def _open(self, kept: "EditKept") -> None:
        self._context.year = kept.year
        self._context.go("papers", f"{kept.paper_id}/versions")
