"""What is wrong with a dossier, in words: one by one, and alike ones as one."""

from dataclasses import dataclass
from typing import Any

from khenthuong_desktop.domain.dossier import DossierProblem, Place
from khenthuong_desktop.domain.terms import Severity
from khenthuong_desktop.services.dossier.dossier_words import sentence_of, where_of, words_for_many


@dataclass(frozen=True)
class Problem:
    """One thing wrong with a dossier, in words, the record to jump to, and where in its file.

    ``many`` are words for several such, with ``{count}`` left open; "" where each stands alone.
    """

    severity: Severity
    code: str
    sentence: str
    place: Place
    where: str = ""
    many: str = ""

    def as_json(self) -> dict[str, str]:
        return {
            "severity": self.severity.value,
            "code": self.code,
            "message": self.sentence,
            "target": self.place.kind.value,
            "key": self.place.key,
            "place": self.where,
        }


@dataclass(frozen=True)
class DossierCheck:
    """Everything that is wrong with a round's dossier, errors before warnings."""

    errors: tuple[Problem, ...]
    warnings: tuple[Problem, ...]

    def as_json(self) -> dict[str, Any]:
        return {
            "errors": [problem.as_json() for problem in self.errors],
            "warnings": [problem.as_json() for problem in self.warnings],
        }


@dataclass(frozen=True)
class AlikeProblems:
    """Problems of one sort as one line; ``first`` is where to begin."""

    first: Problem
    count: int

    @property
    def sentence(self) -> str:
        return self.first.many.replace("{count}", str(self.count)) if self.count > 1 else self.first.sentence

    @property
    def where(self) -> str:
        return self.first.where if self.count == 1 else ""


def grouped(check: DossierCheck) -> tuple[AlikeProblems, ...]:
    """All problems, alike ones in one; errors before warnings, what is rarer before what is everywhere."""
    found: dict[object, list[Problem]] = {}
    for number, problem in enumerate((*check.errors, *check.warnings)):
        found.setdefault((problem.severity, problem.many) if problem.many else number, []).append(problem)
    groups = (AlikeProblems(alike[0], len(alike)) for alike in found.values())
    return tuple(sorted(groups, key=lambda group: (group.first.severity is not Severity.ERROR, group.count)))


def in_words(problem: DossierProblem) -> Problem:
    """What the rules of the domain found, in words."""
    where = where_of(problem.place.spot)
    return Problem(problem.severity, problem.code, sentence_of(problem), problem.place, where, words_for_many(problem))
