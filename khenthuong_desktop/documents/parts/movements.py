"""A year's emulation: who registered and pledged, what was planned, what came of it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class RegistrationLine:
    """Who aims at what in a year."""

    order: int
    name: str
    award: str
    position: str = ""
    movement: str = ""


@dataclass(frozen=True)
class RegistrationGroup:
    """Collectives, individuals or households that registered, under a roman numeral."""

    numeral: str
    title: str
    registrations: tuple[RegistrationLine, ...]


@dataclass(frozen=True)
class PledgeParty:
    """A collective that signs a pledge, who signs for it, and what it aims at."""

    order: int
    name: str
    award: str
    head_name: str = ""


@dataclass(frozen=True)
class AwardTally:
    """How many registered for an award, were put forward for it, and hold it, or that nothing is decided yet."""

    order: int
    award: str
    registered: int
    proposed: int
    achieved: str


@dataclass(frozen=True)
class MonthPlan:
    """What is told about in a month."""

    month: int
    topic: str = ""
    means: str = ""
    office: str = ""
