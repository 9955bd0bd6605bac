"""Dates as offices write them: date cells, Excel serials, dd/mm/yyyy text, only a year, only month and year."""

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta

from khenthuong_desktop.spreadsheets.problems import ERROR, WARNING, Remark

FIRST_YEAR, LAST_YEAR = 1900, 2100
_SERIALS = range(3_000, 80_000)  # 1908 … 2119; smaller whole numbers are years
_FROM_1904 = 1_462  # days
_EXCEL_DAY_ZERO = date(1899, 12, 30)
_TWO_DIGIT_PIVOT = 30  # 30–99 → 19xx, 00–29 → 20xx
_DAY_MONTH_YEAR = re.compile(r"(\d{1,2})\s*[/.\- ]\s*(\d{1,2})\s*[/.\- ]\s*(\d{4}|\d{2})")
_YEAR_MONTH_DAY = re.compile(r"(\d{4})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{1,2})(?:[t ]\d{1,2}:\d{2}.*)?")
_MONTH_YEAR = re.compile(r"(?:tháng\s*)?(\d{1,2})\s*[/.\-]\s*(\d{4})")
_YEAR = re.compile(r"(?:năm\s*)?(\d{4})")
_IN_WORDS = re.compile(r"(?:ngày\s*)?(\d{1,2})\s*tháng\s*(\d{1,2})\s*năm\s*(\d{4})")
_MONTH_IN_WORDS = re.compile(r"tháng\s*(\d{1,2})\s*năm\s*(\d{4})")
_RUN_TOGETHER = re.compile(r"(\d{2})(\d{2})(\d{4})")
_ENGLISH = re.compile(r"(\d{1,2})[\s/-]+([a-z]{3})[a-z]*\.?,?[\s/-]+(\d{4}|\d{2})")  # 05-Jul-1985, as an English Excel
_ENGLISH_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_AGE_AFTER = re.compile(r"\s*\(\d{1,3}\s*(?:tuổi|t)\)$")
_TIME_AFTER = re.compile(r"\s+\d{1,2}:\d{2}(:\d{2})?(\s*[ap]m)?$")
_BORN = re.compile(  # "SN 1985", "Sinh năm: 1985", "Ngày, tháng, năm sinh: 5/7/1985"
    r"(?:(?:(?:ngày|tháng|năm|nam)[\s,/]*)*sinh(?:[\s,/]*(?:ngày|ngay|tháng|năm|nam|vào)\b)*|s\.?n|n\.?s|ntns|s(?=[.:]))"
    r"[\s.:]*(?=\d|ngày|tháng|năm)",
    re.IGNORECASE,
)
_BIRTH_AND_PLACE = re.compile(
    r"((?:ngày\s*)?\d{1,2}\s*tháng\s*\d{1,2}\s*năm\s*\d{4}|\d[\d/.\- ]*\d)"
    r"\s*(?:(?:[,;(–\-]|\n)\s*|(?=\s(?:tại|ở|nơi sinh|quê)\b))"
    r"\s*((?:(?:sinh )?tại|ở|nơi sinh|quê(?: quán)?)\b[\s:]*)?([^\W\d_][\w\s,.–\-]*)\)?",
    re.IGNORECASE,
)
_PLACE_NOUN = re.compile("tỉnh|thành|phố|xã|phường|huyện|quận|thị|trấn|đặc|khu|thôn|ấp|làng|bản|xóm|buôn")
_NO_PLACE = re.compile(r"\b(?:al|âl|dl|lịch|giấy|khai|hồ sơ|cccd|cmnd|tuổi|khoảng)\b|^(?:nam|nữ)$", re.IGNORECASE)

Dated = tuple[str | None, tuple[Remark, ...]]


def read_date(raw: object, *, partial: bool = False) -> Dated:
    """ISO text of the day (``partial``: also ``1980`` and ``1980-05``), or None with what is wrong."""
    if isinstance(raw, datetime):
        raw = raw.date()
    if isinstance(raw, date):
        return _checked(raw.year, raw.month, raw.day)
    if isinstance(raw, (int, float)) and not isinstance(raw, bool):
        return _from_number(float(raw), partial)
    written, place = _birth_alone(str(raw).strip()) if partial else (str(raw).strip(), None)
    day, remarks = _from_text(written.casefold().rstrip("."), partial)
    if day is not None and place is not None:
        remarks = (*remarks, Remark(WARNING, "birth_place_left_out", {"place": place}))
    return day, remarks


def _birth_alone(written: str) -> tuple[str, str | None]:
    """ "5/7/1985", "Hưng Yên" of "sinh ngày 5/7/1985 tại Hưng Yên"; what stands beside a day and may tell more of it
    than a place ("âm lịch", "theo hồ sơ") is not divided from it."""
    if (word := _BORN.match(written)) is not None:
        written = written[word.end() :]
    found = _BIRTH_AND_PLACE.fullmatch(written)
    if found is None:
        return written, None
    place = " ".join(found[3].split()).strip(" ,.-–")
    words = [part for part in re.split(r"[\s,.–-]+", place) if part]
    named = all(part[0].isupper() or part[0].isdigit() or _PLACE_NOUN.fullmatch(part) for part in words)
    told = found[2] or (named and (len(words) > 1 or not place.isupper()))
    return (found[1], place) if told and not _NO_PLACE.search(place) else (written, None)


def counted_from_1904(raw: object) -> object:
    """The same day as a number that is counted from 1900, of a cell in a workbook whose days are counted from 1904; a
    year stays one."""
    if not isinstance(raw, (int, float)) or isinstance(raw, bool) or FIRST_YEAR <= raw <= LAST_YEAR:
        return raw
    return raw + _FROM_1904 if _SERIALS.start <= raw + _FROM_1904 < _SERIALS.stop else raw


def order_is_unsure(raw: object) -> bool:
    """Text like 05/06/2020, which an American would read the other way round."""
    first, second = _first_two(raw) if isinstance(raw, str) else (0, 0)
    return 0 < first != second and max(first, second) <= 12


def doubtful_dates(column: Sequence[object]) -> Callable[[object], Remark | None] | None:
    """What is to be asked about a cell, where a column is written so that a day may be another; None where it is not.

    Some dates with the month first make others doubtful; one is a slip. Text whose days are nearly all beyond 12 beside
    cells of dates with days up to 12 is what an American Excel makes of days and months: it turns round what it can.
    """
    month_first = day_first = small = 0
    for written in (cell for cell in column if cell and isinstance(cell, str)):
        first, second = _first_two(written)
        month_first += first <= 12 < second <= 31
        day_first += second <= 12 < first <= 31
        small += 0 < first <= 12 and second <= 12
    if month_first > max(1, day_first) or (month_first > 2 and 4 * month_first >= day_first):
        return _with_month_first
    if day_first <= 2 or 4 * small > day_first:
        return None
    days = [cell for cell in column if isinstance(cell, date)]
    return _turned_round if len(days) > 1 and all(day.day <= 12 for day in days) else None


def _with_month_first(raw: object) -> Remark | None:
    return Remark(ERROR, "date_order_unsure") if order_is_unsure(raw) else None


def _turned_round(raw: object) -> Remark | None:
    if not isinstance(raw, date) or raw.day == raw.month:
        return None
    return Remark(ERROR, "date_turned_round", {"read": f"{raw:%d/%m/%Y}", "other": f"{raw:%m/%d/%Y}"})


def _first_two(raw: str) -> tuple[int, int]:
    found = _DAY_MONTH_YEAR.fullmatch(raw.strip()) or _DAY_MONTH_YEAR.fullmatch(_birth_alone(raw.strip())[0])
    return (int(found.group(1)), int(found.group(2))) if found else (0, 0)


def _bad(code: str) -> Dated:
    return None, (Remark(ERROR, code),)


def _checked(year: int, month: int, day: int, *remarks: Remark) -> Dated:
    try:
        value = date(year, month, day)
    except ValueError:
        return _bad("date_impossible")
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return _bad("date_out_of_range")
    return value.isoformat(), remarks


def _part(year: int, month: int | None, partial: bool) -> Dated:
    if month is not None and not 1 <= month <= 12:
        return _bad("date_impossible")
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return _bad("date_out_of_range")
    if not partial:
        return _bad("date_incomplete")
    return (f"{year:04d}" if month is None else f"{year:04d}-{month:02d}"), ()


def _from_number(number: float, partial: bool) -> Dated:
    whole = int(number) if abs(number) < 1e9 else 0
    if FIRST_YEAR <= number <= LAST_YEAR and number == whole:
        return _part(whole, None, partial)
    if whole in _SERIALS:
        day = _EXCEL_DAY_ZERO + timedelta(days=whole)
        return _checked(day.year, day.month, day.day)
    if 1 <= whole <= 12 and number != whole:  # "7.1985" is a number for Excel
        year = round((number - whole) * 10_000)
        if FIRST_YEAR <= year <= LAST_YEAR and abs(whole + year / 10_000 - number) < 1e-9:
            return _part(year, whole, partial)
    if number == whole and 1_011_900 <= whole <= 31_122_100:
        return _from_text(f"{whole:08d}", partial)
    return _bad("date_unreadable")


def _from_text(text: str, partial: bool) -> Dated:
    if len(text) > 40:
        return _bad("date_unreadable")
    text = _AGE_AFTER.sub("", _TIME_AFTER.sub("", text))
    if found := _DAY_MONTH_YEAR.fullmatch(text):
        day, month, year = found.groups()
        return _with_year(int(day), int(month), year)
    if (found := _ENGLISH.fullmatch(text)) and found[2] in _ENGLISH_MONTHS:
        return _with_year(int(found[1]), _ENGLISH_MONTHS.index(found[2]) + 1, found[3])
    if found := _YEAR_MONTH_DAY.fullmatch(text):
        return _checked(int(found.group(1)), int(found.group(2)), int(found.group(3)))
    if found := _IN_WORDS.fullmatch(text) or _RUN_TOGETHER.fullmatch(text):
        day, month, year = found.groups()
        if text.isdecimal() and int(year) < FIRST_YEAR <= int(text[:4]):  # 19850705
            year, month, day = text[:4], text[4:6], text[6:]
        return _checked(int(year), int(month), int(day))
    if found := _MONTH_YEAR.fullmatch(text) or _MONTH_IN_WORDS.fullmatch(text):
        return _part(int(found.group(2)), int(found.group(1)), partial)
    if found := _YEAR.fullmatch(text):
        return _part(int(found.group(1)), None, partial)
    if text.isdecimal() and len(text) == 5 and int(text) in _SERIALS:
        return _from_number(float(text), partial)
    return _bad("date_unreadable")


def _with_year(day: int, month: int, year: str) -> Dated:
    """The day of a year of four digits, or of two."""
    if len(year) == 4:
        return _checked(int(year), month, day)
    full = (1900 if int(year) >= _TWO_DIGIT_PIVOT else 2000) + int(year)
    return _checked(full, month, day, Remark(WARNING, "date_two_digit_year", {"year": full}))
