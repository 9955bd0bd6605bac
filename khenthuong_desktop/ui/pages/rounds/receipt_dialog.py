"""When the appraising organ received a round's dossier: the law of that day binds, or a newer one that favours."""

from typing import Any

from PySide6.QtWidgets import QWidget

from khenthuong_desktop.services.award_rounds.nominating import note_receipt
from khenthuong_desktop.services.award_rounds.rounds import RoundDetail
from khenthuong_desktop.ui import labels
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.form import Field, Form, Kind
from khenthuong_desktop.ui.widgets.form_dialog import FormDialog


class ReceiptDialog(FormDialog):
    """An empty day takes the receipt back; either way all nominees are judged again."""

    def __init__(self, context: Context, found: RoundDetail, parent: QWidget | None = None) -> None:
        form = Form(
            (
                Field(
                    "received_on",
                    "Ngày cơ quan thẩm định tiếp nhận",
                    Kind.DATE,
                    hint="Luật đổi sau ngày này: mỗi đề nghị được xét lại theo quy định cũ, hoặc quy định mới nếu được "
                    "phép và có lợi hơn. Để trống thì xét theo ngày luật của đợt.",
                    full=True,
                ),
            )
        )
        form.fill({"received_on": found.received_on})

        def save(values: dict[str, Any]) -> None:
            noted = note_receipt(context.db, context.library, found.id, values["received_on"])
            laws = [(row.verdict or {}).get("law", {}) for row in noted.nominations]
            favoured = sum(bool(law.get("by_favour")) for law in laws)
            more = f"; {labels.number(favoured)} đề nghị theo quy định mới có lợi hơn" if favoured else ""
            context.done(f"Đã ghi ngày tiếp nhận và xét lại {labels.number(len(noted.nominations))} đề nghị{more}")

        super().__init__(f"Tiếp nhận hồ sơ đợt {found.code}/{found.year}", form, save, parent=parent)
