"""Whether a signed copy whose text can be read is of the paper that it lies beside: organ, number, title, signer."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from khenthuong_desktop.documents.wording import join
from khenthuong_desktop.domain.dossier import DossierProblem, Place, PlaceKind
from khenthuong_desktop.domain.terms import Severity
from khenthuong_desktop.domain.text import fold
from khenthuong_desktop.errors import FileProblem
from khenthuong_desktop.messages import say
from khenthuong_desktop.paths import DataFolder
from khenthuong_desktop.store.tables import Paper, SignedCopy

_LEAST_TEXT = 200  # letters; a scan with a stamp of the signature on it has fewer
_OWN_NUMBER = re.compile(r"so:0*(\d{1,5}[a-z]?)/")


def copies_of_other_papers(session: Session, folder: DataFolder, papers: Iterable[Paper]) -> Iterator[DossierProblem]:
    """A warning for each copy that does not say what the paper says; scans and what cannot be read say nothing."""
    rows = {paper.id: paper for paper in papers}
    query = select(SignedCopy).where(SignedCopy.paper_id.in_(rows)).order_by(SignedCopy.added_at, SignedCopy.id)
    for copy in session.scalars(query):
        paper = rows[copy.paper_id]
        parts = list(_missing(paper.fields, _letters(folder.attachments / copy.path)))
        if parts:
            details = {"paper": paper.title, "missing": join(parts)}
            yield DossierProblem(Severity.WARNING, "signed_copy_other", Place(PlaceKind.PAPER, paper.id), details)


def _missing(fields: Mapping[str, Any], letters: str) -> Iterator[str]:
    """In words what the paper has and the copy has not."""
    if len(letters) < _LEAST_TEXT:
        return
    organ = fields.get("organ", {})
    said = {
        "organ": " ".join(filter(None, (organ.get("superior", ""), *organ.get("issuing_lines", ())))),
        "subject": fields.get("subject", ""),
        "signer": fields.get("signing", {}).get("signer_name", ""),
    }
    for part, words in said.items():
        if _squeezed(words) not in letters:
            yield say("dossiers", f"signed_{part}", told=words)
    number, found = fields.get("reference", {}).get("number", "").strip(), _OWN_NUMBER.search(letters)
    if number and found and found[1] != fold(number).lstrip("0"):
        yield say("dossiers", "signed_number", told=number)


def _letters(path: Path) -> str:
    if path.suffix.lower() != ".pdf":
        return ""
    try:
        return _remembered(path, path.stat().st_mtime_ns)
    except (OSError, FileProblem):
        return ""


@lru_cache(maxsize=256)
def _remembered(path: Path, _stamp: int) -> str:
    from khenthuong_desktop.documents.pdf_text import pdf_text

    return _squeezed(pdf_text(path))


def _squeezed(text: str) -> str:
    """Letters without accents and blanks: fonts, lines and the reading of scans leave these in many ways."""
    return re.sub(r"[^\w:/]", "", fold(text))
