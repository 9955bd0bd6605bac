"""Names of provinces and organs, written out from what clerks type."""

from datetime import date

import pytest

from khenthuong_desktop.services.places import (
    full_organ,
    full_province,
    place_in_dateline,
    provinces,
    without_committee,
)

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("day", "cities"),
    [(date(2025, 7, 1), 6), (date(2026, 4, 30), 7), (date(2026, 9, 1), 8), (date(2026, 9, 19), 8), (TODAY, 9)],
)
def test_there_are_34_provinces_and_more_and_more_of_them_are_cities(day: date, cities: int) -> None:
    found = provinces(day)
    assert len(set(found)) == 34
    assert sum(name.startswith("thành phố ") for name in found) == cities


@pytest.mark.parametrize(
    ("written", "full"),
    [
        ("Hưng Yên", "tỉnh Hưng Yên"),
        ("tỉnh hung yen", "tỉnh Hưng Yên"),
        ("TP. Huế", "thành phố Huế"),
        ("TPHCM", "thành phố Hồ Chí Minh"),
        ("TP HCM", "thành phố Hồ Chí Minh"),
        ("T. Thanh Hoá", "tỉnh Thanh Hóa"),
        ("Tỉnh Bắc Ninh", "thành phố Bắc Ninh"),
        ("Hải Dương", None),
        ("", None),
    ],
)
def test_a_province_is_known_by_any_spelling(written: str, full: str | None) -> None:
    assert full_province(written, TODAY) == full


def test_a_province_is_what_it_was_on_the_day() -> None:
    assert full_province("Đồng Nai", date(2026, 4, 29)) == "tỉnh Đồng Nai"
    assert full_province("Đồng Nai", date(2026, 4, 30)) == "thành phố Đồng Nai"


@pytest.mark.parametrize(
    ("written", "full"),
    [
        ("UBND xã Tân Hòa", "Ủy ban nhân dân xã Tân Hòa"),
        ("ubnd X.Tân Hòa", "Ủy ban nhân dân xã Tân Hòa"),
        ("ỦY BAN NHÂN DÂN PHƯỜNG HẠC THÀNH", "Ủy ban nhân dân phường Hạc Thành"),
        ("Uỷ ban nhân dân Xã Tân Hoà", "Uỷ ban nhân dân xã Tân Hoà"),
        ("UBND P.8", "Ủy ban nhân dân Phường 8"),
        ("UBND phường 1 Bảo Lộc", "Ủy ban nhân dân Phường 1 Bảo Lộc"),
        ("UBND Phường Chu Văn An", "Ủy ban nhân dân Phường Chu Văn An"),
        ("UBND phường Chu Văn An", "Ủy ban nhân dân phường Chu Văn An"),
        ("UBND TP. Hồ Chí Minh", "Ủy ban nhân dân Thành phố Hồ Chí Minh"),
        ("đặc khu Phú Quốc", "Ủy ban nhân dân đặc khu Phú Quốc"),
        ("HĐND xã Tân Hòa", "Hội đồng nhân dân xã Tân Hòa"),
        ("UBND", "UBND"),
        ("Trường Tiểu học  Tân Hòa", "Trường Tiểu học Tân Hòa"),
    ],
)
def test_the_name_of_an_organ_is_written_out(written: str, full: str) -> None:
    assert full_organ(written, of_place=True) == full


def test_only_organs_of_places_are_named_by_the_place_alone() -> None:
    assert full_organ("xã Tân Hòa", of_place=False) == "xã Tân Hòa"
    assert without_committee("Uỷ ban nhân dân xã Tân Hòa") == "xã Tân Hòa"
    assert without_committee("Sở Nội vụ") == "Sở Nội vụ"


def test_the_dateline_names_the_place_and_its_kind_only_where_it_must() -> None:
    assert place_in_dateline("xã Hòa An") == "Hòa An"
    assert place_in_dateline("phường 8") == "Phường 8"
    assert place_in_dateline("phường 1 Bảo Lộc") == "Phường 1 Bảo Lộc"
    assert place_in_dateline("Phường Chu Văn An") == "Phường Chu Văn An"
    assert place_in_dateline("thành phố Hồ Chí Minh") == "Thành phố Hồ Chí Minh"
