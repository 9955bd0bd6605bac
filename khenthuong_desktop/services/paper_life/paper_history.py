"""The kept states of one paper as people look at them, and an older one put back."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256 as new_sha256
from pathlib import Path

from sqlalchemy.orm import Session

from khenthuong_desktop.domain.terms import VersionOrigin
from khenthuong_desktop.errors import FileUnreadable, RecordMissing
from khenthuong_desktop.files import is_plain
from khenthuong_desktop.paths import DataFolder
from khenthuong_desktop.services.paper_life.paper_editions import editions_of, identity
from khenthuong_desktop.services.paper_life.paper_files import all_or_none, digest_of, read_file
from khenthuong_desktop.services.paper_life.paper_versions import keep_edits, keep_version, kept_versions, secure
from khenthuong_desktop.store.database import Database
from khenthuong_desktop.store.tables import Paper, PaperVersion


@dataclass(frozen=True)
class VersionRow:
    """A kept state; ``current`` when the file holds these very bytes now, ``there`` when they are still kept."""

    id: str
    paper_id: str
    serial: int
    edition: int
    origin: VersionOrigin
    noticed_at: datetime
    path: Path
    size: int
    current: bool
    there: bool


def versions_of(db: Database, folder: DataFolder, paper_id: str) -> tuple[VersionRow, ...]:
    """The states of a paper and of its other editions, newest first."""
    with db.read() as session:
        paper = _paper(session, paper_id)
        editions = {
            row.id: row.edition
            for row in editions_of(session, paper.round_id, identity(paper.nomination_id, paper.kind, paper.title))
        }
        rows = sorted(
            kept_versions(session, list(editions)), key=lambda row: (row.noticed_at, editions[row.paper_id], row.serial)
        )
        path = folder.documents / paper.path
    now = digest_of(path)
    current = next((row.id for row in reversed(rows) if row.paper_id == paper_id and row.sha256 == now), None)
    return tuple(
        VersionRow(
            row.id,
            row.paper_id,
            row.serial,
            editions[row.paper_id],
            row.origin,
            row.noticed_at,
            folder.documents / row.path,
            row.size,
            row.id == current,
            is_plain(folder.documents / row.path),
        )
        for row in reversed(rows)
    )


def _paper(session: Session, paper_id: str) -> Paper:
    found = session.get(Paper, paper_id)
    if found is None:
        raise RecordMissing("paper", paper_id)
    return found


def version_bytes(db: Database, folder: DataFolder, version_id: str) -> bytes:
    """The bytes of a kept state; raises RecordMissing, FileMissing, FileUnreadable when they are not what was kept."""
    with db.read() as session:
        row = session.get(PaperVersion, version_id)
    if row is None:
        raise RecordMissing("paper_version", version_id)
    path = folder.documents / row.path
    content = read_file(path)
    if new_sha256(content).hexdigest() != row.sha256:
        raise FileUnreadable(path, "")
    return content


def take_back_version(db: Database, folder: DataFolder, paper_id: str, version_id: str) -> None:
    """Put a kept state into a paper's file; what lies there now is kept first.

    Raises what ``version_bytes`` raises, and FileInUse while Word holds the file; then nothing is changed.
    """
    content = version_bytes(db, folder, version_id)
    keep_edits(db, folder, papers=[paper_id], halves=True)
    with all_or_none() as files, db.write("take_back_version") as session:
        paper = _paper(session, paper_id)
        secure(session, folder, files, paper)
        files.write(folder.documents / paper.path, content)
        template = session.get_one(PaperVersion, version_id).template_sha256
        keep_version(session, folder, files, paper, content, VersionOrigin.TAKEN_BACK, template)
