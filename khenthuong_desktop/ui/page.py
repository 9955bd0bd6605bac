"""What every page is: a title line with one primary action, the rest in a menu, and a body that reloads."""

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from khenthuong_desktop.ui import icons
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.theme import Space
from khenthuong_desktop.ui.widgets.actions import Action
from khenthuong_desktop.ui.widgets.controls import button, label
from khenthuong_desktop.ui.widgets.list_view import ListView


class Page(QWidget):
    """A page shows rows, calls services and reloads when one of its tables changed; no rules, no SQL."""

    title: ClassVar[str] = ""
    tables: ClassVar[frozenset[str]] = frozenset()
    by_year: ClassVar[bool] = False  # whether choosing another year changes what the page shows

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._offered: list[tuple[Action, QAction]] = []
        self._title_label = label(self.title, "title")
        self._count_label = label("", "secondary")
        self._buttons = QWidget()
        self._menu = QMenu(self)
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
        self._menu_button.setVisible(len(actions) > 1)
        self._show_buttons(actions)
        self.selection_is(0)

    def selection_is(self, count: int) -> None:
        """Enable what makes sense for that many selected rows."""
        for action, made in self._offered:
            made.setEnabled(action.needs.met_by(count))

    def _show_buttons(self, actions: Sequence[Action]) -> None:
        shown = QWidget()
        row = QHBoxLayout(shown)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        for number, action in enumerate(actions):
            if number == 0 or action.beside:
                made = button(action.text, action.run, action.icon, "" if number else "primary")
                made.setToolTip(" · ".join(action.keys))
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
