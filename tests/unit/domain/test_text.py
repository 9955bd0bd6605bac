"""Vietnamese text: cleaned, not rewritten; compared whatever the tone place; folded for search; sorted as lists are."""

import unicodedata
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khenthuong_desktop.domain import text


@pytest.mark.parametrize(
    "written, cleaned",
    [
        ("  Nguyễn\u00a0 Văn\tAn ", "Nguyễn Văn An"),
        (unicodedata.normalize("NFD", "Đặng Thị Hoà"), "Đặng Thị Hoà"),
        ("\u00d0ặng", "Đặng"),
        ("Hồ\u200b Sơ\ufeff", "Hồ Sơ"),
        ("\u202eNguyễn\u202c Văn \u2067An\u2069", "Nguyễn Văn An"),
        ("Tổ\U000e0001\U000e0041 Toán", "Tổ Toán"),
        ("Lê\x0bThị\x0cBình", "Lê Thị Bình"),
        ("Lê\u2028Thị\x01Bình\x85", "Lê Thị Bình"),
        ("Trần\u00adVăn\u200bCường", "Trần Văn Cường"),
        ("Ngu\u00adyễn V\u200băn An", "Nguyễn Văn An"),
        ("a\u200b\u0301", "á"),
    ],
)
def test_cleaning_repairs_characters_and_keeps_the_words(written: str, cleaned: str) -> None:
    assert text.clean(written) == cleaned


@pytest.mark.parametrize(
    "one, other",
    [
        ("Trần Hoà", "TRẦN HÒA"),
        ("Ủy ban", "Uỷ ban"),
        ("khoẻ", "khỏe"),
        ("Phòng Văn hóa – Xã hội", "Phòng Văn hoá-Xã hội"),
        ("“Lao động tiên tiến”", "Lao động tiên tiến"),
    ],
)
def test_two_spellings_of_one_thing_compare_equal(one: str, other: str) -> None:
    assert text.compare_key(one) == text.compare_key(other)


@pytest.mark.parametrize(
    "one, other", [("Tân Thành", "Tân Thạnh"), ("Quý", "Quí"), ("Hoàn", "Hòan thành"), ("Đông", "Dong"), ("quà", "qua")]
)
def test_different_words_stay_different(one: str, other: str) -> None:
    assert text.compare_key(one) != text.compare_key(other)


def test_folding_is_for_searching() -> None:
    assert text.fold("Đặng Thị HOÀ") == "dang thi hoa"
    assert text.fold("H'Hen Niê") == "h'hen nie"


@given(st.lists(st.text("aàăđĐÐẮ \n\u0301\u034f\u200bßİ8-", max_size=6) | st.text(max_size=6), max_size=6))
def test_folding_many_texts_is_folding_each(texts: list[str]) -> None:
    assert text.fold_all(texts) == list(map(text.fold, texts))


def test_lists_of_people_go_by_given_name_then_family_then_middle_tones_second() -> None:
    names = [
        "Lê Văn Đức",
        "Đỗ Thị An",
        "Bùi Thị An",
        "Nguyễn Ân",
        "Trần Hoa",
        "Trần Hòa",
        "Trần Hoà",
        "Lê Ước",
        "Lê Uy",
    ]
    assert sorted(names, key=text.sort_key) == [
        "Bùi Thị An",
        "Đỗ Thị An",
        "Nguyễn Ân",
        "Lê Văn Đức",
        "Trần Hoa",
        "Trần Hòa",
        "Trần Hoà",
        "Lê Uy",
        "Lê Ước",
    ]


@given(st.text(max_size=40))
def test_cleaning_and_folding_settle_at_once(written: str) -> None:
    cleaned = text.clean(written)
    assert text.clean(cleaned) == cleaned
    assert text.compare_key(text.clean(written)) == text.compare_key(written)
    assert text.fold(text.fold(written)) == text.fold(written)
    assert isinstance(text.sort_key(written), str)


def test_a_figure_has_a_decimal_comma_and_no_needless_places() -> None:
    assert [text.decimal(value) for value in (0.3, 15.0, Fraction(5, 2), 2)] == ["0,3", "15", "2,5", "2"]


@pytest.mark.parametrize(
    ("written", "number"), [("0", 0), ("007", 7), ("", None), ("²", None), ("1²", None), ("-1", None), ("1" * 19, None)]
)
def test_only_digits_are_a_whole_number(written: str, number: int | None) -> None:
    assert text.whole_number(written) == number


@given(st.text(max_size=6) | st.integers(0, 10**18 - 1).map(str))
def test_any_words_are_a_whole_number_or_none(written: str) -> None:
    found = text.whole_number(written)
    assert found is None or found == int(written)


@given(st.lists(st.text(alphabet="aĂâđĐ ộỘ\n\t­Ðß-|'1"), max_size=6))
def test_many_names_are_put_in_order_like_each_alone(names: list[str]) -> None:
    assert text.sort_keys(names) == list(map(text.sort_key, names))
