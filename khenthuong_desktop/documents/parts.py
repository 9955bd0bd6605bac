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

    name: str
    scope: str
    decision: str


@dataclass(frozen=True)
class AwardRow:
    """An award already held."""

    year: str
    award: str
    decision: str
