"""Recording a decision: its number, day and authority, and who of those passed is awarded."""

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QWidget

from khenthuong_desktop.services.award_rounds.round_cautions import doubts_about_decision
from khenthuong_desktop.services.award_rounds.rounds import NominationRow, RoundDetail
from khenthuong_desktop.services.money.rewards import expected_rewards
from khenthuong_desktop.services.outcome.decisions import (
    DecisionDetail,
    DecisionNote,
    deciding_authorities,
    expected_decision,
    record_decision,
)
from khenthuong_desktop.ui import labels
from khenthuong_desktop.ui.awards import award_name
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.form import Field, Form, Kind
from khenthuong_desktop.ui.paper_number_dialog import REASON
from khenthuong_desktop.ui.table_model import Column
from khenthuong_desktop.ui.theme import Size
from khenthuong_desktop.ui.widgets.banner import Banner
from khenthuong_desktop.ui.widgets.controls import label
from khenthuong_desktop.ui.widgets.pick_list import PickList
from khenthuong_desktop.ui.widgets.work_dialog import WorkDialog


class DecisionDialog(WorkDialog):
    """Filled with what is expected, or with the decision as it was recorded."""

    def __init__(
        self, context: Context, found: RoundDetail, recorded: DecisionDetail | None, parent: QWidget | None = None
    ) -> None:
        passed = [row for row in found.nominations if row.passed]
        others = len(found.nominations) - len(passed)
        super().__init__(
            f"Quyết định khen thưởng, đợt {found.code}/{found.year}",
            hint=f"Không có ở đây: {others} đề nghị Hội đồng không thông qua hoặc chưa bỏ phiếu." if others else "",
            parent=parent,
        )
        self._context = context
        self._round = found
        self._passed = passed
        self.form = Form(
            (
                Field("number", "Số, ký hiệu quyết định", required=True, hint="Ví dụ 412/QĐ-UBND"),
                Field("issued_on", "Ngày quyết định", Kind.DATE, required=True),
                Field(
                    "decided_by",
                    "Người, cơ quan quyết định",
                    Kind.SUGGEST,
                    True,
                    [(name, name) for name in deciding_authorities(context.db)],
                    full=True,
                ),
                Field("signer_name", "Người ký"),
                replace(REASON, full=False),
            )
        )
        columns: tuple[Column[NominationRow], ...] = (
            Column("Tên", lambda row: row.called, sort="name", chars=18, stretch=True),
            Column("Danh hiệu, hình thức", lambda row: award_name(context.library, row.award), sort="award", chars=24),
        )
        self.picks: PickList[NominationRow] = PickList(
            "đề nghị được khen", columns, lambda: self._passed, search_hint="Tìm theo tên, danh hiệu"
        )
        self.banner = Banner()
        self.money_label = label("", "secondary", wrap=True)
        self._reckoned: tuple[date | None, frozenset[str]] | None = None
        self._fill(recorded)
        self.body.addWidget(self.form)
        self.body.addWidget(self.picks, 1)
        self.body.addWidget(self.money_label)
        self.body.addWidget(self.banner)
        self.picks.picked.connect(self._show_doubt)
        self.form.edited.connect(self._show_doubt)
        self.form.finished.connect(self.picks.view.search_edit.setFocus)
        self._show_doubt()
        self.form.focus_first()
        self.resize(Size.DETAILS * 2, 640)

    def _fill(self, recorded: DecisionDetail | None) -> None:
        if recorded is not None:
            self.form.fill(recorded)
            self.picks.pick({row.id for row in recorded.awarded})
        else:
            expected = expected_decision(self._context.db, self._context.library, self._round.id)
            self.form.fill(expected)
            self.picks.pick(expected.awarded)
        self._ticked = {row.id for row in self.picks.rows}

    def ready(self) -> bool:
        return self.form.check()

    def hand_over(self) -> None:
        context = self._context
        values = self.form.values()
        reason = values.pop("reason") or None
        note = DecisionNote(**values, awarded=tuple(row.id for row in self.picks.rows))
        told = record_decision(context.db, context.library, self._round.id, note, reason)
        context.done(f"Đã ghi quyết định {told.number}: {labels.number(len(told.awarded))} đề nghị được khen")

    def changed(self) -> bool:
        return self.form.changed or {row.id for row in self.picks.rows} != self._ticked

    def _show_doubt(self) -> None:
        nobody = not self.picks.rows
        self.banner.say("Chưa chọn đề nghị nào: cả đợt sẽ được ghi là không được khen." if nobody else self._doubts())
        self._show_money()

    def _doubts(self) -> str:
        """Whether who decides may decide on what is ticked, on the day typed."""
        context, values = self._context, self.form.values()
        keys, day = {row.id for row in self.picks.rows}, values["issued_on"] or context.db.today()
        doubts = doubts_about_decision(
            context.db, context.library, self._round.id, values["decided_by"] or "", day, keys
        )
        return "\n".join(doubts)

    def _show_money(self) -> None:
        """What these awards come to on the day typed."""
        asked = self.form.values()["issued_on"], frozenset(row.id for row in self.picks.rows)
        if asked == self._reckoned:
            return
        self._reckoned = day, keys = asked
        context = self._context
        found = expected_rewards(context.db, context.library, self._round.id, keys, day)
        told = f"Tiền thưởng kèm theo: {labels.money(found.total)}"
        self.money_label.setText("" if not keys else told if day else f"{told}, nếu ký hôm nay")
