"""What a list changes is shown before it is taken in, old and new; rows that wait for an answer are no faulty ones."""

from datetime import date
from typing import Any

import pytest
from openpyxl import Workbook

from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.services import imports
from khenthuong_desktop.services.imports import Preview, RowStatus
from khenthuong_desktop.services.imports.plan.change_words import changes_said, value_words
from khenthuong_desktop.spreadsheets.columns import ValueKind
from tests.unit.services.importing import ROWS, Importer, Rows

HEAD = ["Mã số", "Họ và tên", "Ngày sinh", "Giới tính", "Đơn vị", "Đứng đầu"]


def show(importer: Importer, *rows: list[Any]) -> Preview:
    importer.take(ROWS)
    book = Workbook()
    for row in (HEAD, *rows):
        book.worksheets[0].append(row)
    book.save(importer.path)
    return imports.preview(importer.db, importer.library, importer.path)


def test_each_changed_field_is_told_with_what_is_on_file(importer: Importer) -> None:
    shown = show(importer, ["007", "Nguyễn Văn An", "08/05/1980", "Nữ", "Bộ phận một cửa", None])
    (sheet,) = shown.sheets
    (row,) = sheet.rows
    assert row.status is RowStatus.CHANGED
    assert [change.sentence for change in changes_said(sheet, row, shown.library)] == [
        "Ngày sinh: 07/05/1980 → 08/05/1980",
        "Giới tính: Nam → Nữ",
        "Đơn vị: Văn phòng → Bộ phận một cửa",
    ]


def test_what_is_not_on_file_yet_is_told_as_empty_and_links_by_names(importer: Importer) -> None:
    shown = show(importer, ["CB2", "Trần Thị Bình", None, "Nữ", None, "Văn phòng"])
    (sheet,) = shown.sheets
    assert [change.sentence for change in changes_said(sheet, sheet.rows[0], shown.library)] == [
        "Giới tính: (trống) → Nữ",
        "Đứng đầu tập thể: (trống) → Văn phòng (TT1)",
    ]


def test_what_the_heading_of_a_group_tells_is_in_words_too(importer: Importer) -> None:
    importer.take({"people": [{"code": "CB9", "name": "Đỗ Mạnh Hùng", "unit": "Văn phòng"}]})
    head = ["TT", "Họ và tên", "Đơn vị", "Danh hiệu đề nghị"]
    book = Workbook()
    for row in (head, ["I", "LÃNH ĐẠO UBND"], [1, "Đỗ Mạnh Hùng", "Văn phòng", "LĐTT"]):
        book.worksheets[0].append(row)
    book.save(importer.path)
    shown = imports.preview(importer.db, importer.library, importer.path)
    (sheet,) = shown.sheets
    (changed,) = [row for row in sheet.rows if row.changes]
    assert [change.sentence for change in changes_said(sheet, changed, shown.library)] == [
        "Đối tượng: (trống) → Lãnh đạo"
    ]


def test_a_dry_run_tells_programs_of_every_change(importer: Importer) -> None:
    shown = show(importer, ["007", "Nguyễn Văn An", "08/05/1980", "Nữ"], ["CB2", "Trần Thị Bình"], ["N1", "Lê Thị Mới"])
    told = shown.as_json(rows=True)
    changes = {
        "birth_date": {"old": "1980-05-07", "new": "1980-05-08"},
        "gender": {"old": "male", "new": "female"},
    }
    assert told["changes"] == [{"sheet": "Sheet", "row": 2, "name": "Nguyễn Văn An", "changes": changes}]
    assert [(row["row"], row["status"], "changes" in row) for row in told["rows"]] == [
        (2, "changed", True),
        (3, "same", False),
        (4, "new", False),
    ]


def test_a_row_that_waits_for_an_answer_is_counted_apart_from_faulty_ones(importer: Importer) -> None:
    importer.take(ROWS)
    rows: list[list[Any]] = [
        ["Họ và tên", "Ngày sinh", "Đơn vị"],
        ["Trần Thị Bình", None, "Trường Lạ"],
        ["Lê Thị Mới", "31/2/1980"],
    ]
    answer = importer.take_list(rows)
    assert [row.status for row in answer.sheets[0].rows] == [RowStatus.WAITING, RowStatus.PROBLEM]
    (sheet,) = answer.as_json()["sheets"]
    assert (sheet["waiting"], sheet["skipped"]) == (1, 2)


def test_a_row_that_stands_on_a_waiting_one_waits_too(importer: Importer) -> None:
    importer.take(ROWS)
    rows: Rows = {
        "people": [{"code": "007", "name": "Bùi Thị Hoa"}],
        "ratings": [{"year": 2024, "code": "007", "rating": "HTTNV"}, {"year": 2024, "code": "lạ", "rating": "HTTNV"}],
    }
    sheets = {sheet.layout: sheet.counts for sheet in importer.show(rows).sheets}
    assert sheets["people"] == {RowStatus.WAITING: 1}
    assert sheets["ratings"] == {RowStatus.WAITING: 1, RowStatus.PROBLEM: 1}


@pytest.mark.parametrize(
    ("kind", "value", "words"),
    [
        (ValueKind.DATE, date(2025, 3, 1), "01/03/2025"),
        (ValueKind.PARTIAL_DATE, "1980-05", "05/1980"),
        (ValueKind.AWARD, "advanced_worker", "Lao động tiên tiến"),
        (ValueKind.AWARD, "gone", "gone"),
        (ValueKind.YEARS, (2024, 2025), "2024, 2025"),
        (ValueKind.CODES, ["CB1", "CB2"], "CB1; CB2"),
        (ValueKind.RATING, "HTTNV", "Hoàn thành tốt nhiệm vụ"),
        (ValueKind.COUNT, 0, "0"),
        (ValueKind.TEXT, None, ""),
    ],
)
def test_values_read_as_people_write_them(library: Library, kind: ValueKind, value: object, words: str) -> None:
    assert value_words(kind, value, library) == words
