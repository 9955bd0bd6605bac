"""All papers of a year: where each stands, and the signed copies beside it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session, defer

from khenthuong_desktop.documents.catalogue import KINDS
from khenthuong_desktop.domain.dossier import FileState
from khenthuong_desktop.domain.terms import SignatureState
from khenthuong_desktop.errors import FieldFault, RecordMissing, ValuesRefused
from khenthuong_desktop.files import Lies, sort_of
from khenthuong_desktop.paths import DataFolder
from khenthuong_desktop.services.attachments import examine, keep
from khenthuong_desktop.services.details import detail_of
from khenthuong_desktop.services.paper_life.outdated_papers import outdated_papers
from khenthuong_desktop.services.paper_life.paper_editions import Identity, editions_of, identity
from khenthuong_desktop.services.paper_life.paper_files import digest_of, listed_digest
from khenthuong_desktop.services.paper_life.paper_versions import keep_edits
from khenthuong_desktop.services.signed.signed_papers import edited_after_signing, faulty_copies
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import AwardRound, Paper, SignedCopy

_SIGNED_ENDINGS = (".pdf", ".jpg", ".jpeg", ".png", ".tif", ".tiff")


@dataclass(frozen=True)
class RegisteredPaper:
    """The newest edition of a paper; ``signed`` counts the signed copies beside it, ``fault`` is one's that is bad.

    A signed copy belongs to the edition that was signed: ``signed_before`` counts those of the older ones.
    An ``outdated`` one names or cites numbers or days that have changed since.
    """

    id: str
    kind: str
    group: str
    title: str
    round_id: str
    round_name: str
    nomination_id: str | None
    number: str | None
    symbol: str | None
    issued_on: date | None
    signer_name: str | None
    path: Path
    edition: int
    state: FileState
    signed: int
    signed_before: int
    outdated: bool
    edited_after_signing: bool
    fault: SignatureState | None


@dataclass(frozen=True)
class SignedCopyRow:
    """A signed copy; ``path`` is where it lies on this PC, ``edition`` which one of the paper was signed."""

    id: str
    name: str
    path: Path
    size: int
    sha256: str
    edition: int


def papers_of_year(db: Database, folder: DataFolder, year: int) -> tuple[RegisteredPaper, ...]:
    """The papers of the year's rounds, round after round."""
    with db.read() as session:
        counts = dict(_counted(session))
        query = (
            select(Paper, AwardRound.name)
            .options(defer(Paper.fields, raiseload=True))
            .join(AwardRound, AwardRound.id == Paper.round_id)
            .where(AwardRound.year == year)
            .order_by(AwardRound.code, Paper.edition, Paper.made_at)
        )
        newest: dict[tuple[str, Identity], tuple[Paper, str]] = {}
        signed: dict[tuple[str, Identity], int] = defaultdict(int)
        for row, name in session.execute(query):
            key = (row.round_id, identity(row.nomination_id, row.kind, row.title))
            newest[key] = (row, name)
            signed[key] += counts.get(row.id, 0)
        outdated = outdated_papers(session, (row for row, _name in newest.values()))
        edited = edited_after_signing(session, folder, (row for row, _name in newest.values()))
        faulty = faulty_copies(session, folder, (row for row, _name in newest.values()))
    documents = folder.documents
    return tuple(
        detail_of(
            RegisteredPaper,
            row,
            group=KINDS[row.kind].group if row.kind in KINDS else "",
            round_name=name,
            path=(path := documents / row.path),
            state=_state(path, row),
            signed=counts.get(row.id, 0),
            signed_before=signed[key] - counts.get(row.id, 0),
            outdated=row.id in outdated,
            edited_after_signing=row.id in edited,
            fault=faulty.get(row.id),
        )
        for key, (row, name) in newest.items()
    )


def _counted(session: Session) -> Iterable[tuple[str, int]]:
    query = select(SignedCopy.paper_id, func.count()).group_by(SignedCopy.paper_id)
    return ((key, count) for key, count in session.execute(query))


def _state(path: Path, row: Paper) -> FileState:
    """A file of another size needs no reading to be known as edited."""
    try:
        facts = path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return FileState.MISSING
    if sort_of(facts) is not Lies.FILE:
        return FileState.DAMAGED
    same = facts.st_size == row.size and listed_digest(path, facts) == row.sha256
    return FileState.AS_RECORDED if same else FileState.CHANGED


def signed_copies(db: Database, folder: DataFolder, paper_id: str) -> tuple[SignedCopyRow, ...]:
    """The signed copies of a paper, then those of its other editions, oldest first."""
    with db.read() as session:
        paper = session.get(Paper, paper_id)
        if paper is None:
            return ()
        asked = identity(paper.nomination_id, paper.kind, paper.title)
        editions = {row.id: row.edition for row in editions_of(session, paper.round_id, asked)}
        query = select(SignedCopy).where(SignedCopy.paper_id.in_(editions))
        rows = session.scalars(query.order_by(SignedCopy.paper_id != paper_id, SignedCopy.added_at, SignedCopy.id))
        return tuple(
            detail_of(SignedCopyRow, row, path=folder.attachments / row.path, edition=editions[row.paper_id])
            for row in rows
        )


def add_signed_copy(db: Database, folder: DataFolder, paper_id: str, source: Path) -> str:
    """Keep a signed scan or signed PDF beside a paper, byte for byte; gives its key.

    Raises RecordMissing, FileMissing, FileTooLarge, FileUnreadable; ValuesRefused for what cannot be one.
    """
    if source.suffix.lower() not in _SIGNED_ENDINGS:
        raise ValuesRefused(FieldFault("file", "signed_kind", {"ending": source.suffix or source.name}))
    attachment = examine(source)
    keep_edits(db, folder, papers=[paper_id])  # this is what was signed
    with db.write("add_signed_copy") as session:
        paper = session.get(Paper, paper_id)
        if paper is None:
            raise RecordMissing("paper", paper_id)
        path = folder.documents / paper.path
        keep(folder, attachment)
        row = SignedCopy(
            paper_id=paper_id,
            name=source.name,
            path=attachment.path.as_posix(),
            sha256=attachment.sha256,
            size=attachment.size,
            mime=attachment.mime,
            added_at=session.now(),
            paper_sha256=digest_of(path) or None,
        )
        session.add(row)
        session.flush()
        return row.id


def remove_signed_copy(db: Database, copy_id: str) -> None:
    """Take a signed copy off its paper; the file stays for undo and older dossiers."""
    with db.write("remove_signed_copy") as session:
        row = session.get(SignedCopy, copy_id)
        if row is None:
            raise RecordMissing("signed_copy", copy_id)
        session.delete(row)
