"""The one year that words name: of a heading, of a sheet, of a title. A period of years is none of them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from khenthuong_desktop.spreadsheets.year_words import DASHES, SCHOOL, YEAR, is_school_year, lengthened

_YEAR = re.compile(rf"(?<!\d){YEAR}(?!\d)")
YEARS_APART = re.compile(rf"{YEAR}\s*(?:[,;&+]|\bvà\b)\s*(?:năm\s+)?{YEAR}", re.IGNORECASE)
_DASHES = f"[{DASHES}/]"
_TO = rf"\s*(?:{_DASHES}|đến|tới)\s*(?:hết\s+)?"
_AND = r"\s*(?:[,;&+]|và)\s*"
_OF = r"(?:các\s+)?năm(?:\s+học)?\s*:?\s*"
_CHAIN = re.compile(
    rf"(?P<of>\b{_OF})?(?<!\d)(?P<first>20\d\d)"
    rf"(?P<more>(?:(?:{_TO}(?:{_OF})?|{_AND})(?:20\d\d(?!\d)|nay\b))*)"
    rf"(?:(?<=\d)\s*{_DASHES}\s*(?P<short>\d\d)(?![\d/]))?(?!\d)",
    re.IGNORECASE,
)
_SCHOOL_YEAR = re.compile(rf"\s*{_DASHES}\s*(20\d\d)")
_LISTED = re.compile(_AND, re.IGNORECASE)
_SINCE = re.compile(r"\b(?:từ|sau)\s+$", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:đến|tới|trước)(?:\s+hết)?\s+$", re.IGNORECASE)
_OTHER = re.compile(  # a day, a law, a part of a year
    r"tháng(?:\s+\S+)?\s+năm\s+\S+|(?<!\bkỷ )(?<!\bkỉ )\bluật\b[^.;)]{0,60}?\bnăm\s+20\d\d"
    r"|\b\d{1,2}[/.-]\d{1,2}[/.-]20\d\d"
    rf"|\b(?:quý|học\s+k[ỳìi]|hk)\s*(?:[ivx]+|\d)\s*[-,/]?\s*(?:năm(?:\s+học)?\s+)?20\d\d(?:\s*{_DASHES}\s*20\d\d)?",
    re.IGNORECASE,
)
_LAST_YEAR = re.compile(r"[^\d/]+[\s,-]+")  # BẢNG ĐIỂM THI ĐUA 2025
_EVER = (0, 9999)


@dataclass(frozen=True)
class _Span:
    """Years that stand together: one, or what is said of all of them; told as such ("năm 2025") or only written."""

    first: int
    last: int
    told: bool
    listed: bool = False  # "2023, 2024"

    @property
    def year(self) -> int | None:
        return self.first if self.first == self.last else None


def year_in(words: str) -> int | None:
    """The one year of a heading: "2023", a day of it; of a school year the second, but "2024, 2025" are two."""
    words = lengthened(words)
    found = [] if YEARS_APART.search(words) else list(_YEAR.finditer(words))
    years = [int(year[0]) for year in found]
    if len(found) == 2:
        before, between = words[: found[1].end()], words[found[0].end() : found[1].start()]
        if is_school_year(years[0], years[1], before, between):
            return years[1]
    return years[0] if len(set(years)) == 1 else None


def year_of_title(lines: Iterable[str]) -> int | None:
    """The one year that titles name: "KẾT QUẢ XẾP LOẠI NĂM 2025"; no day's year, and none of a period of years, but for
    one of it that stands beside: "… GIAI ĐOẠN 2021-2025, NĂM 2025"."""
    lines = [_OTHER.sub(" ", lengthened(line)) for line in lines]
    spans = [span for line in lines for span in _spans(line)]
    told = {span.year for span in spans if span.told and span.year is not None}
    if not told:
        told = {year for line in lines if (year := _at_end(line)) is not None}
    if len(told) != 1:
        return None
    year = told.pop()
    periods = [span for span in spans if span.year is None]
    return year if all(not span.listed and span.first <= year <= span.last for span in periods) else None


def is_of_period(words: str) -> bool:
    """Whether words name several years together: "GIAI ĐOẠN 2021-2025", "các năm 2023, 2024"."""
    return any(span.year is None for span in _spans(_OTHER.sub(" ", lengthened(words))))


def _at_end(line: str) -> int | None:
    """ "BẢNG ĐIỂM THI ĐUA 2025": the year at the end of a line in capitals that holds no other figures."""
    if not line.isupper() or (found := _CHAIN.search(line)) is None:
        return None
    alone = _LAST_YEAR.fullmatch(line[: found.start()]) and not line[found.end() :].strip()
    return _span(line, found).year if alone else None


def _spans(line: str) -> Iterator[_Span]:
    for found in _CHAIN.finditer(line):
        yield _span(line, found)


def _span(line: str, found: re.Match[str]) -> _Span:
    before, first, more = line[: found.start("first")], int(found["first"]), found["more"]
    years = [first, *map(int, re.findall(r"20\d\d", more))]
    told = found["of"] is not None
    if not more and found["short"] and SCHOOL.search(found["of"] or before[-5:]):
        more, last = f"-20{found['short']}", 2000 + int(found["short"])
        years.append(last)
    if not more:
        if _SINCE.search(line, 0, found.start()):
            return _Span(first, _EVER[1], told)
        if _UNTIL.search(line, 0, found.start()):
            return _Span(_EVER[0], first, told)
        return _Span(first, first, told)
    if "nay" in more.casefold():
        return _Span(first, _EVER[1], told)
    if _SCHOOL_YEAR.fullmatch(more) and is_school_year(first, years[1], before, ""):
        since = _SINCE.search(line, 0, found.start()) is not None
        return _Span(years[1], _EVER[1] if since else years[1], told)
    return _Span(min(years), max(years), told, listed=_LISTED.search(more) is not None)
