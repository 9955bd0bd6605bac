"""What a hand changed in a paper is told beside the round with its place, and leads to the paper."""

from typing import Any

import pytest
from docx import Document
from pytestqt.qtbot import QtBot

from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.drafting.papers import draft_papers
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.main_window import MainWindow
from khenthuong_desktop.ui.pages.rounds import stages
from khenthuong_desktop.ui.pages.rounds.page import RoundsPage
from khenthuong_desktop.ui.pages.rounds.statement_step import StatementStep
from tests.gui.rounds_of_commune import add_round, add_signer, hold_meeting, look_at
from tests.patience import settle


@pytest.fixture
def edited(commune: Database, context: Context, library: Library) -> tuple[str, str]:
    """A round whose minutes count one vote less for the second nominee; gives the keys of both."""
    key = add_round(commune, library)
    add_signer(commune)
    hold_meeting(commune, library, key)
    (minutes,) = draft_papers(commune, context.folder, library, key, ["minutes"])
    document = Document(str(minutes.path))
    votes = max(document.tables, key=lambda table: len(table.columns)).rows[2].cells[3]
    assert votes.text == "5"
    votes.paragraphs[0].runs[0].text = "4"
    document.save(str(minutes.path))
    return key, minutes.id


def test_a_vote_changed_by_hand_leads_to_the_minutes(
    window: MainWindow, context: Context, edited: tuple[str, str], qtbot: QtBot
) -> None:
    round_id, minutes_id = edited
    look_at(qtbot, window, context, "rounds")
    page = window.page
    assert isinstance(page, RoundsPage)
    page.show_key(round_id)
    settle(qtbot, window)
    shown = page.open_round.problems.problems
    targets: list[Any] = [one.target for one in shown]
    place = [code for code, _place in targets].index("votes_differ")
    assert shown[place].place == "bảng kết quả, dòng 2, cột “Đồng ý”"
    page.open_round.problems.open(place)
    assert page.open_round.stepper.open_step == stages.STATEMENT
    step = page.open_round.step
    assert isinstance(step, StatementStep)
    assert step.view.table.current_row is not None
    assert step.view.table.current_row.id == minutes_id
