"""Which law binds, in the window: the day of receipt, the choice beside each nominee, drafts beside the law."""

from collections.abc import Callable
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.award_rounds.nominating import nominate_checked, note_receipt
from khenthuong_desktop.services.award_rounds.rounds import Nominee, get_round, open_round
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.main_window import MainWindow
from khenthuong_desktop.ui.pages.rounds import stages
from khenthuong_desktop.ui.pages.rounds.nominee_dialog import NomineeDialog
from khenthuong_desktop.ui.pages.rounds.nominees_step import NomineesStep
from khenthuong_desktop.ui.pages.rounds.page import RoundsPage
from khenthuong_desktop.ui.pages.rounds.receipt_dialog import ReceiptDialog
from khenthuong_desktop.ui.widgets.banner import Banner
from tests.gui.rounds_of_commune import WORKER, YEAR, dialog, look_at

RECEIVED = date(2026, 9, 20)  # the law changed on 01/10/2026, and the clock of the tests is later


@pytest.fixture
def key(commune: Database, library: Library) -> str:
    made = open_round(commune, "Tổng kết công tác năm", YEAR, date(2026, 9, 10))
    nominate_checked(commune, library, made, tuple(Nominee(code, WORKER) for code in ("CB001", "CB004")))
    return made


@pytest.fixture
def page(window: MainWindow, context: Context, key: str, qtbot: QtBot, settled: Callable[[], None]) -> RoundsPage:
    look_at(qtbot, window, context, "rounds")
    assert isinstance(window.page, RoundsPage)
    window.page.show_key(f"{key}/{stages.NOMINEES}")
    settled()
    return window.page


def warnings_of(page: RoundsPage) -> dict[str, str]:
    """Sentences of the newest check by their codes."""
    check = page.open_round.check
    return {problem.code: problem.sentence for problem in check.warnings} if check else {}


def test_a_round_over_which_the_law_changed_asks_for_its_day_of_receipt(page: RoundsPage) -> None:
    assert "law_changed_meanwhile" in warnings_of(page)


def test_every_nominee_shows_the_day_whose_law_was_asked(page: RoundsPage) -> None:
    step = page.open_round.step
    assert isinstance(step, NomineesStep)
    shown = [step.view.model.columns[number] for number in step.view.table.shown_columns]
    column = next(one for one in shown if one.heading == "Luật ngày")
    row = step.view.model.row_at(0)
    assert row is not None
    assert step.view.model.text_of(row, column) == "10/09/2026"


def test_the_day_of_receipt_is_noted_and_every_nominee_says_which_law_binds(
    page: RoundsPage, key: str, qtbot: QtBot, commune: Database, settled: Callable[[], None], window: MainWindow
) -> None:
    step = page.open_round.step
    assert isinstance(step, NomineesStep)
    [noting] = [action for action in step.offered if action.text == "Ngày tiếp nhận hồ sơ"]
    noting.run()
    opened = dialog(qtbot)
    assert isinstance(opened, ReceiptDialog)
    opened.form.fill({"received_on": RECEIVED})
    opened.save()
    settled()
    assert "xét lại 2 đề nghị" in window.messages.text
    assert get_round(commune, key).received_on == RECEIVED
    qtbot.waitUntil(lambda: "round_waits" in warnings_of(page))
    assert "law_changed_meanwhile" not in warnings_of(page)
    row = step.view.model.row_at(0)
    assert row is not None
    [column] = [column for column in step.view.model.columns if column.heading == "Điều kiện"]
    assert column.tip is not None
    assert "xét theo quy định cũ (khoản 4 Điều 4 Luật số 06/2026/QH16)" in column.tip(row)


def test_a_nominee_shows_the_choice_above_the_tree(
    page: RoundsPage, key: str, qtbot: QtBot, commune: Database, library: Library, settled: Callable[[], None]
) -> None:
    note_receipt(commune, library, key, RECEIVED)
    settled()
    step = page.open_round.step
    assert isinstance(step, NomineesStep)
    step.view.table.selectRow(0)
    step._on_open()
    opened = dialog(qtbot)
    assert isinstance(opened, NomineeDialog)
    opened.tabs.setCurrentIndex(1)
    words = "\n".join(banner.text for banner in opened.findChildren(Banner))
    assert "Hồ sơ được tiếp nhận ngày 20/09/2026" in words
    opened.accept()


def test_a_draft_beside_the_law_is_told_of_a_fighter(
    page: RoundsPage, qtbot: QtBot, commune: Database, library: Library
) -> None:
    fighters = ("CB001", "CB002", "CB003", "CB004", "CB005", "CB006")
    made = open_round(commune, "Chiến sĩ thi đua", YEAR, date(2026, 11, 1))
    nominate_checked(commune, library, made, tuple(Nominee(code, "grassroots_emulation_fighter") for code in fighters))
    page.show_key(f"{made}/{stages.NOMINEES}")
    qtbot.waitUntil(lambda: "draft_differs" in warnings_of(page))
    assert "đối chiếu Luật 06/2026 trước khi trình" in warnings_of(page)["draft_differs"]
    step = page.open_round.step
    assert isinstance(step, NomineesStep)
    said = step.view.model.as_text(range(len(fighters)), range(len(step.view.model.columns)))
    assert "Đủ, cần đối chiếu" in said
    assert "Đạt theo luật 2022" in said
