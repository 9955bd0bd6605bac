"""The papers of an award round that propose, decide and pay."""

from dataclasses import dataclass

from khenthuong_desktop.documents.fields.issuing import IssuedPaper, SignedList, WithNominees, WrittenDecision
from khenthuong_desktop.documents.parts import DOTS, AwardQuantity, Gift, NomineeGroup, RewardRow


@dataclass(frozen=True, kw_only=True)
class RequestStatement(IssuedPaper):
    """Tờ trình (NĐ 30/2020 mẫu 1.4)."""

    addressees: tuple[str, ...]
    legal_bases: tuple[str, ...]
    proposer: str
    decider: str
    achievement: str
    totals: str
    proposals: tuple[AwardQuantity, ...]
    attachments: tuple[str, ...]
    opening: tuple[str, ...] = ()
    year: int = 0
    nominee_groups: tuple[NomineeGroup, ...] = ()  # of a statement whose list stands in itself


@dataclass(frozen=True, kw_only=True)
class SummaryList(SignedList):
    """Danh sách trích ngang: I. Tập thể, II. Cá nhân, III. Hộ gia đình."""

    attached_to: str
    groups: tuple[NomineeGroup, ...]
    totals: str


@dataclass(frozen=True, kw_only=True)
class Decision(WrittenDecision, WithNominees):
    """Quyết định khen thưởng (NĐ 30/2020 mẫu 1.2) with the attached list as an appendix.

    ``articles`` are finished; the fields below them are their parts, for offices that word them otherwise.
    """

    articles: tuple[str, ...]
    gifts: tuple[Gift, ...] = ()
    totals: str = ""
    year: int = 0
    decider: str = ""
    achievement: str = ""
    subjects: str = ""
    money: str = ""
    money_in_words: str = ""
    payer: str = ""
    responsible: str = ""
    proposer: str = ""


@dataclass(frozen=True, kw_only=True)
class RewardPayments(SignedList):
    """Danh sách chi tiền thưởng: what the unit pays out by its own decision, to be signed for."""

    attached_to: str
    rows: tuple[RewardRow, ...]
    total: str
    total_in_words: str
    base_salary: str
    higher_only: str = ""  # why some awards of the decision are not in the list
    compiler: str = DOTS
    accountant: str = DOTS
