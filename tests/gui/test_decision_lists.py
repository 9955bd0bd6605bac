"""A decision's list taken in at the result of a round: shown, said what it does not say, written, taken back."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from pytestqt.qtbot import QtBot

from khenthuong_desktop.domain.terms import Stage
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.award_rounds.rounds import get_round, open_round
from khenthuong_desktop.services.imports import ToldColumns
from khenthuong_desktop.services.outcome.decisions import get_decision
from khenthuong_desktop.services.registers.people import list_people
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import Person
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.main_window import MainWindow
from khenthuong_desktop.ui.pages.rounds import nominees_step, result_step, stages
from khenthuong_desktop.ui.pages.rounds.list_dialog import IN_FILE
from khenthuong_desktop.ui.pages.rounds.nominees_step import NomineesStep
from khenthuong_desktop.ui.pages.rounds.page import RoundsPage
from khenthuong_desktop.ui.pages.rounds.proposals_dialog import ProposalsDialog
from khenthuong_desktop.ui.pages.rounds.result_step import ResultStep
from khenthuong_desktop.ui.pages.rounds.results_dialog import ResultsDialog
from khenthuong_desktop.ui.widgets.form_dialog import FormDialog
from khenthuong_desktop.ui.widgets.notice_dialog import NoticeDialog
from tests.gui.rounds_of_commune import YEAR, add_round, add_signer, dialog, hold_meeting, look_at
from tests.patience import opened as opened_window

ATTACHED = f"(Kèm theo Quyết định số 77/QĐ-UBND ngày 20/12/{YEAR} của Chủ tịch UBND tỉnh)"


@pytest.fixture
def step(commune: Database, library: Library, window: MainWindow, context: Context, qtbot: QtBot) -> ResultStep:
    """The result of a round that the council has voted on."""
    add_signer(commune)
    key = add_round(commune, library)
    hold_meeting(commune, library, key)
    look_at(qtbot, window, context, "rounds")
    page = window.findChild(RoundsPage)
    assert page is not None
    page.show_key(key)
    page.open_round.open_step(stages.RESULT)
    found = page.open_round.step
    assert isinstance(found, ResultStep)
    return found


@pytest.fixture
def choose(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: ResultStep) -> Callable[..., None]:
    """Writes a list and chooses it."""

    def write(*rows: list[Any]) -> None:
        book = Workbook()
        for row in rows:
            book.worksheets[0].append(row)
        book.save(tmp_path / "qd.xlsx")
        monkeypatch.setattr(result_step, "choose_workbook", lambda _parent: tmp_path / "qd.xlsx")
        next(action for action in step.offered if action.text == "Nhận danh sách quyết định").run()

    return write


def test_proposals_of_several_files_go_into_the_round(
    step: ResultStep,
    qtbot: QtBot,
    commune: Database,
    window: MainWindow,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    library: Library,
) -> None:
    key = open_round(commune, "Đợt mới", YEAR, date(YEAR, 12, 10))
    page = window.findChild(RoundsPage)
    assert page is not None
    page.show_key(key)
    nominees = page.open_round.step
    assert isinstance(nominees, NomineesStep)
    files = tuple(tmp_path / f"Trường {letter}.csv" for letter in "AB")
    for number, path in enumerate(files):
        row = f"Quách Văn {number},Trường {number},LĐTT"
        path.write_text(f"Họ và tên,Đơn vị,Danh hiệu đề nghị\n{row}\n", "utf-8-sig")
    monkeypatch.setattr(nominees_step, "choose_workbooks", lambda _parent: files)
    next(action for action in nominees.offered if action.text == "Nhận danh sách đề nghị").run()
    opened = dialog(qtbot)
    assert isinstance(opened, ProposalsDialog)
    assert "Trường B.csv" in opened.view.model.as_text(range(2), range(6))
    assert opened.summary_label.text() == "Dòng: 2 mới. Đồng thời thêm mới 2 người, tập thể."
    opened.take_button.click()
    qtbot.waitUntil(lambda: not window.jobs.busy)
    assert "2 dòng đề nghị" in window.messages.text
    told = get_round(commune, key).nominations
    assert [row.name for row in told] == ["Quách Văn 0", "Quách Văn 1"]
    assert all((row.verdict or {}).get("verdict") for row in told)


def test_what_proposals_change_of_a_person_is_told_before_it_is_done(
    step: ResultStep,
    qtbot: QtBot,
    commune: Database,
    window: MainWindow,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    key = open_round(commune, "Đợt mới", YEAR, date(YEAR, 12, 10))
    page = window.findChild(RoundsPage)
    assert page is not None
    page.show_key(key)
    nominees = page.open_round.step
    assert isinstance(nominees, NomineesStep)
    person = list_people(commune).rows[0]
    path = tmp_path / "ds.csv"
    row = f"{person.name},{person.collective},Trưởng ban lạ,LĐTT"
    path.write_text(f"Họ và tên,Đơn vị,Chức vụ,Danh hiệu đề nghị\n{row}\n", "utf-8-sig")
    monkeypatch.setattr(nominees_step, "choose_workbooks", lambda _parent: (path,))
    next(action for action in nominees.offered if action.text == "Nhận danh sách đề nghị").run()
    opened = dialog(qtbot)
    assert isinstance(opened, ProposalsDialog)
    assert opened.summary_label.text() == "Dòng: 1 mới. Đồng thời sửa hồ sơ của 1 người, tập thể."
    (shown,) = [opened.view.model.row_at(0)]
    assert shown is not None and shown.changes == f"Chức vụ: {person.job_title} → Trưởng ban lạ"
    opened.reject()


def names(step: ResultStep) -> list[str]:
    assert step.round is not None
    return [row.name for row in step.round.nominations]


def test_a_list_is_shown_then_written_with_one_press(
    step: ResultStep, choose: Callable[..., None], qtbot: QtBot, commune: Database, window: MainWindow
) -> None:
    first = names(step)[0]
    choose(["KHEN THƯỞNG"], [ATTACHED], ["TT", "Họ và tên", "Danh hiệu"], [1, first, "LĐTT"])
    opened = dialog(qtbot)
    assert isinstance(opened, ResultsDialog)
    assert opened.form.values()["number"] == "77/QĐ-UBND"
    assert "Được khen" in opened.view.model.as_text(range(2), range(5))
    assert "Không được khen" in opened.view.model.as_text(range(2), range(5))
    assert any("Không có tên trong quyết định" in problem.text for problem in opened.problems.problems)
    opened.take_button.click()
    qtbot.waitUntil(lambda: not window.jobs.busy)
    assert "1/2 đề nghị được khen" in window.messages.text
    decision = get_decision(commune, step.round_id)
    assert decision is not None
    assert (decision.number, len(decision.awarded)) == ("77/QĐ-UBND", 1)
    step.context.undo()
    qtbot.waitUntil(lambda: not window.jobs.busy)
    assert get_decision(commune, step.round_id) is None


def test_a_list_is_shown_anew_where_others_wrote_in_between(
    step: ResultStep, choose: Callable[..., None], qtbot: QtBot, commune: Database, window: MainWindow
) -> None:
    first = names(step)[0]
    choose(["KHEN THƯỞNG"], [ATTACHED], ["TT", "Họ và tên", "Danh hiệu"], [1, first, "LĐTT"], [2, "Quách Mới", "LĐTT"])
    shown = dialog(qtbot)
    assert isinstance(shown, ResultsDialog)
    with commune.write("given") as session:
        session.add(Person(code="QM1", name="Quách Mới"))
    shown.take_button.click()
    opened_window(NoticeDialog, qtbot).close()
    again = [found for found in step.findChildren(ResultsDialog) if found.isVisible()]
    assert [len(found.preview.questions) for found in again] == [1]
    assert get_decision(commune, step.round_id) is None


def test_what_the_list_does_not_say_the_clerk_says(
    step: ResultStep, choose: Callable[..., None], qtbot: QtBot, commune: Database, window: MainWindow
) -> None:
    first = names(step)[0]
    choose(["TT", "Họ và tên", "Danh hiệu"], [1, first, "LĐTT"])
    opened = dialog(qtbot)
    assert isinstance(opened, ResultsDialog)
    assert not opened.take_button.isEnabled()
    opened.form.fill({**opened.form.values(), "number": "78/QĐ-UBND", "issued_on": date(YEAR, 12, 21)})
    opened.wait_check.setChecked(True)
    assert opened.again_button.isEnabled()
    opened.again_button.click()
    qtbot.waitUntil(lambda: not window.jobs.busy)
    again = dialog(qtbot)
    assert isinstance(again, ResultsDialog)
    assert again.wait_check.isChecked()
    assert "Chờ quyết định" in again.view.model.as_text(range(2), range(5))
    again.take_button.click()
    qtbot.waitUntil(lambda: not window.jobs.busy)
    found = {row.name: row.stage for row in get_round(commune, step.round_id).nominations}
    assert found.pop(first) is Stage.DECIDED
    assert set(found.values()) == {Stage.COUNCIL_MET}
    shown = step.view.model.as_text(range(2), range(5))
    assert ("Chờ quyết định" in shown, "Không được khen" in shown) == (True, False)


def test_a_faulty_row_is_put_right_without_touching_the_file(
    step: ResultStep, choose: Callable[..., None], qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    first, second = names(step)
    heading = ["TT", "Họ và tên", "Ghi riêng", "Kết quả"]
    choose(["KHEN THƯỞNG"], [ATTACHED], heading, [1, first, "LĐTT", None], [2, second, "Danh hiệu lạ", None])
    before = (tmp_path / "qd.xlsx").read_bytes()
    opened = dialog(qtbot)
    assert isinstance(opened, ResultsDialog)
    assert opened.faults_button.isVisibleTo(opened) and opened.problems.problems
    opened.switch.choose(IN_FILE)
    columns = opened.sheets.panels[0].columns
    place = next(place for place, use in enumerate(columns._uses) if use.column == "C")
    columns.explained.emit(ToldColumns(None, {columns._uses[place].key: "award"}))
    qtbot.waitUntil(lambda: dialog(qtbot) is not opened)
    explained = dialog(qtbot)
    assert isinstance(explained, ResultsDialog)
    assert explained.switch.current == IN_FILE  # where the clerk was looking
    unknown = next(n for n, one in enumerate(explained.problems.problems) if "Danh hiệu lạ" in one.text)
    explained.switch.choose(0)
    explained.problems.open(unknown)
    assert explained.switch.current == IN_FILE
    explained.sheets.panels[0].view.show_key("5")
    explained.sheets.panels[0]._on_edit()
    qtbot.waitUntil(lambda: dialog(qtbot) is not explained)
    row = dialog(qtbot)
    assert isinstance(row, FormDialog)
    row.form.fill({**row.form.values(), "C": "LĐTT"})
    row.save_button.click()
    qtbot.waitUntil(lambda: isinstance(dialog(qtbot), ResultsDialog) and dialog(qtbot) is not explained)
    mended = dialog(qtbot)
    assert isinstance(mended, ResultsDialog)
    assert [outcome.result for outcome in mended.preview.plan.outcomes] == ["awarded", "awarded"]
    assert (tmp_path / "qd.xlsx").read_bytes() == before
    mended.reject()
