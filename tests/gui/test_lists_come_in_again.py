"""What the pages write as workbooks, dropped on the window again: the same rows, or told for what it is."""

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services import imports
from khenthuong_desktop.services.imports.plan.answers import RowStatus
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.main_window import MainWindow
from khenthuong_desktop.ui.navigation import ENTRIES
from khenthuong_desktop.ui.widgets.controls import Segments
from tests.gui.rounds_of_commune import add_registrations, add_round, add_signer, hold_meeting, look_at

TAKEN_IN = {"people", "registrations"}


def parts(window: MainWindow) -> Iterator[str]:
    """The page in sight, then its other parts one after another."""
    assert window.page is not None
    yield window.page.heading
    for switch in [found for found in window.page.findChildren(Segments) if found.isVisible()]:
        for number in range(1, len(switch.names)):
            switch.choose(number)
            yield window.page.heading


@pytest.mark.parametrize("name", [entry.name for entry in ENTRIES])
def test_every_list_of_a_page_comes_in_again_or_is_told_for_what_it_is(
    window: MainWindow,
    context: Context,
    commune: Database,
    library: Library,
    qtbot: QtBot,
    settled: Callable[[], None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
) -> None:
    add_registrations(commune)
    add_signer(commune)
    hold_meeting(commune, library, add_round(commune, library))
    look_at(qtbot, window, context, name)
    for number, heading in enumerate(parts(window)):
        settled()
        assert len(set(heading.split(" – "))) == len(heading.split(" – "))
        page = window.page
        if page is None or page.list_view is None or not page.list_view.count:
            continue
        path = tmp_path / f"{number}.xlsx"
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked, path=path: (str(path), ""))
        count = page.list_view.count
        page.save_list()
        settled()
        preview = imports.preview(commune, library, path)
        counts = sum((sheet.counts for sheet in preview.sheets), Counter[RowStatus]())
        told = [problem.code for problem in preview.problems]
        if name in TAKEN_IN:
            assert dict(counts) == {RowStatus.SAME: count}, heading
            assert set(told) <= {"said_above", "notes_not_kept"}, heading
        else:
            assert (counts, told) == (Counter(), ["own_view"]), heading
