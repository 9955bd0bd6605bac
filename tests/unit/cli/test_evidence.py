"""Evidence on the command line."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests import signing
from tests.unit.documents.test_format_check_copies import Scan

Run = Callable[..., Any]


def test_evidence_is_added_to_a_nominee_listed_and_removed(run: Run, tmp_path: Path) -> None:
    run("round", "new", "--name", "Tổng kết năm 2025", "--year", "2025", "--on", "2025-12-20")
    run("round", "add", "D01", "--subject", "CB1", "--award", "LĐTT")
    scan = tmp_path / "Quyết định công nhận.pdf"
    scan.write_bytes(b"%PDF-1.4 scan")
    words = ("--name", "Quyết định công nhận", "--form", "certified_copy", "--subject", "CB1", "--on", "2025-11-05")
    (added,) = run("evidence", "add", "D01", scan, *words)["evidence"]
    assert (added["subject"], added["form"], added["on"]) == ("CB1", "certified_copy", "2025-11-05")
    assert run("evidence", "list", "D01")["evidence"] == [added]
    assert run("evidence", "remove", "D01", added["id"])["evidence"] == []


def test_evidence_for_nobody_or_of_a_wrong_kind_is_refused(run: Run, tmp_path: Path) -> None:
    run("round", "new", "--name", "Tổng kết năm 2025", "--year", "2025", "--on", "2025-12-20")
    script = tmp_path / "a.exe"
    script.write_bytes(b"MZ")
    assert run("evidence", "add", "D01", script, "--name", "A", "--form", "original", code=2)
    assert run("evidence", "add", "D01", tmp_path / "none.pdf", "--name", "A", "--form", "original", code=2)
    script = script.rename(tmp_path / "a.pdf")
    words = ("--name", "A", "--form", "original", "--subject", "CB9")
    assert run("evidence", "add", "D01", script, *words, code=2)
    assert run("evidence", "remove", "D01", "nothing", code=2)
    assert run("evidence", "list", "D01")["evidence"] == []


def test_who_signed_a_file_and_how_it_was_scanned_stand_below_the_list(
    run: Run, read: Callable[..., str], tmp_path: Path
) -> None:
    run("round", "new", "--name", "Tổng kết năm 2025", "--year", "2025", "--on", "2025-12-20")
    changed = tmp_path / "sửa.pdf"
    changed.write_bytes(signing.changed_after(signing.signed(signing.unsigned(), "Nguyễn Thị Hoà")))
    run("evidence", "add", "D01", changed, "--name", "Quyết định", "--form", "original")
    poor = Scan(pixels=(827, 1170)).write(tmp_path / "mờ.pdf")
    rows = {row["name"]: row for row in run(
        "evidence", "add", "D01", poor, "--name", "Giấy chứng nhận", "--form", "original")["evidence"]}  # fmt: skip
    assert (rows["Quyết định"]["signature"], rows["Giấy chứng nhận"]["signature"]) == ("changed", "none")
    assert rows["Giấy chứng nhận"]["copy_faults"] == ["trang 1: ảnh quét 100 dpi"]
    told = read("evidence", "list", "D01")
    assert "Quyết định: Bị thay đổi sau khi ký" in told
    assert "Giấy chứng nhận: Bản số hóa chưa đúng yêu cầu: trang 1: ảnh quét 100 dpi" in told
    codes = {one["code"] for one in run("dossier", "check", "D01", code=1)["errors"]}
    assert "evidence_signature_changed" in codes


def test_a_damaged_scan_is_taken_and_stops_neither_the_list_nor_the_check(run: Run, tmp_path: Path) -> None:
    run("round", "new", "--name", "Tổng kết năm 2025", "--year", "2025", "--on", "2025-12-20")
    torn = Scan(space="[]").write(tmp_path / "hỏng.pdf")
    (added,) = run("evidence", "add", "D01", torn, "--name", "Giấy", "--form", "original")["evidence"]
    assert added["copy_faults"] == []
    assert run("evidence", "list", "D01")["evidence"] == [added]
    assert "errors" in run("dossier", "check", "D01", code=1)
