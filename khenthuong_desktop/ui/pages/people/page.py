"""Nhân sự, tập thể, hộ: three lists with the same actions; Excel lists are dropped or pasted here."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStackedWidget, QWidget

from khenthuong_desktop.domain.terms import SubjectKind
from khenthuong_desktop.services.registers import collectives, households, people
from khenthuong_desktop.ui import labels
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.form import Form
from khenthuong_desktop.ui.list_preview.importing import Importing
from khenthuong_desktop.ui.page import Page
from khenthuong_desktop.ui.pages.people import forms, lists
from khenthuong_desktop.ui.pages.people.details import SubjectDetails
from khenthuong_desktop.ui.subject_sheet.dialog import SheetDialog, Subject
from khenthuong_desktop.ui.widgets import actions as keys
from khenthuong_desktop.ui.widgets.actions import Action, Needs
from khenthuong_desktop.ui.widgets.controls import Segments
from khenthuong_desktop.ui.widgets.drop_area import WORKBOOKS, choose_workbook
from khenthuong_desktop.ui.widgets.form_dialog import FormDialog
from khenthuong_desktop.ui.widgets.list_view import ListView


@dataclass(frozen=True)
class Shown:
    """One of the three lists with the services behind it."""

    kind: SubjectKind
    noun: str
    view: ListView[Any]
    details: SubjectDetails
    form: Callable[[str | None], Form]
    get: Callable[[str], Any]
    blank: Callable[..., Any]
    save: Callable[[Any], str]
    delete: Callable[[tuple[str, ...]], int]


class PeoplePage(Page):
    title = "Nhân sự, tập thể, hộ"
    tables = frozenset(
        {"people", "collectives", "households", "year_ratings", "awards_held", "initiatives", "discipline"}
        | {"initiative_authors", "confirmations"}
    )
    takes = WORKBOOKS

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._importing = Importing(context, self)
        self._lists = (self._people(), self._collectives(), self._households())
        self._build()

    def _build(self) -> None:
        self._segments = Segments(("Cá nhân", "Tập thể", "Hộ gia đình"))
        self._segments.chosen.connect(self._on_segment_chosen)
        self.title_line.insertWidget(2, self._segments)
        self._stack = QStackedWidget()
        for shown in self._lists:
            self._stack.addWidget(shown.view)
            shown.view.current_changed.connect(partial(_show_details, shown.details))
            shown.view.selection_changed.connect(self._on_selection_changed)
            shown.view.opened.connect(lambda _row: self._on_edit())
            shown.details.edit_asked.connect(self._on_edit)
        self.body.addWidget(self._stack)
        self._on_segment_chosen(0)

    def reload(self) -> None:
        for shown in self._lists:
            shown.view.reload()

    def show_key(self, key: str) -> None:
        for number, shown in enumerate(self._lists):
            if shown.view.table.select_key(key):
                self._segments.choose(number)
                return

    @property
    def shown(self) -> Shown:
        """The list in sight."""
        return self._lists[self._segments.current]

    def choose(self, number: int) -> None:
        """Show people (0), collectives (1) or households (2)."""
        self._segments.choose(number)

    def take_files(self, files: list[Path]) -> None:
        """Excel lists dropped on the window."""
        self._importing.take(files)

    def _actions(self, noun: str) -> list[Action]:
        return [
            Action(f"Thêm {noun}", self._on_add, "plus", keys.ADD),
            Action("Nhận từ Excel", self._on_import, "file-spreadsheet", beside=True),
            Action("Dán từ Excel", self._on_paste, "clipboard-list", keys.PASTE),
            Action("Sửa", self._on_edit, "pencil", keys.EDIT, Needs.ONE, separated=True),
            Action("Xóa", self._on_delete, "trash-2", keys.DELETE, Needs.SOME),
            Action("Xem quá trình và kế hoạch", self._on_sheet, "history", (), Needs.ONE, separated=True),
            Action("Tải file mẫu", self._importing.write_blank, "download", separated=True),
            Action("Tải file đã điền dữ liệu", self._importing.write_filled, "download"),
        ]

    def _people(self) -> Shown:
        details = SubjectDetails(self.context, SubjectKind.INDIVIDUAL)
        return Shown(
            SubjectKind.INDIVIDUAL,
            "người",
            lists.people_list(self.context, details, self._first_steps("người")),
            details,
            lambda _key: forms.person_form(self.context),
            lambda key: people.get_person(self.context.db, key),
            people.PersonDetail,
            lambda detail: people.save_person(self.context.db, people.of_unit_named(self.context.db, detail)),
            lambda ids: people.delete_people(self.context.db, ids),
        )

    def _collectives(self) -> Shown:
        details = SubjectDetails(self.context, SubjectKind.COLLECTIVE)
        return Shown(
            SubjectKind.COLLECTIVE,
            "tập thể",
            lists.collectives_list(self.context, details, self._first_steps("tập thể")),
            details,
            lambda key: forms.collective_form(self.context, key),
            lambda key: collectives.get_collective(self.context.db, key),
            collectives.CollectiveDetail,
            lambda detail: collectives.save_collective(self.context.db, detail),
            lambda ids: collectives.delete_collectives(self.context.db, ids),
        )

    def _households(self) -> Shown:
        details = SubjectDetails(self.context, SubjectKind.HOUSEHOLD)
        return Shown(
            SubjectKind.HOUSEHOLD,
            "hộ",
            lists.households_list(self.context, details, self._first_steps("hộ")),
            details,
            lambda _key: forms.household_form(self.context),
            lambda key: households.get_household(self.context.db, key),
            households.HouseholdDetail,
            lambda detail: households.save_household(self.context.db, detail),
            lambda ids: households.delete_households(self.context.db, ids),
        )

    def _first_steps(self, noun: str) -> list[Action]:
        return [
            Action("Nhận từ Excel", self._on_import, "file-spreadsheet"),
            Action("Dán từ Excel", self._on_paste, "clipboard-list"),
            Action(f"Thêm {noun}", self._on_add, "plus"),
        ]

    def _on_segment_chosen(self, number: int) -> None:
        self._stack.setCurrentWidget(self._lists[number].view)
        self.offer(self._actions(self._lists[number].noun))
        self._on_selection_changed()

    def _on_selection_changed(self) -> None:
        self.selection_is(self.shown.view.table.selected_count)

    def _on_add(self) -> None:
        self._ask(f"Thêm {self.shown.noun}", self.shown.blank(**_BLANK[self.shown.blank]), again=True)

    def _on_sheet(self) -> None:
        row = self.shown.view.table.current_row
        if row is not None:
            subject = Subject(self.shown.kind, row.id, row.code, self.shown.details.heading)
            SheetDialog(self.context, subject, self).open()

    def _on_edit(self) -> None:
        row = self.shown.view.table.current_row
        if row is not None:
            self._ask(f"Sửa thông tin {self.shown.noun}", self.shown.get(row.id), again=False)

    def _ask(self, title: str, detail: Any, *, again: bool) -> None:
        shown = self.shown
        form = shown.form(detail.id)
        form.fill(detail)

        def save(values: dict[str, Any]) -> None:
            key = shown.save(replace(detail, **values))
            name = values.get("name") or values.get("head_name")
            self.context.done(f"Đã thêm {name}" if detail.id is None else f"Đã lưu {name}")
            shown.view.reload()
            shown.view.show_key(key)

        FormDialog(title, form, save, again=again, parent=self).open()

    def _on_delete(self) -> None:
        shown = self.shown
        ids = tuple(row.id for row in shown.view.table.selected_rows)
        count = shown.delete(ids)
        self.context.done(f"Đã xóa {labels.number(count)} {shown.noun}")

    def _on_import(self) -> None:
        chosen = choose_workbook(self)
        if chosen is not None:
            self.take_files([chosen])

    def _on_paste(self) -> None:
        """A block of cells, or files that were copied in the folder they lie in."""
        copied = QGuiApplication.clipboard().mimeData()
        files = [Path(url.toLocalFile()) for url in copied.urls() if url.isLocalFile()]
        if files:
            self.take_files(files)
        else:
            self._importing.take_text(copied.text())


def _show_details(details: SubjectDetails, row: Any) -> None:
    """A list out of sight that is read again shows its own details."""
    details.show_subject(row.id if row is not None else None)


_BLANK: dict[Any, dict[str, str]] = {
    people.PersonDetail: {"code": "", "name": ""},
    collectives.CollectiveDetail: {"code": "", "name": ""},
    households.HouseholdDetail: {"code": "", "head_name": ""},
}
