"""Everybody down, every award across: one picture of who may have what."""

from typing import Any

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from khenthuong_desktop.domain.reach import Standing
from khenthuong_desktop.domain.terms import SubjectKind
from khenthuong_desktop.services.verdicts.award_matrix import AwardMatrix, MatrixRow
from khenthuong_desktop.ui import labels
from khenthuong_desktop.ui.pages.eligibility.cells import CHIPS, key_of_cell
from khenthuong_desktop.ui.pages.eligibility.columns import (
    Lines,
    columns_of,
    is_worth_showing,
    standing_in,
)
from khenthuong_desktop.ui.table_model import ListSource, Query
from khenthuong_desktop.ui.widgets.empty import EmptyState
from khenthuong_desktop.ui.widgets.first_column import FirstColumn
from khenthuong_desktop.ui.widgets.legend import legend
from khenthuong_desktop.ui.widgets.list_view import Filter, ListView

KINDS = labels.choices(SubjectKind)
CELLS = tuple((f"Có ô “{chip.text}”", standing) for standing, chip in CHIPS.items())


class MatrixView(QWidget):
    """The table is made anew when the law has other awards; cells tell themselves apart by picture and word."""

    cell_changed = Signal(str, str)  # the subject's key, the award's code ("" on the name)
    selection_changed = Signal()
    opened = Signal()

    def __init__(self, details: QWidget, toggle: QWidget, empty: EmptyState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._details, self._toggle, self._empty = details, toggle, empty
        self.matrix: AwardMatrix | None = None
        self._lines: Lines = {}
        self._with_people = False
        self._award = ""  # the column the cursor was in last
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self.view = self._made()
        self._layout.addWidget(self.view, 1)
        self._layout.addWidget(legend(CHIPS.values()))

    def show_matrix(self, matrix: AwardMatrix, lines: Lines, *, with_people: bool) -> None:
        """Show the verdicts; ``lines`` explain those that are explained already."""
        before, self.matrix = self.matrix, matrix
        self._lines, self._with_people = lines, with_people
        if before is None or before.awards != matrix.awards:
            old, self.view = self.view, self._made()
            self._layout.replaceWidget(old, self.view)
            old.hide()
            old.deleteLater()
        else:
            self.view.reload()
        self._show_columns()
        self._into_column()

    def show_cell(self, subject_id: str, award: str) -> bool:
        """Put the cursor on one cell, lifting the filters that hide it."""
        self._award = award
        found = self.view.show_key(subject_id)
        if found:
            self._into_column()
        return found

    @property
    def current(self) -> tuple[MatrixRow, str] | None:
        """The row the cursor is in and the award of its column ("" on the name)."""
        row = self.view.table.current_row
        return None if row is None else (row, self._award_at(self.view.table.currentIndex().column()))

    def _made(self) -> ListView[MatrixRow]:
        columns = columns_of(self.matrix.awards if self.matrix else (), lambda: self._lines)
        made = ListView(
            "award_matrix",
            "người, tập thể, hộ",
            columns,
            ListSource(self._rows, columns),
            search_hint="Tìm theo tên, mã số, đơn vị",
            filters=(Filter("kind", "Mọi đối tượng", KINDS), Filter("cell", "Mọi kết luận", CELLS)),
            details=self._details,
            empty=self._empty,
        )
        FirstColumn(made.table, made.model)
        made.add_to_filter_line(self._toggle)
        made.model.modelReset.connect(self._show_columns)
        made.selection_changed.connect(self.selection_changed)
        made.table.selectionModel().currentChanged.connect(self._on_current_changed)
        made.opened.connect(lambda _row: self.opened.emit())
        return made

    def _rows(self, query: Query) -> list[MatrixRow]:
        kind, cell = query.filters.get("kind"), query.filters.get("cell")
        rows = [row for row in self.matrix.rows if kind in (None, row.kind)] if self.matrix else []
        return [row for row in rows if cell is None or cell in self._cells(row)]

    def _cells(self, row: MatrixRow) -> set[Standing | None]:
        return {standing_in(row, award, self._lines) for award in self.matrix.awards} if self.matrix else set()

    def _show_columns(self) -> None:
        """Those awards that concern who is shown and about which the data say something."""
        if self.matrix is None:
            return
        kind = self.view.model.query.filters.get("kind")
        rows = [row for row in self.matrix.rows if kind in (None, row.kind)]
        columns, awards = self.view.model.columns, self.matrix.awards
        first = len(columns) - len(awards)
        concerned = {code for row in rows for code in row.verdicts}
        shown = {number for number, column in enumerate(columns[:first]) if not column.hidden}
        for number, award in enumerate(awards, first):
            if award.code in concerned and (self._with_people or is_worth_showing(award, rows, self._lines)):
                shown.add(number)
        if shown != set(self.view.table.shown_columns):
            self.view.table.show_columns(shown)

    def _into_column(self) -> None:
        """A reload puts the cursor on the name: back into its column."""
        table = self.view.table
        codes = [column.sort for column in self.view.model.columns]
        index = table.currentIndex()
        if self._award in codes and index.isValid():
            there = index.siblingAtColumn(codes.index(self._award))
            table.selectionModel().setCurrentIndex(there, QItemSelectionModel.SelectionFlag.NoUpdate)
            table.scrollTo(there)

    def _award_at(self, column: int) -> str:
        found = self.view.model.columns[column] if column >= 0 else None
        return found.sort if found is not None and found.mark else ""

    def _on_current_changed(self, current: QModelIndex, _before: Any) -> None:
        row = self.view.model.row_at(current.row()) if current.isValid() else None
        award = self._award_at(current.column())
        if row is not None and award:
            self._award = award
        self.cell_changed.emit(row.id if row is not None else "", award)


def key_of_current(current: tuple[MatrixRow, str] | None) -> str:
    """The key of the line that the cursor stands for; empty on a name."""
    return key_of_cell(current[0].id, current[1]) if current is not None and current[1] else ""
