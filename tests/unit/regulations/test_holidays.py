"""Days off: a year typed or packed stands in place of what was known of it, and tells whether it is sure."""

from datetime import date
from pathlib import Path

from khenthuong_desktop.domain.terms import Confidence
from khenthuong_desktop.regulations.holidays import YearOff
from khenthuong_desktop.regulations.library import Library, load_library

TYPED = YearOff(2027, (date(2027, 2, 4),), (date(2027, 2, 6),), Confidence.A, "Thông báo của Chính phủ")


def test_a_year_that_was_typed_replaces_the_provisional_one(library: Library) -> None:
    calendar = library.timetable.calendar
    assert calendar.is_working(date(2027, 2, 4)) and not calendar.is_working(date(2027, 2, 5))
    typed = library.compared_with({}, (TYPED,)).timetable
    assert not typed.calendar.is_working(date(2027, 2, 4)) and typed.calendar.is_working(date(2027, 2, 5))
    assert typed.calendar.is_working(date(2027, 2, 6))
    assert not typed.calendar.is_working(date(2026, 2, 17)) and not typed.calendar.is_working(date(2027, 4, 30))


def test_a_year_is_unsure_until_it_was_typed(library: Library) -> None:
    span = (date(2026, 12, 1), date(2028, 1, 10))
    assert library.timetable.holidays.unsure(*span) == (2027, 2028)
    assert library.compared_with({}, (TYPED,)).timetable.holidays.unsure(*span) == (2028,)
    assert library.timetable.holidays.unsure(date(2026, 1, 1), date(2026, 12, 31)) == ()


def test_a_pack_gives_a_year_as_a_whole(tmp_path: Path) -> None:
    text = "years: {2027: {confidence: A, text: Thông báo, closed: [2027-02-04]}}"
    (tmp_path / "holidays.yaml").write_text(text, "utf-8")
    holidays = load_library(tmp_path).timetable.holidays
    year = holidays.of_year(2027)
    assert year is not None and year.closed == (date(2027, 2, 4),)
    assert holidays.of_year(2026) is not None
