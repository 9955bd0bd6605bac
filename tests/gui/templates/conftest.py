"""The part of the settings with the templates, alone in a small window."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from khenthuong_desktop.paths import DataFolder
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.pages.settings.templates import TemplatesPart


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Files handed to Word, instead of starting it."""
    files: list[Path] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: files.append(Path(QUrl(url).toLocalFile())))
    return files


@pytest.fixture
def part(context: Context, qtbot: QtBot, settled: Callable[[], None]) -> TemplatesPart:
    """The part alone, in a small window: the others of the page have tests of their own."""
    made = TemplatesPart(context)
    qtbot.addWidget(made)
    made.resize(1100, 600)
    made.show()
    made.reload()
    settled()
    made.view.show_key("minutes")
    return made


@pytest.fixture
def folder(context: Context) -> DataFolder:
    return context.folder
