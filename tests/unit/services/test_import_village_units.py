"""A column of villages in a list of people: where they work, or only where they live."""

from typing import Any

import pytest

from khenthuong_desktop.services.imports import ImportAnswer
from khenthuong_desktop.store.tables import Collective, Person
from tests.unit.services.importing import Importer

HANH: list[Any] = [1, "Thôn Xuân Hồi", "Trần Thị Hạnh", "Trưởng ban CTMT", "12/03/1970"]
TE: list[Any] = [2, "Thôn 5", "Đỗ Văn Tề", "Bí thư chi bộ", "1966"]


@pytest.fixture
def commune(importer: Importer) -> Importer:
    with importer.db.write("by_hand") as session:
        session.add_all([Collective(code="T1", name="Thôn Xuân Hồi"), Collective(code="T2", name="Thôn 5")])
    return importer


def units(importer: Importer) -> list[str]:
    return sorted(person.collective_name or "" for person in importer.all(Person))


def take(importer: Importer, title: str, heading: str, *rows: list[Any]) -> list[str]:
    head = ["STT", heading, "Họ và tên", "Chức danh", "Ngày sinh"]
    answer: ImportAnswer = importer.take_list([[title], head, *rows], accept_valid=True)
    return [one.code for one in answer.problems]


@pytest.mark.parametrize("heading", ["Thôn", "Thôn, tổ dân phố", "Đơn vị"])
@pytest.mark.parametrize("title", ["DANH SÁCH NGƯỜI HOẠT ĐỘNG KHÔNG CHUYÊN TRÁCH Ở THÔN", "DANH SÁCH NĂM 2025"])
def test_the_village_is_the_unit_of_who_has_a_post_there(commune: Importer, heading: str, title: str) -> None:
    take(commune, title, heading, HANH, TE)
    assert units(commune) == ["Thôn 5", "Thôn Xuân Hồi"]


def test_where_staff_live_is_no_unit_of_theirs_and_is_told(commune: Importer) -> None:
    staff = [[*HANH[:3], "Công chức địa chính", "12/03/1970"], [*TE[:3], "Chuyên viên", "1966"]]
    assert "homes_not_kept" in take(commune, "DANH SÁCH CÔNG CHỨC XÃ", "Thôn", *staff)
    assert units(commune) == ["", ""]


def test_a_blank_unit_below_a_filled_one_is_told(commune: Importer) -> None:
    told = take(commune, "DANH SÁCH CÁN BỘ", "Đơn vị", HANH, [None, None, *TE[2:]])
    assert "units_of_first_alone" in told
