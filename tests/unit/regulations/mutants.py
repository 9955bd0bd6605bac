"""The law told wrongly in every small way: a criterion left out or turned round, a number one off, a word changed."""

from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum
from fractions import Fraction
from typing import Any

from khenthuong_desktop.domain.case import Case
from khenthuong_desktop.domain.criteria import KINDS, Kind, evaluate
from khenthuong_desktop.domain.rules import Criterion
from khenthuong_desktop.domain.terms import DisciplineForm, Rating, Scope
from khenthuong_desktop.domain.verdict import MET, NOT_MET, Finding

_TURNED = {MET: NOT_MET, NOT_MET: MET}
_ORDERS: tuple[type[StrEnum], ...] = (Rating, Scope, DisciplineForm)
_REACH = "up_to_years"  # how far back a run is looked for, not a number of the law
_OTHER_GROUP = {"all_of": "any_of", "any_of": "all_of"}


def _turned_round(criterion: Criterion, case: Case) -> Finding:
    finding = evaluate(criterion.children[0], case)
    outcome = _TURNED.get(finding.outcome, finding.outcome)
    return Finding(criterion, outcome, finding.detail, (finding,))


TURNED_ROUND = Kind(_turned_round, is_group=True)


def mutants(criterion: Criterion) -> Iterator[tuple[str, Criterion]]:
    """Every tree that differs in one thing, and the words for the difference."""
    yield from _here(criterion)
    for place, child in enumerate(criterion.children):
        before, after = criterion.children[:place], criterion.children[place + 1 :]
        if (before or after) and not _only(child, "judgement"):
            yield f"without {_called(child)}", replace(criterion, children=(*before, *after))
        for told, changed in mutants(child):
            yield told, replace(criterion, children=(*before, changed, *after))


def same_to_the_machine(criterion: Criterion) -> Any:
    """Equal for two trees that decide alike: words and places in the law put aside."""
    below = tuple(same_to_the_machine(child) for child in criterion.children)
    parameters = tuple(sorted(criterion.parameters.items()))
    return criterion.kind, parameters, criterion.never_blocks, criterion.applies_to, below


def _here(criterion: Criterion) -> Iterator[tuple[str, Criterion]]:
    """What can be wrong with the criterion itself."""
    called = _called(criterion)
    if not _only(criterion, "judgement", "to_confirm"):
        if criterion.kind in _OTHER_GROUP and not _cannot_fail(criterion):
            yield f"{_OTHER_GROUP[criterion.kind]} for {called}", replace(criterion, kind=_OTHER_GROUP[criterion.kind])
        elif criterion.kind not in _OTHER_GROUP:
            wrapped = replace(criterion, kind="turned_round", parameters={}, children=(criterion,), confidence=None)
            yield f"the contrary of {called}", wrapped
    if criterion.applies_to is not None:
        yield f"{called} open to everybody", replace(criterion, applies_to=None)
        for one in sorted(criterion.applies_to):
            yield f"{called} closed to {one}", replace(criterion, applies_to=criterion.applies_to - {one})
    for key, value in criterion.parameters.items():
        for other in _others(value):
            changed = dict(criterion.parameters) | {key: other}
            if not (key == _REACH and other > value) and not ("years" in changed and _no_run(changed)):
                yield f"{key} {other} for {value} in {called}", replace(criterion, parameters=changed)
    for key in set(criterion.parameters) - set(KINDS[criterion.kind].needed):
        kept = {name: value for name, value in criterion.parameters.items() if name != key}
        if criterion.kind != "members_holding" or key == "counts_also":
            if (key, criterion.parameters[key]) == ("count", 1):
                continue  # one is meant where no number is told
            yield f"without {key} in {called}", replace(criterion, parameters=kept)


def _only(criterion: Criterion, *kinds: str) -> bool:
    """Nothing but what people decide, at any depth."""
    if criterion.children:
        return all(_only(child, *kinds) for child in criterion.children)
    return criterion.kind in kinds


def _cannot_fail(criterion: Criterion) -> bool:
    """One child that data decides and never decides against: all or any of them is the same."""
    decided = [child for child in criterion.children if not _only(child, "judgement")]
    return len(criterion.children) == 1 or (len(decided) == 1 and decided[0].never_blocks)


def _no_run(parameters: dict[str, Any]) -> bool:
    least: int = parameters["years"]
    most: int = parameters.get("up_to_years", least)
    return least < 1 or most < least


def _others(value: Any) -> Iterator[Any]:
    """The values just beside this one."""
    if isinstance(value, bool):
        yield not value
    elif isinstance(value, int):
        yield from (value - 1, value + 1) if value else (1,)
    elif isinstance(value, Fraction):
        yield from (value - Fraction(1, 100), value + Fraction(1, 100))
    elif isinstance(value, tuple) and len(value) > 1:
        yield from (value[:place] + value[place + 1 :] for place in range(len(value)))
    elif isinstance(value, _ORDERS):
        order = list(type(value))
        place = order.index(value)
        yield from order[max(place - 1, 0) : place] + order[place + 1 : place + 2]


def _called(criterion: Criterion) -> str:
    place = criterion.reference
    return f"{criterion.kind} “{criterion.text[:60]}” ({place.article}.{place.clause}.{place.point})"
