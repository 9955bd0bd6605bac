"""Headings in capitals over groups of people: which are units, and how those are written."""

import pytest

from khenthuong_desktop.spreadsheets.group_headings import class_of_people, in_ordinary_case


@pytest.mark.parametrize(
    "written",
    [
        "Văn phòng HĐND và UBND",
        "Phòng Văn hóa - Xã hội",
        "Phòng Văn hoá – Xã hội",
        "Trường Tiểu học Hoà Bình",
        "Trường THCS Lê Lợi",
        "Trung tâm Phục vụ hành chính công",
        "Ủy ban MTTQ Việt Nam xã Đăk Mar",
        "Ban Chỉ huy Quân sự xã",
        "Công an xã Tân Phú",
        "Đảng ủy, HĐND, UBND",
        "Thôn Đoài",
        "Tổ dân phố 3",
        "Buôn Krông Ana",
    ],
)
def test_a_unit_in_capitals_is_written_as_units_are(written: str) -> None:
    assert in_ordinary_case(written.upper()) == written


@pytest.mark.parametrize("written", ["Phòng kinh tế", "UBND", "Tổ Toán - Lý", ""])
def test_what_is_not_in_capitals_or_a_mere_abbreviation_stays(written: str) -> None:
    assert in_ordinary_case(written) == written


@pytest.mark.parametrize(
    ("heading", "says"),
    [
        ("LÃNH ĐẠO HĐND, UBND", (("person_class", "leader"),)),
        ("Cán bộ lãnh đạo, quản lý", (("person_class", "leader"),)),
        ("CÔNG CHỨC CHUYÊN MÔN", (("category", "civil_servant"),)),
        ("CÁN BỘ", (("category", "cadre"),)),
        ("VIÊN CHỨC", (("category", "public_employee"),)),
        ("CÁN BỘ, CÔNG CHỨC", ()),
        ("CÁN BỘ KHÔNG CHUYÊN TRÁCH", ()),
        ("NGƯỜI HOẠT ĐỘNG KHÔNG CHUYÊN TRÁCH", ()),
        ("CÁ NHÂN", ()),
        ("PHÒNG KINH TẾ", None),
        ("Cánh đồng Công chúng", None),
    ],
)
def test_a_class_of_people_is_told_from_a_unit(heading: str, says: tuple[tuple[str, str], ...] | None) -> None:
    assert class_of_people(heading) == says
