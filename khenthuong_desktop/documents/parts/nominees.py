"""Who is put forward for what, and what it comes to."""

from dataclasses import dataclass

from khenthuong_desktop.documents.parts.columns import SubjectColumns


@dataclass(frozen=True)
class Nominee(SubjectColumns):
    """One row of a list of people, collectives or households."""

    order: int
    name: str
    award: str
    position: str = ""
    summary: str = ""
    heading: str = ""  # above the first nominee of each award


@dataclass(frozen=True)
class NomineeGroup:
    """Collectives, individuals or households, under a roman numeral."""

    numeral: str
    title: str
    nominees: tuple[Nominee, ...]


@dataclass(frozen=True)
class AwardQuantity:
    """One award and for how many."""

    award: str
    quantity: str


@dataclass(frozen=True)
class Gift:
    """One award of a decision: for how many, and what it brings, in figures and words."""

    award: str
    phrase: str
    quantity: str
    coefficient: str = ""
    rate: str = ""
    amount: str = ""
    amount_in_words: str = ""
    payer: str = ""


@dataclass(frozen=True)
class RewardRow(SubjectColumns):
    """What one award comes to, with room to sign for it."""

    order: int
    name: str
    award: str
    coefficient: str
    amount: str
    position: str = ""
    citizen_number: str = ""


@dataclass(frozen=True)
class EstimateRow:
    """What the awards of one kind are expected to cost."""

    order: int
    award: str
    quantity: int
    coefficient: str
    rate: str
    amount: str


@dataclass(frozen=True)
class OpinionGiven:
    """What an organ says on one of the matters that it was asked about."""

    matter: str
    answer: str


@dataclass(frozen=True)
class IndexEntry:
    """One paper in the index of a dossier; ``sheets`` is where it begins, numbered by hand when all is bound."""

    order: int
    name: str
    number: str = ""
    day: str = ""
    note: str = ""
    issuer: str = ""
    sheets: str = ""
