"""A list of an office's own making is explained once."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from sqlalchemy import select

from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services import imports
from khenthuong_desktop.spreadsheets.tables.recalling import ToldColumns, fingerprint
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import Person, YearRating

HEADINGS = ["STT", "Họ tên", "Danh tính", "Bộ máy"]
TOLD = {"Danh tính": "citizen_number", "Bộ máy": "unit"}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "la.xlsx"


def write(path: Path, *rows: list[Any]) -> None:
    book = Workbook()
    for row in (["DANH SÁCH CÁN BỘ"], [], *rows):
        book.worksheets[0].append(row)
    book.save(path)


def recalled(shown: imports.Preview) -> list[str]:
    return [problem.message for problem in shown.problems if problem.code == "columns_recalled"]


def test_columns_told_once_are_known_next_time(db: Database, library: Library, path: Path) -> None:
    write(path, HEADINGS, [1, "Lê Thị Hoa", "001080012345", "Văn phòng"])
    first = imports.preview(db, library, path, mapping=TOLD)
    assert recalled(first) == []
    imports.confirm(db, first)
    write(path, ["Stt", "HỌ TÊN", "Danh tính ", "Bộ máy"], [1, "Lê Văn An", "001080054321", "Văn phòng"])
    again = imports.preview(db, library, path)
    assert recalled(again) == [
        "Danh sách này đã gặp trước đây; các cột được hiểu như lần trước: “Bộ máy” → “Đơn vị”, “Danh tính” → “Số CCCD”."
    ]
    imports.confirm(db, again)
    with db.read() as session:
        numbers = session.scalars(select(Person.citizen_number).order_by(Person.code)).all()
    assert numbers == ["001080012345", "001080054321"]


def test_a_list_with_other_headings_or_only_looked_at_is_not_remembered(
    db: Database, library: Library, path: Path
) -> None:
    write(path, HEADINGS, [1, "Lê Thị Hoa", "001080012345", "Văn phòng"])
    imports.preview(db, library, path, mapping=TOLD)
    assert recalled(imports.preview(db, library, path)) == []
    imports.confirm(db, imports.preview(db, library, path, mapping=TOLD))
    write(path, [*HEADINGS, "Ghi chú"], [1, "Lê Thị Hoa", "001080012345", "Văn phòng", None])
    assert recalled(imports.preview(db, library, path)) == []


def test_what_is_told_now_goes_before_what_was_told(db: Database, library: Library, path: Path) -> None:
    write(path, HEADINGS, [1, "Lê Thị Hoa", "001080012345", "Văn phòng"])
    imports.confirm(db, imports.preview(db, library, path, mapping=TOLD))
    other = imports.preview(db, library, path, mapping={"Bộ máy": "job_title"})
    assert recalled(other) == []
    assert other.sheets[0].columns["job_title"] == "D"
    imports.confirm(db, other)
    assert imports.preview(db, library, path).sheets[0].columns["job_title"] == "D"


def test_a_fingerprint_is_of_words_not_of_their_dress() -> None:
    assert fingerprint(["STT", "Họ và tên", None, "Hoà"]) == fingerprint(["stt ", "HỌ VÀ TÊN", "", "Hòa"])
    assert fingerprint(["STT", "Họ và tên", None, "Hoà"]) != fingerprint(["STT", "Họ và tên", "Hoà", None])
    assert fingerprint(["STT", "Họ và tên", None]) != fingerprint(["STT", "Họ và tên"])
    assert fingerprint(["STT", "Họ và tên"]) != fingerprint(["Họ và tên", "STT"])
    assert fingerprint(["Danh sách"]) == ""


def test_lower_headings_tell_lists_apart(db: Database, library: Library, path: Path) -> None:
    def put(upper: str, lower: list[str]) -> None:
        book = Workbook()
        page = book.worksheets[0]
        page.append(["STT", "Họ và tên", "Đơn vị", upper, None])
        page.append([None, None, None, *lower])
        page.append([1, "Lê Thị Hoa", "Văn phòng", "Trưởng phòng", "HTTNV"])
        for merge in ("A1:A2", "B1:B2", "C1:C2", "D1:E1"):
            page.merge_cells(merge)
        book.save(path)

    put("Nội dung", ["Phần một", "Phần hai"])
    imports.confirm(db, imports.preview(db, library, path, mapping={"Nội dung Phần một": "job_title"}))
    assert len(recalled(imports.preview(db, library, path))) == 1
    put("Nội dung", ["Phần ba", "Phần bốn"])
    assert recalled(imports.preview(db, library, path)) == []


FORM = ["STT", "Họ và tên", "Ngày sinh", "Chức vụ", "Mức"]
MEANT = {"Mức": "rating_2025"}


def take_form(
    db: Database, library: Library, path: Path, title: str, rating: str, mapping: dict[str, str] | None = None
) -> imports.Preview:
    book = Workbook()
    for row in ([title], FORM, [1, "Nguyễn Văn An", "01/02/1980", "Phó phòng", rating]):
        book.worksheets[0].append(row)
    book.save(path)
    shown = imports.preview(db, library, path, mapping=mapping)
    assert imports.confirm(db, shown).committed
    return shown


def ratings(db: Database) -> dict[int, str | None]:
    with db.read() as session:
        return {row.year: row.rating for row in session.scalars(select(YearRating))}


def test_what_was_told_of_a_year_holds_for_the_year_of_the_next_title(
    db: Database, library: Library, path: Path
) -> None:
    take_form(db, library, path, "DANH SÁCH CÁN BỘ NĂM 2025", "HTTNV", MEANT)
    shown = take_form(db, library, path, "DANH SÁCH CÁN BỘ NĂM 2026", "HTXSNV")
    assert ratings(db) == {2025: "HTTNV", 2026: "HTXSNV"}
    assert recalled(shown) == [
        "Danh sách này đã gặp trước đây; các cột được hiểu như lần trước: “Mức” → “Xếp loại 2026”."
    ]


@pytest.mark.parametrize(
    "titles",
    [
        ("DANH SÁCH CÁN BỘ", "DANH SÁCH CÁN BỘ"),
        ("DANH SÁCH CÁN BỘ NĂM 2025", "DANH SÁCH CÁN BỘ"),
        ("DANH SÁCH CÁN BỘ", "DANH SÁCH CÁN BỘ NĂM 2026"),
    ],
)
def test_what_was_told_of_a_year_does_not_hold_where_no_title_tells_one(
    db: Database, library: Library, path: Path, titles: tuple[str, str]
) -> None:
    take_form(db, library, path, titles[0], "HTTNV", MEANT)
    shown = take_form(db, library, path, titles[1], "HTXSNV")
    assert ratings(db) == {2025: "HTTNV"}
    assert [use.heading for use in shown.sheets[0].uses if use.lost] == ["Mức"]


def test_what_is_told_of_one_column_keeps_what_was_told_of_others(db: Database, library: Library, path: Path) -> None:
    write(path, HEADINGS, [1, "Lê Thị Hoa", "001080012345", "Văn phòng"])
    imports.confirm(db, imports.preview(db, library, path, mapping={"Bộ máy": "unit"}))
    imports.confirm(db, imports.preview(db, library, path, mapping={"Danh tính": "citizen_number"}))
    assert imports.preview(db, library, path).sheets[0].columns == {
        "name": "B", "citizen_number": "C", "unit": "D",
    }  # fmt: skip


def test_what_is_told_of_all_lists_is_kept_for_those_that_have_the_column(
    db: Database, library: Library, path: Path
) -> None:
    book = Workbook()
    for row in (HEADINGS, [1, "Lê Thị Hoa", "001080012345", "Văn phòng"]):
        book.worksheets[0].append(row)
    other = book.create_sheet("Hai")
    for row in (["STT", "Họ và tên", "Ngày sinh", "Chức vụ"], [1, "Lê Văn An", "01/02/1985", "Phó phòng"]):
        other.append(row)
    book.save(path)
    imports.confirm(db, imports.preview(db, library, path, mapping=TOLD))
    assert len(recalled(imports.preview(db, library, path))) == 1


def test_a_column_that_is_untold_stays_so(db: Database, library: Library, path: Path) -> None:
    take_form(db, library, path, "DANH SÁCH CÁN BỘ NĂM 2025", "HTTNV", MEANT)
    shown = imports.preview(db, library, path)
    assert imports.confirm(db, imports.explain(db, shown, shown.sheets[0], ToldColumns())).committed
    assert recalled(imports.preview(db, library, path)) == []
