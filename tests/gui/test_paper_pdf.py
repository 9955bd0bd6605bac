"""PDF copies of a round's papers, from the window."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.drafting.papers import draft_papers
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.main_window import MainWindow
from khenthuong_desktop.ui.pages.rounds import stages
from khenthuong_desktop.ui.pages.rounds.page import RoundsPage
from khenthuong_desktop.ui.pages.rounds.statement_step import StatementStep
from khenthuong_desktop.ui.widgets.notice_dialog import NoticeDialog
from tests.gui.rounds_of_commune import add_round, add_signer, dialog, hold_meeting, look_at


@pytest.fixture
def step(
    window: MainWindow,
    context: Context,
    commune: Database,
    library: Library,
    qtbot: QtBot,
    settled: Callable[[], None],
) -> StatementStep:
    """A round with its list of nominees drafted, that paper selected."""
    key = add_round(commune, library)
    add_signer(commune)
    hold_meeting(commune, library, key)
    draft_papers(commune, context.folder, library, key, ["summary_list"])
    look_at(qtbot, window, context, "rounds")
    assert isinstance(window.page, RoundsPage)
    window.page.show_key(f"{key}/{stages.STATEMENT}")
    settled()
    found = window.page.open_round.step
    assert isinstance(found, StatementStep)
    found.view.table.selectRow(0)
    return found


@pytest.mark.skipif(os.name == "nt", reason="the stand-in is a shell script")
def test_chosen_papers_are_saved_as_pdf_beside_the_word_files(
    step: StatementStep,
    window: MainWindow,
    settled: Callable[[], None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    office = tmp_path / "bin" / "soffice"
    office.parent.mkdir()
    office.write_text('#!/bin/sh\nprintf "%%PDF-1.7" > "$KHENTHUONG_TARGET"\n', "utf-8")
    office.chmod(0o755)
    monkeypatch.setenv("PATH", f"{office.parent}{os.pathsep}/usr/bin{os.pathsep}/bin")
    next(action for action in step.offered if action.text == "Xuất PDF").run()
    settled()
    assert "Đã xuất 1 tệp PDF" in window.messages.text
    assert step.view.table.selected_rows[0].path.with_suffix(".pdf").read_bytes() == b"%PDF-1.7"


def test_without_word_or_libreoffice_it_is_said_how(
    step: StatementStep, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    next(action for action in step.offered if action.text == "Xuất PDF").run()
    told = dialog(qtbot)
    assert isinstance(told, NoticeDialog)
    assert "Save as PDF" in told.text
    told.reject()
