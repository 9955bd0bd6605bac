"""A year's work of any unit, with as many people as wanted, so that every kind of paper can be made and looked at.

Every name is invented; many of them are as long or as short as names get.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from khenthuong_desktop.domain.terms import (
    CommendationType,
    CouncilRole,
    Gender,
    InitiativeKind,
    PersonCategory,
    Scope,
    Stage,
    SubjectKind,
    UnitLevel,
)
from khenthuong_desktop.paths import DataFolder
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services import units
from khenthuong_desktop.services.award_rounds.nominating import nominate
from khenthuong_desktop.services.award_rounds.registrations import register
from khenthuong_desktop.services.award_rounds.rounds import Nominee, get_round, open_round
from khenthuong_desktop.services.council.council_numbers import save_council
from khenthuong_desktop.services.council.councils import CouncilDetail, Member
from khenthuong_desktop.services.council.meetings import MeetingRecord, Seat, Vote, record_meeting
from khenthuong_desktop.services.drafting.paper_kinds import kinds_of_round
from khenthuong_desktop.services.drafting.papers import PaperMade, draft_papers
from khenthuong_desktop.services.numbers.round_papers import RoundPapers, set_round_papers
from khenthuong_desktop.services.registers.collectives import CollectiveDetail, save_collective
from khenthuong_desktop.services.registers.households import HouseholdDetail, save_household
from khenthuong_desktop.services.registers.initiatives import Author, InitiativeDetail, save_initiative
from khenthuong_desktop.services.registers.people import PersonDetail, save_person
from khenthuong_desktop.store.database import Database, in_memory
from khenthuong_desktop.store.tables import AwardHeld, AwardRound, Dossier, Movement, Person
from tests.demo_data import FAMILIES, GIVEN, MIDDLES

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
WORKER, FIGHTER, MERIT = "advanced_worker", "grassroots_emulation_fighter", "certificate_of_merit"
TEAM = "advanced_labour_collective"
OF_PROVINCE = {  # what a province gives in the place of what its units give
    WORKER: "provincial_diploma_of_merit",
    FIGHTER: "provincial_emulation_fighter",
    MERIT: "provincial_diploma_of_merit",
    TEAM: "excellent_labour_collective",
}
LONG_MOVEMENT = (
    "Cán bộ, công chức, viên chức thi đua thực hiện văn hóa công sở gắn với chuyển đổi số và cải cách hành chính"
)
MOVEMENTS = ("Cả nước chung sức vì người nghèo", LONG_MOVEMENT)
LONG_NAMES = ("Công Tằng Tôn Nữ Hoàng Phương Thảo Nguyên", "H'Hen Niê Kđăm Y Bhok Ksơr", "Võ Ý")
LONG_TEAM = "Trường Phổ thông Dân tộc Nội trú Trung học cơ sở và Trung học phổ thông Nguyễn Thị Minh Khai"
LONG_POST = "Phó Chủ tịch Hội đồng nhân dân kiêm Trưởng Ban Văn hóa - Xã hội Hội đồng nhân dân"
LONG_WORK = (
    "Giải pháp số hóa, quản lý và khai thác hồ sơ người có công, đối tượng bảo trợ xã hội trên nền tảng bảng tính dùng "
    "chung nhằm rút ngắn thời gian giải quyết thủ tục hành chính"
)
DONE = (
    "Hoàn thành xuất sắc nhiệm vụ",
    "Giải quyết đúng hạn 100% hồ sơ; 01 sáng kiến cấp cơ sở; tham mưu tổ chức 12 phong trào thi đua có kết quả rõ rệt",
)
TEAMS = (
    "Phòng Kinh tế",
    "Phòng Văn hóa - Xã hội",
    "Trạm Y tế",
    "Tổ Một cửa",
    "Ban Chỉ huy Quân sự",
    "Tổ Văn thư",
    "Kho bạc",
)
SPECIAL = {
    CommendationType.UNEXPECTED: (("CB01", MERIT),),
    CommendationType.MOVEMENT: (("TT02", MERIT),),
    CommendationType.DEDICATION: (("CB01", "labour_order_3"),),
    CommendationType.EXTERNAL: (("TT02", "provincial_diploma_of_merit"),),
    CommendationType.MERIT: (
        ("TT01", "government_emulation_flag"),
        ("CB01", "national_emulation_fighter"),
        ("CB01", "provincial_emulation_fighter"),
    ),
}


def _unit(name: str, province: str, level: UnitLevel, **particulars: Any) -> units.UnitDetail:
    return replace(units.new_unit(name, province, level, day=NOW.date()), clerk_name="Lê Na", **particulars)


UNITS = {
    "commune": _unit("UBND xã Hòa An", "Cao Bằng", UnitLevel.COMMUNE),
    "ward": _unit("UBND phường 1 Bảo Lộc", "Lâm Đồng", UnitLevel.COMMUNE),
    "department": _unit(
        "Sở Văn hóa, Thể thao và Du lịch", "Hưng Yên", UnitLevel.DEPARTMENT, symbol="SVHTTDL", council_symbol="HĐTĐKT"
    ),
    "school": _unit(
        LONG_TEAM, "Lâm Đồng", UnitLevel.SCHOOL, symbol="PTDTNT", superior="UBND xã Đạ Huoai 2", place="Đạ Huoai 2",
        higher_authority="Ủy ban nhân dân xã Đạ Huoai 2",
    ),
    "enterprise": _unit(
        "Công ty Cổ phần Đầu tư Xây dựng và Xuất nhập khẩu Thủy sản Hưng Yên", "Hưng Yên", UnitLevel.ENTERPRISE,
        head_title="Tổng Giám đốc",
    ),
    "province": _unit("UBND Thành phố Hồ Chí Minh", "Thành phố Hồ Chí Minh", UnitLevel.PROVINCE),
}  # fmt: skip


@dataclass
class Year:
    """A unit's data with its rounds: the first decided by the unit itself, the rest one for each type of report."""

    db: Database
    folder: DataFolder
    library: Library
    rounds: tuple[str, ...]

    def papers(self, wanted: str | None = None) -> Iterator[PaperMade]:
        """Every kind that can be made, each by the first round that offers it; ``wanted`` alone when told."""
        seen: set[str] = set()
        for key in (self.rounds[0], *self.rounds):  # twice, since some papers tell of others
            ready = [offer.id for offer in kinds_of_round(self.db, self.library, key) if not offer.needs]
            kinds = [kind for kind in ready if kind not in seen and wanted in (None, kind, "dossier_index")]
            seen.update(kinds)
            if kinds:
                yield from draft_papers(self.db, self.folder, self.library, key, kinds)


def make_year(root: Path, library: Library, unit: str, people: int, members: int) -> Year:
    """``people`` are put forward before a council of ``members``, of the unit known by that name in UNITS."""
    db = in_memory(now=lambda: NOW, actor="tester")
    detail = UNITS[unit]
    units.save_unit(db, detail)
    deputy = f"Phó {detail.head_title}" if members > 3 else None
    units.save_signer(db, units.usual_signer(detail, LONG_NAMES[0] if people > 1 else "Võ Ý", deputy))
    _subjects(db, people)
    council = _council(detail, members)
    save_council(db, library, council)
    save_council(db, library, replace(council, name="Hội đồng sáng kiến"), "Cùng một quyết định")
    _records(db, people)
    first = _own_round(db, library, council, people)
    return Year(db, DataFolder(root), library, (first, *_special_rounds(db)))


def _subjects(db: Database, people: int) -> None:
    teams = [
        save_collective(db, CollectiveDetail(f"TT{n:02d}", name, headcount=9 + n))
        for n, name in enumerate((LONG_TEAM, *TEAMS), 1)
    ]
    for number in range(1, people + 1):
        post = (LONG_POST, "Chuyên viên", "Trưởng phòng", "Văn thư - Lưu trữ")[(number - 1) % 4]
        name = LONG_NAMES[number // 9] if number % 9 == 1 and number < 27 else name_of(number)
        save_person(
            db,
            PersonDetail(
                f"CB{number:02d}", name, birth_date=f"19{60 + number}", job_title=post, gender=Gender.FEMALE,
                collective_id=teams[number % len(teams)], category=PersonCategory.CIVIL_SERVANT,
            ),
        )  # fmt: skip
    for number in range(1, 5):
        save_household(db, HouseholdDetail(f"H{number:02d}", name_of(number * 5), f"Xóm {number}"))


def name_of(number: int) -> str:
    """The same name for a number, another for its neighbours."""
    return " ".join((FAMILIES[number % 12], MIDDLES[number % 8], GIVEN[number % 14]))


def _council(detail: units.UnitDetail, members: int) -> CouncilDetail:
    roles = [CouncilRole.CHAIRMAN, CouncilRole.DEPUTY, *[CouncilRole.MEMBER] * (members - 3), CouncilRole.SECRETARY]
    posts = (detail.head_title, f"Phó {detail.head_title}", LONG_POST, "Trưởng phòng", "Chủ tịch Công đoàn")
    seats = tuple(
        Member(name_of(number * 3 + 1), role, posts[number % 5], None if number % 2 else "Theo dõi khối trường học")
        for number, role in enumerate(roles)
    )
    return CouncilDetail("Hội đồng Thi đua - Khen thưởng", seats, f"05/QĐ-{detail.symbol}", date(2026, 1, 8))


def _records(db: Database, people: int) -> None:
    """What the year's emulation leaves behind: movements, registrations, initiatives, awards held, a dossier back."""
    with db.write("import_list") as session:
        for name in MOVEMENTS if people > 1 else MOVEMENTS[:1]:
            session.add(Movement(name=name, year=2026, launched_on=date(2026, 1, 15), ends_on=date(2026, 11, 30)))
        person = session.query(Person).filter_by(code="CB01").one()
        for year in range(2018, 2026) if people > 1 else ():
            session.add(
                AwardHeld(
                    year=year, subject_kind=SubjectKind.INDIVIDUAL, subject_id=person.id, award=WORKER,
                    award_name="Lao động tiên tiến", decision_number=f"{year - 2000}/QĐ-UBND",
                    decided_by="Chủ tịch Ủy ban nhân dân xã Hòa An",
                )
            )  # fmt: skip
    codes = [f"CB{number:02d}" for number in range(1, people + 1)]
    register(db, 2026, tuple(codes), WORKER, LONG_MOVEMENT, date(2026, 2, 1))
    register(db, 2026, tuple(f"TT{n:02d}" for n in range(1, min(people, len(TEAMS) + 1) + 1)), TEAM, MOVEMENTS[0])
    for number in range(1, min(people, 12) + 1):
        authors = (Author(codes[0], share=6_000), Author(codes[1], share=4_000)) if people > 1 else (Author(codes[0]),)
        name = LONG_WORK if number % 2 else f"Sổ theo dõi điện tử {number}"
        kind = InitiativeKind.INITIATIVE
        save_initiative(db, InitiativeDetail(f"SK{number:02d}", name, kind, Scope.GRASSROOTS, 2026, authors=authors))


def _own_round(db: Database, library: Library, council: CouncilDetail, people: int) -> str:
    """The round that the unit itself decides on, carried to the day of its decision."""
    key = open_round(db, "Tổng kết năm 2026", 2026, date(2026, 11, 1))
    nominees = [Nominee(f"CB{n:02d}", FIGHTER if n % 3 == 1 else WORKER, DONE[n % 2]) for n in range(1, people + 1)]
    if people > 1:
        nominees += [Nominee(f"TT{n:02d}", TEAM, DONE[n % 2]) for n in range(1, len(TEAMS) + 2)]
        nominees += [Nominee(f"H{n:02d}", MERIT, "Hiến 500 m2 đất làm đường") for n in range(1, 5)]
    if units.get_unit(db).level is UnitLevel.PROVINCE:
        nominees = [replace(nominee, award=OF_PROVINCE[nominee.award]) for nominee in nominees]
    nominate(db, key, tuple(nominees))
    absent = {council.members[-2].name} if len(council.members) > 3 else set()
    here = len(council.members) - len(absent)
    seats = tuple(
        Seat(member.name, member.name not in absent, member.name in absent, "Đi công tác" if absent else None)
        for member in council.members
    )
    votes = tuple(
        Vote(row.code, row.award, here, written_in_favour=len(absent)) for row in get_round(db, key).nominations
    )
    meeting = MeetingRecord(
        council.name, date(2026, 11, 10), "Phòng họp số 1", council.members, seats, votes,
        opinions="Nhất trí với báo cáo thành tích của các trường hợp.\nĐề nghị ưu tiên người trực tiếp lao động.",
        count_started_at="08:40", count_ended_at="09:00",
        tellers="\n".join(member.name for member in council.members[1:3]),
    )  # fmt: skip
    record_meeting(db, library, key, meeting)
    set_round_papers(db, library, key, RoundPapers("12", date(2026, 11, 12), "03", vote_minutes_number="04"))
    with db.write("import_list") as session:
        session.add(
            Dossier(
                round_id=key, package_id="1", edition=1, fingerprint="a", file_name="a.zip", size=1, made_at=NOW,
                stage=Stage.RETURNED, returned_reason="Thiếu chứng nhận sáng kiến.\nSai số biên bản.",
            )
        )  # fmt: skip
    return key


def _special_rounds(db: Database) -> Iterator[str]:
    for of_type, nominees in SPECIAL.items():
        key = open_round(db, f"Đợt {of_type.value}", 2026, date(2026, 9, 1))
        with db.write("change_round") as session:
            session.get_one(AwardRound, key).commendation_type = of_type
        nominate(db, key, tuple(Nominee(code, award, DONE[1]) for code, award in nominees))
        yield key
