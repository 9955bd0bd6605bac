"""The figures of a year are those of the verdicts one by one."""

import random
from collections import Counter
from copy import copy
from dataclasses import replace
from datetime import date

from pytest import MonkeyPatch

from khenthuong_desktop.domain.reach import Standing
from khenthuong_desktop.domain.rules import Criterion, Reference
from khenthuong_desktop.domain.terms import PersonCategory, Rating, SubjectKind
from khenthuong_desktop.domain.verdict import VerdictKind
from khenthuong_desktop.regulations.library import load_library
from khenthuong_desktop.services.verdicts.eligibility import check, describe_gap
from khenthuong_desktop.services.verdicts.eligibility_summary import NEAREST, NEAREST_PER_AWARD, summarise
from khenthuong_desktop.services.verdicts.planning import plan
from khenthuong_desktop.store import tables
from khenthuong_desktop.store.database import Database

ON, YEAR = date(2025, 12, 20), 2025
LIBRARY = load_library()


def some_people(db: Database) -> None:
    luck = random.Random(7)
    with db.write("add_person") as session:
        for number in range(30):
            person = tables.Person(id=session.new_key(), code=f"P{number}", name=f"Người thứ {number}")
            person.category = PersonCategory.CIVIL_SERVANT
            session.add(person)
            for year in range(2020, YEAR + 1):
                rating = luck.choice([Rating.EXCELLENT, Rating.GOOD, Rating.COMPLETED, None])
                told = {"rating": rating, "subject_kind": SubjectKind.INDIVIDUAL, "subject_id": person.id}
                session.add(tables.YearRating(year=year, months_worked=12, **told))


def test_the_figures_are_those_of_the_verdicts_one_by_one(db: Database) -> None:
    some_people(db)
    answer = check(db, LIBRARY, YEAR, on=ON)
    summary = summarise(db, LIBRARY, YEAR, ON)
    assert summary.eligible == Counter(one.award for one in answer.results if one.kind is VerdictKind.ELIGIBLE)
    assert summary.eligible.total() > 10
    undecided = sum(one.kind is VerdictKind.UNDECIDED for one in answer.results)
    assert 0 < summary.lacking <= undecided


def test_the_nearest_lack_one_thing_and_no_award_takes_all_places(db: Database) -> None:
    some_people(db)
    near = summarise(db, LIBRARY, YEAR, ON).near
    told = check(db, LIBRARY, YEAR, on=ON).results
    all_near = {describe_gap(result).sentence for result in told if result.standing is Standing.NEAR}
    assert 0 < len(near) <= NEAREST
    assert {gap.sentence for gap in near} <= all_near
    assert max(Counter(gap.result.award for gap in near).values()) <= NEAREST_PER_AWARD
    assert {gap.result.kind for gap in near} == {VerdictKind.NOT_ELIGIBLE}


def test_whom_a_province_lets_people_confirm_is_counted_and_planned(db: Database, monkeypatch: MonkeyPatch) -> None:
    some_people(db)
    law, fighter = LIBRARY.on(ON), ("grassroots_emulation_fighter", SubjectKind.INDIVIDUAL)
    rule, plainly = law.rules[fighter], summarise(db, LIBRARY, YEAR, ON)
    asked = Criterion("to_confirm", "Có đăng ký danh hiệu thi đua từ đầu năm", Reference("MAU/QĐ-UBND", article="4"))
    with_it = replace(rule.criterion, children=(*rule.criterion.children, asked))
    of_province = replace(law, rules={**law.rules, fighter: replace(rule, criterion=with_it)})
    library = copy(LIBRARY)
    monkeypatch.setattr(library, "on", lambda _day: of_province)
    summary = summarise(db, library, YEAR, ON)
    assert summary.to_confirm == {fighter[0]: plainly.eligible[fighter[0]]} and summary.to_confirm.total() > 3
    assert summary.eligible[fighter[0]] == 0 and summary.lacking == plainly.lacking
    waiting = [
        one for one in check(db, library, YEAR, fighter[0], on=ON).results if one.standing is Standing.TO_CONFIRM
    ]
    assert describe_gap(waiting[0]).sentence.endswith(
        "đủ điều kiện theo dữ liệu, cần xác nhận “Có đăng ký danh hiệu thi đua từ đầu năm”."
    )
    (planned,) = plan(db, library, YEAR, waiting[0].subject_ref, ON).subjects
    way = next(one for one in planned.awards if one.gap.result.award == fighter[0])
    assert way.path is not None and (way.path.year, way.path.effort) == (YEAR, 0)
    assert way.as_json()["steps"][0]["confirms"] == ["Có đăng ký danh hiệu thi đua từ đầu năm"]
    assert "cần người có thẩm quyền xác nhận" in way.sentence
