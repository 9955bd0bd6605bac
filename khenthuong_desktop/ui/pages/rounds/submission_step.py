"""Đã nộp: handing the packed dossier in."""

from collections.abc import Sequence

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from khenthuong_desktop.services.dossiers import list_dossiers
from khenthuong_desktop.ui import labels
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.pages.rounds.step import Step
from khenthuong_desktop.ui.theme import Space
from khenthuong_desktop.ui.widgets.actions import Action
from khenthuong_desktop.ui.widgets.controls import Card, label
from khenthuong_desktop.ui.widgets.details import Facts
from khenthuong_desktop.ui.widgets.empty import EmptyState


class SubmissionStep(Step):
    """What to hand over and what the receiver will compare; nothing is ever sent from here."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._key = ""
        self._facts = Facts()
        card = Card()
        layout = QVBoxLayout(card)
        layout.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        layout.addWidget(label("Hồ sơ để nộp", "heading"))
        layout.addWidget(
            label(
                "Chép tệp này cùng phiếu giao nhận trong đó vào USB, hoặc gửi qua trục văn bản của đơn vị. Bên nhận so "
                "mã niêm phong dưới đây.",
                "secondary",
                wrap=True,
            )
        )
        layout.addWidget(self._facts)
        layout.addStretch(1)
        self._stack = QStackedWidget()
        self._stack.addWidget(
            EmptyState("send", "Chưa có hồ sơ để nộp", "Đóng gói hồ sơ ở bước trước; tệp đóng gói là thứ được nộp.")
        )
        self._stack.addWidget(card)
        self.body.addWidget(self._stack)

    @property
    def offered(self) -> Sequence[Action]:
        return (Action("Xem hồ sơ", self._on_look, "eye"),) if self._key else ()

    def reload(self) -> None:
        found = list_dossiers(self.context.db, self.round_id)
        self._key = found[0].id if found else ""
        self._stack.setCurrentIndex(1 if found else 0)
        if found:
            newest = found[0]
            self._facts.show_facts(
                [
                    ("Tệp", newest.file_name),
                    ("Lần gửi", str(newest.edition)),
                    ("Đóng gói lúc", labels.moment(newest.made_at)),
                    ("Mã niêm phong", labels.fingerprint(newest.fingerprint)),
                    ("Hạn nộp", labels.day(self.round.due_on) if self.round else ""),
                    ("Biên nhận", newest.receipt_number or ""),
                    ("Trả lại vì", newest.returned_reason or ""),
                ][: 7 if newest.returned_reason else 6]
            )
        self.actions_changed.emit()

    def _on_look(self) -> None:
        self.context.go("dossiers", self._key)
