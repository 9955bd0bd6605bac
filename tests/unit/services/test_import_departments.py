"""Lists with a column of departments beside the one of units: nobody on file is moved to the organ as a whole."""

from typing import Any

import pytest

from khenthuong_desktop.domain.terms import UnitLevel
from khenthuong_desktop.services.imports import ImportAnswer
from khenthuong_desktop.services.units import UnitDetail, save_unit
from khenthuong_desktop.store.tables import Collective, Person
from tests.unit.services.importing import Importer

OFFICE = "Văn phòng HĐND và UBND"
HEAD = ["STT", "Họ và tên", "Ngày sinh", "Tên phòng ban/ khối, tổ công tác", "Tên đơn vị/tập thể công tác", "Địa chỉ"]


@pytest.fixture
def commune(importer: Importer) -> Importer:
    ours = ("UBAB", UnitLevel.COMMUNE, "Hưng Yên", "An Bình", "UBND", "Chủ tịch", "HĐTĐKT", "VP", "UBND tỉnh Hưng Yên")
    save_unit(importer.db, UnitDetail("Ủy ban nhân dân xã An Bình", *ours))
    with importer.db.write("by_hand") as session:
        session.add(Person(code="CN1", name="Lê Hoàng Cường", birth_date="1985-12-22", collective_name=OFFICE))
    return importer


def take(importer: Importer, *rows: list[Any]) -> tuple[ImportAnswer, dict[str, str | None]]:
    answer = importer.take_list([["DANH SÁCH CÁ NHÂN"], HEAD, *rows])
    assert answer.committed, [problem.message for problem in answer.problems]
    return answer, {person.name: person.collective_name for person in importer.all(Person)}


def codes(answer: ImportAnswer) -> list[str]:
    return [problem.code for problem in answer.problems if problem.code.startswith("department")]


def test_within_our_own_organ_the_department_is_the_unit(commune: Importer) -> None:
    answer, units = take(
        commune,
        [1, "Lê Hoàng Cường", "22/12/1985", OFFICE, "UBND xã An Bình", "Thôn Đông"],
        [2, "Bùi Thị Mới", "1/2/1990", "Phòng Kinh tế", "UBND xã An Bình", "Thôn Đông"],
    )
    assert units == {"Lê Hoàng Cường": OFFICE, "Bùi Thị Mới": "Phòng Kinh tế"}
    assert answer.sheets[0].rows[0].changes == {}
    assert codes(answer) == ["department_is_unit"]


def test_a_person_stays_in_the_department_on_file_whatever_the_organ_is_called(commune: Importer) -> None:
    answer, units = take(
        commune,
        [1, "Lê Hoàng Cường", "22/12/1985", "VP HĐND và UBND", "Xã nhà", "Thôn Đông"],
        [2, "Bùi Thị Mới", "1/2/1990", "Tổ Toán", "Trường THCS An Bình", "Thôn Đông"],
    )
    assert units == {"Lê Hoàng Cường": OFFICE, "Bùi Thị Mới": "Trường THCS An Bình"}
    assert codes(answer) == ["department_is_unit", "department_unused"]


def test_a_department_known_under_that_unit_is_the_unit_but_not_one_of_another(commune: Importer) -> None:
    with commune.db.write("by_hand") as session:
        session.add(Collective(code="TT1", name="Tổ Toán", parent_name="Trường THCS An Bình"))
    row = [1, "Bùi Thị Mới", "1/2/1990", "Tổ Toán", "Trường THCS An Bình", None]
    other = [2, "Đỗ Văn Khác", "1/2/1991", "Tổ Toán", "Trường THCS Hòa Lạc", None]
    _, units = take(commune, row, other)
    assert units["Bùi Thị Mới"] == "Tổ Toán" and units["Đỗ Văn Khác"] == "Trường THCS Hòa Lạc"


def test_a_department_alone_is_the_unit(commune: Importer) -> None:
    answer, units = take(commune, [1, "Bùi Thị Mới", "1/2/1990", "Phòng Kinh tế", None, "Thôn Đông"])
    assert units["Bùi Thị Mới"] == "Phòng Kinh tế" and codes(answer) == []
