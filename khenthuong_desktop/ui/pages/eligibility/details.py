"""The verdict beside the list: the sentence of what is missing, then every criterion in the words of the law."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from khenthuong_desktop.regulations.comparisons import version_subject
from khenthuong_desktop.ui import labels
from khenthuong_desktop.ui.pages.eligibility.lines import EligibilityLine, chip_of
from khenthuong_desktop.ui.table_model import Chip
from khenthuong_desktop.ui.theme import Space, Tone
from khenthuong_desktop.ui.widgets.controls import label
from khenthuong_desktop.ui.widgets.details import DetailsPanel, Facts
from khenthuong_desktop.ui.widgets.verdict_tree import VerdictTree


class VerdictDetails(DetailsPanel):
    """Shows one verdict; it is never changed here."""

    def __init__(self, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(hint, parent)
        self.line: EligibilityLine | None = None
        self._sentence = label("", wrap=True)
        self._tree = VerdictTree()
        self._basis = Facts()
        sheet = QWidget()
        layout = QVBoxLayout(sheet)
        layout.setContentsMargins(0, Space.M, Space.S, 0)
        layout.setSpacing(0)
        layout.addWidget(self._sentence)
        layout.addWidget(self._tree, 1)
        self.add_tab("Điều kiện", sheet)
        self.add_tab("Căn cứ", self._basis)

    @property
    def sentence(self) -> str:
        """The sentence of what is missing."""
        return self._sentence.text()

    def show_line(self, line: EligibilityLine | None) -> None:
        """Show one verdict, or nothing."""
        self.line = line
        if line is None:
            self.clear()
            return
        told = line.result.as_json()
        verdict = line.result.verdict
        unsure = verdict.confidence.never_blocks
        chips = [chip_of(line)] + ([Chip("Chưa đối chiếu văn bản", Tone.WARNING)] if unsure else [])
        self.show_heading(line.name, line.award_name, chips)
        self.edit_button.hide()
        self._sentence.setText(line.sentence)
        self._tree.show_findings(told["findings"])
        rule = line.result.library.version(verdict.award, verdict.version)
        compared = line.result.library.compared.get(version_subject(verdict.award, verdict.version))
        read = f"{compared.document} – {compared.by}, {labels.day(compared.on)}" if compared else ""
        self._basis.show_facts(
            [
                ("Năm xét", str(verdict.year)),
                ("Luật ngày", labels.day(line.result.on)),
                ("Tiêu chuẩn từ", labels.day(verdict.version)),
                ("Độ tin cậy", labels.word(verdict.confidence)),
                ("Đã đối chiếu", read),
                ("Ghi chú", (rule.note if rule else "") or ""),
                ("Mã số", line.code),
                ("Đối tượng", labels.word(line.result.subject_kind)),
            ]
        )
