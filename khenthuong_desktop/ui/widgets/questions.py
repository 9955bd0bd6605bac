"""Questions of an import that only the clerk can answer: is this row, is this unit, one that is already known?"""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QMenu, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from khenthuong_desktop.services.imports import NEW, Question
from khenthuong_desktop.services.imports.plan.questions import answered_alike, under_other_codes
from khenthuong_desktop.ui import labels
from khenthuong_desktop.ui.theme import Space
from khenthuong_desktop.ui.widgets.controls import Card, button, label
from khenthuong_desktop.ui.widgets.many_answers import asked_alike, ways_to_answer

_HEIGHTS = (96, 190, 260, 330)  # with no question left, with one, with two, with more


class _Choice(QComboBox):
    """Who may be meant by one question; says when somebody comes to it."""

    reached = Signal()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.reached.emit()


class QuestionsPanel(Card):
    """Every question with those who may be meant; ``answered`` once the clerk has chosen for some and says so.
    ``taken`` is how many were answered before, which ``taken_back`` asks again."""

    answered = Signal(dict)  # key of the question → code or NEW
    taken_back = Signal()
    reached = Signal(object)  # the question that the clerk is at

    def __init__(
        self, questions: Sequence[Question], *, several: bool = False, taken: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._questions = tuple(questions)
        self._several = several  # sheets
        self._taken = taken
        self._before: list[Mapping[str, str]] = []  # what was chosen before many were answered at once
        self.boxes = {question.key: _choice(question, several) for question in questions}
        self.many_button = button("Trả lời nhiều câu…", lambda: None)  # its menu opens by itself
        self.many_button.setToolTip(
            "Chọn một câu trả lời cho nhiều câu; xem lại từng câu rồi bấm “So lại theo trả lời”"
        )
        self.answer_button = button("So lại theo trả lời", self._on_answer, "check")
        self.undo_button = button("Hoàn tác", self._on_undo, "undo-2")
        self._moved = under_other_codes(questions)
        self._by_hand: set[str] = set()  # keys of those answered one by one
        self.codes_box = _codes_choice(self._moved)
        self._build()
        self._show_answers()

    def _build(self) -> None:
        inside = QWidget()
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(0, 0, Space.S, 0)
        rows.setSpacing(Space.XS)
        if len(self._moved) > 1:
            self._add_codes(rows)
        for question in self._questions:
            box = self.boxes[question.key]
            box.currentIndexChanged.connect(lambda _index: self._show_answers())
            box.activated.connect(partial(self._on_chosen, question))
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
        area.setVisible(bool(self._questions))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.L, Space.M, Space.S, Space.M)
        layout.setSpacing(Space.S)
        layout.addLayout(self._top())
        layout.addWidget(area, 1)
        layout.addLayout(self._below())
        self.setMaximumHeight(_HEIGHTS[min(len(self._questions), len(_HEIGHTS) - 1)])
        self.setVisible(bool(self._questions) or self._taken > 0)

    def _add_codes(self, rows: QVBoxLayout) -> None:
        """One question for all whom the list has under another code than the data."""
        words = label(self.codes_box.accessibleName(), "strong", wrap=True)
        words.setBuddy(self.codes_box)
        self.codes_box.activated.connect(lambda _index: self._on_codes())
        rows.addWidget(words)
        rows.addWidget(self.codes_box)
        rows.addSpacing(Space.M)

    def _top(self) -> QHBoxLayout:
        menu = QMenu(self.many_button)
        for way in ways_to_answer(self._questions):
            menu.addAction(way.words, partial(self._choose, way.answers))
        self.many_button.setMenu(menu)
        self.many_button.setVisible(not menu.isEmpty())
        asked, taken = len(self._questions), self._taken
        words = f"Có phải là … ({labels.number(asked)} câu hỏi)" if asked else f"Đã trả lời {labels.number(taken)} câu"
        row = QHBoxLayout()
        row.addWidget(label(words, "heading"), 1)
        row.addWidget(self.many_button)
        return row

    def _below(self) -> QHBoxLayout:
        self.undo_button.setToolTip("Bỏ các câu trả lời vừa chọn")
        self.answer_button.setVisible(bool(self._questions))
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addWidget(self.answer_button)
        row.addWidget(self.undo_button)
        row.addStretch(1)
        return row

    @property
    def first_box(self) -> QComboBox:
        """The question that comes first, where there is one."""
        return self.codes_box if len(self._moved) > 1 else next(iter(self.boxes.values()))

    @property
    def answers(self) -> dict[str, str]:
        """What is chosen so far."""
        return {key: box.currentData() for key, box in self.boxes.items() if box.currentData()}

    def _choose(self, answers: Mapping[str, str]) -> None:
        """Choose this for those not answered yet; nothing is read again before the clerk says so."""
        before = self.answers
        self._before.append(before)
        self._show({**answers, **before})

    def _on_codes(self) -> None:
        """The same answer for all of them, but for those answered by hand."""
        same, before = self.codes_box.currentData(), self.answers
        self._before.append(before)
        alike = [question for question in self._moved if question.key not in self._by_hand]
        left = {key: code for key, code in before.items() if key not in {question.key for question in alike}}
        self._show(left if same is None else {**answered_alike(alike, same), **left})

    def _show(self, answers: Mapping[str, str]) -> None:
        for key, box in self.boxes.items():
            box.blockSignals(True)  # of hundreds, each would look at all
            box.setCurrentIndex(box.findData(answers.get(key, "")))
            box.blockSignals(False)
        self._show_answers()

    def _on_chosen(self, question: Question, _index: int) -> None:
        """The same question in another sheet has the same answer; who is new in both is not one by that."""
        self._by_hand.add(question.key)
        code = self.boxes[question.key].currentData()
        alike = list(asked_alike(question, self._questions)) if code not in ("", NEW) else []
        if alike:
            answers = self.answers
            self._before.append({key: told for key, told in answers.items() if key != question.key})
            self._show({**{one.key: code for one in alike}, **answers})

    def _on_undo(self) -> None:
        if self._before:
            self.codes_box.setCurrentIndex(0)
            self._show(self._before.pop())
        else:
            self.taken_back.emit()

    def _show_answers(self) -> None:
        self.answer_button.setEnabled(bool(self.answers))
        self.undo_button.setVisible(bool(self._before) or self._taken > 0)
        self.undo_button.setText(" Hoàn tác" if self._before else " Hỏi lại câu vừa trả lời")

    def _on_answer(self) -> None:
        self.answered.emit(self.answers)


def _asked(question: Question, several: bool) -> str:
    """The question with its place: sheet where there are several, row, and what the row says of whom it is about."""
    place = f"dòng {question.row}" + (f" trang “{question.sheet}”" if several else "")
    if question.of_unit:
        return f"Đơn vị “{question.value}” ({place}) là:"
    about = ", ".join(filter(None, (question.given, *question.about, question.unit)))
    told = f" ({about})" if about else ""
    return f"{place[:1].upper()}{place[1:]}, “{question.value}”{told} là:"


def _codes_choice(moved: Sequence[Question]) -> QComboBox:
    box = QComboBox()
    first = next(iter(moved), None)
    example = f", ví dụ “{first.value}” từ {first.candidates[0].code} thành {first.given}" if first else ""
    box.setAccessibleName(f"{labels.number(len(moved))} người đã có mang mã khác trong tệp này{example}. Họ là:")
    box.addItem("Chưa trả lời chung, trả lời từng người ở dưới", None)
    box.addItem("Chính những người đã có, từ nay mang mã của tệp", True)
    box.addItem("Người khác, đều là mới", False)
    box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    return box


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
