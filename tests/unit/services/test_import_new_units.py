"""Units that a list names and nobody has entered: told, and made with the list in the same action when asked to."""

from pathlib import Path
from typing import Any

from openpyxl import Workbook
from sqlalchemy import select

from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services import imports
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import Collective, Person

HEADINGS = ["STT", "Họ và tên", "Ngày sinh", "Đơn vị công tác", "Chức vụ"]
ROWS = [
    [1, "Lê Thị Hoa", "01/02/1980", "Phòng Văn hóa - Xã hội", "Trưởng phòng"],
    [2, "Trần Văn Bình", "01/02/1981", "Phòng VH-XH", "Chuyên viên"],
    [3, "Vũ Văn Chung", "01/02/1982", "Trường Mầm non Hoa Sen", "Giáo viên"],
]
UNITS = ("Phòng Văn hóa - Xã hội", "Trường Mầm non Hoa Sen")


def show(db: Database, library: Library, folder: Path, rows: list[list[Any]], make: bool = False) -> imports.Preview:
    book = Workbook()
    for row in [HEADINGS, *rows]:
        book.worksheets[0].append(row)
    book.save(folder / "ds.xlsx")
    return imports.preview(db, library, folder / "ds.xlsx", aim=imports.Aim(make_units=make))


def units_of_people(db: Database) -> dict[str, str | None]:
    with db.read() as session:
        names = {row.id: row.name for row in session.scalars(select(Collective))}
        return {row.name: names.get(row.collective_id or "") for row in session.scalars(select(Person))}


def test_units_nobody_entered_are_counted_once_for_all_spellings(
    db: Database, library: Library, tmp_path: Path
) -> None:
    told = show(db, library, tmp_path, ROWS).as_json()
    assert (told["units_missing"], told["units_made"]) == (list(UNITS), [])


def test_units_are_made_with_the_list_and_undone_with_it(db: Database, library: Library, tmp_path: Path) -> None:
    shown = imports.with_units(db, show(db, library, tmp_path, ROWS), True)
    answer = imports.confirm(db, shown)
    assert (answer.units_made, answer.units_missing) == (UNITS, ())
    assert units_of_people(db) == {
        "Lê Thị Hoa": UNITS[0],
        "Trần Văn Bình": UNITS[0],
        "Vũ Văn Chung": UNITS[1],
    }
    db.undo()
    assert units_of_people(db) == {}
    with db.read() as session:
        assert list(session.scalars(select(Collective))) == []


def test_people_taken_in_before_are_put_into_the_new_units(db: Database, library: Library, tmp_path: Path) -> None:
    imports.confirm(db, show(db, library, tmp_path, ROWS))
    assert set(units_of_people(db).values()) == {None}
    imports.confirm(db, show(db, library, tmp_path, ROWS, make=True))
    assert set(units_of_people(db).values()) == set(UNITS)
    again = show(db, library, tmp_path, ROWS, make=True)
    assert (again.plan.units_made, again.plan.units_missing) == ((), ())


def test_no_unit_is_made_for_a_faulty_row_alone(db: Database, library: Library, tmp_path: Path) -> None:
    faulty = [4, "Đỗ Văn Dũng", "45/13/1990", "Trạm Y tế", ""]
    answer = imports.confirm(db, show(db, library, tmp_path, [*ROWS, faulty], make=True), accept_valid=True)
    assert answer.units_made == UNITS


def test_the_tick_taken_off_makes_nothing(db: Database, library: Library, tmp_path: Path) -> None:
    shown = imports.with_units(db, show(db, library, tmp_path, ROWS, make=True), False)
    assert (shown.plan.units_made, shown.plan.units_missing) == ((), UNITS)


def test_a_unit_nobody_entered_is_told_once_with_its_rows(db: Database, library: Library, tmp_path: Path) -> None:
    rows = [
        [number, f"Lê Thị Hoa {chr(64 + number)}", f"{number:02}/02/1980", "Tổ Toán", ""] for number in range(1, 13)
    ]
    rows.append([13, "Vũ Văn Chung", "01/02/1982", "Tổ Văn", "Giáo viên"])
    shown = show(db, library, tmp_path, rows)
    told = [problem for problem in shown.problems if problem.code == "unit_unknown"]
    assert [(one.row, one.column, one.value) for one in told] == [(2, "D", "Tổ Toán"), (14, "D", "Tổ Văn")]
    assert "(12 dòng: 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 …)" in told[0].message
