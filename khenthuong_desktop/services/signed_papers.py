"""Papers whose Word file is not what was signed any more, and signed copies that are not what was signed."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from khenthuong_desktop.domain.dossier import DossierProblem, Place, PlaceKind
from khenthuong_desktop.domain.terms import Severity, SignatureState
from khenthuong_desktop.errors import FileMissing, FileUnreadable
from khenthuong_desktop.paths import DataFolder
from khenthuong_desktop.services.paper_files import digest_of
from khenthuong_desktop.services.round_pictures import current_papers
from khenthuong_desktop.services.signatures import signatures_of
from khenthuong_desktop.store.tables import Paper, SignedCopy


def edited_after_signing(session: Session, folder: DataFolder, papers: Iterable[Paper]) -> frozenset[str]:
    """Keys of the papers whose file holds other bytes than when their newest signed copy was put beside them."""
    documents = folder.documents
    paths = {paper.id: documents / paper.path for paper in papers}
    query = select(SignedCopy.paper_id, SignedCopy.paper_sha256).where(SignedCopy.paper_id.in_(paths))
    rows = session.execute(query.order_by(SignedCopy.added_at, SignedCopy.id))
    signed = {row.paper_id: row.paper_sha256 for row in rows}
    return frozenset(
        key for key, sha256 in signed.items() if sha256 and paths[key].is_file() and digest_of(paths[key]) != sha256
    )


def copy_state(path: Path, folder: DataFolder) -> SignatureState | None:
    """What the signatures of a signed copy come to; None for a picture, BROKEN where the file is gone or torn."""
    try:
        if not path.stat().st_size:
            return SignatureState.BROKEN
        return signatures_of(path, folder).state if path.suffix.lower() == ".pdf" else None
    except (OSError, FileMissing, FileUnreadable):
        return SignatureState.BROKEN


def faulty_copies(session: Session, folder: DataFolder, papers: Iterable[Paper]) -> dict[str, SignatureState]:
    """By paper what is wrong with a signed copy of it: changed after signing, or not to be read."""
    query = select(SignedCopy).where(SignedCopy.paper_id.in_([paper.id for paper in papers]))
    states = (
        (copy.paper_id, copy_state(folder.attachments / copy.path, folder))
        for copy in session.scalars(query.order_by(SignedCopy.added_at, SignedCopy.id))
    )
    return {paper: state for paper, state in states if state is not None and state.is_fault}


def signing_problems(session: Session, folder: DataFolder, round_id: str) -> Iterator[DossierProblem]:
    """Where the dossier would hold two texts of a paper, and what would not pass for signed."""
    papers = current_papers(session, round_id)
    faulty = faulty_copies(session, folder, papers)
    edited = edited_after_signing(session, folder, papers)
    for paper in papers:
        place = Place(PlaceKind.PAPER, paper.id)
        if paper.id in faulty:
            code = f"signed_copy_{faulty[paper.id].value}"
            yield DossierProblem(Severity.ERROR, code, place, {"paper": paper.title})
        if paper.id in edited:
            yield DossierProblem(Severity.WARNING, "edited_after_signing", place, {"paper": paper.title})
