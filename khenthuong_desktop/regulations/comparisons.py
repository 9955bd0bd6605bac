"""Somebody read the text of the law beside a rule or a document, and says so with name, day and source."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from khenthuong_desktop.domain.rules import Award, Version
from khenthuong_desktop.domain.terms import Confidence
from khenthuong_desktop.regulations.tables import Regime, Source


@dataclass(frozen=True)
class Comparison:
    """Who compared what with which document, when; ``text`` are the words of the law as that person typed them."""

    subject: str
    by: str
    on: date
    document: str
    text: str = ""


Comparisons = Mapping[str, Comparison]


def version_subject(award: str, valid_from: date) -> str:
    """How a comparison names one dated version of an award; a document is named by its code."""
    return f"{award}@{valid_from}"


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
