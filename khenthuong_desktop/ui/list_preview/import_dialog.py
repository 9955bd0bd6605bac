"""Reading an Excel list: first shown with everything that is wrong, then taken in with one press, undone with one."""

from collections import Counter
from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from khenthuong_desktop.domain.terms import Severity
from khenthuong_desktop.services.imports import Preview, RowStatus
from khenthuong_desktop.services.imports.plan.answers import in_words, open_in_words, records_in_words
from khenthuong_desktop.services.imports.plan.awards_written import counted_in_words
from khenthuong_desktop.services.lists.faulty_lists import has_faults
from khenthuong_desktop.services.lists.rounds_for_lists import RoundsForList
from khenthuong_desktop.spreadsheets.layouts.layouts import LAYOUTS
from khenthuong_desktop.spreadsheets.problems import Problem
from khenthuong_desktop.ui import labels
from khenthuong_desktop.ui.list_preview.dialog import PreviewDialog, files_label
from khenthuong_desktop.ui.list_preview.problems import OF_FILE, grouped
from khenthuong_desktop.ui.list_preview.round_offer import RoundOffer
from khenthuong_desktop.ui.list_preview.sheets import SheetPanels, counted
from khenthuong_desktop.ui.theme import Space
from khenthuong_desktop.ui.widgets.actions import Action
from khenthuong_desktop.ui.widgets.controls import button, label
from khenthuong_desktop.ui.widgets.empty import EmptyState
from khenthuong_desktop.ui.widgets.problems import ProblemsPanel
from khenthuong_desktop.ui.widgets.question import may_lose
from khenthuong_desktop.ui.widgets.questions import QuestionsPanel

_SHOWN_NAMES = 40  # in a hint


class ImportDialog(PreviewDialog):
    """Whoever reads again what the clerk has said calls ``show_preview``."""

    new_round_wanted = Signal()

    def __init__(
        self,
        preview: Preview,
        this_year: int,
        rounds: Callable[[Preview], RoundsForList | None],
        parent: QWidget | None = None,
        *,
        sent: bool = True,
    ) -> None:
        super().__init__(preview, "Nhận từ Excel", parent)
        self._rounds = rounds
        self._sent = sent  # there is a file to give back to its sender
        self._this_year = this_year
        self._said_first = preview.said
        self._answers: list[Mapping[str, str]] = []  # what had been answered before each time more was
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        self._content: QWidget | None = None
        self.show_preview(preview)
        self._first_place().setFocus(Qt.FocusReason.OtherFocusReason)

    def _first_place(self) -> QWidget:
        """Where the clerk begins: at the first question, else in the rows."""
        if self.questions.boxes:
            return self.questions.first_box
        return self.sheets.panels[0].view.table if self.sheets.panels else self.empty

    def show_preview(self, preview: Preview) -> None:
        """Show this instead; the sheet in sight and its columns stay in sight."""
        before = self.sheets if self._content is not None else None
        left_out = self._count(RowStatus.PROBLEM) if before is not None and self.leave_out_check.isChecked() else 0
        self.preview = preview
        self._errors = sum(problem.severity is Severity.ERROR for problem in preview.problems)
        content = self._build()
        if self._content is not None:
            self._layout.removeWidget(self._content)
            self._content.hide()
            self._content.deleteLater()
        self._content = content
        self._layout.addWidget(content)
        content.show()
        if before is not None:
            self.sheets.show_as(before)
            offered = self.leave_out_check.isVisibleTo(content)
            self.leave_out_check.setChecked(offered and 0 < self._count(RowStatus.PROBLEM) <= left_out)
        self._show_choice()

    def _build(self) -> QWidget:
        content = QWidget()
        self.sheets = SheetPanels(self.preview, self._this_year)
        self.sheets.explained.connect(self.explained)
        self.sheets.row_wanted.connect(self.row_wanted)
        self.sheets.heading_wanted.connect(self.heading_wanted)
        self.sheets.pointed.connect(self.pointed)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setHandleWidth(Space.M)
        split.setChildrenCollapsible(False)
        split.addWidget(self.sheets if self.sheets.panels else self._nothing_found())
        split.addWidget(self._review())
        split.setStretchFactor(0, 1)
        split.setSizes([self.width() * 67 // 100, self.width() * 33 // 100])
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.M)
        layout.addLayout(self._heading())
        layout.addWidget(split, 1)
        layout.addLayout(self._buttons())
        return content

    def _nothing_found(self) -> EmptyState:
        """No list is known in the file: the clerk can say where its headings are."""
        self.empty = EmptyState(
            "search",
            "Chưa nhận ra danh sách nào",
            "Nếu trong tệp có danh sách, hãy chỉ cho chương trình dòng ghi tên các cột.",
            [Action("Chỉ dòng tiêu đề", lambda: self.heading_wanted.emit(""), "search")],
        )
        return self.empty

    def _review(self) -> QWidget:
        """Questions and problems, at the right of the rows."""
        self.problems = ProblemsPanel("Cần xem lại")
        self.problems.show_problems(grouped(self.preview.problems, () if self._sent else self.preview.sheets))
        self.problems.jumped.connect(self._on_jumped)
        taken = len(self.preview.said.choices) if self._answers else 0
        self.questions = QuestionsPanel(self.preview.questions, several=len(self.preview.sheets) > 1, taken=taken)
        self.questions.answered.connect(self._on_answered)
        self.questions.taken_back.connect(lambda: self.taken_back.emit(self._answers.pop()))
        self.questions.reached.connect(lambda question: self.sheets.show_place(question.sheet, question.row))
        self.round_offer = RoundOffer(self._rounds(self.preview), self.preview.said.aim)
        self.round_offer.wanted.connect(self.round_wanted)
        self.round_offer.new_wanted.connect(self.new_round_wanted)
        self.round_offer.waiting_wanted.connect(self.waiting_wanted)
        review = QWidget()
        beside = QVBoxLayout(review)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(Space.M)
        beside.addWidget(self.round_offer)
        beside.addWidget(self._units_choice())
        beside.addWidget(self._people_choice())
        beside.addWidget(self.questions)
        beside.addWidget(self.problems, 1)
        return review

    def _units_choice(self) -> QCheckBox:
        plan = self.preview.plan
        names = [*(str(record.values["name"]) for record in plan.units_made), *plan.units_missing]
        self.units_check = QCheckBox(f"Tạo {labels.number(len(names))} tập thể chưa có trong dữ liệu")
        self.units_check.setToolTip("\n".join(names))
        self.units_check.setChecked(self.preview.said.aim.make_units)
        self.units_check.setVisible(bool(names))
        self.units_check.toggled.connect(self.units_wanted)
        return self.units_check

    def _people_choice(self) -> QCheckBox:
        plan = self.preview.plan
        names = [*(record.called for record in plan.people_made), *plan.people_missing]
        self.people_check = QCheckBox(f"Tạo {labels.number(len(names))} người, tập thể, hộ chưa có trong dữ liệu")
        self.people_check.setToolTip("\n".join(names[:_SHOWN_NAMES]))
        self.people_check.setChecked(self.preview.said.aim.make_people)
        self.people_check.setVisible(bool(names))
        self.people_check.toggled.connect(self.people_wanted)
        return self.people_check

    def _heading(self) -> QVBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Space.M)
        row.addWidget(files_label(self.preview, ending=self._sent), 1)
        if self.sheets.switch is not None:
            row.addWidget(self.sheets.switch)
        words = QVBoxLayout()
        words.setSpacing(Space.XS)
        words.addLayout(row)
        words.addWidget(label(_summary(self.preview), "secondary", wrap=True))
        return words

    def _buttons(self) -> QHBoxLayout:
        faulty = self._count(RowStatus.PROBLEM)
        without = f"Bỏ qua {labels.number(faulty)} dòng lỗi, chỉ nhận các dòng đúng"
        self.leave_out_check = QCheckBox(without if faulty else self._without_files() or "Chỉ nhận các dòng đúng")
        self.leave_out_check.setVisible(self._errors > 0 and self.preview.can_be_written(accept_valid=True))
        self.leave_out_check.toggled.connect(lambda _on: self._show_choice())
        self._why_label = label("", "secondary", wrap=True)
        self.take_button = button("Nhận", self._on_take, "check", "primary")
        self.faults_button = button("Lưu bản ghi lỗi…", self.faults_wanted.emit, "file-spreadsheet")
        self.faults_button.setToolTip("Bản sao của tệp, các ô sai được tô màu và ghi chú, để gửi lại nơi lập")
        blank = bool(self.preview.sheets) and not any(sheet.counts for sheet in self.preview.sheets)
        self.faults_button.setVisible(self._sent and not blank and has_faults(self.preview))
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addWidget(self.leave_out_check)
        row.addWidget(self._why_label, 1)
        row.addWidget(self.faults_button)
        row.addWidget(button("Hủy", self.reject))
        row.addWidget(self.take_button)
        return row

    def _without_files(self) -> str:
        """What is left out where nothing but whole files could not be read."""
        errors = [problem.code for problem in self.preview.problems if problem.severity is Severity.ERROR]
        if not errors or set(errors) != {OF_FILE}:
            return ""
        return f"Bỏ qua {labels.number(len(errors))} tệp không đọc được, nhận các tệp khác"

    def _count(self, *statuses: RowStatus) -> int:
        return sum(sheet.counts[status] for sheet in self.preview.sheets for status in statuses)

    def _show_choice(self) -> None:
        leave_out = self.leave_out_check.isChecked()
        can = self.preview.can_be_written(accept_valid=leave_out)
        todo = self._count(RowStatus.NEW, RowStatus.CHANGED)
        records = records_in_words(self.preview.sheets)
        several = f" ({', '.join(records)})" if records else ""
        self.take_button.setText(f" Nhận {labels.number(todo)} dòng{several}" if todo else " Nhận")
        self.take_button.setEnabled(can)
        self._why_label.setText(self._left_waiting() if can else self._why_not(todo))

    def _why_not(self, todo: int) -> str:
        """What keeps the list from being taken in, and what to do."""
        if not self.preview.sheets:
            return ""
        if any(sheet.to_confirm for sheet in self.preview.sheets):
            return "Xem cột nào là gì, sửa nếu cần, rồi bấm “Các cột đúng như vậy”."
        if todo and not self._count(RowStatus.PROBLEM):
            return "Còn lỗi chưa sửa, xem bên phải; muốn nhận phần đọc được thì đánh dấu ô bên trái."
        if todo:
            return "Bấm đúp vào dòng lỗi để sửa hoặc bỏ qua, hay sửa trong Excel rồi nhận lại."
        if self.people_check.isVisibleTo(self) and not self.people_check.isChecked():
            return f"Nếu đúng là người của đơn vị, hãy chọn “{self.people_check.text()}” ở bên phải."
        if self.preview.questions:
            return "Hãy trả lời các câu hỏi bên phải."
        if self.preview.said.aim.round is None and self.round_offer.needed:
            return self.round_offer.needed
        if self._count(RowStatus.PROBLEM):
            return "Xem lỗi ở bên phải; bấm đúp vào dòng lỗi để sửa hoặc bỏ qua, hay sửa trong Excel rồi nhận lại."
        unread = any(problem.severity is Severity.WARNING for problem in self.preview.problems)
        return f"Không có gì mới để nhận{' từ những gì đã đọc được; xem cảnh báo bên phải' if unread else ''}."

    def _left_waiting(self) -> str:
        """What is not taken in as long as nobody answers."""
        waiting = self._count(RowStatus.WAITING)
        told = [f"{labels.number(waiting)} dòng cần trả lời sẽ chưa được nhận"] if waiting else []
        told += open_in_words(self.preview.plan.left_open) if self.preview.questions else []
        return f"{'; '.join(told)}." if told else ""

    def _on_answered(self, answers: Mapping[str, str]) -> None:
        self._answers.append(self.preview.said.choices)
        self.answered.emit(answers)

    def _on_jumped(self, problem: Problem) -> None:
        self.sheets.show_problem(problem)

    def reject(self) -> None:
        """What was answered and put right is kept nowhere else."""
        told = self.preview.said != self._said_first or bool(self.questions.answers)
        if not told or may_lose(self, "Danh sách chưa được nhận. Bỏ các câu trả lời và những chỗ vừa sửa?"):
            super().reject()

    def _on_take(self) -> None:
        self.taken.emit(self.leave_out_check.isChecked())
        self.accept()


def _summary(preview: Preview) -> str:
    """Which lists there are, what becomes of their rows, and what else these tell."""
    sheets = preview.sheets
    if not sheets:
        return "Chưa nhận ra danh sách nào trong tệp."
    kinds = [LAYOUTS[sheet.layout].title for sheet in sheets]
    every = sum((sheet.counts for sheet in sheets), Counter[RowStatus]())
    named = kinds[0] if len(sheets) == 1 else f"{len(sheets)} danh sách ({', '.join(dict.fromkeys(kinds))})"
    records, beside = records_in_words(sheets), in_words(preview.plan.counts_beside)
    told = [f"mới và sửa gồm {', '.join(records)}"] if records else []
    told += [f"kèm {', '.join(beside)}"] if beside else []
    told += [f"ghi {words}" for words in counted_in_words(preview.plan.awards_written)]
    return "; ".join((f"{named}: {counted(every)}", *told))
