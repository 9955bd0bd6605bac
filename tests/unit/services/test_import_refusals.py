"""Who stands below words that refuse is neither proposed nor registered nor given anything, and that is told."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from sqlalchemy import select

from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services import imports
from khenthuong_desktop.services.award_rounds.rounds import open_round
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import AwardHeld, Nomination, Person, Registration

HEADINGS: list[Any] = ["STT", "Họ và tên", "Ngày sinh", "Chức vụ"]
THAO: list[Any] = [1, "Hà Thị Thảo", "05/07/1985", "Giáo viên"]
BINH: list[Any] = [1, "Trần Văn Bình", "01/02/1980", "Giáo viên"]
PROPOSED = ["DANH SÁCH ĐỀ NGHỊ DANH HIỆU LAO ĐỘNG TIÊN TIẾN NĂM 2026"]
HELD = ["DANH SÁCH CÁ NHÂN ĐẠT DANH HIỆU LAO ĐỘNG TIÊN TIẾN NĂM 2025"]
REGISTERED = ["DANH SÁCH ĐĂNG KÝ THI ĐUA NĂM 2026"]
DECIDED = ["DANH SÁCH KÈM THEO QUYẾT ĐỊNH SỐ 12/QĐ-UBND NGÀY 05/01/2026 VỀ KHEN THƯỞNG"]
AWARD: list[Any] = ["I", "Lao động tiên tiến"]


class School:
    """Two teachers of one group on file, and lists about them."""

    def __init__(self, db: Database, library: Library, folder: Path) -> None:
        self.db, self.library, self.path = db, library, folder / "ds.xlsx"
        with db.write("seed") as session:
            for code, row in (("CN1", THAO), ("CN2", BINH)):
                birth = "-".join(reversed(row[2].split("/")))
                session.add(Person(code=code, name=row[1], birth_date=birth, collective_name="Tổ Toán"))

    def take(self, *rows: list[Any], aim: imports.Aim | None = None) -> imports.ImportAnswer:
        book = Workbook()
        for row in rows:
            book.worksheets[0].append(row)
        book.save(self.path)
        shown = imports.preview(self.db, self.library, self.path, aim=aim or imports.Aim())
        return imports.confirm(self.db, shown)

    def of(self, table: type[Any]) -> list[str]:
        """The names of those who have such a record."""
        with self.db.read() as session:
            names = {row.id: row.name for row in session.scalars(select(Person))}
            return sorted(names[row.subject_id] for row in session.scalars(select(table)))

    def units(self) -> set[str | None]:
        with self.db.read() as session:
            return {row.collective_name for row in session.scalars(select(Person))}


@pytest.fixture
def school(db: Database, library: Library, tmp_path: Path) -> School:
    return School(db, library, tmp_path)


def told(answer: imports.ImportAnswer) -> list[tuple[int | None, str | None]]:
    return [(problem.row, problem.value) for problem in answer.problems if problem.code == "under_refusal"]


@pytest.mark.parametrize("words", ["Không đạt", "Rút danh hiệu", "CÁ NHÂN KHÔNG ĐỦ TIÊU CHUẨN", "Chưa xét"])
def test_who_stands_under_a_refusal_does_not_hold_the_award_of_the_title(school: School, words: str) -> None:
    answer = school.take(HELD, HEADINGS, THAO, ["II", words], BINH)
    assert (school.of(AwardHeld), school.units()) == (["Hà Thị Thảo"], {"Tổ Toán"})
    assert told(answer) == [(5, words)]


def test_a_decision_gives_nothing_to_those_under_a_refusal(school: School) -> None:
    answer = school.take(DECIDED, HEADINGS, AWARD, THAO, ["II", "Không đạt Lao động tiên tiến"], BINH)
    assert school.of(AwardHeld) == ["Hà Thị Thảo"]
    assert told(answer) == [(6, "Không đạt Lao động tiên tiến")]


def test_who_stands_under_those_who_do_not_register_registers_nothing(school: School) -> None:
    answer = school.take(REGISTERED, HEADINGS, AWARD, THAO, ["II", "Không đăng ký"], BINH)
    assert school.of(Registration) == ["Hà Thị Thảo"]
    assert told(answer) == [(6, "Không đăng ký")]


@pytest.mark.parametrize("words", ["KHÔNG ĐẠT DANH HIỆU LĐTT", "KHÔNG ĐỀ NGHỊ", "CHƯA ĐỦ ĐIỀU KIỆN XÉT LĐTT"])
@pytest.mark.parametrize("headed_again", [True, False])
def test_who_stands_under_a_refusal_is_not_proposed(school: School, words: str, headed_again: bool) -> None:
    key = open_round(school.db, "Tổng kết", 2026, date(2026, 11, 1))
    between = [[], [f"II. {words}"], HEADINGS] if headed_again else [["II", words]]
    answer = school.take(PROPOSED, HEADINGS, THAO, *between, BINH, aim=imports.Aim(round=key))
    assert (school.of(Nomination), school.units()) == (["Hà Thị Thảo"], {"Tổ Toán"})
    assert len(told(answer)) == 1


def test_an_award_in_a_register_under_a_refusal_is_not_kept(school: School) -> None:
    headings: list[Any] = ["STT", "Họ và tên", "Ngày sinh", "Danh hiệu", "Năm", "Số quyết định"]
    rows = [[*row[:3], "LĐTT", 2024, "15/QĐ-UBND"] for row in (THAO, BINH)]
    answer = school.take(["SỔ KHEN THƯỞNG"], headings, rows[0], ["II", "Không đạt"], rows[1])
    assert school.of(AwardHeld) == ["Hà Thị Thảo"]
    assert told(answer) == [(5, "Không đạt")]


def test_a_rating_over_rows_takes_nobody_out_of_a_unit(school: School) -> None:
    answer = school.take(["KẾT QUẢ XẾP LOẠI NĂM 2025"], HEADINGS, ["I", "Hoàn thành tốt nhiệm vụ"], THAO, BINH)
    assert school.units() == {"Tổ Toán"}
    assert [problem.value for problem in answer.problems if problem.code == "under_rating"] == [
        "Hoàn thành tốt nhiệm vụ"
    ]
