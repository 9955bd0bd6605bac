"""Units in short words: offered for what they may stand for, and never put over the unit of somebody on file."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from khenthuong_desktop.domain.terms import SubjectKind, UnitLevel
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services import imports
from khenthuong_desktop.services.imports.matching import units_matching
from khenthuong_desktop.services.imports.matching.shortened import words_after
from khenthuong_desktop.services.imports.matching.targets import Target
from khenthuong_desktop.services.imports.matching.units_matching import Units
from khenthuong_desktop.services.units import UnitDetail, save_unit
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import Collective, Person, YearRating
from tests.unit.services.importing import Importer

NAMES = [
    "Văn phòng HĐND và UBND", "Phòng Kinh tế", "Phòng Văn hóa - Xã hội", "Trung tâm Phục vụ hành chính công",
    "Trường Tiểu học Minh Tân", "Trạm Y tế xã", "Hội Liên hiệp Phụ nữ xã", "Tổ Khoa học tự nhiên", "Tổ Khoa học xã hội",
    "Tổ bơm số 1",
]  # fmt: skip
HEAD = ["STT", "Họ và tên", "Đơn vị", "Chức vụ"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("VP", ["Văn phòng HĐND và UBND"]),
        ("KT", ["Phòng Kinh tế"]),
        ("P.KT", ["Phòng Kinh tế"]),
        ("PVHXH", ["Phòng Văn hóa - Xã hội"]),
        ("TTPVHCC", ["Trung tâm Phục vụ hành chính công"]),
        ("TH Minh Tân", ["Trường Tiểu học Minh Tân"]),
        ("Tổ KHTN", ["Tổ Khoa học tự nhiên"]),
        ("Tổ KH", ["Tổ Khoa học tự nhiên", "Tổ Khoa học xã hội"]),
        ("Hội LHPN", ["Hội Liên hiệp Phụ nữ xã"]),
        ("Trạm Y tế xã Tân Hòa", ["Trạm Y tế xã"]),
        ("Trạm Y tế", ["Trạm Y tế xã"]),
        ("Trạm Y tế xã Tân Bình", []),
        ("Phòng Nông nghiệp", []),
        ("PNV", []),
        ("T", []),
    ],
)
def test_short_words_offer_the_units_that_they_may_stand_for(written: str, meant: list[str]) -> None:
    units = Units()
    units.set_own(["UBND xã Tân Hòa"])
    for number, name in enumerate(NAMES):
        units.add(Target(SubjectKind.COLLECTIVE, f"K{number}", f"T{number}", name))
    match = units.match(written)
    assert (match.sure, match.maybe) == (None, ())
    assert [one.name for one in match.asked] == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Phòng Văn hóa – Xã hội, UBND xã Tân Hòa", "Phòng Văn hóa - Xã hội"),
        ("P. VH-XH, Ủy ban nhân dân xã Tân Hòa", "Phòng Văn hóa - Xã hội"),
        ("Phòng Kinh tế - UBND xã Tân Hòa", "Phòng Kinh tế"),
        ("Phòng Kinh tế, UBND xã Tân Bình", None),
        ("Phòng Nội vụ, UBND xã Tân Hòa", None),
    ],
)
def test_our_own_name_behind_that_of_a_unit_says_that_it_is_ours(written: str, meant: str | None) -> None:
    units = Units()
    units.set_own(["UBND xã Tân Hòa"])
    for number, name in enumerate(NAMES):
        units.add(Target(SubjectKind.COLLECTIVE, f"K{number}", f"T{number}", name))
    units.add(Target(SubjectKind.COLLECTIVE, "K", "T", "Phòng Nội vụ"))
    units.set_parents({"K": "UBND xã khác"})
    match = units.match(written)
    assert (match.sure.name if match.sure else None, match.respelled) == (meant, meant is not None)


@pytest.mark.parametrize("name", ["Phòng KT {}", "Phòng KT A{}"])
def test_of_many_units_alike_few_are_compared_word_by_word(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    compared = 0

    def counted(short: str, full: str) -> list[str] | None:
        nonlocal compared
        compared += 1
        return words_after(short, full)

    monkeypatch.setattr(units_matching, "words_after", counted)
    units = Units()
    for number in range(300):
        assert units.match(name.format(number)).asked == ()
        units.add(Target(SubjectKind.COLLECTIVE, f"K{number}", f"T{number}", name.format(number)))
    assert compared <= 50 * 60


def test_a_number_in_short_words_is_held_to_whole_numbers() -> None:
    units = Units()
    for number in (1, 12, 120):
        units.add(Target(SubjectKind.COLLECTIVE, f"K{number}", f"T{number}", f"Phòng Kinh tế {number}"))
    assert [one.name for one in units.match("P.KT 12").asked] == ["Phòng Kinh tế 12"]


class Lists(Importer):
    """An importer over a commune with units."""

    def look(self, *rows: list[Any], sheet: str = "Sheet1", **said: Any) -> imports.Preview:
        workbook = Workbook()
        workbook.worksheets[0].title = sheet
        for row in rows:
            workbook.worksheets[0].append(row)
        workbook.save(self.path)
        return imports.preview(self.db, self.library, self.path, **said)

    def person(self, code: str) -> tuple[Any, ...]:
        codes = {row.id: row.code for row in self.all(Collective)}
        found = next(row for row in self.all(Person) if row.code == code)
        return found.collective_name, codes.get(found.collective_id or "")


@pytest.fixture
def lists(db: Database, library: Library, tmp_path: Path) -> Lists:
    with db.write("by_hand") as session:
        units = [Collective(code=f"T{number}", name=name) for number, name in enumerate(NAMES)]
        session.add_all(units)
        session.flush()
        office = {"collective_id": units[0].id, "collective_name": NAMES[0]}
        session.add(Person(code="A", name="Trần Thị Bích", birth_date="1985-07-05", **office))
        session.add(Person(code="B", name="Lê Văn Cường", collective_name="Phòng Hạ tầng"))
    return Lists(db, library, tmp_path)


def test_words_that_name_no_unit_take_nobody_out_of_his(lists: Lists) -> None:
    head = ["Mã số", *HEAD[1:]]
    shown = lists.look(head, ["A", "Trần Thị Bích", "Tổ mới", "Chuyên viên"], ["N", "Vũ Hoa", "Tổ mới", None])
    assert [(problem.code, problem.row) for problem in shown.problems] == [("unit_kept", 2), ("unit_unknown", 3)]
    imports.confirm(lists.db, shown)
    assert lists.person("A") == (NAMES[0], "T0")
    assert lists.person("N") == ("Tổ mới", None)


@pytest.mark.parametrize("written", ["UBND xã Tân Hòa", "Ủy ban nhân dân xã Tân Hoà"])
def test_our_own_organ_takes_nobody_out_of_a_unit_within_it(lists: Lists, written: str) -> None:
    place = "tỉnh Hưng Yên", "Tân Hòa", "UBND", "Chủ tịch", "HĐTĐKT", "VX", "Ủy ban nhân dân tỉnh Hưng Yên"
    own = UnitDetail("Ủy ban nhân dân xã Tân Hòa", "H49", UnitLevel.COMMUNE, *place)
    save_unit(lists.db, own)
    with lists.db.write("by_hand") as session:
        session.add(Person(code="C", name="Vũ Kỳ"))
    head = ["Mã số", *HEAD[1:]]
    rows = [
        ["A", "Trần Thị Bích", written, None],
        ["B", "Lê Văn Cường", written, None],
        ["C", "Vũ Kỳ", written, None],
    ]
    shown = lists.look(head, *rows)
    assert [(one.code, one.details["rows"]) for one in shown.problems] == [("own_unit_kept", "2, 3")]
    imports.confirm(lists.db, shown)
    assert lists.person("A") == (NAMES[0], "T0")
    assert lists.person("B") == ("Phòng Hạ tầng", None)
    assert lists.person("C") == (written, None)


def test_a_unit_that_is_made_with_the_list_takes_those_who_move_there(lists: Lists) -> None:
    rows = ["Mã số", *HEAD[1:]], ["A", "Trần Thị Bích", "Tổ mới", None]
    imports.confirm(lists.db, lists.look(*rows, aim=imports.Aim(make_units=True)))
    assert lists.person("A") == ("Tổ mới", "TT0001")


def test_the_words_of_a_unit_that_nobody_entered_are_not_spelled_anew(lists: Lists) -> None:
    imports.confirm(lists.db, lists.look(["Mã số", *HEAD[1:]], ["B", "Lê Văn Cường", "P. Hạ tầng", "Tổ phó"]))
    assert lists.person("B") == ("Phòng Hạ tầng", None)


def test_short_words_are_asked_once_with_whom_they_leave_open(lists: Lists) -> None:
    rows = HEAD, [1, "Trần Thị Bích", "VP", None], [2, "Người Mới Đến", "VP", None]
    shown = lists.look(*rows)
    assert [(question.key, [one.code for one in question.candidates]) for question in shown.questions] == [
        ("VP", ["T0"])
    ]
    assert [(problem.code, problem.row) for problem in shown.problems] == [("unit_waits", 2), ("unit_maybe", 3)]
    (question,) = imports.answer(lists.db, shown, {"VP": imports.NEW}).questions
    assert (question.key, [one.code for one in question.candidates]) == ("Sheet1!2", ["A"])
    answered = imports.answer(lists.db, shown, {"VP": "T0"})
    assert answered.questions == ()
    imports.confirm(lists.db, answered)
    assert lists.person("CN0001") == (NAMES[0], "T0")
    assert len(lists.all(Person)) == 3


def test_short_words_of_records_are_asked_with_whom_they_leave_open(lists: Lists) -> None:
    rows = ["Năm", "Họ và tên", "Đơn vị", "Mức xếp loại"], [2025, "Trần Thị Bích", "VP", "HTTNV"]
    shown = lists.look(*rows, sheet="Xếp loại năm")
    assert [question.key for question in shown.questions] == ["VP"]
    imports.confirm(lists.db, imports.answer(lists.db, shown, {"VP": "T0"}))
    assert len(lists.all(YearRating)) == 1


@pytest.mark.parametrize("records", [True, False])
def test_a_near_name_with_a_short_unit_asks_for_the_unit_first(lists: Lists, records: bool) -> None:
    head, sheet = (["Năm", "Họ và tên", "Đơn vị", "Mức xếp loại"], "Xếp loại năm") if records else (HEAD, "Sheet1")
    shown = lists.look(head, [2025, "Trần Thị Bich", "VP", "HTTNV"], sheet=sheet)
    assert [question.key for question in shown.questions] == ["VP"]
    (question,) = imports.answer(lists.db, shown, {"VP": "T0"}).questions
    assert (question.key, [one.code for one in question.candidates]) == (f"{sheet}!2", ["A"])


def test_short_words_that_mean_none_of_those_make_a_unit_where_it_is_wanted(lists: Lists) -> None:
    rows = HEAD, [1, "Người Mới Đến", "KT", None], [2, "Người Mới Nữa", "KT", None]
    imports.confirm(lists.db, lists.look(*rows, choices={"KT": imports.NEW}, aim=imports.Aim(make_units=True)))
    assert (lists.person("CN0001"), lists.person("CN0002")) == (("KT", "TT0001"), ("KT", "TT0001"))


def test_a_collective_in_short_words_is_asked(lists: Lists) -> None:
    head = ["STT", "Tên đơn vị/tập thể", "Tổng số người"]
    (question,) = lists.look(head, [1, "VP", 9]).questions
    assert [one.code for one in question.candidates] == ["T0"]
