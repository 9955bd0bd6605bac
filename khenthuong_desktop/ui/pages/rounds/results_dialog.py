"""The list of a decision before it is taken in: the decision, who is awarded, who is not, who waits."""

from collections import Counter
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from khenthuong_desktop.services import decision_results
from khenthuong_desktop.services.decision_results import DecisionSaid
from khenthuong_desktop.services.imports import Aim, Outcome, Preview, RowStatus
from khenthuong_desktop.ui import labels
from khenthuong_desktop.ui.form import Field, Form, Kind
from khenthuong_desktop.ui.import_problems import grouped
from khenthuong_desktop.ui.table_model import Chip, Column, ListSource
from khenthuong_desktop.ui.theme import Space, Tone
from khenthuong_desktop.ui.widgets.controls import button, label
from khenthuong_desktop.ui.widgets.list_view import ListView
from khenthuong_desktop.ui.widgets.problems import ProblemsPanel
from khenthuong_desktop.ui.widgets.questions import QuestionsPanel

CHIPS = {
    "awarded": Chip("Được khen", Tone.AWARD, "award"),
    "not_awarded": Chip("Không được khen", Tone.NEUTRAL, "ban"),
    "waiting": Chip("Chờ quyết định", Tone.ACCENT, "clock"),
}
_ORDER = list(CHIPS)


class ResultsDialog(QDialog):
    """``taken`` is called with whether faulty rows are left out, ``read_again`` with what the clerk says of the
    decision, ``answered`` with who is meant; reading and writing are the step's business."""

    def __init__(
        self,
        preview: Preview,
        taken: Callable[[Preview, bool], object],
        read_again: Callable[[Preview, Aim], object],
        answered: Callable[[Preview, dict[str, str]], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Nhận danh sách quyết định")
        self.preview = preview
        self._taken, self._read_again, self._answered = taken, read_again, answered
        self.form = Form(
            (
                Field("number", "Số, ký hiệu quyết định", hint="Ví dụ 412/QĐ-UBND"),
                Field("issued_on", "Ngày quyết định", Kind.DATE),
                Field("decided_by", "Người, cơ quan quyết định"),
                Field("signer_name", "Người ký"),
            )
        )
        decisions = decision_results.decisions_in(preview)
        self._several = len(decisions) > 1
        self.form.fill(decisions[0] if len(decisions) == 1 else preview.said.aim.decision)
        self.wait_check = QCheckBox("Đề nghị không có tên trong tệp thì chờ quyết định khác")
        self.wait_check.setChecked(preview.said.aim.absent_wait)
        self._build()
        self._show_choice()

    def _build(self) -> None:
        self.view = _outcomes_view(self.preview.plan.outcomes)
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
        split.addWidget(self.view)
        split.addWidget(beside)
        split.setStretchFactor(0, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        layout.setSpacing(Space.M)
        layout.addWidget(label(self.preview.path.name, "heading"))
        layout.addWidget(label(self._summary(), "secondary", wrap=True))
        layout.addWidget(self.form)
        self.form.setVisible(not self._several)
        layout.addWidget(self.wait_check)
        layout.addWidget(split, 1)
        layout.addLayout(self._buttons())
        self.form.edited.connect(self._show_choice)
        self.wait_check.toggled.connect(lambda _on: self._show_choice())
        parent = self.parentWidget()
        room = parent.window().size() if parent is not None else self.sizeHint()
        self.resize(max(860, room.width() - 80), max(540, room.height() - 60))
        split.setSizes([self.width() * 62 // 100, self.width() * 38 // 100])

    def _buttons(self) -> QHBoxLayout:
        faulty = sum(sheet.counts[RowStatus.PROBLEM] for sheet in self.preview.sheets)
        self.leave_out_check = QCheckBox(f"Bỏ qua {labels.number(faulty)} dòng lỗi")
        self.leave_out_check.setVisible(not self.preview.can_be_written() and self.preview.can_be_written(True))
        self.leave_out_check.toggled.connect(lambda _on: self._show_choice())
        self._why_label = label("", "secondary", wrap=True)
        self.again_button = button("So lại", self._on_again, "refresh-cw")
        self.take_button = button("Ghi kết quả", self._on_take, "check", "primary")
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addWidget(self.leave_out_check)
        row.addWidget(self._why_label, 1)
        row.addWidget(self.again_button)
        row.addWidget(button("Hủy", self.reject))
        row.addWidget(self.take_button)
        return row

    def _summary(self) -> str:
        decisions = decision_results.decisions_in(self.preview)
        counts = Counter(outcome.result for outcome in self.preview.plan.outcomes)
        found = ", ".join(f"{labels.number(counts[one])} {CHIPS[one].text.lower()}" for one in _ORDER if counts[one])
        noted = sum(
            sheet.counts[status] for sheet in self.preview.sheets for status in (RowStatus.NEW, RowStatus.CHANGED)
        )
        parts = [one.sentence.rstrip(".") for one in decisions] if self._several else []
        parts.append(f"Đề nghị: {found}" if found else "Không có đề nghị nào của đơn vị trong tệp")
        parts.append(f"{labels.number(noted)} dòng vào quá trình khen thưởng")
        return " · ".join(parts)

    @property
    def aim(self) -> Aim:
        """What the clerk says of the decision; of several in one file the rows themselves say it."""
        said = self.preview.said.aim.decision if self._several else _said(self.form)
        return Aim(self.preview.said.aim.round, said, self.wait_check.isChecked())

    def _show_choice(self) -> None:
        differs = self.form.changed or self.wait_check.isChecked() != self.preview.said.aim.absent_wait
        can = self.preview.can_be_written(self.leave_out_check.isChecked())
        self.again_button.setEnabled(differs)
        self.take_button.setEnabled(can and not differs)
        if differs:
            why = "Bấm So lại để xem kết quả theo điều vừa ghi."
        elif can:
            why = ""
        elif self.leave_out_check.isVisibleTo(self):
            why = "Sửa các lỗi bên phải trong Excel rồi nhận lại, hoặc bỏ qua các dòng lỗi."
        else:
            why = "Không có gì mới để ghi." if not self.preview.questions else "Hãy trả lời các câu hỏi bên phải."
        self._why_label.setText(why)

    def _on_answered(self, answers: dict[str, str]) -> None:
        self._answered(self.preview, answers)
        self.accept()

    def _on_again(self) -> None:
        if self.form.check():
            self._read_again(self.preview, self.aim)
            self.accept()

    def _on_take(self) -> None:
        self._taken(self.preview, self.leave_out_check.isChecked())
        self.accept()


def _said(form: Form) -> DecisionSaid:
    return DecisionSaid(**{name: value or None for name, value in form.values().items()})


def _outcomes_view(outcomes: tuple[Outcome, ...]) -> ListView[Outcome]:
    columns: tuple[Column[Outcome], ...] = (
        Column("Tên", lambda row: row.name, sort="name", chars=16, stretch=True),
        Column("Danh hiệu, hình thức", lambda row: row.award_name, sort="award", chars=18),
        Column("Đợt", lambda row: row.round, sort="round", chars=8),
        Column(
            "Kết quả", lambda row: _ORDER.index(row.result), sort="result", chars=16, chip=lambda row: CHIPS[row.result]
        ),
        Column("Dòng", lambda row: row.row, numeric=True, sort="row", chars=5),
    )
    view: ListView[Outcome] = ListView(
        "results",
        "đề nghị",
        columns,
        ListSource(lambda _query: outcomes, columns),
        search_hint="Tìm theo tên, danh hiệu",
        key=lambda row: row.nomination,
    )
    view.reload()
    return view
