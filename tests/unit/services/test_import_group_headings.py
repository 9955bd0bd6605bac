"""Lists with groups of people: whose headings are units, and whose are none."""

from pathlib import Path
from typing import Any

from openpyxl import Workbook
from sqlalchemy import select

from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services import imports
from khenthuong_desktop.services.imports.answers import ImportAnswer
from khenthuong_desktop.store.database import Database
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
