"""The same person on several rows of one workbook is one, or is asked; nobody is doubled without a word."""

from pathlib import Path
from typing import Any

import pytest

from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services.imports import RowStatus
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import Person, YearRating
from tests.unit.services.test_import_same_subject import Books, Sheet, told

STAFF: list[Any] = ["STT", "Họ và tên", "Chức vụ"]
NAMED: list[Any] = ["STT", "Họ và tên", "Danh hiệu đề nghị"]
OF_UNIT: list[Any] = ["STT", "Họ và tên", "Đơn vị", "Danh hiệu đề nghị"]


@pytest.fixture
def books(db: Database, library: Library, tmp_path: Path) -> Books:
    return Books(db, library, tmp_path)


def people(books: Books) -> list[tuple[str, str | None]]:
    return [(row.name, row.collective_name) for row in books.all(Person)]


def test_a_sheet_that_is_a_copy_of_another_makes_nobody_twice(books: Books) -> None:
    rows: Sheet = [STAFF, [1, "Lê An", "Giáo viên"], [2, "Trần Bình", "Giáo viên"]]
    answer = books.take({"A": rows, "B": rows})
    assert people(books) == [("Lê An", None), ("Trần Bình", None)]
    assert told(answer) == [("subject_twice", "B", 2), ("subject_twice", "B", 3)]


def test_who_is_proposed_for_one_award_on_each_sheet_is_one_person(books: Books) -> None:
    sheets: dict[str, Sheet] = {
        "LĐTT": [OF_UNIT, [1, "Lê An", "Tổ Toán", "LĐTT"]],
        "CSTĐ": [OF_UNIT, [1, "Lê An", "Tổ Toán", "CSTĐCS"]],
    }
    shown = books.show(sheets)
    assert [sheet.rows[0].status for sheet in shown.sheets] == [RowStatus.NEW, RowStatus.SAME]
    assert [sheet.rows[0].proposed for sheet in shown.sheets] == [
        ("advanced_worker",),
        ("grassroots_emulation_fighter",),
    ]
    books.take(sheets)
    assert people(books) == [("Lê An", "Tổ Toán")]


def test_two_awards_on_two_rows_of_one_sheet_are_of_one_person_of_the_unit(books: Books) -> None:
    answer = books.take({"A": [OF_UNIT, [1, "Lê An", "Tổ Toán", "LĐTT"], [2, "Lê An", "Tổ Toán", "CSTĐCS"]]})
    assert told(answer) == []
    assert people(books) == [("Lê An", "Tổ Toán")]


def test_namesakes_of_two_units_stay_two(books: Books) -> None:
    rows = [1, "Lê An", "Tổ Toán", "LĐTT"], [1, "Lê An", "Tổ Văn", "CSTĐCS"]
    books.take({"A": [OF_UNIT, *rows]})
    assert people(books) == [("Lê An", "Tổ Toán"), ("Lê An", "Tổ Văn")]
    shown = books.show(
        {"C": [[*OF_UNIT[:3], "Ngày sinh"], [1, "Vũ Mai", "Tổ 1", None]], "D": [OF_UNIT, [1, "Vũ Mai", "Tổ 2", "LĐTT"]]}
    )
    assert shown.questions == ()
    assert [sheet.rows[0].status for sheet in shown.sheets] == [RowStatus.NEW, RowStatus.NEW]


@pytest.mark.parametrize("on_file", [False, True])
def test_names_alone_with_awards_on_two_sheets_are_their_only_bearers(books: Books, on_file: bool) -> None:
    if on_file:
        books.take({"Nhân sự": [["Mã số", "Họ và tên"], ["A1", "Lê An"], ["A2", "Trần Bình"]]})
    shown = books.show(
        {
            "LĐTT": [NAMED, [1, "Lê An", "LĐTT"], [2, "Trần Bình", "LĐTT"]],
            "CSTĐ": [NAMED, [1, "Lê An", "CSTĐCS"], [2, "Trần Bình", "CSTĐCS"]],
        }
    )
    assert shown.questions == ()
    assert shown.sheets[1].counts == {RowStatus.SAME: 2}
    assert [problem.row for problem in shown.problems if problem.code == "one_in_two_sheets"] == [2, 3]


def test_a_name_on_two_rows_of_a_sheet_with_two_awards_is_asked(books: Books) -> None:
    shown = books.show({"A": [NAMED, [1, "Lê An", "LĐTT"], [2, "Lê An", "CSTĐCS"]]})
    assert [(question.row, len(question.candidates)) for question in shown.questions] == [(3, 1)]


def test_who_has_a_unit_on_one_sheet_only_is_asked(books: Books) -> None:
    of_unit: Sheet = [["STT", "Họ và tên", "Đơn vị"], [1, "Lê An", "Tổ Toán"]]
    shown = books.show({"A": of_unit, "B": [STAFF, [1, "Lê An", "Giáo viên"]]})
    assert [question.sheet for question in shown.questions] == ["B"]


def test_a_row_without_a_birth_is_of_none_of_two_namesakes_of_the_unit_unasked(books: Books) -> None:
    born = ["STT", "Họ và tên", "Ngày sinh", "Đơn vị"]
    both = [[1, "Lê An", "1/2/1980", "Tổ Toán"], [2, "Lê An", "3/4/1985", "Tổ Toán"]]
    shown = books.show({"A": [born, *both], "B": [OF_UNIT, [1, "Lê An", "Tổ Toán", "LĐTT"]]})
    assert [len(question.candidates) for question in shown.questions] == [2]
    shown = books.show({"A": [born, both[0]], "B": [OF_UNIT, [1, "Lê An", "Tổ Toán", "LĐTT"]]})
    assert shown.questions == ()
    assert shown.sheets[1].rows[0].status is RowStatus.SAME


def test_ratings_on_a_sheet_for_each_year_are_all_kept(books: Books) -> None:
    def rated(year: int) -> Sheet:
        return [["STT", "Họ và tên", "Đơn vị", f"Xếp loại năm {year}"], [1, "Lê An", "Tổ Toán", "HTTNV"]]

    books.take({"2024": rated(2024), "2025": rated(2025)})
    assert people(books) == [("Lê An", "Tổ Toán")]
    assert sorted(row.year for row in books.all(YearRating)) == [2024, 2025]
