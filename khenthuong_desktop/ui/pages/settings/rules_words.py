"""The words of one rule as the program takes them for the law, each with its place."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from khenthuong_desktop.services.law.rule_texts import Passage, TextLine, TextRow
from khenthuong_desktop.ui import labels
from khenthuong_desktop.ui.theme import Space
from khenthuong_desktop.ui.widgets.controls import Card, label

_ROLES = {
    "this": "Chương trình đang dùng, từ {day}",
    "before": "Trước đó, từ {day}, để so sánh",
    "draft": "Dự thảo, chỉ để cảnh báo chỗ khác nhau",
}


class RuleWords(Card):
    """Scrolls by itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setAccessibleName("Tiêu chuẩn đang dùng trong chương trình")
        self.around = QVBoxLayout(self)
        self.around.setContentsMargins(0, Space.XS, 0, Space.XS)
        self.around.addWidget(self._area)

    def show_text(self, row: TextRow, passages: Sequence[Passage]) -> None:
        """A rule with its criteria, or a document with its name and day."""
        inside = QWidget()
        lines = QVBoxLayout(inside)
        lines.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        lines.setSpacing(Space.S)
        for passage in passages:
            _add_passage(lines, passage)
        if not passages:
            lines.addWidget(label(row.note or row.name, "strong", wrap=True))
            lines.addWidget(label(f"Có hiệu lực từ {labels.day(row.valid_from)}", "secondary"))
        elif row.note:
            lines.addWidget(label(f"Ghi chú: {row.note}", "secondary", wrap=True))
        lines.addStretch(1)
        self._area.setWidget(inside)


def _add_passage(lines: QVBoxLayout, passage: Passage) -> None:
    heading = _ROLES[passage.role].format(day=labels.day(passage.since))
    kind = f" – {labels.word(passage.kind).lower()}" if passage.kind else ""
    lines.addWidget(label(heading + kind, "heading", wrap=True))
    above = ""
    for line in passage.lines:
        lines.addWidget(_line(line, placed=line.reference != above))
        above = line.reference


def _line(line: TextLine, *, placed: bool) -> QWidget:
    """The words, and where they stand unless that is where the line above stands."""
    made = QWidget()
    words = QVBoxLayout(made)
    words.setContentsMargins(line.depth * Space.L, 0, 0, 0)
    words.setSpacing(0)
    said = label(line.text, wrap=True)
    said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    words.addWidget(said)
    if placed:
        words.addWidget(label(line.reference, "secondary", wrap=True))
    return made
