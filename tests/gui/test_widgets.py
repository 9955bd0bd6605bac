"""The building blocks: verdict tree, stepper, problems, charts, chips, drop area, segments."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent, QHelpEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolTip, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from khenthuong_desktop.domain.terms import Severity
from khenthuong_desktop.ui.form import Field, Form
from khenthuong_desktop.ui.main_window import MainWindow
from khenthuong_desktop.ui.table_model import Chip
from khenthuong_desktop.ui.widgets.controls import ChipLabel, Segments
from khenthuong_desktop.ui.widgets.details import DetailsPanel
from khenthuong_desktop.ui.widgets.drop_area import DropArea
from khenthuong_desktop.ui.widgets.empty import EmptyState
from khenthuong_desktop.ui.widgets.figures import Bar, BarChart
from khenthuong_desktop.ui.widgets.form_dialog import FormDialog
from khenthuong_desktop.ui.widgets.problems import ProblemsPanel, ShownProblem
from khenthuong_desktop.ui.widgets.stepper import Stepper
from khenthuong_desktop.ui.widgets.verdict_tree import VerdictTree, verdict_chip

LEAF = {"outcome": "not_met", "text": "Có sáng kiến", "reference": "Điều 23", "detail": "Chưa có", "children": []}
GROUP = {"outcome": "met", "text": "Một trong", "reference": "", "detail": "", "children": [LEAF]}


def test_a_verdict_is_shown_in_words_with_its_article(qtbot: QtBot) -> None:
    tree = VerdictTree()
    qtbot.addWidget(tree)
    tree.show_findings([GROUP])
    words = [label.text() for label in tree.findChildren(QLabel) if label.text()]
    assert words == ["Một trong", "Có sáng kiến", "Chưa có", "Điều 23", "Đạt", "Chưa đạt"]  # the legend last
    named = [child.accessibleName() for child in tree.children() if isinstance(child, QWidget)]
    assert "Chưa đạt: Có sáng kiến" in named


def test_a_new_verdict_replaces_the_old_one(qtbot: QtBot) -> None:
    tree = VerdictTree()
    qtbot.addWidget(tree)
    tree.show()
    tree.show_findings([GROUP])
    tree.show_findings([LEAF])
    shown = [label.text() for label in tree.findChildren(QLabel) if label.text() and label.isVisible()]
    assert "Một trong" not in shown
    assert verdict_chip("undecided").text == "Chưa rõ"


def test_steps_are_opened_by_arrow_keys_and_clicks(qtbot: QtBot) -> None:
    stepper = Stepper(("Đề cử", "Họp", "Nộp"))
    qtbot.addWidget(stepper)
    stepper.resize(300, 60)
    stepper.show()
    with qtbot.waitSignal(stepper.step_chosen) as told:
        qtbot.keyClick(stepper, Qt.Key.Key_Right)
    assert told.args == [1]
    with qtbot.waitSignal(stepper.step_chosen) as told:
        qtbot.mouseClick(stepper, Qt.MouseButton.LeftButton, pos=QPoint(280, 10))
    assert told.args == [2]
    assert stepper.accessibleName() == "Bước 3/3: Nộp"


def test_a_step_that_is_done_with_errors_is_marked_and_says_so(qtbot: QtBot) -> None:
    stepper = Stepper(("Đề cử", "Họp", "Nộp"))
    qtbot.addWidget(stepper)
    stepper.resize(300, 60)
    stepper.show_step({0, 2}, 1)
    ticked = stepper.grab().toImage()
    stepper.show_step({0, 2}, 1, {2})
    assert stepper.accessibleDescription() == "Đề cử, Nộp (còn lỗi)"
    assert stepper.grab().toImage() != ticked


def test_enter_presses_the_button_with_the_cursor(qtbot: QtBot, window: MainWindow) -> None:
    dialog = FormDialog("Thử", Form((Field("name", "Tên"),)), lambda _values: None, parent=window)
    dialog.open()
    qtbot.waitActive(dialog)
    cancel = next(found for found in dialog.findChildren(QPushButton) if found.text() == "Hủy")
    cancel.setFocus()
    qtbot.waitUntil(cancel.hasFocus)
    with qtbot.waitSignal(dialog.rejected):
        qtbot.keyClick(cancel, Qt.Key.Key_Return)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.messages.done("Đã xong", lambda: window.messages.warn("đã hoàn tác"))
    window.messages.undo_button.setFocus()
    qtbot.waitUntil(window.messages.undo_button.hasFocus)
    qtbot.keyClick(window.messages.undo_button, Qt.Key.Key_Enter)
    assert window.messages.text == "đã hoàn tác"


@pytest.mark.parametrize("width", [1366, 1024, 420])
def test_the_sentence_of_an_empty_page_is_shown_whole(qtbot: QtBot, width: int) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    empty = EmptyState("users", "Chưa có ai", "Thả danh sách Excel của đơn vị vào đây; chương trình đọc thử. " * 3)
    QVBoxLayout(holder).addWidget(empty)
    holder.resize(width, 420)
    holder.show()
    qtbot.waitExposed(holder)
    sentence = empty.sentence
    assert sentence.height() >= sentence.heightForWidth(sentence.width()) > 2 * sentence.fontMetrics().height()
    assert sentence.geometry().left() >= 0
    assert sentence.geometry().right() <= empty.width()


def test_chips_that_do_not_fit_beside_each_other_go_on_below(qtbot: QtBot) -> None:
    panel = DetailsPanel()
    qtbot.addWidget(panel)
    panel.show_heading("Trạm Y tế", "Cờ thi đua", [verdict_chip("eligible"), Chip("Chưa đối chiếu văn bản")] * 2)
    panel.resize(250, 400)
    panel.show()
    qtbot.waitExposed(panel)
    chips = panel.findChildren(ChipLabel)
    assert all(chip.width() >= chip.sizeHint().width() for chip in chips)
    assert all(chip.geometry().right() <= panel.width() for chip in chips)
    assert len({chip.y() for chip in chips}) > 1
    panel.clear()
    assert not [chip for chip in panel.findChildren(ChipLabel) if chip.isVisible()]


def test_problems_stand_errors_first_and_lead_to_their_place(qtbot: QtBot) -> None:
    panel = ProblemsPanel()
    qtbot.addWidget(panel)
    warning = ShownProblem(Severity.WARNING, "Thiếu ngày sinh", target=1)
    error = ShownProblem(Severity.ERROR, "Trùng mã", "ô A2", target=2)
    panel.show_problems([warning, error])
    assert panel.problems == (error, warning)
    with qtbot.waitSignal(panel.jumped) as told:
        panel.open(0)
    assert told.args == [2]


def test_a_panel_that_waits_for_its_check_does_not_say_that_all_is_well(qtbot: QtBot) -> None:
    panel = ProblemsPanel()
    qtbot.addWidget(panel)

    def said() -> list[str]:
        return [one.text() for one in panel.findChildren(QLabel) if one.isVisibleTo(panel) and one.text()]

    panel.show_waiting()
    assert said() == ["Cần xem lại", "Đang kiểm tra…"]
    panel.show_problems(())
    assert said() == ["Cần xem lại", "Không có gì cần xem lại"]


def test_a_chart_tells_its_figures_to_those_who_cannot_see_it(qtbot: QtBot) -> None:
    chart = BarChart("Đủ điều kiện")
    qtbot.addWidget(chart)
    chart.show_bars([Bar("LĐTT", 1200), Bar("CSTĐCS", 0)])
    chart.resize(400, 80)
    chart.show()
    assert not chart.grab().isNull()
    assert chart.accessibleName() == "Đủ điều kiện: LĐTT 1.200, CSTĐCS 0"


def test_a_bar_says_under_the_mouse_what_its_label_abbreviates(qtbot: QtBot) -> None:
    chart = BarChart("Đủ điều kiện")
    qtbot.addWidget(chart)
    chart.show_bars([Bar("LĐTT", 12, about="Lao động tiên tiến"), Bar("GK", 3, about="Giấy khen")])
    chart.resize(400, 60)
    chart.show()
    for height, name in ((10, "Lao động tiên tiến"), (40, "Giấy khen")):
        place = QPoint(5, height)
        QApplication.sendEvent(chart, QHelpEvent(QEvent.Type.ToolTip, place, chart.mapToGlobal(place)))
        assert QToolTip.text() == name
    assert chart.about_at(500) == ""
    QToolTip.hideText()


def test_only_lists_can_be_dropped(qtbot: QtBot, tmp_path: Path) -> None:
    area = DropArea("Thả vào đây")
    qtbot.addWidget(area)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in ("a.xlsx", "b.docx")])
    with qtbot.waitSignal(area.dropped) as told:
        event = QDropEvent(
            QPoint(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        )
        area.dropEvent(event)
    assert [path.name for path in told.args[0]] == ["a.xlsx"]
    area.show_files(told.args[0], "")
    assert area.files[0].name == "a.xlsx"


def test_segments_tell_which_one_was_chosen_once(qtbot: QtBot) -> None:
    switch = Segments(("Một", "Hai"))
    qtbot.addWidget(switch)
    told: list[int] = []
    switch.chosen.connect(told.append)
    switch.choose(1)
    switch.choose(1)
    assert told == [1]
    assert switch.current == 1
