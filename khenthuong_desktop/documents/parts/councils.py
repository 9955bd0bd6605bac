"""A council: who sits in it, who came, what was voted."""

from dataclasses import dataclass

from khenthuong_desktop.documents.parts.columns import SubjectColumns


@dataclass(frozen=True)
class Attendee:
    """A member who was at the meeting."""

    name: str
    role: str
    post: str = ""


@dataclass(frozen=True)
class Absentee:
    """A member who was not, and why."""

    name: str
    role: str
    reason: str = ""


@dataclass(frozen=True)
class VoteResult(SubjectColumns):
    """The vote on one case: ballots by what they say, and written opinions beside them.

    All five counts together are the ballots collected and the opinions sent; the share is of all members
    (NĐ 98/2023, Điều 30.7), with written opinions in it.
    """

    order: int
    name: str
    award: str
    in_favour: int
    against: int
    invalid: int
    written_in_favour: int
    written_against: int
    share: str
    threshold: str
    outcome: str


@dataclass(frozen=True)
class BallotCase(SubjectColumns):
    """One case on a ballot: who, from where, for what."""

    order: int
    name: str
    award: str
    position: str = ""


@dataclass(frozen=True)
class CouncilSeat:
    """A member as a decision names them: post at work, role in the council, and what the member sees to."""

    name: str
    role: str
    post: str = ""


@dataclass(frozen=True)
class AssignedTask:
    """A member of a council and the task given to them."""

    order: int
    name: str
    role: str
    task: str
    post: str = ""


@dataclass(frozen=True)
class VoteThreshold:
    """The share of votes that an award asks for."""

    award: str
    share: str
