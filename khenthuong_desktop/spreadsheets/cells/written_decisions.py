"""What a cell under "Số quyết định" says: number, day and organ of one decision, in all the ways that offices write."""

import re
from typing import NamedTuple

from khenthuong_desktop.spreadsheets.cells.dates import read_date
from khenthuong_desktop.spreadsheets.cells.told_decisions import ToldDecisions, without_signs

_A_DAY = r"\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})"
_IN_WORDS = re.compile(r"(\d{1,2})\s*tháng\s*(\d{1,2})\s*năm\s*(\d{4})", re.IGNORECASE)
_LABEL = re.compile(r"\b(ngày|số)\s*:\s*", re.IGNORECASE)
_DECISION = r"(?:(?:QĐ|quyết định|TB|thông báo)\s*)?"
_NUMBER = rf"{_DECISION}(?:số\s*)?:?\s*(?P<number>\d{{1,6}}\w?(?:\s*/\s*[^\s,;()]+?)?)"
_DAY = rf"(?:(?:ký\s+)?ngày\s*)?(?P<day>{_A_DAY})\s*\)?"
_DIVISIONS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (rf"{_NUMBER}[\s,;(–/-]+{_DAY}", rf"{_DAY}[\s,;–-]+{_NUMBER}", rf"{_DECISION}{_DAY}")
)
_SOME_DAY = re.compile(rf"{_A_DAY}|\bngày\s*\d", re.IGNORECASE)
_OTHER = re.compile(r"(?<!\d)(?!(?:19|20)\d\d(?!\d))\d")  # than a year: "về việc khen thưởng năm 2025"


class WrittenDecision(NamedTuple):
    """A decision as far as a cell tells it."""

    number: str | None = None
    day: str | None = None  # ISO
    decided_by: str | None = None
    unclear: bool = False  # there is a day, or another decision, that cannot be told from the number


def may_tell_a_day(words: str) -> bool:
    """Whether a number may be more than that."""
    return " " in words or _SOME_DAY.search(words) is not None


def read_decision(words: str) -> WrittenDecision:
    """ "QĐ số 15/QĐ-UBND ngày 12/11/2025": its parts; a day alone is no number, and what is no day stays a number."""
    words = _LABEL.sub(r"\1 ", _IN_WORDS.sub(r"\1/\2/\3", words))
    told = ToldDecisions(words)
    decisions = told.of(told.signed)
    if len(decisions) > 1:
        return WrittenDecision(words, unclear=True)
    if decisions and decisions[0].day is not None and not _OTHER.search(without_signs(told.signed)):
        (one,) = decisions
        return WrittenDecision(one.number, decisions[0].day.isoformat(), one.decided_by)
    parts = next(filter(None, (pattern.fullmatch(words) for pattern in _DIVISIONS)), None)
    day = read_date(parts["day"])[0] if parts is not None else None
    if parts is None or day is None:
        return WrittenDecision(words, unclear=_SOME_DAY.search(words) is not None)
    return WrittenDecision(parts.groupdict().get("number"), day)
