"""A code that is on file under another name: nobody is renamed unasked, and nothing is given to somebody else."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from sqlalchemy import select

from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services import imports
from khenthuong_desktop.services.imports import Corrections, ImportAnswer, Preview
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import Collective, Household, Person, YearRating

Told = list[tuple[str, str | None, int | None]]
STAFF = ["Mã số", "Họ và tên", "Ngày sinh", "Số CCCD"]
RATED: list[Any] = ["Năm", "Mã số", "Mức xếp loại"]


class Lists:
    """Lists with codes on their way in, over people, units and households on file."""

    def __init__(self, db: Database, library: Library, path: Path) -> None:
        self.db, self.library, self.path = db, library, path

    def add(self, *rows: Any) -> None:
        with self.db.write("by_hand") as session:
            session.add_all(rows)

    def show(self, sheets: dict[str, list[list[Any]]], **said: Any) -> Preview:
        book = Workbook()
        book.remove(book.worksheets[0])
        for title, rows in sheets.items():
            page = book.create_sheet(title)
            for row in rows:
                page.append(row)
        book.save(self.path)
        return imports.preview(self.db, self.library, self.path, **said)

    def staff(self, *rows: list[Any], **said: Any) -> Preview:
        return self.show({"Nhân sự": [STAFF, *rows]}, **said)

    def names(self, table: type[Any]) -> dict[str, str]:
        with self.db.read() as session:
            return {row.code: getattr(row, "head_name", None) or row.name for row in session.scalars(select(table))}

    def rated(self) -> dict[str, str]:
        """Who has which rating."""
        with self.db.read() as session:
            codes = {row.id: row.code for row in session.scalars(select(Person))}
            return {codes[row.subject_id]: str(row.rating) for row in session.scalars(select(YearRating))}


@pytest.fixture
def lists(db: Database, library: Library, tmp_path: Path) -> Lists:
    return Lists(db, library, tmp_path / "ds.xlsx")


def told(shown: Preview | ImportAnswer) -> Told:
    found = [one for one in shown.problems if one.code not in ("unit_unknown", "proposals_not_kept")]
    return [(one.code, one.severity.value, one.row) for one in found]


def test_a_column_of_codes_out_of_step_renames_nobody(lists: Lists) -> None:
    lists.add(*(Person(code=f"S{n}", name=f"Vũ {name}") for n, name in enumerate(["Một", "Hai", "Ba"])))
    rows = [["S1", "Vũ Một"], ["S2", "Vũ Hai"], ["S0", "Vũ Ba"]]
    shown = lists.show({"Nhân sự": [STAFF, *rows], "Xếp loại năm": [RATED, [2025, "S1", "HTTNV"]]})
    assert [one[:2] for one in told(shown)] == [("code_of_other_name", "error")] * 3 + [
        ("waits_for_faulty_row", "warning")
    ]
    assert "S1" in shown.problems[0].message
    assert "Vũ Một (S0)" in shown.problems[0].message
    imports.confirm(lists.db, shown, accept_valid=True)
    assert lists.names(Person) == {"S0": "Vũ Một", "S1": "Vũ Hai", "S2": "Vũ Ba"}
    assert lists.rated() == {}


def test_the_clerk_may_say_that_somebody_is_renamed(lists: Lists) -> None:
    lists.add(Person(code="CB1", name="Nguyễn Văn A"))
    row = ["CB1", "Phạm Thị Hoa", "1990", None]
    shown = lists.staff(row)
    assert told(shown) == [("holder_maybe", "warning", 2)]
    (question,) = shown.questions
    assert [candidate.code for candidate in question.candidates] == ["CB1"]
    imports.confirm(lists.db, shown)
    assert lists.names(Person) == {"CB1": "Nguyễn Văn A"}
    assert told(imports.answer(lists.db, shown, {"2": imports.NEW})) == [("code_of_another", "error", 2)]
    imports.confirm(lists.db, lists.staff(row, choices={"2": "CB1"}))
    assert lists.names(Person) == {"CB1": "Phạm Thị Hoa"}


def test_another_name_with_another_number_is_an_error_that_may_be_confirmed(lists: Lists) -> None:
    lists.add(Person(code="CB2", name="Lê Thị B", citizen_number="001080012345"))
    row = ["CB2", "Võ Minh C", None, "001099054321"]
    assert told(lists.staff(row)) == [("code_of_another", "error", 2)]
    imports.confirm(lists.db, lists.staff(row, choices={"Nhân sự!2": "CB2"}))
    assert lists.names(Person) == {"CB2": "Võ Minh C"}


def test_the_same_number_or_day_of_birth_makes_a_new_name_sure(lists: Lists) -> None:
    lists.add(
        Person(code="CB1", name="Lê Thị B", citizen_number="001080012345"),
        Person(code="CB2", name="Trần Văn C", birth_date="1980-05-07"),
    )
    shown = lists.staff(["CB1", "Lê Thị Bích", None, "001080012345"], ["CB2", "Trần Văn Cường", "07/05/1980", None])
    assert told(shown) == [("name_changed", "warning", 2), ("name_changed", "warning", 3)]
    imports.confirm(lists.db, shown)
    assert lists.names(Person) == {"CB1": "Lê Thị Bích", "CB2": "Trần Văn Cường"}


def test_the_same_year_of_birth_makes_no_name_sure(lists: Lists) -> None:
    lists.add(Person(code="CB1", name="Trần Văn C", birth_date="1980"))
    assert told(lists.staff(["CB1", "Trần Văn Cường", "1980", None])) == [("holder_maybe", "warning", 2)]


@pytest.mark.parametrize("written", ["LÊ THỊ MỸ", "Le Thi My", "Lê Thị Mĩ"])
def test_another_spelling_is_no_other_name(lists: Lists, written: str) -> None:
    lists.add(Person(code="CB1", name="Lê Thị Mỹ"))
    shown = lists.staff(["CB1", written, "1980", None])
    assert (shown.questions, [one for one in told(shown) if one[1] != "fixed"]) == ((), [])


def test_accents_that_come_back_are_no_other_name(lists: Lists) -> None:
    lists.add(Person(code="CB1", name="Le Thi My"))
    shown = lists.staff(["CB1", "Lê Thị Mỹ", None, None])
    assert told(shown) == []
    imports.confirm(lists.db, shown)
    assert lists.names(Person) == {"CB1": "Lê Thị Mỹ"}


def test_an_offices_list_with_codes_renames_nobody_either(lists: Lists) -> None:
    lists.add(Person(code="CB1", name="Nguyễn Văn A"), Household(code="H1", head_name="Lê Văn Hải", address="Thôn 3"))
    head = ["Mã số", "Họ và tên", "Chức vụ", "Hình thức đề nghị"]
    shown = lists.show({"Đề nghị": [head, ["CB1", "Phạm Thị Hoa", "Văn thư", "Giấy khen"]]})
    assert told(shown) == [("holder_maybe", "warning", 2)]
    assert told(imports.answer(lists.db, shown, {"2": "CB1"})) == []
    homes = ["Mã hộ", "Họ tên chủ hộ", "Địa chỉ"]
    for address, found in (("Thôn 3", ("holder_maybe", "warning", 2)), ("Thôn 4", ("code_of_another", "error", 2))):
        assert told(lists.show({"Hộ gia đình": [homes, ["H1", "Trần Văn Bình", address]]})) == [found]


def test_a_unit_may_be_renamed_but_not_to_anothers_name(lists: Lists) -> None:
    lists.add(Collective(code="T1", name="Tổ Văn phòng"), Collective(code="T2", name="Trạm Y tế"))
    head = ["Mã số", "Tên tập thể", "Tổng số người"]
    shown = lists.show({"Tập thể": [head, ["T1", "Tổ Hành chính", None]]})
    assert told(shown) == [("name_changed", "warning", 2)]
    swapped = lists.show({"Tập thể": [head, ["T1", "Trạm Y tế", None], ["T2", "Tổ Văn phòng", None]]})
    assert [one[:2] for one in told(swapped)] == [("code_of_other_name", "error")] * 2
    imports.confirm(lists.db, shown)
    assert lists.names(Collective) == {"T1": "Tổ Hành chính", "T2": "Trạm Y tế"}


def test_a_unit_becomes_none_of_another_sort_unasked(lists: Lists) -> None:
    lists.add(Collective(code="T1", name="Trường Tiểu học A"), Collective(code="T2", name="Tổ Văn phòng"))
    head = ["Mã số", "Tên tập thể"]
    shown = lists.show({"Tập thể": [head, ["T1", "Trạm Y tế"], ["T2", "Công đoàn"]]})
    assert told(shown) == [("holder_maybe", "warning", 2), ("holder_maybe", "warning", 3)]
    imports.confirm(lists.db, shown, accept_valid=True)
    assert lists.names(Collective) == {"T1": "Trường Tiểu học A", "T2": "Tổ Văn phòng"}
    answered = imports.answer(lists.db, shown, {question.key: "T1" for question in shown.questions[:1]})
    assert told(answered)[0] == ("name_changed", "warning", 2)
    imports.confirm(lists.db, answered, accept_valid=True)
    assert lists.names(Collective)["T1"] == "Trạm Y tế"


def test_a_unit_of_another_sort_at_the_same_place_is_asked(lists: Lists) -> None:
    lists.add(Collective(code="T1", name="Trường Mầm non An Bình"))
    shown = lists.show({"Tập thể": [["Mã số", "Tên tập thể"], ["T1", "Trạm Y tế An Bình"]]})
    assert told(shown) == [("holder_maybe", "warning", 2)]


def test_new_units_of_one_name_in_one_place_are_told(lists: Lists) -> None:
    lists.add(Collective(code="T1", name="Phòng Hai"))
    head: list[Any] = ["Mã số", "Tên tập thể", "Trực thuộc"]
    rows: list[list[Any]] = [["B1", "Phòng Một", None], ["B5", "Phòng  một", None], ["B6", "Phòng Hai", None]]
    apart: list[list[Any]] = [["B7", "Tổ 1", "Phòng Một"], ["B8", "Tổ 1", "Phòng Hai"], ["T1", "Phòng Hai", None]]
    shown = lists.show({"Tập thể": [head, *rows, *apart]})
    assert [one for one in told(shown) if one[0].startswith("same_unit")] == [
        ("same_unit_in_file", "warning", 3), ("same_unit_on_file", "warning", 4),
    ]  # fmt: skip


def test_a_rating_of_a_row_that_is_not_written_goes_to_nobody_else(lists: Lists) -> None:
    lists.add(Person(code="0012", name="Lê Thị B"))
    rated = {"Xếp loại năm": [RATED, [2025, "12", "HTTNV"]]}
    shown = lists.show({"Nhân sự": [STAFF, ["12", "Võ Minh Khác", "31/04/1990", None]], **rated})
    assert ("waits_for_faulty_row", "warning", 2) in told(shown)
    imports.confirm(lists.db, shown, accept_valid=True)
    left_out = Corrections(left_out=frozenset({("Nhân sự", 2, "")}))
    row = ["12", "Võ Minh Khác", "30/04/1990", None]
    shown = lists.show({"Nhân sự": [STAFF, row], **rated}, corrections=left_out)
    assert ("waits_for_row_left_out", "warning", 2) in told(shown)
    imports.confirm(lists.db, shown, accept_valid=True)
    assert lists.rated() == {}
    imports.confirm(lists.db, lists.show(rated))
    assert lists.rated() == {"0012": "HTTNV"}


def test_a_code_without_its_zeros_is_the_one_on_file_where_name_and_birth_are(lists: Lists) -> None:
    lists.add(Person(code="0012", name="Lê Thị B", birth_date="1985-07-05"))
    shown = lists.staff(["12", "Lê Thị B", "1985", None])
    assert told(shown) == [("code_restored", "fixed", 2)]
    imports.confirm(lists.db, shown)
    asked = lists.staff(["12", "Lê Thị B", None, None])
    assert told(asked) == [("code_maybe", "warning", 2)]
    for answer, people in (("0012", ["0012"]), ("new", ["0012", "12"])):
        imports.confirm(lists.db, imports.answer(lists.db, asked, {"2": answer}))
        assert sorted(lists.names(Person)) == people


def test_a_code_that_may_be_that_of_two_is_restored_to_neither(lists: Lists) -> None:
    lists.add(Person(code="01", name="Vũ Một"), Person(code="1", name="Vũ Hai"))
    shown = lists.show({"Xếp loại năm": [RATED, [2025, "001", "HTTNV"]]})
    assert told(shown) == [("code_unknown", "error", 2)]


@pytest.mark.parametrize(("on_file", "written"), [("0012", "12"), ("CB3", "cb3")])
def test_a_code_that_is_nearly_anothers_is_told(lists: Lists, on_file: str, written: str) -> None:
    lists.add(Person(code=on_file, name="Lê Thị B"))
    assert told(lists.staff([written, "Trần An", None, None])) == [("code_nearly", "warning", 2)]
    both = lists.staff(["x1", "Trần An", None, None], ["X1", "Lê Hoa", None, None])
    assert told(both) == [("code_nearly_twice", "warning", 3)]


def test_zeros_lost_on_the_way_turn_nobody_into_another(lists: Lists) -> None:
    lists.add(Person(code="0012", name="Lê Thị B", birth_date="1985-07-05"), Person(code="12", name="Nguyễn Văn An"))
    row = ["12", "Lê Thị B", "05/07/1985", None]
    shown = lists.staff(row)
    assert told(shown) == [("code_maybe", "warning", 2)]
    assert [candidate.code for candidate in shown.questions[0].candidates] == ["0012", "12"]
    assert lists.staff(row, choices={"2": "0012"}).sheets[0].rows[0].changes == {}
    assert told(lists.staff(row, choices={"2": imports.NEW})) == [("code_of_other_name", "error", 2)]
    third = lists.staff(["00012", "Lê Thị B", "05/07/1985", None])
    assert told(third) == [("code_restored", "fixed", 2)]
    both = lists.staff(["0012", "Lê Thị B", None, None], ["12", "Nguyễn Văn An", None, None])
    assert told(both) == []


def test_names_that_differ_in_accents_alone_are_two_where_both_are_on_file(lists: Lists) -> None:
    lists.add(Person(code="A", name="Lê Thị Hoa"), Person(code="B", name="Lê Thị Hòa"))
    swapped = lists.staff(["A", "Lê Thị Hòa", None, None], ["B", "Lê Thị Hoa", None, None])
    assert [one[:2] for one in told(swapped)] == [("code_of_other_name", "error")] * 2


RECORDS: dict[str, list[list[Any]]] = {
    "Xếp loại năm": [["Mã số", "Họ và tên", "Năm", "Mức xếp loại"], [2025, "HTTNV"]],
    "Khen thưởng đã có": [["Mã số", "Họ và tên", "Danh hiệu, hình thức", "Năm"], ["LĐTT", 2024]],
    "Kỷ luật": [["Mã số", "Họ và tên", "Hình thức", "Từ ngày"], ["cảnh cáo", "02/01/2024"]],
    "Đăng ký": [["Mã số", "Họ và tên", "Năm", "Danh hiệu đăng ký"], [2026, "LĐTT"]],
}


@pytest.mark.parametrize("sheet", RECORDS)
@pytest.mark.parametrize("titled", [True, False])
def test_a_name_beside_a_code_is_held_against_its_holder(lists: Lists, sheet: str, titled: bool) -> None:
    lists.add(Person(code="S0", name="Vũ Một"), Person(code="S1", name="Vũ Hai"))
    head, values = RECORDS[sheet]
    rows = [head, ["S1", "Vũ Một", *values], ["S0", "VŨ MỘT", *values], ["S1", None, *values]]
    shown = lists.show({sheet if titled else "Sheet1": rows})
    assert [one for one in told(shown) if one[1] == "error"] == [("code_not_of_name", "error", 2)]
    assert not [use for use in shown.sheets[0].uses if use.field is None]
    message = next(one.message for one in shown.problems if one.code == "code_not_of_name")
    assert "S1" in message
    assert "Vũ Hai" in message
    assert "Vũ Một" in message


def test_who_is_renamed_in_the_file_bears_either_name_in_its_records(lists: Lists) -> None:
    lists.add(Person(code="S1", name="Vũ Hai", citizen_number="001080012345"))
    rated: list[list[Any]] = [
        [*RATED, "Họ và tên"],
        [2025, "S1", "HTTNV", "Vũ Minh Hai"],
        [2024, "S1", "HTTNV", "Vũ Hai"],
    ]
    staff: list[list[Any]] = [STAFF, ["S1", "Vũ Minh Hai", None, "001080012345"]]
    assert told(lists.show({"Nhân sự": staff, "Xếp loại năm": rated})) == [("name_changed", "warning", 2)]


def test_a_long_column_of_codes_out_of_step_is_told_once(lists: Lists) -> None:
    people = [(f"S{number:03}", f"Vũ {chr(65 + number // 26)}{chr(97 + number % 26)}") for number in range(60)]
    lists.add(*(Person(code=code, name=name) for code, name in people))
    slipped = [[code, name, None, None] for (code, _), (_, name) in zip(people, people[1:] + people[:1], strict=True)]
    shown = lists.staff(*slipped)
    assert (told(shown), shown.questions) == ([("codes_out_of_step", "error", 2)], ())
    (problem,) = shown.problems
    assert problem.column == "A"
    assert "60 trên 60 dòng" in problem.message
    imports.confirm(lists.db, shown, accept_valid=True)
    assert lists.names(Person) == dict(people)
    by_name = lists.show({"Nhân sự": [STAFF, *slipped]}, mapping={"Mã số": "unused"})
    assert [one for one in told(by_name) if one[1] == "error"] == []


def test_codes_of_records_out_of_step_are_told_once_too(lists: Lists) -> None:
    people = [(f"S{number:03}", f"Vũ {chr(65 + number // 26)}{chr(97 + number % 26)}") for number in range(40)]
    lists.add(*(Person(code=code, name=name) for code, name in people))
    rows = [[2025, code, name, "HTTNV"] for (code, _), (_, name) in zip(people, people[1:] + people[:1], strict=True)]
    shown = lists.show({"Xếp loại năm": [["Năm", "Mã số", "Họ và tên", "Mức xếp loại"], *rows]})
    assert told(shown) == [("codes_out_of_step", "error", 2)]


def test_a_few_codes_of_others_are_each_asked(lists: Lists) -> None:
    people = [(f"S{number:03}", f"Vũ {chr(65 + number // 26)}{chr(97 + number % 26)}") for number in range(60)]
    lists.add(*(Person(code=code, name=name) for code, name in people))
    rows = [[code, "Phạm Thị Hoa" if code < "S021" else name, None, None] for code, name in people]
    assert len(lists.staff(*rows).questions) == 21


@pytest.mark.parametrize("name", ["Nguyễn Văn An", "Nguyen Van An"])
def test_a_code_given_anew_to_a_namesake_is_asked(lists: Lists, name: str) -> None:
    own, other = "001080000001", "001092000002"
    lists.add(Person(code="CB1", name="Nguyễn Văn An", birth_date="1980-05-07", citizen_number=own))
    shown = lists.staff(row := ["CB1", name, "09/11/1992", other])
    assert told(shown) == [("code_of_namesake", "warning", 2)]
    imports.confirm(lists.db, shown, accept_valid=True)
    assert numbers(lists) == {"CB1": own}
    refused = imports.answer(lists.db, shown, {shown.questions[0].key: imports.NEW})
    assert [(one.severity, one.code) for one in refused.problems] == [("error", "code_of_namesake")]
    imports.confirm(lists.db, lists.staff(row, choices={shown.questions[0].key: "CB1"}), accept_valid=True)
    assert numbers(lists) == {"CB1": other}


def test_another_number_or_another_birth_alone_is_told(lists: Lists) -> None:
    lists.add(Person(code="CB1", name="Nguyễn Văn An", birth_date="1980-05-07", citizen_number="001080000001"))
    other = lists.staff(["CB1", "Nguyễn Văn An", "07/05/1980", "001080000002"])
    assert told(other) == [("citizen_number_changed", "warning", 2)]
    born = lists.staff(["CB1", "Nguyễn Văn An", "07/06/1980", "001080000001"])
    assert told(born) == [("birth_changed", "warning", 2)]


def test_a_new_card_for_an_old_one_is_no_other_number(lists: Lists) -> None:
    lists.add(Person(code="CB1", name="Nguyễn Văn An", birth_date="1980-05-07", citizen_number="123456789"))
    shown = lists.staff(["CB1", "Nguyễn Văn An", "07/05/1980", "001080000002"])
    assert told(shown) == []
    imports.confirm(lists.db, shown)
    assert numbers(lists) == {"CB1": "001080000002"}


def numbers(lists: Lists) -> dict[str, str | None]:
    with lists.db.read() as session:
        return {row.code: row.citizen_number for row in session.scalars(select(Person))}
