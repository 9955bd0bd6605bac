"""Numbers and days of a round's papers, and who signs them."""

from typing import Any

from PySide6.QtWidgets import QWidget

from khenthuong_desktop.services.award_rounds.rounds import RoundDetail
from khenthuong_desktop.services.numbers.given_numbers import ROUND_NUMBERS
from khenthuong_desktop.services.numbers.number_register import proposals
from khenthuong_desktop.services.numbers.round_papers import RoundPapers, set_round_papers
from khenthuong_desktop.services.units import list_signers
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.form import Field, Form, Kind
from khenthuong_desktop.ui.paper_number_dialog import REASON
from khenthuong_desktop.ui.signer_dialog import SignerDialog, new_signer
from khenthuong_desktop.ui.widgets.controls import link
from khenthuong_desktop.ui.widgets.form_dialog import FormDialog

_KEYS = {number: (kind, "") for kind, (number, _) in ROUND_NUMBERS.items()}


class NumbersDialog(FormDialog):
    """A signer who is not in the list yet is added from here; nothing typed is lost by it.

    What the register has next stands under a number that is not given yet; nothing is given by it.
    """

    def __init__(self, context: Context, found: RoundDetail, parent: QWidget | None = None) -> None:
        self._context = context
        signers = _signers(context.db)
        hints = _hints(context, found)
        form = Form(
            (
                Field("statement_number", "Số tờ trình", hint=hints.get("statement_number", "Chỉ ghi số, ví dụ 12")),
                Field("statement_on", "Ngày tờ trình", Kind.DATE),
                Field("minutes_number", "Số biên bản họp", hint=hints.get("minutes_number", "")),
                Field("vote_minutes_number", "Số biên bản kiểm phiếu", hint=hints.get("vote_minutes_number", "")),
                Field("decision_number", "Số quyết định", hint="Khi đơn vị tự quyết định"),
                Field("decision_on", "Ngày quyết định", Kind.DATE),
                Field("signer_id", "Người ký", Kind.CHOICE, choices=signers, full=True),
                REASON,
            )
        )
        form.fill(found)
        if found.signer_id is None and signers:
            form.fill({**form.values(), "signer_id": signers[0][1]})

        def save(values: dict[str, Any]) -> None:
            reason = values.pop("reason") or None
            for name in _KEYS:
                values[name] = values[name] or None
            set_round_papers(context.db, context.library, found.id, RoundPapers(**values), reason=reason)
            context.done("Đã lưu số, ngày văn bản")

        super().__init__("Số, ngày văn bản và người ký", form, save, parent=parent)
        self.add_button = link("Thêm người ký", self._on_add_signer, "plus")
        form.put_beside("signer_id", self.add_button)

    def _on_add_signer(self) -> None:
        def saved(key: str) -> None:
            self.form.offer("signer_id", _signers(self._context.db), key)

        SignerDialog(self._context, new_signer(self._context.db), saved, self).open()


def _hints(context: Context, found: RoundDetail) -> dict[str, str]:
    """The number kept for a paper, else the next of its series, under the fields that are still empty."""
    offered = proposals(context.db, context.library, found.id, _KEYS.values())
    told = {name: offered[key] for name, key in _KEYS.items() if key in offered and not getattr(found, name)}
    return {
        name: f"Đang giữ số {one.reserved}/{one.symbol}"
        if one.reserved
        else f"Số tiếp theo: {one.following}/{one.symbol}"
        for name, one in told.items()
        if name != "decision_number"
    }


def _signers(db: Database) -> list[tuple[str, str]]:
    return [(f"{signer.name}, {signer.title}", signer.id or "") for signer in list_signers(db)]
