"""The units of many new people: what there is to tell of a unit is told of each of its rows."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from sqlalchemy import select

from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services import imports
from khenthuong_desktop.services.imports.plan.lines import ManyNew
from khenthuong_desktop.services.registers.collectives import CollectiveDetail, save_collective
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import Collective, Person

HEADINGS = ["Mã số", "Họ và tên", "Đơn vị", "Đứng đầu tập thể", "Đến ngày"]


class Lists:
    """Lists of people with codes on their way in."""

    def __init__(self, db: Database, library: Library, path: Path) -> None:
        self.db, self.library, self.path = db, library, path

    def show(self, *rows: list[Any]) -> imports.Preview:
        book = Workbook()
        for row in [HEADINGS, *rows]:
            book.worksheets[0].append(row)
        book.save(self.path)
        return imports.preview(self.db, self.library, self.path)

    def units_of_people(self) -> dict[str, str | None]:
        with self.db.read() as session:
            codes = {row.id: row.code for row in session.scalars(select(Collective))}
            return {row.code: codes.get(row.collective_id or "") for row in session.scalars(select(Person))}


@pytest.fixture
def lists(db: Database, library: Library, tmp_path: Path) -> Lists:
    return Lists(db, library, tmp_path / "ds.xlsx")


def test_all_rows_of_a_unit_nobody_entered_are_counted(lists: Lists) -> None:
    shown = lists.show(["CB1", "Lê Văn An", "Phòng Lạ"], ["CB2", "Lê Văn Ba", "Phòng Lạ"])
    (told,) = [problem for problem in shown.problems if problem.code == "unit_unknown"]
    assert (told.details["count"], told.details["rows"]) == (2, "2, 3")


def test_a_unit_that_is_read_otherwise_than_it_is_written_is_told_of_each_row(lists: Lists) -> None:
    save_collective(lists.db, CollectiveDetail("TT1", "Phòng Văn hóa - Xã hội"))
    rows = [["CB1", "Lê Văn An", "Phòng VHXH"], ["CB2", "Lê Văn Ba", "Phòng VHXH"]]
    shown = lists.show(*rows)
    of_rows = [problem.row for problem in shown.problems if problem.code == "unit_read_as"]
    imports.confirm(lists.db, shown)
    assert (of_rows, lists.units_of_people()) == ([2, 3], {"CB1": "TT1", "CB2": "TT1"})


def test_an_answer_about_a_unit_holds_for_the_rows_under_its_heading_only(lists: Lists) -> None:
    for place, school in enumerate(("Trường A", "Trường B"), 1):
        above = save_collective(lists.db, CollectiveDetail(f"T{place}", school))
        save_collective(lists.db, CollectiveDetail(f"T{place}1", "Tổ Văn phòng", parent_id=above))
    an, ba = ["CB1", "Lê Văn An", "Tổ Văn phòng"], ["CB2", "Lê Văn Ba", "Tổ Văn phòng"]
    shown = lists.show([None, "I. Trường A"], an, [None, "II. Trường B"], ba)
    first, second = (question.key for question in shown.questions)
    imports.confirm(lists.db, imports.answer(lists.db, shown, {first: "T11", second: "T21"}))
    assert lists.units_of_people() == {"CB1": "T11", "CB2": "T21"}


def test_who_has_left_heads_nothing_beside_the_next(lists: Lists) -> None:
    save_collective(lists.db, CollectiveDetail("TT1", "Phòng Nội vụ"))
    both = [["CB1", "Lê Văn An", None, "TT1"], ["CB2", "Lê Văn Ba", None, "TT1"]]
    assert "headed_twice" in {problem.code for problem in lists.show(*both).problems}
    left = ["CB1", "Lê Văn An", None, "TT1", "01/02/2024"]
    assert "headed_twice" not in {problem.code for problem in lists.show(left, both[1]).problems}


def test_of_many_new_records_those_of_some_places_can_be_had() -> None:
    many = ManyNew(Person, {"id": ["a", "b", "c"], "code": ["CB1", "CB2", "CB3"]})
    assert many.only([0, 2]) == {"id": ["a", "c"], "code": ["CB1", "CB3"]}
