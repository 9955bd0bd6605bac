"""Putting a list right in its preview: columns, cells, rows; every effect is seen at once."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from khenthuong_desktop.domain.terms import Severity
from khenthuong_desktop.errors import Cancelled
from khenthuong_desktop.services import imports
from khenthuong_desktop.services.imports import RowStatus
from khenthuong_desktop.services.registers.collectives import list_collectives
from khenthuong_desktop.services.registers.people import list_people
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.ui import labels
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.list_preview.columns import ColumnsPanel
from khenthuong_desktop.ui.list_preview.import_dialog import ImportDialog
from khenthuong_desktop.ui.list_preview.rows import columns_shown
from khenthuong_desktop.ui.main_window import MainWindow
from khenthuong_desktop.ui.pages.people.page import PeoplePage
from khenthuong_desktop.ui.widgets.form_dialog import FormDialog
from tests.gui.lists_shown import WHO, Shown, shown
from tests.patience import opened
from tests.presence import there

__all__ = ["shown"]


def choose(panel: ColumnsPanel, letter: str, name: str, words: str) -> None:
    """As a clerk picks it in the drop-down of a column's line."""
    place = next(row for row in range(panel.table.rowCount()) if there(panel.table.item(row, 0)).text() == letter)
    column = {"field": 3, "year": 4}[name]
    box = there(panel.table.cellWidget(place, column).findChild(QComboBox))
    assert box.findText(words) >= 0
    box.setCurrentIndex(box.findText(words))


def headings(dialog: ImportDialog) -> list[str]:
    return [column.heading for column in columns_shown(dialog.preview.sheets[0], dialog.preview.library)]


def test_a_column_nobody_understood_is_explained_and_read_at_once(
    shown: Shown, qtbot: QtBot, settled: Callable[[], None], db: Database
) -> None:
    dialog = shown(
        {"DS": [[*WHO, "Danh hiệu 2025", "Mức"], [1, "Lê Thị Mận", "1/2/1985", None, None, "LĐTT", "HTTNV"]]}
    )
    panel = dialog.sheets.panels[0].columns
    assert panel.isVisible()
    assert [there(panel.table.item(row, 0)).text() for row in range(2)] == ["F", "G"]
    choose(panel, "G", "field", "Xếp loại")
    assert "chọn thêm năm" in panel._hint_label.text()
    choose(panel, "G", "year", "2024")
    qtbot.waitUntil(lambda: "Xếp loại 2024" in headings(dialog))
    choose(dialog.sheets.panels[0].columns, "F", "field", "Danh hiệu, khen thưởng đã có")
    qtbot.waitUntil(lambda: "Danh hiệu, khen thưởng đã có 2025" in headings(dialog))
    assert dialog.sheets.panels[0].columns.isVisible()
    assert not [problem for problem in dialog.preview.problems if problem.code.startswith("extra")]
    dialog.take_button.click()
    settled()
    assert list_people(db).total == 25


def test_a_choice_of_a_column_is_taken_back(shown: Shown, qtbot: QtBot) -> None:
    dialog = shown({"DS": [[*WHO, "Ghi chú nội bộ"], [1, "Lê Thị Mận", "1/2/1985", None, None, "Phòng Kinh tế"]]})
    choose(dialog.sheets.panels[0].columns, "F", "field", "Không dùng cột này")
    qtbot.waitUntil(lambda: dialog.preview.sheets[0].uses[5].field == "unused")
    choose(dialog.sheets.panels[0].columns, "F", "field", "Chưa chọn")
    qtbot.waitUntil(lambda: dialog.preview.sheets[0].uses[5].field is None)
    assert dialog.preview.sheets[0].uses[5].lost and not dialog.preview.sheets[0].told.mapping
    dialog.reject()


def test_a_list_taken_for_another_kind_is_said_to_be_what_it_is(shown: Shown, qtbot: QtBot) -> None:
    dialog = shown({"DS": [["STT", "Họ và tên", "Đơn vị"], [1, "Lê Thị Mận", "Phòng Kinh tế"]]})
    before = dialog.preview.sheets[0].layout
    box = dialog.sheets.panels[0].columns.layout_box
    place = box.findText("Danh sách cá nhân" if before == "people" else "Nhân sự")
    box.setCurrentIndex(place)
    box.activated.emit(place)
    qtbot.waitUntil(lambda: dialog.preview.sheets[0].layout != before)
    assert dialog.preview.sheets[0].told.layout == dialog.preview.sheets[0].layout
    dialog.reject()


def test_a_list_without_headings_is_taken_once_its_columns_are_confirmed(shown: Shown, qtbot: QtBot) -> None:
    dialog = shown(
        {"Sheet1": [[1, "Nguyễn Văn An", "12/3/1980", "Phòng Kinh tế"], [2, "Lê Thị Bình", 1985, "Phòng Kinh tế"]]}
    )
    panel = dialog.sheets.panels[0]
    assert panel.columns.isVisible() and panel.confirm_button.isVisible() and not dialog.preview.can_be_written()
    panel.confirm_button.click()
    qtbot.waitUntil(lambda: not dialog.preview.sheets[0].to_confirm)
    assert dialog.preview.can_be_written()
    assert [row.status for row in dialog.preview.sheets[0].rows] == [RowStatus.NEW, RowStatus.NEW]
    dialog.reject()


@pytest.mark.parametrize("running_number", ["N°", "Mục lục"])
def test_running_numbers_are_asked_about_neither_before_nor_after_columns_are_confirmed(
    shown: Shown, qtbot: QtBot, running_number: str
) -> None:
    people = [("Lê Thị Mận", "1/2/1985"), ("Lê Văn Ổi", "2/3/1986"), ("Trần Văn Mít", "3/4/1987")]
    rows: list[list[Any]] = [[number, *one, "Phòng Kinh tế"] for number, one in enumerate(people, 1)]
    dialog = shown({"Sheet1": [[running_number, "Người lao động", "Sinh", "Nơi làm"], *rows]})
    if dialog.preview.sheets[0].to_confirm:
        dialog.sheets.panels[0].confirm_button.click()
        qtbot.waitUntil(lambda: not dialog.preview.sheets[0].to_confirm)
    assert not [use.heading for use in dialog.preview.sheets[0].uses if use.lost]
    dialog.reject()


def test_long_cells_of_new_rows_are_told_in_full_under_the_table(shown: Shown) -> None:
    post = "Phó Trưởng phòng phụ trách, kiêm Chủ tịch Công đoàn cơ quan"
    panel = shown({"DS": [WHO, [1, "Lê Thị Mận", "1/2/1985", post, None]]}).sheets.panels[0]
    panel.view.show_key("2")
    assert panel.details.isVisible() and post in panel.details.words


def test_a_faulty_cell_is_put_right_in_its_row(
    shown: Shown, qtbot: QtBot, settled: Callable[[], None], db: Database
) -> None:
    dialog = shown({"DS": [WHO, [1, "Lê Thị Mận", "31/2/1985", None, None], [2, "Lê Văn Ổi", "1/2/1985", None, None]]})
    assert not dialog.take_button.isEnabled()
    panel = dialog.sheets.panels[0]
    panel.view.show_key("2")
    panel.edit_button.click()
    form = opened(FormDialog, qtbot)
    editor = form.form.editor("C")
    assert isinstance(editor, QLineEdit)
    assert (editor.text(), "không có trong lịch" in form.form.fault_of("C")) == ("31/2/1985", True)
    assert form.focusWidget() is editor
    editor.setText("28/2/1985")
    form.save()
    qtbot.waitUntil(lambda: dialog.take_button.text().strip() == "Nhận 2 dòng")
    assert dialog.take_button.isEnabled()
    dialog.take_button.click()
    settled()
    assert list_people(db).total == 26


def test_a_row_is_left_out_and_taken_in_again(shown: Shown, qtbot: QtBot) -> None:
    dialog = shown({"DS": [WHO, [1, "Lê Thị Mận", "31/2/1985", None, None], [2, "Lê Văn Ổi", "1/2/1985", None, None]]})

    def has_counts(counts: dict[RowStatus, int]) -> bool:
        return dict(dialog.preview.sheets[0].counts) == counts

    for on, counts in (
        (True, {RowStatus.SKIPPED: 1, RowStatus.NEW: 1}),
        (False, {RowStatus.PROBLEM: 1, RowStatus.NEW: 1}),
    ):
        panel = dialog.sheets.panels[0]
        panel.view.show_key("2")
        panel.edit_button.click()
        form = opened(FormDialog, qtbot)
        box = form.form.editor("left_out")
        assert isinstance(box, QCheckBox)
        assert box.isChecked() is not on
        box.setChecked(on)
        form.save()
        qtbot.waitUntil(partial(has_counts, counts))
    dialog.reject()


def test_a_row_said_twice_is_shown_as_such_and_keeps_nothing_out(shown: Shown) -> None:
    row = [1, "Lê Thị Mận", "1/2/1985", None, None]
    dialog = shown({"DS": [WHO, row, row]})
    model = dialog.sheets.panels[0].view.model
    assert [model.index(number, 1).data() for number in range(2)] == ["Mới", "Trùng"]
    assert dialog.take_button.isEnabled() and not dialog.leave_out_check.isVisible()
    dialog.reject()


def test_registrations_for_the_year_to_come_are_told_with_their_year(
    shown: Shown, window: MainWindow, settled: Callable[[], None]
) -> None:
    dialog = shown({"DS": [[*WHO, "Danh hiệu đăng ký năm 2027"], [1, "Lê Thị Mận", "1/2/1985", None, None, "LĐTT"]]})
    dialog.take_button.click()
    settled()
    assert window.messages.text == "Đã nhận danh sách: 1 dòng mới; kèm 1 đăng ký; đăng ký của năm 2027"


def test_what_was_pasted_is_put_right_as_well(
    window: MainWindow, context: Context, commune: Database, qtbot: QtBot
) -> None:
    window.attach(context, "people")
    page = window.page
    assert isinstance(page, PeoplePage)
    page._importing.take_text("Mã số\tHọ và tên\tCột lạ\nM1\tLê Thị Mận\tHTTNV\n")
    dialog = opened(ImportDialog, qtbot)
    choose(dialog.sheets.panels[0].columns, "C", "year", "2024")
    choose(dialog.sheets.panels[0].columns, "C", "field", "Xếp loại")
    qtbot.waitUntil(lambda: "Xếp loại 2024" in headings(dialog))
    dialog.reject()


def test_cells_that_were_pasted_are_told_by_their_heading_and_row(
    window: MainWindow, context: Context, commune: Database, qtbot: QtBot
) -> None:
    window.attach(context, "people")
    page = window.page
    assert isinstance(page, PeoplePage)
    page._importing.take_text("STT\tHọ và tên\tNgày sinh\n1\tLê Thị Mận\t31/2/1985\n")
    dialog = opened(ImportDialog, qtbot)
    (problem,) = [one for one in dialog.problems.problems if one.severity is Severity.ERROR]
    assert problem.place == "cột “Ngày sinh” · dòng 2 của vùng dán"
    dialog.reject()


def test_a_problem_leads_to_its_column_or_row_in_its_sheet(shown: Shown, qtbot: QtBot) -> None:
    good = [WHO, [1, "Lê Thị Mận", "1/2/1985", None, None]]
    bad = [[*WHO, "Lạ"], [1, "Lê Văn Ổi", "31/2/1985", None, None, "gì đó"]]
    dialog = shown({"A": good, "B": bad})
    targets: list[Any] = [problem.target for problem in dialog.problems.problems]
    found = {target.code: number for number, target in enumerate(targets)}
    dialog.problems.open(found["date_impossible"])
    assert there(dialog.sheets.switch).currentIndex() == 1
    assert there(dialog.sheets.panels[1].view.table.current_row).row == 2
    there(dialog.sheets.switch).setCurrentIndex(0)
    dialog.problems.open(found["extra_column"])
    assert there(dialog.sheets.switch).currentIndex() == 1
    assert dialog.sheets.panels[1].columns.table.currentRow() == 0
    dialog.reject()


def test_questions_say_where_they_come_from(shown: Shown, db: Database) -> None:
    known = list_people(db).rows[0]
    person = [["STT", "Họ và tên", "Chức vụ"], [1, known.name, "Phó phòng"]]
    dialog = shown({"A": [WHO, [1, "Lê Thị Mận", "1/2/1985", None, None]], "B": person})
    (box,) = dialog.questions.boxes.values()
    assert box.accessibleName() == f"Dòng 2 trang “B”, “{known.name}” (Phó phòng) là:"
    dialog.reject()


def test_the_preview_fits_a_small_screen(shown: Shown, qtbot: QtBot) -> None:
    top = [*WHO, "Kết quả xếp loại chất lượng", None, None, "Danh hiệu thi đua đã đạt", None, None]
    names = ["Lê Thị Mận", "Lê Văn Ổi", "Trần Thị Bưởi", "Phạm Văn Chanh", "Ngô Thị Quýt"]
    told = ["Chuyên viên", "Phòng Kinh tế", "HTTNV", "HTXSNV", "HTTNV", "LĐTT", "LĐTT; CSTĐCS", "LĐTT", "gì đó", "A1"]
    rows = [[n, name, "31/2/1985" if n == 3 else "1/2/1985", *told] for n, name in enumerate(names, 1)]
    lower: list[Any] = [None] * 5 + [2022, 2023, 2024, 2022, 2023, 2024]
    merges = ("F2:H2", "I2:K2", *(f"{letter}2:{letter}3" for letter in "ABCDELM"))
    sheet = [["DANH SÁCH CÁN BỘ NĂM 2025"], [*top, "Ghi chú nội bộ", "Ngạch"], lower, *rows]
    dialog = shown({"Danh sách": sheet}, merges)
    assert dialog.width() <= 1366
    assert dialog.height() <= 768
    screen = QGuiApplication.primaryScreen()
    assert screen is not None
    assert dialog.minimumSizeHint().height() <= 600
    dialog.sheets.panels[0].view.show_key("6")
    dialog.sheets.panels[0].edit_button.click()
    form = opened(FormDialog, qtbot)
    assert form.height() <= 600
    form.reject()
    dialog.reject()


def test_one_tick_makes_the_people_whom_registrations_name(
    shown: Shown, commune: Database, settled: Callable[[], None], window: MainWindow
) -> None:
    rows = [["ĐĂNG KÝ THI ĐUA NĂM 2026"], ["STT", "Họ và tên", "Danh hiệu đăng ký"], [1, "Lê Thị Hoa Mai", "LĐTT"]]
    dialog = shown({"Sheet1": rows})
    assert dialog.people_check.text() == "Tạo 1 người, tập thể, hộ chưa có trong dữ liệu"
    dialog.people_check.click()
    settled()
    assert dialog.people_check.isChecked()
    dialog.take_button.click()
    settled()
    assert window.messages.text == "Đã nhận danh sách: 1 dòng mới, tạo 1 người, tập thể, hộ"
    assert "Lê Thị Hoa Mai" in {row.name for row in list_people(commune).rows}


def test_one_tick_makes_the_units_that_nobody_has_entered(
    shown: Shown, commune: Database, settled: Callable[[], None], window: MainWindow
) -> None:
    rows = [[1, "Lê Thị Hoa Mai", "1/2/1980", "Giáo viên", "Trường Mầm non Hoa Ban", "HTTNV"]]
    dialog = shown({"Sheet1": [[*WHO, "Xếp loại năm 2024"], *rows]})
    assert dialog.units_check.text() == "Tạo 1 tập thể chưa có trong dữ liệu"
    dialog.units_check.click()
    settled()
    assert dialog.units_check.isChecked()
    assert "unit_unknown" not in {problem.code for problem in dialog.preview.problems}
    dialog.take_button.click()
    settled()
    assert window.messages.text == "Đã nhận danh sách: 1 dòng mới, tạo 1 tập thể; kèm 1 mức xếp loại"
    names = {row.name: row.collective for row in list_people(commune).rows}
    assert names["Lê Thị Hoa Mai"] == "Trường Mầm non Hoa Ban"
    assert "Trường Mầm non Hoa Ban" in {row.name for row in list_collectives(commune).rows}


def test_rows_left_out_stay_left_out_when_units_are_made(shown: Shown, settled: Callable[[], None]) -> None:
    rows = [
        [1, "Lê Thị Hoa Mai", "1/2/1980", "Giáo viên", "Trường Mầm non Hoa Ban", "HTTNV"],
        [2, "Trần Văn Lý", "31/2/1980", "Giáo viên", "Trường Mầm non Hoa Ban", "HTTNV"],
    ]
    dialog = shown({"Sheet1": [[*WHO, "Xếp loại năm 2024"], *rows]})
    dialog.leave_out_check.click()
    dialog.units_check.click()
    settled()
    assert dialog.units_check.isChecked() and dialog.leave_out_check.isChecked()
    assert dialog.take_button.isEnabled()
    dialog.reject()


def test_a_row_can_be_edited_only_where_one_is_chosen(shown: Shown, qtbot: QtBot) -> None:
    panel = shown({"DS": [WHO, [1, "Lê Thị Mận", "31/2/1985", None, None]]}).sheets.panels[0]
    panel.view.table.clearSelection()
    panel.view.table.setCurrentIndex(QModelIndex())
    assert not panel.edit_button.isEnabled()
    panel.view.show_key("2")
    assert panel.edit_button.isEnabled()


def test_many_lists_of_many_files_fit_a_small_screen_and_are_told_apart(
    window: MainWindow, context: Context, commune: Database, tmp_path: Path, qtbot: QtBot
) -> None:
    window.attach(context, "people")
    page = window.page
    assert isinstance(page, PeoplePage)
    files = [tmp_path / f"0{number}_Danh sách của trường Tiểu học số {number}.xlsx" for number in range(6)]
    for number, path in enumerate(files):
        book = Workbook()
        for row in (WHO, [1, f"Lê Thị Mận {'ABCDEF'[number]}", "1/2/1985", None, None]):
            book.worksheets[0].append(row)
        book.save(path)
    page.take_files(files)
    dialog = opened(ImportDialog, qtbot)
    switch = there(dialog.sheets.switch)
    assert dialog.minimumSizeHint().width() <= 1000
    assert dialog.width() <= 1366
    assert "6 danh sách (Nhân sự): 6 mới" in {one.text() for one in dialog.findChildren(QLabel)}
    assert switch.itemText(4) == "5/6 · 04_Danh sách của trường Tiểu học số 4.xlsx › Sheet: 1 mới"
    switch.setFocus()
    qtbot.keyClick(switch, Qt.Key.Key_Down)
    assert dialog.sheets.currentIndex() == 1
    dialog.reject()


def test_what_a_row_changes_is_marked_and_told_with_what_was_before(shown: Shown, db: Database, qtbot: QtBot) -> None:
    known = list_people(db).rows[0]
    dialog = shown({"DS": [WHO, [1, known.name, labels.day(known.birth_date), "Trưởng ban lạ", known.collective]]})
    panel = dialog.sheets.panels[0]
    columns = {column.heading: column for column in panel.view.model.columns}
    row = there(panel.view.model.row_at(0))
    told = f"Chức vụ: {known.job_title} → Trưởng ban lạ"
    assert {name for name, column in columns.items() if column.marked and column.marked(row)} == {"Chức vụ"}
    assert there(columns["Chức vụ"].tip)(row) == told
    place = list(columns).index("Chức vụ")
    spoken = panel.view.model.data(panel.view.model.index(0, place), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == told
    panel.view.search_edit.setFocus()
    qtbot.keyClick(panel.view.search_edit, Qt.Key.Key_Down)
    assert panel.details.isVisible() and panel.details.words == told
    panel.columns_button.click()
    assert not panel.details.isVisible()
    dialog.reject()


def test_a_row_that_waits_for_an_answer_is_no_faulty_one(shown: Shown, db: Database, qtbot: QtBot) -> None:
    known = list_people(db).rows[0]
    rows = [[1, known.name, None, "Chuyên viên", "Trường Lạ"], [2, "Lê Thị Mận", "1/2/1985", None, None]]
    dialog = shown({"DS": [WHO, *rows]})
    panel = dialog.sheets.panels[0]
    assert next(panel.view.model.texts([1])) == ("Cần trả lời",)
    assert not dialog.leave_out_check.isVisible()
    assert dialog._why_label.text() == "1 dòng cần trả lời sẽ chưa được nhận."
    panel.view.choose_filter("status", RowStatus.WAITING)
    assert panel.view.count == 1
    (box,) = dialog.questions.boxes.values()
    box.setCurrentIndex(1)
    dialog.questions.answer_button.click()
    qtbot.waitUntil(lambda: RowStatus.WAITING not in dialog.preview.sheets[0].counts)
    assert dialog._why_label.text() == ""
    dialog.reject()


def test_rows_left_waiting_are_told_after_writing(
    shown: Shown, db: Database, window: MainWindow, settled: Callable[[], None]
) -> None:
    known = list_people(db).rows[0]
    rows = [[1, known.name, None, "Chuyên viên", "Trường Lạ"], [2, "Lê Thị Mận", "1/2/1985", None, None]]
    shown({"DS": [WHO, *rows]}).take_button.click()
    settled()
    assert window.messages.text == "Đã nhận danh sách: 1 dòng mới, 1 dòng chưa nhận vì chưa trả lời"


def test_a_question_shows_its_row_and_is_not_told_once_more(shown: Shown, db: Database, qtbot: QtBot) -> None:
    people = list_people(db).rows[:2]
    rows = [[n, one.name, None, "Chuyên viên", "Trường Lạ"] for n, one in enumerate(people, 1)]
    dialog = shown({"DS": [WHO, *rows]})
    panel = dialog.sheets.panels[0]
    assert "person_maybe" in {problem.code for problem in dialog.preview.problems}
    assert not [one for one in dialog.problems.problems if "có phải là" in one.text]
    for (key, box), number in zip(dialog.questions.boxes.items(), (2, 3), strict=True):
        box.setFocus(Qt.FocusReason.TabFocusReason)
        assert key == f"DS!{number}"
        assert there(panel.view.table.current_row).row == number
        assert "Chú ý: " in panel.details.words and people[number - 2].code in panel.details.words
    dialog.reject()


def test_awards_that_are_ticked_stand_together_under_a_heading_of_theirs(shown: Shown) -> None:
    top = ["DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2026"]
    heads = ["STT", "Họ tên", "Chức danh", "LĐTT", "CSTĐCS", "Giấy khen"]
    dialog = shown({"DS": [top, heads, [1, "Lê Thị Mận", "Giáo viên", "x", "x", None], [2, "Lê Ổi", "", "x", "", "x"]]})
    assert [name for name in headings(dialog) if "anh hiệu" in name] == ["Danh hiệu, hình thức"]
    assert {"Họ tên", "Chức danh"} <= set(headings(dialog))
    view = dialog.sheets.panels[0].view.table
    at = headings(dialog).index("Danh hiệu, hình thức")
    assert [view.model().index(row, at).data() for row in range(2)] == ["LĐTT; CSTĐCS", "LĐTT; Giấy khen"]
    dialog.reject()


def test_proposals_that_go_into_no_round_are_told_after_writing(
    shown: Shown, window: MainWindow, settled: Callable[[], None]
) -> None:
    top = ["DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2026"]
    heads = ["STT", "Họ và tên", "Ngày sinh", "Chức vụ", "Danh hiệu đề nghị"]
    shown({"DS": [top, heads, [1, "Lê Thị Mận", "1/2/1985", "Giáo viên", "LĐTT"]]}).take_button.click()
    settled()
    assert window.messages.text == "Đã nhận danh sách: 1 dòng mới, 1 dòng đề nghị chưa đưa vào đợt nào"


def test_what_is_stopped_says_that_nothing_was_taken(window: MainWindow, context: Context, commune: Database) -> None:
    window.attach(context, "people")
    page = window.page
    assert isinstance(page, PeoplePage)
    page._importing._on_failed(Cancelled())
    assert window.messages.text == "Đã dừng; chưa nhận gì từ danh sách này."


def test_people_nobody_has_entered_are_offered_before_anything_else(shown: Shown) -> None:
    heads = ["STT", "Họ và tên", "Chức vụ", "Danh hiệu đăng ký"]
    top = ["DANH SÁCH ĐĂNG KÝ THI ĐUA NĂM 2026"]
    dialog = shown({"DS": [top, heads, [1, "Lê Thị Mận", "Giáo viên", "LĐTT"], [2, "Lê Ổi", "Giáo viên", "LĐTT"]]})
    assert dialog._why_label.text().startswith("Nếu đúng là người của đơn vị, hãy chọn “Tạo 2 người")
    dialog.reject()


def test_a_tick_whose_work_is_stopped_is_taken_back(
    shown: Shown, settled: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = shown({"DS": [WHO, [1, "Lê Thị Mận", "1/2/1985", None, "Phòng Chưa Có"]]})

    def stopped(*_args: object) -> None:
        raise Cancelled

    monkeypatch.setattr(imports, "with_units", stopped)
    dialog.units_check.click()
    settled()
    assert dialog.units_check.isVisible() and not dialog.units_check.isChecked()
    dialog.reject()


def test_the_clerk_begins_in_the_rows_and_a_row_is_put_right_by_keys_alone(shown: Shown, qtbot: QtBot) -> None:
    people = [[1, "Lê Văn Ổi", "1/2/1985", "Kế toán", None], [2, "Lê Thị Mận", "31/2/1985", "Kế toán", None]]
    dialog = shown({"DS": [WHO, *people]})
    table = dialog.sheets.panels[0].view.table
    qtbot.waitUntil(lambda: dialog.focusWidget() is table)
    assert there(table.current_row).row == 3, "the first with a fault"
    qtbot.keyClick(table, Qt.Key.Key_Return)
    form = opened(FormDialog, qtbot)
    assert form.focusWidget() is form.form.editor("C")
    stops = []
    for _ in range(7):
        at = there(form.focusWidget())
        stops.append(at)
        qtbot.keyClick(at, Qt.Key.Key_Tab)
    names = [at.accessibleName() or there(at.property("text")) for at in stops]
    assert names == [
        "C · Ngày sinh", "D · Chức vụ", "E · Đơn vị", "Hủy", "Xong", "Bỏ qua dòng này, không nhận", "B · Họ và tên",
    ]  # fmt: skip
    editor = form.form.editor("C")
    assert isinstance(editor, QLineEdit)
    editor.setText("28/2/1985")
    qtbot.keyClick(editor, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: dialog.preview.sheets[0].counts[RowStatus.NEW] == 2)
    dialog.reject()
