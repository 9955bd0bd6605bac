"""Under the rows of a list: what the chosen one changes, old and new, and what is to be said of it."""

from collections import defaultdict
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout

from khenthuong_desktop.domain.terms import Severity
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.imports import PreviewRow, PreviewSheet, RowStatus
from khenthuong_desktop.services.imports.plan.change_words import changes_said
from khenthuong_desktop.spreadsheets.problems import Problem
from khenthuong_desktop.ui.theme import Space
from khenthuong_desktop.ui.widgets.controls import Card, label

_HEIGHT = 96
_TELLING = (RowStatus.CHANGED, RowStatus.WAITING, RowStatus.PROBLEM, RowStatus.REPEATED)
_NOTHING: dict[RowStatus | None, str] = {
    RowStatus.NEW: "Dòng mới, sẽ được thêm vào dữ liệu.",
    RowStatus.SAME: "Dữ liệu đã có đúng như dòng này; không có gì để sửa.",
    RowStatus.SKIPPED: "Dòng này được bỏ qua.",
}
_MARKS = {Severity.ERROR: "Lỗi", Severity.WARNING: "Chú ý", Severity.FIXED: "Đã tự sửa"}


class RowDetails(Card):
    """``wanted`` only under lists of which some row changes something or waits for the clerk."""

    def __init__(self, sheet: PreviewSheet, problems: Sequence[Problem], library: Library) -> None:
        super().__init__()
        self._sheet = sheet
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
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.M, Space.S, Space.S, Space.S)
        layout.setSpacing(Space.XS)
        layout.addWidget(self._title_label)
        layout.addWidget(area, 1)
        self.setFixedHeight(_HEIGHT)
        self.wanted = any(sheet.counts[status] for status in _TELLING)
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
        told += [f"{_MARKS[problem.severity]}: {problem.message}" for problem in self._problems[row.row]]
        self._words_label.setText("\n".join(told) or _NOTHING.get(row.status, ""))
