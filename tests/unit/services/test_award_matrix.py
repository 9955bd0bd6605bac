"""Everybody and every award in one view: the same verdicts as one by one, and what only people decide."""

from datetime import date

import pytest

from khenthuong_desktop.domain.reach import Standing, leaves_to_people
from khenthuong_desktop.domain.rules import Criterion, Reference
from khenthuong_desktop.domain.supposing import Suppose
from khenthuong_desktop.domain.terms import Scope, SubjectKind
from khenthuong_desktop.domain.verdict import VerdictKind
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.award_rounds.nominating import nominate_checked
from khenthuong_desktop.services.award_rounds.rounds import Nominee, open_round
from khenthuong_desktop.services.registers.people import list_people
from khenthuong_desktop.services.verdicts.award_matrix import award_matrix, list_proposed
from khenthuong_desktop.services.verdicts.eligibility import check, describe_gap
from khenthuong_desktop.services.verdicts.supposing import suppose
from khenthuong_desktop.store import tables
from khenthuong_desktop.store.database import Database
from tests import demo_data

ON = date(2025, 12, 20)
YEAR = 2025
CSTDCS = "grassroots_emulation_fighter"


@pytest.fixture
def commune(db: Database) -> Database:
    demo_data.fill(db, people=24)
    return db


def test_the_table_says_what_is_said_one_by_one(commune: Database, library: Library) -> None:
    matrix = award_matrix(commune, library, YEAR, ON)
    plain = {(r.subject_id, r.award): r.kind for r in check(commune, library, YEAR, on=ON).results}
    assert {(row.id, award): kind for row in matrix.rows for award, kind in row.verdicts.items()} == plain
    assert {row.kind for row in matrix.rows} == set(SubjectKind)
    assert set(plain.values()) == set(VerdictKind)
    person = next(row for row in matrix.rows if row.kind is SubjectKind.INDIVIDUAL)
    assert person.unit_name


def test_namesakes_are_told_apart_and_it_is_known_what_was_proposed(commune: Database, library: Library) -> None:
    first, second, third = list_people(commune).rows[:3]
    with commune.write("edit_person") as session:
        for one in (first, second):
            person = session.get(tables.Person, one.id)
            assert person is not None
            person.name, person.collective_id, person.collective_name = "Nguyễn Văn Hùng", None, f"Tổ của {one.code}"
    key = open_round(commune, "Tổng kết", YEAR, ON)
    nominate_checked(commune, library, key, (Nominee(first.code, "advanced_worker"),))
    with commune.write("edit_person") as session:
        about = {"subject_kind": SubjectKind.INDIVIDUAL, "subject_id": second.id}
        session.add(tables.AwardHeld(**about, award=CSTDCS, award_name="CSTĐCS", year=YEAR))
    rows = {row.code: row for row in award_matrix(commune, library, YEAR, ON).rows}
    assert rows[first.code].name == f"Nguyễn Văn Hùng (Tổ của {first.code})"
    assert rows[second.code].name == f"Nguyễn Văn Hùng (Tổ của {second.code})"
    assert rows[third.code].name == third.name
    done = list_proposed(commune, YEAR)
    assert {(SubjectKind.INDIVIDUAL, first.id, "advanced_worker"), (SubjectKind.INDIVIDUAL, second.id, CSTDCS)} <= done
    assert (SubjectKind.INDIVIDUAL, first.id, "advanced_worker") not in list_proposed(commune, YEAR - 1)


def test_awards_only_people_decide_are_known_by_their_rules(commune: Database, library: Library) -> None:
    awards = {award.code: award for award in award_matrix(commune, library, YEAR, ON).awards}
    assert not awards["advanced_worker"].left_to_people
    assert not awards["excellent_labour_collective"].left_to_people
    assert awards["labour_order_1"].left_to_people == awards["labour_order_1"].kinds
    assert awards["certificate_of_merit"].left_to_people == {SubjectKind.HOUSEHOLD}


def _criterion(kind: str, *children: Criterion, applies_to: frozenset[str] | None = None) -> Criterion:
    return Criterion(kind, "", Reference("06/2022/QH15"), children=children, applies_to=applies_to)


def test_an_alternative_kept_for_some_leaves_nothing_open_to_all() -> None:
    data, people = _criterion("rating_at_least"), _criterion("judgement")
    assert leaves_to_people(_criterion("any_of", data, people))
    assert not leaves_to_people(_criterion("all_of", data, people))
    assert leaves_to_people(_criterion("all_of", people, _criterion("to_confirm")))
    workers_only = _criterion("judgement", applies_to=frozenset({"worker"}))
    assert not leaves_to_people(_criterion("any_of", data, workers_only))


def test_supposing_puts_what_changes_first(commune: Database, library: Library) -> None:
    near = next(
        gap.result
        for gap in map(describe_gap, check(commune, library, YEAR, CSTDCS, on=ON).results)
        if gap.result.standing is Standing.NEAR and "01 sáng kiến" in gap.sentence
    )
    pairs = suppose(commune, library, YEAR, near.subject_ref, Suppose(initiatives=(Scope.GRASSROOTS,)), ON)
    assert pairs[0].is_changed
    told = {pair.now.award: (pair.now.kind, pair.then.kind) for pair in pairs}
    assert told[CSTDCS] == (VerdictKind.NOT_ELIGIBLE, VerdictKind.ELIGIBLE)
    assert [pair.is_changed for pair in pairs] == sorted((pair.is_changed for pair in pairs), reverse=True)
    assert not any(pair.is_changed for pair in suppose(commune, library, YEAR, near.subject_ref, Suppose(), ON))
