"""A list for a round before it is taken in: what it means, what is wrong with it, what only the clerk can tell."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from khenthuong_desktop.services.imports import Preview, RowStatus
from khenthuong_desktop.ui import labels
from khenthuong_desktop.ui.import_problems import grouped
from khenthuong_desktop.ui.theme import Space
from khenthuong_desktop.ui.widgets.controls import button, label
from khenthuong_desktop.ui.widgets.problems import ProblemsPanel
from khenthuong_desktop.ui.widgets.questions import QuestionsPanel


class ListDialog(QDialog):
    """Reading and writing are the step's business; ``view`` shows what the list means, row by row."""

    taken = Signal(bool)  # whether faulty rows are left out
    answered = Signal(dict)  # key of the question → code or NEW

    def __init__(
        self, preview: Preview, title: str, take_text: str, view: QWidget, summary: str, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.preview = preview
        self.take_button = button(take_text, self._on_take, "check", "primary")
        self._why_label = label("", "secondary", wrap=True)
        faulty = sum(sheet.counts[RowStatus.PROBLEM] for sheet in preview.sheets)
        self.leave_out_check = QCheckBox(f"Bỏ qua {labels.number(faulty)} dòng lỗi")
        self._may_leave_out = not preview.can_be_written() and preview.can_be_written(accept_valid=True)
        self.leave_out_check.setVisible(self._may_leave_out)
        self.leave_out_check.toggled.connect(lambda _on: self._show_choice())
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(Space.S)
        self.buttons.addWidget(self.leave_out_check)
        self.buttons.addWidget(self._why_label, 1)
        self.buttons.addWidget(button("Hủy", self.reject))
        self.buttons.addWidget(self.take_button)
        self.above = QVBoxLayout()
        self.above.setSpacing(Space.M)
        self._build(view, summary)

    def _build(self, view: QWidget, summary: str) -> None:
        self.questions = QuestionsPanel(self.preview.questions)
        self.questions.answered.connect(self._on_answered)
        self.problems = ProblemsPanel("Cần xem lại")
        self.problems.show_problems(grouped(self.preview.problems))
        beside = QWidget()
        column = QVBoxLayout(beside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addWidget(self.questions)
        column.addWidget(self.problems, 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setHandleWidth(Space.M)
        split.setChildrenCollapsible(False)
        split.addWidget(view)
        split.addWidget(beside)
        split.setStretchFactor(0, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        layout.setSpacing(Space.M)
        layout.addWidget(label(self.preview.name, "heading", wrap=True))
        self.summary_label = label(summary, "secondary", wrap=True)
        layout.addWidget(self.summary_label)
        layout.addLayout(self.above)
        layout.addWidget(split, 1)
        layout.addLayout(self.buttons)
        parent = self.parentWidget()
        room = parent.window().size() if parent is not None else self.sizeHint()
        self.resize(max(860, room.width() - 80), max(540, room.height() - 60))
        split.setSizes([self.width() * 62 // 100, self.width() * 38 // 100])

    def _waits_for(self) -> str:
        """What has to be done before anything can be taken, or nothing."""
        return ""

    def _show_choice(self) -> None:
        waits = self._waits_for()
        can = self.preview.can_be_written(self.leave_out_check.isChecked())
        self.take_button.setEnabled(can and not waits)
        if waits or can:
            why = waits
        elif self._may_leave_out:
            why = "Sửa các lỗi bên phải trong Excel rồi nhận lại, hoặc bỏ qua các dòng lỗi."
        else:
            why = "Hãy trả lời các câu hỏi bên phải." if self.preview.questions else "Không có gì mới để ghi."
        self._why_label.setText(why)

    def _on_answered(self, answers: dict[str, str]) -> None:
        self.answered.emit(answers)
        self.accept()

    def _on_take(self) -> None:
        self.taken.emit(self.leave_out_check.isChecked())
        self.accept()
