"""A verdict in the words of the law: a tree of ✓ ✗ ? with text, article and what was found."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from khenthuong_desktop.domain.verdict import Outcome, VerdictKind
from khenthuong_desktop.ui import icons
from khenthuong_desktop.ui.table_model import Chip
from khenthuong_desktop.ui.theme import Space, Tone
from khenthuong_desktop.ui.widgets.controls import label
from khenthuong_desktop.ui.widgets.emptying import empty
from khenthuong_desktop.ui.widgets.legend import legend

_LOOKS = {
    Outcome.MET: ("circle-check", Tone.GOOD, "Đạt"),
    Outcome.NOT_MET: ("circle-x", Tone.ERROR, "Chưa đạt"),
    Outcome.UNKNOWN: ("circle-question-mark", Tone.WARNING, "Chưa rõ"),
    Outcome.JUDGEMENT: ("users", Tone.ACCENT, "Do Hội đồng xem xét"),
}
_VERDICTS = {
    VerdictKind.ELIGIBLE: Chip("Đủ điều kiện", Tone.GOOD, "circle-check"),
    VerdictKind.NOT_ELIGIBLE: Chip("Chưa đủ", Tone.ERROR, "circle-x"),
    VerdictKind.UNDECIDED: Chip("Chưa rõ", Tone.WARNING, "circle-question-mark"),
}


_TO_COMPARE = Chip("Đủ, cần đối chiếu", Tone.WARNING, "circle-check")  # eligible, but a draft of the law says no


def verdict_chip(verdict: str, advice: str = "") -> Chip:
    """The chip of a verdict: eligible, not_eligible or undecided; ``advice`` where a draft would decide otherwise."""
    kind = VerdictKind(verdict)
    return _TO_COMPARE if kind is VerdictKind.ELIGIBLE and advice else _VERDICTS[kind]


class VerdictTree(QWidget):
    """Wraps its words at any width; every line also says its outcome in words for screen readers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, Space.M, Space.S, Space.M)
        self._lines.setSpacing(Space.M)

    def show_findings(self, findings: Sequence[Mapping[str, Any]]) -> None:
        """Show a verdict's findings (as ``services.findings.finding_json`` words them) in the order of the law."""
        empty(self._lines)
        for finding in findings:
            self._add(finding, 0)
        if findings:
            self._lines.addWidget(legend(_chip(outcome) for outcome in dict.fromkeys(_outcomes(findings))))
        self._lines.addStretch(1)

    def _add(self, finding: Mapping[str, Any], depth: int) -> None:
        self._lines.addWidget(_line(finding, depth))
        for child in finding["children"]:
            self._add(child, depth + 1)


def _outcomes(findings: Iterable[Mapping[str, Any]]) -> Iterator[Outcome]:
    for finding in findings:
        yield Outcome(finding["outcome"])
        yield from _outcomes(finding["children"])


def _chip(outcome: Outcome) -> Chip:
    icon, tone, said = _LOOKS[outcome]
    return Chip(said, tone, icon)


def _line(finding: Mapping[str, Any], depth: int) -> QWidget:
    icon, tone, said = _LOOKS[Outcome(finding["outcome"])]
    made = QWidget()
    made.setAccessibleName(f"{said}: {finding['text']}")
    picture = QLabel()
    picture.setPixmap(icons.pixmap(icon, tone.value, 16))
    picture.setToolTip(said)
    picture.setFixedWidth(20)
    words = QVBoxLayout()
    words.setSpacing(2)
    words.addWidget(label(finding["text"], "strong" if finding["children"] else "", wrap=True))
    for small in (finding["detail"], finding["reference"]):
        if small:
            words.addWidget(label(small, "secondary", wrap=True))
    row = QHBoxLayout(made)
    row.setContentsMargins(depth * Space.XL, 0, 0, 0)
    row.setSpacing(Space.S)
    row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
    row.addLayout(words, 1)
    return made
