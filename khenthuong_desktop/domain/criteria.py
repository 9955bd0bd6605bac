"""The kinds of criteria: what each one asks of the known facts, and how a whole award is judged.

A kind is one function ``(criterion, case) -> Finding`` and one line in ``KINDS``; packs name it in YAML.
"""

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from typing import Any, NamedTuple

from khenthuong_desktop.domain import membership, records, standing
from khenthuong_desktop.domain.case import Case, Memo, Run
from khenthuong_desktop.domain.facts import SubjectFacts, UnitFacts
from khenthuong_desktop.domain.rules import Criterion, RulesOnDay
from khenthuong_desktop.domain.terms import DisciplineForm, PersonCategory, Rating, Scope, SubjectKind
from khenthuong_desktop.domain.verdict import (
    JUDGEMENT,
    MET,
    NOT_MET,
    UNKNOWN,
    Detail,
    Finding,
    Outcome,
    Verdict,
    all_met,
    any_met,
    verdict_kind,
)

ARMED_FORCES = "armed_forces"
CIVILIANS = frozenset(category for category in PersonCategory if not category.in_armed_forces)
CATEGORY_MISSING = "category_missing"  # an alternative kept for some, of somebody whose category nobody entered
WORSE_WHEN_LONGER = ("each_year", "held_before", "ever_held")
NEVER_BETTER_WHEN_LONGER = (*WORSE_WHEN_LONGER, "no_discipline")
_BEST_FIRST = {MET: 0, JUDGEMENT: 1, UNKNOWN: 2, NOT_MET: 3}


def judge(
    rules: RulesOnDay,
    subject: SubjectFacts,
    award: str,
    year: int,
    unit: UnitFacts,
    memo: Memo | None = None,
) -> Verdict | None:
    """The verdict on one subject for one award and year; ``None``: no rule for it, or one kept for others.

    ``memo`` remembers what was found about members, so that one dictionary serves a whole unit.
    """
    rule = rules.rule(award, subject.kind)
    if rule is None or not is_open(rule.criterion, subject):
        return None
    case = Case(subject, award, year, rules, unit, Run(year, year), {} if memo is None else memo, judge)
    core = evaluate(rule.criterion, case)
    exclusions = tuple(evaluate(exclusion, case) for exclusion in rule.exclusions)
    kind = verdict_kind(core.outcome, (exclusion.outcome for exclusion in exclusions))
    findings = (*(core.children if core.kind == "all_of" else (core,)), *exclusions)
    if rule.version.advisory is not None:
        findings = (*findings, _advise(rule.version.advisory, case, core.outcome))
    return Verdict(award, year, kind, rule.version.valid_from, rule.version.confidence, findings)


def _advise(criterion: Criterion, case: Case, core: Outcome) -> Finding:
    """A draft rule beside the law in force: shown as a warning where the two differ, never decides."""
    found = evaluate(criterion, case)
    if core is MET and found.outcome is not MET:
        detail = Detail("advisory_only_present_law")
    elif core is not MET and found.outcome is MET:
        detail = Detail("advisory_only_draft")
    else:
        detail = Detail("advisory_agrees")
    return Finding(criterion, JUDGEMENT, detail, found.children or (found,))


def evaluate(criterion: Criterion, case: Case) -> Finding:
    """What the facts say about one criterion; text we are not sure of never says no."""
    finding = KINDS[criterion.kind].evaluate(criterion, case)
    if finding.outcome is NOT_MET and criterion.never_blocks:
        return finding._replace(outcome=UNKNOWN)
    return finding


def is_open(criterion: Criterion, subject: SubjectFacts) -> bool:
    """Whether an alternative is open to the subject; a person of unknown category may be any civilian."""
    if criterion.applies_to is None:
        return True
    if subject.in_armed_forces and ARMED_FORCES in criterion.applies_to:
        return True
    if has_no_category(subject):
        return not criterion.applies_to.isdisjoint(CIVILIANS)
    return getattr(subject, "category", None) in criterion.applies_to


def has_no_category(subject: SubjectFacts) -> bool:
    """Whether nobody entered what kind of worker a person is."""
    return subject.kind is SubjectKind.INDIVIDUAL and getattr(subject, "category", None) is None


def _all_of(criterion: Criterion, case: Case) -> Finding:
    children = tuple(evaluate(child, case) for child in criterion.children)
    return Finding(criterion, all_met(child.outcome for child in children), None, children)


def _any_of(criterion: Criterion, case: Case) -> Finding:
    children = []
    for child in criterion.children:
        finding = evaluate(child, case)
        if not is_open(child, case.subject):
            finding = finding._replace(open=False, outcome=JUDGEMENT, detail=Detail("not_open"))
        elif child.applies_to is not None and has_no_category(case.subject):
            finding = finding._replace(detail=Detail(CATEGORY_MISSING))
        children.append(finding)
    return Finding(criterion, any_met(children), None, tuple(children))


def _within_run(criterion: Criterion, case: Case) -> Finding:
    """All children must hold in one and the same run of years; every possible run is tried.

    A run may be longer than anybody looks back (“từ 05 năm trở lên”): where the longest one is unbroken, what
    it lacks may lie before it, and nothing is denied.
    """
    best: Finding | None = None
    broken: set[int] = set()
    unclear: set[int] = set()
    for run in possible_runs(case.year, criterion.parameters):
        if run.last in broken or (best is not None and best.outcome is UNKNOWN and run.last in unclear):
            continue
        inside = case._replace(run=run)
        children = tuple(evaluate(child, inside) for child in criterion.children)
        outcome = all_met(child.outcome for child in children)
        detail = Detail("run", {"first": run.first, "last": run.last})
        finding = Finding(criterion, outcome, detail, children)
        if outcome is MET:
            return finding
        if outcome is NOT_MET and may_begin_earlier(criterion, run) and not _is_held_up(children):
            finding = finding._replace(outcome=UNKNOWN, detail=Detail("run_may_begin_earlier", detail.values))
        if any(_breaks_longer_runs(child) for child in children):
            broken.add(run.last)  # a longer run ending there fails as well
        if any(child.kind in WORSE_WHEN_LONGER and child.outcome is UNKNOWN for child in children):
            unclear.add(run.last)  # a longer run ending there is met neither
        if best is None or _closeness(finding) < _closeness(best):
            best = finding
    assert best is not None
    return best


def may_begin_earlier(criterion: Criterion, run: Run) -> bool:
    """Whether the run is the longest of those tried, and longer than the shortest that the law asks for."""
    shortest: int = criterion.parameters["years"]
    longest: int = criterion.parameters.get("up_to_years", shortest)
    return shortest < longest == len(run.years)


def _is_held_up(children: Iterable[Finding]) -> bool:
    """Whether something is missing that a longer run has not either."""
    return any(child.kind in NEVER_BETTER_WHEN_LONGER and child.outcome is not MET for child in children)


def _breaks_longer_runs(finding: Finding) -> bool:
    may_go_on = finding.detail is not None and finding.detail.values.get(records.MAY_GO_ON, False)
    return finding.kind in WORSE_WHEN_LONGER and finding.outcome is NOT_MET and not may_go_on


def possible_runs(year: int, parameters: Mapping[str, Any]) -> Iterable[Run]:
    shortest: int = parameters["years"]
    for length in range(shortest, parameters.get("up_to_years", shortest) + 1):
        for last in range(year, year - parameters.get("ends_within", 0) - 1, -1):
            yield Run(last - length + 1, last)


def _closeness(finding: Finding) -> tuple[int, int, int]:
    unmet = [leaf for leaf in finding.leaves() if leaf.outcome in (NOT_MET, UNKNOWN)]
    return _BEST_FIRST[finding.outcome], sum(leaf.kind != "to_confirm" for leaf in unmet), len(unmet)


def _meets_standard_of(criterion: Criterion, case: Case) -> Finding:
    """The criteria of another award, without its exclusions: those are asked once, of the award itself."""
    award: str = criterion.parameters["award"]
    rule = case.rules.rule(award, case.subject.kind)
    if rule is None:
        return Finding(criterion, UNKNOWN, Detail("no_rule", {"award": award}))
    core = evaluate(rule.criterion, case)
    outcome = UNKNOWN if core.outcome is JUDGEMENT else core.outcome
    return Finding(criterion, outcome, None, core.children if core.kind == "all_of" else (core,))


def _judgement(criterion: Criterion, case: Case) -> Finding:
    return Finding(criterion, JUDGEMENT)


def _to_confirm(criterion: Criterion, case: Case) -> Finding:
    """No register knows it and without it there is no ground: undecided until people confirm it."""
    if (case.award, case.year) in case.subject.confirmed:
        return Finding(criterion, MET, Detail("confirmed"))
    return Finding(criterion, UNKNOWN, Detail("to_be_confirmed"))


class Kind(NamedTuple):
    """One kind of criterion: its function, its parameters, and which of them it needs.

    Of ``one_of`` it needs at least one, with ``one_only`` exactly one; only collectives are asked ``about_members``.
    """

    evaluate: Callable[[Criterion, Case], Finding]
    parameters: Mapping[str, type] = {}
    needed: tuple[str, ...] = ()
    is_group: bool = False
    one_of: tuple[str, ...] = ()
    one_only: bool = False
    about_members: bool = False


class AwardCode(str):
    """A parameter that names another pack."""


class AwardCodes(tuple[str, ...]):
    """A parameter that names several packs."""


KINDS: dict[str, Kind] = {
    "all_of": Kind(_all_of, is_group=True),
    "any_of": Kind(_any_of, is_group=True),
    "within_run": Kind(
        _within_run,
        {"years": int, "ends_within": int, "up_to_years": int},
        needed=("years",),
        is_group=True,
    ),
    "judgement": Kind(_judgement),
    "to_confirm": Kind(_to_confirm),
    "meets_standard_of": Kind(_meets_standard_of, {"award": AwardCode}, needed=("award",)),
    "rating_at_least": Kind(
        records.rating_at_least, {"rating": Rating, "not_rated_below_months": int}, needed=("rating",)
    ),
    "each_year": Kind(
        records.each_year,
        {
            "award": AwardCode,
            "counts_also": AwardCodes,
            "rating": Rating,
            "unused_for": AwardCode,
            "times": int,
            "not_rated_below_months": int,
        },
        one_of=("award", "rating"),
    ),
    "initiative_at_least": Kind(
        records.initiative_at_least, {"scope": Scope, "count": int, "any_year": bool}, needed=("scope",)
    ),
    "held_before": Kind(standing.held_before, {"awards": AwardCodes}, needed=("awards",)),
    "ever_held": Kind(standing.ever_held, {"awards": AwardCodes}, needed=("awards",)),
    "times_held": Kind(standing.times_held, {"awards": AwardCodes, "count": int}, needed=("awards",)),
    "years_rated": Kind(standing.years_rated, {"rating": Rating, "count": int}, needed=("rating", "count")),
    "established_at_least": Kind(standing.established_at_least, {"years": int}, needed=("years",)),
    "not_dissolved": Kind(standing.not_dissolved),
    "not_under_review": Kind(records.not_under_review),
    "no_discipline": Kind(records.no_discipline),
    "members_holding": Kind(
        membership.members_holding,
        {
            "award": AwardCode,
            "counts_also": AwardCodes,
            "share": Fraction,
            "more_than": Fraction,
            "at_least": int,
        },
        needed=("award",),
        one_of=("share", "more_than", "at_least"),
        one_only=True,
        about_members=True,
    ),
    "members_rated_at_least": Kind(
        membership.members_rated_at_least, {"rating": Rating}, needed=("rating",), about_members=True
    ),
    "no_member_disciplined": Kind(
        membership.no_member_disciplined, {"form": DisciplineForm}, needed=("form",), about_members=True
    ),
}
