"""What others wrote while a list was looked at: the list is shown anew before anything of it is written."""

from pathlib import Path

from openpyxl import Workbook
from pytestqt.qtbot import QtBot

from khenthuong_desktop.services import imports
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import Person
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.list_preview.import_dialog import ImportDialog
from khenthuong_desktop.ui.main_window import MainWindow
from khenthuong_desktop.ui.pages.people.page import PeoplePage
from khenthuong_desktop.ui.widgets.notice_dialog import NoticeDialog
from tests.patience import opened


def test_a_list_is_shown_again_when_others_wrote_in_between(
    window: MainWindow, context: Context, commune: Database, tmp_path: Path, qtbot: QtBot
) -> None:
    book = Workbook()
    book.worksheets[0].append(["STT", "Họ và tên", "Ngày sinh"])
    book.worksheets[0].append([1, "Lê Thị Mận", "1/2/1985"])
    book.save(tmp_path / "ds.xlsx")
    window.attach(context, "people")
    page = window.page
    assert isinstance(page, PeoplePage)
    page.take_files([tmp_path / "ds.xlsx"])
    first = opened(ImportDialog, qtbot)
    with commune.write("given") as session:
        session.add(Person(code="K1", name="Lê Thị Mận", birth_date="1985"))
    first.take_button.click()
    opened(NoticeDialog, qtbot).close()
    (again,) = [dialog for dialog in page.findChildren(ImportDialog) if dialog.isVisible()]
    assert again.preview.sheets[0].counts == {imports.RowStatus.CHANGED: 1}
    again.reject()
