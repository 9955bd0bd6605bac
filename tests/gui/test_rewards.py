"""Reward money in the window: while a decision is recorded, beside its result, and on paper."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.award_rounds.rounds import get_round
from khenthuong_desktop.services.drafting.papers import list_papers
from khenthuong_desktop.services.outcome.decisions import DecisionNote, record_decision
from khenthuong_desktop.services.units import get_unit
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.main_window import MainWindow
from khenthuong_desktop.ui.pages.rounds import stages
from khenthuong_desktop.ui.pages.rounds.decision_dialog import DecisionDialog
from khenthuong_desktop.ui.pages.rounds.page import RoundsPage
from khenthuong_desktop.ui.pages.rounds.result_step import ResultStep
from tests.gui.rounds_of_commune import YEAR, add_round, add_signer, dialog, hold_meeting, look_at
from tests.presence import there

DECIDED_ON = date(YEAR, 12, 20)


@pytest.fixture
def key(commune: Database, library: Library) -> str:
    """A round with two LĐTT passed by the council."""
    made = add_round(commune, library)
    hold_meeting(commune, library, made)
    return made


@pytest.fixture
def step(
    window: MainWindow, context: Context, key: str, qtbot: QtBot, settled: Callable[[], None]
) -> Callable[[], ResultStep]:
    """Opens the round at its result."""

    def opened() -> ResultStep:
        look_at(qtbot, window, context, "rounds")
        assert isinstance(window.page, RoundsPage)
        window.page.show_key(f"{key}/{stages.RESULT}")
        settled()
        found = window.page.open_round.step
        assert isinstance(found, ResultStep)
        return found

    return opened


def decide(db: Database, library: Library, key: str) -> None:
    awarded = tuple(row.id for row in get_round(db, key).nominations)
    by = f"Chủ tịch {get_unit(db).name}"
    record_decision(db, library, key, DecisionNote("412/QĐ-UBND", DECIDED_ON, by, awarded))


def test_the_dialog_tells_the_money_of_who_is_ticked_by_the_day_typed(
    step: Callable[[], ResultStep], qtbot: QtBot
) -> None:
    step()._on_record()
    opened = dialog(qtbot)
    assert isinstance(opened, DecisionDialog)
    assert opened.money_label.text() == "Tiền thưởng kèm theo: 1.520.000 đồng, nếu ký hôm nay"
    opened.form.fill({**opened.form.values(), "issued_on": DECIDED_ON})
    opened.form.edited.emit()
    assert opened.money_label.text() == "Tiền thưởng kèm theo: 1.420.000 đồng"
    opened.picks.clear()
    assert opened.money_label.text() == ""
    opened.accept()


def test_the_result_shows_every_award_with_its_money_article_and_the_sum(
    step: Callable[[], ResultStep], commune: Database, library: Library, key: str
) -> None:
    decide(commune, library, key)
    found = step()
    found.segments.choose(1)
    view = found.rewards.view
    assert view.isVisible() and view.count == 2
    [first, _] = list(view.model.texts([3, 5, 7, 8]))
    assert first == ("LĐTT", "0,3", "710.000", "Điều 50 Nghị định 152/2025/NĐ-CP")
    assert found.rewards._total_label.text() == ("Tổng cộng: 1.420.000 đồng (Một triệu bốn trăm hai mươi nghìn đồng)")
    assert "chi 1.420.000 đồng" in found.rewards._payers_label.text()
    assert found.rewards.doubts.text == ""


def test_the_money_list_is_printed_under_its_own_name_with_the_sum(
    step: Callable[[], ResultStep], window: MainWindow, commune: Database, library: Library, key: str
) -> None:
    decide(commune, library, key)
    found = step()
    page = window.page
    assert isinstance(page, RoundsPage)
    assert page.heading.endswith("kết quả khen thưởng")
    found.segments.choose(1)
    assert page.heading == "Đợt D01/2025: Tổng kết công tác năm – danh sách chi tiền thưởng"
    printed = page._printed(there(page.list_view))
    assert printed.total == ("Tổng cộng: 2 khoản thưởng · 1.420.000 đồng (Một triệu bốn trăm hai mươi nghìn đồng)")
    assert "710.000" in printed.rows[0]


def test_the_list_to_be_signed_for_is_drafted_and_opened_in_word(
    step: Callable[[], ResultStep],
    window: MainWindow,
    commune: Database,
    library: Library,
    key: str,
    settled: Callable[[], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    add_signer(commune)
    decide(commune, library, key)
    found = step()
    assert "Soạn danh sách chi tiền" not in [action.text for action in found.offered]
    found.segments.choose(1)
    draft = found.offered[1]
    assert draft.text == "Soạn danh sách chi tiền"
    draft.run()
    settled()
    [paper] = list_papers(commune, found.context.folder, key)
    assert (paper.kind, paper.title) == ("reward_payments", "Danh sách chi tiền thưởng")
    assert [url.toLocalFile() for url in opened] == [str(paper.path)]
    assert "Đã soạn danh sách chi tiền thưởng" in window.messages.text
