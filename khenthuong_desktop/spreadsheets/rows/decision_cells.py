"""What one cell says of a decision: its number and its day, or the day alone."""

import re

from khenthuong_desktop.spreadsheets.cells.dates import read_date
from khenthuong_desktop.spreadsheets.cells.person_cells import Fields, Found
from khenthuong_desktop.spreadsheets.columns import Layout
from khenthuong_desktop.spreadsheets.layouts.decision_lists import decision_said
from khenthuong_desktop.spreadsheets.problems import FIXED, WARNING, Remark

_DAYS = ("decision_date", "from_date")  # discipline begins on the day it was decided
_A_DAY = r"\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})"
_IN_WORDS = re.compile(r"(\d{1,2})\s*tháng\s*(\d{1,2})\s*năm\s*(\d{4})", re.IGNORECASE)
_LABEL = re.compile(r"\b(ngày|số)\s*:\s*", re.IGNORECASE)
_NUMBER = r"(?:(?:QĐ|quyết định|TB|thông báo)\s*)?(?:số\s*)?:?\s*(?P<number>\d{1,6}\w?(?:\s*/\s*[^\s,;()]+?)?)"
_DAY = rf"(?:ngày\s*)?(?P<day>{_A_DAY})\s*\)?"
_DIVISIONS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (rf"{_NUMBER}[\s,;(–/-]+{_DAY}", rf"{_DAY}[\s,;–-]+{_NUMBER}", _DAY)
)
_SOME_DAY = re.compile(rf"{_A_DAY}|\bngày\s*\d", re.IGNORECASE)


def divided_decision(layout: Layout, fields: Fields) -> Found:
    """The number and the day of a decision in one cell: "QĐ số 15/QĐ-UBND ngày 12/11/2025"; a day alone is no
    number."""
    words = fields.get("decision_number")
    day = next((name for name in _DAYS if layout.column(name) is not None), None)
    if not words or day is None or day in fields:
        return []
    words = _LABEL.sub(r"\1 ", _IN_WORDS.sub(r"\1/\2/\3", words))
    said = decision_said(words)
    said = said if said.number else decision_said(f"số {words}")
    number, issued_on = said.number, said.issued_on.isoformat() if said.issued_on else None
    if issued_on is None and (parts := next(filter(None, (one.fullmatch(words) for one in _DIVISIONS)), None)):
        number, issued_on = parts.groupdict().get("number"), read_date(parts["day"])[0]
    if issued_on is None:
        unclear = _SOME_DAY.search(words) is not None
        return [("decision_number", Remark(WARNING, "decision_not_divided", {"words": words}))] if unclear else []
    fields[day] = issued_on
    details = {"number": number, "day": "/".join(reversed(issued_on.split("-")))}
    if number is None:
        del fields["decision_number"]
        return [("decision_number", Remark(WARNING, "decision_without_number", details))]
    fields["decision_number"] = number
    if said.decided_by is not None and layout.column("decided_by") is not None:
        fields.setdefault("decided_by", said.decided_by)
    return [("decision_number", Remark(FIXED, "decision_divided", details))]
