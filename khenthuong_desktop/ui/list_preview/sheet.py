"""One list in the preview: what its columns hold above, its rows below."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.imports import PreviewSheet, RowStatus, ToldColumns
from khenthuong_desktop.services.imports.plan.understanding import understood
from khenthuong_desktop.spreadsheets.columns import ORDINAL
from khenthuong_desktop.spreadsheets.problems import Problem
from khenthuong_desktop.spreadsheets.tables.column_uses import ColumnUse
from khenthuong_desktop.spreadsheets.tables.recalling import NOT_USED
from khenthuong_desktop.ui.list_preview.columns import ColumnsPanel
from khenthuong_desktop.ui.list_preview.row_details import RowDetails
from khenthuong_desktop.ui.list_preview.rows import rows_view
from khenthuong_desktop.ui.theme import Space
from khenthuong_desktop.ui.widgets.controls import button, label

_STATE_COLUMNS = 2  # number and state of a row


class SheetPanel(QWidget):
    """The columns are in sight where one of them is not understood, else once the clerk asks for them."""

    explained = Signal(object)  # ToldColumns
    row_wanted = Signal(object)  # PreviewRow: to be put right
    heading_wanted = Signal()
    pointed = Signal(int)  # the row that is the headings

    def __init__(self, sheet: PreviewSheet, problems: Sequence[Problem], library: Library, this_year: int) -> None:
        super().__init__()
        self._sheet = sheet
        lost = sum(use.lost for use in sheet.uses)
        self.columns = ColumnsPanel(sheet, this_year)
        self.columns.explained.connect(self.explained)
        self.columns.heading_wanted.connect(self.heading_wanted)
        self.view = rows_view(sheet, library)
        self.view.opened.connect(self.row_wanted)
        self.columns_button = button("Cột, tiêu đề…", self._on_columns, "columns-3")
        self.columns_button.setToolTip("Cột nào là gì, dòng nào là tiêu đề")
        self.columns_button.setCheckable(True)
        self.columns_button.setChecked(lost > 0 or sheet.to_confirm)
        self.confirm_button = button("Các cột đúng như vậy", self._on_confirm, "check")
        self.confirm_button.setToolTip("Ghi nhớ cách hiểu này cho danh sách này; sau đó mới ghi được")
        self.confirm_button.setVisible(sheet.to_confirm and any(map(_is_field, sheet.uses)))
        self.edit_button = button("Sửa dòng…", self._on_edit, "pencil")
        self.edit_button.setToolTip("Sửa ô sai hoặc bỏ qua dòng đang chọn (bấm đúp, Enter); tệp Excel giữ nguyên")
        self.edit_button.setEnabled(self.view.table.current_row is not None)
        self.view.current_changed.connect(lambda row: self.edit_button.setEnabled(row is not None))
        self.point_action = QAction("Dòng này là tiêu đề", self.view.table)
        self.point_action.triggered.connect(self._on_point)
        self.view.table.addAction(self.point_action)
        self.view.table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.details = RowDetails(sheet, self.view.model.columns[_STATE_COLUMNS:], problems, library)
        self.view.current_changed.connect(self.details.show_row)
        self._split = QSplitter(Qt.Orientation.Vertical)
        self._split.setHandleWidth(Space.S)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self.columns)
        self._split.addWidget(self.view)
        self._split.setStretchFactor(1, 1)
        self._split.setSizes([240, 270])
        top = QHBoxLayout()
        top.setSpacing(Space.S)
        top.addWidget(label(understood(sheet), "warning" if lost or sheet.to_confirm else "secondary", wrap=True), 1)
        top.addWidget(self.confirm_button)
        top.addWidget(self.columns_button)
        top.addWidget(self.edit_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.S)
        layout.addLayout(top)
        layout.addWidget(self._split, 1)
        layout.addWidget(self.details)
        self._on_columns()
        self._begin()

    def _begin(self) -> None:
        """At the first row with a fault, else at the first: what becomes of it is told below."""
        rows = self._sheet.each_row
        places = rows.of(RowStatus.PROBLEM) or rows.of(None)
        if places:
            self.view.show_key(str(rows.at(places[:1])[0].row))

    def show_as(self, before: "SheetPanel") -> None:
        """Keep in sight what was in sight before the list was read again."""
        self.columns_button.setChecked(before.columns_button.isChecked())
        self._on_columns()
        self._split.setSizes(before._split.sizes())
        row = before.view.table.current_row
        if row is not None:
            self.view.show_key(str(row.row))

    def show_place(self, row: int, column: str | None) -> None:
        """A row, or a column where it is about a heading."""
        if column is not None and row == self._sheet.header_row:
            self.columns_button.setChecked(True)
            self._on_columns()
            self.columns.show_column(column)
        else:
            self.view.show_key(str(row))

    def _on_columns(self) -> None:
        """Columns and rows have no room for a row's details besides."""
        self.columns.setVisible(self.columns_button.isChecked())
        self.details.setVisible(self.details.wanted and not self.columns_button.isChecked())

    def _on_confirm(self) -> None:
        """The clerk says that the columns are what their cells make them seem; running numbers need nobody."""
        mapping = {use.key: str(use.field) for use in self._sheet.uses if _is_field(use)}
        mapping |= {use.key: NOT_USED for use in self._sheet.uses if use.field == ORDINAL.field}
        self.explained.emit(ToldColumns(self._sheet.layout, mapping))

    def _on_point(self) -> None:
        if (row := self.view.table.current_row) is not None:
            self.pointed.emit(row.row)

    def _on_edit(self) -> None:
        if (row := self.view.table.current_row) is not None:
            self.row_wanted.emit(row)


def _is_field(use: ColumnUse) -> bool:
    return use.field not in (None, ORDINAL.field)
