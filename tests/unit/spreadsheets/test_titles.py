"""What titles say of all rows."""

import pytest

from khenthuong_desktop.spreadsheets.titles import title_owner, title_unit, title_year


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("KẾT QUẢ XẾP LOẠI NĂM 2025", 2025),
        ("Danh sách đăng ký thi đua năm học 2024 - 2025", 2025),
        ("(Kèm theo Tờ trình số 12/TTr-UBND ngày 05 tháng 11 năm 2026)", None),
        ("Tổng hợp các năm 2024, năm 2025", None),
        ("DANH SÁCH", None),
    ],
)
def test_the_one_year_of_a_title_is_told(title: str, year: int | None) -> None:
    assert title_year([["UBND XÃ AN BÌNH"], [None, title]]) == year


@pytest.mark.parametrize(
    ("title", "unit"),
    [
        ("Đơn vị: Trường Tiểu học Hoà Bình", "Trường Tiểu học Hoà Bình"),
        ("Tên đơn vị : Phòng Kinh tế", "Phòng Kinh tế"),
        ("Đơn vị: ..................", None),
        ("Đơn vị tính: đồng", None),
    ],
)
def test_a_unit_named_as_such_is_told(title: str, unit: str | None) -> None:
    assert title_unit([[title]]) == unit


@pytest.mark.parametrize(
    ("titles", "unit"),
    [
        (["THÀNH TÍCH KHEN THƯỞNG CỦA TRƯỜNG TIỂU HỌC AN BÌNH TỪ NĂM 2020 ĐẾN NĂM 2025"], "Trường Tiểu học An Bình"),
        (["ỦY BAN NHÂN DÂN", "UBND XÃ AN BÌNH", "THÀNH TÍCH KHEN THƯỞNG CỦA ĐƠN VỊ"], "UBND xã An Bình"),
        (["Đơn vị: Tổ Văn", "DANH HIỆU THI ĐUA CỦA TẬP THỂ"], "Tổ Văn"),
        (["THÀNH TÍCH CỦA ĐƠN VỊ"], None),
        (["THÀNH TÍCH CỦA BÀ LÊ THỊ HOA"], None),
        (["UBND XÃ AN BÌNH", "DANH SÁCH KHEN THƯỞNG"], None),
    ],
)
def test_the_unit_whose_own_history_it_is_is_told(titles: list[str], unit: str | None) -> None:
    assert title_owner([[title] for title in titles]) == unit
