"""What a list says cannot be so yet, or is of somebody else: written as it stands, but told."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services import imports
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import Person

HEAD = ["Mã số", "Họ và tên", "Ngày sinh", "Danh hiệu đã đạt"]


@pytest.fixture
def told(db: Database, library: Library, tmp_path: Path) -> Any:
    def show(*rows: list[Any], sheet: str = "DS") -> list[tuple[str, str, int | None]]:
        book = Workbook()
        page = book.worksheets[0]
        page.title = sheet
        for row in rows:
            page.append(row)
        book.save(tmp_path / "ds.xlsx")
        problems = imports.preview(db, library, tmp_path / "ds.xlsx").problems
        return [(one.severity.value, one.code, one.row) for one in problems if one.severity != "fixed"]

    return show


@pytest.mark.parametrize("born", ["2080", "01/01/2079", "05/2081"])
def test_a_birth_that_is_to_come_is_told(told: Any, born: str) -> None:
    assert told(HEAD[:3], ["CB1", "Lê Thị Hoa", born], ["CB2", "Trần An", "1980"]) == [
        ("warning", "birth_in_future", 2)
    ]


def test_an_award_of_a_coming_year_is_told(told: Any) -> None:
    found = told(HEAD, ["CB1", "Lê Thị Hoa", "1980", "LĐTT 2019, 2020; CSTĐCS các năm 2020, 2022, 2090"])
    assert found == [("warning", "record_in_future", 2)]


def test_a_rating_of_a_coming_year_is_told(told: Any, db: Database) -> None:
    with db.write("add") as session:
        session.add(Person(code="CB1", name="Lê Thị Hoa"))
    rows = [["Năm", "Mã số", "Mức xếp loại"], [2090, "CB1", "HTTNV"], [2025, "CB1", "HTTNV"]]
    assert told(*rows, sheet="Xếp loại năm") == [("warning", "record_in_future", 2)]


@pytest.mark.parametrize(
    ("row", "found"),
    [
        (["CB1", "Tên Hoàn Toàn Khác", "1999"], [("error", "code_of_another", 2)]),
        (["CB1", "Tên Hoàn Toàn Khác", "1980"], [("warning", "holder_maybe", 2)]),
        (["CB1", "Tên Hoàn Toàn Khác", "07/05/1980"], [("warning", "name_changed", 2)]),
        (["CB1", "LE THI HOA", "1981"], []),
        (["CB1", "Lê Thị Hoa Mai"], [("warning", "holder_maybe", 2)]),
    ],
)
def test_a_code_under_another_name_renames_nobody_unasked(
    told: Any, db: Database, row: list[Any], found: list[tuple[str, str, int]]
) -> None:
    with db.write("add") as session:
        session.add(Person(code="CB1", name="Lê Thị Hoa", birth_date="1980-05-07"))
    assert told(HEAD[:3], row) == found
