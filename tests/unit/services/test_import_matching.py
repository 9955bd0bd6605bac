"""Who a row is about: what decides alone, what is asked, and how the clerk's answers hold."""

import random
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from openpyxl import Workbook
from sqlalchemy import select

from khenthuong_desktop.domain import text
from khenthuong_desktop.errors import ValuesRefused
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services import imports
from khenthuong_desktop.services.imports.matching.people_matching import People, Somebody
from khenthuong_desktop.services.imports.matching.unit_names import readings
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import Collective, Person

# One real list wrote its 22 units in 33 ways; these are made in its likeness.
SPELLINGS = [
    ["Trung tâm Y tế", "TT Y tế"],
    ["Phòng Văn hóa - Xã hội", "Phòng Văn hoá – Xã hội", "Phòng VH-XH"],
    ["Trường THCS Hòa An", "Trường THCS Hoà An", "Trường Trung học cơ sở Hòa An"],
    ["Phòng Kinh tế - Hạ tầng", "Phòng Kinh tế – Hạ tầng"],
    ["Trung tâm Phục vụ hành chính công", "TT Phục vụ hành chính công"],
    ["Trường Mầm non Hoa Sen", "Trường MN Hoa Sen"],
    ["Phòng Giáo dục và Đào tạo", "Phòng GD&ĐT"],
    ["Văn phòng HĐND và UBND", "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân"],
    ["Ban Chỉ huy Quân sự", "BCH Quân sự"],
    *([name] for name in (
        "Trường Mầm non Hòa Sen", "Trường Tiểu học Hòa An", "Trường Tiểu học Hoa An", "Công an xã", "Trạm Y tế",
        "Thị trấn Bần", "Hội Nông dân", "Hội Phụ nữ", "Đoàn Thanh niên", "Hội Cựu chiến binh", "Thôn Đoài",
        "Thôn Đông", "Thôn Đông A",
    )),
]  # fmt: skip


class Lists:
    """Office lists on their way in."""

    def __init__(self, db: Database, library: Library, folder: Path) -> None:
        self.db, self.library, self.path = db, library, folder / "ds.xlsx"

    def show(self, *rows: list[Any], choices: dict[str, str] | None = None) -> imports.Preview:
        book = Workbook()
        for row in rows:
            book.worksheets[0].append(row)
        book.save(self.path)
        return imports.preview(self.db, self.library, self.path, choices=choices)

    def take(self, *rows: list[Any], choices: dict[str, str] | None = None) -> imports.ImportAnswer:
        return imports.confirm(self.db, self.show(*rows, choices=choices))

    def people(self) -> list[Person]:
        with self.db.read() as session:
            return list(session.scalars(select(Person).order_by(Person.code)))

    def collectives(self) -> dict[str, str]:
        """Name by key."""
        with self.db.read() as session:
            return {row.id: row.name for row in session.scalars(select(Collective))}


@pytest.fixture
def lists(db: Database, library: Library, tmp_path: Path) -> Lists:
    return Lists(db, library, tmp_path)


def add(db: Database, *rows: Any) -> None:
    with db.write("by_hand") as session:
        session.add_all(rows)


COLLECTIVES = ["STT", "Tên đơn vị/tập thể", "Tổng số người"]
PEOPLE = ["STT", "Họ và tên", "Ngày sinh", "Đơn vị công tác", "Chức vụ"]


def told(answer: imports.ImportAnswer | imports.Preview) -> list[tuple[str, int | None]]:
    return [(problem.code, problem.row) for problem in answer.problems]


def test_thirty_three_spellings_are_twenty_two_units(lists: Lists) -> None:
    spelled = [name for names in SPELLINGS for name in names]
    assert (len(spelled), len(SPELLINGS)) == (33, 22)
    first = [names[0] for names in SPELLINGS]
    lists.take(COLLECTIVES, *([number, name, 9] for number, name in enumerate(first, 1)))
    assert sorted(lists.collectives().values()) == sorted(first)
    again = lists.show(COLLECTIVES, *([number, name, 9] for number, name in enumerate(spelled, 1)))
    assert again.questions == ()
    assert again.sheets[0].counts[imports.RowStatus.NEW] == 0
    answer = lists.take(
        PEOPLE, *([i, f"Lê {chr(65 + i // 26)} {chr(65 + i % 26)}", None, name, None] for i, name in enumerate(spelled))
    )
    names = lists.collectives()
    linked = [names[person.collective_id or ""] for person in lists.people()]
    assert linked == [names[0] for names in SPELLINGS for _ in names]
    assert {code for code, _ in told(answer)} == {"unit_read_as"}


def test_spellings_within_one_list_are_one_unit_told_to_the_clerk(lists: Lists) -> None:
    spelled = random.Random(4).sample([name for names in SPELLINGS for name in names], 33)
    answer = lists.take(COLLECTIVES, *([number, name, 9] for number, name in enumerate(spelled, 1)))
    assert len(lists.collectives()) == 22
    assert [code for code, _ in told(answer)].count("subject_twice") == 11


WORDS = st.sampled_from(["Phòng", "Trường", "Tổ", "Hòa", "Thủy", "Khoẻ", "Huệ", "An", "Đông", "vụ", "Quý", "Ủy"])
NAMES = st.lists(WORDS, min_size=2, max_size=5).map(" - ".join) | st.lists(WORDS, min_size=2, max_size=5).map(" ".join)


@given(NAMES, st.sampled_from(["NFD", "NFC"]), st.sampled_from([str.upper, str.lower, str.title, str.strip]))
def test_how_a_name_is_typed_does_not_matter(name: str, form: Any, case: Any) -> None:
    typed = unicodedata.normalize(form, case(name).replace(" - ", " – ").replace("òa", "oà").replace("ủy", "uỷ"))
    assert readings(f" {typed}  ")[0] == readings(name)[0]


@given(NAMES)
def test_a_name_without_its_accents_is_another_until_the_clerk_says_so(name: str) -> None:
    bare = text.fold(name)
    assume(bare != name.casefold())
    assert set(readings(bare)).isdisjoint(readings(name))


def test_namesakes_under_two_parents_are_told_apart_by_the_parent(lists: Lists) -> None:
    add(
        lists.db,
        Collective(code="T1", name="Tổ hành chính", parent_name="Trường Tiểu học A"),
        Collective(code="T2", name="Tổ hành chính", parent_name="Trường Tiểu học B"),
    )
    rows: list[list[Any]] = [
        PEOPLE,
        [1, "Lê Thị Hoa", "1/2/1980", "Tổ hành chính - Trường TH B", None],
        [2, "Lê Thị Mai", "1/2/1981", "Tổ hành chính", None],
        [3, "Lê Thị Lan", "1/2/1982", "Tổ hành chính", None],
    ]
    shown = lists.show(*rows)
    assert told(shown) == [("unit_read_as", 2), ("unit_ambiguous", 3), ("unit_ambiguous", 4)]
    (question,) = shown.questions
    assert question.key == "Tổ hành chính"
    assert [found.shown for found in question.candidates] == [
        "Tổ hành chính (T1, Trường Tiểu học A)",
        "Tổ hành chính (T2, Trường Tiểu học B)",
    ]
    answered = imports.answer(lists.db, shown, {"Tổ hành chính": "T1"})
    assert answered.questions == ()
    imports.confirm(lists.db, answered)
    with lists.db.read() as session:
        codes = {row.id: row.code for row in session.scalars(select(Collective))}
    assert [codes[person.collective_id or ""] for person in lists.people()] == ["T2", "T1", "T1"]


def test_a_unit_without_accents_is_asked_and_its_words_are_kept_until_then(lists: Lists) -> None:
    add(lists.db, Collective(code="T1", name="Phòng Nội vụ"))
    rows: list[list[Any]] = [PEOPLE, [1, "Lê Thị Hoa", "1/2/1980", "Phong Noi vu", None]]
    shown = lists.show(*rows)
    assert told(shown) == [("unit_maybe", 2)]
    assert "Phòng Nội vụ (T1)" in shown.problems[0].message
    lists.take(*rows, choices={"phong noi vu": "T1"})
    assert lists.people()[0].collective_name == "Phòng Nội vụ"
    lists.db.undo()
    lists.take(*rows, choices={"Phong Noi vu": imports.NEW})
    assert (lists.people()[0].collective_name, lists.people()[0].collective_id) == ("Phong Noi vu", None)


@pytest.mark.parametrize(
    "row",
    [
        [1, "Lê Thị Hoa", "7/5/1980", None, "Tổ trưởng"],
        [1, "LÊ THỊ HOA", "7/5/1980", "Phòng Khác", "Tổ trưởng"],
        [1, "LÊ THỊ HOA", "1980", None, "Tổ trưởng"],
        [1, "Lê Thị Hoa", None, "P. Nội vụ", "Tổ trưởng"],
    ],
)
def test_name_with_birth_date_or_unit_decides(lists: Lists, row: list[Any]) -> None:
    add(lists.db, Person(code="A", name="Lê Thị Hoa", birth_date="1980-05-07", collective_name="Phòng Nội vụ"))
    answer = lists.take(PEOPLE, row)
    assert answer.sheets[0].counts == {imports.RowStatus.CHANGED: 1}
    assert [(person.code, person.name, person.job_title) for person in lists.people()] == [
        ("A", "Lê Thị Hoa", "Tổ trưởng")
    ]


@pytest.mark.parametrize(
    "row",
    [
        [1, "Lê Thị Hoa", None, None, "Tổ trưởng"],
        [1, "Lê Thị Hoa", None, "PNV", "Tổ trưởng"],
        [1, "Lê Thị Hoa", "1980", "Trường Tiểu học A", "Tổ trưởng"],
        [1, "Le Thi Hoa", "7/5/1980", None, "Tổ trưởng"],
        [1, "Le Thi Hoa", None, "Phòng Nội vụ", "Tổ trưởng"],
    ],
)
def test_a_name_alone_or_without_accents_is_asked_and_never_merged(lists: Lists, row: list[Any]) -> None:
    add(lists.db, Person(code="A", name="Lê Thị Hoa", birth_date="1980-05-07", collective_name="Phòng Nội vụ"))
    shown = lists.show(PEOPLE, row)
    (question,) = shown.questions
    assert (question.key, question.row) == ("Sheet!2", 2)
    assert question.candidates[0].shown == "Lê Thị Hoa (A, 07/05/1980, Phòng Nội vụ)"
    answer: dict[str, Any] = shown.as_json()
    assert answer["questions"][0]["candidates"][0]["code"] == "A"
    assert ("person_maybe", 2) in told(shown)
    imports.confirm(lists.db, shown)
    assert [person.job_title for person in lists.people()] == [None]
    imports.confirm(lists.db, imports.answer(lists.db, shown, {"2": "A"}))
    assert [(person.name, person.job_title) for person in lists.people()] == [("Lê Thị Hoa", "Tổ trưởng")]
    lists.db.undo()
    lists.take(PEOPLE, row, choices={"Sheet!2": imports.NEW})
    assert len(lists.people()) == 2


@pytest.mark.parametrize(
    "row",
    [
        [1, "Lê Thị Hoa", "12/11/1994", None, None],
        [1, "Lê Thị Hoa", "12/11/1994", "Phòng Khác", None],
        [1, "Lê Thị Hoa", "1985", "Phòng Khác", None],
        [1, "Le Thi Hoa", "1994", None, None],
    ],
)
def test_another_birth_date_is_somebody_else(lists: Lists, row: list[Any]) -> None:
    add(lists.db, Person(code="A", name="Lê Thị Hoa", birth_date="1980-05-07", collective_name="Phòng Nội vụ"))
    assert lists.show(PEOPLE, row).questions == ()
    lists.take(PEOPLE, row)
    assert len(lists.people()) == 2


def test_of_namesakes_the_one_of_the_unit_is_meant_and_for_another_unit_all_are_asked(lists: Lists) -> None:
    add(
        lists.db,
        Person(code="A", name="Lê Thị Hoa", birth_date="1980-05-07", collective_name="Phòng Nội vụ"),
        Person(code="B", name="Lê Thị Hoa", birth_date="1985", collective_name="Trạm Y tế"),
    )
    assert lists.show(PEOPLE, [1, "Lê Thị Hoa", None, "Trạm Y tế", None]).questions == ()
    (question,) = lists.show(PEOPLE, [1, "Lê Thị Hoa", None, "PKT", None]).questions
    assert [found.code for found in question.candidates] == ["A", "B"]


def test_a_row_of_another_unit_takes_nobody_from_the_row_that_is_about_him(lists: Lists) -> None:
    add(lists.db, Person(code="A", name="Lê Thị Hoa", birth_date="1980-05-07", collective_name="Phòng Nội vụ"))
    shown = lists.show(
        PEOPLE,
        [1, "Lê Thị Hoa", "1980", "Trường Tiểu học A", "Giáo viên"],
        [2, "Lê Thị Hoa", "1980", "Phòng Nội vụ", "Tổ trưởng"],
    )
    assert [question.row for question in shown.questions] == [2]
    imports.confirm(lists.db, shown)
    assert [(person.code, person.job_title) for person in lists.people()] == [("A", "Tổ trưởng")]


def test_a_year_of_birth_does_not_decide_against_the_gender_on_file(lists: Lists) -> None:
    add(lists.db, Person(code="A", name="Lê Hoa", birth_date="1980", gender="female"))
    heading = ["STT", "Họ và tên", "Giới tính", "Ngày sinh"]
    assert lists.show(heading, [1, "Lê Hoa", "Nữ", "7/5/1980"]).questions == ()
    assert [question.row for question in lists.show(heading, [1, "Lê Hoa", "Nam", "7/5/1980"]).questions] == [2]


@pytest.mark.parametrize("written", ["1980", "5/1980"])
def test_a_year_never_stands_for_the_day_of_birth_on_file(lists: Lists, written: str) -> None:
    add(lists.db, Person(code="A", name="Lê Thị Hoa", birth_date="1980-05-07", collective_name="Phòng Nội vụ"))
    lists.take(PEOPLE, [1, "Lê Thị Hoa", written, "Phòng Nội vụ", "Tổ trưởng"])
    assert [(person.birth_date, person.job_title) for person in lists.people()] == [("1980-05-07", "Tổ trưởng")]
    answer = lists.take(["Mã số", *PEOPLE[1:]], ["A", "Lê Thị Hoa", written, "Phòng Nội vụ", "Tổ trưởng"])
    assert answer.sheets[0].counts == {imports.RowStatus.SAME: 1}


def test_a_day_of_birth_stands_for_the_year_on_file(lists: Lists) -> None:
    add(lists.db, Person(code="A", name="Lê Thị Hoa", birth_date="1980", collective_name="Phòng Nội vụ"))
    lists.take(PEOPLE, [1, "Lê Thị Hoa", "7/5/1980", "Phòng Nội vụ", "Tổ trưởng"])
    assert [person.birth_date for person in lists.people()] == ["1980-05-07"]


def test_a_number_decides_with_the_name_and_asks_without_it(lists: Lists) -> None:
    an = Somebody(code="A", name="Lê Thị Hoa", citizen_number="001080012345")
    people = People([an, Somebody(code="B", name="Lê Thị Hoa", citizen_number="001080099999")])
    assert people.match({"name": "LÊ THỊ HOA", "citizen_number": "001080012345"}).sure is an
    other = people.match({"name": "Lê Thị Hòa", "citizen_number": "001080012345"})
    assert (other.sure, other.maybe) == (None, (an,))
    assert people.match({"name": "Lê Thị Hoa", "citizen_number": "001080055555"}).maybe == ()


@pytest.mark.parametrize("choices", [{"99": "A"}, {"2": "ZZ"}, {"Phòng nào đó": "A"}])
def test_answers_to_nothing_or_naming_nobody_are_refused(lists: Lists, choices: dict[str, str]) -> None:
    add(lists.db, Person(code="A", name="Lê Thị Hoa"))
    with pytest.raises(ValuesRefused):
        lists.show(PEOPLE, [1, "Lê Thị Hoa", None, None, None], choices=choices)


def test_answers_hold_when_others_wrote_in_between(lists: Lists) -> None:
    add(lists.db, Person(code="A", name="Lê Thị Hoa"))
    shown = lists.show(PEOPLE, [1, "Lê Thị Hoa", None, None, "Tổ trưởng"], choices={"2": "A"})
    add(lists.db, Person(code="B", name="Lê Thị Hoa"))
    imports.confirm(lists.db, shown)
    assert [(person.code, person.job_title) for person in lists.people()] == [("A", "Tổ trưởng"), ("B", None)]


def test_two_rows_answered_with_one_person_are_told(lists: Lists) -> None:
    add(lists.db, Person(code="A", name="Lê Thị Hoa"), Person(code="B", name="Lê Thị Hoa"))
    rows = [1, "Lê Thị Hoa", None, None, "Tổ trưởng"], [2, "Lê Thị Hoa", "7/5/1980", None, None]
    assert told(lists.show(PEOPLE, *rows, choices={"2": "A", "3": "B"})) == []
    assert told(lists.show(PEOPLE, *rows, choices={"2": "A", "3": "A"})) == [("answered_twice", 3)]
