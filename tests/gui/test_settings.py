"""The settings page: the unit, signers, backups and restoring, the history, the colours."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QRadioButton
from pytestqt.qtbot import QtBot

from khenthuong_desktop.services import units, upkeep
from khenthuong_desktop.services.registers.people import PersonDetail, save_person
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.ui import theme
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.main_window import MainWindow
from khenthuong_desktop.ui.pages.settings import backups
from khenthuong_desktop.ui.pages.settings.backups import BackupsPart
from khenthuong_desktop.ui.pages.settings.look import LookPart
from khenthuong_desktop.ui.pages.settings.page import SettingsPage
from khenthuong_desktop.ui.pages.settings.past import PastPart
from khenthuong_desktop.ui.pages.settings.signers import SignersPart
from khenthuong_desktop.ui.pages.settings.unit import UnitPart
from khenthuong_desktop.ui.theme import DARK, LIGHT, Scheme
from khenthuong_desktop.ui.widgets.form_dialog import FormDialog


@pytest.fixture
def page(window: MainWindow, context: Context, commune: Database) -> SettingsPage:
    window.attach(context, "settings")
    shown = window.page
    assert isinstance(shown, SettingsPage)
    return shown


def test_the_unit_is_kept_and_shown_in_the_status_line(
    page: SettingsPage, db: Database, settled: Callable[[], None]
) -> None:
    part = page.part(UnitPart)
    name = part.forms[0].editor("name")
    assert isinstance(name, QLineEdit)
    assert name.text() == units.get_unit(db).name
    name.setText("Ủy ban nhân dân phường Hòa An")
    part.save()
    settled()
    assert units.get_unit(db).name == "Ủy ban nhân dân phường Hòa An"
    assert page.context.window.messages.text == "Đã lưu thông tin đơn vị"


def test_names_are_kept_written_out_and_an_unknown_province_is_noted(
    page: SettingsPage, db: Database, settled: Callable[[], None]
) -> None:
    part = page.part(UnitPart)
    name, province = part.forms[0].editor("name"), part.forms[0].editor("province")
    assert isinstance(name, QLineEdit)
    assert isinstance(province, QLineEdit)
    name.setText("UBND xã Tân Hòa")
    province.setText("Hải Dương")
    part.save()
    assert "Hải Dương" in part.forms[0].fault_of("province")
    settled()
    assert name.text() == units.get_unit(db).name == "Ủy ban nhân dân xã Tân Hòa"
    assert units.get_unit(db).province == "Hải Dương"
    province.setText("Hưng Yên")
    part.save()
    assert (units.get_unit(db).province, part.forms[0].fault_of("province")) == ("tỉnh Hưng Yên", "")


def test_what_is_being_typed_about_the_unit_survives_a_change_elsewhere(page: SettingsPage, db: Database) -> None:
    part = page.part(UnitPart)
    name = part.forms[0].editor("name")
    assert isinstance(name, QLineEdit)
    name.setText("Đang gõ dở")
    page.reload()
    assert name.text() == "Đang gõ dở"


def test_an_empty_name_is_refused_at_its_field(page: SettingsPage, db: Database) -> None:
    part = page.part(UnitPart)
    name = part.forms[0].editor("name")
    assert isinstance(name, QLineEdit)
    name.clear()
    part.save()
    assert part.forms[0].fault_of("name")
    assert units.get_unit(db).name != ""


def test_the_lines_above_the_signature_follow_the_title_until_written_by_hand(
    page: SettingsPage, commune: Database
) -> None:
    page.show_key("signers")
    page.part(SignersPart)._on_add()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, FormDialog)
    title, lines = dialog.form.editor("title"), dialog.form.editor("authority_lines")
    assert isinstance(title, QLineEdit)
    assert isinstance(lines, QPlainTextEdit)
    title.setText("Chủ tịch")
    assert lines.toPlainText().splitlines()[-1] == "CHỦ TỊCH"
    title.setText("Phó Chủ tịch")
    assert lines.toPlainText().splitlines()[-2:] == ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]
    lines.setPlainText("TL. CHỦ TỊCH")
    title.setText("Chánh Văn phòng")
    assert lines.toPlainText() == "TL. CHỦ TỊCH"
    dialog.form.fill(dialog.form.values())
    dialog.reject()


def test_a_signer_is_added_with_the_lines_above_the_signature(
    page: SettingsPage, db: Database, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    page.show_key("signers")
    next(action for action in page.part(SignersPart).offered() if action.text == "Thêm người ký").run()
    dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, FormDialog) and w.isVisible())
    for field, words in (("name", "Lê Văn Ổi"), ("title", "Phó Chủ tịch")):
        editor = dialog.form.editor(field)
        assert isinstance(editor, QLineEdit)
        editor.setText(words)
    lines = dialog.form.editor("authority_lines")
    assert isinstance(lines, QPlainTextEdit)
    lines.setPlainText("TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH")
    dialog.save()
    settled()
    signer = units.list_signers(db)[-1]
    assert signer.authority_lines == ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")
    assert page.part(SignersPart).view.count == len(units.list_signers(db))


def test_a_backup_is_made_and_restored_by_way_of_the_window(
    page: SettingsPage, window: MainWindow, context: Context, monkeypatch: pytest.MonkeyPatch,
    settled: Callable[[], None],
) -> None:  # fmt: skip
    part = page.part(BackupsPart)
    count = part.view.count
    next(action for action in part.offered() if action.text == "Sao lưu ngay").run()
    settled()
    assert part.view.count == count + 1
    monkeypatch.setattr(backups, "confirmed", lambda *_args: True)
    asked: list[Callable[[], object]] = []
    window.on_reopen = lambda _title, meanwhile: asked.append(meanwhile)
    part.view.table.selectRow(0)
    next(action for action in part.offered() if action.text == "Phục hồi bản đang chọn").run()
    assert len(asked) == 1
    context.data.close()
    asked[0]()
    assert context.folder.database.exists()
    context.data.lock.acquire(timeout=0)


def test_checking_sound_data_finds_nothing(page: SettingsPage, settled: Callable[[], None]) -> None:
    part = page.part(BackupsPart)
    next(action for action in part.offered() if action.text == "Kiểm tra dữ liệu").run()
    settled()
    assert part.problems.problems == ()
    assert page.context.messages.text == "Dữ liệu nguyên vẹn"


def test_search_words_that_are_wrong_are_told_and_reckoned_anew(
    page: SettingsPage, db: Database, settled: Callable[[], None]
) -> None:
    save_person(db, PersonDetail("X1", "Lê Thị Mận"))
    with db.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE people SET search = 'zzz' WHERE code = 'X1'")
    settled()
    part = page.part(BackupsPart)
    does = {action.text: action.run for action in part.offered()}
    does["Kiểm tra dữ liệu"]()
    settled()
    assert "1 cá nhân (X1)" in part.problems.problems[0].text
    does["Tính lại cột tìm kiếm"]()
    settled()
    assert page.context.messages.text == "Đã tính lại cột tìm kiếm, sắp xếp: 1 cá nhân (X1)."
    assert part.problems.isHidden()


def test_an_action_of_the_past_is_named_and_can_be_taken_back(
    page: SettingsPage, db: Database, settled: Callable[[], None]
) -> None:
    save_person(db, PersonDetail("X1", "Lê Thị Mận"))
    settled()
    page.reload()
    part = page.part(PastPart)
    assert part.view.model.index(0, 1).data() == "Thêm người"
    part.view.table.selectRow(0)
    part.offered()[0].run()
    settled()
    done = upkeep.history(db)
    assert done[0].undoes == done[1].id


def test_the_colours_change_at_once_and_are_remembered(
    page: SettingsPage, window: MainWindow, qapp: QApplication, tmp_path: Path
) -> None:
    page.show_key("look")
    dark = next(button for button in page.part(LookPart).findChildren(QRadioButton) if button.text() == "Tối")
    try:
        dark.click()
        assert theme.colours() == DARK
        assert window.state.scheme is Scheme.DARK
        assert window.page is not page
    finally:
        theme.apply(qapp, Scheme.LIGHT)
    assert theme.colours() == LIGHT
