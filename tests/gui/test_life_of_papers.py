"""A paper's life in the window: noticed when Word saves it, kept, compared, put back, drafted again by choice."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from khenthuong_desktop.domain.terms import Redraft
from khenthuong_desktop.errors import FileInUse
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.drafting.papers import draft_papers
from khenthuong_desktop.services.numbers.round_papers import RoundPapers, set_round_papers
from khenthuong_desktop.services.paper_life.paper_history import versions_of
from khenthuong_desktop.services.paper_life.paper_versions import keep_edits
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.ui import paper_watch
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.main_window import MainWindow
from khenthuong_desktop.ui.pages.papers.comparison_dialog import ComparisonDialog
from khenthuong_desktop.ui.pages.papers.page import PapersPage
from khenthuong_desktop.ui.pages.rounds.page import RoundsPage
from khenthuong_desktop.ui.pages.rounds.statement_step import StatementStep
from khenthuong_desktop.ui.redrafting import RedraftDialog
from khenthuong_desktop.ui.widgets.comparison import ComparisonView
from khenthuong_desktop.ui.widgets.notice_dialog import NoticeDialog
from tests.gui.rounds_of_commune import add_round, add_signer, dialog, hold_meeting, look_at

NOTICED = "Đã giữ bản sửa lúc"


@pytest.fixture(autouse=True)
def quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits in tests."""
    monkeypatch.setattr(paper_watch, "FIRST_MS", 0)
    monkeypatch.setattr(paper_watch, "SETTLE_MS", 30)
    monkeypatch.setattr(paper_watch, "_WAITS_MS", (50,) * 40)


@pytest.fixture
def round_id(commune: Database, context: Context, library: Library) -> str:
    """A round with its list of nominees and the minutes drafted."""
    key = add_round(commune, library)
    add_signer(commune)
    hold_meeting(commune, library, key)
    draft_papers(commune, context.folder, library, key, ["summary_list", "minutes"])
    return key


@pytest.fixture
def page(window: MainWindow, context: Context, round_id: str, qtbot: QtBot, settled: Callable[[], None]) -> PapersPage:
    """The page with the list of nominees selected."""
    look_at(qtbot, window, context, "papers")
    settled()
    assert isinstance(window.page, PapersPage)
    select(window.page, "summary_list")
    return window.page


def select(page: PapersPage, kind: str) -> None:
    kinds = [row.kind for row in map(page.view.model.row_at, range(2)) if row is not None]
    page.view.table.selectRow(kinds.index(kind))


def path_of(page: PapersPage) -> Path:
    assert page.view.table.current_row is not None
    return page.view.table.current_row.path


def add_line(path: Path, text: str, *, as_word: bool = True) -> bytes:
    """Save a changed paper: as Word does (another file gets the name) or into the file itself; gives the bytes."""
    document = Document(str(path))
    document.add_paragraph(text)
    target = path.with_name("~WRL0003.tmp") if as_word else path
    document.save(str(target))
    if as_word:
        target.replace(path)
    return path.read_bytes()


def act(page: PapersPage, text: str) -> None:
    next(action for action in page.actions() if action.text() == text).trigger()


def words(page: PapersPage) -> list[str]:
    return [found.text() for found in page.details.versions.findChildren(QLabel) if not found.isHidden()]


def watch_of(page: PapersPage, qtbot: QtBot) -> paper_watch.PaperWatch:
    """The watch, once it follows the file in hand."""
    [watch] = page.context.findChildren(paper_watch.PaperWatch)
    qtbot.waitUntil(lambda: str(path_of(page)) in watch._watcher.files())
    return watch


def click(page: PapersPage, text: str, number: int = 0) -> None:
    """The link of one of the kept states, counted from the newest."""
    links = [one for one in page.details.versions.findChildren(QPushButton) if one.text() == text]
    [one for one in links if one.isVisibleTo(page.details.versions)][number].click()


@pytest.mark.parametrize("as_word", [True, False])
def test_what_is_saved_while_the_window_is_open_is_kept_and_told_in_one_line(
    page: PapersPage, window: MainWindow, qtbot: QtBot, as_word: bool
) -> None:
    watch_of(page, qtbot)
    saved = add_line(path_of(page), "Một câu viết tay.", as_word=as_word)
    qtbot.waitUntil(lambda: NOTICED in window.messages.text)
    row = page.view.table.current_row
    assert row is not None and window.messages.text.endswith(row.title)
    versions = versions_of(page.context.db, page.context.folder, row.id)
    assert versions[0].current and versions[0].path.read_bytes() == saved
    add_line(path_of(page), "Lần hai.", as_word=as_word)
    qtbot.waitUntil(lambda: len(versions_of(page.context.db, page.context.folder, row.id)) == 3)
    window.messages.undo_button.click()  # “Xem”
    qtbot.waitUntil(lambda: words(page).count("Sửa trong Word") == 2)
    assert page.details.versions.isVisible()


def test_a_half_written_file_is_waited_for(page: PapersPage, window: MainWindow, qtbot: QtBot) -> None:
    watch = watch_of(page, qtbot)
    path = path_of(page)
    document = Document(str(path))
    document.add_paragraph("Viết tay")
    document.save(str(path.with_name("khac.docx")))
    whole = path.with_name("khac.docx").read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    qtbot.waitUntil(lambda: watch._waited > 0)
    assert NOTICED not in window.messages.text
    path.write_bytes(whole)
    qtbot.waitUntil(lambda: NOTICED in window.messages.text)


def test_what_was_saved_while_the_program_was_closed_is_noticed_at_the_start(
    window: MainWindow, context: Context, round_id: str, qtbot: QtBot
) -> None:
    [first, *_others] = sorted(context.folder.documents.glob("*/*.docx"))
    add_line(first, "Viết lúc chương trình đóng.")
    look_at(qtbot, window, context, "overview")
    qtbot.waitUntil(lambda: NOTICED in window.messages.text)


def test_once_it_has_looked_the_window_keeps_no_more_of_the_data_than_it_shows(
    window: MainWindow, context: Context, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    given_back: list[Database] = []
    monkeypatch.setattr(Database, "rest", lambda db: given_back.append(db))
    look_at(qtbot, window, context, "overview")
    qtbot.waitUntil(lambda: given_back == [context.db])


def test_what_is_saved_in_a_paper_of_another_year_is_noticed_and_led_to(
    page: PapersPage, window: MainWindow, context: Context, qtbot: QtBot
) -> None:
    path, year = path_of(page), context.year
    context.year = year + 1
    [watch] = context.findChildren(paper_watch.PaperWatch)
    qtbot.waitUntil(lambda: str(path) not in watch._watcher.files())
    assert str(path.parent) in watch._watcher.directories()
    add_line(path, "Một câu viết tay.")
    qtbot.waitUntil(lambda: NOTICED in window.messages.text)
    assert window.messages.text.endswith(f"(năm {year})")
    window.messages.undo_button.click()  # “Xem”
    assert context.year == year
    qtbot.waitUntil(lambda: words(page).count("Sửa trong Word") == 1)


def test_a_damaged_file_is_told_as_such(page: PapersPage, window: MainWindow, qtbot: QtBot) -> None:
    watch_of(page, qtbot)
    path = path_of(page)
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    with zipfile.ZipFile(path, "w") as package:
        for name, part in parts.items():
            package.writestr(name, part[:-9] if name == "word/document.xml" else part)
    qtbot.waitUntil(lambda: "bị hỏng" in window.messages.text)
    assert NOTICED not in window.messages.text


def test_what_stands_in_the_way_is_said_once(
    page: PapersPage, window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    watch = watch_of(page, qtbot)
    told: list[str] = []

    def refused(*_given: object, **_named: object) -> None:
        raise FileInUse(Path("đang mở.docx"))

    monkeypatch.setattr(window.messages, "warn", told.append)
    with monkeypatch.context() as failing:
        failing.setattr("khenthuong_desktop.services.paper_life.paper_versions.keep_edits", refused)
        watch.look_soon()
        qtbot.waitUntil(lambda: watch._waited > 3)
        assert len(told) == 1
    qtbot.waitUntil(lambda: not watch._said)


def test_coming_back_to_the_window_looks_again(page: PapersPage, window: MainWindow, qtbot: QtBot) -> None:
    watched = watch_of(page, qtbot)._watcher
    watched.removePaths([*watched.files(), *watched.directories()])  # a network drive tells nothing
    assert watched.files() == watched.directories() == []
    add_line(path_of(page), "Một câu viết tay.")
    assert NOTICED not in window.messages.text
    application = QGuiApplication.instance()
    assert isinstance(application, QGuiApplication)
    application.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    qtbot.waitUntil(lambda: NOTICED in window.messages.text)


def test_an_older_state_is_compared_and_put_back_and_that_is_undone(
    page: PapersPage, window: MainWindow, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    path, made = path_of(page), path_of(page).read_bytes()
    edited = add_line(path, "Một câu viết tay.")
    qtbot.waitUntil(lambda: NOTICED in window.messages.text)
    page.show_key(f"{page.view.table.current_row.id}/versions" if page.view.table.current_row else "")
    qtbot.waitUntil(lambda: "Chương trình soạn" in words(page))
    click(page, "So với bản đang có")
    found = dialog(qtbot)
    assert isinstance(found, ComparisonDialog)
    assert "Một câu viết tay." in found.text.toPlainText() and "<s>" not in found.text.toPlainText()
    next(one for one in found.findChildren(QPushButton) if one.text().strip() == "Dùng lại bản này").click()
    settled()
    assert path.read_bytes() == made
    assert "Đã dùng lại bản" in window.messages.text
    qtbot.waitUntil(lambda: "Dùng lại bản cũ" in words(page))
    window.messages.undo_button.click()
    settled()
    assert path.read_bytes() == edited
    qtbot.waitUntil(lambda: "Dùng lại bản cũ" not in words(page))


def test_an_edited_paper_is_drafted_again_only_after_a_choice(
    page: PapersPage, window: MainWindow, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    row = page.view.table.current_row
    assert row is not None
    edited = add_line(row.path, "Một câu viết tay.")
    set_round_papers(page.context.db, page.context.library, row.round_id, RoundPapers("12"))
    settled()
    act(page, "Soạn lại")
    found = dialog(qtbot)
    assert isinstance(found, RedraftDialog)
    assert found.choices == {row.id: Redraft.KEEP}
    assert "Một câu viết tay." in found.findChildren(ComparisonView)[0].toPlainText()
    found.save()
    settled()
    assert window.messages.text == "Không soạn lại: giữ bản đang có"
    assert row.path.read_bytes() == edited
    act(page, "Soạn lại")
    found = dialog(qtbot)
    assert isinstance(found, RedraftDialog)
    found.radios[Redraft.REPLACE].click()
    found.save()
    settled()
    assert "nằm trong các bản đã giữ" in window.messages.text
    assert row.path.read_bytes() != edited
    kept = {one.path.read_bytes() for one in versions_of(page.context.db, page.context.folder, row.id)}
    assert edited in kept
    page.context.undo()
    settled()
    assert row.path.read_bytes() == edited


def test_the_round_asks_for_each_edited_paper_and_can_have_both(
    page: PapersPage, window: MainWindow, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    paths = [row.path for row in map(page.view.model.row_at, range(2)) if row is not None]
    edited = [add_line(path, "Một câu viết tay.") for path in paths]
    act(page, "Đến đợt này")
    settled()
    assert isinstance(window.page, RoundsPage)
    step = window.page.open_round.step
    assert isinstance(step, StatementStep)
    step.view.table.selectAll()
    next(action for action in step.offered if action.text == "Soạn lại văn bản đang chọn").run()
    found = dialog(qtbot)
    assert isinstance(found, RedraftDialog)
    assert found.list.isVisible() and found.list.count() == 2
    found.radios[Redraft.BESIDE].click()
    next(one for one in found.findChildren(QPushButton) if one.text() == "Chọn như vậy cho cả 2 văn bản").click()
    assert set(found.choices.values()) == {Redraft.BESIDE}
    found.save()
    settled()
    assert "2 văn bản đã sửa tay được giữ nguyên" in window.messages.text
    assert [path.read_bytes() for path in paths] == edited


def test_a_paper_whose_file_is_gone_is_made_again_or_comes_back_as_it_was(
    page: PapersPage, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    path, made = path_of(page), path_of(page).read_bytes()
    path.unlink()
    act(page, "Soạn lại")
    settled()
    assert path.read_bytes() == made
    edited = add_line(path, "Một câu viết tay.")
    keep_edits(page.context.db, page.context.folder)
    path.unlink()
    page.reload()
    act(page, "Soạn lại")
    found = dialog(qtbot)
    assert isinstance(found, RedraftDialog)
    found.save()  # keep mine
    settled()
    assert path.read_bytes() == edited


def test_without_a_program_for_word_files_it_is_said_how(
    page: PapersPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    act(page, "Mở bằng Word")
    told = dialog(qtbot)
    assert isinstance(told, NoticeDialog)
    assert "LibreOffice" in told.text and str(path_of(page)) in told.text
    told.accept()
    path_of(page).unlink()
    act(page, "Mở bằng Word")
    told = dialog(qtbot)
    assert isinstance(told, NoticeDialog) and path_of(page).name in told.text
    told.accept()


def test_a_kept_state_is_opened_to_read_only(page: PapersPage, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    click(page, "Mở xem")
    [path] = opened
    assert Path(path).parent.name == "phien-ban" and not Path(path).stat().st_mode & 0o222
