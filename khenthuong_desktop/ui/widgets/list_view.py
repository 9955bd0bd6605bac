"""The body of every list page: filter line, table, details beside or under it, footer, empty state."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from khenthuong_desktop.ui import labels
from khenthuong_desktop.ui.table_model import Column, PagedModel, Source, key_of
from khenthuong_desktop.ui.theme import Size, Space
from khenthuong_desktop.ui.widgets.actions import Action
from khenthuong_desktop.ui.widgets.controls import FilterCombo, SearchEdit, label
from khenthuong_desktop.ui.widgets.empty import EmptyState
from khenthuong_desktop.ui.widgets.table import Table
from khenthuong_desktop.ui.window_state import WindowState

Row = TypeVar("Row")


@dataclass(frozen=True)
class Filter:
    """A drop-down in the filter line; its value reaches the source as ``query.filters[name]``."""

    name: str
    everything: str
    choices: Sequence[tuple[str, Any]]


class ListView(QWidget, Generic[Row]):
    """Knows nothing of any subject: columns and a source come in, keys and signals go out."""

    current_changed = Signal(object)
    selection_changed = Signal()
    opened = Signal(object)
    counted = Signal(int)

    def __init__(
        self,
        name: str,
        noun: str,
        columns: Sequence[Column[Row]],
        source: Source[Row],
        *,
        search_hint: str = "Tìm",
        filters: Sequence[Filter] = (),
        details: QWidget | None = None,
        empty: EmptyState | None = None,
        actions: Sequence[Action] = (),
        state: WindowState | None = None,
        key: Callable[[Row], str] = key_of,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.noun = noun
        self.total_words = ""  # sums that stand under the list on paper
        self.actions_offered = tuple(actions)
        self.model: PagedModel[Row] = PagedModel(columns, source, key, self)
        self.table: Table[Row] = Table(self.model, noun)
        self.search_edit = SearchEdit(search_hint)
        self._offered = tuple(filters)
        self._filters = {offered.name: FilterCombo(offered.everything, offered.choices) for offered in filters}
        self._filter_line = QHBoxLayout()
        self._footer_label = label("", "secondary")
        self._nothing_found = EmptyState("search", "Không tìm thấy", "Không có dòng nào khớp với điều kiện lọc.")
        self._empty = empty or EmptyState("inbox", "Chưa có gì ở đây", "")
        self._details = details
        self._build()
        self._connect()
        if state is not None:
            self.table.remember(state, name)

    def _build(self) -> None:
        self._filter_line.setSpacing(Space.S)
        self._filter_line.addWidget(self.search_edit)
        for combo in self._filters.values():
            self._filter_line.addWidget(combo)
        self._filter_line.addStretch(1)
        self._filter_line.addWidget(self._footer_label)
        self._stack = QStackedWidget()
        for page in (self.table, self._nothing_found, self._empty):
            self._stack.addWidget(page)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setHandleWidth(Space.M)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self._stack)
        if self._details is not None:
            self._splitter.addWidget(self._details)
            self._splitter.setStretchFactor(0, 1)
            self._splitter.setStretchFactor(1, 0)
            self._splitter.setSizes([10_000, Size.DETAILS])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.M)
        layout.addLayout(self._filter_line)
        layout.addWidget(self._splitter, 1)

    def _connect(self) -> None:
        self.search_edit.searched.connect(self._on_searched)
        self.search_edit.returnPressed.connect(self.table.setFocus)
        self.search_edit.left_down.connect(self._on_left_down)
        for name, combo in self._filters.items():
            combo.filtered.connect(lambda value, name=name: self.set_filter(name, value))
        self.model.modelReset.connect(self._on_reset)
        self.table.current_changed.connect(self.current_changed)
        self.table.selection_changed.connect(self.selection_changed)
        self.table.selection_changed.connect(self._show_footer)
        self.table.opened.connect(self.opened)

    def _on_left_down(self) -> None:
        """Into the table, onto its first row when none is chosen."""
        self.search_edit.search_now()
        self.table.setFocus()
        if self.table.current_row is None and self.count:
            self.table.selectRow(0)

    @property
    def count(self) -> int:
        """How many rows the list shows now."""
        return self.model.rowCount()

    @property
    def narrowed(self) -> bool:
        """Whether a search or a filter hides rows."""
        query = self.model.query
        return bool(query.text.strip()) or any(value is not None for value in query.filters.values())

    @property
    def asked(self) -> tuple[str, ...]:
        """The search, the filters and the order in force, in words."""
        query = self.model.query
        words = [f"Tìm: “{query.text.strip()}”"] if query.text.strip() else []
        for offered in self._offered:
            wanted = query.filters.get(offered.name)
            words += [name for name, value in offered.choices if wanted is not None and value == wanted]
        order = next((column.heading for column in self.model.columns if query.sort and column.sort == query.sort), "")
        if order:
            words.append(f"Xếp theo: {order}, {'giảm dần' if query.descending else 'tăng dần'}")
        return tuple(words)

    def reload(self) -> None:
        """Ask the source again; search, order and selection stay."""
        self.model.reload()

    def set_filter(self, name: str, value: Any) -> None:
        """Narrow the list by one filter; None lifts it."""
        filters: Mapping[str, Any] = {**self.model.query.filters, name: value}
        self.model.ask(replace(self.model.query, filters=filters))

    def choose_filter(self, name: str, value: Any) -> None:
        """Narrow the list as if it had been chosen in the drop-down."""
        self._filters[name].choose(value)

    def offer_choices(self, name: str, choices: Sequence[tuple[str, Any]]) -> None:
        """Other choices for one filter; what is chosen stays where it is still offered."""
        self._offered = tuple(replace(one, choices=choices) if one.name == name else one for one in self._offered)
        self._filters[name].offer(choices)

    def clear_filters(self) -> None:
        """Show every row again."""
        self.search_edit.clear()
        for combo in self._filters.values():
            combo.choose(None)
        self.model.ask(replace(self.model.query, text="", filters={}))

    def show_key(self, key: str) -> bool:
        """Bring a row into view and select it, lifting filters that hide it."""
        if self.table.select_key(key):
            return True
        self.clear_filters()
        return self.table.select_key(key)

    def add_to_filter_line(self, widget: QWidget) -> None:
        """A control of the page's own, left of the footer."""
        self._filter_line.insertWidget(self._filter_line.count() - 2, widget)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.counted.emit(self.count)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._details is None:
            return
        narrow = self.width() < Size.FOLD_DETAILS_BELOW
        self._splitter.setOrientation(Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal)
        beside = min(Size.DETAILS, self.width() // 3)
        self._splitter.setSizes([6_000, 4_000] if narrow else [self.width() - beside, beside])

    def _on_searched(self, words: str) -> None:
        self.model.ask(replace(self.model.query, text=words))

    def _on_reset(self) -> None:
        nothing = self.model.rowCount() == 0
        page: QWidget = self.table if not nothing else self._nothing_found if self.narrowed else self._empty
        self._stack.setCurrentWidget(page)
        if self._details is not None:
            self._details.setVisible(not nothing or self.narrowed)
        self._show_footer()
        self.counted.emit(self.model.rowCount())

    def _show_footer(self) -> None:
        selected = self.table.selected_count
        words = f"{labels.number(self.model.rowCount())} {self.noun}"
        self._footer_label.setText(f"{words} · chọn {labels.number(selected)}" if selected > 1 else words)

    @property
    def footer_label(self) -> QLabel:
        return self._footer_label
