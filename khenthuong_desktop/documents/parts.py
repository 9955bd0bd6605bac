"""What documents are put together from: organ, number, day, signatures, rows of lists and tables."""

from dataclasses import dataclass

GAP = "      "  # room for a number or a day that the office writes in by hand
DOTS = "…" * 12  # room on a form for what the clerk fills in by hand


@dataclass(frozen=True)
class Organ:
    """Who issues the paper, as printed at the top left; each line is broken where the unit wants it."""

    issuing_lines: tuple[str, ...]
    superior: str = ""


@dataclass(frozen=True)
class Reference:
    """Number and symbol; an empty gap until the office has given the number."""

    symbol: str
    number: str = GAP


@dataclass(frozen=True)
class Dateline:
    """Place and day in words."""

    place: str
    day: str


@dataclass(frozen=True)
class SigningBlock:
    """Authority lines from the top down, then the name; ``organ_post`` when a council uses its organ's seal."""

    authority_lines: tuple[str, ...]
    signer_name: str
    organ_post: str = ""


@dataclass(frozen=True)
class Nominee:
    """One row of a list of people, collectives or households."""

    order: int
    name: str
    award: str
    position: str = ""
    summary: str = ""
    heading: str = ""  # above the first nominee of each award


@dataclass(frozen=True)
class RewardRow:
    """What one award comes to, with room to sign for it."""

    order: int
    name: str
    award: str
    coefficient: str
    amount: str
    position: str = ""


@dataclass(frozen=True)
class NomineeGroup:
    """Collectives, individuals or households, under a roman numeral."""

    numeral: str
    title: str
    nominees: tuple[Nominee, ...]


@dataclass(frozen=True)
class Proposal:
    """One award and for how many."""

    award: str
    quantity: str


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
class VoteResult:
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
class RatingRow:
    """An annual rating with its decision."""

    year: str
    rating: str
    decision: str = ""


@dataclass(frozen=True)
class InitiativeRow:
    """A recognised initiative or research topic."""

    year: str
    name: str
    scope: str
    decision: str


@dataclass(frozen=True)
class AwardRow:
    """An award already held."""

    year: str
    award: str
    decision: str


@dataclass(frozen=True)
class BallotCase:
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


@dataclass(frozen=True)
class IndexEntry:
    """One paper in the index of a dossier."""

    order: int
    name: str
    number: str = ""
    day: str = ""
    note: str = ""


@dataclass(frozen=True)
class RegistrationLine:
    """Who aims at what in a year."""

    order: int
    name: str
    award: str
    position: str = ""
    movement: str = ""


@dataclass(frozen=True)
class RegistrationGroup:
    """Collectives, individuals or households that registered, under a roman numeral."""

    numeral: str
    title: str
    registrations: tuple[RegistrationLine, ...]


@dataclass(frozen=True)
class PledgeParty:
    """A collective that signs a pledge, who signs for it, and what it aims at."""

    order: int
    name: str
    award: str
    head_name: str = ""


@dataclass(frozen=True)
class ProfileLine:
    """One line of what a report says about its subject: Ngày sinh: 05/7/1990."""

    label: str
    value: str


@dataclass(frozen=True)
class ServicePeriod:
    """A post held in the course of a service."""

    period: str = ""
    position: str = ""
    length: str = ""


@dataclass(frozen=True)
class InitiativeAuthor:
    """One of those who made an initiative, with the share in it."""

    order: int
    name: str
    position: str = ""
    share: str = ""
    born_on: str = ""


@dataclass(frozen=True)
class InitiativeCase:
    """An initiative put before its council."""

    order: int
    name: str
    authors: str
    scope: str = ""


@dataclass(frozen=True)
class ScoreLine:
    """One standard by which an initiative is scored."""

    order: int
    name: str
    most: str = ""


@dataclass(frozen=True)
class AwardTally:
    """How many registered for an award, were put forward for it, and hold it."""

    order: int
    award: str
    registered: int
    proposed: int
    achieved: int


@dataclass(frozen=True)
class MonthPlan:
    """What is told about in a month."""

    month: int
    topic: str = ""
    means: str = ""
    office: str = ""


@dataclass(frozen=True)
class EstimateRow:
    """What the awards of one kind are expected to cost."""

    order: int
    award: str
    quantity: int
    coefficient: str
    rate: str
    amount: str
