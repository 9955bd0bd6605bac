"""The steps of a round as the stepper numbers them, and the step at which each problem is put right."""

from collections.abc import Iterable

from khenthuong_desktop.domain.dossier import PlaceKind
from khenthuong_desktop.domain.terms import Stage
from khenthuong_desktop.services.award_rounds.progress import STEPS
from khenthuong_desktop.services.dossier.dossier_problems import Problem

NOMINEES, PAPERS_OF_NOMINEES, COUNCIL, STATEMENT, PACKAGE, HANDED_IN, RESULT = range(len(STEPS))

_STEP_OF_PLACE = {
    PlaceKind.ROUND: STATEMENT,
    PlaceKind.NOMINATION: PAPERS_OF_NOMINEES,
    PlaceKind.PAPER: STATEMENT,
    PlaceKind.EVIDENCE: PAPERS_OF_NOMINEES,
    PlaceKind.MEETING: COUNCIL,
}
_STEP_OF_CODE = {
    "no_nominations": NOMINEES,
    "names_in_capitals": NOMINEES,
    "not_eligible": NOMINEES,
    "undecided": NOMINEES,
    "law_chosen": NOMINEES,
    "draft_differs": NOMINEES,
    "round_waits": NOMINEES,
    "law_changed_meanwhile": NOMINEES,
    "vote_missing": COUNCIL,
    "turned_down": COUNCIL,
    "report_missing": STATEMENT,
    "packed_before_change": PACKAGE,
    "launching_level": NOMINEES,
    "not_competent": RESULT,
}


def step_of(code: str, kind: PlaceKind) -> int:
    """Where a problem is put right."""
    return _STEP_OF_CODE.get(code, _STEP_OF_PLACE[kind])


def steps_with(problems: Iterable[Problem]) -> frozenset[int]:
    """The steps at which one of these problems stands."""
    return frozenset(step_of(problem.code, problem.place.kind) for problem in problems)


def numbered(steps: Iterable[Stage]) -> frozenset[int]:
    """Steps by their numbers."""
    return frozenset(STEPS.index(step) for step in steps)
