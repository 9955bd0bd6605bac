"""What a page gets: the database, the folder, the year, and ways to say, do and go; there are no globals."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from khenthuong_desktop import messages
from khenthuong_desktop.ui.changes import Changes
from khenthuong_desktop.ui.jobs import Jobs
from khenthuong_desktop.ui.messages import MessageLine
from khenthuong_desktop.ui.theme import Scheme
from khenthuong_desktop.ui.window_state import WindowState

if TYPE_CHECKING:  # the window is on screen before the database layer is loaded
    from khenthuong_desktop.regulations.library import Library
    from khenthuong_desktop.services.units import UnitDetail
    from khenthuong_desktop.services.upkeep import OpenData


RULES = frozenset({"rules"})  # stands among the tables of pages that judge by the law


@dataclass(frozen=True)
class Surroundings:
    """The parts of the window that pages may use."""

    jobs: Jobs
    messages: MessageLine
    state: WindowState
    go: Callable[[str, str], None]
    redress: Callable[[Scheme], None]  # choose other colours
    reopen: Callable[[str, Callable[[], object]], None]  # close the data, do something with the folder, open again


class Context(QObject):
    """Handed to every page; one per open data folder."""

    year_changed = Signal(int)

    def __init__(
        self,
        data: "OpenData",
        library: "Library",
        year: int,
        window: Surroundings,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.data = data
        self.db = data.db
        self.folder = data.folder
        self.library = library
        self.jobs = window.jobs
        self.messages = window.messages
        self.state = window.state
        self.changes = Changes(self)
        self.changes.listen(data.db.on_change)
        self.changes.happened.connect(self._on_tables_changed)
        self.window = window
        self._year = year

    @property
    def year(self) -> int:
        """The year of the work in hand."""
        return self._year

    @year.setter
    def year(self, year: int) -> None:
        if year != self._year:
            self._year = year
            self.year_changed.emit(year)

    @property
    def unit(self) -> "UnitDetail | None":
        """The unit as it is now; None before the first run is done."""
        from khenthuong_desktop.services.units import find_unit

        return find_unit(self.db)

    def _on_tables_changed(self, tables: frozenset[str]) -> None:
        """The law itself changes when a pack is taken in or a text compared, and when that is undone."""
        if "settings" in tables:
            self.look_at_rules()

    def look_at_rules(self) -> None:
        """Go by the rules as they are now, in the records and on the disk; pages hear when that is another law."""
        from khenthuong_desktop.services.law.unit_law import rules_now

        library = rules_now(self.folder, self.db, self.library)
        if library is not self.library:
            self.library = library
            self.changes.tell(RULES)

    def last_backup(self) -> datetime | None:
        """When the newest verified backup was made."""
        from khenthuong_desktop.services.upkeep import list_backups

        return next((backup.made_at for backup in list_backups(self.folder)), None)

    @property
    def law_day(self) -> date:
        """The day whose law applies to the year in hand: today, or the year's last day when it is over."""
        return min(self.db.today(), date(self._year, 12, 31))

    def go(self, page: str, key: str = "") -> None:
        """Lead to another page and, with a key, to the one thing on it."""
        self.window.go(page, key)

    def done(self, text: str, *, final: bool = False) -> None:
        """Say what was done and offer to undo it unless it is final; call it right after the service that did it."""
        self.messages.done(text, None if final else lambda: self.undo())

    def undo(self, action_id: str | None = None) -> None:
        """Take back one action (the newest by default), in the background, and say which one it was."""
        from khenthuong_desktop.services.paper_life.undoing import undo

        self.jobs.start("Đang hoàn tác", lambda _progress: undo(self.db, self.folder, action_id), self._on_undone)

    def _on_undone(self, action: object) -> None:
        self.messages.done(f"Đã hoàn tác: {action_name(str(getattr(action, 'name', '')))}")


def action_name(code: str) -> str:
    """What an action is called in the history and in "Đã hoàn tác: …"."""
    return str(messages.catalogue("labels")["Action"][code])
