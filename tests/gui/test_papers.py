"""Văn bản: the year's papers in one list, signed copies, what making one again would change."""

from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.drafting.papers import draft_papers
from khenthuong_desktop.services.numbers.round_papers import RoundPapers, set_round_papers
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import AwardRound
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.main_window import MainWindow
from khenthuong_desktop.ui.pages.papers.comparison_dialog import ComparisonDialog
from khenthuong_desktop.ui.pages.papers.page import PapersPage
from khenthuong_desktop.ui.pages.rounds.page import RoundsPage
from khenthuong_desktop.ui.pages.rounds.statement_step import StatementStep
from khenthuong_desktop.ui.widgets.controls import ChipLabel
from tests import signing
from tests.gui.rounds_of_commune import add_round, add_signer, dialog, hold_meeting, look_at


@pytest.fixture
def page(
    window: MainWindow,
    context: Context,
    commune: Database,
    library: Library,
    qtbot: QtBot,
    settled: Callable[[], None],
) -> PapersPage:
    """The page with the list of nominees and the minutes drafted; the list selected."""
    key = add_round(commune, library)
    add_signer(commune)
    hold_meeting(commune, library, key)
    draft_papers(commune, context.folder, library, key, ["summary_list", "minutes"])
    look_at(qtbot, window, context, "papers")
    settled()
    assert isinstance(window.page, PapersPage)
    shown = window.page
    kinds = [row.kind for row in map(shown.view.model.row_at, range(2)) if row is not None]
    shown.view.table.selectRow(kinds.index("summary_list"))
    return shown


def act(page: PapersPage, text: str) -> None:
    next(action for action in page.actions() if action.text() == text).trigger()


def chips(page: PapersPage) -> set[str]:
    """What the chips of the details say."""
    return {chip.accessibleName() for chip in page.details.findChildren(ChipLabel) if chip.isVisibleTo(page)}


def words(page: PapersPage) -> str:
    return "\n".join(found.text() for found in page.details.findChildren(QLabel))


def test_a_signed_pdf_is_put_beside_its_paper_and_told_apart_from_an_altered_one(
    page: PapersPage,
    window: MainWindow,
    settled: Callable[[], None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    good, altered = tmp_path / "đã ký.pdf", tmp_path / "sửa.pdf"
    good.write_bytes(signing.signed(signing.unsigned(), "Nguyễn Thị Hoà"))
    altered.write_bytes(signing.changed_after(good.read_bytes()))
    for path in (good, altered):
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked, path=path: (str(path), ""))
        act(page, "Đính bản đã ký")
        settled()
    assert page.view.table.current_row is not None
    assert page.view.table.current_row.signed == 2
    assert window.messages.text.startswith("sửa.pdf bị thay đổi sau khi ký")
    wanted = {"Bản ký bị sửa sau khi ký", "Nguyên vẹn, chưa xác định nhà phát hành", "Bị thay đổi sau khi ký"}
    qtbot.waitUntil(lambda: chips(page) == wanted)
    assert "Nguyễn Thị Hoà" in words(page)
    page.context.undo()
    settled()
    assert page.view.table.current_row.signed == 1


def test_what_was_edited_is_compared_before_it_is_made_again(page: PapersPage, qtbot: QtBot) -> None:
    row = page.view.table.current_row
    assert row is not None
    document = Document(str(row.path))
    document.add_paragraph("Viết tay <thêm> & sửa")
    document.save(str(row.path))
    act(page, "So với bản soạn lại")
    found = dialog(qtbot)
    assert isinstance(found, ComparisonDialog)
    assert "Viết tay <thêm> & sửa" in found.text.toPlainText()
    assert "(không có)" in found.text.toPlainText()
    found.accept()


def test_a_paper_as_it_was_made_says_so(page: PapersPage, window: MainWindow, settled: Callable[[], None]) -> None:
    act(page, "So với bản soạn lại")
    settled()
    assert window.messages.text == "Soạn lại cũng được đúng như bản đang có"


def test_numbers_left_out_are_told_on_top(page: PapersPage, commune: Database, settled: Callable[[], None]) -> None:
    with commune.write("set_round_papers") as session:
        for row in session.query(AwardRound).all():
            row.minutes_number, row.vote_minutes_number = "3", "6"
    settled()
    assert page.numbers_banner.text == "BB-HĐTĐKT: bỏ trống số 4, 5."


def test_it_leads_to_the_round_where_papers_are_made(
    page: PapersPage, window: MainWindow, settled: Callable[[], None]
) -> None:
    act(page, "Đến đợt này")
    settled()
    assert isinstance(window.page, RoundsPage)
    assert isinstance(window.page.open_round.step, StatementStep)


def test_papers_without_a_signed_copy_are_filtered(page: PapersPage) -> None:
    assert page.view.count == 2
    page.view.set_filter("signed", True)
    assert page.view.count == 0


def test_papers_of_a_number_given_after_drafting_say_so_in_both_lists(
    page: PapersPage, window: MainWindow, commune: Database, settled: Callable[[], None]
) -> None:
    told = "Dữ liệu đã đổi, nên soạn lại"
    columns = range(page.view.model.columnCount())
    assert told not in page.view.model.as_text(range(2), columns)
    row = page.view.model.row_at(0)
    assert row is not None
    set_round_papers(commune, page.context.library, row.round_id, RoundPapers("12", minutes_number="03"))
    settled()
    assert page.view.model.as_text(range(2), columns).count(told) == 2
    act(page, "Đến đợt này")
    settled()
    assert isinstance(window.page, RoundsPage)
    step = window.page.open_round.step
    assert isinstance(step, StatementStep)
    assert step.view.model.as_text(range(2), range(step.view.model.columnCount())).count(told) == 2
