"""The papers that set up a council and order its work."""

from dataclasses import dataclass

from khenthuong_desktop.documents.fields.issuing import IssuedPaper, WrittenDecision
from khenthuong_desktop.documents.parts import AssignedTask, CouncilSeat, VoteThreshold


@dataclass(frozen=True, kw_only=True)
class CouncilDecision(WrittenDecision):
    """Quyết định thành lập Hội đồng thi đua - khen thưởng (NĐ 30/2020 mẫu 1.2)."""

    council: str
    head: str
    members: tuple[CouncilSeat, ...]


@dataclass(frozen=True, kw_only=True)
class CouncilRules(WrittenDecision):
    """Quyết định ban hành Quy chế hoạt động của Hội đồng (mẫu 1.3), with the rules in their own section."""

    council: str
    head: str
    appendix_reference: str
    quorum: str
    thresholds: tuple[VoteThreshold, ...] = ()


@dataclass(frozen=True, kw_only=True)
class CouncilTasks(IssuedPaper):
    """Thông báo phân công nhiệm vụ thành viên Hội đồng."""

    legal_bases: tuple[str, ...]
    council: str
    members: tuple[AssignedTask, ...]
