"""One packed dossier: its file, its seal, why it went out with errors, what the receiver answered."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from khenthuong_desktop.services.dossier.dossiers import DossierRow
from khenthuong_desktop.ui import labels
from khenthuong_desktop.ui.stage_chip import stage_chip
from khenthuong_desktop.ui.table_model import Chip
from khenthuong_desktop.ui.theme import Space, Tone
from khenthuong_desktop.ui.widgets.controls import label, link
from khenthuong_desktop.ui.widgets.details import DetailsPanel, Facts


class DossierDetails(DetailsPanel):
    """Everything the list has no room for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Chọn một hồ sơ để xem chi tiết.", parent)
        self._row: DossierRow | None = None
        self._facts = Facts()
        self._seal_label = label("", wrap=True)
        sheet = QWidget()
        layout = QVBoxLayout(sheet)
        layout.setContentsMargins(0, Space.M, Space.S, 0)
        layout.setSpacing(Space.XS)
        layout.addWidget(label("Mã niêm phong, so với phiếu giao nhận", "section"))
        layout.addWidget(self._seal_label)
        layout.addWidget(link("Chép mã", self.copy_fingerprint, "copy"))
        layout.addWidget(self._facts)
        layout.addStretch(1)
        self.add_tab("Hồ sơ", sheet)

    def show_row(self, row: DossierRow | None) -> None:
        """Show one dossier, or nothing."""
        self._row = row
        if row is None:
            self.clear()
            return
        chips = [stage_chip(row.stage)]
        if row.errors_reason:
            chips.append(Chip("Còn lỗi", Tone.WARNING, "triangle-alert"))
        self.show_heading(row.round_name, row.file_name.replace("_", "_\u200b"), chips)  # may break after _
        self.edit_button.hide()
        self._seal_label.setText(labels.fingerprint(row.fingerprint))
        facts = [
            ("Đợt", f"{row.round_code}/{row.year}"),
            ("Lần gửi", str(row.edition)),
            ("Đóng gói lúc", labels.moment(row.made_at)),
            ("Dung lượng", labels.file_size(row.size)),
            ("Biên nhận", row.receipt_number or ""),
        ]
        if row.errors_reason:
            facts.append(("Lý do còn lỗi", row.errors_reason))
        if row.returned_reason:
            facts += [("Trả lại vì", row.returned_reason), ("Bổ sung trước", labels.day(row.returned_until))]
        self._facts.show_facts(facts)

    def copy_fingerprint(self) -> None:
        """The whole seal to the clipboard."""
        if self._row is not None:
            QGuiApplication.clipboard().setText(self._row.fingerprint)
