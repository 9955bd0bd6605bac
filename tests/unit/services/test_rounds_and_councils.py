"""A round from its nominees through the council: counts over all members, quorum, thresholds, every fault at once."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from khenthuong_desktop.domain.terms import CouncilRole, Stage, UnitLevel
from khenthuong_desktop.errors import QuorumNotReached, RecordMissing, ValuesRefused
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services import units
from khenthuong_desktop.services.award_rounds import registrations, rounds
from khenthuong_desktop.services.award_rounds.nominating import nominate, nominate_checked
from khenthuong_desktop.services.award_rounds.round_checks import check_list
from khenthuong_desktop.services.award_rounds.rounds import Nominee
from khenthuong_desktop.services.council import councils, meetings
from khenthuong_desktop.services.council.council_numbers import save_council
from khenthuong_desktop.services.council.councils import CouncilDetail, Member
from khenthuong_desktop.services.council.meeting_forms import meeting_form, meeting_from_form
from khenthuong_desktop.services.council.meetings import MeetingRecord, Seat, Vote
from khenthuong_desktop.services.numbers import round_papers
from khenthuong_desktop.services.registers import households, people
from khenthuong_desktop.services.registers.people import PersonDetail
from khenthuong_desktop.store.database import Database, in_memory
from khenthuong_desktop.store.tables import AwardRound

FIGHTER = "grassroots_emulation_fighter"
LAW_ON = date(2026, 6, 30)


def members(count: int) -> tuple[Member, ...]:
    roles = [CouncilRole.CHAIRMAN, CouncilRole.SECRETARY] + [CouncilRole.MEMBER] * count
    return tuple(Member(f"Thành viên {n}", role) for n, role in enumerate(roles[:count], 1))


def open_round(db: Database, *nominees: str, award: str = FIGHTER) -> str:
    for n, name in enumerate(nominees, 1):
        people.save_person(db, PersonDetail(f"CB{n}", name))
    key = rounds.open_round(db, "Tổng kết năm 2026", 2026, LAW_ON)
    nominate(db, key, tuple(Nominee(f"CB{n}", award) for n in range(1, len(nominees) + 1)))
    return key


def record(votes: tuple[Vote, ...], count: int = 10, absent: int = 0, written: int = 0, **more: Any) -> MeetingRecord:
    council = members(count)
    seats = tuple(
        Seat(member.name, place >= absent, absent > place and place < written) for place, member in enumerate(council)
    )
    return MeetingRecord("Hội đồng TĐKT xã", date(2026, 6, 30), "Phòng họp", council, seats, votes, **more)


def test_a_round_gets_the_next_code_and_is_found_by_it(db: Database) -> None:
    first = rounds.open_round(db, "Đợt một", 2026, LAW_ON)
    rounds.open_round(db, "Đợt hai", 2026, LAW_ON)
    rounds.open_round(db, "Đợt cũ", 2025, LAW_ON)
    assert [(row.year, row.code) for row in rounds.list_rounds(db)] == [(2026, "D01"), (2026, "D02"), (2025, "D01")]
    assert rounds.get_round(db, "2026/D01").id == first
    assert rounds.get_round(db, "d02").name == "Đợt hai"
    with pytest.raises(RecordMissing):
        rounds.get_round(db, "D01")  # two years have it
    for reference in ("202²/D02", "²/D02", "năm nay/D02", "2025/D02"):
        with pytest.raises(RecordMissing):
            rounds.get_round(db, reference)


def test_a_title_for_people_is_not_proposed_for_a_household(db: Database, library: Library) -> None:
    key = open_round(db)
    households.save_household(db, households.HouseholdDetail("H1", "Lê Văn Hải"))
    with pytest.raises(ValuesRefused) as refused:
        nominate_checked(db, library, key, (Nominee("H1", FIGHTER),))
    assert [fault.code for fault in refused.value.faults] == ["award_for_other_kind"]
    assert len(nominate_checked(db, library, key, (Nominee("H1", "certificate_of_merit"),))) == 1


def test_nominating_twice_adds_once(db: Database) -> None:
    key = open_round(db, "An", "Bình")
    nominate(db, key, (Nominee("CB1", FIGHTER, achievement="Làm tốt"),))
    found = rounds.get_round(db, key).nominations
    assert [(n.code, n.achievement) for n in found] == [("CB1", "Làm tốt"), ("CB2", None)]


def test_eighty_percent_is_counted_over_all_members_not_those_present(db: Database, library: Library) -> None:
    key = open_round(db, "An", "Bình", "Chi")
    votes = (
        Vote("CB1", FIGHTER, in_favour=7, written_in_favour=1),  # 8 of 10
        Vote("CB2", FIGHTER, in_favour=8),  # 8 of 10
        Vote("CB3", FIGHTER, in_favour=7, against=1),  # 7 of 8 present, but 7 of 10
    )
    found = meetings.record_meeting(db, library, key, record(votes, absent=2, written=1))
    assert [result.passed for result in found.results] == [True, True, False]
    assert [(n.code, n.passed) for n in rounds.get_round(db, key).nominations] == [
        ("CB1", True),
        ("CB2", True),
        ("CB3", False),
    ]
    assert rounds.get_round(db, key).stage is Stage.COUNCIL_MET
    assert (found.present, found.results[0].members) == (8, 10)


def test_who_only_helps_the_council_is_counted_neither_for_the_quorum_nor_for_the_share(
    db: Database, library: Library
) -> None:
    key = open_round(db, "An")
    council = (*members(5), Member("Người giúp việc", CouncilRole.ASSISTANT))
    seats = tuple(Seat(member.name, place > 0) for place, member in enumerate(council))
    votes = (Vote("CB1", FIGHTER, in_favour=4),)  # 4 of 5 is 80 %, 4 of 6 is not
    sitting = replace(record(votes), members=council, seats=seats)
    found = meetings.record_meeting(db, library, key, sitting)
    assert (found.members, found.present, found.results[0].members, found.results[0].passed) == (5, 4, 5, True)
    with pytest.raises(ValuesRefused) as refused:
        meetings.record_meeting(db, library, key, replace(sitting, votes=(Vote("CB1", FIGHTER, in_favour=5),)))
    assert {fault.code for fault in refused.value.faults} == {"more_returned_than_issued"}
    with pytest.raises(ValuesRefused):
        save_council(db, library, CouncilDetail("Tổ giúp việc", council[-1:]))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(count=st.integers(1, 15), in_favour=st.integers(0, 15))
def test_what_may_not_pass_does_not_pass(library: Library, count: int, in_favour: int) -> None:
    in_favour = min(count, in_favour)
    db = in_memory()
    key = open_round(db, "An")
    found = meetings.record_meeting(db, library, key, record((Vote("CB1", FIGHTER, in_favour),), count))
    assert found.results[0].passed == (in_favour * 100 >= 80 * count)
    db.close()


def test_too_few_members_present_records_nothing(db: Database, library: Library) -> None:
    key = open_round(db, "An")
    with pytest.raises(QuorumNotReached):
        meetings.record_meeting(db, library, key, record((Vote("CB1", FIGHTER, 6),), absent=4))
    assert meetings.get_meeting(db, key) is None
    assert councils.list_councils(db) == ()
    assert rounds.get_round(db, key).stage is Stage.DRAFT


def test_every_fault_of_a_count_is_told_at_once(db: Database, library: Library) -> None:
    key = open_round(db, "An", "Bình")
    votes = (
        Vote("CB1", FIGHTER, in_favour=9, against=2),  # 11 ballots, 10 present
        Vote("CB9", FIGHTER, in_favour=1),  # nobody
    )
    with pytest.raises(ValuesRefused) as refused:
        meetings.record_meeting(db, library, key, record(votes))
    assert {fault.code for fault in refused.value.faults} == {
        "more_returned_than_issued",
        "vote_for_nobody",
        "vote_missing",
    }
    assert {fault.details["award"] for fault in refused.value.faults} == {"CSTĐCS"}
    assert meetings.get_meeting(db, key) is None


def test_a_written_opinion_needs_an_absent_member_who_wrote(db: Database, library: Library) -> None:
    key = open_round(db, "An")
    with pytest.raises(ValuesRefused) as refused:
        meetings.record_meeting(
            db, library, key, record((Vote("CB1", FIGHTER, 8, written_in_favour=2),), absent=2, written=1)
        )
    assert {fault.code for fault in refused.value.faults} == {"more_written_than_opinions"}


def test_the_newest_meeting_counts(db: Database, library: Library) -> None:
    key = open_round(db, "An")
    meetings.record_meeting(db, library, key, record((Vote("CB1", FIGHTER, 5),)))
    meetings.record_meeting(db, library, key, record((Vote("CB1", FIGHTER, 10),)))
    assert rounds.get_round(db, key).nominations[0].passed is True


def test_a_member_who_left_stays_in_old_minutes(db: Database, library: Library) -> None:
    key = open_round(db, "An")
    meetings.record_meeting(db, library, key, record((Vote("CB1", FIGHTER, 10),)))
    [council] = councils.list_councils(db)
    save_council(db, library, CouncilDetail(council.name, council.members[:-1], id=council.id))
    assert len(councils.list_councils(db)[0].members) == 9
    found = meetings.get_meeting(db, key)
    assert found is not None
    assert len(found.seats) == 10


def test_a_council_needs_one_chairman_and_names_once(db: Database) -> None:
    twice = (Member("An", CouncilRole.CHAIRMAN), Member("an ", CouncilRole.CHAIRMAN))
    codes = {fault.code for fault in councils.check_council(CouncilDetail("Hội đồng", twice))}
    assert codes == {"one_chairman", "member_twice"}


def test_a_meeting_recorded_with_a_wrong_day_is_put_right_by_recording_it_again(db: Database, library: Library) -> None:
    key = open_round(db, "An")
    right = record((Vote("CB1", FIGHTER, 5),))
    meetings.record_meeting(db, library, key, replace(right, held_on=date(2062, 6, 30)))
    meetings.record_meeting(db, library, key, right)
    found = meetings.get_meeting(db, key)
    assert found is not None
    assert found.held_on == right.held_on


def test_the_form_of_a_meeting_is_filled_in_and_read_back(db: Database, library: Library) -> None:
    key = open_round(db, "An")
    save_council(db, library, CouncilDetail("Hội đồng TĐKT xã", members(5)))
    form = meeting_form(rounds.get_round(db, key), councils.list_councils(db)[0])
    form |= {"held_on": "2026-06-30", "place": "Phòng họp", "started_at": "14h", "ended_at": "15 giờ 45"}
    form["votes"][0] |= {"award": "CSTĐCS", "in_favour": 5}
    found = meetings.record_meeting(db, library, key, meeting_from_form(form, library.find_award))
    assert found.results[0].passed
    assert (found.started_at, found.ended_at) == ("14:00", "15:45")


def test_an_odd_form_is_refused_with_every_place(library: Library) -> None:
    form = {
        "held_on": "30/6/2026",
        "members": [{"name": "An", "role": "boss", "present": "yes"}],
        "votes": [{"subject": "CB1", "award": "Giải Nobel", "in_favour": "nhiều"}],
    }
    with pytest.raises(ValuesRefused) as refused:
        meeting_from_form(form, library.find_award)
    assert {(fault.field, fault.code) for fault in refused.value.faults} == {
        ("council", "required"),
        ("place", "required"),
        ("held_on", "not_a_date"),
        ("members[1].role", "unknown_role"),
        ("members[1].present", "wrong_kind"),
        ("votes[1].award", "unknown_word"),
        ("votes[1].in_favour", "wrong_kind"),
    }


def test_registering_twice_adds_once_and_the_list_compares(db: Database) -> None:
    key = open_round(db, "An", "Bình")
    assert registrations.register(db, 2026, ("CB1", "CB2"), FIGHTER) == 2
    assert registrations.register(db, 2026, ("CB1",), FIGHTER) == 0
    rounds.drop_nominations(db, (rounds.get_round(db, key).nominations[1].id,))
    listed = registrations.list_registrations(db, 2026)
    assert [(row.name, row.proposed, row.achieved) for row in listed.rows] == [
        ("An", True, False),
        ("Bình", False, False),
    ]
    registrations.withdraw(db, tuple(row.id for row in listed.rows))
    assert registrations.list_registrations(db, 2026).total == 0


@pytest.mark.parametrize("stage", [Stage.SUBMITTED, Stage.DECIDED])
def test_a_round_that_left_the_house_is_not_changed_any_more(db: Database, stage: Stage) -> None:
    key = open_round(db, "Đặng Thị Hoà")
    nomination = rounds.get_round(db, key).nominations[0]
    with db.write("set_round_papers") as session:
        session.get_one(AwardRound, key).stage = stage
    for change in (
        lambda: nominate(db, key, (Nominee("CB1", FIGHTER, achievement="Thêm lời"),)),
        lambda: rounds.describe_nomination(db, nomination.id, "Thêm lời", {}),
        lambda: rounds.drop_nominations(db, (nomination.id,)),
    ):
        with pytest.raises(ValuesRefused) as refused:
            change()
        assert [fault.code for fault in refused.value.faults] == ["round_closed"]
    assert rounds.get_round(db, key).nominations[0] == nomination


def test_a_seat_that_cannot_be_right_is_named(db: Database, library: Library) -> None:
    key = open_round(db, "Đặng Thị Hoà")
    right = record((Vote("CB1", FIGHTER, 9),))
    first, second, *rest = right.seats
    seats = (replace(first, written_opinion=True), second, second, *rest[1:], Seat("Người lạ", True))
    with pytest.raises(ValuesRefused) as refused:
        meetings.record_meeting(db, library, key, replace(right, seats=seats, place=" "))
    told = {(fault.code, fault.details.get("name")) for fault in refused.value.faults}
    assert told >= {
        ("written_though_present", first.name),
        ("seat_twice", second.name),
        ("seat_missing", rest[0].name),
        ("seat_unknown", "Người lạ"),
        ("required", None),
    }
    assert meetings.get_meeting(db, key) is None


def test_a_council_meets_the_same_on_either_database(either_db: Database, library: Library) -> None:
    unit = units.new_unit("Ủy ban nhân dân xã Hòa An", "tỉnh Hưng Yên", UnitLevel.COMMUNE)
    units.save_unit(either_db, unit)
    units.save_signer(either_db, units.usual_signers(unit, "Nguyễn Văn An")[0])
    key = open_round(either_db, "An")
    found = meetings.record_meeting(either_db, library, key, record((Vote("CB1", FIGHTER, 1, 9),)))
    assert [result.passed for result in found.results] == [False]
    assert check_list(either_db, library, key) == ()
    assert [signer.name for signer in units.list_signers(either_db)] == ["Nguyễn Văn An"]


@pytest.mark.parametrize("code", ["../..", "a/b", "c:*?", "đợt 1", "", "x" * 21])
def test_a_rounds_code_must_fit_into_a_file_name(db: Database, code: str) -> None:
    with pytest.raises(ValuesRefused) as refused:
        rounds.open_round(db, "Đợt", 2026, LAW_ON, code=code)
    assert [fault.code for fault in refused.value.faults] == ["code_form"]
    assert rounds.list_rounds(db) == ()


def test_a_papers_number_stands_without_its_symbol(db: Database, library: Library) -> None:
    key = rounds.open_round(db, "Đợt", 2026, LAW_ON)
    with pytest.raises(ValuesRefused) as refused:
        papers = round_papers.RoundPapers(statement_number="41/TTr", decision_number="12a")
        round_papers.set_round_papers(db, library, key, papers)
    assert [(fault.field, fault.code) for fault in refused.value.faults] == [("statement_number", "number_form")]


def test_the_time_of_a_meeting_is_a_time(db: Database, library: Library) -> None:
    key = open_round(db, "An")
    with pytest.raises(ValuesRefused) as refused:
        meetings.record_meeting(db, library, key, record((Vote("CB1", FIGHTER, 10),), started_at="zz"))
    assert [(fault.field, fault.code) for fault in refused.value.faults] == [("started_at", "time_form")]


@pytest.mark.parametrize(
    ("hours", "fault"),
    [
        ({"count_started_at": "9 rưỡi"}, ("count_started_at", "time_form")),
        ({"ended_at": "07:30"}, ("ended_at", "ends_before_it_starts")),
        ({"count_started_at": "7h45"}, ("count_started_at", "count_outside_meeting")),
        ({"count_ended_at": "10:15"}, ("count_ended_at", "count_outside_meeting")),
        ({"count_started_at": "9h30", "count_ended_at": "9h"}, ("count_ended_at", "ends_before_it_starts")),
    ],
)
def test_votes_are_counted_while_the_council_sits(
    db: Database, library: Library, hours: dict[str, Any], fault: tuple[str, str]
) -> None:
    key = open_round(db, "Nguyễn Văn An")
    with pytest.raises(ValuesRefused) as refused:
        meetings.record_meeting(db, library, key, record((Vote("CB1", FIGHTER, 10),), **hours))
    assert [(one.field, one.code) for one in refused.value.faults] == [fault]


def test_who_counted_the_votes_stays_with_the_meeting(db: Database, library: Library) -> None:
    key = open_round(db, "Nguyễn Văn An")
    tellers = " Thành viên 3; Thành viên 2;\n"
    told = record((Vote("CB1", FIGHTER, 10),), count_started_at="9h", count_ended_at="9h20", tellers=tellers)
    found = meetings.record_meeting(db, library, key, told)
    assert (found.count_started_at, found.count_ended_at) == ("09:00", "09:20")
    assert found.tellers == "Thành viên 3\nThành viên 2"
