"""Nominating after judging: who is ruled out by data is not taken along, the verdict is frozen, initiatives go once."""

from datetime import date

import pytest
from sqlalchemy import func, select

from khenthuong_desktop.domain.terms import InitiativeKind, PersonCategory, Rating, Scope, SubjectKind
from khenthuong_desktop.errors import RecordMissing
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.award_rounds.nominating import nominate, nominate_checked, nominate_registered
from khenthuong_desktop.services.award_rounds.registrations import register
from khenthuong_desktop.services.award_rounds.rounds import NominationRow, Nominee, get_round, open_round
from khenthuong_desktop.services.registers.people import PersonDetail, save_person
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import Initiative, InitiativeAuthor, Registration, YearRating

FIGHTER, WORKER = "grassroots_emulation_fighter", "advanced_worker"
YEAR, LAW_ON = 2025, date(2025, 12, 20)


@pytest.fixture
def office(db: Database) -> Database:
    """CB1 did well and has an initiative, CB2 failed, of CB3 nothing is known; all three are registered."""
    keys = {
        code: save_person(db, PersonDetail(code, f"Nguyễn Văn {code}", category=PersonCategory.CIVIL_SERVANT))
        for code in ("CB1", "CB2", "CB3")
    }
    with db.write("import_list") as session:
        for code, rating in (("CB1", Rating.GOOD), ("CB2", Rating.FAILED)):
            session.add(
                YearRating(
                    subject_kind=SubjectKind.INDIVIDUAL,
                    subject_id=keys[code],
                    year=YEAR,
                    rating=rating,
                    months_worked=12,
                )
            )
        for code, year in (("SK1", YEAR), ("SK0", YEAR - 1)):
            initiative = Initiative(
                code=code,
                name=f"Sáng kiến {code}",
                kind=InitiativeKind.INITIATIVE,
                scope=Scope.GRASSROOTS,
                year=year,
                decision_number="1/QĐ",
                decision_date=date(year, 6, 1),
            )
            session.add(initiative)
            session.flush()
            session.add(InitiativeAuthor(initiative_id=initiative.id, person_id=keys["CB1"], share=10_000))
    for award in (WORKER, FIGHTER):
        register(db, YEAR, ("CB1",), award)
    register(db, YEAR, ("CB2", "CB3"), WORKER)
    return db


@pytest.fixture
def round_key(office: Database) -> str:
    return open_round(office, "Tổng kết năm 2025", YEAR, LAW_ON)


def nominees(db: Database, key: str) -> dict[tuple[str, str], NominationRow]:
    return {(row.code, row.award): row for row in get_round(db, key).nominations}


def test_everybody_registered_is_taken_along_but_whom_the_data_rule_out(
    office: Database, round_key: str, library: Library
) -> None:
    taken = nominate_registered(office, library, round_key)
    found = nominees(office, round_key)
    assert set(found) == {("CB1", WORKER), ("CB1", FIGHTER), ("CB3", WORKER)}
    assert set(taken.nominated) == {row.id for row in found.values()}


def test_who_registered_and_is_left_out_is_named_with_the_reason(
    office: Database, round_key: str, library: Library
) -> None:
    taken = nominate_registered(office, library, round_key)
    with office.read() as session:
        registered = session.scalar(select(func.count()).where(Registration.year == YEAR)) or 0
    assert len(taken.nominated) + len(taken.left_out) == registered
    assert taken.left_out
    assert all("Nguyễn Văn CB2" in sentence for sentence in taken.left_out)


def test_only_the_awards_asked_for_are_taken(office: Database, round_key: str, library: Library) -> None:
    nominate_registered(office, library, round_key, awards=[FIGHTER])
    assert set(nominees(office, round_key)) == {("CB1", FIGHTER)}


def test_taking_all_registered_twice_adds_them_once(office: Database, round_key: str, library: Library) -> None:
    first = nominate_registered(office, library, round_key)
    assert nominate_registered(office, library, round_key) == first
    assert len(nominees(office, round_key)) == 3


def test_a_registration_of_another_year_is_left_alone(office: Database, library: Library) -> None:
    other = open_round(office, "Tổng kết năm 2024", YEAR - 1, LAW_ON)
    assert nominate_registered(office, library, other).nominated == ()


def test_the_year_s_free_initiative_goes_with_the_award_that_rests_on_it(
    office: Database, round_key: str, library: Library
) -> None:
    nominate_registered(office, library, round_key)
    found = nominees(office, round_key)
    assert found["CB1", WORKER].initiatives == ()
    assert found["CB1", FIGHTER].initiatives == ("SK1",)  # not last year's SK0


def test_an_initiative_used_in_one_round_is_not_taken_by_another(
    office: Database, round_key: str, library: Library
) -> None:
    nominate(office, round_key, (Nominee("CB1", FIGHTER, initiatives=("SK1",)),))
    second = open_round(office, "Bổ sung", YEAR, LAW_ON)
    nominate_registered(office, library, second)
    assert all(row.initiatives == () for row in nominees(office, second).values())
    assert nominees(office, round_key)["CB1", FIGHTER].initiatives == ("SK1",)


def test_the_verdict_is_frozen_whatever_the_data_say_later(office: Database, round_key: str, library: Library) -> None:
    nominate_checked(office, library, round_key, (Nominee("CB2", WORKER), Nominee("CB1", WORKER)))
    found = nominees(office, round_key)
    failed, good = found["CB2", WORKER].verdict, found["CB1", WORKER].verdict
    assert failed is not None
    assert good is not None
    assert (failed["verdict"], good["verdict"]) == ("not_eligible", "eligible")
    assert (good["on"], good["regime"], good["year"]) == ("2025-12-20", "R3", YEAR)
    with office.write("import_list") as session:
        row = session.query(YearRating).filter_by(rating=Rating.GOOD).one()
        row.rating = Rating.FAILED
    kept = nominees(office, round_key)["CB1", WORKER].verdict
    assert kept is not None
    assert kept["verdict"] == "eligible"


def test_words_once_given_stay_when_a_nominee_is_judged_again(
    office: Database, round_key: str, library: Library
) -> None:
    nominate_checked(office, library, round_key, (Nominee("CB1", WORKER, "Làm tốt.", {"results": "Nhiều."}),))
    nominate_checked(office, library, round_key, (Nominee("CB1", WORKER),))
    row = nominees(office, round_key)["CB1", WORKER]
    assert (row.achievement, dict(row.report)) == ("Làm tốt.", {"results": "Nhiều."})


def test_one_unknown_nominee_or_initiative_stops_the_whole_action(
    office: Database, round_key: str, library: Library
) -> None:
    for wrong in (Nominee("CB9", WORKER), Nominee("CB3", WORKER, initiatives=("SK9",))):
        with pytest.raises(RecordMissing):
            nominate_checked(office, library, round_key, (Nominee("CB1", WORKER), wrong))
    assert nominees(office, round_key) == {}


def test_nominating_is_taken_back_by_one_undo(office: Database, round_key: str, library: Library) -> None:
    nominate_registered(office, library, round_key)
    assert office.undo().name == "nominate"
    assert nominees(office, round_key) == {}


def test_who_is_put_in_by_hand_takes_the_initiative_the_verdict_rests_on(
    office: Database, round_key: str, library: Library
) -> None:
    nominate_checked(office, library, round_key, (Nominee("CB1", FIGHTER), Nominee("CB1", WORKER)))
    found = nominees(office, round_key)
    assert (found["CB1", FIGHTER].initiatives, found["CB1", WORKER].initiatives) == (("SK1",), ())


def test_an_initiative_named_by_hand_is_the_only_one_taken(office: Database, round_key: str, library: Library) -> None:
    nominate_checked(office, library, round_key, (Nominee("CB1", FIGHTER, initiatives=("SK0",)),))
    assert nominees(office, round_key)["CB1", FIGHTER].initiatives == ("SK0",)
