"""A round of a made-up commune with its council's meeting, for the tests of its papers."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from khenthuong_desktop.domain.terms import CouncilRole, Gender, UnitLevel
from khenthuong_desktop.paths import DataFolder
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services import units
from khenthuong_desktop.services.award_rounds.nominating import nominate
from khenthuong_desktop.services.award_rounds.rounds import Nominee, open_round
from khenthuong_desktop.services.council.councils import Member
from khenthuong_desktop.services.council.meetings import MeetingRecord, Seat, Vote, record_meeting
from khenthuong_desktop.services.drafting.papers import draft_papers
from khenthuong_desktop.services.registers.collectives import CollectiveDetail, save_collective
from khenthuong_desktop.services.registers.households import HouseholdDetail, save_household
from khenthuong_desktop.services.registers.people import PersonDetail, save_person
from khenthuong_desktop.store.database import Database, in_memory
from tests.unit.documents.word_tools import text_of

FIGHTER, WORKER, MERIT = "grassroots_emulation_fighter", "advanced_worker", "certificate_of_merit"
MEMBERS = (
    Member("Nguyễn Đức Thịnh", CouncilRole.CHAIRMAN, "Chủ tịch Ủy ban nhân dân xã"),
    Member("Phạm Thị Minh", CouncilRole.DEPUTY, "Phó Chủ tịch Ủy ban nhân dân xã"),
    Member("Lê Quang Huy", CouncilRole.MEMBER),
    Member("Vũ Thanh Tâm", CouncilRole.MEMBER),
    Member("Hoàng Văn Khải", CouncilRole.SECRETARY),
)


@dataclass
class Commune:
    """A round of a made-up commune, as the tests hold it."""

    db: Database
    folder: DataFolder
    library: Library
    round: str

    def draft(self, *kinds: str, out: Path | None = None) -> dict[str, Path]:
        made = draft_papers(self.db, self.folder, self.library, self.round, kinds or None, out)
        return {paper.kind: paper.path for paper in made}

    def text(self, kind: str) -> str:
        return text_of(self.draft(kind)[kind])


@contextmanager
def commune_round(root: Path, library: Library) -> Iterator[Commune]:
    db = in_memory(actor="tester")
    unit = units.new_unit("Ủy ban nhân dân xã Hòa An", "tỉnh Hưng Yên", UnitLevel.COMMUNE)
    units.save_unit(db, unit)
    units.save_signer(db, units.usual_signers(unit, "Nguyễn Đức Thịnh")[0])
    office = save_collective(db, CollectiveDetail("VHXH", "Phòng Văn hóa - Xã hội", headcount=8))
    people = (
        ("CB1", "Đặng Thị Hòa", "Chuyên viên"),
        ("CB2", "Lê A & B <Minh>", "Văn thư"),
        ("CB3", "Trần Lan", "Kế toán"),
    )
    for code, name, job in people:
        save_person(db, PersonDetail(code, name, None, "1990-07-05", Gender.FEMALE, None, job, office))
    save_household(db, HouseholdDetail("HO1", "Đỗ Văn Lâm", "Thôn Đông, xã Hòa An"))
    key = open_round(db, "Khen thưởng cấp cơ sở", 2026, date(2026, 12, 1))
    nominees = (
        Nominee("VHXH", "advanced_labour_collective", "Dẫn đầu phong trào."),
        Nominee("CB1", FIGHTER, "Có sáng kiến.", {"results": "Giải quyết đúng hạn 99,2% hồ sơ.\nCó 01 sáng kiến."}),
        Nominee("CB2", WORKER),
        Nominee("CB3", FIGHTER),
        Nominee("HO1", MERIT, "Hiến đất làm đường."),
    )
    nominate(db, key, nominees)
    yield Commune(db, DataFolder(root), library, key)
    db.close()


def meet(commune: Commune, **more: Any) -> None:
    seats = tuple(Seat(m.name, m.name != "Vũ Thanh Tâm", m.name == "Vũ Thanh Tâm", None) for m in MEMBERS)
    votes = (
        Vote("VHXH", "advanced_labour_collective", 4, written_in_favour=1),
        Vote("CB1", FIGHTER, 4, written_in_favour=1),
        Vote("CB2", WORKER, 3, 1, 0, 1),
        Vote("CB3", FIGHTER, 1, 2, 1, 0, 1),
        Vote("HO1", MERIT, 4, written_in_favour=1),
    )
    name = "Hội đồng Thi đua - Khen thưởng xã Hòa An"
    meeting = MeetingRecord(
        name, date(2026, 12, 5), "Hội trường xã.", MEMBERS, seats, votes, opinions="Nhất trí cao.", **more
    )
    record_meeting(commune.db, commune.library, commune.round, meeting)
