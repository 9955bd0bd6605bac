"""Papers whose Word file is not what was signed any more."""

from collections.abc import Iterable, Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from khenthuong_desktop.domain.dossier import DossierProblem, Place, PlaceKind
from khenthuong_desktop.domain.terms import Severity
from khenthuong_desktop.paths import DataFolder
from khenthuong_desktop.services.paper_files import digest_of
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


def signing_problems(session: Session, folder: DataFolder, round_id: str) -> Iterator[DossierProblem]:
    """A warning for each such paper of a round: the dossier would hold two texts of it."""
    papers = session.scalars(select(Paper).where(Paper.round_id == round_id).order_by(Paper.path)).all()
    edited = edited_after_signing(session, folder, papers)
    for paper in papers:
        if paper.id in edited:
            place = Place(PlaceKind.PAPER, paper.id)
            yield DossierProblem(Severity.WARNING, "edited_after_signing", place, {"paper": paper.title})
