"""Numbers and days of a round's papers, and who signs them."""

from typing import Any

from PySide6.QtWidgets import QWidget

from khenthuong_desktop.services.round_papers import RoundPapers, set_round_papers
from khenthuong_desktop.services.rounds import RoundDetail
from khenthuong_desktop.services.units import list_signers
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.form import Field, Form, Kind
from khenthuong_desktop.ui.signer_dialog import SignerDialog, new_signer
from khenthuong_desktop.ui.widgets.controls import link
from khenthuong_desktop.ui.widgets.form_dialog import FormDialog

_NUMBERS = ("statement_number", "minutes_number", "vote_minutes_number", "decision_number")


class NumbersDialog(FormDialog):
    """A signer who is not in the list yet is added from here; nothing typed is lost by it."""

    def __init__(self, context: Context, found: RoundDetail, parent: QWidget | None = None) -> None:
        self._context = context
        signers = _signers(context.db)
        form = Form(
            (
                Field("statement_number", "Số tờ trình", hint="Chỉ ghi số, ví dụ 12"),
                Field("statement_on", "Ngày tờ trình", Kind.DATE),
                Field("minutes_number", "Số biên bản họp"),
                Field("vote_minutes_number", "Số biên bản kiểm phiếu"),
                Field("decision_number", "Số quyết định", hint="Khi đơn vị tự quyết định"),
                Field("decision_on", "Ngày quyết định", Kind.DATE),
                Field("signer_id", "Người ký", Kind.CHOICE, choices=signers, full=True),
            )
        )
        form.fill(found)
        if found.signer_id is None and signers:
            form.fill({**form.values(), "signer_id": signers[0][1]})

        def save(values: dict[str, Any]) -> None:
            for name in _NUMBERS:
                values[name] = values[name] or None
            set_round_papers(context.db, context.library, found.id, RoundPapers(**values))
            context.done("Đã lưu số, ngày văn bản")

        super().__init__("Số, ngày văn bản và người ký", form, save, parent=parent)
        self.add_button = link("Thêm người ký", self._on_add_signer, "plus")
        form.put_beside("signer_id", self.add_button)

    def _on_add_signer(self) -> None:
        def saved(key: str) -> None:
            self.form.offer("signer_id", _signers(self._context.db), key)

        SignerDialog(self._context, new_signer(self._context.db), saved, self).open()


def _signers(db: Database) -> list[tuple[str, str]]:
    return [(f"{signer.name}, {signer.title}", signer.id or "") for signer in list_signers(db)]
