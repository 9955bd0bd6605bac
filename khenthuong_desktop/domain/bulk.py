"""The same criteria asked of everybody at once: each kind as a few operations on planes of bits.

It answers what ``judge`` answers, without saying why. A rule with a kind that is not here, and a person whose
record bits cannot tell, are left to ``judge``; whoever asks is told which.
"""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from khenthuong_desktop.domain import bits
from khenthuong_desktop.domain.bits import BitCase, Planes
from khenthuong_desktop.domain.case import Run
from khenthuong_desktop.domain.criteria import (
    ARMED_FORCES,
    CIVILIANS,
    NEVER_BETTER_WHEN_LONGER,
    may_begin_earlier,
    possible_runs,
)
from khenthuong_desktop.domain.crowd import ALWAYS_COVERED, COVERED, ENDED, WINDOW, Attribute, Crowd
from khenthuong_desktop.domain.rules import Criterion, RulesOnDay
from khenthuong_desktop.domain.sight import criteria_asked, standard_meant
from khenthuong_desktop.domain.terms import PersonCategory, SubjectKind


class BulkVerdicts(NamedTuple):
    """Who is eligible and who is not, of those whom the award concerns; the others of them are undecided."""

    concerned: int
    eligible: int
    not_eligible: int


def decide(crowd: Crowd, rules: RulesOnDay, award: str, kind: SubjectKind, year: int) -> BulkVerdicts:
    """The verdicts that ``judge`` gives; ask ``can_be_asked`` first, and ``judge`` about the irregular."""
    rule = rules.rules[award, kind]
    case = BitCase(crowd, rules, kind, year, Run(year, year))
    core = _evaluate(rule.criterion, case)
    core = Planes(core.met, core.not_met)  # what only people can judge is undecided
    whole = _all_met([core, *(_evaluate(exclusion, case) for exclusion in rule.exclusions)], crowd.everybody)
    concerned = _open_to(rule.criterion, crowd)
    return BulkVerdicts(concerned, whole.met & concerned, whole.not_met & concerned)


def can_be_asked(rules: RulesOnDay, award: str, kind: SubjectKind) -> bool:
    """Whether every kind of criterion on the way is one of ``BIT_KINDS`` and looks back far enough only."""
    return all(one.kind in BIT_KINDS and years < WINDOW for one, years in criteria_asked(rules, award, kind))


def attributes_of(rules: RulesOnDay, awards: Iterable[str], kind: SubjectKind) -> set[Attribute]:
    """The facts that have to be read for these awards."""
    asked = {COVERED, ALWAYS_COVERED}
    for award in awards:
        for criterion, _ in criteria_asked(rules, award, kind):
            asked.update(BIT_KINDS[criterion.kind].attributes(criterion))
    return asked


def _evaluate(criterion: Criterion, case: BitCase) -> Planes:
    found = BIT_KINDS[criterion.kind].evaluate(criterion, case)
    return found._replace(not_met=0) if criterion.never_blocks else found


def _all_met(parts: Iterable[Planes], everybody: int) -> Planes:
    not_met = unknown = 0
    judged = everybody
    for part in parts:
        not_met |= part.not_met
        unknown |= part.unknown(everybody)
        judged &= part.judged
    return Planes(everybody & ~(not_met | unknown | judged), not_met, judged)


def _all_of(criterion: Criterion, case: BitCase) -> Planes:
    return _all_met([_evaluate(child, case) for child in criterion.children], case.everybody)


def _any_of(criterion: Criterion, case: BitCase) -> Planes:
    met = decided = judged = unknown = 0
    for child in criterion.children:
        part, is_open = _evaluate(child, case), _open_to(child, case.crowd)
        met |= part.met & is_open
        judged |= part.judged & is_open
        decided |= is_open & ~part.judged
        unknown |= part.unknown(case.everybody) & is_open
    return Planes(met, decided & ~(met | judged | unknown), case.everybody & ~decided)


def _open_to(criterion: Criterion, crowd: Crowd) -> int:
    """Those to whom an alternative is open; people of unknown category may be any civilian."""
    if criterion.applies_to is None:
        return crowd.everybody
    open_to = classified = 0
    for position, category in enumerate(PersonCategory):
        members = crowd.of_class(position)
        classified |= members
        if category in criterion.applies_to or (category.in_armed_forces and ARMED_FORCES in criterion.applies_to):
            open_to |= members
    if not criterion.applies_to.isdisjoint(CIVILIANS):
        open_to |= crowd.everybody & ~classified
    return open_to


def _within_run(criterion: Criterion, case: BitCase) -> Planes:
    """The best outcome of any run: met, left to judgement, unknown, not met."""
    met = judged = unknown = 0
    for run in possible_runs(case.year, criterion.parameters):
        inside = case._replace(run=run)
        part = _all_of(criterion, inside)
        if may_begin_earlier(criterion, run):
            held_up = (one for one in criterion.children if one.kind in NEVER_BETTER_WHEN_LONGER)
            whole = _all_met([_evaluate(one, inside) for one in held_up], case.everybody)
            part = part._replace(not_met=part.not_met & ~whole.met)
        met |= part.met
        judged |= part.judged
        unknown |= part.unknown(case.everybody)
    return Planes(met, case.everybody & ~(met | judged | unknown), judged & ~met)


def _meets_standard_of(criterion: Criterion, case: BitCase) -> Planes:
    rule = standard_meant(criterion, case.rules, case.kind)
    if rule is None:
        return Planes(0, 0)
    core = _evaluate(rule.criterion, case)
    return Planes(core.met, core.not_met)


class BitKind(NamedTuple):
    """One kind of criterion on planes, and the attributes it looks at."""

    evaluate: Callable[[Criterion, BitCase], Planes]
    attributes: Callable[[Criterion], Iterable[Attribute]] = lambda _: ()


BIT_KINDS: dict[str, BitKind] = {
    "all_of": BitKind(_all_of),
    "any_of": BitKind(_any_of),
    "within_run": BitKind(_within_run),
    "judgement": BitKind(bits.judgement),
    "to_confirm": BitKind(bits.to_confirm),
    "meets_standard_of": BitKind(_meets_standard_of),
    "rating_at_least": BitKind(bits.rating_at_least, bits.rating_attributes),
    "each_year": BitKind(bits.each_year, bits.year_attributes),
    "initiative_at_least": BitKind(bits.initiative_at_least, bits.initiative_attributes),
    "held_before": BitKind(bits.held_before, bits.year_attributes),
    "ever_held": BitKind(bits.ever_held, bits.year_attributes),
    "times_held": BitKind(bits.times_held, bits.year_attributes),
    "years_rated": BitKind(bits.years_rated, bits.year_attributes),
    "not_dissolved": BitKind(bits.not_dissolved, lambda _: (ENDED,)),
    "not_under_review": BitKind(bits.nothing_pending),
    "no_discipline": BitKind(bits.no_discipline),
}
