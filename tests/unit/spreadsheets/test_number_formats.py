"""Numbers as their formats show them, where that is more than the number."""

import pytest

from khenthuong_desktop.spreadsheets.files.number_formats import shown_number

SHOWN = {
    "0000": "0012",
    "0000;-0000": "0012",
    "0000;[Red]0000;@": "0012",
    "[Red]0000_)": "0012",
    "[$-42A]0000": "0012",
    "#0000": "0012",
    "00\\ 00": "00 12",
    "000-000": "000-012",
    '"0"0': "012",
    '"CB"0000': "CB0012",
    '"NV-"#': "NV-12",
    '0000"A"': "0012A",
    '000" điểm"': "012",
}


@pytest.mark.parametrize(("form", "shown"), SHOWN.items())
def test_zeros_and_letters_before_a_number_are_part_of_it(form: str, shown: str) -> None:
    found = shown_number(form)
    assert found is not None and found.of(12.0) == shown


PLAIN = [
    "", "General", "@", "0", "#,##0", "0.00", "00.0", "0%", "00/00", "dd/mm/yyyy", "hh:mm:ss.00", '0" tháng"', "0E+00",
    "_-* #,##0_-", "0" * 300,
]  # fmt: skip


@pytest.mark.parametrize("form", PLAIN)
def test_other_formats_show_the_number_itself(form: str) -> None:
    assert shown_number(form) is None


def test_a_number_longer_than_its_format_keeps_its_digits() -> None:
    found = shown_number("00\\ 00")
    assert found is not None and found.of(123456) == "1234 56"


@pytest.mark.parametrize("value", ["12", True, -3, 1.5, 1e16, float("nan"), float("inf"), None])
def test_only_whole_numbers_are_shown_so(value: object) -> None:
    found = shown_number("0000")
    assert found is not None and found.of(value) is None


def test_numbers_are_shown_so_as_long_as_they_keep_all_their_digits() -> None:
    found = shown_number("0000")
    assert found is not None
    assert [found.of(value) for value in (10.0**15 - 1, 10.0**15)] == ["9" * 15, None]


def test_what_depends_on_the_number_is_not_told() -> None:
    found = shown_number("[>99]0000;000")
    assert found is not None and not found.is_told and found.of(12) is None
