"""Headings put together of words of which each list takes others."""

import pytest

from khenthuong_desktop.spreadsheets.layouts.composed_headings import known_as


@pytest.mark.parametrize(
    ("heading", "known"),
    [
        ("Cụm, tổ", "Đơn vị"),
        ("Phòng/Xí nghiệp", "Đơn vị"),
        ("Khoa - Phòng - Trung tâm", "Đơn vị"),
        ("Phân công về khoa", "Đơn vị"),
        ("Nơi bố trí công tác tại phòng", "Đơn vị"),
        ("Tên thôn, cơ quan, đơn vị", "Tên đơn vị"),
        ("Tên tập thể, họ tên cá nhân", "Tên tập thể, cá nhân"),
        ("Tên đơn vị / Họ và tên", "Tên tập thể, cá nhân"),
        ("Họ và tên hoặc tên tập thể", "Tên tập thể, cá nhân"),
        ("Tên tập thể, cá nhân và hộ gia đình", "Tên tập thể, cá nhân, hộ gia đình"),
        ("Từ khoa, phòng", "Đơn vị cũ"),
        ("Điều động từ phòng", "Đơn vị cũ"),
        ("Đến khoa, phòng", "Đơn vị"),
        ("Số, ngày", "Số, ngày QĐ"),
        ("Số QĐ, ngày, tháng", "Số, ngày QĐ"),
        ("Số quyết định; ngày, tháng, năm ban hành", "Số, ngày QĐ"),
        ("Số, ký hiệu QĐ, ngày ký, người ký", "Số, ngày QĐ"),
        ("Số ngày", None),  # counts them
        ("Số ngày làm việc", None),
        ("Quyết định ngày", None),
        ("Từ ngày", None),
        ("Đến ngày", None),
        ("Họ và tên", None),
        ("Họ và tên, đơn vị", None),  # both in one cell
        ("Họ tên, chức vụ, đơn vị công tác", None),
        ("Tổ trưởng", None),
        ("Đơn vị, địa chỉ", None),
        ("Phân công nhiệm vụ", None),
        ("Thôn, xã", None),
        ("Khoa", None),
        ("Tên, tên đơn vị, tên khoa", None),
        ("/", None),
    ],
)
def test_a_heading_says_the_same_in_words_that_lists_know(heading: str, known: str | None) -> None:
    assert known_as(heading) == known
