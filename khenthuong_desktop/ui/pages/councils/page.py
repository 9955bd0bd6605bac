"""Hội đồng: the meetings on the year's rounds, and the councils with their members."""

from collections.abc import Callable

from PySide6.QtWidgets import QStackedWidget, QWidget

from khenthuong_desktop.services.award_rounds.rounds import get_round, list_rounds
from khenthuong_desktop.services.council.councils import CouncilDetail, list_councils
from khenthuong_desktop.services.council.meetings import get_meeting
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.page import Page
from khenthuong_desktop.ui.pages.councils.council_dialog import CouncilDialog
from khenthuong_desktop.ui.pages.councils.details import CouncilDetails, MeetingDetails
from khenthuong_desktop.ui.pages.councils.lines import COUNCILS, MEETINGS, MeetingLine
from khenthuong_desktop.ui.pages.councils.meeting_dialog import MeetingDialog
from khenthuong_desktop.ui.table_model import ListSource
from khenthuong_desktop.ui.widgets import actions as keys
from khenthuong_desktop.ui.widgets.actions import Action, Needs
from khenthuong_desktop.ui.widgets.controls import Segments
from khenthuong_desktop.ui.widgets.empty import EmptyState
from khenthuong_desktop.ui.widgets.list_view import ListView


class CouncilsPage(Page):
    title = "Hội đồng"
    tables = frozenset(
        {"councils", "council_members", "meetings", "attendances", "ballots", "award_rounds", "nominations"}
    )
    by_year = True

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._lines: list[MeetingLine] = []
        self._councils: tuple[CouncilDetail, ...] = ()
        self._build()

    def _build(self) -> None:
        self.meeting_details = MeetingDetails(self.context)
        self.council_details = CouncilDetails()
        self.council_details.edit_asked.connect(self._on_edit)
        self.meetings = ListView(
            "meetings",
            "đợt",
            MEETINGS,
            ListSource(lambda _query: self._lines, MEETINGS),
            search_hint="Tìm theo đợt, ngày họp",
            details=self.meeting_details,
            empty=EmptyState(
                "vote",
                "Chưa có đợt đề nghị nào trong năm để họp",
                "Mở một đợt và chọn người được đề nghị; sau đó ghi cuộc họp của Hội đồng tại đây.",
                [Action("Đến Đợt đề nghị", lambda: self.context.go("rounds"), "folder-kanban")],
            ),
            state=self.context.state,
        )
        self.councils = ListView(
            "councils",
            "hội đồng",
            COUNCILS,
            ListSource(lambda _query: self._councils, COUNCILS),
            search_hint="Tìm theo tên, quyết định",
            details=self.council_details,
            empty=EmptyState(
                "users",
                "Chưa có Hội đồng nào",
                "Ghi Hội đồng Thi đua - Khen thưởng, Hội đồng Sáng kiến… với quyết định thành lập, thành viên và nhiệm "
                "vụ của từng người.",
                [Action("Thêm Hội đồng", self._on_add, "plus")],
            ),
            state=self.context.state,
            key=lambda detail: detail.id or "",
        )
        self.segments = Segments(("Cuộc họp", "Hội đồng"))
        self.segments.chosen.connect(self._on_segment_chosen)
        self.title_line.insertWidget(2, self.segments)
        self._stack = QStackedWidget()
        for view in (self.meetings, self.councils):
            self._stack.addWidget(view)
            view.selection_changed.connect(self._on_selection_changed)
        self.meetings.current_changed.connect(self.meeting_details.show_line)
        self.meetings.opened.connect(lambda line: self._record(line.id))
        self.councils.current_changed.connect(self.council_details.show_council)
        self.councils.opened.connect(lambda _detail: self._on_edit())
        self.body.addWidget(self._stack, 1)
        self._on_segment_chosen(0)

    def reload(self) -> None:
        db = self.context.db
        self._councils = list_councils(db)
        self._lines = [MeetingLine(row, get_meeting(db, row.id)) for row in list_rounds(db, self.context.year)]
        self.councils.reload()
        self.meetings.reload()
        if len(self._lines) == 1 and self.meetings.table.current_row is None:
            self.meetings.table.select_key(self._lines[0].id)  # nothing to choose

    def show_key(self, key: str) -> None:
        """``record/<round>`` starts recording, ``meeting/<round>`` shows what was recorded, else a council."""
        what, _, round_id = key.partition("/")
        self.segments.choose(0 if round_id else 1)
        if not round_id:
            self.councils.show_key(key)
            return
        self.meetings.show_key(round_id)
        if what == "record":
            self._record(round_id)

    def _actions(self, number: int) -> list[Action]:
        if number == 0:
            return [
                Action("Ghi cuộc họp", self._on_record, "vote", keys.ADD, Needs.ONE),
                Action("Xem, sửa cuộc họp", self._on_record, "pencil", keys.EDIT, Needs.ONE),
                Action("Đến đợt này", self._on_round, "arrow-right", (), Needs.ONE, separated=True),
            ]
        return [
            Action("Thêm Hội đồng", self._on_add, "plus", keys.ADD),
            Action("Sửa Hội đồng, thành viên", self._on_edit, "pencil", keys.EDIT, Needs.ONE),
        ]

    def _on_segment_chosen(self, number: int) -> None:
        self._stack.setCurrentIndex(number)
        self.offer(self._actions(number))
        self._on_selection_changed()

    def _on_selection_changed(self) -> None:
        view = self.meetings if self.segments.current == 0 else self.councils
        self.selection_is(view.table.selected_count)

    def _on_record(self) -> None:
        line = self.meetings.table.current_row
        if line is not None:
            self._record(line.id)

    def _record(self, round_id: str) -> None:
        """Ask for the meeting on a round, or first for the council and the nominees it lacks."""
        found = get_round(self.context.db, round_id)
        if not self._councils:
            self.segments.choose(1)
            self.context.messages.warn("Ghi Hội đồng và các thành viên trước, rồi mới ghi được cuộc họp.")
            self._ask(CouncilDetail("", ()), lambda: self._go_on_to(round_id))
        elif not found.nominations:
            self.context.messages.warn(f"Đợt {found.code} chưa có ai được đề nghị để Hội đồng xét.")
        else:
            MeetingDialog(self.context, found, self._councils, get_meeting(self.context.db, round_id), self).open()

    def _on_round(self) -> None:
        line = self.meetings.table.current_row
        if line is not None:
            self.context.go("rounds", line.id)

    def _on_add(self) -> None:
        self._ask(CouncilDetail("", ()))

    def _on_edit(self) -> None:
        detail = self.councils.table.current_row
        if detail is not None:
            self._ask(detail)

    def _go_on_to(self, round_id: str) -> None:
        """The council is there now: on with the meeting it was needed for."""
        self.segments.choose(0)
        self.meetings.show_key(round_id)
        self._record(round_id)

    def _ask(self, detail: CouncilDetail, then: Callable[[], object] = lambda: None) -> None:
        def saved(key: str, name: str) -> None:
            self.context.done(f"Đã lưu {name}")
            self.reload()
            self.councils.show_key(key)
            then()

        CouncilDialog(self.context, detail, saved, self).open()
