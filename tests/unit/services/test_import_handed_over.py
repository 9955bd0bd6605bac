"""What one row of a list gives up another may take, and what is left out warns of nothing."""

from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services import imports
from khenthuong_desktop.spreadsheets.rows.corrections import Corrections
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import Collective, Person

NUMBER, OTHER = "001080000001", "001080000003"
NUMBERS = ["Mã cán bộ", "Họ và tên", "Số CCCD"]
HEADS = ["Mã cán bộ", "Họ và tên", "Đứng đầu tập thể", "Đến ngày"]


def warnings(db: Database, library: Library, folder: Path, *rows: list[Any]) -> list[tuple[str, int | None]]:
    return [(problem.code, problem.row) for problem in show(db, library, folder, *rows).problems]


def show(db: Database, library: Library, folder: Path, *rows: list[Any]) -> imports.Preview:
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    book.save(folder / "ds.xlsx")
    return imports.preview(db, library, folder / "ds.xlsx")


def test_a_number_is_free_once_its_holder_has_another(db: Database, library: Library, tmp_path: Path) -> None:
    with db.write("add") as session:
        session.add(Person(code="CB1", name="Lê Văn Ba", citizen_number=NUMBER))
    taking = ["CB2", "Lê Văn Tư", NUMBER]
    for rows in ([["CB1", "Lê Văn Ba", OTHER], taking], [taking, ["CB1", "Lê Văn Ba", OTHER]]):
        assert warnings(db, library, tmp_path, NUMBERS, *rows) == []
    assert warnings(db, library, tmp_path, NUMBERS, taking) == [("citizen_number_twice", 2)]


def test_a_collective_is_headed_by_one_once_the_other_leaves(db: Database, library: Library, tmp_path: Path) -> None:
    with db.write("add") as session:
        session.add_all([team := Collective(code="TT1", name="Văn phòng"), Collective(code="TT2", name="Tổ Toán")])
        session.flush()
        session.add(Person(code="CB1", name="Lê Văn Ba", heads_id=team.id))
    taking = ["CB2", "Lê Văn Tư", "TT1", None]
    for left in (["CB1", "Lê Văn Ba", None, "01/05/2026"], ["CB1", "Lê Văn Ba", "TT2", None]):
        assert warnings(db, library, tmp_path, HEADS, left, taking) == []
        assert warnings(db, library, tmp_path, HEADS, taking, left) == []
    staying = ["CB1", "Lê Văn Ba", "TT1", None]
    assert warnings(db, library, tmp_path, HEADS, staying, taking) == [("headed_twice", 3)]


def test_who_has_left_heads_nothing(db: Database, library: Library, tmp_path: Path) -> None:
    with db.write("add") as session:
        session.add(team := Collective(code="TT1", name="Văn phòng"))
        session.flush()
        session.add(Person(code="CB1", name="Lê Văn Ba", heads_id=team.id, until=date(2025, 5, 1)))
    taking = ["CB2", "Lê Văn Tư", "TT1", None]
    assert warnings(db, library, tmp_path, HEADS, taking) == []
    gone = ["CB3", "Lê Văn Sáu", "TT1", "01/05/2024"]
    assert warnings(db, library, tmp_path, HEADS, gone, taking) == []


def test_a_row_left_out_tells_nothing_of_its_number_or_birth(db: Database, library: Library, tmp_path: Path) -> None:
    heading = ["Mã cán bộ", "Họ và tên", "Ngày sinh", "Giới tính", "Số CCCD"]
    shown = show(
        db, library, tmp_path, heading, ["CB1", "Lê Văn Ba", f"01/02/{date.today().year + 1}", "Nữ", "001080012345"]
    )
    told = {problem.code for problem in shown.problems}
    assert {"birth_in_future", "citizen_number_gender", "citizen_number_birth"} <= told
    corrected = imports.correct(db, shown, Corrections(left_out=frozenset({(shown.sheets[0].sheet, 2, "")})))
    assert corrected.problems == ()
