"""A round in which everything is right, to take one thing away from or change one thing in."""

from dataclasses import replace
from datetime import date
from typing import Any

from khenthuong_desktop.domain.dossier import (
    INITIATIVE_PROOF,
    MINUTES,
    REPORT,
    STATEMENT,
    SUMMARY_LIST,
    VOTE_COUNT,
    Count,
    Line,
    MadePaper,
    Proof,
    Proposed,
    RoundPicture,
    Sitting,
)
from khenthuong_desktop.domain.terms import EvidenceForm, SubjectKind

FIGHTER, WORKER = "Chiến sĩ thi đua cơ sở", "Lao động tiên tiến"
ALWAYS = frozenset({STATEMENT, MINUTES, REPORT})

HOA = Proposed(
    "n1",
    SubjectKind.INDIVIDUAL,
    "Đặng Thị Hoà",
    "grassroots_emulation_fighter",
    FIGHTER,
    "Công chức Văn hóa - Xã hội",
    "Phòng Văn hóa - Xã hội",
    "Có sáng kiến số hóa hồ sơ.",
    ALWAYS | {VOTE_COUNT, INITIATIVE_PROOF},
    True,
    True,
)
MINH = Proposed(
    "n2", SubjectKind.INDIVIDUAL, "Lê Minh", "advanced_worker", WORKER, "Văn thư", "Văn phòng", "Làm tốt.", ALWAYS
)
LAN = replace(MINH, key="n3", name="Trần Thị Lan", passed=False)

SITTING = Sitting(
    "m1",
    date(2026, 11, 10),
    members=9,
    present=8,
    written=1,
    counts=(
        Count("n1", 9, 0, 0, 9, True, "≥ 80%"),
        Count("n2", 8, 1, 0, 9, True, "> 50%"),
        Count("n3", 3, 6, 0, 9, False, "> 50%"),
    ),
)


def line(nominee: Proposed, *votes: int) -> Line:
    position = f"{nominee.position}, {nominee.unit_name}"
    return Line(nominee.name, nominee.award_name, position, *votes)


PAPERS = (
    MadePaper(
        "p1",
        STATEMENT,
        "Tờ trình",
        number="12",
        issued_on=date(2026, 11, 12),
        quantities={FIGHTER: 1, WORKER: 1},
    ),
    MadePaper("p2", SUMMARY_LIST, "Danh sách", lines=(line(HOA), line(MINH))),
    MadePaper(
        "p3",
        MINUTES,
        "Biên bản",
        number="03",
        issued_on=date(2026, 11, 10),
        lines=(line(HOA, 9, 0), line(MINH, 8, 1), line(LAN, 3, 6)),
        members=9,
        present=8,
        written=1,
    ),
    MadePaper(
        "p4",
        VOTE_COUNT,
        "Biên bản kiểm phiếu",
        number="04",
        lines=(line(HOA, 9, 0, 0), line(MINH, 8, 1, 0), line(LAN, 3, 6, 0)),
        members=9,
        written=1,
        ballots=(8, 8),
    ),
    MadePaper("p5", REPORT, "Báo cáo Hoà", "n1", lines=(line(HOA),)),
    MadePaper("p6", REPORT, "Báo cáo Minh", "n2", lines=(line(MINH),)),
)
PROOFS = (Proof("e1", "Quyết định công nhận sáng kiến", EvidenceForm.CERTIFIED_COPY, frozenset({"n1"}), True),)


def picture(**changes: Any) -> RoundPicture:
    whole = RoundPicture(
        "r1",
        date(2026, 11, 15),
        (HOA, MINH, LAN),
        PAPERS,
        PROOFS,
        SITTING,
        due_on=date(2026, 12, 10),
        statement_number="12",
        statement_on=date(2026, 11, 12),
        minutes_number="03",
        vote_minutes_number="04",
    )
    return replace(whole, **changes)


def papers_with(key: str, **changes: Any) -> tuple[MadePaper, ...]:
    return tuple(replace(paper, **changes) if paper.key == key else paper for paper in PAPERS)


def papers_without(*keys: str) -> tuple[MadePaper, ...]:
    return tuple(paper for paper in PAPERS if paper.key not in keys)
