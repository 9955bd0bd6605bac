"""What holds for every day and every amount: padding as the decree says, words that read back to the same figure."""

import re
from datetime import date, timedelta

from hypothesis import example, given
from hypothesis import strategies as st

from khenthuong_desktop.documents import wording
from khenthuong_desktop.documents.parts import GAP

DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
DAY = re.compile(r"ngày (\d{2}) tháng (\d{1,2}) năm (\d{4})")
AMOUNTS = st.integers(0, 10**12) | st.integers(0, 9_999_999) | st.integers(0, 10**9).map(lambda n: n * 1000)


def test_every_day_of_six_years_is_padded_as_the_decree_says_and_reads_back() -> None:
    """Days 1-9 and months 1-2 have a zero in front, months 3-9 have none (D02)."""
    first = date(2024, 1, 1)
    for day in (first + timedelta(days=number) for number in range(6 * 366)):
        read = DAY.fullmatch(wording.day_in_words(day.isoformat()))
        assert read is not None, day
        assert [int(part) for part in read.groups()] == [day.day, day.month, day.year]
        assert len(read[2]) == (1 if 3 <= day.month <= 9 else 2), day


def heard(words: list[str]) -> int:
    """The figure that a reader of the words understands; every word must have its meaning where it stands."""
    if "tỷ" in words:
        place = words.index("tỷ")
        return heard(words[:place]) * 10**9 + heard(words[place + 1 :])
    total = 0
    for scale, name in ((10**6, "triệu"), (1000, "nghìn")):
        if name in words:
            total += group(words[: words.index(name)]) * scale
            words = words[words.index(name) + 1 :]
    return total + (group(words) if words else 0)


def group(words: list[str]) -> int:
    """Up to three figures: trăm, mươi or linh, and the last one by the form it takes after them."""
    text, hundreds = " ".join(words), 0
    if " trăm" in text:
        said, _, text = text.partition(" trăm")
        hundreds, text = DIGITS.index(said), text.strip()
    if not text:
        return hundreds * 100
    if text.startswith("linh "):
        last = DIGITS.index(text.removeprefix("linh "))
        assert last, words
        return hundreds * 100 + last
    if text.startswith("mười"):
        return hundreds * 100 + 10 + after_tens(text.removeprefix("mười").strip(), one="một")
    if " mươi" in text:
        tens, _, rest = text.partition(" mươi")
        assert DIGITS.index(tens) > 1, words
        return hundreds * 100 + DIGITS.index(tens) * 10 + after_tens(rest.strip(), one="mốt")
    assert " trăm" not in " ".join(words), words  # after trăm a single figure is never left without linh
    return DIGITS.index(text)


def after_tens(said: str, one: str) -> int:
    """mười một but hai mươi mốt; lăm after any ten."""
    forms = {"": 0, one: 1, "lăm": 5, **{DIGITS[figure]: figure for figure in (2, 3, 4, 6, 7, 8, 9)}}
    return forms[said]


@given(AMOUNTS)
@example(0)
@example(10**12)
@example(1_000_000_005)
@example(10_005_000)
@example(1_001_001_001)
@example(999_999_999_999)
def test_every_amount_reads_back_to_the_same_figure(dong: int) -> None:
    said = wording.money_in_words(dong)
    assert said.endswith(" đồng")
    assert said[0].isupper()
    assert "  " not in said
    assert heard(said.removesuffix(" đồng").lower().split()) == dong


@given(AMOUNTS)
def test_figures_have_a_dot_at_every_third_place(dong: int) -> None:
    told = wording.figures(dong)
    assert re.fullmatch(r"\d{1,3}(\.\d{3})*", told)
    assert int(told.replace(".", "")) == dong


@given(st.integers(1, 999_999), st.sampled_from(["", "a", "b", "Đ"]))
def test_numbers_of_papers_have_two_figures_at_least(digits: int, letter: str) -> None:
    told = wording.padded(f"{digits}{letter}")
    assert re.fullmatch(r"\d{2,6}[abĐ]?", told)
    assert told == wording.padded(told)
    assert wording.padded(None) == GAP
