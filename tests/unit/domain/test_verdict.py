"""How three-valued findings combine into a verdict."""

import pytest

from khenthuong_desktop.domain.rules import Criterion, Reference
from khenthuong_desktop.domain.verdict import (
    JUDGEMENT,
    MET,
    NOT_MET,
    UNKNOWN,
    Finding,
    Outcome,
    VerdictKind,
    all_met,
    any_met,
    verdict_kind,
)

_CRITERION = Criterion("judgement", "x", Reference("06/2022/QH15"))


def _findings(*outcomes: Outcome, is_open: bool = True) -> list[Finding]:
    return [Finding(_CRITERION, outcome, open=is_open or outcome is not JUDGEMENT) for outcome in outcomes]


@pytest.mark.parametrize(
    ("outcomes", "expected"),
    [
        ([MET, NOT_MET, UNKNOWN], NOT_MET),
        ([MET, UNKNOWN], UNKNOWN),
        ([MET, JUDGEMENT], MET),
        ([JUDGEMENT, JUDGEMENT], JUDGEMENT),
    ],
)
def test_all_of_needs_every_data_criterion_and_ignores_judgement(outcomes: list[Outcome], expected: Outcome) -> None:
    assert all_met(outcomes) is expected


@pytest.mark.parametrize(
    ("outcomes", "expected"),
    [
        ([NOT_MET, MET, UNKNOWN], MET),
        ([NOT_MET, UNKNOWN], UNKNOWN),
        ([NOT_MET, NOT_MET], NOT_MET),
        ([NOT_MET, JUDGEMENT], UNKNOWN),
        ([JUDGEMENT, JUDGEMENT], JUDGEMENT),
    ],
)
def test_any_of_needs_one_and_an_open_judgement_keeps_it_undecided(outcomes: list[Outcome], expected: Outcome) -> None:
    assert any_met(_findings(*outcomes)) is expected


def test_a_judgement_not_open_to_the_subject_does_not_keep_a_failed_group_undecided() -> None:
    assert any_met(_findings(NOT_MET, JUDGEMENT, is_open=False)) is NOT_MET


def test_an_award_that_only_people_can_judge_is_undecided_however_clean_the_registers() -> None:
    assert verdict_kind(JUDGEMENT, [MET, MET]) is VerdictKind.UNDECIDED


def test_an_exclusion_refuses_whatever_else_is_met() -> None:
    assert verdict_kind(MET, [MET, NOT_MET]) is VerdictKind.NOT_ELIGIBLE
