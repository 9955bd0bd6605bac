"""Ratings, awards, registrations and initiatives that lists of people tell beside the names."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from sqlalchemy import select

from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services import imports
from khenthuong_desktop.services.imports import RowStatus
from khenthuong_desktop.services.imports.planners import records_beside
from khenthuong_desktop.spreadsheets.layouts.record_columns import record_columns
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import (
    AwardHeld,
    Initiative,
    InitiativeAuthor,
    Person,
    Registration,
    YearRating,
)

TITLE: list[Any] = ["DANH SÁCH CÁN BỘ, CÔNG CHỨC NĂM 2026"]
WHO: list[Any] = ["STT", "Họ và tên", "Ngày sinh", "Chức vụ", "Đơn vị"]
HOA: list[Any] = [1, "Lê Thị Hoa", "01/02/1980", "Trưởng phòng", "Phòng Nội vụ"]
AN: list[Any] = [2, "Trần Văn An", "03/04/1985", "Phó phòng", "Phòng Nội vụ"]


class Lists:
    """Lists of people on their way in."""

    def __init__(self, db: Database, library: Library, folder: Path) -> None:
        self.db, self.library, self.path = db, library, folder / "ds.xlsx"

    def show(self, *rows: list[Any], merges: Sequence[str] = ()) -> imports.Preview:
        book = Workbook()
        page = book.worksheets[0]
        for row in rows:
            page.append(row)
        for merge in merges:
            page.merge_cells(merge)
        book.save(self.path)
        return imports.preview(self.db, self.library, self.path)

    def take(self, *rows: list[Any], merges: Sequence[str] = ()) -> imports.ImportAnswer:
        return imports.confirm(self.db, self.show(*rows, merges=merges))

    def all(self, table: type[Any]) -> list[Any]:
        with self.db.read() as session:
            return list(session.scalars(select(table)))

    def names(self) -> dict[str, str]:
        return {person.id: person.name for person in self.all(Person)}

    def ratings(self) -> list[tuple[str, int, str]]:
        names = self.names()
        return sorted((names[row.subject_id], row.year, row.rating) for row in self.all(YearRating))

    def held(self) -> list[tuple[str, int, str]]:
        names = self.names()
        return sorted((names[row.subject_id], row.year, row.award) for row in self.all(AwardHeld))


@pytest.fixture
def lists(db: Database, library: Library, tmp_path: Path) -> Lists:
    return Lists(db, library, tmp_path)


def told(answer: imports.ImportAnswer | imports.Preview) -> list[tuple[str, str | None]]:
    return [(problem.code, problem.column) for problem in answer.problems]


@pytest.mark.parametrize(
    "years",
    [
        (2022, 2023, 2024),
        ("2022", "2023", "2024"),
        ("Năm 2022", "Năm 2023", "Năm 2024"),
        ("NĂM HỌC 2021-2022", "NĂM HỌC 2022-2023", "NĂM HỌC 2023 - 2024"),
        (date(2022, 1, 1), date(2023, 12, 31), date(2024, 6, 1)),
    ],
)
def test_group_headings_over_years_give_one_field_a_year(lists: Lists, years: Sequence[Any]) -> None:
    top = [*WHO, "Kết quả xếp loại chất lượng", None, None, "Danh hiệu thi đua đã đạt", None, None]
    rows = [
        TITLE,
        top,
        [None] * 5 + [*years, *years],
        [*HOA, "HTXSNV", "HTTNV", None, "LĐTT", "LĐTT; CSTĐCS", "LĐTT\n- Giấy khen của Chủ tịch UBND xã"],
        [*AN, "HTTNV", None, "HTNV", None, "Giấy khen", "x"],
    ]
    merges = ["F2:H2", "I2:K2", *(f"{letter}2:{letter}3" for letter in "ABCDE")]
    answer = lists.take(*rows, merges=merges)
    assert answer.errors == 0, told(answer)
    assert lists.ratings() == [
        ("Lê Thị Hoa", 2022, "HTXSNV"),
        ("Lê Thị Hoa", 2023, "HTTNV"),
        ("Trần Văn An", 2022, "HTTNV"),
        ("Trần Văn An", 2024, "HTNV"),
    ]
    assert [(name, year) for name, year, _ in lists.held()] == [
        ("Lê Thị Hoa", 2022),
        ("Lê Thị Hoa", 2023),
        ("Lê Thị Hoa", 2023),
        ("Lê Thị Hoa", 2024),
        ("Lê Thị Hoa", 2024),
        ("Trần Văn An", 2023),
    ]
    again = lists.show(*rows, merges=merges)
    assert again.sheets[0].counts == {RowStatus.SAME: 2}
    lists.db.undo()
    assert (lists.all(Person), lists.all(YearRating), lists.all(AwardHeld)) == ([], [], [])


def test_group_headings_without_merges_hold_too(lists: Lists) -> None:
    answer = lists.take(
        [*WHO, "Xếp loại", None, "Khen thưởng đã đạt", None],
        [None] * 5 + ["2023", "2024", "2023", "2024"],
        [*HOA, "HTXSNV", "HTTNV", "LĐTT", "CSTĐCS"],
    )
    assert answer.errors == 0, told(answer)
    assert lists.ratings() == [("Lê Thị Hoa", 2023, "HTXSNV"), ("Lê Thị Hoa", 2024, "HTTNV")]
    assert lists.held() == [
        ("Lê Thị Hoa", 2023, "advanced_worker"),
        ("Lê Thị Hoa", 2024, "grassroots_emulation_fighter"),
    ]


def test_years_above_and_what_they_hold_below(lists: Lists) -> None:
    lists.take(
        [*WHO, "Năm 2024", None, None, "Năm 2025", None],
        [None] * 5 + ["Xếp loại", "Danh hiệu đã đạt", "Số QĐ khen thưởng", "Xếp loại", "Danh hiệu đã đạt"],
        [*HOA, "HTXSNV", "LĐTT", "05/QĐ-UBND", "HTTNV", "LĐTT"],
        merges=["F1:H1", "I1:J1", *(f"{letter}1:{letter}2" for letter in "ABCDE")],
    )
    assert lists.ratings() == [("Lê Thị Hoa", 2024, "HTXSNV"), ("Lê Thị Hoa", 2025, "HTTNV")]
    numbers = {row.year: row.decision_number for row in lists.all(AwardHeld)}
    assert numbers == {2024: "05/QĐ-UBND", 2025: None}


def test_awards_of_several_years_side_by_side_are_held_and_the_clerk_is_told(lists: Lists) -> None:
    answer = lists.take(
        [*WHO, "Danh hiệu 2023", "Danh hiệu 2024", "Danh hiệu đề nghị"],
        [*HOA, "LĐTT", "LĐTT", "CSTĐCS"],
    )
    assert [column for code, column in told(answer) if code == "award_supposed_held"] == ["F", "G"]
    assert lists.held() == [("Lê Thị Hoa", 2023, "advanced_worker"), ("Lê Thị Hoa", 2024, "advanced_worker")]


def test_an_award_column_of_one_year_is_never_guessed(lists: Lists) -> None:
    shown = lists.show([*WHO, "Danh hiệu 2025"], [*HOA, "LĐTT"])
    (problem,) = [problem for problem in shown.problems if problem.code == "extra_award_year"]
    assert "(1 ô có dữ liệu)" in problem.message


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("LĐTT 2022, 2023; CSTĐCS 2023", [(2022, None), (2023, None), (2023, None)]),
        ("Giấy khen năm 2021 (QĐ số 12/QĐ-UBND ngày 03/04/2021)", [(2021, "12/QĐ-UBND")]),
        ("2020: LĐTT, 2021: LĐTT", [(2020, None), (2021, None)]),
        ("LĐTT các năm 2019, 2020", [(2019, None), (2020, None)]),
        ("LĐTT từ 2019 đến 2021", [(2019, None), (2020, None), (2021, None)]),
        ("LĐTT năm học 2022-2023", [(2023, None)]),
        ("LĐTT năm học 2022-2023, 2023-2024", [(2023, None), (2024, None)]),
        ("LĐTT năm học 2021-2022; 2022-2023", [(2022, None), (2023, None)]),
        ("LĐTT các năm học 2021-2022, 2022-2023 và 2023-2024", [(2022, None), (2023, None), (2024, None)]),
        ("LĐTT 2019-2021, 2023", [(2019, None), (2020, None), (2021, None), (2023, None)]),
        ("CSTĐCS năm 2023, QĐ số 5/QĐ-UBND ngày 10/1/2024", [(2023, "5/QĐ-UBND")]),
        ("CSTĐCS năm 2023\nQĐ số 5/QĐ-UBND ngày 10/1/2024", [(2023, "5/QĐ-UBND")]),
        ("LĐTT 2021 (QĐ số 5/QĐ-UBND), 2022 (QĐ số 6/QĐ-UBND)", [(2021, "5/QĐ-UBND"), (2022, "6/QĐ-UBND")]),
        ("LĐTT 2022 và CSTĐCS 2023", [(2022, None), (2023, None)]),
        ("LĐTT: 2021, 2022 - CSTĐCS: 2023", [(2021, None), (2022, None), (2023, None)]),
        ("2021, 2022: LĐTT; 2023: CSTĐCS", [(2021, None), (2022, None), (2023, None)]),
        ("LĐTT 2021, 2022 - CSTĐCS", []),
        ("LĐTT", []),
        ("LĐTT 2022-2023", []),
    ],
)
def test_a_cell_may_name_the_years_of_its_awards(
    lists: Lists, cell: str, expected: list[tuple[int, str | None]]
) -> None:
    answer = lists.take([*WHO, "Danh hiệu, hình thức khen thưởng đã đạt được"], [*HOA, cell])
    assert sorted((row.year, row.decision_number) for row in lists.all(AwardHeld)) == sorted(expected)
    assert (("held_without_year", "F") in told(answer)) is (not expected)


@pytest.mark.parametrize(
    ("headings", "cells"),
    [
        (["Khen thưởng đã đạt"], ["LĐTT 2021, 2022 (QĐ số 6/QĐ-UBND ngày 12/1/2023)"]),
        (["Danh hiệu đã được tặng", "Số, ngày quyết định"], ["LĐTT 2021, 2022", "QĐ số 6/QĐ-UBND ngày 12/1/2023"]),
        (["Khen thưởng đã đạt"], ["LĐTT 2021, 2022, QĐ số 5/QĐ-UBND, QĐ số 6/QĐ-UBND"]),
        (["Khen thưởng đã đạt"], ["QĐ số 6/QĐ-UBND ngày 12/1/2023: LĐTT 2021; LĐTT 2022"]),
    ],
)
def test_a_decision_of_nobody_knows_which_year_is_told_and_not_kept(
    lists: Lists, headings: list[Any], cells: list[Any]
) -> None:
    answer = lists.take([*BORN, *headings], [*LAN, *cells])
    assert ("decision_of_which_year", "F") in told(answer)
    assert decided(lists) == [("advanced_worker", year, None, None) for year in (2021, 2022)]


def test_who_decided_behind_an_award_is_kept(lists: Lists) -> None:
    lists.take([*BORN, "Khen thưởng đã đạt"], [*LAN, "LĐTT 2023 (QĐ số 5/QĐ-UBND của Chủ tịch UBND xã)"])
    assert [row.decided_by for row in lists.all(AwardHeld)] == ["Chủ tịch UBND xã"]


@pytest.mark.parametrize(
    ("heading", "cell", "expected", "code"),
    [
        ("năm 2026", "LĐTT 2025; CSTĐCS 2026", [2025, 2026], "award_year_otherwise"),
        ("năm 2026", "LĐTT", [2026], None),
        ("năm học 2025-2026", "LĐTT 2025-2026", [2026], None),
        ("năm học 2026-2027", "LĐTT 2025-2026", [], "registered_without_year"),
        ("năm học 2026-2027", "LĐTT năm học 2026-2027", [2027], None),
    ],
)
def test_a_registration_is_of_the_year_behind_it(
    lists: Lists, heading: str, cell: str, expected: list[int], code: str | None
) -> None:
    answer = lists.take([*BORN, f"Đăng ký danh hiệu {heading}"], [*LAN, cell])
    assert sorted(row.year for row in lists.all(Registration)) == expected
    assert [one for one, column in told(answer) if column == "F"] == ([code] if code else [])


def test_more_than_a_list_can_sensibly_say_beside_its_people_is_told_and_not_planned(
    lists: Lists, monkeypatch: pytest.MonkeyPatch
) -> None:
    head = [*WHO, "Danh hiệu đã đạt", "Xếp loại năm 2024"]
    rows = [TITLE, head, [*HOA, "LĐTT 2020, 2021, 2022", "HTTNV"], [*AN, "LĐTT 2023; CSTĐCS 2024", "HTTNV"]]
    monkeypatch.setattr(records_beside, "MAX_RECORDS", 5)
    assert "too_many_beside" not in dict(told(lists.show(*rows)))
    monkeypatch.setattr(records_beside, "MAX_RECORDS", 4)
    shown = lists.show(*rows)
    assert "too_many_beside" in dict(told(shown))
    imports.confirm(lists.db, shown, accept_valid=True)
    assert (len(lists.all(Person)), lists.all(AwardHeld), lists.ratings()) == (2, [], [])


def test_an_unknown_award_said_again_and_again_in_a_cell_is_told_once(lists: Lists) -> None:
    shown = lists.show(TITLE, [*WHO, "Danh hiệu đã đạt năm 2024"], [*HOA, "Danh hiệu lạ; " * 100])
    unknown = [problem.value for problem in shown.problems if problem.code.startswith("award_unknown")]
    assert unknown == ["Danh hiệu lạ"]


def test_registrations_and_initiatives_of_people_are_taken_in(lists: Lists) -> None:
    heading = ["Giới tính", "Đăng ký danh hiệu", "Tên sáng kiến", "Số QĐ công nhận", "Ngày công nhận", "Cấp công nhận"]
    rows = [
        TITLE,
        [*WHO, *heading],
        [*HOA, "Nữ", "LĐTT; CSTĐCS", "Số hóa hồ sơ", "12/QĐ-UBND", "03/04/2025", "cơ sở"],
        [*AN, "Nam", "LĐTT", "Số hoá hồ sơ", "12/QĐ-UBND", "03/04/2025", "cơ sở"],
    ]
    answer = lists.take(*rows)
    assert answer.errors == 0, told(answer)
    assert ("initiative_shared", "H") in told(answer)
    names = lists.names()
    assert sorted((names[row.subject_id], row.year, row.award) for row in lists.all(Registration)) == [
        ("Lê Thị Hoa", 2026, "advanced_worker"),
        ("Lê Thị Hoa", 2026, "grassroots_emulation_fighter"),
        ("Trần Văn An", 2026, "advanced_worker"),
    ]
    (idea,) = lists.all(Initiative)
    assert (idea.name, idea.year, idea.decision_number, idea.scope) == (
        "Số hóa hồ sơ",
        2025,
        "12/QĐ-UBND",
        "grassroots",
    )
    authors = sorted(lists.all(InitiativeAuthor), key=lambda row: row.position)
    assert [names[row.person_id] for row in authors] == ["Lê Thị Hoa", "Trần Văn An"]
    assert lists.show(*rows).sheets[0].counts == {RowStatus.SAME: 2}


def test_a_registration_of_no_year_waits_for_the_clerk(lists: Lists) -> None:
    rows = [[*WHO, "Giới tính", "Đăng ký thi đua"], [*HOA, "Nữ", "LĐTT"]]
    assert ("registration_without_year", "G") in told(lists.take(*rows))
    again = imports.preview(lists.db, lists.library, lists.path, mapping={"Đăng ký thi đua": "registered_2026"})
    imports.confirm(lists.db, again)
    assert [(row.year, row.award) for row in lists.all(Registration)] == [(2026, "advanced_worker")]


def test_a_second_column_of_registrations_is_not_lost_silently(lists: Lists) -> None:
    head, row = [*WHO, "Giới tính", "Đăng ký danh hiệu", "Đăng ký danh hiệu"], [*HOA, "Nữ", "LĐTT", "CSTĐCS"]
    unknown = told(lists.show(head, row))
    assert [column for code, column in unknown if code == "registration_without_year"] == ["G", "H"]
    assert ("repeated_column", "H") in told(lists.show(TITLE, head, row))


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("1. Số hóa hồ sơ; 2. Trồng cây", {("Số hóa hồ sơ", 2025), ("Trồng cây", 2025)}),
        ("1) Số hóa hồ sơ\n2) Trồng cây", {("Số hóa hồ sơ", 2025), ("Trồng cây", 2025)}),
        ("Số hóa hồ sơ (2024); Trồng cây (đồng tác giả)", {("Số hóa hồ sơ", 2024), ("Trồng cây", 2025)}),
        ("Năm 2024: Số hóa hồ sơ", {("Số hóa hồ sơ", 2024)}),
        ("Số hóa hồ sơ (năm học 2023-2024)", {("Số hóa hồ sơ", 2024)}),
        ("Số hóa hồ sơ\ncủa lớp 1. Phần hai", {("Số hóa hồ sơ của lớp 1. Phần hai", 2025)}),
        ("Số hóa hồ sơ; số hoá hồ sơ (chủ nhiệm)", {("Số hóa hồ sơ", 2025)}),
    ],
)
def test_a_cell_may_name_several_initiatives_and_their_years(
    lists: Lists, cell: str, expected: set[tuple[str, int]]
) -> None:
    answer = lists.take([*BORN, "Sáng kiến năm 2025"], [*LAN, cell])
    works = lists.all(Initiative)
    assert {(row.name, row.year) for row in works} == expected
    assert len(works) == len(expected)
    assert ("initiatives_divided" in dict(told(answer))) == (len(expected) > 1)
    assert "initiative_shared" not in dict(told(answer))


@pytest.mark.parametrize(
    "cell",
    [
        "Số hóa hồ sơ (QĐ 901/QĐ-UBND ngày 01/12/2025)",
        "Số hóa hồ sơ, QĐ số 901/QĐ-UBND ngày 01/12/2025",
        "Số hóa hồ sơ - được công nhận tại Quyết định số 901/QĐ-UBND ngày 01/12/2025 của UBND xã",
        "Số hóa hồ sơ; QĐ số 901/QĐ-UBND ngày 01/12/2025",
        "Số hóa hồ sơ (năm 2025, QĐ số 901/QĐ-UBND, ngày 01/12/2025)",
    ],
)
@pytest.mark.parametrize("year", [2025, 2026])
def test_a_decision_in_the_cell_of_an_initiative_is_no_part_of_its_title(lists: Lists, cell: str, year: int) -> None:
    lists.take([*BORN, "Sáng kiến năm 2025"], [*LAN, "Số hóa hồ sơ"])
    answer = lists.take([*BORN, f"Sáng kiến năm {year}"], [*LAN, cell])
    (work,) = lists.all(Initiative)
    said = (work.name, work.year, work.decision_number, work.decision_date)
    assert said == ("Số hóa hồ sơ", 2025, "901/QĐ-UBND", date(2025, 12, 1))
    assert "initiatives_divided" not in dict(told(answer))


def test_each_initiative_of_a_cell_has_its_own_decision(lists: Lists) -> None:
    cell = "1. Số hóa (QĐ 1/QĐ-UBND ngày 01/02/2024)\n2. Trồng cây (QĐ 2/QĐ-UBND ngày 03/02/2025)"
    lists.take([*BORN, "Sáng kiến"], [*LAN, cell])
    assert {(row.name, row.year, row.decision_number) for row in lists.all(Initiative)} == {
        ("Số hóa", 2024, "1/QĐ-UBND"), ("Trồng cây", 2025, "2/QĐ-UBND"),
    }  # fmt: skip


@pytest.mark.parametrize(
    "title", ["Giải pháp thực hiện Quyết định số 12/QĐ-UBND", "Số hóa dân cư (thực hiện Quyết định số 06/QĐ-TTg)"]
)
def test_a_decision_that_an_initiative_is_about_is_a_part_of_its_title(lists: Lists, title: str) -> None:
    lists.take([*BORN, "Sáng kiến năm 2025"], [*LAN, title])
    assert [(row.name, row.decision_number) for row in lists.all(Initiative)] == [(title, None)]


def test_the_decision_beside_works_of_several_years_is_of_none(lists: Lists) -> None:
    lists.take([*BORN, "Sáng kiến năm 2025", "Số QĐ công nhận"], [*LAN, "Số hóa hồ sơ (2024); Trồng cây", "12/QĐ-UBND"])
    assert [row.decision_number for row in lists.all(Initiative)] == [None, None]
    lists.take([*BORN, "Sáng kiến năm 2025", "Số QĐ công nhận"], [*LAN, "Số hóa hồ sơ (2024)", "12/QĐ-UBND"])
    assert {row.year: row.decision_number for row in lists.all(Initiative)} == {2024: "12/QĐ-UBND", 2025: None}


def test_a_year_at_the_end_of_a_title_is_told_where_it_is_another(lists: Lists) -> None:
    answer = lists.take([*BORN, "Sáng kiến năm 2025"], [*LAN, "Số hóa hồ sơ năm 2024"])
    assert "initiative_year_in_title" in dict(told(answer))
    answer = lists.take([*BORN, "Sáng kiến năm 2024"], [*LAN, "Số hóa hồ sơ năm 2024"])
    assert "initiative_year_in_title" not in dict(told(answer))


def test_each_initiative_of_a_cell_is_asked_for_itself(lists: Lists) -> None:
    head = [*BORN, "Sáng kiến năm 2025"]
    lists.take(head, [*LAN, "Số hóa hồ sơ; Trồng cây"])
    shown = lists.show(head, [1, "Vũ Văn Mới", "01/02/1990", None, None, "Số hóa hồ sơ; Trồng cây"])
    first, second = (question.key for question in shown.questions)
    codes = {row.name: row.code for row in lists.all(Initiative)}
    answered = imports.answer(lists.db, shown, {first: codes["Số hóa hồ sơ"], second: imports.NEW})
    imports.confirm(lists.db, answered)
    assert sorted(row.name for row in lists.all(Initiative)) == ["Số hóa hồ sơ", "Trồng cây", "Trồng cây"]


def test_an_initiative_without_any_year_is_told_and_not_taken(lists: Lists) -> None:
    answer = lists.take([*WHO, "Giới tính", "Tên sáng kiến"], [*HOA, "Nữ", "Số hóa hồ sơ"])
    assert ("initiative_without_year", "G") in told(answer)
    assert lists.all(Initiative) == []


def test_awards_with_columns_for_year_and_decision_are_a_list_of_awards(lists: Lists) -> None:
    lists.take(WHO, HOA)
    answer = lists.take(
        ["STT", "Họ và tên", "Đơn vị", "Danh hiệu thi đua đã đạt", "Năm", "Số QĐ", "Ngày QĐ"],
        [1, "Lê Thị Hoa", "Phòng Nội vụ", "LĐTT", 2024, "09/QĐ-UBND", "03/01/2025"],
    )
    assert answer.sheets[0].layout == "awards_held"
    assert lists.held() == [("Lê Thị Hoa", 2024, "advanced_worker")]


def decided(lists: Lists) -> list[tuple[str, int, str | None, date | None]]:
    return sorted((row.award, row.year, row.decision_number, row.decision_date) for row in lists.all(AwardHeld))


BORN: list[Any] = ["STT", "Họ và tên", "Ngày sinh", "Số CCCD", "Đơn vị"]
LAN: list[Any] = [1, "Lê Thị Lan", "01/02/1980", "033180000001", "Phòng Nội vụ"]
DAY = date(2024, 12, 20)


@pytest.mark.parametrize(
    ("headings", "cells", "expected"),
    [
        (
            ["Danh hiệu đã được tặng", "Năm", "Số quyết định", "Ngày quyết định"],
            ["LĐTT", 2023, "5/QĐ-UBND", "20/12/2024"],
            ("advanced_worker", 2023, "5/QĐ-UBND", DAY),
        ),
        (
            ["Năm", "Danh hiệu đã đạt", "Chức vụ", "Số QĐ"],
            ["2024", "LĐTT", "Văn thư", "5/QĐ-UBND"],
            ("advanced_worker", 2024, "5/QĐ-UBND", None),
        ),
        (
            ["Danh hiệu đã được tặng", "Số, ngày quyết định"],
            ["LĐTT 2023", "QĐ số 5/QĐ-UBND ngày 20/12/2024"],
            ("advanced_worker", 2023, "5/QĐ-UBND", DAY),
        ),
        (
            ["Danh hiệu đã đạt", "Số quyết định", "Tên sáng kiến", "Năm công nhận", "Số QĐ"],
            ["LĐTT 2023", "5/QĐ-UBND", "Số hóa hồ sơ", 2022, "8/QĐ-UBND"],
            ("advanced_worker", 2023, "5/QĐ-UBND", None),
        ),
    ],
)
def test_a_decision_beside_an_award_held_is_its_own(
    lists: Lists, headings: list[Any], cells: list[Any], expected: tuple[Any, ...]
) -> None:
    lists.take(BORN, LAN)
    answer = lists.take(BORN + headings, LAN + cells)
    assert [code for code, _ in told(answer) if "column" in code] == []
    assert decided(lists) == [expected]
    assert [row.decision_number for row in lists.all(Initiative)] == (["8/QĐ-UBND"] if "Số hóa hồ sơ" in cells else [])


@pytest.mark.parametrize("words", ["5/QĐ-UBND - 20/12/2024", "QĐ 5/QĐ-UBND 20.12.2024", "20/12/2024 số 5/QĐ-UBND"])
def test_number_and_day_in_one_cell_are_divided_whatever_they_decide(lists: Lists, words: str) -> None:
    beside = ["Danh hiệu đã đạt 2024", "Số quyết định", "Tên sáng kiến", "Số QĐ công nhận"]
    answer = lists.take([*BORN, *beside], [*LAN, "LĐTT", words, "Số hóa hồ sơ", words])
    assert [code for code, _ in told(answer) if code == "decision_divided"] == ["decision_divided"] * 2
    assert decided(lists) == [("advanced_worker", 2024, "5/QĐ-UBND", DAY)]
    assert [(row.decision_number, row.decision_date) for row in lists.all(Initiative)] == [("5/QĐ-UBND", DAY)]
    lists.take([*BORN, *beside[:2], "Ngày quyết định"], [*LAN, "LĐTT", "5/QĐ-UBND", "20/12/2024"])
    assert len(decided(lists)) == 1


def test_the_decisions_of_ratings_are_divided_in_long_lists_too(lists: Lists) -> None:
    people = [[n, f"Nguyễn Văn {name}", f"0{n}/02/1980", "Phòng Nội vụ", "HTTNV"] for n, name in enumerate("ABCD", 1)]
    rows = [[*row, number] for row, number in zip(people, ["5/QĐ-UBND - 20/12/2024", *["5/QĐ-UBND"] * 3], strict=True)]
    lists.take(["STT", "Họ và tên", "Ngày sinh", "Đơn vị", "Xếp loại 2024", "Số QĐ xếp loại 2024"], *rows)
    found = [(row.decision_number, row.decision_date) for row in lists.all(YearRating)]
    assert sorted(found, key=str) == sorted([("5/QĐ-UBND", DAY), *[("5/QĐ-UBND", None)] * 3], key=str)


def test_the_parts_of_an_award_held_may_stand_under_one_heading(lists: Lists) -> None:
    lists.take(BORN, LAN)
    answer = lists.take(
        [*BORN, "Khen thưởng đã đạt", None, None],
        [None] * 5 + ["Hình thức", "Năm", "Số QĐ"],
        [*LAN, "LĐTT", 2023, "5/QĐ-UBND"],
        merges=["F1:H1"],
    )
    assert [code for code, _ in told(answer) if "column" in code] == []
    assert decided(lists) == [("advanced_worker", 2023, "5/QĐ-UBND", None)]


def test_an_award_of_no_year_is_of_its_decisions_and_that_is_told(lists: Lists) -> None:
    answer = lists.take(
        [*BORN, "Danh hiệu đã được tặng", "Số QĐ", "Ngày QĐ"], [*LAN, "LĐTT", "5/QĐ-UBND", "20/12/2024"]
    )
    assert ("held_year_from_decision", "F") in told(answer)
    assert decided(lists) == [("advanced_worker", 2024, "5/QĐ-UBND", DAY)]


def test_a_number_that_may_be_of_what_is_proposed_stays_unread() -> None:
    headings = ["Họ và tên", "Danh hiệu đã đạt", "Danh hiệu đề nghị", "Chức vụ", "Số quyết định"]
    found = record_columns({index: [words] for index, words in enumerate(headings)})
    assert {index: field.name for index, field in found.fields.items()} == {1: "held"}


def test_what_was_taken_beside_the_rows_is_counted(lists: Lists) -> None:
    heads = ["STT", "Họ và tên", "Ngày sinh", "Xếp loại năm 2023", "Xếp loại năm 2024", "Danh hiệu đã đạt"]
    rows = [[1, "Lê Thị Hoa", "01/02/1980", "HTTNV", "HTXSNV", "LĐTT 2023"], [2, "Vũ Văn An", "02/03/1981", "HTTNV"]]
    answer = lists.take(heads, *rows)
    assert answer.beside == {"year_ratings": len(lists.ratings()), "awards_held": len(lists.held())}
    assert imports.in_words(answer.beside) == ["1 khen thưởng đã có", "3 mức xếp loại"]
    assert lists.take(heads, *rows).beside == {}


@pytest.mark.parametrize(
    ("headings", "merges"),
    [
        (["Đăng ký danh hiệu năm 2026", None, "Xếp loại năm 2025", None, "LĐTT CSTĐCS HTXSNV HTTNV"], "C1:D1 E1:F1"),
        (["Danh hiệu đăng ký năm 2026", None, "Xếp loại 2025", None, "LĐTT CSTĐCS HTXSNV HTTNV"], "A1:A2 C1:D1 E1:F1"),
    ],
)
def test_marks_under_registered_awards_and_ratings_of_a_year_are_records(
    lists: Lists, headings: list[Any], merges: str
) -> None:
    *upper, lower = headings
    answer = lists.take(
        ["STT", "Họ và tên, ngày tháng năm sinh", *upper],
        [None, None, *lower.split()],
        [1, "Lê Thị Hoa (01/02/1980)", "x", "x", "X", None],
        [2, "Trần Văn An (03/04/1985)", "x", None, None, "x"],
        merges=merges.split(),
    )
    assert answer.committed, told(answer)
    names = lists.names()
    registered = sorted((names[row.subject_id], row.year, row.award) for row in lists.all(Registration))
    assert registered == [
        ("Lê Thị Hoa", 2026, "advanced_worker"),
        ("Lê Thị Hoa", 2026, "grassroots_emulation_fighter"),
        ("Trần Văn An", 2026, "advanced_worker"),
    ]
    assert lists.ratings() == [("Lê Thị Hoa", 2025, "HTXSNV"), ("Trần Văn An", 2025, "HTTNV")]


def test_each_heading_of_marks_may_say_that_an_award_is_registered(lists: Lists) -> None:
    lists.take(["STT", "Họ và tên", "Đăng ký LĐTT năm 2026", "Đăng ký CSTĐCS năm 2026"], [1, "Lê Thị Hoa", "x", "-"])
    assert [(row.year, row.award) for row in lists.all(Registration)] == [(2026, "advanced_worker")]


def test_a_mark_under_a_heading_without_an_award_is_told(lists: Lists) -> None:
    shown = lists.show(["STT", "Họ và tên", "Ngày sinh", "Đăng ký thi đua năm 2026"], [1, "Lê Thị Hoa", "1980", "x"])
    assert ("mark_of_no_award", "x") in [(problem.code, problem.value) for problem in shown.problems]


REGISTERED: list[Any] = ["STT", "Họ và tên", "Ngày sinh", "Đăng ký danh hiệu 2026"]


def test_all_faults_of_a_row_are_told_at_once_and_hold_it_back_until_all_are_right(lists: Lists) -> None:
    rows = [[1, "Lê Thị Hoa", "29/02/1991", "LDTTX"], [2, "Trần Văn An", "1985", "LĐTT"]]
    shown = lists.show(REGISTERED, *rows)
    assert [(problem.severity, problem.code, problem.column, problem.row) for problem in shown.problems] == [
        ("error", "date_impossible", "C", 2),
        ("error", "award_unknown_near", "D", 2),
    ]
    half = imports.correct(lists.db, shown, imports.Corrections(cells={("Sheet", 2, "C"): "28/02/1991"}))
    assert [(problem.severity, problem.code) for problem in half.problems] == [("error", "award_unknown_near")]
    assert half.sheets[0].counts == {RowStatus.PROBLEM: 1, RowStatus.NEW: 1}
    cells = {("Sheet", 2, "C"): "28/02/1991", ("Sheet", 2, "D"): "LĐTT"}
    whole = imports.correct(lists.db, half, imports.Corrections(cells=cells))
    assert imports.confirm(lists.db, whole).committed and not whole.problems
    assert len(lists.all(Registration)) == 2


def test_a_row_whose_registration_nobody_knows_may_be_left_out(lists: Lists) -> None:
    rows = [[1, "Lê Thị Hoa", "1980", "Vô địch làng"], [2, "Trần Văn An", "1985", "Không đăng ký"]]
    answer = imports.confirm(lists.db, lists.show(REGISTERED, *rows), accept_valid=True)
    assert [(problem.code, problem.row) for problem in answer.problems] == [("award_unknown", 2)]
    assert list(lists.names().values()) == ["Trần Văn An"]


def test_an_award_held_that_nobody_knows_does_not_keep_its_holder_out(lists: Lists) -> None:
    answer = lists.take(
        ["STT", "Họ và tên", "Ngày sinh", "Danh hiệu đã đạt 2023"], [1, "Lê Thị Hoa", "1980", "Vua làng"]
    )
    assert answer.committed and [(one.severity, one.code) for one in answer.problems] == [("warning", "award_unknown")]
    assert list(lists.names().values()) == ["Lê Thị Hoa"]


def test_a_list_of_months_leaves_the_rating_to_the_list_of_people(lists: Lists) -> None:
    book = Workbook()
    for row in (["Mã cán bộ", "Họ và tên", "Xếp loại năm 2024"], ["CB1", "Lê Thị Hoa", "HTXSNV"]):
        book.worksheets[0].append(row)
    months = book.create_sheet("XL")
    months.append(["Mã cán bộ", "Năm", "Xếp loại", "Số tháng công tác"])
    months.append(["CB1", 2024, None, 10])
    book.save(lists.path)
    for _ in range(2):
        shown = imports.preview(lists.db, lists.library, lists.path)
        assert "rated_twice" not in [code for code, _ in told(shown)]
        assert imports.confirm(lists.db, shown).committed
        assert lists.ratings() == [("Lê Thị Hoa", 2024, "HTXSNV")]
        assert [row.months_worked for row in lists.all(YearRating)] == [10]
    assert not shown.plan.writes


@pytest.mark.parametrize("months", [5, None])
def test_a_rating_of_whom_another_sheet_calls_not_rated_is_told_and_not_kept(lists: Lists, months: int | None) -> None:
    book = Workbook()
    people, rated = book.worksheets[0], book.create_sheet("Xếp loại")
    for row in (["Mã cán bộ", "Họ và tên", "Xếp loại năm 2024"], ["CB1", "Lê Thị Hoa", "HTXSNV"]):
        people.append(row)
    for cells in (
        ["Năm", "Mã số", "Họ và tên", "Xếp loại", "Số tháng công tác"],
        [2024, "CB1", "Lê Thị Hoa", "Không xếp loại", months],
    ):
        rated.append(cells)
    book.save(lists.path)
    answer = imports.confirm(lists.db, imports.preview(lists.db, lists.library, lists.path))
    assert ("rated_twice", "C") in told(answer)
    assert {rating for *_, rating in lists.ratings()} <= {None}


@pytest.mark.parametrize("title", [["DANH SÁCH CÁN BỘ"], ["DANH SÁCH CÁN BỘ NĂM 2025"]])
@pytest.mark.parametrize(
    ("heading", "cell"),
    [
        ("Xếp loại năm 2024, 2025", "HTTNV"),
        ("Xếp loại 2024 và 2025", "HTTNV"),
        ("Đăng ký danh hiệu năm 2025, 2026", "LĐTT"),
        ("Danh hiệu đã đạt năm 2024, 2025", "LĐTT"),
    ],
)
def test_a_heading_of_two_years_is_of_neither(lists: Lists, title: list[Any], heading: str, cell: str) -> None:
    answer = lists.take(title, [*BORN, heading], [*LAN, cell])
    assert {code for code, column in told(answer) if column == "F"} & {"extra_column", "held_without_year"}
    assert not [*lists.all(YearRating), *lists.all(Registration), *lists.all(AwardHeld)]


@pytest.mark.parametrize(("title", "count"), [("TỔNG HỢP THI ĐUA NĂM 2025", 2), ("ĐỀ NGHỊ KHEN THƯỞNG NĂM 2025", 0)])
def test_crosses_with_the_number_of_their_decision_are_held_unless_the_title_asks(
    lists: Lists, title: str, count: int
) -> None:
    lists.take([title], ["STT", "Họ và tên", "LĐTT", "CSTĐCS", "Số QĐ", "Ngày QĐ"],
               [1, "Lê Thị Hoa", "x", "x", "2/QĐ-UBND", "05/01/2026"])  # fmt: skip
    found = [(row.year, row.decision_number, row.decision_date) for row in lists.all(AwardHeld)]
    assert found == [(2025, "2/QĐ-UBND", date(2026, 1, 5))] * count


def test_crosses_with_an_empty_column_of_decisions_are_not_held(lists: Lists) -> None:
    lists.take(["TỔNG HỢP THI ĐUA NĂM 2025"], ["STT", "Họ và tên", "LĐTT", "Số QĐ"], [1, "Lê Thị Hoa", "x", None])
    assert lists.all(AwardHeld) == []


RECORD_OF_YEARS: list[Any] = ["THÀNH TÍCH CÁ NHÂN 02 NĂM"]
FIRST_DECISION, SECOND_DECISION = "20/QĐ-SNN ngày 15/01/2025", "98/QĐ-UBND ngày 28/01/2026"
BY_BOTH = [
    ("advanced_worker", 2024, "20/QĐ-SNN", date(2025, 1, 15)),
    ("grassroots_emulation_fighter", 2025, "98/QĐ-UBND", date(2026, 1, 28)),
]


@pytest.mark.parametrize(
    "lower",
    [
        ["Danh hiệu", "Số QĐ, ngày"],
        ["Danh hiệu", "Số, ngày"],
        ["Danh hiệu", "QĐ"],
        ["Danh hiệu thi đua", "Số quyết định; ngày, tháng, năm"],
        ["Danh hiệu được tặng", "Số, ký hiệu QĐ, ngày ký, người ký"],
        ["Danh hiệu", "Số, ngày, tháng, năm quyết định; cơ quan ban hành"],
    ],
)
def test_number_and_day_in_one_cell_under_a_year_are_of_the_award_of_that_year(lists: Lists, lower: list[str]) -> None:
    upper = [*WHO, "Năm 2024", None, "Năm 2025", None]
    row = [*HOA, "LĐTT", FIRST_DECISION, "CSTĐCS", SECOND_DECISION]
    answer = lists.take(RECORD_OF_YEARS, upper, [None] * 5 + lower * 2, row, merges=["F2:G2", "H2:I2"])
    assert decided(lists) == BY_BOTH
    assert not {code for code, _ in told(answer)} & {"extra_column", "extra_column_near", "repeated_column"}


@pytest.mark.parametrize(
    "heading",
    [
        ["Năm 2024", "Số QĐ", "Năm 2025", "Số QĐ"],
        ["Năm 2024", "Số QĐ năm 2024", "Năm 2025", "Số QĐ năm 2025"],
        ["Năm 2024", "Số QĐ, ngày", "Năm 2025", "Số QĐ, ngày"],
        ["Danh hiệu năm 2024", "Quyết định", "Danh hiệu năm 2025", "Quyết định"],
    ],
)
def test_the_decision_behind_a_year_is_of_the_award_of_that_year(lists: Lists, heading: list[str]) -> None:
    lists.take(RECORD_OF_YEARS, [*WHO, *heading], [*HOA, "LĐTT", FIRST_DECISION, "CSTĐCS", SECOND_DECISION])
    assert decided(lists) == BY_BOTH


def test_years_under_a_heading_of_merits_are_those_of_awards(lists: Lists) -> None:
    upper = [*WHO, "Thành tích 02 năm", None, None, None]
    lower = [None] * 5 + ["Năm 2024", "Số QĐ", "Năm 2025", "Số QĐ"]
    row = [*HOA, "LĐTT", FIRST_DECISION, "CSTĐCS", SECOND_DECISION]
    lists.take(RECORD_OF_YEARS, upper, lower, row, merges=["F2:I2"])
    assert decided(lists) == BY_BOTH


def test_of_two_awards_of_a_year_none_gets_the_decision_of_the_other(lists: Lists) -> None:
    upper = [*WHO, "Năm 2025"]
    lower = [None] * 5 + ["Danh hiệu", "Số QĐ, ngày", "Cơ quan", "Hình thức khen", "Số QĐ, ngày", "Cơ quan"]
    row = [*HOA, "CSTĐCS", SECOND_DECISION, "UBND xã", "Giấy khen", "45/QĐ-SYT ngày 06/02/2026", "Giám đốc Sở Y tế"]
    lists.take(RECORD_OF_YEARS, upper, lower, row, merges=["F2:K2"])
    assert decided(lists) == [("certificate_of_merit", 2025, "45/QĐ-SYT", date(2026, 2, 6)), BY_BOTH[1]]
    assert sorted(row.decided_by for row in lists.all(AwardHeld)) == ["Giám đốc Sở Y tế", "UBND xã"]


def test_a_decision_that_stands_behind_no_award_is_that_of_none(lists: Lists) -> None:
    lists.take(RECORD_OF_YEARS, [*WHO, "Năm 2024", "Ghi chú", "Quyết định"], [*HOA, "LĐTT", "x", FIRST_DECISION])
    assert decided(lists) == [("advanced_worker", 2024, None, None)]
