"""Lists with groups of people: whose headings are units, and whose are none."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from sqlalchemy import select

from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services import imports
from khenthuong_desktop.services.imports.effects import do_the_same
from khenthuong_desktop.services.imports.plan.answers import ImportAnswer
from khenthuong_desktop.spreadsheets.reader import read_workbook
from khenthuong_desktop.store.database import Database, in_memory
from khenthuong_desktop.store.tables import Collective, Person

HEADINGS = ["STT", "Họ và tên", "Ngày sinh", "Chức vụ"]


def take(db: Database, library: Library, folder: Path, *rows: list[Any]) -> ImportAnswer:
    book = Workbook()
    for row in (HEADINGS, *rows):
        book.worksheets[0].append(row)
    path = folder / "ds.xlsx"
    book.save(path)
    return imports.confirm(db, imports.preview(db, library, path))


def people(db: Database) -> dict[str, Person]:
    with db.read() as session:
        return {row.name: row for row in session.scalars(select(Person))}


def add_unit(db: Database, name: str) -> str:
    with db.write("by_hand") as session:
        row = Collective(code="TT9", name=name)
        session.add(row)
        session.flush()
        return row.id


def told(answer: ImportAnswer, code: str) -> list[tuple[int | None, str | None]]:
    return [(problem.row, problem.value) for problem in answer.problems if problem.code == code]


LEADERS: list[list[Any]] = [
    ["I", "LÃNH ĐẠO HĐND, UBND"],
    [1, "Lê Thị Hoa", "01/02/1980", "Phó Chủ tịch HĐND xã"],
    [2, "Trần Văn Bình", "01/02/1981", "Chủ tịch UBND xã"],
]
OFFICE: list[list[Any]] = [["II", "VĂN PHÒNG HĐND VÀ UBND"], [1, "Vũ Văn Chung", "01/02/1982", "Chuyên viên"]]


def test_a_class_of_people_is_no_unit_and_is_told_once(db: Database, library: Library, tmp_path: Path) -> None:
    answer = take(db, library, tmp_path, *LEADERS)
    found = people(db)
    assert [(row.collective_name, row.person_class) for row in found.values()] == [(None, "leader")] * 2
    assert told(answer, "heading_is_no_unit") == [(2, "LÃNH ĐẠO HĐND, UBND")]
    assert told(answer, "unit_unknown") == []


def test_a_unit_of_just_this_name_goes_before_the_class(db: Database, library: Library, tmp_path: Path) -> None:
    key = add_unit(db, "Lãnh đạo HĐND, UBND")
    answer = take(db, library, tmp_path, *LEADERS)
    assert {row.collective_id for row in people(db).values()} == {key}
    assert told(answer, "heading_is_no_unit") == []


def test_an_unknown_unit_in_capitals_is_kept_in_ordinary_case(db: Database, library: Library, tmp_path: Path) -> None:
    answer = take(db, library, tmp_path, *LEADERS, *OFFICE)
    assert people(db)["Vũ Văn Chung"].collective_name == "Văn phòng HĐND và UBND"
    assert told(answer, "heading_in_capitals") == [(5, "VĂN PHÒNG HĐND VÀ UBND")]


def test_a_known_unit_lends_its_spelling_to_its_heading(db: Database, library: Library, tmp_path: Path) -> None:
    key = add_unit(db, "Văn phòng HĐND - UBND")
    take(db, library, tmp_path, ["I", "VĂN PHÒNG HĐND – UBND"], OFFICE[1])
    found = people(db)["Vũ Văn Chung"]
    assert (found.collective_id, found.collective_name) == (key, "Văn phòng HĐND - UBND")


def test_a_unit_that_was_renamed_meanwhile_is_that_of_no_group(db: Database, library: Library, tmp_path: Path) -> None:
    key = add_unit(db, "Lãnh đạo HĐND, UBND")
    path = tmp_path / "ds.xlsx"
    take(in_memory(actor="thử"), library, tmp_path, *LEADERS)  # the file is there
    shown = imports.preview(db, library, path)
    with db.write("rename") as session:
        session.get_one(Collective, key).name = "Phòng Nội vụ"
    again, fresh = imports.with_units(db, shown, False), imports.preview(db, library, path)
    assert do_the_same(again.plan, fresh.plan)
    assert [line.fields.get("unit") for line in again.plan.lines] == [None, None]


NAMED: list[list[Any]] = [
    ["DANH SÁCH ĐĂNG KÝ DANH HIỆU THI ĐUA NĂM 2026"],
    ["STT", "Họ và tên", "Đơn vị", "Danh hiệu đăng ký"],
    [1, "Lê Thị Hoa", "Khoa Nội", "LĐTT"],
]
UNITS: list[list[Any]] = [["Tên tập thể", "Trực thuộc", "Số người"], ["Khoa Nội", None, 4]]


@pytest.mark.parametrize("rows", [[HEADINGS, *LEADERS], NAMED, UNITS])
def test_planning_leaves_what_was_read_as_it_is(
    rows: list[list[Any]], db: Database, library: Library, tmp_path: Path
) -> None:
    add_unit(db, "Lãnh đạo HĐND, UBND")
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    path = tmp_path / "ds.xlsx"
    book.save(path)
    shown = imports.preview(db, library, path, aim=imports.Aim(make_units=True, make_people=True))
    assert shown.plan.lines
    assert [sheet.rows for sheet in read_workbook(path).sheets] == [sheet.rows for sheet in shown.book.sheets]


@pytest.mark.parametrize("unit", ["Cụm thủy nông số 1", "Kho vật tư", "Đơn nguyên Sơ sinh", "Bộ phận lái xe"])
def test_a_numbered_heading_of_a_unit_is_nobody_and_its_people_are_of_it(
    db: Database, library: Library, tmp_path: Path, unit: str
) -> None:
    take(
        db, library, tmp_path,
        [1, "Phòng Tổ chức", None, None], ["1.1", "Lê Thị Hoa", "01/02/1980", "Trưởng phòng"],
        [2, unit, None, None], ["2.1", "Trần Văn Bình", "01/02/1981", "Công nhân"],
    )  # fmt: skip
    assert {name: row.collective_name for name, row in people(db).items()} == {
        "Lê Thị Hoa": "Phòng Tổ chức",
        "Trần Văn Bình": unit,
    }
