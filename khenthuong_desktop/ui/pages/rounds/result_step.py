"""Có kết quả: what became of the round."""

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from khenthuong_desktop.domain.terms import Stage
from khenthuong_desktop.ui import labels
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.pages.rounds.step import Step
from khenthuong_desktop.ui.theme import Space
from khenthuong_desktop.ui.widgets.controls import Card, label
from khenthuong_desktop.ui.widgets.details import Facts
from khenthuong_desktop.ui.widgets.empty import EmptyState

_ENDED = (Stage.DECIDED, Stage.NOT_AWARDED, Stage.RETURNED)


class ResultStep(Step):
    """Shows the end of the round; decisions are recorded on their own page."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._facts = Facts()
        card = Card()
        layout = QVBoxLayout(card)
        layout.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        layout.addWidget(label("Kết quả của đợt", "heading"))
        layout.addWidget(self._facts)
        layout.addStretch(1)
        self._stack = QStackedWidget()
        self._stack.addWidget(
            EmptyState("award", "Chưa có kết quả", "Khi có quyết định khen thưởng, kết quả của đợt được ghi ở đây.")
        )
        self._stack.addWidget(card)
        self.body.addWidget(self._stack)

    def reload(self) -> None:
        found = self.round
        ended = found is not None and found.stage in _ENDED
        self._stack.setCurrentIndex(1 if ended else 0)
        if found is not None and ended:
            self._facts.show_facts(
                [
                    ("Trạng thái", labels.word(found.stage)),
                    ("Số quyết định", found.decision_number or ""),
                    ("Ngày quyết định", labels.day(found.decision_on)),
                    ("Số đề nghị", labels.number(len(found.nominations))),
                ]
            )
