"""Đã đối chiếu: what the program takes for the law on one side, who read which text on the other."""

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QWidget

from khenthuong_desktop.regulations.comparisons import Comparison
from khenthuong_desktop.services.law.rule_texts import TextRow, mark_compared, passages
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.form import Field, Form, Kind
from khenthuong_desktop.ui.pages.settings.rules_words import RuleWords
from khenthuong_desktop.ui.theme import Space
from khenthuong_desktop.ui.widgets.work_dialog import WorkDialog

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
        self.words = RuleWords()
        self.words.show_text(row, self.passages)
        row_of_both.addWidget(self.words, 1)
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
