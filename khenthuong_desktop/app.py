"""Starts the window: on screen first, the data right after the first paint."""

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from khenthuong_desktop import paths
from khenthuong_desktop.paths import DataFolder
from khenthuong_desktop.ui import errors, theme
from khenthuong_desktop.ui.main_window import MainWindow
from khenthuong_desktop.ui.window_state import WindowState

if TYPE_CHECKING:
    from khenthuong_desktop.store.folder import OpenData


class Program:
    """One window on one data folder."""

    def __init__(self, app: QApplication, folder: DataFolder, files: Sequence[Path] = ()) -> None:
        self._app = app
        self._folder = folder
        self._files = list(files)
        self._open: OpenData | None = None
        self.state = WindowState(folder.root)
        theme.apply(app, self.state.scheme)
        self.window = MainWindow(self.state)
        self.window.on_closed = self._close
        geometry = self.state.bytes("window/geometry")
        if geometry.isEmpty() or not self.window.restoreGeometry(geometry):
            self.window.resize(1200, 720)

    def show(self) -> None:
        """The empty window now, the data when it is painted."""
        self.window.show()
        QTimer.singleShot(0, self.window, self._begin)

    def _begin(self) -> None:
        if self._folder.database.exists():
            self.window.jobs.start("Đang mở dữ liệu", lambda _progress: self._opened(), self._attach, self._refuse)
        else:
            self._first_run()

    def _opened(self) -> "OpenData":
        """On the worker: the database layer is loaded here, not before the window is seen."""
        from khenthuong_desktop.store.folder import open_folder

        return open_folder(self._folder)

    def _attach(self, data: "OpenData") -> None:
        from khenthuong_desktop.ui.context import Context

        self._open = data
        year = int(self.state.text("year", str(date.today().year)))
        context = Context(data.db, self._folder, year, self.window.surroundings(), self.window)
        context.year_changed.connect(lambda chosen: self.state.keep("year", str(chosen)))
        self.window.attach(context)
        if self._files:
            self.window.take_files(self._files)

    def _refuse(self, fault: BaseException) -> None:
        """The data cannot be opened: say why, then leave."""
        self.window.hide()
        errors.show_and_wait(fault)
        self._app.exit(2)

    def _first_run(self) -> None:
        from khenthuong_desktop.ui.first_run import FirstRun

        def created(files: list[Path]) -> None:
            self._files = files
            self.window.show_frame()
            self._begin()

        self.window.show_instead(FirstRun(self._folder, self.window.jobs, created))

    def _close(self) -> None:
        if self._open is not None:
            self._open.close()
            self._open = None


def application(argv: Sequence[str]) -> QApplication:
    """The Qt application with our name and icon."""
    app = QApplication(list(argv))
    app.setApplicationName("KhenThuong")
    app.setApplicationDisplayName("Khen thưởng")
    app.setWindowIcon(QIcon(str(paths.resources() / "branding" / "khenthuong.svg")))
    return app


def main(argv: Sequence[str] | None = None) -> int:
    """Open the window on a data folder; gives the exit code."""
    given = list(sys.argv[1:] if argv is None else argv)
    parser = argparse.ArgumentParser(prog="khenthuong", description="Mở cửa sổ Khen thưởng.")
    parser.add_argument("--data", metavar="DIR", help="thư mục dữ liệu của đơn vị")
    parser.add_argument("files", nargs="*", type=Path, help="danh sách Excel cần nhận")
    options = parser.parse_args(given)
    app = application(sys.argv[:1])
    errors.install()
    program = Program(app, paths.data_folder(options.data), options.files)
    program.show()
    return app.exec()
