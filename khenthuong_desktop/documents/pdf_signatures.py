"""Who signed a PDF file, and whether it is still what was signed: read without a network, the file is never changed.

Whether a certificate was revoked cannot be known offline and is not said. The roots that are trusted are files that the
unit puts in a folder; none is shipped.
"""

import logging
import mmap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from khenthuong_desktop.documents.torn_pdf import torn_pdf_errors
from khenthuong_desktop.domain.terms import SignatureState
from khenthuong_desktop.files import need_file

if TYPE_CHECKING:
    from asn1crypto.x509 import Certificate

_MARK = b"/ByteRange"  # a signature says in plain bytes what it covers; nearly all files have none
_HEAD = 1024  # bytes in which "%PDF-" has to stand
_ROOT_ENDINGS = (".cer", ".crt", ".der", ".pem")
_MOST_BYTES = 1_000_000  # of a file of certificates
_HARMLESS = ("NONE", "LTA_UPDATES", "FORM_FILLING")  # what further signers do to a file
_BY_WEIGHT = (
    SignatureState.BROKEN,
    SignatureState.CHANGED,
    SignatureState.UNKNOWN_ISSUER,
    SignatureState.TRUSTED,
)


@dataclass(frozen=True)
class PdfSignature:
    """One signature; ``signed_at`` is what the signer's computer said."""

    state: SignatureState
    signer: str = ""
    issuer: str = ""
    signed_at: datetime | None = None


@dataclass(frozen=True)
class SignedPdf:
    """A file as a whole is as good as its worst signature."""

    state: SignatureState
    signatures: tuple[PdfSignature, ...] = ()


def read_signatures(path: Path, roots: Path | None = None) -> SignedPdf:
    """The signatures of a PDF file, oldest first; ``roots`` is a folder of trusted root certificates.

    A file that is not a readable PDF is BROKEN. Raises FileMissing, and OSError when the disk gives nothing.
    """
    need_file(path)
    if path.stat().st_size == 0:
        return SignedPdf(SignatureState.BROKEN)
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        if b"%PDF-" not in content[:_HEAD]:
            return SignedPdf(SignatureState.BROKEN)
        if content.find(_MARK) < 0:
            return SignedPdf(SignatureState.NONE)
        return _read(file, _certificates(roots))


def _read(file: BinaryIO, roots: Sequence["Certificate"]) -> SignedPdf:
    from pyhanko.pdf_utils.reader import PdfFileReader

    logging.getLogger("pyhanko").setLevel(logging.CRITICAL)  # it would name people in the log
    logging.getLogger("pyhanko_certvalidator").setLevel(logging.CRITICAL)
    try:
        embedded = PdfFileReader(file, strict=False).embedded_regular_signatures
    except torn_pdf_errors():
        return SignedPdf(SignatureState.BROKEN)
    found = tuple(_judge(signature, roots) for signature in embedded)
    states = {signature.state for signature in found}
    return SignedPdf(next((state for state in _BY_WEIGHT if state in states), SignatureState.NONE), found)


def _judge(embedded: Any, roots: Sequence["Certificate"]) -> PdfSignature:
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko.sign.validation.settings import KeyUsageConstraints
    from pyhanko_certvalidator import ValidationContext

    signed_at = embedded.self_reported_timestamp
    # Offline, and of the day of signing: a certificate that has run out since then was good then.
    context = ValidationContext(
        trust_roots=list(roots), allow_fetching=False, revocation_mode="soft-fail", moment=signed_at
    )
    try:
        status = validate_pdf_signature(embedded, context, key_usage_settings=KeyUsageConstraints(key_usage=set()))
        signer, issuer = (_called(name) for name in (status.signing_cert.subject, status.signing_cert.issuer))
    except torn_pdf_errors():
        return PdfSignature(SignatureState.BROKEN)
    later = status.modification_level
    if not (status.intact and status.valid and (later is None or later.name in _HARMLESS)):
        return PdfSignature(SignatureState.CHANGED, signer, issuer, signed_at)
    state = SignatureState.TRUSTED if status.trusted else SignatureState.UNKNOWN_ISSUER
    return PdfSignature(state, signer, issuer, signed_at)


def _called(name: Any) -> str:
    """The name in a certificate: of the person or the organ, else all of it."""
    parts = name.native
    called = parts.get("common_name") or parts.get("organization_name") or name.human_friendly
    return str(called[-1] if isinstance(called, list) else called)


def _certificates(roots: Path | None) -> list["Certificate"]:
    """The certificates in a folder; a file that is none is left out."""
    if roots is None or not roots.is_dir():
        return []
    files = sorted(path for path in roots.iterdir() if path.suffix.lower() in _ROOT_ENDINGS)
    return [certificate for path in files for certificate in _certificates_in(path)]


def _certificates_in(path: Path) -> Iterable["Certificate"]:
    from asn1crypto import pem
    from asn1crypto.x509 import Certificate

    content = path.read_bytes() if path.stat().st_size <= _MOST_BYTES else b""
    try:
        chunks = [part for _, _, part in pem.unarmor(content, multiple=True)] if pem.detect(content) else [content]
        read = [Certificate.load(chunk) for chunk in chunks]
        return [certificate for certificate in read if certificate.native]
    except ValueError:
        return []
