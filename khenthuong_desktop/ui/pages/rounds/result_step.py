"""Có kết quả: the decision on the round, what became of each nominee, and the reward money."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from khenthuong_desktop.services.award_rounds.rounds import NominationRow
from khenthuong_desktop.services.drafting.papers import PaperMade
from khenthuong_desktop.services.imports import Aim
from khenthuong_desktop.services.money.rewards import rewards_of_round
from khenthuong_desktop.services.outcome.decisions import DecisionDetail, get_decision
from khenthuong_desktop.ui import labels
from khenthuong_desktop.ui.awards import award_column, award_name
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.opening import open_file
from khenthuong_desktop.ui.pages.rounds.decision_dialog import DecisionDialog
from khenthuong_desktop.ui.pages.rounds.outcomes import CHIPS, ORDER, outcome_of
from khenthuong_desktop.ui.pages.rounds.reward_table import RewardTable
from khenthuong_desktop.ui.pages.rounds.step import Step
from khenthuong_desktop.ui.pages.rounds.taking_lists import TakingResults
from khenthuong_desktop.ui.redrafting import draft_asking
from khenthuong_desktop.ui.table_model import Chip, Column, ListSource
from khenthuong_desktop.ui.theme import Space, Tone
from khenthuong_desktop.ui.widgets import actions as keys
from khenthuong_desktop.ui.widgets.actions import Action
from khenthuong_desktop.ui.widgets.controls import Card, ChipLabel, Segments, label
from khenthuong_desktop.ui.widgets.drop_area import choose_workbook
from khenthuong_desktop.ui.widgets.empty import EmptyState
from khenthuong_desktop.ui.widgets.list_view import ListView


class ResultStep(Step):
    """Awards given stand in everybody's record as soon as the decision is recorded."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.decision: DecisionDetail | None = None
        self.taking = TakingResults(context, self)
        columns: tuple[Column[NominationRow], ...] = (
            Column("Tên", lambda row: row.called, sort="name", chars=14, stretch=True),
            Column("Đơn vị", lambda row: row.unit_name, sort="unit", chars=16),
            award_column(context),
            Column("Tên danh hiệu", lambda row: award_name(context.library, row.award), hidden=True),
            Column("Kết quả", self._place, sort="result", chars=16, chip=self._chip),
        )
        self.view: ListView[NominationRow] = ListView(
            "round_results",
            "đề nghị",
            columns,
            ListSource(lambda _query: self.round.nominations if self.round else (), columns),
            search_hint="Tìm theo tên, danh hiệu",
            state=context.state,
        )
        self.rewards = RewardTable(context)
        for view in (self.view, self.rewards.view):
            view.selection_changed.connect(lambda: self.selection_changed.emit(self.selected_count))
        self.segments = Segments(("Kết quả", "Tiền thưởng"))
        self.segments.chosen.connect(self._on_segment_chosen)
        self._build()

    def _build(self) -> None:
        self._title_label = label("", "strong", wrap=True)
        self._by_label = label("", "secondary", wrap=True)
        self._awarded_chip = ChipLabel()
        card = Card()
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title_label)
        words.addWidget(self._by_label)
        row = QHBoxLayout(card)
        row.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        row.setSpacing(Space.M)
        row.addLayout(words, 1)
        row.addWidget(self._awarded_chip)
        row.addWidget(self.segments)
        decided = QWidget()
        layout = QVBoxLayout(decided)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.M)
        self._lists = QStackedWidget()
        for shown in (self.view, self.rewards):
            self._lists.addWidget(shown)
        layout.addWidget(card)
        layout.addWidget(self._lists, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(
            EmptyState(
                "vote",
                "Chưa có kết quả",
                "Khi Hội đồng đã thông qua và có quyết định khen thưởng, ghi quyết định ở đây.",
            )
        )
        self._stack.addWidget(
            EmptyState(
                "award",
                "Chưa ghi quyết định",
                "Ghi số, ngày và ai được khen; kết quả vào ngay quá trình khen thưởng của từng người, tập thể.",
                [
                    Action("Ghi quyết định", self._on_record, "award"),
                    Action("Nhận danh sách quyết định", self._on_take, "file-spreadsheet"),
                ],
            )
        )
        self._stack.addWidget(decided)
        self.body.addWidget(self._stack)

    @property
    def offered(self) -> Sequence[Action]:
        take = Action("Nhận danh sách quyết định", self._on_take, "file-spreadsheet")
        if self.decision is not None:
            put_right = Action("Sửa quyết định", self._on_record, "pencil", keys.EDIT)
            certificates = Action("In giấy khen", self._on_certificates, "award", beside=True)
            draft = Action("Soạn danh sách chi tiền", self._on_draft, "file-text", beside=True)
            return (put_right, draft, take) if self.segments.current and self._pays else (put_right, certificates, take)
        return (Action("Ghi quyết định", self._on_record, "award", keys.ADD), take) if self._passed else ()

    @property
    def selected_count(self) -> int:
        view = self.rewards.view if self.segments.current else self.view
        return view.table.selected_count

    @property
    def printed_as(self) -> str:
        return "danh sách chi tiền thưởng" if self.segments.current else ""

    def reload(self) -> None:
        self.decision = get_decision(self.context.db, self.round_id) if self.round else None
        self._stack.setCurrentIndex(2 if self.decision else 1 if self._passed else 0)
        self.view.reload()
        if self.decision is not None:
            self._show_decision(self.decision)

    def show_key(self, key: str) -> None:
        self.view.show_key(key)

    @property
    def _passed(self) -> bool:
        return self.round is not None and any(row.passed for row in self.round.nominations)

    def _show_decision(self, decision: DecisionDetail) -> None:
        self._title_label.setText(f"Quyết định số {decision.number}, ngày {labels.day(decision.issued_on)}")
        signer = f"Người ký: {decision.signer_name}" if decision.signer_name else ""
        self._by_label.setText(" · ".join(part for part in (decision.decided_by, signer) if part))
        awarded, all_of_them = len(decision.awarded), len(decision.awarded) + len(decision.not_awarded)
        waiting = sum(outcome_of(row.stage) == "waiting" for row in decision.not_awarded)
        words = f"Được khen {awarded}/{all_of_them}" + (f", {waiting} chờ quyết định" if waiting else "")
        self._awarded_chip.show_chip(Chip(words, Tone.AWARD, "award"))
        self.rewards.show_rewards(rewards_of_round(self.context.db, self.context.library, decision.round_id))

    def _place(self, row: NominationRow) -> int:
        return ORDER.index(outcome_of(row.stage))

    def _chip(self, row: NominationRow) -> Chip:
        return CHIPS[outcome_of(row.stage)]

    @property
    def _pays(self) -> bool:
        """Whether some of the money is the unit's own to pay."""
        unit = self.context.unit
        return unit is not None and any(one.payer == unit.name for one in self.rewards.rewards.payers)

    def _on_segment_chosen(self, number: int) -> None:
        self._lists.setCurrentIndex(number)
        self.actions_changed.emit()
        self.selection_changed.emit(self.selected_count)

    def _on_draft(self) -> None:
        def done(made: tuple[PaperMade, ...]) -> None:
            for paper in made:
                open_file(paper.path, self)

        draft_asking(self.context, self.round_id, ["reward_payments"], done, self)

    def _on_record(self) -> None:
        if self.round is not None:
            DecisionDialog(self.context, self.round, self.decision, self).open()

    def _on_certificates(self) -> None:
        from khenthuong_desktop.services.outcome.certificates import certificates_of_round
        from khenthuong_desktop.ui.certificates.dialog import CertificateDialog

        found = certificates_of_round(self.context.db, self.context.library, self.round_id)
        if found:
            CertificateDialog(self.context, self.round_id, found, self).open()
        else:
            self.context.messages.warn(
                "Chỉ in được giấy của Giấy khen và Chiến sĩ thi đua cơ sở, trong đợt không có ai được tặng. "
                "Bằng, cờ, giấy chứng nhận của cấp trên do cấp trên in."
            )

    def _on_take(self) -> None:
        """The higher level's list says the same with the names of all."""
        path = choose_workbook(self)
        if path is not None:
            self.taking.take((path,), Aim(self.round_id))
