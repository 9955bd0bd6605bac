"""Eligibility: judged on the worker, told in the words of the law, put into a round."""

from collections.abc import Callable
from copy import copy

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from khenthuong_desktop.domain.reach import Standing
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.award_rounds.rounds import get_round, list_rounds
from khenthuong_desktop.services.registers.people import list_people
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.history import list_actions
from khenthuong_desktop.store.tables import Person
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.main_window import MainWindow
from khenthuong_desktop.ui.pages.eligibility.dialogs import NEW, PutIntoRoundDialog
from khenthuong_desktop.ui.pages.eligibility.page import EligibilityPage
from khenthuong_desktop.ui.pages.eligibility.supposing import SupposeDialog
from tests.gui.rounds_of_commune import CONTROL, WORKER, YEAR, add_round, choose, dialog, hold_meeting


def actions(db: Database) -> list[str]:
    with db.read() as session:
        return [action.id for action in list_actions(session)]


def type_day(page: EligibilityPage, qtbot: QtBot, typed: str) -> None:
    page.law_day.edit.selectAll()
    qtbot.keyClicks(page.law_day.edit, typed)
    qtbot.keyClick(page.law_day.edit, Qt.Key.Key_Return)


def test_everybody_is_judged_for_every_award(page: EligibilityPage) -> None:
    assert page.view.count > 24 * 4
    assert {line.standing for line in page.lines.values()} == set(Standing) - {Standing.TO_CONFIRM}


def test_a_verdict_is_told_in_the_words_of_the_law(page: EligibilityPage, commune: Database) -> None:
    person = list_people(commune).rows[0]
    page.show_key(f"{person.id}/{WORKER}")
    line = page.view.table.current_row
    assert line is not None
    assert line.name == person.name
    assert person.name in page.details.sentence
    told = line.result.as_json()["findings"]
    assert any("Luật Thi đua, khen thưởng" in finding["reference"] for finding in told)


def test_filters_leave_what_is_within_reach(page: EligibilityPage) -> None:
    page.view.set_filter("verdict", Standing.NEAR)
    near = page.view.count
    assert 0 < near < len(page.lines)
    page.view.set_filter("verdict", Standing.ELIGIBLE)
    page.view.set_filter("award", WORKER)
    assert 0 < page.view.count < 24


def test_who_may_have_an_award_and_is_in_no_round_is_asked_for(
    page: EligibilityPage, commune: Database, library: Library, settled: Callable[[], None]
) -> None:
    page.view.choose_filter("award", WORKER)
    page.view.choose_filter("verdict", Standing.ELIGIBLE)
    page.view.choose_filter("proposed", False)
    codes = [line.code for line in page._rows(page.view.model.query)]
    before = page.view.count
    add_round(commune, library, (codes[0],))
    settled()
    page.hide()
    page.show()
    assert page.view.count == before - 1
    assert codes[0] not in [line.code for line in page._rows(page.view.model.query)]
    page.view.choose_filter("proposed", True)
    assert codes[0] in [line.code for line in page._rows(page.view.model.query)]


def test_two_of_one_name_differ_in_list_table_and_sentence(
    page: EligibilityPage, commune: Database, settled: Callable[[], None]
) -> None:
    first, second = list_people(commune).rows[:2]
    with commune.write("edit_person") as session:
        for one in (first, second):
            person = session.get(Person, one.id)
            assert person is not None
            person.name, person.collective_id, person.collective_name = "Nguyễn Văn Hùng", None, f"Tổ {one.code}"
    page.reload()
    settled()
    for one in (first, second):
        called = f"Nguyễn Văn Hùng (Tổ {one.code})"
        line = page.lines[f"{one.id}/{WORKER}"]
        assert line.name == line.result.subject_name == called
        assert line.sentence.startswith(called)
    assert page.matrix.matrix is not None
    assert len({row.name for row in page.matrix.matrix.rows if row.name.startswith("Nguyễn Văn Hùng")}) == 2


def test_what_is_missing_is_whole_under_the_mouse(page: EligibilityPage) -> None:
    column = next(one for one in page.view.model.columns if one.heading == "Còn thiếu")
    line = next(one for one in page.lines.values() if len(one.missing) > 1)
    assert column.tip is not None
    assert column.tip(line).splitlines() == list(line.missing)
    page.show_key(line.id)
    assert all(words in page.details.sentence for words in line.missing)


def test_a_law_that_was_not_compared_with_its_text_is_said_so(
    page: EligibilityPage, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    assert not page.banner.text
    type_day(page, qtbot, "1/11/2026")
    settled()
    assert "06/2026/QH16" in page.banner.text
    type_day(page, qtbot, "ngay mai")
    assert page.law_day.edit.text() == "01/11/2026"


def test_another_year_is_judged_again_by_its_own_law(
    page: EligibilityPage, context: Context, settled: Callable[[], None]
) -> None:
    context.year = 2024
    settled()
    assert page.law_day.edit.text() == "31/12/2024"
    assert {line.result.verdict.year for line in page.lines.values()} == {2024}


def test_the_chosen_are_put_into_a_new_round_with_their_verdicts(
    page: EligibilityPage, qtbot: QtBot, commune: Database, settled: Callable[[], None], window: MainWindow
) -> None:
    page.view.set_filter("award", WORKER)
    page.view.table.selectAll()
    qtbot.keyClick(page.view.table, Qt.Key.Key_N, CONTROL)
    opened = dialog(qtbot)
    assert isinstance(opened, PutIntoRoundDialog)
    assert opened.form.values()["round"] == NEW
    qtbot.keyClick(opened, Qt.Key.Key_S, CONTROL)
    settled()
    rounds = list_rounds(commune, YEAR)
    assert [row.nominations for row in rounds] == [24]
    assert all(row.verdict for row in get_round(commune, rounds[0].id).nominations)
    assert window.page is not None
    assert window.page.title == "Đợt đề nghị"
    page.context.undo()
    settled()
    assert list_rounds(commune, YEAR) == ()


def test_an_open_round_is_offered_first(
    page: EligibilityPage, qtbot: QtBot, commune: Database, library: Library, settled: Callable[[], None]
) -> None:
    key = add_round(commune, library, ("CB001",))
    settled()
    page.view.table.selectRow(0)
    qtbot.keyClick(page.view.table, Qt.Key.Key_Return)
    opened = dialog(qtbot)
    assert isinstance(opened, PutIntoRoundDialog)
    assert opened.form.values()["round"] == key
    assert not opened.form.editor("name").isEnabled()
    box = opened.form.editor("round")
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(box.count() - 1)
    assert opened.form.editor("name").isEnabled()
    opened.form.fill({**opened.form.values(), "round": key})
    opened.save()
    settled()
    assert len(get_round(commune, key).nominations) == 2


def test_a_round_whose_council_has_met_takes_nobody_unasked(
    page: EligibilityPage, qtbot: QtBot, commune: Database, library: Library, settled: Callable[[], None]
) -> None:
    key = add_round(commune, library, ("CB001",))
    hold_meeting(commune, library, key)
    settled()
    page.view.set_filter("award", WORKER)
    page.view.show_key(next(line.id for line in page.lines.values() if line.code == "CB004"))
    page._on_put()
    opened = dialog(qtbot)
    assert isinstance(opened, PutIntoRoundDialog)
    assert "Hội đồng đã họp" in str(opened.form.editor("round").property("currentText"))
    opened.save()
    question = dialog(qtbot)
    assert isinstance(question, QMessageBox)
    assert "phiếu" in question.text()
    question.reject()
    assert len(get_round(commune, key).nominations) == 1
    opened.save()
    next(button for button in dialog(qtbot).findChildren(QPushButton) if button.text() == "Vẫn thêm").click()
    settled()
    assert len(get_round(commune, key).nominations) == 2


def test_what_is_supposed_shows_what_would_change_and_stores_nothing(
    page: EligibilityPage, commune: Database, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    line = next(one for one in page.lines.values() if one.standing is Standing.NEAR and "01 sáng kiến" in one.sentence)
    page.show_key(line.id)
    before = actions(commune)
    page._on_suppose()
    opened = dialog(qtbot)
    assert isinstance(opened, SupposeDialog)
    settled()
    assert opened.pairs and not any(pair.is_changed for pair in opened.pairs)
    choose(opened.form.editor("initiatives_grassroots"), "1")
    qtbot.waitUntil(lambda: any(pair.is_changed for pair in opened.pairs))
    assert opened.pairs[0].now.award == line.result.award
    assert "Gần đạt → Đủ điều kiện" in opened.said.text()
    opened.reject()
    settled()
    assert actions(commune) == before
    assert page.lines[line.id].standing is Standing.NEAR


def test_choices_of_awards_follow_a_pack(page: EligibilityPage, context: Context, settled: Callable[[], None]) -> None:
    box = page.view._filters["award"]
    before = box.count()
    page.view.set_filter("award", WORKER)
    box.choose(WORKER)
    awards = {code: award for code, award in context.library.awards.items() if code != "labour_order_1"}
    context.library = copy(context.library)
    context.library.awards = awards
    page.reload()
    settled()
    assert box.count() == before - 1
    assert box.value == WORKER


def test_the_first_page_leads_to_those_who_lack_one_thing(
    window: MainWindow, page: EligibilityPage, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    page.switch.choose(1)
    window.go("overview")
    settled()
    assert window.page is not None
    everybody = [found for found in window.page.findChildren(QPushButton) if found.accessibleName() == "Xem tất cả"]
    assert everybody
    everybody[0].click()
    settled()
    assert window.page is page
    assert page.view.isVisible()
    rows = [page.view.model.row_at(number) for number in range(page.view.count)]
    assert rows and all(row is not None and row.standing is Standing.NEAR for row in rows)
