"""Years as a cell writes them together: "2021, 2022", "các năm 2020-2022", "năm học 2022-2023"."""

import re
from typing import NamedTuple

from khenthuong_desktop.spreadsheets.year_words import DASHES, SCHOOL, SHORT, YEAR, lengthened

_A_YEAR = rf"{YEAR}(?!\d)"
_BEFORE = (
    r"(?:\b(?:trong\s+)?(?:(?:các\s+)?(?<!\d)(?<!\d )năm(?:\s+học)?|từ(?:\s+năm(?:\s+học)?)?|NH)"
    rf"[\s:,]*(?={_A_YEAR}))"
)
_BETWEEN = rf"\s*(?:[{DASHES},&+/]|\bvà\b|\bđến(?:\s+hết)?\b|\btới\b)\s*"
# The month of a day is no word before a year: "12/2023", "10.01.2024".
YEARS = rf"{_BEFORE}?(?<!\d)(?<!\d[/.-]){_A_YEAR}(?:{SHORT}|{_BETWEEN}{_BEFORE}?{_A_YEAR})*(?!/\d)"

_YEAR = re.compile(_A_YEAR)
_LISTED = re.compile(r"\s*(?:[,&+]|\bvà\b)\s*", re.IGNORECASE)
_APART = re.compile(r"\bcác\s+năm\b(?!\s+học)|\btừ\b|\bđến\b|\btới\b", re.IGNORECASE)  # "2021 đến 2022" are two
_DASH = re.compile(f"[{DASHES}]")
_LONGEST_RANGE = 10


class WrittenYears(NamedTuple):
    """The years that stand together, of a school year the second."""

    words: str
    years: tuple[int, ...]
    unclear: bool = False  # two years may be one school year, which then are these; or there are none that make sense


NO_YEARS = WrittenYears("", ())


def read_years(words: str, schools: bool) -> WrittenYears:
    """The years of what matches ``YEARS``; ``schools``: the cell speaks of school years before."""
    if words.isdecimal():
        return WrittenYears(words, (int(words),))
    years: list[int] = []
    schools, unclear = schools or names_school_years(words), False
    for one in _LISTED.split(lengthened(words)):
        told = [int(year) for year in _YEAR.findall(one)]
        first, last = (told[0], told[-1]) if told else (0, 0)
        if len(told) == 2 and last == first + 1 and (schools or not _APART.search(one)):
            years.append(last)
            unclear = unclear or not schools
        elif len(told) == 2 and first < last <= first + _LONGEST_RANGE and "/" not in one:
            years += range(first, last + 1)
        elif _are_listed(told, one):
            years += told
        elif told:
            return WrittenYears(words, (), True)
    return WrittenYears(words, tuple(dict.fromkeys(years)), unclear)


def _are_listed(years: list[int], words: str) -> bool:
    """Whether these are years one by one: "2021 - 2022 - 2023", "2018/2020/2023"."""
    slash, dash = "/" in words, _DASH.search(words) is not None
    in_a_row = years == list(range(years[0], years[0] + len(years))) if years else False
    return not (slash and dash) and (in_a_row or (slash and len(years) > 2))


def names_school_years(words: str) -> bool:
    """Whether years are said to be school years."""
    return SCHOOL.search(words) is not None
