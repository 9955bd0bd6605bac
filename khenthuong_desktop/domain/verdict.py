"""Three-valued findings and how they combine into a verdict."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from khenthuong_desktop.domain.rules import Criterion, Reference
from khenthuong_desktop.domain.terms import Confidence


class Outcome(StrEnum):
    """What the known facts say about one criterion; ``judgement`` is for people to decide."""

    MET = "met"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"
    JUDGEMENT = "judgement"


MET, NOT_MET, UNKNOWN, JUDGEMENT = Outcome.MET, Outcome.NOT_MET, Outcome.UNKNOWN, Outcome.JUDGEMENT


class VerdictKind(StrEnum):
    ELIGIBLE = "eligible"
    NOT_ELIGIBLE = "not_eligible"
    UNDECIDED = "undecided"


class Detail(NamedTuple):
    """Why, as a code of ``findings.json`` with the values its sentence needs."""

    code: str
    values: Mapping[str, Any] = {}


class Finding(NamedTuple):
    """The answer to one criterion, with the answers it was made of."""

    criterion: Criterion
    outcome: Outcome
    detail: Detail | None = None
    children: tuple["Finding", ...] = ()
    open: bool = True

    @property
    def kind(self) -> str:
        return self.criterion.kind

    @property
    def text(self) -> str:
        return self.criterion.text

    @property
    def reference(self) -> Reference:
        return self.criterion.reference

    def leaves(self) -> Iterator["Finding"]:
        """The findings that are not groups, in order."""
        if not self.children:
            yield self
        for child in self.children:
            yield from child.leaves()


@dataclass(frozen=True)
class Verdict:
    """The answer for one subject, award and year, under one version of the rules."""

    award: str
    year: int
    kind: VerdictKind
    version: date
    confidence: Confidence
    findings: tuple[Finding, ...] = field(default=())


def all_met(outcomes: Iterable[Outcome]) -> Outcome:
    """Every data criterion must hold; what is for people to judge does not enter."""
    seen = set(outcomes)
    if NOT_MET in seen:
        return NOT_MET
    if UNKNOWN in seen:
        return UNKNOWN
    return MET if MET in seen else JUDGEMENT


def any_met(findings: Iterable[Finding]) -> Outcome:
    """One alternative is enough; a judgement open to the subject keeps a failed group undecided."""
    decided = False
    judged = False
    best = NOT_MET
    for finding in findings:
        if finding.outcome is JUDGEMENT:
            judged = judged or finding.open
            continue
        if not finding.open:
            continue
        if finding.outcome is MET:
            return MET
        decided = True
        if finding.outcome is UNKNOWN:
            best = UNKNOWN
    if not decided:
        return JUDGEMENT
    return UNKNOWN if judged else best


def verdict_kind(core: Outcome, exclusions: Iterable[Outcome]) -> VerdictKind:
    """A core that only people can judge stays undecided however clean the registers are."""
    whole = all_met([UNKNOWN if core is JUDGEMENT else core, *exclusions])
    if whole is MET:
        return VerdictKind.ELIGIBLE
    return VerdictKind.NOT_ELIGIBLE if whole is NOT_MET else VerdictKind.UNDECIDED
