"""Lists as clerks drop them on the people page, and the dialog that then opens."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from pytestqt.qtbot import QtBot

from khenthuong_desktop.store.database import Database
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.list_preview.import_dialog import ImportDialog
from khenthuong_desktop.ui.main_window import MainWindow
from khenthuong_desktop.ui.pages.people.page import PeoplePage
from tests.patience import opened

WHO = ["STT", "Họ và tên", "Ngày sinh", "Chức vụ", "Đơn vị"]
Shown = Callable[..., ImportDialog]


@pytest.fixture
def shown(window: MainWindow, context: Context, commune: Database, tmp_path: Path, qtbot: QtBot) -> Shown:
    window.attach(context, "people")
    window.activateWindow()

    def show(sheets: dict[str, list[list[Any]]], merges: tuple[str, ...] = ()) -> ImportDialog:
        book = Workbook()
        book.remove(book.worksheets[0])
        for name, rows in sheets.items():
            page = book.create_sheet(name)
            for row in rows:
                page.append(row)
            for merge in merges:
                page.merge_cells(merge)
        book.save(tmp_path / "ds.xlsx")
        page_shown = window.page
        assert isinstance(page_shown, PeoplePage)
        page_shown.take_files([tmp_path / "ds.xlsx"])
        dialog: ImportDialog = opened(ImportDialog, qtbot)
        return dialog

    return show
