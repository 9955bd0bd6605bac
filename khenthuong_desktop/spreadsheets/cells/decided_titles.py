"""The decision behind the title of an initiative: "Số hóa hồ sơ (QĐ số 901/QĐ-UBND ngày 01/12/2025)"."""

import re
from dataclasses import replace
from datetime import date

from khenthuong_desktop.spreadsheets.cells.dates import read_date
from khenthuong_desktop.spreadsheets.cells.told_decisions import SIGN, ToldDecision, ToldDecisions

_BY = r"(?:(?:đã\s+)?(?:được\s+)?(?:công nhận|cấp giấy chứng nhận)\s*)"
_IN_BRACKETS = re.compile(
    rf"\s*\((?P<before>(?:[^()]*[,;–-])?)\s*{_BY}?{SIGN}(?P<after>(?:\s*[,;–-][^()]*)?)\)?[\s.,;]*$", re.IGNORECASE
)
_BEHIND = re.compile(rf"(?:\s*[,;.\n]\s*|\s+[-–]\s*|^\s*){_BY}?{SIGN}[\s.,;]*$", re.IGNORECASE)
_CARRIED_OUT = "-TTg"  # programmes of the Prime Minister, who recognises no initiatives
_DAY_WORD = re.compile(r"^ngày\s*:?\s*", re.IGNORECASE)
_BETWEEN = " \t\n,;–-"


def divided_title(words: str) -> tuple[str, ToldDecision | None]:
    """A title and the decision that recognised it, apart from it in brackets, behind a comma or in a line of its own.
    One that goes on within the title, "thực hiện Quyết định số 12/QĐ-TTg", is a part of it."""
    told = ToldDecisions(words)
    decisions = told.of(told.signed)
    if len(decisions) != 1 or decisions[0].number.endswith(_CARRIED_OUT):
        return words, None
    if (found := _IN_BRACKETS.search(told.signed)) is not None:
        before, after, one = found["before"].strip(_BETWEEN), found["after"].strip(_BETWEEN), decisions[0]
        day = read_date(_DAY_WORD.sub("", before))[0] if one.day is None else None
        if day is not None:  # "(ngày 01/12/2025, QĐ số 901/QĐ-UBND)"
            before, one = "", replace(one, day=date.fromisoformat(day))
        rest = ", ".join(filter(None, (before, after)))
        title = told.signed[: found.start()]
        return f"{title} ({rest})" if rest else title, one
    found = _BEHIND.search(told.signed)
    return (told.signed[: found.start()], decisions[0]) if found is not None else (words, None)
