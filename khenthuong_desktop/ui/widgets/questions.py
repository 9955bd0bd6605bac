"""Questions of an import that only the clerk can answer: is this row, is this unit, one that is already known?"""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QComboBox, QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from khenthuong_desktop.services.imports import NEW, Question
from khenthuong_desktop.ui import labels
from khenthuong_desktop.ui.theme import Space
from khenthuong_desktop.ui.widgets.controls import Card, button, label

_HEIGHTS = (190, 260, 330)  # with one question, with two, with more


class _Choice(QComboBox):
    """Who may be meant by one question; says when somebody comes to it."""

    reached = Signal()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.reached.emit()


class QuestionsPanel(Card):
    """Every question with those who may be meant; ``answered`` once the clerk has chosen for some and says so."""

    answered = Signal(dict)  # key of the question → code or NEW
    reached = Signal(object)  # the question that the clerk is at

    def __init__(self, questions: Sequence[Question], *, several: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._questions = tuple(questions)
        self._several = several  # sheets
        self.boxes = {question.key: _choice(question, several) for question in questions}
        self.answer_button = button("So lại theo trả lời", self._on_answer, "check")
        self._build()
        self._show_answers()

    def _build(self) -> None:
        inside = QWidget()
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(0, 0, Space.S, 0)
        rows.setSpacing(Space.XS)
        for question in self._questions:
            box = self.boxes[question.key]
            box.currentIndexChanged.connect(lambda _index: self._show_answers())
            box.reached.connect(partial(self.reached.emit, question))
            words = label(_asked(question, self._several), wrap=True)
            words.setBuddy(box)
            rows.addWidget(words)
            rows.addWidget(box)
            rows.addSpacing(Space.S)
        rows.addStretch(1)
        area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.L, Space.M, Space.S, Space.M)
        layout.setSpacing(Space.S)
        layout.addWidget(label(f"Có phải là … ({labels.number(len(self._questions))} câu hỏi)", "heading"))
        layout.addWidget(area, 1)
        layout.addWidget(self.answer_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.setMaximumHeight(_HEIGHTS[min(len(self._questions), len(_HEIGHTS)) - 1])
        self.setVisible(bool(self._questions))

    @property
    def answers(self) -> dict[str, str]:
        """What is chosen so far."""
        return {key: box.currentData() for key, box in self.boxes.items() if box.currentData()}

    def _show_answers(self) -> None:
        self.answer_button.setEnabled(bool(self.answers))

    def _on_answer(self) -> None:
        self.answered.emit(self.answers)


def _asked(question: Question, several: bool) -> str:
    """The question with its place: sheet where there are several, row, and the unit of whom it is about."""
    place = f"dòng {question.row}" + (f" trang “{question.sheet}”" if several else "")
    if question.of_unit:
        return f"Đơn vị “{question.value}” ({place}) là:"
    unit = f" ({question.unit})" if question.unit else ""
    return f"{place[:1].upper()}{place[1:]}, “{question.value}”{unit} là:"


def _choice(question: Question, several: bool) -> _Choice:
    box = _Choice()
    box.addItem("Chưa trả lời", "")
    for candidate in question.candidates:
        box.addItem(candidate.shown, candidate.code)
        box.setItemData(box.count() - 1, candidate.shown, Qt.ItemDataRole.ToolTipRole)
    box.addItem("Không phải, đây là mới", NEW)
    box.setAccessibleName(_asked(question, several))
    box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    return box
