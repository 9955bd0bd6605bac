"""Initiatives that are only registered are told and not stored: nobody has recognised them yet."""

from typing import Any

import pytest

from khenthuong_desktop.store.tables import Initiative, Registration
from tests.unit.services.importing import Importer, codes


def test_initiatives_that_people_only_register_are_told_and_not_stored(importer: Importer) -> None:
    head = ["TT", "Họ và tên", "Tổ", "Đăng ký danh hiệu", "Tên đề tài, sáng kiến"]
    rows: list[list[Any]] = [[1, "Lê An", "Tổ Toán", "LĐTT", "Dạy học số"], [2, "Trần Bình", "Tổ Toán", "LĐTT", None]]
    title = ["BẢNG ĐĂNG KÝ DANH HIỆU THI ĐUA NĂM HỌC 2026-2027"]
    answer = importer.take_list([title, head, *rows])
    assert importer.all(Initiative) == []
    assert ("initiatives_not_kept", "E") in [(code, column) for code, _, _, column in codes(answer, "warning")]
    assert len(importer.all(Registration)) == 2


@pytest.mark.parametrize(
    ("title", "head", "kept"),
    [
        ("DANH SÁCH ĐĂNG KÝ SÁNG KIẾN NĂM HỌC 2026-2027", ["TT", "Họ và tên", "Tổ", "Tên sáng kiến"], 0),
        ("DANH SÁCH ĐĂNG KÝ SÁNG KIẾN NĂM 2026", ["TT", "Họ và tên tác giả", "Chức vụ", "Tên sáng kiến"], 0),
        ("BẢNG ĐĂNG KÝ THI ĐUA NĂM 2026", ["TT", "Họ và tên", "Tổ", "Sáng kiến đã được công nhận năm 2025"], 1),
        ("BẢNG ĐĂNG KÝ THI ĐUA NĂM 2026", ["TT", "Họ và tên", "Tổ", "Sáng kiến năm 2025"], 1),
        ("BẢNG ĐĂNG KÝ THI ĐUA NĂM 2026", ["TT", "Họ và tên", "Tổ", "Sáng kiến năm 2026"], 0),
        ("KẾT QUẢ THỰC HIỆN ĐĂNG KÝ THI ĐUA NĂM 2026", ["TT", "Họ và tên", "Tổ", "Tên sáng kiến"], 1),
        ("DANH SÁCH GIÁO VIÊN NĂM 2026", ["TT", "Họ và tên", "Tổ", "Tên sáng kiến"], 1),
    ],
)
def test_what_is_only_registered_is_known_by_title_and_heading(
    importer: Importer, title: str, head: list[Any], kept: int
) -> None:
    answer = importer.take_list([[title], head, [1, "Lê An", "Tổ Toán", "Dạy học số"]])
    assert len(importer.all(Initiative)) == kept
    told = {code for code, _, _, _ in codes(answer, "warning")}
    assert bool(told & {"initiatives_not_kept", "initiatives_promised"}) is (kept == 0)


@pytest.mark.parametrize(("decision", "kept"), [("", 0), (" (QĐ 901/QĐ-UBND ngày 01/12/2025)", 1)])
def test_a_decision_in_the_cell_says_that_what_was_registered_is_recognised(
    importer: Importer, decision: str, kept: int
) -> None:
    head = ["TT", "Họ và tên", "Tổ", "Tên sáng kiến"]
    importer.take_list([["BẢNG ĐĂNG KÝ THI ĐUA NĂM 2026"], head, [1, "Lê An", "Tổ Toán", f"Dạy học số{decision}"]])
    assert [work.name for work in importer.all(Initiative)] == ["Dạy học số"] * kept
