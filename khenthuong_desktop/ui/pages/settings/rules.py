"""The law this unit works by: rules and documents in force, packs taken in, what a careful reader objects to."""

from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout

from khenthuong_desktop.domain.terms import Confidence, Severity
from khenthuong_desktop.errors import RulePackFaulty
from khenthuong_desktop.regulations.comparisons import Comparison
from khenthuong_desktop.regulations.packs import ENDING
from khenthuong_desktop.services.law import rule_packs
from khenthuong_desktop.services.law.rule_packs import PackPreview, PackRow
from khenthuong_desktop.services.law.rule_review import ReviewFinding, review_rules
from khenthuong_desktop.services.law.rule_samples import write_samples
from khenthuong_desktop.services.law.rule_texts import TextRow, list_texts, passages
from khenthuong_desktop.ui import errors, labels
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.pages.settings.part import Part
from khenthuong_desktop.ui.pages.settings.rules_compare import CompareDialog
from khenthuong_desktop.ui.pages.settings.rules_dialogs import FaultyPackDialog, TakeInDialog
from khenthuong_desktop.ui.pages.settings.rules_packs import PacksCard
from khenthuong_desktop.ui.pages.settings.rules_words import RuleWords
from khenthuong_desktop.ui.table_model import Chip, Column, ListSource, Query
from khenthuong_desktop.ui.theme import Size, Space, Tone
from khenthuong_desktop.ui.widgets.actions import Action, Needs
from khenthuong_desktop.ui.widgets.empty import EmptyState
from khenthuong_desktop.ui.widgets.list_view import Filter, ListView
from khenthuong_desktop.ui.widgets.problems import ProblemsPanel, ShownProblem

DOUBTFUL = "doubtful"  # leads to the texts that are not sure
_TONES = {
    Confidence.A: (Tone.GOOD, "circle-check"),
    Confidence.B: (Tone.GOOD, "circle-check"),
    Confidence.C: (Tone.WARNING, "triangle-alert"),
    Confidence.D: (Tone.WARNING, "triangle-alert"),
    Confidence.UNVERIFIED: (Tone.WARNING, "circle-question-mark"),
}


def _confidence(row: TextRow) -> Chip:
    if row.compared is not None:
        return Chip("Đã đối chiếu", Tone.GOOD, "circle-check")
    return Chip(labels.word(row.confidence), *_TONES[row.confidence])


def _compared(found: Comparison | None) -> str:
    return f"{found.by}, {labels.day(found.on)}" if found else ""


_COLUMNS: tuple[Column[TextRow], ...] = (
    Column("Quy tắc, văn bản", lambda row: row.name, chars=24, stretch=True, sort="name"),
    Column("Từ ngày", lambda row: row.valid_from, labels.day, chars=10, sort="valid_from"),
    Column("Độ tin cậy", lambda row: row.confidence, chip=_confidence, chars=20),
    Column("Người đối chiếu", lambda row: row.compared, _compared, chars=16, hidden=True),
)


class RulesPart(Part):
    name = "rules"
    title = "Bộ quy tắc"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._reviewed: object = None  # the library whose review is shown
        self.setAcceptDrops(True)
        self.view: ListView[TextRow] = ListView(
            "rules",
            "quy tắc, văn bản",
            _COLUMNS,
            ListSource(self._rows, _COLUMNS),
            search_hint="Tìm danh hiệu, văn bản",
            filters=(
                Filter("document", "Mọi loại", (("Tiêu chuẩn", False), ("Văn bản", True))),
                Filter("doubtful", "Mọi độ tin cậy", (("Cần đối chiếu", True), ("Đã chắc", False))),
            ),
            empty=EmptyState("scale", "Chưa có quy tắc nào áp dụng hôm nay", ""),
            state=context.state,
        )
        self.view.opened.connect(lambda _row: self._on_compare())
        self.view.selection_changed.connect(lambda: self.selection_changed.emit(self.view.table.selected_count))
        self.view.selection_changed.connect(self._show_words)
        self.packs = PacksCard(self._on_put_aside, self._on_bring_back)
        self.words = RuleWords()
        self.words.hide()
        self.problems = ProblemsPanel("Rà soát bộ quy tắc")
        self.problems.jumped.connect(self._on_jumped)
        side = QVBoxLayout()
        side.setSpacing(Space.M)
        side.addWidget(self.words, 1)
        side.addWidget(self.packs)
        side.addWidget(self.problems, 1)
        for widget in (self.words, self.packs, self.problems):
            widget.setMinimumWidth(Size.DETAILS - 100)
            widget.setMaximumWidth(Size.DETAILS)
        row = QHBoxLayout()
        row.setSpacing(Space.M)
        row.addWidget(self.view, 1)
        row.addLayout(side)
        self.body.addLayout(row)

    def reload(self) -> None:
        """Rows and packs at once; the review, which reads every worked case, on the worker and once for each law."""
        context = self.context
        context.look_at_rules()
        self.view.reload()
        self.packs.show_packs(rule_packs.list_packs(context.db, context.folder, context.library))
        if self._reviewed is not context.library:
            self._reviewed = library = context.library
            self.problems.show_waiting()
            context.jobs.start(
                "Đang rà soát bộ quy tắc",
                lambda _progress: review_rules(context.db, context.folder, library),
                lambda found: self._on_reviewed(found) if library is self._reviewed else None,
                quiet=True,
                asker=self,
            )

    def _rows(self, query: Query) -> list[TextRow]:
        document, doubtful = query.filters.get("document"), query.filters.get("doubtful")
        rows = list_texts(self.context.library, self.context.db.today())
        return [r for r in rows if document in (None, r.is_document) and doubtful in (None, r.is_doubtful)]

    def offered(self) -> list[Action]:
        return [
            Action("Nhận bộ quy tắc", self._on_choose, "upload"),
            Action("Ghi đã đối chiếu", self._on_compare, "badge-check", needs=Needs.ONE),
            Action("Lấy gói mẫu…", self._on_samples, "download"),
        ]

    def take_file(self, path: Path) -> None:
        """Show what a pack would change, or everything that is wrong with it."""
        context = self.context
        context.jobs.start(
            "Đang đọc bộ quy tắc",
            lambda _progress: rule_packs.preview(context.db, context.folder, path),
            lambda seen: TakeInDialog(seen, lambda: self._take_in(path), self).open(),
            self._on_refused,
            asker=self,
        )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _packs_of(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        for path in _packs_of(event)[:1]:
            self.take_file(path)

    def _on_choose(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, "Nhận bộ quy tắc", "", f"Bộ quy tắc (*{ENDING})")
        if chosen:
            self.take_file(Path(chosen))

    def _on_samples(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "Lấy gói mẫu: chọn thư mục để ghi")
        if chosen:
            self.context.jobs.start(
                "Đang ghi gói mẫu",
                lambda _progress: write_samples(Path(chosen)),
                lambda made: self.context.messages.done(
                    f"Đã ghi {len(made)} gói mẫu: {', '.join(path.name for path in made)}"
                ),
            )

    def _show_words(self) -> None:
        """The words of the row that is chosen stand at the side; the review goes on below."""
        row = self.view.table.current_row if self.view.table.selected_count == 1 else None
        if row is not None:
            self.words.show_text(row, passages(self.context.library, row.subject))
        self.words.setVisible(row is not None)

    def _take_in(self, path: Path) -> None:
        context = self.context

        def done(taken: PackPreview) -> None:
            said = f"Đã nhận {taken.manifest.title}, phiên bản {taken.manifest.version}"
            context.done(f"{said}; vẫn dùng bản mới hơn {taken.instead}" if taken.instead else said)

        context.jobs.start(
            "Đang nhận bộ quy tắc",
            lambda _progress: rule_packs.take_in(context.db, context.folder, path),
            done,
            self._on_refused,
        )

    def _on_refused(self, fault: BaseException) -> None:
        if isinstance(fault, RulePackFaulty):
            FaultyPackDialog(fault.faults, self).open()
        else:
            errors.show(fault, self)

    def _on_put_aside(self, row: PackRow) -> None:
        instead = rule_packs.put_aside(self.context.db, self.context.folder, row.id)
        self.context.done(f"Thôi dùng {row.title}" + (f"; dùng thay bằng {', '.join(instead)}" if instead else ""))

    def _on_bring_back(self, row: PackRow) -> None:
        rule_packs.bring_back(self.context.db, self.context.folder, row.id)
        self.context.done(f"Dùng lại {row.title}")

    def _on_reviewed(self, found: tuple[ReviewFinding, ...]) -> None:
        """Everything with what is to be done; unsure texts that stand in the list beside are only counted here."""
        shown = [
            ShownProblem(one.severity, one.sentence, one.todo, one.subject)
            for one in found
            if not (one.code.startswith("unsure_") and one.subject)
        ]
        unsure = len(found) - len(shown)
        if unsure:
            said = f"{labels.number(unsure)} quy tắc, văn bản đang áp dụng chưa chắc lời văn."
            todo = "Bấm để xem; đọc từng mục cạnh văn bản gốc rồi ghi “Đã đối chiếu”."
            shown.append(ShownProblem(Severity.WARNING, said, todo, DOUBTFUL, unsure))
        self.problems.show_problems(shown)

    def _on_jumped(self, target: object) -> None:
        """To the texts that are not sure, or to the one text and what is to be noted about it."""
        if target == DOUBTFUL:
            self.view.choose_filter("doubtful", True)
            self.view.table.selectRow(0)
            self.view.table.setFocus()
        elif isinstance(target, str) and target and self.view.show_key(target):
            self._on_compare()

    def _on_compare(self) -> None:
        row = self.view.table.current_row
        if row is not None:
            CompareDialog(self.context, row, self).open()


def _packs_of(event: QDropEvent) -> list[Path]:
    dragged = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return [path for path in dragged if path.suffix.lower() == ENDING]
