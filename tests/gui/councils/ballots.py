"""Typing votes into a meeting's dialog, and what it shows of them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from khenthuong_desktop.ui.pages.councils.attendance import Presence
from khenthuong_desktop.ui.pages.councils.meeting_dialog import BALLOTS, MeetingDialog


def set_presence(opened: MeetingDialog, row: int, presence: Presence) -> None:
    rows = opened.attendance.table
    box = rows._box(row, 2)
    assert box is not None
    box.setCurrentIndex(list(Presence).index(presence))


def type_votes(qtbot: QtBot, opened: MeetingDialog, *votes: str) -> None:
    """Type the votes in favour, one below the other, as with a keyboard."""
    opened.tabs.setCurrentIndex(BALLOTS)
    table = opened.ballots.table
    table.setFocus()
    table.setCurrentCell(0, 1)
    for words in votes:
        qtbot.keyClicks(table, words[0])
        editor = next(editor for editor in table.viewport().findChildren(QLineEdit) if editor.isVisible())
        qtbot.keyClicks(editor, words[1:])
        qtbot.keyClick(editor, Qt.Key.Key_Return)
        qtbot.wait(5)  # Qt takes the value over in its next round


def told(opened: MeetingDialog, row: int, column: int) -> str:
    item = opened.ballots.table.item(row, column)
    return item.text() if item is not None else ""
