"""Usual rows of a long list go from the file into the data without being looked at one by one."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from sqlalchemy import select

from khenthuong_desktop.errors import Cancelled
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services import imports
from khenthuong_desktop.services.imports.plan.lines import ManyNew
from khenthuong_desktop.spreadsheets.rows.read_sheet import InColumns
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import Collective, Person

HEADINGS = ["STT", "Mã số", "Họ và tên", "Ngày sinh", "Giới tính", "Số CCCD", "Đơn vị", "Từ ngày", "Đến ngày"]


def write(path: Path, *changed: tuple[int, int, Any]) -> Path:
    """Six usual people, some of whom have left; ``changed`` cells (row, column, value) say something else."""
    rows: list[list[Any]] = [
        [
            number,
            f"CB{number}",
            name,
            date(1980, 5, number),
            "Nam",
            f"00108000000{number}",
            "Trường A",
            date(2010, 1, 1),
        ]
        for number, name in enumerate(["Lê An", "Lê Ba", "Vũ Chi", "Vũ Dân", "Trần Gia", "Trần Hà"], 1)
    ]
    for cells in rows:
        cells.append(date(2024, 6, 30) if cells is rows[2] else None)
    for row, column, value in changed:
        rows[row][column] = value
    book = Workbook()
    for cells in (HEADINGS, *rows):
        book.worksheets[0].append(cells)
    book.save(path)
    return path


@pytest.fixture
def unit(db: Database) -> Database:
    with db.write("units") as session:
        session.add(Collective(code="TT1", name="Trường A"))
    return db


def test_nobody_looks_at_a_usual_row(
    unit: Database, library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path / "ds.xlsx")
    with monkeypatch.context() as patch:
        patch.setattr(InColumns, "opened", lambda *_: pytest.fail("a row was looked at"))
        patch.setattr(ManyNew, "at", lambda *_: pytest.fail("a record was looked at"))
        assert imports.confirm(unit, imports.preview(unit, library, path)).committed
    with unit.read() as session:
        people = session.scalars(select(Person).order_by(Person.code)).all()
    assert [(one.code, one.name, one.until) for one in people][2] == ("CB3", "Vũ Chi", date(2024, 6, 30))
    assert {one.collective_name for one in people} == {"Trường A"}


@pytest.mark.parametrize(
    "changed",
    [
        (1, 2, "ÔNG LÊ BA"),
        (1, 3, "1980"),
        (1, 5, "001080000001"),  # the number of the first
        (1, 1, "CB1"),  # the code of the first
        (1, 6, "Trường B"),
        (1, 6, None),
        (3, 8, date(2000, 1, 1)),  # left before beginning
        (1, 2, "Lê An"),
    ],
)
def test_one_row_that_is_not_usual_changes_nothing_for_the_others(
    unit: Database, library: Library, tmp_path: Path, changed: tuple[int, int, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = imports.preview(unit, library, write(tmp_path / "a.xlsx"))
    looked_at: set[int] = set()
    open_row = InColumns.opened

    def look(kept: InColumns, place: int) -> dict[str, Any]:
        looked_at.add(place)
        return open_row(kept, place)

    with monkeypatch.context() as patch:
        patch.setattr(InColumns, "opened", look)
        shown = imports.preview(unit, library, write(tmp_path / "b.xlsx", changed))
    if changed[1] not in (1, 5):  # where two share a code or a number all are asked whose it is
        assert looked_at <= {0, changed[0]}
    told = [(row.row, row.status, row.fields) for row in shown.sheets[0].rows]
    others = [number for number in range(6) if number not in (0, changed[0])]
    for number in others:
        assert told[number] == [(row.row, row.status, row.fields) for row in usual.sheets[0].rows][number]


def without_codes(path: Path, count: int) -> Path:
    book = Workbook()
    book.worksheets[0].append(["STT", "Họ và tên", "Đơn vị"])
    family, given = ("Lê", "Vũ", "Trần", "Bùi"), ("An", "Ba", "Chi", "Dân", "Gia", "Hà", "Kim")
    for number in range(count):
        name = f"{family[number % 4]} {given[number % 7]} {given[number // 28 % 7]} {given[number // 196 % 7]}"
        book.worksheets[0].append([number + 1, name, "Trường A"])
    book.save(path)
    return path


def test_comparing_a_long_list_tells_how_many_rows_are_done(unit: Database, library: Library, tmp_path: Path) -> None:
    told: list[tuple[int, int, str]] = []
    path = without_codes(tmp_path / "ds.xlsx", 1_100)
    imports.preview(unit, library, path, progress=lambda *step: told.append(step))
    compared = [(done, count) for done, count, words in told if words == "So với dữ liệu đang có, dòng"]
    assert compared == [(0, 1_100), (500, 1_100), (1_000, 1_100)]


def test_comparing_a_long_list_can_be_stopped(unit: Database, library: Library, tmp_path: Path) -> None:
    path = without_codes(tmp_path / "ds.xlsx", 1_100)
    shown = imports.preview(unit, library, path)

    def stop(done: int, _count: int, words: str) -> None:
        if done and words.startswith("So với dữ liệu"):
            raise Cancelled

    with pytest.raises(Cancelled):
        imports.preview(unit, library, path, progress=stop)
    with pytest.raises(Cancelled):
        imports.with_people(unit, shown, True, stop)
