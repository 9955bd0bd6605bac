"""One subject on one page: what was, as a picture over the years, and what may come with the way there."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from khenthuong_desktop.domain.planning import YEARS_AHEAD
from khenthuong_desktop.domain.terms import SubjectKind
from khenthuong_desktop.services.registers.records import SubjectRecord, get_record
from khenthuong_desktop.services.verdicts import planning
from khenthuong_desktop.services.verdicts.cautions import Caution, list_cautions
from khenthuong_desktop.services.verdicts.planning import SubjectPlan
from khenthuong_desktop.ui import labels
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.subject_sheet.entries import Entry, caution_entries, history_entries, plan_entries
from khenthuong_desktop.ui.subject_sheet.marks import AWARDS, DISCIPLINE, INITIATIVES, RATINGS, future, past
from khenthuong_desktop.ui.subject_sheet.printed import PrintedSheet
from khenthuong_desktop.ui.theme import Space
from khenthuong_desktop.ui.widgets.actions import PRINT
from khenthuong_desktop.ui.widgets.controls import Card, button, label
from khenthuong_desktop.ui.widgets.details import Entries
from khenthuong_desktop.ui.widgets.scrolling import scrolled
from khenthuong_desktop.ui.widgets.timeline import Timeline

YEARS_BACK = 8
_LEGEND = "Nét liền: đã có · Nét đứt: có thể đạt nếu làm theo kế hoạch"


@dataclass(frozen=True)
class Subject:
    """Whose sheet it is."""

    kind: SubjectKind
    id: str
    code: str
    name: str
    subtitle: str = ""


class SheetDialog(QDialog):
    """Reads everything on the worker when it opens; nothing is changed here."""

    def __init__(self, context: Context, subject: Subject, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"Quá trình và kế hoạch: {subject.name}")
        self._context, self._subject = context, subject
        self.timeline = Timeline(_lanes(subject.kind, disciplined=False))
        self.plan_entries = Entries("Không còn danh hiệu, hình thức nào để tính.")
        self.history_entries = Entries("Chưa có gì được ghi.")
        self._plan: tuple[Entry, ...] = ()
        self._history: tuple[Entry, ...] = ()
        self._build()
        self._load()

    def _build(self) -> None:
        picture = Card()
        inside = QVBoxLayout(picture)
        inside.setContentsMargins(Space.L, Space.S, Space.L, Space.S)
        self._across = scrolled(self.timeline)
        self._across.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._across.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside.addWidget(self._across)
        columns = QHBoxLayout()
        columns.setSpacing(Space.M)
        columns.addWidget(_card("Kế hoạch", scrolled(self.plan_entries)), 3)
        columns.addWidget(_card("Quá trình", scrolled(self.history_entries)), 2)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.S)
        buttons.addWidget(label(_LEGEND, "secondary"), 1)
        self.print_button = button("In", self.print_out, "printer")
        self.print_button.setToolTip(PRINT[0])
        self.print_button.setEnabled(False)
        buttons.addWidget(self.print_button)
        buttons.addWidget(button("Đóng", self.reject, "", "primary"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        layout.setSpacing(Space.M)
        top = QHBoxLayout()
        top.setSpacing(Space.M)
        top.addWidget(label(self._subject.name, "title"))
        top.addWidget(label(self._subject.subtitle, "secondary"), 1, Qt.AlignmentFlag.AlignBottom)
        layout.addLayout(top)
        layout.addWidget(picture)
        layout.addLayout(columns, 1)
        layout.addLayout(buttons)
        parent = self.parentWidget()
        room = parent.window().size() if parent is not None else self.sizeHint()
        self.resize(max(820, room.width() - 80), max(480, room.height() - 48))
        QShortcut(QKeySequence("Ctrl+W"), self, self.reject)
        QShortcut(QKeySequence(PRINT[0]), self, self.print_out)

    def _load(self) -> None:
        context, subject = self._context, self._subject

        def work(_progress: object) -> tuple[SubjectRecord, SubjectPlan | None, tuple[Caution, ...]]:
            record = get_record(context.db, subject.kind, subject.id)
            answer = planning.plan(context.db, context.library, context.year, subject.code, context.law_day)
            plans = (one for one in answer.subjects if one.result.subject_id == subject.id)
            about = (subject.kind, subject.id, context.year, context.law_day)
            return record, next(plans, None), list_cautions(context.db, context.library, *about)

        def done(read: tuple[SubjectRecord, SubjectPlan | None, tuple[Caution, ...]]) -> None:
            self.show_sheet(*read)

        for entries in (self.plan_entries, self.history_entries):
            entries.show_entries([("", "Đang tính…", "")])
        context.jobs.start("Đang tính kế hoạch", work, done, quiet=True, asker=self)

    def show_sheet(self, record: SubjectRecord, plan: SubjectPlan | None, cautions: tuple[Caution, ...] = ()) -> None:
        """Show what was, what may come and what to bear in mind."""
        year, library, today = self._context.year, self._context.library, self._context.db.today()
        marks = [*past(record, library, today), *future(plan, year)]
        first = min([year - 2, *(mark.first for mark in marks)])
        self.timeline.show_lanes(_lanes(self._subject.kind, disciplined=bool(record.discipline)))
        self.timeline.show_marks(marks, year, max(first, year - YEARS_BACK), year + YEARS_AHEAD)
        self._plan = (*plan_entries(plan), *caution_entries(cautions, year))
        self._history = tuple(history_entries(record))
        self.history_entries.show_entries(self._history)
        self.plan_entries.show_entries(self._plan)
        self.print_button.setEnabled(True)
        self._fit()

    @property
    def printed(self) -> PrintedSheet:
        """The sheet as it is printed."""
        context, unit = self._context, self._context.unit
        return PrintedSheet(
            f"Quá trình và kế hoạch: {self._subject.name}",
            unit.name if unit else "",
            (f"Năm {context.year}", f"Xét theo luật ngày {labels.day(context.law_day)}", _LEGEND),
            self.timeline,
            self._plan,
            self._history,
            f"In ngày {labels.moment(context.db.now())}",
        )

    def print_out(self) -> None:
        """Show the sheet on paper, to be printed or saved as PDF."""
        if self.print_button.isEnabled():
            from khenthuong_desktop.ui.widgets.print_dialog import PrintDialog  # the print system loads on first use

            PrintDialog(self.printed, self._context.messages, Path.home(), self).open()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The picture is as high as its lanes, and a scroll bar higher only where it needs one."""
        needed = self.timeline.sizeHint()
        bar = self._across.horizontalScrollBar().sizeHint().height()
        self._across.setFixedHeight(needed.height() + (bar if needed.width() > self._across.width() else 0))


def _lanes(kind: SubjectKind, *, disciplined: bool) -> tuple[str, ...]:
    """Lanes that can have something: initiatives are people's, and discipline is rare."""
    own = (INITIATIVES,) if kind is SubjectKind.INDIVIDUAL else ()
    return (RATINGS, AWARDS, *own, *((DISCIPLINE,) if disciplined else ()))


def _card(title: str, body: QWidget) -> Card:
    made = Card()
    inside = QVBoxLayout(made)
    inside.setContentsMargins(Space.L, Space.M, Space.S, Space.S)
    inside.setSpacing(Space.S)
    inside.addWidget(label(title, "heading"))
    inside.addWidget(body, 1)
    return made
