"""Under the rows of a list: what the chosen one changes, old and new, and what is to be said of it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout

from khenthuong_desktop.domain.terms import Severity
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.imports import PreviewRow, PreviewSheet, RowStatus
from khenthuong_desktop.services.imports.plan.change_words import changes_said
from khenthuong_desktop.spreadsheets.problems import Problem
from khenthuong_desktop.ui.table_model import Column, PagedModel
from khenthuong_desktop.ui.theme import Space
from khenthuong_desktop.ui.widgets.controls import Card, label

_HEIGHT = 96
_LONG = 28  # letters of a cell
_LOOKED_AT = 200  # rows: one with long cells is seldom alone
_TELLING = (RowStatus.CHANGED, RowStatus.WAITING, RowStatus.PROBLEM, RowStatus.REPEATED)
_NOTHING: dict[RowStatus | None, str] = {
    RowStatus.NEW: "Dòng mới, sẽ được thêm vào dữ liệu.",
    RowStatus.SAME: "Dữ liệu đã có đúng như dòng này; không có gì để sửa.",
    RowStatus.SKIPPED: "Dòng này được bỏ qua.",
}
_MARKS = {Severity.ERROR: "Lỗi", Severity.WARNING: "Chú ý", Severity.FIXED: "Đã tự sửa"}


class RowDetails(Card):
    """``wanted`` under lists of which some row changes something or waits for the clerk, or has more to say than the
    table has room for."""

    def __init__(
        self,
        sheet: PreviewSheet,
        columns: Sequence[Column[PreviewRow]],
        problems: Sequence[Problem],
        library: Library,
    ) -> None:
        super().__init__()
        self._sheet = sheet
        self._columns = columns
        self._library = library
        self._problems: dict[int, list[Problem]] = defaultdict(list)
        for problem in problems:
            if problem.row is not None:
                self._problems[problem.row].append(problem)
        self._title_label = label("", "strong")
        self._words_label = label("", wrap=True)
        self._words_label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._words_label.setAlignment(Qt.AlignmentFlag.AlignTop)
        area = QScrollArea()
        area.setWidget(self._words_label)
        area.setWidgetResizable(True)
        area.setAccessibleName("Chi tiết của dòng")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.M, Space.S, Space.S, Space.S)
        layout.setSpacing(Space.XS)
        layout.addWidget(self._title_label)
        layout.addWidget(area, 1)
        self.setFixedHeight(_HEIGHT)
        self.wanted = any(sheet.counts[status] for status in _TELLING) or self._has_long_cells()
        self.show_row(None)

    @property
    def words(self) -> str:
        """What is told of the row."""
        return self._words_label.text()

    def show_row(self, row: PreviewRow | None) -> None:
        """Tell about this row."""
        if row is None:
            self._title_label.setText("Chi tiết của dòng")
            self._words_label.setText(
                "Chọn một dòng ở bảng trên để xem giá trị đang có → giá trị mới và chỗ cần xem lại."
            )
            return
        name = row.fields.get("name")
        self._title_label.setText(f"Dòng {row.row} · {name}" if name else f"Dòng {row.row}")
        told = [change.sentence for change in changes_said(self._sheet, row, self._library)]
        told += [f"Sẽ ghi: {award.words}" for award in row.awards]
        told += [f"{_MARKS[problem.severity]}: {problem.message}" for problem in self._problems[row.row]]
        told = told or [_NOTHING[row.status]] if row.status in _NOTHING else told
        least = _LONG if row.changes else 0
        told.append(" · ".join(f"{heading}: {words}" for heading, words in self._cells(row) if len(words) > least))
        self._words_label.setText("\n".join(told).strip())

    def _cells(self, row: PreviewRow) -> Iterator[tuple[str, str]]:
        """What stands under each heading."""
        return ((column.heading, PagedModel.text_of(row, column)) for column in self._columns)

    def _has_long_cells(self) -> bool:
        rows = self._sheet.each_row
        return any(len(words) > _LONG for row in rows.at(rows.of(None)[:_LOOKED_AT]) for _, words in self._cells(row))
