"""Thiết lập: one part at a time, chosen on top."""

from typing import TypeVar

from PySide6.QtWidgets import QStackedWidget, QWidget

from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.page import Page
from khenthuong_desktop.ui.pages.settings.backups import BackupsPart
from khenthuong_desktop.ui.pages.settings.holidays import HolidaysPart
from khenthuong_desktop.ui.pages.settings.look import LookPart
from khenthuong_desktop.ui.pages.settings.part import Part
from khenthuong_desktop.ui.pages.settings.past import PastPart
from khenthuong_desktop.ui.pages.settings.rules import RulesPart
from khenthuong_desktop.ui.pages.settings.signers import SignersPart
from khenthuong_desktop.ui.pages.settings.unit import UnitPart
from khenthuong_desktop.ui.widgets.controls import Segments

PartT = TypeVar("PartT", bound=Part)


class SettingsPage(Page):
    title = "Thiết lập"
    tables = frozenset({"units", "signers", "settings", "actions", "rules"})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._parts: tuple[Part, ...] = (
            UnitPart(context),
            SignersPart(context),
            RulesPart(context),
            HolidaysPart(context),
            BackupsPart(context),
            PastPart(context),
            LookPart(context),
        )
        self._build()

    def _build(self) -> None:
        self._segments = Segments([part.title for part in self._parts])
        self._segments.chosen.connect(self._on_part_chosen)
        self.title_line.insertWidget(2, self._segments)
        self._stack = QStackedWidget()
        for part in self._parts:
            self._stack.addWidget(part)
            part.selection_changed.connect(self._on_selection_changed)
        self.body.addWidget(self._stack)
        self._on_part_chosen(0)

    def reload(self) -> None:
        for part in self._parts:
            part.reload()

    def show_key(self, key: str) -> None:
        """``key`` names a part: unit, signers, rules, holidays, backups, past or look."""
        for number, part in enumerate(self._parts):
            if part.name == key:
                self._segments.choose(number)

    def part(self, kind: type[PartT]) -> PartT:
        """One of the parts, by its class."""
        return next(part for part in self._parts if isinstance(part, kind))

    def _on_part_chosen(self, number: int) -> None:
        self._stack.setCurrentWidget(self._parts[number])
        self.offer(self._parts[number].offered())

    def _on_selection_changed(self, count: int) -> None:
        self.selection_is(count)
