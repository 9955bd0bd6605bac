"""Dates as offices write them."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khenthuong_desktop.spreadsheets.cells.dates import doubtful_dates, order_is_unsure, read_date

ENGLISH = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
DAYS = st.dates(min_value=date(1900, 3, 1), max_value=date(2099, 12, 31))


@given(DAYS, st.sampled_from("/-."))
def test_a_day_is_read_the_same_in_every_form(day: date, mark: str) -> None:
    serial = (day - date(1899, 12, 30)).days
    forms: list[object] = [
        day,
        datetime(day.year, day.month, day.day, 13, 5),
        f"{day.day:02d}{mark}{day.month:02d}{mark}{day.year}",
        f"{day.day}{mark}{day.month}{mark}{day.year}",
        f" {day.isoformat()} 00:00:00",
        f"Ngày {day.day:02d} tháng {day.month} năm {day.year}",
        f"{day.day:02d}{day.month:02d}{day.year}",
        f"{day.year}{day.month:02d}{day.day:02d}",
        f"{day.day:02d}-{ENGLISH[day.month - 1]}-{day.year}",
        f"{day.day}/{day.month}/{day.year} (40 tuổi)",
    ]
    if serial >= 3_000:
        forms.append(float(serial))
    for form in forms:
        assert read_date(form) == (day.isoformat(), ()), form


@given(st.text(max_size=30))
def test_any_text_gives_a_day_or_exactly_one_error(text: str) -> None:
    value, remarks = read_date(text)
    assert (value is None) == (len(remarks) == 1 and remarks[0].severity == "error")


@given(st.floats(allow_nan=True, allow_infinity=True) | st.integers())
def test_any_number_gives_a_day_or_an_error(number: float) -> None:
    value, remarks = read_date(number)
    assert value is not None or remarks


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("1980", "1980"),
        (1980.0, "1980"),
        ("05/1980", "1980-05"),
        ("5-1980", "1980-05"),
        ("năm 1980", "1980"),
        (7.1985, "1985-07"),
        (10.199, "1990-10"),
    ],
)
def test_a_birth_date_keeps_its_precision(written: object, expected: str) -> None:
    assert read_date(written, partial=True) == (expected, ())
    value, remarks = read_date(written)
    assert (value, remarks[0].code) == (None, "date_incomplete")


@pytest.mark.parametrize("written", ["31/02/2024", "32/01/2020", "00/01/2020", "05/13/1980", "29/02/2023"])
def test_a_day_that_does_not_exist_is_an_error(written: str) -> None:
    value, remarks = read_date(written)
    assert (value, [remark.code for remark in remarks]) == (None, ["date_impossible"])


def test_a_two_digit_year_is_read_with_a_warning() -> None:
    value, remarks = read_date("5/7/26")
    assert (value, remarks[0].code, remarks[0].severity) == ("2026-07-05", "date_two_digit_year", "warning")
    assert read_date("5/7/80")[0] == "1980-07-05"
    assert (read_date("5/7/29")[0], read_date("5/7/30")[0]) == ("2029-07-05", "1930-07-05")


@pytest.mark.parametrize("written", ["01/01/1800", date(1850, 1, 1), "1/1/2500"])
def test_a_year_far_away_is_an_error(written: object) -> None:
    assert read_date(written)[1][0].code == "date_out_of_range"


def test_only_text_with_two_small_numbers_has_an_unsure_order() -> None:
    assert order_is_unsure("05/06/2020")
    assert not order_is_unsure("05/05/2020")
    assert not order_is_unsure("15/06/2020")
    assert not order_is_unsure(date(2020, 5, 6))


def asked(column: list[object]) -> list[str]:
    """The cells that are asked about, by what is asked."""
    doubt = doubtful_dates(column)
    found = [doubt(cell) for cell in column] if doubt is not None else []
    return [f"{remark.code} {cell}" for cell, remark in zip(column, found, strict=bool(found)) if remark is not None]


def test_a_column_is_month_first_when_more_than_a_slip_says_so() -> None:
    unsure = ["date_order_unsure 05/06/2020"]
    assert asked(["05/13/2020", "06/25/2020", "05/06/2020"]) == unsure
    assert asked(["1/13/85", "2/14/85", "3/15/85", "13/1/85", "14/2/85", "15/3/85", "05/06/2020"]) == unsure
    assert asked(["05/13/2020", "13/05/2020", "05/06/2020"]) == []
    assert asked(["05/13/2020"]) == []


def test_date_cells_that_an_american_excel_turned_round_are_asked_about() -> None:
    texts: list[object] = ["13/03/1985", "24/03/1985", "31/03/1985"]
    cells: list[object] = [date(1985, 4, 3), datetime(1985, 11, 3), date(1985, 3, 3)]
    told = ["date_turned_round 1985-04-03", "date_turned_round 1985-11-03 00:00:00"]
    assert asked([*texts, *cells]) == told
    assert asked([*texts, *cells, date(1985, 4, 13)]) == []  # a day no Excel turns round
    assert asked([*texts, *cells, "05/06/1985"]) == []  # it would have made a date of this
    assert asked(cells) == asked([*texts, cells[0]]) == []


def test_a_serial_with_a_time_is_its_day() -> None:
    day = date(1899, 12, 30) + timedelta(days=43_832)
    assert read_date(43_832.75) == (day.isoformat(), ())


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("SN 1985", "1985"),
        ("SN: 1985", "1985"),
        ("S.N 05/7/1985", "1985-07-05"),
        ("Sinh năm: 1985", "1985"),
        ("Sinh 1985", "1985"),
        ("sinh ngày 5/7/1985", "1985-07-05"),
        ("Ngày sinh: 5-7-1985", "1985-07-05"),
        ("Ngày, tháng, năm sinh: 5/7/1985", "1985-07-05"),
        ("Sinh ngày 05 tháng 7 năm 1985", "1985-07-05"),
    ],
)
def test_words_before_a_birth_are_no_part_of_it(written: str, expected: str) -> None:
    assert read_date(written, partial=True) == (expected, ())


@pytest.mark.parametrize(
    ("written", "expected", "place"),
    [
        ("5/7/1985 (Hưng Yên)", "1985-07-05", "Hưng Yên"),
        ("sinh ngày 5/7/1985 tại Hưng Yên", "1985-07-05", "Hưng Yên"),
        ("5/7/1985 tại xã an bình", "1985-07-05", "xã an bình"),
        ("1985, Quận 1, TP. Hồ Chí Minh", "1985", "Quận 1, TP. Hồ Chí Minh"),
        ("05/7/1985\nHưng Yên", "1985-07-05", "Hưng Yên"),
        ("05/7/1985 - HẢI DƯƠNG", "1985-07-05", "HẢI DƯƠNG"),
        ("sinh ngày 05 tháng 7 năm 1985 tại xã An Bình, tỉnh Hưng Yên", "1985-07-05", "xã An Bình, tỉnh Hưng Yên"),
    ],
)
def test_a_place_beside_a_birth_is_told_as_left_out(written: str, expected: str, place: str) -> None:
    value, remarks = read_date(written, partial=True)
    assert (value, [(remark.code, remark.details["place"]) for remark in remarks]) == (
        expected,
        [("birth_place_left_out", place)],
    )


@pytest.mark.parametrize(
    "written",
    ["5/7/1985 (âm lịch)", "5/7/1985 (AL)", "1985 (theo hồ sơ)", "1985 (Nữ)", "1985, 1986", "1985 (giấy tờ ghi 1986)"],
)
def test_what_may_tell_more_of_a_birth_than_its_place_is_refused(written: str) -> None:
    value, remarks = read_date(written, partial=True)
    assert (value, [remark.code for remark in remarks]) == (None, ["date_unreadable"])


def test_births_beside_places_show_the_order_of_day_and_month() -> None:
    assert asked(["5/13/1985 (Hưng Yên)", "6/25/1985 (Hà Nội)", "5/6/1985 (Hưng Yên)"]) == [
        "date_order_unsure 5/6/1985 (Hưng Yên)"
    ]
