"""A recorded meeting, or a council with its members, beside the list."""

from PySide6.QtWidgets import QWidget

from khenthuong_desktop.domain.terms import CouncilRole
from khenthuong_desktop.services.council.councils import CouncilDetail
from khenthuong_desktop.services.council.meetings import MeetingDetail, SeatTaken, VoteResult
from khenthuong_desktop.ui import labels
from khenthuong_desktop.ui.awards import award_name
from khenthuong_desktop.ui.context import Context
from khenthuong_desktop.ui.pages.councils.lines import MeetingLine
from khenthuong_desktop.ui.table_model import Chip
from khenthuong_desktop.ui.theme import Tone
from khenthuong_desktop.ui.votes import result_chip, share_text, threshold_text
from khenthuong_desktop.ui.widgets.details import DetailsPanel, Entries, Facts


class MeetingDetails(DetailsPanel):
    """What was recorded: results, who was there, place and hours."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("Chọn một đợt để xem kết quả họp.", parent)
        self._context = context
        self._results = Entries("Chưa có kết quả bỏ phiếu.")
        self._seats = Entries("Chưa điểm danh.")
        self._facts = Facts()
        self.add_tab("Kết quả", self._results)
        self.add_tab("Điểm danh", self._seats)
        self.add_tab("Cuộc họp", self._facts)

    def show_line(self, line: MeetingLine | None) -> None:
        """Show the meeting on a round, or that there was none."""
        if line is None:
            self.clear()
            return
        meeting = line.meeting
        if meeting is None:
            self.show_heading(line.round.name, "Chưa ghi cuộc họp nào. Bấm “Ghi cuộc họp” (Ctrl+N).")
            self._tabs.hide()
            self.edit_button.hide()
            return
        chips = [
            Chip(f"Có mặt {meeting.present}/{meeting.members}", Tone.ACCENT, "users"),
            Chip(f"Thông qua {line.passed}/{len(meeting.results)}", Tone.GOOD, "circle-check"),
        ]
        self.show_heading(line.round.name, f"Họp ngày {labels.day(meeting.held_on)}", chips)
        self.edit_button.hide()
        self._results.show_entries([self._result(place, row) for place, row in enumerate(meeting.results, 1)])
        self._seats.show_entries([_seat(place, seat) for place, seat in enumerate(meeting.seats, 1)])
        self._facts.show_facts(_facts(meeting))

    def _result(self, place: int, row: VoteResult) -> tuple[str, str | Chip, str]:
        yes = row.in_favour + row.written_in_favour
        chip = result_chip(row.passed)
        said = f"{yes}/{row.members} đồng ý, {share_text(row.share)} (cần {threshold_text(row.threshold)})"
        who = f"{row.called} · {award_name(self._context.library, row.award)}"
        return str(place), who, f"{chip.text} · {said}"


class CouncilDetails(DetailsPanel):
    """Members in order of rank, with their tasks."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Chọn một Hội đồng để xem thành viên.", parent)
        self._members = Entries("Chưa có thành viên nào.")
        self.add_tab("Thành viên", self._members)

    def show_council(self, detail: CouncilDetail | None) -> None:
        """Show one council, or nothing."""
        if detail is None:
            self.clear()
            return
        day = labels.day(detail.decision_date)
        decision = f"Quyết định {detail.decision_number}" if detail.decision_number else "Chưa ghi quyết định thành lập"
        self.show_heading(detail.name, f"{decision}{f' ngày {day}' if day else ''}")
        self._members.show_entries(
            [
                (
                    str(place),
                    " · ".join(part for part in (member.name, member.job_title) if part),
                    " – ".join(part for part in (labels.word(member.role), member.task) if part),
                )
                for place, member in enumerate(detail.members, 1)
            ]
        )


def _seat(place: int, seat: SeatTaken) -> tuple[str, str | Chip, str]:
    if seat.present:
        said = "Có mặt"
    else:
        said = "Vắng, gửi ý kiến bằng văn bản" if seat.written_opinion else "Vắng"
    role = "" if seat.role is CouncilRole.MEMBER else labels.word(seat.role)
    return str(place), seat.name, " · ".join(part for part in (said, seat.reason, role) if part)


def _facts(meeting: MeetingDetail) -> list[tuple[str, str]]:
    decision = meeting.council_decision_number or ""
    return [
        ("Hội đồng", meeting.council_name),
        ("Quyết định", f"{decision} {labels.day(meeting.council_decision_date)}".strip()),
        ("Thời gian", f"{meeting.started_at} – {meeting.ended_at}"),
        ("Địa điểm", meeting.place),
        ("Chủ trì", meeting.chair_name),
        ("Thư ký", meeting.secretary_name),
        ("Kiểm phiếu", " – ".join(filter(None, (meeting.count_started_at, meeting.count_ended_at)))),
        ("Tổ kiểm phiếu", ", ".join((meeting.tellers or "").splitlines())),
        ("Ý kiến", meeting.opinions or ""),
    ]
