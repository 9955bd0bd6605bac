"""Đăng ký: the year's registrations, compared with what was proposed and achieved."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from khenthuong_desktop.domain.terms import SubjectKind
from khenthuong_desktop.services.award_rounds.registrations import (
    RegistrationRow,
    list_registrations,
    withdraw,
    years_registered,
)
from khenthuong_desktop.services.lists.official_lists import registration_list
from khenthuong_desktop.ui import labels
from khenthuong_desktop.ui.awards import award_choices, award_column, award_name
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.excel_list import save_official
from khenthuong_desktop.ui.page import Page
from khenthuong_desktop.ui.pages.registrations.details import RegistrationDetails
from khenthuong_desktop.ui.pages.registrations.dialogs import RegisterDialog
from khenthuong_desktop.ui.table_model import Chip, Column, ListSource, Query
from khenthuong_desktop.ui.theme import Tone
from khenthuong_desktop.ui.widgets import actions as keys
from khenthuong_desktop.ui.widgets.actions import Action, Needs
from khenthuong_desktop.ui.widgets.empty import EmptyState
from khenthuong_desktop.ui.widgets.list_view import Filter, ListView

_OUTCOMES = (None, Chip("Đã đề nghị", Tone.ACCENT, "send"), Chip("Đã đạt", Tone.AWARD, "award"))

_FIRST_STEP = (
    "Chọn danh hiệu, rồi chọn những người, tập thể đăng ký phấn đấu. Đăng ký là căn cứ để cuối năm so với "
    "kết quả đạt được."
)


class RegistrationsPage(Page):
    title = "Đăng ký"
    tables = frozenset(
        {"registrations", "people", "collectives", "households", "nominations", "award_rounds", "awards_held", "rules"}
    )
    by_year = True

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._all: tuple[RegistrationRow, ...] = ()
        self._other_years: Mapping[int, int] = {}
        self._build()

    def _build(self) -> None:
        context = self.context
        columns: tuple[Column[RegistrationRow], ...] = (
            Column("Mã số", lambda row: row.code, sort="code", chars=7),
            Column("Tên", lambda row: row.name, sort="name", chars=17, stretch=True),
            Column("Đơn vị", lambda row: row.unit_name, sort="unit", chars=17),
            award_column(context, "Danh hiệu đăng ký"),
            Column("Tên danh hiệu", lambda row: award_name(context.library, row.award), sort="award_name", hidden=True),
            Column("Phong trào", lambda row: row.movement, sort="movement", chars=15, hidden=True),
            Column("Ngày đăng ký", lambda row: row.registered_on, labels.day, sort="day", chars=11, hidden=True),
            Column("Kết quả", _outcome, sort="outcome", chars=12, chip=_chip),
        )
        details = RegistrationDetails(self.context)
        self.view = ListView(
            "registrations",
            "đăng ký",
            columns,
            ListSource(self._rows, columns),
            search_hint="Tìm theo tên, mã số, đơn vị, danh hiệu",
            filters=(
                Filter("kind", "Mọi đối tượng", labels.choices(SubjectKind)),
                Filter("award", "Mọi danh hiệu", self._award_choices()),
            ),
            details=details,
            empty=self._empty(),
            state=self.context.state,
        )
        self.view.current_changed.connect(details.show_row)
        self.view.selection_changed.connect(lambda: self.selection_is(self.view.table.selected_count))
        self.body.addWidget(self.view)
        self.offer(
            [
                Action("Đăng ký", self._on_add, "plus", keys.ADD),
                Action("Xét điều kiện", self._on_check, "list-checks", (), Needs.ONE, separated=True),
                Action("Rút đăng ký", self._on_withdraw, "trash-2", keys.DELETE, Needs.SOME),
                Action("Bản đăng ký thi đua (Excel)", self._on_official, "file-spreadsheet", separated=True),
            ]
        )

    def _empty(self) -> EmptyState:
        self.empty = EmptyState(
            "flag",
            "Chưa có ai đăng ký trong năm này",
            _FIRST_STEP,
            [
                Action("Đăng ký", self._on_add, "plus"),
                Action("Xem danh sách người", lambda: self.context.go("people"), "users"),
                Action("Xem năm khác", self._on_other_year, "calendar"),
            ],
        )
        return self.empty

    def _say_other_years(self) -> None:
        """A list just taken in may be of the year to come: what is not in sight is told with its year."""
        self._other_years = {} if self._all else years_registered(self.context.db)
        told = ", ".join(f"năm {year}: {labels.number(count)}" for year, count in self._other_years.items())
        self.empty.sentence.setText(f"Đang có đăng ký của năm khác ({told}). {_FIRST_STEP}" if told else _FIRST_STEP)
        self.other_year_button = self.empty.buttons[-1]
        self.other_year_button.setText(f" Xem năm {next(iter(self._other_years), '')}")
        self.other_year_button.setVisible(bool(told))

    def _on_other_year(self) -> None:
        self.context.year = next(iter(self._other_years))

    def _award_choices(self) -> list[tuple[str, str]]:
        return award_choices(self.context.library, groups=("title", "form"))

    def reload(self) -> None:
        self.view.offer_choices("award", self._award_choices())
        self._all = list_registrations(self.context.db, self.context.year).rows
        self._say_other_years()
        self.view.reload()
        proposed = sum(row.proposed for row in self._all)
        achieved = sum(row.achieved for row in self._all)
        self.show_count(f"{labels.number(proposed)} đã đề nghị · {labels.number(achieved)} đã đạt" if self._all else "")

    def show_key(self, key: str) -> None:
        self.view.show_key(key)

    def _rows(self, query: Query) -> list[RegistrationRow]:
        kind, award = query.filters.get("kind"), query.filters.get("award")
        return [row for row in self._all if kind in (None, row.subject_kind) and award in (None, row.award)]

    def _on_add(self) -> None:
        movements = sorted({row.movement for row in self._all if row.movement})

        def added(count: int, award: str) -> None:
            name = award_name(self.context.library, award)
            said = f"Đã đăng ký {labels.number(count)} danh hiệu {name}" if count else "Tất cả đã đăng ký từ trước"
            self.context.done(said) if count else self.context.messages.warn(said)

        RegisterDialog(self.context, movements, added, self).open()

    def _on_withdraw(self) -> None:
        ids = tuple(row.id for row in self.view.table.selected_rows)
        count = withdraw(self.context.db, ids)
        self.context.done(f"Đã rút {labels.number(count)} đăng ký")

    def _on_check(self) -> None:
        row: Any = self.view.table.current_row
        if row is not None:
            self.context.go("eligibility", f"{row.subject_id}/{row.award}")

    def _on_official(self) -> None:
        db, library, year = self.context.db, self.context.library, self.context.year
        name = f"Bản đăng ký thi đua năm {year}"
        save_official(self.context, self, name, lambda: registration_list(db, library, year))


def _outcome(row: RegistrationRow) -> int:
    return 2 if row.achieved else int(row.proposed)


def _chip(row: RegistrationRow) -> Chip | None:
    return _OUTCOMES[_outcome(row)]
