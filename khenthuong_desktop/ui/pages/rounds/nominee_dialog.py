"""One nominee: the words about the achievement, the parts of the report, and the verdict that was frozen."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QTabWidget, QVBoxLayout, QWidget

from khenthuong_desktop.domain.terms import Confidence, SubjectKind
from khenthuong_desktop.services.award_rounds.frozen_verdicts import Occasion, difference_now
from khenthuong_desktop.services.award_rounds.rounds import NominationRow, describe_nomination
from khenthuong_desktop.ui import labels
from khenthuong_desktop.ui.awards import award_name
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.form import Field, Form, Kind
from khenthuong_desktop.ui.theme import Space
from khenthuong_desktop.ui.widgets.banner import Banner
from khenthuong_desktop.ui.widgets.controls import button, label
from khenthuong_desktop.ui.widgets.list_view import ListView
from khenthuong_desktop.ui.widgets.scrolling import scrolled_sheet
from khenthuong_desktop.ui.widgets.verdict_tree import VerdictTree
from khenthuong_desktop.ui.widgets.work_dialog import WorkDialog

_PERSON_PARTS = (
    Field("hometown", "Quê quán"),
    Field("residence", "Nơi thường trú"),
    Field("qualifications", "Trình độ chuyên môn, nghiệp vụ", full=True),
    Field("duties", "Quyền hạn, nhiệm vụ được giao", Kind.LONG, full=True),
    Field("results", "Thành tích đạt được", Kind.LONG, full=True, hint="Mỗi ý một dòng"),
)
_COLLECTIVE_PARTS = (
    Field("head", "Người đứng đầu"),
    Field("address", "Địa chỉ"),
    Field("features", "Đặc điểm, tình hình", Kind.LONG, full=True),
    Field("results", "Thành tích đạt được", Kind.LONG, full=True, hint="Mỗi ý một dòng"),
)
_HOUSEHOLD_PARTS = (
    Field("address", "Địa chỉ", full=True, hint="Để trống thì lấy trong danh sách hộ"),
    *_COLLECTIVE_PARTS[2:],
)
PARTS = {
    SubjectKind.INDIVIDUAL: _PERSON_PARTS,
    SubjectKind.COLLECTIVE: _COLLECTIVE_PARTS,
    SubjectKind.HOUSEHOLD: _HOUSEHOLD_PARTS,
}
_SUMMARY = Field(
    "achievement",
    "Tóm tắt thành tích",
    Kind.LONG,
    full=True,
    hint="Một, hai dòng; in trong danh sách trích ngang",
)
_REASON = Field(
    "override_reason",
    "Lý do vẫn đề nghị khi chưa đủ điều kiện",
    full=True,
    hint="Chỉ ghi khi kết luận là chưa đủ hoặc chưa rõ; lý do được giữ trong hồ sơ",
)

_BESIDE = (("Người trước", -1, "Ctrl+PgUp"), ("Người tiếp theo", 1, "Ctrl+PgDown"))


class NomineeDialog(WorkDialog):
    """Nothing is invented here: what is left empty stays a gap in the report."""

    moved = Signal(int)  # saved and closed; 1 asks for the next nominee, -1 for the one before

    def __init__(self, context: Context, row: NominationRow, parent: QWidget | None = None) -> None:
        who = " ".join(part for part in (row.honorific, row.name) if part)
        award = award_name(context.library, row.award)
        super().__init__(
            who, hint=" · ".join(part for part in (award, row.about, row.unit_name) if part), parent=parent
        )
        self._context = context
        self._row = row
        self.form = Form((_SUMMARY, *PARTS[row.subject_kind], _REASON))
        self.form.fill({**row.report, "achievement": row.achievement, "override_reason": row.override_reason})
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.addTab(scrolled_sheet(self.form), "Thành tích")
        self.tabs.addTab(scrolled_sheet(self._verdict()), "Điều kiện")
        self.body.addWidget(self.tabs, 1)
        for place, (words, step, key) in enumerate(_BESIDE):
            move = partial(self._move, step)
            beside = button(words, move)
            beside.setToolTip(f"Lưu rồi sang {words.lower()} ({key.replace('Down', 'Dn')})")
            self.buttons.insertWidget(place, beside)
            QShortcut(QKeySequence(key), self, move)
        self.form.finished.connect(self.save_button.setFocus)
        self.form.focus_first()
        self.resize(680, 540)

    def _move(self, step: int) -> None:
        """What was typed is kept on the way."""
        if self.changed():
            self.save()
        else:
            self.accept()
        if self.result() == QDialog.DialogCode.Accepted:
            self.moved.emit(step)

    def _verdict(self) -> QWidget:
        kept = self._row.verdict
        sheet = QWidget()
        layout = QVBoxLayout(sheet)
        layout.setContentsMargins(0, Space.M, 0, 0)
        if not kept:
            layout.addWidget(label("Đề nghị này chưa được xét điều kiện.", "secondary"))
        else:
            words = f"Xét theo luật ngày {labels.day(kept.get('on'))}, {_when(kept)}."
            tree = VerdictTree()
            tree.show_findings(kept.get("findings", ()))
            doubts = Banner()
            changed = difference_now(self._context.db, self._context.library, self._row)
            doubts.say("\n".join(filter(None, (*law_notes(self._row), changed))))
            layout.addWidget(label(words, "secondary", wrap=True))
            layout.addWidget(doubts)
            layout.addWidget(tree)
        layout.addStretch(1)
        return sheet

    def ready(self) -> bool:
        return self.form.check()

    def hand_over(self) -> None:
        values = self.form.values()
        parts = {field.name: values[field.name] for field in PARTS[self._row.subject_kind]}
        others = {name: words for name, words in self._row.report.items() if name not in parts}
        describe_nomination(
            self._context.db, self._row.id, values["achievement"], {**others, **parts}, values["override_reason"]
        )
        self._context.done(f"Đã lưu thành tích của {self._row.name}")

    def changed(self) -> bool:
        return self.form.changed


def _when(kept: Mapping[str, Any]) -> str:
    """On what occasion a verdict was frozen."""
    frozen = kept.get("frozen", {})
    if frozen.get("why") == Occasion.HANDED_IN:
        return f"giữ nguyên từ khi nộp hồ sơ ngày {labels.day(frozen['on'])}"
    return "khi ghi ngày tiếp nhận" if frozen or "law" in kept else "khi đưa vào đợt"


def law_notes(row: NominationRow) -> tuple[str, ...]:
    """What a nomination's kept verdict says of its law: which was chosen, what a draft changes, a text not compared."""
    kept = row.verdict or {}
    unsure = kept.get("confidence") == Confidence.UNVERIFIED.value
    told = (kept.get("law", {}).get("sentence", ""), kept.get("advice", ""))
    return (*(words for words in told if words), *([f"{labels.word(Confidence.UNVERIFIED)}."] if unsure else []))


def open_nominee(context: Context, row: NominationRow, view: ListView[NominationRow], parent: QWidget) -> None:
    """One nominee of a list, and from there its neighbours as the list is searched and ordered."""

    def beside(step: int) -> None:
        place = view.model.position(row.id)
        found = view.model.row_at(place + step) if place is not None and place + step >= 0 else None
        if found is not None:
            view.show_key(found.id)
            open_nominee(context, found, view, parent)

    opened = NomineeDialog(context, row, parent)
    opened.moved.connect(beside)
    opened.open()
