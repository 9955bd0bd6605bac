"""Letters, notices and the index that go with a round's dossier."""

from dataclasses import dataclass

from khenthuong_desktop.documents.fields.issuing import IssuedPaper, SignedList, WithNominees
from khenthuong_desktop.documents.parts import DOTS, AwardQuantity, Dateline, IndexEntry, OpinionGiven


@dataclass(frozen=True, kw_only=True)
class PublicNotice(WithNominees):
    """Thông báo công khai danh sách đề nghị (NĐ 30/2020 mẫu 1.4)."""

    legal_bases: tuple[str, ...]
    proposer: str
    totals: str
    year: int
    period: str
    contact: str


@dataclass(frozen=True, kw_only=True)
class RequestLetter(IssuedPaper):
    """Công văn gửi hồ sơ đề nghị (NĐ 30/2020 mẫu 1.5)."""

    addressees: tuple[str, ...]
    proposer: str
    statement: str
    totals: str
    year: int
    proposals: tuple[AwardQuantity, ...]
    attachments: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ReplyLetter(IssuedPaper):
    """Công văn trả lời when a dossier came back: why, and what was done about it."""

    addressees: tuple[str, ...]
    proposer: str
    year: int
    reasons: tuple[str, ...]
    answers: tuple[str, ...]
    attachments: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class OpinionRequest(WithNominees):
    """Công văn xin ý kiến (hiệp y) of other organs on the nominees."""

    addressees: tuple[str, ...]
    proposer: str
    totals: str
    year: int
    matters: tuple[str, ...]
    return_by: str


@dataclass(frozen=True, kw_only=True)
class OpinionReply(WithNominees):
    """Công văn cho ý kiến (hiệp y): the answer of an organ that was asked about people of its own."""

    addressees: tuple[str, ...]
    proposer: str
    totals: str
    opinions: tuple[OpinionGiven, ...]
    asked_by: str = DOTS
    verdict: str = DOTS


@dataclass(frozen=True, kw_only=True)
class DossierIndex(SignedList):
    """Mục lục hồ sơ: every paper of the dossier in the order in which it is read."""

    dateline: Dateline
    entries: tuple[IndexEntry, ...]
    totals: str
