"""What is on record about a person, typed and changed on the sheet of the people page."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from khenthuong_desktop.domain.terms import DisciplineStatus, Rating, SubjectKind
from khenthuong_desktop.domain.text import fold
from khenthuong_desktop.services.registers.records import SubjectRecord, get_record
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.main_window import MainWindow
from khenthuong_desktop.ui.pages.people.details import History
from khenthuong_desktop.ui.pages.people.initiative_dialog import InitiativeDialog
from khenthuong_desktop.ui.pages.people.page import PeoplePage
from khenthuong_desktop.ui.pages.people.record_forms import INITIATIVE
from khenthuong_desktop.ui.widgets.controls import ChipLabel
from khenthuong_desktop.ui.widgets.form_dialog import FormDialog
from khenthuong_desktop.ui.widgets.name_completer import NameCompleter
from tests.presence import there


@pytest.fixture
def page(window: MainWindow, context: Context, commune: Database, qtbot: QtBot) -> PeoplePage:
    window.attach(context, "people")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    shown = window.page
    assert isinstance(shown, PeoplePage)
    shown.shown.view.table.selectRow(0)
    shown.shown.details.choose_tab(1)
    return shown


def record_of(page: PeoplePage, db: Database) -> SubjectRecord:
    return get_record(db, SubjectKind.INDIVIDUAL, there(page.shown.view.table.current_row).id)


def add(page: PeoplePage, noun: str) -> Any:
    history: History = page.shown.details.history
    next(made for made in history.add_button.menu().actions() if made.text() == noun).trigger()
    return opened()


def opened() -> Any:
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible())


def choose(dialog: FormDialog, name: str, words: str) -> None:
    box = dialog.form.editor(name)
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(box.findText(words))


def put(dialog: Any, name: str, words: str) -> None:
    editor = dialog.form.editor(name)
    assert isinstance(editor, QLineEdit)
    editor.setText(words)


def test_a_rating_is_added_changed_with_f3_removed_with_del_and_taken_back(
    page: PeoplePage, db: Database, window: MainWindow, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    before = len(record_of(page, db).ratings)
    dialog = add(page, "Xếp loại năm")
    put(dialog, "year", "2012")
    choose(dialog, "rating", "Hoàn thành tốt nhiệm vụ")
    dialog.save()
    settled()
    assert len(record_of(page, db).ratings) == before + 1
    entries = page.shown.details.history.lists["rating"]
    line = list(entries.lines.values())[-1]
    assert line.accessibleName().startswith("2012 Hoàn thành tốt")
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_F3)
    dialog = opened()
    assert dialog.form.values()["year"] == 2012
    assert dialog.form.editor("year").text() == "2012"
    choose(dialog, "rating", "Hoàn thành xuất sắc nhiệm vụ")
    dialog.save()
    settled()
    assert record_of(page, db).ratings[-1].rating is Rating.EXCELLENT
    line = list(entries.lines.values())[-1]
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_Delete)
    settled()
    assert len(record_of(page, db).ratings) == before
    assert window.messages.text == "Đã xóa xếp loại năm"
    window.messages.undo_button.click()
    settled()
    assert len(record_of(page, db).ratings) == before + 1


def test_an_award_is_chosen_from_those_for_this_kind_of_subject(
    page: PeoplePage, db: Database, settled: Callable[[], None]
) -> None:
    dialog = add(page, "Khen thưởng")
    offered = [dialog.form.editor("award").itemText(n) for n in range(dialog.form.editor("award").count())]
    assert "Chiến sĩ thi đua cơ sở" in offered
    assert "Tập thể lao động xuất sắc" not in offered
    choose(dialog, "award", "Chiến sĩ thi đua cơ sở")
    put(dialog, "year", "2011")
    put(dialog, "decision_number", "12/QĐ-UBND")
    dialog.save()
    settled()
    assert record_of(page, db).awards[-1].award == "grassroots_emulation_fighter"


def test_an_initiative_begins_with_its_person_as_author_and_finds_others_by_name(
    page: PeoplePage, db: Database, settled: Callable[[], None]
) -> None:
    name = there(page.shown.view.table.current_row).name
    other = there(page.shown.view.model.row_at(3))
    dialog = add(page, "Sáng kiến, đề tài")
    assert isinstance(dialog, InitiativeDialog)
    assert there(dialog.authors.item(0, 1)).text() == name
    put(dialog, "name", "Sổ điện tử")
    put(dialog, "code", "SK900")
    dialog.authors.put(0, "share", "62,5")
    dialog.authors.put(1, "code", other.code)
    dialog.authors.put(1, "share", "37,5")
    assert there(dialog.authors.item(1, 1)).text() == other.name
    dialog.save()
    settled()
    row = next(row for row in record_of(page, db).initiatives if row.code == "SK900")
    assert row.share == 6_250
    line = page.shown.details.history.lists[INITIATIVE].lines[row.id]
    assert "62,5 %" in line.accessibleName()


def test_authors_are_offered_by_any_part_of_the_name_without_accents(
    page: PeoplePage, db: Database, qtbot: QtBot
) -> None:
    other = there(page.shown.view.model.row_at(3))
    dialog = add(page, "Sáng kiến, đề tài")
    assert isinstance(dialog, InitiativeDialog)
    dialog.authors.setCurrentCell(1, 0)
    dialog.authors.editItem(there(dialog.authors.item(1, 0)))
    editor = there(dialog.authors.viewport().findChild(QLineEdit))
    completer = editor.completer()
    assert isinstance(completer, NameCompleter)
    completer.setCompletionPrefix(fold(other.name))
    offered = completer.currentCompletion()
    assert offered.startswith(f"{other.name} · {other.code}")
    editor.setText(offered)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.authors.value(1, "code") == other.code)
    assert there(dialog.authors.item(1, 1)).text() == other.name
    dialog.deleteLater()


def test_collectives_and_households_are_asked_for_what_they_can_have(page: PeoplePage) -> None:
    offered = []
    for number in (1, 2):
        page.choose(number)
        offered.append([made.text() for made in page.shown.details.history.add_button.menu().actions()])
    both = ["Vụ việc đang xem xét", "Xác nhận tiêu chuẩn"]
    assert offered == [["Xếp loại năm", "Khen thưởng", *both], ["Khen thưởng", *both]]


def test_maternity_leave_is_typed_beside_the_months_worked(
    page: PeoplePage, db: Database, settled: Callable[[], None]
) -> None:
    dialog = add(page, "Xếp loại năm")
    for name, words in (("year", "2011"), ("months_worked", "8"), ("maternity_months", "6")):
        put(dialog, name, words)
    dialog.save()
    assert "cộng lại không quá 12" in dialog.form.fault_of("maternity_months")
    put(dialog, "months_worked", "5")
    dialog.form.editor("old_workplace_heard").setChecked(True)
    dialog.save()
    settled()
    row = record_of(page, db).ratings[-1]
    assert (row.year, row.months_worked, row.maternity_months, row.old_workplace_heard) == (2011, 5, 6, True)
    line = list(page.shown.details.history.lists["rating"].lines.values())[-1]
    assert "6 tháng nghỉ thai sản" in line.accessibleName()


def test_what_is_looked_into_about_a_collective_is_written_down(
    page: PeoplePage, db: Database, settled: Callable[[], None]
) -> None:
    page.choose(1)
    page.shown.view.table.selectRow(0)
    dialog = add(page, "Vụ việc đang xem xét")
    assert not dialog.form.has("form")  # only people are disciplined
    put(dialog, "decision_number", "12/KL-TTr")
    dialog.save()
    settled()
    key = there(page.shown.view.table.current_row).id
    (row,) = get_record(db, SubjectKind.COLLECTIVE, key).discipline
    assert (row.status, row.decision_number) == (DisciplineStatus.UNDER_REVIEW, "12/KL-TTr")
    chips = page.shown.details.findChildren(ChipLabel)
    assert [chip.accessibleName() for chip in chips] == ["Đang xem xét vi phạm"]


def test_what_only_people_can_confirm_is_written_down_for_a_household(
    page: PeoplePage, db: Database, settled: Callable[[], None]
) -> None:
    page.choose(2)
    page.shown.view.table.selectRow(0)
    dialog = add(page, "Xác nhận tiêu chuẩn")
    choose(dialog, "award", "Gia đình văn hóa")
    put(dialog, "confirmed_by", "Trưởng thôn")
    dialog.save()
    settled()
    (row,) = get_record(db, SubjectKind.HOUSEHOLD, there(page.shown.view.table.current_row).id).confirmations
    assert (row.award, row.confirmed_by) == ("cultural_family", "Trưởng thôn")
    (line,) = page.shown.details.history.lists["confirmation"].lines.values()
    assert "Gia đình văn hóa" in line.accessibleName()
