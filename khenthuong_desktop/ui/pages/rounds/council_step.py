"""Đã họp Hội đồng: what the council decided on the round; recording it happens on the council page."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from khenthuong_desktop.services.council.meetings import MeetingDetail, VoteResult, get_meeting
from khenthuong_desktop.ui import labels
from khenthuong_desktop.ui.awards import award_column, award_name
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.pages.rounds.step import Step
from khenthuong_desktop.ui.table_model import Chip, Column, ListSource
from khenthuong_desktop.ui.theme import Space, Tone
from khenthuong_desktop.ui.votes import result_chip, share_text, threshold_text
from khenthuong_desktop.ui.widgets import actions as keys
from khenthuong_desktop.ui.widgets.actions import Action
from khenthuong_desktop.ui.widgets.controls import Card, ChipLabel, label
from khenthuong_desktop.ui.widgets.empty import EmptyState
from khenthuong_desktop.ui.widgets.list_view import ListView


class CouncilStep(Step):
    """The newest meeting with its results, or what to do when there was none."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.meeting: MeetingDetail | None = None
        columns: tuple[Column[VoteResult], ...] = (
            Column("Tên", lambda row: row.called, sort="name", chars=11, stretch=True),
            award_column(context),
            Column("Tên danh hiệu", lambda row: award_name(context.library, row.award), hidden=True),
            Column("Đồng ý", lambda row: row.in_favour + row.written_in_favour, labels.number, True, "yes", 6),
            Column("Tỷ lệ", lambda row: row.share, share_text, True, "share", 6),
            Column("Cần", lambda row: row.threshold, threshold_text, True, chars=6),
            Column(
                "Kết quả", lambda row: row.passed, sort="passed", chars=11, chip=lambda row: result_chip(row.passed)
            ),
        )
        self.view: ListView[VoteResult] = ListView(
            "round_votes",
            "kết quả",
            columns,
            ListSource(lambda _query: self.meeting.results if self.meeting else (), columns),
            search_hint="Tìm theo tên, danh hiệu",
            state=context.state,
            key=lambda row: row.nomination_id,
        )
        self._build()

    def _build(self) -> None:
        self._title_label = label("", "strong")
        self._where_label = label("", "secondary", wrap=True)
        self._attendance_chip = ChipLabel()
        card = Card()
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title_label)
        words.addWidget(self._where_label)
        row = QHBoxLayout(card)
        row.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        row.addLayout(words, 1)
        row.addWidget(self._attendance_chip)
        held = QWidget()
        layout = QVBoxLayout(held)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.M)
        layout.addWidget(card)
        layout.addWidget(self.view, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(
            EmptyState(
                "vote",
                "Chưa ghi cuộc họp Hội đồng",
                "Ghi ai dự, ai gửi ý kiến bằng văn bản và số phiếu của từng đề nghị; chương trình tính tỷ lệ trên tổng "
                "số thành viên theo luật.",
                [Action("Ghi cuộc họp", self._on_record, "vote")],
            )
        )
        self._stack.addWidget(held)
        self.body.addWidget(self._stack)

    @property
    def offered(self) -> Sequence[Action]:
        if self.meeting is None:
            return (Action("Ghi cuộc họp", self._on_record, "vote", keys.ADD),)
        return (
            Action("Xem tại Hội đồng", self._on_look, "arrow-right", keys.EDIT),
            Action("Ghi lại cuộc họp", self._on_record, "vote", keys.ADD),
        )

    def reload(self) -> None:
        self.meeting = get_meeting(self.context.db, self.round_id)
        self._stack.setCurrentIndex(0 if self.meeting is None else 1)
        self.view.reload()
        if self.meeting is not None:
            self._show_meeting(self.meeting)

    def show_key(self, key: str) -> None:
        self.view.show_key(key)

    def _show_meeting(self, meeting: MeetingDetail) -> None:
        self._title_label.setText(f"{meeting.council_name}, họp ngày {labels.day(meeting.held_on)}")
        opinions = f" · {meeting.written} ý kiến bằng văn bản" if meeting.written else ""
        self._where_label.setText(f"{meeting.started_at}–{meeting.ended_at} tại {meeting.place}{opinions}")
        self._attendance_chip.show_chip(Chip(f"Có mặt {meeting.present}/{meeting.members}", Tone.ACCENT, "users"))

    def _on_record(self) -> None:
        self.context.go("councils", f"record/{self.round_id}")

    def _on_look(self) -> None:
        self.context.go("councils", f"meeting/{self.round_id}")
