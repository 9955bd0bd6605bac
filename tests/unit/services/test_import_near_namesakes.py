"""Somebody on file but for a tone, a letter, a digit or an address: asked, never made a second time unasked."""

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services import imports
from khenthuong_desktop.services.imports.matching.near_people import is_near_birth, is_nearly_named
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import Collective, Household, Person, YearRating
from tests.unit.services.importing import Importer

HEAD = ["STT", "Họ và tên", "Ngày sinh", "Đơn vị"]
OFFICE = "Văn phòng HĐND và UBND"


class Lists(Importer):
    """An importer over a small commune."""

    def asked(self, *rows: list[Any], sheet: str = "Sheet1", choices: dict[str, str] | None = None) -> dict[int, Any]:
        """The codes of what is told, with the candidates of each question by its row."""
        shown = self.look(*rows, sheet=sheet, choices=choices)
        self.told = [problem.code for problem in shown.problems]
        return {question.row: [found.code for found in question.candidates] for question in shown.questions}

    def look(self, *rows: list[Any], sheet: str = "Sheet1", **said: Any) -> imports.Preview:
        from openpyxl import Workbook

        workbook = Workbook()
        workbook.worksheets[0].title = sheet
        for row in rows:
            workbook.worksheets[0].append(row)
        workbook.save(self.path)
        return imports.preview(self.db, self.library, self.path, **said)

    def count(self, table: type[Any]) -> int:
        return len(self.all(table))


@pytest.fixture
def lists(db: Database, library: Library, tmp_path: Path) -> Lists:
    with db.write("by_hand") as session:
        session.add_all(
            [
                Collective(code="T1", name=OFFICE),
                Collective(code="T2", name="Phòng Kinh tế"),
                Person(code="A", name="Trần Thị Bích", birth_date="1985-07-05", collective_name=OFFICE),
                Person(code="B", name="Hoàng Minh Đức", birth_date="1988-01-02", collective_name="Phòng Kinh tế"),
                Person(code="C", name="Vũ Thị Hòa", birth_date="1982", collective_name="Phòng Kinh tế"),
                Person(code="D", name="Phạm Thu Dung", collective_name="Phòng Kinh tế"),
                Household(code="H1", head_name="Trịnh Văn Sơn", address="Thôn 1"),
                Household(code="H2", head_name="Lương Thị Thắm"),
            ]
        )
    return Lists(db, library, tmp_path)


@pytest.mark.parametrize(
    ("row", "code", "question"),
    [
        (["Trần Thị Bich", "05/07/1985", OFFICE], "A", "person_nearly"),
        (["Trần Thị Bịch", "05/07/1985", "Trường khác"], "A", "person_nearly"),
        (["Trần Thị Bính", "05/07/1985", OFFICE], "A", "person_nearly"),
        (["Trần Thị Lan", "05/07/1985", OFFICE], "", ""),
        (["Trần Bích", "05/07/1985", None], "A", "person_nearly"),
        (["Trần Thị Bích", "07/05/1985", OFFICE], "A", "birth_nearly"),
        (["Trần Thị Bích", "05/08/1985", OFFICE], "A", "birth_nearly"),
        (["Trần Thị Bích", "05/07/1958", None], "A", "birth_nearly"),
        (["Trần Thị Bích", "05/07/1986", "Phòng Kinh tế"], "", ""),
        (["Hoàng Đức Minh", None, "Phòng Kinh tế"], "B", "person_nearly"),
        (["Hoàng Minh Đúc", "1988", "Phòng Kinh tế"], "B", "person_nearly"),
        (["Vũ Thị Hòa", "1983", "Phòng Kinh tế"], "C", "birth_nearly"),
        (["Vũ Thị Hòa", "15/09/1983", "Phòng Kinh tế"], "C", "birth_nearly"),
        (["Vũ Thị Hòa", "1983", None], "", ""),  # a year alone may be anybody's
        (["Phạm T. Thu Dung", None, "Phòng Kinh tế"], "D", "person_nearly"),
        (["Ph. Thu Dung", None, "Phòng Kinh tế"], "D", "person_nearly"),
        (["Phạm Thu Dũng", None, "P. Kinh tế"], "D", "person_nearly"),
        (["Phạm Thu Dũng", None, OFFICE], "", ""),
        (["Pham Thu Dung", None, None], "D", "person_nearly"),
    ],
)
def test_somebody_on_file_but_for_a_slip_is_asked(lists: Lists, row: list[Any], code: str, question: str) -> None:
    assert lists.asked(HEAD, [1, *row]) == ({2: [code]} if code else {})
    assert question in lists.told or not question
    before = lists.count(Person)
    imports.confirm(lists.db, lists.look(HEAD, [1, *row]))
    assert lists.count(Person) == before + (not code)
    if code:
        imports.confirm(lists.db, lists.look(HEAD, [1, *row], choices={"2": imports.NEW}))
        assert lists.count(Person) == before + 1


def test_a_question_about_a_birth_says_both_dates(lists: Lists) -> None:
    shown = lists.look(HEAD, [1, "Trần Thị Bích", "07/05/1985", OFFICE])
    (said,) = [problem.message for problem in shown.problems if problem.code == "birth_nearly"]
    assert "sinh 07/05/1985 có phải là Trần Thị Bích (A, 05/07/1985, Văn phòng HĐND và UBND)" in said


def test_nobody_who_has_a_row_of_his_own_is_asked_about_in_another(lists: Lists) -> None:
    rows = [1, "Trần Thị Bích", "05/07/1985", OFFICE], [2, "Trần Thị Bịch", "05/07/1985", OFFICE]
    assert lists.asked(HEAD, *rows) == {}


def test_two_numbers_are_two_people_however_alike(lists: Lists) -> None:
    with lists.db.write("by_hand") as session:
        session.add(Person(code="E", name="Lý Văn Ba", birth_date="1970-01-01", citizen_number="001070000001"))
    head = ["STT", "Họ và tên", "Ngày sinh", "Số CCCD"]
    assert lists.asked(head, [1, "Lý Văn Bá", "01/01/1970", "001070000002"]) == {}
    assert lists.asked(head, [1, "Lý Văn Bá", "01/01/1970", None]) == {2: ["E"]}


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("1985-07-05", "1985-05-07", True),
        ("1985-07-05", "1958-07-05", True),
        ("1985-07-05", "1985-07-15", True),
        ("1985-07-05", "1986-08-05", False),
        ("1985", "1986-08-05", True),
        ("1985", "1995", True),
        ("1985", "1996", False),
    ],
)
def test_a_birth_is_near_by_one_slip(one: str, other: str, near: bool) -> None:
    assert (is_near_birth(one, other), is_near_birth(other, one)) == (near, near)


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("Lê T. Bình", "Lê Thị Bình", True),
        ("Lê Thị Hoa", "Lê Thị Hoan", True),
        ("Lê Thị Hoa", "Lê Thị Mai", False),
        ("Nguyễn Văn An", "Nguyễn An", True),
        ("Nguyễn Văn An", "An", False),
        ("Lê Thị Hoa", "LÊ THỊ HOA", False),
    ],
)
def test_a_name_is_near_by_one_slip(one: str, other: str, near: bool) -> None:
    assert (is_nearly_named(one, other), is_nearly_named(other, one)) == (near, near)


HOUSEHOLDS = ["STT", "Họ tên chủ hộ", "Địa chỉ", "Hình thức đề nghị"]


@pytest.mark.parametrize(
    ("rows", "asked"),
    [
        ([["Trịnh Văn Sơn", "Xóm Đình"]], {2: ["H1"]}),
        ([["Trinh Van Son", "Thôn 1"]], {2: ["H1"]}),
        ([["Trịnh Văn Sơn", "Xóm Đình"], ["Trịnh Văn Sơn", "Thôn 1"]], {}),
        ([["Trịnh Văn Sớn", "Thôn 5"]], {}),
        ([["Lương Thị Thám", "Thôn 5"]], {2: ["H2"]}),
        ([["Đào Duy Anh", "Thôn 1"], ["Đào Duy Anh", "Thôn 2"]], {}),
    ],
)
def test_a_household_of_another_address_or_spelling_is_asked(
    lists: Lists, rows: list[list[Any]], asked: dict[int, list[str]]
) -> None:
    table = [HOUSEHOLDS, *([number, *row, "Giấy khen"] for number, row in enumerate(rows, 1))]
    assert lists.asked(*table) == asked
    imports.confirm(lists.db, lists.look(*table))
    waiting = len(asked)
    known = sum(row == ["Trịnh Văn Sơn", "Thôn 1"] for row in rows)
    assert lists.count(Household) == 2 + len(rows) - waiting - known


RATED = ["Năm", "Họ và tên", "Ngày sinh", "Đơn vị", "Mức xếp loại"]


@pytest.mark.parametrize(
    ("name", "birth", "unit", "code"),
    [
        ("Trần Thị Bich", None, OFFICE, "A"),
        ("Hoàng Đức Minh", None, "Phòng Kinh tế", "B"),
        ("Trần Thị Bích", "1990", None, "A"),
        ("Trần Thị Bích", None, "Trường Tiểu học A", "A"),
        ("Trần Thị Bích", "07/05/1985", OFFICE, "A"),
        ("Phong Kinh te", None, None, "T2"),
    ],
)
def test_records_ask_for_whom_they_nearly_name(
    lists: Lists, name: str, birth: str | None, unit: str | None, code: str
) -> None:
    row = [2025, name, birth, unit, "HTTNV"]
    assert lists.asked(RATED, row, sheet="Xếp loại năm") == {2: [code]}
    assert "name_unknown" not in lists.told
    lists.asked(RATED, row, sheet="Xếp loại năm", choices={"2": imports.NEW})
    assert "name_new" in lists.told
    imports.confirm(lists.db, lists.look(RATED, row, sheet="Xếp loại năm", choices={"2": code}))
    with lists.db.read() as session:
        rated = session.scalars(select(YearRating)).one().subject_id
    assert rated in {row.id for table in (Person, Collective) for row in lists.all(table) if row.code == code}


def test_records_know_a_unit_by_another_spelling(lists: Lists) -> None:
    assert lists.asked(RATED, [2025, "P. Kinh tế", None, None, "HTTNV"], sheet="Xếp loại năm") == {}
    assert lists.told == ["unit_read_as"]


@pytest.mark.parametrize(
    ("beside", "values"),
    [
        ("Danh hiệu đăng ký năm 2026", ("LĐTT", "CSTĐCS")),
        ("Xếp loại năm 2025", ("HTTNV", "HTXSNV")),
        ("Hình thức đề nghị", ("Giấy khen", "Bằng khen")),
    ],
)
def test_a_name_with_nothing_but_records_means_its_only_bearer(
    lists: Lists, beside: str, values: tuple[str, str]
) -> None:
    head = ["STT", "Họ và tên", beside]
    first, second = [1, "Trần Thị Bích", values[0]], [2, "Trần Thị Bích", values[1]]
    assert lists.asked(head, first) == {}
    assert lists.asked(head, first, second) == {2: ["A"], 3: ["A"]}
    assert lists.asked([*head, "Chức vụ"], [*first, "Tổ trưởng"]) == {2: ["A"]}
    with lists.db.write("by_hand") as session:
        session.add(Person(code="A2", name="Trần Thị Bích"))
    assert lists.asked(head, first) == {2: ["A", "A2"]}


def test_a_new_code_with_nearly_the_name_and_the_birth_of_another_is_told(lists: Lists) -> None:
    head = ["Mã số", "Họ và tên", "Ngày sinh"]
    rows = ["N1", "Trần Thị Bịch", "05/07/1985"], ["N2", "Trần Thị Bích", "05/07/1985"], ["N3", "Trần Thị Bịch", "1985"]
    assert lists.asked(head, *rows) == {3: ["A"]}  # of one name and birth: the office may have changed its codes
    assert lists.told == ["nearly_on_file", "other_code_maybe"]


CARDS = [*HEAD, "Số CCCD"]
FIRST = [1, "Trần Thị Bích", "05/07/1985", "Thôn 1", "001185000001"]
SECOND = [2, "Trần Thị Bích", "05/07/1985", "Thôn 2", "001185000002"]


def test_two_rows_of_two_numbers_are_both_asked_where_one_without_a_number_is_on_file(lists: Lists) -> None:
    shown = lists.look(CARDS, FIRST, SECOND)
    first, second = (question.key for question in shown.questions)
    assert [question.row for question in shown.questions] == [2, 3]
    imports.confirm(lists.db, imports.answer(lists.db, shown, {first: imports.NEW, second: "A"}), accept_valid=True)
    numbers = {person.code: person.citizen_number for person in lists.all(Person) if "Bích" in person.name}
    assert numbers.pop("A") == SECOND[-1]
    assert list(numbers.values()) == [FIRST[-1]]


@pytest.mark.parametrize("rows", [(0, 1), (1, 0)])
def test_of_two_rows_of_two_numbers_the_one_of_the_unit_on_file_is_meant(lists: Lists, rows: tuple[int, ...]) -> None:
    both = [1, "Trần Thị Bích", "05/07/1985", OFFICE, "001185000001"], SECOND
    shown = lists.look(CARDS, *(both[place] for place in rows))
    assert [question.value for question in shown.questions] == ["Trần Thị Bích"]
    imports.confirm(lists.db, shown, accept_valid=True)
    assert {person.citizen_number for person in lists.all(Person)} == {None, "001185000001"}


def test_two_rows_of_two_births_are_asked_where_only_the_year_is_on_file(lists: Lists) -> None:
    rows = [1, "Vũ Thị Hòa", "01/02/1982", "Phòng Kinh tế"], [2, "Vũ Thị Hòa", "03/04/1982", "Phòng Kinh tế"]
    assert lists.asked(HEAD, *rows) == {2: ["C"], 3: ["C"]}


def test_a_row_told_twice_is_nobodys_rival(lists: Lists) -> None:
    assert lists.asked(CARDS, FIRST, [2, *FIRST[1:3], None, None]) == {}


def test_an_office_s_own_codes_in_a_list_of_proposals_make_nobody_on_file_again(lists: Lists) -> None:
    head = ["STT", "Mã NV", "Họ và tên", "Chức danh", "Bộ phận", "Danh hiệu đề nghị"]
    row = [1, "HT115", "Trần Thị Bích", "Công nhân", "Đội VSMT số 1", "LĐTT"]
    assert lists.asked(head, row) == {2: ["A"]}
    assert "other_code_maybe" in lists.told


def test_who_is_corrected_is_found_by_what_was_on_file(lists: Lists) -> None:
    births: list[list[Any]] = [
        ["STT", "Họ và tên", "Ngày sinh cũ", "Ngày sinh đúng"],
        [1, "Trần Thị Bích", "05/07/1985", "21/03/1984"],
    ]
    assert lists.asked(*births) == {}
    assert "birth_changed" in lists.told
    names: list[list[Any]] = [
        ["STT", "Họ tên cũ", "Họ tên mới", "Ngày sinh"],
        [1, "Hoàng Minh Đức", "Hoàng Quốc An", "02/01/1988"],
    ]
    assert lists.asked(*names) == {}
    assert "name_changed" in lists.told


def test_who_is_corrected_from_what_is_not_on_file_is_asked_and_nobody_new(lists: Lists) -> None:
    rows: list[list[Any]] = [
        ["STT", "Họ và tên", "Ngày sinh cũ", "Ngày sinh đúng"],
        [1, "Trần Thị Bích", "01/01/1970", "21/03/1984"],
    ]
    assert lists.asked(*rows) == {2: ["A"]}


def test_a_new_number_beside_the_old_one_is_written(lists: Lists) -> None:
    with lists.db.write("by_hand") as session:
        session.scalars(select(Person).where(Person.code == "A")).one().citizen_number = "001185000001"
    head = ["STT", "Họ và tên", "Số CCCD cũ", "Số CCCD mới"]
    assert imports.confirm(lists.db, lists.look(head, [1, "Trần Thị Bích", "001185000001", "001185000999"])).committed
    assert [person.citizen_number for person in lists.all(Person) if person.code == "A"] == ["001185000999"]
    assert lists.count(Person) == 4
