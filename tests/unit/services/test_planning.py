"""The planner over the database: sentences a clerk can act on, and what-if that stores nothing."""

from datetime import date

import pytest

from khenthuong_desktop.domain.supposing import Suppose
from khenthuong_desktop.domain.terms import PersonCategory, Rating, Scope, SubjectKind
from khenthuong_desktop.domain.verdict import VerdictKind
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.verdicts.planning import AwardPlan, plan, what_if
from khenthuong_desktop.store import tables
from khenthuong_desktop.store.database import Database

ON = date(2025, 12, 20)
CSTDCS = "grassroots_emulation_fighter"


@pytest.fixture
def two_alike(db: Database) -> Database:
    """Two civil servants who did well in 2025 and were grassroots fighters in 2024."""
    with db.write("import_list") as session:
        for code in ("P1", "P2"):
            row = tables.Person(id=session.new_key(), code=code, name="Nguyễn Văn A")
            row.category = PersonCategory.CIVIL_SERVANT
            session.add(row)
            about = {"subject_kind": SubjectKind.INDIVIDUAL, "subject_id": row.id}
            session.add(tables.YearRating(year=2025, rating=Rating.GOOD, months_worked=12, **about))
            session.add(tables.AwardHeld(award=CSTDCS, award_name="CSTĐCS", year=2024, **about))
    return db


def planned(db: Database, library: Library, ref: str, award: str) -> AwardPlan:
    (subject,) = plan(db, library, 2025, ref, ON).subjects
    return next(found for found in subject.awards if found.gap.result.award == award)


def test_a_near_miss_is_one_sentence(two_alike: Database, library: Library) -> None:
    gap = planned(two_alike, library, "P1", CSTDCS).gap
    assert gap.sentence == (
        "Nguyễn Văn A, CSTĐCS năm 2025: còn thiếu 01 sáng kiến được công nhận phạm vi cơ sở (năm 2025)."
    )


def test_the_way_names_year_by_year_what_to_do(two_alike: Database, library: Library) -> None:
    award = planned(two_alike, library, "P1", "provincial_emulation_fighter")
    assert award.path is not None and award.path.year == 2026
    assert award.sentence.startswith("Nguyễn Văn A, CSTĐ tỉnh: sớm nhất năm 2026. 2025: thêm 01 sáng kiến")
    assert "2026: HTXSNV" in award.sentence
    assert award.sentence.count("→ CSTĐCS") == 2


def test_people_with_the_same_history_have_the_same_way(two_alike: Database, library: Library) -> None:
    first, second = plan(two_alike, library, 2025, on=ON).subjects
    assert [award.steps for award in first.awards] == [award.steps for award in second.awards]
    assert first.nearest is not None and first.nearest.gap.result.award == CSTDCS


def test_what_if_judges_by_supposed_facts_and_stores_nothing(two_alike: Database, library: Library) -> None:
    supposed = {2025: Suppose(initiatives=(Scope.GRASSROOTS,))}
    (result,) = what_if(two_alike, library, 2025, "P1", supposed, CSTDCS, ON).results
    assert result.kind is VerdictKind.ELIGIBLE
    (unchanged,) = what_if(two_alike, library, 2025, "P1", {}, CSTDCS, ON).results
    assert unchanged.kind is VerdictKind.NOT_ELIGIBLE


def test_without_a_way_the_sentence_says_what_stands_in_it(two_alike: Database, library: Library) -> None:
    with two_alike.write("edit_person") as session:
        person = session.query(tables.Person).filter_by(code="P1").one()
        session.add(tables.Discipline(subject_kind=SubjectKind.INDIVIDUAL, subject_id=person.id, status="under_review"))
    award = planned(two_alike, library, "P1", CSTDCS)
    assert award.path is None
    assert "chưa có lối trong năm 2025–2030" in award.sentence
    assert award.as_json()["steps"] == []


def test_a_person_without_a_category_is_asked_for_it(two_alike: Database, library: Library) -> None:
    with two_alike.write("edit_person") as session:
        session.query(tables.Person).filter_by(code="P1").one().category = None
    first, second = plan(two_alike, library, 2025, on=ON).subjects
    asked = {one.result.subject_ref: one.question for one in (first, second)}
    assert "chưa nhập “Loại”" in asked["P1"] and asked["P2"] == ""
    told = [award for one in (first, second) if one.result.subject_ref == "P1" for award in one.awards]
    assert not any("Nông dân" in award.sentence + award.gap.sentence for award in told)


def test_the_prime_ministers_diploma_follows_the_provinces_by_a_year(two_alike: Database, library: Library) -> None:
    with two_alike.write("import_list") as session:
        person = session.query(tables.Person).filter_by(code="P1").one()
        about = {"subject_kind": SubjectKind.INDIVIDUAL, "subject_id": person.id}
        for year in range(2019, 2025):
            session.add(tables.YearRating(year=year, rating=Rating.EXCELLENT, months_worked=12, **about))
        for year in (2022, 2023, 2025):
            session.add(tables.AwardHeld(award=CSTDCS, award_name="CSTĐCS", year=year, **about))
    of_province = planned(two_alike, library, "P1", "provincial_diploma_of_merit")
    of_prime_minister = planned(two_alike, library, "P1", "prime_minister_diploma_of_merit")
    assert of_province.path is not None and of_prime_minister.path is not None
    assert of_prime_minister.path.year == of_province.path.year + 1
    given = {step.year: step.awards for step in of_prime_minister.path.steps}
    assert "provincial_diploma_of_merit" in given[of_province.path.year]
