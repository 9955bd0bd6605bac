"""What one cell says of a decision: its number and its day, or the day alone."""

import re

from khenthuong_desktop.spreadsheets.cells.dates import read_date
from khenthuong_desktop.spreadsheets.cells.person_cells import Fields, Found
from khenthuong_desktop.spreadsheets.columns import Layout
from khenthuong_desktop.spreadsheets.layouts.decision_lists import decision_said
from khenthuong_desktop.spreadsheets.problems import FIXED, WARNING, Remark

_DAYS = ("decision_date", "from_date")  # discipline begins on the day it was decided
_A_DAY = r"\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})"
_NUMBER_AND_DAY = re.compile(
    r"(?:(?:QĐ|quyết định|TB|thông báo)\s*)?(?:số\s*)?:?\s*(\d{1,6}\w?(?:\s*/\s*[^\s,;()]+)?)"
    rf"[\s,;(–-]+(?:ngày\s*)?({_A_DAY})\s*\)?",
    re.IGNORECASE,
)
_ONLY_DAY = re.compile(rf"(?:ngày\s*)?({_A_DAY})", re.IGNORECASE)


def divided_decision(layout: Layout, fields: Fields) -> Found:
    """The number and the day of a decision in one cell: "QĐ số 15/QĐ-UBND ngày 12/11/2025"; a day alone is no
    number."""
    words = fields.get("decision_number")
    day = next((name for name in _DAYS if layout.column(name) is not None), None)
    if not words or day is None or day in fields:
        return []
    said = decision_said(words)
    said = said if said.number else decision_said(f"số {words}")
    number, issued_on = said.number, said.issued_on.isoformat() if said.issued_on else None
    if issued_on is None and (parts := _NUMBER_AND_DAY.fullmatch(words) or _ONLY_DAY.fullmatch(words)):
        number, issued_on = parts[1] if parts.re is _NUMBER_AND_DAY else None, read_date(parts[parts.lastindex or 0])[0]
    if issued_on is None:
        return []
    fields[day] = issued_on
    details = {"number": number, "day": "/".join(reversed(issued_on.split("-")))}
    if number is None:
        del fields["decision_number"]
        return [("decision_number", Remark(WARNING, "decision_without_number", details))]
    fields["decision_number"] = number
    if said.decided_by is not None and layout.column("decided_by") is not None:
        fields.setdefault("decided_by", said.decided_by)
    return [("decision_number", Remark(FIXED, "decision_divided", details))]
