"""The tổ that the list of a school tells are those of the school, which its letterhead or title names."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from sqlalchemy import select

from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services import imports
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import Collective

TITLE = "DANH SÁCH TẬP THỂ ĐĂNG KÝ THI ĐUA NĂM HỌC 2026-2027"
HEAD: list[Any] = ["STT", "Tên tập thể", "Số người", "Danh hiệu đăng ký"]
OFFICE: list[Any] = [1, "Tổ Văn phòng", 6, "Tập thể Lao động tiên tiến"]
FIRST, SECOND = "Trường THCS An Bình", "Trường Tiểu học Hoa Sen"


class Lists:
    """Lists that units send, and what is on file after them."""

    def __init__(self, db: Database, library: Library, path: Path) -> None:
        self.db, self.library, self.path = db, library, path

    def take(self, unit: str, *rows: list[Any], title: str = TITLE, make: bool = False) -> imports.ImportAnswer:
        book = Workbook()
        for row in (["UBND XÃ AN BÌNH"], [unit.upper()], [], [title], *rows):
            book.worksheets[0].append(row)
        book.save(self.path)
        aim = imports.Aim(make_people=make)
        return imports.confirm(self.db, imports.preview(self.db, self.library, self.path, aim=aim))

    def above(self) -> list[tuple[str, str | None]]:
        """The name of each collective with that of the one above it."""
        with self.db.read() as session:
            return sorted((row.name, row.parent_name) for row in session.scalars(select(Collective)))


@pytest.fixture
def lists(db: Database, library: Library, tmp_path: Path) -> Lists:
    with db.write("by_hand") as session:
        session.add_all([Collective(code="T1", name=FIRST), Collective(code="T2", name=SECOND)])
    return Lists(db, library, tmp_path / "ds.xlsx")


def codes(answer: imports.ImportAnswer) -> list[str]:
    return [problem.code for problem in answer.problems]


def test_two_schools_that_send_the_same_form_have_each_its_own(lists: Lists) -> None:
    again = [lists.take(unit, HEAD, OFFICE, [2, unit, 40, None]) for unit in (FIRST, SECOND, FIRST)][-1]
    assert lists.above() == [
        (FIRST, None), (SECOND, None), ("Tổ Văn phòng", FIRST), ("Tổ Văn phòng", SECOND)
    ]  # fmt: skip
    assert [sheet.counts for sheet in again.sheets] == [{"same": 2}]


def test_it_is_told_once_for_the_sheet(lists: Lists) -> None:
    answer = lists.take(FIRST, HEAD, OFFICE, [2, "Tổ Toán", 9, None], title="DANH SÁCH CÁC TỔ NĂM 2026")
    assert codes(answer).count("parts_put_under") == 1
    assert lists.above()[-2:] == [("Tổ Toán", FIRST), ("Tổ Văn phòng", FIRST)]


def test_one_of_nobody_known_is_asked_about(lists: Lists) -> None:
    with lists.db.write("by_hand") as session:
        session.add(Collective(code="T3", name="Tổ Văn phòng"))
    assert "collective_maybe" in codes(lists.take(FIRST, HEAD, OFFICE))
    assert lists.above()[-1] == ("Tổ Văn phòng", None)


def test_one_under_a_part_of_the_unit_stays_there(lists: Lists) -> None:
    with lists.db.write("by_hand") as session:
        session.add(Collective(code="T3", name="Khối Văn phòng", parent_name=FIRST))
        session.add(Collective(code="T4", name="Tổ Văn phòng", parent_name="Khối Văn phòng"))
    lists.take(FIRST, HEAD, OFFICE)
    assert lists.above()[-1] == ("Tổ Văn phòng", "Khối Văn phòng")


@pytest.mark.parametrize("name", ["Tổ dân phố 3", "Trường Mầm non Họa Mi", "Thôn Đông"])
def test_what_is_no_part_of_the_unit_is_not_put_under_it(lists: Lists, name: str) -> None:
    lists.take(FIRST, HEAD, [1, name, 6, None])
    assert (name, None) in lists.above()


def test_the_departments_that_another_one_lists_are_not_its_parts(lists: Lists) -> None:
    with lists.db.write("by_hand") as session:
        session.add(Collective(code="P1", name="Phòng Nội vụ"))
    lists.take("Phòng Nội vụ", HEAD, [1, "Phòng Kinh tế", 6, None])
    assert ("Phòng Kinh tế", None) in lists.above()


@pytest.mark.parametrize(
    ("office", "rows"),
    [
        ("Phòng Tổ chức - Hành chính", ["Đội Thu ngân", "Đội Khách hàng"]),
        ("Văn phòng", ["Tổ Thu ngân"]),
        ("Phòng Kỹ thuật", ["Nhà máy nước Số 1", "Đội Thu ngân"]),
    ],
)
def test_the_office_that_made_the_list_is_above_nobody_in_it(lists: Lists, office: str, rows: list[str]) -> None:
    with lists.db.write("by_hand") as session:
        session.add_all([Collective(code="P1", name=office), Collective(code="P2", name="Đội Thu ngân")])
    answer = lists.take(office, HEAD, *([place, name, 6, None] for place, name in enumerate(rows, 1)))
    assert all(above is None for _, above in lists.above())
    assert codes(answer).count("office_no_parent") == 1
    assert "collective_maybe" not in codes(answer)


def test_teams_alone_are_those_of_the_phong_that_lists_them(lists: Lists) -> None:
    with lists.db.write("by_hand") as session:
        session.add(Collective(code="P1", name="Phòng Cảnh sát giao thông"))
    rows = ([place, f"Đội {name}", 6, None] for place, name in enumerate(("Tuyên truyền", "Xử lý vi phạm"), 1))
    lists.take("Phòng Cảnh sát giao thông", HEAD, *rows)
    assert ("Đội Tuyên truyền", "Phòng Cảnh sát giao thông") in lists.above()


def test_the_title_may_name_the_unit(lists: Lists) -> None:
    title = f"DANH SÁCH TỔ CHUYÊN MÔN THUỘC {SECOND.upper()} NĂM 2026"
    lists.take(FIRST, HEAD, OFFICE, title=title)
    assert lists.above()[-1] == ("Tổ Văn phòng", SECOND)


def test_a_registration_is_not_that_of_the_part_of_another_unit(lists: Lists) -> None:
    with lists.db.write("by_hand") as session:
        session.add(Collective(code="T3", name="Tổ Văn phòng", parent_name=SECOND))
    head: list[Any] = ["STT", "Phân loại", "Tên tập thể, cá nhân", "Danh hiệu thi đua đăng ký", "Năm"]
    row: list[Any] = [1, "Tập thể", "Tổ Văn phòng", "Tập thể Lao động tiên tiến", 2027]
    title = "DANH SÁCH ĐĂNG KÝ THI ĐUA NĂM 2027"
    lists.take(FIRST, head, row, title=title, make=True)
    assert lists.above()[-2:] == [("Tổ Văn phòng", SECOND), ("Tổ Văn phòng", FIRST)][::-1]
