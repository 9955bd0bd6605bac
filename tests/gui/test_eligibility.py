"""Eligibility: judged on the worker, told in the words of the law, put into a round."""

from collections.abc import Callable
from copy import copy

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from khenthuong_desktop.domain.reach import Standing
from khenthuong_desktop.domain.terms import SubjectKind
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.people import list_people
from khenthuong_desktop.services.rounds import get_round, list_rounds
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.history import list_actions
from khenthuong_desktop.store.tables import Person
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.main_window import MainWindow
from khenthuong_desktop.ui.pages.eligibility.cells import CHIPS, SIGNS
from khenthuong_desktop.ui.pages.eligibility.dialogs import NEW, PutIntoRoundDialog
from khenthuong_desktop.ui.pages.eligibility.matrix import MatrixView
from khenthuong_desktop.ui.pages.eligibility.page import EligibilityPage
from khenthuong_desktop.ui.pages.eligibility.supposing import SupposeDialog
from khenthuong_desktop.ui.widgets.first_column import FirstColumn
from tests.gui.rounds_of_commune import CONTROL, WORKER, YEAR, add_round, choose, dialog, hold_meeting, look_at


@pytest.fixture
def page(window: MainWindow, context: Context, commune: Database, qtbot: QtBot) -> EligibilityPage:
    look_at(qtbot, window, context, "eligibility")
    assert isinstance(window.page, EligibilityPage)
    return window.page


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


@pytest.fixture
def table(page: EligibilityPage) -> MatrixView:
    """The page showing everybody and every award."""
    page.switch.choose(1)
    return page.matrix


def headings(table: MatrixView) -> list[str]:
    return [table.view.model.columns[number].heading for number in table.view.table.shown_columns]


def test_the_table_and_the_list_tell_the_same(page: EligibilityPage, table: MatrixView) -> None:
    model = table.view.model
    told = 0
    for number in range(model.rowCount()):
        row = model.row_at(number)
        assert row is not None
        for column in model.columns:
            line = page.lines.get(f"{row.id}/{column.sort}")
            if column.mark and line is not None:
                chip = column.chip(row) if column.chip else None
                assert chip is not None
                assert model.text_of(row, column) == SIGNS[line.standing]
                assert chip.text == CHIPS[line.standing].text
                told += 1
    assert told == len(page.lines) > 24 * 8


def test_a_cell_speaks_and_opens_the_words_of_the_law(
    page: EligibilityPage, table: MatrixView, commune: Database, qtbot: QtBot
) -> None:
    person = list_people(commune).rows[0]
    assert table.show_cell(person.id, WORKER)
    index = table.view.table.currentIndex()
    spoken = str(index.data(Qt.ItemDataRole.AccessibleTextRole))
    assert spoken.startswith("Lao động tiên tiến: ")
    header = table.view.model.headerData(index.column(), Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
    assert header == "Lao động tiên tiến"
    assert page.cell_details.heading == person.name
    assert person.name in page.cell_details.sentence
    qtbot.keyClick(table.view.table, Qt.Key.Key_Right)
    assert page.cell_details.line is None or page.cell_details.line.result.award != WORKER
    qtbot.keyClick(table.view.table, Qt.Key.Key_Left)
    qtbot.keyClick(table.view.table, Qt.Key.Key_Down)
    line = page.cell_details.line
    assert line is not None and line.result.award == WORKER and line.result.subject_id != person.id


def test_a_cell_is_explained_alone_while_the_others_are_still_being_judged(
    page: EligibilityPage, table: MatrixView, commune: Database, settled: Callable[[], None]
) -> None:
    person = list_people(commune).rows[0]
    page.lines = {}
    assert table.matrix is not None
    table.show_matrix(table.matrix, {}, with_people=False)
    table.show_cell(person.id, WORKER)
    assert page.cell_details.line is None
    settled()
    assert page.cell_details.line is not None
    assert page.cell_details.line.result.award == WORKER


def test_what_only_people_decide_is_shown_when_it_is_asked_for(page: EligibilityPage, table: MatrixView) -> None:
    some, shown = page.view.count, headings(table)
    assert "LĐTT" in shown and "HCLĐ Nhất" not in shown
    assert all(line.standing is not Standing.LEFT_TO_PEOPLE for line in page._rows(page.view.model.query))
    page.toggles[1].click()
    assert "HCLĐ Nhất" in headings(table)
    assert page.view.count > some
    assert page.toggles[0].isChecked()
    page.toggles[0].click()
    assert headings(table) == shown
    hidden = next(line for line in page.lines.values() if line.standing is Standing.LEFT_TO_PEOPLE)
    page.switch.choose(0)
    page.show_key(hidden.id)
    assert page.view.table.current_row == hidden


def test_columns_follow_the_kind_of_subject_that_is_shown(table: MatrixView) -> None:
    table.view.set_filter("kind", SubjectKind.COLLECTIVE)
    assert "TTLĐTT" in headings(table) and "LĐTT" not in headings(table)
    table.view.set_filter("kind", SubjectKind.INDIVIDUAL)
    assert "LĐTT" in headings(table) and "TTLĐTT" not in headings(table)
    table.view.set_filter("cell", Standing.NEAR)
    assert 0 < table.view.count <= 24


def test_the_table_is_copied_and_printed_as_signs_with_their_meaning(
    page: EligibilityPage, table: MatrixView, commune: Database, qtbot: QtBot
) -> None:
    table.show_cell(list_people(commune).rows[0].id, WORKER)
    qtbot.keyClick(table.view.table, Qt.Key.Key_C, CONTROL)
    top, row = (line.split("\t") for line in QApplication.clipboard().text().splitlines())
    assert row[top.index("LĐTT")] in SIGNS.values()
    view = page.list_view
    assert view is not None
    printed = page._printed(view)
    assert "✓ đủ điều kiện" in " ".join(printed.notes)
    assert printed.title == "Xét điều kiện – Bảng"
    assert len(printed.rows) == table.view.count


def test_the_view_is_remembered(page: EligibilityPage, table: MatrixView, context: Context) -> None:
    again = EligibilityPage(context)
    assert again.switch.current == 1
    again.deleteLater()


def test_several_rows_of_the_table_go_into_a_round_for_the_award_of_the_column(
    page: EligibilityPage, table: MatrixView, commune: Database, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    table.view.set_filter("kind", SubjectKind.INDIVIDUAL)
    table.show_cell(list_people(commune).rows[0].id, WORKER)
    qtbot.keyClick(table.view.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert [line.result.award for line in page.chosen] == [WORKER, WORKER]
    page._on_put()
    opened = dialog(qtbot)
    assert isinstance(opened, PutIntoRoundDialog)
    opened.save()
    settled()
    assert [row.nominations for row in list_rounds(commune, YEAR)] == [2]


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


def test_the_names_stay_in_sight_while_the_awards_are_scrolled(
    page: EligibilityPage, table: MatrixView, commune: Database, qtbot: QtBot
) -> None:
    page.toggles[1].click()
    page.window().resize(1024, 600)
    names = next(iter(table.view.table.findChildren(FirstColumn)))
    person = list_people(commune).rows[0]
    table.show_cell(person.id, "labour_order_1")
    bar = table.view.table.horizontalScrollBar()
    assert bar.value() > 0
    table.show_cell(person.id, WORKER)
    cell = table.view.table.visualRect(table.view.table.currentIndex())
    assert cell.left() >= names.width() > 0
    assert names.verticalScrollBar().value() == table.view.table.verticalScrollBar().value()
    names.horizontalHeader().sectionClicked.emit(0)
    names.horizontalHeader().sectionClicked.emit(0)
    assert table.view.model.query.sort == "name" and table.view.model.query.descending


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


def test_the_cell_stays_chosen_when_everything_is_judged_again(
    page: EligibilityPage, table: MatrixView, commune: Database, settled: Callable[[], None]
) -> None:
    person = list_people(commune).rows[0]
    table.show_cell(person.id, WORKER)
    page.reload()
    settled()
    page.toggles[1].click()
    assert [line.id for line in page.chosen] == [f"{person.id}/{WORKER}"]
    assert page.cell_details.heading == person.name
