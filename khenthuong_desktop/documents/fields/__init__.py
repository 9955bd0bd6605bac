"""What each kind of document needs: one frozen dataclass per kind, the contract between services and templates.

Values are finished text, whole numbers, or tuples of such parts; a template prints ``{{ dateline.place }}`` or loops
over a tuple. A field without a default is required: blank or empty, it is named before anything is written.
"""

from khenthuong_desktop.documents.fields.awarding import Decision, RequestStatement, RewardPayments, SummaryList
from khenthuong_desktop.documents.fields.completeness import is_required, missing, open_fields, read_fields
from khenthuong_desktop.documents.fields.councils import CouncilDecision, CouncilRules, CouncilTasks
from khenthuong_desktop.documents.fields.initiatives import (
    InitiativeApplication,
    InitiativeDecision,
    InitiativeMinutes,
    InitiativeScore,
)
from khenthuong_desktop.documents.fields.issuing import IssuedPaper, SignedList, SittingMinutes
from khenthuong_desktop.documents.fields.letters import (
    DossierIndex,
    OpinionReply,
    OpinionRequest,
    PublicNotice,
    ReplyLetter,
    RequestLetter,
)
from khenthuong_desktop.documents.fields.meetings import Ballot, Invitation, Minutes, VoteCountMinutes, WrittenOpinion
from khenthuong_desktop.documents.fields.movements import (
    InspectionMinutes,
    InspectionPlan,
    LaunchPlan,
    Pledge,
    PublicityPlan,
    RegistrationList,
    RewardEstimate,
    YearReview,
)
from khenthuong_desktop.documents.fields.reports import (
    AchievementReport,
    CollectiveReport,
    ExternalReport,
    FlagReport,
    IndividualReport,
    MovementReport,
    NationalFighterReport,
    ServiceReport,
    UnexpectedReport,
)

DocumentFields = (
    IssuedPaper
    | SignedList
    | SittingMinutes
    | InspectionMinutes
    | Ballot
    | AchievementReport
    | InitiativeApplication
    | InitiativeScore
    | InitiativeMinutes
)

__all__ = [
    "AchievementReport",
    "Ballot",
    "CollectiveReport",
    "CouncilDecision",
    "CouncilRules",
    "CouncilTasks",
    "Decision",
    "DocumentFields",
    "DossierIndex",
    "ExternalReport",
    "FlagReport",
    "IndividualReport",
    "InitiativeApplication",
    "InitiativeDecision",
    "InitiativeMinutes",
    "InitiativeScore",
    "InspectionMinutes",
    "InspectionPlan",
    "Invitation",
    "LaunchPlan",
    "Minutes",
    "MovementReport",
    "NationalFighterReport",
    "OpinionReply",
    "OpinionRequest",
    "Pledge",
    "PublicNotice",
    "PublicityPlan",
    "RegistrationList",
    "ReplyLetter",
    "RequestLetter",
    "RequestStatement",
    "RewardEstimate",
    "RewardPayments",
    "ServiceReport",
    "SummaryList",
    "UnexpectedReport",
    "VoteCountMinutes",
    "WrittenOpinion",
    "YearReview",
    "is_required",
    "missing",
    "open_fields",
    "read_fields",
]
