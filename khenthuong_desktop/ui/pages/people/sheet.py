"""One subject on one page: what was, as a picture over the years, and what may come with the way there."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from khenthuong_desktop.domain.planning import YEARS_AHEAD
from khenthuong_desktop.domain.terms import DisciplineStatus, Rating, Scope, SubjectKind
from khenthuong_desktop.domain.text import compare_key
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services import planning
from khenthuong_desktop.services.planning import AwardPlan, SubjectPlan
from khenthuong_desktop.services.records import SubjectRecord, get_record
from khenthuong_desktop.ui import labels
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.table_model import Chip
from khenthuong_desktop.ui.theme import Space, Tone
from khenthuong_desktop.ui.widgets.controls import Card, button, label
from khenthuong_desktop.ui.widgets.details import Entries
from khenthuong_desktop.ui.widgets.timeline import Mark, Timeline

YEARS_BACK = 8
RATINGS, AWARDS, INITIATIVES, DISCIPLINE = "Xếp loại", "Khen thưởng", "Sáng kiến", "Kỷ luật"
_TONES = {
    Rating.EXCELLENT: Tone.GOOD,
    Rating.GOOD: Tone.ACCENT,
    Rating.COMPLETED: Tone.NEUTRAL,
    Rating.FAILED: Tone.ERROR,
}
_SCOPES = {Scope.GRASSROOTS: "cơ sở", Scope.PROVINCE: "tỉnh", Scope.NATION: "toàn quốc"}


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
        lanes = (RATINGS, AWARDS, INITIATIVES, DISCIPLINE)
        self.timeline = Timeline(lanes if subject.kind is SubjectKind.INDIVIDUAL else lanes[:2])
        self.plan_entries = Entries("Không còn danh hiệu, hình thức nào để tính.")
        self.history_entries = Entries("Chưa có gì được ghi.")
        self._build()
        self._load()

    def _build(self) -> None:
        picture = Card()
        inside = QVBoxLayout(picture)
        inside.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        self._across = _scrolled(self.timeline)
        self._across.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._across.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside.addWidget(self._across)
        columns = QHBoxLayout()
        columns.setSpacing(Space.M)
        columns.addWidget(_card("Kế hoạch", _scrolled(self.plan_entries)), 3)
        columns.addWidget(_card("Quá trình", _scrolled(self.history_entries)), 2)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(button("Đóng", self.reject, "", "primary"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        layout.setSpacing(Space.M)
        top = QHBoxLayout()
        top.addWidget(label(self._subject.name, "title"), 1)
        top.addWidget(label("Nét liền: đã có · Nét đứt: có thể đạt nếu làm theo kế hoạch", "secondary"))
        layout.addLayout(top)
        if self._subject.subtitle:
            layout.addWidget(label(self._subject.subtitle, "secondary", wrap=True))
        layout.addWidget(picture)
        layout.addLayout(columns, 1)
        layout.addLayout(buttons)
        parent = self.parentWidget()
        room = parent.window().size() if parent is not None else self.sizeHint()
        self.resize(max(820, room.width() - 80), max(480, room.height() - 48))
        QShortcut(QKeySequence("Ctrl+W"), self, self.reject)

    def _load(self) -> None:
        context, subject = self._context, self._subject

        def work(_progress: object) -> tuple[SubjectRecord, SubjectPlan | None]:
            record = get_record(context.db, subject.kind, subject.id)
            answer = planning.plan(context.db, context.library, context.year, subject.code, context.law_day)
            plans = (one for one in answer.subjects if one.result.subject_id == subject.id)
            return record, next(plans, None)

        def done(read: tuple[SubjectRecord, SubjectPlan | None]) -> None:
            self.show_sheet(*read)

        context.jobs.start("Đang tính kế hoạch", work, done, quiet=True)

    def show_sheet(self, record: SubjectRecord, plan: SubjectPlan | None) -> None:
        """Show what was and what may come."""
        year = self._context.year
        marks = [*_past(record, self._context.library, self._context.db.today()), *_future(plan, year)]
        first = min([year - 2, *(mark.first for mark in marks)])
        self.timeline.show_marks(marks, year, max(first, year - YEARS_BACK), year + YEARS_AHEAD)
        bar = self._across.horizontalScrollBar()
        self._across.setFixedHeight(self.timeline.sizeHint().height() + bar.sizeHint().height())
        self.history_entries.show_entries(list(_history(record)))
        self.plan_entries.show_entries([_plan_entry(one) for one in _soonest_first(plan)])


def _past(record: SubjectRecord, library: Library, today: date) -> Iterator[Mark]:
    for rating in record.ratings:
        if rating.rating is not None:
            words = labels.word(rating.rating)
            yield Mark(RATINGS, rating.year, rating.year, rating.rating.value, _TONES[rating.rating], words)
    for award in record.awards:
        known = library.awards.get(award.award)
        short = known.abbreviation if known else award.award_name
        yield Mark(AWARDS, award.year, award.year, short, Tone.AWARD, award.award_name)
    for made in record.initiatives:
        scope = _SCOPES[made.scope] if made.scope else "chưa rõ phạm vi"
        yield Mark(INITIATIVES, made.year, made.year, scope, Tone.ACCENT, f"{made.name} ({scope})")
    for line in record.discipline:
        if line.from_date is not None:
            pending = line.status is DisciplineStatus.UNDER_REVIEW
            words = labels.word(line.form) or labels.word(line.status)
            last = line.finished_on or today
            tone = Tone.WARNING if pending else Tone.ERROR
            yield Mark(DISCIPLINE, line.from_date.year, max(last.year, line.from_date.year), words, tone)


def _future(plan: SubjectPlan | None, year: int) -> Iterator[Mark]:
    """Every award in the year it can be had; what the nearest one asks of the years before it."""
    if plan is None:
        return
    for one in plan.awards:
        if one.path is not None:
            result = one.gap.result
            name = result.library.award(result.award).name
            yield Mark(AWARDS, one.path.year, one.path.year, result.abbreviation, Tone.AWARD, f"có thể: {name}", True)
    nearest = plan.nearest
    for step in nearest.path.steps if nearest is not None and nearest.path is not None else ():
        if step.year >= year and step.brings.rating is not None:
            words = f"cần: {planning.needs_words(step.brings)}"
            yield Mark(RATINGS, step.year, step.year, step.brings.rating.value, Tone.NEUTRAL, words, True)


def _soonest_first(plan: SubjectPlan | None) -> list[AwardPlan]:
    far = 9999
    return sorted(
        plan.awards if plan else (), key=lambda one: (one.path.year, one.path.effort) if one.path else (far, 0)
    )


def _plan_entry(one: AwardPlan) -> tuple[str, str | Chip, str]:
    result, year = one.gap.result, str(one.path.year) if one.path else "–"
    name = result.library.award(result.award).name
    if one.path is None:
        return year, Chip(name, Tone.NEUTRAL), one.sentence
    reached = one.path.effort == 0 and one.path.year == result.verdict.year
    return year, Chip(name, Tone.GOOD if reached else Tone.AWARD, "circle-check" if reached else "award"), one.sentence


def _history(record: SubjectRecord) -> Iterator[tuple[str, str | Chip, str]]:
    """Newest year first; within a year the awards, then what they rest on."""
    lines: list[tuple[int, int, str | Chip, str]] = []
    for award in record.awards:
        small = " · ".join(part for part in (award.decision_number or "", labels.day(award.decision_date)) if part)
        lines.append((award.year, 0, Chip(award.award_name, Tone.AWARD, "award"), small))
    for rating in record.ratings:
        tone = _TONES[rating.rating] if rating.rating else Tone.NEUTRAL
        lines.append((rating.year, 1, Chip(labels.word(rating.rating) or "chưa rõ", tone), ""))
    for made in record.initiatives:
        lines.append((made.year, 2, made.name, labels.word(made.scope)))
    for line in record.discipline:
        year = line.from_date.year if line.from_date else 0
        lines.append((year, 3, labels.word(line.form) or "Kỷ luật", labels.word(line.status)))
    lines.sort(key=lambda one: (-one[0], one[1], compare_key(one[2].text if isinstance(one[2], Chip) else one[2])))
    shown = None
    for year, _order, what, small in lines:
        yield ("" if year == shown else str(year or "?")), what, small
        shown = year


def _card(title: str, body: QWidget) -> Card:
    made = Card()
    inside = QVBoxLayout(made)
    inside.setContentsMargins(Space.L, Space.M, Space.S, Space.S)
    inside.setSpacing(Space.S)
    inside.addWidget(label(title, "heading"))
    inside.addWidget(body, 1)
    return made


def _scrolled(widget: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(widget)
    return area
