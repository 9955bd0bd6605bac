"""The unit of people whom nothing but the letterhead of their list gives one."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from sqlalchemy import select

from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services import imports
from khenthuong_desktop.spreadsheets.tables.titles import letterhead_unit
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import Collective, Person

COUNTRY = [None, None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]
TITLE = "DANH SÁCH CÁN BỘ, GIÁO VIÊN NĂM 2026"
HEAD: list[Any] = ["STT", "Họ và tên", "Ngày sinh", "Chức vụ"]
MAI: list[Any] = [1, "Lê Thị Mai", "01/02/1980", "Giáo viên"]
AN: list[Any] = [2, "Trần Văn An", "03/04/1985", "Giáo viên"]


@pytest.mark.parametrize(
    ("above", "unit"),
    [
        ([["UBND XÃ AN BÌNH"], ["TRƯỜNG THCS AN BÌNH"], [], [TITLE]], "Trường THCS An Bình"),
        ([["UBND XÃ AN BÌNH", *COUNTRY[1:]], ["TRƯỜNG THCS AN BÌNH", None, None, "Độc lập - Tự do"], [TITLE]],
         "Trường THCS An Bình"),
        ([["UBND XÃ AN BÌNH\nTRƯỜNG MẦM NON HOA SEN"], [TITLE]], "Trường Mầm non Hoa Sen"),
        ([["TRƯỜNG TRUNG HỌC CƠ SỞ"], ["AN BÌNH"], ["Số: 12/DS-THCS"], [TITLE]], "Trường Trung học cơ sở An Bình"),
        ([["TRUNG TÂM PHỤC VỤ"], ["HÀNH CHÍNH CÔNG"], [TITLE]], "Trung tâm Phục vụ hành chính công"),
        ([["TRƯỜNG TIỂU HỌC VÀ"], ["TRUNG HỌC CƠ SỞ AN BÌNH"], [TITLE]], "Trường Tiểu học và Trung học cơ sở An Bình"),
        ([["TRƯỜNG THCS AN BÌNH"], ["TỔ TOÁN"], [TITLE]], "Tổ Toán"),
        *(
            ([["UBND XÃ AN BÌNH"], ["TRƯỜNG THCS AN BÌNH"], [title], []], "Trường THCS An Bình")
            for title in ("SƠ YẾU LÝ LỊCH", "ĐỘI NGŨ GIÁO VIÊN", "HỘI ĐỒNG SƯ PHẠM", "LƯƠNG VÀ PHỤ CẤP",
                          "HỒ SƠ NHÂN SỰ", "NHỮNG TẤM GƯƠNG SÁNG")
        ),
        ([["UBND XÃ AN BÌNH"], [TITLE]], None),
        ([["UBND TỈNH HƯNG YÊN"], ["UBND XÃ AN BÌNH"], [TITLE]], None),
        ([["ỦY BAN NHÂN DÂN"], ["XÃ AN BÌNH"], [TITLE]], None),
        ([["ỦY BAN NHÂN DÂN\nXÃ AN BÌNH"], [TITLE]], None),
        ([["UBND TỈNH HƯNG YÊN"], ["XÃ AN BÌNH"], [TITLE]], None),
        ([["HỘI LIÊN HIỆP PHỤ NỮ"], ["XÃ AN BÌNH"], [TITLE]], "Hội Liên hiệp Phụ nữ xã An Bình"),
        *(
            ([["UBND XÃ AN BÌNH"], [f"PHÒNG VĂN HÓA - XÃ HỘI{title}"], [TITLE]], "Phòng Văn hóa - Xã hội")
            for title in ("", " - ĐỀ NGHỊ KHEN THƯỞNG NĂM 2025", " ĐỀ NGHỊ KHEN THƯỞNG", ": DANH SÁCH NĂM 2025")
        ),
        ([["UBND XÃ AN BÌNH"], ["PHÒNG VĂN HÓA - XÃ HỘI"], ["DANH SÁCH GIÁO VIÊN CÁC TRƯỜNG"]], None),
        ([[TITLE], ["TRƯỜNG THCS AN BÌNH"]], None),
        ([COUNTRY, [TITLE]], None),
        ([[None, None, None, "TRƯỜNG THCS AN BÌNH"], [TITLE]], None),  # too far to the right
        ([["TRƯỜNG TRUNG HỌC CƠ SỞ"], [None, "AN BÌNH"], [TITLE]], "Trường Trung học cơ sở"),  # not below it
    ],
)  # fmt: skip
def test_the_unit_of_a_letterhead_stands_under_its_superior(above: list[list[Any]], unit: str | None) -> None:
    assert letterhead_unit(above) == unit


class Lists:
    """Lists of a school on their way in."""

    def __init__(self, db: Database, library: Library, path: Path) -> None:
        self.db, self.library, self.path = db, library, path

    def take(self, *rows: list[Any], make: bool = False, title: str = TITLE) -> imports.ImportAnswer:
        book = Workbook()
        for row in (["UBND XÃ AN BÌNH"], ["TRƯỜNG THCS AN BÌNH"], [], [title], *rows):
            book.worksheets[0].append(row)
        book.save(self.path)
        aim = imports.Aim(make_units=make)
        return imports.confirm(self.db, imports.preview(self.db, self.library, self.path, aim=aim))

    def units(self) -> dict[str, str | None]:
        with self.db.read() as session:
            return {row.name: row.collective_name for row in session.scalars(select(Person))}


@pytest.fixture
def lists(db: Database, library: Library, tmp_path: Path) -> Lists:
    return Lists(db, library, tmp_path / "ds.xlsx")


@pytest.mark.parametrize("coded", [False, True])
def test_new_people_are_of_the_unit_of_the_letterhead_and_the_clerk_is_told(lists: Lists, coded: bool) -> None:
    rows: list[list[Any]] = [["Mã số", *HEAD], ["A1", *MAI], ["A2", *AN]] if coded else [HEAD, MAI, AN]
    answer = lists.take(*rows)
    assert set(lists.units().values()) == {"Trường THCS An Bình"}
    assert [problem.value for problem in answer.problems if problem.code == "unit_of_letterhead"] == [
        "Trường THCS An Bình"
    ]
    assert answer.units_missing == ("Trường THCS An Bình",)
    again = lists.take(*rows, make=True)
    assert (again.units_made, again.errors) == (("Trường THCS An Bình",), 0)


def test_the_unit_of_the_letterhead_is_made_with_the_people(lists: Lists) -> None:
    assert lists.take(HEAD, MAI, make=True).units_made == ("Trường THCS An Bình",)
    with lists.db.read() as session:
        assert list(session.scalars(select(Collective.name))) == ["Trường THCS An Bình"]


def test_what_the_letterhead_may_mean_is_asked_in_its_words(lists: Lists) -> None:
    with lists.db.write("by_hand") as session:
        session.add_all(Collective(code=code, name="Trường THCS An Bình") for code in ("T1", "T2"))
    answer = lists.take(HEAD, MAI)
    assert [one.value for one in answer.problems if one.code == "unit_ambiguous"] == ["Trường THCS An Bình"]


def test_it_moves_nobody_and_speaks_against_nobody(lists: Lists) -> None:
    with lists.db.write("by_hand") as session:
        session.add(Person(code="CB1", name="Lê Thị Mai", birth_date="1980-02-01", collective_name="Tổ Toán"))
    lists.take(HEAD, MAI, AN)
    assert lists.units() == {"Lê Thị Mai": "Tổ Toán", "Trần Văn An": "Trường THCS An Bình"}


def test_a_list_without_births_is_known_again_by_its_letterhead(lists: Lists) -> None:
    rows: list[list[Any]] = [["STT", "Họ và tên", "Chức vụ"], [1, "Lê Thị Mai", "Giáo viên"]]
    lists.take(*rows)
    assert lists.units() == {"Lê Thị Mai": "Trường THCS An Bình"}
    again = lists.take(*rows)
    assert "person_maybe" not in {problem.code for problem in again.problems} and not again.writes
    assert lists.units() == {"Lê Thị Mai": "Trường THCS An Bình"}


def test_a_column_of_units_goes_before_the_letterhead(lists: Lists) -> None:
    answer = lists.take([*HEAD, "Đơn vị"], [*MAI, "Tổ Văn"], [*AN, None])
    assert lists.units() == {"Lê Thị Mai": "Tổ Văn", "Trần Văn An": None}
    assert "unit_of_letterhead" not in {problem.code for problem in answer.problems}


def test_headings_over_all_rows_go_before_the_letterhead(lists: Lists) -> None:
    answer = lists.take(HEAD, ["I", "Tổ Toán", None, None], MAI, ["II", "Tổ Văn", None, None], AN)
    assert lists.units() == {"Lê Thị Mai": "Tổ Toán", "Trần Văn An": "Tổ Văn"}
    assert "unit_of_letterhead" not in {problem.code for problem in answer.problems}


@pytest.mark.parametrize(
    ("head", "told", "unit"),
    [
        (["STT", "Họ và tên", "Năm sinh", "Địa chỉ", "Hình thức khen"], "letterhead_of_sender", None),
        (["STT", "Họ và tên", "Chức vụ", "Địa chỉ", "Hình thức khen"], "unit_of_letterhead", "Trường THCS An Bình"),
        (["STT", "Họ và tên", "Năm sinh", "Thành tích", "Hình thức khen"], "unit_of_letterhead", "Trường THCS An Bình"),
    ],
)
def test_who_sends_a_list_of_residents_is_not_where_they_work(
    lists: Lists, head: list[Any], told: str, unit: str | None
) -> None:
    born = 1960 if "Năm sinh" in head else "Hội viên"
    row = [1, "Nguyễn Thị Mơ", born, "Thôn Đông", "Giấy khen"]
    answer = lists.take(head, row, title="DANH SÁCH GƯƠNG “NGƯỜI TỐT, VIỆC TỐT” ĐỀ NGHỊ KHEN THƯỞNG NĂM 2026")
    of_unit = {"letterhead_of_sender", "unit_of_letterhead"} & {problem.code for problem in answer.problems}
    assert (of_unit, lists.units()) == ({told}, {"Nguyễn Thị Mơ": unit})


def test_people_made_for_records_are_of_the_unit_over_their_sheet(lists: Lists) -> None:
    book = Workbook()
    book.remove(book.worksheets[0])
    for number in (1, 2):
        page = book.create_sheet(f"XN{number}")
        for row in (
            [f"XÍ NGHIỆP SỐ {number}"],
            ["DANH SÁCH ĐĂNG KÝ THI ĐUA NĂM 2026"],
            [],
            ["TT", "Họ và tên", "Chức vụ", "Danh hiệu đăng ký"],
            [1, "Ngô Thị Xuân", "Công nhân", "LĐTT"],
        ):
            page.append(row)
    book.save(lists.path)
    aim = imports.Aim(make_units=True, make_people=True)
    shown = imports.preview(lists.db, lists.library, lists.path, aim=aim)
    assert [problem.code for problem in shown.problems].count("unit_of_letterhead") == 2
    imports.confirm(lists.db, shown)
    with lists.db.read() as session:
        people = [(row.name, row.collective_name) for row in session.scalars(select(Person).order_by(Person.code))]
        linked = [row.collective_id is not None for row in session.scalars(select(Person))]
    assert people == [("Ngô Thị Xuân", "Xí nghiệp số 1"), ("Ngô Thị Xuân", "Xí nghiệp số 2")]
    assert linked == [True, True]
