"""All tables; importing this package registers every one of them with ``Base.metadata``."""

from khenthuong_desktop.store.tables.base import Base, Row
from khenthuong_desktop.store.tables.councils import Attendance, Ballot, Council, CouncilMember, Meeting
from khenthuong_desktop.store.tables.dossiers import Decision, Dossier, Evidence, Paper, PaperVersion, SignedCopy
from khenthuong_desktop.store.tables.history import Action, Change
from khenthuong_desktop.store.tables.initiatives import Initiative, InitiativeAuthor
from khenthuong_desktop.store.tables.numbers import PaperNumber
from khenthuong_desktop.store.tables.records import AwardHeld, Confirmation, Discipline, YearRating
from khenthuong_desktop.store.tables.rounds import (
    AwardRound,
    InitiativeUse,
    Movement,
    Nomination,
    Registration,
)
from khenthuong_desktop.store.tables.subjects import Collective, Household, Person
from khenthuong_desktop.store.tables.units import Setting, Signer, Unit

__all__ = [
    "Action",
    "Attendance",
    "AwardHeld",
    "AwardRound",
    "Ballot",
    "Base",
    "Change",
    "Collective",
    "Confirmation",
    "Council",
    "CouncilMember",
    "Decision",
    "Discipline",
    "Dossier",
    "Evidence",
    "Household",
    "Initiative",
    "InitiativeAuthor",
    "InitiativeUse",
    "Meeting",
    "Movement",
    "Nomination",
    "Paper",
    "PaperNumber",
    "PaperVersion",
    "Person",
    "Registration",
    "Row",
    "Setting",
    "SignedCopy",
    "Signer",
    "Unit",
    "YearRating",
]
