"""Registering many at once: the award first, then everybody who aims at it."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QComboBox, QWidget

from khenthuong_desktop.domain.terms import SubjectKind
from khenthuong_desktop.services.award_rounds.registrations import register
from khenthuong_desktop.services.registers.subjects import SubjectName, list_subjects
from khenthuong_desktop.ui.awards import award_choices
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.form import Field, Form, Kind
from khenthuong_desktop.ui.table_model import Column
from khenthuong_desktop.ui.theme import Size
from khenthuong_desktop.ui.widgets.pick_list import PickList
from khenthuong_desktop.ui.widgets.work_dialog import WorkDialog

SUBJECTS: tuple[Column[SubjectName], ...] = (
    Column("Mã số", lambda name: name.code, sort="code", chars=7),
    Column("Tên", lambda name: name.name, sort="name", chars=20, stretch=True),
    Column("Chức vụ, địa chỉ", lambda name: name.about, sort="about", chars=15),
    Column("Đơn vị", lambda name: name.unit_name, sort="unit", chars=18),
)


class RegisterDialog(WorkDialog):
    """Offers only those who can receive the chosen award; ``done`` gets how many were added and the award."""

    def __init__(
        self,
        context: Context,
        movements: Sequence[str],
        done: Callable[[int, str], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(f"Đăng ký thi đua năm {context.year}", save_text="Đăng ký", parent=parent)
        self._context = context
        self._done = done
        self._subjects = list_subjects(context.db)
        present = [kind for kind in SubjectKind if any(name.kind is kind for name in self._subjects)]
        self.form = Form(
            (
                Field(
                    "award",
                    "Danh hiệu, hình thức khen thưởng",
                    Kind.CHOICE,
                    required=True,
                    choices=award_choices(context.library, present or SubjectKind),
                    full=True,
                ),
                Field("movement", "Phong trào", Kind.SUGGEST, choices=[(name, name) for name in movements]),
                Field("registered_on", "Ngày đăng ký", Kind.DATE),
            )
        )
        self.form.fill({"registered_on": context.db.today()})
        self.picks: PickList[SubjectName] = PickList(
            "người, tập thể", SUBJECTS, self._offered, search_hint="Tìm theo tên, mã số, đơn vị"
        )
        self.body.addWidget(self.form)
        self.body.addWidget(self.picks, 1)
        self._award_box = self._combo("award")
        self._award_box.currentIndexChanged.connect(lambda _place: self.picks.reload())
        self.form.finished.connect(self.picks.view.search_edit.setFocus)
        self.form.focus_first()
        self.resize(Size.DETAILS * 2, 540)

    def _combo(self, name: str) -> QComboBox:
        editor = self.form.editor(name)
        assert isinstance(editor, QComboBox)
        return editor

    def _offered(self) -> list[SubjectName]:
        code = self.form.values()["award"]
        kinds = self._context.library.award(code).subjects if code else tuple(SubjectKind)
        return [name for name in self._subjects if name.kind in kinds]

    def ready(self) -> bool:
        if not self.form.check():
            return False
        if not self.picks.rows:
            self.show_fault("Chưa chọn người, tập thể nào để đăng ký.")
            return False
        return True

    def hand_over(self) -> None:
        values: dict[str, Any] = self.form.values()
        codes = tuple(name.code for name in self.picks.rows)
        movement, day = values["movement"] or None, values["registered_on"]
        count = register(self._context.db, self._context.year, codes, values["award"], movement, day)
        self._done(count, values["award"])

    def changed(self) -> bool:
        return bool(self.picks.rows)
