"""Reading an Excel list: first shown with everything that is wrong, then taken in with one press, undone with one."""

from collections.abc import Callable
from enum import Enum
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from khenthuong_desktop.domain import terms
from khenthuong_desktop.domain.terms import Severity
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.faulty_lists import has_faults
from khenthuong_desktop.services.imports import Preview, PreviewRow, PreviewSheet, RowStatus
from khenthuong_desktop.spreadsheets.columns import Column as ListColumn
from khenthuong_desktop.spreadsheets.columns import ValueKind
from khenthuong_desktop.spreadsheets.layouts import LAYOUTS
from khenthuong_desktop.spreadsheets.named_lists import columns_of
from khenthuong_desktop.spreadsheets.problems import Problem
from khenthuong_desktop.spreadsheets.record_columns import record_field
from khenthuong_desktop.ui import labels
from khenthuong_desktop.ui.awards import award_short
from khenthuong_desktop.ui.import_problems import grouped
from khenthuong_desktop.ui.pages.people.import_fields import record_words
from khenthuong_desktop.ui.table_model import Chip, Column, ListSource
from khenthuong_desktop.ui.theme import Space, Tone
from khenthuong_desktop.ui.widgets.controls import Segments, button, label
from khenthuong_desktop.ui.widgets.list_view import Filter, ListView
from khenthuong_desktop.ui.widgets.problems import ProblemsPanel
from khenthuong_desktop.ui.widgets.questions import QuestionsPanel

_CHIPS = {
    RowStatus.NEW: Chip("Mới", Tone.GOOD, "plus"),
    RowStatus.CHANGED: Chip("Sửa", Tone.ACCENT, "pencil"),
    RowStatus.SAME: Chip("Đã có", Tone.NEUTRAL, "check"),
    RowStatus.PROBLEM: Chip("Lỗi", Tone.ERROR, "circle-alert"),
    RowStatus.SKIPPED: Chip("Bỏ qua", Tone.NEUTRAL, "ban"),
}
_TERMS: dict[ValueKind, type[Enum]] = {
    ValueKind.GENDER: terms.Gender,
    ValueKind.RATING: terms.Rating,
    ValueKind.SCOPE: terms.Scope,
    ValueKind.INITIATIVE_KIND: terms.InitiativeKind,
    ValueKind.CATEGORY: terms.PersonCategory,
    ValueKind.PERSON_CLASS: terms.PersonClass,
    ValueKind.DISCIPLINE_FORM: terms.DisciplineForm,
    ValueKind.DISCIPLINE_STATUS: terms.DisciplineStatus,
    ValueKind.COMMENDATION_TYPE: terms.CommendationType,
    ValueKind.SUBJECT_KIND: terms.SubjectKind,
}
_NAMES = (ValueKind.NAME, ValueKind.PERSON_NAME)
_STATUSES = [(chip.text, status) for status, chip in _CHIPS.items()]


class ImportDialog(QDialog):
    """``accepted_rows`` is called with whether faulty rows are left out, ``answered`` with the clerk's answers,
    ``faults_wanted`` when the sender shall get them; writing and comparing anew are the page's business."""

    def __init__(
        self,
        preview: Preview,
        accepted_rows: Callable[[Preview, bool], object],
        answered: Callable[[Preview, dict[str, str]], object],
        faults_wanted: Callable[[Preview], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Nhận từ Excel")
        self.preview = preview
        self._accepted_rows = accepted_rows
        self._answered = answered
        self._faults_wanted = faults_wanted
        self._views = [_sheet_view(sheet, preview.library) for sheet in preview.sheets]
        self._errors = sum(problem.severity is Severity.ERROR for problem in preview.problems)
        self._build()
        self._show_choice()

    def _build(self) -> None:
        self.problems = ProblemsPanel("Cần xem lại")
        self.problems.show_problems(grouped(self.preview.problems))
        self.problems.jumped.connect(self._on_jumped)
        self._stack = QStackedWidget()
        for view in self._views:
            self._stack.addWidget(view)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setHandleWidth(Space.M)
        split.setChildrenCollapsible(False)
        split.addWidget(self._stack)
        self.questions = QuestionsPanel(self.preview.questions)
        self.questions.answered.connect(self._on_answered)
        review = QWidget()
        beside = QVBoxLayout(review)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(Space.M)
        beside.addWidget(self.questions)
        beside.addWidget(self.problems, 1)
        split.addWidget(review)
        split.setStretchFactor(0, 1)
        self._stack.setVisible(bool(self._views))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        layout.setSpacing(Space.M)
        layout.addLayout(self._heading())
        layout.addWidget(split, 1)
        layout.addLayout(self._buttons())
        parent = self.parentWidget()
        room = parent.window().size() if parent is not None else self.sizeHint()
        self.resize(max(860, room.width() - 80), max(480, room.height() - 60))
        split.setSizes([self.width() * 65 // 100, self.width() * 35 // 100])

    def _heading(self) -> QVBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Space.M)
        row.addWidget(label(self.preview.path.name, "heading"))
        if len(self._views) > 1:
            self.segments = Segments([sheet.sheet for sheet in self.preview.sheets])
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
        self.faults_button = button("Lưu bản ghi lỗi…", lambda: self._faults_wanted(self.preview), "file-spreadsheet")
        self.faults_button.setToolTip("Bản sao của tệp này, các ô sai được tô màu và ghi chú, để gửi lại nơi lập")
        self.faults_button.setVisible(has_faults(self.preview))
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
            why = "Sửa các lỗi bên phải trong Excel rồi nhận lại, hoặc bỏ qua các dòng lỗi."
        self._why_label.setText(why)

    def _on_jumped(self, problem: Problem) -> None:
        for number, sheet in enumerate(self.preview.sheets):
            if sheet.sheet == problem.sheet and problem.row is not None:
                if len(self._views) > 1:
                    self.segments.choose(number)
                self._views[number].show_key(str(problem.row))

    def _on_answered(self, answers: dict[str, str]) -> None:
        self._answered(self.preview, answers)
        self.accept()

    def _on_take(self) -> None:
        self._accepted_rows(self.preview, self.leave_out_check.isChecked())
        self.accept()


def _sheet_view(sheet: PreviewSheet, library: Library) -> ListView[PreviewRow]:
    columns = _columns(sheet, library)
    rows = [row for row in sheet.rows if row.status is not None]
    view: ListView[PreviewRow] = ListView(
        "import",
        "dòng",
        columns,
        ListSource(lambda query: [row for row in rows if query.filters.get("status") in (None, row.status)], columns),
        filters=[Filter("status", "Mọi dòng", _STATUSES)],
        key=lambda row: str(row.row),
    )
    view.reload()
    return view


def _columns(sheet: PreviewSheet, library: Library) -> tuple[Column[PreviewRow], ...]:
    records = [field.column(record_words(field)) for name in sheet.columns if (field := record_field(name))]
    offered = (*columns_of(sheet.layout), *records)
    used = [column for column in offered if any(column.field in row.fields for row in sheet.rows)]
    return (
        Column("Dòng", lambda row: row.row, numeric=True, chars=5, sort="row"),
        Column(
            "Tình trạng", lambda row: row.status, chip=lambda row: _CHIPS[row.status] if row.status else None, chars=9
        ),
        *(_column(column, library) for column in used),
    )


def _column(column: ListColumn, library: Library) -> Column[PreviewRow]:
    named = column.kind in _NAMES
    return Column(
        column.heading,
        lambda row: row.fields.get(column.field),
        _in_words(column.kind, library),
        sort=column.field,
        chars=18 if named else 8 if column.kind is ValueKind.CODE else 11,
        stretch=named,
    )


def _in_words(kind: ValueKind, library: Library) -> Callable[[Any], str]:
    """How the values of a column read: the words for codes, dates as people write them."""
    words = _TERMS.get(kind)
    if words is not None:
        return lambda value: labels.word(words(value)) if value else ""
    if kind is ValueKind.AWARD:
        return lambda value: award_short(library, value) if value else ""
    if kind in (ValueKind.DATE, ValueKind.PARTIAL_DATE):
        return labels.day
    if kind in (ValueKind.CODES, ValueKind.SHARES):
        return lambda values: "; ".join(str(value) for value in values or ())
    return lambda value: "" if value is None else str(value)


def _summary(sheets: tuple[PreviewSheet, ...]) -> str:
    parts = []
    for sheet in sheets:
        counts = ", ".join(
            f"{labels.number(sheet.counts[status])} {chip.text.lower()}"
            for status, chip in _CHIPS.items()
            if sheet.counts[status]
        )
        parts.append(f"{LAYOUTS[sheet.layout].title}: {counts or 'không có dòng nào'}")
    return " · ".join(parts)
