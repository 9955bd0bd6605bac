"""Reading an Excel list: first shown with everything that is wrong, then taken in with one press, undone with one."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from khenthuong_desktop.domain.terms import Severity
from khenthuong_desktop.services.faulty_lists import has_faults
from khenthuong_desktop.services.imports import Preview, PreviewRow, PreviewSheet, RowStatus
from khenthuong_desktop.spreadsheets.layouts import LAYOUTS
from khenthuong_desktop.spreadsheets.problems import Problem
from khenthuong_desktop.ui import labels
from khenthuong_desktop.ui.import_problems import grouped
from khenthuong_desktop.ui.pages.people.import_row_dialog import row_dialog
from khenthuong_desktop.ui.pages.people.import_rows import STATUS_CHIPS
from khenthuong_desktop.ui.pages.people.import_sheet import SheetPanel
from khenthuong_desktop.ui.theme import Space
from khenthuong_desktop.ui.widgets.controls import Segments, button, label
from khenthuong_desktop.ui.widgets.problems import ProblemsPanel
from khenthuong_desktop.ui.widgets.questions import QuestionsPanel


class ImportDialog(QDialog):
    """Tells what the clerk says; reading again, writing and all else are the page's business, which then calls
    ``show_preview``."""

    taken = Signal(bool)  # whether faulty rows are left out
    answered = Signal(dict)  # question → code or NEW
    explained = Signal(object, object)  # PreviewSheet, ToldColumns
    row_wanted = Signal(object, object)  # PreviewSheet, PreviewRow: to be put right
    corrected = Signal(object)  # Corrections
    units_wanted = Signal(bool)  # whether collectives that nobody has entered are made with the list
    faults_wanted = Signal()

    def __init__(self, preview: Preview, this_year: int, parent: QWidget | None = None, *, sent: bool = True) -> None:
        super().__init__(parent)
        self._sent = sent  # there is a file to give back to its sender
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Nhận từ Excel")
        self._this_year = this_year
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        room = parent.window().size() if parent is not None else self.sizeHint()
        self.resize(max(860, room.width() - 80), max(480, room.height() - 60))
        self._content: QWidget | None = None
        self._panels: list[SheetPanel] = []
        self._stack = QStackedWidget()
        self.show_preview(preview)

    def show_preview(self, preview: Preview) -> None:
        """Show this instead; the sheet in sight and its columns stay in sight."""
        number = self._stack.currentIndex()
        before = self._panels[number] if self._panels else None
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
        if before is not None and 0 <= number < len(self._panels):
            self._choose_sheet(number)
            self._panels[number].show_as(before)
        self._show_choice()

    def edit_row(self, sheet: PreviewSheet, row: PreviewRow, cells: Mapping[str, str]) -> None:
        """Let the clerk put right what stands in a row."""
        row_dialog(self.preview, sheet, row, cells, self.corrected.emit, self).open()

    def _build(self) -> QWidget:
        content = QWidget()
        self._panels = [self._panel(sheet) for sheet in self.preview.sheets]
        self._stack = QStackedWidget()
        for panel in self._panels:
            self._stack.addWidget(panel)
        self._stack.setVisible(bool(self._panels))
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setHandleWidth(Space.M)
        split.setChildrenCollapsible(False)
        split.addWidget(self._stack)
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

    def _panel(self, sheet: PreviewSheet) -> SheetPanel:
        panel = SheetPanel(sheet, self.preview.library, self._this_year)
        panel.explained.connect(lambda told: self.explained.emit(sheet, told))
        panel.row_wanted.connect(lambda row: self.row_wanted.emit(sheet, row))
        return panel

    def _review(self) -> QWidget:
        """Questions and problems, at the right of the rows."""
        self.problems = ProblemsPanel("Cần xem lại")
        self.problems.show_problems(grouped(self.preview.problems))
        self.problems.jumped.connect(self._on_jumped)
        self.questions = QuestionsPanel(self.preview.questions, several=len(self.preview.sheets) > 1)
        self.questions.answered.connect(self.answered)
        review = QWidget()
        beside = QVBoxLayout(review)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(Space.M)
        beside.addWidget(self._units_choice())
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

    def _heading(self) -> QVBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Space.M)
        row.addWidget(label(self.preview.name, "heading"))
        if len(self._panels) > 1:
            self.segments = Segments(_names(self.preview.sheets))
            self.segments.chosen.connect(self._stack.setCurrentIndex)
            row.addWidget(self.segments)
        row.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(Space.XS)
        words.addLayout(row)
        words.addWidget(label(_summary(self.preview.sheets), "secondary", wrap=True))
        return words

    def _buttons(self) -> QHBoxLayout:
        faulty = self._count(RowStatus.PROBLEM)
        self.leave_out_check = QCheckBox(f"Bỏ qua {labels.number(faulty)} dòng lỗi, chỉ nhận các dòng đúng")
        self.leave_out_check.setVisible(self._errors > 0 and self.preview.can_be_written(accept_valid=True))
        self.leave_out_check.toggled.connect(lambda _on: self._show_choice())
        self._why_label = label("", "secondary", wrap=True)
        self.take_button = button("Nhận", self._on_take, "check", "primary")
        self.faults_button = button("Lưu bản ghi lỗi…", self.faults_wanted.emit, "file-spreadsheet")
        self.faults_button.setToolTip("Bản sao của tệp này, các ô sai được tô màu và ghi chú, để gửi lại nơi lập")
        self.faults_button.setVisible(self._sent and has_faults(self.preview))
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addWidget(self.leave_out_check)
        row.addWidget(self._why_label, 1)
        row.addWidget(self.faults_button)
        row.addWidget(button("Hủy", self.reject))
        row.addWidget(self.take_button)
        return row

    def _count(self, *statuses: RowStatus) -> int:
        return sum(sheet.counts[status] for sheet in self.preview.sheets for status in statuses)

    def _show_choice(self) -> None:
        leave_out = self.leave_out_check.isChecked()
        can = self.preview.can_be_written(accept_valid=leave_out)
        todo = self._count(RowStatus.NEW, RowStatus.CHANGED)
        self.take_button.setText(f" Nhận {labels.number(todo)} dòng" if todo else " Nhận")
        self.take_button.setEnabled(can)
        if can:
            why = ""
        elif not todo:
            why = "Không có gì mới để nhận."
        else:
            why = "Bấm đúp vào dòng lỗi để sửa hoặc bỏ qua, hay sửa trong Excel rồi nhận lại."
        self._why_label.setText(why)

    def _choose_sheet(self, number: int) -> None:
        if len(self._panels) > 1:
            self.segments.choose(number)

    def _on_jumped(self, problem: Problem) -> None:
        of_sheet = [number for number, sheet in enumerate(self.preview.sheets) if sheet.sheet == problem.sheet]
        if problem.row is None or not of_sheet:
            return
        above = [number for number in of_sheet if self.preview.sheets[number].header_row <= problem.row]
        number = (above or of_sheet)[-1]
        self._choose_sheet(number)
        self._panels[number].show_place(problem.row, problem.column)

    def _on_take(self) -> None:
        self.taken.emit(self.leave_out_check.isChecked())
        self.accept()


def _names(sheets: tuple[PreviewSheet, ...]) -> list[str]:
    """The sheets by name; several tables of one sheet by the row they begin in, too."""
    all_names = [sheet.sheet for sheet in sheets]
    several = {name for name in all_names if all_names.count(name) > 1}
    return [f"{sheet.sheet}, dòng {sheet.header_row}" if sheet.sheet in several else sheet.sheet for sheet in sheets]


def _summary(sheets: tuple[PreviewSheet, ...]) -> str:
    parts = []
    for sheet in sheets:
        counts = ", ".join(
            f"{labels.number(sheet.counts[status])} {chip.text.lower()}"
            for status, chip in STATUS_CHIPS.items()
            if sheet.counts[status]
        )
        parts.append(f"{LAYOUTS[sheet.layout].title}: {counts or 'không có dòng nào'}")
    return " · ".join(parts)
