"""A real window over an in-memory database, on no screen."""

import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from khenthuong_desktop.paths import DataFolder
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.folder import OpenData, create_folder, open_folder
from khenthuong_desktop.ui import theme
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.list_preview import import_dialog
from khenthuong_desktop.ui.main_window import MainWindow
from khenthuong_desktop.ui.theme import Scheme
from khenthuong_desktop.ui.window_state import WindowState
from tests import demo_data
from tests.patience import qtbot, settle, unhurried

__all__ = ["qtbot", "unhurried"]

YEAR = 2026


@pytest.fixture(scope="session")
def empty_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder as the first run makes it, to be copied by each test."""
    root = tmp_path_factory.mktemp("unit")
    create_folder(DataFolder(root))
    return root


@pytest.fixture(scope="session")
def commune_folder(empty_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of a small made-up commune, to be copied by each test."""
    root = tmp_path_factory.mktemp("commune")
    shutil.copytree(empty_folder, root, dirs_exist_ok=True)
    opened = open_folder(DataFolder(root))
    demo_data.fill(opened.db, people=24)
    opened.close()
    return root


@pytest.fixture
def data(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[OpenData]:
    """An open data folder: jobs read and write the file from another thread, which memory cannot bear."""
    template = "commune_folder" if "commune" in request.fixturenames else "empty_folder"
    shutil.copytree(request.getfixturevalue(template), tmp_path, dirs_exist_ok=True)
    opened = open_folder(DataFolder(tmp_path), actor="tester")
    yield opened
    opened.changed = False  # no backup of a test
    opened.close()


@pytest.fixture
def db(data: OpenData) -> Database:
    return data.db


@pytest.fixture(scope="session", autouse=True)
def dressed(qapp: QApplication) -> None:
    theme.apply(qapp, Scheme.LIGHT)


@pytest.fixture(autouse=True)
def unasked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests put lists aside without being asked whether they may; the question would wait for somebody."""
    monkeypatch.setattr(import_dialog, "may_lose", lambda _parent, _question: True)


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """The frame of the window without data."""
    made = MainWindow(WindowState(tmp_path))
    made.resize(1366, 768)
    made.show()
    yield made
    made.close()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def context(data: OpenData, library: Library, window: MainWindow) -> Context:
    """What pages get, over an empty database."""
    return Context(data, library, YEAR, window.surroundings(), window)


@pytest.fixture
def commune(db: Database) -> Database:
    """The database of ``context``, holding a small made-up commune."""
    return db


@pytest.fixture
def settled(qtbot: QtBot, window: MainWindow) -> Callable[[], None]:
    """Wait until no job runs and every notice has reached its page."""
    return partial(settle, qtbot, window)
