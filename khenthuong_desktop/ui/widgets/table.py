"""The table of every list page: calm rows, chips, remembered columns, copying out and pasting in."""

from collections.abc import Collection, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from khenthuong_desktop.ui import theme
from khenthuong_desktop.ui.table_model import Index, PagedModel
from khenthuong_desktop.ui.theme import Size, Space
from khenthuong_desktop.ui.widgets.column_widths import NARROWEST, ColumnWidths
from khenthuong_desktop.ui.widgets.row_delegate import RowDelegate
from khenthuong_desktop.ui.window_state import WindowState

Row = TypeVar("Row")


class Table(QTableView, Generic[Row]):
    """Shows a :class:`PagedModel`; selection is by key and survives a reload."""

    current_changed = Signal(object)  # the row, or None
    selection_changed = Signal()
    opened = Signal(object)  # the row that was double-clicked or Enter was pressed on

    def __init__(self, model: PagedModel[Row], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = model
        self._current_key: str | None = None
        self._widths = ColumnWidths(model, self.fontMetrics)
        self._cover: QWidget | None = None
        self._sized = False  # whether the user chose widths of his own
        self.setAccessibleName(name)
        self.setModel(model)
        self._dress()
        model.modelAboutToBeReset.connect(self._on_reset_begun)
        model.modelReset.connect(self._on_reset_done)
        self.selectionModel().selectionChanged.connect(self._on_selection_changed)
        self.doubleClicked.connect(lambda index: self.opened.emit(model.row_at(index.row())))

    def _dress(self) -> None:
        self._delegate = RowDelegate(self._rows, self)
        self.setItemDelegate(self._delegate)
        self.setMouseTracking(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSortingEnabled(True)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(Size.ROW)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsMovable(True)
        header.setMinimumSectionSize(NARROWEST)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._on_header_menu)
        if any(column.mark for column in self._rows.columns):
            theme.mark(header, "marks")
            header.setFixedHeight(2 * self.fontMetrics().height() + Space.M)
        for number, column in enumerate(self._rows.columns):
            header.setSectionHidden(number, column.hidden)
        header.sectionResized.connect(self._on_section_resized)
        self._fit()

    @property
    def current_row(self) -> Row | None:
        """The row the cursor is on, when it is selected."""
        index = self.currentIndex()
        if not index.isValid() or not self.selectionModel().isRowSelected(index.row()):
            return None
        return self._rows.row_at(index.row())

    @property
    def selected_rows(self) -> list[Row]:
        """The selected rows from top to bottom."""
        rows = (self._rows.row_at(number) for number in self._selected_numbers())
        return [row for row in rows if row is not None]

    @property
    def selected_count(self) -> int:
        parts = self.selectionModel().selection()
        return sum(parts.at(number).height() for number in range(parts.count()))

    def selectRow(self, row: int) -> None:
        """Unlike Qt's own, with Ctrl held (Ctrl+S in a dialog) it does not take the row out of the selection."""
        flags = QItemSelectionModel.SelectionFlag
        index = self._rows.index(row, self.horizontalHeader().logicalIndex(0))
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)

    def select_key(self, key: str) -> bool:
        """Put the cursor on the row with this key; False when the list does not show it."""
        position = self._rows.position(key)
        if position is None:
            return False
        self.selectRow(position)
        self.scrollTo(self._rows.index(position, 0))
        return True

    def select_again(self) -> None:
        """Put the cursor back on the row it was on before the rows were asked for anew."""
        if self._current_key is None or not self.select_key(self._current_key):
            self.current_changed.emit(None)
            self.selection_changed.emit()

    def copy(self) -> None:
        """The selected rows to the clipboard, as Excel takes them."""
        QGuiApplication.clipboard().setText(self._rows.as_text(self._selected_numbers(), self.shown_columns))

    @property
    def shown_columns(self) -> list[int]:
        """The columns in sight, in the order the user gave them."""
        header = self.horizontalHeader()
        order = [header.logicalIndex(place) for place in range(header.count())]
        return [number for number in order if not header.isSectionHidden(number)]

    def show_columns(self, numbers: Collection[int]) -> None:
        """Show these columns and hide all others."""
        header = self.horizontalHeader()
        blocked = header.blockSignals(True)  # hiding is not a width that somebody chose
        for number in range(header.count()):
            header.setSectionHidden(number, number not in numbers)
        header.blockSignals(blocked)
        self._fit()

    def covered_by(self, cover: QWidget) -> None:
        """Something lies over the left edge: the cursor's cell is kept clear of it."""
        self._cover = cover
        self.horizontalHeader().setFirstSectionMovable(False)

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        super().scrollTo(index, hint)
        if self._cover is not None and index.column() > 0:
            lacking = self._cover.width() - self.columnViewportPosition(index.column())
            if lacking > 0:
                bar = self.horizontalScrollBar()
                bar.setValue(bar.value() - lacking)

    def remember(self, state: WindowState, name: str) -> None:
        """Take column widths, order and choice from the last time and keep them from now on."""
        header = self.horizontalHeader()
        kept = state.bytes(f"tables/{name}")
        if not kept.isEmpty() and header.restoreState(kept):
            header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
            self._sized = True
            self._fit()

        def keep(*_args: object) -> None:
            state.keep(f"tables/{name}", header.saveState())

        self._keep = keep
        header.sectionResized.connect(keep)
        header.sectionMoved.connect(keep)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._delegate.begin()
        super().paintEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.current_row
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row is not None:
            self.opened.emit(row)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(event.position().toPoint().y()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, row: int) -> None:
        if self._delegate.hovered != row:
            self._delegate.hovered = row
            self.viewport().update()

    def _selected_numbers(self) -> Sequence[int]:
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    def _fit(self) -> None:
        header = self.horizontalHeader()
        shown = [number for number in range(header.count()) if not header.isSectionHidden(number)]
        chosen = {number: header.sectionSize(number) for number in shown} if self._sized else None
        blocked = header.blockSignals(True)
        for number, width in self._widths.shared(self.viewport().width(), shown, chosen).items():
            header.resizeSection(number, width)
        header.blockSignals(blocked)
        self.updateGeometries()

    def _on_reset_begun(self) -> None:
        row = self.current_row
        self._current_key = self._rows.key(row) if row is not None else None

    def _on_reset_done(self) -> None:
        if self._rows.rowCount() and not self._rows.query.text and self._widths.measure():
            self._fit()
        self.select_again()

    def _on_selection_changed(self, _new: QItemSelection, _old: QItemSelection) -> None:
        self.current_changed.emit(self.current_row)
        self.selection_changed.emit()

    def _on_section_resized(self, _number: int, _old: int, _new: int) -> None:
        self._sized = True

    def _on_header_menu(self, where: QPoint) -> None:
        header = self.horizontalHeader()
        menu = QMenu(self)
        for number, column in enumerate(self._rows.columns):
            action = QAction(column.heading, menu)
            action.setCheckable(True)
            action.setChecked(not header.isSectionHidden(number))
            action.toggled.connect(lambda on, number=number: self._show_column(number, on))
            menu.addAction(action)
        menu.exec(header.mapToGlobal(where))
        menu.deleteLater()

    def _show_column(self, number: int, on: bool) -> None:
        header = self.horizontalHeader()
        if on or header.hiddenSectionCount() < header.count() - 1:
            header.setSectionHidden(number, not on)
            self._fit()
            keep: Any = getattr(self, "_keep", None)
            if keep is not None:
                keep()
