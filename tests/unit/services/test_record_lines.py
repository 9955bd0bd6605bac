"""Ratings, awards held, discipline and initiatives typed one by one: checked, guarded, undone."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from khenthuong_desktop import messages
from khenthuong_desktop.domain.terms import DisciplineForm, DisciplineStatus, Rating, Scope, SubjectKind
from khenthuong_desktop.errors import RecordChanged, RecordMissing, ValuesRefused
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.registers import initiatives, record_lines
from khenthuong_desktop.services.registers.initiatives import Author, InitiativeDetail
from khenthuong_desktop.services.registers.people import PersonDetail, delete_people, save_person
from khenthuong_desktop.services.registers.record_lines import (
    AwardHeldDetail,
    ConfirmationDetail,
    DisciplineDetail,
    LineKind,
    RatingDetail,
)
from khenthuong_desktop.services.registers.records import get_record
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.history import list_actions
from khenthuong_desktop.store.subject_references import orphans

PERSON = SubjectKind.INDIVIDUAL


@pytest.fixture
def person(db: Database) -> str:
    save_person(db, PersonDetail("CB002", "Trần Bình"))
    return save_person(db, PersonDetail("CB001", "Lê An"))


def refused(error: pytest.ExceptionInfo[ValuesRefused]) -> set[tuple[str, str]]:
    assert all(messages.explain_fault(fault) for fault in error.value.faults)
    return {(fault.field, fault.code) for fault in error.value.faults}


def test_a_rating_is_added_changed_removed_and_each_step_has_words_and_an_undo(db: Database, person: str) -> None:
    key = record_lines.save_rating(db, RatingDetail(PERSON, person, 2025, Rating.GOOD, 12, " 7/QĐ "))
    record_lines.save_rating(db, replace(record_lines.get_rating(db, key), rating=Rating.EXCELLENT))
    row = get_record(db, PERSON, person).ratings[0]
    assert (row.rating, row.decision_number, row.id) == (Rating.EXCELLENT, "7/QĐ", key)
    record_lines.delete_line(db, LineKind.RATING, key)
    assert not get_record(db, PERSON, person).ratings
    with db.read() as session:
        named = [action.name for action in list_actions(session, 3)]
    assert named == ["delete_rating", "edit_rating", "add_rating"]
    assert all(messages.catalogue("labels")["Action"][name] for name in named)
    db.undo()
    assert get_record(db, PERSON, person).ratings[0].rating is Rating.EXCELLENT


def test_no_line_is_written_about_somebody_who_was_removed_meanwhile(
    db: Database, library: Library, person: str
) -> None:
    key = record_lines.save_rating(db, RatingDetail(PERSON, person, 2025, Rating.GOOD))
    shown = record_lines.get_rating(db, key)
    record_lines.delete_line(db, LineKind.RATING, key)
    delete_people(db, (person,))
    concluded = DisciplineDetail(PERSON, person, DisciplineForm.REPRIMAND, DisciplineStatus.CONCLUDED, date(2025, 3, 1))
    confirmed = ConfirmationDetail(PERSON, person, "advanced_worker", 2025)
    saves: list[Callable[[], str]] = [
        lambda: record_lines.save_rating(db, replace(shown, id=None)),
        lambda: record_lines.save_rating(db, shown),
        lambda: record_lines.save_award_held(db, library, AwardHeldDetail(PERSON, person, "advanced_worker", 2025)),
        lambda: record_lines.save_discipline(db, concluded),
        lambda: record_lines.save_confirmation(db, library, confirmed),
    ]
    for save in saves:
        with pytest.raises(RecordMissing) as error:
            save()
        assert (error.value.what, error.value.key) == ("person", person)
    with db.read() as session:
        assert orphans(session) == []


def test_all_faults_of_a_rating_are_said_at_once(db: Database, person: str) -> None:
    with pytest.raises(ValuesRefused) as error:
        record_lines.save_rating(db, RatingDetail(PERSON, person, 1900, None, None))
    assert refused(error) == {("year", "year_outside"), ("rating", "required")}
    record_lines.save_rating(db, RatingDetail(PERSON, person, 2025, Rating.GOOD))
    with pytest.raises(ValuesRefused) as error:
        record_lines.save_rating(db, RatingDetail(PERSON, person, 2025, Rating.GOOD, 13))
    assert refused(error) == {("year", "year_rated"), ("months_worked", "months_outside")}


def test_what_somebody_changed_or_removed_meanwhile_is_not_overwritten(db: Database, person: str) -> None:
    key = record_lines.save_rating(db, RatingDetail(PERSON, person, 2025, Rating.GOOD))
    mine = record_lines.get_rating(db, key)
    record_lines.save_rating(db, replace(mine, rating=Rating.EXCELLENT))
    with pytest.raises(RecordChanged):
        record_lines.save_rating(db, replace(mine, rating=Rating.FAILED))
    record_lines.delete_line(db, LineKind.RATING, key)
    with pytest.raises(RecordMissing):
        record_lines.save_rating(db, mine)


def test_an_award_held_has_its_name_from_the_law_and_is_kept_once(db: Database, library: Library, person: str) -> None:
    detail = AwardHeldDetail(PERSON, person, "advanced_worker", 2025, decision_number="9/QĐ-UBND")
    key = record_lines.save_award_held(db, library, detail)
    assert record_lines.get_award_held(db, key).award_name == library.award("advanced_worker").name
    with pytest.raises(ValuesRefused) as error:
        record_lines.save_award_held(db, library, detail)
    assert refused(error) == {("award", "award_on_record")}
    with pytest.raises(ValuesRefused) as error:
        record_lines.save_award_held(db, library, AwardHeldDetail(PERSON, person, "advanced_labour_collective"))
    assert refused(error) == {("award", "award_held_by_other_kind"), ("year", "required")}


def test_a_concluded_discipline_needs_its_form_and_day(db: Database, person: str) -> None:
    with pytest.raises(ValuesRefused) as error:
        record_lines.save_discipline(db, DisciplineDetail(PERSON, person, status=DisciplineStatus.CONCLUDED))
    assert refused(error) == {("form", "required"), ("from_date", "required")}
    with pytest.raises(ValuesRefused) as error:
        record_lines.save_discipline(db, DisciplineDetail(PERSON, person))
    assert refused(error) == {("status", "required")}
    form, status = DisciplineForm.REPRIMAND, DisciplineStatus.CONCLUDED
    detail = DisciplineDetail(PERSON, person, form, status, date(2025, 3, 1), date(2025, 2, 1))
    with pytest.raises(ValuesRefused) as error:
        record_lines.save_discipline(db, detail)
    assert refused(error) == {("finished_on", "ends_before_start")}
    record_lines.save_discipline(db, replace(detail, finished_on=None))
    assert get_record(db, PERSON, person).discipline[0].form is form


def test_an_initiative_is_kept_with_its_authors_and_shares(db: Database, person: str) -> None:
    authors = (Author("CB001", share=6_000), Author("trần bình", share=4_000))
    detail = InitiativeDetail("SK01", "Một cửa không giấy", scope=Scope.GRASSROOTS, year=2025, authors=authors)
    key = initiatives.save_initiative(db, detail)
    kept = initiatives.get_initiative(db, key)
    assert [(author.name, author.share) for author in kept.authors] == [("Lê An", 6_000), ("Trần Bình", 4_000)]
    alone = (Author("CB001", share=10_000),)
    initiatives.save_initiative(db, replace(kept, authors=alone))
    assert [author.code for author in initiatives.get_initiative(db, key).authors] == ["CB001"]
    db.undo()
    assert len(initiatives.get_initiative(db, key).authors) == 2
    initiatives.delete_initiative(db, key)
    assert not get_record(db, PERSON, person).initiatives


def test_all_faults_of_an_initiative_are_said_at_once(db: Database, person: str) -> None:
    authors = (Author("CB001", share=9_000), Author("Lê An", share=2_000), Author("CB009"))
    with pytest.raises(ValuesRefused) as error:
        initiatives.save_initiative(db, InitiativeDetail(name="Một cửa", kind=None, year=2025, authors=authors))
    assert refused(error) == {
        ("code", "required"),
        ("kind", "required"),
        ("authors", "author_twice"),
        ("authors", "author_unknown"),
        ("authors", "shares_over"),
    }
    assert person
