"""What every page is: a title line with one primary action, the rest in a menu, and a body that reloads."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from khenthuong_desktop.ui import icons, labels
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.theme import Space
from khenthuong_desktop.ui.widgets.actions import EXCEL, PRINT, Action
from khenthuong_desktop.ui.widgets.controls import Segments, button, label
from khenthuong_desktop.ui.widgets.list_view import ListView

if TYPE_CHECKING:
    from khenthuong_desktop.ui.printed_list import PrintedList


class Page(QWidget):
    """A page shows rows, calls services and reloads when one of its tables changed; no rules, no SQL."""

    title: ClassVar[str] = ""
    tables: ClassVar[frozenset[str]] = frozenset()
    takes: ClassVar[tuple[str, ...]] = ()  # endings of files that can be dropped on it
    by_year: ClassVar[bool] = False  # whether choosing another year changes what the page shows

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._offered: list[tuple[Action, QAction]] = []
        self._pressed: list[tuple[Action, QPushButton]] = []
        self._title_label = label(self.title, "title")
        self._count_label = label("", "secondary")
        self._buttons = QWidget()
        self._menu = QMenu(self)
        self._print_action = self._made(Action("In danh sách", self.print_list, "printer", PRINT))
        self._excel_action = self._made(Action("Xuất Excel", self.save_list, "file-spreadsheet", EXCEL))
        self.title_line = QHBoxLayout()
        self.body = QVBoxLayout()
        self._frame()

    def _frame(self) -> None:
        self.title_line.setSpacing(Space.M)
        self.title_line.addWidget(self._title_label)
        self.title_line.addWidget(self._count_label, 0, Qt.AlignmentFlag.AlignBottom)
        self.title_line.addStretch(1)
        self._menu_button = QToolButton()
        icons.put(self._menu_button, "ellipsis")
        self._menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu_button.setMenu(self._menu)
        self._menu_button.setAccessibleName("Các việc khác")
        self._menu_button.setToolTip("Các việc khác")
        self._menu_button.setProperty("role", "framed")
        self._menu_button.hide()
        self.title_line.addWidget(self._buttons)
        self.title_line.addWidget(self._menu_button)
        self.body.setSpacing(Space.M)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XL, Space.L, Space.XL, Space.M)
        layout.setSpacing(Space.M)
        layout.addLayout(self.title_line)
        layout.addLayout(self.body, 1)

    def reload(self) -> None:
        """Show what the database says now; the window calls it on first show and after a change."""

    def show_key(self, key: str) -> None:
        """Bring one thing into view; called when another page leads here."""

    def search(self) -> None:
        """Put the cursor into the page's search field (Ctrl+F)."""
        view = self.list_view
        if view is not None:
            view.search_edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
            view.search_edit.selectAll()

    @property
    def list_view(self) -> ListView[object] | None:
        """The list in sight, for searching and the count of rows in the status line."""
        views = [view for view in self.findChildren(ListView) if view.isVisibleTo(self)]
        return views[0] if views else None

    def print_list(self) -> None:
        """Ctrl+P: show the list in sight on paper, all of its rows with what is searched, filtered and ordered."""
        view = self.list_view
        if view is None or not view.count:
            self.context.messages.warn("Không có danh sách nào trên trang này để in.")
            return
        from khenthuong_desktop.ui.widgets.print_dialog import PrintDialog  # the print system loads on first use

        PrintDialog(self._printed(view), self.context.messages, Path.home(), self).open()

    def save_list(self) -> None:
        """Ctrl+E: the same list as a workbook."""
        view = self.list_view
        if view is None or not view.count:
            self.context.messages.warn("Không có danh sách nào trên trang này để xuất.")
            return
        from khenthuong_desktop.ui.excel_list import ask_workbook, save_list  # the dialogs of files load on first use

        target = ask_workbook(self, "Xuất Excel", self.heading)
        if target is not None:
            save_list(self.context, view, self.heading, (*self.print_notes, *view.asked), target)

    @property
    def heading(self) -> str:
        """What the list in sight is called on paper: the page, and which of its parts is open."""
        switches = [switch for switch in self.findChildren(Segments) if switch.isVisibleTo(self)]
        return " – ".join(dict.fromkeys([self.title, *(switch.names[switch.current] for switch in switches)]))

    @property
    def print_notes(self) -> Sequence[str]:
        """What a reader of the printed list must know besides search, filters and order."""
        return (f"Năm {self.context.year}",) if self.by_year else ()

    def _printed(self, view: ListView[object]) -> "PrintedList":
        from khenthuong_desktop.ui.printed_list import PrintedColumn, PrintedList

        columns, unit = view.table.shown_columns, self.context.unit
        numbered = enumerate(view.model.texts(columns), 1)
        return PrintedList(
            title=self.heading,
            unit=unit.name if unit else "",
            notes=(*self.print_notes, *view.asked),
            columns=(
                PrintedColumn("TT", numeric=True),
                *(
                    PrintedColumn(view.model.columns[number].heading, view.model.columns[number].numeric)
                    for number in columns
                ),
            ),
            rows=tuple((labels.number(place), *texts) for place, texts in numbered),
            total=" · ".join(
                part for part in (f"Tổng cộng: {labels.number(view.count)} {view.noun}", view.total_words) if part
            ),
            printed_on=f"In ngày {labels.moment(self.context.db.now())}",
        )

    def show_count(self, text: str) -> None:
        """The small words beside the title."""
        self._count_label.setText(text)

    def offer(self, actions: Sequence[Action]) -> None:
        """Offer these actions: the first as the button, all others in the menu, all by their keys."""
        for _, old in self._offered:
            self.removeAction(old)
            old.deleteLater()
        self._menu.clear()
        self._offered = [(action, self._made(action)) for action in actions]
        for action, made in self._offered[1:]:
            if action.separated:
                self._menu.addSeparator()
            self._menu.addAction(made)
        if self.findChildren(ListView):
            self._menu.addSeparator()
            self._menu.addActions([self._print_action, self._excel_action])
        self._menu_button.setVisible(not self._menu.isEmpty())
        self._show_buttons(actions)
        self.selection_is(0)

    def selection_is(self, count: int) -> None:
        """Enable what makes sense for that many selected rows."""
        for action, made in self._offered:
            made.setEnabled(action.needs.met_by(count))
        for action, pressed in self._pressed:
            met = action.needs.met_by(count)
            pressed.setEnabled(met)
            pressed.setToolTip(" · ".join(action.keys) if met else action.needs.reason)

    def _show_buttons(self, actions: Sequence[Action]) -> None:
        shown = QWidget()
        self._pressed = []
        row = QHBoxLayout(shown)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        for number, action in enumerate(actions):
            if number == 0 or action.beside:
                made = button(action.text, action.run, action.icon, "" if number else "primary")
                self._pressed.append((action, made))
                row.insertWidget(0 if number else -1, made)
        self.title_line.replaceWidget(self._buttons, shown)
        self._buttons.hide()
        self._buttons.deleteLater()
        self._buttons = shown

    def _made(self, action: Action) -> QAction:
        made = QAction(action.text, self)
        if action.icon:
            icons.put(made, action.icon)
        made.setShortcuts([QKeySequence(keys) for keys in action.keys])
        made.setShortcutContext(Qt.ShortcutContext.WindowShortcut)  # Qt leaves hidden pages out
        made.triggered.connect(lambda _checked=False: action.run())
        self.addAction(made)
        return made
