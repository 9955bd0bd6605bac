"""Nháp: who is proposed for what, with the verdict as it was when they were put in."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from khenthuong_desktop.domain.terms import Confidence
from khenthuong_desktop.services.award_rounds.capital_names import names_in_capitals
from khenthuong_desktop.services.award_rounds.nominating import Taken, nominate_registered
from khenthuong_desktop.services.award_rounds.rounds import NominationRow, drop_nominations
from khenthuong_desktop.services.imports import Aim
from khenthuong_desktop.ui import labels
from khenthuong_desktop.ui.after_vote import may_add
from khenthuong_desktop.ui.awards import award_column, award_name
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.pages.rounds.add_nominees import AddNomineesDialog
from khenthuong_desktop.ui.pages.rounds.capital_names_dialog import CapitalNamesDialog
from khenthuong_desktop.ui.pages.rounds.nominee_dialog import law_notes, open_nominee
from khenthuong_desktop.ui.pages.rounds.receipt_dialog import ReceiptDialog
from khenthuong_desktop.ui.pages.rounds.step import Step
from khenthuong_desktop.ui.pages.rounds.taking_lists import TakingProposals
from khenthuong_desktop.ui.table_model import Chip, Column, ListSource
from khenthuong_desktop.ui.votes import result_chip
from khenthuong_desktop.ui.widgets import actions as keys
from khenthuong_desktop.ui.widgets.actions import Action, Needs
from khenthuong_desktop.ui.widgets.drop_area import choose_workbooks
from khenthuong_desktop.ui.widgets.empty import EmptyState
from khenthuong_desktop.ui.widgets.list_view import ListView
from khenthuong_desktop.ui.widgets.notice_dialog import NoticeDialog
from khenthuong_desktop.ui.widgets.verdict_tree import verdict_chip


class NomineesStep(Step):
    """Adding, opening and dropping nominees."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        columns: tuple[Column[NominationRow], ...] = (
            Column("Mã số", lambda row: row.code, sort="code", chars=7, hidden=True),
            Column("Tên", lambda row: row.called, sort="name", chars=14, stretch=True),
            Column("Đơn vị", lambda row: row.unit_name, sort="unit", chars=16),
            award_column(context),
            Column("Tên danh hiệu", lambda row: award_name(context.library, row.award), hidden=True),
            Column(
                "Điều kiện",
                lambda row: verdict_of(row),
                sort="verdict",
                chars=14,
                chip=_verdict_chip,
                tip=lambda row: "\n".join(law_notes(row)),
            ),
            Column("Luật ngày", _law_words, chars=12, tip=lambda row: "\n".join(law_notes(row))),
            Column("Đối chiếu luật", lambda row: " ".join(law_notes(row)), hidden=True),
            Column("Hội đồng", lambda row: row.passed, sort="passed", chars=11, chip=_passed_chip),
        )
        self.view = ListView(
            "nominees",
            "đề nghị",
            columns,
            ListSource(lambda _query: self.round.nominations if self.round else (), columns),
            search_hint="Tìm theo tên, mã số, danh hiệu",
            empty=self._empty(),
            state=context.state,
        )
        self.view.selection_changed.connect(lambda: self.selection_changed.emit(self.selected_count))
        self.view.opened.connect(lambda _row: self._on_open())
        self.body.addWidget(self.view)
        self.taking = TakingProposals(context, self)

    def _empty(self) -> EmptyState:
        return EmptyState(
            "users",
            "Đợt này chưa có đề nghị nào",
            "Lấy những người đã đăng ký và không trái điều kiện, hoặc chọn từng người, tập thể.",
            [
                Action("Lấy từ đăng ký", self._on_take_registered, "flag"),
                Action("Chọn người, tập thể", self._on_add, "user-plus"),
            ],
        )

    @property
    def offered(self) -> Sequence[Action]:
        return (
            Action("Thêm đề nghị", self._on_add, "plus", keys.ADD),
            Action("Lấy từ đăng ký", self._on_take_registered, "flag"),
            Action("Nhận danh sách đề nghị", self._on_take_lists, "file-spreadsheet"),
            Action("Thành tích, điều kiện", self._on_open, "pencil", keys.EDIT, Needs.ONE, separated=True),
            Action("Đưa ra khỏi đợt", self._on_drop, "trash-2", keys.DELETE, Needs.SOME),
            *self._mending,
            Action("Ngày tiếp nhận hồ sơ", self._on_received, "inbox", separated=True),
        )

    @property
    def _mending(self) -> Sequence[Action]:
        """Offered only where there is something to mend."""
        capitals = self.round is not None and any(row.name.isupper() for row in self.round.nominations)
        return (Action("Viết lại tên in hoa", self._on_capitals, "pencil", separated=True),) if capitals else ()

    @property
    def selected_count(self) -> int:
        return self.view.table.selected_count

    def reload(self) -> None:
        self.view.reload()

    def show_key(self, key: str) -> None:
        self.view.show_key(key)

    def _on_add(self) -> None:
        found = self.round
        if found is not None:
            self._ask_when_met(lambda: AddNomineesDialog(self.context, found, self).open())

    def _ask_when_met(self, then: Callable[[], object]) -> None:
        """Votes already counted do not cover who comes later."""
        if self.round is not None and may_add(self.round, then, self):
            then()

    def _on_take_lists(self) -> None:
        """The lists that sub-units sent, one or several at once."""
        self._ask_when_met(self._take_lists)

    def _take_lists(self) -> None:
        files = choose_workbooks(self)
        if files:
            self.taking.take(files, Aim(self.round_id))

    def _on_take_registered(self) -> None:
        self._ask_when_met(self._take_registered)

    def _take_registered(self) -> None:
        context, key = self.context, self.round_id

        def done(taken: Taken) -> None:
            made, left_out = len(taken.nominated), len(taken.left_out)
            if made:
                of_all = f"{labels.number(made)}/{labels.number(made + left_out)}" if left_out else labels.number(made)
                context.done(f"Đã đưa {of_all} đăng ký vào đợt")
            elif not left_out:
                context.messages.warn("Không có đăng ký nào của năm để đưa vào đợt")
            if left_out:
                told = f"{labels.number(left_out)} đăng ký không đưa vào đợt"
                NoticeDialog(
                    told, "Vẫn đề nghị thì thêm từng người.", details="\n".join(taken.left_out), parent=self
                ).open()

        context.jobs.start(
            "Đang xét các đăng ký",
            lambda _progress: nominate_registered(context.db, context.library, key),
            done,
        )

    def _on_capitals(self) -> None:
        names = names_in_capitals(self.context.db, self.round_id)
        if names:
            CapitalNamesDialog(self.context, names, self).open()

    def _on_received(self) -> None:
        if self.round is not None:
            ReceiptDialog(self.context, self.round, self).open()

    def _on_open(self) -> None:
        row = self.view.table.current_row
        if row is not None:
            open_nominee(self.context, row, self.view, self)

    def _on_drop(self) -> None:
        rows = self.view.table.selected_rows
        count = drop_nominations(self.context.db, tuple(row.id for row in rows))
        self.context.done(f"Đã đưa {labels.number(count)} đề nghị ra khỏi đợt")


def verdict_of(row: NominationRow) -> str:
    """The verdict kept with a nomination; empty when it was never judged."""
    return str((row.verdict or {}).get("verdict", ""))


def _law_words(row: NominationRow) -> str:
    """The day whose law the kept verdict rests on, or that its text was not compared; under the mouse is the rest."""
    kept = row.verdict or {}
    if kept.get("confidence") == Confidence.UNVERIFIED.value:
        return "Chưa đối chiếu"
    return labels.day(str(kept.get("on", "")))


def _verdict_chip(row: NominationRow) -> Chip | None:
    verdict = verdict_of(row)
    return verdict_chip(verdict, str((row.verdict or {}).get("advice", ""))) if verdict else None


def _passed_chip(row: NominationRow) -> Chip | None:
    return None if row.passed is None else result_chip(row.passed)
