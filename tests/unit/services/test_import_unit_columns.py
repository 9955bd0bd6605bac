"""Units in several columns of a list of people, and units that stand before the name of another."""

from pathlib import Path
from typing import Any

import pytest

from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import Collective, Person
from tests.unit.services.importing import Importer, codes

PEOPLE: list[Any] = ["STT", "Họ và tên", "Ngày sinh", "Tổ", "Phòng", "Chi cục"]


@pytest.fixture
def importer(db: Database, library: Library, tmp_path: Path) -> Importer:
    importer = Importer(db, library, tmp_path)
    importer.take_list(
        [
            ["STT", "Tên đơn vị", "Số người", "Trực thuộc"],
            [1, "Chi cục Thủy lợi", 40, None],
            [2, "Chi cục Kiểm lâm", 80, None],
            [3, "Phòng Tổ chức", 4, "Chi cục Thủy lợi"],
            [4, "Phòng Tổ chức", 5, "Chi cục Kiểm lâm"],
        ]
    )
    return importer


def units_of(importer: Importer) -> dict[str, tuple[str | None, str | None]]:
    """The unit of each person with the one above."""
    rows = {row.id: row for row in importer.all(Collective)}
    found = {row.name: rows.get(row.collective_id or "") for row in importer.all(Person)}
    return {name: (unit.name, unit.parent_name) if unit else (None, None) for name, unit in found.items()}


def test_who_has_no_lower_unit_is_of_the_upper_one_which_tells_namesakes_apart(importer: Importer) -> None:
    answer = importer.take_list(
        [
            PEOPLE,
            [1, "Đỗ Văn An", "01/01/1990", None, "Phòng Tổ chức", "Chi cục Thủy lợi"],
            [2, "Đỗ Văn Ba", "01/01/1991", None, "Phòng Tổ chức", "Chi cục Kiểm lâm"],
            [3, "Đỗ Văn Ca", "01/01/1960", None, None, "Chi cục Kiểm lâm"],
        ]
    )
    assert answer.errors == 0, codes(answer)
    assert "units_above" in [problem.code for problem in answer.problems]
    found = units_of(importer)
    assert found["Đỗ Văn Ca"] == ("Chi cục Kiểm lâm", None)
    importer.take_list(
        [
            ["STT", "Họ và tên", "Ngày sinh", "Phòng", "Đơn vị"],
            [1, "Lê Văn An", "01/01/1990", "Phòng Tổ chức", "Chi cục Thủy lợi"],
            [2, "Lê Văn Ba", "01/01/1991", "Phòng Tổ chức", "Chi cục Kiểm lâm"],
            [3, "Lê Văn Ca", "01/01/1960", None, "Chi cục Thủy lợi"],
        ]
    )
    found = units_of(importer)
    assert found["Lê Văn An"] == ("Phòng Tổ chức", "Chi cục Thủy lợi")
    assert found["Lê Văn Ba"] == ("Phòng Tổ chức", "Chi cục Kiểm lâm")
    assert found["Lê Văn Ca"] == ("Chi cục Thủy lợi", None)


def test_a_unit_before_another_that_is_not_known_as_its_own_is_asked_about(importer: Importer) -> None:
    importer.take_list([["STT", "Tên đơn vị", "Số người"], [1, "Phòng Kinh tế", 6]])
    answer = importer.take_list(
        [
            ["STT", "Họ và tên", "Ngày sinh", "Chức vụ"],
            ["I", "HĐND - UBND", None, None],
            [1, "Phòng Kinh tế", None, None],
            [1.1, "Lê Thị Ba", 1980, "Trưởng phòng"],
        ]
    )
    assert answer.units_missing == ()
    assert any("Phòng Kinh tế - HĐND - UBND" in problem.sentence for problem in answer.problems)
