"""The rules part of the settings page: taking packs in, putting them aside, comparing texts, the reminder."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from khenthuong_desktop.domain.terms import Confidence, Severity
from khenthuong_desktop.regulations.comparisons import Comparison
from khenthuong_desktop.services.law.rule_packs import PackState
from khenthuong_desktop.services.law.rule_review import ReviewFinding
from khenthuong_desktop.services.law.rule_texts import TextRow, mark_compared
from khenthuong_desktop.services.overview import take
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.main_window import MainWindow
from khenthuong_desktop.ui.pages.eligibility.page import EligibilityPage
from khenthuong_desktop.ui.pages.settings.page import SettingsPage
from khenthuong_desktop.ui.pages.settings.rules import RulesPart
from khenthuong_desktop.ui.pages.settings.rules_compare import CompareDialog
from khenthuong_desktop.ui.pages.settings.rules_dialogs import FaultyPackDialog, TakeInDialog
from khenthuong_desktop.ui.widgets.banner import Banner
from khenthuong_desktop.ui.widgets.problems import ShownProblem
from tests.patience import opened
from tests.presence import there
from tests.unit.regulations.pack_sample import make

FIGHTER = "grassroots_emulation_fighter"


@pytest.fixture
def part(window: MainWindow, context: Context, commune: Database, settled: Callable[[], None]) -> RulesPart:
    window.attach(context, "settings")
    page = window.page
    assert isinstance(page, SettingsPage)
    page.show_key("rules")
    settled()
    return page.part(RulesPart)


def shown(part: RulesPart) -> list[TextRow]:
    return [row for n in range(part.view.count) if (row := part.view.model.row_at(n)) is not None]


def test_rules_in_force_are_listed_with_how_sure_they_are(part: RulesPart) -> None:
    assert part.view.count > 10
    rows = {row.subject: row for row in shown(part)}
    assert "06/2022/QH15" in rows
    assert any(row.confidence is Confidence.UNVERIFIED for row in rows.values())
    assert part.problems.problems


def test_a_pack_dropped_here_is_previewed_taken_in_and_taken_back(
    part: RulesPart, window: MainWindow, tmp_path: Path, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    pack = make(tmp_path / "usb")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(pack))])
    how = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(QPoint(5, 5), *how)
    part.dragEnterEvent(enter)
    assert enter.isAccepted()
    part.dropEvent(QDropEvent(QPointF(5, 5), *how))
    dialog = opened(TakeInDialog, qtbot)
    said = dialog.changes.texts
    assert said[said.index("Danh hiệu của tỉnh") + 1] == "Thêm danh hiệu, hình thức"
    assert "Thêm tiêu chuẩn “Hoàn thành tốt nhiệm vụ theo quy định của tỉnh”" in said
    dialog.take_button.click()
    settled()
    assert "province_title" in part.context.library.awards
    assert [row.state for row in part.packs.rows] == [PackState.IN_FORCE]
    assert window.messages.text.startswith("Đã nhận Quy định")
    window.messages.undo_button.click()
    settled()
    assert "province_title" not in part.context.library.awards
    assert [row.state for row in part.packs.rows] == [PackState.PUT_ASIDE]


def test_a_pack_is_put_aside_by_its_link(
    part: RulesPart, tmp_path: Path, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    part.take_file(make(tmp_path / "usb"))
    opened(TakeInDialog, qtbot).take_button.click()
    settled()
    next(b for b in part.packs.findChildren(QPushButton) if b.accessibleName() == "Thôi dùng").click()
    settled()
    assert "province_title" not in part.context.library.awards
    next(b for b in part.packs.findChildren(QPushButton) if b.accessibleName() == "Dùng lại").click()
    settled()
    assert "province_title" in part.context.library.awards


def test_a_faulty_pack_is_refused_with_every_fault(
    part: RulesPart, tmp_path: Path, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    pack = make(tmp_path / "usb")
    pack.write_bytes(pack.read_bytes().replace(b"sources.yaml", b"sourcez.yaml"))
    part.take_file(pack)
    settled()
    dialog = opened(FaultyPackDialog, qtbot)
    assert len(dialog.problems.problems) >= 2
    copy = next(b for b in dialog.findChildren(QPushButton) if b.accessibleName() == "Chép danh sách lỗi")
    copy.click()
    assert "sourcez.yaml" in QApplication.clipboard().text()
    dialog.reject()
    assert part.packs.rows == ()


def test_a_text_is_marked_as_compared_and_the_whole_window_knows(
    part: RulesPart, window: MainWindow, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    place = next(n for n, row in enumerate(shown(part)) if row.subject.startswith(FIGHTER))
    part.view.table.selectRow(place)
    next(action for action in part.offered() if action.text == "Ghi đã đối chiếu").run()
    dialog = opened(CompareDialog, qtbot)
    for field, words in (("by", "Lê Thị Mận"), ("document", "Luật số 06/2026/QH16")):
        editor = dialog.form.editor(field)
        assert isinstance(editor, QLineEdit)
        editor.setText(words)
    dialog.save()
    settled()
    version = part.context.library.version(FIGHTER, date(2026, 11, 22))
    assert version is not None and version.confidence is Confidence.A
    window.messages.undo_button.click()
    settled()
    version = part.context.library.version(FIGHTER, date(2026, 11, 22))
    assert version is not None and version.confidence is Confidence.UNVERIFIED


def test_the_first_page_reminds_of_decrees_that_are_said_to_lapse(context: Context) -> None:
    now = context.db.now().replace(year=2027, month=1, day=15)
    alarms = take(context.data, context.library, 2026, date(2026, 12, 31), now).alarms
    told = [alarm for alarm in alarms if alarm.target == ("settings", "rules")]
    assert any("152/2025" in alarm.text and "01/03/2027" in alarm.text for alarm in told)


def test_the_text_to_be_compared_stands_beside_the_form(part: RulesPart, qtbot: QtBot) -> None:
    place = next(n for n, row in enumerate(shown(part)) if row.subject.startswith(FIGHTER))
    part.view.table.selectRow(place)
    part.view.table.opened.emit(part.view.table.current_row)
    dialog = opened(CompareDialog, qtbot)
    assert [passage.role for passage in dialog.passages] == ["this", "draft"]
    words = [found.text() for found in dialog.findChildren(QLabel)]
    for passage in dialog.passages:
        assert all(line.text in words and line.reference in words for line in passage.lines)
    assert any(text.startswith("Dự thảo") for text in words)
    assert dialog.form.values()["by"] == there(part.context.unit).clerk_name
    dialog.reject()


def test_the_review_says_what_to_do_and_leads_there(part: RulesPart, qtbot: QtBot) -> None:
    part._on_reviewed(
        (
            ReviewFinding(
                Severity.WARNING, "unsure_in_force", "Chiến sĩ thi đua cơ sở: chưa đối chiếu", "Đọc.", "CSTĐCS"
            ),
            ReviewFinding(Severity.WARNING, "unsure_table", "Thời hạn, Điều 46: chưa đối chiếu", "Đọc điều này."),
            ReviewFinding(Severity.WARNING, "review_due", "Nghị định 152: cần rà soát", "Tìm.", "152/2025/NĐ-CP"),
        )
    )
    table, due, unsure = part.problems.problems
    assert (table.place, due.place) == ("Đọc điều này.", "Tìm.") and "1 quy tắc" in unsure.text
    part.problems.open(2)
    assert all(row.is_doubtful for row in shown(part)) and part.view.table.current_row is not None
    part.problems.open(1)
    dialog = opened(CompareDialog, qtbot)
    assert "152/2025" in dialog.windowTitle()
    dialog.reject()


def test_documents_and_rules_can_be_looked_at_apart(part: RulesPart) -> None:
    part.view.set_filter("document", True)
    documents = {row.subject for row in shown(part)}
    part.view.set_filter("document", False)
    rules = {row.subject for row in shown(part)}
    assert documents and rules and not documents & rules
    assert not any("@" in subject for subject in documents)


def test_every_drop_down_of_awards_follows_a_pack(
    part: RulesPart, window: MainWindow, tmp_path: Path, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    def offered(page: str) -> list[str]:
        window.go(page)
        settled()
        assert window.page is not None and window.page.list_view is not None
        box = window.page.list_view._filters["award"]
        return [box.itemText(number) for number in range(box.count())]

    pages = ("eligibility", "registrations")
    assert not any("Danh hiệu của tỉnh" in offered(page) for page in pages)
    part.take_file(make(tmp_path / "usb"))
    opened(TakeInDialog, qtbot).take_button.click()
    settled()
    assert all("Danh hiệu của tỉnh" in offered(page) for page in pages)
    part.context.undo()
    settled()
    assert not any("Danh hiệu của tỉnh" in offered(page) for page in pages)


def test_a_verdict_tells_who_compared_its_rule_and_what_was_noted(
    part: RulesPart, window: MainWindow, commune: Database, settled: Callable[[], None]
) -> None:
    subject = next(row.subject for row in shown(part) if row.subject.startswith(FIGHTER))
    told = Comparison(subject, "Lê Thị Mận", commune.today(), "Công báo số 9", "Điều 23 mới")
    mark_compared(commune, part.context.library, told)
    settled()
    window.go("eligibility")
    settled()
    page = window.page
    assert isinstance(page, EligibilityPage)
    page.show_key(next(key for key in page.lines if key.endswith(f"/{FIGHTER}")))
    words = " ".join(found.text() for found in page.details.findChildren(QLabel))
    assert "Công báo số 9 – Lê Thị Mận" in words and "Điều 23 mới" in words


def test_an_example_is_taken_in_only_by_who_says_to_know_that_it_is_one(
    part: RulesPart, tmp_path: Path, qtbot: QtBot, settled: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    next(action for action in part.offered() if action.text == "Lấy gói mẫu…").run()
    settled()
    samples = sorted(tmp_path.glob("*.ktluat"))
    assert len(samples) == 2
    part.take_file(samples[-1])
    dialog = opened(TakeInDialog, qtbot)
    assert any("VÍ DỤ" in banner.text for banner in dialog.findChildren(Banner))
    assert any("không quá 20% số được Lao động tiên tiến" in text for text in dialog.changes.texts)
    assert not dialog.take_button.isEnabled()
    dialog.agreed.setChecked(True)
    dialog.take_button.click()
    settled()
    assert [(row.state, row.id) for row in part.packs.rows] == [(PackState.IN_FORCE, "tinh_mau-1")]


def test_the_words_of_a_chosen_rule_stand_beside_the_list(part: RulesPart) -> None:
    assert part.words.isHidden()
    part.view.show_key(next(row.id for row in shown(part) if row.id.startswith(FIGHTER)))
    said = " ".join(found.text() for found in part.words.findChildren(QLabel))
    assert not part.words.isHidden() and "Lao động tiên tiến" in said and "Điều" in said


def test_an_altered_pack_is_told_and_no_longer_applied_and_can_be_put_aside(
    part: RulesPart, window: MainWindow, tmp_path: Path, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    part.take_file(make(tmp_path / "usb"))
    opened(TakeInDialog, qtbot).take_button.click()
    settled()
    (part.context.folder.regulations / "an_binh-2026.1" / "province_title.yaml").unlink()
    part.reload()
    assert [row.state for row in part.packs.rows] == [PackState.DAMAGED]
    assert part.context.library.packs == () and "province_title" not in part.context.library.awards
    next(b for b in part.packs.findChildren(QPushButton) if b.accessibleName() == "Thôi dùng").click()
    settled()
    assert part.context.library.packs == () and not part.packs.rows[0].in_use


def test_the_review_waits_for_the_law_it_is_about(
    part: RulesPart, commune: Database, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unsure() -> list[int]:
        return [one.count for one in part.problems.problems if one.target == "doubtful"]

    (before,) = unsure()
    doubtful = sum(row.is_doubtful for row in shown(part))
    assert before == doubtful  # rows of tables, which the list does not show, are told one by one
    told = []
    show = part.problems.show_problems

    def tell(problems: Sequence[ShownProblem]) -> None:
        told.append(len(problems))
        show(problems)

    monkeypatch.setattr(part.problems, "show_problems", tell)
    subject = next(row.subject for row in shown(part) if row.is_doubtful)
    mark_compared(commune, part.context.library, Comparison(subject, "Lê Thị Mận", commune.today(), "Công báo"))
    qtbot.waitUntil(lambda: unsure() == [before - 1], timeout=20_000)
    assert told[0] == 0  # nothing of the law before while the new one is being read
    assert sum(row.is_doubtful for row in shown(part)) == doubtful - 1
