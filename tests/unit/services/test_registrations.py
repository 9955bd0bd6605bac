"""Registrations: once each, compared with what came of them, found and ordered as the list asks."""

from datetime import date

import pytest

from khenthuong_desktop.domain.terms import CouncilRole, SubjectKind
from khenthuong_desktop.errors import RecordMissing, ValuesRefused
from khenthuong_desktop.regulations.library import load_library
from khenthuong_desktop.services.award_rounds.nominating import nominate
from khenthuong_desktop.services.award_rounds.registrations import list_registrations, register, withdraw
from khenthuong_desktop.services.award_rounds.rounds import Nominee, open_round
from khenthuong_desktop.services.council.councils import Member
from khenthuong_desktop.services.council.meetings import MeetingRecord, Seat, Vote, record_meeting
from khenthuong_desktop.services.listing import ALL, Wanted
from khenthuong_desktop.services.registers.collectives import CollectiveDetail, save_collective
from khenthuong_desktop.services.registers.people import PersonDetail, save_person
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import AwardHeld

WORKER, FIGHTER, TEAM = "advanced_worker", "grassroots_emulation_fighter", "advanced_labour_collective"


@pytest.fixture
def office(db: Database) -> Database:
    team = save_collective(db, CollectiveDetail("VP", "Văn phòng", headcount=3))
    for code, name in (("CB1", "Nguyễn Văn An"), ("CB2", "Lê Thị Bình"), ("CB3", "Trần Đức Chung")):
        save_person(db, PersonDetail(code, name, collective_id=team))
    return db


def codes(db: Database, wanted: Wanted = ALL, kind: SubjectKind | None = None) -> list[str]:
    return [row.code for row in list_registrations(db, 2026, wanted, kind).rows]


def test_registering_twice_adds_once(office: Database) -> None:
    assert register(office, 2026, ("CB1", "CB2"), WORKER, registered_on=date(2026, 1, 15)) == 2
    assert register(office, 2026, ("CB1", "CB2", "CB3"), WORKER) == 1
    assert register(office, 2026, ("CB1",), FIGHTER) == 1
    listed = list_registrations(office, 2026)
    assert listed.total == 4
    assert {row.registered_on for row in listed.rows if row.code == "CB1"} == {date(2026, 1, 15), None}
    assert list_registrations(office, 2025).total == 0


def test_one_unknown_code_registers_nobody(office: Database) -> None:
    with pytest.raises(RecordMissing):
        register(office, 2026, ("CB1", "CB9"), WORKER)
    with pytest.raises(ValuesRefused):
        register(office, 2026, (), WORKER)
    assert list_registrations(office, 2026).total == 0


def test_the_list_is_searched_ordered_and_cut(office: Database) -> None:
    register(office, 2026, ("CB1", "CB2", "CB3"), WORKER)
    register(office, 2026, ("VP",), TEAM)
    assert codes(office, kind=SubjectKind.INDIVIDUAL) == ["CB1", "CB2", "CB3"]  # An, Bình, Chung
    assert codes(office, Wanted(search="binh le")) == ["CB2"]
    assert codes(office, Wanted(order="code", descending=True)) == ["VP", "CB3", "CB2", "CB1"]
    cut = list_registrations(office, 2026, Wanted(order="code", limit=2, offset=1))
    assert ([row.code for row in cut.rows], cut.total) == (["CB2", "CB3"], 4)


def test_what_came_of_a_registration_is_told(office: Database) -> None:
    register(office, 2026, ("CB1", "CB2", "CB3"), WORKER)
    nominate(office, open_round(office, "Tổng kết", 2026, date(2026, 12, 1)), (Nominee("CB1", WORKER),))
    nominate(office, open_round(office, "Năm trước", 2025, date(2026, 1, 1)), (Nominee("CB2", WORKER),))
    rows = {row.code: row for row in list_registrations(office, 2026).rows}
    with office.write("import_list") as session:
        session.add(
            AwardHeld(
                subject_kind=SubjectKind.INDIVIDUAL,
                subject_id=rows["CB3"].subject_id,
                year=2026,
                award=WORKER,
                award_name="LĐTT",
            )
        )
    rows = {row.code: row for row in list_registrations(office, 2026).rows}
    assert {code: (row.proposed, row.achieved) for code, row in rows.items()} == {
        "CB1": (True, False),
        "CB2": (False, False),
        "CB3": (False, True),
    }


def test_who_was_turned_down_by_the_council_was_not_proposed(office: Database) -> None:
    register(office, 2026, ("CB1", "CB2"), WORKER)
    key = open_round(office, "Tổng kết", 2026, date(2026, 12, 1))
    nominate(office, key, (Nominee("CB1", WORKER), Nominee("CB2", WORKER)))
    members = tuple(Member(f"Ủy viên {role.value}", role) for role in CouncilRole if role.votes)
    seats = tuple(Seat(member.name, True) for member in members)
    votes = (Vote("CB1", WORKER, len(members)), Vote("CB2", WORKER, 1, len(members) - 1))
    meeting = MeetingRecord("Hội đồng TĐKT xã", date(2026, 12, 5), "Hội trường", members, seats, votes)
    record_meeting(office, load_library(), key, meeting)
    assert {row.code: row.proposed for row in list_registrations(office, 2026).rows} == {"CB1": True, "CB2": False}


def test_a_registration_is_withdrawn_and_comes_back_by_undo(office: Database) -> None:
    register(office, 2026, ("CB1", "CB2"), WORKER)
    first = list_registrations(office, 2026).rows[0]
    assert withdraw(office, (first.id,)) == 1
    assert codes(office) == ["CB2"]
    with pytest.raises(RecordMissing):
        withdraw(office, (first.id,))
    office.undo()
    assert codes(office) == ["CB1", "CB2"]
