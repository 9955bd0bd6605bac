"""Ticking many rows of a list that is searched meanwhile: a click or Space ticks, what is ticked stays."""

from collections.abc import Callable, Collection, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from khenthuong_desktop.ui import labels
from khenthuong_desktop.ui.table_model import Chip, Column, ListSource, Query, key_of
from khenthuong_desktop.ui.theme import Space, Tone
from khenthuong_desktop.ui.widgets.controls import label, link
from khenthuong_desktop.ui.widgets.flow import FlowLayout
from khenthuong_desktop.ui.widgets.list_view import ListView

Row = TypeVar("Row")

_TICKED, _FREE = Chip("Chọn", Tone.ACCENT, "check"), Chip("", Tone.NEUTRAL, "plus")


class PickList(QWidget, Generic[Row]):
    """Short lists in memory; ``load`` gives all rows."""

    picked = Signal()

    def __init__(
        self,
        noun: str,
        columns: Sequence[Column[Row]],
        load: Callable[[], Sequence[Row]],
        *,
        search_hint: str = "Tìm",
        key: Callable[[Row], str] = key_of,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._load = load
        self._key = key
        self._noun = noun
        self._ticked: dict[str, Row] = {}
        tick: Column[Row] = Column("Chọn", lambda row: "", chip=self._chip, chars=8)
        shown = (tick, *columns)
        self.view = ListView("pick", noun, shown, ListSource(self._rows, shown), search_hint=search_hint, key=key)
        self._count_label = label("", "secondary")
        self._build()
        self.view.reload()

    def _build(self) -> None:
        table = self.view.table
        table.installEventFilter(self)
        table.clicked.connect(lambda index: self._toggle([self.view.model.row_at(index.row())]))
        self.view.footer_label.hide()
        below = FlowLayout(Space.S)  # narrow beside a picture, wide in a dialog of its own
        below.addWidget(self._count_label)
        below.addWidget(link("Chọn tất cả đang thấy", self.pick_all))
        below.addWidget(link("Bỏ chọn hết", self.clear))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.S)
        layout.addWidget(self.view, 1)
        layout.addLayout(below)
        self._show_count()

    @property
    def rows(self) -> list[Row]:
        """What is ticked, in the order of ticking."""
        return list(self._ticked.values())

    def reload(self) -> None:
        """Ask again; ticks on rows that are no longer offered go away."""
        offered = {self._key(row) for row in self._load()}
        self._ticked = {key: row for key, row in self._ticked.items() if key in offered}
        self.view.reload()
        self._tell()

    def pick(self, keys: Collection[str]) -> None:
        """Tick the rows with these keys, besides what is ticked."""
        self._ticked |= {self._key(row): row for row in self._load() if self._key(row) in keys}
        self._tell()

    def pick_all(self) -> None:
        """Tick every row that the search lets through."""
        found = (self.view.model.row_at(number) for number in range(self.view.count))
        self._ticked |= {self._key(row): row for row in found if row is not None}
        self._tell()

    def clear(self) -> None:
        self._ticked.clear()
        self._tell()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space:
            self._toggle(self.view.table.selected_rows)
            return True
        return super().eventFilter(watched, event)

    def _rows(self, _query: Query) -> Sequence[Row]:
        return self._load()

    def _chip(self, row: Row) -> Chip:
        return _TICKED if self._key(row) in self._ticked else _FREE

    def _toggle(self, rows: Sequence[Row | None]) -> None:
        for row in rows:
            if row is not None and self._ticked.pop(self._key(row), None) is None:
                self._ticked[self._key(row)] = row
        self._tell()

    def _tell(self) -> None:
        self.view.table.viewport().update()
        self._show_count()
        self.picked.emit()

    def _show_count(self) -> None:
        count = len(self._ticked)
        self._count_label.setText(
            f"Đã chọn {labels.number(count)} {self._noun}"
            if count
            else "Bấm vào dòng, hoặc phím cách, để chọn; gõ để tìm tiếp, dòng đã chọn vẫn giữ."
        )
