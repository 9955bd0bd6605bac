"""The list of a decision before it is taken in: the decision, who is awarded, who is not, who waits."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from khenthuong_desktop.services.imports import Aim, Outcome, Preview, RowStatus
from khenthuong_desktop.services.lists.decision_results import DecisionInFile, DecisionSaid, decisions_in
from khenthuong_desktop.ui import labels
from khenthuong_desktop.ui.form import Field, Form, Kind
from khenthuong_desktop.ui.pages.rounds.list_dialog import IN_FILE, ListDialog
from khenthuong_desktop.ui.pages.rounds.outcomes import CHIPS, ORDER
from khenthuong_desktop.ui.table_model import Column, ListSource
from khenthuong_desktop.ui.widgets.controls import button
from khenthuong_desktop.ui.widgets.list_view import ListView


class ResultsDialog(ListDialog):
    """What the file does not say of the decision is typed here; then it is compared anew."""

    meaning = "Kết quả"
    again_wanted = Signal(object)  # the aim

    def __init__(self, preview: Preview, this_year: int, parent: QWidget | None = None) -> None:
        super().__init__(preview, this_year, "Nhận danh sách quyết định", "Ghi kết quả", parent)
        self._decisions = decisions_in(preview)
        self.view = _outcomes_view(preview.plan.outcomes)
        self._build(self.view, _summary(preview, self._decisions))
        self.form = Form(
            (
                Field("number", "Số, ký hiệu quyết định", hint="Ví dụ 412/QĐ-UBND"),
                Field("issued_on", "Ngày quyết định", Kind.DATE),
                Field("decided_by", "Người, cơ quan quyết định"),
                Field("signer_name", "Người ký"),
            )
        )
        self.form.fill(self._decisions[0] if len(self._decisions) == 1 else preview.said.aim.decision)
        self.form.setVisible(not self._several)
        self.switch.chosen.connect(lambda number: self.form.setVisible(number != IN_FILE and not self._several))
        self.wait_check = QCheckBox("Đề nghị không có tên trong tệp thì chờ quyết định khác")
        self.wait_check.setChecked(preview.said.aim.absent_wait)
        self.again_button = button("So lại", self._on_again, "refresh-cw")
        self.buttons.insertWidget(2, self.again_button)
        self.above.addWidget(self.form)
        self.above.addWidget(self.wait_check)
        self.form.edited.connect(self._show_choice)
        self.wait_check.toggled.connect(lambda _on: self._show_choice())
        self._show_choice()

    @property
    def _several(self) -> bool:
        return len(self._decisions) > 1

    @property
    def aim(self) -> Aim:
        """What the clerk says of the decision; of several in one file the rows themselves say it."""
        before = self.preview.said.aim
        said = before.decision if self._several else _said(self.form)
        return Aim(before.round, said, self.wait_check.isChecked())

    def _waits_for(self) -> str:
        differs = self.form.changed or self.wait_check.isChecked() != self.preview.said.aim.absent_wait
        self.again_button.setEnabled(differs)
        return "Bấm So lại để xem kết quả theo điều vừa ghi." if differs else ""

    def _on_again(self) -> None:
        if self.form.check():
            self.again_wanted.emit(self.aim)
            self.accept()


def _summary(preview: Preview, decisions: Sequence[DecisionInFile]) -> str:
    counts = Counter(outcome.result for outcome in preview.plan.outcomes)
    found = ", ".join(f"{labels.number(counts[one])} {CHIPS[one].text.lower()}" for one in ORDER if counts[one])
    written = (RowStatus.NEW, RowStatus.CHANGED)
    noted = sum(sheet.counts[status] for sheet in preview.sheets for status in written)
    parts = [one.sentence.rstrip(".") for one in decisions] if len(decisions) > 1 else []
    too_soon = any(one.code in ("round_not_met", "decided_too_early") for one in preview.problems)
    nothing = "Chưa nhận kết quả nào của đợt" if too_soon else "Không có đề nghị nào của đơn vị trong tệp"
    parts.append(f"Đề nghị: {found}" if found else nothing)
    parts.append(f"{labels.number(noted)} dòng vào quá trình khen thưởng")
    return " · ".join(parts)


def _said(form: Form) -> DecisionSaid:
    return DecisionSaid(**{name: value or None for name, value in form.values().items()})


def _outcomes_view(outcomes: tuple[Outcome, ...]) -> ListView[Outcome]:
    columns: tuple[Column[Outcome], ...] = (
        Column("Tên", lambda row: row.name, sort="name", chars=16, stretch=True),
        Column("Danh hiệu, hình thức", lambda row: row.award_name, sort="award", chars=18),
        Column("Đợt", lambda row: row.round, sort="round", chars=8),
        Column(
            "Kết quả", lambda row: ORDER.index(row.result), sort="result", chars=16, chip=lambda row: CHIPS[row.result]
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
