"""Digital signatures of files: of any PDF, and of the evidence that a unit keeps."""

from functools import lru_cache
from pathlib import Path

from khenthuong_desktop.documents.pdf_signatures import SignedPdf, read_signatures
from khenthuong_desktop.domain.terms import SignatureState
from khenthuong_desktop.domain.text import clean
from khenthuong_desktop.errors import FileUnreadable
from khenthuong_desktop.packaging.content import FileSignature
from khenthuong_desktop.paths import DataFolder


def signatures_of(path: Path, folder: DataFolder) -> SignedPdf:
    """What the signatures of a PDF file come to, by the roots that the unit trusts; remembered while nothing changes.

    Raises FileMissing, and FileUnreadable when the disk does not give it.
    """
    try:
        roots = sorted((found.name, found.stat().st_mtime_ns) for found in folder.trusted.glob("*"))
        stamp = path.stat().st_mtime_ns if path.is_file() else 0
        return _remembered(path, folder.trusted, stamp, tuple(roots))
    except OSError as error:
        raise FileUnreadable(path, error.strerror or "") from error


@lru_cache(maxsize=512)
def _remembered(path: Path, trusted: Path, _stamp: int, _roots: tuple[tuple[str, int], ...]) -> SignedPdf:
    return read_signatures(path, trusted)


def packed_signature(path: Path, folder: DataFolder) -> FileSignature | None:
    """The same, as a dossier tells it; None for what cannot be signed this way."""
    if path.suffix.lower() != ".pdf":
        return None
    found = signatures_of(path, folder)
    if found.state in (SignatureState.NONE, SignatureState.BROKEN) or not found.signatures:
        return FileSignature(found.state)
    first = next(signature for signature in found.signatures if signature.state is found.state)
    return FileSignature(found.state, clean(first.signer), first.signed_at)
