"""Pupils and residents of a list are made people of the unit only where the clerk wants it."""

from typing import Any

import pytest

from khenthuong_desktop.services import imports
from khenthuong_desktop.services.imports import Aim
from khenthuong_desktop.store.tables import Person
from tests.unit.services.importing import Importer

PUPILS: list[list[Any]] = [["DANH SÁCH HỌC SINH ĐẠT GIẢI NĂM HỌC 2025-2026"], ["TT", "Họ và tên", "Lớp", "Thành tích"]]
TRANG: list[Any] = [1, "Nguyễn Thu Trang", "12A1", "Giải Nhì"]


def people(importer: Importer) -> list[str]:
    return sorted(row.name for row in importer.all(Person))


@pytest.mark.parametrize(
    "title", ["DANH SÁCH HỌC SINH ĐẠT GIẢI", "DANH SÁCH SINH VIÊN XUẤT SẮC", "DANH SÁCH ĐƯỢC KHEN THƯỞNG"]
)
def test_pupils_wait_until_the_clerk_wants_them(importer: Importer, title: str) -> None:
    answer = importer.take_list([[title], PUPILS[1], TRANG])
    assert "pupils_not_made" in [one.code for one in answer.problems]
    assert (people(importer), answer.people_missing) == ([], ("Nguyễn Thu Trang",))


def test_pupils_are_made_for_who_wants_them(importer: Importer) -> None:
    importer.take_list([*PUPILS, TRANG])
    shown = imports.preview(importer.db, importer.library, importer.path, aim=Aim(make_people=True))
    imports.confirm(importer.db, shown)
    assert people(importer) == ["Nguyễn Thu Trang"]


def test_teachers_beside_pupils_are_taken(importer: Importer) -> None:
    head = ["TT", "Họ và tên", "Lớp/Tổ", "Thành tích"]
    rows: list[list[Any]] = [TRANG, [2, "Vương Văn Quân", "Tổ Toán - Tin", "Dạy giỏi"]]
    importer.take_list([["DANH SÁCH GIÁO VIÊN, HỌC SINH ĐƯỢC KHEN THƯỞNG"], head, *rows], accept_valid=True)
    assert people(importer) == ["Vương Văn Quân"]


@pytest.mark.parametrize(
    "title",
    ["DANH SÁCH GIÁO VIÊN CHỦ NHIỆM", "DANH SÁCH VIÊN CHỨC PHÒNG CÔNG TÁC HỌC SINH, SINH VIÊN", "DANH SÁCH NHÂN SỰ"],
)
def test_staff_are_taken_whatever_their_office_is_called(importer: Importer, title: str) -> None:
    importer.take_list([[title], ["TT", "Họ và tên", "Đơn vị"], [1, "Vương Văn Quân", "Tổ Toán - Tin"]])
    assert people(importer) == ["Vương Văn Quân"]


@pytest.mark.parametrize("heading", ["Quan hệ với chủ hộ", "Quan hệ chủ hộ"])
def test_members_of_households_wait_until_the_clerk_wants_them(importer: Importer, heading: str) -> None:
    sheet: list[list[Any]] = [
        ["DANH SÁCH THÔN ĐÔNG"],
        ["STT", "Họ và tên", heading, "Ngày sinh"],
        [1, "Lê Thị Mận", "Vợ", "02/02/1962"],
    ]
    answer = importer.take_list(sheet)
    assert "residents_not_made" in [one.code for one in answer.problems]
    assert people(importer) == []


@pytest.mark.parametrize("wanted", [False, True])
def test_who_left_and_was_never_on_file_is_made_only_for_who_wants_it(importer: Importer, *, wanted: bool) -> None:
    ngan, ben = [1, "Lê Thị Ngân", "Kế toán", "01/07/2026"], [1, "Đỗ Văn Bền", "Thợ hàn", "01/08/2026"]
    head = ["STT", "Họ và tên", "Chức vụ", "Ngày"]
    rows: list[list[Any]] = [["I", "TĂNG"], ngan, ["II", "GIẢM"], ben]
    answer = importer.take_list([["BIẾN ĐỘNG LAO ĐỘNG QUÝ III"], head, *rows], accept_valid=True)
    assert "leavers_not_made" in [one.code for one in answer.problems]
    assert (people(importer), answer.people_missing) == (["Lê Thị Ngân"], ("Đỗ Văn Bền",))
    shown = imports.preview(importer.db, importer.library, importer.path, aim=Aim(make_people=wanted))
    imports.confirm(importer.db, shown, accept_valid=True)
    assert set(people(importer)) == {"Lê Thị Ngân", *(["Đỗ Văn Bền"] if wanted else [])}
