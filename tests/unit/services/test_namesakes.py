"""Two people of one name in a round: told apart wherever they stand, and never taken for one."""

from datetime import date
from pathlib import Path

import pytest

from khenthuong_desktop.domain.terms import CouncilRole, SubjectKind, UnitLevel
from khenthuong_desktop.paths import DataFolder
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services import units
from khenthuong_desktop.services.award_rounds.nominating import nominate
from khenthuong_desktop.services.award_rounds.rounds import Nominee, get_round, open_round
from khenthuong_desktop.services.council.councils import Member
from khenthuong_desktop.services.council.meetings import MeetingRecord, Seat, Vote, get_meeting, record_meeting
from khenthuong_desktop.services.dossier.dossiers import check_dossier
from khenthuong_desktop.services.drafting.papers import draft_papers
from khenthuong_desktop.services.money.rewards import rewards_of_round
from khenthuong_desktop.services.numbers.round_papers import RoundPapers, set_round_papers
from khenthuong_desktop.services.registers.collectives import CollectiveDetail, save_collective
from khenthuong_desktop.services.registers.namesakes import told_apart
from khenthuong_desktop.services.registers.people import PersonDetail, save_person
from khenthuong_desktop.services.registers.subjects import SubjectName
from khenthuong_desktop.store.database import Database
from tests.unit.documents.word_tools import text_of

WORKER = "advanced_worker"
MEMBERS = (Member("Nguyễn Đức Thịnh", CouncilRole.CHAIRMAN), Member("Hoàng Văn Khải", CouncilRole.SECRETARY))


def person(code: str, name: str, unit: str = "", born: str = "") -> SubjectName:
    return SubjectName(SubjectKind.INDIVIDUAL, code, code, name, "", unit, name, born=born)


def called(*subjects: SubjectName) -> list[str]:
    return list(told_apart(subjects).values())


def test_a_name_that_nobody_shares_stays_as_it_is() -> None:
    assert called(person("1", "Lê An", "Phòng A"), person("2", "Lê Ân", "Phòng B")) == ["Lê An", "Lê Ân"]


def test_namesakes_are_told_apart_by_their_units() -> None:
    names = called(person("1", "Lê Thị Hoà", "Phòng A"), person("2", "Lê Thị Hòa", "Phòng B"))
    assert names == ["Lê Thị Hoà (Phòng A)", "Lê Thị Hòa (Phòng B)"]


def test_namesakes_of_one_unit_are_told_apart_by_birth_date() -> None:
    first = person("1", "Lê An", "Phòng A", "1980-07-05")
    names = called(first, person("2", "LÊ AN", "Phòng A", "1991"), person("3", "Lê An", "Phòng B", "1980-07-05"))
    assert names == ["Lê An (mã số 1)", "LÊ AN (sinh 1991)", "Lê An (Phòng B)"]


def test_one_subject_proposed_twice_is_no_namesake_of_itself() -> None:
    assert called(person("1", "Lê An", "Phòng A"), person("1", "Lê An", "Phòng A")) == ["Lê An"]


@pytest.fixture
def found(db: Database, tmp_path: Path, library: Library) -> tuple[Database, DataFolder, str]:
    """Two Trần Văn Bình of two offices, for the same title, with all papers drafted after the meeting."""
    unit = units.new_unit("Ủy ban nhân dân xã Hòa An", "tỉnh Hưng Yên", UnitLevel.COMMUNE)
    units.save_unit(db, unit)
    units.save_signer(db, units.usual_signer(unit, "Nguyễn Đức Thịnh"))
    for number, office in enumerate(("Phòng Kinh tế", "Phòng Văn hóa - Xã hội"), 1):
        key = save_collective(db, CollectiveDetail(f"TT{number}", office))
        save_person(db, PersonDetail(f"CB{number}", "Trần Văn Bình", collective_id=key, job_title="Chuyên viên"))
    round_id = open_round(db, "Khen thưởng cấp cơ sở", 2026, date(2026, 6, 1))
    words = {"results": "Giải quyết đúng hạn 99,2% hồ sơ."}
    nominate(db, round_id, tuple(Nominee(f"CB{n}", WORKER, "Làm tốt.", words) for n in (1, 2)))
    seats = tuple(Seat(member.name, True) for member in MEMBERS)
    votes = (Vote("CB1", WORKER, 2), Vote("CB2", WORKER, 2))
    meeting = MeetingRecord("Hội đồng TĐKT xã", date(2026, 6, 5), "Hội trường", MEMBERS, seats, votes)
    record_meeting(db, library, round_id, meeting)
    papers = RoundPapers("7", date(2026, 6, 8), "03", "415", date(2026, 6, 10), vote_minutes_number="04")
    set_round_papers(db, library, round_id, papers)
    return db, DataFolder(tmp_path / "data"), round_id


TWO = ["Trần Văn Bình (Phòng Kinh tế)", "Trần Văn Bình (Phòng Văn hóa - Xã hội)"]


def test_lists_of_a_round_tell_namesakes_apart(found: tuple[Database, DataFolder, str], library: Library) -> None:
    db, _, round_id = found
    meeting = get_meeting(db, round_id)
    assert [row.called for row in get_round(db, round_id).nominations] == TWO
    assert meeting is not None
    assert [result.called for result in meeting.results] == TWO
    assert [line.called for line in rewards_of_round(db, library, round_id).lines] == TWO


def test_papers_that_name_both_are_right(found: tuple[Database, DataFolder, str], library: Library) -> None:
    db, folder, round_id = found
    made = {paper.kind: paper.path for paper in draft_papers(db, folder, library, round_id)}
    for kind in ("summary_list", "minutes", "vote_count_minutes", "decision"):
        assert all(name in text_of(made[kind]) for name in TWO)
    decision = text_of(made["decision"]).replace("\u00a0", " ")
    assert "Cá nhân được khen thưởng tại Điều 1" in decision
    assert "DANH SÁCH CÁ NHÂN ĐƯỢC KHEN THƯỞNG NĂM 2026" in decision
    assert "hộ gia đình" not in decision.lower()
    check = check_dossier(db, folder, library, round_id)
    wrong = {"named_twice", "left_out", "not_in_round", "votes_differ", "other_award"}
    assert not wrong & {problem.code for problem in (*check.errors, *check.warnings)}
    told = [problem.sentence for problem in check.warnings if problem.code == "undecided"]
    assert [name in sentence for name, sentence in zip(TWO, told, strict=True)] == [True, True]
