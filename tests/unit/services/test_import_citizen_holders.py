"""The number of a citizen card is one person's: no list writes it for a second one."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services import imports
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import Person
from tests.unit.services.importing import Importer

AN, BINH, OTHER = "001080000001", "001185000002", "001090000003"
CODED = ["Mã số", "Họ và tên", "Ngày sinh", "Số CCCD"]
NAMED = ["STT", *CODED[1:]]
RATED = ["Năm", "Họ và tên", "Số CCCD", "Mức xếp loại"]


@pytest.fixture
def importer(db: Database, library: Library, tmp_path: Path) -> Importer:
    with db.write("by_hand") as session:
        session.add(Person(code="A", name="Nguyễn Văn An", birth_date="1980-02-01", citizen_number=AN))
        session.add(Person(code="B", name="Lê Thị Bình", birth_date="1985-07-05", citizen_number=BINH))
        session.add(Person(code="C", name="Trần Văn Cường", birth_date="1990-03-10"))
    return Importer(db, library, tmp_path)


def taken(importer: Importer, *rows: list[Any], **said: Any) -> tuple[list[Any], dict[str, Any]]:
    """What is told of numbers, and who has which afterwards, by name."""
    workbook = Workbook()
    workbook.worksheets[0].title = "Xếp loại năm" if rows[0] == RATED else "Danh sách"
    for row in rows:
        workbook.worksheets[0].append(row)
    workbook.save(importer.path)
    shown = imports.preview(importer.db, importer.library, importer.path, **said)
    told = [(one.severity, one.code, one.row) for one in shown.problems if "twice" in one.code or "another" in one.code]
    imports.confirm(importer.db, shown, accept_valid=True)
    return told, {person.name: person.citizen_number for person in importer.all(Person)}


@pytest.mark.parametrize("head", [CODED, NAMED])
def test_the_number_of_another_takes_nobodys_own_away(importer: Importer, head: list[str]) -> None:
    told, numbers = taken(importer, head, ["B", "Lê Thị Bình", "05/07/1985", AN] if head == CODED else [
        1, "Lê Thị Bình", "05/07/1985", AN
    ])  # fmt: skip
    assert told == ([("error", "citizen_number_of_another", 2)] if head == CODED else [])
    assert numbers["Lê Thị Bình"] == BINH


def test_one_who_has_none_gets_nobody_elses(importer: Importer) -> None:
    told, numbers = taken(importer, CODED, ["C", "Trần Văn Cường", "11/03/1990", AN], ["N", "Vũ Mới", None, BINH])
    assert told == [("warning", "citizen_number_twice", 2), ("warning", "citizen_number_twice", 3)]
    assert numbers == {"Nguyễn Văn An": AN, "Lê Thị Bình": BINH, "Trần Văn Cường": None, "Vũ Mới": None}
    assert next(row.birth_date for row in importer.all(Person) if row.code == "C") == "1990-03-11"


@pytest.mark.parametrize("head", [CODED, NAMED])
def test_of_two_new_people_with_one_number_the_first_has_it(importer: Importer, head: list[str]) -> None:
    told, numbers = taken(importer, head, ["N1", "Vũ Mới", None, OTHER], ["N2", "Đỗ Khác", None, OTHER])
    assert told == [("warning", "citizen_number_twice", 3)]
    assert (numbers["Vũ Mới"], numbers["Đỗ Khác"]) == (OTHER, None)


def test_a_number_that_its_holder_gives_up_may_be_taken(importer: Importer) -> None:
    rows = ["B", "Lê Thị Bình", "05/07/1985", AN], ["A", "Nguyễn Văn An", "01/02/1980", OTHER]
    told, numbers = taken(importer, CODED, *rows)
    assert told == []
    assert (numbers["Nguyễn Văn An"], numbers["Lê Thị Bình"]) == (OTHER, AN)


def test_who_is_made_for_a_record_gets_nobody_elses(importer: Importer) -> None:
    told, numbers = taken(importer, RATED, [2025, "Vũ Mới", AN, "HTTNV"], aim=imports.Aim(make_people=True))
    assert told == [("warning", "citizen_number_twice", 2)]
    assert numbers["Vũ Mới"] is None
