"""The form of files made anywhere, checked by the decree: every departure, its places and how to mend it."""

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from khenthuong_desktop.domain.terms import Severity
from khenthuong_desktop.services.word_templates import form_checks
from khenthuong_desktop.services.word_templates.form_checks import FormCheck
from khenthuong_desktop.ui import excel_list
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.theme import Size, Space, Tone
from khenthuong_desktop.ui.widgets import actions as keys
from khenthuong_desktop.ui.widgets.banner import Banner
from khenthuong_desktop.ui.widgets.controls import FilterCombo, button, label
from khenthuong_desktop.ui.widgets.drop_area import dragged
from khenthuong_desktop.ui.widgets.elided_label import ElidedLabel
from khenthuong_desktop.ui.widgets.problems import ProblemsPanel, ShownProblem

if TYPE_CHECKING:
    from khenthuong_desktop.documents.format_check import FormatFault

WORD_FILES = (".docx",)
CHECKED_FILES = (*WORD_FILES, ".pdf")  # a PDF file is checked as a copy of a paper
_HEADINGS = ("Tệp", "Mã", "Mức", "Chỗ", "Đang là", "Quy định", "Cách sửa")


def choose_files(parent: QWidget) -> list[Path]:
    """Ask for files in the system's own dialog."""
    wanted = "Văn bản Word, bản sao PDF (*.docx *.pdf)"
    chosen, _kind = QFileDialog.getOpenFileNames(parent, "Chọn văn bản", "", wanted)
    return [Path(path) for path in chosen]


def check_forms(
    context: Context, paths: Sequence[Path], done: Callable[[tuple[FormCheck, ...]], None], asker: QWidget
) -> None:
    """Check the form of files on the worker."""
    title = f"Đang kiểm tra {paths[0].name}" if len(paths) == 1 else f"Đang kiểm tra {len(paths)} tệp"
    context.jobs.start(title, lambda progress: form_checks.check_forms(paths, progress.step), done, asker=asker)


class FormCheckDialog(QDialog):
    """Shows what was found, file by file, the worst first; others can be dropped, mended ones checked again."""

    def __init__(self, context: Context, checks: Sequence[FormCheck], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Kiểm tra thể thức")
        self.setAcceptDrops(True)
        self._context = context
        self._name_label = ElidedLabel("secondary")
        self.file_combo = QComboBox()
        self.file_combo.setAccessibleName("Tệp")
        self.file_combo.currentIndexChanged.connect(lambda _place: self._show_current())
        kinds = [(name.capitalize(), name) for name in form_checks.kinds_to_tell()]
        self.kind_combo = FilterCombo("Loại văn bản: tự nhận ra", kinds)
        self.kind_combo.filtered.connect(self._on_kind)
        self.banner = Banner()
        self.problems = ProblemsPanel("Chỗ chưa đúng")
        self._build()
        QShortcut(QKeySequence(keys.EXCEL[0]), self, self.export)
        self.show_checks(checks)
        self.resize(Size.DETAILS * 2 + 160, 600)

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        layout.setSpacing(Space.M)
        layout.addWidget(label("Kiểm tra thể thức theo Nghị định 30/2020/NĐ-CP", "heading"))
        layout.addWidget(self.file_combo)
        top = QHBoxLayout()
        top.addWidget(self._name_label, 1)
        top.addWidget(self.kind_combo)
        layout.addLayout(top)
        layout.addWidget(self.banner)
        layout.addWidget(self.problems, 1)
        row = QHBoxLayout()
        row.addWidget(button("Chọn tệp khác…", self._on_choose, "folder-open"))
        row.addWidget(button("Kiểm tra lại", self._on_again, "refresh-cw"))
        self.copy_button = button("Chép danh sách", self._on_copy, "copy")
        row.addWidget(self.copy_button)
        self.export_button = button("Xuất Excel…", self.export, "file-spreadsheet")
        row.addWidget(self.export_button)
        row.addStretch(1)
        close_button = button("Đóng", self.accept, role="primary")
        close_button.setDefault(True)
        row.addWidget(close_button)
        layout.addLayout(row)

    @property
    def current(self) -> FormCheck:
        return self._checks[self.file_combo.currentIndex()]

    def check(self, paths: Sequence[Path]) -> None:
        """Check other files on the worker; what was shown stays until they are."""
        check_forms(self._context, paths, self.show_checks, self)

    def show_checks(self, checks: Sequence[FormCheck], chosen: int = 0) -> None:
        """Show the answers on these files, one of them open."""
        self._checks = tuple(checks)
        blocked = self.file_combo.blockSignals(True)
        self.file_combo.clear()
        self.file_combo.addItems([f"{check.path.name} – {_summary(check)}" for check in checks])
        self.file_combo.setCurrentIndex(chosen)
        self.file_combo.blockSignals(blocked)
        self.file_combo.setVisible(len(checks) > 1)
        self._show_current()

    def _show_current(self) -> None:
        check = self.current
        report = check.report
        kind = f" · {form_checks.kind_name(report.kind).capitalize()}" if report and not report.note else ""
        self._name_label.setText(f"{check.path.name}{kind}")
        blocked = self.kind_combo.blockSignals(True)
        self.kind_combo.choose(check.told_kind)
        self.kind_combo.blockSignals(blocked)
        self.kind_combo.setVisible(check.path.suffix.lower() in WORD_FILES)
        failed = report.by_weight if report else ()
        if report is None:
            self.banner.say(check.trouble, Tone.ERROR)
        elif report.note:
            self.banner.say(report.note, Tone.NEUTRAL)
        elif not failed:
            self.banner.say(f"Đã kiểm {len(report.checked)} mục, không có chỗ nào sai.", Tone.GOOD)
        else:
            said = "Có chỗ sai thể thức, cần sửa trước khi trình ký." if check.errors else "Chỉ có chỗ nên xem lại."
            tone = Tone.ERROR if check.errors else Tone.WARNING
            self.banner.say(f"Đã kiểm {len(report.checked)} mục. {said}", tone)
        self.problems.show_problems(list(shown(failed)))
        self.problems.setVisible(report is not None and not report.note)
        self.copy_button.setEnabled(bool(failed))
        self.export_button.setEnabled(any(map(_has_something, self._checks)))

    def export(self) -> None:
        """Ctrl+E: what was found in all the files, as a workbook."""
        if not self.export_button.isEnabled():
            return
        checks, day = self._checks, self._context.db.now().astimezone().date()
        title = "Kiểm tra thể thức"
        excel_list.save_official(
            self._context, self, title, lambda: form_checks.form_list(checks, title, _HEADINGS, day)
        )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dragged(event, CHECKED_FILES):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.check(dragged(event, CHECKED_FILES))

    def _on_choose(self) -> None:
        chosen = choose_files(self)
        if chosen:
            self.check(chosen)

    def _on_again(self) -> None:
        self._check_current(self.current.told_kind)

    def _on_kind(self, kind: str | None) -> None:
        self._check_current(kind)

    def _check_current(self, kind: str | None) -> None:
        """Check the open file again, as a paper of the kind that is told; the others stay as they are."""
        place, path = self.file_combo.currentIndex(), self.current.path

        def done(check: FormCheck) -> None:
            self.show_checks((*self._checks[:place], check, *self._checks[place + 1 :]), place)

        work = form_checks.check_form
        self._context.jobs.start(f"Đang kiểm tra {path.name}", lambda _progress: work(path, kind), done, asker=self)

    def _on_copy(self) -> None:
        lines = (f"{problem.text}\n{problem.place}" for problem in self.problems.problems)
        QGuiApplication.clipboard().setText("\n\n".join((self.current.path.name, *lines)))


def _has_something(check: FormCheck) -> bool:
    """Whether there is anything to write of a file."""
    return check.report is None or bool(check.report.note or check.report.by_weight)


def _summary(check: FormCheck) -> str:
    if check.report is None:
        return "không đọc được"
    if check.report.note:
        return "không kiểm theo Nghị định 30"
    counts = ((check.errors, "lỗi"), (check.warnings, "cảnh báo"))
    return ", ".join(f"{count} {word}" for count, word in counts if count) or "đúng"


def shown(faults: Iterable["FormatFault"]) -> Iterable[ShownProblem]:
    """One problem for each rule, with all its places and how to mend it."""
    for _identity, group in groupby(faults, key=lambda fault: fault.id):
        places = list(group)
        first = places[0]
        yield ShownProblem(
            Severity.ERROR if first.severity == Severity.ERROR else Severity.WARNING,
            "\n".join(f"{fault.place}: {fault.found}" for fault in places),
            f"Quy định: {first.allowed}.\nCách sửa: {first.fix}",
            count=sum(fault.count for fault in places),
        )
