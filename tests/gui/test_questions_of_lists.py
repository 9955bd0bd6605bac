"""Questions of a list: those who may be meant can be told apart, many are answered at once, answers are taken back."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from khenthuong_desktop.services.imports import Candidate, Question, RowStatus
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import Person
from khenthuong_desktop.ui.list_preview import import_dialog
from khenthuong_desktop.ui.list_preview.import_dialog import ImportDialog
from khenthuong_desktop.ui.widgets.many_answers import ways_to_answer
from khenthuong_desktop.ui.widgets.questions import QuestionsPanel
from tests.gui.lists_shown import Shown, shown

__all__ = ["shown"]

HEADINGS = ["STT", "Họ và tên", "Chức vụ", "Đơn vị công tác", "Xếp loại năm 2024"]
NAMESAKES = (
    ("K1", "Lê Thị Mận", "1991-11-22", "Kế toán"),
    ("K2", "Lê Thị Mận", "1985-03-07", "Văn thư"),
    ("K3", "Phạm Văn Quýt", "1971-10-15", "Kế toán"),
    ("K4", "Phạm Văn Quýt", "1979-12-22", "Văn thư"),
)


@pytest.fixture
def namesakes(commune: Database) -> None:
    """Two pairs of one name in one unit each, apart by birth and post."""
    with commune.write("given") as session:
        for code, name, born, post in NAMESAKES:
            unit = {"collective_name": "Phòng Kinh tế"}
            session.add(Person(code=code, name=name, birth_date=born, job_title=post, **unit))


def rows() -> list[list[object]]:
    people = [(name, post) for _, name, _, post in NAMESAKES]
    return [[number, name, post, "Phòng Kinh tế", "HTTNV"] for number, (name, post) in enumerate(people, 1)]


def answers_at_once(panel: QuestionsPanel) -> dict[str, int]:
    """What the button for many offers: words without their count → place in its menu."""
    actions = panel.many_button.menu().actions()
    return {action.text().rpartition(" (")[0]: number for number, action in enumerate(actions)}


def choose_at_once(panel: QuestionsPanel, words: str) -> None:
    panel.many_button.menu().actions()[answers_at_once(panel)[words]].trigger()


@pytest.mark.usefixtures("namesakes")
def test_namesakes_are_told_apart_by_their_posts(shown: Shown) -> None:
    dialog = shown({"DS": [HEADINGS, *rows()]})
    box = next(iter(dialog.questions.boxes.values()))
    offered = [box.itemText(number) for number in range(1, 3)]
    assert offered == [
        "Lê Thị Mận (K1, 22/11/1991, Kế toán, Phòng Kinh tế)",
        "Lê Thị Mận (K2, 07/03/1985, Văn thư, Phòng Kinh tế)",
    ]
    assert "“Lê Thị Mận” (Kế toán, Phòng Kinh tế) là:" in box.accessibleName()
    dialog.reject()


@pytest.mark.usefixtures("namesakes")
def test_questions_of_one_kind_are_answered_at_once_and_taken_back(shown: Shown, qtbot: QtBot) -> None:
    dialog = shown({"DS": [HEADINGS, *rows()]})
    panel = dialog.questions
    assert len(panel.boxes) == 4 and not panel.undo_button.isVisible()
    choose_at_once(panel, "Người khớp chức vụ, ngày sinh")
    assert list(panel.answers.values()) == ["K1", "K2", "K3", "K4"]
    panel.undo_button.click()
    assert panel.answers == {}
    choose_at_once(panel, "Người khớp chức vụ, ngày sinh")
    panel.answer_button.click()
    qtbot.waitUntil(lambda: not dialog.preview.questions)
    assert dialog.questions.isVisible() and dialog.preview.sheets[0].counts[RowStatus.WAITING] == 0
    dialog.questions.undo_button.click()
    qtbot.waitUntil(lambda: len(dialog.preview.questions) == 4)
    assert dialog.preview.sheets[0].counts[RowStatus.WAITING] == 4
    dialog.reject()


@pytest.mark.usefixtures("namesakes")
def test_an_answer_given_by_hand_stays_when_many_are_answered_at_once(shown: Shown) -> None:
    dialog = shown({"DS": [HEADINGS, *rows()]})
    first = next(iter(dialog.questions.boxes.values()))
    first.setCurrentIndex(first.findData("K2"))
    choose_at_once(dialog.questions, "Không phải, đều là mới")
    assert list(dialog.questions.answers.values()) == ["K2", "new", "new", "new"]
    dialog.reject()


@pytest.mark.usefixtures("namesakes")
def test_one_answer_holds_for_the_same_question_in_every_sheet(shown: Shown) -> None:
    dialog = shown({"2024": [HEADINGS, *rows()], "2025": [[*HEADINGS[:4], "Xếp loại năm 2025"], *rows()]})
    choose(dialog, "2024!3", "K2")
    assert dialog.questions.answers == {"2024!3": "K2", "2025!3": "K2"}
    choose(dialog, "2024!2", "new")
    assert "2025!2" not in dialog.questions.answers
    dialog.reject()


def choose(dialog: ImportDialog, key: str, code: str) -> None:
    """As a clerk picks it in the drop-down."""
    box = dialog.questions.boxes[key]
    box.setCurrentIndex(box.findData(code))
    box.activated.emit(box.currentIndex())


def test_nobody_is_chosen_at_once_for_two_rows_of_a_sheet() -> None:
    plum, orange, guava = (Candidate(code, name) for code, name in (("K1", "Mận"), ("K2", "Quýt"), ("K3", "Ổi")))
    asked = [
        Question(f"DS!{row}", "DS", row, "name", one.name, (one,))
        for row, one in enumerate((plum, plum, orange, guava), 2)
    ]
    ways = {way.words: dict(way.answers) for way in ways_to_answer(asked)}
    assert ways["Đúng như gợi ý duy nhất (2 câu)"] == {"DS!4": "K2", "DS!5": "K3"}
    assert len(ways["Không phải, đều là mới (4 câu)"]) == 4


def test_a_list_under_codes_of_its_own_is_asked_about_once(shown: Shown, commune: Database, qtbot: QtBot) -> None:
    people = [("Lê Thị Mận", "Kế toán"), ("Bùi Văn Tám", "Văn thư"), ("Cao Thị Na", "Thủ quỹ")]
    with commune.write("given") as session:
        for number, (name, post) in enumerate(people, 71):
            session.add(Person(code=f"CN00{number}", name=name, job_title=post, collective_name="Phòng Kinh tế"))
    rows: list[list[object]] = [[f"NV{number}", *one, "Phòng Kinh tế"] for number, one in enumerate(people, 1)]
    dialog = shown({"DS": [["Mã NV", "Họ và tên", "Chức vụ", "Đơn vị"], *rows]})
    panel = dialog.questions
    assert panel.codes_box.isVisible()
    assert panel.codes_box.accessibleName() == (
        "3 người đã có mang mã khác trong tệp này, ví dụ “Lê Thị Mận” từ CN0071 thành NV1. Họ là:"
    )
    choose(dialog, "DS!4", "new")
    for place, chosen in ((1, ["CN0071", "CN0072", "new"]), (2, ["new"] * 3), (0, ["new"])):
        panel.codes_box.setCurrentIndex(place)
        panel.codes_box.activated.emit(place)
        assert list(panel.answers.values()) == chosen
    panel.undo_button.click()
    assert list(panel.answers.values()) == ["new"] * 3
    panel.codes_box.setCurrentIndex(1)
    panel.codes_box.activated.emit(1)
    panel.answer_button.click()
    qtbot.waitUntil(lambda: not dialog.preview.questions)
    changed = {row.fields["name"]: row.changes["code"] for row in dialog.preview.sheets[0].rows if row.changes}
    assert changed["Lê Thị Mận"] == ("CN0071", "NV1")
    dialog.reject()


@pytest.mark.usefixtures("namesakes")
def test_answers_are_not_lost_by_one_key(shown: Shown, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    asked: list[str] = []

    def stay(_parent: object, question: str) -> bool:
        asked.append(question)
        return False

    dialog = shown({"DS": [HEADINGS, *rows()]})
    monkeypatch.setattr(import_dialog, "may_lose", stay)
    choose(dialog, "DS!2", "K1")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible() and len(asked) == 1
    dialog.questions.answer_button.click()
    qtbot.waitUntil(lambda: len(dialog.preview.questions) == 3)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible() and len(asked) == 2
    dialog.questions.undo_button.click()
    qtbot.waitUntil(lambda: len(dialog.preview.questions) == 4)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert len(asked) == 2
