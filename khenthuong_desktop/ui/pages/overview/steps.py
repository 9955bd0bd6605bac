"""The steps of the year with a tick where they are done, a link to each."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from khenthuong_desktop.services.overview import Snapshot
from khenthuong_desktop.ui import icons, labels
from khenthuong_desktop.ui.theme import Space
from khenthuong_desktop.ui.widgets.controls import label, link
from khenthuong_desktop.ui.widgets.emptying import empty


@dataclass(frozen=True)
class Step:
    """One step: the page it leads to, whether anything was done, and how much."""

    page: str
    name: str
    done: bool
    said: str


class Steps(QWidget):
    """A line for each step: ✓ or ○, its name as a link, where it stands."""

    def __init__(self, go: Callable[[str], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._go = go
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.S)
        self._grid.setVerticalSpacing(Space.XS)
        self._grid.setColumnStretch(2, 1)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        empty(self._grid)
        for row, step in enumerate(steps_of(snapshot)):
            picture = QLabel()
            picture.setPixmap(icons.pixmap(*(("circle-check", "good") if step.done else ("circle", "secondary")), 18))
            picture.setAccessibleName("Đã có" if step.done else "Chưa làm")
            self._grid.addWidget(picture, row, 0)
            self._grid.addWidget(link(step.name, partial(self._go, step.page)), row, 1)
            said = label(step.said, "secondary")
            self._grid.addWidget(said, row, 2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


def steps_of(snapshot: Snapshot) -> tuple[Step, ...]:
    """Where each step of the year stands."""
    number = labels.number
    met = sum(row.stage.has_votes for row in snapshot.rounds)
    packed = sum(row.stage.is_packed for row in snapshot.rounds)
    nominees = sum(row.nominations for row in snapshot.rounds)
    subjects = (
        f"{number(snapshot.people)} người · {number(snapshot.collectives)} tập thể · {number(snapshot.households)} hộ"
    )
    rounds = len(snapshot.rounds)
    return (
        Step("people", "Nhân sự, tập thể, hộ", not snapshot.empty, subjects),
        Step("registrations", "Đăng ký thi đua", snapshot.registered > 0, f"{number(snapshot.registered)} đăng ký"),
        Step("eligibility", "Xét điều kiện", snapshot.eligible > 0, f"{number(snapshot.eligible)} lượt đủ"),
        Step("rounds", "Đợt đề nghị", rounds > 0, f"{number(rounds)} đợt · {number(nominees)} đề nghị"),
        Step("councils", "Họp Hội đồng", met > 0, f"{met}/{rounds} đợt đã họp" if rounds else "chưa có đợt"),
        Step(
            "dossiers", "Đóng gói hồ sơ", packed > 0, f"{packed}/{rounds} đợt đã đóng gói" if rounds else "chưa có đợt"
        ),
    )
