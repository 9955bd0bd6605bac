"""Noting an evidence file: what it is, in which form, whose, issued by whom."""

from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QComboBox, QFileDialog, QWidget

from khenthuong_desktop.domain.terms import EvidenceForm
from khenthuong_desktop.messages import say
from khenthuong_desktop.services.award_rounds.evidence import EvidenceNote, add_evidence, initiatives_to_prove
from khenthuong_desktop.services.award_rounds.rounds import NominationRow, RoundDetail
from khenthuong_desktop.services.checking.foreign_papers import is_unreadable
from khenthuong_desktop.services.signed.copy_forms import copy_doubt
from khenthuong_desktop.ui import labels
from khenthuong_desktop.ui.awards import award_short
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.form import Field, Form, Kind
from khenthuong_desktop.ui.widgets.form_dialog import FormDialog

_FILES = "Minh chứng (*.pdf *.jpg *.jpeg *.png *.tif *.tiff *.docx *.doc *.xlsx *.xls)"


def choose_file(parent: QWidget) -> Path | None:
    """Ask for the file; None when nothing was chosen."""
    chosen, _kind = QFileDialog.getOpenFileName(parent, "Chọn tệp minh chứng", "", _FILES)
    return Path(chosen) if chosen else None


class EvidenceDialog(FormDialog):
    """The file is copied; the source stays where it is."""

    def __init__(
        self,
        context: Context,
        found: RoundDetail,
        source: Path,
        nominee: NominationRow | None = None,
        parent: QWidget | None = None,
    ) -> None:
        owners: list[tuple[str, Any]] = [
            (f"{row.called} · {award_short(context.library, row.award)}", row.id) for row in found.nominations
        ]
        form = Form(
            (
                Field("name", "Tên minh chứng", required=True, full=True, hint=f"Tệp: {source.name}"),
                Field("form", "Hình thức", Kind.CHOICE, True, labels.choices(EvidenceForm)),
                Field("nomination_id", "Của đề nghị", Kind.CHOICE, choices=owners, hint="Để trống: dùng cho cả đợt"),
                Field(
                    "initiative_code",
                    "Chứng minh sáng kiến",
                    Kind.CHOICE,
                    choices=initiatives_to_prove(context.db, found.id, nominee.id if nominee else None),
                    full=True,
                ),
                Field("issuer", "Nơi cấp"),
                Field("number", "Số, ký hiệu"),
                Field("issued_on", "Ngày cấp", Kind.DATE),
            )
        )
        form.fill({"name": source.stem, "nomination_id": nominee.id if nominee else None})

        def offer_own_first() -> None:
            values = form.values()
            offered = initiatives_to_prove(context.db, found.id, values["nomination_id"])
            form.offer("initiative_code", offered, values["initiative_code"])

        owner = form.editor("nomination_id")
        assert isinstance(owner, QComboBox)
        owner.currentIndexChanged.connect(offer_own_first)

        def save(values: dict[str, Any]) -> None:
            for name in ("issuer", "number", "initiative_code"):
                values[name] = values[name] or None
            add_evidence(context.db, context.folder, found.id, source, EvidenceNote(**values))
            unreadable = is_unreadable(source)
            doubt = say("dossiers", "foreign_unreadable", evidence=values["name"]) if unreadable else copy_doubt(source)
            context.done(f"Đã thêm minh chứng {values['name']}. {doubt}".removesuffix(". "))

        super().__init__("Thêm minh chứng", form, save, parent=parent)
