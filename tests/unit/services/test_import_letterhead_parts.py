"""The tổ that the list of a school names for its people are those of the school in its letterhead."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from sqlalchemy import select

from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services import imports
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import Collective, Person

FIRST, SECOND = "Trường THCS An Bình", "Trường Tiểu học Hoa Sen"
HEAD: list[Any] = ["STT", "Họ và tên", "Ngày sinh", "Chức vụ"]
BY_COLUMN: list[Any] = [*HEAD, "Tổ, bộ phận"]


def teacher(name: str, born: str, *more: str) -> list[Any]:
    return [1, name, born, "Giáo viên", *more]


class Lists:
    """Lists of people that schools send, and where people are after them."""

    def __init__(self, db: Database, library: Library, path: Path) -> None:
        self.db, self.library, self.path = db, library, path

    def take(self, unit: str, *rows: list[Any], make: bool = False) -> imports.ImportAnswer:
        book = Workbook()
        for row in (["UBND XÃ AN BÌNH"], [unit.upper()], [], ["DANH SÁCH GIÁO VIÊN NĂM HỌC 2026-2027"], *rows):
            book.worksheets[0].append(row)
        book.save(self.path)
        aim = imports.Aim(make_units=make)
        return imports.confirm(self.db, imports.preview(self.db, self.library, self.path, aim=aim))

    def places(self) -> dict[str, tuple[str | None, str | None]]:
        """The unit of everybody, with the one above it; none that is but words."""
        with self.db.read() as session:
            units = {unit.id: (unit.name, unit.parent_name) for unit in session.scalars(select(Collective))}
            people = session.scalars(select(Person))
            return {person.name: units.get(person.collective_id or "", (None, None)) for person in people}


@pytest.fixture
def lists(db: Database, library: Library, tmp_path: Path) -> Lists:
    with db.write("by_hand") as session:
        session.add_all([Collective(code="T1", name=FIRST), Collective(code="T2", name=SECOND)])
        session.add(Collective(code="P1", name="Phòng Tổ chức - Hành chính"))
    return Lists(db, library, tmp_path / "ds.xlsx")


GROUPED = [HEAD, ["I", "Tổ Văn phòng"], teacher("Lê Thị Mai", "01/02/1980")]
IN_COLUMN = [BY_COLUMN, teacher("Lê Thị Mai", "01/02/1980", "Tổ Văn phòng")]


@pytest.mark.parametrize("rows", [GROUPED, IN_COLUMN])
def test_new_people_of_a_to_nobody_entered_are_of_the_school(lists: Lists, rows: list[list[Any]]) -> None:
    answer = lists.take(FIRST, *rows)
    assert lists.places() == {"Lê Thị Mai": (FIRST, None)}
    told = [problem for problem in answer.problems if problem.code == "unit_above_taken"]
    assert [problem.details["above"] for problem in told] == [FIRST]


@pytest.mark.parametrize("rows", [GROUPED, IN_COLUMN])
def test_a_to_that_is_made_stands_under_its_school(lists: Lists, rows: list[list[Any]]) -> None:
    lists.take(FIRST, *rows, make=True)
    assert lists.places() == {"Lê Thị Mai": ("Tổ Văn phòng", FIRST)}


def test_two_schools_have_each_its_own(lists: Lists) -> None:
    lists.take(FIRST, *GROUPED, make=True)
    others = (["I", "Tổ Văn phòng"], teacher("Trần Văn An", "03/04/1985"), teacher("Vũ Thị Bé", "05/06/1990"))
    lists.take(SECOND, HEAD, *others)
    assert lists.places()["Trần Văn An"] == (SECOND, None)
    lists.take(SECOND, HEAD, *others, make=True)
    assert lists.places() == {
        "Lê Thị Mai": ("Tổ Văn phòng", FIRST),
        "Trần Văn An": ("Tổ Văn phòng", SECOND),
        "Vũ Thị Bé": ("Tổ Văn phòng", SECOND),
    }


def test_who_is_in_the_school_stays_there_without_the_wish_to_make_its_to(lists: Lists) -> None:
    lists.take(FIRST, HEAD, teacher("Lê Thị Mai", "01/02/1980"))
    with lists.db.write("by_hand") as session:
        session.add(Collective(code="T3", name="Tổ Văn phòng", parent_name=SECOND))
    lists.take(FIRST, *GROUPED)
    assert lists.places() == {"Lê Thị Mai": (FIRST, None)}


def test_the_office_that_made_the_list_has_no_people_of_teams(lists: Lists) -> None:
    lists.take("Phòng Tổ chức - Hành chính", HEAD, ["I", "Đội Thu ngân"], teacher("Lê Thị Mai", "01/02/1980"))
    assert lists.places() == {"Lê Thị Mai": (None, None)}
