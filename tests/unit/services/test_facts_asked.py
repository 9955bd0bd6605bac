"""Each fact that the law asks for, from the form or the list to the verdict and back by undo."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from khenthuong_desktop.domain.crowd import WINDOW
from khenthuong_desktop.domain.facts import CollectiveFacts
from khenthuong_desktop.domain.terms import (
    CollectiveCategory,
    DisciplineStatus,
    PersonCategory,
    PersonClass,
    Rating,
    SubjectKind,
)
from khenthuong_desktop.domain.verdict import VerdictKind
from khenthuong_desktop.errors import RecordMissing, ValuesRefused
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services import imports
from khenthuong_desktop.services.bulk_eligibility import check_everybody
from khenthuong_desktop.services.cautions import list_cautions
from khenthuong_desktop.services.collectives import (
    CollectiveDetail,
    get_collective,
    list_collectives,
    save_collective,
)
from khenthuong_desktop.services.eligibility import check
from khenthuong_desktop.services.fact_finding import find_facts
from khenthuong_desktop.services.households import HouseholdDetail, save_household
from khenthuong_desktop.services.people import PersonDetail, get_person, save_person
from khenthuong_desktop.services.record_lines import (
    AwardHeldDetail,
    ConfirmationDetail,
    DisciplineDetail,
    LineKind,
    RatingDetail,
    delete_line,
    get_confirmation,
    get_rating,
    save_award_held,
    save_confirmation,
    save_discipline,
    save_rating,
)
from khenthuong_desktop.services.records import get_record
from khenthuong_desktop.store.database import Database
from tests.presence import there

ON, YEAR = date(2026, 9, 20), 2026  # before the regime whose text is not verified
PERSON, COLLECTIVE, HOUSEHOLD = SubjectKind.INDIVIDUAL, SubjectKind.COLLECTIVE, SubjectKind.HOUSEHOLD
ELIGIBLE, NOT_ELIGIBLE, UNDECIDED = VerdictKind.ELIGIBLE, VerdictKind.NOT_ELIGIBLE, VerdictKind.UNDECIDED
WORKER, SOLDIER = "advanced_worker", "advanced_soldier"


def verdict(db: Database, library: Library, ref: str, award: str) -> VerdictKind | None:
    """The verdict where the award concerns the subject; bulk and plain must agree on people."""
    found = [result for result in check(db, library, YEAR, subject_ref=ref, on=ON).results if result.award == award]
    kind = found[0].kind if found else None
    if found and found[0].subject_kind is PERSON:
        told = check_everybody(db, library, YEAR, [award], on=ON)
        key = found[0].subject_id
        assert (key in told.eligible.get(award, ())) is (kind is ELIGIBLE)
        assert (key in told.not_eligible.get(award, ())) is (kind is NOT_ELIGIBLE)
    return kind


def cautions(db: Database, library: Library, kind: SubjectKind, key: str) -> set[str]:
    return {caution.code for caution in list_cautions(db, library, kind, key, YEAR, ON)}


def servant(db: Database, code: str = "CB1", **known: Any) -> str:
    return save_person(
        db, PersonDetail(code, f"Đặng Thị {code}", **{"category": PersonCategory.CIVIL_SERVANT, **known})
    )


def take_in(db: Database, library: Library, folder: Path, **rows: list[dict[str, Any]]) -> None:
    path = folder / "danh-sach.xlsx"
    imports.write_filled(library, path, rows)
    answer = imports.confirm(db, imports.preview(db, library, path))
    assert answer.committed
    assert not answer.errors


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
