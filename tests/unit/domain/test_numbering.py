"""Series of numbers: which series a symbol belongs to, what is used twice, what is left out, what is next."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khenthuong_desktop.domain.numbering import (
    NumberingWays,
    SeriesKey,
    even_symbol,
    following,
    gaps,
    number_for,
    rank,
    series_key,
    split_symbol,
    twice,
)

CODES, COUNCILS = frozenset(("TTr", "QĐ", "BB")), frozenset(("HĐTĐKT",))
NUMBERS = st.builds(lambda digits, letter, zeros: f"{'0' * zeros}{digits}{letter}", st.integers(1, 50),
                    st.sampled_from(["", "", "", "a", "B", "đ"]), st.integers(0, 1))  # fmt: skip


@pytest.mark.parametrize(
    ("symbol", "parts"),
    [
        ("TTr-UBND", ("TTr", "UBND")),
        ("UBND-VHXH", ("", "UBND")),
        ("QĐ-SGD&ĐT", ("QĐ", "SGD&ĐT")),
        ("BB-HĐTĐKT", ("BB", "HĐTĐKT")),
        ("UBND", ("", "UBND")),
        ("QĐ", ("", "QĐ")),
        ("QĐ-UBND-VP", ("QĐ", "UBND")),
        ("CV-UBND", ("", "UBND")),
        ("TTr-HĐ-TĐKT", ("TTr", "HĐ-TĐKT")),
        ("HĐ-TĐKT-VP", ("", "HĐ-TĐKT")),
    ],
)
def test_a_symbol_is_kind_and_organ_but_a_letter_has_no_kind(symbol: str, parts: tuple[str, str]) -> None:
    assert split_symbol(symbol, CODES, ("UBND", "HĐ-TĐKT")) == parts


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("12", "12"),
        ("12/QĐ-UBND", "12"),
        (" 12 / qđ - ubnd ", "12"),
        ("Số: 12a/QĐ–UBND", "12a"),
        ("12/", "12"),
        ("0041", "41"),
        ("007a/QĐ-UBND", "07a"),
        ("03", "03"),
        ("000", "000"),
    ],
)
def test_a_number_is_understood_as_people_type_it(typed: str, number: str) -> None:
    assert number_for("QĐ-UBND", typed, CODES) == number


@pytest.mark.parametrize("typed", ["12/TTr-UBND", "12/QD-UBND", "12/QĐ", "12/QĐ-STC"])
def test_a_number_beside_another_symbol_is_no_number_of_this_paper(typed: str) -> None:
    assert rank(number_for("QĐ-UBND", typed, CODES)) is None


@pytest.mark.parametrize(
    ("typed", "even"),
    [
        ("qđ - ubnd", "QĐ-UBND"),
        ("ttr-ubnd", "TTr-UBND"),
        ("TTR-UBND", "TTr-UBND"),
        ("ubnd-vhxh", "UBND-VHXH"),
        ("qd-ubnd", "QD-UBND"),
        ("QĐ-TTg", "QĐ-TTg"),
        ("", ""),
    ],
)
def test_a_symbol_gets_its_capitals_and_never_its_marks(typed: str, even: str) -> None:
    assert even_symbol(typed, CODES) == even


def test_series_are_cut_as_the_head_decides_and_the_council_has_its_own() -> None:
    def key(symbol: str, ways: NumberingWays) -> SeriesKey:
        return series_key(symbol, 2026, ways, COUNCILS, CODES)

    apart, together = NumberingWays(), NumberingWays(unit_each_kind=False, council_each_kind=False)
    assert key("TTr-UBND", apart) != key("QĐ-UBND", apart)
    assert key("TTr-UBND", together) == key("QĐ-UBND", together) == key("UBND-VHXH", together)
    assert key("UBND-VX", apart) == key("UBND-VHXH", apart) == key("CV-UBND", apart)
    assert key("QĐ-UBND-VP", apart) == key("QĐ-UBND", apart)
    assert key("TTr-HĐTĐKT", together) != key("TTr-UBND", together)
    assert key("TTr-HĐTĐKT", NumberingWays(unit_each_kind=False)).code == "TTr"
    assert key("TTr-UBND", NumberingWays(unit_each_kind=False)).code is None
    assert series_key("QĐ-UBND", 2027, apart, COUNCILS, CODES) != key("QĐ-UBND", apart)


@pytest.mark.parametrize("number", ["", "0", "00", "12/TTr", "1234567", "a", "٣", "12ab", "-1", "1,5"])
def test_what_is_no_number_has_no_place(number: str) -> None:
    assert rank(number) is None


def test_a_letter_stands_between_two_numbers() -> None:
    assert sorted(("13", "12a", "012", "12B"), key=lambda number: rank(number) or (0, "")) == [
        "012",
        "12a",
        "12B",
        "13",
    ]


def test_a_slip_of_the_pen_is_no_gap_of_a_thousand() -> None:
    assert gaps(["1", "1234"]) == ()
    assert gaps(["3", "6"]) == (4, 5)


@given(st.lists(NUMBERS, max_size=30))
def test_every_number_from_the_first_to_the_last_is_taken_or_a_gap(numbers: list[str]) -> None:
    taken = {found[0] for number in numbers if (found := rank(number))}
    assert not taken & set(gaps(numbers))
    assert sorted(taken | set(gaps(numbers))) == (list(range(min(taken), max(taken) + 1)) if taken else [])


@given(st.lists(NUMBERS, max_size=30))
def test_the_next_number_is_after_all_and_taken_by_nobody(numbers: list[str]) -> None:
    following_one = following(numbers)
    assert all((rank(number) or (0, ""))[0] < following_one for number in numbers)
    assert following_one == 1 or following_one - 1 in {(rank(number) or (0, ""))[0] for number in numbers}


@given(st.lists(NUMBERS, max_size=30))
def test_twice_is_what_has_the_same_place_however_it_is_written(numbers: list[str]) -> None:
    places = [rank(number) for number in numbers]
    assert {rank(number) for number in twice(numbers)} == {one for one in places if places.count(one) > 1}
