"""Thiết lập › Mẫu văn bản: whose template each kind has, editing, checking, trying out, going back, copying tags."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from docx import Document
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QTabWidget
from pytestqt.qtbot import QtBot

from khenthuong_desktop.domain.terms import Severity
from khenthuong_desktop.paths import DataFolder, shipped_templates
from khenthuong_desktop.services.word_templates import own_templates
from khenthuong_desktop.services.word_templates.own_templates import TemplateState
from khenthuong_desktop.services.word_templates.templates import fields_of
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.main_window import MainWindow
from khenthuong_desktop.ui.pages.settings.page import SettingsPage
from khenthuong_desktop.ui.pages.settings.templates import TemplatesPart
from tests.gui.templates.doing import act, press, write


def test_every_kind_stands_there_with_the_template_of_the_program(part: TemplatesPart) -> None:
    assert part.view.count == len(list(shipped_templates().glob("*.docx")))
    assert part.panel.title_label.text() == "Biên bản họp Hội đồng"
    assert [name for name, made in part.panel.links.items() if made.isVisible()] == ["copy"]
    part.view.set_filter("state", TemplateState.OWN)
    assert part.view.count == 0


def test_copying_to_edit_makes_the_unit_s_own_and_opens_it_once(
    part: TemplatesPart, folder: DataFolder, opened: list[Path], settled: Callable[[], None]
) -> None:
    press(part, "copy")
    settled()
    own = own_templates.own_path("minutes", folder)
    assert opened == [own]
    assert own.is_file()
    row = part.view.table.current_row
    assert row is not None
    assert row.state is TemplateState.OWN
    write(folder, "Lời của đơn vị")
    changed = own.read_bytes()
    act(part, "Sửa bằng Word")
    assert opened == [own, own]
    assert own.read_bytes() == changed


def test_coming_back_from_word_shows_the_faults_with_the_nearest_field(
    part: TemplatesPart, folder: DataFolder, opened: list[Path], settled: Callable[[], None]
) -> None:
    act(part, "Sửa bằng Word")
    settled()
    write(folder, "Chủ tọa: {{ chairmann }}")
    program = QGuiApplication.instance()
    assert isinstance(program, QGuiApplication)
    program.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    settled()
    row = part.view.table.current_row
    assert row is not None
    assert row.state is TemplateState.FAULTY
    (problem,) = part.panel.problems.problems
    assert "Thân văn bản" in problem.text
    assert "“chairman”" in problem.text
    assert part.panel.problems.isVisible()
    assert "chưa soạn được" in part.panel.banner.text


def test_checking_leads_to_the_first_faulty_template(
    part: TemplatesPart, folder: DataFolder, settled: Callable[[], None]
) -> None:
    act(part, "Kiểm tra các mẫu")
    settled()
    assert "chưa có mẫu riêng" in part.context.messages.text
    own_templates.copy_shipped("minutes", folder)
    act(part, "Kiểm tra các mẫu")
    settled()
    assert part.context.messages.text == "1 mẫu của đơn vị đều đúng"
    write(folder, "{{ x.y() }}")
    part.view.show_key("decision")
    act(part, "Kiểm tra các mẫu")
    settled()
    assert part.context.messages.text == "1 mẫu có chỗ sai: Biên bản họp Hội đồng"
    assert part.panel.title_label.text() == "Biên bản họp Hội đồng"


def test_a_preview_is_made_and_opened(part: TemplatesPart, opened: list[Path], settled: Callable[[], None]) -> None:
    act(part, "Xem thử")
    settled()
    (path,) = opened
    assert any("BIÊN BẢN" in paragraph.text for paragraph in Document(str(path)).paragraphs)


def test_going_back_to_the_program_s_template_can_be_undone(
    part: TemplatesPart, folder: DataFolder, opened: list[Path], settled: Callable[[], None]
) -> None:
    press(part, "copy")
    settled()
    write(folder, "Lời của đơn vị")
    own = own_templates.own_path("minutes", folder)
    changed = own.read_bytes()
    press(part, "restore")
    settled()
    assert not own.exists()
    assert (folder.templates / "put-aside" / "minutes-1.docx").read_bytes() == changed
    part.context.messages.undo_button.click()
    settled()
    assert own.read_bytes() == changed


def test_the_program_s_own_template_cannot_be_put_aside(part: TemplatesPart) -> None:
    act(part, "Trở lại mẫu của chương trình")
    assert "đang dùng mẫu của chương trình" in part.context.messages.text


def test_split_tags_are_made_whole_at_a_press(
    part: TemplatesPart, folder: DataFolder, settled: Callable[[], None]
) -> None:
    own_templates.copy_shipped("minutes", folder)
    path = own_templates.own_path("minutes", folder)
    document = Document(str(path))
    document.add_paragraph("{{ chair").add_run("man }}").bold = True
    document.save(str(path))
    part.reload()
    settled()
    assert "tách rời 1 thẻ" in part.panel.banner.text
    press(part, "repair")
    settled()
    assert part.panel.banner.text == ""


def test_a_tag_is_found_by_its_words_and_copied(part: TemplatesPart, qtbot: QtBot) -> None:
    fields = part.panel.fields
    assert fields.count == len(fields_of("minutes"))
    assert not part.panel.copy_button.isEnabled()
    fields.search_edit.setText("chu toa")
    fields.search_edit.search_now()
    assert 0 < fields.count < 5
    fields.show_key("chairman")
    part.panel.copy_button.click()
    assert QGuiApplication.clipboard().text() == "{{ chairman }}"
    assert "{{ chairman }}" in part.context.messages.text
    assert not part.panel.copy_block_button.isEnabled()


def test_a_tag_of_a_list_is_copied_with_its_loop(part: TemplatesPart) -> None:
    part.panel.fields.show_key("present[].role")
    part.panel.copy_block_button.click()
    assert QGuiApplication.clipboard().text().splitlines() == [
        "{%p for present_item in present %}",
        "{{ present_item.role }}",
        "{%p endfor %}",
    ]


def test_a_tag_of_a_list_is_copied_for_the_rows_of_a_table(part: TemplatesPart) -> None:
    part.view.show_key("decision")
    part.panel.fields.show_key("groups[].nominees[].name")
    part.panel.copy_rows_button.click()
    assert QGuiApplication.clipboard().text().splitlines() == [
        "{%tr for group in groups %}",
        "{%tr for nominee in group.nominees %}",
        "{{ nominee.name }}",
        "{%tr endfor %}",
        "{%tr endfor %}",
    ]
    assert "một hàng riêng của bảng" in part.context.messages.text
    part.panel.fields.show_key("signing.signer_name")
    assert not part.panel.copy_rows_button.isEnabled()


def test_fields_stand_there_with_an_example(part: TemplatesPart) -> None:
    examples = {field.path: part.panel._example(field) for field in fields_of("minutes") if field.kind != "picture"}
    empty = {path for path, example in examples.items() if not example}
    assert empty <= {"organ.superior", "signing.organ_post"}  # what many units leave out
    assert not any(example.startswith("[") for example in examples.values())


def test_kinds_are_found_by_their_group(part: TemplatesPart) -> None:
    part.view.set_filter("group", "initiatives")
    assert part.view.count == 4
    part.view.set_filter("group", None)
    assert part.view.count == len(list(shipped_templates().glob("*.docx")))


def test_another_kind_shows_its_own_tags(part: TemplatesPart) -> None:
    part.panel.fields.search_edit.setText("không có gì như thế")
    part.panel.fields.search_edit.search_now()
    assert part.panel.fields.count == 0
    part.view.show_key("decision")
    assert part.panel.fields.count == len(fields_of("decision"))


def test_the_folder_of_templates_opens(part: TemplatesPart, folder: DataFolder, opened: list[Path]) -> None:
    act(part, "Mở thư mục mẫu của đơn vị")
    assert opened == [folder.templates]


def test_the_page_offers_what_can_be_done_and_keeps_its_switch_whole(
    window: MainWindow, context: Context, commune: Database, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    window.attach(context, "settings")
    window.go("settings", "templates")
    settled()
    page = window.page
    assert isinstance(page, SettingsPage)
    assert page.part(TemplatesPart).isVisible()
    assert next(action for action in page.actions() if action.text() == "Xem thử").isEnabled()
    window.go("settings", "signers")
    page.part(TemplatesPart).reload()
    settled()
    assert not next(action for action in page.actions() if action.text() == "Sửa").isEnabled()
    words = page.switch.fontMetrics()

    def whole(under: bool) -> bool:
        below = page.switch.y() > page.title_line.geometry().bottom()
        buttons = page.switch.findChildren(QPushButton)
        return below is under and all(words.horizontalAdvance(one.text()) < one.width() for one in buttons)

    for width, under in ((1024, True), (1920, False), (1366, True)):
        window.resize(width, 600)
        for name in ("backups", "templates"):
            window.go("settings", name)
            qtbot.waitUntil(partial(whole, under))


def test_what_only_looks_wrong_in_papers_is_advised_of(
    part: TemplatesPart, folder: DataFolder, settled: Callable[[], None]
) -> None:
    own_templates.copy_shipped("minutes", folder)
    path = own_templates.own_path("minutes", folder)
    document = Document(str(path))
    for column in document.tables[1].columns:
        column.width *= 2
    document.save(str(path))
    act(part, "Kiểm tra các mẫu")
    settled()
    assert part.context.messages.text == "1 mẫu của đơn vị đều soạn được; nên xem lại Biên bản họp Hội đồng"
    row = part.view.table.current_row
    assert row is not None
    assert row.state is TemplateState.OWN
    (problem,) = part.panel.problems.problems
    assert problem.severity is Severity.WARNING
    assert "thu hẹp các cột" in problem.text
    assert "1 chỗ in ra sẽ không đẹp" in part.panel.banner.text
    (tabs,) = part.panel.findChildren(QTabWidget)
    assert tabs.isTabVisible(1)
    assert tabs.tabText(1) == "Nên xem lại (1)"
