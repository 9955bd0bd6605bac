"""Văn bản: every Word paper of the year's rounds; opened, compared, saved as PDF, with its signed copy beside it."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from khenthuong_desktop import messages
from khenthuong_desktop.domain.dossier import FileState
from khenthuong_desktop.domain.terms import SignatureState
from khenthuong_desktop.services.drafting.paper_comparison import Difference, compare_paper
from khenthuong_desktop.services.drafting.paper_register import (
    RegisteredPaper,
    add_signed_copy,
    papers_of_year,
)
from khenthuong_desktop.services.numbers.number_register import NumberSeries, register_of_year
from khenthuong_desktop.services.signed.copy_forms import copy_doubt
from khenthuong_desktop.services.signed.signed_papers import copy_state
from khenthuong_desktop.ui import labels
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.opening import open_file, open_folder
from khenthuong_desktop.ui.page import Page
from khenthuong_desktop.ui.pages.papers.comparison_dialog import ComparisonDialog
from khenthuong_desktop.ui.pages.papers.details import PaperDetails
from khenthuong_desktop.ui.pages.papers.number_list import NumberList
from khenthuong_desktop.ui.paper_number_dialog import ask_number
from khenthuong_desktop.ui.pdf_copies import save_pdf_copies
from khenthuong_desktop.ui.redrafting import draft_asking
from khenthuong_desktop.ui.table_model import Chip, Column, ListSource, Query
from khenthuong_desktop.ui.theme import Tone
from khenthuong_desktop.ui.widgets import actions as keys
from khenthuong_desktop.ui.widgets.actions import Action, Needs
from khenthuong_desktop.ui.widgets.banner import Banner
from khenthuong_desktop.ui.widgets.controls import Segments
from khenthuong_desktop.ui.widgets.empty import EmptyState
from khenthuong_desktop.ui.widgets.list_view import Filter, ListView

_STATEMENT_STEP = 3  # where a round's papers are made
_SIGNED = Chip("Có bản đã ký", Tone.GOOD, "stamp")
_FAULTS = {
    SignatureState.CHANGED: Chip("Bản ký bị sửa sau khi ký", Tone.ERROR, "circle-alert"),
    SignatureState.BROKEN: Chip("Bản ký không đọc được", Tone.ERROR, "circle-x"),
}
_EDITED_SINCE = Chip("Đã sửa sau khi ký", Tone.WARNING, "triangle-alert")
_SIGNED_BEFORE = Chip("Bản ký lần trước", Tone.WARNING, "triangle-alert")
_OUTDATED = Chip("Dữ liệu đã đổi, nên soạn lại", Tone.WARNING, "refresh-cw")
_STATES = {
    FileState.AS_RECORDED: Chip("Như đã soạn", Tone.NEUTRAL, "file-check"),
    FileState.CHANGED: Chip("Đã sửa trong Word", Tone.ACCENT, "pencil"),
    FileState.DAMAGED: Chip("Tệp hỏng", Tone.ERROR, "circle-alert"),
    FileState.MISSING: Chip("Không thấy tệp", Tone.ERROR, "circle-alert"),
}
_LEGIBLE = (FileState.AS_RECORDED, FileState.CHANGED)
_SIGNED_FILES = "Bản đã ký (*.pdf *.jpg *.jpeg *.png *.tif *.tiff)"
_WAYS = [("Đã có bản ký", True), ("Chưa có bản ký", False)]


def _state(row: RegisteredPaper) -> Chip:
    """What stands in the way comes first; else a signed copy says more than the Word file."""
    if row.fault:
        return _FAULTS[row.fault]
    if row.signed and row.state is FileState.AS_RECORDED:
        return _EDITED_SINCE if row.edited_after_signing else _SIGNED
    if row.edited_after_signing and row.state in _LEGIBLE:
        return _EDITED_SINCE
    if row.signed_before and not row.signed and row.state in _LEGIBLE:
        return _SIGNED_BEFORE
    return _OUTDATED if row.outdated and row.state in _LEGIBLE else _STATES[row.state]


class PapersPage(Page):
    title = "Văn bản"
    tables = frozenset(
        {
            "papers",
            "paper_versions",
            "signed_copies",
            "award_rounds",
            "meetings",
            "paper_numbers",
            "councils",
            "units",
            "settings",
        }
    )
    by_year = True

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._all: tuple[RegisteredPaper, ...] = ()
        self._build()

    def _build(self) -> None:
        groups, columns = _groups(), _columns()
        self.details = PaperDetails(self.context, _state)
        self.view = ListView(
            "papers_of_year",
            "văn bản",
            columns,
            ListSource(self._rows, columns),
            search_hint="Tìm theo tên văn bản, số, đợt",
            filters=(
                Filter("group", "Mọi nhóm", [(name, code) for code, name in groups.items()]),
                Filter("signed", "Mọi bản ký", _WAYS),
            ),
            details=self.details,
            empty=EmptyState(
                "file-text",
                "Năm này chưa soạn văn bản nào",
                "Tờ trình, biên bản, báo cáo thành tích, quyết định được soạn từ dữ liệu của một đợt đề nghị.",
                [Action("Đến Đợt đề nghị", lambda: self.context.go("rounds"), "folder-kanban")],
            ),
            state=self.context.state,
        )
        self.view.current_changed.connect(self.details.show_row)
        self.view.opened.connect(lambda _row: self._on_open())
        self.numbers_banner = Banner(Tone.WARNING)
        self.body.addWidget(self.numbers_banner)
        self.numbers = NumberList(self.context)
        self.segments = Segments(("Văn bản", "Sổ số"))
        self.segments.chosen.connect(self._on_segment_chosen)
        self.title_line.insertWidget(2, self.segments)
        self._stack = QStackedWidget()
        for view, shown in ((self.view, self.view), (self.numbers.view, self.numbers)):
            self._stack.addWidget(shown)
            view.selection_changed.connect(self._on_selection_changed)
        self.body.addWidget(self._stack, 1)
        self._on_segment_chosen(0)

    def _on_segment_chosen(self, number: int) -> None:
        self._stack.setCurrentIndex(number)
        self.offer(self._actions() if number == 0 else self.numbers.offered)
        self._on_selection_changed()

    def _on_selection_changed(self) -> None:
        view = self.view if self.segments.current == 0 else self.numbers.view
        self.selection_is(view.table.selected_count)

    def _actions(self) -> list[Action]:
        return [
            Action("Mở bằng Word", self._on_open, "external-link", keys.EDIT, Needs.ONE),
            Action("Đính bản đã ký", self._on_sign, "stamp", (), Needs.ONE, beside=True),
            Action("Cấp số", self._on_number, "list-checks", keys.ADD, Needs.ONE),
            Action("Soạn lại", self._on_draft, "refresh-cw", (), Needs.ONE, separated=True),
            Action("So với bản soạn lại", self._on_compare, "scale", (), Needs.ONE),
            Action("Xuất PDF", self._on_pdf, "download", (), Needs.SOME),
            Action("Đến đợt này", self._on_round, "arrow-right", (), Needs.ONE),
            Action("Mở thư mục", self._on_folder, "folder-open", ("Ctrl+O",)),
        ]

    def reload(self) -> None:
        self._all = papers_of_year(self.context.db, self.context.folder, self.context.year)
        self.view.reload()
        register = register_of_year(self.context.db, self.context.library, self.context.year)
        self.numbers.show_register(register)
        self.numbers_banner.say("\n".join(_numbers_told(register)))
        self.details.show_row(self.view.table.current_row)

    def show_key(self, key: str) -> None:
        self.segments.choose(0)
        paper, _, part = key.partition("/")
        self.view.show_key(paper)
        if part:
            self.details.show_versions()

    def _rows(self, query: Query) -> list[RegisteredPaper]:
        group, signed = query.filters.get("group"), query.filters.get("signed")
        return [row for row in self._all if group in (None, row.group) and signed in (None, bool(row.signed))]

    def _on_number(self) -> None:
        row = self.view.table.current_row
        if row is not None:
            ask_number(self.context, row.round_id, row, self)

    def _on_open(self) -> None:
        row = self.view.table.current_row
        if row is not None:
            open_file(row.path, self)

    def _on_sign(self) -> None:
        row = self.view.table.current_row
        if row is not None:
            chosen, _kind = QFileDialog.getOpenFileName(self, "Chọn bản đã ký", "", _SIGNED_FILES)
            if chosen:
                self._sign(row, Path(chosen))

    def _sign(self, row: RegisteredPaper, file: Path) -> None:
        """What is not as it was signed is kept for the record, and said to be so at once."""
        add_signed_copy(self.context.db, self.context.folder, row.id, file)
        state = copy_state(file, self.context.folder)
        doubt = copy_doubt(file)
        if state is None or not state.is_fault:
            self.context.done(f"Đã đính bản đã ký của {row.title}. {doubt}".removesuffix(". "))
        else:
            self.context.messages.warn(messages.say("dossiers", f"attached_{state.value}", file=file.name))

    def _on_compare(self) -> None:
        row, context = self.view.table.current_row, self.context
        if row is None:
            return

        def done(found: tuple[Difference, ...]) -> None:
            if found:
                ComparisonDialog(row.title, found, parent=self).open()
            else:
                context.messages.done("Soạn lại cũng được đúng như bản đang có")

        context.jobs.start(
            "Đang so văn bản",
            lambda _progress: compare_paper(context.db, context.folder, context.library, row.id),
            done,
            asker=self,
        )

    def _on_draft(self) -> None:
        row = self.view.table.current_row
        if row is not None:
            draft_asking(self.context, row.round_id, [row.kind], lambda _made: None, self, only=[row.id])

    def _on_pdf(self) -> None:
        rows = self.view.table.selected_rows
        save_pdf_copies(self.context, [row.path for row in rows if row.state is not FileState.MISSING])

    def _on_round(self) -> None:
        row = self.view.table.current_row
        if row is not None:
            self.context.go("rounds", f"{row.round_id}/{_STATEMENT_STEP}")

    def _on_folder(self) -> None:
        open_folder(self.context.folder.documents)


def _groups() -> dict[str, str]:
    """Groups of kinds by code, in the order of their work."""
    found: dict[str, str] = messages.catalogue("papers")["groups"]
    return found


def _columns() -> tuple[Column[RegisteredPaper], ...]:
    groups = _groups()
    return (
        Column("Văn bản", lambda row: row.title, sort="title", chars=18, stretch=True),
        Column("Số, ký hiệu", lambda row: labels.reference(row.number, row.symbol), sort="number", chars=12),
        Column("Ngày", lambda row: row.issued_on, labels.day, sort="day", chars=9),
        Column("Đợt", lambda row: row.round_name, sort="round", chars=16, hidden=True),
        Column("Nhóm", lambda row: groups.get(row.group, ""), sort="group", chars=14, hidden=True),
        Column("Tệp", lambda row: row.path.name, sort="path", chars=24, hidden=True),
        Column(
            "Tình trạng",
            lambda row: row.state.value,
            sort="state",
            chars=15,
            chip=_state,
            tip=lambda row: _state(row).text,
        ),
        Column("Bản ký", lambda row: row.signed, labels.number, True, "signed", 6, hidden=True),
    )


def _numbers(numbers: Sequence[object]) -> str:
    return ", ".join(map(str, numbers[:12])) + (" …" if len(numbers) > 12 else "")


def _numbers_told(register: Sequence[NumberSeries]) -> list[str]:
    """Numbers given twice, and those that registers kept here in whole lack."""
    told = []
    for series in register:
        if series.twice:
            told.append(f"{series.symbol}: số {_numbers(series.twice)} ghi cho nhiều văn bản.")
        if series.lacking:
            told.append(f"{series.symbol}: bỏ trống số {_numbers(series.lacking)}.")
    return told
