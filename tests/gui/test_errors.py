"""What the user is told about faults, and what never leaves the PC in a report."""

import sys

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from khenthuong_desktop.errors import Cancelled, FieldFault, FileInUse, ValuesRefused
from khenthuong_desktop.ui import errors
from khenthuong_desktop.ui.main_window import MainWindow
from khenthuong_desktop.ui.widgets.notice_dialog import NoticeDialog


def shown() -> NoticeDialog:
    found = [w for w in QApplication.topLevelWidgets() if isinstance(w, NoticeDialog) and w.isVisible()]
    assert len(found) == 1
    return found[0]


def raised(fault: BaseException) -> BaseException:
    try:
        raise fault
    except type(fault) as caught:
        return caught


def test_a_known_fault_says_what_happened_and_what_to_do(window: MainWindow) -> None:
    errors.show(FileInUse("danh-sach.xlsx"))
    assert "danh-sach.xlsx" in shown().text
    assert "đóng" in shown().text.lower()
    shown().close()


def test_refused_values_are_all_named(window: MainWindow) -> None:
    errors.show(ValuesRefused(FieldFault("code", "required"), FieldFault("id", "used_by_year_ratings", {"count": 3})))
    assert len(shown().text.splitlines()) == 2
    shown().close()


def test_what_the_user_stopped_is_not_spoken_of(window: MainWindow) -> None:
    errors.show(Cancelled())
    assert not [w for w in QApplication.topLevelWidgets() if isinstance(w, NoticeDialog) and w.isVisible()]


def test_a_bug_report_can_be_copied_and_holds_no_personal_data(window: MainWindow) -> None:
    errors.show(raised(KeyError("Nguyễn Thị Hoa 034185001234")))
    dialog = shown()
    assert "KeyError" in dialog.details
    assert "chưa thay đổi gì" not in dialog.text
    assert "xem lại danh sách" in dialog.text
    assert "test_errors.py" in dialog.details
    assert "Hoa" not in dialog.details
    assert "034185001234" not in dialog.details
    dialog.copy_details()
    assert QGuiApplication.clipboard().text() == dialog.details
    dialog.close()


def test_what_nobody_caught_is_shown(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    errors.install()
    fault = raised(FileInUse("so.xlsx"))
    sys.excepthook(type(fault), fault, fault.__traceback__)
    assert "so.xlsx" in shown().text
    shown().close()
