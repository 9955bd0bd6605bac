"""What goes into a dossier: frozen values that the service fills and that know nothing of the database."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from khenthuong_desktop.domain.terms import EvidenceForm, Gender, SignatureState, SubjectKind


class Origin(StrEnum):
    """Where a file comes from, in the words of the format."""

    GENERATED = "sinh"
    SCANNED = "quet"
    ATTACHED = "dinh_kem"


@dataclass(frozen=True)
class FileSignature:
    """What the digital signatures of a file came to when it was packed; of several, who signed first."""

    state: SignatureState
    signer: str = ""
    signed_at: datetime | None = None


@dataclass(frozen=True)
class DossierFile:
    """One file to pack: where its bytes are and what people call it."""

    source: Path | bytes
    display_name: str
    mime: str = "application/octet-stream"
    origin: Origin = Origin.GENERATED
    name: str = ""  # in the bag; else the display name without accents
    signature: FileSignature | None = None  # nobody has looked


@dataclass(frozen=True)
class PackedUnit:
    """The unit that hands in the dossier."""

    code: str
    name: str
    level: str
    province: str = ""
    contact_name: str = ""
    contact_phone: str = ""


@dataclass(frozen=True)
class PackedRound:
    """The award round."""

    code: str
    name: str
    year: int
    commendation_type: str
    due_on: date | None = None


@dataclass(frozen=True)
class PackedPaper:
    """A document of the round as a whole: statement, minutes, list."""

    kind: str
    type_code: str  # typeName of TT 05/2025/TT-BNV: 15 = tờ trình
    title: str
    files: tuple[DossierFile, ...]
    number: str = ""
    symbol: str = ""
    issued_on: date | None = None
    signer_name: str = ""
    signer_title: str = ""


@dataclass(frozen=True)
class Proposal:
    """One award proposed for a subject, and how the council voted."""

    award: str
    abbreviation: str
    name: str
    grounds: tuple[str, ...] = ()
    in_favour: int | None = None
    members: int | None = None
    law_version: str = ""


@dataclass(frozen=True)
class PackedSubject:
    """A person, collective or household with its proposals and its own files."""

    kind: SubjectKind
    code: str
    name: str
    proposals: tuple[Proposal, ...]
    files: tuple[DossierFile, ...] = ()
    achievement: str = ""
    unit_name: str = ""  # where a person works, what a collective belongs to
    job_title: str = ""
    birth_date: str | None = None  # 1980, 1980-05 or 1980-05-07
    gender: Gender | None = None
    collective_kind: str = ""
    headcount: int | None = None
    address: str = ""


@dataclass(frozen=True)
class PackedEvidence:
    """Files that prove one thing about one or more subjects."""

    name: str
    form: EvidenceForm
    subjects: tuple[tuple[SubjectKind, str], ...]  # kind and code
    files: tuple[DossierFile, ...]
    issuer: str = ""
    number: str = ""
    issued_on: date | None = None


@dataclass(frozen=True)
class PackedCouncil:
    """The council meeting behind the proposals."""

    name: str
    held_on: date
    members: int
    present: int
    written: int


@dataclass(frozen=True)
class Happening:
    """An event in the life of the dossier."""

    at: datetime
    what: str
    who: str = ""
    about: str = ""


@dataclass(frozen=True)
class DossierContent:
    """Everything of one dossier; equal content gives equal bytes."""

    package_id: str
    edition: int
    created: datetime
    program: str
    unit: PackedUnit
    round: PackedRound
    papers: tuple[PackedPaper, ...] = ()
    subjects: tuple[PackedSubject, ...] = ()
    evidence: tuple[PackedEvidence, ...] = ()
    council: PackedCouncil | None = None
    summary_list: DossierFile | None = None  # danh-sach.xlsx, for people only
    happenings: tuple[Happening, ...] = ()
    replaces: str = ""  # <uuid>@<edition>
    extensions: Mapping[str, Any] = field(default_factory=dict)
