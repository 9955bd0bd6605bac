"""Templates that come from elsewhere: dropped by the mouse, brought by an update."""

from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QPushButton

from khenthuong_desktop.paths import DataFolder, shipped_templates
from khenthuong_desktop.services.word_templates import own_templates
from khenthuong_desktop.services.word_templates.own_templates import TemplateState
from khenthuong_desktop.ui.pages.settings.template_changes import TemplateChangesDialog
from khenthuong_desktop.ui.pages.settings.templates import TemplatesPart
from khenthuong_desktop.ui.widgets.comparison import ComparisonView
from khenthuong_desktop.ui.widgets.notice_dialog import NoticeDialog
from tests.gui.templates.doing import act, press, write


def test_what_an_update_brings_is_offered_and_can_be_declined(
    part: TemplatesPart, folder: DataFolder, settled: Callable[[], None]
) -> None:
    own_templates.copy_shipped("minutes", folder)
    (folder.templates / "origins.json").write_text('{"minutes.docx": "0"}', "utf-8")
    part.reload()
    settled()
    assert "bản mới" in part.panel.banner.text
    press(part, "keep_own")
    settled()
    assert part.panel.banner.text == ""


def test_what_an_update_brings_is_taken_and_taken_back(
    part: TemplatesPart, folder: DataFolder, settled: Callable[[], None]
) -> None:
    own_templates.copy_shipped("minutes", folder)
    write(folder, "Lời của đơn vị")
    own = own_templates.own_path("minutes", folder)
    changed = own.read_bytes()
    (folder.templates / "origins.json").write_text('{"minutes.docx": "0"}', "utf-8")
    part.reload()
    settled()
    press(part, "take_newer")
    settled()
    assert own.read_bytes() == (shipped_templates() / "minutes.docx").read_bytes()
    part.context.messages.undo_button.click()
    settled()
    assert own.read_bytes() == changed
    assert "bản mới" in part.panel.banner.text


def dropped(part: TemplatesPart, path: Path) -> None:
    """What the mouse does with a file from Explorer."""
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(path))])
    keys = (Qt.DropAction.CopyAction, files, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    entering = QDragEnterEvent(QPoint(5, 5), *keys)
    part.dragEnterEvent(entering)
    assert entering.isAccepted()
    part.dropEvent(QDropEvent(QPointF(5, 5), *keys))


def test_a_template_dropped_on_the_list_goes_to_its_kind_and_can_be_taken_back(
    part: TemplatesPart, folder: DataFolder, tmp_path: Path, settled: Callable[[], None]
) -> None:
    source = tmp_path / "minutes (1).docx"
    document = Document(str(shipped_templates() / "minutes.docx"))
    document.add_paragraph("Lời của đơn vị")
    document.save(str(source))
    part.view.show_key("decision")
    dropped(part, source)
    settled()
    own = own_templates.own_path("minutes", folder)
    assert own.read_bytes() == source.read_bytes()
    row = part.view.table.current_row
    assert row is not None and (row.id, row.state) == ("minutes", TemplateState.OWN)
    part.context.messages.undo_button.click()
    settled()
    assert not own.exists()


def test_a_template_with_faults_is_not_taken_and_all_of_them_are_told(
    part: TemplatesPart, folder: DataFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "Mẫu mới.docx"
    document = Document()
    document.add_paragraph("{{ chairmann }} và { secretary }")
    document.save(str(source))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: (str(source), ""))
    act(part, "Đưa mẫu vào…")
    (notice,) = (found for found in part.findChildren(NoticeDialog) if found.isVisible())
    assert "2 chỗ sai" in notice.text and "Biên bản họp Hội đồng" in notice.text
    assert "“chairman”" in notice.details and "{ secretary }" in notice.details
    assert not own_templates.own_path("minutes", folder).exists()
    notice.reject()


def test_a_file_that_is_no_template_is_named_above_the_list(
    part: TemplatesPart, folder: DataFolder, settled: Callable[[], None]
) -> None:
    assert part.unused_banner.text == ""
    folder.templates.mkdir(exist_ok=True)
    (folder.templates / "decision.doc").write_bytes(b"x")
    part.reload()
    settled()
    assert "“decision.doc” không được dùng" in part.unused_banner.text


def test_what_an_update_changes_is_read_before_it_is_chosen(
    part: TemplatesPart, folder: DataFolder, settled: Callable[[], None]
) -> None:
    own = own_templates.copy_shipped("minutes", folder)
    write(folder, "Lời của đơn vị")
    changed = own.read_bytes()
    (folder.templates / "origins.json").write_text('{"minutes.docx": "0"}', "utf-8")
    part.reload()
    settled()
    press(part, "compare")
    (shown,) = (found for found in part.findChildren(TemplateChangesDialog) if found.isVisible())
    assert [shown.tabs.tabText(number) for number in range(shown.tabs.count())] == [
        "Chương trình đã đổi gì (0)",
        "Đơn vị đã sửa gì (1)",
        "Nhận bản mới thì (1)",
    ]
    assert any("Lời của đơn vị" in view.toPlainText() for view in shown.findChildren(ComparisonView))
    next(one for one in shown.findChildren(QPushButton) if "Giữ mẫu" in one.text()).click()
    settled()
    assert own.read_bytes() == changed
    assert part.panel.banner.text == ""
