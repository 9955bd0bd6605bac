"""Starts the window: on screen first, the data right after the first paint."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from khenthuong_desktop import logs, paths
from khenthuong_desktop.paths import DataFolder
from khenthuong_desktop.sparing import spare_collector, spare_sources
from khenthuong_desktop.ui import errors, theme
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.main_window import MainWindow
from khenthuong_desktop.ui.window_state import WindowState

if TYPE_CHECKING:
    from khenthuong_desktop.regulations.library import Library
    from khenthuong_desktop.services.units import UnitDetail
    from khenthuong_desktop.services.upkeep import OpenData

CANNOT_OPEN = 2
_FIRST_SIZE = (1200, 720)


def _utc_now() -> datetime:
    return datetime.now(UTC)


class Program:
    """One window on one data folder; ``now`` stands in for the clock in tests."""

    def __init__(
        self,
        app: QApplication,
        folder: DataFolder,
        url: str | None = None,
        now: Callable[[], datetime] = _utc_now,
    ) -> None:
        self.exit_code = 0
        self._folder = folder
        self._url = url
        self._now = now
        self._data: OpenData | None = None
        self.state = WindowState(folder.root)
        theme.apply(app, self.state.scheme)
        self.window = MainWindow(self.state)
        self.window.on_closed = self._close
        self.window.on_reopen = self._reopen
        geometry = self.state.bytes("window/geometry")
        if geometry.isEmpty() or not self.window.restoreGeometry(geometry):
            self.window.resize(*_FIRST_SIZE)

    def show(self) -> None:
        """The empty window now, the data when it is painted."""
        self.window.show()
        QTimer.singleShot(0, self.window, self._begin)

    def _begin(self) -> None:
        if self._url or self._folder.database.exists():
            self.window.jobs.start("Đang mở dữ liệu", lambda _progress: self._opened(), self._attach, self._refuse)
        else:
            self._first_run()

    # The next two run on the worker: the database layer is loaded there, not before the window is seen.

    def _opened(self) -> "tuple[OpenData, Library]":
        from khenthuong_desktop.services.law.unit_law import rules_of
        from khenthuong_desktop.services.upkeep import open_folder

        # Kept at once: the window may be closed before the answer reaches it.
        self._data = open_folder(self._folder, url=self._url, now=self._now)
        logs.start(self._folder.logs)
        return self._data, rules_of(self._folder, self._data.db)

    def _set_up(self, unit: "UnitDetail") -> "tuple[OpenData, Library]":
        from khenthuong_desktop.services.upkeep import set_up

        set_up(self._folder, unit, now=self._now).close()
        return self._opened()

    def _attach(self, opened: "tuple[OpenData, Library]", first: str = "overview") -> None:
        data, library = opened
        spare_collector()
        year = self.state.text("year", str(data.db.today().year))
        context = Context(data, library, int(year), self.window.surroundings(), self.window)
        context.year_changed.connect(lambda chosen: self.state.keep("year", str(chosen)))
        self.window.attach(context, first)

    def _reopen(self, title: str, meanwhile: Callable[[], object]) -> None:
        """Close the data, do something with the folder (put a backup in place), open it again."""
        self.window.detach()

        def work(_progress: object) -> "tuple[OpenData, Library]":
            self._close()
            meanwhile()
            return self._opened()

        self.window.jobs.start(title, work, lambda opened: self._attach(opened, "settings"), self._recover)

    def _recover(self, fault: BaseException) -> None:
        """What was to be done failed; the data are as they were."""
        errors.show(fault, self.window)
        self._begin()

    def _refuse(self, fault: BaseException) -> None:
        """The data cannot be opened: say why, then leave."""
        errors.show_and_wait(fault)
        self.exit_code = CANNOT_OPEN
        self.window.close()

    def _first_run(self) -> None:
        from khenthuong_desktop.ui.first_run import FirstRun

        def begin(unit: "UnitDetail", files: list[Path]) -> None:
            def attach(opened: "tuple[OpenData, Library]") -> None:
                self.window.show_frame()
                self._attach(opened, "people")
                if files:
                    self.window.take_files(files)

            self.window.jobs.start("Đang tạo dữ liệu của đơn vị", lambda _progress: self._set_up(unit), attach)

        self.window.show_instead(FirstRun(begin))

    def _close(self) -> None:
        if self._data is not None:
            self._data.close()
            self._data = None
            logs.stop()


def application(argv: Sequence[str]) -> QApplication:
    """The Qt application with our name and icon."""
    spare_sources()  # before the database layer is imported
    app = QApplication(list(argv))
    app.setApplicationName("KhenThuong")
    app.setApplicationDisplayName("Khen thưởng")
    app.setWindowIcon(QIcon(str(paths.resources() / "branding" / "khenthuong.svg")))
    return app


def main(argv: Sequence[str] | None = None) -> int:
    """Open the window on a data folder; gives the exit code."""
    parser = argparse.ArgumentParser(prog="khenthuong", description="Mở cửa sổ Khen thưởng.")
    parser.add_argument("--data", metavar="DIR", help="thư mục dữ liệu của đơn vị")
    parser.add_argument("--database", metavar="URL", default=os.environ.get("KHENTHUONG_DATABASE"))
    options = parser.parse_args(sys.argv[1:] if argv is None else list(argv))
    app = application(sys.argv[:1])
    errors.install()
    program = Program(app, paths.data_folder(options.data), options.database)
    program.show()
    return app.exec() or program.exit_code
