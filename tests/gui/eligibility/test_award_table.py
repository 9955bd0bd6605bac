"""The table of everybody and every award: signs that speak, words of the law in a cell, what is supposed."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from khenthuong_desktop.domain.reach import Standing
from khenthuong_desktop.domain.terms import SubjectKind
from khenthuong_desktop.services.award_rounds.rounds import list_rounds
from khenthuong_desktop.services.registers.people import list_people
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.pages.eligibility.cells import CHIPS, SIGNS
from khenthuong_desktop.ui.pages.eligibility.dialogs import PutIntoRoundDialog
from khenthuong_desktop.ui.pages.eligibility.matrix import MatrixView
from khenthuong_desktop.ui.pages.eligibility.page import EligibilityPage
from khenthuong_desktop.ui.widgets.first_column import FirstColumn
from tests.gui.rounds_of_commune import CONTROL, WORKER, YEAR, dialog


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
