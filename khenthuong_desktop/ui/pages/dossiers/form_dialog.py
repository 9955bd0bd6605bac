"""The form of a Word file made anywhere, checked by the decree: every departure, its places and how to mend it."""

from collections.abc import Callable, Iterable
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from khenthuong_desktop.domain.terms import Severity
from khenthuong_desktop.services import templates
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.theme import Size, Space, Tone
from khenthuong_desktop.ui.widgets.banner import Banner
from khenthuong_desktop.ui.widgets.controls import button, label
from khenthuong_desktop.ui.widgets.drop_area import dragged
from khenthuong_desktop.ui.widgets.elided_label import ElidedLabel
from khenthuong_desktop.ui.widgets.problems import ProblemsPanel, ShownProblem

if TYPE_CHECKING:
    from khenthuong_desktop.documents.format_check import FormatFault, FormatReport

WORD_FILES = (".docx",)


def choose_word_file(parent: QWidget) -> Path | None:
    """Ask for a Word file in the system's own dialog."""
    chosen, _kind = QFileDialog.getOpenFileName(parent, "Chọn văn bản Word", "", "Văn bản Word (*.docx)")
    return Path(chosen) if chosen else None


def check_form(context: Context, path: Path, done: Callable[["FormatReport"], None]) -> None:
    """Check the form of a file on the worker."""
    context.jobs.start(f"Đang kiểm tra {path.name}", lambda _progress: templates.lint(path), done)


class FormDialog(QDialog):
    """Shows what was found; another file can be chosen or dropped, the same one checked again after mending."""

    def __init__(self, context: Context, path: Path, report: "FormatReport", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Kiểm tra thể thức")
        self.setAcceptDrops(True)
        self._context = context
        self._name_label = ElidedLabel("secondary")
        self.banner = Banner()
        self.problems = ProblemsPanel("Chỗ chưa đúng")
        self._build()
        self._show(path, report)
        self.resize(Size.DETAILS * 2 + 160, 600)

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        layout.setSpacing(Space.M)
        layout.addWidget(label("Kiểm tra thể thức theo Nghị định 30/2020/NĐ-CP", "heading"))
        layout.addWidget(self._name_label)
        layout.addWidget(self.banner)
        layout.addWidget(self.problems, 1)
        row = QHBoxLayout()
        row.addWidget(button("Chọn tệp khác…", self._on_choose, "folder-open"))
        row.addWidget(button("Kiểm tra lại", self._on_again, "refresh-cw"))
        self.copy_button = button("Chép danh sách", self._on_copy, "copy")
        row.addWidget(self.copy_button)
        row.addStretch(1)
        close_button = button("Đóng", self.accept, role="primary")
        close_button.setDefault(True)
        row.addWidget(close_button)
        layout.addLayout(row)

    def check(self, path: Path) -> None:
        """Check a file on the worker; one that cannot be read is explained, and what was shown stays."""
        check_form(self._context, path, lambda report: self._show(path, report))

    def _show(self, path: Path, report: "FormatReport") -> None:
        self._path = path
        self._name_label.setText(report.file)
        grave = any(fault.severity == Severity.ERROR for fault in report.failed)
        if not report.failed:
            self.banner.say(f"Đã kiểm {len(report.checked)} mục, không có chỗ nào sai.", Tone.GOOD)
        else:
            said = "Có chỗ sai thể thức, cần sửa trước khi trình ký." if grave else "Chỉ có chỗ nên xem lại."
            self.banner.say(f"Đã kiểm {len(report.checked)} mục. {said}", Tone.ERROR if grave else Tone.WARNING)
        self.problems.show_problems(list(shown(report.failed)))
        self.copy_button.setEnabled(bool(report.failed))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dragged(event, WORD_FILES):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.check(dragged(event, WORD_FILES)[0])

    def _on_choose(self) -> None:
        chosen = choose_word_file(self)
        if chosen is not None:
            self.check(chosen)

    def _on_again(self) -> None:
        self.check(self._path)

    def _on_copy(self) -> None:
        lines = (f"{problem.text}\n{problem.place}" for problem in self.problems.problems)
        QGuiApplication.clipboard().setText("\n\n".join(lines))


def shown(faults: Iterable["FormatFault"]) -> Iterable[ShownProblem]:
    """One problem for each rule, with all its places and how to mend it."""
    for _identity, group in groupby(faults, key=lambda fault: fault.id):
        places = list(group)
        first = places[0]
        yield ShownProblem(
            Severity.ERROR if first.severity == Severity.ERROR else Severity.WARNING,
            "\n".join(f"{fault.where}: {fault.found}" for fault in places),
            f"Quy định: {first.allowed}.\nCách sửa: {first.fix}",
            count=len(places),
        )
