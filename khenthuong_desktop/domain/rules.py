"""The shape of the rules that packs are loaded into: awards, dated versions, criteria, references."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any

from khenthuong_desktop.domain.terms import AwardCycle, CommendationType, Confidence, Scope, SubjectKind


@dataclass(frozen=True)
class Reference:
    """Where in which document a rule stands; ``document`` is a code of ``sources.yaml``."""

    document: str
    article: str | None = None
    clause: str | None = None
    point: str | None = None


@dataclass(frozen=True)
class Criterion:
    """One condition: a kind of ``domain.criteria`` with its parameters, its words and its legal place.

    ``applies_to`` names the categories of people or collectives to whom it is open, or for an exclusion
    the kinds of subject; ``None``: everybody. On the root of a tree it keeps the whole award for them.
    """

    kind: str
    text: str
    reference: Reference
    parameters: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    children: tuple["Criterion", ...] = ()
    confidence: Confidence | None = None
    applies_to: frozenset[str] | None = None

    @property
    def never_blocks(self) -> bool:
        """Text we are not sure of warns only."""
        return self.confidence is not None and self.confidence.never_blocks


@dataclass(frozen=True)
class Version:
    """An award's rules as they stood from ``valid_from`` until the next version.

    ``criteria`` is empty for an award we only know by name and by its ``reference``; ``abolished`` closes the
    award from that day.
    """

    valid_from: date
    confidence: Confidence
    verified_on: date | None = None
    deciding_authority: str | None = None
    criteria: Mapping[SubjectKind, Criterion] = field(default_factory=dict)
    advisory: Criterion | None = None
    note: str | None = None
    abolished: bool = False
    reference: Reference | None = None


@dataclass(frozen=True)
class Left:
    """Criteria that the law leaves to provinces: all in that place of it, or those of one kind."""

    place: Reference
    kind: str | None = None


@dataclass(frozen=True)
class Award:
    """An emulation title, a form of commendation or a state honour.

    ``group`` is ``title``, ``form`` or ``honour``; ``level`` is who stands behind it (grassroots … nation);
    ``builds_on`` are the awards that normally go together with this one in the same year.
    """

    code: str
    name: str
    abbreviation: str
    group: str
    level: Scope
    subjects: tuple[SubjectKind, ...]
    commendation_types: tuple[CommendationType, ...] = ()
    cycle: AwardCycle | None = None
    also_called: tuple[str, ...] = ()
    called_from: tuple[str, ...] = ()
    builds_on: tuple[str, ...] = ()
    left_to_provinces: tuple[Left, ...] = ()
    versions: tuple[Version, ...] = ()

    def version_on(self, on: date) -> Version | None:
        """The version in force on a day, or ``None`` before the first one and after abolition."""
        found = None
        for version in self.versions:
            if version.valid_from <= on:
                found = version
        return None if found is None or found.abolished else found


@dataclass(frozen=True)
class AwardRule:
    """All that decides one award for one kind of subject on one day."""

    award: str
    version: Version
    criterion: Criterion
    exclusions: tuple[Criterion, ...] = ()


@dataclass(frozen=True)
class RulesOnDay:
    """The law of one day: the regime and a rule for each award and kind of subject it has criteria for.

    ``no_ground`` are the types of commendation that support no merit award.
    """

    on: date
    regime: str | None
    rules: Mapping[tuple[str, SubjectKind], AwardRule]
    no_ground: frozenset[CommendationType] = frozenset()

    def rule(self, award: str, kind: SubjectKind) -> AwardRule | None:
        """The rule for one award and one kind of subject."""
        return self.rules.get((award, kind))
