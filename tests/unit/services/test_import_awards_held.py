"""An award that somebody holds is one award, in whatever lists, sheets and rows it is told, and however often."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from sqlalchemy import select

from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services import imports
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import AwardHeld, Discipline, Registration, YearRating

Cells = Sequence[Any]
WHO = ["Mã cán bộ", "Họ và tên", "Ngày sinh"]
AN = ["CB1", "Nguyễn Văn An", "01/02/1980"]
HELD = ["Mã cán bộ", "Danh hiệu, hình thức", "Năm", "Số quyết định", "Ngày quyết định"]
BESIDE = [*WHO, "Danh hiệu đã đạt năm 2024", "Số quyết định", "Ngày quyết định"]
FIRST = ("12/QĐ-UBND", date(2024, 6, 5))
SECOND = ("98/QĐ-UBND", date(2024, 12, 20))


class Books:
    """Workbooks on their way in, and the awards there are afterwards."""

    def __init__(self, db: Database, library: Library, folder: Path) -> None:
        self.db, self.library, self.path = db, library, folder / "ds.xlsx"

    def take(self, **sheets: Sequence[Cells]) -> list[str]:
        """The codes of all that is told."""
        book = Workbook()
        book.remove(book.worksheets[0])
        for name, rows in sheets.items():
            page = book.create_sheet(name)
            for row in rows:
                page.append(list(row))
        book.save(self.path)
        return self.again()

    def again(self) -> list[str]:
        answer = imports.confirm(self.db, imports.preview(self.db, self.library, self.path))
        return [problem.code for problem in answer.problems]

    def held(self) -> list[tuple[str | None, date | None]]:
        with self.db.read() as session:
            rows = session.scalars(select(AwardHeld).order_by(AwardHeld.decision_date))
            return [(row.decision_number, row.decision_date) for row in rows]


@pytest.fixture
def books(db: Database, library: Library, tmp_path: Path) -> Books:
    return Books(db, library, tmp_path)


def award(number: str | None, day: str | None, name: str = "Giấy khen") -> Cells:
    return ["CB1", name, 2024, number, day]


LETTER = award("12/QĐ-UBND", "05/06/2024")
OTHER_LETTER = award("98/QĐ-UBND", "20/12/2024")


def beside(number: str | None, day: str | None = None, name: str = "Giấy khen") -> Cells:
    return [*AN, name, number, day]


def test_another_decision_beside_a_name_is_another_award(books: Books) -> None:
    books.take(People=[WHO, AN], Awards=[HELD, LETTER])
    books.take(People=[BESIDE, beside("98/QĐ-UBND", "20/12/2024")])
    assert books.held() == [FIRST, SECOND]


def test_a_number_beside_a_name_keeps_its_accents_on_file(books: Books) -> None:
    books.take(People=[BESIDE, beside("98/QĐ-UBND", "20/12/2024")])
    books.take(People=[BESIDE, beside("098/QD-UBND", "20/12/2024")])
    assert books.held() == [SECOND]


def test_another_day_beside_a_name_is_told(books: Books) -> None:
    books.take(People=[BESIDE, beside("98/QĐ-UBND", "19/12/2024")])
    assert "decision_day_moved" in books.take(People=[BESIDE, beside("98/QĐ-UBND", "20/12/2024")])
    assert books.held() == [SECOND]


def test_a_title_of_a_year_by_another_decision_is_pointed_out_beside_a_name_too(books: Books) -> None:
    books.take(People=[BESIDE, beside("12/QĐ-UBND", "05/06/2024", "LĐTT")])
    assert "award_held_otherwise" in books.take(People=[BESIDE, beside("98/QĐ-UBND", "20/12/2024", "LĐTT")])
    assert books.held() == [FIRST, SECOND]


def test_of_two_awards_of_a_year_the_decision_beside_the_name_tells_which(books: Books) -> None:
    books.take(People=[WHO, AN], Awards=[HELD, LETTER, OTHER_LETTER])
    assert books.take(People=[BESIDE[:5], beside("98/QĐ-UBND")[:5]]) == []
    assert books.held() == [FIRST, SECOND]


def test_a_workbook_that_tells_awards_in_two_sheets_may_be_taken_in_again(books: Books) -> None:
    books.take(People=[BESIDE, beside("98/QĐ-UBND", "20/12/2024")], Awards=[HELD, LETTER])
    assert books.held() == [FIRST, SECOND]
    for _ in range(2):
        books.again()
        assert books.held() == [FIRST, SECOND]


@pytest.mark.parametrize(
    "sheets",
    [
        {
            "People": [
                [*WHO, "Danh hiệu đã đạt"],
                [*AN, "GK 2024 (QĐ số 12/QĐ-UBND ngày 05/06/2024); GK 2024 (QĐ số 98/QĐ-UBND ngày 20/12/2024)"],
            ]
        },
        {
            "People": [[*WHO, "Danh hiệu đã đạt năm 2024"], [*AN, "Giấy khen (QĐ số 12/QĐ-UBND ngày 05/06/2024)"]],
            "Office": [
                ["STT", "Họ và tên", "Ngày sinh", "Danh hiệu đã đạt năm 2024"],
                [1, *AN[1:], "Giấy khen (QĐ số 98/QĐ-UBND ngày 20/12/2024)"],
            ],
        },
    ],
    ids=["in one cell", "in two lists"],
)  # fmt: skip
def test_two_decisions_on_one_award_and_year_are_two_awards(books: Books, sheets: Mapping[str, list[Cells]]) -> None:
    books.take(**sheets)
    assert books.held() == [FIRST, SECOND]


def test_a_title_told_in_several_sheets_is_held_once_and_completed(books: Books) -> None:
    bare = award(None, None, "LĐTT")
    told = books.take(
        People=[WHO, AN],
        Q1=[HELD, bare],
        Q2=[HELD, bare],
        Q3=[HELD, award("98/QĐ-UBND", "20/12/2024", "Lao động tiên tiến")],
        Q4=[HELD, bare],
        Q5=[HELD, award("98/QĐ-UBND", "20/12/2024", "LĐTT")],
    )
    assert told == ["said_twice", "award_completed", "said_twice", "said_twice"]
    assert books.held() == [SECOND]


def test_what_two_sheets_say_of_an_award_on_file_is_put_together(books: Books) -> None:
    books.take(People=[WHO, AN], Awards=[HELD, award(None, None)])
    books.take(Q1=[HELD, award("98/QĐ-UBND", None)], Q2=[HELD, award("098/QĐ-UBND", "20/12/2024")])
    assert books.held() == [SECOND]


def test_a_list_that_brings_the_numbers_completes_what_has_none(books: Books) -> None:
    books.take(People=[WHO, AN], Awards=[HELD, award(None, None)])
    books.take(Awards=[HELD, LETTER, OTHER_LETTER])
    assert books.held() == [FIRST, SECOND]


def test_rows_without_numbers_are_of_one_award_on_file_each(books: Books) -> None:
    books.take(People=[WHO, AN], Awards=[HELD, LETTER, OTHER_LETTER])
    head = [*HELD, "Cơ quan quyết định"]
    books.take(Awards=[head, [*award(None, None), "UBND xã"], [*award(None, None), "UBND huyện"]])
    with books.db.read() as session:
        assert set(session.scalars(select(AwardHeld.decided_by))) == {"UBND xã", "UBND huyện"}


def test_letters_of_two_days_are_two_though_they_have_no_numbers(books: Books) -> None:
    books.take(People=[WHO, AN], Q1=[HELD, award(None, "05/06/2024")], Q2=[HELD, award(None, "20/12/2024")])
    assert books.held() == [(None, FIRST[1]), (None, SECOND[1])]


BY = [*HELD, "Cơ quan quyết định"]


def by(organ: str | None, number: str | None = None, day: str | None = None, name: str = "Giấy khen") -> Cells:
    return [*award(number, day, name), organ]


def organs(books: Books) -> list[str]:
    with books.db.read() as session:
        return sorted(str(row.decided_by) for row in session.scalars(select(AwardHeld)))


@pytest.mark.parametrize("number", [None, "12/QĐ-UBND"])
def test_letters_of_two_organs_are_two_in_one_list_and_in_two(books: Books, number: str | None) -> None:
    commune, farmers, police = (by(of, number) for of in ("UBND xã", "Hội Nông dân", "Công an tỉnh"))
    unsaid = ["award_of_other_organ"] if number is None else []  # of one number every organ has its own
    assert books.take(People=[WHO, AN], Q1=[BY, commune, farmers]) == unsaid
    assert organs(books) == ["Hội Nông dân", "UBND xã"]
    assert books.take(Q1=[BY, police]) == unsaid
    assert organs(books) == ["Công an tỉnh", "Hội Nông dân", "UBND xã"]
    assert books.take(Q1=[BY, farmers, commune, police]) == []
    assert organs(books) == ["Công an tỉnh", "Hội Nông dân", "UBND xã"]


@pytest.mark.parametrize("organ", ["Chủ tịch UBND xã Hòa Bình", "Ủy ban nhân dân xã", "Cấp xã", "Xã", None])
def test_an_organ_in_other_words_gives_no_second_letter(books: Books, organ: str | None) -> None:
    books.take(People=[WHO, AN], Q1=[BY, by("UBND xã")])
    assert books.take(Q1=[BY, by(organ)]) == []
    assert len(organs(books)) == 1


def test_of_letters_of_two_organs_the_one_whose_organ_a_row_names_is_meant(books: Books) -> None:
    books.take(People=[WHO, AN], Q1=[BY, by(None, "12/QĐ-UBND", "05/06/2024"), by("Công an tỉnh", None, "20/12/2024")])
    books.take(Q1=[BY, by("Công an tỉnh")])
    assert organs(books) == ["Công an tỉnh", "None"]


def test_one_decision_of_a_day_is_one_whoever_is_said_to_have_signed_it(books: Books) -> None:
    books.take(People=[WHO, AN], Q1=[BY, by("UBND xã", "12/QĐ-UBND", "05/06/2024")])
    assert books.take(Q1=[BY, by("Phòng Nội vụ", "12/QĐ-UBND", "05/06/2024")]) == ["award_organ_kept"]
    assert organs(books) == ["UBND xã"]


def test_a_title_is_one_whoever_is_said_to_give_it_and_keeps_who_did(books: Books) -> None:
    town, office = (by(of, name="LĐTT") for of in ("UBND xã", "Phòng Nội vụ"))
    assert books.take(People=[WHO, AN], Q1=[BY, town, office]) == ["told_otherwise"]
    assert books.take(Q1=[BY, office]) == ["award_organ_kept"]
    assert organs(books) == ["UBND xã"]


def test_another_day_of_a_decision_in_another_sheet_is_told(books: Books) -> None:
    told = books.take(People=[WHO, AN], Q1=[HELD, LETTER], Q2=[HELD, award("12/QĐ-UBND", "06/06/2024")])
    assert told == ["award_day_otherwise"]
    assert books.held() == [FIRST]


def test_a_rating_of_the_files_own_sheet_stands_however_often_it_is_taken_in(books: Books) -> None:
    own: list[Cells] = [["Mã cán bộ", "Năm", "Xếp loại"], ["CB1", 2024, "HTTNV"]]
    told = books.take(People=[[*WHO, "Xếp loại năm 2024"], [*AN, "HTXSNV"]], Rated=own)
    for _ in range(2):
        assert "rated_twice" in told
        with books.db.read() as session:
            assert list(session.scalars(select(YearRating.rating))) == ["HTTNV"]
        told = books.again()


def test_a_registration_of_the_files_own_sheet_is_known_once_it_is_on_file(books: Books) -> None:
    own: list[Cells] = [["Mã cán bộ", "Danh hiệu đăng ký", "Năm", "Ngày đăng ký"], ["CB1", "LĐTT", 2026, "05/01/2026"]]
    people: list[Cells] = [[*WHO, "Danh hiệu đăng ký năm 2026"], [*AN, "LĐTT"]]
    books.take(People=people, Reg=own)
    books.again()
    with books.db.read() as session:
        assert [row.award for row in session.scalars(select(Registration))] == ["advanced_worker"]


def test_a_matter_of_discipline_in_two_sheets_is_one(books: Books) -> None:
    head = ["Mã cán bộ", "Hình thức kỷ luật", "Số quyết định", "Từ ngày"]
    first, same = (["CB1", "Khiển trách", number, "03/02/2024"] for number in ("5/QĐ-UBND", "05/QĐ-UBND"))
    other = ["CB1", "Cảnh cáo", "6/QĐ-UBND", "03/05/2024"]
    told = books.take(People=[WHO, AN], K1=[head, first], K2=[[*head, "Chấp hành xong"], [*same, "03/02/2025"], other])
    assert told == ["said_twice"]
    for _ in range(2):
        with books.db.read() as session:
            rows = session.scalars(select(Discipline).order_by(Discipline.from_date)).all()
            assert [row.decision_number for row in rows] == ["5/QĐ-UBND", "6/QĐ-UBND"]
        books.again()


OVER: Cells = ["Mã cán bộ", "Hình thức kỷ luật", "Chấp hành xong"]
EARLY: Cells = ["CB1", "Khiển trách", "01/02/2020"]
LATE: Cells = ["CB1", "Khiển trách", "01/02/2024"]


def over(books: Books) -> list[str]:
    with books.db.read() as session:
        return sorted(str(row.finished_on) for row in session.scalars(select(Discipline)))


def test_discipline_that_was_over_on_two_days_is_two_matters(books: Books) -> None:
    assert books.take(People=[WHO, AN], Q1=[OVER, EARLY]) == []
    assert books.take(Q1=[OVER, LATE]) == []
    assert over(books) == ["2020-02-01", "2024-02-01"]
    assert books.take(Q1=[OVER, LATE, EARLY]) == []
    assert over(books) == ["2020-02-01", "2024-02-01"]


def test_of_two_rows_the_one_of_its_day_is_the_matter_on_file_and_one_alone_fills_what_has_none(books: Books) -> None:
    undated: Cells = ["CB1", "Khiển trách", None]
    books.take(People=[WHO, AN], Q1=[OVER, undated])
    assert books.take(Q1=[OVER, EARLY, LATE]) == []
    assert over(books) == ["2020-02-01", "2024-02-01"]
    books.take(Q1=[OVER, LATE])
    assert books.take(Q1=[OVER, undated]) == []
    assert over(books) == ["2020-02-01", "2024-02-01"]


def test_another_last_day_of_discipline_with_its_first_day_is_of_that_matter(books: Books) -> None:
    head = [*OVER, "Từ ngày"]
    books.take(People=[WHO, AN], Q1=[head, [*EARLY, "01/02/2019"]])
    books.take(Q1=[head, [*LATE, "01/02/2019"]])
    assert over(books) == ["2024-02-01"]
