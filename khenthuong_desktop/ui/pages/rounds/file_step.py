"""Đủ hồ sơ: the words about each nominee, and the evidence files of the round."""

from collections.abc import Sequence

from PySide6.QtWidgets import QStackedWidget, QWidget

from khenthuong_desktop.domain.terms import EvidenceForm, Stage
from khenthuong_desktop.services.award_rounds.evidence import EvidenceRow, list_evidence, remove_evidence
from khenthuong_desktop.services.award_rounds.rounds import NominationRow
from khenthuong_desktop.services.dossier.completing import confirm_complete, errors_beside_nominees
from khenthuong_desktop.services.dossier.dossier_problems import Problem
from khenthuong_desktop.ui import labels
from khenthuong_desktop.ui.awards import award_column
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.opening import open_file
from khenthuong_desktop.ui.pages.rounds.evidence_dialog import EvidenceDialog, choose_file
from khenthuong_desktop.ui.pages.rounds.nominee_dialog import PARTS, open_nominee
from khenthuong_desktop.ui.pages.rounds.step import Step
from khenthuong_desktop.ui.table_model import Chip, Column, ListSource
from khenthuong_desktop.ui.theme import Tone
from khenthuong_desktop.ui.widgets import actions as keys
from khenthuong_desktop.ui.widgets.actions import Action, Needs
from khenthuong_desktop.ui.widgets.controls import Segments
from khenthuong_desktop.ui.widgets.empty import EmptyState
from khenthuong_desktop.ui.widgets.list_view import ListView
from khenthuong_desktop.ui.widgets.question import ask

_MOST_ERRORS = 6
_FORMS = {
    EvidenceForm.ORIGINAL: Tone.GOOD,
    EvidenceForm.CERTIFIED_COPY: Tone.GOOD,
    EvidenceForm.PLAIN_COPY: Tone.WARNING,
}


class FileStep(Step):
    """Two lists: achievements, evidence."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._evidence: tuple[EvidenceRow, ...] = ()
        self.segments = Segments(("Thành tích", "Minh chứng"))
        self.segments.chosen.connect(self._on_segment_chosen)
        self.achievements = self._achievements()
        self.evidence = self._evidence_list()
        self._stack = QStackedWidget()
        for view in (self.achievements, self.evidence):
            self._stack.addWidget(view)
            view.selection_changed.connect(lambda: self.selection_changed.emit(self.selected_count))
        self.achievements.opened.connect(lambda _row: self._on_describe())
        self.evidence.opened.connect(lambda _row: self._on_open_file())
        self.body.addWidget(self.segments)
        self.body.addWidget(self._stack, 1)

    def _achievements(self) -> ListView[NominationRow]:
        columns: tuple[Column[NominationRow], ...] = (
            Column("Tên", lambda row: row.called, sort="name", chars=12, stretch=True),
            award_column(self.context),
            Column("Tóm tắt", lambda row: row.achievement, sort="words", chars=24),
            Column("Báo cáo", lambda row: _told(row), sort="parts", chars=6),
            Column("Minh chứng", self._count, labels.number, numeric=True, sort="evidence", chars=9),
        )
        return ListView(
            "achievements",
            "đề nghị",
            columns,
            ListSource(lambda _query: self.round.nominations if self.round else (), columns),
            search_hint="Tìm theo tên, danh hiệu",
            empty=EmptyState("users", "Đợt này chưa có đề nghị nào", "Thêm người, tập thể ở bước “Nháp” trước."),
            state=self.context.state,
        )

    def _evidence_list(self) -> ListView[EvidenceRow]:
        columns: tuple[Column[EvidenceRow], ...] = (
            Column("Tên minh chứng", lambda row: row.name, sort="name", chars=13, stretch=True),
            Column("Của", self._owner, sort="owner", chars=13),
            Column("Hình thức", lambda row: row.form, sort="form", chars=18, chip=_form_chip),
            Column("Nơi cấp", lambda row: row.issuer, sort="issuer", chars=14, hidden=True),
            Column("Số", lambda row: row.number, chars=10, hidden=True),
            Column("Ngày", lambda row: row.issued_on, labels.day, sort="day", chars=10, hidden=True),
        )
        return ListView(
            "evidence",
            "minh chứng",
            columns,
            ListSource(lambda _query: self._evidence, columns),
            search_hint="Tìm theo tên, nơi cấp, số",
            empty=EmptyState(
                "paperclip",
                "Chưa có minh chứng nào",
                "Bản gốc hoặc bản sao có chứng thực: quyết định công nhận sáng kiến, giấy khen, xác nhận… Tệp được "
                "chép vào dữ liệu của đơn vị; tệp gốc giữ nguyên.",
                [Action("Thêm minh chứng", self._on_add, "paperclip")],
            ),
            state=self.context.state,
        )

    @property
    def offered(self) -> Sequence[Action]:
        add = Action("Thêm minh chứng", self._on_add, "paperclip", keys.ADD)
        draft = self.round is not None and self.round.stage is Stage.DRAFT
        confirm = Action("Xác nhận đủ hồ sơ", self._on_confirm, "file-check", beside=True)
        confirms = (confirm,) if draft else ()
        if self.segments.current == 0:
            describe = Action("Ghi thành tích", self._on_describe, "pencil", keys.EDIT, Needs.ONE, beside=True)
            return add, describe, *confirms
        return (
            add,
            *confirms,
            Action("Mở tệp", self._on_open_file, "external-link", keys.EDIT, Needs.ONE),
            Action("Bỏ minh chứng", self._on_remove, "trash-2", keys.DELETE, Needs.SOME, separated=True),
        )

    @property
    def selected_count(self) -> int:
        view = self.achievements if self.segments.current == 0 else self.evidence
        return view.table.selected_count

    def reload(self) -> None:
        self._evidence = list_evidence(self.context.db, self.round_id)
        self.achievements.reload()
        self.evidence.reload()
        self.segments.name(1, f"Minh chứng ({len(self._evidence)})" if self._evidence else "Minh chứng")

    def show_key(self, key: str) -> None:
        owned = any(row.id == key for row in self._evidence)
        self.segments.choose(1 if owned else 0)
        (self.evidence if owned else self.achievements).show_key(key)

    def _on_segment_chosen(self, number: int) -> None:
        self._stack.setCurrentIndex(number)
        self.actions_changed.emit()

    def _count(self, row: NominationRow) -> int:
        return sum(row.id in proof.serves for proof in self._evidence)

    def _owner(self, row: EvidenceRow) -> str:
        nominations = self.round.nominations if self.round else ()
        names = dict.fromkeys(one.called for one in nominations if one.id in row.serves)
        return ", ".join(names) or "cả đợt"

    def _on_describe(self) -> None:
        row = self.achievements.table.current_row
        if row is not None:
            open_nominee(self.context, row, self.achievements, self)

    def _on_add(self) -> None:
        if self.round is None:
            return
        current = self.achievements.table.current_row if self.segments.current == 0 else None
        source = choose_file(self)
        if source is not None:
            EvidenceDialog(self.context, self.round, source, current, self).open()

    def _on_confirm(self) -> None:
        """Nominees with errors are refused; of errors that belong to later steps the user decides."""
        context, key = self.context, self.round_id

        def looked(errors: tuple[Problem, ...]) -> None:
            if not errors:
                self._confirm(key)
                return
            told = [f"• {problem.sentence}" for problem in errors[:_MOST_ERRORS]]
            if len(errors) > _MOST_ERRORS:
                told.append(f"• … và {len(errors) - _MOST_ERRORS} lỗi khác")
            sentences = "\n".join(told)
            question = (
                f"Người, tập thể được đề nghị không còn lỗi, nhưng đợt còn {len(errors)} lỗi ở các bước sau:\n\n"
                f"{sentences}\n\nVẫn xác nhận đủ hồ sơ để trình Hội đồng?"
            )
            ask("Đợt còn lỗi", question, "Xác nhận đủ hồ sơ", lambda: self._confirm(key), self)

        context.jobs.start(
            "Đang kiểm tra người, tập thể được đề nghị",
            lambda _progress: errors_beside_nominees(context.db, context.folder, context.library, key),
            looked,
            asker=self,
        )

    def _confirm(self, key: str) -> None:
        context = self.context
        context.jobs.start(
            "Đang xác nhận đủ hồ sơ",
            lambda _progress: confirm_complete(context.db, context.folder, context.library, key),
            lambda _none: context.done("Đã xác nhận đủ hồ sơ để trình Hội đồng"),
        )

    def _on_open_file(self) -> None:
        row = self.evidence.table.current_row
        if row is not None:
            open_file(self.context.folder.attachments / row.path, self)

    def _on_remove(self) -> None:
        count = remove_evidence(self.context.db, tuple(row.id for row in self.evidence.table.selected_rows))
        self.context.done(f"Đã bỏ {labels.number(count)} minh chứng")


def _told(row: NominationRow) -> str:
    parts = PARTS[row.subject_kind]
    return f"{sum(bool(row.report.get(part.name)) for part in parts)}/{len(parts)}"


def _form_chip(row: EvidenceRow) -> Chip:
    return Chip(labels.word(row.form), _FORMS[row.form], "file-check")
