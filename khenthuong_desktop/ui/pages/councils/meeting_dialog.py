"""Recording a meeting on a round: the sitting, who was there, and the votes on each nominee."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QComboBox, QTabWidget, QWidget

from khenthuong_desktop.domain.clock import read_hour
from khenthuong_desktop.domain.terms import CouncilRole
from khenthuong_desktop.services.award_rounds.rounds import RoundDetail
from khenthuong_desktop.services.council.councils import CouncilDetail, Member
from khenthuong_desktop.services.council.meetings import MeetingDetail, MeetingRecord, record_meeting
from khenthuong_desktop.services.lists.vote_lists import VotesRead, read_votes
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.form import Field, Form, Kind
from khenthuong_desktop.ui.pages.councils.attendance import AttendanceSheet
from khenthuong_desktop.ui.pages.councils.ballots import BallotSheet
from khenthuong_desktop.ui.theme import Size, Tone
from khenthuong_desktop.ui.widgets.banner import Banner
from khenthuong_desktop.ui.widgets.drop_area import choose_workbook
from khenthuong_desktop.ui.widgets.scrolling import scrolled_sheet
from khenthuong_desktop.ui.widgets.work_dialog import WorkDialog

SITTING, ATTENDANCE, BALLOTS = range(3)
_MOST_FAULTS = 6
_NAMES = ("Cuộc họp", "Điểm danh", "Bỏ phiếu")


class MeetingDialog(WorkDialog):
    """Three sheets; a meeting recorded before fills them, and the newest one counts."""

    def __init__(
        self,
        context: Context,
        found: RoundDetail,
        councils: Sequence[CouncilDetail],
        before: MeetingDetail | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            "Ghi cuộc họp Hội đồng", hint=f"{found.code}/{found.year} · {found.name}", save_text="Ghi", parent=parent
        )
        self._context = context
        self._round = found
        self._councils = tuple(councils)
        self._before = before
        self._touched = False
        self.form = self._sitting_form()
        self.attendance = AttendanceSheet()
        self.ballots = BallotSheet(context.library, found)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        for name, sheet in zip(_NAMES, (scrolled_sheet(self.form), self.attendance, self.ballots), strict=True):
            self.tabs.addTab(sheet, name)
        self.votes_banner = Banner()
        self.body.addWidget(self.tabs, 1)
        self.body.addWidget(self.votes_banner)
        self._fill()
        self._connect()
        self._on_council_chosen()
        if before is not None:
            self.attendance.show_seats(before.seats)
            self.ballots.show_results(before.results)
        self._recount()
        self._touched = False
        self.form.focus_first()
        self.resize(Size.DETAILS * 2 + 240, 660)

    def _sitting_form(self) -> Form:
        return Form(
            (
                Field(
                    "council",
                    "Hội đồng",
                    Kind.CHOICE,
                    required=True,
                    choices=[(council.name, council.id) for council in self._councils],
                    full=True,
                ),
                Field("held_on", "Ngày họp", Kind.DATE, required=True),
                Field("place", "Địa điểm", required=True),
                Field("started_at", "Bắt đầu lúc", required=True, check=_hour_fault),
                Field("ended_at", "Kết thúc lúc", required=True, check=_hour_fault),
                Field("chair_name", "Chủ trì (để trống: Chủ tịch)", Kind.SUGGEST),
                Field("secretary_name", "Thư ký (để trống: Thư ký Hội đồng)", Kind.SUGGEST),
                Field(
                    "count_started_at",
                    "Kiểm phiếu từ lúc",
                    check=_count_hour_fault,
                    hint="Giờ ghi ở biên bản kiểm phiếu",
                ),
                Field("count_ended_at", "Kiểm phiếu đến lúc", check=_count_hour_fault),
                Field(
                    "tellers",
                    "Tổ kiểm phiếu",
                    Kind.LONG,
                    full=True,
                    hint="Mỗi người một dòng hoặc cách nhau bằng “;”, người đầu là Tổ trưởng; trống thì để dòng chấm",
                ),
                Field("opinions", "Ý kiến thảo luận", Kind.LONG, full=True, hint="Mỗi ý kiến một dòng"),
            )
        )

    def _fill(self) -> None:
        before = self._before
        known = {council.name: council.id for council in self._councils}
        values: dict[str, Any] = {"council": self._councils[0].id, "started_at": "08:00", "ended_at": "10:00"}
        if before is not None:
            values |= {name: getattr(before, name) for name in self.form.values() if name != "council"}
            values["council"] = known.get(before.council_name, values["council"])
        self.form.fill(values)

    def _connect(self) -> None:
        council_box = self.form.editor("council")
        assert isinstance(council_box, QComboBox)
        council_box.currentIndexChanged.connect(lambda _place: self._on_council_chosen())
        self.form.edited.connect(self._on_edited)
        self.form.finished.connect(lambda: self.tabs.setCurrentIndex(ATTENDANCE))
        self.attendance.changed.connect(self._on_edited)
        self.ballots.changed.connect(self._on_edited)
        self.ballots.list_wanted.connect(self._on_list_wanted)

    def _on_list_wanted(self) -> None:
        """The counts as the office has them in a list; what is unclear there is told and left to be typed."""
        path, context, key = choose_workbook(self), self._context, self._round.id
        if path is None:
            return

        def show(read: VotesRead) -> None:
            self.ballots.take_votes(read.votes)
            faults = "\n".join(read.faults[:_MOST_FAULTS])
            taken = f"Đã lấy số phiếu của {len(read.votes)}/{len(self._round.nominations)} đề nghị."
            self.votes_banner.say(f"{taken}\n{faults}" if faults else taken, Tone.WARNING if faults else Tone.GOOD)

        context.jobs.start(
            f"Đang đọc {path.name}",
            lambda progress: read_votes(context.db, context.library, key, path, progress=progress.step),
            show,
            asker=self,
        )

    @property
    def council(self) -> CouncilDetail | None:
        """The council that sat."""
        chosen = self.form.values()["council"]
        return next((council for council in self._councils if council.id == chosen), None)

    def ready(self) -> bool:
        """Every sheet says what it lacks; the first one that does comes into sight."""
        checks: tuple[tuple[int, Callable[[], str]], ...] = (
            (SITTING, lambda: "" if self.form.check() else "Xem lại các ô có chữ đỏ."),
            (ATTENDANCE, self.attendance.fault),
            (BALLOTS, self.ballots.fault),
        )
        for number, check in checks:
            fault = check()
            if fault:
                self.tabs.setCurrentIndex(number)
                self.show_fault(fault)
                return False
        return True

    def hand_over(self) -> None:
        values, council = self.form.values(), self.council
        assert council is not None
        record = MeetingRecord(
            council_name=council.name,
            held_on=values["held_on"],
            place=values["place"],
            members=tuple(council.members),
            seats=self.attendance.seats(),
            votes=self.ballots.votes(),
            started_at=values["started_at"],
            ended_at=values["ended_at"],
            chair_name=values["chair_name"] or None,
            secretary_name=values["secretary_name"] or None,
            opinions=values["opinions"] or None,
            count_started_at=values["count_started_at"] or None,
            count_ended_at=values["count_ended_at"] or None,
            tellers=values["tellers"] or None,
        )
        meeting = record_meeting(self._context.db, self._context.library, self._round.id, record)
        passed = sum(result.passed for result in meeting.results)
        told = f"Đã ghi cuộc họp: {passed}/{len(meeting.results)} đề nghị được thông qua"
        if meeting.secretary_name.strip():
            self._context.done(told)
        else:
            self._context.messages.warn(f"{told}; chưa ghi thư ký nên chưa soạn được biên bản")

    def changed(self) -> bool:
        return self._touched

    def _on_council_chosen(self) -> None:
        members: tuple[Member, ...] = self.council.members if self.council else ()
        self.attendance.show_members(members)
        for name, role in (("chair_name", CouncilRole.CHAIRMAN), ("secretary_name", CouncilRole.SECRETARY)):
            box = self.form.editor(name)
            assert isinstance(box, QComboBox)
            kept = box.currentText()
            box.clear()
            box.addItems([member.name for member in members if member.role is role])
            box.addItems([member.name for member in members if member.role is not role])
            box.setEditText(kept)
        self._recount()

    def _on_edited(self) -> None:
        self._touched = True
        self._recount()

    def _recount(self) -> None:
        """Quorum and shares follow every keystroke, under the law of the day of the meeting."""
        day = self.form.values()["held_on"] or self._context.db.today()
        unit = self._context.unit
        self.attendance.judge(self._context.library.quorum(day, unit.level if unit else None))
        self.ballots.judge(day, self.attendance.total, self.attendance.present, self.attendance.written)


def _hour_fault(value: str) -> str:
    return "Viết giờ như 08:00 hoặc 8h30" if read_hour(value) is None else ""


def _count_hour_fault(value: str) -> str:
    return _hour_fault(value) if value else ""
