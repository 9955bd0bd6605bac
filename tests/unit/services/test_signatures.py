"""Digital signatures of kept files: told by the unit's own trusted roots, and written into the dossier."""

from pathlib import Path

import pytest

from khenthuong_desktop.domain.terms import EvidenceForm, SignatureState
from khenthuong_desktop.packaging.verification import verify
from khenthuong_desktop.services.award_rounds.evidence import EvidenceNote, add_evidence
from khenthuong_desktop.services.dossier.dossiers import export_dossier
from khenthuong_desktop.services.signatures import packed_signature, signatures_of
from tests import signing
from tests.unit.services.dossier_round import Round, judge_by_sure_law


@pytest.fixture
def signed(tmp_path: Path) -> Path:
    path = tmp_path / "Quyết định đã ký.pdf"
    path.write_bytes(signing.signed(signing.unsigned(), "Nguyễn Thị Hoà"))
    return path


def test_a_root_that_the_unit_puts_in_is_trusted_from_then_on(made: Round, signed: Path) -> None:
    assert signatures_of(signed, made.folder).state is SignatureState.UNKNOWN_ISSUER
    made.folder.trusted.mkdir()
    (made.folder.trusted / "goc.cer").write_bytes(signing.root_certificate())
    assert signatures_of(signed, made.folder).state is SignatureState.TRUSTED


def test_a_file_that_changes_is_read_again(made: Round, signed: Path) -> None:
    assert signatures_of(signed, made.folder).state is SignatureState.UNKNOWN_ISSUER
    signed.write_bytes(signing.unsigned())
    assert signatures_of(signed, made.folder).state is SignatureState.NONE


def test_only_pdf_files_are_looked_at(made: Round, tmp_path: Path) -> None:
    scan = tmp_path / "anh.jpg"
    scan.write_bytes(b"%PDF-1.4")
    assert packed_signature(scan, made.folder) is None


def test_the_dossier_tells_who_signed_each_file(made: Round, signed: Path, tmp_path: Path) -> None:
    judge_by_sure_law(made)
    add_evidence(made.db, made.folder, made.key, signed, EvidenceNote("Bản đã ký số", EvidenceForm.ORIGINAL))
    before = signed.read_bytes()
    out = export_dossier(made.db, made.folder, made.library, made.key, tmp_path / "out", with_errors="thử").path
    told = verify(out).dossier
    assert told is not None
    found = {file["ten_hien_thi"]: file["chu_ky"] for file in told["tep"]}
    one = found["Bản đã ký số.pdf"]
    assert (one["co"], one["trang_thai"], one["nguoi"]) == (True, "nguyen_ven_chua_ro_nha_phat_hanh", "Nguyễn Thị Hoà")
    assert one["thoi_diem"].endswith("+07:00")
    assert {file["trang_thai"] for name, file in found.items() if not name.endswith(".pdf")} == {"chua_kiem_tra"}
    assert signed.read_bytes() == before
