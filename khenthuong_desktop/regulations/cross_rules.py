"""The principles that hold for every award, with the place where each is applied."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from khenthuong_desktop.domain.cautions import CHECKS
from khenthuong_desktop.domain.facts import SubjectFacts
from khenthuong_desktop.domain.rules import Reference
from khenthuong_desktop.domain.terms import CommendationType, Confidence
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
    """One principle, until the first day out; several rows of a code are its wordings over time.

    ``check`` names the question of ``domain.cautions`` on which it is told of a subject; ``types`` are the types of
    commendation it is told for (none: any); ``choosing``: only while there is still a choice among nominees.
    ``no_ground`` are the types that support no merit award.
    """

    code: str
    valid_from: date
    until: date | None
    applied: Applied
    check: str | None
    types: frozenset[CommendationType]
    no_ground: frozenset[CommendationType]
    choosing: bool
    text: str
    confidence: Confidence
    reference: Reference

    def holds(self, on: date) -> bool:
        """Whether the principle is in force that day."""
        return self.valid_from <= on and (self.until is None or on < self.until)


def load_cross_rules(top: Entry) -> tuple[CrossRule, ...]:
    return tuple(_rule(entry) for entry in top.entries("rules"))


def _rule(entry: Entry) -> CrossRule:
    entry.only(
        "code", "from", "until", "applied", "check", "types", "no_ground", "choosing",
        "text", "confidence", "reference",
    )  # fmt: skip
    check = entry.text("check")
    if check is not None and check not in CHECKS:
        entry.fault("not_one_of", "check", found=check, near=", ".join(CHECKS))
    return CrossRule(
        code=entry.words("code"),
        valid_from=entry.day("from", needed=True) or date.max,
        until=entry.day("until"),
        applied=entry.choice("applied", Applied, Applied.PEOPLE),
        check=check,
        types=frozenset(entry.choices("types", CommendationType)),
        no_ground=frozenset(entry.choices("no_ground", CommendationType)),
        choosing=entry.flag("choosing"),
        text=entry.words("text"),
        confidence=entry.choice("confidence", Confidence, Confidence.D),
        reference=read_reference(entry),
    )


def cautions(rules: tuple[CrossRule, ...], subject: SubjectFacts, year: int, on: date) -> list[CrossRule]:
    """The principles to bear in mind for this subject, by the law of the day."""
    return [rule for rule in rules if rule.holds(on) and rule.check is not None and CHECKS[rule.check](subject, year)]


def cautions_of_type(rules: tuple[CrossRule, ...], kind: CommendationType, on: date) -> list[CrossRule]:
    """The principles to bear in mind whenever something is proposed for that type of commendation."""
    return [rule for rule in rules if rule.holds(on) and rule.check is None and kind in rule.types]


def no_ground(rules: tuple[CrossRule, ...], on: date) -> frozenset[CommendationType]:
    """The types of commendation that support no merit award on that day."""
    return frozenset(kind for rule in rules if rule.holds(on) for kind in rule.no_ground)
