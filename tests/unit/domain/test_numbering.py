"""Series of numbers: what is used twice, what the council's own register leaves out."""

from hypothesis import given
from hypothesis import strategies as st

from khenthuong_desktop.domain.numbering import number_series

COUNCIL, OFFICE = "TTr-HĐTĐKT", "QĐ-UBND"


def test_gaps_are_told_only_where_the_whole_register_is_ours() -> None:
    papers = [(symbol, 2026, number) for symbol in (COUNCIL, OFFICE) for number in ("02", "5", "5")]
    own, other = sorted(number_series(papers, "HĐTĐKT"), key=lambda series: series.symbol, reverse=True)
    assert (own.given, own.twice, own.gaps, own.following) == ((2, 5), (5,), (3, 4), 6)
    assert (other.twice, other.gaps) == ((5,), ())


def test_numbers_with_letters_stand_beside_their_series() -> None:
    assert number_series([(COUNCIL, 2026, "12a"), (COUNCIL, 2026, "٣")], "HĐTĐKT") == ()


def test_a_slip_of_the_pen_is_no_gap_of_a_thousand() -> None:
    (series,) = number_series([(COUNCIL, 2026, "1"), (COUNCIL, 2026, "1234")], "HĐTĐKT")
    assert series.gaps == ()


@given(st.lists(st.integers(1, 40), min_size=1))
def test_every_number_from_the_first_to_the_last_is_given_or_a_gap(numbers: list[int]) -> None:
    (series,) = number_series([(COUNCIL, 2026, str(number)) for number in numbers], "HĐTĐKT")
    assert sorted({*series.given, *series.gaps}) == list(range(min(numbers), max(numbers) + 1))
    assert not set(series.given) & set(series.gaps)
    assert set(series.twice) == {number for number in numbers if numbers.count(number) > 1}
