"""Lists are read one after another, whatever else is going on and whatever becomes of those before them."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from openpyxl import Workbook
from pytestqt.qtbot import QtBot

from khenthuong_desktop.errors import NothingToUndo
from khenthuong_desktop.services import imports, upkeep
from khenthuong_desktop.services.imports import Preview
from khenthuong_desktop.services.registers.people import list_people
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.list_preview.import_dialog import ImportDialog
from khenthuong_desktop.ui.main_window import MainWindow
from khenthuong_desktop.ui.pages.people.page import PeoplePage
from khenthuong_desktop.ui.widgets.notice_dialog import NoticeDialog
from khenthuong_desktop.ui.widgets.progress_dialog import ProgressDialog
from tests.patience import held, opened

Lists = Callable[[str], Path]


@pytest.fixture
def page(window: MainWindow, context: Context, commune: Database) -> PeoplePage:
    window.attach(context, "people")
    shown = window.page
    assert isinstance(shown, PeoplePage)
    return shown


@pytest.fixture
def lists(tmp_path: Path) -> Lists:
    """Makes a list of one person, named as the file is."""

    def write(name: str) -> Path:
        book = Workbook()
        for row in (["STT", "Họ và tên", "Ngày sinh"], [1, name, "1/2/1985"]):
            book.worksheets[0].append(row)
        book.save(tmp_path / f"{name}.xlsx")
        return tmp_path / f"{name}.xlsx"

    return write


@pytest.mark.parametrize("quiet", [True, False])
def test_a_list_waits_for_other_work_and_is_shown_after_it(
    quiet: bool, page: PeoplePage, window: MainWindow, lists: Lists, qtbot: QtBot
) -> None:
    go_on = Event()
    window.jobs.start("Việc khác", partial(held, go_on), quiet=quiet)
    page.take_files([lists("Lê Thị Mận")])
    go_on.set()
    assert opened(ImportDialog, qtbot).preview.name == "Lê Thị Mận.xlsx"


def test_the_next_list_is_shown_when_the_one_before_it_is_taken_or_put_aside(
    page: PeoplePage, commune: Database, window: MainWindow, lists: Lists, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    before = list_people(commune).total
    for name in ("Lê Thị Mận", "Lê Văn Ổi", "Lê Thị Na"):
        page.take_files([lists(name)])
    page._importing.take_text("Họ và tên\tNgày sinh\nLê Văn Me\t1/2/1986\n")
    for name, take in (("Lê Thị Mận.xlsx", True), ("Lê Văn Ổi.xlsx", False), ("Lê Thị Na.xlsx", True)):
        dialog = opened(ImportDialog, qtbot)
        assert dialog.preview.name == name
        assert not window.jobs.holding
        (dialog.take_button.click if take else dialog.reject)()
    opened(ImportDialog, qtbot).reject()
    settled()
    assert list_people(commune).total == before + 2


def test_the_next_list_is_shown_when_one_cannot_be_read(
    page: PeoplePage, lists: Lists, tmp_path: Path, qtbot: QtBot
) -> None:
    broken = tmp_path / "hỏng.xlsx"
    broken.write_bytes(b"PK no workbook")
    page.take_files([broken])
    page.take_files([lists("Lê Thị Mận")])
    opened(NoticeDialog, qtbot).close()
    assert opened(ImportDialog, qtbot).preview.name == "Lê Thị Mận.xlsx"


def test_the_next_list_is_shown_when_reading_one_is_stopped(
    page: PeoplePage, window: MainWindow, lists: Lists, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on, read = Event(), imports.preview

    def slow(*told: Any, **more: Any) -> Preview:
        held(go_on)
        more["progress"](0, 1, "")
        return read(*told, **more)

    monkeypatch.setattr(imports, "preview", slow)
    page.take_files([lists("Lê Thị Mận")])
    page.take_files([lists("Lê Văn Ổi")])
    next(dialog for dialog in window.findChildren(ProgressDialog)).reject()
    go_on.set()
    assert opened(ImportDialog, qtbot).preview.name == "Lê Văn Ổi.xlsx"


def test_the_next_list_is_shown_when_one_cannot_be_taken_in(
    page: PeoplePage, lists: Lists, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object) -> None:
        raise NothingToUndo

    monkeypatch.setattr(upkeep, "back_up", refuse)
    page.take_files([lists("Lê Thị Mận")])
    page.take_files([lists("Lê Văn Ổi")])
    opened(ImportDialog, qtbot).take_button.click()
    opened(NoticeDialog, qtbot).close()
    assert opened(ImportDialog, qtbot).preview.name == "Lê Văn Ổi.xlsx"
