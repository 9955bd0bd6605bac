"""The papers of a year's emulation: registering, pledging, launching, looking after, drawing the balance."""

from dataclasses import dataclass

from khenthuong_desktop.documents.fields.issuing import IssuedPaper, SignedList
from khenthuong_desktop.documents.parts import (
    DOTS,
    AwardTally,
    Dateline,
    EstimateRow,
    MonthPlan,
    NumberAndSymbol,
    Organ,
    PledgeParty,
    RegistrationGroup,
    SigningBlock,
)


@dataclass(frozen=True, kw_only=True)
class RegistrationList(SignedList):
    """Bản đăng ký thi đua: who in the unit aims at which title."""

    dateline: Dateline
    sections: tuple[RegistrationGroup, ...]
    proposer: str
    year: int
    totals: str


@dataclass(frozen=True, kw_only=True)
class Pledge(SignedList):
    """Giao ước thi đua between the collectives that registered."""

    dateline: Dateline
    place: str
    year: int
    parties: tuple[PledgeParty, ...]


@dataclass(frozen=True, kw_only=True)
class PlannedWork(IssuedPaper):
    """What every plan says: its bases, who carries it out."""

    legal_bases: tuple[str, ...]
    proposer: str
    year: int


@dataclass(frozen=True, kw_only=True)
class LaunchPlan(PlannedWork):
    """Kế hoạch phát động phong trào thi đua (Luật 06/2022, Điều 17)."""

    movement: str
    opened_at: str
    closed_at: str
    awards: tuple[str, ...] = (DOTS,)
    targets: tuple[str, ...] = (DOTS,)


@dataclass(frozen=True, kw_only=True)
class InspectionPlan(PlannedWork):
    """Kế hoạch kiểm tra công tác thi đua, khen thưởng."""

    places: tuple[str, ...]
    opened_at: str


@dataclass(frozen=True, kw_only=True)
class PublicityPlan(PlannedWork):
    """Kế hoạch tuyên truyền, month by month."""

    months: tuple[MonthPlan, ...]


@dataclass(frozen=True, kw_only=True)
class YearReview(IssuedPaper):
    """Báo cáo sơ kết or tổng kết: what the records tell, and room for what only people know."""

    proposer: str
    year: int
    addressees: tuple[str, ...]
    period: str
    rewards: str
    movements: tuple[str, ...] = ()
    tallies: tuple[AwardTally, ...] = ()
    outcomes: tuple[str, ...] = (DOTS,)
    shortcomings: tuple[str, ...] = (DOTS,)
    lessons: tuple[str, ...] = (DOTS,)
    plans: tuple[str, ...] = (DOTS,)


@dataclass(frozen=True, kw_only=True)
class InspectionMinutes:
    """Biên bản kiểm tra of one unit: who was there, what was found."""

    organ: Organ
    reference: NumberAndSymbol
    subject: str
    inspected: str
    opened_at: str
    held_at: str
    closed_at: str
    recipients: tuple[str, ...]
    archive: str
    signing: SigningBlock
    team: str = DOTS
    chairman: str = DOTS
    secretary_name: str = DOTS
    head_name: str = DOTS
    findings: tuple[str, ...] = (DOTS,)
    conclusions: tuple[str, ...] = (DOTS,)


@dataclass(frozen=True, kw_only=True)
class RewardEstimate(SignedList):
    """Dự toán tiền thưởng of a round, by the law of its day."""

    dateline: Dateline
    rows: tuple[EstimateRow, ...]
    total: str
    total_in_words: str
    base_salary: str
    compiler: str
    higher_only: str = ""  # why some awards of the decision are not in the list
