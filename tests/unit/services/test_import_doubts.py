"""What a list says cannot be so yet, or is of somebody else: written as it stands, but told."""

from datetime import date
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
def test_a_birth_that_is_to_come_is_an_error(
    told: Any, born: str, db: Database, library: Library, tmp_path: Path
) -> None:
    assert told(HEAD[:3], ["CB1", "Lê Thị Hoa", born], ["CB2", "Trần An", "1980"]) == [("error", "birth_in_future", 2)]
    shown = imports.preview(db, library, tmp_path / "ds.xlsx").problems
    assert [one.value for one in shown if one.code == "birth_in_future"] == [born]


def test_a_birth_of_a_year_or_two_ago_is_told(told: Any) -> None:
    born = f"05/07/{date.today().year - 1}"
    assert told(HEAD[:3], ["CB1", "Lê Thị Hoa", born], ["CB2", "Trần An", "1980"]) == [
        ("warning", "birth_of_infant", 2)
    ]


@pytest.mark.parametrize(
    ("row", "codes"),
    [
        (["1/3/1985", "Nam", "033185000001"], ["citizen_number_gender"]),
        (["1/3/1986", "Nữ", "033185000001"], ["citizen_number_birth"]),
        (["2005", "Nam", "033185000001"], ["citizen_number_gender", "citizen_number_birth"]),
        (["2005", "Nữ", "033305000001"], []),
        (["1985", "Nữ", "033185000001"], []),
        ([None, None, "033185000001"], []),
    ],
)
def test_a_card_of_another_gender_or_birth_is_told_and_nothing_held_back(
    told: Any, row: list[Any], codes: list[str], db: Database, library: Library, tmp_path: Path
) -> None:
    head = ["Mã số", "Họ và tên", "Ngày sinh", "Giới tính", "Số CCCD"]
    assert told(head, ["CB1", "Trần Thị Bích", *row]) == [("warning", code, 2) for code in codes]
    shown = imports.preview(db, library, tmp_path / "ds.xlsx").problems
    for one in shown:
        if one.code == "citizen_number_gender":
            assert (one.column, one.details["gender"], one.details["said"]) == ("E", "Nữ", "Nam")


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
        (["CB1", "LE THI HOA", "1981"], [("warning", "birth_changed", 2)]),
        (["CB1", "Lê Thị Hoa Mai"], [("warning", "holder_maybe", 2)]),
    ],
)
def test_a_code_under_another_name_renames_nobody_unasked(
    told: Any, db: Database, row: list[Any], found: list[tuple[str, str, int]]
) -> None:
    with db.write("add") as session:
        session.add(Person(code="CB1", name="Lê Thị Hoa", birth_date="1980-05-07"))
    assert told(HEAD[:3], row) == found
