"""Hands and eyes at the window: everything goes by clicks and keys on what is in sight, as a clerk would."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QToolButton,
    QWidget,
)
from pytest import MonkeyPatch
from pytestqt.qtbot import QtBot

from khenthuong_desktop.app import Program
from khenthuong_desktop.ui.form import Form
from khenthuong_desktop.ui.page import Page
from khenthuong_desktop.ui.widgets.cell_table import CellTable
from khenthuong_desktop.ui.widgets.form_dialog import FormDialog
from khenthuong_desktop.ui.widgets.table import Table
from tests.patience import settle

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier
PLAIN = Qt.KeyboardModifier.NoModifier


class Clerk:
    """Sits before one window; the system's own file choosers answer with ``chosen``."""

    def __init__(self, qtbot: QtBot, program: Program, monkeypatch: MonkeyPatch) -> None:
        self.qtbot, self.window = qtbot, program.window
        self.chosen = Path()
        for name in ("getOpenFileName", "getSaveFileName"):
            monkeypatch.setattr(QFileDialog, name, lambda *_asked: (str(self.chosen), ""))
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked: str(self.chosen))
        with qtbot.waitExposed(self.window):
            program.show()
        self.settle()

    # Waiting

    def wait_for(self, condition: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(condition)

    def settle(self) -> None:
        """Until nothing runs and every notice has reached its page."""
        self.qtbot.wait(1)
        settle(self.qtbot, self.window)
        self.come_back()

    def come_back(self) -> None:
        """To the window after a dialog has closed; a real screen does this by itself."""
        if self.place is self.window and not self.window.isActiveWindow():
            self.window.activateWindow()
            self.wait_for(self.window.isActiveWindow)

    def reads(self, words: str) -> None:
        """Wait until the message line says this."""
        self.wait_for(lambda: words in self.window.messages.text)
        self.settle()

    # Looking

    @property
    def page(self) -> Page:
        page = self.window.page
        assert page is not None
        return page

    @property
    def place(self) -> QWidget:
        """What is in front: the open dialog, or the window."""
        return QApplication.activeModalWidget() or self.window

    def seen(self, kind: type[Any]) -> list[Any]:
        """Everything of a kind in sight in front, in reading order of the window."""
        return [widget for widget in self.place.findChildren(kind) if widget.isVisible()]

    def dialog(self, title: str) -> QDialog:
        """The dialog with this title, once it is in front."""
        self.wait_for(lambda: isinstance(self.place, QDialog) and title in self.place.windowTitle())
        front = self.place
        assert isinstance(front, QDialog)
        front.activateWindow()
        self.wait_for(front.isActiveWindow)
        return front

    def form_dialog(self, title: str) -> FormDialog:
        found = self.dialog(title)
        assert isinstance(found, FormDialog)
        return found

    def gone(self, dialog: QDialog) -> None:
        """Wait until a dialog has closed, and for what it began."""
        self.wait_for(lambda: self.place is not dialog)
        self.settle()

    @property
    def table(self) -> Table[Any]:
        """The list in sight."""
        found: Table[Any] = self.seen(Table)[0]
        return found

    def rows(self) -> list[tuple[str, ...]]:
        """The list in sight, as its cells read."""
        model = self.table.model()
        columns = range(model.columnCount())
        return [
            tuple(str(model.index(row, column).data() or "") for column in columns) for row in range(model.rowCount())
        ]

    # Doing

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN) -> None:
        """A key, to wherever the cursor is."""
        self.qtbot.keyClick(QApplication.focusWidget() or self.place, key, modifier)
        QApplication.processEvents()

    def type(self, words: str) -> None:
        """Words, to wherever the cursor is; letters with accents come whole, as an input method sends them."""
        for letter in words:
            editor = QApplication.focusWidget()
            assert editor is not None
            key = Key.Key_Return if letter == "\n" else Key.Key_unknown
            QTest.sendKeyEvent(QTest.KeyAction.Click, editor, key, letter, PLAIN)

    def retype(self, words: str) -> None:
        """Words instead of what stands in the field."""
        self.press(Key.Key_A, CONTROL)
        self.press(Key.Key_Delete)
        self.type(words)

    def click(self, words: str) -> None:
        """The button that says this."""
        buttons = [one for one in self.seen(QAbstractButton) if words in (one.text().strip(), one.accessibleName())]
        assert buttons, f"no button says {words!r}"
        assert buttons[0].isEnabled(), f"{words!r} cannot be pressed now"
        self.qtbot.mouseClick(buttons[0], LEFT)
        QApplication.processEvents()

    def choose(self, button: QToolButton, words: str) -> None:
        """An entry of the menu that a button opens; the menu has its own loop, so its click is laid up before."""

        def pick() -> None:
            menu = QApplication.activePopupWidget()
            assert isinstance(menu, QMenu)
            action = next((one for one in menu.actions() if one.text() == words), None)
            where = menu.actionGeometry(action).center() if action is not None else QPoint(0, 0)
            self.qtbot.mouseClick(menu, LEFT, pos=where)
            menu.close()

        QTimer.singleShot(0, pick)
        self.qtbot.mouseClick(button, LEFT)
        self.settle()

    def choose_other(self, words: str) -> None:
        """One of the page's other actions, from its menu."""
        self.choose(next(one for one in self.seen(QToolButton) if one.accessibleName() == "Các việc khác"), words)

    def go(self, title: str) -> None:
        """A page, by a click in the left column."""
        pages = self.window.navigation.list
        [item] = pages.findItems(title, Qt.MatchFlag.MatchExactly)
        self.qtbot.mouseClick(pages.viewport(), LEFT, pos=pages.visualItemRect(item).center())
        self.settle()
        assert self.page.title == title

    def tab_to(self, words: str) -> None:
        """With Tab to the control that says or is called this."""
        for _step in range(60):
            self.press(Key.Key_Tab)
            found = QApplication.focusWidget()
            said = found.text().strip() if isinstance(found, QAbstractButton) else ""
            if found is not None and words in (said, found.accessibleName()):
                return
        raise AssertionError(f"Tab never comes to {words!r}")

    def select(self, *words: str) -> None:
        """The row of the list in sight whose cells say all this."""
        places = [number for number, row in enumerate(self.rows()) if set(words) <= set(row)]
        assert places, f"no row says {words}"
        self.select_number(places[0])

    def select_number(self, number: int) -> None:
        table = self.table
        column = next(place for place in range(table.model().columnCount()) if not table.isColumnHidden(place))
        index = table.model().index(number, column)
        table.scrollTo(index)
        self.qtbot.mouseClick(table.viewport(), LEFT, pos=table.visualRect(index).center())
        table.setFocus()
        QApplication.processEvents()

    def turn_to(self, words: str) -> None:
        """The sheet of a dialog with this name."""
        bar: QTabBar = self.seen(QTabBar)[0]
        number = next(number for number in range(bar.count()) if bar.tabText(number) == words)
        self.qtbot.mouseClick(bar, LEFT, pos=bar.tabRect(number).center())

    def fill_in(self, form: Form, **answers: str) -> None:
        """A form by keyboard alone: from field to field with Enter, or Tab where Enter starts a line."""
        self.wait_for(lambda: QApplication.focusWidget() is form.editor(next(iter(form.values()))))
        for name in form.values():
            editor = form.editor(name)
            assert QApplication.focusWidget() is editor, f"the cursor did not come to {name}"
            if name in answers:
                self._answer(editor, answers[name])
            self.press(Key.Key_Tab if isinstance(editor, QPlainTextEdit) else Key.Key_Return)
        assert set(answers) <= set(form.values())

    def _answer(self, editor: QWidget, words: str) -> None:
        if not isinstance(editor, QComboBox) or editor.isEditable():
            self.retype(words)
            return
        self.press(Key.Key_Home)
        while editor.currentText() != words:
            before = editor.currentIndex()
            self.press(Key.Key_Down)
            assert editor.currentIndex() > before, f"nothing offered says {words!r}"

    def leave(self, answer: str) -> None:
        """Esc with something typed: the question that comes has its own loop, so its answer is laid up before."""

        def reply() -> None:
            question = self.place
            try:
                self.click(answer)
            finally:
                question.close()  # or its loop would never end

        QTimer.singleShot(0, reply)
        self.press(Key.Key_Escape)

    def save(self, dialog: QDialog) -> None:
        """Ctrl+S, and wait until the dialog has closed."""
        self.press(Key.Key_S, CONTROL)
        self.gone(dialog)

    def type_down(self, table: CellTable, heading: str, words: Sequence[str]) -> None:
        """A column of a table that is typed into: one cell after the other with Enter; the last one is left open."""
        self._click_cell(table, heading, 0)
        for number, word in enumerate(words):
            assert table.currentRow() == number
            self.type(word)
            if number < len(words) - 1:
                self.press(Key.Key_Return)

    def choose_cell(self, table: CellTable, heading: str, row: int, words: str) -> None:
        """An entry of a drop-down in a cell: arrow keys to the cell, F2, then the keys of the drop-down."""
        self._click_cell(table, _heading_of(table, 0), row)
        for _step in range(self._column(table, heading)):
            self.press(Key.Key_Right)
        self.press(Key.Key_F2)
        box = QApplication.focusWidget()
        assert isinstance(box, QComboBox)
        self._answer(box, words)

    def _click_cell(self, table: CellTable, heading: str, row: int) -> None:
        index = table.model().index(row, self._column(table, heading))
        table.scrollTo(index)
        self.qtbot.mouseClick(table.viewport(), LEFT, pos=table.visualRect(index).center())

    def _column(self, table: CellTable, heading: str) -> int:
        return next(place for place in range(table.columnCount()) if _heading_of(table, place) == heading)


def _heading_of(table: CellTable, column: int) -> str:
    return str(table.model().headerData(column, Qt.Orientation.Horizontal))
