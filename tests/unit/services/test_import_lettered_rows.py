"""Units and households numbered with I, II, letters or dashes, and the units that numbers put under others."""

from pathlib import Path
from typing import Any

import pytest

from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import Collective, Household, Person, YearRating
from tests.unit.services.importing import Importer, codes

UNITS: list[Any] = ["STT", "Tên đơn vị", "Số người"]


@pytest.fixture
def importer(db: Database, library: Library, tmp_path: Path) -> Importer:
    return Importer(db, library, tmp_path)


def units_of(importer: Importer) -> list[tuple[str, int | None, str | None]]:
    return [(row.name, row.headcount, row.parent_name) for row in importer.all(Collective)]


def test_units_numbered_with_roman_numerals_are_read_and_those_below_are_theirs(importer: Importer) -> None:
    answer = importer.take_list(
        [
            ["DANH SÁCH CÁC ĐƠN VỊ TRỰC THUỘC"],
            UNITS,
            ["A", "KHỐI CƠ QUAN SỞ", None],
            ["I", "Văn phòng Sở", 12],
            [1, "Tổ Hành chính", 5],
            ["II", "Phòng Tổ chức cán bộ", None],
            ["B", "ĐƠN VỊ TRỰC THUỘC", None],
            ["I", "Chi cục Kiểm lâm", 80],
            [1, "Phòng Hành chính", 9],
            [2, "Hạt Kiểm lâm số 1", 20],
            [2.1, "Trạm Kiểm lâm Đông", 6],
            ["II", "Chi cục Thủy lợi", 40],
            [1, "Phòng Hành chính", 8],
        ]
    )
    assert answer.errors == 0, codes(answer)
    assert sorted(units_of(importer), key=str) == sorted(
        [
            ("Văn phòng Sở", 12, None),
            ("Tổ Hành chính", 5, "Văn phòng Sở"),
            ("Phòng Tổ chức cán bộ", None, None),
            ("Chi cục Kiểm lâm", 80, None),
            ("Phòng Hành chính", 9, "Chi cục Kiểm lâm"),
            ("Hạt Kiểm lâm số 1", 20, "Chi cục Kiểm lâm"),
            ("Trạm Kiểm lâm Đông", 6, "Hạt Kiểm lâm số 1"),
            ("Chi cục Thủy lợi", 40, None),
            ("Phòng Hành chính", 8, "Chi cục Thủy lợi"),
        ],
        key=str,
    )
    assert "unit_by_number" in [problem.code for problem in answer.problems]


@pytest.mark.parametrize("heads", [UNITS, ["STT", "Tên đơn vị", "Số viên chức", "Ghi chú"]])
def test_upper_units_of_which_nothing_else_is_read_are_kept_and_those_below_are_theirs(
    importer: Importer, heads: list[Any]
) -> None:
    told = 42 if heads is not UNITS else None
    answer = importer.take_list(
        [
            ["TRƯỜNG ĐẠI HỌC SAO VÀNG"],
            ["DANH SÁCH CÁC ĐƠN VỊ TRỰC THUỘC"],
            heads,
            ["A", "Trường Đại học Sao Vàng", None],
            ["I", "Khoa Cơ khí", told],
            [1, "Bộ môn Chế tạo máy", 15],
            [2, "Bộ môn Cơ điện tử", 13],
            ["II", "Khoa Kinh tế", told],
            [1, "Bộ môn Kế toán", 15],
        ]
    )
    assert answer.errors == 0, codes(answer)
    assert {name: above for name, _, above in units_of(importer)} == {
        "Khoa Cơ khí": "Trường Đại học Sao Vàng",
        "Bộ môn Chế tạo máy": "Khoa Cơ khí",
        "Bộ môn Cơ điện tử": "Khoa Cơ khí",
        "Khoa Kinh tế": "Trường Đại học Sao Vàng",
        "Bộ môn Kế toán": "Khoa Kinh tế",
    }


@pytest.mark.parametrize("heading", ["Cơ quan chuyên môn", "Phòng chuyên môn", "Các phòng", "Xã An Bình", "Tổ chức"])
def test_headings_over_units_that_are_no_units_of_their_own_are_not_kept(importer: Importer, heading: str) -> None:
    importer.take_list([UNITS, ["I", heading, None], [1, "Phòng Kinh tế", 5], [2, "Phòng Nội vụ", 6]])
    assert [(name, above) for name, _, above in units_of(importer)] == [("Phòng Kinh tế", None), ("Phòng Nội vụ", None)]


def test_units_numbered_with_letters_and_dashes_are_read_without_the_dash(importer: Importer) -> None:
    importer.take_list(
        [
            UNITS,
            [1, "Văn phòng Sở", 12],
            [None, "- Tổ Hành chính", 5],
            [2, "Chi cục Kiểm lâm", 80],
            ["a)", "Hạt Kiểm lâm số 1", 20],
        ]
    )
    assert {name: above for name, _, above in units_of(importer)} == {
        "Văn phòng Sở": None,
        "Tổ Hành chính": "Văn phòng Sở",
        "Chi cục Kiểm lâm": None,
        "Hạt Kiểm lâm số 1": "Chi cục Kiểm lâm",
    }


def test_roman_numerals_over_sectors_stay_headings(importer: Importer) -> None:
    importer.take_list(
        [UNITS, ["I", "Khối mầm non", 2], [1, "Trường Mầm non A", 9], ["II", "Khối tiểu học", 1], [1, "Trường B", 8]]
    )
    assert units_of(importer) == [("Trường Mầm non A", 9, None), ("Trường B", 8, None)]


def test_a_list_numbered_with_roman_numerals_alone_is_read_whole(importer: Importer) -> None:
    importer.take_list([UNITS, ["I", "Ban Giám hiệu", 3], ["II", "Tổ Toán", 7], ["III", "Bộ môn Văn", 5]])
    assert [name for name, *_ in units_of(importer)] == ["Ban Giám hiệu", "Tổ Toán", "Bộ môn Văn"]
    importer.take_list(
        [
            ["KẾT QUẢ XẾP LOẠI TẬP THỂ NĂM 2025"],
            ["STT", "Tên tập thể", "Xếp loại"],
            ["I", "Tổ Toán", "HTXSNV"],
            ["II", "Bộ môn Văn", "HTTNV"],
        ]
    )
    assert len(importer.all(YearRating)) == 2


def test_households_and_people_numbered_with_roman_numerals_are_read(importer: Importer) -> None:
    importer.take_list(
        [
            ["STT", "Họ và tên chủ hộ", "Địa chỉ"],
            ["I", "Giáp Văn Cương", "Thôn Đoài"],
            ["II", "Tòng Thị Mùi", "Thôn Bắc"],
        ]
    )
    assert [row.head_name for row in importer.all(Household)] == ["Giáp Văn Cương", "Tòng Thị Mùi"]
    importer.take_list(
        [["STT", "Họ và tên", "Chức vụ"], ["I", "Giáp Thị Na", "Giáo viên"], ["II", "Tòng Văn Pọm", "Kế toán"]]
    )
    assert [row.name for row in importer.all(Person)] == ["Giáp Thị Na", "Tòng Văn Pọm"]
    importer.take_list([["STT", "Họ và tên", "Chức vụ"], ["I", "Tổ Toán", "5 người"], [1, "Lê Thị Ba", "Giáo viên"]])
    assert [row.name for row in importer.all(Person)] == ["Giáp Thị Na", "Tòng Văn Pọm", "Lê Thị Ba"]


def test_a_unit_alone_in_the_last_row_of_a_list_of_units_is_told(importer: Importer) -> None:
    answer = importer.take_list([UNITS, [1, "Hội Nông dân xã", 5], [None, "Thôn Đông", None]])
    assert "heading_over_nobody" in [problem.code for problem in answer.problems]
