"""Principles, authority and last days as cautions among the problems of a round; none of them blocks."""

from datetime import date

import pytest
from sqlalchemy import select

from khenthuong_desktop.domain.terms import CommendationType, Gender, Severity, UnitLevel
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.award_rounds.nominating import nominate_checked
from khenthuong_desktop.services.award_rounds.round_checks import ListProblem, check_list
from khenthuong_desktop.services.award_rounds.rounds import (
    Nominee,
    RoundNote,
    change_round,
    describe_nomination,
    get_round,
    open_round,
)
from khenthuong_desktop.services.dossier.dossiers import check_dossier
from khenthuong_desktop.services.outcome.decisions import DecisionNote, record_decision
from khenthuong_desktop.services.registers.people import PersonDetail, save_person
from khenthuong_desktop.services.units import UnitDetail, save_unit
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import Attendance, CouncilMember, Meeting, Nomination, Person
from tests.unit.services.dossier_round import FIGHTER, WORKER, Round, judge_by_sure_law

DIPLOMA, ON = "provincial_diploma_of_merit", date(2026, 11, 1)


@pytest.fixture
def commune(db: Database) -> Database:
    unit = UnitDetail(
        "Ủy ban nhân dân xã An Bình", "H49.64.33", UnitLevel.COMMUNE, "tỉnh Hưng Yên", "An Bình", "UBND",
        "Chủ tịch", "HĐTĐKT", "VX", "Ủy ban nhân dân tỉnh Hưng Yên",
    )  # fmt: skip
    save_unit(db, unit)
    for number in range(1, 6):
        gender = Gender.FEMALE if number < 5 else Gender.MALE
        save_person(db, PersonDetail(f"P{number}", f"Người {number}", gender=gender))
    return db


def propose(
    db: Database, library: Library, awards: dict[str, str], kind: CommendationType, due: date | None = None
) -> str:
    key = open_round(db, "Đợt", 2026, ON, kind, due)
    nominate_checked(db, library, key, tuple(Nominee(code, award) for code, award in awards.items()))
    return key


def told(db: Database, library: Library, key: str) -> dict[str, ListProblem]:
    found = check_list(db, library, key)
    assert all(problem.severity is Severity.WARNING for problem in found)
    return {problem.code: problem for problem in found}


def test_a_principle_is_told_once_with_its_article_and_the_names(commune: Database, library: Library) -> None:
    key = propose(commune, library, {f"P{n}": WORKER for n in range(1, 6)}, CommendationType.MERIT)
    caution = told(commune, library, key)["N8"]
    assert caution.sentence.startswith("Khi nhiều người, tập thể cùng đủ điều kiện thì ưu tiên cá nhân nữ")
    assert "(khoản 6 Điều 4 Nghị định 152/2025/NĐ-CP): Người 1, Người 2, Người 3 và 1 đề nghị khác." in caution.sentence
    assert len(caution.nominations) == 4


def test_one_nominee_leaves_nothing_to_choose(commune: Database, library: Library) -> None:
    assert told(commune, library, propose(commune, library, {"P1": WORKER}, CommendationType.MERIT)) == {}


def test_after_the_vote_nobody_is_to_be_preferred_any_more(made: Round) -> None:
    with made.db.write("change_person") as session:
        for person in session.scalars(select(Person)):
            person.gender = Gender.FEMALE
    assert "N8" not in told(made.db, made.library, made.key)


def test_dedication_has_principles_of_its_own(commune: Database, library: Library) -> None:
    key = propose(commune, library, {"P5": DIPLOMA}, CommendationType.DEDICATION)
    found = told(commune, library, key)
    assert {"N9", "N22"} <= found.keys()
    assert found["N22"].nominations == ()


def test_a_movement_is_commended_by_the_level_that_launched_it(commune: Database, library: Library) -> None:
    awards = {"P1": DIPLOMA, "P5": "certificate_of_merit"}
    key = propose(commune, library, awards, CommendationType.MOVEMENT)
    caution = told(commune, library, key)["launching_level"]
    assert "Chủ tịch UBND cấp tỉnh" in caution.sentence and "2290" in caution.sentence
    assert len(caution.nominations) == 1


def test_a_day_behind_the_last_day_of_the_law_is_told(commune: Database, library: Library) -> None:
    national = {"P1": "national_emulation_fighter"}
    late = propose(commune, library, national, CommendationType.MERIT, date(2028, 1, 5))
    assert "30/12/2027" in told(commune, library, late)["due_after_law"].sentence
    change_round(commune, late, RoundNote("Đợt", ON, date(2027, 12, 30)))
    assert "due_after_law" not in told(commune, library, late)


def test_a_decision_by_somebody_who_may_not_decide_is_told(made: Round) -> None:
    awarded = tuple(key for (code, _), key in made.nominations.items() if code != "CB3")
    province = "Ủy ban nhân dân tỉnh Hưng Yên"
    note = DecisionNote("412/QĐ-UBND", date(2026, 11, 20), province, awarded)
    record_decision(made.db, made.library, made.key, note)
    sentences = [one.sentence for one in check_list(made.db, made.library, made.key) if one.code == "not_competent"]
    assert len(sentences) == 2 and all("Chủ tịch UBND cấp xã" in one for one in sentences)
    head = DecisionNote("412/QĐ-UBND", date(2026, 11, 20), "Chủ tịch Ủy ban nhân dân xã An Bình", awarded)
    record_decision(made.db, made.library, made.key, head)
    assert not [one for one in check_list(made.db, made.library, made.key) if one.code == "not_competent"]


def change_meeting(made: Round, **told: str | None) -> dict[str, ListProblem]:
    with made.db.write("record_meeting") as session:
        meeting = session.scalars(select(Meeting)).one()
        for name, value in told.items():
            setattr(meeting, name, value)
    return {one.code: one for one in check_list(made.db, made.library, made.key)}


def test_nobody_counts_or_presides_over_the_own_case_without_a_warning(made: Round) -> None:
    name = next(row.name for row in get_round(made.db, made.key).nominations if row.code == "CB1")
    assert not {"teller_is_nominee", "chair_is_nominee"} & change_meeting(made, tellers="Ủy viên B").keys()
    caution = change_meeting(made, tellers=f"Ủy viên B\n{name.upper()}, Văn phòng")["teller_is_nominee"]
    assert caution.severity is Severity.WARNING
    assert name in caution.sentence and caution.nominations == (made.nominations["CB1", FIGHTER],)
    found = change_meeting(made, tellers=None, chair_name=name)
    assert name in found["chair_is_nominee"].sentence and "teller_is_nominee" not in found


def test_hours_of_the_count_that_nobody_told_are_asked_for(made: Round) -> None:
    caution = change_meeting(made, count_started_at="09:15", count_ended_at=None)["count_hours_untold"]
    assert caution.severity is Severity.WARNING and "kiểm phiếu" in caution.sentence
    assert "count_hours_untold" not in change_meeting(made, count_ended_at="09:40")


def test_a_reason_turns_a_missing_standard_into_a_warning(made: Round) -> None:
    judge_by_sure_law(made)
    with made.db.write("nominate") as session:
        row = session.get_one(Nomination, made.nominations["CB1", FIGHTER])
        row.award = "provincial_emulation_fighter"
    assert "not_eligible" in {one.code for one in check_dossier(made.db, made.folder, made.library, made.key).errors}
    describe_nomination(made.db, row.id, "", {}, "Hội đồng thống nhất theo văn bản số 5")
    check = check_dossier(made.db, made.folder, made.library, made.key)
    (said,) = [one for one in check.warnings if one.code == "not_eligible"]
    assert "Hội đồng thống nhất theo văn bản số 5" in said.sentence
    assert "not_eligible" not in {one.code for one in check.errors}


def test_who_was_not_at_the_meeting_counts_no_ballots(made: Round) -> None:
    with made.db.write("record_meeting") as session:
        row, name = session.execute(
            select(Attendance, CouncilMember.name).join(CouncilMember, CouncilMember.id == Attendance.member_id)
        ).first() or (None, "")
        assert row is not None
        row.present = True
    assert "teller_was_absent" not in change_meeting(made, tellers=name)
    with made.db.write("record_meeting") as session:
        session.get_one(Attendance, row.id).present = False
    assert name in change_meeting(made, tellers=f"Ủy viên Lạ\n{name}")["teller_was_absent"].sentence
