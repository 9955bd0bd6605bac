"""Lists without headings, or with headings nobody knows: understood by their cells, taken only once confirmed."""

from typing import Any

import pytest

from khenthuong_desktop.domain.terms import Severity
from khenthuong_desktop.spreadsheets.reader import read_workbook
from khenthuong_desktop.spreadsheets.tables.recalling import ToldColumns
from tests.unit.spreadsheets.conftest import MakeWorkbook, Rows

PEOPLE: Rows = [
    [1, "Nguyễn Văn An", "12/3/1980", "001080012345", "Chủ tịch", "Phòng Kinh tế", "HTXSNV", "LĐTT"],
    [2, "H'Hen Niê", 1985, "001185012346", "Công chức", "Văn phòng", "HTTNV", "CSTĐCS"],
]


def fields(sheet: Any, *names: str) -> list[tuple[Any, ...]]:
    return [tuple(row.fields.get(name) for name in names) for row in sheet.data]


def faults(book: Any) -> list[tuple[str, str]]:
    return [(problem.severity.value, problem.code) for problem in book.problems]


def test_columns_without_headings_are_shown_and_not_taken(make_workbook: MakeWorkbook) -> None:
    book = read_workbook(make_workbook({"Sheet1": PEOPLE}))
    (sheet,) = book.sheets
    assert (sheet.layout.code, sheet.headed, sheet.to_confirm, sheet.usable) == ("individuals_list", False, True, False)
    assert fields(sheet, "name", "birth_date", "citizen_number", "job_title", "unit", "award") == [
        ("Nguyễn Văn An", "1980-03-12", "001080012345", "Chủ tịch", "Phòng Kinh tế", "LĐTT"),
        ("H'Hen Niê", "1985", "001185012346", "Công chức", "Văn phòng", "CSTĐCS"),
    ]
    assert faults(book) == [("error", "columns_to_confirm")]
    assert "B = “Họ và tên”, C = “Ngày sinh”, D = “Số CCCD”" in book.problems[0].message


@pytest.mark.parametrize("layout", [None, "people"])
def test_one_word_of_the_clerk_confirms(make_workbook: MakeWorkbook, layout: str | None) -> None:
    rows = [row[:4] for row in PEOPLE]
    book = read_workbook(make_workbook({"Sheet1": rows}), layout, {} if layout else {"[B]": "name"})
    (sheet,) = book.sheets
    assert (sheet.to_confirm, sheet.usable, len(sheet.data)) == (False, True, 2)
    assert faults(book)[0] == ("warning", "columns_by_content")


def test_a_sheet_that_nothing_explains_is_explained_by_places(make_workbook: MakeWorkbook) -> None:
    path = make_workbook({"Sheet1": [["an", "9 - A"], ["bình", "9 - B"], ["cừ", "9 - C"]]})
    (sheet,) = read_workbook(path).sheets
    assert [(use.key, use.filled) for use in sheet.uses] == [("[A]", 3), ("[B]", 3)] and not sheet.usable
    told = ToldColumns("people", {"[A]": "name", "[B]": "unit"})
    (explained,) = read_workbook(path, lists={sheet.fingerprint: told}).sheets
    assert fields(explained, "name", "unit") == [("an", "9 - A"), ("bình", "9 - B"), ("cừ", "9 - C")]
    assert explained.usable


def test_headings_that_nobody_knows_are_kept_as_headings(make_workbook: MakeWorkbook) -> None:
    rows: Rows = [["DANH SÁCH"], ["#", "Quý danh", "Chào đời"], [1, "Nguyễn Văn An", 1980], [2, "Lê Thị Bình", 1985]]
    book = read_workbook(make_workbook({"Sheet1": rows}))
    (sheet,) = book.sheets
    assert (sheet.header_row, sheet.headed) == (2, True)
    assert fields(sheet, "name", "birth_date") == [("Nguyễn Văn An", "1980"), ("Lê Thị Bình", "1985")]
    assert {use.key: use.field for use in sheet.uses} == {
        "[A]": "ordinal",
        "Quý danh": "name",
        "Chào đời": "birth_date",
    }


def test_collectives_and_households_without_headings(make_workbook: MakeWorkbook) -> None:
    book = read_workbook(make_workbook({
        "A": [[1, "Trường Mầm non Hoa Sen", "TTLĐXS"], [2, "Trạm Y tế xã", "TTLĐTT"]],
        "B": [[1, "Hộ ông Nguyễn Văn Hộ", "Giấy khen"], [2, "Hộ bà Lê Thị Thôn", "Giấy khen"]],
    }))  # fmt: skip
    assert [sheet.layout.code for sheet in book.sheets] == ["collectives_list", "households_list"]
    assert [fields(sheet, "name", "award") for sheet in book.sheets] == [
        [("Trường Mầm non Hoa Sen", "TTLĐXS"), ("Trạm Y tế xã", "TTLĐTT")],
        [("Nguyễn Văn Hộ", "Giấy khen"), ("Lê Thị Thôn", "Giấy khen")],
    ]


def test_beside_a_known_list_it_is_only_left_out(make_workbook: MakeWorkbook) -> None:
    known: Rows = [["STT", "Họ và tên", "Ngày sinh"], [1, "Trần Văn Cừ", "1/1/1990"]]
    book = read_workbook(make_workbook({"Sheet1": known, "Nháp": PEOPLE, "Số": [["a", 1], ["b", 2]]}))
    assert [(sheet.name, sheet.usable) for sheet in book.sheets] == [("Sheet1", True), ("Nháp", False)]
    told = {problem.code for problem in book.problems if problem.severity is Severity.WARNING}
    assert {"columns_to_confirm", "sheet_not_recognised"} <= told
    assert not [problem for problem in book.problems if problem.severity is Severity.ERROR]


def test_what_was_confirmed_is_known_next_time(make_workbook: MakeWorkbook) -> None:
    path = make_workbook({"Sheet1": [row[:3] for row in PEOPLE]})
    (sheet,) = read_workbook(path).sheets
    known = {sheet.fingerprint: ToldColumns("people", {"[B]": "name", "[C]": "birth_date"})}
    book = read_workbook(make_workbook({"Khác": [[1, "Phạm Thị Dung", "3/4/1991"]]}), known=known)
    assert book.sheets[0].usable
    assert ("fixed", "columns_recalled") in faults(book)


@pytest.mark.parametrize(("layout", "mapping"), [("people", {}), (None, {"[B]": "name", "[C]": "birth_date"})])
def test_a_first_row_that_tells_somebody_is_no_heading(
    make_workbook: MakeWorkbook, layout: str | None, mapping: dict[str, str]
) -> None:
    rows: Rows = [
        ["1", "Mai Văn Quý", "12/04/1986", "Nam", "Công chức", "Phòng Kinh tế"],
        ["2", "Tô Thị Sen", "1991", "Nữ", "Văn thư", "Văn phòng HĐND và UBND"],
    ]
    (sheet,) = read_workbook(make_workbook({"Sheet1": rows}), layout, mapping).sheets
    assert fields(sheet, "name", "birth_date", "gender", "job_title") == [
        ("Mai Văn Quý", "1986-04-12", "male", "Công chức"),
        ("Tô Thị Sen", "1991", "female", "Văn thư"),
    ]


def test_confirmed_columns_are_read_as_they_were_shown(make_workbook: MakeWorkbook) -> None:
    path = make_workbook(
        {
            "Sheet1": [
                ["#", "Quý danh", "Chào đời", "Nơi làm", "Mã thẻ", "Vân vân"],
                *(
                    [n, f"Nguyễn Văn {name}", 1980 + n, "Phòng Kinh tế", f"NV{n}", "…"]
                    for n, name in enumerate("ABCD", 1)
                ),
            ]
        }
    )
    (shown,) = read_workbook(path).sheets
    assert shown.to_confirm and "E = “Mã số”" in shown.problems[0].message
    seen = {use.key: use.field for use in shown.uses if use.field not in (None, "ordinal")}
    told = ToldColumns(shown.layout.code, {key: str(field) for key, field in seen.items()})
    (confirmed,) = read_workbook(path, lists={shown.fingerprint: told}).sheets
    assert {use.key: use.field for use in confirmed.uses if use.field not in (None, "ordinal")} == seen
    assert confirmed.usable and fields(confirmed, "code") == [("NV1",), ("NV2",), ("NV3",), ("NV4",)]
