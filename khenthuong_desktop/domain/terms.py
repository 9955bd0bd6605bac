"""The field's closed word lists, one spelling for every layer; the Vietnamese labels are in ``labels.json``."""

from enum import StrEnum
from functools import cached_property


class SubjectKind(StrEnum):
    """Who can receive an award."""

    INDIVIDUAL = "individual"
    COLLECTIVE = "collective"
    HOUSEHOLD = "household"


class Rating(StrEnum):
    """Annual rating of a person or a collective, best first (NĐ 233/2026, NĐ 335/2025, NĐ 90/2020)."""

    EXCELLENT = "HTXSNV"
    GOOD = "HTTNV"
    COMPLETED = "HTNV"
    FAILED = "KHTNV"

    @cached_property
    def rank(self) -> int:
        """3 best … 0 worst, so that "at least" is ``>=``."""
        return _RATING_RANKS[self]


_RATING_RANKS = {Rating.EXCELLENT: 3, Rating.GOOD: 2, Rating.COMPLETED: 1, Rating.FAILED: 0}


class Scope(StrEnum):
    """How far an initiative's effect was recognised."""

    GRASSROOTS = "grassroots"
    PROVINCE = "province"
    NATION = "nation"

    @cached_property
    def rank(self) -> int:
        return ["grassroots", "province", "nation"].index(self.value)


class InitiativeKind(StrEnum):
    """What the recognised work is (Luật 06/2022/QH15, Điều 23)."""

    INITIATIVE = "initiative"
    RESEARCH_TOPIC = "research_topic"
    SCHEME = "scheme"
    WORK = "work"


class PersonCategory(StrEnum):
    """The column "Loại" of a person."""

    CADRE = "cadre"
    CIVIL_SERVANT = "civil_servant"
    PUBLIC_EMPLOYEE = "public_employee"
    EMPLOYEE = "employee"
    WORKER = "worker"
    FARMER = "farmer"
    SOLDIER = "soldier"
    POLICE = "police"
    MILITIA = "militia"

    @property
    def in_armed_forces(self) -> bool:
        """Those whom the law calls "Chiến sĩ tiên tiến" (Luật 06/2022/QH15, Điều 24.2)."""
        return self in (PersonCategory.SOLDIER, PersonCategory.POLICE, PersonCategory.MILITIA)


class CollectiveCategory(StrEnum):
    """What a collective is; some titles are kept for communes, villages, units of the armed forces."""

    COMMUNE = "commune"
    VILLAGE = "village"
    OFFICE = "office"
    PUBLIC_SERVICE = "public_service"
    SCHOOL = "school"
    ENTERPRISE = "enterprise"
    ARMED_UNIT = "armed_unit"


class PersonClass(StrEnum):
    """The column "Đối tượng" of a person, as form 0603 counts them."""

    LEADER = "leader"
    DIRECT = "direct"


class Gender(StrEnum):
    MALE = "male"
    FEMALE = "female"


class DisciplineForm(StrEnum):
    """Disciplinary measures in rising order, of civil servants and public employees and of workers (Labour Code,
    article 124): papers print them, so that none stands for another. Those of the Party are none of the office."""

    REPRIMAND = "reprimand"
    WARNING = "warning"
    RAISE_DELAY = "raise_delay"  # of workers
    SALARY_REDUCTION = "salary_reduction"
    DEMOTION = "demotion"
    REMOVAL = "removal"
    RECALL = "recall"  # of those who were elected
    PAST_POST_REVOKED = "past_post_revoked"  # of those who left
    DISMISSAL = "dismissal"
    SACKING = "sacking"  # of workers

    @cached_property
    def rank(self) -> int:
        return list(DisciplineForm).index(self)


class DisciplineStatus(StrEnum):
    UNDER_REVIEW = "under_review"
    CONCLUDED = "concluded"


class CommendationType(StrEnum):
    """Types of commendation (Luật 06/2022/QH15, Điều 8)."""

    MERIT = "merit"
    UNEXPECTED = "unexpected"
    MOVEMENT = "movement"
    DEDICATION = "dedication"
    SENIORITY = "seniority"
    EXTERNAL = "external"


class AwardCycle(StrEnum):
    """When an award is normally considered."""

    ANNUAL = "annual"
    ON_MERIT = "on_merit"
    ON_OCCASION = "on_occasion"
    FIVE_YEARS = "five_years"


class UnitLevel(StrEnum):
    COMMUNE = "commune"
    DEPARTMENT = "department"
    PROVINCE = "province"
    ENTERPRISE = "enterprise"
    SCHOOL = "school"


class Confidence(StrEnum):
    """How sure we are of a legal text."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    UNVERIFIED = "unverified"

    @property
    def never_blocks(self) -> bool:
        """Nobody has compared the text with the law: it warns only."""
        return self in (Confidence.D, Confidence.UNVERIFIED)

    @property
    def is_doubtful(self) -> bool:
        """Fewer than two sources tell it: somebody should read the law itself."""
        return self is Confidence.C or self.never_blocks


class CouncilRole(StrEnum):
    CHAIRMAN = "chairman"
    DEPUTY = "deputy"
    MEMBER = "member"
    SECRETARY = "secretary"
    ASSISTANT = "assistant"

    @property
    def votes(self) -> bool:
        """Who only helps the council is none of the members that thresholds and quorum count."""
        return self is not CouncilRole.ASSISTANT


class EvidenceForm(StrEnum):
    """In which form an evidence file is (letter 2290: original or certified copy)."""

    ORIGINAL = "original"
    CERTIFIED_COPY = "certified_copy"
    PLAIN_COPY = "plain_copy"


class VersionOrigin(StrEnum):
    """How a paper's file came to be as it is: drafted, left so by somebody in Word, or an older version put back.

    DAMAGED: something left it so that Word cannot open it; whoever wants the last state means the one before.
    """

    MADE = "made"
    EDITED = "edited"
    DAMAGED = "damaged"
    TAKEN_BACK = "taken_back"


class Redraft(StrEnum):
    """What becomes of a paper that somebody edited when it is drafted again."""

    KEEP = "keep"
    REPLACE = "replace"
    BESIDE = "beside"


class SignatureState(StrEnum):
    """What the digital signatures of a file come to; whether one was revoked is not known offline."""

    NONE = "none"
    TRUSTED = "trusted"
    UNKNOWN_ISSUER = "unknown_issuer"
    CHANGED = "changed"
    BROKEN = "broken"

    @property
    def is_fault(self) -> bool:
        """True when the file cannot be handed in as it is."""
        return self in (SignatureState.CHANGED, SignatureState.BROKEN)


class Stage(StrEnum):
    """Where an award round or one nomination stands."""

    DRAFT = "draft"
    COMPLETE = "complete"
    COUNCIL_MET = "council_met"
    STATEMENT_SIGNED = "statement_signed"
    PACKAGED = "packaged"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    DECIDED = "decided"
    NOT_AWARDED = "not_awarded"

    @property
    def has_votes(self) -> bool:
        """The council has met on the round, whatever came after."""
        return self not in (Stage.DRAFT, Stage.COMPLETE)

    @property
    def is_packed(self) -> bool:
        """A dossier of the round was made, even if it came back."""
        return self is Stage.PACKAGED or self.was_handed_in

    @property
    def was_handed_in(self) -> bool:
        """The dossier of the round has left the house at least once."""
        return self is Stage.RETURNED or self.is_closed

    @property
    def is_closed(self) -> bool:
        """Nothing in the round changes: its dossier is with the higher organ, or the result is known."""
        return self in (Stage.SUBMITTED, Stage.DECIDED, Stage.NOT_AWARDED)


class Severity(StrEnum):
    """How grave a problem is: errors block, warnings can be overridden with a reason."""

    ERROR = "error"
    WARNING = "warning"
    FIXED = "fixed"
