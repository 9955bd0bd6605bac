"""The columns of the two lists: meetings by round, and councils."""

from dataclasses import dataclass

from khenthuong_desktop.services.award_rounds.rounds import RoundRow
from khenthuong_desktop.services.council.councils import CouncilDetail
from khenthuong_desktop.services.council.meetings import MeetingDetail
from khenthuong_desktop.ui import labels
from khenthuong_desktop.ui.table_model import Chip, Column
from khenthuong_desktop.ui.theme import Tone

_HELD = Chip("Đã họp", Tone.GOOD, "circle-check")
_NOT_HELD = Chip("Chưa họp", Tone.WARNING, "clock")


@dataclass(frozen=True)
class MeetingLine:
    """A round of the year with the meeting whose votes count, when there was one."""

    round: RoundRow
    meeting: MeetingDetail | None

    @property
    def id(self) -> str:
        return self.round.id

    @property
    def passed(self) -> int | None:
        """How many nominations got the share they need."""
        return None if self.meeting is None else sum(result.passed for result in self.meeting.results)


def _present(line: MeetingLine) -> str:
    return "" if line.meeting is None else f"{line.meeting.present}/{line.meeting.members}"


def _passed(line: MeetingLine) -> str:
    return "" if line.meeting is None else f"{line.passed}/{len(line.meeting.results)}"


MEETINGS: tuple[Column[MeetingLine], ...] = (
    Column("Đợt", lambda line: line.round.code, sort="code", chars=6),
    Column("Tên đợt", lambda line: line.round.name, sort="name", chars=13, stretch=True),
    Column("Ngày họp", lambda line: line.meeting.held_on if line.meeting else None, labels.day, sort="day", chars=9),
    Column("Có mặt", _present, numeric=True, chars=6, hidden=True),
    Column("Thông qua", _passed, numeric=True, chars=8),
    Column(
        "Tình trạng",
        lambda line: line.meeting is None,
        sort="held",
        chars=11,
        chip=lambda line: _NOT_HELD if line.meeting is None else _HELD,
    ),
)
COUNCILS: tuple[Column[CouncilDetail], ...] = (
    Column("Tên Hội đồng", lambda detail: detail.name, sort="name", chars=18, stretch=True),
    Column("Quyết định", lambda detail: detail.decision_number, sort="number", chars=12),
    Column("Ngày", lambda detail: detail.decision_date, labels.day, sort="day", chars=10),
    Column(
        "Thành viên",
        lambda detail: sum(member.role.votes for member in detail.members),
        labels.number,
        numeric=True,
        sort="members",
        chars=10,
    ),
)
