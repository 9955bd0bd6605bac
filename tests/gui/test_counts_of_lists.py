"""What the window counts of a list: rows, what they come to, and what stays open."""

from collections.abc import Callable

from PySide6.QtWidgets import QLabel

from khenthuong_desktop.services.registers.people import list_people
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import Person
from khenthuong_desktop.ui.list_preview.import_dialog import ImportDialog
from khenthuong_desktop.ui.list_preview.sheet import SheetPanel
from khenthuong_desktop.ui.main_window import MainWindow
from tests.gui.lists_shown import WHO, Shown, shown

__all__ = ["shown"]


def told(dialog: ImportDialog) -> list[str]:
    return [one.text() for one in dialog.findChildren(QLabel) if one.isVisible()]


def test_rows_of_several_awards_are_counted_once_with_what_they_come_to(
    shown: Shown, db: Database, window: MainWindow, settled: Callable[[], None]
) -> None:
    names = [row.name for row in list_people(db).rows[:2]]
    rows = [[number, name, "LĐTT; CSTĐCS"] for number, name in enumerate(names, 1)]
    title = [["DANH SÁCH ĐĂNG KÝ DANH HIỆU THI ĐUA NĂM 2027"], ["STT", "Họ và tên", "Danh hiệu đăng ký"]]
    dialog = shown({"DS": [*title, *rows]})
    assert dialog.take_button.text().strip() == "Nhận 2 dòng (4 đăng ký)"
    assert "Đăng ký: 2 mới; mới và sửa gồm 4 đăng ký" in told(dialog)
    model = dialog.sheets.panels[0].view.model
    codes = [column.heading for column in model.columns].index("Mã số")
    assert all(model.index(row, codes).data() for row in range(2))
    dialog.take_button.click()
    settled()
    assert window.messages.text.startswith("Đã nhận danh sách: 2 dòng mới, thành 4 đăng ký; đăng ký của năm 2027")


def test_what_rows_tell_beside_their_people_is_counted_before_it_is_taken_in(shown: Shown) -> None:
    headings = ["STT", "Họ và tên", "Ngày sinh", "Đơn vị", "Xếp loại năm 2025"]
    dialog = shown({"DS": [headings, [1, "Lê Thị Mận", "1/2/1985", "Phòng Kinh tế", "HTTNV"]]})
    assert any(words.endswith("1 mới; kèm 1 mức xếp loại") for words in told(dialog))
    dialog.reject()


def test_authors_left_unanswered_are_told_at_the_button_and_at_the_end(
    shown: Shown, commune: Database, window: MainWindow, settled: Callable[[], None]
) -> None:
    with commune.write("given") as session:
        for code, born in (("K1", "1985"), ("K2", "1991")):
            session.add(Person(code=code, name="Lê Thị Mận", birth_date=born))
    headings = ["STT", "Tên sáng kiến", "Tác giả", "Năm"]
    dialog = shown({"DS": [headings, [1, "Số hóa hồ sơ hộ tịch tại xã", "Lê Thị Mận", 2025]]})
    left = "1 tên tác giả chưa trả lời, chưa gắn vào sáng kiến"
    assert f"{left}." in told(dialog)
    dialog.take_button.click()
    settled()
    assert window.messages.text == f"Đã nhận danh sách: 1 dòng mới, {left}"


def test_lists_that_nobody_looks_at_are_not_drawn(shown: Shown) -> None:
    sheets = {f"Trang {n}": [WHO, [1, f"Lê Thị Mận {n}", "1/2/1985", None, None]] for n in range(8)}
    dialog = shown(sheets)
    assert len(dialog.findChildren(SheetPanel)) == 1
    dialog.sheets.choose(5)
    assert len(dialog.findChildren(SheetPanel)) == 2 and dialog.sheets.panels[5].isVisible()
    assert not dialog.sheets.panels[0].isVisible()
    dialog.reject()
