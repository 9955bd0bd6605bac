"""Nobody is made of a name that cannot be one: who and what a row is about, by its words and by who is on file."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from sqlalchemy import select

from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services import imports
from khenthuong_desktop.services.imports import Aim, ImportAnswer
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import Collective, Household, Person

NOMINEES: list[list[Any]] = [
    ["DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2026"],
    ["STT", "Tên tập thể, cá nhân", "Chức vụ", "Ghi chú"],
]
DIPLOMA: list[Any] = ["I", "BẰNG KHEN CỦA CHỦ TỊCH UBND TỈNH", None, None]
STAFF: list[list[Any]] = [["DANH SÁCH CÁN BỘ"], ["STT", "Họ và tên", "Chức vụ", "Đơn vị"]]
REGISTERED: list[list[Any]] = [
    ["DANH SÁCH ĐĂNG KÝ DANH HIỆU THI ĐUA NĂM 2026"],
    ["STT", "Họ và tên", "Đơn vị", "Danh hiệu đăng ký"],
]


class Office:
    """A commune with a unit, a person and a household on file."""

    def __init__(self, db: Database, library: Library, path: Path) -> None:
        self.db, self.library, self.path = db, library, path
        with db.write("by_hand") as session:
            session.add(Collective(code="TT1", name="Phòng Kinh tế"))
            session.add(Person(code="CB1", name="Bùi Văn Khánh", job_title="Trưởng thôn", collective_name="Thôn Đoài"))
            session.add(Household(code="HO1", head_name="Đỗ Văn Lâm", address="Thôn Đông"))

    def take(self, rows: list[list[Any]], **aim: Any) -> ImportAnswer:
        book = Workbook()
        for row in rows:
            book.worksheets[0].append(row)
        book.save(self.path)
        return imports.confirm(self.db, imports.preview(self.db, self.library, self.path, aim=Aim(**aim)), True)

    def named(self) -> tuple[list[str], list[str], list[str]]:
        """Who is on file: people, collectives, households."""
        with self.db.read() as session:
            of = (Person.name, Collective.name, Household.head_name)
            people, units, heads = (sorted(session.scalars(select(name))) for name in of)
            return people, units, heads


@pytest.fixture
def office(db: Database, library: Library, tmp_path: Path) -> Office:
    return Office(db, library, tmp_path / "ds.xlsx")


BEFORE = ["Bùi Văn Khánh"], ["Phòng Kinh tế"], ["Đỗ Văn Lâm"]


def told(answer: ImportAnswer, code: str) -> list[tuple[int | None, str | None]]:
    return [(problem.row, problem.value) for problem in answer.problems if problem.code == code]


def test_a_diploma_above_units_and_people_is_for_both_and_names_tell_them_apart(office: Office) -> None:
    rows: list[list[Any]] = [[1, "Phòng Kinh tế"], [2, "Hội Nông dân xã"], [3, "Lê Thị Mới", "Kế toán"]]
    office.take([*NOMINEES, DIPLOMA, *rows])
    assert office.named() == (["Bùi Văn Khánh", "Lê Thị Mới"], ["Hội Nông dân xã", "Phòng Kinh tế"], ["Đỗ Văn Lâm"])


@pytest.mark.parametrize(
    "heading", ["Tập thể, cá nhân tiêu biểu", "Tập thể, cá nhân", "CÁC TẬP THỂ VÀ CÁ NHÂN", "Cá nhân, hộ gia đình"]
)
@pytest.mark.parametrize("column", ["Họ và tên", "Họ và tên/Tên tập thể"])
def test_a_heading_over_several_kinds_makes_nobody_one_of_the_first(office: Office, heading: str, column: str) -> None:
    headings: list[Any] = ["STT", column, "Chức vụ", "Đơn vị", "Hình thức"]
    khanh: list[Any] = [1, "Bùi Văn Khánh", "Trưởng thôn", "Thôn Đoài", "Giấy khen"]
    office.take([NOMINEES[0], headings, ["A", heading], [2, "Phòng Kinh tế", None, None, "Giấy khen"], khanh])
    assert office.named() == BEFORE


def test_a_heading_over_several_kinds_is_the_unit_of_nobody(office: Office) -> None:
    headings: list[Any] = ["STT", "Họ và tên", "Chức vụ", "Hình thức"]
    office.take([NOMINEES[0], headings, ["A", "Tập thể, cá nhân tiêu biểu"], [1, "Lê Mới", "Kế toán", "Giấy khen"]])
    with office.db.read() as session:
        assert session.scalars(select(Person.collective_name).where(Person.name == "Lê Mới")).all() == [None]


@pytest.mark.parametrize("name", ["Tập thể", "Cá nhân", "HỘ GIA ĐÌNH", "Tập thể, cá nhân"])
def test_the_word_for_a_kind_is_nobodys_name(office: Office, name: str) -> None:
    answer = office.take([*STAFF, [1, name, "Kế toán", "Phòng Kinh tế"]])
    assert office.named() == BEFORE
    assert [row for row, _ in told(answer, "name_is_kind")] == [3]


def test_a_unit_is_no_new_person_even_where_a_list_holds_people_alone(office: Office) -> None:
    rows: list[list[Any]] = [["Mã số", "Họ và tên", "Chức vụ", "Đơn vị"], ["A1", "Hội Nông dân xã", "Kế toán", None]]
    answer = office.take(rows)
    assert office.named() == BEFORE and told(answer, "name_of_unit")


def test_a_unit_on_file_whose_name_is_like_no_units_is_no_new_person(office: Office) -> None:
    with office.db.write("by_hand") as session:
        session.add(Collective(code="TT2", name="Văn thư lưu trữ"))
    rows: list[list[Any]] = [["Mã số", "Họ và tên", "Chức vụ"], ["A1", "Văn thư lưu trữ", None]]
    more: list[list[Any]] = [[f"A{number}", "Lê Thị Mới", None] for number in range(2, 400)]
    answer = office.take([*rows, *more])
    assert "Văn Thư Lưu Trữ" not in office.named()[0] and len(office.named()[0]) == 399
    assert [row for row, _ in told(answer, "name_of_collective")] == [2]


def test_a_unit_among_many_new_people_in_columns_is_held_back_alone(office: Office) -> None:
    people: list[list[Any]] = [[f"A{number}", "Lê Thị Mới", "Phòng Kinh tế"] for number in range(400)]
    people[7][1] = "Hội Nông Dân Xã"
    answer = office.take([["Mã số", "Họ và tên", "Đơn vị"], *people])
    assert office.named()[0].count("Lê Thị Mới") == 399 and "Hội Nông Dân Xã" not in office.named()[0]
    assert told(answer, "name_of_unit") == [(9, "Hội Nông Dân Xã")]


@pytest.mark.parametrize(
    "person",
    [["Lâm Trường Giang", "Chuyên viên", 1980], ["Đoàn Xã Hội", "Kế toán", None], ["Trường Văn An", None, 1990]],
)
def test_a_person_whose_name_begins_as_units_do_is_made_where_the_row_tells_so(
    office: Office, person: list[Any]
) -> None:
    name, post, born = person
    office.take([["STT", "Họ và tên", "Chức vụ", "Năm sinh"], [1, name, post, born]])
    assert name in office.named()[0]


@pytest.mark.parametrize("name", [5, "05", "700.000 đồng", "03 tập thể"])
def test_a_number_is_no_collective(office: Office, name: object) -> None:
    answer = office.take([["DANH SÁCH TẬP THỂ"], ["STT", "Tên tập thể", "Số người"], [1, name, 4], [2, "Tổ Mới", 3]])
    assert office.named()[1] == ["Phòng Kinh tế", "Tổ Mới"]
    assert told(answer, "collective_is_count")


def test_somebody_on_file_is_no_new_collective(office: Office) -> None:
    rows: list[list[Any]] = [["DANH SÁCH TẬP THỂ"], ["STT", "Tên tập thể", "Số người"], [1, "Ông Bùi Văn Khánh", 4]]
    answer = office.take([*rows, [2, "Tổ Mới", 3]])
    assert office.named()[1] == ["Phòng Kinh tế", "Tổ Mới"]
    assert told(answer, "collective_is_person") == [(3, "Ông Bùi Văn Khánh")]


def test_a_full_name_of_a_person_under_collectives_of_a_mixed_list_is_held_back(office: Office) -> None:
    headings: list[Any] = ["STT", "Họ và tên/Tên tập thể", "Chức vụ", "Đơn vị", "Hình thức"]
    rows: list[list[Any]] = [["A", "Tập thể"], [1, "Nguyễn Thị Lạ", "Kế toán", "Thôn Đông", "Giấy khen"]]
    answer = office.take([NOMINEES[0], headings, *rows])
    assert office.named() == BEFORE and told(answer, "collective_is_person")


def test_records_make_nobody_of_an_impossible_name_and_offer_none(office: Office) -> None:
    rows: list[list[Any]] = [[1, "Cá nhân", None, "LĐTT"], [2, "Lê Thị Mới", None, "LĐTT"]]
    answer = office.take([*REGISTERED, *rows], make_people=True)
    assert office.named()[0] == ["Bùi Văn Khánh", "Lê Thị Mới"]
    assert told(answer, "name_is_kind") == [(3, "Cá Nhân")]
    assert "Cá Nhân" not in answer.people_missing


@pytest.mark.parametrize("unit", ["5", "Bùi Văn Khánh", "Tập thể"])
def test_no_unit_is_made_of_a_number_a_kind_or_a_person_on_file(office: Office, unit: str) -> None:
    answer = office.take([*STAFF, [1, "Lê Thị Mới", "Kế toán", unit]], make_units=True)
    assert office.named()[1] == ["Phòng Kinh tế"] and answer.units_missing == ()


KINDS: list[list[Any]] = [
    [1, "Tập thể", "Phòng Kinh tế", None, "Giấy khen"],
    [2, "Cá nhân", "Bùi Văn Khánh", "Thôn Đoài", "Giấy khen"],
    [3, "Hộ gia đình", "Đỗ Văn Lâm", None, "Giấy khen"],
]


@pytest.mark.parametrize("column", ["Đối tượng", "Phân loại", "Loại", "Đối tượng khen thưởng", "Cá nhân/Tập thể", "ĐT"])
@pytest.mark.parametrize("name", ["Tên tập thể, cá nhân, hộ gia đình", "Tên tập thể, cá nhân", "Họ và tên"])
def test_a_column_whose_cells_are_kinds_says_what_each_row_is_about(office: Office, column: str, name: str) -> None:
    headings: list[Any] = ["STT", column, name, "Đơn vị", "Hình thức khen thưởng"]
    answer = office.take([NOMINEES[0], headings, *KINDS])
    assert office.named() == BEFORE
    assert answer.sheets[0].columns["subject_kind"] == "B"
    household = [problem.row for problem in answer.problems if problem.code == "household_maybe"]
    assert household == [5]  # of the one on file no address is told


def test_kinds_in_short_are_read_under_a_heading_for_kinds(office: Office) -> None:
    headings: list[Any] = ["STT", "Tên tập thể, cá nhân", "Đối tượng", "Hình thức khen thưởng"]
    rows: list[list[Any]] = [[1, "Phòng Kinh tế", "TT", "Giấy khen"], [2, "Bùi Văn Khánh", "CN", "Giấy khen"]]
    answer = office.take([NOMINEES[0], headings, *rows])
    assert office.named() == BEFORE and answer.sheets[0].columns["subject_kind"] == "C"


def test_a_degree_in_short_is_no_kind(office: Office) -> None:
    headings: list[Any] = ["STT", "Họ và tên", "Trình độ", "Hình thức khen thưởng"]
    answer = office.take([NOMINEES[0], headings, [1, "Lê Thị Mới", "CN", "Giấy khen"]])
    assert "subject_kind" not in answer.sheets[0].columns and "Lê Thị Mới" in office.named()[0]


def test_a_registration_is_of_the_kind_that_its_own_column_says(office: Office) -> None:
    headings: list[Any] = ["STT", "Họ và tên/Tên tập thể", "Đối tượng", "Danh hiệu đăng ký"]
    rows: list[list[Any]] = [[1, "Quang Trung", "Tập thể", "TTLĐTT"], [2, "Lê Thị Mới", "Cá nhân", "LĐTT"]]
    office.take([REGISTERED[0], headings, *rows], make_people=True)
    assert office.named()[:2] == (["Bùi Văn Khánh", "Lê Thị Mới"], ["Phòng Kinh tế", "Quang Trung"])


COUNTS: list[list[Any]] = [
    ["TỔNG HỢP KHEN THƯỞNG NĂM 2025"],
    ["STT", "Hình thức khen thưởng", "Tập thể", "Hộ gia đình", "Cá nhân", "Tổng số"],
    [1, "Giấy khen của Chủ tịch UBND xã", 5, 3, 20, 28],
    [2, "Bằng khen của Chủ tịch UBND tỉnh", 1, 0, 2, 3],
    [None, "Tổng cộng", 6, 3, 22, 31],
]


def test_a_table_of_counts_is_no_list_and_told_so(office: Office) -> None:
    answer = office.take(COUNTS)
    assert office.named() == BEFORE
    assert [problem.code for problem in answer.problems] == ["counts_only"]


def test_a_table_of_counts_keeps_no_other_sheet_out(office: Office) -> None:
    book = Workbook()
    for row in [*STAFF, [1, "Lê Thị Mới", "Kế toán", "Phòng Kinh tế"]]:
        book.worksheets[0].append(row)
    summary = book.create_sheet("Tổng hợp")
    for row in COUNTS:
        summary.append(row)
    book.save(office.path)
    answer = imports.confirm(office.db, imports.preview(office.db, office.library, office.path))
    assert answer.committed and "Lê Thị Mới" in office.named()[0] and office.named()[1] == ["Phòng Kinh tế"]
    assert [problem.sheet for problem in answer.problems if problem.code == "counts_only"] == ["Tổng hợp"]


def test_a_unit_on_file_is_found_in_a_mixed_list_though_its_name_is_like_no_units(office: Office) -> None:
    with office.db.write("by_hand") as session:
        session.add(Collective(code="TT2", name="Văn thư lưu trữ"))
    office.take([*NOMINEES, ["I", "GIẤY KHEN"], [1, "Văn thư lưu trữ"], [2, "Bùi Văn Khánh", "Trưởng thôn"]])
    assert office.named() == (["Bùi Văn Khánh"], ["Phòng Kinh tế", "Văn thư lưu trữ"], ["Đỗ Văn Lâm"])


def test_the_name_alone_of_a_households_head_in_a_mixed_list_is_asked_about(office: Office) -> None:
    rows: list[list[Any]] = [*NOMINEES, ["I", "GIẤY KHEN"], [1, "Đỗ Văn Lâm"], [2, "Phòng Kinh tế"]]
    answer = office.take(rows)
    assert office.named() == BEFORE
    assert [problem.row for problem in answer.problems if problem.code == "household_maybe"] == [4]
    shown = imports.preview(office.db, office.library, office.path)
    imports.confirm(office.db, imports.answer(office.db, shown, {"4": imports.NEW}))
    assert "Đỗ Văn Lâm" in office.named()[0]
