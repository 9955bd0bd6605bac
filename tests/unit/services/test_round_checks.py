"""Overlaps and limits of a round's list, read from the database."""

from datetime import date

from khenthuong_desktop.domain.terms import CommendationType, PersonClass, Severity, Stage, SubjectKind
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.award_rounds.round_checks import check_list
from khenthuong_desktop.store import tables
from khenthuong_desktop.store.database import Database


def add_round(db: Database, code: str, on: date = date(2025, 12, 20), stage: Stage = Stage.DRAFT) -> str:
    with db.write("open_round") as session:
        row = tables.AwardRound(
            id=session.new_key(),
            code=code,
            name=code,
            year=on.year,
            commendation_type=CommendationType.MERIT,
            law_on=on,
            stage=stage,
        )
        session.add(row)
        return row.id


def add_person(db: Database, code: str, person_class: PersonClass = PersonClass.DIRECT) -> str:
    with db.write("add_person") as session:
        row = tables.Person(id=session.new_key(), code=code, name=f"Nguyễn Văn {code}", person_class=person_class)
        session.add(row)
        return row.id


def propose(db: Database, award_round: str, person: str, award: str) -> str:
    with db.write("nominate") as session:
        row = tables.Nomination(
            id=session.new_key(),
            round_id=award_round,
            subject_kind=SubjectKind.INDIVIDUAL,
            subject_id=person,
            award=award,
        )
        session.add(row)
        return row.id


def codes(db: Database, library: Library, award_round: str) -> list[tuple[Severity, str]]:
    return [(problem.severity, problem.code) for problem in check_list(db, library, award_round)]


def test_a_clean_list_has_no_problem(db: Database, library: Library) -> None:
    award_round, person = add_round(db, "D01"), add_person(db, "P1")
    propose(db, award_round, person, "advanced_worker")
    propose(db, award_round, person, "grassroots_emulation_fighter")
    assert codes(db, library, award_round) == []


def test_who_was_turned_down_in_another_round_can_be_proposed_again(db: Database, library: Library) -> None:
    person = add_person(db, "P1")
    first, second = add_round(db, "D01"), add_round(db, "D02")
    earlier = propose(db, first, person, "certificate_of_merit")
    propose(db, second, person, "certificate_of_merit")
    with db.write("record_meeting") as session:
        council = tables.Council(id=session.new_key(), name="Hội đồng")
        session.add(council)
        session.flush()
        meeting = tables.Meeting(
            id=session.new_key(),
            council_id=council.id,
            round_id=first,
            held_on=date(2025, 12, 1),
            started_at="08:00",
            ended_at="10:00",
            place="Phòng họp",
            chair_name="Lê Văn Một",
            secretary_name="Lê Văn Hai",
        )
        session.add(meeting)
        session.flush()
        session.add(
            tables.Ballot(
                meeting_id=meeting.id, nomination_id=earlier, in_favour=1, members=9, threshold="80%", passed=False
            )
        )
    assert codes(db, library, second) == []


def test_the_same_proposal_in_another_open_round_is_an_error_with_both_keys(db: Database, library: Library) -> None:
    person = add_person(db, "P1")
    first, second = add_round(db, "D01"), add_round(db, "D02")
    keys = {propose(db, award_round, person, "certificate_of_merit") for award_round in (first, second)}
    (problem,) = check_list(db, library, "2025/D01")
    assert (problem.severity, problem.code) == (Severity.ERROR, "in_another_open_round")
    assert set(problem.nominations) == keys
    assert "Nguyễn Văn P1" in problem.sentence


def test_other_rounds_conflicts_are_not_this_rounds(db: Database, library: Library) -> None:
    person, other = add_person(db, "P1"), add_person(db, "P2")
    first, second = add_round(db, "D01"), add_round(db, "D02")
    propose(db, first, person, "certificate_of_merit")
    for award in ("certificate_of_merit", "provincial_diploma_of_merit"):
        propose(db, second, other, award)
    assert codes(db, library, first) == []
    assert codes(db, library, second) == [(Severity.WARNING, "several_awards_for_one_achievement")]


def test_an_award_already_on_record_for_the_year_is_told(db: Database, library: Library) -> None:
    award_round, person = add_round(db, "D01"), add_person(db, "P1")
    propose(db, award_round, person, "advanced_worker")
    with db.write("import_list") as session:
        held = tables.AwardHeld(
            id=session.new_key(),
            subject_kind=SubjectKind.INDIVIDUAL,
            subject_id=person,
            award="advanced_worker",
            award_name="Lao động tiên tiến",
            year=2025,
        )
        session.add(held)
    assert codes(db, library, award_round) == [(Severity.WARNING, "already_held")]


def test_the_old_ceiling_of_fifteen_percent_holds_only_until_2023(db: Database, library: Library) -> None:
    old, new = add_round(db, "D01", date(2023, 12, 1)), add_round(db, "D02", date(2024, 12, 1))
    for number in range(4):
        person = add_person(db, f"P{number}")
        for award_round in (old, new):
            propose(db, award_round, person, "advanced_worker")
            if number == 0:
                propose(db, award_round, person, "grassroots_emulation_fighter")
    assert codes(db, library, old) == [(Severity.WARNING, "over_limit")]
    assert "quá mức 15 % của 4 “Lao động tiên tiến” = 0 người" in check_list(db, library, old)[0].sentence
    assert codes(db, library, new) == []


def test_a_list_with_more_leaders_than_workers_is_a_warning(db: Database, library: Library) -> None:
    award_round = add_round(db, "D01")
    propose(db, award_round, add_person(db, "P1", PersonClass.LEADER), "advanced_worker")
    assert codes(db, library, award_round) == [(Severity.WARNING, "leaders_outnumber_direct")]
