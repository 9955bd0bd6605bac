"""Facts that the law asks for of collectives and households: kind, age, dissolution, what is looked into, the head."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from khenthuong_desktop.domain.facts import CollectiveFacts
from khenthuong_desktop.domain.terms import CollectiveCategory, DisciplineStatus, PersonClass, Rating, SubjectKind
from khenthuong_desktop.domain.verdict import VerdictKind
from khenthuong_desktop.errors import ValuesRefused
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services import imports
from khenthuong_desktop.services.registers.collectives import (
    CollectiveDetail,
    get_collective,
    list_collectives,
    save_collective,
)
from khenthuong_desktop.services.registers.households import HouseholdDetail, save_household
from khenthuong_desktop.services.registers.people import get_person, save_person
from khenthuong_desktop.services.registers.record_lines import (
    AwardHeldDetail,
    DisciplineDetail,
    RatingDetail,
    get_rating,
    save_award_held,
    save_discipline,
    save_rating,
)
from khenthuong_desktop.services.registers.records import get_record
from khenthuong_desktop.services.verdicts.eligibility import check
from khenthuong_desktop.services.verdicts.fact_finding import find_facts
from khenthuong_desktop.store.database import Database
from tests.presence import there
from tests.unit.services.asked_facts import (
    COLLECTIVE,
    ELIGIBLE,
    HOUSEHOLD,
    NOT_ELIGIBLE,
    ON,
    PERSON,
    UNDECIDED,
    YEAR,
    cautions,
    servant,
    take_in,
    verdict,
)


def test_titles_kept_for_kinds_of_collectives_open_to_them_alone(db: Database, library: Library) -> None:
    key = save_collective(db, CollectiveDetail("T1", "Tổ công tác"))
    kept = ("cultural_village", "exemplary_commune", "advanced_unit")
    expected = {
        CollectiveCategory.VILLAGE: "cultural_village",
        CollectiveCategory.COMMUNE: "exemplary_commune",
        CollectiveCategory.ARMED_UNIT: "advanced_unit",
        CollectiveCategory.SCHOOL: None,
    }
    assert all(verdict(db, library, "T1", award) is None for award in kept)
    for category, own in expected.items():
        save_collective(db, replace(get_collective(db, key), category=category))
        assert [award for award in kept if verdict(db, library, "T1", award)] == ([own] if own else [])
        db.undo()
    assert get_collective(db, key).category is None


@pytest.mark.parametrize(
    ("kind", "name", "category"),
    [
        ("Thôn", "Đông", CollectiveCategory.VILLAGE),
        ("", "Tổ dân phố số 3", CollectiveCategory.VILLAGE),
        ("Trường học", "Nguyễn Trãi", CollectiveCategory.SCHOOL),
        ("", "TRƯỜNG MẦM NON Hòa An", CollectiveCategory.SCHOOL),
        ("Ban chuyên môn", "Ban Chỉ huy Quân sự", CollectiveCategory.OFFICE),  # the kind that is written goes first
        ("", "Ban Chỉ huy Quân sự", CollectiveCategory.ARMED_UNIT),
        ("", "Phòng Kinh tế", CollectiveCategory.OFFICE),
        ("", "Xã Hòa An", CollectiveCategory.COMMUNE),
        ("", "Thônđông", None),
        ("Tổ chuyên môn", "Tổ 4", None),
    ],
)
def test_a_collective_is_known_by_the_words_for_it(
    db: Database, library: Library, tmp_path: Path, kind: str, name: str, category: CollectiveCategory | None
) -> None:
    take_in(db, library, tmp_path, collectives=[{"code": "T1", "name": name, "kind": kind}])
    with db.read() as session:
        ((_, facts),) = find_facts(session, YEAR).subjects.items()
    assert isinstance(facts, CollectiveFacts)
    assert facts.category is category


def _labour_order(db: Database, library: Library) -> VerdictKind | None:
    return verdict(db, library, "T1", "labour_order_3")


def test_the_age_of_a_collective_decides_where_it_is_known(db: Database, library: Library, tmp_path: Path) -> None:
    key = save_collective(db, CollectiveDetail("T1", "Phòng Kinh tế"))
    for year in range(2021, YEAR + 1):
        save_rating(db, RatingDetail(COLLECTIVE, key, year, Rating.EXCELLENT))
    for award, year in (
        ("prime_minister_diploma_of_merit", 2020),
        ("provincial_emulation_flag", 2022),
        ("provincial_emulation_flag", 2024),
    ):
        save_award_held(db, library, AwardHeldDetail(COLLECTIVE, key, award, year))
    assert outcome_of(db, library, "established_at_least") == "unknown"
    take_in(db, library, tmp_path, collectives=[{"code": "T1", "name": "Phòng Kinh tế", "established": "1998"}])
    assert outcome_of(db, library, "established_at_least") == "met"
    assert _labour_order(db, library) is ELIGIBLE
    save_collective(db, replace(get_collective(db, key), established="2019-07"))
    assert outcome_of(db, library, "established_at_least") == "not_met"
    assert _labour_order(db, library) is not ELIGIBLE


def outcome_of(db: Database, library: Library, kind: str) -> str:
    (result,) = check(db, library, YEAR, "labour_order_3", "T1", ON).results
    waiting = list(result.verdict.findings)
    for finding in waiting:
        waiting += finding.children
    return next(finding.outcome.value for finding in waiting if finding.kind == kind)


def test_a_dissolved_collective_receives_nothing_from_its_last_day(db: Database, library: Library) -> None:
    key = save_collective(db, CollectiveDetail("T1", "Phòng Kinh tế"))
    award = "certificate_of_merit"
    before = verdict(db, library, "T1", award)
    save_collective(db, replace(get_collective(db, key), dissolved_on=date(2026, 10, 1)))
    assert verdict(db, library, "T1", award) is before  # not yet on the day of the law
    save_collective(db, replace(get_collective(db, key), dissolved_on=date(2026, 7, 1)))
    assert "dissolved_on" in {
        finding.detail.code
        for finding in check(db, library, YEAR, award, "T1", ON).results[0].verdict.findings
        if finding.detail
    }
    db.undo()
    db.undo()
    assert verdict(db, library, "T1", award) is before
    with pytest.raises(ValuesRefused):
        save_collective(db, replace(get_collective(db, key), established="2026-08", dissolved_on=date(2026, 7, 1)))


@pytest.mark.parametrize("kind", [COLLECTIVE, HOUSEHOLD])
def test_what_is_looked_into_stops_a_collective_and_a_household(
    db: Database, library: Library, kind: SubjectKind
) -> None:
    if kind is COLLECTIVE:
        key = save_collective(db, CollectiveDetail("S1", "Phòng Kinh tế"))
    else:
        key = save_household(db, HouseholdDetail("S1", "Đỗ Văn Lâm"))
    assert verdict(db, library, "S1", "certificate_of_merit") is UNDECIDED
    matter = save_discipline(db, DisciplineDetail(kind, key, status=DisciplineStatus.UNDER_REVIEW))
    assert verdict(db, library, "S1", "certificate_of_merit") is NOT_ELIGIBLE
    save_discipline(db, DisciplineDetail(kind, key, status=DisciplineStatus.CONCLUDED, id=matter))
    assert verdict(db, library, "S1", "certificate_of_merit") is UNDECIDED  # nothing was found
    assert [row.status for row in get_record(db, kind, key).discipline] == [DisciplineStatus.CONCLUDED]
    db.undo()
    assert verdict(db, library, "S1", "certificate_of_merit") is NOT_ELIGIBLE


def test_what_is_looked_into_comes_with_a_list(db: Database, library: Library, tmp_path: Path) -> None:
    save_collective(db, CollectiveDetail("T1", "Phòng Kinh tế"))
    take_in(db, library, tmp_path, discipline=[{"code": "T1", "status": "under_review", "from_date": "2026-06-01"}])
    assert verdict(db, library, "T1", "certificate_of_merit") is NOT_ELIGIBLE


def test_the_head_is_not_rated_above_the_collective_and_others_may_be(db: Database, library: Library) -> None:
    team = save_collective(db, CollectiveDetail("T1", "Phòng Kinh tế"))
    head = servant(db, "CB1", collective_id=team, person_class=PersonClass.LEADER)
    deputy = servant(db, "CB2", collective_id=team, person_class=PersonClass.LEADER)
    save_rating(db, RatingDetail(COLLECTIVE, team, YEAR, Rating.GOOD))
    save_rating(db, RatingDetail(PERSON, deputy, YEAR, Rating.EXCELLENT))
    save_rating(db, RatingDetail(PERSON, head, YEAR, Rating.GOOD))
    assert "N19" in cautions(db, library, COLLECTIVE, team)  # nobody is known to be the head: any leader may be
    save_person(db, replace(get_person(db, head), heads_id=team))
    assert "N19" not in cautions(db, library, COLLECTIVE, team)
    row = get_record(db, PERSON, head).ratings[0]
    save_rating(db, replace(get_rating(db, row.id), rating=Rating.EXCELLENT))
    assert "N19" in cautions(db, library, COLLECTIVE, team)
    assert "N19" in cautions(db, library, PERSON, head)
    assert "N19" not in cautions(db, library, PERSON, deputy)
    with pytest.raises(ValuesRefused) as refused:
        save_person(db, replace(get_person(db, deputy), heads_id=team))
    assert [(fault.field, fault.code) for fault in refused.value.faults] == [("heads_id", "headed_by_other")]
    save_person(db, replace(get_person(db, head), until=date(2026, 6, 30)))
    save_person(db, replace(get_person(db, deputy), heads_id=team))
    with db.read() as session:
        facts = find_facts(session, YEAR).subjects[COLLECTIVE, team]
    assert isinstance(facts, CollectiveFacts)
    assert there(facts.head).ref == "CB2"


def test_heads_come_with_a_list_and_two_are_told(db: Database, library: Library, tmp_path: Path) -> None:
    path = tmp_path / "danh-sach.xlsx"
    people = [{"code": f"CB{n}", "name": f"Lê Văn {n}", "heads": "Phòng Kinh tế"} for n in ("Ba", "Tư")]
    imports.write_filled(
        library, path, {"collectives": [{"code": "T1", "name": "Phòng Kinh tế"}], "people": people[:1]}
    )
    imports.confirm(db, imports.preview(db, library, path))
    imports.write_filled(library, path, {"people": people})
    answer = imports.confirm(db, imports.preview(db, library, path))
    assert [(problem.code, problem.row, problem.details["other"]) for problem in answer.problems] == [
        ("headed_twice", 3, "CBBa")
    ]


def test_a_list_of_collectives_without_codes_tells_their_kinds_by_name(
    db: Database, library: Library, tmp_path: Path
) -> None:
    path = tmp_path / "tap-the.csv"
    path.write_text("STT,Tên đơn vị/tập thể,Danh hiệu đề nghị\n1,Thôn Đông,Thôn văn hóa\n", encoding="utf-8")
    imports.confirm(db, imports.preview(db, library, path))
    (row,) = list_collectives(db).rows
    assert get_collective(db, row.id).category is CollectiveCategory.VILLAGE


def test_what_somebody_said_a_collective_is_stays_when_the_list_comes_again(
    db: Database, library: Library, tmp_path: Path
) -> None:
    row = {"code": "T1", "name": "Trung tâm Dịch vụ", "kind": "Trung tâm"}
    take_in(db, library, tmp_path, collectives=[row])
    key = list_collectives(db).rows[0].id
    save_collective(db, replace(get_collective(db, key), category=CollectiveCategory.ENTERPRISE))
    take_in(db, library, tmp_path, collectives=[row | {"headcount": 7}])
    assert (get_collective(db, key).headcount, get_collective(db, key).category) == (7, CollectiveCategory.ENTERPRISE)
    take_in(db, library, tmp_path, collectives=[row | {"kind": "Trường"}])
    assert get_collective(db, key).category is CollectiveCategory.SCHOOL
