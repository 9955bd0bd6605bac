"""The awards that one cell names, each with its years and decision: "LĐTT 2022, 2023; CSTĐCS (QĐ số 5/QĐ-UBND …)"."""

import re
from dataclasses import dataclass
from functools import lru_cache

from khenthuong_desktop.domain import text
from khenthuong_desktop.spreadsheets.cells.dates import read_date
from khenthuong_desktop.spreadsheets.words import bare

_PARTS = re.compile(r"([;+](?![^()]*\))|,(?=\s*[^\d\s])(?![^()]*\)))")
_OF_YEAR = re.compile(r"[\s\-–]*(?:năm(?: học)?\s+)?(?:19|20)\d\d\s*:", re.IGNORECASE)
_DECISION = re.compile(
    r"[(,\-–]?\s*(?:theo\s+)?(?:QĐ|Quyết định)(?:\s+số)?\s*:?\s*(\d[\w./\-]*)"
    r"(?:[\s,]*ngày\s+(\d{1,2}[/.\-]\d{1,2}[/.\-]\d{4}))?[^()]*\)?",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<![\d/])(?:19|20)\d\d(?!\d)")
_RANGE = re.compile(r"((?:19|20)\d\d)\s*(?:[-–]|đến(?:\s+năm)?)\s*((?:19|20)\d\d)", re.IGNORECASE)
_SCHOOL_YEAR = re.compile(r"năm học(?=[\s:]*(?:19|20)\d\d)", re.IGNORECASE)
_YEAR_WORDS = re.compile(
    r"\b(?:trong )?(?:các năm học|các năm|năm học|năm|từ)\s*(?=[\s,:(]*(?:19|20)\d\d)", re.IGNORECASE
)
_BETWEEN_YEARS = re.compile(r"(?<=\d)\s*(?:,|và)\s*(?=(?:(?:năm(?: học)?\s+)?(?:19|20)\d\d))", re.IGNORECASE)
_LEFT_OVER = " \t,:-–()."
_NOTHING = re.compile(r"(?:khong|chua)\b.*|0|x")  # "Không đăng ký", "Chưa có"
_LONGEST_RANGE = 10


@dataclass(frozen=True)
class AwardMention:
    """One award as written; ``years`` is empty where the cell names none."""

    written: str
    years: tuple[int, ...] = ()
    decision_number: str | None = None
    decision_date: str | None = None
    unclear: bool = False  # two years that may be one school year


@lru_cache(maxsize=5_000)  # the same words stand in many cells
def award_mentions(cell: str) -> tuple[AwardMention, ...]:
    """The awards of a cell in their order, each once; years alone are those of the award before them: "LĐTT 2023;
    2024"; a year with a colon is that of all up to the next semicolon: "2022: LĐTT, CSTĐCS"."""
    found: list[AwardMention] = []
    parts = ["", *_PARTS.split(cell)]
    of_year: tuple[int, ...] = ()
    schools = False
    for mark, part in zip(parts[::2], parts[1::2], strict=True):
        number = day = None
        if (decision := _DECISION.search(part)) is not None:
            number = decision[1].rstrip(".")
            day = read_date(decision[2], partial=False)[0] if decision[2] else None
            part = part[: decision.start()] + part[decision.end() :]
        schools = schools or _SCHOOL_YEAR.search(part) is not None
        years, unclear = _years(part, schools)
        if mark != "," or years:
            of_year = years if _OF_YEAR.match(part) else ()
        years = years or of_year
        written = _RANGE.sub(" ", _YEAR_WORDS.sub(" ", _BETWEEN_YEARS.sub(" ", part)))
        written = text.clean(_YEAR.sub(" ", written)).strip(_LEFT_OVER)
        if written.count("(") > written.count(")"):
            written += ")"
        if found and not written and (years or unclear):
            name = found[-1].written
            if not (found[-1].years or found[-1].unclear):
                number, day = number or found[-1].decision_number, day or found[-1].decision_date
                del found[-1]
            found.append(AwardMention(name, years, number, day, unclear))
        elif written and not _NOTHING.fullmatch(bare(written)):
            found.append(AwardMention(written, years, number, day, unclear))
    return tuple(dict.fromkeys(found))


def _years(part: str, schools: bool) -> tuple[tuple[int, ...], bool]:
    """The years of a part, of a school year the second; and whether two years may be one school year."""
    years: list[int] = []
    unclear, at = False, 0
    for span in _RANGE.finditer(part):
        years += map(int, _YEAR.findall(part, at, span.start()))
        at = span.end()
        first, last = int(span[1]), int(span[2])
        if last == first + 1:
            years.append(last)
            unclear = unclear or not schools
        elif first < last <= first + _LONGEST_RANGE:
            years += range(first, last + 1)
        else:
            unclear = unclear or first < last
    years += map(int, _YEAR.findall(part, at))
    return ((), True) if unclear else (tuple(dict.fromkeys(years)), False)
