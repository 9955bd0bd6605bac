"""Messages on lists say where: the sheet and the cell, also of another row."""

from pathlib import Path
from typing import Any

from openpyxl import Workbook

from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services import imports
from khenthuong_desktop.services.lists.council_lists import read_council
from khenthuong_desktop.spreadsheets.problems import ERROR, Problem
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import Person


def write(path: Path, **sheets: list[list[Any]]) -> Path:
    book = Workbook()
    del book["Sheet"]
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def test_another_row_is_named_with_its_sheet(db: Database, library: Library, tmp_path: Path) -> None:
    with db.write("given") as session:
        session.add(Person(code="A1", name="Lê Thị Hoa"))
    heading = ["Mã số", "Năm", "Mức xếp loại"]
    path = write(tmp_path / "a.xlsx", X=[heading, ["A1", 2025, "HTTNV"]], Y=[heading, ["A1", 2025, "HTXSNV"]])
    told = [problem.message for problem in imports.preview(db, library, path).problems if problem.code == "rated_twice"]
    assert ["dòng 2 của trang “Y”" in told[0], "dòng 2 của trang “X”" in told[1]] == [True, True]


def test_faults_of_a_council_s_list_say_where_they_are(db: Database, library: Library, tmp_path: Path) -> None:
    rows = [["DANH SÁCH HỘI ĐỒNG SÁNG KIẾN"], ["STT", "Họ và tên", "Chức danh trong Hội đồng"]]
    path = write(tmp_path / "hd.xlsx", HĐ=[*rows, [1, "Lê Thị Hoa", "Chủ tịch Hội đồng"], [2, None, "Ủy viên"]])
    faults = read_council(db, library, path).faults
    assert any(fault.startswith("HĐ, ô B4: ") for fault in faults), faults


def test_a_place_is_as_exact_as_it_is_known() -> None:
    places = [Problem(ERROR, "x", *place).place for place in ((), ("S",), ("S", 5), ("S", None, "B"), ("S", 5, "B"))]
    assert places == ["", "S", "S, dòng 5", "S, cột B", "S, ô B5"]
