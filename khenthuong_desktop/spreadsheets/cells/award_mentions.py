"""The awards that one cell names, each with its years and decision: "LĐTT 2022, 2023; CSTĐCS (QĐ số 5/QĐ-UBND …)"."""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from khenthuong_desktop.domain import text
from khenthuong_desktop.spreadsheets.cells.told_decisions import SIGN, ToldDecision, ToldDecisions, without_signs
from khenthuong_desktop.spreadsheets.words import bare

_A_YEAR = r"(?:19|20)\d\d(?!\d)"
_PARTS = re.compile(
    r"([;+\n](?![^()]*\))"
    r"|,(?=\s*[^\d\s])(?![^()]*\))"  # years divided by commas stay together
    rf"|,(?=\s*{_A_YEAR}\s*[-:–]?\s*(?!và\b|đến\b|năm\b)[^\W\d_])(?![^()]*\))"  # "2020 LĐTT, 2021 CSTĐCS"
    rf"|(?:(?<=\d)|(?<={SIGN}))\s*(?:\bvà\b|[/&])\s*(?=(?!năm\b|các năm\b|từ\b)[^\W\d_]{{2}})"  # "LĐTT 2022 và GK 2023"
    rf"|(?<={SIGN})\s*(?:,|và\b)?\s*(?=(?:năm(?: học)?\s+)?{_A_YEAR}))",
    re.IGNORECASE,
)
_OF_YEAR = re.compile(r"[\s\-–]*(?:năm(?: học)?\s+)?(?:19|20)\d\d\s*:", re.IGNORECASE)
_YEAR = re.compile(r"(?<![\d/])(?:19|20)\d\d(?!\d)")
_RANGE = re.compile(
    r"((?:\bcác năm|\btừ(?: năm)?)\s*:?\s*)?((?:19|20)\d\d)\s*(?:[-–]|(đến)(?:\s+hết)?(?:\s+năm)?)\s*((?:19|20)\d\d)",
    re.IGNORECASE,
)
_SCHOOL_YEAR = re.compile(r"năm học(?=[\s:]*(?:19|20)\d\d)", re.IGNORECASE)
_YEAR_WORDS = re.compile(
    r"\b(?:trong )?(?:các năm học|các năm|năm học|năm|từ)\s*(?=[\s,:(]*(?:19|20)\d\d)", re.IGNORECASE
)
_BETWEEN_YEARS = re.compile(r"(?<=\d)\s*(?:,|&|và)\s*(?=(?:(?:năm(?: học)?\s+)?(?:19|20)\d\d))", re.IGNORECASE)
_HOW_OFTEN = re.compile(r"\b0?(\d{1,2})\s+(?:năm|lần)(?:\s+(?:liền|liên tục|liên tiếp))*\b", re.IGNORECASE)
_LEFT_OVER = " \t,:-–()."
_NOTHING = re.compile(r"(?:khong|chua)\b.*|0|x")  # "Không đăng ký", "Chưa có"
_LONGEST_RANGE = 10


@dataclass(frozen=True)
class AwardMention:
    """One award as written; ``years`` is empty where the cell names none."""

    written: str
    years: tuple[int, ...] = ()
    decision: ToldDecision | None = None
    unclear: bool = False  # two years that may be one school year, which then are these; or years out of all reason
    undecided: bool = False  # of which year a decision is that the cell names beside it is not said


@dataclass
class _Draft:
    written: str
    years: tuple[int, ...]
    unclear: bool
    decisions: list[ToldDecision] = field(default_factory=list)

    def mention(self) -> AwardMention:
        one = self.decisions[0] if len(self.decisions) == 1 and len(self.years) < 2 else None
        return AwardMention(self.written, self.years, one, self.unclear, bool(self.decisions) and one is None)


def says_nothing(words: str) -> bool:
    """Whether words under awards say that there is none: "Không", "Chưa có"."""
    return _NOTHING.fullmatch(bare(words)) is not None


@lru_cache(maxsize=5_000)  # the same words stand in many cells
def award_mentions(cell: str) -> tuple[AwardMention, ...]:
    """The awards of a cell in their order, each once; years alone, or a decision, are those of the award before them:
    "LĐTT 2023; 2024", "CSTĐCS 2023, QĐ số 5/QĐ-UBND"; a year with a colon is that of all up to the next semicolon:
    "2022: LĐTT, CSTĐCS". What names no award at all is given back as it is written."""
    told = ToldDecisions(cell)
    parts = ["", *_PARTS.split(told.words)]
    found: list[_Draft] = []
    waiting: list[ToldDecision] = []
    of_year: tuple[int, ...] = ()
    schools = said = before = False  # whether decisions stand before their awards
    for mark, part in zip(parts[::2], parts[1::2], strict=True):
        decisions, part = told.of(part), without_signs(part)
        schools = schools or _SCHOOL_YEAR.search(part) is not None
        years, unclear = _years(part, schools)
        if mark.strip() != "," or years:
            of_year = years if _OF_YEAR.match(part) else ()
        years = years or of_year
        written = _written(part, years)
        if written:
            said = True
            if not says_nothing(written):
                found.append(_Draft(written, years, unclear, [*waiting, *decisions]))
                waiting = []
        elif found and (years or unclear):
            _add_years(found, _Draft(found[-1].written, years, unclear, list(decisions)))
        elif found and not before:
            found[-1].decisions += decisions
        elif decisions:
            before, waiting = True, [*waiting, *decisions]
    if found:
        found[-1].decisions += waiting
    mentions = [draft.mention() for draft in found]
    return tuple(dict.fromkeys(mentions)) if said else _unread(cell)


def _unread(cell: str) -> tuple[AwardMention, ...]:
    return (AwardMention(words),) if (words := text.clean(cell).strip(_LEFT_OVER)) else ()


def _add_years(found: list[_Draft], more: _Draft) -> None:
    """Years alone are further ones of the award before them, or those it has none of as yet."""
    if not (found[-1].years or found[-1].unclear):
        more.decisions[:0] = found.pop().decisions
    found.append(more)


def _written(part: str, years: tuple[int, ...]) -> str:
    """The words of a part beside its years."""
    words = _RANGE.sub(" ", _YEAR_WORDS.sub(" ", _BETWEEN_YEARS.sub(" ", part)))
    words = text.clean(_YEAR.sub(" ", words)).strip(_LEFT_OVER)
    often = _HOW_OFTEN.search(words)
    if often is not None and int(often[1]) == len(years):  # "LĐTT 3 năm liền (2021-2023)"
        words = text.clean(words[: often.start()] + words[often.end() :]).strip(_LEFT_OVER)
    return words + ")" if words.count("(") > words.count(")") else words


def _years(part: str, schools: bool) -> tuple[tuple[int, ...], bool]:
    """The years of a part, of a school year the second; and whether two years may be one school year."""
    years: list[int] = []
    unclear, at = False, 0
    for span in _RANGE.finditer(part):
        years += map(int, _YEAR.findall(part, at, span.start()))
        at = span.end()
        first, last = int(span[2]), int(span[4])
        if last == first + 1 and (schools or not (span[1] or span[3])):  # "các năm 2021-2022", "2021 đến 2022" are two
            years.append(last)
            unclear = unclear or not schools
        elif first < last <= first + _LONGEST_RANGE:
            years += range(first, last + 1)
        elif first < last:
            return (), True
    years += map(int, _YEAR.findall(part, at))
    return tuple(dict.fromkeys(years)), unclear
