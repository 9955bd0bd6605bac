"""Đã đối chiếu: what the program takes for the law on one side, who read which text on the other."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from khenthuong_desktop.regulations.comparisons import Comparison
from khenthuong_desktop.services.rule_texts import Passage, TextLine, TextRow, mark_compared, passages
from khenthuong_desktop.ui import labels
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.form import Field, Form, Kind
from khenthuong_desktop.ui.theme import Space
from khenthuong_desktop.ui.widgets.controls import Card, label
from khenthuong_desktop.ui.widgets.work_dialog import WorkDialog

_ROLES = {
    "this": "Chương trình đang dùng, từ {day}",
    "before": "Trước đó, từ {day}, để so sánh",
    "draft": "Dự thảo, chỉ để cảnh báo chỗ khác nhau",
}
_HINT = (
    "Đặt văn bản gốc bên cạnh và đọc từng dòng. Chỗ nào khác thì chép lời của văn bản vào ô “Lời văn”: lời ấy hiện "
    "cùng mọi kết luận về danh hiệu này. Muốn kết luận xét theo lời khác, cần nhận bộ quy tắc đã sửa."
)


class CompareDialog(WorkDialog):
    """Kept with name, day and source; can be undone like anything else."""

    def __init__(self, context: Context, row: TextRow, parent: QWidget | None = None) -> None:
        super().__init__(
            f"Đối chiếu: {row.name}",
            save_text="Ghi đã đối chiếu",
            hint="" if row.is_document else _HINT,
            parent=parent,
        )
        self._context, self._row = context, row
        self.passages = passages(context.library, row.subject)
        unit = context.unit
        clerk = (unit.clerk_name if unit else "") or ""
        self._known = row.compared or Comparison(row.subject, clerk, context.db.today(), "")
        self.form = Form(
            (
                Field("by", "Người đối chiếu", required=True),
                Field("on", "Ngày đối chiếu", Kind.DATE, required=True),
                Field(
                    "document",
                    "Văn bản đã đọc",
                    required=True,
                    full=True,
                    hint="Số, ký hiệu và nơi lấy văn bản, ví dụ: Luật số 06/2026/QH16, bản ký số trên Công báo",
                ),
                Field(
                    "text", "Lời văn của quy định", Kind.LONG, full=True, hint="Chép nguyên văn điều, khoản liên quan"
                ),
            )
        )
        self.form.fill(self._known)
        row_of_both = QHBoxLayout()
        row_of_both.setSpacing(Space.L)
        row_of_both.addWidget(self._read(), 1)
        row_of_both.addWidget(self.form, 1)
        self.body.addLayout(row_of_both)
        self.form.finished.connect(self.save_button.setFocus)
        self.form.focus_first()
        room = parent.window().size() if parent is not None else self.sizeHint()
        self.resize(min(980, room.width() - 60), min(600, room.height() - 40))

    def ready(self) -> bool:
        return self.form.check()

    def changed(self) -> bool:
        return self.form.changed

    def hand_over(self) -> None:
        context, values = self._context, dict[str, Any](self.form.values())
        mark_compared(context.db, context.library, replace(self._known, **values))
        context.done(f"Đã ghi đối chiếu: {self._row.name}")

    def _read(self) -> QWidget:
        """The words to be compared, scrolling by themselves."""
        inside = QWidget()
        lines = QVBoxLayout(inside)
        lines.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        lines.setSpacing(Space.S)
        for passage in self.passages:
            _add_passage(lines, passage)
        if not self.passages:
            lines.addWidget(label(self._row.note or self._row.name, "strong", wrap=True))
            lines.addWidget(label(f"Có hiệu lực từ {labels.day(self._row.valid_from)}", "secondary"))
        elif self._row.note:
            lines.addWidget(label(f"Ghi chú: {self._row.note}", "secondary", wrap=True))
        lines.addStretch(1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName("Tiêu chuẩn đang dùng trong chương trình")
        area.setWidget(inside)
        made = Card()
        around = QVBoxLayout(made)
        around.setContentsMargins(0, Space.XS, 0, Space.XS)
        around.addWidget(area)
        return made


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
