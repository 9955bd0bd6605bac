"""What the clerk says of a list as a whole in its preview: where its headings stand, which columns nobody needs;
lists of one sheet are told apart."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QPushButton
from pytestqt.qtbot import QtBot

from khenthuong_desktop.services.imports import RowStatus
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.ui.list_preview.heading_dialog import HeadingDialog
from khenthuong_desktop.ui.widgets.notice_dialog import NoticeDialog
from tests.gui.lists_shown import WHO, Shown, shown
from tests.patience import opened
from tests.presence import there

__all__ = ["shown"]


def test_columns_nobody_understood_are_left_with_one_press_and_remembered(
    shown: Shown, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    rows = [[*WHO, "Lạ một", "Lạ hai"], [1, "Lê Thị Mận", "1/2/1985", None, None, "a", "b"]]
    dialog = shown({"DS": rows})
    leave = dialog.sheets.panels[0].columns.leave_button
    assert (leave.isVisible(), leave.text()) == (True, "Không dùng 2 cột chưa hiểu")
    leave.click()
    qtbot.waitUntil(lambda: not any(use.lost for use in dialog.preview.sheets[0].uses))
    assert [use.field for use in dialog.preview.sheets[0].uses[-2:]] == ["unused", "unused"]
    assert dialog.sheets.panels[0].columns.leave_button.isHidden()
    dialog.take_button.click()
    settled()
    again = shown({"DS": rows})
    assert not [problem for problem in again.preview.problems if problem.code.startswith("extra")]
    assert not again.sheets.panels[0].columns.isVisible()
    again.reject()


UNKNOWN = ["Số", "Ai", "Sinh", "Làm gì", "Chỗ"]


def test_the_row_of_headings_is_pointed_at_among_the_first_rows(shown: Shown, qtbot: QtBot) -> None:
    data = [[1, "Nguyễn Văn An", "12/3/1980", "Giáo viên", "Phòng Kinh tế"]]
    dialog = shown({"Sheet1": [["Sổ"], WHO, *data, ["Số", "Họ tên", "Năm sinh", "Việc làm", "Nơi làm"], *data]})
    assert dialog.preview.sheets[0].header_row == 2
    dialog.sheets.panels[0].columns_button.click()
    dialog.sheets.panels[0].columns.heading_button.click()
    chooser = opened(HeadingDialog, qtbot)
    assert chooser.table.hasFocus() and there(chooser.table.current_row).number == 2
    assert chooser.free_button.isHidden() and chooser.sheet_box.isHidden()
    qtbot.keyClick(chooser.table, Qt.Key.Key_Up)
    qtbot.keyClick(chooser.table, Qt.Key.Key_Down)
    qtbot.keyClick(chooser.table, Qt.Key.Key_Down)
    qtbot.keyClick(chooser.table, Qt.Key.Key_Down)
    qtbot.keyClick(chooser.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: [sheet.header_row for sheet in dialog.preview.sheets] == [4])
    dialog.sheets.panels[0].columns.heading_button.click()
    qtbot.waitUntil(lambda: opened(HeadingDialog, qtbot) is not chooser)
    opened(HeadingDialog, qtbot).free_button.click()
    qtbot.waitUntil(lambda: dialog.preview.sheets[0].header_row == 2)
    dialog.reject()


def test_a_row_of_the_preview_is_said_to_be_the_headings(shown: Shown, qtbot: QtBot) -> None:
    data = [[1, "Nguyễn Văn An", "12/3/1980", "Giáo viên", "Phòng Kinh tế"]]
    dialog = shown({"Sheet1": [WHO, *data, ["TT", "Họ tên", "Năm sinh", "Việc làm", "Nơi làm"], *data]})
    panel = dialog.sheets.panels[0]
    assert panel.point_action in panel.view.table.actions()
    panel.pointed.emit(3)
    qtbot.waitUntil(lambda: [sheet.header_row for sheet in dialog.preview.sheets] == [3])
    panel = dialog.sheets.panels[0]
    panel.view.show_key("4")
    panel.point_action.trigger()
    told = opened(NoticeDialog, qtbot)
    told.reject()
    assert dialog.preview.sheets[0].header_row == 3
    dialog.reject()


def test_where_no_list_is_found_the_clerk_is_asked_for_the_headings(
    shown: Shown, qtbot: QtBot, settled: Callable[[], None], db: Database
) -> None:
    book = {"Danh mục": [["Sổ"], WHO, [1, "Nguyễn Thị Ổi", "12/3/1980", "Giáo viên", None]]}
    dialog = shown(book)
    assert not dialog.preview.sheets and dialog.empty.isVisible()
    next(button for button in dialog.empty.findChildren(QPushButton)).click()
    chooser = opened(HeadingDialog, qtbot)
    chooser.table.select_key("2")
    chooser.point_button.click()
    qtbot.waitUntil(lambda: bool(dialog.preview.sheets))
    assert dialog.take_button.text().strip() == "Nhận 1 dòng"
    dialog.take_button.click()
    settled()
    again = shown(book)
    assert [(sheet.sheet, sheet.header_row) for sheet in again.preview.sheets] == [("Danh mục", 2)]
    again.reject()


def test_a_list_to_be_confirmed_is_no_faulty_one(shown: Shown) -> None:
    dialog = shown({"Sheet1": [["Sổ"], UNKNOWN, [1, "Nguyễn Văn An", "12/3/1980", "Giáo viên", "Phòng Kinh tế"]]})
    assert dialog.preview.sheets[0].counts == {RowStatus.WAITING: 1}
    assert "Các cột đúng như vậy" in dialog._why_label.text()
    dialog.reject()


def test_columns_of_marks_say_what_an_x_means_and_keep_it(shown: Shown, qtbot: QtBot) -> None:
    head = ["STT", "Họ và tên", "Đơn vị", "LĐTT", "CSTĐCS"]
    dialog = shown({"DS": [["DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG"], head, [1, "Lê Thị Mận", "Phòng Kinh tế", "x", "x"]]})
    columns = dialog.sheets.panels[0].columns
    letters = [there(columns.table.item(row, 0)).text() for row in range(columns.table.rowCount())]
    place = letters.index("E")
    assert there(columns.table.cellWidget(place, 3).findChild(QComboBox)).currentText() == "Đánh dấu (x): CSTĐCS"
    heard: list[object] = []
    dialog.explained.connect(lambda _sheet, told: heard.append(told))
    columns._on_edited(place)
    assert heard == []
    dialog.reject()


def test_tables_beside_one_another_bear_different_names(shown: Shown) -> None:
    head = ["TT", "Họ và tên", "Chức vụ"]
    rows = [
        [1, "Lê Thị Mận", "Hội viên", None, 1, "Bùi Văn Tám", "Bí thư"],
        [2, "Lê Thị Ổi", "Hội viên", None, 2, "Bùi Văn Ba", "Phó Bí thư"],
    ]
    dialog = shown({"Sheet1": [["HỘI NÔNG DÂN"], [*head, None, *head], *rows]})
    switch = there(dialog.sheets.switch)
    assert [switch.itemText(place).split(":")[0] for place in range(2)] == [
        "1/2 · Sheet1, cột A, dòng 2",
        "2/2 · Sheet1, cột E, dòng 2",
    ]
    dialog.reject()
