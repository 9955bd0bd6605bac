"""What was signed: papers edited since, signed copies and evidence that changed, and copies of a form not allowed."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from khenthuong_desktop.domain.dossier import DossierProblem, FileState, Place, PlaceKind
from khenthuong_desktop.domain.terms import Severity, SignatureState
from khenthuong_desktop.errors import FileMissing, FileUnreadable
from khenthuong_desktop.files import is_plain
from khenthuong_desktop.paths import DataFolder
from khenthuong_desktop.services.award_rounds.evidence_uses import evidence_of
from khenthuong_desktop.services.paper_life.edited_files import file_state
from khenthuong_desktop.services.paper_life.paper_editions import current_papers
from khenthuong_desktop.services.paper_life.paper_files import digest_of
from khenthuong_desktop.services.signatures import signatures_of
from khenthuong_desktop.services.signed.copy_forms import copy_findings
from khenthuong_desktop.services.signed.signed_texts import copies_of_other_papers
from khenthuong_desktop.store.tables import Paper, SignedCopy


def edited_after_signing(session: Session, folder: DataFolder, papers: Iterable[Paper]) -> frozenset[str]:
    """Keys of the papers whose file holds other bytes than when their newest signed copy was put beside them."""
    names = {paper.id: paper.path for paper in papers}
    query = select(SignedCopy.paper_id, SignedCopy.paper_sha256).where(SignedCopy.paper_id.in_(names))
    rows = session.execute(query.order_by(SignedCopy.added_at, SignedCopy.id))
    signed = {row.paper_id: row.paper_sha256 for row in rows}
    paths = {key: folder.documents / names[key] for key, sha256 in signed.items() if sha256}
    return frozenset(key for key, path in paths.items() if is_plain(path) and digest_of(path) != signed[key])


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
    yield from _copies_of_another_form(session, folder, papers)
    yield from copies_of_other_papers(session, folder, papers)
    yield from _evidence_problems(session, folder, round_id)


def _copies_of_another_form(session: Session, folder: DataFolder, papers: Iterable[Paper]) -> Iterator[DossierProblem]:
    titles = {paper.id: paper.title for paper in papers}
    query = select(SignedCopy).where(SignedCopy.paper_id.in_(titles)).order_by(SignedCopy.added_at, SignedCopy.id)
    for copy in session.scalars(query):
        found = copy_findings(folder.attachments / copy.path)
        if found:
            details = {"paper": titles[copy.paper_id], "found": "; ".join(found)}
            yield DossierProblem(Severity.WARNING, "signed_copy_form", Place(PlaceKind.PAPER, copy.paper_id), details)


def _evidence_problems(session: Session, folder: DataFolder, round_id: str) -> Iterator[DossierProblem]:
    """Of files that are still what was attached; one that cannot be read may be sound where it came from."""
    for row in evidence_of(session, round_id):
        path = folder.attachments / row.path
        place, details = Place(PlaceKind.EVIDENCE, row.id), {"evidence": row.name}
        state, found = copy_state(path, folder), copy_findings(path)
        is_faulty = state is not None and state.is_fault
        if not (is_faulty or found) or file_state(path, row.sha256) is not FileState.AS_RECORDED:
            continue
        if state is not None and is_faulty:
            severity = Severity.ERROR if state is SignatureState.CHANGED else Severity.WARNING
            yield DossierProblem(severity, f"evidence_signature_{state.value}", place, details)
        if found:
            yield DossierProblem(Severity.WARNING, "evidence_form", place, {**details, "found": "; ".join(found)})
