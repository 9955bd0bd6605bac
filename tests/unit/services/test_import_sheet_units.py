"""Lists of people, one for each unit, whose sheets are named after these units."""

from pathlib import Path

import pytest
from openpyxl import Workbook
from sqlalchemy import select

from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services import imports
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import Collective, Person

HEADINGS = ["STT", "Họ tên", "Năm sinh", "Chức vụ"]


@pytest.fixture
def police(db: Database) -> str:
    with db.write("by_hand") as session:
        row = Collective(code="TT9", name="Công an xã")
        session.add(row)
        session.flush()
        return row.id


def take(db: Database, library: Library, folder: Path, *sheets: str) -> list[tuple[str, str | None]]:
    """Import lists of one person each under these names; what is told of units, by sheet."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for number, name in enumerate(sheets):
        page = book.create_sheet(name)
        page.append(HEADINGS)
        page.append([1, f"Mai Văn {'ABCD'[number]}", 1980 + number, "Công chức"])
    book.save(folder / "ds.xlsx")
    shown = imports.preview(db, library, folder / "ds.xlsx")
    answer = imports.confirm(db, imports.preview(db, library, folder / "ds.xlsx"))
    assert [one.code for one in shown.problems] == [one.code for one in answer.problems]
    codes = ("said_by_sheet", "sheet_of_no_unit")
    return [(problem.code, problem.sheet) for problem in answer.problems if problem.code in codes]


def units(db: Database) -> dict[str, tuple[str | None, str | None]]:
    with db.read() as session:
        return {row.name: (row.collective_name, row.collective_id) for row in session.scalars(select(Person))}


def test_a_sheet_named_after_a_known_unit_in_short_is_that_of_the_unit(
    db: Database, library: Library, tmp_path: Path, police: str
) -> None:
    told = take(db, library, tmp_path, "Phòng Kinh tế", "CA xã")
    assert sorted(told) == [("said_by_sheet", "CA xã"), ("said_by_sheet", "Phòng Kinh tế")]
    assert units(db) == {"Mai Văn A": ("Phòng Kinh tế", None), "Mai Văn B": ("Công an xã", police)}


def test_a_sheet_of_no_unit_among_those_of_units_is_told(db: Database, library: Library, tmp_path: Path) -> None:
    told = take(db, library, tmp_path, "Phòng Kinh tế", "Biên chế khác")
    assert sorted(told) == [("said_by_sheet", "Phòng Kinh tế"), ("sheet_of_no_unit", "Biên chế khác")]
    assert units(db)["Mai Văn B"] == (None, None)


def test_one_list_of_an_office_without_units_is_nothing_to_tell(
    db: Database, library: Library, tmp_path: Path, police: str
) -> None:
    assert take(db, library, tmp_path, "DS", "Biên chế khác") == []
    assert units(db) == {"Mai Văn A": (None, None), "Mai Văn B": (None, None)} and police


def test_what_a_plan_says_of_a_sheet_does_not_outlive_it(
    db: Database, library: Library, tmp_path: Path, police: str
) -> None:
    book = Workbook()
    book.worksheets[0].title = "CA xã"
    for row in (HEADINGS, [1, "Mai Văn A", 1980, "Công chức"]):
        book.worksheets[0].append(row)
    book.save(tmp_path / "ds.xlsx")
    shown = imports.preview(db, library, tmp_path / "ds.xlsx")
    assert [line.record.get("collective_id") for line in shown.plan.lines if line.record is not None] == [police]
    with db.write("by_hand") as session:
        session.delete(session.get_one(Collective, police))
    anew = imports.with_units(db, shown, False)
    assert [line.record.get("collective_name") for line in anew.plan.lines if line.record is not None] == [None]
