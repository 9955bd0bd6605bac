"""A small table that is typed into as in Excel: Enter goes down, blocks are pasted, Ctrl+D fills down."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from khenthuong_desktop.domain.text import clean, whole_number
from khenthuong_desktop.ui.table_model import CHIP_ROLE, Chip
from khenthuong_desktop.ui.theme import Size, Space
from khenthuong_desktop.ui.widgets.cell_delegate import CellDelegate
from khenthuong_desktop.ui.widgets.column_widths import heading_width
from khenthuong_desktop.ui.widgets.pasting import CellColumn, CellKind, place_block

__all__ = ["CellColumn", "CellKind", "CellTable"]

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class CellTable(QTableWidget):
    """Rows are mappings; ``edited`` tells which row was changed by hand or by pasting.

    With ``blank`` (what a new row of that number holds) the table grows under a pasted block.
    """

    edited = Signal(int)
    left_out = Signal(str)  # what of a pasted block found no place, in words; empty when all did

    def __init__(
        self,
        name: str,
        columns: Sequence[CellColumn],
        parent: QWidget | None = None,
        *,
        blank: Callable[[int], Mapping[str, Any]] | None = None,
    ) -> None:
        super().__init__(0, len(columns), parent)
        self._columns = tuple(columns)
        self._blank = blank
        self._places = {column.name: place for place, column in enumerate(self._columns)}
        self._filling = False
        self.setAccessibleName(name)
        self.setHorizontalHeaderLabels([column.heading for column in self._columns])
        self.setItemDelegate(CellDelegate(self._columns, self))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.SelectedClicked
        )
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(Size.ROW + Space.XS)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setMinimumSectionSize(48)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for place, column in enumerate(self._columns):
            header = self.horizontalHeaderItem(place)
            if header is not None and column.kind is CellKind.NUMBER:
                header.setTextAlignment(_RIGHT)
        self.itemChanged.connect(self._on_item_changed)

    def set_rows(self, rows: Sequence[Mapping[str, Any]]) -> None:
        """Show these rows instead."""
        self.setRowCount(0)
        for values in rows:
            self.add_row(values)
        self._fit()

    def add_row(self, values: Mapping[str, Any]) -> int:
        """One more row at the end; its number."""
        row = self.rowCount()
        self._filling = True
        self.insertRow(row)
        for place, column in enumerate(self._columns):
            value = values.get(column.name)
            if column.kind is CellKind.CHOICE:
                self.setCellWidget(row, place, self._combo(column, value))
            self.setItem(row, place, _item(column, value))
        self._filling = False
        return row

    def rows(self) -> list[dict[str, Any]]:
        """What stands in the table now, without the columns that are only shown."""
        return [
            {column.name: self.value(row, column.name) for column in self._columns if column.kind is not CellKind.SHOWN}
            for row in range(self.rowCount())
        ]

    def value(self, row: int, name: str) -> Any:
        """One value: text, int or None, or a choice's value."""
        place = self._places[name]
        column = self._columns[place]
        if column.kind is CellKind.CHOICE:
            box = self._box(row, place)
            return column.choices[box.currentIndex()][1] if box is not None else None
        item = self.item(row, place)
        words = clean(item.text()) if item is not None else ""
        if column.kind is CellKind.NUMBER:
            return whole_number(words)
        return words

    def show_value(self, row: int, name: str, text: str, chip: Chip | None = None, tip: str = "") -> None:
        """Tell something in a cell that is not typed into."""
        item = self.item(row, self._places[name])
        if item is not None:
            self._filling = True
            item.setText(chip.text if chip else text)
            item.setData(int(CHIP_ROLE), chip)
            item.setToolTip(tip)
            self._filling = False

    def put(self, row: int, name: str, value: Any) -> None:
        """Set a typed value from outside."""
        self._type(row, self._places[name], "" if value is None else str(value))

    def remove_current(self) -> None:
        """Take the row of the cursor out."""
        if self.currentRow() >= 0:
            self.removeRow(self.currentRow())

    def paste(self, block: str) -> None:
        """A block of cells from the current cell on; ``left_out`` says what of it found no place."""
        first, left = max(self.currentRow(), 0), max(self.currentColumn(), 0)
        placed = place_block(block, self._columns, [n for n in range(left, self.columnCount()) if self._takes(n)])
        if self._blank is not None:
            for row in range(self.rowCount(), first + placed.lines):
                self.add_row(self._blank(row))
        for line, place, words in placed.cells:
            self._type(first + line, place, words)
        lost = first + placed.lines - self.rowCount()
        more = [f"{lost} dòng cuối không còn chỗ"] if lost > 0 else []
        told = "; ".join([*placed.left_out, *more])
        self.left_out.emit(f"Chưa dán được: {told}." if told else "")

    def fill_down(self) -> None:
        """Copy the upper row of the selection into the rows below it."""
        for area in self.selectedRanges():
            for place in range(area.leftColumn(), area.rightColumn() + 1):
                if self._is_typed(place):
                    top = self.item(area.topRow(), place)
                    for row in range(area.topRow() + 1, area.bottomRow() + 1):
                        self._type(row, place, top.text() if top is not None else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste(QGuiApplication.clipboard().text())
        elif event.key() == Qt.Key.Key_D and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.fill_down()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self._is_editing:
            self._down()  # while a cell is typed into, Enter reaches us again when its editor closes
        elif event.key() == Qt.Key.Key_Delete:
            for item in self.selectedItems():
                if self._is_typed(item.column()):
                    item.setText("")
        else:
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)
        if hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            self._down()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Scrolling over a drop-down must not change it.
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QComboBox) and not watched.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _type(self, row: int, place: int, words: str) -> None:
        item, box = self.item(row, place), self._box(row, place)
        if box is not None:
            meant = self._columns[place].choice(words)
            box.setCurrentIndex(box.currentIndex() if meant is None else meant)
            return
        if item is not None:
            item.setText(clean(words))

    @property
    def _is_editing(self) -> bool:
        return self.state() == QAbstractItemView.State.EditingState

    def _is_typed(self, place: int) -> bool:
        return self._columns[place].kind in (CellKind.TEXT, CellKind.NUMBER) and not self.isColumnHidden(place)

    def _takes(self, place: int) -> bool:
        """Whether a pasted cell may go there."""
        return self._columns[place].kind is not CellKind.SHOWN and not self.isColumnHidden(place)

    def _down(self) -> None:
        row = self.currentRow() + 1
        if row < self.rowCount():
            self.setCurrentCell(row, self.currentColumn())

    def _box(self, row: int, place: int) -> QComboBox | None:
        holder = self.cellWidget(row, place)
        return holder.findChild(QComboBox) if holder is not None else None

    def _combo(self, column: CellColumn, value: Any) -> QWidget:
        holder = QWidget()
        box = QComboBox(holder)
        layout = QHBoxLayout(holder)
        layout.setContentsMargins(Space.XS, 2, Space.XS, 2)
        layout.addWidget(box)
        box.addItems([words for words, _ in column.choices])
        box.setAccessibleName(column.heading)
        box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        holder.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # or F2 on the cell would not lead into it
        holder.setFocusProxy(box)
        box.installEventFilter(self)
        values = [offered for _, offered in column.choices]
        box.setCurrentIndex(values.index(value) if value in values else 0)
        box.currentIndexChanged.connect(lambda _place: self._on_combo_changed(box))
        return holder

    def _on_combo_changed(self, box: QComboBox) -> None:
        for row in range(self.rowCount()):
            if any(self._box(row, place) is box for place in range(self.columnCount())):
                self.edited.emit(row)

    def _on_item_changed(self, item: QTableWidgetItem) -> None:
        if not self._filling and self._is_typed(item.column()):
            self.edited.emit(item.row())

    def _fit(self) -> None:
        """Natural widths, and what is left to the stretching columns."""
        letter = self.fontMetrics().averageCharWidth()
        widths = {
            place: max(int(column.chars * letter * 1.1), heading_width(self.fontMetrics(), column.heading))
            + 2 * Space.M
            for place, column in enumerate(self._columns)
            if not self.isColumnHidden(place)
        }
        spare = self.viewport().width() - sum(widths.values())
        stretching = [place for place in widths if self._columns[place].stretch]
        for place, width in widths.items():
            if place in stretching:
                heading = heading_width(self.fontMetrics(), self._columns[place].heading) + 2 * Space.M
                width = max(width + spare // len(stretching), Size.CONTROL * 3, heading)
            self.setColumnWidth(place, width)


def _item(column: CellColumn, value: Any) -> QTableWidgetItem:
    words = "" if value is None or column.kind is CellKind.CHOICE else str(value)
    item = QTableWidgetItem(words)
    if column.kind is CellKind.SHOWN:
        item.setToolTip(words)  # the column may be too narrow for them
    if column.kind in (CellKind.SHOWN, CellKind.CHOICE):
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
    if column.kind is CellKind.NUMBER:
        item.setTextAlignment(_RIGHT)
    return item
