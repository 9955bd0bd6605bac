"""Who was at the meeting: present, absent with a written opinion, or absent; with the quorum counted live."""

from collections.abc import Sequence
from enum import StrEnum
from fractions import Fraction

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from khenthuong_desktop.domain import voting
from khenthuong_desktop.services.council.councils import Member
from khenthuong_desktop.services.council.meetings import Seat, SeatTaken
from khenthuong_desktop.ui import labels
from khenthuong_desktop.ui.theme import Space, Tone
from khenthuong_desktop.ui.widgets.banner import Banner
from khenthuong_desktop.ui.widgets.cell_table import CellColumn, CellKind, CellTable


class Presence(StrEnum):
    """How a member took part."""

    PRESENT = "present"
    WRITTEN = "written"
    ABSENT = "absent"


_CHOICES = (
    ("Có mặt", Presence.PRESENT),
    ("Vắng, gửi ý kiến bằng văn bản", Presence.WRITTEN),
    ("Vắng", Presence.ABSENT),
)
_COLUMNS = (
    CellColumn("name", "Thành viên", CellKind.SHOWN, 18, stretch=True),
    CellColumn("role", "Trong Hội đồng", CellKind.SHOWN, 18),
    CellColumn("presence", "Dự họp", CellKind.CHOICE, 28, choices=_CHOICES),
    CellColumn("reason", "Lý do vắng", chars=18, stretch=True),
)


class AttendanceSheet(QWidget):
    """All members of the council; nobody is left out."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._members: tuple[Member, ...] = ()
        self._quorum = Fraction(0)
        self.table = CellTable("Điểm danh", _COLUMNS)
        self.table.edited.connect(lambda _row: self.changed.emit())
        self.banner = Banner()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, Space.M, 0, 0)
        layout.setSpacing(Space.M)
        layout.addWidget(self.banner)
        layout.addWidget(self.table, 1)

    def show_members(self, members: Sequence[Member]) -> None:
        """The council as it is: all present until told otherwise."""
        self._members = tuple(members)
        self.table.set_rows(
            [
                {"name": member.name, "role": labels.word(member.role), "presence": Presence.PRESENT}
                for member in members
            ]
        )

    def show_seats(self, seats: Sequence[SeatTaken]) -> None:
        """Attendance that was recorded before."""
        known = {seat.name: seat for seat in seats}
        rows = []
        for member in self._members:
            seat = known.get(member.name)
            presence = Presence.PRESENT if seat is None else _presence(seat)
            reason = seat.reason if seat else None
            role = labels.word(member.role)
            rows.append({"name": member.name, "role": role, "presence": presence, "reason": reason})
        self.table.set_rows(rows)

    def judge(self, quorum: Fraction) -> None:
        """Say whether the council may sit."""
        self._quorum = quorum
        needed = voting.people_needed(self.total, quorum)
        written = f", {self.written} ý kiến bằng văn bản" if self.written else ""
        said = f"Có mặt {self.present}/{self.total}{written}; cần ít nhất {needed} người có mặt."
        self.banner.say(said if self.total else "", Tone.GOOD if self._enough else Tone.ERROR)

    @property
    def total(self) -> int:
        """How many sit on the council; who only helps it is none of them."""
        return sum(member.role.votes for member in self._members)

    @property
    def present(self) -> int:
        """How many were there."""
        return self._count(Presence.PRESENT)

    @property
    def written(self) -> int:
        """How many sent a written opinion."""
        return self._count(Presence.WRITTEN)

    def seats(self) -> tuple[Seat, ...]:
        """The attendance for the record."""
        return tuple(
            Seat(
                member.name,
                row["presence"] is Presence.PRESENT,
                row["presence"] is Presence.WRITTEN,
                row["reason"] or None,
            )
            for member, row in zip(self._members, self.table.rows(), strict=True)
        )

    def fault(self) -> str:
        """Why the council may not sit, or nothing."""
        if self._enough:
            return ""
        needed = voting.people_needed(self.total, self._quorum)
        return f"Chưa đủ người để họp: có mặt {self.present}/{self.total}, cần ít nhất {needed}."

    @property
    def _enough(self) -> bool:
        return voting.quorum_reached(self.present, self.total, self._quorum)

    def _count(self, presence: Presence) -> int:
        seats = zip(self._members, self.table.rows(), strict=True)
        return sum(row["presence"] is presence for member, row in seats if member.role.votes)


def _presence(seat: SeatTaken) -> Presence:
    if seat.present:
        return Presence.PRESENT
    return Presence.WRITTEN if seat.written_opinion else Presence.ABSENT
