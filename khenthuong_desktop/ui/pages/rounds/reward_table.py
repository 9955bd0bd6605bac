"""The reward money of a round: one line an award, with its article, the sum and who pays."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from khenthuong_desktop.services.money.reward_lines import RewardLine, RewardList
from khenthuong_desktop.ui import labels
from khenthuong_desktop.ui.awards import award_column
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.table_model import Column, ListSource
from khenthuong_desktop.ui.theme import Space
from khenthuong_desktop.ui.widgets.banner import Banner
from khenthuong_desktop.ui.widgets.controls import Card, label
from khenthuong_desktop.ui.widgets.list_view import ListView


class RewardTable(QWidget):
    """Shows what it is given; nothing is reckoned here."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rewards = RewardList(())
        columns: tuple[Column[RewardLine], ...] = (
            Column("Mã số", lambda row: row.code, sort="code", chars=7, hidden=True),
            Column("Tên", lambda row: row.called, sort="name", chars=14, stretch=True),
            Column("Đơn vị", lambda row: row.unit_name, sort="unit", chars=16, hidden=True),
            award_column(context),
            Column("Tên danh hiệu", lambda row: row.award_name, hidden=True),
            Column("Hệ số", lambda row: row.coefficient, labels.decimal, numeric=True, sort="coefficient", chars=6),
            Column("Lương cơ sở", lambda row: row.base_salary, labels.number, numeric=True, chars=10, hidden=True),
            Column("Tiền thưởng", lambda row: row.amount, labels.number, numeric=True, sort="amount", chars=10),
            Column("Căn cứ", lambda row: row.reference, chars=20, tip=lambda row: row.reference),
            Column("Bên chi", lambda row: row.payer, sort="payer", chars=20, hidden=True),
            Column("Ghi chú", _notes, chars=19, tip=_notes),
        )
        self.view: ListView[RewardLine] = ListView(
            "round_rewards",
            "khoản thưởng",
            columns,
            ListSource(lambda _query: self.rewards.lines, columns),
            search_hint="Tìm theo tên, danh hiệu",
            state=context.state,
        )
        self.doubts = Banner()
        self._total_label = label("", "strong", wrap=True)
        self._payers_label = label("", "secondary", wrap=True)
        self._build()

    def _build(self) -> None:
        total = Card()
        words = QVBoxLayout(total)
        words.setContentsMargins(Space.L, Space.S, Space.L, Space.S)
        words.setSpacing(2)
        words.addWidget(self._total_label)
        words.addWidget(self._payers_label)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.M)
        layout.addWidget(self.doubts)
        layout.addWidget(self.view, 1)
        layout.addWidget(total)

    def show_rewards(self, rewards: RewardList) -> None:
        """Show the lines, what is doubtful about them, the sum in figures and words, and who pays."""
        self.rewards = rewards
        self.view.total_words = f"{labels.money(rewards.total)} ({rewards.total_in_words})"
        self.view.reload()
        self.doubts.say("\n".join(rewards.doubts))
        self._total_label.setText(f"Tổng cộng: {self.view.total_words}")
        shares = [f"{one.payer} chi {labels.money(one.amount)}" for one in rewards.payers]
        self._payers_label.setText(" · ".join(shares))
        self._payers_label.setVisible(bool(shares))


def _notes(row: RewardLine) -> str:
    return "; ".join(row.notes)
