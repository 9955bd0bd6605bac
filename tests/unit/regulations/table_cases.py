"""Worked examples of the dated tables: money, votes, who decides, last days, papers; run against the packs."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from khenthuong_desktop.domain.terms import CommendationType, SubjectKind, UnitLevel
from khenthuong_desktop.domain.voting import BallotCount, passes
from khenthuong_desktop.errors import RulePackFaulty
from khenthuong_desktop.regulations.entries import Entry, Faults, read_entries
from khenthuong_desktop.regulations.library import Library
from khenthuong_desktop.regulations.reward_money import Decided, payments, total
from khenthuong_desktop.regulations.rule_folders import shipped_folder


@dataclass(frozen=True)
class TableCase:
    """One example: a question put to the tables on a day, and the answer in words or numbers."""

    name: str
    question: str
    on: date
    asked: Entry
    expected: str


def load_table_cases(folder: Path | None = None) -> list[TableCase]:
    """Every example of ``cases/tables``; raises ``RulePackFaulty`` with every fault."""
    faults = Faults()
    found = []
    for path in sorted((folder or shipped_folder() / "cases" / "tables").glob("*.yaml")):
        for entry in Entry(read_entries(path, faults), faults).entries("cases"):
            entry.only("name", "day", "expected", *QUESTIONS)
            questions = [key for key in QUESTIONS if key in entry]
            if len(questions) != 1:
                entry.fault("not_one_kind", found=", ".join(questions), near=", ".join(QUESTIONS))
                continue
            expected = entry.value("expected", (str, int, date), needed=True)
            asked = entry.entry(questions[0])
            day = entry.day("day", needed=True) or date.max
            found.append(TableCase(entry.words("name"), questions[0], day, asked, str(expected)))
    if faults.found:
        raise RulePackFaulty(faults.found)
    return found


def answer(library: Library, case: TableCase) -> str:
    """What the library says, written as the example writes it."""
    return QUESTIONS[case.question](library, case.asked, case.on)


def _level(asked: Entry) -> UnitLevel | None:
    found = asked.choices("level", UnitLevel)
    return found[0] if found else None


def _money(library: Library, asked: Entry, on: date) -> str:
    kind = asked.choice("subject", SubjectKind, SubjectKind.INDIVIDUAL)
    found = library.reward(asked.words("award"), kind, on, _level(asked))
    return "none" if found is None else str(found.amount)


def _together(library: Library, asked: Entry, on: date) -> str:
    kind = asked.choice("subject", SubjectKind, SubjectKind.INDIVIDUAL)
    level = _level(asked)
    decided = [Decided(one.words("award"), one.value("year", int) or 0, level) for one in asked.entries("awards")]
    return str(total(payments(library, decided, kind, on)))


def _vote(library: Library, asked: Entry, on: date) -> str:
    rule = library.threshold(asked.words("award"), on)
    members, present = asked.value("members", int) or 0, asked.value("present", int) or 0
    in_favour, written = asked.value("in_favour", int) or 0, asked.value("written", int) or 0
    count = BallotCount(members, present, in_favour, present - in_favour, 0, written)
    return "passes" if passes(count, rule.share, more_than=rule.more_than) else "fails"


def _decides(library: Library, asked: Entry, on: date) -> str:
    level = asked.choice("level", UnitLevel, UnitLevel.COMMUNE)
    return "may" if library.timetable.may_decide(asked.words("award"), level, on) else "may_not"


def _who(library: Library, asked: Entry, on: date) -> str:
    return "; ".join(rule.who for rule in library.timetable.deciders(asked.words("award"), on)) or "none"


def _ground(library: Library, asked: Entry, on: date) -> str:
    kind = asked.choice("type", CommendationType, CommendationType.MERIT)
    return "no" if kind in library.on(on).no_ground else "yes"


def _simplified(library: Library, asked: Entry, on: date) -> str:
    procedure, kind = library.procedure(on), asked.choice("type", CommendationType, CommendationType.MERIT)
    ballot = library.threshold(asked.words("award"), on).ballot
    return "yes" if procedure is not None and procedure.is_simplified(kind, ballot=ballot) else "no"


def _days_off(library: Library, asked: Entry, on: date) -> str:
    return "unsure" if library.timetable.holidays.unsure(on, on) else "known"


def _due(library: Library, asked: Entry, on: date) -> str:
    rules = library.timetable.deadlines_for(asked.words("award"), on, _level(asked), asked.text("sector"))
    days = [rule.due(asked.value("year", int) or 0, asked.day("event")) for rule in rules]
    known = [day for day in days if day is not None]
    return str(min(known)) if known else "none"


def _working_days(library: Library, asked: Entry, on: date) -> str:
    return str(library.timetable.calendar.after(on, asked.value("days", int, needed=True) or 0))


def _copies(library: Library, asked: Entry, on: date) -> str:
    found = library.timetable.dossier_for(asked.words("award"), on, _level(asked))
    return "none" if found is None else "province" if found.copies is None else str(found.copies)


def _binds(library: Library, asked: Entry, on: date) -> str:
    """The regime that binds a dossier received before; "R3/R4": the newer one where it is more favourable.

    Over several changes each may let its own text in, one after another: "R1/R2/R4".
    """
    received = asked.day("received", needed=True) or on
    days = (received, *(step.new_on for step in library.changes(received, on) if step.transition.if_more_favourable))
    return "/".join(regime.code for day in days if (regime := library.regime(day)) is not None)


QUESTIONS: dict[str, Callable[[Library, Entry, date], str]] = {
    "money": _money,
    "together": _together,
    "vote": _vote,
    "decides": _decides,
    "who": _who,
    "ground": _ground,
    "simplified": _simplified,
    "days_off": _days_off,
    "due": _due,
    "working_days": _working_days,
    "copies": _copies,
    "binds": _binds,
}
