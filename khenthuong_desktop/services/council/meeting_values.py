"""A council meeting in plain values: as the secretary notes it, and as it stands on record."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from khenthuong_desktop.domain import text
from khenthuong_desktop.domain.terms import CouncilRole
from khenthuong_desktop.services.council.councils import Member


@dataclass(frozen=True)
class Seat:
    """One member at a meeting; an absent one may have sent a written opinion."""

    name: str
    present: bool
    written_opinion: bool = False
    reason: str | None = None


@dataclass(frozen=True)
class Vote:
    """The count for one nominee: ballots of those present, and written opinions of the absent."""

    subject_code: str
    award: str
    in_favour: int
    against: int = 0
    invalid: int = 0
    written_in_favour: int = 0
    written_against: int = 0


@dataclass(frozen=True)
class MeetingRecord:
    """A meeting as the secretary notes it; ``members`` are the whole council on that day."""

    council_name: str
    held_on: date
    place: str
    members: tuple[Member, ...]
    seats: tuple[Seat, ...]
    votes: tuple[Vote, ...]
    started_at: str = "08:00"
    ended_at: str = "10:00"
    chair_name: str | None = None  # the chairman by default
    secretary_name: str | None = None  # the secretary by default
    council_decision_number: str | None = None
    council_decision_date: date | None = None
    opinions: str | None = None
    count_started_at: str | None = None
    count_ended_at: str | None = None
    tellers: str | None = None  # who counted the votes, one a line, the head first

    @property
    def voters(self) -> int:
        """All members of the council; who only helps it is none."""
        return sum(member.role.votes for member in self.members)

    @property
    def voting_seats(self) -> tuple[Seat, ...]:
        """The seats of the members."""
        helping = {text.compare_key(member.name) for member in self.members if not member.role.votes}
        return tuple(seat for seat in self.seats if text.compare_key(seat.name) not in helping)

    @property
    def present(self) -> int:
        return sum(seat.present for seat in self.voting_seats)


@dataclass(frozen=True)
class VoteResult:
    """How a nominee fared; ``share`` is of all members, ``threshold`` as the law of the day has it.

    ``called`` is the name, told apart from namesakes.
    """

    nomination_id: str
    subject_code: str
    name: str
    called: str
    award: str
    in_favour: int
    against: int
    invalid: int
    written_in_favour: int
    written_against: int
    members: int
    threshold: str
    passed: bool

    @property
    def share(self) -> Fraction:
        return Fraction(self.in_favour + self.written_in_favour, self.members)


@dataclass(frozen=True)
class SeatTaken:
    """A member at a recorded meeting."""

    name: str
    role: CouncilRole
    job_title: str | None
    present: bool
    written_opinion: bool
    reason: str | None


@dataclass(frozen=True)
class MeetingDetail:
    """A recorded meeting whole."""

    id: str
    council_name: str
    council_decision_number: str | None
    council_decision_date: date | None
    held_on: date
    started_at: str
    ended_at: str
    place: str
    chair_name: str
    secretary_name: str
    opinions: str | None
    count_started_at: str | None
    count_ended_at: str | None
    tellers: str | None
    seats: tuple[SeatTaken, ...]
    results: tuple[VoteResult, ...]

    @property
    def members(self) -> int:
        """All members of the council on that day; who only helped it is none."""
        return sum(seat.role.votes for seat in self.seats)

    @property
    def present(self) -> int:
        return sum(seat.present and seat.role.votes for seat in self.seats)

    @property
    def written(self) -> int:
        return sum(seat.written_opinion and seat.role.votes for seat in self.seats)
