"""What reports tell of their subject."""

from dataclasses import dataclass


@dataclass(frozen=True)
class RatingRow:
    """An annual rating with its decision."""

    year: str
    rating: str
    decision: str = ""


@dataclass(frozen=True)
class InitiativeRow:
    """A recognised initiative or research topic."""

    year: str
    name: str
    scope: str
    decision: str


@dataclass(frozen=True)
class AwardRow:
    """An award already held."""

    year: str
    award: str
    decision: str


@dataclass(frozen=True)
class ProfileLine:
    """One line of what a report says about its subject: Ngày sinh: 05/7/1990."""

    label: str
    value: str


@dataclass(frozen=True)
class ServicePeriod:
    """A post held in the course of a service."""

    period: str = ""
    position: str = ""
    length: str = ""
