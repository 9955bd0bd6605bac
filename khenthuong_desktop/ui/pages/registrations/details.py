"""One registration beside the list: who aims at what, and what came of it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from khenthuong_desktop.services.award_rounds.registrations import RegistrationRow
from khenthuong_desktop.ui import labels
from khenthuong_desktop.ui.awards import award_name
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.table_model import Chip
from khenthuong_desktop.ui.theme import Tone
from khenthuong_desktop.ui.widgets.controls import link
from khenthuong_desktop.ui.widgets.details import DetailsPanel, Facts


class RegistrationDetails(DetailsPanel):
    """Leads on to the verdict and to the subject's own sheet."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("Chọn một đăng ký để xem chi tiết.", parent)
        self._context = context
        self._row: RegistrationRow | None = None
        self._facts = Facts()
        sheet = QWidget()
        layout = QVBoxLayout(sheet)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._facts)
        layout.addWidget(link("Xem điều kiện", self._on_check, "list-checks"), 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(link("Xem quá trình", self._on_subject, "history"), 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(1)
        self.add_tab("Đăng ký", sheet)

    def show_row(self, row: RegistrationRow | None) -> None:
        """Show one registration, or nothing."""
        self._row = row
        if row is None:
            self.clear()
            return
        chips = [Chip("Đã đề nghị", Tone.ACCENT, "send")] if row.proposed else []
        chips += [Chip("Đã đạt", Tone.AWARD, "award")] if row.achieved else []
        self.show_heading(row.name, row.unit_name, chips)
        self.edit_button.hide()  # a registration is withdrawn and made anew, not changed
        self._facts.show_facts(
            [
                ("Danh hiệu", award_name(self._context.library, row.award)),
                ("Năm", str(row.year)),
                ("Phong trào", row.movement or ""),
                ("Ngày đăng ký", labels.day(row.registered_on)),
                ("Mã số", row.code),
                ("Đối tượng", labels.word(row.subject_kind)),
            ]
        )

    def _on_check(self) -> None:
        if self._row is not None:
            self._context.go("eligibility", f"{self._row.subject_id}/{self._row.award}")

    def _on_subject(self) -> None:
        if self._row is not None:
            self._context.go("people", self._row.subject_id)
