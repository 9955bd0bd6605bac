"""What a dossier file is worth: sealed, repacked or not to be used, with every fault and what is inside."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from khenthuong_desktop.domain.terms import Severity
from khenthuong_desktop.packaging.verification import Seal, Verification
from khenthuong_desktop.ui import labels
from khenthuong_desktop.ui.theme import Size, Space, Tone
from khenthuong_desktop.ui.widgets.banner import Banner
from khenthuong_desktop.ui.widgets.controls import Card, button, label
from khenthuong_desktop.ui.widgets.details import Facts
from khenthuong_desktop.ui.widgets.elided_label import ElidedLabel
from khenthuong_desktop.ui.widgets.problems import ProblemsPanel, ShownProblem

_SAID = {
    Seal.SEALED: (Tone.GOOD, "Nguyên vẹn, đúng như khi đóng gói."),
    Seal.REPACKED: (Tone.WARNING, "Nội dung đúng, nhưng đã được nén lại sau khi đóng gói. Vẫn dùng được."),
    Seal.INVALID: (Tone.ERROR, "Không dùng được: hồ sơ đã bị thay đổi hoặc hỏng. Đề nghị bên gửi chép lại."),
}


class VerifyDialog(QDialog):
    """Nothing was unpacked or changed; Esc closes."""

    def __init__(self, path: Path, answer: Verification, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Kiểm tra tệp hồ sơ")
        tone, said = _SAID[answer.seal]
        name_label = ElidedLabel("secondary")
        name_label.setText(path.name)
        self.banner = Banner(tone)
        self.banner.say(said, tone)
        self.problems = ProblemsPanel("Chỗ không đúng")
        self.problems.show_problems([ShownProblem(Severity.ERROR, fault.sentence) for fault in answer.faults])
        self.problems.setVisible(bool(answer.faults))
        self.problems.setMinimumHeight(Size.DETAILS // 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        layout.setSpacing(Space.M)
        layout.addWidget(label("Kiểm tra tệp hồ sơ", "heading"))
        layout.addWidget(name_label)
        layout.addWidget(self.banner)
        layout.addWidget(self.problems, 1)
        if answer.dossier is not None:
            layout.addWidget(_contents(answer.dossier, answer.fingerprint))
        layout.addStretch(0)
        row = QHBoxLayout()
        row.addStretch(1)
        close_button = button("Đóng", self.accept, role="primary")
        close_button.setDefault(True)
        row.addWidget(close_button)
        layout.addLayout(row)
        self.resize(620, 460)


def _contents(dossier: Mapping[str, Any], fingerprint: str) -> Card:
    unit, found, totals = dossier["don_vi"], dossier["dot"], dossier["dem"]
    facts = Facts()
    facts.show_facts(
        [
            ("Đơn vị", unit["ten"]),
            ("Đợt", f"{found['ma']}/{found['nam']} · {found['ten']}"),
            ("Lần gửi", str(dossier["goi"]["lan"])),
            (
                "Gồm có",
                f"{totals['tap_the']} tập thể, {totals['ca_nhan']} cá nhân, {totals['ho_gia_dinh']} hộ; "
                f"{totals['van_ban']} văn bản, {totals['minh_chung']} minh chứng, {totals['tep']} tệp",
            ),
            ("Mã niêm phong", labels.fingerprint(fingerprint)),
        ]
    )
    card = Card()
    layout = QVBoxLayout(card)
    layout.setContentsMargins(Space.L, Space.XS, Space.L, Space.XS)
    layout.addWidget(facts)
    return card
