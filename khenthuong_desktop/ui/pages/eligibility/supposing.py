"""Giả sử…: what would change if the year brought a rating, an initiative, an award; nothing is stored."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from khenthuong_desktop.domain.supposing import NOTHING, Suppose
from khenthuong_desktop.domain.terms import Rating, Scope, SubjectKind
from khenthuong_desktop.services.verdicts.eligibility import CheckResult
from khenthuong_desktop.services.verdicts.supposing import Supposed, suppose
from khenthuong_desktop.ui import labels
from khenthuong_desktop.ui.awards import award_choices, award_name
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.form import Field, Form, Kind
from khenthuong_desktop.ui.pages.eligibility.lines import chip_of, line_of, missing_words
from khenthuong_desktop.ui.table_model import Chip, Column, ListSource, PagedModel, Query
from khenthuong_desktop.ui.theme import Space, Tone
from khenthuong_desktop.ui.widgets.banner import Banner
from khenthuong_desktop.ui.widgets.controls import Card, button, label
from khenthuong_desktop.ui.widgets.table import Table

_ASK_AFTER_MS = 150
_SCOPES = {scope: f"initiatives_{scope.value}" for scope in Scope}
_COUNTS = [(str(number), number) for number in (1, 2, 3)]


def _now(pair: Supposed) -> Chip:
    return chip_of(line_of(pair.now))


def _then(pair: Supposed) -> Chip:
    return chip_of(line_of(pair.then))


_COLUMNS: tuple[Column[Supposed], ...] = (
    Column(
        "Danh hiệu",
        lambda pair: pair.now.abbreviation,
        chars=9,
        tip=lambda pair: award_name(pair.now.library, pair.now.award),
    ),
    Column("Hiện nay", lambda pair: pair.now.standing, chip=_now, chars=13),
    Column("Giả sử", lambda pair: pair.then.standing, chip=_then, chars=13),
    Column("Khi ấy thiếu", lambda pair: missing_words(line_of(pair.then)), chars=14, stretch=True),
)


class SupposeDialog(QDialog):
    """The answer follows what is supposed as one chooses it; every change is computed anew from the data."""

    def __init__(self, context: Context, result: CheckResult, on: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"Giả sử: {result.subject_name}")
        self._context, self._result, self._on = context, result, on
        self._asked = 0
        self.pairs: Sequence[Supposed] = ()
        self.form = Form(self._fields())
        self.model = PagedModel(_COLUMNS, ListSource(self._rows, _COLUMNS), lambda pair: pair.now.award, self)
        self.table: Table[Supposed] = Table(self.model, "danh hiệu, hình thức")
        self.table.setSortingEnabled(False)
        self.said = label("", "strong", wrap=True)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_ASK_AFTER_MS)
        self._timer.timeout.connect(self.ask)
        self._build()
        self.form.edited.connect(self._timer.start)
        self.ask()

    def _fields(self) -> list[Field]:
        kind, ratings = self._result.subject_kind, labels.choices(Rating)
        awards = award_choices(self._context.library, [kind])
        asked = []
        if kind is not SubjectKind.HOUSEHOLD:
            asked.append(Field("rating", f"Xếp loại năm {self._context.year}", Kind.CHOICE, choices=ratings, full=True))
        if kind is SubjectKind.INDIVIDUAL:
            asked += [
                Field(name, f"Thêm sáng kiến phạm vi {labels.word(scope).lower()}", Kind.CHOICE, choices=_COUNTS)
                for scope, name in _SCOPES.items()
            ]
        if kind is SubjectKind.COLLECTIVE:
            asked += [
                Field("members", "Mọi người chưa xếp loại đạt", Kind.CHOICE, choices=ratings, full=True),
                Field("best_member", "Trong đó có một người đạt", Kind.CHOICE, choices=ratings, full=True),
            ]
        return [*asked, Field("award", "Được tặng trong năm", Kind.CHOICE, choices=awards, full=True)]

    def _build(self) -> None:
        banner = Banner()
        banner.say("Đây là giả sử: không có gì được ghi vào dữ liệu, hồ sơ.", Tone.WARNING)
        asked = Card()
        left = QVBoxLayout(asked)
        left.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        left.setSpacing(Space.M)
        left.addWidget(label(f"Giả sử năm {self._context.year} có thêm", "heading"))
        left.addWidget(self.form)
        left.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(Space.S)
        right.addWidget(self.said)
        right.addWidget(self.table, 1)
        middle = QHBoxLayout()
        middle.setSpacing(Space.M)
        middle.addWidget(asked, 1)
        middle.addLayout(right, 2)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.S)
        buttons.addStretch(1)
        buttons.addWidget(button("Bỏ giả sử", lambda: self.form.fill({}), "undo-2"))
        buttons.addWidget(button("Đóng", self.reject, "", "primary"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        layout.setSpacing(Space.M)
        layout.addWidget(label(self._result.subject_name, "title"))
        layout.addWidget(banner)
        layout.addLayout(middle, 1)
        layout.addLayout(buttons)
        parent = self.parentWidget()
        room = parent.window().size() if parent is not None else self.sizeHint()
        self.resize(min(980, room.width() - 60), min(560, room.height() - 48))
        self.form.focus_first()

    @property
    def supposed(self) -> Suppose:
        """What is chosen in the form."""
        values: dict[str, Any] = self.form.values()
        initiatives = tuple(scope for scope, name in _SCOPES.items() for _ in range(values.get(name) or 0))
        award = values.get("award")
        return Suppose(
            values.get("rating"),
            initiatives,
            (award,) if award else (),
            values.get("members"),
            values.get("best_member"),
        )

    def ask(self) -> None:
        """Judge on the worker; the answer to an older question is not shown any more."""
        self._asked += 1
        asked, context, brings = self._asked, self._context, self.supposed
        year, ref, day = context.year, self._result.subject_ref, self._on

        def done(pairs: tuple[Supposed, ...]) -> None:
            if asked == self._asked:
                self.show_pairs(pairs, brings)

        context.jobs.start(
            "Đang xét điều kiện",
            lambda _progress: suppose(context.db, context.library, year, ref, brings, day),
            done,
            quiet=True,
            asker=self,
        )

    def show_pairs(self, pairs: Sequence[Supposed], brings: Suppose) -> None:
        """Show both verdicts on every award and say which differ."""
        self.pairs = pairs
        self.model.reload()
        changed = [pair for pair in pairs if pair.is_changed]
        said = "; ".join(f"{pair.now.abbreviation}: {_now(pair).text} → {_then(pair).text}" for pair in changed)
        nothing = "Chọn điều giả sử ở bên trái." if brings == NOTHING else "Không kết luận nào thay đổi."
        self.said.setText(f"Thay đổi: {said}" if changed else nothing)

    def _rows(self, _query: Query) -> Sequence[Supposed]:
        return self.pairs
