"""The papers by which an initiative is asked for, scored and recognised."""

from dataclasses import dataclass

from khenthuong_desktop.documents.fields.issuing import WrittenDecision
from khenthuong_desktop.documents.parts import (
    DOTS,
    Attendee,
    Dateline,
    InitiativeAuthor,
    InitiativeCase,
    NumberAndSymbol,
    Organ,
    ScoreLine,
    SigningBlock,
)


@dataclass(frozen=True, kw_only=True)
class InitiativeApplication:
    """Đơn yêu cầu công nhận sáng kiến, by its authors."""

    organ: Organ
    dateline: Dateline
    addressees: tuple[str, ...]
    name: str
    authors: tuple[InitiativeAuthor, ...]
    applicant: str
    confirming: SigningBlock
    investor: str = DOTS
    field: str = DOTS
    applied_on: str = DOTS
    before: tuple[str, ...] = (DOTS,)
    solution: tuple[str, ...] = (DOTS,)
    secret: str = DOTS
    conditions: tuple[str, ...] = (DOTS,)
    benefit: tuple[str, ...] = (DOTS,)
    judged: tuple[str, ...] = (DOTS,)
    spread: tuple[str, ...] = (DOTS,)


@dataclass(frozen=True, kw_only=True)
class InitiativeScore:
    """Phiếu chấm sáng kiến of one member of the council."""

    organ: Organ
    dateline: Dateline
    subject: str
    name: str
    authors: str
    standards: tuple[ScoreLine, ...]
    member: str = DOTS
    remark: str = DOTS


@dataclass(frozen=True, kw_only=True)
class InitiativeMinutes:
    """Biên bản họp Hội đồng sáng kiến, made before the meeting: what is said and voted there is written in."""

    organ: Organ
    reference: NumberAndSymbol
    subject: str
    opened_at: str
    closed_at: str
    members_total: int
    members: tuple[Attendee, ...]
    chairman: str
    secretary: str
    cases: tuple[InitiativeCase, ...]
    archive: str
    secretary_name: str
    recipients: tuple[str, ...]
    signing: SigningBlock
    held_at: str = DOTS
    present_total: str = DOTS
    discussion: tuple[str, ...] = (DOTS,)
    conclusions: tuple[str, ...] = (DOTS,)


@dataclass(frozen=True, kw_only=True)
class InitiativeDecision(WrittenDecision):
    """Quyết định công nhận sáng kiến with the list as an appendix."""

    quantity: str
    appendix_title: str
    appendix_reference: str
    cases: tuple[InitiativeCase, ...]
