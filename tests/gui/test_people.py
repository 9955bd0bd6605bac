"""The people page: add, edit, delete with undo, find, take in an Excel list."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from khenthuong_desktop.domain.terms import Severity
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.imports import write_filled
from khenthuong_desktop.services.registers.people import list_people
from khenthuong_desktop.spreadsheets.problems import Problem
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import Person
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.list_preview.import_dialog import ImportDialog
from khenthuong_desktop.ui.list_preview.problems import grouped
from khenthuong_desktop.ui.list_preview.rows import columns_shown
from khenthuong_desktop.ui.main_window import MainWindow
from khenthuong_desktop.ui.pages.people.page import PeoplePage
from khenthuong_desktop.ui.widgets.form_dialog import FormDialog
from tests.patience import opened
from tests.presence import there

ROWS = [{"code": f"M{n}", "name": f"Lê Thị Mận {n}"} for n in range(1, 5)]


@pytest.fixture
def page(window: MainWindow, context: Context, commune: Database) -> PeoplePage:
    window.attach(context, "people")
    window.activateWindow()
    shown = window.page
    assert isinstance(shown, PeoplePage)
    return shown


def type_into(dialog: FormDialog, name: str, words: str) -> None:
    editor = dialog.form.editor(name)
    assert isinstance(editor, QLineEdit)
    editor.setText(words)


def choose(dialog: FormDialog, name: str, words: str) -> None:
    box = dialog.form.editor(name)
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(box.findText(words))


def workbook(folder: Path, library: Library, rows: list[dict[str, str]]) -> Path:
    path = folder / "danh-sach.xlsx"
    write_filled(library, path, {"people": rows})
    return path


def test_a_person_is_added_by_keyboard_and_taken_back(
    page: PeoplePage, db: Database, window: MainWindow, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    qtbot.keyClick(page, Qt.Key.Key_F2)
    dialog = opened(FormDialog, qtbot)
    type_into(dialog, "name", "Lê Thị Mận")
    type_into(dialog, "code", "M1")
    qtbot.keyClick(dialog, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    settled()
    assert page.shown.view.count == 25
    assert there(page.shown.view.table.current_row).name == "Lê Thị Mận"
    assert window.messages.text == "Đã thêm Lê Thị Mận"
    window.messages.undo_button.click()
    settled()
    assert list_people(db).total == 24
    assert page.shown.view.count == 24


def test_a_code_that_is_taken_is_said_at_its_field(page: PeoplePage, qtbot: QtBot) -> None:
    qtbot.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    dialog = opened(FormDialog, qtbot)
    type_into(dialog, "name", "Lê Thị Mận")
    type_into(dialog, "code", "CB001")
    dialog.save()
    assert dialog.isVisible()
    assert dialog.form.fault_of("code")
    dialog.form.fill({})
    dialog.reject()


def test_editing_shows_the_whole_person_and_keeps_what_was_changed(
    page: PeoplePage, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    page.shown.view.table.selectRow(0)
    before = there(page.shown.view.table.current_row)
    qtbot.keyClick(page, Qt.Key.Key_F3)
    dialog = opened(FormDialog, qtbot)
    assert dialog.form.values()["code"] == before.code
    type_into(dialog, "job_title", "Phó Chánh Văn phòng")
    dialog.save()
    settled()
    assert there(page.shown.view.table.current_row).id == before.id
    assert there(page.shown.view.table.current_row).job_title == "Phó Chánh Văn phòng"


def test_details_follow_the_selection(page: PeoplePage) -> None:
    page.shown.view.table.selectRow(2)
    row = there(page.shown.view.table.current_row)
    assert page.shown.details.heading == row.name
    page.shown.view.table.clearSelection()
    assert page.shown.details.heading == ""


def test_searching_without_accents_finds_people(page: PeoplePage, qtbot: QtBot) -> None:
    page.shown.view.search_edit.setText("dang quang")
    qtbot.waitUntil(lambda: 0 < page.shown.view.count < 24)
    rows = [there(page.shown.view.model.row_at(number)) for number in range(page.shown.view.count)]
    assert all("Đặng Quang" in row.name for row in rows)


def test_collectives_and_households_have_their_own_lists(page: PeoplePage) -> None:
    page.choose(1)
    assert page.shown.view.count == 6
    page.choose(2)
    assert page.shown.view.count == 5


def test_a_dropped_list_is_shown_first_and_then_taken_in_at_one_press(
    page: PeoplePage, db: Database, library: Library, tmp_path: Path, qtbot: QtBot, settled: Callable[[], None],
    window: MainWindow,
) -> None:  # fmt: skip
    window.take_files([workbook(tmp_path, library, ROWS)])
    dialog = opened(ImportDialog, qtbot)
    assert list_people(db).total == 24
    assert dialog.take_button.text().strip() == "Nhận 4 dòng"
    dialog.take_button.click()
    settled()
    assert list_people(db).total == 28
    assert window.messages.text == "Đã nhận danh sách: 4 dòng mới"
    window.messages.undo_button.click()
    settled()
    assert list_people(db).total == 24


def test_faulty_rows_stop_a_list_unless_they_are_left_out(
    page: PeoplePage, db: Database, library: Library, tmp_path: Path, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    page.take_files([workbook(tmp_path, library, [*ROWS, {"code": "M9", "name": ""}])])
    dialog = opened(ImportDialog, qtbot)
    assert dialog.problems.problems
    assert not dialog.take_button.isEnabled()
    dialog.leave_out_check.setChecked(True)
    assert dialog.take_button.isEnabled()
    dialog.take_button.click()
    settled()
    assert list_people(db).total == 28


def test_problems_with_one_cause_stand_in_one_line_with_their_rows(
    page: PeoplePage, library: Library, tmp_path: Path, qtbot: QtBot
) -> None:
    rows = [{**row, "name": row["name"].upper(), "unit": "Tổ Lạ"} for row in ROWS]
    page.take_files([workbook(tmp_path, library, [*rows, {"code": "M9", "name": "Bùi Văn Tý", "unit": "Tổ Mới"}])])
    dialog = opened(ImportDialog, qtbot)
    strange, new, names = dialog.problems.problems
    target: Any = names.target
    assert (names.count, names.place, target.row) == (4, "trang Nhân sự · cột B · 4 dòng: 2, 3, 4, 5", 2)
    assert (strange.count, strange.place) == (1, "trang Nhân sự · ô G2")
    assert "4 dòng: 2, 3, 4, 5" in strange.text
    assert (new.count, new.place) == (1, "trang Nhân sự · ô G6")
    dialog.reject()


def test_a_column_of_one_years_ratings_stands_in_the_preview(page: PeoplePage, tmp_path: Path, qtbot: QtBot) -> None:
    book = Workbook()
    for row in (["STT", "Họ và tên", "Xếp loại 2025"], [1, "Lê Thị Mận", "HTTNV"]):
        book.worksheets[0].append(row)
    book.save(tmp_path / "xep-loai.xlsx")
    page.take_files([tmp_path / "xep-loai.xlsx"])
    dialog = opened(ImportDialog, qtbot)
    (sheet,) = dialog.preview.sheets
    assert [column.heading for column in columns_shown(sheet, dialog.preview.library)][-1] == "Xếp loại 2025"
    dialog.reject()


def test_a_question_is_answered_in_the_preview(
    page: PeoplePage, db: Database, tmp_path: Path, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    known = list_people(db).rows[0]
    book = Workbook()
    for row in (["STT", "Họ và tên", "Số CCCD"], [1, known.name, None], [2, "Lê Thị Mận", "001080012345"]):
        book.worksheets[0].append(row)
    book.save(tmp_path / "ten.xlsx")
    page.take_files([tmp_path / "ten.xlsx"])
    dialog = opened(ImportDialog, qtbot)
    (box,) = dialog.questions.boxes.values()
    assert known.name in box.itemText(1)
    assert not dialog.questions.answer_button.isEnabled()
    box.setCurrentIndex(box.count() - 1)
    dialog.questions.answer_button.click()
    qtbot.waitUntil(lambda: dialog.take_button.text().strip() == "Nhận 2 dòng")
    assert not dialog.questions.boxes
    dialog.take_button.click()
    settled()
    assert list_people(db).total == 26


def test_repeated_rows_and_long_runs_are_cut_short() -> None:
    twice = [Problem(Severity.WARNING, "row_twice", "A", row, details={"other": row - 1}) for row in range(3, 13)]
    extra = [
        Problem(Severity.WARNING, "extra_column", "A", 1, letter, details={"heading": letter, "count": 1})
        for letter in "HI"
    ]
    rows, columns = grouped([*twice, *extra])
    assert (rows.count, rows.place) == (10, "trang A · 10 dòng: 3, 4, 5, 6, 7, 8, 9, 10 …")
    assert rows.text.endswith("Còn 9 chỗ như vậy.")
    assert (columns.count, columns.place) == (2, "trang A · 2 cột: H, I")


def test_those_nobody_has_entered_are_told_in_one_line_by_their_names() -> None:
    names = ["Lê An", "Lê Ba", "Lê Chi"]
    unknown = [Problem(Severity.ERROR, "name_unknown", "A", row, "B", name) for row, name in enumerate(names, 5)]
    (line,) = grouped(unknown)
    assert "“Lê An”" in line.text
    assert line.text.endswith("Còn 2 tên nữa: Lê Ba, Lê Chi.")
    assert (line.count, line.place) == (3, "trang A · cột B · 3 dòng: 5, 6, 7")


def test_those_whom_a_decision_does_not_name_are_told_in_one_line_by_their_names() -> None:
    names = ["Lê An", "Lê Ba", "Lê Chi"]
    told = [{"name": name, "award": "LĐTT"} for name in names]
    units = [
        Problem(
            Severity.WARNING,
            "unit_unknown",
            "A",
            row,
            "D",
            f"Phòng {row}",
            {"heading": "Đơn vị", "count": 1, "rows": str(row)},
        )
        for row in range(2, 62)
    ]
    (line,) = grouped(units)
    assert "Phòng 2" in line.text and " Còn 59 tên nữa: Phòng 3, Phòng 4" in line.text
    assert (line.place, line.count) == ("trang A · cột D · 60 dòng: 2, 3, 4, 5, 6, 7, 8, 9 …", 60)
    (line,) = grouped([Problem(Severity.WARNING, "absent_not_awarded", "A", details=details) for details in told])
    assert line.text.count("Không có tên trong quyết định") == 1
    assert line.text.endswith("Còn 2 tên nữa: Lê Ba, Lê Chi.")


def test_each_place_of_a_problem_is_named_once_and_for_what_it_is() -> None:
    of_two_awards = [Problem(Severity.ERROR, "required_missing", "A", 8, "B", details={"heading": "B"})] * 2
    of_a_row = Problem(Severity.FIXED, "said_above", "A", 5, details={"heading": "Năm", "new": "2026"})
    of_a_column = Problem(Severity.WARNING, "extra_column", "A", None, "H", details={"heading": "H", "count": 1})
    cell, row, column = grouped([*of_two_awards, of_a_row, of_a_column])
    assert (cell.count, cell.place) == (2, "trang A · ô B8")
    assert (row.place, column.place) == ("trang A · dòng 5", "trang A · cột H")


def test_a_block_copied_in_excel_is_taken_in(
    page: PeoplePage, db: Database, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    block = 'Mã số\t"Họ và\ntên"\tĐơn vị\r\nM1\tLê Thị Mận\tTổ Toán\r\nM2\tLê Văn Ổi\t"\r\n'
    QGuiApplication.clipboard().setText(block)
    page.shown.view.table.setFocus()
    qtbot.keyClick(page.shown.view.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    dialog = opened(ImportDialog, qtbot)
    dialog.take_button.click()
    settled()
    assert list_people(db).total == 26
    with db.read() as session:
        pasted = session.scalars(select(Person).where(Person.code.in_(("M1", "M2"))).order_by(Person.code))
        assert [(one.name, one.collective_name) for one in pasted] == [
            ("Lê Thị Mận", "Tổ Toán"),
            ("Lê Văn Ổi", "Tổ Toán"),
        ]


def test_deleting_people_on_whom_nothing_stands_can_be_undone(
    page: PeoplePage, db: Database, window: MainWindow, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    page.choose(2)
    page.shown.view.table.selectRow(0)
    qtbot.keyClick(page.shown.view.table, Qt.Key.Key_Delete)
    settled()
    assert page.shown.view.count == 4
    assert window.messages.text == "Đã xóa 1 hộ"
    window.messages.undo_button.click()
    settled()
    assert page.shown.view.count == 5


def test_what_a_collective_is_and_who_heads_it_is_asked_and_shown(
    page: PeoplePage, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    page.choose(1)
    page.shown.view.table.selectRow(1)
    name = there(page.shown.view.table.current_row).name
    page._on_edit()
    dialog = opened(FormDialog, qtbot)
    choose(dialog, "category", "Đơn vị sự nghiệp")
    type_into(dialog, "established", "7/1998")
    dialog.save()
    settled()
    told = [label.text() for label in page.shown.details.findChildren(QLabel)]
    assert {"Đơn vị sự nghiệp", "07/1998"} <= set(told)
    page._on_edit()
    dialog = opened(FormDialog, qtbot)
    type_into(dialog, "dissolved_on", "1/7/2026")
    dialog.save()
    settled()
    told = [label.text() for label in page.shown.details.findChildren(QLabel)]
    assert "Đã giải thể, sáp nhập 01/07/2026" in told
    page.choose(0)
    for row, fault in ((0, ""), (1, "đang ghi là")):
        page.shown.view.table.selectRow(row)
        page._on_edit()
        dialog = opened(FormDialog, qtbot)
        choose(dialog, "heads_id", name)
        dialog.save()
        settled()
        if fault:
            assert fault in dialog.form.fault_of("heads_id")
            choose(dialog, "heads_id", "")
            dialog.reject()
        else:
            assert name in [label.text() for label in page.shown.details.findChildren(QLabel)]


def test_a_copied_block_or_file_begins_the_data_where_nothing_is_yet(
    window: MainWindow, context: Context, db: Database, qtbot: QtBot, settled: Callable[[], None], tmp_path: Path
) -> None:
    window.attach(context, "people")
    window.activateWindow()
    shown = window.page
    assert isinstance(shown, PeoplePage)
    QGuiApplication.clipboard().setText("Mã số\tHọ và tên\r\nM1\tLê Thị Mận\r\n")
    qtbot.keyClick(shown, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    opened(ImportDialog, qtbot).take_button.click()
    settled()
    assert [person.name for person in list_people(db).rows] == ["Lê Thị Mận"]
    path = tmp_path / "them.csv"
    path.write_text("Mã số,Họ và tên\nM2,Lê Văn Ổi\n", encoding="utf-8")
    copied = QMimeData()
    copied.setUrls([QUrl.fromLocalFile(str(path))])
    QGuiApplication.clipboard().setMimeData(copied)
    next(action for action in shown.actions() if action.text() == "Dán từ Excel").trigger()
    opened(ImportDialog, qtbot).take_button.click()
    settled()
    assert list_people(db).total == 2
