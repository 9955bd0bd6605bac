"""The whole year through the window ends in the same dossier as through the command line."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from khenthuong_desktop.app import Program
from khenthuong_desktop.paths import DataFolder
from tests.journeys import command_line, window
from tests.journeys import small_year as told
from tests.journeys.clerk import Clerk
from tests.journeys.command_line import CommandLine


@pytest.fixture
def program(qapp: QApplication, tmp_path: Path) -> Iterator[Program]:
    started = Program(qapp, DataFolder(tmp_path / "Dữ liệu"), now=told.clock)
    yield started
    started.window.close()
    started.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def clerk(qtbot: QtBot, program: Program, monkeypatch: pytest.MonkeyPatch) -> Clerk:
    return Clerk(qtbot, program, monkeypatch)


def test_from_the_first_run_to_the_same_dossier_as_on_the_command_line(
    clerk: Clerk, program: Program, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    dossier = window.do_the_year(clerk, tmp_path)
    program.window.close()
    line = CommandLine(tmp_path / "Dữ liệu", capsys)
    assert line.run("doctor")["healthy"]
    assert line.run("verify", dossier)["verdict"] == "sealed"
    other = tmp_path / "by command line"
    other.mkdir()
    same = command_line.do_the_year(CommandLine(other / "Dữ liệu", capsys), other)
    assert told.dossier_of(dossier) == told.dossier_of(same)
    assert dossier.name == same.name
    assert dossier.read_bytes() == same.read_bytes()


def test_the_main_actions_are_reached_by_keys_alone(clerk: Clerk) -> None:
    window.name_the_unit(clerk)
    window.reach_the_main_actions_by_keys(clerk)


def test_what_was_typed_is_not_thrown_away_unasked(clerk: Clerk) -> None:
    window.name_the_unit(clerk)
    window.begin_and_think_better(clerk)
