"""What documents are put together from: organ, number, day, signatures, rows of lists and tables."""

from khenthuong_desktop.documents.parts.columns import COLUMNS, SubjectColumns
from khenthuong_desktop.documents.parts.councils import (
    Absentee,
    AssignedTask,
    Attendee,
    BallotCase,
    CouncilSeat,
    VoteResult,
    VoteThreshold,
)
from khenthuong_desktop.documents.parts.heading import (
    DOTS,
    GAP,
    Dateline,
    NumberAndSymbol,
    Organ,
    SigningBlock,
)
from khenthuong_desktop.documents.parts.initiatives import (
    InitiativeAuthor,
    InitiativeCase,
    ScoreLine,
)
from khenthuong_desktop.documents.parts.movements import (
    AwardTally,
    MonthPlan,
    PledgeParty,
    RegistrationGroup,
    RegistrationLine,
)
from khenthuong_desktop.documents.parts.nominees import (
    AwardQuantity,
    EstimateRow,
    Gift,
    IndexEntry,
    Nominee,
    NomineeGroup,
    OpinionGiven,
    RewardRow,
)
from khenthuong_desktop.documents.parts.records import (
    AwardRow,
    InitiativeRow,
    ProfileLine,
    RatingRow,
    ServicePeriod,
)

__all__ = [
    "COLUMNS",
    "DOTS",
    "GAP",
    "Absentee",
    "AssignedTask",
    "Attendee",
    "AwardQuantity",
    "AwardRow",
    "AwardTally",
    "BallotCase",
    "CouncilSeat",
    "Dateline",
    "EstimateRow",
    "Gift",
    "IndexEntry",
    "InitiativeAuthor",
    "InitiativeCase",
    "InitiativeRow",
    "MonthPlan",
    "Nominee",
    "NomineeGroup",
    "NumberAndSymbol",
    "OpinionGiven",
    "Organ",
    "PledgeParty",
    "ProfileLine",
    "RatingRow",
    "RegistrationGroup",
    "RegistrationLine",
    "RewardRow",
    "ScoreLine",
    "ServicePeriod",
    "SigningBlock",
    "SubjectColumns",
    "VoteResult",
    "VoteThreshold",
]
