"""One paper: its number, its file, the signed copies beside it and what their signatures come to."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from khenthuong_desktop.domain.terms import SignatureState
from khenthuong_desktop.messages import say
from khenthuong_desktop.services.drafting.paper_register import (
    RegisteredPaper,
    SignedCopyRow,
    remove_signed_copy,
    signed_copies,
)
from khenthuong_desktop.services.signatures import signatures_of
from khenthuong_desktop.services.signed.copy_forms import copy_findings
from khenthuong_desktop.ui import labels
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.opening import open_file
from khenthuong_desktop.ui.pages.papers.versions import VersionList
from khenthuong_desktop.ui.table_model import Chip
from khenthuong_desktop.ui.theme import Space, Tone
from khenthuong_desktop.ui.widgets.controls import ChipLabel, label, link
from khenthuong_desktop.ui.widgets.details import DetailsPanel, Facts
from khenthuong_desktop.ui.widgets.emptying import empty

_LOOKS = {
    SignatureState.TRUSTED: (Tone.GOOD, "shield-check"),
    SignatureState.UNKNOWN_ISSUER: (Tone.WARNING, "circle-question-mark"),
    SignatureState.CHANGED: (Tone.ERROR, "circle-alert"),
    SignatureState.BROKEN: (Tone.ERROR, "circle-x"),
}
_SCANNED = Chip("Bản quét, không có chữ ký số", Tone.NEUTRAL, "file-text")


class PaperDetails(DetailsPanel):
    """``chip_of`` tells the state of the Word file as the list does."""

    def __init__(self, context: Context, chip_of: Callable[[RegisteredPaper], Chip]) -> None:
        super().__init__("Chọn một văn bản để xem tệp và bản đã ký.")
        self._context, self._chip_of = context, chip_of
        self._facts = Facts()
        self._copies = QVBoxLayout()
        self._copies.setSpacing(Space.M)
        sheet = QWidget()
        layout = QVBoxLayout(sheet)
        layout.setContentsMargins(0, Space.M, Space.S, 0)
        layout.setSpacing(Space.S)
        layout.addWidget(self._facts)
        layout.addWidget(label("Bản đã ký", "section"))
        layout.addLayout(self._copies)
        layout.addStretch(1)
        self.add_tab("Văn bản", sheet)
        self.versions = VersionList(context)
        self.add_tab("Các bản", self.versions)

    def show_versions(self) -> None:
        """Bring the kept states to the front."""
        self.choose_tab(1)

    def show_row(self, row: RegisteredPaper | None) -> None:
        """Show one paper, or nothing."""
        if row is None:
            self.clear()
            return
        self.show_heading(row.title, row.round_name, [self._chip_of(row)])
        self.edit_button.hide()
        self._facts.show_facts(
            [
                ("Số, ký hiệu", labels.reference(row.number, row.symbol)),
                ("Ngày", labels.day(row.issued_on)),
                ("Người ký", row.signer_name or ""),
                ("Lần soạn", str(row.edition)),
                ("Tệp", row.path.name.replace("_", "_\u200b")),  # may break after _
            ]
        )
        self._show_copies(signed_copies(self._context.db, self._context.folder, row.id), row.edition)
        self.versions.show_paper(row.id, row.title)

    def _show_copies(self, copies: tuple[SignedCopyRow, ...], edition: int) -> None:
        empty(self._copies)
        ours = [copy for copy in copies if copy.edition == edition]
        for copy in ours:
            self._copies.addWidget(self._copy(copy))
        if len(copies) > len(ours):
            hint = f"Ký ở lần soạn trước; bản đang dùng (lần soạn {edition}) {'đã' if ours else 'chưa'} có bản ký:"
            self._copies.addWidget(label(hint, "secondary", wrap=True))
        for copy in copies[len(ours) :]:
            self._copies.addWidget(self._copy(copy))
        if not copies:
            hint = "Chưa có. Quét hoặc tải bản có chữ ký, con dấu về rồi bấm “Đính bản đã ký”."
            self._copies.addWidget(label(hint, "secondary", wrap=True))

    def _copy(self, copy: SignedCopyRow) -> QWidget:
        held = QWidget()
        layout = QVBoxLayout(held)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.XS)
        layout.addWidget(label(copy.name, "strong", wrap=True))
        for chip, words in self._signatures(copy):
            layout.addWidget(ChipLabel(chip))
            if words:
                layout.addWidget(label(words, "secondary", wrap=True))
        for words in copy_findings(copy.path):
            layout.addWidget(label(say("dossiers", "copy_form", found=words), "secondary", wrap=True))
        row = QHBoxLayout()
        row.addWidget(link("Mở", lambda: open_file(copy.path, self)))
        row.addWidget(link("Bỏ", lambda: self._remove(copy)))
        row.addStretch(1)
        layout.addLayout(row)
        return held

    def _signatures(self, copy: SignedCopyRow) -> list[tuple[Chip, str]]:
        """What the file's digital signatures come to; a scan has none to look for."""
        if not copy.path.is_file():
            return [(Chip("Không thấy tệp", Tone.ERROR, "circle-alert"), "")]
        if copy.path.suffix.lower() != ".pdf":
            return [(Chip("Ảnh quét", Tone.NEUTRAL, "file-text"), "")]
        found = signatures_of(copy.path, self._context.folder)
        told = [
            (
                _chip(one.state),
                " · ".join(filter(None, (one.signer, labels.moment(one.signed_at) if one.signed_at else ""))),
            )
            for one in found.signatures
        ]
        if found.state is SignatureState.NONE:
            return [(_SCANNED, "")]
        return told or [(_chip(found.state), "")]

    def _remove(self, copy: SignedCopyRow) -> None:
        remove_signed_copy(self._context.db, copy.id)
        self._context.done(f"Đã bỏ bản đã ký {copy.name}")


def _chip(state: SignatureState) -> Chip:
    return Chip(labels.word(state), *_LOOKS[state])
