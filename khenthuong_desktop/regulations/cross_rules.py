"""The principles that hold for every award, with the place where each is applied."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from khenthuong_desktop.domain.cautions import CHECKS
from khenthuong_desktop.domain.facts import SubjectFacts
from khenthuong_desktop.domain.rules import Reference
from khenthuong_desktop.domain.terms import Confidence
from khenthuong_desktop.regulations.entries import Entry
from khenthuong_desktop.regulations.tables import read_reference


class Applied(StrEnum):
    """Where the program applies a principle; ``people``: nowhere, it is for them."""

    CRITERIA = "criteria"
    EXCLUSIONS = "exclusions"
    CONFLICTS = "conflicts"
    LIMITS = "limits"
    MONEY = "money"
    CAUTION = "caution"
    PEOPLE = "people"


@dataclass(frozen=True)
class CrossRule:
    """One principle; ``check`` names the question of ``domain.cautions`` on which it is told of a subject."""

    code: str
    valid_from: date
    applied: Applied
    check: str | None
    text: str
    confidence: Confidence
    reference: Reference


def load_cross_rules(top: Entry) -> tuple[CrossRule, ...]:
    return tuple(_rule(entry) for entry in top.entries("rules"))


def _rule(entry: Entry) -> CrossRule:
    entry.only("code", "from", "applied", "check", "text", "confidence", "reference")
    check = entry.text("check")
    if check is not None and check not in CHECKS:
        entry.fault("not_one_of", "check", found=check, near=", ".join(CHECKS))
    return CrossRule(
        code=entry.words("code"),
        valid_from=entry.day("from", needed=True) or date.max,
        applied=entry.choice("applied", Applied, Applied.PEOPLE),
        check=check,
        text=entry.words("text"),
        confidence=entry.choice("confidence", Confidence, Confidence.D),
        reference=read_reference(entry),
    )


def cautions(rules: tuple[CrossRule, ...], subject: SubjectFacts, year: int, on: date) -> list[CrossRule]:
    """The principles to bear in mind for this subject, by the law of the day."""
    return [
        rule for rule in rules if rule.valid_from <= on and rule.check is not None and CHECKS[rule.check](subject, year)
    ]
