"""Awards in several columns, each with its own decision behind it: none gets the number of another."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from khenthuong_desktop.store.tables import AwardHeld, Person
from tests.unit.services.importing import Importer

RESULTS = ["KẾT QUẢ THI ĐUA NĂM 2025"]
WHO = ["STT", "Họ và tên"]
AN = [1, "Nguyễn Văn An"]
TITLE, FORM = "Danh hiệu thi đua", "Hình thức khen thưởng"
WORKER, LETTER = "advanced_worker", "certificate_of_merit"
DECIDED = ["Số QĐ", "Ngày QĐ"]
FIRST, SECOND = ["44/QĐ-UBND", "05/01/2026"], ["45/QĐ-UBND", "06/02/2026"]
Held = list[tuple[str, int, str | None, date | None]]


@pytest.fixture
def known(importer: Importer) -> Importer:
    with importer.db.write("by_hand") as session:
        session.add(Person(code="CB1", name="Nguyễn Văn An"))
    return importer


def held(importer: Importer) -> Held:
    with importer.db.read() as session:
        rows = session.scalars(select(AwardHeld).order_by(AwardHeld.award))
        return [(row.award, row.year, row.decision_number, row.decision_date) for row in rows]


def took(known: Importer, title: list[str], heading: list[Any], row: list[Any]) -> set[str]:
    """What is told but for what was put right."""
    answer = known.take_list([title, [*WHO, *heading], [*AN, *row]])
    return {problem.code for problem in answer.problems if problem.severity != "fixed"}


BOTH: Held = [
    (WORKER, 2025, "44/QĐ-UBND", date(2026, 1, 5)),
    (LETTER, 2025, "45/QĐ-UBND", date(2026, 2, 6)),
]


def test_each_award_of_a_row_has_the_decision_behind_it(known: Importer) -> None:
    told = took(known, RESULTS, [TITLE, *DECIDED, FORM, *DECIDED], ["LĐTT", *FIRST, "Giấy khen", *SECOND])
    assert (held(known), told) == (BOTH, set())


def test_beside_ratings_too(known: Importer) -> None:
    heading = ["Xếp loại", TITLE, *DECIDED, FORM, *DECIDED]
    took(known, RESULTS, heading, ["HTTNV", "LĐTT", *FIRST, "Giấy khen", *SECOND])
    assert held(known) == BOTH


def test_without_a_year_of_the_list_each_award_is_of_that_of_its_decision(known: Importer) -> None:
    row = ["LĐTT", "44/QĐ-UBND", "05/12/2025", "Giấy khen", *SECOND]
    took(known, ["DANH SÁCH CÁN BỘ"], [TITLE, *DECIDED, FORM, *DECIDED], row)
    assert [(award, year) for award, year, *_ in held(known)] == [(WORKER, 2025), (LETTER, 2026)]


@pytest.mark.parametrize(
    ("row", "numbers"),
    [
        (["LĐTT", *FIRST, None, None, None], ["44/QĐ-UBND"]),
        ([None, None, None, "Giấy khen", *SECOND], ["45/QĐ-UBND"]),
        (["LĐTT", None, None, "Giấy khen", *SECOND], [None, "45/QĐ-UBND"]),
        (["LĐTT; CSTĐCS", *FIRST, None, None, None], ["44/QĐ-UBND", "44/QĐ-UBND"]),
    ],
)
def test_where_one_of_them_is_missing_the_other_keeps_its_own(
    known: Importer, row: list[Any], numbers: list[str | None]
) -> None:
    took(known, RESULTS, [TITLE, *DECIDED, FORM, *DECIDED], row)
    assert [number for _, _, number, _ in held(known)] == numbers


def test_one_decision_behind_both_is_that_of_both(known: Importer) -> None:
    took(known, RESULTS, [TITLE, FORM, *DECIDED], ["LĐTT", "Giấy khen", *FIRST])
    assert [number for _, _, number, _ in held(known)] == ["44/QĐ-UBND", "44/QĐ-UBND"]


def test_numbers_behind_crosses_are_told_and_left(known: Importer) -> None:
    told = took(known, RESULTS, ["LĐTT", "Số QĐ", "CSTĐCS", "Số QĐ"], ["x", FIRST[0], "x", SECOND[0]])
    assert [number for _, _, number, _ in held(known)] == [None, None]
    assert "extra_column_near" in told


def organs(importer: Importer) -> list[str | None]:
    with importer.db.read() as session:
        return [row.decided_by for row in session.scalars(select(AwardHeld).order_by(AwardHeld.award))]


def test_one_column_of_organs_behind_all_is_that_of_the_row(known: Importer) -> None:
    heading = ["Danh hiệu", "Số QĐ", "Hình thức khen", "Số QĐ", "Cấp khen", "Năm"]
    took(known, ["SỔ KHEN THƯỞNG"], heading, ["LĐTT", "1/QĐ-UBND", "Giấy khen", "2/QĐ-UBND", "UBND xã", 2025])
    assert organs(known) == ["UBND xã", "UBND xã"]
