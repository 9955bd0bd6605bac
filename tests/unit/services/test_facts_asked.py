"""Each fact that the law asks for, from the form or the list to the verdict and back by undo."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from khenthuong_desktop.domain.crowd import WINDOW
from khenthuong_desktop.domain.terms import PersonCategory, Rating
from khenthuong_desktop.errors import RecordMissing, ValuesRefused
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services import imports
from khenthuong_desktop.services.registers.collectives import CollectiveDetail, save_collective
from khenthuong_desktop.services.registers.people import get_person, save_person
from khenthuong_desktop.services.registers.record_lines import (
    ConfirmationDetail,
    LineKind,
    RatingDetail,
    delete_line,
    get_confirmation,
    get_rating,
    save_confirmation,
    save_rating,
)
from khenthuong_desktop.services.registers.records import get_record
from khenthuong_desktop.services.verdicts.cautions import list_cautions
from khenthuong_desktop.services.verdicts.fact_finding import find_facts
from khenthuong_desktop.store.database import Database
from tests.unit.services.asked_facts import (
    COLLECTIVE,
    ELIGIBLE,
    NOT_ELIGIBLE,
    ON,
    PERSON,
    SOLDIER,
    UNDECIDED,
    WORKER,
    YEAR,
    cautions,
    servant,
    take_in,
    verdict,
)


def test_maternity_leave_counts_as_time_and_undo_takes_it_back(db: Database, library: Library) -> None:
    person = servant(db)
    key = save_rating(db, RatingDetail(PERSON, person, YEAR, None, 4))
    assert verdict(db, library, "CB1", WORKER) is NOT_ELIGIBLE  # too short to be rated
    save_rating(db, replace(get_rating(db, key), maternity_months=6))
    assert verdict(db, library, "CB1", WORKER) is UNDECIDED  # there will be a rating
    assert "N7" in cautions(db, library, PERSON, person)
    assert get_record(db, PERSON, person).ratings[0].maternity_months == 6
    db.undo()
    assert verdict(db, library, "CB1", WORKER) is NOT_ELIGIBLE


def test_ratings_are_read_as_far_back_as_a_rule_may_look(db: Database) -> None:
    person, first = servant(db), YEAR - WINDOW + 1
    for year in (first - 1, first):
        save_rating(db, RatingDetail(PERSON, person, year, Rating.GOOD))
    with db.read() as session:
        assert set(find_facts(session, YEAR).subjects[PERSON, person].years) == {first}


def test_maternity_leave_alone_leaves_the_year_unknown(db: Database, library: Library) -> None:
    save_rating(db, RatingDetail(PERSON, servant(db), YEAR, None, None, maternity_months=6))
    assert verdict(db, library, "CB1", WORKER) is UNDECIDED


@pytest.mark.parametrize(("months", "leave", "field"), [(9, 4, "maternity_months"), (12, 13, "maternity_months")])
def test_a_year_has_twelve_months(db: Database, months: int, leave: int, field: str) -> None:
    with pytest.raises(ValuesRefused) as refused:
        save_rating(db, RatingDetail(PERSON, servant(db), YEAR, Rating.GOOD, months, maternity_months=leave))
    assert [fault.field for fault in refused.value.faults] == [field]


def test_maternity_leave_comes_with_a_list(db: Database, library: Library, tmp_path: Path) -> None:
    person = servant(db)
    take_in(db, library, tmp_path, ratings=[{"year": YEAR, "code": "CB1", "months_worked": 4, "maternity_months": 6}])
    assert verdict(db, library, "CB1", WORKER) is UNDECIDED
    assert get_record(db, PERSON, person).ratings[0].maternity_months == 6


def test_a_list_that_counts_the_leave_twice_is_told(db: Database, library: Library, tmp_path: Path) -> None:
    servant(db)
    path = tmp_path / "danh-sach.xlsx"
    imports.write_filled(
        library,
        path,
        {"ratings": [{"year": YEAR, "code": "CB1", "rating": "HTTNV", "months_worked": 12, "maternity_months": 6}]},
    )
    preview = imports.preview(db, library, path)
    assert [(problem.code, problem.column) for problem in preview.problems] == [("months_over_year", "G")]


@pytest.mark.parametrize("category", [PersonCategory.SOLDIER, PersonCategory.POLICE, PersonCategory.MILITIA])
def test_the_armed_forces_have_a_title_of_their_own(db: Database, library: Library, category: PersonCategory) -> None:
    person = servant(db)
    save_rating(db, RatingDetail(PERSON, person, YEAR, Rating.GOOD, 12))
    assert verdict(db, library, "CB1", SOLDIER) is None
    save_person(db, replace(get_person(db, person), category=category))
    assert verdict(db, library, "CB1", SOLDIER) is ELIGIBLE
    db.undo()
    assert verdict(db, library, "CB1", SOLDIER) is None


def test_somebody_of_unknown_category_is_taken_for_a_civilian(db: Database, library: Library) -> None:
    servant(db, category=None)
    assert verdict(db, library, "CB1", SOLDIER) is None


def test_the_armed_forces_come_with_a_list(db: Database, library: Library, tmp_path: Path) -> None:
    rows = [{"code": "CB1", "name": "Lê Văn Ba", "category": "Dân quân thường trực"}]
    take_in(db, library, tmp_path, people=rows, ratings=[{"year": YEAR, "code": "CB1", "rating": "HTTNV"}])
    assert verdict(db, library, "CB1", SOLDIER) is ELIGIBLE


def test_a_transfer_is_told_until_the_old_workplace_is_heard(db: Database, library: Library) -> None:
    came = servant(db, "CB1", since=date(YEAR, 8, 1), came_from="UBND xã Đông Hải")
    assert "N16" in cautions(db, library, PERSON, came)
    save_rating(db, RatingDetail(PERSON, came, YEAR, Rating.GOOD, old_workplace_heard=True))
    assert "N16" not in cautions(db, library, PERSON, came)
    left = servant(db, "CB2", until=date(YEAR, 5, 1))
    assert "N16" not in cautions(db, library, PERSON, left)  # retired, for all we know
    save_person(db, replace(get_person(db, left), moved_to="Sở Nội vụ"))
    assert "N16" in cautions(db, library, PERSON, left)
    with pytest.raises(ValuesRefused) as refused:
        save_person(db, replace(get_person(db, came), moved_to="Sở Nội vụ"))
    assert [fault.code for fault in refused.value.faults] == ["moved_without_day"]


def test_a_caution_names_its_article_and_is_about_somebody(db: Database, library: Library) -> None:
    came = servant(db, "CB1", since=date(YEAR, 8, 1))
    (told,) = list_cautions(db, library, PERSON, came, YEAR, ON)
    assert told.code == "N16"
    assert "Nghị định" in told.place or "NĐ" in told.place
    with pytest.raises(RecordMissing):
        list_cautions(db, library, COLLECTIVE, came, YEAR, ON)


def test_what_only_people_can_confirm_is_met_once_they_have(db: Database, library: Library) -> None:
    key = save_collective(db, CollectiveDetail("T1", "Thôn Đông"))
    award = "cultural_village"
    assert verdict(db, library, "T1", award) is UNDECIDED
    line = save_confirmation(db, library, ConfirmationDetail(COLLECTIVE, key, award, YEAR, "Chủ tịch UBND xã"))
    assert verdict(db, library, "T1", award) is ELIGIBLE
    (row,) = get_record(db, COLLECTIVE, key).confirmations
    assert (row.year, row.award_name) == (YEAR, library.award(award).name)
    save_confirmation(db, library, replace(get_confirmation(db, line), year=YEAR - 1))
    assert verdict(db, library, "T1", award) is UNDECIDED  # of another year
    db.undo()
    assert verdict(db, library, "T1", award) is ELIGIBLE
    with pytest.raises(ValuesRefused) as refused:
        save_confirmation(db, library, ConfirmationDetail(COLLECTIVE, key, award, YEAR))
    assert [fault.code for fault in refused.value.faults] == ["confirmed_already"]
    delete_line(db, LineKind.CONFIRMATION, line)
    assert verdict(db, library, "T1", award) is UNDECIDED


def test_a_persons_confirmation_is_read_in_bulk_too(db: Database, library: Library) -> None:
    person = servant(db, category=PersonCategory.FARMER)
    for award in ("prime_minister_diploma_of_merit", "labour_order_3"):
        before = verdict(db, library, "CB1", award)
        save_confirmation(db, library, ConfirmationDetail(PERSON, person, award, YEAR))
        assert (before, verdict(db, library, "CB1", award)) == (UNDECIDED, ELIGIBLE)
