"""Decisions named among other words of a cell: "LĐTT 2023, theo QĐ số 5/QĐ-UBND ngày 10/01/2024 của UBND xã"."""

import re
from dataclasses import dataclass
from datetime import date

from khenthuong_desktop.domain import text
from khenthuong_desktop.spreadsheets.cells.dates import read_date

_SYMBOL = r"\s*/\s*(?:\d{4}\s*/\s*)?QĐ(?:[-–][\w&]+|\s*[-–]\s*(?:UBND|HĐND|CTUBND|CTN|CT|TTg|UB|BNV|BTV|LĐLĐ|MTTQ)\b)*"
_OF_PARTY = r"\s*[-–]\s*QĐ/[\w&]+"  # "412-QĐ/TU"
_DAY = (
    r"\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*(?:\d{4}|\d{2})(?!\d)|\d{1,2}\s*tháng\s*\d{1,2}\s*năm\s*\d{4}"
    r"|\d{1,2}\s*/\s*\d{1,2}\s*năm\s*\d{4}"
)
_NAMED = re.compile(
    r"(?:\b(?:theo|tại)\s+)?"
    r"(?:(?:\bQĐ|\bquyết định)(?:\s+khen thưởng)?(?:\s+số)?\s*:?\s*"
    rf"(?P<number>\d{{1,6}}\w?{_SYMBOL}|(?!{_DAY})\d[\w./\-]*)"
    rf"|(?:\bsố\s*:?\s*)?(?<!\d)(?P<symbol>\d{{1,6}}\w?(?:{_SYMBOL}|{_OF_PARTY})))"
    rf"(?:[\s,(–/-]+(?:ký\s+)?(?:ngày\s*:?\s*)?(?P<day>{_DAY})\s*\)?)?"
    r"(?:\s*,?\s*của\s+(?P<by>(?:(?!\s+(?:năm|về|v/v|tặng|công nhận)\b)[^();,:+\n])+))?"
    r"(?:\s*,?\s*(?:về|v/v)\s+(?:(?!\s+năm\b)[^();,:+\n])+)?",
    re.IGNORECASE,
)
_SIGNS = range(0xE000, 0xF900)  # for private use: no text of an office holds them
SIGN = f"[{chr(_SIGNS.start)}-{chr(_SIGNS.stop - 1)}]"  # of one decision, as a pattern
_BRACKETS = re.compile(rf"\(([^()]*{SIGN}[^()]*)\)")
_SIGN = re.compile(SIGN)


@dataclass(frozen=True)
class ToldDecision:
    """A decision as a cell names it."""

    number: str
    day: date | None = None
    decided_by: str | None = None


class ToldDecisions:
    """The decisions of a cell, and its words with a sign for each of them."""

    def __init__(self, cell: str) -> None:
        self._told: list[ToldDecision] = []
        self.signed = _NAMED.sub(self._sign, _SIGN.sub(" ", cell))  # with the brackets as they are written
        self.words = _BRACKETS.sub(r" \1 ", self.signed)  # brackets hold years and decisions apart from nothing

    def of(self, words: str) -> tuple[ToldDecision, ...]:
        """The decisions whose signs stand among these words."""
        return tuple(self._told[ord(sign) - _SIGNS.start] for sign in _SIGN.findall(words))

    def _sign(self, found: re.Match[str]) -> str:
        day = read_date(found["day"].strip())[0] if found["day"] else None
        if (found["day"] and day is None) or len(self._told) == len(_SIGNS):
            return found[0]  # a day that cannot be: the words stay, and so are told
        number = re.sub(r"\s+", "", found["number"] or found["symbol"]).rstrip(".-/").replace("–", "-")
        by = text.clean(found["by"] or "").strip(" .-–")
        by = by[:1].upper() + by[1:]
        self._told.append(ToldDecision(number, date.fromisoformat(day) if day else None, by or None))
        return chr(_SIGNS.start + len(self._told) - 1)


def without_signs(words: str) -> str:
    """The words beside the signs of decisions."""
    return _SIGN.sub(" ", words)
