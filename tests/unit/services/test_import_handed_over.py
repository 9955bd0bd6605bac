"""What one row of a list gives up another may take, and what is left out warns of nothing."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from sqlalchemy import select

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
    other = ["CB1", "Lê Văn Ba", OTHER]
    for rows, row in (([other, taking], 2), ([taking, other], 3)):
        assert warnings(db, library, tmp_path, NUMBERS, *rows) == [("citizen_number_changed", row)]
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


@pytest.mark.parametrize("own", [None, "001080000009"])
def test_a_number_stays_where_the_row_that_gives_it_up_is_not_written(
    db: Database, library: Library, tmp_path: Path, own: str | None
) -> None:
    with db.write("add") as session:
        session.add(Person(code="CB1", name="Lê Văn Ba", citizen_number=NUMBER))
        session.add(Person(code="CB2", name="Lê Văn Tư", citizen_number=own))
    somebody_else, taking = ["CB1", "Trần Thị Mai", OTHER], ["CB2", "Lê Văn Tư", NUMBER]
    new = ["CB3", "Vũ Văn Sáu", NUMBER]
    for rows in ([somebody_else, taking], [taking, somebody_else], [somebody_else, new]):
        shown = show(db, library, tmp_path, NUMBERS, *rows)
        told = [(one.code, one.details["other"]) for one in shown.problems if "other" in one.details]
        assert told == [("citizen_number_of_another" if own and taking in rows else "citizen_number_twice", "CB1")]
        imports.confirm(db, shown, accept_valid=True)
        assert numbers(db)["CB1"] == NUMBER
        assert (numbers(db)["CB2"], numbers(db).get("CB3")) == (own, None)


def test_a_number_goes_round_only_where_all_rows_are_written(db: Database, library: Library, tmp_path: Path) -> None:
    with db.write("add") as session:
        for place in (1, 2, 3):
            session.add(Person(code=f"CB{place}", name=f"Lê Văn {place}", citizen_number=f"00108000000{place}"))
    of_third = ["CB1", "Lê Văn 1", "001080000003"]  # who keeps it
    chain = [["CB2", "Lê Văn 2", "001080000001"], ["CB4", "Lê Văn Bốn", "001080000002"]]
    imports.confirm(db, show(db, library, tmp_path, NUMBERS, *chain, of_third), accept_valid=True)
    assert numbers(db) == {"CB1": "001080000001", "CB2": "001080000002", "CB3": "001080000003", "CB4": None}


def numbers(db: Database) -> dict[str, str | None]:
    with db.read() as session:
        return {person.code: person.citizen_number for person in session.scalars(select(Person))}


def test_who_is_made_for_a_record_gets_no_number_that_stays(db: Database, library: Library, tmp_path: Path) -> None:
    with db.write("add") as session:
        session.add(Person(code="CB1", name="Lê Văn Ba", citizen_number=NUMBER))
    book = Workbook()
    book.worksheets[0].title = "Cán bộ"
    for row in (NUMBERS, ["CB1", "Trần Thị Mai", OTHER]):
        book.worksheets[0].append(row)
    ratings = book.create_sheet("Xếp loại năm")
    ratings.append(["Năm", "Họ và tên", "Số CCCD", "Mức xếp loại"])
    ratings.append([2025, "Vũ Văn Sáu", NUMBER, "HTTNV"])
    book.save(tmp_path / "ds.xlsx")
    shown = imports.preview(db, library, tmp_path / "ds.xlsx", aim=imports.Aim(make_people=True))
    assert [one.row for one in shown.problems if one.code == "citizen_number_twice"] == [2]
    imports.confirm(db, shown, accept_valid=True)
    assert sorted(map(str, numbers(db).values())) == [NUMBER, "None"]


def test_who_heads_a_collective_heads_it_still_where_the_row_that_ends_it_is_not_written(
    db: Database, library: Library, tmp_path: Path
) -> None:
    with db.write("add") as session:
        session.add(team := Collective(code="TT1", name="Văn phòng"))
        session.flush()
        session.add(Person(code="CB1", name="Lê Văn Ba", birth_date="1980-07-05", heads_id=team.id))
    taking: list[Any] = ["CB2", "Lê Văn Tư", "TT1", None]
    somebody_else: list[Any] = ["CB1", "Trần Thị Mai", None, "01/05/2026"]
    for rows in ([somebody_else, taking], [taking, somebody_else]):
        assert "headed_twice" in {code for code, _ in warnings(db, library, tmp_path, HEADS, *rows)}


def test_who_has_left_heads_nothing(db: Database, library: Library, tmp_path: Path) -> None:
    with db.write("add") as session:
        session.add(team := Collective(code="TT1", name="Văn phòng"))
        session.flush()
        session.add(Person(code="CB1", name="Lê Văn Ba", heads_id=team.id, until=date(2025, 5, 1)))
    taking = ["CB2", "Lê Văn Tư", "TT1", None]
    assert warnings(db, library, tmp_path, HEADS, taking) == []
    gone = ["CB3", "Lê Văn Sáu", "TT1", "01/05/2024"]
    assert warnings(db, library, tmp_path, HEADS, gone, taking) == []
    imports.confirm(db, show(db, library, tmp_path, HEADS, gone, taking))
    with db.read() as session:
        heads = set(session.scalars(select(Person.code).where(Person.heads_id.is_not(None), Person.until.is_(None))))
    assert heads == {"CB2"}


def test_a_row_left_out_tells_nothing_of_its_number_or_birth(db: Database, library: Library, tmp_path: Path) -> None:
    heading = ["Mã cán bộ", "Họ và tên", "Ngày sinh", "Giới tính", "Số CCCD"]
    shown = show(
        db, library, tmp_path, heading, ["CB1", "Lê Văn Ba", f"01/02/{date.today().year + 1}", "Nữ", "001080012345"]
    )
    told = {problem.code for problem in shown.problems}
    assert {"birth_in_future", "citizen_number_gender", "citizen_number_birth"} <= told
    corrected = imports.correct(db, shown, Corrections(left_out=frozenset({(shown.sheets[0].sheet, 2, "")})))
    assert corrected.problems == ()
