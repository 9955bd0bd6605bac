""" "Giấy khen của Hiệu trưởng" is called alike whoever gets it: pupils their own, the staff that of the head."""

from typing import Any

import pytest

from khenthuong_desktop.store.tables import AwardHeld
from tests.unit.services.importing import Importer

BEHIND = ["(Kèm theo Quyết định số 455/QĐ-CĐ ngày 17 tháng 11 năm 2025 của Hiệu trưởng)"]
HOA: dict[str, Any] = {"people": [{"code": "CB1", "name": "Lê Thị Hoa", "birth_date": "5/9/1993"}]}


def decided(importer: Importer, title: str, heading: str = "Chức vụ", cell: str = "Giảng viên") -> list[str]:
    importer.take(HOA)
    importer.take_list(
        [[title], BEHIND, ["TT", "Họ và tên", "Ngày sinh", heading], [1, "Lê Thị Hoa", "5/9/1993", cell]]
    )
    return [row.award for row in importer.all(AwardHeld)]


@pytest.mark.parametrize(
    "title",
    [
        "DANH SÁCH TẬP THỂ, CÁ NHÂN ĐƯỢC TẶNG GIẤY KHEN CỦA HIỆU TRƯỞNG",
        "DANH SÁCH VIÊN CHỨC ĐƯỢC TẶNG GIẤY KHEN CỦA HIỆU TRƯỞNG",
        "DANH SÁCH GIẢNG VIÊN, SINH VIÊN ĐƯỢC TẶNG GIẤY KHEN CỦA HIỆU TRƯỞNG",
    ],
)
def test_teachers_and_staff_get_the_certificate_of_the_head(importer: Importer, title: str) -> None:
    assert decided(importer, title) == ["certificate_of_merit"]


def test_pupils_get_their_own_by_the_title_or_by_their_classes(importer: Importer) -> None:
    title = "DANH SÁCH SINH VIÊN ĐƯỢC TẶNG GIẤY KHEN CỦA HIỆU TRƯỞNG"
    assert decided(importer, title) == ["student_certificate_of_merit"]


def test_pupils_get_their_own_by_the_column_of_their_class(importer: Importer) -> None:
    title = "DANH SÁCH ĐƯỢC TẶNG GIẤY KHEN CỦA HIỆU TRƯỞNG"
    assert decided(importer, title, "Lớp", "12A1") == ["student_certificate_of_merit"]


@pytest.mark.parametrize(
    ("title", "award"),
    [
        ("DANH SÁCH KHEN THƯỞNG CÁC NĂM", "certificate_of_merit"),
        ("DANH SÁCH HỌC SINH ĐƯỢC KHEN THƯỞNG", "student_certificate_of_merit"),
    ],
)
def test_so_do_rows_of_awards_held(importer: Importer, title: str, award: str) -> None:
    importer.take(HOA)
    head = ["TT", "Họ và tên", "Năm", "Hình thức khen thưởng"]
    importer.take_list([[title], head, [1, "Lê Thị Hoa", 2024, "Giấy khen của Hiệu trưởng"]])
    assert [row.award for row in importer.all(AwardHeld)] == [award]
