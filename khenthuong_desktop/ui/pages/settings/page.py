"""Thiết lập: one part at a time, chosen on top."""

from functools import partial
from typing import TypeVar

from PySide6.QtCore import QEvent
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
from khenthuong_desktop.ui.pages.settings.templates import TemplatesPart
from khenthuong_desktop.ui.pages.settings.unit import UnitPart
from khenthuong_desktop.ui.widgets.controls import Segments

PartT = TypeVar("PartT", bound=Part)
_ROOM_FOR_ACTIONS = 400  # two buttons and the menu


class SettingsPage(Page):
    title = "Thiết lập"
    tables = frozenset({"units", "signers", "settings", "actions", "rules"})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._parts: tuple[Part, ...] = (
            UnitPart(context),
            SignersPart(context),
            TemplatesPart(context),
            RulesPart(context),
            HolidaysPart(context),
            BackupsPart(context),
            PastPart(context),
            LookPart(context),
        )
        self._build()

    def _build(self) -> None:
        self.switch = Segments([part.title for part in self._parts])
        self.switch.chosen.connect(self._on_part_chosen)
        self._under_title = False
        self.title_line.insertWidget(2, self.switch)
        self._stack = QStackedWidget()
        for part in self._parts:
            self._stack.addWidget(part)
            part.selection_changed.connect(partial(self._on_selection_changed, part))
        self.body.addWidget(self._stack)
        self._on_part_chosen(0)

    def reload(self) -> None:
        for part in self._parts:
            part.reload()

    def show_key(self, key: str) -> None:
        """``key`` names a part: unit, signers, templates, rules, holidays, backups, past or look."""
        for number, part in enumerate(self._parts):
            if part.name == key:
                self.switch.choose(number)

    def part(self, kind: type[PartT]) -> PartT:
        """One of the parts, by its class."""
        return next(part for part in self._parts if isinstance(part, kind))

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):  # more room, or other words in it
            self._place_segments()
        return done

    def _place_segments(self) -> None:
        """The switch stands in the line of the title, or under it where there is no room; the same for all parts."""
        words = self.fontMetrics().horizontalAdvance(self.title) * 2
        under = words + self.switch.sizeHint().width() + _ROOM_FOR_ACTIONS > self.width()
        if under and not self._under_title:
            self.title_line.removeWidget(self.switch)
            self.body.insertWidget(0, self.switch)
        elif self._under_title and not under:
            self.body.removeWidget(self.switch)
            self.title_line.insertWidget(2, self.switch)
        self._under_title = under

    def _on_part_chosen(self, number: int) -> None:
        self._stack.setCurrentWidget(self._parts[number])
        self.offer(self._parts[number].offered())
        view = self.list_view
        self.selection_is(view.table.selected_count if view is not None else 0)

    def _on_selection_changed(self, part: Part, count: int) -> None:
        """Parts out of sight are filled as well; their rows enable nothing."""
        if self._stack.currentWidget() is part:
            self.selection_is(count)
