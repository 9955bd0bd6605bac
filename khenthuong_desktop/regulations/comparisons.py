"""Somebody read the text of the law beside a rule or a document, and says so with name, day and source."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from khenthuong_desktop.domain.rules import Award, Criterion, Version
from khenthuong_desktop.domain.terms import Confidence
from khenthuong_desktop.regulations.tables import Regime, Source


@dataclass(frozen=True)
class Comparison:
    """Who compared what with which document, when; ``text`` are the words of the law as that person typed them.

    ``rules`` is the print of the rules that were read: when a pack puts others in their place, nobody read those.
    """

    subject: str
    by: str
    on: date
    document: str
    text: str = ""
    rules: str = ""


Comparisons = Mapping[str, Comparison]


def version_subject(award: str, valid_from: date) -> str:
    """How a comparison names one dated version of an award; a document is named by its code."""
    return f"{award}@{valid_from}"


def print_of(version: Version) -> str:
    """By what the rules of a version are known again, word for word."""
    trees = sorted((kind.value, _told(tree)) for kind, tree in version.criteria.items())
    return hashlib.sha256(repr(trees).encode()).hexdigest()


def _told(criterion: Criterion) -> object:
    parameters = sorted((key, str(value)) for key, value in criterion.parameters.items())
    who = sorted(criterion.applies_to) if criterion.applies_to is not None else None
    children = [_told(child) for child in criterion.children]
    return criterion.kind, criterion.text, str(criterion.reference), parameters, who, children


def still_true(comparisons: Comparisons, awards: Iterable[Award]) -> Comparisons:
    """Those whose rules are the ones that were read."""
    replaced = {
        subject
        for award in awards
        for version in award.versions
        if (found := comparisons.get(subject := version_subject(award.code, version.valid_from))) is not None
        and found.rules not in ("", print_of(version))
    }
    return {subject: found for subject, found in comparisons.items() if subject not in replaced}


def compared_award(award: Award, comparisons: Comparisons) -> Award:
    """The award with the versions that were compared as sure as a text can be."""
    return replace(award, versions=tuple(_version(award.code, one, comparisons) for one in award.versions))


def _version(code: str, version: Version, comparisons: Comparisons) -> Version:
    """A draft rule beside a text that was read has nothing to say any more."""
    found = comparisons.get(version_subject(code, version.valid_from))
    if found is None:
        return version
    return replace(version, confidence=Confidence.A, verified_on=found.on, advisory=None, note=found.text or None)


def compared_source(source: Source, comparisons: Comparisons) -> Source:
    return replace(source, confidence=Confidence.A) if source.code in comparisons else source


def compared_regime(regime: Regime, comparisons: Comparisons) -> Regime:
    """A regime whose law was read is no longer unverified as a whole; each award is still asked for itself."""
    return replace(regime, is_unverified=False) if regime.law in comparisons else regime
