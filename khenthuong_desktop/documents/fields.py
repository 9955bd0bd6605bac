"""What each kind of document needs: one frozen dataclass per kind, the contract between services and templates.

Values are finished text, whole numbers, or tuples of such parts; a template prints ``{{ dateline.place }}`` or loops
over a tuple. A field without a default is required: blank or empty, it is named before anything is written.
"""

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from typing import Any

from khenthuong_desktop.documents.parts import (
    DOTS,
    Absentee,
    Attendee,
    AwardRow,
    Dateline,
    InitiativeRow,
    NomineeGroup,
    Organ,
    Proposal,
    RatingRow,
    Reference,
    RewardRow,
    SigningBlock,
    VoteResult,
)


@dataclass(frozen=True)
class RequestStatement:
    """Tờ trình (NĐ 30/2020 mẫu 1.4)."""

    organ: Organ
    reference: Reference
    dateline: Dateline
    subject: str
    addressees: tuple[str, ...]
    legal_bases: tuple[str, ...]
    proposer: str
    decider: str
    achievement: str
    totals: str
    proposals: tuple[Proposal, ...]
    attachments: tuple[str, ...]
    recipients: tuple[str, ...]
    archive: str
    signing: SigningBlock
    opening: tuple[str, ...] = ()


@dataclass(frozen=True)
class Minutes:
    """Biên bản họp Hội đồng (NĐ 30/2020 mẫu 1.9)."""

    organ: Organ
    reference: Reference
    subject: str
    opened_at: str
    held_at: str
    members_total: int
    present_total: int
    present: tuple[Attendee, ...]
    chairman: str
    secretary: str
    agenda: tuple[str, ...]
    results: tuple[VoteResult, ...]
    conclusions: tuple[str, ...]
    closed_at: str
    archive: str
    secretary_name: str
    signing: SigningBlock
    absent: tuple[Absentee, ...] = ()
    written_opinions: int = 0
    discussion: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()


@dataclass(frozen=True)
class VoteCountMinutes:
    """Biên bản kiểm phiếu: ballots handed out and collected, whether they are valid, and the count of each case."""

    organ: Organ
    reference: Reference
    subject: str
    opened_at: str
    held_at: str
    members_total: int
    present_total: int
    chairman: str
    secretary: str
    ballots_issued: int
    ballots_collected: int
    ballots_validity: str
    results: tuple[VoteResult, ...]
    closed_at: str
    archive: str
    secretary_name: str
    signing: SigningBlock
    committee: tuple[Attendee, ...] = ()
    written_opinions: int = 0
    recipients: tuple[str, ...] = ()


@dataclass(frozen=True)
class IndividualReport:
    """Báo cáo thành tích of a person (frame of mẫu 05, NĐ 152/2025)."""

    organ: Organ
    dateline: Dateline
    award: str
    year: int
    name: str
    unit: str
    achievements: tuple[str, ...]
    confirming: SigningBlock
    position: str = DOTS
    born_on: str = DOTS
    gender: str = DOTS
    hometown: str = DOTS
    residence: str = DOTS
    qualifications: str = DOTS
    duties: tuple[str, ...] = (DOTS,)
    ratings: tuple[RatingRow, ...] = ()
    initiatives: tuple[InitiativeRow, ...] = ()
    titles: tuple[AwardRow, ...] = ()
    commendations: tuple[AwardRow, ...] = ()


@dataclass(frozen=True)
class CollectiveReport:
    """Báo cáo thành tích of a collective or household."""

    organ: Organ
    dateline: Dateline
    award: str
    year: int
    name: str
    achievements: tuple[str, ...]
    confirming: SigningBlock
    head_post: str
    applicant: str
    head_name: str = DOTS
    address: str = DOTS
    headcount: str = DOTS
    characteristics: tuple[str, ...] = (DOTS,)
    ratings: tuple[RatingRow, ...] = ()
    initiatives: tuple[InitiativeRow, ...] = ()
    titles: tuple[AwardRow, ...] = ()
    commendations: tuple[AwardRow, ...] = ()


@dataclass(frozen=True)
class SummaryList:
    """Danh sách trích ngang: I. Tập thể, II. Cá nhân, III. Hộ gia đình."""

    organ: Organ
    subject: str
    attached_to: str
    groups: tuple[NomineeGroup, ...]
    totals: str
    signing: SigningBlock


@dataclass(frozen=True)
class Decision:
    """Quyết định khen thưởng (NĐ 30/2020 mẫu 1.2) with the attached list as an appendix."""

    organ: Organ
    reference: Reference
    dateline: Dateline
    subject: str
    authority: str
    legal_bases: tuple[str, ...]
    articles: tuple[str, ...]
    recipients: tuple[str, ...]
    archive: str
    signing: SigningBlock
    appendix_title: str
    appendix_reference: str
    groups: tuple[NomineeGroup, ...]


@dataclass(frozen=True)
class RewardPayments:
    """Danh sách chi tiền thưởng: what the unit pays out by its own decision, to be signed for."""

    organ: Organ
    subject: str
    attached_to: str
    rows: tuple[RewardRow, ...]
    total: str
    total_in_words: str
    base_salary: str
    signing: SigningBlock


DocumentFields = (
    RequestStatement
    | Minutes
    | VoteCountMinutes
    | IndividualReport
    | CollectiveReport
    | SummaryList
    | Decision
    | RewardPayments
)


def is_required(field: Field[Any]) -> bool:
    """A field without a default must have a value."""
    return field.default is MISSING and field.default_factory is MISSING


def open_fields(context: Mapping[str, Any]) -> tuple[str, ...]:
    """Names of a document's fields that stand as dotted lines, to be written in by hand."""
    return tuple(name for name, value in context.items() if value in (DOTS, [DOTS]))


def missing(filled: DocumentFields) -> list[str]:
    """Every required field that is blank or empty, as ``people[2].name``."""
    return list(_missing(filled, ""))


def _missing(part: object, path: str) -> Iterator[str]:
    if isinstance(part, tuple):
        for place, item in enumerate(part):
            yield from _missing(item, f"{path}[{place}]") if is_dataclass(item) else _blank(item, f"{path}[{place}]")
    elif is_dataclass(part):
        for field in fields(part):
            value = getattr(part, field.name)
            inner = f"{path}.{field.name}" if path else field.name
            if is_required(field):
                yield from _blank(value, inner)
            yield from _missing(value, inner)


def _blank(value: object, path: str) -> Iterator[str]:
    if value is None or value == () or (isinstance(value, str) and not value.strip()):
        yield path
