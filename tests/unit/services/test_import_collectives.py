"""Offices' own lists of collectives: what they are and whom they belong to."""

from pathlib import Path
from typing import Any

import pytest

from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import AwardHeld, Collective
from tests.unit.services.importing import Importer, codes, counts

HEADINGS: list[Any] = ["STT", "Tên tập thể", "Tổng số lao động", "Loại hình đơn vị", "Trực thuộc", "Danh hiệu 2025"]


@pytest.fixture
def importer(db: Database, library: Library, tmp_path: Path) -> Importer:
    return Importer(db, library, tmp_path)


def rows_of(importer: Importer) -> dict[str, tuple[str | None, str | None, str | None]]:
    names = {row.id: row.name for row in importer.all(Collective)}
    return {row.name: (row.kind, row.parent_name, names.get(row.parent_id)) for row in importer.all(Collective)}


def test_a_collective_is_put_under_one_that_stands_further_down(importer: Importer) -> None:
    sheet = [
        ["TỔNG HỢP TẬP THỂ"],
        HEADINGS,
        [1, "Phòng Tài chính", 12, "Phòng", "Công ty Bình Minh", "TTLĐTT"],
        [2, "Công ty Bình Minh", 80, "Công ty", None, "TTLĐXS"],
        [3, "Xưởng Dệt", 45, "Phân xưởng", "Tổng công ty Dệt", None],
        [4, "Xưởng May", 45, "Phân xưởng", None, None],
    ]
    answer = importer.take_list(sheet)
    assert answer.errors == 0, codes(answer)
    assert rows_of(importer) == {
        "Phòng Tài chính": ("Phòng", "Công ty Bình Minh", "Công ty Bình Minh"),
        "Công ty Bình Minh": ("Công ty", None, None),
        "Xưởng Dệt": ("Phân xưởng", "Tổng công ty Dệt", None),
        "Xưởng May": ("Phân xưởng", None, None),
    }
    assert len(importer.all(AwardHeld)) == 2
    assert counts(importer.take_list(sheet), "added", "updated", "unchanged")["collectives_list"] == (0, 0, 4)
    sheet[5][4] = "Công ty Bình Minh"
    assert counts(importer.take_list(sheet), "added", "updated", "unchanged")["collectives_list"] == (0, 1, 3)
    assert rows_of(importer)["Xưởng May"] == ("Phân xưởng", "Công ty Bình Minh", "Công ty Bình Minh")


def test_a_row_is_held_against_what_stays_on_file_where_another_is_refused(importer: Importer) -> None:
    heading = ["Mã tập thể", "Tên tập thể", "Trực thuộc"]
    importer.take_list([heading, ["A", "Phòng Kinh tế", "Văn phòng"], ["B", "Văn phòng", None]], "Tập thể")
    sheet = [heading, ["B", "Văn phòng", "Phòng Kinh tế"], ["A", "Phòng Kinh tế", "Phòng Kinh tế"]]
    answer = importer.take_list(sheet, "Tập thể", accept_valid=True)
    assert [code for code, *_ in codes(answer)] == ["own_parent", "own_parent"]
    above = {row.id: row.parent_id for row in importer.all(Collective)}
    assert sum(parent is not None for parent in above.values()) == 1


def test_a_unit_above_that_nobody_knows_takes_a_collective_out_of_none(importer: Importer) -> None:
    heading = ["Mã tập thể", "Tên tập thể", "Trực thuộc"]
    importer.take_list([heading, ["TH", "Trường A", None], ["T1", "Tổ Văn", "Trường A"]], "Tập thể")
    answer = importer.take_list([heading, ["T1", "Tổ Văn", "Trường B"], ["T2", "Tổ Sử", "Trường C"]], "Tập thể")
    assert [(code, row) for code, _, row, _ in codes(answer, "warning")] == [("parent_kept", 2), ("unit_unknown", 3)]
    assert rows_of(importer)["Tổ Văn"] == (None, "Trường A", "Trường A")
    assert rows_of(importer)["Tổ Sử"] == (None, "Trường C", None)


def test_collectives_that_belong_to_each_other_are_refused(importer: Importer) -> None:
    sheet = [HEADINGS[:5], [1, "Tổ Toán", 5, "Tổ", "Tổ Lý"], [2, "Tổ Lý", 5, "Tổ", "Tổ Toán"]]
    answer = importer.take_list(sheet, accept_valid=True)
    assert [code for code, *_ in codes(answer)] == ["own_parent"]
    assert len(importer.all(Collective)) == 1


@pytest.mark.parametrize("title", ["DANH SÁCH TẬP THỂ ĐỀ NGHỊ", "DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG"])
def test_parts_of_one_name_under_two_schools_are_two_each_of_its_school(importer: Importer, title: str) -> None:
    name = "Tên tập thể" if "TẬP THỂ" in title else "Tên tập thể, cá nhân"
    sheet: list[list[Any]] = [
        [title],
        ["STT", name, "Danh hiệu đề nghị"],
        ["A", "TẬP THỂ", None],
        ["I", "Trường Mầm non A", None],
        [1, "Tổ Văn phòng", "TTLĐTT"],
        ["II", "TRƯỜNG MẦM NON B", None],
        [1, "Tổ Văn phòng", "TTLĐTT"],
    ]
    importer.take_list(sheet, accept_valid=True)
    found = sorted((row.name, row.parent_name) for row in importer.all(Collective))
    assert found == [("Tổ Văn phòng", "Trường Mầm non A"), ("Tổ Văn phòng", "Trường Mầm non B")]


def test_a_heading_for_a_sort_of_units_is_no_parent(importer: Importer) -> None:
    sheet: list[list[Any]] = [
        ["DANH SÁCH TẬP THỂ ĐỀ NGHỊ"],
        ["STT", "Tên tập thể", "Danh hiệu đề nghị"],
        ["I", "Khối trường học", None],
        [1, "Trường Mầm non A", "TTLĐTT"],
        ["II", "Phòng chuyên môn", None],
        [1, "Phòng Kinh tế", "TTLĐTT"],
    ]
    importer.take_list(sheet, accept_valid=True)
    assert {(row.name, row.parent_name) for row in importer.all(Collective)} == {
        ("Trường Mầm non A", None), ("Phòng Kinh tế", None),
    }  # fmt: skip
