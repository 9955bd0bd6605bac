"""A small award round carried to the day of its dossier, with papers as the program keeps them."""

import hashlib
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import select

from khenthuong_desktop.domain.terms import (
    CouncilRole,
    EvidenceForm,
    InitiativeKind,
    PersonCategory,
    Rating,
    Scope,
    SubjectKind,
    UnitLevel,
)
from khenthuong_desktop.paths import DataFolder
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.award_rounds.evidence import EvidenceNote, add_evidence
from khenthuong_desktop.services.award_rounds.nominating import nominate_checked
from khenthuong_desktop.services.award_rounds.rounds import Nominee, get_round, open_round
from khenthuong_desktop.services.council.councils import Member
from khenthuong_desktop.services.council.meetings import MeetingRecord, Seat, Vote, record_meeting
from khenthuong_desktop.services.dossier.dossiers import check_dossier, export_dossier
from khenthuong_desktop.services.numbers.round_papers import RoundPapers, set_round_papers
from khenthuong_desktop.services.registers.collectives import CollectiveDetail, save_collective
from khenthuong_desktop.services.registers.people import PersonDetail, save_person
from khenthuong_desktop.services.units import UnitDetail, save_unit
from khenthuong_desktop.store.database import Database, in_memory
from khenthuong_desktop.store.tables import AwardRound, Initiative, InitiativeAuthor, Paper, Person, YearRating

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
FIGHTER, WORKER = "grassroots_emulation_fighter", "advanced_worker"
NAMES = {FIGHTER: "Chiến sĩ thi đua cơ sở", WORKER: "Lao động tiên tiến"}
MEMBERS = tuple(
    Member(f"Ủy viên {letter}", role)
    for letter, role in zip(
        "ABCDE",
        (CouncilRole.CHAIRMAN, CouncilRole.DEPUTY, CouncilRole.MEMBER, CouncilRole.MEMBER, CouncilRole.SECRETARY),
        strict=True,
    )
)


@dataclass
class Round:
    """What a test holds in its hands."""

    db: Database
    folder: DataFolder
    library: Library
    key: str
    nominations: dict[tuple[str, str], str]  # (code, award) → key


def make_round(
    root: Path, library: Library, *, vote_for_third: int = 2, proof: EvidenceForm | None = None, papers: bool = True
) -> Round:
    """Three nominees: Hoà for CSTĐCS on an initiative, Minh and Lan for LĐTT; the council votes on all."""
    db, folder = in_memory(now=lambda: NOW, actor="tester"), DataFolder(root)
    _people(db)
    key = open_round(db, "Tổng kết năm 2026", 2026, date(2026, 11, 1), due_on=date(2026, 12, 10))
    nominees = (
        Nominee("CB1", FIGHTER, "Có sáng kiến số hóa.", initiatives=("SK1",)),
        Nominee("CB2", WORKER, "Hoàn thành tốt."),
        Nominee("CB3", WORKER, "Hoàn thành nhiệm vụ."),
    )
    nominate_checked(db, library, key, nominees)
    nominations = {(row.code, row.award): row.id for row in get_round(db, key).nominations}
    scan = root / "scan.pdf"
    root.mkdir(parents=True, exist_ok=True)
    scan.write_bytes(b"%PDF-1.4 scan")
    note = EvidenceNote("Quyết định công nhận sáng kiến", proof or EvidenceForm.CERTIFIED_COPY, initiative_code="SK1")
    add_evidence(db, folder, key, scan, note)
    votes = (Vote("CB1", FIGHTER, 4, written_in_favour=1), Vote("CB2", WORKER, 4, written_in_favour=1))
    third = Vote("CB3", WORKER, vote_for_third, 4 - vote_for_third, written_against=1)
    seats = tuple(Seat(member.name, member.name != "Ủy viên D", member.name == "Ủy viên D") for member in MEMBERS)
    meeting = MeetingRecord(
        "Hội đồng TĐKT xã",
        date(2026, 11, 10),
        "Hội trường",
        MEMBERS,
        seats,
        (*votes, third),
        count_started_at="08:40",
        count_ended_at="09:00",
    )
    record_meeting(db, library, key, meeting)
    set_round_papers(db, library, key, RoundPapers("12", date(2026, 11, 12), "03", vote_minutes_number="04"))
    made = Round(db, folder, library, key, nominations)
    if papers:
        _papers(made, third)
    return made


def rename(made: Round, code: str, name: str) -> None:
    """Somebody of the round comes to be called so, as another is called."""
    with made.db.write("save_person") as session:
        session.scalars(select(Person).where(Person.code == code)).one().name = name


def _people(db: Database) -> None:
    save_unit(
        db,
        UnitDetail(
            "Ủy ban nhân dân xã An Bình", "H49.64.33", UnitLevel.COMMUNE, "tỉnh Hưng Yên", "An Bình", "UBND",
            "Chủ tịch", "HĐTĐKT", "VX", "Ủy ban nhân dân tỉnh Hưng Yên", clerk_name="Lê Na",
        ),
    )  # fmt: skip
    office = save_collective(db, CollectiveDetail("TT1", "Phòng Văn hóa - Xã hội", headcount=9))
    people = [
        save_person(
            db,
            PersonDetail(code, name, job_title=job, collective_id=office, category=PersonCategory.CIVIL_SERVANT),
        )
        for code, name, job in (
            ("CB1", "Đặng Thị Hoà", "Chuyên viên"),
            ("CB2", "Lê Minh", "Văn thư"),
            ("CB3", "Trần Thị Lan", "Kế toán"),
        )
    ]
    with db.write("import_list") as session:
        for person in people:
            session.add(
                YearRating(
                    subject_kind=SubjectKind.INDIVIDUAL,
                    subject_id=person,
                    year=2026,
                    rating=Rating.GOOD,
                    months_worked=12,
                )
            )
        initiative = Initiative(
            code="SK1",
            name="Số hóa hồ sơ",
            kind=InitiativeKind.INITIATIVE,
            scope=Scope.GRASSROOTS,
            decision_number="45/QĐ-UBND",
            decision_date=date(2026, 6, 1),
            year=2026,
        )
        session.add(initiative)
        session.flush()
        session.add(InitiativeAuthor(initiative_id=initiative.id, person_id=people[0], share=10_000))


def _papers(made: Round, third: Vote) -> None:
    first, second = _told("Đặng Thị Hoà", FIGHTER, "Chuyên viên"), _told("Lê Minh", WORKER, "Văn thư")
    left = [_told("Trần Thị Lan", WORKER, "Kế toán")] if third.in_favour > 2 else []
    workers = 1 + len(left)
    against = third.against + third.written_against
    results = [
        {**first, "in_favour": 5, "against": 0},
        {**second, "in_favour": 5, "against": 0},
        {**_told("Trần Thị Lan", WORKER), "in_favour": third.in_favour, "against": against},
    ]
    sat = {"members_total": 5, "present_total": 4, "written_opinions": 1, "results": results}
    proposals = [
        {"award": NAMES[FIGHTER], "quantity": "01 cá nhân"},
        {"award": NAMES[WORKER], "quantity": f"0{workers}"},
    ]
    day, met = date(2026, 11, 12), date(2026, 11, 10)
    add_paper(made, "request_statement", "Tờ trình", {"proposals": proposals}, number="12", issued_on=day)
    add_paper(made, "summary_list", "Danh sách", {"groups": [{"nominees": [first, second, *left]}]})
    add_paper(made, "minutes", "Biên bản họp", sat, number="03", issued_on=met)
    counted = {"ballots_issued": 4, "ballots_collected": 4}
    add_paper(
        made,
        "vote_count_minutes",
        "Biên bản kiểm phiếu",
        {"results": results, "members_total": 5, **counted},
        number="04",
        issued_on=met,
    )
    for code, award, told in (("CB1", FIGHTER, first), ("CB2", WORKER, second)):
        title = f"Báo cáo thành tích – {told['name']}"
        add_paper(made, "individual_report", title, told, nomination=made.nominations[code, award])


def _told(name: str, award: str, position: str = "") -> dict[str, Any]:
    return {"name": name, "award": NAMES[award], "position": position}


def add_paper(
    made: Round, kind: str, title: str, fields: dict[str, Any], nomination: str | None = None, **more: Any
) -> Path:
    """A Word file on disk and its record, as drafting leaves them."""
    content = title.encode()
    path = made.folder.documents / f"{kind}-{hashlib.sha256(title.encode()).hexdigest()[:6]}.docx"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    with made.db.write("draft_papers") as session:
        session.add(
            Paper(
                round_id=made.key,
                nomination_id=nomination,
                kind=kind,
                title=title,
                symbol="TTr-UBND",
                path=path.name,
                sha256=hashlib.sha256(content).hexdigest(),
                size=len(content),
                fields=fields,
                made_at=NOW,
                **more,
            )
        )
    return path


def judge_by_sure_law(made: Round) -> None:
    """Put the round under the law before October 2026, which was compared; the one after only warns."""
    with made.db.write("change_round") as session:
        session.get_one(AwardRound, made.key).law_on = date(2026, 9, 1)


def problems(made: Round) -> set[tuple[str, str]]:
    check = check_dossier(made.db, made.folder, made.library, made.key)
    return {(problem.severity.value, problem.code) for problem in (*check.errors, *check.warnings)}


def export(made: Round, out: Path, **options: Any) -> Path:
    return export_dossier(made.db, made.folder, made.library, made.key, out, **options).path
