"""The worked cases would notice if any criterion of any award were told wrongly."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from khenthuong_desktop.domain.criteria import KINDS
from khenthuong_desktop.domain.rules import AwardRule, Criterion, RulesOnDay
from khenthuong_desktop.domain.terms import SubjectKind
from khenthuong_desktop.regulations.cases import WorkedCase, found_for, load_cases
from khenthuong_desktop.regulations.library import Library
from tests.unit.regulations.mutants import TURNED_ROUND, mutants, same_to_the_machine

CASES = load_cases()


def comes_out(rules: RulesOnDay, case: WorkedCase) -> bool:
    return found_for(rules, case) == (case.expected, ())


@pytest.fixture(autouse=True)
def _turning_round(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(KINDS, "turned_round", TURNED_ROUND)


def trees(library: Library, award: str) -> Iterator[tuple[SubjectKind, Criterion, list[WorkedCase]]]:
    """Every tree of the award, once, with the cases of the days on which it decides."""
    found: dict[tuple[SubjectKind, Any], tuple[Criterion, list[WorkedCase]]] = {}
    for case in CASES[award]:
        kind = case.subject.kind
        rule = library.on(case.on).rule(award, kind)
        if rule is None:
            continue
        _, cases = found.setdefault((kind, same_to_the_machine(rule.criterion)), (rule.criterion, []))
        cases.append(case)
    for (kind, _), (tree, cases) in found.items():
        yield kind, tree, cases


def with_rule(rules: RulesOnDay, kind: SubjectKind, rule: AwardRule) -> RulesOnDay:
    return replace(rules, rules={**rules.rules, (rule.award, kind): rule})


def survivors(library: Library, award: str) -> list[str]:
    lived = []
    for kind, tree, cases in trees(library, award):
        for told, mutant in mutants(tree):
            for case in cases:
                rules = library.on(case.on)
                rule = replace(rules.rules[award, kind], criterion=mutant)
                if not comes_out(with_rule(rules, kind, rule), case):
                    break
            else:
                lived.append(f"{min(case.on for case in cases)} {kind}: {told}")
    return lived


@pytest.mark.parametrize("award", sorted(CASES))
def test_some_case_fails_when_a_criterion_is_told_wrongly(library: Library, award: str) -> None:
    assert survivors(library, award) == []


@pytest.mark.parametrize("award", sorted(CASES))
def test_every_text_of_an_award_has_cases(library: Library, award: str) -> None:
    told = {(kind, same_to_the_machine(tree)) for kind, tree, _ in trees(library, award)}
    versions = library.award(award).versions
    silent = [
        f"{version.valid_from} {kind}"
        for version in versions
        for kind, tree in version.criteria.items()
        if (kind, same_to_the_machine(tree)) not in told
    ]
    assert silent == []


def without_each(exclusions: tuple[Criterion, ...]) -> Iterator[tuple[str, tuple[Criterion, ...]]]:
    for place, left_out in enumerate(exclusions):
        yield left_out.text, (*exclusions[:place], *exclusions[place + 1 :])


@pytest.mark.parametrize("day", [date(2023, 12, 20), date(2024, 12, 20), date(2025, 7, 20), date(2025, 12, 20)])
def test_some_case_fails_when_a_ground_of_exclusion_is_left_out(library: Library, day: date) -> None:
    in_force = max(since for since, _ in library.exclusions if since <= day)
    lived = {
        exclusion.text for since, exclusions in library.exclusions if since == in_force for exclusion in exclusions
    }
    for case in (case for cases in CASES.values() for case in cases):
        rules = library.on(case.on)
        rule = rules.rule(case.award, case.subject.kind)
        if rule is None or max(since for since, _ in library.exclusions if since <= case.on) != in_force:
            continue
        for told, fewer in without_each(rule.exclusions):
            if told in lived and not comes_out(
                with_rule(rules, case.subject.kind, replace(rule, exclusions=fewer)), case
            ):
                lived.remove(told)
    assert lived == set()
