"""The verb on digital signatures: any PDF, a fault is exit code 1."""

from collections.abc import Callable
from pathlib import Path

from khenthuong_desktop.paths import DataFolder
from tests import signing
from tests.unit.cli.conftest import Run
from tests.unit.documents.test_format_check_copies import Scan


def test_signatures_are_told_file_by_file(run: Run, data: Path, tmp_path: Path) -> None:
    trusted = DataFolder(data).trusted
    trusted.mkdir()
    (trusted / "goc.cer").write_bytes(signing.root_certificate())
    good, plain = tmp_path / "đã ký.pdf", tmp_path / "chưa ký.pdf"
    good.write_bytes(signing.signed(signing.unsigned(), "Nguyễn Thị Hoà"))
    plain.write_bytes(signing.unsigned())
    first, second = run("signatures", good, plain)["files"]
    assert (first["state"], first["signatures"][0]["signer"]) == ("trusted", "Nguyễn Thị Hoà")
    assert (second["state"], second["signatures"]) == ("none", [])


def test_a_file_changed_after_signing_is_a_fault_in_words(read: Callable[..., str], tmp_path: Path) -> None:
    changed = tmp_path / "sửa.pdf"
    changed.write_bytes(signing.changed_after(signing.signed(signing.unsigned(), "Nguyễn Thị Hoà")))
    told = read("signatures", changed, code=1)
    assert "Bị thay đổi sau khi ký" in told
    assert "Nguyễn Thị Hoà" in told
    assert "Chưa kiểm tra thu hồi" in told


def test_a_poor_scan_is_told_beside_its_signatures(run: Run, read: Callable[..., str], tmp_path: Path) -> None:
    poor = Scan(pixels=(827, 1170)).write(tmp_path / "mờ.pdf")
    assert run("signatures", poor)["files"][0]["copy_faults"] == ["trang 1: ảnh quét 100 dpi"]
    assert "Bản số hóa chưa đúng yêu cầu: trang 1: ảnh quét 100 dpi" in read("signatures", poor)
