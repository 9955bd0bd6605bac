"""Signed PDF files for tests: a root of its own, and people who sign by it."""

import io
from datetime import UTC, datetime, timedelta
from functools import cache

from asn1crypto import keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko.sign.fields import SigFieldSpec
from pyhanko_certvalidator.registry import SimpleCertificateStore

from khenthuong_desktop import paths

FROM = datetime(2020, 1, 1, tzinfo=UTC)
_DER = Encoding.DER


def unsigned() -> bytes:
    """A PDF that nobody signed."""
    return (paths.resources() / "demo" / "minh-chung-mau.pdf").read_bytes()


def _named(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


@cache
def _root() -> tuple[ec.EllipticCurvePrivateKey, x509.Certificate]:
    key = ec.generate_private_key(ec.SECP256R1())
    return key, _certificate(key, "Root thử", key, "Root thử", years=30, is_root=True)


def _certificate(
    key: ec.EllipticCurvePrivateKey,
    name: str,
    issuing: ec.EllipticCurvePrivateKey,
    issuer: str,
    years: int,
    is_root: bool,
) -> x509.Certificate:
    usage = {"digital_signature", "key_cert_sign", "crl_sign"} if is_root else {"digital_signature"}
    uses = ("digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement",
            "key_cert_sign", "crl_sign", "encipher_only", "decipher_only")  # fmt: skip
    return (
        x509.CertificateBuilder()
        .subject_name(_named(name))
        .issuer_name(_named(issuer))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(FROM)
        .not_valid_after(FROM + timedelta(days=365 * years))
        .add_extension(x509.BasicConstraints(is_root, None), critical=True)
        .add_extension(x509.KeyUsage(**{use: use in usage for use in uses}), critical=True)
        .sign(issuing, hashes.SHA256())
    )


def root_certificate(pem: bool = False) -> bytes:
    """The root that every signer here is issued by."""
    return _root()[1].public_bytes(Encoding.PEM if pem else _DER)


def signed(content: bytes, name: str, years: int = 30) -> bytes:
    """``content`` with one more signature, of somebody whose certificate runs so many years from 2020 on."""
    root_key, root = _root()
    key = ec.generate_private_key(ec.SECP256R1())
    certificate = _certificate(key, name, root_key, "Root thử", years, is_root=False)
    registry = SimpleCertificateStore()
    registry.register(asn1_x509.Certificate.load(root.public_bytes(_DER)))
    signer = signers.SimpleSigner(
        signing_cert=asn1_x509.Certificate.load(certificate.public_bytes(_DER)),
        signing_key=keys.PrivateKeyInfo.load(key.private_bytes(_DER, PrivateFormat.PKCS8, NoEncryption())),
        cert_registry=registry,
    )
    field = f"Ky {name}"
    made = signers.sign_pdf(
        IncrementalPdfFileWriter(io.BytesIO(content), strict=False),
        signers.PdfSignatureMetadata(field_name=field),
        signer=signer,
        new_field_spec=SigFieldSpec(field),
    )
    return bytes(made.getvalue())


def changed_after(content: bytes) -> bytes:
    """``content`` with one more page, added by somebody who did not sign."""
    from pyhanko.pdf_utils import generic
    from pyhanko.pdf_utils.writer import PageObject

    writer = IncrementalPdfFileWriter(io.BytesIO(content), strict=False)
    text = writer.add_object(generic.StreamObject(stream_data=b"BT ET"))
    box = generic.ArrayObject(generic.NumberObject(edge) for edge in (0, 0, 595, 842))
    writer.insert_page(PageObject(contents=text, media_box=box))
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
