"""The papers of a dossier and the files that stand for them: as they lie in the bag, what was signed after each."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from khenthuong_desktop.documents.catalogue import REPORT_KINDS
from khenthuong_desktop.messages import say
from khenthuong_desktop.packaging.content import DossierFile, Origin, PackedPaper
from khenthuong_desktop.paths import DataFolder
from khenthuong_desktop.services.attachments import mime_of
from khenthuong_desktop.services.award_rounds.rounds import NominationRow
from khenthuong_desktop.services.signatures import packed_signature
from khenthuong_desktop.store.tables import Paper, SignedCopy

_NAMES = {  # in the bag, and typeName of TT 05/2025/TT-BNV
    "request_statement": ("to-trinh", "15"),
    "minutes": ("bien-ban", "20"),
    "vote_count_minutes": ("bien-ban-kiem-phieu", "20"),
    "summary_list": ("danh-sach", "32"),
}
_REPORT_NAME = "bao-cao-thanh-tich"
_ORDER = list(_NAMES)


def paper_order(paper: Paper) -> tuple[int, str]:
    """The statement first, then minutes and lists, then the rest by name."""
    return (_ORDER.index(paper.kind) if paper.kind in _ORDER else len(_ORDER), paper.path)


def packed_paper(session: Session, paper: Paper, folder: DataFolder) -> PackedPaper:
    """The Word file, and after it what was signed."""
    name, type_code = _NAMES.get(paper.kind, ("", "32"))
    return PackedPaper(
        paper.kind,
        type_code,
        paper.title,
        (packed_file(folder.documents / paper.path, paper.title, name), *_signed(session, paper, folder, name)),
        paper.number or "",
        paper.symbol or "",
        paper.issued_on,
        paper.signer_name or "",
        paper.signer_title or "",
    )


def _signed(session: Session, paper: Paper, folder: DataFolder, name: str) -> Iterator[DossierFile]:
    query = select(SignedCopy).where(SignedCopy.paper_id == paper.id).order_by(SignedCopy.added_at, SignedCopy.id)
    title = say("dossiers", "signed_copy", title=paper.title)
    found = [(folder.attachments / copy.path, copy.mime) for copy in session.scalars(query)]
    for number, (path, mime) in enumerate(((path, mime) for path, mime in found if path.is_file()), 1):
        serial = f"-{number}" if number > 1 else ""
        made = packed_file(path, f"{title}{serial}", name and f"{name}-da-ky{serial}", mime, Origin.SCANNED)
        yield replace(made, signature=packed_signature(path, folder))


def packed_file(path: Path, title: str, name: str, mime: str = "", origin: Origin = Origin.GENERATED) -> DossierFile:
    """A file as it lies in the bag: its kind by its ending unless told."""
    ending = path.suffix.lower()
    return DossierFile(path, f"{title}{ending}", mime or mime_of(path), origin, f"{name}{ending}" if name else "")


def packed_reports(
    rows: Iterable[NominationRow], reports: Mapping[str, list[Paper]], folder: DataFolder
) -> tuple[DossierFile, ...]:
    """The papers about these nominations, in their order."""
    return tuple(
        packed_file(folder.documents / paper.path, paper.title, _REPORT_NAME if paper.kind in REPORT_KINDS else "")
        for row in rows
        for paper in reports.get(row.id, ())
    )
