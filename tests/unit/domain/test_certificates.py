"""Texts on certificates: as large as their box allows, whole, in lines of about one length."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khenthuong_desktop.domain.certificates import STEP_POINTS, CertificateLine, Place, Stock, fit, height_of

BOX = CertificateLine(Place.SUBJECT, 20, 30, width=100, height=20, points=20, least_points=8)
SHEET = Stock("x", 297, 210, (BOX, replace(BOX, place=Place.AWARD)))


def measure(text: str, _line: CertificateLine, points: float) -> float:
    """Every letter is half as wide as it is high."""
    return len(text) * points * 0.176


WORDS = st.lists(st.text(st.characters(categories=["L"]), min_size=1, max_size=12), min_size=1, max_size=30)


@given(WORDS)
def test_every_word_is_kept_in_its_order_and_nothing_leaves_the_box(words: list[str]) -> None:
    found = fit(" ".join(words), BOX, measure)
    assert " ".join(found.texts).split() == words
    assert BOX.least_points <= found.points <= BOX.points
    if found.fits:
        assert len(found.texts) * height_of(found.points) <= BOX.height + 0.01
        assert max(measure(text, BOX, found.points) for text in found.texts) <= BOX.width
    else:
        assert found.points - STEP_POINTS < BOX.least_points


@given(WORDS)
def test_letters_are_no_smaller_than_they_must_be(words: list[str]) -> None:
    found = fit(" ".join(words), BOX, measure)
    if found.points < BOX.points:
        larger = found.points + STEP_POINTS
        assert not fit(" ".join(words), replace(BOX, points=larger, least_points=larger), measure).fits


def test_lines_are_about_the_same_length() -> None:
    found = fit("một hai ba bốn năm sáu bảy tám chín mười một hai ba", replace(BOX, points=14), measure)
    lengths = [len(text) for text in found.texts]
    assert len(lengths) == 2
    assert abs(lengths[0] - lengths[1]) <= 6


def test_a_break_that_was_written_stays() -> None:
    assert fit("KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH", BOX, measure).texts == ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")


def test_a_gap_for_the_pen_stays_and_is_not_broken() -> None:
    day = "ngày      tháng      năm 2026"
    assert fit(day, replace(BOX, width=150), measure).texts == (day,)
    assert fit("một hai      ba", replace(BOX, width=25, points=10), measure).texts == ("một", "hai      ba")


def test_a_word_longer_than_the_box_does_not_fit_and_is_said_so() -> None:
    found = fit("x" * 400, BOX, measure)
    assert (found.fits, found.texts) == (False, ("x" * 400,))


def test_capitals_are_measured_as_they_are_drawn() -> None:
    assert fit("giấy khen", replace(BOX, capitals=True), measure).texts == ("GIẤY KHEN",)


@pytest.mark.parametrize(("to", "at"), [((-5, -5), (0, 0)), ((999, 999), (197, 190)), ((12.345, 6.78), (12.3, 6.8))])
def test_a_text_stays_on_the_sheet_on_tenths_of_a_millimetre(to: tuple[float, float], at: tuple[float, float]) -> None:
    moved = SHEET.moved(Place.SUBJECT, *to)
    assert (moved.line(Place.SUBJECT).x, moved.line(Place.SUBJECT).y) == at
    assert moved.line(Place.AWARD) == SHEET.line(Place.AWARD)


def test_printed_stock_gets_only_what_is_not_on_it() -> None:
    stock = replace(SHEET, pre_printed=True)
    assert stock.is_written(stock.line(Place.SUBJECT))
    assert not stock.is_written(stock.line(Place.AWARD))
    assert not SHEET.is_written(replace(BOX, shown=False))


@pytest.mark.parametrize("size", [(420, 297), (210, 148), (210, 297), (360, 237)])
def test_on_another_sheet_everything_stays_on_it_in_letters_that_can_be_read(size: tuple[float, float]) -> None:
    line = replace(BOX, x=197, y=190, points=8, least_points=6.5)
    made = replace(SHEET, lines=(line,)).resized(*size)
    (moved,) = made.lines
    assert (made.width, made.height) == size
    assert moved.x + moved.width <= made.width + 0.1 and moved.y + moved.height <= made.height + 0.1
    assert 6 <= moved.least_points <= moved.points
    assert moved.points % STEP_POINTS == 0
