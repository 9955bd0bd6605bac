"""The list of everything that is wrong, gravest first; a click or Enter jumps to the place."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from khenthuong_desktop.domain.terms import Severity
from khenthuong_desktop.ui import icons
from khenthuong_desktop.ui.theme import Size, Space
from khenthuong_desktop.ui.widgets.controls import Card, label
from khenthuong_desktop.ui.widgets.problem_delegate import ProblemDelegate

_LOOKS = {
    Severity.ERROR: ("circle-alert", "error", "Lỗi"),
    Severity.WARNING: ("triangle-alert", "warning", "Cảnh báo"),
    Severity.FIXED: ("circle-check", "good", "Đã tự sửa"),
}


@dataclass(frozen=True)
class ShownProblem:
    """One thing wrong: how grave, what, where, how often; ``target`` is what the page needs to jump there."""

    severity: Severity
    text: str
    place: str = ""
    target: object = None
    count: int = 1


class ProblemsPanel(Card):
    """Always at the right of the work it belongs to; says so when nothing is wrong."""

    jumped = Signal(object)  # the target of the problem

    def __init__(self, title: str = "Cần xem lại", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._problems: tuple[ShownProblem, ...] = ()
        self.setMinimumWidth(Size.DETAILS - 100)
        self._title_label = label(title, "heading")
        self._count_label = label("", "secondary")
        self._good_icon = QLabel()
        self._good_icon.setPixmap(icons.pixmap("circle-check", "good", 18))
        self._good_label = label("Không có gì cần xem lại", "good")
        self._waiting_label = label("Đang kiểm tra…", "secondary")
        self._list = QListWidget()
        self._list.setWordWrap(True)
        self._list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self._list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self._list.setItemDelegate(ProblemDelegate(self._list))
        self._list.setMouseTracking(True)
        self._list.setAccessibleName(title)
        self._list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.itemClicked.connect(self._on_activated)
        self._list.itemActivated.connect(self._on_activated)
        self._build()
        self.show_problems(())

    def _build(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self._title_label)
        top.addStretch(1)
        top.addWidget(self._count_label)
        good = QHBoxLayout()
        good.setSpacing(Space.S)
        good.addWidget(self._good_icon)
        good.addWidget(self._good_label, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.L, Space.M, Space.S, Space.S)
        layout.setSpacing(Space.S)
        layout.addLayout(top)
        layout.addLayout(good)
        layout.addWidget(self._waiting_label)
        layout.addWidget(self._list, 1)
        layout.addStretch(0)

    @property
    def problems(self) -> tuple[ShownProblem, ...]:
        return self._problems

    def show_problems(self, problems: Sequence[ShownProblem]) -> None:
        """Show all of them, errors before warnings."""
        order = list(Severity)
        self._problems = tuple(sorted(problems, key=lambda problem: order.index(problem.severity)))
        self._list.clear()
        for problem in self._problems:
            icon, role, said = _LOOKS[problem.severity]
            words = f"{problem.text}\n{problem.place}" if problem.place else problem.text
            item = QListWidgetItem(icons.icon(icon, role, role), words)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{said}: {words}")
            item.setToolTip(words)
            self._list.addItem(item)
        counts = [
            f"{count} {said.lower()}"
            for severity, (_, _, said) in _LOOKS.items()
            if (count := sum(problem.count for problem in self._problems if problem.severity is severity))
        ]
        self._count_label.setText(" · ".join(counts))
        nothing = not self._problems
        self._waiting_label.hide()
        self._good_icon.setVisible(nothing)
        self._good_label.setVisible(nothing)
        self._list.setVisible(not nothing)

    def show_waiting(self) -> None:
        """Nothing is known yet: the check is under way."""
        self.show_problems(())
        self._good_icon.hide()
        self._good_label.hide()
        self._waiting_label.show()

    def open(self, number: int) -> None:
        """Go to the place of one problem, as a click on it does."""
        self.jumped.emit(self._problems[number].target)

    def _on_activated(self, item: QListWidgetItem) -> None:
        self.open(self._list.row(item))
