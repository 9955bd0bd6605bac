"""Rows left out after others were planned on them: whatever is written stands on what is there."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from sqlalchemy import select

from khenthuong_desktop.domain.terms import CommendationType
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services import imports
from khenthuong_desktop.services.imports import Aim
from khenthuong_desktop.store.database import Database, in_memory
from khenthuong_desktop.store.tables import (
    AwardHeld,
    AwardRound,
    Collective,
    Household,
    Initiative,
    InitiativeAuthor,
    Nomination,
    Person,
    Registration,
    YearRating,
)

Sheets = dict[str, list[list[Any]]]
REGISTRATIONS: list[list[Any]] = [
    ["DANH SÁCH ĐĂNG KÝ DANH HIỆU THI ĐUA NĂM 2026"],
    ["STT", "Họ và tên", "Đơn vị", "Danh hiệu đăng ký"],
]
COLLECTIVES: list[list[Any]] = [
    ["DANH SÁCH TẬP THỂ ĐỀ NGHỊ KHEN THƯỞNG NĂM 2026"],
    ["STT", "Tên tập thể", "Trực thuộc", "Danh hiệu đề nghị"],
]
PEOPLE: list[list[Any]] = [
    ["DANH SÁCH CÁ NHÂN ĐỀ NGHỊ KHEN THƯỞNG NĂM 2026"],
    ["STT", "Mã cán bộ", "Họ và tên", "Chức vụ", "Đơn vị", "Danh hiệu đề nghị", "Sáng kiến năm 2025"],
]
RATINGS: list[list[Any]] = [["Năm", "Mã", "Xếp loại"]]


class Lists:
    """Workbooks of several sheets on their way into a database."""

    def __init__(self, db: Database, library: Library, path: Path) -> None:
        self.db, self.library, self.path = db, library, path
        with db.write("add_round") as session:
            session.add(
                AwardRound(
                    code="D01",
                    name="Tổng kết",
                    year=2026,
                    law_on=date(2026, 6, 1),
                    received_on=date(2026, 6, 1),
                    commendation_type=CommendationType.MERIT,
                )
            )

    def take(self, sheets: Sheets, aim: Aim) -> imports.Preview:
        """Show the sheets, and take in what is valid of them."""
        book = Workbook()
        for name, rows in sheets.items():
            page = book.create_sheet(name)
            for row in rows:
                page.append(row)
        book.remove(book.worksheets[0])
        book.save(self.path)
        shown = imports.preview(self.db, self.library, self.path, aim=aim)
        imports.confirm(self.db, shown, accept_valid=True)
        return shown

    def all(self, table: type[Any]) -> list[Any]:
        with self.db.read() as session:
            return list(session.scalars(select(table)))

    def orphans(self) -> list[Any]:
        """Records of nobody."""
        subjects = {row.id for table in (Person, Collective, Household) for row in self.all(table)}
        records = [row for table in (YearRating, AwardHeld, Registration) for row in self.all(table)]
        found = [row for row in records if row.subject_id not in subjects]
        return [*found, *(row for row in self.all(InitiativeAuthor) if row.person_id not in subjects)]


@pytest.fixture
def lists(db: Database, library: Library, tmp_path: Path) -> Lists:
    return Lists(db, library, tmp_path / "ds.xlsx")


def told(shown: imports.Preview) -> set[tuple[str, int | None]]:
    return {(problem.code, problem.row) for problem in shown.problems}


def test_a_unit_whose_own_record_is_faulty_is_made_for_the_people_in_it(lists: Lists) -> None:
    rows = [[1, "Khoa Nội", None, "Danh hiệu không có thật"], [2, "Nguyễn Văn An", "Khoa Nội", "LĐTT"]]
    shown = lists.take({"ĐK": [*REGISTRATIONS, *rows]}, Aim(make_people=True))
    assert [record.values["name"] for record in shown.plan.made] == ["Khoa Nội", "Nguyễn Văn An"]
    assert lists.all(Person)[0].collective_id == lists.all(Collective)[0].id


def test_nobody_is_made_for_a_faulty_record_alone(lists: Lists) -> None:
    shown = lists.take({"ĐK": [*REGISTRATIONS, [1, "Lê Văn Ba", "Khoa Nội", "Không có thật"]]}, Aim(make_people=True))
    assert shown.plan.made == () and "subject_made" not in {problem.code for problem in shown.problems}


def test_a_person_in_a_unit_that_waits_keeps_its_words(lists: Lists) -> None:
    sheets = {
        "TT": [*COLLECTIVES, [1, "Trường A", None, "Chiến sĩ thi đua cơ sở"]],
        "CN": [*PEOPLE, [1, None, "Lê Văn Ba", "Giáo viên", "Trường A", "LĐTT"]],
    }
    shown = lists.take(sheets, Aim(round="D01"))
    assert [(one.collective_name, one.collective_id) for one in lists.all(Person)] == [("Trường A", None)]
    assert ("unit_unknown", 3) in told(shown)


def test_who_is_proposed_stays_proposed_where_only_the_link_to_a_unit_that_waits_goes(lists: Lists) -> None:
    with lists.db.write("add_people") as session:
        session.add(Person(code="C1", name="Phạm Văn Tám", collective_name="Trường Bốn"))
    units = [*COLLECTIVES, [1, "Trường Bốn", None, "Chiến sĩ thi đua cơ sở"]]
    people = [*PEOPLE, [1, "C1", "Phạm Văn Tám", None, "Trường Bốn", "LĐTT", None]]
    lists.take({"TT": units, "CN": people}, Aim("D01"))
    assert [one.award for one in lists.all(Nomination)] == ["advanced_worker"]


def test_a_record_of_somebody_whose_row_waits_is_not_written(lists: Lists) -> None:
    sheets = {
        "CN": [*PEOPLE, [1, "CB1", "Lê Văn Ba", "Giáo viên", None, "Tập thể lao động tiên tiến"]],
        "XL": [*RATINGS, [2025, "CB1", "HTTNV"]],
    }
    shown = lists.take(sheets, Aim(round="D01"))
    assert ("waits_for_faulty_row", 2) in told(shown)
    assert lists.all(Person) == lists.all(YearRating) == []


def test_an_initiative_of_somebody_whose_row_waits_waits_too(lists: Lists) -> None:
    works: list[list[Any]] = [["Mã sáng kiến", "Tên sáng kiến", "Tác giả", "Năm"]]
    sheets = {
        "CN": [
            *PEOPLE,
            [1, "CB1", "Lê Văn Ba", "Giáo viên", None, "Tập thể lao động tiên tiến"],
            [2, "CB2", "Lê Văn Tư", "Giáo viên", None, "LĐTT"],
        ],
        "SK": [*works, ["SK1", "Số hóa hồ sơ", "CB2;CB1", 2025], ["SK2", "Trồng cây", "CB2", 2025]],
    }
    shown = lists.take(sheets, Aim(round="D01"))
    assert ("waits_for_faulty_row", 2) in told(shown)
    assert [row.code for row in lists.all(Initiative)] == ["SK2"]


def test_a_row_that_says_again_what_one_says_that_waits_waits_too(lists: Lists) -> None:
    held: list[list[Any]] = [["Mã số", "Danh hiệu, hình thức", "Năm"], ["CB1", "LĐTT", 2024]]
    people = [*PEOPLE, [1, "CB1", "Lê Văn Ba", "Giáo viên", None, "Tập thể lao động tiên tiến"]]
    shown = lists.take({"CN": people, "Q1": held, "Q2": held}, Aim(round="D01"))
    assert [line.faulty for line in shown.plan.lines] == [True, True, True]
    assert "waits_for_other_row" in {code for code, _ in told(shown)}


def test_people_of_units_that_belong_to_each_other_keep_the_words(lists: Lists) -> None:
    sheets = {
        "TT": [*COLLECTIVES, [1, "Trường A", "Trường B", "TTLĐTT"], [2, "Trường B", "Trường A", "TTLĐTT"]],
        "CN": [
            *PEOPLE,
            [1, None, "Lê Văn Ba", "Giáo viên", "Trường A", "LĐTT"],
            [2, None, "Lê Văn Tư", "Giáo viên", "Trường B", "LĐTT"],
        ],
    }
    lists.take(sheets, Aim())
    assert {(one.collective_name, one.collective_id is None) for one in lists.all(Person)} == {
        ("Trường A", True),
        ("Trường B", False),
    }


def test_people_of_a_long_list_are_not_looked_at_one_by_one(lists: Lists) -> None:
    people: list[list[Any]] = [["Mã cán bộ", "Họ và tên", "Đơn vị"], ["CB1", "Lê Văn Ba", "Phòng X"]]
    faulty: list[Any] = [2025, "CB9", "HTTNV"]
    shown = lists.take({"CN": people, "XL": [*RATINGS, [2025, "CB1", "HTTNV"], faulty]}, Aim(make_units=True))
    assert [line.among is not None for line in shown.plan.lines] == [True, False, False]
    assert [one.collective_name for one in lists.all(Person)] == [one.name for one in lists.all(Collective)]


AWARDS = st.sampled_from(["LĐTT", "TTLĐTT", "Không có thật", "Giấy khen", None])
UNITS = st.sampled_from(["Trường A", "Trường B", "Khoa Nội", None])
NAMES = st.sampled_from(["Lê Văn Ba", "Lê Văn Tư", "Le Van Ba", "Trường A", "Khoa Nội"])
CODES = st.sampled_from(["CB1", "CB2", "TT1", None])
ROWS = {
    "TT": (COLLECTIVES, st.tuples(st.just(1), UNITS, UNITS, AWARDS)),
    "CN": (
        PEOPLE,
        st.tuples(st.just(1), CODES, NAMES, st.just("Giáo viên"), UNITS, AWARDS, st.sampled_from(["S", None])),
    ),
    "ĐK": (REGISTRATIONS, st.tuples(st.just(1), NAMES, UNITS, AWARDS)),
    "XL": (RATINGS, st.tuples(st.just(2025), CODES, st.sampled_from(["HTTNV", "tốt"]))),
}
BOOKS = st.fixed_dictionaries({name: st.lists(row, max_size=4) for name, (_, row) in ROWS.items()})


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=BOOKS, aim=st.tuples(st.booleans(), st.booleans(), st.sampled_from([None, "D01"])))
def test_no_list_writes_a_record_of_nobody(
    rows: dict[str, list[tuple[Any, ...]]], aim: tuple[bool, bool, str | None], library: Library, tmp_path: Path
) -> None:
    lists = Lists(in_memory(actor="thử"), library, tmp_path / "ds.xlsx")
    units, people, award_round = aim
    sheets = {name: [*ROWS[name][0], *map(list, of_sheet)] for name, of_sheet in rows.items() if of_sheet}
    if sheets:
        lists.take(sheets, Aim(round=award_round, make_units=units, make_people=people))
    assert lists.orphans() == []
