"""People and units that records name and nobody has entered: told, and made with the list when asked to."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from sqlalchemy import select

from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services import imports
from khenthuong_desktop.services.imports import writing
from khenthuong_desktop.store.bulk import insert_in_blocks
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.history import Writing
from khenthuong_desktop.store.tables import Collective, Discipline, Household, Person, Registration, Row

TITLE: list[Any] = ["DANH SÁCH ĐĂNG KÝ DANH HIỆU THI ĐUA NĂM 2026"]
HEADINGS: list[Any] = ["STT", "Họ và tên", "Năm sinh", "Chức vụ", "Đơn vị", "Danh hiệu đăng ký"]
ROWS: list[list[Any]] = [
    [1, "Nguyễn Đức Thắng", 1970, "Giám đốc", "Ban Giám đốc", "CSTĐCS, LĐTT"],
    [2, "Nguyễn Đức Thắng", 1992, "Lái xe", "Phòng HCQT", "LĐTT"],
    [3, "Khoa Nội", None, None, None, "TTLĐTT"],
]


class Lists:
    """Lists of records on their way in."""

    def __init__(self, db: Database, library: Library, path: Path) -> None:
        self.db, self.library, self.path = db, library, path

    def show(self, *rows: list[Any], make: bool = False) -> imports.Preview:
        book = Workbook()
        for row in rows:
            book.worksheets[0].append(row)
        book.save(self.path)
        return imports.preview(self.db, self.library, self.path, aim=imports.Aim(make_people=make))

    def registrations(self, make: bool = False) -> imports.Preview:
        return self.show(TITLE, HEADINGS, *ROWS, make=make)

    def all(self, table: type[Any]) -> list[Any]:
        with self.db.read() as session:
            return list(session.scalars(select(table)))


@pytest.fixture
def lists(db: Database, library: Library, tmp_path: Path) -> Lists:
    return Lists(db, library, tmp_path / "dk.xlsx")


def test_whom_nobody_has_entered_is_counted_and_may_be_made(lists: Lists) -> None:
    shown = lists.registrations()
    assert shown.as_json()["people_missing"] == ["Nguyễn Đức Thắng", "Nguyễn Đức Thắng", "Khoa Nội"]
    assert {problem.code for problem in shown.problems if problem.severity == "error"} == {"name_unknown"}
    made = imports.with_people(lists.db, shown, True)
    assert made.as_json()["people_made"] == ["Nguyễn Đức Thắng", "Nguyễn Đức Thắng", "Khoa Nội"]
    assert imports.with_people(lists.db, made, False).plan.people_made == ()


def test_they_are_made_with_their_records_and_undone_with_them(lists: Lists) -> None:
    assert imports.confirm(lists.db, lists.registrations(make=True)).committed
    people = {row.id: row for row in lists.all(Person)}
    assert [(row.birth_date, row.job_title, row.collective_name) for row in people.values()] == [
        ("1970", "Giám đốc", "Ban Giám đốc"),
        ("1992", "Lái xe", "Phòng HCQT"),
    ]
    (unit,) = lists.all(Collective)
    of_whom = [people[row.subject_id].birth_date if row.subject_id in people else unit.name
               for row in lists.all(Registration)]  # fmt: skip
    assert sorted(of_whom) == ["1970", "1970", "1992", "Khoa Nội"]
    again = lists.registrations(make=True)
    assert (again.plan.people_made, again.plan.people_missing) == ((), ())
    assert not again.can_be_written()
    lists.db.undo()
    assert (lists.all(Person), lists.all(Collective), lists.all(Registration)) == ([], [], [])


def test_a_name_without_its_accents_is_asked_before_anybody_is_made(lists: Lists) -> None:
    with lists.db.write("by_hand") as session:
        session.add(Person(code="CB1", name="Lê Thị Hoa"))
    rows: list[list[Any]] = [TITLE, HEADINGS, [1, "Lê Thị Hòa", None, "Giáo viên", None, "LĐTT"]]
    shown = lists.show(*rows, make=True)
    (question,) = shown.questions
    assert [candidate.code for candidate in question.candidates] == ["CB1"]
    same = imports.answer(lists.db, shown, {question.key: "CB1"})
    assert same.plan.people_made == ()
    other = imports.answer(lists.db, shown, {question.key: imports.NEW})
    assert [record.values["name"] for record in other.plan.people_made] == ["Lê Thị Hòa"]


@pytest.mark.parametrize(("make", "born"), [(False, None), (True, None), (True, 1985)])
def test_whoever_is_on_file_in_another_unit_is_asked_and_not_said_to_be_unknown(
    lists: Lists, make: bool, born: int | None
) -> None:
    with lists.db.write("by_hand") as session:
        session.add(Person(code="CB1", name="Lê Thị Hoa", birth_date="1985-05-07", collective_name="Phòng Kinh tế"))
    rows: list[list[Any]] = [TITLE, HEADINGS, [1, "Lê Thị Hoa", born, "Giáo viên", "Tổ 2", "LĐTT"]]
    shown = lists.show(*rows, make=make)
    (question,) = shown.questions
    assert [candidate.code for candidate in question.candidates] == ["CB1"]
    assert (shown.plan.people_made, shown.plan.people_missing) == ((), ())
    assert imports.answer(lists.db, shown, {question.key: "CB1"}).can_be_written()
    other = imports.answer(lists.db, shown, {question.key: imports.NEW})
    assert other.questions == ()
    assert [record.values["name"] for record in other.plan.people_made] == (["Lê Thị Hoa"] if make else [])


def test_namesakes_of_two_units_of_whom_only_the_records_tell_are_two(lists: Lists) -> None:
    rows: list[list[Any]] = [
        TITLE,
        HEADINGS,
        [1, "Lê Thị Hoa", None, "Giáo viên", "Tổ 1", "LĐTT"],
        [2, "Lê Thị Hoa", None, "Giáo viên", "Tổ 2", "LĐTT"],
    ]
    shown = lists.show(*rows, make=True)
    assert (shown.questions, len(shown.plan.people_made)) == ((), 2)


def test_a_name_of_one_word_makes_nobody(lists: Lists) -> None:
    shown = lists.show(TITLE, HEADINGS, [1, "Thắng", 1970, "Giám đốc", "Ban Giám đốc", "LĐTT"], ROWS[1], make=True)
    assert shown.as_json()["people_made"] == ["Nguyễn Đức Thắng"]


def test_a_faulty_row_makes_nobody(lists: Lists) -> None:
    rows: list[list[Any]] = [TITLE, HEADINGS, [1, "Lê Thị Hoa", 1990, "Giáo viên", None, "Danh hiệu lạ"]]
    imports.confirm(lists.db, lists.show(*rows, make=True), accept_valid=True)
    assert lists.all(Person) == []


def test_only_of_those_who_are_made_it_is_said_that_they_are(lists: Lists) -> None:
    rows: list[list[Any]] = [
        TITLE,
        HEADINGS,
        [1, "Lê Thị Hoa", 1990, "Giáo viên", None, "Danh hiệu lạ"],
        [2, "Trần An", 1991, "Giáo viên", None, "LĐTT"],
    ]
    shown = lists.show(*rows, make=True)
    assert [problem.row for problem in shown.problems if problem.code == "subject_made"] == [4]


@pytest.mark.parametrize("written", ["Hộ Trịnh Văn Sơn", "Hộ ông Trịnh Văn Sơn", "Gia đình ông Trịnh Văn Sơn"])
def test_a_household_of_a_list_is_the_one_on_file_and_never_made_a_person(lists: Lists, written: str) -> None:
    rows: list[list[Any]] = [TITLE, ["STT", "Họ và tên", "Danh hiệu đăng ký"], [1, written, "Gia đình văn hóa"]]
    nobody = lists.show(*rows, make=True)
    assert [record.table for record in nobody.plan.people_made] == [Household]
    with lists.db.write("by_hand") as session:
        session.add(Household(code="H1", head_name="Trịnh Văn Sơn"))
    imports.confirm(lists.db, lists.show(*rows, make=True))
    assert [row.subject_kind for row in lists.all(Registration)] == ["household"]
    assert lists.all(Person) == []


def test_nobody_is_made_to_be_disciplined(lists: Lists) -> None:
    rows: list[list[Any]] = [["Họ và tên", "Hình thức kỷ luật", "Số quyết định", "Ngày kỷ luật"],
            ["Lê Thị Hoa", "Khiển trách", "5/QĐ-UBND", "05/02/2026"]]  # fmt: skip
    shown = lists.show(*rows, make=True)
    assert [problem.code for problem in shown.problems if problem.severity == "error"] == ["name_unknown"]
    imports.confirm(lists.db, shown, accept_valid=True)
    assert (lists.all(Person), lists.all(Discipline)) == ([], [])


def test_every_mark_under_the_awards_of_a_register_is_a_registration(lists: Lists) -> None:
    upper = [*HEADINGS, None]
    lower = [None] * 5 + ["LĐTT", "CSTĐCS"]
    rows = [TITLE, upper, lower, [1, "Nguyễn Đức Thắng", 1970, "Giám đốc", "Ban Giám đốc", "x", "x"]]
    imports.confirm(lists.db, lists.show(*rows, make=True))
    assert sorted(row.award for row in lists.all(Registration)) == ["advanced_worker", "grassroots_emulation_fighter"]


def test_a_unit_that_a_person_is_in_and_a_row_below_names_is_made_once(lists: Lists) -> None:
    rows = [[1, "Nguyễn Văn An", 1980, None, "Khoa Nội", "LĐTT"], [2, "Khoa Nội", None, None, None, "TTLĐTT"]]
    shown = lists.show(TITLE, HEADINGS, *rows, make=True)
    shown = imports.with_units(lists.db, shown, True)
    assert imports.confirm(lists.db, shown).committed
    (unit,) = lists.all(Collective)
    assert lists.all(Person)[0].collective_id == unit.id
    assert unit.id in {row.subject_id for row in lists.all(Registration)}


def test_a_name_that_lost_its_accents_further_down_is_asked_about(lists: Lists) -> None:
    rows = [[1, "Nguyễn Văn An", None, None, "Phòng A", "LĐTT"], [2, "Nguyen Van An", None, None, "Phòng A", "CSTĐCS"]]
    shown = lists.show(TITLE, HEADINGS, *rows, make=True)
    (question,) = shown.questions
    answered = imports.answer(lists.db, shown, {question.key: question.candidates[0].code})
    assert imports.confirm(lists.db, answered).committed
    assert len(lists.all(Person)) == 1 and len(lists.all(Registration)) == 2


def test_names_that_differ_in_their_accents_are_of_two(lists: Lists) -> None:
    rows = [
        [1, "Nguyễn Văn Hùng", None, None, "Phòng A", "LĐTT"],
        [2, "Nguyễn Văn Hưng", None, None, "Phòng A", "LĐTT"],
    ]
    shown = lists.show(TITLE, HEADINGS, *rows, make=True)
    assert shown.questions == () and len(shown.plan.people_made) == 2


def test_that_none_of_several_namesakes_is_meant_is_asked_once(lists: Lists) -> None:
    with lists.db.write("add") as session:
        session.add_all([Person(code=code, name="Nguyễn Văn An") for code in ("CB1", "CB2")])
    rows = [[number, "Nguyễn Văn An", None, None, "Phòng A", award] for number, award in ((1, "LĐTT"), (2, "CSTĐCS"))]
    shown = lists.show(TITLE, HEADINGS, *rows, make=True)
    answered = imports.answer(lists.db, shown, {question.key: imports.NEW for question in shown.questions})
    assert answered.questions == () and len(answered.plan.people_made) == 1


def test_units_are_written_before_those_who_refer_to_them(lists: Lists, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[str] = []

    def insert(session: Writing, table: type[Row], columns: Mapping[str, Sequence[Any]]) -> Iterator[int]:
        written.append(table.__tablename__)
        return insert_in_blocks(session, table, columns)

    monkeypatch.setattr(writing, "insert_in_blocks", insert)
    rows: list[list[Any]] = [["Mã số", "Họ và tên", "Ngày sinh", "Đơn vị"], ["CB1", "Lê Văn An", 1980, "Trường A"]]
    shown = imports.with_units(lists.db, lists.show(*rows), True)
    assert imports.confirm(lists.db, shown).committed
    assert written == ["collectives", "people"]
