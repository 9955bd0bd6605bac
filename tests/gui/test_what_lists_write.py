"""What a row will write is in sight before it is taken in, also what only a title tells; no words are cut off."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from khenthuong_desktop.services.imports import PreviewRow
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import Person
from khenthuong_desktop.ui.list_preview.import_dialog import ImportDialog
from khenthuong_desktop.ui.list_preview.rows import columns_shown
from khenthuong_desktop.ui.table_model import Column
from khenthuong_desktop.ui.widgets.column_widths import heading_width
from tests.gui.lists_shown import WHO, Shown, shown
from tests.presence import there

__all__ = ["shown"]

NAMES = ("Lê Thị Mận", "Phạm Thị Thu Hà Phương")
DECISION = [
    ["DANH SÁCH CÁ NHÂN ĐẠT DANH HIỆU CHIẾN SĨ THI ĐUA CƠ SỞ NĂM 2025"],
    ["(Kèm theo Quyết định số 88/QĐ-UBND ngày 20/12/2025 của Chủ tịch UBND xã)"],
    ["TT", "Họ và tên", "Chức vụ"],
    *[[number, f"Bà {name}", "Chuyên viên"] for number, name in enumerate(NAMES, 1)],
]


@pytest.fixture
def decided(shown: Shown, commune: Database) -> ImportDialog:
    """The list of a decision whose title alone tells the award; those whom it names are on file."""
    with commune.write("given") as session:
        for number, name in enumerate(NAMES):
            session.add(Person(code=f"DS{number}", name=name, job_title="Chuyên viên"))
    dialog = shown({"DS": DECISION})
    assert dialog.preview.sheets[0].layout == "decision_list"
    return dialog


def columns(dialog: ImportDialog) -> dict[str, Column[PreviewRow]]:
    return {one.heading: one for one in columns_shown(dialog.preview.sheets[0], dialog.preview.library)}


def test_the_award_of_a_title_stands_beside_each_name(decided: ImportDialog) -> None:
    column, rows = columns(decided)["Sẽ ghi"], decided.preview.sheets[0].rows
    assert [column.text(column.value(row)) for row in rows] == ["CSTĐCS 2025"] * 2
    assert there(column.tip)(rows[0]) == (
        "Chiến sĩ thi đua cơ sở năm 2025 (Quyết định 88/QĐ-UBND ngày 20/12/2025 của Chủ tịch UBND xã)"
    )
    decided.reject()


def test_what_all_rows_of_a_decision_write_is_told_above_them_and_under_them(decided: ImportDialog) -> None:
    told = "Chiến sĩ thi đua cơ sở năm 2025 (Quyết định 88/QĐ-UBND ngày 20/12/2025 của Chủ tịch UBND xã)"
    words = [label.text() for label in decided.findChildren(QLabel)]
    assert any(f"ghi 2 dòng: {told}" in one for one in words)
    panel = decided.sheets.panels[0]
    panel.view.show_key("4")
    assert f"Sẽ ghi: {told}" in panel.details.words
    decided.reject()


def test_what_the_program_added_to_rows_takes_no_room_where_it_tells_nothing_apart(decided: ImportDialog) -> None:
    told = columns(decided)
    assert (told["Phân loại khen thưởng"].hidden, told["Tên gọi"].hidden, told["Chức vụ"].hidden) == (True, True, False)
    decided.reject()


def test_awards_already_on_file_are_written_no_second_time(
    decided: ImportDialog, shown: Shown, settled: Callable[[], None]
) -> None:
    decided.take_button.click()
    settled()
    again = shown({"DS": DECISION})
    column = columns(again)["Sẽ ghi"]
    assert {column.text(column.value(row)) for row in again.preview.sheets[0].rows} == {""}
    again.reject()


def test_an_award_that_a_title_proposes_stands_beside_each_name(shown: Shown) -> None:
    title = ["DANH SÁCH CÁ NHÂN ĐỀ NGHỊ TẶNG DANH HIỆU CHIẾN SĨ THI ĐUA CƠ SỞ NĂM 2026"]
    dialog = shown({"DS": [title, ["TT", "Họ và tên", "Đơn vị"], [1, "Lê Thị Mận", "Phòng Kinh tế"]]})
    column = columns(dialog)["Đề nghị"]
    assert [column.text(column.value(row)) for row in dialog.preview.sheets[0].rows] == ["CSTĐCS"]
    dialog.reject()


def test_what_a_title_says_of_all_rows_has_a_column(shown: Shown) -> None:
    title = ["DANH SÁCH CÁ NHÂN ĐẠT DANH HIỆU CHIẾN SĨ THI ĐUA CƠ SỞ NĂM 2025"]
    dialog = shown({"DS": [title, WHO, [1, "Lê Thị Mận", "1/2/1985", "Kế toán", "Phòng Kinh tế"]]})
    column = columns(dialog)["Danh hiệu, khen thưởng đã có 2025"]
    assert [column.value(row) for row in dialog.preview.sheets[0].rows] == ["Chiến sĩ thi đua cơ sở"]
    dialog.reject()


def test_headings_of_the_columns_pane_and_names_of_people_are_not_cut(decided: ImportDialog) -> None:
    panel = decided.sheets.panels[0]
    panel.columns_button.setChecked(True)
    panel._on_columns()
    table, view = panel.columns.table, panel.view.table
    heading = there(table.horizontalHeaderItem(1)).text()
    assert table.columnWidth(1) > heading_width(table.fontMetrics(), heading)
    assert there(table.item(0, 1)).data(Qt.ItemDataRole.ToolTipRole) == there(table.item(0, 1)).text()
    name = [column.heading for column in panel.view.model.columns].index("Họ và tên")
    assert view.columnWidth(name) > view.fontMetrics().horizontalAdvance(NAMES[1])
    assert table.isColumnHidden(4), "nothing that a decision's list says is of a year of its own"
    decided.reject()


def test_names_are_whole_where_a_list_has_to_be_scrolled_all_the_same(shown: Shown) -> None:
    more = ["Mã NV", "Giới tính", "Dân tộc", "Trình độ chuyên môn", "Chức vụ Đảng", "Số CCCD", "Ngày vào cơ quan"]
    cells = ["NV1", "Nữ", "Kinh", "Thạc sĩ Quản lý công", "Chi ủy viên", "001185000123", "1/9/2010"]
    dialog = shown({"DS": [[*WHO, *more], [1, NAMES[1], "1/2/1985", "Kế toán", "Phòng Kinh tế", *cells]]})
    dialog.resize(900, 600)
    view = dialog.sheets.panels[0].view
    name = [column.heading for column in view.model.columns].index("Họ và tên")
    assert view.table.horizontalScrollBar().maximum() > 0
    assert view.table.columnWidth(name) > view.table.fontMetrics().horizontalAdvance(NAMES[1])
    dialog.reject()


def test_what_to_do_is_said_where_nothing_can_be_taken_yet(shown: Shown) -> None:
    dialog = shown({"DS": [WHO, [1, "Lê Thị Mận", "31/2/1985", "Kế toán", None]]})
    assert dialog._why_label.text().startswith("Xem lỗi ở bên phải; bấm đúp vào dòng lỗi để sửa")
    dialog.reject()
    heads = ["STT", "Họ và tên", "Danh hiệu đề nghị", "Số phiếu đồng ý", "Số phiếu không đồng ý"]
    votes = [["KẾT QUẢ BỎ PHIẾU CỦA HỘI ĐỒNG"], heads, [1, "Lê Thị Mận", "LĐTT", 9, 0]]
    dialog = shown({"KQ": votes})
    assert dialog.preview.sheets[0].layout == "vote_list"
    assert dialog._why_label.text() == "Hãy chọn ở bên phải đợt đề nghị được bỏ phiếu."
    dialog.reject()
