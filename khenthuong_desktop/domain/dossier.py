"""One award round as completeness and consistency look at it: frozen, plain, every paper reduced to what it says."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from khenthuong_desktop.domain.terms import EvidenceForm, Severity, SubjectKind

STATEMENT, SUMMARY_LIST, MINUTES = "request_statement", "summary_list", "minutes"
VOTE_COUNT, DECISION, REPORT = "vote_count_minutes", "decision", "achievement_report"
INITIATIVE_PROOF = "initiative_proof"


class FileState(StrEnum):
    """A file on disk against what was recorded when it was made or taken in."""

    AS_RECORDED = "as_recorded"
    CHANGED = "changed"
    DAMAGED = "damaged"  # or it cannot be read for another reason
    MISSING = "missing"


class FileFault(StrEnum):
    """Why an edited paper cannot be taken for what it was."""

    DAMAGED = "damaged"
    ENCRYPTED = "encrypted"
    OLD_WORD = "old_word"
    TOO_LARGE = "too_large"
    FOLDER = "folder"  # lies in its place
    LINK = "link"  # the same: it may lead anywhere
    NOT_A_FILE = "not_a_file"  # the same: a pipe, a socket, a device
    CLOSED = "closed"  # there is no right to read it, or another program holds it
    ANOTHER = "another"  # another document altogether


class PlaceKind(StrEnum):
    """What a problem points at, so that the window can jump there."""

    ROUND = "round"
    NOMINATION = "nomination"
    PAPER = "paper"
    EVIDENCE = "evidence"
    MEETING = "meeting"


@dataclass(frozen=True)
class Spot:
    """Where something stands in a file: a paragraph by its text, or a row of a table and the words above a column."""

    text: str = ""
    table: str = ""  # the field that the rows of a paper of ours come from, or words that name the table
    row: int = 0
    column: str = ""


@dataclass(frozen=True)
class Place:
    """One record, by kind and key, and where in its file."""

    kind: PlaceKind
    key: str = ""
    spot: Spot | None = None


@dataclass(frozen=True)
class DossierProblem:
    """Something that keeps a dossier from being right; the words are in ``dossiers.json`` under the code."""

    severity: Severity
    code: str
    place: Place
    details: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Proposed:
    """One nomination with the papers the law wants for it; ``passed`` is None before the council voted."""

    key: str
    kind: SubjectKind
    name: str
    award: str  # code
    award_name: str
    position: str = ""
    unit_name: str = ""
    achievement: str = ""
    needs: frozenset[str] = frozenset()
    relies_on_initiative: bool = False
    passed: bool | None = None
    needs_initiative: bool = True  # does not meet the standard without one
    told: bool = True  # the clerk wrote what was achieved
    decided_here: bool = False  # by the head of the unit
    registered_on: date | None = None  # for this award
    told_apart: str = ""  # the name with what tells it from a namesake's
    subject: str = ""  # whoever is proposed for two awards is the same here
    turned_away: bool = False  # the decision on the round gives nothing

    @property
    def called(self) -> str:
        """The name in lists and sentences."""
        return self.told_apart or self.name


class HandChangeKind(StrEnum):
    """What somebody did in Word to a value that had been printed."""

    CHANGED = "changed"
    DELETED = "deleted"
    ILLEGIBLE = "illegible"  # the words around it are gone: what it is now cannot be told
    TWO_WAYS = "two_ways"  # changed at one place, not at another


@dataclass(frozen=True)
class HandChange:
    """A printed value that is another one in the file: the path of its field, then and now, where."""

    kind: HandChangeKind
    path: str
    made: str
    now: str
    spot: Spot


@dataclass(frozen=True)
class NamedPerson:
    """A name in a text; ``surely`` a person's: by a title, a post or a middle name, not by its looks alone."""

    name: str
    surely: bool = False


@dataclass(frozen=True)
class WrittenIn:
    """A line that somebody wrote into a paper beside its fields, or a sentence that was ``made`` otherwise.

    ``listed``: a row among records, or an item with a number in front; ``loose``: no row, table or text box.
    ``persons`` are those whom it names now only; ``denies``: it says no where it said yes, or the other way round.
    """

    spot: Spot
    text: str
    made: str = ""
    listed: bool = False
    loose: bool = False
    names_award: bool = False
    denies: bool = False
    counts: Mapping[str, int] = field(default_factory=dict)  # award name → how many the text gives it to
    persons: tuple[NamedPerson, ...] = ()


@dataclass(frozen=True)
class Cited:
    """The number and day by which a paper names another one of its round."""

    kind: str
    number: str = ""
    day: date | None = None
    spot: Spot | None = None


@dataclass(frozen=True)
class Basis:
    """A dated text on which a paper rests."""

    text: str
    day: date
    spot: Spot | None = None


@dataclass(frozen=True)
class Money:
    """Sums of a list of money: each line's, the total, and the total in words as written and as it would be."""

    amounts: tuple[int, ...]
    total: int
    in_words: str
    due_in_words: str
    spot: Spot | None = None
    words_spot: Spot | None = None
    changed_spot: Spot | None = None  # the line that somebody changed


@dataclass(frozen=True)
class Line:
    """What a paper says of one nominee; votes, with written opinions, only where the paper tells them.

    ``written`` are the opinions among ``in_favour`` and ``against`` where the paper gives them apart.
    """

    name: str
    award_name: str
    position: str = ""
    in_favour: int | None = None
    against: int | None = None
    invalid: int | None = None
    written: tuple[int, int] | None = field(default=None, kw_only=True)
    # By name of the value, in a file that was edited.
    spots: Mapping[str, Spot] = field(default_factory=dict, kw_only=True)


@dataclass(frozen=True)
class MadePaper:
    """A document as it was made, or as an edited file says now; None or empty where its kind does not tell."""

    key: str
    kind: str
    title: str
    nomination: str | None = None
    number: str = ""
    issued_on: date | None = None
    state: FileState = FileState.AS_RECORDED
    lines: tuple[Line, ...] = ()
    quantities: Mapping[str, int] = field(default_factory=dict)  # award name → how many
    members: int | None = None
    present: int | None = None
    written: int | None = None
    ballots: tuple[int, int] | None = None  # issued, collected
    dotted: frozenset[str] = frozenset()  # fields left to be written in by hand
    outdated: bool = False  # names or cites a number or a day that has changed since
    is_read: bool = False  # edited in Word, and read back
    retold: bool = False  # there somebody wrote what was achieved, or more than was printed
    by_hand: tuple[HandChange, ...] = ()
    spots: Mapping[str, Spot] = field(default_factory=dict)
    quantity_spots: Mapping[str, Spot] = field(default_factory=dict)  # by award
    totals: Mapping[SubjectKind, int] = field(default_factory=dict)
    year: int | None = None
    opened_on: date | None = None  # a sitting's
    cited: tuple[Cited, ...] = ()
    rests_on: tuple[Basis, ...] = ()
    money: Money | None = None
    listed_present: int | None = None  # people named as present
    file_name: str = ""
    fault: FileFault | None = None
    written_in: tuple[WrittenIn, ...] = ()
    hides: tuple[str, ...] = ()  # parts of an edited file that no paper may have: macros, objects, outside links
    unseen: tuple[str, ...] = ()  # texts of an edited file that are hidden, struck through, white or of no size


@dataclass(frozen=True)
class Proof:
    """An evidence file and the nominations it serves; none = the whole round."""

    key: str
    name: str
    form: EvidenceForm
    nominations: frozenset[str] = frozenset()
    proves_initiative: bool = False
    state: FileState = FileState.AS_RECORDED
    number: str = ""
    initiative: str = ""  # name of the one it proves
    recorded_number: str = ""  # of the decision that the records give for that initiative


@dataclass(frozen=True)
class Count:
    """The council's count for one nomination; ``in_favour`` and ``against`` with written opinions."""

    nomination: str
    in_favour: int
    against: int
    invalid: int
    members: int
    passed: bool
    threshold: str = ""
    written: tuple[int, int] = (0, 0)  # within ``in_favour`` and ``against``


@dataclass(frozen=True)
class Sitting:
    """The council meeting whose votes count."""

    key: str
    held_on: date
    members: int
    present: int
    written: int
    counts: tuple[Count, ...] = ()
    has_secretary: bool = True


@dataclass(frozen=True)
class RoundPicture:
    """Everything of a round on the day ``today``."""

    key: str
    today: date
    proposed: tuple[Proposed, ...]
    papers: tuple[MadePaper, ...] = ()
    proofs: tuple[Proof, ...] = ()
    sitting: Sitting | None = None
    due_on: date | None = None
    statement_number: str = ""
    statement_on: date | None = None
    minutes_number: str = ""
    vote_minutes_number: str = ""
    decision_on: date | None = None
    head: str = ""  # decides what is decided here
    higher: str = ""  # decides the rest
    decision_number: str = ""
    decided_elsewhere: bool = False  # by another organ, whose number is none of the unit's
    year: int = 0
    packed_before_change: date | None = None  # day of a dossier, still in the house, whose papers have changed since

    @property
    def put_forward(self) -> tuple[Proposed, ...]:
        """Those the statement may name: all but whom the council turned down."""
        return tuple(nominee for nominee in self.proposed if nominee.passed is not False)

    def of_kind(self, kind: str) -> tuple[MadePaper, ...]:
        return tuple(paper for paper in self.papers if paper.kind == kind)
