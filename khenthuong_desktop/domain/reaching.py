"""Whether an award is within reach of a subject, yes or no and without reasons, for plans that ask thousands of times.

It answers what ``reach.way_of`` says of the whole verdict, and stops at the first thing that is missing: groups are
taken apart here, every single condition is asked of ``criteria``.
"""

from collections.abc import Callable
from enum import IntFlag

from khenthuong_desktop.domain.case import Case, Memo, Run
from khenthuong_desktop.domain.criteria import (
    WORSE_WHEN_LONGER,
    evaluate,
    has_no_category,
    is_open,
    judge,
    possible_runs,
)
from khenthuong_desktop.domain.facts import SubjectFacts, UnitFacts
from khenthuong_desktop.domain.reach import CLEAN_REGISTERS
from khenthuong_desktop.domain.rules import Criterion, RulesOnDay
from khenthuong_desktop.domain.sight import standard_meant
from khenthuong_desktop.domain.verdict import JUDGEMENT, MET


class Found(IntFlag):
    """What lets a condition through; nothing at all: people alone judge it."""

    JUDGED = 0
    DATA = 1
    BACKED = 2
    CONFIRM = 4


_MERIT = Found.DATA | Found.BACKED
_UNCONFIRMED = Found.DATA | Found.CONFIRM
_Asked = Found | None  # None: something is missing


def is_within_reach(
    rules: RulesOnDay, subject: SubjectFacts, award: str, year: int, unit: UnitFacts, memo: Memo | None = None
) -> bool:
    """Whether nothing is missing that data can show, and they speak for it where people have to confirm."""
    rule = rules.rule(award, subject.kind)
    if rule is None or not is_open(rule.criterion, subject):
        return False
    case = Case(subject, award, year, rules, unit, Run(year, year), {} if memo is None else memo, judge)
    found = _each(case, (rule.criterion, *rule.exclusions))
    return found is not None and (not found & Found.CONFIRM or bool(found & Found.BACKED))


def _ask(criterion: Criterion, case: Case) -> _Asked:
    group = _GROUPS.get(criterion.kind)
    if group is not None:
        return group(criterion, case)
    outcome = evaluate(criterion, case).outcome
    if outcome is MET:
        return Found.DATA if criterion.kind in CLEAN_REGISTERS else _MERIT
    if outcome is JUDGEMENT:
        return Found.JUDGED
    return _UNCONFIRMED if criterion.kind == "to_confirm" else None


def _each(case: Case, criteria: tuple[Criterion, ...], hopeless: set[int] | None = None) -> _Asked:
    """All of them; ``hopeless`` takes the last years of runs of which a longer one lets nobody through either."""
    whole = Found.JUDGED
    for criterion in criteria:
        found = _ask(criterion, case)
        if found is None:
            if hopeless is not None and criterion.kind in WORSE_WHEN_LONGER:
                hopeless.add(case.run.last)
            return None
        whole |= found
    return whole


def _all_of(criterion: Criterion, case: Case) -> _Asked:
    return _each(case, criterion.children)


def _any_of(criterion: Criterion, case: Case) -> _Asked:
    """The best of the alternatives that data decide; with none of those people judge."""
    best: _Asked = None
    decided = False
    for child in criterion.children:
        if not is_open(child, case.subject):
            continue
        found = _ask(child, case)
        if found == Found.JUDGED:
            continue
        decided = True
        asks_category = child.applies_to is not None and has_no_category(case.subject)
        if found is not None and not (asks_category and found & Found.CONFIRM):
            best = found if best is None else min(best, found, key=_doubt)
            if best == _MERIT:
                return best
    return best if decided else Found.JUDGED


def _doubt(found: Found) -> tuple[bool, bool]:
    return bool(found & Found.CONFIRM), not found & Found.BACKED


def _within_run(criterion: Criterion, case: Case) -> _Asked:
    best: _Asked = None
    hopeless: set[int] = set()
    for run in possible_runs(case.year, criterion.parameters):
        if run.last in hopeless:
            continue
        inside = case._replace(run=run)
        found = _each(inside, criterion.children, hopeless)
        if found is not None and not found & Found.CONFIRM:
            return found
        best = found if best is None else best
    return best


def _meets_standard_of(criterion: Criterion, case: Case) -> _Asked:
    rule = standard_meant(criterion, case.rules, case.subject.kind)
    found = None if rule is None else _ask(rule.criterion, case)
    return None if found is None else found | Found.DATA


_GROUPS: dict[str, Callable[[Criterion, Case], _Asked]] = {
    "all_of": _all_of,
    "any_of": _any_of,
    "within_run": _within_run,
    "meets_standard_of": _meets_standard_of,
}
