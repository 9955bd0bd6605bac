"""Before a pack is taken in: what changes, by its words; or everything that is wrong with it."""

from collections import Counter
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from khenthuong_desktop.domain.terms import Severity
from khenthuong_desktop.regulations.differences import Difference
from khenthuong_desktop.services.law.rule_packs import PackPreview
from khenthuong_desktop.ui import icons, labels, theme
from khenthuong_desktop.ui.theme import Space, Tone
from khenthuong_desktop.ui.widgets.banner import Banner
from khenthuong_desktop.ui.widgets.controls import button, label
from khenthuong_desktop.ui.widgets.problems import ProblemsPanel, ShownProblem


class _PackDialog(QDialog):
    """A heading, a body, the buttons."""

    def __init__(self, title: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.body = QVBoxLayout()
        self.body.setSpacing(Space.M)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(Space.S)
        self.buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        layout.setSpacing(Space.M)
        layout.addLayout(self.body, 1)
        layout.addLayout(self.buttons)
        self.resize(680, 480)


class ChangesList(QScrollArea):
    """What changes, each award or document once with its changes under it, every word in sight."""

    def __init__(self, changes: Sequence[Difference], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.mark(self, "card")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Điều gì thay đổi")
        self.texts: list[str] = []
        inside = QWidget()
        lines = QVBoxLayout(inside)
        lines.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        lines.setSpacing(Space.S)
        by_subject: dict[str, list[Difference]] = {}
        for change in changes:
            by_subject.setdefault(change.subject, []).append(change)
        for subject, several in by_subject.items():
            self.texts += [subject, *map(_without_subject, several)]
            lines.addWidget(label(subject, "strong", wrap=True))
            for change in several:
                lines.addWidget(_line_of(change))
        lines.addStretch(1)
        self.setWidget(inside)


def _line_of(change: Difference) -> QWidget:
    icon, role, said = _look(change)
    made = QWidget()
    made.setAccessibleName(f"{said}: {_without_subject(change)}")
    picture = QLabel()
    picture.setPixmap(icons.pixmap(icon, role, 16))
    row = QHBoxLayout(made)
    row.setContentsMargins(Space.S, 0, 0, 0)
    row.setSpacing(Space.S)
    row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(label(_without_subject(change), wrap=True), 1)
    return made


def _without_subject(change: Difference) -> str:
    """The sentence under its subject, which need not be said again."""
    subject = change.subject
    said = change.sentence.removeprefix(f"{subject}: ").removesuffix(f": {subject}").replace(f"{subject} – ", "")
    return said[:1].upper() + said[1:]


def _look(change: Difference) -> tuple[str, str, str]:
    """Icon, colour and the word it is counted by."""
    if change.code == "comparison_lost":
        return "triangle-alert", "warning", "phải đối chiếu lại"
    if change.code.endswith("_added"):
        return "plus", "good", "thêm"
    if change.code.endswith(("_removed", "_abolished")):
        return "x", "error", "bỏ"
    return "pencil", "accent", "sửa"


def _counted(changes: Sequence[Difference]) -> str:
    counts = Counter(_look(change)[2] for change in changes)
    return ", ".join(f"{labels.number(count)} điều {word}" for word, count in counts.items())


class TakeInDialog(_PackDialog):
    """What changes, then one press; ``take`` is called when it is pressed."""

    def __init__(self, seen: PackPreview, take: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__("Nhận bộ quy tắc", parent)
        self._take = take
        manifest = seen.manifest
        self.body.addWidget(label(manifest.title, "heading", wrap=True))
        small = (
            f"Phiên bản {manifest.version} · nguồn: {manifest.source} · "
            f"hiệu lực từ {labels.day(manifest.effective_from)}"
        )
        self.body.addWidget(label(small, "secondary", wrap=True))
        self.agreed = QCheckBox("Tôi hiểu đây là bộ ví dụ, nhận để xem thử")
        if manifest.example:
            warning = Banner()
            warning.say(
                "Đây là bộ VÍ DỤ để xem cách viết, không phải quy định của đơn vị. Nhận vào thì mọi kết luận "
                "xét theo nó; xem xong hãy bấm “Thôi dùng”."
            )
            self.body.addWidget(warning)
        if seen.instead:
            said = f"Bản mới hơn {seen.instead} đang dùng vẫn được dùng; bản này chỉ được giữ lại."
            self.body.addWidget(label(said, "strong", wrap=True))
        self.changes = ChangesList(seen.changes)
        if seen.changes:
            self.body.addWidget(label(f"Điều gì thay đổi: {_counted(seen.changes)}", "strong"))
            self.body.addWidget(self.changes, 1)
        else:
            said = "Bộ này đang được dùng; nhận lại không thay đổi gì." if not seen.is_new else "Không có gì thay đổi."
            said = "Bộ này bị sửa trên máy sau khi nhận; nhận để chép lại bản gốc." if seen.mends else said
            self.body.addWidget(label(said, wrap=True), 1)
        note = "Các bản cũ vẫn được giữ để giải thích những hồ sơ đã xét theo chúng."
        self.body.addWidget(label(note, "secondary", wrap=True))
        self.buttons.addWidget(button("Hủy", self.reject))
        self.take_button = button("Nhận", self.accept, "check", "primary")
        self.take_button.setEnabled((seen.is_new or seen.mends) and not manifest.example)
        if manifest.example and (seen.is_new or seen.mends):
            self.agreed.toggled.connect(self.take_button.setEnabled)
            self.body.addWidget(self.agreed)
        self.buttons.addWidget(self.take_button)

    def accept(self) -> None:
        super().accept()
        self._take()


class FaultyPackDialog(_PackDialog):
    """Every fault with its file and line, to be sent back to whoever made the pack."""

    def __init__(self, faults: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__("Không nhận được bộ quy tắc", parent)
        banner = Banner()
        banner.say("Bộ quy tắc có chỗ sai nên không được nhận; quy tắc đang dùng giữ nguyên.", Tone.ERROR)
        self.problems = ProblemsPanel("Chỗ sai")
        self.problems.show_problems([ShownProblem(Severity.ERROR, fault) for fault in faults])
        self.body.addWidget(banner)
        self.body.addWidget(self.problems, 1)
        self.buttons.addWidget(button("Chép danh sách lỗi", lambda: _copy(faults), "copy"))
        self.buttons.addWidget(button("Đóng", self.reject, "", "primary"))


def _copy(faults: Sequence[str]) -> None:
    QGuiApplication.clipboard().setText("\n".join(faults))
