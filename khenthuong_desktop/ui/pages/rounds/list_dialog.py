"""A list for a round before it is taken in: what it means, what is wrong with it, what only the clerk can tell."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from khenthuong_desktop.services.imports import Preview, RowStatus
from khenthuong_desktop.services.lists.faulty_lists import has_faults
from khenthuong_desktop.spreadsheets.problems import Problem
from khenthuong_desktop.ui import labels
from khenthuong_desktop.ui.list_preview.dialog import PreviewDialog, files_label
from khenthuong_desktop.ui.list_preview.problems import grouped
from khenthuong_desktop.ui.list_preview.sheets import SheetPanels
from khenthuong_desktop.ui.theme import Space
from khenthuong_desktop.ui.widgets.controls import Segments, button, label
from khenthuong_desktop.ui.widgets.problems import ProblemsPanel
from khenthuong_desktop.ui.widgets.questions import QuestionsPanel

IN_FILE = 1


class ListDialog(PreviewDialog):
    """Shows row by row what the list means for the round, and the file as it was read, to be put right there."""

    meaning = "Đề nghị"

    def __init__(self, preview: Preview, this_year: int, title: str, take_text: str, parent: QWidget | None) -> None:
        super().__init__(preview, title, parent)
        self.take_button = button(take_text, self._on_take, "check", "primary")
        self.faults_button = button("Lưu bản ghi lỗi…", self.faults_wanted.emit, "file-spreadsheet")
        self.faults_button.setToolTip("Bản sao của tệp, các ô sai được tô màu và ghi chú, để gửi lại nơi lập")
        self.faults_button.setVisible(has_faults(preview))
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
        self.buttons.addWidget(self.faults_button)
        self.buttons.addWidget(button("Hủy", self.reject))
        self.buttons.addWidget(self.take_button)
        self.above = QVBoxLayout()
        self.above.setSpacing(Space.M)
        self.sheets = SheetPanels(preview, this_year)
        self.sheets.explained.connect(self.explained)
        self.sheets.row_wanted.connect(self.row_wanted)
        self.sheets.heading_wanted.connect(self.heading_wanted)
        self.sheets.pointed.connect(self.pointed)
        self.stack = QStackedWidget()
        self.switch = Segments((self.meaning, "Trong tệp"))
        self.switch.chosen.connect(self.stack.setCurrentIndex)

    def show_as(self, before: "ListDialog") -> None:
        """Keep in sight what was in sight before the file was read again."""
        self.switch.choose(before.switch.current)
        self.sheets.show_as(before.sheets)

    def _build(self, view: QWidget, summary: str) -> None:
        self.stack.addWidget(view)
        self.stack.addWidget(self._file())
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setHandleWidth(Space.M)
        split.setChildrenCollapsible(False)
        split.addWidget(self.stack)
        split.addWidget(self._review())
        split.setStretchFactor(0, 1)
        heading = QHBoxLayout()
        heading.setSpacing(Space.M)
        heading.addWidget(files_label(self.preview), 1)
        heading.addWidget(self.switch)
        self.switch.setVisible(bool(self.sheets.panels))
        self.summary_label = label(summary, "secondary", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        layout.setSpacing(Space.M)
        layout.addLayout(heading)
        layout.addWidget(self.summary_label)
        layout.addLayout(self.above)
        layout.addWidget(split, 1)
        layout.addLayout(self.buttons)
        split.setSizes([self.width() * 62 // 100, self.width() * 38 // 100])

    def _file(self) -> QWidget:
        """The lists of the file, chosen above them where there are several."""
        if self.sheets.switch is None:
            return self.sheets
        held = QWidget()
        layout = QVBoxLayout(held)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.S)
        layout.addWidget(self.sheets.switch, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.sheets, 1)
        return held

    def _review(self) -> QWidget:
        self.questions = QuestionsPanel(self.preview.questions, several=len(self.preview.sheets) > 1)
        self.questions.answered.connect(self.answered)
        self.problems = ProblemsPanel("Cần xem lại")
        self.problems.show_problems(grouped(self.preview.problems))
        self.problems.jumped.connect(self._on_jumped)
        held = QWidget()
        layout = QVBoxLayout(held)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.M)
        layout.addWidget(self.questions)
        layout.addWidget(self.problems, 1)
        return held

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
            why = "Bấm vào lỗi bên phải rồi bấm đúp vào dòng để sửa, hoặc bỏ qua các dòng lỗi."
        else:
            why = "Hãy trả lời các câu hỏi bên phải." if self.preview.questions else "Không có gì mới để ghi."
        self._why_label.setText(why)

    def _on_jumped(self, problem: Problem) -> None:
        if self.sheets.show_problem(problem):
            self.switch.choose(IN_FILE)

    def _on_take(self) -> None:
        self.taken.emit(self.leave_out_check.isChecked())
        self.accept()
