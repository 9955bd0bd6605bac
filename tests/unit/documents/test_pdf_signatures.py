"""Signatures of PDF files: five states, read offline, of torn files too; the file is never changed."""

import logging
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khenthuong_desktop.documents.pdf_signatures import read_signatures
from khenthuong_desktop.domain.terms import SignatureState
from khenthuong_desktop.errors import FileMissing
from tests import signing

SIGNED = signing.signed(signing.unsigned(), "Nguyễn Thị Hoà")


@pytest.fixture(scope="module")
def roots(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("trusted")
    (folder / "goc.cer").write_bytes(signing.root_certificate())
    return folder


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    path = tmp_path / "quyết định.pdf"
    path.write_bytes(SIGNED)
    return path


def test_a_file_that_nobody_signed_has_no_signature(pdf: Path) -> None:
    pdf.write_bytes(signing.unsigned())
    assert read_signatures(pdf).state is SignatureState.NONE


def test_a_signature_by_a_trusted_root_names_its_signer(pdf: Path, roots: Path) -> None:
    found = read_signatures(pdf, roots)
    assert found.state is SignatureState.TRUSTED
    (one,) = found.signatures
    assert (one.signer, one.issuer) == ("Nguyễn Thị Hoà", "Root thử")
    assert one.signed_at is not None and one.signed_at.tzinfo is not None
    assert pdf.read_bytes() == SIGNED


@pytest.mark.parametrize("name", ["goc.pem", "goc.CRT"])
def test_roots_are_taken_in_both_forms(pdf: Path, tmp_path: Path, name: str) -> None:
    folder = tmp_path / "roots"
    folder.mkdir()
    (folder / name).write_bytes(signing.root_certificate(pem=name.endswith("pem")))
    (folder / "rac.cer").write_bytes(b"no certificate at all")
    (folder / "rong.pem").write_bytes(b"")
    (folder / "nua.pem").write_bytes(signing.root_certificate(pem=True)[:200])
    assert read_signatures(pdf, folder).state is SignatureState.TRUSTED


def test_a_signer_of_an_unknown_root_is_intact_but_not_trusted(pdf: Path, tmp_path: Path) -> None:
    for folder in (None, tmp_path / "not there"):
        assert read_signatures(pdf, folder).state is SignatureState.UNKNOWN_ISSUER


def test_what_was_changed_after_signing_is_told(pdf: Path, roots: Path) -> None:
    place = SIGNED.index(b"stream") + 20
    pdf.write_bytes(SIGNED[:place] + bytes([SIGNED[place] ^ 1]) + SIGNED[place + 1 :])
    assert read_signatures(pdf, roots).state is SignatureState.CHANGED
    pdf.write_bytes(signing.changed_after(SIGNED))
    found = read_signatures(pdf, roots)
    assert found.state is SignatureState.CHANGED
    assert found.signatures[0].signer == "Nguyễn Thị Hoà"


def test_a_second_signer_does_not_spoil_the_first(pdf: Path, roots: Path) -> None:
    pdf.write_bytes(signing.signed(SIGNED, "Trần Văn Bình"))
    found = read_signatures(pdf, roots)
    assert found.state is SignatureState.TRUSTED
    assert [one.signer for one in found.signatures] == ["Nguyễn Thị Hoà", "Trần Văn Bình"]


def test_a_certificate_that_was_not_valid_on_the_day_of_signing_is_not_trusted(pdf: Path, roots: Path) -> None:
    pdf.write_bytes(signing.signed(signing.unsigned(), "Hết hạn", years=1))
    assert read_signatures(pdf, roots).state is SignatureState.UNKNOWN_ISSUER


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 a Word file", b"%PDF-1.7 /ByteRange torn off"])
def test_what_is_no_pdf_is_said_to_be_broken(pdf: Path, content: bytes) -> None:
    pdf.write_bytes(content)
    assert read_signatures(pdf).state is SignatureState.BROKEN


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        read_signatures(tmp_path / "none.pdf")


def test_nobody_is_named_in_the_log(pdf: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        read_signatures(pdf)
    assert "Nguyễn" not in caplog.text


@settings(max_examples=60, deadline=None)
@given(place=st.integers(0, len(SIGNED) - 1), torn=st.binary(max_size=60), end=st.integers(0, len(SIGNED)))
def test_a_torn_file_is_never_a_crash(
    tmp_path_factory: pytest.TempPathFactory, place: int, torn: bytes, end: int
) -> None:
    path = tmp_path_factory.mktemp("torn") / "torn.pdf"
    path.write_bytes((SIGNED[:place] + torn + SIGNED[place + len(torn) :])[:end])
    assert read_signatures(path).state in SignatureState
