"""The kept states of one paper: opened to read, compared with the present one and the draft, put back."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from khenthuong_desktop.domain.terms import VersionOrigin
from khenthuong_desktop.services.drafting.paper_comparison import (
    Difference,
    compare_version,
    compare_version_with_draft,
)
from khenthuong_desktop.services.paper_life.paper_history import VersionRow, take_back_version, versions_of
from khenthuong_desktop.ui import labels
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.opening import open_file
from khenthuong_desktop.ui.pages.papers.comparison_dialog import ComparisonDialog
from khenthuong_desktop.ui.table_model import Chip
from khenthuong_desktop.ui.theme import Space, Tone
from khenthuong_desktop.ui.widgets.comparison import SAME_WORDS
from khenthuong_desktop.ui.widgets.controls import ChipLabel, label, link, rule
from khenthuong_desktop.ui.widgets.emptying import empty
from khenthuong_desktop.ui.widgets.flow import FlowLayout

_SHOWN = 8
_CURRENT = Chip("Bản đang dùng", Tone.GOOD, "check")
_LOST = Chip("Không thấy tệp", Tone.ERROR, "circle-alert")
_HINT = "Mỗi lần soạn và mỗi lần lưu trong Word được giữ lại ở đây; không bản nào bị ghi đè."


class VersionList(QWidget):
    """Newest first; the older ones are shown when they are asked for."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._paper, self._title = "", ""
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, Space.M, Space.S, 0)
        self._rows.setSpacing(Space.S)

    def show_paper(self, paper: str, title: str, *, whole: bool = False) -> None:
        """The states of a paper; ``whole`` shows them all."""
        self._paper, self._title = paper, title
        empty(self._rows)
        rows = versions_of(self._context.db, self._context.folder, paper)
        self._rows.addWidget(label(_HINT if rows else "Chưa giữ bản nào của văn bản này.", "secondary", wrap=True))
        shown = rows if whole else rows[:_SHOWN]
        for row in shown:
            self._rows.addWidget(rule())
            self._rows.addWidget(self._version(row))
        if len(shown) < len(rows):
            more = f"Xem cả {labels.number(len(rows))} bản"
            self._rows.addWidget(link(more, lambda: self.show_paper(paper, title, whole=True)))
        self._rows.addStretch(1)

    def _version(self, row: VersionRow) -> QWidget:
        held = QWidget()
        layout = QVBoxLayout(held)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.XS)
        layout.addWidget(label(labels.word(row.origin), "strong", wrap=True))
        edition = f"lần soạn {row.edition} · " if row.edition > 1 or row.origin is VersionOrigin.MADE else ""
        size = labels.file_size(row.size)
        layout.addWidget(label(f"{labels.moment(row.noticed_at)} · {edition}{size}", "secondary", wrap=True))
        if row.current or not row.there:
            chips = QHBoxLayout()
            chips.addWidget(ChipLabel(_CURRENT if row.current else _LOST))
            chips.addStretch(1)
            layout.addLayout(chips)
        if row.there:
            layout.addLayout(self._links(row))
        return held

    def _links(self, row: VersionRow) -> FlowLayout:
        links = FlowLayout(Space.M)
        offered: list[tuple[str, Callable[[VersionRow], None]]] = [("Mở xem", self._open)]
        if not row.current:
            offered.append(("So với bản đang có", self._compare))
        offered.append(("So với bản soạn lại", self._compare_with_draft))
        if not row.current:
            offered.append(("Dùng lại bản này", self.take_back))
        for words, run in offered:
            made = link(words, partial(run, row))
            made.setAccessibleName(f"{words}: {labels.word(row.origin)} {labels.moment(row.noticed_at)}")
            links.addWidget(made)
        return links

    def _open(self, row: VersionRow) -> None:
        """To read only: Word opens a file that may not be written so."""
        with suppress(OSError):
            row.path.chmod(0o444)
        open_file(row.path, self)

    def _compare(self, row: VersionRow) -> None:
        context, paper = self._context, self._paper
        self._start(
            lambda: compare_version(context.db, context.folder, paper, row.id),
            ("Đang có trong tệp", _named(row)),
            ("Dùng lại bản này", lambda: self.take_back(row)),
        )

    def _compare_with_draft(self, row: VersionRow) -> None:
        context, paper = self._context, self._paper
        self._start(
            lambda: compare_version_with_draft(context.db, context.folder, context.library, paper, row.id),
            (_named(row), "Soạn lại sẽ là"),
            None,
        )

    def _start(
        self,
        compare: Callable[[], tuple[Difference, ...]],
        heads: tuple[str, str],
        take: tuple[str, Callable[[], object]] | None,
    ) -> None:
        def done(found: tuple[Difference, ...]) -> None:
            if found:
                ComparisonDialog(self._title, found, heads, take, self.window()).open()
            else:
                self._context.messages.done(SAME_WORDS)

        self._context.jobs.start("Đang so văn bản", lambda _progress: compare(), done, asker=self)

    def take_back(self, row: VersionRow) -> None:
        """Put a state back; the present one is kept before."""
        context, paper = self._context, self._paper
        context.jobs.start(
            "Đang dùng lại bản cũ",
            lambda _progress: take_back_version(context.db, context.folder, paper, row.id),
            lambda _none: context.done(f"Đã dùng lại bản {labels.moment(row.noticed_at)}; bản trước đó đã được giữ"),
        )


def _named(row: VersionRow) -> str:
    return f"{labels.word(row.origin)}, {labels.moment(row.noticed_at)}"
