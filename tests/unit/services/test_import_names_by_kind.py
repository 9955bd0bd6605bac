"""Names in a column for each kind of subject, side by side, of which each row fills one."""

from typing import Any

import pytest

from khenthuong_desktop.store.tables import AwardHeld, Person, Registration
from tests.unit.services.importing import Importer

ON_FILE: dict[str, list[dict[str, Any]]] = {
    "people": [{"code": "CB1", "name": "Trần Thị Lan"}],
    "collectives": [{"code": "TT1", "name": "Phòng Kinh tế"}],
    "households": [{"code": "HO1", "name": "Đỗ Văn Lâm", "address": "Thôn Đông"}],
}
BOOK = ["SỔ KHEN THƯỞNG NĂM 2024"]


@pytest.mark.parametrize("headings", [["Tập thể", "Cá nhân"], ["Tên tập thể", "Họ và tên"], ["Tập thể", "Tên cá nhân"]])
def test_a_book_of_awards_names_units_and_people_in_columns_of_their_own(
    importer: Importer, headings: list[str]
) -> None:
    importer.take(ON_FILE)
    heading = ["TT", "Số QĐ", "Ngày QĐ", *headings, "Hình thức"]
    one: list[Any] = [1, "55/QĐ-UBND", "20/7/2024", None, "Trần Thị Lan", "Giấy khen"]
    other: list[Any] = [2, "56/QĐ-UBND", "20/7/2024", "Phòng Kinh tế", None, "Giấy khen"]
    importer.take_list([BOOK, heading, one, other])
    held = {(row.subject_kind.value, row.decision_number) for row in importer.all(AwardHeld)}
    assert held == {("individual", "55/QĐ-UBND"), ("collective", "56/QĐ-UBND")}


def test_registrations_name_them_so_too(importer: Importer) -> None:
    importer.take(ON_FILE)
    head: list[list[Any]] = [
        ["DANH SÁCH ĐĂNG KÝ THI ĐUA NĂM 2026"],
        ["TT", "Tập thể", "Cá nhân", "Danh hiệu đăng ký"],
        [1, None, "Trần Thị Lan", "LĐTT"],
        [2, "Phòng Kinh tế", None, "TTLĐTT"],
    ]
    importer.take_list(head)
    asked = {(row.subject_kind.value, row.award) for row in importer.all(Registration)}
    assert asked == {("individual", "advanced_worker"), ("collective", "advanced_labour_collective")}


def test_a_unit_beside_every_name_is_where_people_work(importer: Importer) -> None:
    importer.take(ON_FILE)
    heading = ["TT", "Họ và tên", "Tập thể", "Danh hiệu đăng ký"]
    importer.take_list([["ĐĂNG KÝ THI ĐUA NĂM 2026"], heading, [1, "Trần Thị Lan", "Phòng Kinh tế", "LĐTT"]])
    assert [row.subject_kind.value for row in importer.all(Registration)] == ["individual"]
    assert len(importer.all(Person)) == 1
