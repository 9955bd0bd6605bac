"""Rows that are faulty, left out or wait make nobody a second time, and nothing of two senders is one unasked."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services import imports
from khenthuong_desktop.spreadsheets.rows.corrections import Corrections
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import Collective, Household, Person, YearRating
from tests.unit.services.importing import Importer

CODED = ["Mã số", "Họ và tên", "Ngày sinh", "Đơn vị"]
NAMED = ["STT", "Họ và tên", "Ngày sinh", "Chức vụ"]
RATED = ["Họ và tên", "Năm", "Xếp loại"]
MAKING = imports.Aim(make_people=True, make_units=True)
Sheets = dict[str, list[list[Any]]]


class Books(Importer):
    """An importer of whole workbooks."""

    def write(self, name: str, sheets: Sheets) -> Path:
        book = Workbook()
        book.remove(book.worksheets[0])
        for title, rows in sheets.items():
            page = book.create_sheet(title)
            for row in rows:
                page.append(row)
        book.save(self.path.with_name(name))
        return self.path.with_name(name)

    def look(self, *files: Sheets, **said: Any) -> imports.Preview:
        paths = [self.write(f"Trường {letter}.xlsx", sheets) for letter, sheets in zip("AB", files, strict=False)]
        return imports.preview(self.db, self.library, paths if len(paths) > 1 else paths[0], **said)

    def put(self, *files: Sheets, **said: Any) -> list[tuple[str, str | None, int | None]]:
        shown = self.look(*files, **said)
        imports.confirm(self.db, shown, accept_valid=True)
        return [(one.code, one.sheet, one.row) for one in shown.problems]

    def names(self, table: type[Any]) -> list[str]:
        return sorted(getattr(row, "name", None) or row.head_name for row in self.all(table))


@pytest.fixture
def books(db: Database, library: Library, tmp_path: Path) -> Books:
    return Books(db, library, tmp_path)


def test_who_has_a_faulty_row_of_his_own_is_not_made_for_a_record(books: Books) -> None:
    people: list[list[Any]] = [
        CODED,
        ["CB1", "Nguyễn Văn An", "32/13/1980", None],
        ["CB2", "Trần Văn Bình", "01/02/1981", None],
    ]
    rated: list[list[Any]] = [RATED, ["Nguyễn Văn An", 2024, "HTTNV"], ["Trần Văn Bình", 2024, "HTTNV"]]
    told = books.put({"Người": people, "Xếp loại": rated}, aim=MAKING)
    assert ("waits_for_faulty_row", "Xếp loại", 2) in told
    assert books.names(Person) == ["Trần Văn Bình"]
    people[1][2] = "31/12/1980"
    books.put({"Người": people, "Xếp loại": rated}, aim=MAKING)
    assert books.names(Person) == ["Nguyễn Văn An", "Trần Văn Bình"]
    assert len(books.all(YearRating)) == 2


def test_who_was_left_out_is_not_made_for_a_record(books: Books) -> None:
    sheets: Sheets = {
        "Người": [CODED, ["CB1", "Nguyễn Văn An", "30/12/1980", None]],
        "Xếp loại": [RATED, ["Nguyễn Văn An", 2024, "HTTNV"]],
    }
    left_out = Corrections({}, frozenset({("Người", 2, "")}))
    assert books.put(sheets, aim=MAKING, corrections=left_out) == [("waits_for_row_left_out", "Xếp loại", 2)]
    assert books.names(Person) == []


def test_who_is_asked_about_in_a_list_without_codes_is_not_made_for_a_record(books: Books) -> None:
    with books.db.write("by_hand") as session:
        session.add(Person(code="A", name="Lê Thị Hoà", birth_date="1980-05-07", collective_name="Tổ 1"))
    sheets: Sheets = {
        "Người": [NAMED, [1, "Lê Thị Hoa", "07/05/1980", None]],
        "Xếp loại": [["Họ và tên", "Ngày sinh", "Năm", "Xếp loại"], ["Lê Thị Hoa", "07/05/1980", 2024, "HTTNV"]],
    }
    told = books.put(sheets, aim=MAKING)
    assert told == [("person_nearly", "Người", 2), ("waits_for_other_row", "Xếp loại", 2)]
    assert books.names(Person) == ["Lê Thị Hoà"]


def test_a_unit_with_a_faulty_row_of_its_own_is_not_made_for_people(books: Books) -> None:
    units: list[list[Any]] = [["Mã tập thể", "Tên tập thể", "Số người"], ["KT", "Phòng Kinh tế", "nhiều"]]
    people: list[list[Any]] = [CODED, ["CB1", "Nguyễn Văn An", "30/12/1980", "P. Kinh tế"]]
    books.put({"Tập thể": units, "Người": people}, aim=MAKING)
    assert books.names(Collective) == []
    units[1][2] = "7"
    books.put({"Tập thể": units, "Người": people}, aim=MAKING)
    assert [row.code for row in books.all(Collective)] == ["KT"]
    assert books.all(Person)[0].collective_name == "Phòng Kinh tế"


def test_a_row_that_asks_renames_nobody_for_the_other_sheets(books: Books) -> None:
    with books.db.write("by_hand") as session:
        session.add(Person(code="CB1", name="Nguyễn Văn An", birth_date="1980-02-01"))
    sheets: Sheets = {
        "S": [CODED, ["CB1", "Nguyễn Thị Xa", None, None]],
        "T": [NAMED, [1, "Nguyễn Văn An", "01/02/1980", "Chuyên viên"]],
    }
    assert books.put(sheets) == [("holder_maybe", "S", 2), ("waits_for_faulty_row", "T", 2)]
    assert books.names(Person) == ["Nguyễn Văn An"]


UNITS = ["STT", "Tên tập thể", "Danh hiệu đề nghị"]
HOUSEHOLDS = ["STT", "Họ tên chủ hộ", "Danh hiệu đề nghị"]


@pytest.mark.parametrize(
    ("head", "name", "table"), [(UNITS, "Tổ Văn phòng", Collective), (HOUSEHOLDS, "Lê Văn Hải", Household)]
)
def test_one_name_in_the_lists_of_two_senders_is_asked(
    books: Books, head: list[str], name: str, table: type[Any]
) -> None:
    files: list[Sheets] = [{"S": [head, [1, name, "Giấy khen"]]}, {"S": [head, [1, name, "Giấy khen"]]}]
    shown = books.look(*files)
    (question,) = shown.questions
    assert [one.code for one in shown.problems if "proposals" not in one.code] == ["subject_in_two_files"]
    imports.confirm(books.db, imports.answer(books.db, shown, {question.key: question.candidates[0].code}))
    assert books.names(table) == [name]
    books.db.undo()
    imports.confirm(books.db, imports.answer(books.db, shown, {question.key: imports.NEW}))
    assert books.names(table) == [name, name]


def test_a_unit_on_file_in_the_lists_of_two_senders_is_that_one(books: Books) -> None:
    with books.db.write("by_hand") as session:
        session.add(Collective(code="T", name="Tổ Văn phòng"))
    sheets: Sheets = {"S": [UNITS, [1, "Tổ Văn phòng", "Giấy khen"]]}
    shown = books.look(sheets, sheets)
    assert shown.questions == () and len(shown.sheets) == 2
    imports.confirm(books.db, shown)
    assert books.names(Collective) == ["Tổ Văn phòng"]


def test_who_is_made_for_the_record_of_one_sender_is_asked_for_that_of_another(books: Books) -> None:
    files: list[Sheets] = [
        {"Xếp loại": [RATED, ["Lê Thị Hoa", 2024, "HTTNV"]]},
        {"Xếp loại": [RATED, ["Lê Thị Hoa", 2023, "HTXSNV"]]},
    ]
    shown = books.look(*files, aim=MAKING)
    (question,) = shown.questions
    imports.confirm(books.db, imports.answer(books.db, shown, {question.key: imports.NEW}))
    assert books.names(Person) == ["Lê Thị Hoa", "Lê Thị Hoa"]


def test_words_that_name_no_unit_take_no_collective_out_of_the_one_above(books: Books) -> None:
    with books.db.write("by_hand") as session:
        session.add(above := Collective(code="A", name="Trường A"))
        session.flush()
        session.add(Collective(code="T", name="Tổ Toán", parent_id=above.id, parent_name="Trường A"))
    for head, row in (
        (["Mã tập thể", "Tên tập thể", "Trực thuộc"], ["T", "Tổ Toán", "Trường B"]),
        (["STT", "Tên tập thể", "Trực thuộc", "Danh hiệu đề nghị"], [1, "Tổ Toán", "Trường Z", "Giấy khen"]),
    ):
        books.put({"S": [head, row]})
    found = {row.code: (row.parent_name, row.parent_id) for row in books.all(Collective)}
    assert found["T"] == ("Trường A", next(row.id for row in books.all(Collective) if row.code == "A"))
