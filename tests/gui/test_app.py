"""Starting: the first run makes the data, later runs open them, a folder in use is refused."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from khenthuong_desktop.app import Program
from khenthuong_desktop.domain.terms import UnitLevel
from khenthuong_desktop.paths import DataFolder
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.imports import write_filled
from khenthuong_desktop.services.registers.people import PersonDetail, save_person
from khenthuong_desktop.services.units import new_unit
from khenthuong_desktop.services.upkeep import list_backups, open_folder, set_up
from khenthuong_desktop.ui import errors
from khenthuong_desktop.ui.first_run import FirstRun
from khenthuong_desktop.ui.list_preview.import_dialog import ImportDialog
from tests.patience import settle

Start = Callable[[Path], Program]


@pytest.fixture
def start(qapp: QApplication, qtbot: QtBot) -> Iterator[Start]:
    """Start the program on a folder and wait until it has settled; all are closed at the end."""
    started: list[Program] = []

    def begin(folder: Path) -> Program:
        program = Program(qapp, DataFolder(folder))
        started.append(program)
        program.show()
        qtbot.wait(20)
        settle(qtbot, program.window)
        return program

    yield begin
    for program in started:
        program.window.close()
        program.window.deleteLater()
    qtbot.wait(10)


def first_run(program: Program) -> FirstRun:
    found: list[FirstRun] = program.window.findChildren(FirstRun)
    assert len(found) == 1
    return found[0]


def fill_in(page: FirstRun) -> None:
    for name, words in (("name", "Ủy ban nhân dân xã Hòa An"), ("province", "tỉnh Hưng Yên"), ("code", "H33")):
        editor = page.form.editor(name)
        assert isinstance(editor, QLineEdit)
        editor.setText(words)
    level = page.form.editor("level")
    assert isinstance(level, QComboBox)
    level.setCurrentIndex(1 + list(UnitLevel).index(UnitLevel.COMMUNE))


def test_the_first_run_asks_for_the_unit_and_says_what_lacks(start: Start, tmp_path: Path) -> None:
    page = first_run(start(tmp_path / "unit"))
    page.begin()
    assert page.form.fault_of("name")
    assert page.form.fault_of("province")
    assert not (tmp_path / "unit" / "khenthuong.db").exists()


def test_the_first_run_writes_names_out_and_doubts_a_province_once(start: Start, tmp_path: Path, qtbot: QtBot) -> None:
    program = start(tmp_path / "unit")
    page = first_run(program)
    fill_in(page)
    name, province = page.form.editor("name"), page.form.editor("province")
    assert isinstance(name, QLineEdit)
    assert isinstance(province, QLineEdit)
    name.setText("UBND xã Tân Hòa")
    province.setText("Hưng Yên")
    province.editingFinished.emit()
    assert province.text() == "tỉnh Hưng Yên"
    province.setText("Hải Dương")
    page.begin()
    assert "Hải Dương" in page.form.fault_of("province")
    page.begin()
    qtbot.waitUntil(lambda: program.window.context is not None)
    assert program.window.context is not None
    assert program.window.context.unit is not None
    assert program.window.context.unit.name == "Ủy ban nhân dân xã Tân Hòa"


def test_the_first_run_makes_the_data_and_takes_the_dropped_list(
    start: Start, tmp_path: Path, library: Library, qtbot: QtBot
) -> None:
    workbook = tmp_path / "can-bo.xlsx"
    write_filled(library, workbook, {"people": [{"code": "A1", "name": "Lê Thị Mận"}]})
    program = start(tmp_path / "unit")
    page = first_run(program)
    fill_in(page)
    page.drop_area.dropped.emit([workbook])
    page.begin_button.click()

    def dialogs() -> list[ImportDialog]:
        return [dialog for dialog in program.window.findChildren(ImportDialog) if dialog.isVisible()]

    qtbot.waitUntil(lambda: bool(dialogs()))
    assert program.window.context is not None
    assert program.window.context.unit is not None
    assert program.window.context.unit.place == "Hòa An"
    assert program.window.navigation.isVisible()
    dialogs()[0].take_button.click()
    qtbot.waitUntil(lambda: "1 dòng mới" in program.window.messages.text)


def test_the_data_are_opened_after_the_window_is_shown_and_closed_with_a_backup(
    start: Start, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = DataFolder(tmp_path / "unit")
    set_up(folder, new_unit("Ủy ban nhân dân xã Hòa An", "tỉnh Hưng Yên", UnitLevel.COMMUNE)).close()
    before = list_backups(folder)[0].rows
    program = start(folder.root)
    assert program.window.context is not None
    assert program.window.page is not None
    assert program.window.page.title == "Tổng quan"
    save_person(program.window.context.db, PersonDetail("A1", "Lê Thị Mận"))
    qtbot.wait(20)
    qtbot.waitUntil(lambda: not program.window.jobs.busy)
    program.window.close()
    assert list_backups(folder)[0].rows > before
    open_folder(folder).close()


def test_a_folder_in_use_is_refused_in_words(start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = DataFolder(tmp_path / "unit")
    opened = set_up(folder, new_unit("Ủy ban nhân dân xã Hòa An", "tỉnh Hưng Yên", UnitLevel.COMMUNE))
    told: list[str] = []
    monkeypatch.setattr(errors, "show_and_wait", lambda fault: told.append(type(fault).__name__))
    program = start(folder.root)
    assert told == ["DataFolderBusy"]
    assert program.exit_code == 2
    assert not program.window.isVisible()
    assert program.window.context is None
    opened.close()


def test_a_window_closed_while_it_opens_lets_go_of_the_data(qapp: QApplication, tmp_path: Path, qtbot: QtBot) -> None:
    folder = DataFolder(tmp_path / "unit")
    set_up(folder, new_unit("Ủy ban nhân dân xã Hòa An", "tỉnh Hưng Yên", UnitLevel.COMMUNE)).close()
    program = Program(qapp, folder)
    program.show()
    QTimer.singleShot(0, program.window.close)  # right after the data began to open
    qtbot.waitUntil(lambda: not program.window.isVisible())
    qtbot.wait(20)
    assert program.window.context is None
    open_folder(folder).close()
    program.window.deleteLater()


def test_sizes_and_the_year_are_remembered(start: Start, tmp_path: Path, qtbot: QtBot) -> None:
    folder = DataFolder(tmp_path / "unit")
    set_up(folder, new_unit("Ủy ban nhân dân xã Hòa An", "tỉnh Hưng Yên", UnitLevel.COMMUNE)).close()
    program = start(folder.root)
    assert program.window.context is not None
    program.window.resize(960, 666)
    program.window.context.year = 2025
    qtbot.wait(20)
    qtbot.waitUntil(lambda: not program.window.jobs.busy)
    program.window.close()
    again = start(folder.root)
    assert again.window.context is not None
    assert again.window.context.year == 2025
    assert again.window.height() == 666  # the width is cut to the screen, which has 800 here
