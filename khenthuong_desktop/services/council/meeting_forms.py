"""A council meeting as a JSON file: a form to fill in, and reading it back with every fault at once."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from khenthuong_desktop.domain.terms import CouncilRole
from khenthuong_desktop.errors import FieldFault, ValuesRefused
from khenthuong_desktop.services.award_rounds.rounds import RoundDetail
from khenthuong_desktop.services.council.councils import CouncilDetail, Member
from khenthuong_desktop.services.council.meetings import MeetingRecord, Seat, Vote

_COUNTS = ("in_favour", "against", "invalid", "written_in_favour", "written_against")


def meeting_form(found: RoundDetail, council: CouncilDetail | None) -> dict[str, Any]:
    """A form for a round: the council's members all present, a count for every nominee to be filled in."""
    return {
        "council": council.name if council else "",
        "council_decision_number": council.decision_number if council else "",
        "council_decision_date": council.decision_date.isoformat() if council and council.decision_date else "",
        "held_on": "",
        "started_at": "08:00",
        "ended_at": "10:00",
        "place": "",
        "opinions": "",
        "count_started_at": "",
        "count_ended_at": "",
        "tellers": "",
        "members": [
            {
                "name": member.name,
                "role": member.role.value,
                "job_title": member.job_title or "",
                "present": True,
                "written_opinion": False,
                "reason": "",
            }
            for member in (council.members if council else ())
        ],
        "votes": [
            {"subject": nomination.code, "award": nomination.award, **dict.fromkeys(_COUNTS, 0)}
            for nomination in found.nominations
        ],
    }


class _Reader:
    """Reads values of a told form and keeps every fault with its place."""

    def __init__(self) -> None:
        self.faults: list[FieldFault] = []

    def fault(self, field: str, code: str, **details: object) -> None:
        self.faults.append(FieldFault(field, code, details))

    def text(self, source: Mapping[str, Any], name: str, where: str = "", needed: bool = False) -> str:
        found = source.get(name)
        if found is None or found == "":
            if needed:
                self.fault(f"{where}{name}", "required")
            return ""
        if not isinstance(found, str):
            self.fault(f"{where}{name}", "wrong_kind", value=found)
            return ""
        return found

    def award(self, source: Mapping[str, Any], where: str, find_award: Callable[[str], str | None]) -> str:
        words = self.text(source, "award", where, needed=True)
        code = find_award(words) if words else None
        if words and code is None:
            self.fault(f"{where}award", "unknown_word", value=words)
        return code or ""

    def flag(self, source: Mapping[str, Any], name: str, where: str, usual: bool) -> bool:
        found = source.get(name, usual)
        if not isinstance(found, bool):
            self.fault(f"{where}{name}", "wrong_kind", value=found)
            return usual
        return found

    def number(self, source: Mapping[str, Any], name: str, where: str) -> int:
        found = source.get(name, 0)
        if not isinstance(found, int) or isinstance(found, bool):
            self.fault(f"{where}{name}", "wrong_kind", value=found)
            return 0
        return found

    def day(self, source: Mapping[str, Any], name: str, needed: bool = False) -> date | None:
        found = self.text(source, name, needed=needed)
        try:
            return date.fromisoformat(found) if found else None
        except ValueError:
            self.fault(name, "not_a_date", value=found)
            return None

    def entries(self, source: Mapping[str, Any], name: str) -> list[tuple[str, Mapping[str, Any]]]:
        found = source.get(name)
        if not isinstance(found, list) or not all(isinstance(entry, Mapping) for entry in found):
            self.fault(name, "required" if found is None else "wrong_kind", value=type(found).__name__)
            return []
        return [(f"{name}[{place}].", entry) for place, entry in enumerate(found, 1)]


def meeting_from_form(told: object, find_award: Callable[[str], str | None]) -> MeetingRecord:
    """The meeting that a filled-in form tells; raises ValuesRefused naming every place that is missing or odd.

    Awards may stand there by code, name or abbreviation.
    """
    read = _Reader()
    if not isinstance(told, Mapping):
        raise ValuesRefused(FieldFault("", "wrong_kind", {"value": type(told).__name__}))
    council = [_seated(read, entry, where) for where, entry in read.entries(told, "members")]
    votes = [
        Vote(
            read.text(entry, "subject", where, needed=True),
            read.award(entry, where, find_award),
            *(read.number(entry, name, where) for name in _COUNTS),
        )
        for where, entry in read.entries(told, "votes")
    ]
    held_on = read.day(told, "held_on", needed=True)
    record = MeetingRecord(
        council_name=read.text(told, "council", needed=True),
        held_on=held_on or date.min,
        place=read.text(told, "place", needed=True),
        members=tuple(member for member, _ in council),
        seats=tuple(seat for _, seat in council),
        votes=tuple(votes),
        started_at=read.text(told, "started_at") or "08:00",
        ended_at=read.text(told, "ended_at") or "10:00",
        chair_name=read.text(told, "chair") or None,
        secretary_name=read.text(told, "secretary") or None,
        council_decision_number=read.text(told, "council_decision_number") or None,
        council_decision_date=read.day(told, "council_decision_date"),
        opinions=read.text(told, "opinions") or None,
        count_started_at=read.text(told, "count_started_at") or None,
        count_ended_at=read.text(told, "count_ended_at") or None,
        tellers=read.text(told, "tellers") or None,
    )
    if read.faults:
        raise ValuesRefused(*read.faults)
    return record


def _seated(read: _Reader, entry: Mapping[str, object], where: str) -> tuple[Member, Seat]:
    """Who sits in the council, and how they took part."""
    name = read.text(entry, "name", where, needed=True)
    role = read.text(entry, "role", where) or CouncilRole.MEMBER.value
    if role not in list(CouncilRole):
        read.fault(f"{where}role", "unknown_role", value=role)
        role = CouncilRole.MEMBER.value
    job, task = read.text(entry, "job_title", where), read.text(entry, "task", where)
    present = read.flag(entry, "present", where, True)
    written = read.flag(entry, "written_opinion", where, False)
    reason = read.text(entry, "reason", where) or None
    return Member(name, CouncilRole(role), job or None, task or None), Seat(name, present, written, reason)
