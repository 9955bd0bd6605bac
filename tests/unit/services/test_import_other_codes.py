"""Codes that nobody bears beside people on file: the office's own codes make nobody a second person."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from sqlalchemy import select

from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services import imports
from khenthuong_desktop.services.imports import NEW, Preview, RowStatus
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import Person, YearRating

STAFF: list[Any] = ["Mã NV", "Họ và tên", "Ngày sinh", "Đơn vị", "Chức vụ"]
AN: list[Any] = ["Nguyễn Văn An", "12/03/1980", "Phòng Kinh tế", "Chuyên viên"]
BINH: list[Any] = ["Lê Thị Bình", "08/05/1985", "Văn phòng", "Văn thư"]


class Staff:
    """Lists of staff on their way in."""

    def __init__(self, db: Database, library: Library, path: Path) -> None:
        self.db, self.library, self.path = db, library, path

    def show(self, *rows: list[Any], head: list[Any] = STAFF, ratings: tuple[list[Any], ...] = ()) -> Preview:
        book = Workbook()
        page = book.worksheets[0]
        for row in (head, *rows):
            page.append(row)
        if ratings:
            page = book.create_sheet("Xếp loại năm")
            for row in ratings:
                page.append(row)
        book.save(self.path)
        return imports.preview(self.db, self.library, self.path)

    def take(self, *rows: list[Any], **said: Any) -> None:
        assert imports.confirm(self.db, self.show(*rows, **said)).committed

    def people(self) -> dict[str, str]:
        with self.db.read() as session:
            return {person.code: person.name for person in session.scalars(select(Person))}


@pytest.fixture
def staff(db: Database, library: Library, tmp_path: Path) -> Staff:
    return Staff(db, library, tmp_path / "ds.xlsx")


def statuses(shown: Preview) -> dict[str, int]:
    return {status.value: count for status, count in shown.sheets[0].counts.items()}


def test_codes_of_the_office_take_the_place_of_those_made_here(staff: Staff) -> None:
    staff.take(AN, BINH, head=STAFF[1:])
    assert staff.people() == {"CN0001": "Nguyễn Văn An", "CN0002": "Lê Thị Bình"}
    with_codes = [["NV01", *AN], ["NV02", *BINH], ["NV03", "Trần Văn Cừ", "1990", "Văn phòng", None]]
    ratings = (["Năm", "Mã số", "Mức xếp loại"], [2025, "NV01", "HTXSNV"])
    shown = staff.show(*with_codes, ratings=ratings)
    assert (statuses(shown), shown.questions) == ({"changed": 2, "new": 1}, ())
    assert [one.row for one in shown.problems if one.code == "code_taken_over"] == [2, 3]
    imports.confirm(staff.db, shown)
    assert staff.people() == {"NV01": "Nguyễn Văn An", "NV02": "Lê Thị Bình", "NV03": "Trần Văn Cừ"}
    with staff.db.read() as session:
        (rated,) = session.scalars(select(YearRating))
        assert rated.subject_id == session.scalars(select(Person.id).where(Person.code == "NV01")).one()
    assert not staff.show(*with_codes, ratings=ratings).can_be_written()
    assert staff.db.undo()
    assert staff.people() == {"CN0001": "Nguyễn Văn An", "CN0002": "Lê Thị Bình"}


def test_cards_tell_too_who_bears_a_code_from_now_on(staff: Staff) -> None:
    head = [*STAFF, "Số CCCD"]
    staff.take([*AN, "001080000001"], head=head[1:])
    shown = staff.show(["NV01", "Nguyễn Văn An", "1980", "Văn phòng", None, "001080000001"], head=head)
    assert (statuses(shown), shown.questions) == ({"changed": 1}, ())
    assert "citizen_number_twice" not in {one.code for one in shown.problems}
    other = ["NV01", "Nguyễn Văn An", "12/03/1980", "Văn phòng", None, "001080000002"]
    assert statuses(staff.show(other, head=head)) == {"new": 1}


@pytest.mark.parametrize(
    "row",
    [
        ["NV01", "Nguyễn Văn An", None, "Phòng Kinh tế", None],
        ["NV01", "Nguyễn Văn An", "1980", None, None],
        ["NV01", "Nguyễn Văn An", "12/03/1980", "Văn phòng", None],
        ["NV01", "Nguyễn Văn An", None, None, None],
    ],
)
def test_who_only_may_be_on_file_under_another_code_is_asked(staff: Staff, row: list[Any]) -> None:
    staff.take(AN, head=STAFF[1:])
    shown = staff.show(row, ["NV02", *BINH])
    (question,) = shown.questions
    assert [one.code for one in question.candidates] == ["CN0001"] and statuses(shown) == {"waiting": 1, "new": 1}
    yes = imports.answer(staff.db, shown, {question.key: "CN0001"})
    assert yes.sheets[0].counts[RowStatus.CHANGED] == 1
    no = imports.answer(staff.db, shown, {question.key: NEW})
    assert statuses(no) == {"new": 2}
    imports.confirm(staff.db, yes)
    assert staff.people() == {"NV01": "Nguyễn Văn An", "NV02": "Lê Thị Bình"}


def test_codes_that_an_office_gave_and_rows_of_two_namesakes_are_asked(staff: Staff) -> None:
    staff.take(["GV7", *AN], ["GV8", *BINH])
    shown = staff.show(["NV01", *AN], ["NV02", *BINH])
    assert [[one.code for one in question.candidates] for question in shown.questions] == [["GV7"], ["GV8"]]
    staff.take(["Trần Văn Cừ", "01/02/1970", "Văn phòng", None], head=STAFF[1:])
    twice = [[code, "Trần Văn Cừ", "01/02/1970", "Văn phòng", None] for code in ("NV03", "NV04")]
    shown = staff.show(*twice)
    assert [[one.code for one in question.candidates] for question in shown.questions] == [["CN0001"], ["CN0001"]]


def test_who_stands_in_the_file_under_his_own_code_is_nobody_elses(staff: Staff) -> None:
    staff.take(["GV7", *AN])
    shown = staff.show(["GV7", *AN], ["NV01", *AN])
    assert (statuses(shown), shown.questions) == ({"same": 1, "new": 1}, ())


def test_who_leaves_did_not_come_from_his_own_unit(staff: Staff) -> None:
    staff.take(["NV01", *AN], ["NV02", *BINH])
    head = ["Mã NV", "Họ và tên", "Đơn vị cũ"]
    shown = staff.show(["NV01", AN[0], "Phòng Kinh tế"], ["NV02", BINH[0], "UBND xã Đông Hải"], head=head)
    assert [one.row for one in shown.problems if one.code == "came_from_own_unit"] == [2]
    assert statuses(shown) == {"same": 1, "changed": 1}
