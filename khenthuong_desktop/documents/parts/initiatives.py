"""An initiative before its council."""

from dataclasses import dataclass


@dataclass(frozen=True)
class InitiativeAuthor:
    """One of those who made an initiative, with the share in it."""

    order: int
    name: str
    position: str = ""
    share: str = ""
    born_on: str = ""


@dataclass(frozen=True)
class InitiativeCase:
    """An initiative put before its council."""

    order: int
    name: str
    authors: str
    scope: str = ""


@dataclass(frozen=True)
class ScoreLine:
    """One standard by which an initiative is scored."""

    order: int
    name: str
    most: str = ""
