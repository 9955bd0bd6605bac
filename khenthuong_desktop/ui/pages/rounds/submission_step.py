"""Đã nộp: handing the packed dossier in."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from khenthuong_desktop.domain.terms import Stage
from khenthuong_desktop.services.award_rounds.submissions import hand_in, take_return
from khenthuong_desktop.services.dossier.dossiers import DossierRow, list_dossiers
from khenthuong_desktop.ui import labels
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.form import Field, Form, Kind
from khenthuong_desktop.ui.pages.rounds.step import Step
from khenthuong_desktop.ui.stage_chip import stage_chip
from khenthuong_desktop.ui.theme import Space
from khenthuong_desktop.ui.widgets import actions as keys
from khenthuong_desktop.ui.widgets.actions import Action
from khenthuong_desktop.ui.widgets.controls import Card, ChipLabel, label
from khenthuong_desktop.ui.widgets.details import Facts
from khenthuong_desktop.ui.widgets.empty import EmptyState
from khenthuong_desktop.ui.widgets.form_dialog import FormDialog


class SubmissionStep(Step):
    """What to hand over and what the receiver will compare; nothing is ever sent from here."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._newest: DossierRow | None = None
        self._facts = Facts()
        card = Card()
        layout = QVBoxLayout(card)
        layout.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        self._chip = ChipLabel()
        top = QHBoxLayout()
        top.addWidget(label("Hồ sơ để nộp", "heading"), 1)
        top.addWidget(self._chip)
        layout.addLayout(top)
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
        if self._newest is None:
            return ()
        look = Action("Xem hồ sơ", self._on_look, "eye", separated=True)
        if self._newest.stage is Stage.SUBMITTED:
            return (Action("Ghi bị trả lại", self._on_return, "undo-2", keys.ADD), look)
        return (Action("Ghi đã nộp", self._on_hand_in, "send", keys.ADD), look)

    def reload(self) -> None:
        self._newest = next(iter(list_dossiers(self.context.db, self.round_id)), None)
        self._stack.setCurrentIndex(0 if self._newest is None else 1)
        if self._newest is not None:
            self._chip.show_chip(stage_chip(self._newest.stage))
            self._facts.show_facts(self._told(self._newest))

    def _told(self, newest: DossierRow) -> list[tuple[str, str]]:
        facts = [
            ("Tệp", newest.file_name),
            ("Lần gửi", str(newest.edition)),
            ("Đóng gói lúc", labels.moment(newest.made_at)),
            ("Mã niêm phong", labels.fingerprint(newest.fingerprint)),
            ("Hạn nộp", labels.day(self.round.due_on) if self.round else ""),
            ("Tiếp nhận", labels.day(self.round.received_on) if self.round else ""),
            ("Biên nhận", newest.receipt_number or ""),
        ]
        if newest.returned_reason:
            facts += [("Trả lại vì", newest.returned_reason), ("Bổ sung trước", labels.day(newest.returned_until))]
        return facts

    def _on_hand_in(self) -> None:
        newest, context = self._newest, self.context
        if newest is None:
            return

        def save(values: dict[str, Any]) -> None:
            hand_in(context.db, context.library, newest.id, values["receipt"] or None, values["received_on"])
            context.done(f"Đã ghi nộp hồ sơ {newest.file_name}", final=True)

        form = Form(
            (
                Field(
                    "received_on",
                    "Ngày tiếp nhận",
                    Kind.DATE,
                    required=True,
                    hint="Luật của ngày này áp dụng cho hồ sơ",
                ),
                Field("receipt", "Số biên nhận", hint="Để trống nếu chưa có; ghi lại sau được", full=True),
            )
        )
        form.fill({"received_on": context.db.today()})
        FormDialog("Ghi đã nộp hồ sơ", form, save, parent=self).open()

    def _on_return(self) -> None:
        newest, context = self._newest, self.context
        if newest is None:
            return

        def save(values: dict[str, Any]) -> None:
            take_return(context.db, newest.id, values["reason"], values["until"])
            context.done("Đã ghi hồ sơ bị trả lại để bổ sung", final=True)

        form = Form(
            (
                Field("reason", "Lý do trả lại", Kind.LONG, required=True, full=True),
                Field("until", "Phải bổ sung trước ngày", Kind.DATE),
            )
        )
        FormDialog("Ghi hồ sơ bị trả lại", form, save, parent=self).open()

    def _on_look(self) -> None:
        if self._newest is not None:
            self.context.go("dossiers", self._newest.id)
