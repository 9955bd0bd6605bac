"""The papers of a council's meeting on a round."""

from dataclasses import dataclass

from khenthuong_desktop.documents.fields.issuing import IssuedPaper, SittingMinutes
from khenthuong_desktop.documents.parts import DOTS, Absentee, Attendee, BallotCase, Organ, VoteResult


@dataclass(frozen=True, kw_only=True)
class Minutes(SittingMinutes):
    """Biên bản họp Hội đồng (NĐ 30/2020 mẫu 1.9)."""

    present: tuple[Attendee, ...]
    agenda: tuple[str, ...]
    results: tuple[VoteResult, ...]
    conclusions: tuple[str, ...]
    absent: tuple[Absentee, ...] = ()
    written_opinions: int = 0
    discussion: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class VoteCountMinutes(SittingMinutes):
    """Biên bản kiểm phiếu: ballots handed out and collected, whether they are valid, and the count of each case."""

    ballots_issued: int
    issued_in_words: str
    ballots_collected: int
    collected_in_words: str
    ballots_validity: str
    results: tuple[VoteResult, ...]
    committee: tuple[Attendee, ...] = ()
    head_teller: str = DOTS
    written_opinions: int = 0


@dataclass(frozen=True, kw_only=True)
class Invitation(IssuedPaper):
    """Giấy mời họp Hội đồng (NĐ 30/2020 mẫu 1.7)."""

    inviter: str
    occasion: str
    invited: tuple[Attendee, ...]
    chairman: str
    opened_at: str
    held_at: str
    agenda: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Ballot:
    """Phiếu bầu: who is to be voted on; nobody signs a secret ballot."""

    organ: Organ
    subject: str
    cases: tuple[BallotCase, ...]


@dataclass(frozen=True, kw_only=True)
class WrittenOpinion(Ballot):
    """Phiếu lấy ý kiến bằng văn bản of a member who cannot come (NĐ 98/2023, Điều 30.7)."""

    return_to: str
    return_by: str
    member: str = DOTS
    remark: str = DOTS
