"""Forms: typed dates, required fields, faults in words at their place, Enter to the next field."""

from dataclasses import dataclass
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from khenthuong_desktop.domain.terms import Gender
from khenthuong_desktop.errors import FieldFault, ValuesRefused
from khenthuong_desktop.ui.form import Field, Form, Kind
from khenthuong_desktop.ui.widgets.date_edit import read_date
from khenthuong_desktop.ui.widgets.form_dialog import FormDialog

TODAY = date(2026, 11, 22)
FIELDS = (
    Field("name", "Họ và tên", required=True),
    Field("born", "Ngày sinh", Kind.PARTIAL_DATE),
    Field("since", "Từ ngày", Kind.DATE),
    Field("gender", "Giới tính", Kind.CHOICE, choices=(("Nam", Gender.MALE), ("Nữ", Gender.FEMALE))),
    Field("headcount", "Số người", Kind.NUMBER),
)


@dataclass(frozen=True)
class Detail:
    name: str = "Lê An"
    born: str | None = "1980"
    since: date | None = date(2020, 7, 1)
    gender: Gender | None = Gender.FEMALE
    headcount: int | None = 1200


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    made = Form(FIELDS)
    qtbot.addWidget(made)
    made.show()
    return made


def line(form: Form, name: str) -> QLineEdit:
    editor = form.editor(name)
    assert isinstance(editor, QLineEdit)
    return editor


@pytest.mark.parametrize(
    ("typed", "iso"),
    [
        ("5/7/26", "2026-07-05"),
        ("5.7.2026", "2026-07-05"),
        ("05 07 2026", "2026-07-05"),
        ("05072026", "2026-07-05"),
        ("1-2-85", "1985-02-01"),
        ("", ""),
        ("31/2/2026", None),
        ("2026", None),
        ("hôm nay", None),
        ("5/7/2²", None),
    ],
)
def test_dates_are_read_as_people_type_them(typed: str, iso: str | None) -> None:
    assert read_date(typed, today=TODAY) == iso


@pytest.mark.parametrize(("typed", "iso"), [("1980", "1980"), ("5/1980", "1980-05"), ("13/1980", None)])
def test_a_partial_date_keeps_its_precision(typed: str, iso: str | None) -> None:
    assert read_date(typed, partial=True, today=TODAY) == iso


def test_a_form_gives_back_what_it_was_given(form: Form) -> None:
    form.fill(Detail())
    assert form.values() == vars(Detail())
    assert not form.changed


@pytest.mark.parametrize(("typed", "number"), [("1.200", 1200), ("12²", None), ("²", None), ("9" * 40, None)])
def test_a_number_field_gives_a_number_only_for_digits(form: Form, typed: str, number: int | None) -> None:
    line(form, "headcount").setText(typed)
    assert form.values()["headcount"] == number


def test_a_typed_date_is_completed_when_it_is_left(form: Form, qtbot: QtBot) -> None:
    editor = line(form, "since")
    editor.setFocus()
    qtbot.keyClicks(editor, "5/7/26")
    editor.editingFinished.emit()
    assert editor.text() == "05/07/2026"
    assert form.values()["since"] == date(2026, 7, 5)
    assert form.changed


def test_all_faults_are_shown_at_once_each_at_its_field(form: Form) -> None:
    line(form, "since").setText("45/7/2026")
    line(form, "headcount").setText("nhiều")
    assert not form.check()
    assert form.fault_of("name") == "Cần có họ và tên"
    assert "Không phải ngày" in form.fault_of("since")
    assert "chữ số" in form.fault_of("headcount")
    assert form.fault_of("gender") == ""


def test_enter_goes_to_the_next_field_and_past_the_last_one_ends_the_form(form: Form, qtbot: QtBot) -> None:
    form.activateWindow()
    form.focus_first()
    qtbot.waitUntil(lambda: line(form, "name").hasFocus())
    qtbot.keyClick(form.editor("name"), Qt.Key.Key_Return)
    assert form.editor("born").hasFocus()
    qtbot.keyClick(form.editor("born"), Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert form.editor("name").hasFocus()
    with qtbot.waitSignal(form.finished):
        qtbot.keyClick(form.editor("headcount"), Qt.Key.Key_Return)


def test_fields_stand_in_one_column_when_there_is_little_room(form: Form, qtbot: QtBot) -> None:
    def left_of_second() -> int:
        return form.editor("born").mapTo(form, form.rect().topLeft()).x()

    form.resize(800, 400)
    qtbot.waitUntil(lambda: left_of_second() > 300)
    form.resize(400, 600)
    qtbot.waitUntil(lambda: left_of_second() < 100)
    assert form.sizeHint().width() < 400


def test_a_refused_value_is_shown_at_its_field_and_nothing_typed_is_lost(qtbot: QtBot) -> None:
    form = Form(FIELDS)
    form.fill(Detail())

    def refuse(_values: dict[str, object]) -> None:
        raise ValuesRefused(FieldFault("name", "required"))

    dialog = FormDialog("Thêm người", form, refuse)
    qtbot.addWidget(dialog)
    dialog.open()
    dialog.save()
    assert dialog.isVisible()
    assert form.fault_of("name")
    assert form.values()["name"] == "Lê An"
    dialog.reject()
    assert not dialog.isVisible()


def test_saving_and_going_on_empties_the_form(qtbot: QtBot) -> None:
    form = Form(FIELDS)
    saved: list[dict[str, object]] = []
    dialog = FormDialog("Thêm người", form, saved.append, again=True)
    qtbot.addWidget(dialog)
    dialog.open()
    line(form, "name").setText("Lê An")
    combo = form.editor("gender")
    assert isinstance(combo, QComboBox)
    combo.setCurrentIndex(2)
    dialog.save_and_go_on()
    assert saved[0]["gender"] is Gender.FEMALE
    assert form.values()["name"] == ""
    assert dialog.isVisible()
    dialog.reject()


def test_a_fault_goes_as_soon_as_its_field_is_corrected(qtbot: QtBot) -> None:
    form = Form((Field("name", "Tên đơn vị", required=True), Field("year", "Năm", Kind.YEAR, required=True)))
    qtbot.addWidget(form)
    assert not form.check()
    editor = form.editor("name")
    assert isinstance(editor, QLineEdit)
    qtbot.keyClicks(editor, "U")
    assert form.fault_of("name") == ""
    year = form.editor("year")
    assert isinstance(year, QLineEdit)
    qtbot.keyClicks(year, "20")
    assert form.fault_of("year")
    qtbot.keyClicks(year, "26")
    assert form.fault_of("year") == ""
    assert form.values()["year"] == 2026
    form.show_faults({"name": "Tên này đã dùng"})
    qtbot.keyClicks(editor, "B")
    assert form.fault_of("name") == ""
