"""Which diploma it is only who gives it tells: "Bằng khen | Thủ tướng Chính phủ"."""

from typing import Any

import pytest

from khenthuong_desktop.store.tables import AwardHeld
from tests.unit.services.importing import Importer


def held(importer: Importer, award: str, heading: str, giver: str) -> list[str]:
    importer.take({"people": [{"code": "CB1", "name": "Lê Thị Hoa"}]})
    sheet: list[list[Any]] = [
        ["DANH SÁCH KHEN THƯỞNG CÁC NĂM"],
        ["TT", "Họ và tên", "Năm", "Hình thức khen thưởng", heading],
        [1, "Lê Thị Hoa", 2023, award, giver],
    ]
    importer.take_list(sheet)
    return [row.award for row in importer.all(AwardHeld)]


@pytest.mark.parametrize("heading", ["Cấp khen", "Cơ quan khen thưởng", "Cấp", "Đơn vị khen thưởng"])
@pytest.mark.parametrize(
    ("giver", "award"),
    [
        ("Thủ tướng Chính phủ", "prime_minister_diploma_of_merit"),
        ("TTg", "prime_minister_diploma_of_merit"),
        ("Bộ Văn hóa, Thể thao và Du lịch", "ministerial_diploma_of_merit"),
        ("UBND tỉnh", "provincial_diploma_of_merit"),
        ("tỉnh", "provincial_diploma_of_merit"),
        ("Cấp tỉnh", "provincial_diploma_of_merit"),
        ("CT UBND tỉnh", "provincial_diploma_of_merit"),
    ],
)
def test_a_diploma_is_that_of_its_giver(importer: Importer, heading: str, giver: str, award: str) -> None:
    assert held(importer, "Bằng khen", heading, giver) == [award]


def test_a_giver_of_whom_no_diploma_is_known_makes_none_of_the_province(importer: Importer) -> None:
    assert held(importer, "Bằng khen", "Cấp khen", "Giám đốc Công ty") == []


def test_what_names_its_giver_itself_stays(importer: Importer) -> None:
    award = "Bằng khen của Thủ tướng Chính phủ"
    assert held(importer, award, "Cấp khen", "Trung ương") == ["prime_minister_diploma_of_merit"]


def test_a_certificate_is_one_whoever_gives_it(importer: Importer) -> None:
    assert held(importer, "Giấy khen", "Cấp khen", "Giám đốc Sở Nội vụ") == ["certificate_of_merit"]
