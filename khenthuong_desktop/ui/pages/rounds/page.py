"""Đợt đề nghị: the rounds of the year, and one of them open with its steps."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QWidget

from khenthuong_desktop.domain.terms import Stage
from khenthuong_desktop.domain.text import whole_number
from khenthuong_desktop.services.award_rounds.rounds import RoundRow, get_round, list_rounds
from khenthuong_desktop.services.lists.official_lists import award_book, proposal_counts, summary_list
from khenthuong_desktop.ui import labels
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.excel_list import save_official
from khenthuong_desktop.ui.list_preview.importing import Importing
from khenthuong_desktop.ui.new_round import EditRoundDialog, NewRoundDialog
from khenthuong_desktop.ui.page import Page
from khenthuong_desktop.ui.pages.rounds.open_round import OpenRound
from khenthuong_desktop.ui.stage_chip import stage_chip
from khenthuong_desktop.ui.table_model import Column, ListSource
from khenthuong_desktop.ui.widgets import actions as keys
from khenthuong_desktop.ui.widgets.actions import Action, Needs
from khenthuong_desktop.ui.widgets.controls import link
from khenthuong_desktop.ui.widgets.drop_area import WORKBOOKS
from khenthuong_desktop.ui.widgets.elided_label import ElidedLabel
from khenthuong_desktop.ui.widgets.empty import EmptyState
from khenthuong_desktop.ui.widgets.list_view import ListView

if TYPE_CHECKING:
    from khenthuong_desktop.regulations.library import Library
    from khenthuong_desktop.spreadsheets.out.list_sheets import WrittenList
    from khenthuong_desktop.store.database import Database

_STAGES = list(Stage)
COLUMNS: tuple[Column[RoundRow], ...] = (
    Column("Mã", lambda row: row.code, sort="code", chars=6),
    Column("Tên đợt", lambda row: row.name, sort="name", chars=18, stretch=True),
    Column("Loại", lambda row: row.commendation_type, labels.word, sort="type", chars=12),
    Column("Đề nghị", lambda row: row.nominations, labels.number, numeric=True, sort="count", chars=8),
    Column("Hạn nộp", lambda row: row.due_on, labels.day, sort="due", chars=10),
    Column(
        "Trạng thái",
        lambda row: _STAGES.index(row.stage),
        sort="stage",
        chars=17,
        chip=lambda row: stage_chip(row.stage),
    ),
)


class RoundsPage(Page):
    title = "Đợt đề nghị"
    tables = frozenset(
        {
            "award_rounds",
            "nominations",
            "initiative_uses",
            "meetings",
            "ballots",
            "papers",
            "paper_numbers",
            "paper_versions",
            "evidence",
            "dossiers",
            "signers",
            "people",
            "collectives",
            "households",
            "year_ratings",
            "decisions",
        }
    )
    by_year = True
    takes = WORKBOOKS

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._importing = Importing(context, self)
        self._build()

    def _build(self) -> None:
        self._back_link = link("Các đợt", self.close_round, "chevron-left")
        self._back_link.setToolTip("Về danh sách các đợt (Alt+Left)")
        self._name_label = ElidedLabel("heading")
        self.title_line.insertWidget(0, self._back_link)
        self.title_line.insertWidget(3, self._name_label, 100)
        self.view = ListView(
            "rounds",
            "đợt",
            COLUMNS,
            ListSource(lambda _query: list_rounds(self.context.db, self.context.year), COLUMNS),
            search_hint="Tìm theo mã, tên đợt",
            empty=self._empty(),
            state=self.context.state,
        )
        self.view.selection_changed.connect(self._on_selection_changed)
        self.view.opened.connect(lambda row: self.show_key(row.id))
        self.open_round = OpenRound(self.context)
        self.open_round.renamed.connect(self._show_name)
        self.open_round.actions_changed.connect(lambda: self._offer_round())
        self.open_round.selection_changed.connect(self.selection_is)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.open_round)
        self.body.addWidget(self._stack, 1)
        self.close_round()

    def take_files(self, files: list[Path]) -> None:
        """Lists dropped on the window: proposals and decisions are for the round in sight."""
        found = self.open_round.round if self.showing_round else None
        self._importing.take(files, found.id if found is not None else None)

    def _empty(self) -> EmptyState:
        return EmptyState(
            "folder-kanban",
            "Chưa có đợt đề nghị nào trong năm",
            "Mỗi lần trình khen là một đợt: chọn người, họp Hội đồng, soạn văn bản, kiểm tra rồi đóng gói hồ sơ.",
            [
                Action("Mở đợt mới", self._on_new, "plus"),
                Action("Xét điều kiện", lambda: self.context.go("eligibility"), "list-checks"),
            ],
        )

    @property
    def showing_round(self) -> bool:
        """Whether one round is open rather than the list."""
        return self._stack.currentWidget() is self.open_round

    @property
    def heading(self) -> str:
        found = self.open_round.round
        if not self.showing_round or found is None:
            return self.title
        return f"Đợt {found.code}/{found.year}: {found.name} – {self.open_round.step_name}"

    def reload(self) -> None:
        self.view.reload()
        if self.showing_round and not self.open_round.reload():
            self.close_round()  # it was undone away

    def show_key(self, key: str) -> None:
        """Open a round; ``round/step`` opens it at that step."""
        round_id, _, step = key.partition("/")
        if self.open_round.show_round(round_id, whole_number(step)):
            self._stack.setCurrentWidget(self.open_round)
            self._back_link.show()
            self._name_label.show()
            self.show_count("")
            self._show_name()
            self._offer_round()

    def close_round(self) -> None:
        """Back to the list."""
        self.open_round.leave()
        self._stack.setCurrentWidget(self.view)
        self._back_link.hide()
        self._name_label.hide()
        self._title_label.setText(self.title)
        self.offer(
            [
                Action("Mở đợt mới", self._on_new, "plus", keys.ADD),
                Action("Vào đợt", self._on_open, "arrow-right", (), Needs.ONE, beside=True),
                Action("Sửa thông tin đợt", self._on_edit, "pencil", keys.EDIT, Needs.ONE, separated=True),
                Action("Sổ khen thưởng năm (Excel)", self._on_award_book, "file-spreadsheet", separated=True),
            ]
        )
        self._on_selection_changed()

    def _offer_round(self) -> None:
        if self.showing_round:
            self.offer(
                [
                    *self.open_round.offered,
                    Action("Danh sách trích ngang (Excel)", self._on_summary, "file-spreadsheet", separated=True),
                    Action("Bảng tổng hợp đề nghị (Excel)", self._on_counts, "file-spreadsheet"),
                    Action("Sửa thông tin đợt", self._on_edit, "pencil", separated=True),
                    Action("Về danh sách các đợt", self.close_round, "chevron-left", ("Alt+Left",)),
                ]
            )
            self.selection_is(self.open_round.selected_count)

    def _show_name(self) -> None:
        found = self.open_round.round
        if found is not None:
            self._title_label.setText(f"{found.code}/{found.year}")
            self._name_label.setText(found.name)

    def _on_selection_changed(self) -> None:
        if not self.showing_round:
            self.selection_is(self.view.table.selected_count)

    def _on_open(self) -> None:
        row = self.view.table.current_row
        if row is not None:
            self.show_key(row.id)

    def _on_edit(self) -> None:
        row = self.view.table.current_row
        found = self.open_round.round if self.showing_round else get_round(self.context.db, row.id) if row else None
        if found is not None:
            EditRoundDialog(self.context, found, self).open()

    def _on_new(self) -> None:
        NewRoundDialog(self.context, self.show_key, self).open()

    def _on_award_book(self) -> None:
        db, library, year = self.context.db, self.context.library, self.context.year
        save_official(self.context, self, f"Sổ khen thưởng năm {year}", lambda: award_book(db, library, year))

    def _on_summary(self) -> None:
        self._save_of_round("Danh sách trích ngang", summary_list)

    def _on_counts(self) -> None:
        self._save_of_round("Bảng tổng hợp đề nghị", proposal_counts)

    def _save_of_round(self, name: str, make: Callable[["Database", "Library", str], "WrittenList"]) -> None:
        found = self.open_round.round
        if found is not None:
            context, key = self.context, found.id
            whole = f"{name} {found.code}-{found.year}"
            save_official(context, self, whole, lambda: make(context.db, context.library, key))
